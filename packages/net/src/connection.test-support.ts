import { MetricRegistry, type Transport, type TransportOwner } from '@ottla/base'
import { SimClock, type SimHost, SimNetwork } from '@ottla/world'
import {
  BufferPool,
  type CloseReason,
  type ConnectionHandler,
  type ConnectionLimits,
  DEFAULT_CONNECTION_LIMITS,
  MAX_SMALL_REQUEST_BYTES,
  ReadBuffer,
  type RequestFrame,
  type RequestPolicy,
  type ServerConnection,
  ServerListener,
} from './index.ts'

/** A listener in a simulated world whose handler does what the test says, and clients that speak bytes. */

export const PRODUCE = 0
export const FETCH = 1
export const METADATA = 3

export interface Context {
  opened: boolean
}

export class TestHandler implements ConnectionHandler<Context> {
  readonly handled: RequestFrame<Context>[] = []
  readonly closedConnections: ServerConnection<Context>[] = []
  trusted = true
  onRequest: (request: RequestFrame<Context>) => void = (request) => request.respond([answerTo(request)])

  open(): Context {
    return { opened: true }
  }

  policy(apiKey: number): RequestPolicy | null {
    if (apiKey < 0 || apiKey > 3) return null
    const produce = apiKey === PRODUCE
    return {
      maxBytes: produce ? DEFAULT_CONNECTION_LIMITS.maxRequestBytes : MAX_SMALL_REQUEST_BYTES,
      pipelined: produce,
      borrow: produce,
      trusted: this.trusted,
    }
  }

  handle(request: RequestFrame<Context>): void {
    this.handled.push(request)
    this.onRequest(request)
  }

  closed(connection: ServerConnection<Context>): void {
    this.closedConnections.push(connection)
  }
}

export interface LogLine {
  readonly level: string
  readonly message: string
  readonly fields: Partial<CloseReason>
}

export class TestServer {
  readonly clock: SimClock = new SimClock()
  readonly network: SimNetwork = new SimNetwork({ clock: this.clock })
  readonly pool: BufferPool = new BufferPool()
  readonly handler: TestHandler = new TestHandler()
  readonly metrics: MetricRegistry = new MetricRegistry()
  readonly lines: LogLine[] = []
  listener!: ServerListener<Context>

  static async start(
    limits: Partial<ConnectionLimits> = {},
    counts: { maxConnections?: number; maxConnectionsPerIp?: number } = {},
  ): Promise<TestServer> {
    const server = new TestServer()
    server.listener = await ServerListener.listen<Context>({
      name: 'PLAINTEXT',
      network: server.network.host('broker'),
      address: { host: 'broker', port: 9092 },
      clock: server.clock,
      logger: {
        enabled: () => true,
        log: (level, message, fields) => server.lines.push({ level, message, fields: fields ?? {} }),
        child: () => {
          throw new Error('not used')
        },
      },
      metrics: server.metrics,
      handler: server.handler,
      limits: { ...DEFAULT_CONNECTION_LIMITS, ...limits },
      pool: server.pool,
      readBuffer: new ReadBuffer(),
      maxConnections: counts.maxConnections ?? 100,
      maxConnectionsPerIp: counts.maxConnectionsPerIp ?? 100,
    })
    return server
  }

  async connect(host: string = 'client'): Promise<TestClient> {
    const machine: SimHost = this.network.host(host)
    const transport = await this.clock.drive(machine.connect({ host: 'broker', port: 9092 }))
    return new TestClient(transport)
  }

  /** Why connections were closed, in order. */
  closes(): string[] {
    return this.lines.map((line) => line.fields.kind ?? '')
  }

  lastDetail(): string {
    return this.lines.at(-1)?.fields.detail ?? ''
  }
}

export class TestClient implements TransportOwner {
  readonly transport: Transport
  closed = false
  #received: Buffer = Buffer.alloc(0)
  readonly #target = new Uint8Array(65536)

  constructor(transport: Transport) {
    this.transport = transport
    transport.start(this)
  }

  send(...chunks: Uint8Array[]): void {
    this.transport.write(chunks)
  }

  get receivedBytes(): number {
    return this.#received.length
  }

  /** Correlation ids of the answers so far. */
  answers(): number[] {
    const ids: number[] = []
    let position = 0
    while (position + 8 <= this.#received.length) {
      ids.push(this.#received.readInt32BE(position + 4))
      position += 4 + this.#received.readInt32BE(position)
    }
    return ids
  }

  readTarget(): Uint8Array {
    return this.#target
  }

  onRead(length: number): void {
    this.#received = Buffer.concat([this.#received, this.#target.subarray(0, length)])
  }

  onDrain(): void {}

  onClose(): void {
    this.closed = true
  }
}

export function request(apiKey: number, correlationId: number, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const frame = Buffer.alloc(12 + body.length)
  frame.writeInt32BE(8 + body.length, 0)
  frame.writeInt16BE(apiKey, 4)
  frame.writeInt16BE(0, 6)
  frame.writeInt32BE(correlationId, 8)
  frame.set(body, 12)
  return frame
}

export function answerTo(of: RequestFrame<Context>, bodyBytes: number = 0): Buffer {
  const frame = Buffer.alloc(8 + bodyBytes)
  frame.writeInt32BE(4 + bodyBytes, 0)
  frame.writeInt32BE(of.correlationId, 4)
  return frame
}
