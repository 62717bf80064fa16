/**
 * `npm run build`: writes `dist/npm/<folder>` for every package, as it is published: its own package.json, bundled
 * JavaScript, declarations, licence and README. Node refuses to strip types below `node_modules`, so sources alone
 * would not run there.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { dependencyOf, entryName, type Manifest, type Package, readPackages, root } from './build/packages.ts'

/** Syntax that the oldest supported Node parses; which Node a package runs on stands in its `engines`. */
const TARGET = 'node20.19'
/** The package with the command, and the file behind it. */
const COMMAND_PACKAGE = 'ottla'
const COMMAND_MAIN = join(root, 'packages', 'cli', 'src', 'main.ts')
const LAUNCHER = join(root, 'packages', 'ottla', 'launcher.mjs')
/**
 * Stay outside the command's bundle: native code, which is found by its place on disk, and modules that carry
 * WebAssembly, which would be compiled at each start instead of at first use.
 */
const NOT_BUNDLED: readonly string[] = ['@node-rs/crc32', '@platformatic/wasm-utils', 'fs-native-extensions']

const dist = join(root, 'dist')

async function main(): Promise<void> {
  const started = performance.now()
  rmSync(dist, { recursive: true, force: true })
  const packages = readPackages()
  emitDeclarations()
  const declared = new Map(packages.flatMap(({ manifest }) => Object.entries(manifest.dependencies ?? {})))
  for (const one of packages) await writePackage(one, declared)
  rmSync(join(dist, 'types'), { recursive: true, force: true })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${packages.length} packages in dist/npm (${seconds} s)`)
}

/** One run of the compiler for all packages, into `dist/types/<folder>/src`. */
function emitDeclarations(): void {
  const compiler = join(root, 'node_modules', '.bin', 'tsc')
  const done = spawnSync(compiler, ['-p', join(root, 'tools', 'build')], { stdio: 'inherit' })
  if (done.status !== 0) throw new Error(`tsc ended with status ${done.status}; its messages stand above`)
}

async function writePackage(one: Package, declared: ReadonlyMap<string, string>): Promise<void> {
  const { folder, manifest } = one
  const from = join(root, 'packages', folder)
  const to = join(dist, 'npm', folder)
  mkdirSync(to, { recursive: true })
  const needed = await bundleExports(from, to, manifest)
  const isCommand = manifest.name === COMMAND_PACKAGE
  if (isCommand) for (const name of await bundleCommand(to)) needed.add(name)
  copyDeclarations(join(dist, 'types', folder, 'src'), join(to, 'types'))
  copyFileSync(join(root, 'LICENSE'), join(to, 'LICENSE'))
  const readme = [join(from, 'README.md'), join(root, 'README.md')].find((path) => existsSync(path))
  if (readme !== undefined) copyFileSync(readme, join(to, 'README.md'))
  const published = {
    name: manifest.name,
    version: manifest.version,
    description: manifest.description,
    license: manifest.license,
    type: 'module',
    engines: manifest.engines,
    ...(isCommand ? { bin: { ottla: './launcher.mjs' } } : {}),
    exports: publishedExports(manifest),
    dependencies: exactVersions(manifest, needed, isCommand ? declared : new Map()),
  }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
}

/** The compiler leaves the endings of imports in declarations as they are; older compilers of users know only `.js`. */
function copyDeclarations(from: string, to: string): void {
  for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.d.ts')) continue
    const text = readFileSync(join(from, path), 'utf8')
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), text.replace(/((?:from|import\() ?'\.[^']*)\.ts'/g, "$1.js'"))
  }
}

function publishedExports(manifest: Manifest): Record<string, { types: string; default: string }> {
  return Object.fromEntries(
    Object.entries(manifest.exports).map(([subpath, file]) => {
      const name = entryName(file)
      return [subpath, { types: `./types/${name}.d.ts`, default: `./${name}.js` }]
    }),
  )
}

/** Every package keeps its own modules; what two exports share is one chunk. Gives the packages that it imports. */
async function bundleExports(from: string, to: string, manifest: Manifest): Promise<Set<string>> {
  const files = Object.values(manifest.exports)
  const { metafile } = await build({
    entryPoints: files.map((file) => ({ in: join(from, file), out: entryName(file) })),
    outdir: to,
    bundle: true,
    splitting: files.length > 1,
    chunkNames: 'shared-[hash]',
    format: 'esm',
    platform: 'node',
    target: TARGET,
    packages: 'external',
    metafile: true,
    absWorkingDir: root,
  })
  return importedPackages(metafile)
}

/**
 * The command is one bundle, so that a start reads few files: everything of ours, and what of others is plain
 * JavaScript. Its subcommands are files of their own: in a single file they would have to be wrapped in functions, which
 * start later and run slower. The launcher beside it runs in the same process.
 */
async function bundleCommand(to: string): Promise<Set<string>> {
  copyFileSync(LAUNCHER, join(to, 'launcher.mjs'))
  const { metafile } = await build({
    entryPoints: [{ in: COMMAND_MAIN, out: 'command' }],
    outdir: to,
    bundle: true,
    splitting: true,
    chunkNames: 'command-[hash]',
    format: 'esm',
    platform: 'node',
    target: TARGET,
    external: NOT_BUNDLED.flatMap((name) => [name, `${name}/*`]),
    // CommonJS inside the bundle asks for Node's modules by `require`.
    banner: { js: `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)` },
    metafile: true,
    absWorkingDir: root,
  })
  writeFileSync(join(to, 'THIRD-PARTY.txt'), licencesOf(metafile))
  return importedPackages(metafile)
}

function importedPackages(metafile: Metafile): Set<string> {
  const found = new Set<string>()
  for (const output of Object.values(metafile.outputs)) {
    for (const { path, external } of output.imports) {
      const name = external === true ? dependencyOf(path) : null
      if (name !== null) found.add(name)
    }
  }
  return found
}

/** The licences of what the bundle contains of others, whole, as they ask for. */
function licencesOf(metafile: Metafile): string {
  const names = new Set<string>()
  for (const input of Object.keys(metafile.inputs)) {
    const match = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)
    if (match?.[1] !== undefined) names.add(match[1])
  }
  const parts: string[] = []
  for (const name of [...names].sort()) {
    const folder = join(root, 'node_modules', name)
    const file = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license'].find((path) => existsSync(join(folder, path)))
    if (file === undefined) throw new Error(`${name} is bundled but has no licence file to copy`)
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    parts.push(`${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`)
  }
  return parts.join('\n---\n\n')
}

/** A dependency for each package that the JavaScript imports, at the version that was tested. */
function exactVersions(
  manifest: Manifest,
  needed: ReadonlySet<string>,
  declared: ReadonlyMap<string, string>,
): Record<string, string> {
  const versions: Record<string, string> = {}
  for (const name of [...needed].sort()) {
    const version = manifest.dependencies?.[name] ?? declared.get(name)
    if (version === undefined) throw new Error(`${manifest.name} imports ${name} but does not depend on it`)
    if (!/^\d/.test(version)) throw new Error(`${manifest.name} depends on ${name} ${version}: pin it exactly`)
    versions[name] = version
  }
  return versions
}

await main()
