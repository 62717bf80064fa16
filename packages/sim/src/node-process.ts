/**
 * One machine with one node on it: the real KafkaNode on a simulated clock, disk and network. It can be killed, lose its power,
 * be stopped and be started again on the same disk at any moment, also while it starts.
 */
import { type Disk, type Logger, MetricRegistry } from '@ottla/base'
import { BrokerConfig } from '@ottla/metadata'
import { devProperties, KafkaNode } from '@ottla/server'
import { type PowerCutOptions, ProcessClock, type SimHost } from '@ottla/world'
import type { World } from './world.ts'

export const BROKER_HOST = 'broker'
export const BROKER_PORT = 9092

/** Virtual ms that a start, or a clean stop, may take with a disk that works. */
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 60_000

export interface NodeProcessOptions {
  readonly config?: Readonly<Record<string, string>>
  /** Stands between the node and its disk: a planted bug. */
  readonly wrapDisk?: (disk: Disk) => Disk
  /** It serves clients from now on: a planted bug. */
  readonly onUp?: (node: KafkaNode) => void
  readonly onLine?: (line: string) => void
}

export type StartResult = 'up' | 'killed'

export class NodeProcess {
  /** ms by which its wall clock is ahead of that of the others; survives restarts. */
  wallSkewMs = 0
  /** Starts that got through. */
  starts = 0
  /** Why the node gave up by itself; null while it did not. */
  fatal: Error | null = null
  readonly #world: World
  readonly #options: NodeProcessOptions
  readonly #host: SimHost
  #clock: ProcessClock | null = null
  #node: KafkaNode | null = null
  #incarnation = 0
  #killed: (() => void) | null = null

  constructor(world: World, options: NodeProcessOptions = {}) {
    this.#world = world
    this.#options = options
    this.#host = world.network.host(BROKER_HOST)
  }

  get up(): boolean {
    return this.#node !== null
  }

  /** Resolves when clients are served, or when it was killed before. Rejects as KafkaNode.start, and if it takes too long. */
  async start(): Promise<StartResult> {
    const { clock, trace } = this.#world
    trace.event('start', this.#incarnation)
    this.fatal = null
    const process = new ProcessClock(clock)
    process.wallSkewMs = this.wallSkewMs
    this.#clock = process
    const killed = new Promise<'killed'>((resolve) => {
      this.#killed = () => resolve('killed')
    })
    const late = new Promise<never>((_, reject) => {
      process.schedule(START_LIMIT_MS, () => reject(new Error(`the node did not start within ${START_LIMIT_MS} ms`)))
    })
    const started = await Promise.race([this.#launch(process), killed, late])
    if (started === 'killed') return 'killed'
    this.#node = started
    this.#options.onUp?.(started)
    this.starts++
    trace.event('started', this.#incarnation)
    return 'up'
  }

  /** SIGKILL: what was written stays in the machine's memory. */
  kill(): void {
    this.#die()
    this.#world.disk.kill()
  }

  /** The machine goes; what was not flushed may be lost, torn, or out of order. */
  powerCut(options: PowerCutOptions = {}): void {
    this.#die()
    this.#world.disk.powerCut(options)
  }

  /** SIGTERM, and the end of the process. Rejects if it takes too long. */
  async stop(): Promise<void> {
    const node = this.#node
    if (node === null) return
    this.#world.trace.event('stop', this.#incarnation)
    const incarnation = this.#incarnation
    const stopped = node.stop()
    await new Promise<void>((resolve, reject) => {
      this.#world.clock.schedule(STOP_LIMIT_MS, () =>
        reject(new Error(`the node did not stop within ${STOP_LIMIT_MS} ms`)),
      )
      stopped.then(resolve, reject)
    })
    if (incarnation === this.#incarnation) this.kill()
  }

  jumpWall(deltaMs: number): void {
    this.wallSkewMs += deltaMs
    if (this.#clock !== null) this.#clock.wallSkewMs = this.wallSkewMs
  }

  #die(): void {
    this.#incarnation++
    this.#clock?.kill()
    this.#clock = null
    this.#node = null
    this.#host.kill()
    this.#killed?.()
    this.#killed = null
  }

  async #launch(clock: ProcessClock): Promise<KafkaNode> {
    const { random, disk } = this.#world
    const mounted = disk.mount()
    const incarnation = this.#incarnation
    const logger = this.#logger()
    return await KafkaNode.start({
      config: new BrokerConfig(propertiesWith(this.#options.config ?? {})),
      world: {
        clock,
        random: random.fork(`node ${incarnation}`),
        disk: this.#options.wrapDisk?.(mounted) ?? mounted,
        network: this.#host,
        logger,
      },
      metrics: new MetricRegistry(),
      formatIfEmpty: true,
      clusterId: 'c2ltdWxhdGVkLWNsdXN0ZQ',
      bindControllerListeners: false,
      onFatal: (error) => {
        if (incarnation === this.#incarnation) this.fatal = error
      },
    })
  }

  /** What the node says is part of what happened, without the details that are not the same on every Node. */
  #logger(): Logger {
    const { trace, clock } = this.#world
    const { onLine } = this.#options
    const logger: Logger = {
      enabled: () => true,
      log: (level, message, fields) => {
        trace.event('log', level, message)
        onLine?.(`${clock.monotonic().toFixed(1)} ${level} ${message} ${textOf(fields)}`)
      },
      child: () => logger,
    }
    return logger
  }
}

function textOf(fields: Readonly<Record<string, unknown>> | undefined): string {
  return Object.entries(fields ?? {})
    .map(([name, value]) => `${name}=${value instanceof Error ? (value.stack ?? value.message) : String(value)}`)
    .join(' ')
}

/** Nothing expires while a wall clock jumps by days: what a client was promised then depends on the clock alone. */
function propertiesWith(config: Readonly<Record<string, string>>): Map<string, string> {
  return devProperties({
    logDir: '/kafka',
    kafkaPort: BROKER_PORT,
    config: {
      listeners: `PLAINTEXT://0.0.0.0:${BROKER_PORT},CONTROLLER://127.0.0.1:9093`,
      'advertised.listeners': `PLAINTEXT://${BROKER_HOST}:${BROKER_PORT},CONTROLLER://127.0.0.1:9093`,
      'ottla.allow.remote.plaintext': 'true',
      'auto.create.topics.enable': 'false',
      'log.retention.ms': '-1',
      'offsets.retention.minutes': '2000000000',
      'offsets.retention.check.interval.ms': '9223372036854775807',
      'group.min.session.timeout.ms': '100',
      'producer.id.expiration.ms': '2147483647',
      'log.message.timestamp.before.max.ms': '9223372036854775807',
      'log.message.timestamp.after.max.ms': '9223372036854775807',
      ...config,
    },
  })
}
