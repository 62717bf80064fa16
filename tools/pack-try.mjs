// Packs dist/npm/*, installs the tarballs into an empty directory outside the clone, on the oldest Node of each line
// that is supported, and runs them there. Plain JavaScript for Node 20; needs `npm run build` before it. The last line
// is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const cacheHome = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')

/** Each line of Node at its oldest version that `engines` allows, and the one that the project brings. */
const NODES = [
  { version: '20.19.0', servers: false },
  { version: '22.18.0', servers: true },
  { version: '24.21.0', servers: true },
]
/** A hang guard, far above what a start or a stop takes. */
const LIMIT_MS = 60_000

let passed = 0
let failed = 0

async function check(name, run) {
  try {
    await run()
    passed++
    console.log(`ok   ${name}`)
  } catch (error) {
    failed++
    console.log(
      `FAIL ${name}\n     ${String(error instanceof Error ? error.message : error).replaceAll('\n', '\n     ')}`,
    )
  }
}

/** Runs to the end; gives what it printed. Another status than `status` is an error with all of it. */
function run(command, args, options, status = 0) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 10 * LIMIT_MS, ...options })
  if (done.error) throw new Error(`could not run ${command}: ${done.error.message}`)
  const output = `${done.stdout}${done.stderr}`
  if (done.status !== status) throw new Error(`${args.join(' ')} ended with ${done.status ?? done.signal}\n${output}`)
  return output
}

function expect(holds, message) {
  if (!holds) throw new Error(message)
}

/** The folder of a Node's executable; installed once into the cache. */
function nodeFolder(version) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const into = join(cacheHome, 'ottla-nodes', version)
  const folder = join(into, 'node_modules', name, 'bin')
  if (!existsSync(join(folder, 'node'))) {
    mkdirSync(into, { recursive: true })
    writeFileSync(join(into, 'package.json'), '{"private":true}\n')
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: into })
  }
  return folder
}

/** All packages as tarballs. Gives their paths and the names of the packages. */
function pack(into) {
  const folders = readdirSync(join(root, 'dist', 'npm')).map((name) => join(root, 'dist', 'npm', name))
  mkdirSync(into)
  run('npm', ['pack', '--pack-destination', into, ...folders], { cwd: into })
  const names = folders.map((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name)
  return { tarballs: readdirSync(into).map((name) => join(into, name)), names }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts a node, waits for its banner, lets `use` work with it, and stops it; it must end by itself and well. */
async function withNode(command, args, options, use) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let errors = ''
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  const banner = new Promise((resolve) => {
    child.stdout.on('data', (data) => {
      out += data
      const line = out.split('\n').find((text) => text.startsWith('{'))
      if (line !== undefined && out.includes(`${line}\n`)) resolve(line)
    })
  })
  child.stderr.on('data', (data) => {
    errors += data
  })
  const guard = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
  try {
    const first = await Promise.race([banner, ended.then((code) => ({ code }))])
    if (typeof first !== 'string') throw new Error(`ended with ${first.code} before its banner\n${out}${errors}`)
    JSON.parse(first)
    await use()
    child.kill('SIGTERM')
    const code = await ended
    if (code !== 0) throw new Error(`ended with ${code} after SIGTERM\n${out}${errors}`)
  } finally {
    clearTimeout(guard)
    child.kill('SIGKILL')
  }
}

async function tryServers(name, inDirectory, ottla) {
  await check(`${name}: ottla dev in memory, a record there and back, stop`, async () => {
    await tryDev(inDirectory, ottla, ['--memory'])
  })
  await check(`${name}: the same on a disk, started twice`, async () => {
    await tryDev(inDirectory, ottla, ['--data', 'data'])
    await tryDev(inDirectory, ottla, ['--data', 'data'])
  })
  await check(`${name}: startKafka of ottla/testing`, () => {
    run('node', ['embedded.mjs'], inDirectory)
  })
}

async function tryDev(inDirectory, ottla, where) {
  const port = await freePort()
  const args = ['dev', ...where, '--json', '--kafka-port', String(port), '--http-port', '0', '--topic', 'packed:1']
  await withNode('node', [ottla, ...args], inDirectory, async () => {
    const client = join(inDirectory.cwd, 'round-trip.mjs')
    const done = spawn('node', [client, String(port)], { ...inDirectory, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    done.stdout.on('data', (data) => (output += data))
    done.stderr.on('data', (data) => (output += data))
    const code = await new Promise((resolve) => done.once('close', resolve))
    expect(code === 0, `the client ended with ${code}\n${output}`)
  })
}

async function tryOn({ version, servers }, tarballs, names, scratch) {
  const name = `Node ${version}`
  const cwd = join(scratch, version)
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'package.json'), '{"private":true,"type":"module"}\n')
  let inDirectory = null
  await check(`${name}: installs`, () => {
    const path = `${nodeFolder(version)}${delimiter}${process.env.PATH}`
    inDirectory = { cwd, env: { ...process.env, PATH: path, XDG_CACHE_HOME: join(cwd, 'cache') } }
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs], inDirectory)
    expect(run('node', ['--version'], inDirectory).trim() === `v${version}`, 'another Node ran')
  })
  if (inDirectory === null) return
  for (const file of readdirSync(join(here, 'pack-try'))) copyFileSync(join(here, 'pack-try', file), join(cwd, file))
  const ottla = join(cwd, 'node_modules', '.bin', 'ottla')
  await check(`${name}: @ottla/protocol there and back`, () => {
    run('node', ['codec.mjs'], inDirectory)
  })
  await check(`${name}: ottla --version`, () => {
    const output = run(ottla, ['--version'], inDirectory)
    const { version: ours } = JSON.parse(readFileSync(join(cwd, 'node_modules', 'ottla', 'package.json'), 'utf8'))
    expect(output.includes(ours), `it printed ${output}`)
  })
  if (servers) {
    await check(`${name}: every package loads`, () => {
      run(
        'node',
        ['--input-type=module', '-e', names.map((one) => `import ${JSON.stringify(one)}`).join('\n')],
        inDirectory,
      )
    })
    await tryServers(name, inDirectory, ottla)
    return
  }
  for (const command of ['dev', 'start']) {
    await check(`${name}: ottla ${command} says which Node it needs`, () => {
      const output = run(ottla, [command], inDirectory, 1)
      expect(/^[^\n]*needs Node 22\.18[^\n]*\n$/.test(output), `it printed ${output}`)
    })
  }
}

/** What a user's own compiler makes of the declarations, without the leniency of `skipLibCheck` for ours. */
async function tryTypes(scratch, names) {
  const cwd = join(scratch, NODES.at(-1).version)
  await check('declarations compile for a user', () => {
    writeFileSync(
      join(cwd, 'user.ts'),
      names.map((one, i) => `export * as p${i} from ${JSON.stringify(one)}\n`).join(''),
    )
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')]
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'es2024,esnext.disposable',
    ]
    run(join(root, 'node_modules', '.bin', 'tsc'), [...options, ...types, 'user.ts'], { cwd })
  })
}

if (!existsSync(join(root, 'dist', 'npm'))) {
  console.error('there is no dist/npm: run `npm run build` first')
  process.exit(1)
}
const scratch = mkdtempSync(join(tmpdir(), 'ottla-pack-'))
try {
  const { tarballs, names } = pack(join(scratch, 'tarballs'))
  for (const node of NODES) await tryOn(node, tarballs, names, scratch)
  await tryTypes(scratch, names)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
