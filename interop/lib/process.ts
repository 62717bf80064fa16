// Child processes of the harness: each is ended by its own pid, and the last of its output is kept for the report.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createServer } from 'node:net'

const TAIL_MAX = 64 * 1024

/** A child with its exit as a promise and the tail of what it wrote. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams
  /** Resolves with the exit code, or with the signal's name. */
  readonly exited: Promise<number | string>
  /** The last 64 KiB of both outputs. */
  output(): string
  ended(): boolean
}

export function startChild(command: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, ...env } })
  let tail = ''
  let over = false
  const keep = (chunk: Buffer): void => {
    tail = (tail + chunk.toString('utf8')).slice(-TAIL_MAX)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  // A child that is gone while we still write to it is reported by its exit, not by the pipe.
  child.stdin.on('error', () => {})
  const exited = new Promise<number | string>((resolve) => {
    child.on('error', (error) => {
      tail += `\n${String(error)}`
      over = true
      resolve('not started')
    })
    child.on('exit', (code, signal) => {
      over = true
      resolve(code ?? signal ?? 'unknown')
    })
  })
  return { process: child, exited, output: () => tail, ended: () => over }
}

/** Asks the child to stop; after `graceMs` it is killed. Resolves when it is gone. */
export async function stopChild(child: Child, graceMs = 20_000): Promise<number | string> {
  if (!child.ended()) child.process.kill('SIGTERM')
  const timer = setTimeout(() => child.process.kill('SIGKILL'), graceMs)
  try {
    return await child.exited
  } finally {
    clearTimeout(timer)
  }
}

export async function killChild(child: Child): Promise<void> {
  if (!child.ended()) child.process.kill('SIGKILL')
  await child.exited
}

/** Runs a command to its end; its outputs apart. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: {
    readonly stdin?: string | Buffer
    readonly env?: Record<string, string>
    readonly timeoutMs?: number
  } = {},
): Promise<{ readonly code: number | string; readonly stdout: string; readonly stderr: string }> {
  const child = startChild(command, args, options.env)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.process.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.process.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.process.stdin.end(options.stdin ?? '')
  const timer = setTimeout(() => child.process.kill('SIGKILL'), options.timeoutMs ?? 60_000)
  const closed = new Promise<void>((resolve) => child.process.on('close', () => resolve()))
  const code = await child.exited
  await closed
  clearTimeout(timer)
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

export async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

/** Calls `probe` until it gives something other than undefined; throws with `what` and `detail()` at the limit. */
export async function until<T>(
  what: string,
  limitMs: number,
  probe: () => Promise<T | undefined> | T | undefined,
  detail: () => string = () => '',
): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const found = await probe()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`${what}: not within ${limitMs} ms ${detail()}`)
    await sleep(100)
  }
}
