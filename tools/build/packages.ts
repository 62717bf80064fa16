/** The packages of the workspace as they are published: what each exports, runs on and depends on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root: string = join(import.meta.dirname, '..', '..')

/** The parts of a package.json that publishing reads. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly private?: boolean
  readonly engines: { readonly node: string }
  /** Subpath to a file of `src`. */
  readonly exports: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
}

export interface Package {
  /** The folder below `packages/`. */
  readonly folder: string
  readonly manifest: Manifest
}

/** All packages but private ones and those that have no content yet. An export that has no source is an error: what is published is whole. */
export function readPackages(): Package[] {
  const found: Package[] = []
  for (const folder of readdirSync(join(root, 'packages')).sort()) {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest
    if (manifest.private === true || !hasSources(folder)) continue
    for (const file of Object.values(manifest.exports)) {
      if (!existsSync(join(root, 'packages', folder, file))) throw new Error(`${manifest.name}: there is no ${file}`)
    }
    found.push({ folder, manifest })
  }
  return found
}

function hasSources(folder: string): boolean {
  const src = join(root, 'packages', folder, 'src')
  return existsSync(src) && readdirSync(src).length > 0
}

/** `./src/testing.ts` -> `testing`: the name of the bundle and of the declarations. */
export function entryName(file: string): string {
  return file.replace(/^\.\/src\//, '').replace(/\.ts$/, '')
}

/** `@a/b/c` -> `@a/b`, `b/c` -> `b`; null for Node's own modules and relative paths. */
export function dependencyOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return null
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
