// Where `install.mjs` put the judges: one place for every path outside the tree.
import { homedir } from 'node:os'
import { join } from 'node:path'

const cacheHome = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')

/** The cache of `install.mjs`; `OTTLA_INTEROP_CACHE` moves it. */
export const cacheDir: string = process.env['OTTLA_INTEROP_CACHE'] ?? join(cacheHome, 'ottla-interop')

export const interopDir: string = join(import.meta.dirname, '..')
export const rootDir: string = join(interopDir, '..')

/** The set of jars `name` as a class path. */
export function jars(name: string): string {
  return join(cacheDir, 'jars', name, '*')
}

/** The drivers compiled against the set of jars `name`. */
export function classes(name: string): string {
  return join(cacheDir, 'classes', name)
}

export const npmModules: string = join(cacheDir, 'npm', 'node_modules')
export const pythonModules: string = join(cacheDir, 'python')

/** The Node of the workspace, by absolute path. */
export const nodeBinary: string = join(rootDir, 'node_modules', '.bin', 'node')
