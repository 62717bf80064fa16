import type { Address, Clock, Listener, Logger, Meter, Metrics, Network, Transport } from '@ottla/base'
import type { BufferPool } from './buffer-pool.ts'
import type { ReadBuffer } from './frame-reader.ts'
import type { ConnectionLimits } from './limits.ts'
import { type CloseReason, type ConnectionHandler, type ConnectionHost, ServerConnection } from './server-connection.ts'

export interface ServerListenerOptions<C> {
  /** Kafka's name of the listener: `PLAINTEXT`, `CONTROLLER`, ... */
  readonly name: string
  readonly network: Network
  readonly address: Address
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
  readonly handler: ConnectionHandler<C>
  readonly limits: ConnectionLimits
  /** Shared by all listeners of the process. */
  readonly pool: BufferPool
  readonly readBuffer: ReadBuffer
  /** `max.connections`; at the limit the connection that has been idle longest makes room. */
  readonly maxConnections: number
  /** `max.connections.per.ip`; beyond it new ones are closed. */
  readonly maxConnectionsPerIp: number
}

/** Accepts connections on one address, keeps them within their number, counts them, and closes them in the end. */
export class ServerListener<C> implements ConnectionHost<C> {
  readonly clock: Clock
  readonly pool: BufferPool
  readonly readBuffer: ReadBuffer
  readonly limits: ConnectionLimits
  readonly handler: ConnectionHandler<C>
  readonly listenerName: string
  readonly #options: ServerListenerOptions<C>
  readonly #connections = new Set<ServerConnection<C>>()
  readonly #perIp = new Map<string, number>()
  readonly #created: Meter
  readonly #closed: Meter
  #listener: Listener | null = null
  #nextId = 0
  #whenEmpty: (() => void)[] = []
  #linesLeft = CLOSE_LINES_PER_WINDOW
  #linesWindowEnds = 0

  private constructor(options: ServerListenerOptions<C>) {
    this.#options = options
    this.clock = options.clock
    this.pool = options.pool
    this.readBuffer = options.readBuffer
    this.limits = options.limits
    this.handler = options.handler
    this.listenerName = options.name
    const tags = { listener: options.name }
    const id = (name: string) => ({ group: 'kafka.server', type: 'socket-server-metrics', name, tags })
    this.#created = options.metrics.meter(id('connection-creation-total'))
    this.#closed = options.metrics.meter(id('connection-close-total'))
    options.metrics.gauge(id('connection-count'), () => this.#connections.size)
  }

  /** Resolves when connections are accepted; a taken port is a NetworkError with code EADDRINUSE. */
  static async listen<C>(options: ServerListenerOptions<C>): Promise<ServerListener<C>> {
    const listener = new ServerListener(options)
    listener.#listener = await options.network.listen(options.address, (transport) => listener.#accept(transport))
    return listener
  }

  /** Where it really listens: with the port that was found for port 0. */
  get address(): Address {
    return this.#listener!.address
  }

  get connections(): ReadonlySet<ServerConnection<C>> {
    return this.#connections
  }

  /** Accepts nothing more; what is connected stays. */
  async stopAccepting(): Promise<void> {
    await this.#listener!.close()
  }

  /**
   * Accepts nothing more, lets requests under way be answered for at most `timeoutMs`, and closes all connections.
   * Resolves when there are none.
   */
  async drain(timeoutMs: number): Promise<void> {
    await this.stopAccepting()
    // Deleting from a set that is being walked is well defined; a connection that is idle closes at once.
    for (const connection of this.#connections) connection.drain()
    if (this.#connections.size === 0) return
    const timer = this.clock.schedule(timeoutMs, () => this.#closeAll())
    await new Promise<void>((resolve) => this.#whenEmpty.push(resolve))
    timer.cancel()
  }

  /** Accepts nothing more and closes all connections at once. */
  async close(): Promise<void> {
    const stopped = this.stopAccepting()
    this.#closeAll()
    await stopped
  }

  connectionClosed(connection: ServerConnection<C>, reason: CloseReason): void {
    this.#connections.delete(connection)
    this.#closed.mark(1)
    const ip = connection.transport.remote.host
    const left = (this.#perIp.get(ip) ?? 1) - 1
    if (left === 0) this.#perIp.delete(ip)
    else this.#perIp.set(ip, left)
    this.#logClose(connection.transport, reason)
    if (this.#connections.size > 0) return
    for (const resolve of this.#whenEmpty.splice(0)) resolve()
  }

  #accept(transport: Transport): void {
    const ip = transport.remote.host
    const fromIp = this.#perIp.get(ip) ?? 0
    if (fromIp >= this.#options.maxConnectionsPerIp) {
      this.#refuse(transport, `${fromIp} connections from ${ip}`)
      return
    }
    if (this.#connections.size >= this.#options.maxConnections && !this.#makeRoom()) {
      this.#refuse(transport, `${this.#connections.size} connections, none of them idle`)
      return
    }
    this.#perIp.set(ip, fromIp + 1)
    this.#created.mark(1)
    const connection = new ServerConnection(this.#nextId++, transport, this)
    this.#connections.add(connection)
    connection.start()
  }

  #makeRoom(): boolean {
    let oldest: ServerConnection<C> | null = null
    for (const connection of this.#connections) {
      if (connection.idle && (oldest === null || connection.activeAt < oldest.activeAt)) oldest = connection
    }
    oldest?.close({ kind: 'limit', detail: 'the longest idle connection makes room for a new one' })
    return oldest !== null
  }

  #refuse(transport: Transport, detail: string): void {
    transport.destroy()
    this.#logClose(transport, { kind: 'limit', detail })
  }

  #closeAll(): void {
    for (const connection of this.#connections) {
      connection.close({ kind: 'shutdown', detail: 'the listener is closing' })
    }
  }

  /** A client that misbehaves in a loop must not fill the log. */
  #logClose(transport: Transport, reason: CloseReason): void {
    const level = EXPECTED_CLOSES.has(reason.kind) ? 'debug' : 'warn'
    const { logger, name } = this.#options
    if (!logger.enabled(level)) return
    const fields = { listener: name, peer: `${transport.remote.host}:${transport.remote.port}`, ...reason }
    if (level === 'debug') {
      logger.log('debug', 'connection closed', fields)
      return
    }
    const nowMs = this.clock.monotonic()
    if (nowMs >= this.#linesWindowEnds) {
      this.#linesWindowEnds = nowMs + CLOSE_LINES_WINDOW_MS
      this.#linesLeft = CLOSE_LINES_PER_WINDOW
    }
    if (this.#linesLeft === 0) return
    this.#linesLeft--
    const last = this.#linesLeft === 0
    logger.log(
      'warn',
      last ? 'connection closed; further ones are not logged for a while' : 'connection closed',
      fields,
    )
  }
}

const EXPECTED_CLOSES: ReadonlySet<CloseReason['kind']> = new Set(['client', 'broken', 'idle', 'shutdown'])
const CLOSE_LINES_PER_WINDOW = 20
const CLOSE_LINES_WINDOW_MS = 60_000
