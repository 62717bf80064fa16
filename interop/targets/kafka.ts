// Apache Kafka as a target: a combined node of one from its jars.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jars } from '../lib/cache.ts'
import { freePort, killChild, runCommand, startChild, stopChild, until } from '../lib/process.ts'
import { isServing } from '../lib/wire.ts'
import { combinedProperties } from './properties.ts'
import { Served, type Target } from './target.ts'

/** The published versions whose jars are installed. */
export type KafkaVersion = '4.3.1' | '4.4.0'

const JVM = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto']

/** The class path of the broker of one version. */
function serverJars(version: KafkaVersion): string {
  return jars(`server-${version}`)
}

export interface FormatOptions {
  /** The voters stand in server.properties; else the node is the only one (`--standalone`). */
  readonly staticVoters?: boolean
  /** Further arguments. */
  readonly format?: readonly string[]
}

/** Formats storage as `kafka-storage format` does. Gives what the tool printed. */
export async function formatKafka(
  version: KafkaVersion,
  properties: string,
  clusterId: string,
  { staticVoters = false, format = [] }: FormatOptions = {},
): Promise<string> {
  const args = ['format', '-t', clusterId, '-c', properties, ...(staticVoters ? [] : ['--standalone']), ...format]
  const done = await runCommand('java', [...JVM, '-cp', serverJars(version), 'kafka.tools.StorageTool', ...args])
  if (done.code !== 0) throw new Error(`format of Kafka's storage failed: ${done.stdout}${done.stderr}`)
  return done.stdout
}

/** Starts Apache Kafka on a `server.properties`; the caller formatted its storage. Resolves when it serves clients. */
export async function startKafka(
  version: KafkaVersion,
  dir: string,
  properties: string,
  bootstrap: string,
): Promise<Target> {
  const served = new Served()
  const start = async (): Promise<void> => {
    const child = startChild('java', [...JVM, '-cp', serverJars(version), 'kafka.Kafka', properties])
    served.set(child)
    await until(
      `Apache Kafka ${version} serves`,
      60_000,
      async () => {
        if (child.ended()) throw new Error(`Apache Kafka ${version} ended: ${child.output()}`)
        return (await isServing(bootstrap)) ? true : undefined
      },
      () => child.output(),
    )
  }
  await start()
  return {
    name: 'kafka',
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
      await stopChild(served.child)
    },
    kill: async () => {
      await killChild(served.child)
    },
    output: () => served.output(),
  }
}

/** A fresh Apache Kafka on free ports with a temporary directory. */
export async function freshKafka(version: KafkaVersion = '4.4.0'): Promise<Target> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-kafka-'))
  const kafkaPort = await freePort()
  const properties = join(dir, 'server.properties')
  const logs = join(dir, 'kafka')
  if (!existsSync(logs)) mkdirSync(logs)
  writeFileSync(properties, combinedProperties(kafkaPort, await freePort(), logs))
  await formatKafka(version, properties, 'AAAAAAAAAAAAAAAAAAAAAQ')
  return await startKafka(version, dir, properties, `127.0.0.1:${kafkaPort}`)
}
