/** The command as a child process, and inside this one where it is to fail. For tests. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorText } from './cli-error.ts'
import { program } from './program.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
const NODE = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'node')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export class Ottla {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  out = ''
  err = ''

  constructor(args: readonly string[], options: { readonly cwd?: string; readonly env?: Record<string, string> } = {}) {
    this.child = spawn(NODE, [MAIN, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.child.stdout!.on('data', (data: Buffer) => {
      this.out += data.toString()
    })
    this.child.stderr!.on('data', (data: Buffer) => {
      this.err += data.toString()
    })
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => resolve({ code, out: this.out, err: this.err }))
    })
  }

  /** Resolves with all of standard output once it holds `text`; rejects if the process ends before. */
  async says(text: string): Promise<string> {
    let over = false
    void this.ended.then(() => {
      over = true
    })
    while (!this.out.includes(text)) {
      if (over) throw new Error(`it ended before it said ${JSON.stringify(text)}: ${this.out}${this.err}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return this.out
  }

  /** The line of `--json`. */
  async json(): Promise<{ kafka: string; http: string; data: string | null; clusterId: string; readyMs: number }> {
    return JSON.parse((await this.says('}\n')).split('\n')[0]!) as Awaited<ReturnType<Ottla['json']>>
  }
}

export async function ottla(args: readonly string[], options?: ConstructorParameters<typeof Ottla>[1]): Promise<Ended> {
  return await new Ottla(args, options).ended
}

/** The line with which the command fails. It runs in this process, which is quicker where there are many cases. */
export async function failureOf(args: readonly string[]): Promise<string> {
  const command = program()
  let usage = ''
  for (const one of [command, ...command.commands, ...command.commands.flatMap(({ commands }) => commands)]) {
    one.exitOverride().configureOutput({ writeErr: (text) => void (usage += text) })
  }
  try {
    await command.parseAsync(['node', 'ottla', ...args])
  } catch (error) {
    if (usage !== '') return usage
    const text = errorText(error)
    if (text.includes('\n')) throw new Error(`not one line: ${text}`, { cause: error })
    return text
  }
  throw new Error(`ottla ${args.join(' ')} did not fail`)
}

export function portOf(address: string): number {
  return Number(address.split(':').at(-1))
}

/** A port of loopback that is taken until the server is closed. */
export async function takenPort(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return { port: (server.address() as { port: number }).port, server }
}

const scratch: string[] = []

export function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'ottla-cli-'))
  scratch.push(dir)
  return dir
}

export function removeScratch(): void {
  for (const dir of scratch.splice(0)) rmSync(dir, { recursive: true, force: true })
}
