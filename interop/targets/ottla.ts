// Ottla as a target: `ottla dev` on a temporary directory, or `ottla start` on a `server.properties` written for Kafka.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeBinary, rootDir } from '../lib/cache.ts'
import { type Child, freePort, killChild, runCommand, startChild, stopChild, until } from '../lib/process.ts'
import { isServing } from '../lib/wire.ts'
import { combinedProperties } from './properties.ts'
import { Served, type Target } from './target.ts'

/** The command under test; another build of it is tried by `OTTLA_INTEROP_COMMAND` (split at blanks). */
const command: readonly string[] = process.env['OTTLA_INTEROP_COMMAND']?.split(' ') ?? [
  nodeBinary,
  join(rootDir, 'packages', 'cli', 'src', 'main.ts'),
]

function ottlaChild(args: readonly string[]): Child {
  const [binary = nodeBinary, ...before] = command
  return startChild(binary, [...before, ...args])
}

/** Formats storage with `ottla storage format --standalone`. */
export async function formatOttla(properties: string, clusterId: string): Promise<void> {
  const [binary = nodeBinary, ...before] = command
  const args = ['storage', 'format', '-t', clusterId, '-c', properties, '--standalone']
  const done = await runCommand(binary, [...before, ...args])
  if (done.code !== 0) throw new Error(`ottla storage format failed: ${done.stdout}${done.stderr}`)
}

/** Starts `ottla ARGS`; resolves when it serves clients at `bootstrap`. */
async function serve(args: readonly string[], dir: string, bootstrap: string): Promise<Target> {
  const served = new Served()
  const start = async (): Promise<void> => {
    const child = ottlaChild(args)
    served.set(child)
    await until(
      'Ottla serves',
      30_000,
      async () => {
        if (child.ended()) throw new Error(`ottla ended: ${child.output()}`)
        return (await isServing(bootstrap)) ? true : undefined
      },
      () => child.output(),
    )
  }
  await start()
  return {
    name: 'ottla',
    bootstrap,
    dir,
    restart: async () => {
      await stopChild(served.child)
      await start()
    },
    crash: async () => {
      await killChild(served.child)
      await start()
    },
    pause: () => served.signal('SIGSTOP'),
    resume: () => served.signal('SIGCONT'),
    stop: async () => {
      const ended = await stopChild(served.child)
      if (ended !== 0) throw new Error(`ottla did not stop cleanly (${ended}): ${served.output()}`)
    },
    kill: async () => {
      await killChild(served.child)
    },
    output: () => served.output(),
  }
}

/** Starts `ottla start -c PROPERTIES` on storage that is formatted. */
export async function startOttla(dir: string, properties: string, bootstrap: string): Promise<Target> {
  return await serve(['start', '-c', properties], dir, bootstrap)
}

/** A fresh `ottla dev` on a free port with a temporary directory. */
export async function freshDev(): Promise<Target> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-ottla-'))
  const port = await freePort()
  const args = ['dev', '--kafka-port', String(port), '--http-port', '0', '--data', dir, '--json']
  return await serve(args, dir, `127.0.0.1:${port}`)
}

/** A fresh `ottla start` with the properties that Apache Kafka gets. */
export async function freshStart(): Promise<Target> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-ottla-'))
  const port = await freePort()
  const properties = join(dir, 'server.properties')
  const logs = join(dir, 'kafka')
  mkdirSync(logs)
  writeFileSync(properties, combinedProperties(port, await freePort(), logs))
  await formatOttla(properties, 'AAAAAAAAAAAAAAAAAAAAAQ')
  return await startOttla(dir, properties, `127.0.0.1:${port}`)
}
