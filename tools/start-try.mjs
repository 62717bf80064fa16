// `npm start` on a fresh clone, as a user meets it: without node_modules, on the Node at hand; the first run installs and
// the second does not. Each must print its banner, answer a request, and stop on SIGTERM. Plain JavaScript for
// Node 20. The last line is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Hang guards: the first run downloads the dependencies. */
const LIMIT_MS = 300_000

let passed = 0
let failed = 0

function check(name, holds, why = '') {
  if (holds) passed++
  else failed++
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}${holds ? '' : `\n${why.split('\n').slice(0, 30).join('\n')}`}`)
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

/** Whether ApiVersions version 0 is answered without an error. */
function answers(port) {
  // Key 18, version 0, correlation id 7, no client id.
  const request = Buffer.from('0000000a0012000000000007ffff', 'hex')
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let answer = Buffer.alloc(0)
    socket.on('data', (data) => {
      answer = Buffer.concat([answer, data])
      if (answer.length < 10) return
      resolve(answer.readInt32BE(4) === 7 && answer.readInt16BE(8) === 0)
      socket.destroy()
    })
    socket.on('error', () => resolve(false))
    socket.on('close', () => resolve(false))
  })
}

/** Once npm is gone the node stops by itself, within moments. */
async function isFreeSoon(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (!(await answers(port))) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function start(name, clone, command, installs) {
  const port = await freePort()
  const [program, ...before] = command
  const args = [...before, '--kafka-port', String(port), '--http-port', '0']
  // Its own process group, so that nothing of it can outlive a failure.
  const child = spawn(program, args, { cwd: clone, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const group = Number(child.pid)
  let output = ''
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  const banner = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
        if (output.includes(`127.0.0.1:${port}`) || output.includes(`localhost:${port}`)) resolve(true)
      })
    }
  })
  const guard = setTimeout(() => process.kill(-group, 'SIGKILL'), LIMIT_MS)
  const ready = await Promise.race([banner, ended.then(() => false)])
  check(`${name}: prints a banner with its address`, ready, output)
  check(`${name}: ${installs ? 'installs' : 'installs nothing'}`, output.includes('Installing') === installs, output)
  if (ready) {
    check(`${name}: answers`, await answers(port), output)
    child.kill('SIGTERM')
    const code = await ended
    // npm itself dies of the signal.
    if (program !== 'npm') check(`${name}: ends with 0 on SIGTERM`, code === 0, `it ended with ${code}\n${output}`)
  }
  check(`${name}: leaves nothing behind`, await isFreeSoon(port), output)
  clearTimeout(guard)
  try {
    process.kill(-group, 'SIGKILL')
  } catch (error) {
    // The group is gone: the normal case.
    if (error.code !== 'ESRCH') throw error
  }
}

/** The command in the clone, from another directory than its root, with input and a file named relative to it. */
function command(clone) {
  const run = (args, input) =>
    spawnSync('npx', ['--no', 'ottla', ...args], { cwd: join(clone, 'docs'), input, encoding: 'utf8' })
  const message = run(['debug', 'message'], '{"type":"ListGroupsRequest","version":0,"hex":""}\n')
  const expected = '{"type":"ListGroupsRequest","version":0,"json":{},"hex":""}\n'
  check('npx ottla debug message', message.stdout === expected, message.stdout + message.stderr)
  const log = run(['debug', 'log', 'nothing.log'], '')
  check('npx ottla debug log, no such file', log.status !== 0 && log.stderr.includes('nothing.log'), log.stderr)
}

const scratch = mkdtempSync(join(tmpdir(), 'ottla-start-'))
try {
  const clone = join(scratch, 'ottla')
  const done = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`git clone: ${done.stderr}`)
  await start('first npm start', clone, ['npm', 'start', '--'], true)
  await start('second npm start', clone, ['npm', 'start', '--'], false)
  command(clone)
  await start('without npm', clone, ['node', 'tools/start.mjs'], false)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
