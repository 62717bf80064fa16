import {
  type Address,
  type Clock,
  type Network,
  NetworkError,
  type Timer,
  type Transport,
  type TransportOwner,
} from '@ottla/base'
import {
  ApiKey,
  ApiVersionsRequestType,
  type ApiVersionsResponse,
  ApiVersionsResponseType,
  ErrorCode,
  type MessageType,
  ProtocolError,
  Reader,
  readResponseHeader,
  Writer,
  writeRequestFrame,
} from '@ottla/protocol'
import { BufferPool, type FrameBuffer } from './buffer-pool.ts'
import { FrameReader, type FrameSink, ReadBuffer } from './frame-reader.ts'

export interface PeerConnectionOptions {
  readonly network: Network
  readonly address: Address
  readonly clock: Clock
  readonly clientId: string | null
  /** Default for `request`; 30 s if left out. */
  readonly requestTimeoutMs?: number
  /** A longer answer breaks the connection. */
  readonly maxResponseBytes?: number
  /** Shared with the other connections of the process, if it has some. */
  readonly pool?: BufferPool
  readonly readBuffer?: ReadBuffer
}

/**
 * The client's end of a connection: any number of requests under way, answered in their order. A request that is not
 * answered in time breaks the connection, as in Kafka's own clients: the answers behind it would come no sooner.
 */
export class PeerConnection implements TransportOwner, FrameSink {
  readonly transport: Transport
  readonly #options: PeerConnectionOptions
  readonly #reader: FrameReader
  readonly #waiting: WaitingRequest[] = []
  #nextCorrelationId = 0
  #broken: NetworkError | null = null
  #timer: Timer | null = null
  #timerAt = Infinity
  #ranges: ReadonlyMap<number, { readonly min: number; readonly max: number }> | null = null
  #whenClosed: ((error: NetworkError | null) => void)[] = []

  private constructor(transport: Transport, options: PeerConnectionOptions) {
    this.transport = transport
    this.#options = options
    this.#reader = new FrameReader(options.readBuffer ?? new ReadBuffer(), options.pool ?? new BufferPool(), this)
  }

  /** Rejects with a NetworkError. */
  static async connect(options: PeerConnectionOptions): Promise<PeerConnection> {
    const transport = await options.network.connect(options.address)
    const connection = new PeerConnection(transport, options)
    transport.start(connection)
    return connection
  }

  get closed(): boolean {
    return this.#broken !== null
  }

  /** Requests that wait for their answer. */
  get inFlight(): number {
    return this.#waiting.length
  }

  /** Called once, when the connection is gone. */
  onceClosed(run: (error: NetworkError | null) => void): void {
    this.#whenClosed.push(run)
  }

  /**
   * Sends a request; resolves with its answer. Rejects with a NetworkError where it may or may not have been carried
   * out (ETIMEDOUT, ECONNRESET, EPIPE), with a ProtocolError where the answer cannot be read.
   */
  request<Q, R>(
    requestType: MessageType<Q>,
    responseType: MessageType<R>,
    version: number,
    body: Q,
    timeoutMs: number = this.#options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS,
  ): Promise<R> {
    return this.#exchange(requestType, version, body, timeoutMs, (answer) => {
      const reader = new Reader(answer)
      readResponseHeader(reader, requestType.key, version)
      return responseType.read(reader, version)
    })
  }

  /** Sends a request that gets no answer: Produce with `acks=0`. */
  send<Q>(requestType: MessageType<Q>, version: number, body: Q): void {
    if (this.#broken !== null) throw this.#broken
    this.#write(requestType, version, body)
  }

  /**
   * Asks which APIs the other side serves and remembers them for `versionFor`. A server that does not know our version
   * of the question answers in version 0 (KIP-511), and is asked again in one that it named.
   */
  async apiVersions(softwareName: string, softwareVersion: string): Promise<ApiVersionsResponse> {
    const body = ApiVersionsRequestType.create({
      clientSoftwareName: softwareName,
      clientSoftwareVersion: softwareVersion,
    })
    let version = ApiVersionsRequestType.maxVersion
    let answer = await this.#askVersions(version, body)
    if (answer.errorCode === ErrorCode.UNSUPPORTED_VERSION) {
      const theirs = answer.apiKeys.find((range) => range.apiKey === ApiKey.ApiVersions)
      version = Math.min(version, theirs?.maxVersion ?? 0)
      answer = await this.#askVersions(version, body)
    }
    this.#ranges = new Map(answer.apiKeys.map((api) => [api.apiKey, { min: api.minVersion, max: api.maxVersion }]))
    return answer
  }

  /** The highest version of a request that both sides know; null where there is none, or nobody has asked yet. */
  versionFor(requestType: Pick<MessageType<unknown>, 'key' | 'minVersion' | 'maxVersion'>): number | null {
    const theirs = this.#ranges?.get(requestType.key)
    if (theirs === undefined) return null
    const version = Math.min(theirs.max, requestType.maxVersion)
    return version >= Math.max(theirs.min, requestType.minVersion) ? version : null
  }

  /** Requests under way are rejected. */
  close(): void {
    this.#break(new NetworkError('the connection was closed here', 'EPIPE'), null)
  }

  // --- The transport's side ---

  readTarget(): Uint8Array {
    return this.#reader.readTarget()
  }

  onRead(length: number): void {
    this.#reader.onRead(length)
  }

  onDrain(): void {}

  onClose(error: NetworkError | null): void {
    this.#break(error ?? new NetworkError('the other side closed the connection', 'ECONNRESET'), error)
  }

  // --- The frames' side ---

  admitLength(length: number): boolean {
    if (length >= 4 && length <= (this.#options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES)) return true
    this.#break(new NetworkError(`an answer of ${length} bytes`, 'EPROTO'), null)
    return false
  }

  admit(): boolean {
    return true
  }

  wants(): boolean {
    return true
  }

  onFrame(frame: Buffer, buffer: FrameBuffer | null): void {
    const correlationId = frame.readInt32BE(0)
    const request = this.#waiting.shift()
    if (request === undefined || request.correlationId !== correlationId) {
      const error = new NetworkError(`an answer to ${correlationId}, which was not asked next`, 'EPROTO')
      request?.fail(error)
      this.#break(error, null)
      return
    }
    // The decoded answer is made of views of the frame, and belongs to whoever asked.
    let bytes = frame
    if (buffer === null) bytes = Buffer.from(frame)
    else buffer.detach()
    if (this.#waiting.length === 0) this.#disarm()
    request.answer(bytes)
  }

  async #askVersions(
    version: number,
    body: Parameters<typeof ApiVersionsRequestType.write>[1],
  ): Promise<ApiVersionsResponse> {
    const timeoutMs = this.#options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS
    return await this.#exchange(ApiVersionsRequestType, version, body, timeoutMs, (answer) => {
      const unsupported = answer.length >= 6 && answer.readInt16BE(4) === ErrorCode.UNSUPPORTED_VERSION
      const reader = new Reader(answer)
      readResponseHeader(reader, ApiKey.ApiVersions, version)
      return ApiVersionsResponseType.read(reader, unsupported ? 0 : version)
    })
  }

  #exchange<Q, R>(
    requestType: MessageType<Q>,
    version: number,
    body: Q,
    timeoutMs: number,
    decode: (answer: Buffer) => R,
  ): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== null) throw this.#broken
      const correlationId = this.#write(requestType, version, body)
      const deadline = this.#options.clock.monotonic() + timeoutMs
      this.#waiting.push({
        correlationId,
        deadline,
        fail: reject,
        answer: (bytes) => {
          try {
            resolve(decode(bytes))
          } catch (error) {
            // An answer that cannot be read is the other side's fault; anything else thrown here is ours.
            reject(error instanceof Error ? error : new ProtocolError(String(error)))
          }
        },
      })
      this.#arm(deadline)
    })
  }

  #write<Q>(requestType: MessageType<Q>, version: number, body: Q): number {
    const correlationId = this.#nextCorrelationId
    const writer = new Writer()
    writeRequestFrame(writer, requestType, body, {
      apiVersion: version,
      correlationId,
      clientId: this.#options.clientId,
    })
    this.#nextCorrelationId = (correlationId + 1) | 0
    this.transport.write(writer.chunks())
    return correlationId
  }

  /** One timer for the earliest deadline that it knew when it was set; it looks again when it fires. */
  #arm(deadline: number): void {
    if (deadline >= this.#timerAt) return
    this.#timer?.cancel()
    this.#timerAt = deadline
    this.#timer = this.#options.clock.schedule(deadline - this.#options.clock.monotonic(), () => {
      this.#disarm()
      const earliest = this.#waiting.reduce((least, request) => Math.min(least, request.deadline), Infinity)
      if (earliest > this.#options.clock.monotonic()) this.#arm(earliest)
      else this.#break(new NetworkError('a request was not answered in time', 'ETIMEDOUT'), null)
    })
  }

  #disarm(): void {
    this.#timer?.cancel()
    this.#timer = null
    this.#timerAt = Infinity
  }

  #break(error: NetworkError, told: NetworkError | null): void {
    if (this.#broken !== null) return
    this.#broken = error
    this.#disarm()
    this.#reader.stop()
    this.transport.destroy()
    for (const request of this.#waiting.splice(0)) request.fail(error)
    for (const run of this.#whenClosed.splice(0)) run(told)
  }
}

interface WaitingRequest {
  readonly correlationId: number
  readonly deadline: number
  answer(bytes: Buffer): void
  fail(error: Error): void
}

const DEFAULT_REQUEST_TIMEOUT_MS = 30_000
const DEFAULT_MAX_RESPONSE_BYTES = 128 * 1024 * 1024
