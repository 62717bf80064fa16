/** `ottla dev`: a node for development, formatted by itself, with a banner and a line for whatever happens. */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type Disk, MetricRegistry } from '@ottla/base'
import { BrokerConfig } from '@ottla/metadata'
import { createTopics, devProperties, lineLogger, NodeClock, NodeDisk, type TopicSpec } from '@ottla/server'
import { activityLines } from '../activity.ts'
import { banner, bannerJson, type Started, styleFor } from '../banner.ts'
import { CliError } from '../cli-error.ts'
import { RunningNode } from '../run-node.ts'

export interface DevOptions {
  readonly kafkaPort: number
  readonly httpPort: number
  readonly data?: string
  readonly memory?: boolean
  readonly topic: readonly string[]
  readonly durability: string
  readonly json?: boolean
}

const HOST = '127.0.0.1'
const DEFAULT_DIR = '.ottla'

export async function dev(options: DevOptions): Promise<void> {
  const topics = options.topic.map(topicOf)
  if (options.kafkaPort !== 0 && options.kafkaPort === options.httpPort) {
    throw new CliError('--kafka-port and --http-port must differ')
  }
  const dataDir = options.memory === true ? null : resolve(options.data ?? DEFAULT_DIR)
  const clock = new NodeClock()
  const isQuiet = options.json === true
  const running = await RunningNode.start({
    config: new BrokerConfig(
      devProperties({
        logDir: dataDir === null ? '/kafka' : join(dataDir, 'kafka'),
        kafkaPort: options.kafkaPort,
        config: { 'ottla.durability': options.durability },
      }),
    ),
    clock,
    disk: dataDir === null ? await memoryDisk(clock) : new NodeDisk(),
    logger: lineLogger(clock, 'warn', (line) => process.stderr.write(line)),
    metrics: new MetricRegistry(),
    ...(isQuiet
      ? {}
      : {
          events: activityLines(
            (line) => process.stdout.write(line),
            () => clock.now(),
          ),
        }),
    http: { host: HOST, port: options.httpPort },
    portHint: (what) => `; choose another with --${what}-port`,
    node: { formatIfEmpty: true, bindControllerListeners: false },
  })
  try {
    if (dataDir !== null && options.data === undefined) await ignoreByGit(dataDir)
    await createTopics(running.node.broker, topics)
  } catch (error) {
    await running.close()
    throw error
  }
  const started = startedOf(running, dataDir, topics)
  process.stdout.write(isQuiet ? bannerJson(started) : banner(started, styleFor(process.stdout, process.env)))
  process.exitCode = await running.untilStopped((why) => {
    if (!isQuiet) process.stdout.write(`  stopping (${why})\n`)
  })
}

function startedOf(running: RunningNode, dataDir: string | null, topics: readonly TopicSpec[]): Started {
  const kafka = running.node.addresses.get('PLAINTEXT')!
  const { host, port } = running.http!
  return {
    kafka: `${kafka.host}:${kafka.port}`,
    http: `http://${host}:${port}`,
    data: dataDir,
    shownData: dataDir === null ? null : shortest(dataDir),
    clusterId: running.node.clusterId,
    readyMs: Math.round(performance.now()),
    topic: topics[0]?.name ?? 'hello',
  }
}

/** A path as a user would write it. */
function shortest(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' ? '.' : short.startsWith('..') ? path : short
}

/** `name` or `name:partitions`. */
function topicOf(text: string): TopicSpec {
  const match = /^([^:]+)(?::(\d{1,9}))?$/.exec(text)
  if (match === null) throw new CliError(`--topic ${text}: write it as name:partitions, for example orders:6`)
  return { name: match[1]!, ...(match[2] === undefined ? {} : { partitions: Number(match[2]) }) }
}

async function memoryDisk(clock: NodeClock): Promise<Disk> {
  const { MemoryDisk } = await import('@ottla/world')
  return new MemoryDisk(clock)
}

/** The default directory often stands in a repository, where nobody wants to see it. */
async function ignoreByGit(dir: string): Promise<void> {
  const file = join(dir, '.gitignore')
  const exists = await stat(file).then(
    () => true,
    () => false,
  )
  if (exists) return
  await mkdir(dir, { recursive: true })
  await writeFile(file, '*\n')
}
