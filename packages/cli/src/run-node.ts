/**
 * A node in the foreground: its HTTP port, signals, and the end. The first SIGINT, SIGTERM or SIGHUP stops it cleanly, the
 * second one ends the process at once.
 */
import { type Address, type Disk, type Logger, type MetricRegistry, NetworkError } from '@ottla/base'
import type { BrokerEvents } from '@ottla/broker'
import type { BrokerConfig } from '@ottla/metadata'
import {
  addProcessMetrics,
  type HttpServer,
  KafkaNode,
  type KafkaNodeOptions,
  ListenError,
  type NodeClock,
  NodeNetwork,
  NodeRandom,
  startHttp,
} from '@ottla/server'
import { CliError, errorText } from './cli-error.ts'

export interface RunOptions {
  readonly config: BrokerConfig
  readonly clock: NodeClock
  readonly disk: Disk
  readonly logger: Logger
  readonly metrics: MetricRegistry
  readonly events?: BrokerEvents
  /** null: no HTTP port. */
  readonly http: Address | null
  /** What to tell the user where a port is taken, after the text of the error. */
  readonly portHint: (what: 'kafka' | 'http') => string
  readonly node: Pick<KafkaNodeOptions, 'formatIfEmpty' | 'bindControllerListeners' | 'hostname'>
}

/** Ctrl-C reaches a process from its terminal and from the launcher above it: within this time that is one wish. */
const SAME_SIGNAL_MS = 500
/** A process asks every so often whether its parent is still there. */
const PARENT_POLL_MS = 500

/** Somebody's wish that the node ends: a signal, or a parent that is gone. Watched from before the start. */
class StopWish {
  /** Resolves to why, at the first wish. */
  readonly wanted: Promise<string>
  #wish: (why: string) => void = () => {}
  #parentPoll: NodeJS.Timeout | null = null

  constructor() {
    this.wanted = new Promise((resolve) => {
      this.#wish = resolve
    })
    let askedAt = Number.POSITIVE_INFINITY
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(1)
        askedAt = Math.min(askedAt, performance.now())
        this.#wish(signal)
      })
    }
    const isGone = parentWatch()
    if (isGone === null) return
    this.#parentPoll = setInterval(() => {
      if (isGone()) this.#wish('the parent process is gone')
    }, PARENT_POLL_MS)
    this.#parentPoll.unref()
  }

  close(): void {
    if (this.#parentPoll !== null) clearInterval(this.#parentPoll)
  }
}

export class RunningNode {
  readonly node: KafkaNode
  /** Where HTTP is served; null where it is not. */
  readonly http: Address | null
  readonly #http: HttpServer | null
  readonly #fatal: Promise<Error>
  readonly #stop: StopWish

  private constructor(node: KafkaNode, http: HttpServer | null, fatal: Promise<Error>, stop: StopWish) {
    this.node = node
    this.#http = http
    this.http = http?.address ?? null
    this.#fatal = fatal
    this.#stop = stop
  }

  /** Both ports are bound before anything is changed. Throws what `errorText` has a line for. */
  static async start(options: RunOptions): Promise<RunningNode> {
    let node: KafkaNode | null = null
    let onFatal: (error: Error) => void = () => {}
    const fatal = new Promise<Error>((resolve) => {
      onFatal = resolve
    })
    // A signal that comes while the node starts is a wish, too: it stops as soon as it can do so cleanly.
    const stop = new StopWish()
    addProcessMetrics(options.metrics)
    const http = await openHttp(options, () => (node === null ? 'starting' : node.notReady()))
    try {
      node = await KafkaNode.start({
        config: options.config,
        world: {
          clock: options.clock,
          random: new NodeRandom(),
          disk: options.disk,
          network: new NodeNetwork({
            onAcceptError: (error) =>
              options.logger.log('warn', 'a connection was not accepted', { error: error.message }),
          }),
          logger: options.logger,
        },
        metrics: options.metrics,
        ...(options.events === undefined ? {} : { events: options.events }),
        ...options.node,
        onFatal,
      })
    } catch (error) {
      await http?.close()
      if (error instanceof ListenError && error.code === 'EADDRINUSE') {
        throw new CliError(`${error.message}${options.portHint('kafka')}`, { cause: error })
      }
      throw error
    }
    return new RunningNode(node, http, fatal, stop)
  }

  /** Runs until somebody wants it to stop, or it cannot go on; resolves to the exit code when all is closed. */
  async untilStopped(onStopping: (why: string) => void): Promise<number> {
    const why = await Promise.race([this.#stop.wanted, this.#fatal])
    const failed = why instanceof Error
    onStopping(failed ? errorText(why) : why)
    await this.close()
    return failed ? 1 : 0
  }

  async close(): Promise<void> {
    this.#stop.close()
    await this.node.stop()
    await this.#http?.close()
  }
}

/** `OTTLA_STOP_WITH_PARENT=<pid>`: whether that process is gone; null where nobody asked. */
function parentWatch(): (() => boolean) | null {
  const text = process.env['OTTLA_STOP_WITH_PARENT']
  if (text === undefined || !/^\d+$/.test(text)) return null
  const parent = Number(text)
  // An orphan gets another parent at once; the pid itself may belong to somebody else later.
  if (process.ppid === parent) return () => process.ppid !== parent
  return () => {
    try {
      process.kill(parent, 0)
      return false
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH'
    }
  }
}

async function openHttp(options: RunOptions, notReady: () => string | null): Promise<HttpServer | null> {
  const { http, metrics } = options
  if (http === null) return null
  try {
    return await startHttp({ host: http.host, port: http.port, metrics, notReady })
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    const why =
      error.code === 'EADDRINUSE'
        ? `port ${http.port} on ${http.host} is in use by another process`
        : `cannot listen on ${http.host}:${http.port}: ${error.code}`
    throw new CliError(`HTTP: ${why}${options.portHint('http')}`)
  }
}
