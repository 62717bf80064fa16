import { assert, type Clock, type NetworkError, type Timer, type Transport, type TransportOwner } from '@ottla/base'
import type { BufferPool, FrameBuffer } from './buffer-pool.ts'
import { FrameReader, type FrameSink, type ReadBuffer } from './frame-reader.ts'
import type { ConnectionLimits } from './limits.ts'
import { RequestFrame } from './request-frame.ts'

/** What stands behind the connections of a listener. `C` is what it keeps for each connection. */
export interface ConnectionHandler<C> {
  /** A connection has come in; makes its context. */
  open(connection: ServerConnection<C>): C
  /**
   * Judges a request by its key and version, before its frame has been read; null: not served here, which closes the
   * connection. `connection.context` tells what its client has shown of itself so far.
   */
  policy(apiKey: number, apiVersion: number, connection: ServerConnection<C>): RequestPolicy | null
  /** Takes a request. Runs to its first true wait at once; answers by `request.respond`, now or later. */
  handle(request: RequestFrame<C>, connection: ServerConnection<C>): void
  /** The connection is gone: forget what waits for it. Requests that are not answered are still to be `respond`ed. */
  closed(connection: ServerConnection<C>): void
}

export interface RequestPolicy {
  /** Largest frame; a longer one closes the connection before it is read. */
  readonly maxBytes: number
  /** May be handled while earlier requests of the connection, that all allowed it, are not answered. Only Produce. */
  readonly pipelined: boolean
  /** The handler takes care of the frame's memory (see RequestFrame). Otherwise it gets one that is its own for ever. */
  readonly borrow: boolean
  /** The sender is known; its frames get room for their declared length at once, up to a limit. */
  readonly trusted: boolean
}

/** Why a connection was closed: `kind` is one of few, for counting; `detail` is for a reader. */
export interface CloseReason {
  readonly kind:
    | 'client' // the other side closed, between two requests
    | 'broken' // the other side closed or reset in the middle of something
    | 'protocol' // what it sent is not the protocol
    | 'timeout' // one of the deadlines of ConnectionLimits
    | 'refused' // by a handler: bad request, failed authentication, acks=0 with an error
    | 'idle' // for longer than `connections.max.idle.ms`
    | 'limit' // too many connections
    | 'shutdown'
  readonly detail: string
}

export interface ConnectionHost<C> {
  readonly clock: Clock
  readonly pool: BufferPool
  readonly readBuffer: ReadBuffer
  readonly limits: ConnectionLimits
  readonly handler: ConnectionHandler<C>
  /** Name of the listener (`PLAINTEXT`, `CONTROLLER`). */
  readonly listenerName: string
  connectionClosed(connection: ServerConnection<C>, reason: CloseReason): void
}

/**
 * The server's end of one connection: frames in, answers out in the order of the requests. One request at a time, as
 * in Kafka, except that a request which allows it (Produce) may be followed by others like it, up to the named
 * limits. While it may not go on it does not read; what is not read fills the other side's window.
 */
export class ServerConnection<C> implements TransportOwner, FrameSink {
  readonly id: number
  readonly transport: Transport
  readonly listenerName: string
  readonly context: C
  readonly #host: ConnectionHost<C>
  readonly #reader: FrameReader
  /** Requests not answered, or answered behind one that is not, oldest first. */
  readonly #requests: RequestFrame<C>[] = []
  #requestBytes = 0
  #paused = false
  /** A call of the reader is on the stack: it looks at `wants` by itself. */
  #reading = false
  #closeReason: CloseReason | null = null
  /** Ends when all requests are answered. */
  #draining = false
  /** Why the stream cannot go on; what came before is still answered. */
  #endsBy: CloseReason | null = null
  #sent: (() => void)[] = []
  #requestsSeen = 0
  readonly #openedAt: number
  #activeAt: number
  #frameStartedAt = 0
  /** Infinity while nothing waits to be sent. */
  #sendBlockedAt = Infinity
  #sendBlockedBytes = 0
  #mutedUntil = 0
  /** Reads nothing because the frames of all connections hold too much. */
  #starved = false
  #timer: Timer | null = null
  #timerAt = Infinity

  constructor(id: number, transport: Transport, host: ConnectionHost<C>) {
    this.id = id
    this.transport = transport
    this.listenerName = host.listenerName
    this.#host = host
    this.#reader = new FrameReader(host.readBuffer, host.pool, this)
    this.#openedAt = host.clock.monotonic()
    this.#activeAt = this.#openedAt
    this.context = host.handler.open(this)
  }

  start(): void {
    this.transport.start(this)
    this.#arm(this.#openedAt + this.#host.limits.firstRequestMs)
  }

  get closed(): boolean {
    return this.#closeReason !== null
  }

  /** Requests handed out and not answered. */
  get pending(): number {
    return this.#requests.length
  }

  /** Milliseconds on the monotonic clock of the last byte in or out. */
  get activeAt(): number {
    return this.#activeAt
  }

  /** Nothing to answer, nothing half received. */
  get idle(): boolean {
    return this.#requests.length === 0 && !this.#reader.midFrame && !this.#reader.holds
  }

  /** Closes now: what is queued to be sent is dropped. */
  close(reason: CloseReason): void {
    if (this.#closeReason !== null) return
    this.#finish(reason)
    this.transport.destroy()
  }

  /** Sends what has been answered so far, then closes: the last answer tells the client why. */
  closeAfterSending(reason: CloseReason): void {
    if (this.#closeReason !== null) return
    this.#sendAnswers()
    this.#finish(reason)
    this.transport.end()
    // A client that does not read its last answer must not keep it, and its connection, here for ever.
    this.#timer = this.#host.clock.schedule(this.#host.limits.drainMs, () => this.transport.destroy())
  }

  /**
   * Takes nothing more and closes, but not before the requests that came first are answered: they were good, and their client
   * must not take them for lost.
   */
  closeInOrder(reason: CloseReason): void {
    if (this.#closeReason !== null || this.#endsBy !== null) return
    if (this.#requests.length === 0 && this.transport.queuedBytes === 0) {
      this.close(reason)
      return
    }
    this.#endsBy = reason
    this.#goOn()
  }

  /** Answers what is under way, takes nothing new, then closes. */
  drain(): void {
    this.#draining = true
    this.#goOn()
  }

  /** Takes no further request for so long: a client that is over its quota has been told to wait, and may not. */
  mute(durationMs: number): void {
    this.#mutedUntil = Math.max(this.#mutedUntil, this.#host.clock.monotonic() + durationMs)
    this.#arm(this.#mutedUntil)
  }

  /** Called by a request of this connection that was answered or lets the next one pass. */
  requestChanged(): void {
    if (this.#closeReason !== null) return
    this.#goOn()
  }

  // --- The transport's side ---

  readTarget(): Uint8Array {
    return this.#reader.readTarget()
  }

  onRead(length: number): void {
    if (this.#closeReason !== null) return
    this.#activeAt = this.#host.clock.monotonic()
    const wasMidFrame = this.#reader.midFrame
    const seen = this.#requestsSeen
    this.#reading = true
    this.#reader.onRead(length)
    this.#reading = false
    if (this.closed) return
    if (this.#reader.midFrame && (!wasMidFrame || this.#requestsSeen !== seen)) this.#frameBegan()
    this.#goOn()
  }

  onDrain(): void {
    this.#activeAt = this.#host.clock.monotonic()
    this.#sendBlockedAt = Infinity
    this.#releaseSent()
    if (this.#closeReason === null) this.#goOn()
  }

  onClose(error: NetworkError | null): void {
    this.#timer?.cancel()
    this.#timer = null
    this.#releaseSent()
    if (this.#closeReason !== null) return
    const clean = error === null && this.idle
    const detail = error === null ? 'closed by the client' : `${error.code}: ${error.message}`
    this.#finish({ kind: clean ? 'client' : 'broken', detail })
  }

  // --- The frames' side ---

  admitLength(length: number, bytes: Buffer, start: number): boolean {
    if (length >= MIN_REQUEST_BYTES && length <= this.#host.limits.maxRequestBytes) return true
    this.closeInOrder({ kind: 'protocol', detail: foreignProtocol(bytes, start) ?? `a frame of ${length} bytes` })
    return false
  }

  admit(bytes: Buffer, start: number): boolean | null {
    const length = bytes.readInt32BE(start)
    const apiKey = bytes.readInt16BE(start + 4)
    const apiVersion = bytes.readInt16BE(start + 6)
    const policy = this.#host.handler.policy(apiKey, apiVersion, this)
    if (this.closed) return null
    if (policy === null) {
      const detail = foreignProtocol(bytes, start) ?? `API key ${apiKey} version ${apiVersion} is not served here`
      this.closeInOrder({ kind: 'protocol', detail })
      return null
    }
    if (length > policy.maxBytes) {
      const hint = foreignProtocol(bytes, start)
      const detail = hint ?? `a frame of ${length} bytes for API key ${apiKey}, where ${policy.maxBytes} are allowed`
      this.closeInOrder({ kind: 'protocol', detail })
      return null
    }
    return policy.trusted
  }

  wants(bytes: Buffer, start: number): boolean {
    if (this.#closeReason !== null || this.#endsBy !== null || this.#draining || this.#mutedUntil > 0) return false
    if (this.transport.queuedBytes > this.#host.limits.maxQueuedResponseBytes) return false
    if (this.#requests.length === 0) return true
    const limits = this.#host.limits
    if (this.#requests.length >= limits.maxPipelinedRequests || this.#requestBytes >= limits.maxPipelinedBytes) {
      return false
    }
    if (!this.#requests.at(-1)!.nextAllowed) return false
    return this.#policyOf(bytes, start)?.pipelined === true
  }

  onFrame(frame: Buffer, buffer: FrameBuffer | null): void {
    const policy = this.#policyOf(frame, -4)
    if (policy === null) {
      // Admitted when its first bytes came, refused now: what the client may do has changed in between.
      this.closeInOrder({ kind: 'protocol', detail: `API key ${frame.readInt16BE(0)} is no longer served here` })
      return
    }
    const host = { pool: this.#host.pool, nowMs: this.#host.clock.monotonic(), borrow: policy.borrow }
    const request = new RequestFrame<C>(this, frame, buffer, host)
    this.#requestsSeen++
    this.#requests.push(request)
    this.#requestBytes += request.size
    this.#host.handler.handle(request, this)
  }

  // --- The pump ---

  /** Sends what can be sent, then handles what can be handled, then reads or does not. Safe to call from anywhere. */
  #goOn(): void {
    this.#sendAnswers()
    if (this.#reading) return
    while (!this.closed && this.#reader.holds) {
      const seen = this.#requestsSeen
      this.#reading = true
      this.#reader.proceed()
      this.#reading = false
      if (this.#reader.midFrame) this.#frameBegan()
      this.#sendAnswers()
      if (this.#requestsSeen === seen) break
    }
    if (this.closed) return
    if (this.#requests.length === 0) {
      const ended = this.#endsBy ?? (this.#draining ? DRAINED : null)
      if (ended !== null) {
        this.closeAfterSending(ended)
        return
      }
    }
    this.#pauseOrResume()
  }

  /** Pauses only when bytes came that are not wanted: an unpaused connection is told when its client goes away. */
  #pauseOrResume(): void {
    const { pool, clock, limits } = this.#host
    this.#starved = !this.#reader.midFrame && pool.lentBytes > limits.maxFrameBytesTotal
    if (this.#starved) this.#arm(clock.monotonic() + STARVED_LOOK_MS)
    const pause = this.#reader.holds || this.#starved || this.#endsBy !== null
    if (pause === this.#paused) return
    this.#paused = pause
    if (pause) this.transport.pause()
    else this.transport.resume()
  }

  #sendAnswers(): void {
    if (this.closed) return
    let answered = 0
    for (; answered < this.#requests.length; answered++) {
      const request = this.#requests[answered]!
      if (request.answer === null) break
      this.#requestBytes -= request.size
      const { chunks, onSent } = request.answer
      if (chunks !== null) this.transport.write(chunks)
      if (onSent !== null) this.#sent.push(onSent)
    }
    if (answered === 0) return
    this.#requests.splice(0, answered)
    this.#activeAt = this.#host.clock.monotonic()
    if (this.transport.queuedBytes === 0) {
      this.#releaseSent()
    } else if (this.#sendBlockedAt === Infinity) {
      this.#sendBlockedAt = this.#activeAt
      this.#sendBlockedBytes = this.transport.queuedBytes
      this.#arm(this.#activeAt + this.#host.limits.drainMs)
    }
  }

  #releaseSent(): void {
    if (this.#sent.length === 0) return
    const sent = this.#sent
    this.#sent = []
    for (const onSent of sent) onSent()
  }

  #policyOf(bytes: Buffer, start: number): RequestPolicy | null {
    return this.#host.handler.policy(bytes.readInt16BE(start + 4), bytes.readInt16BE(start + 6), this)
  }

  #finish(reason: CloseReason): void {
    assert(this.#closeReason === null, 'a connection closes once')
    this.#closeReason = reason
    this.#timer?.cancel()
    this.#timer = null
    this.#reader.stop()
    for (const request of this.#requests.splice(0)) request.answer?.onSent?.()
    this.#requestBytes = 0
    this.#host.handler.closed(this)
    this.#host.connectionClosed(this, reason)
  }

  // --- Deadlines: one timer, set for the earliest; it looks again when it fires ---

  #arm(at: number): void {
    if (at >= this.#timerAt || this.#closeReason !== null) return
    this.#timer?.cancel()
    this.#timerAt = at
    this.#timer = this.#host.clock.schedule(at - this.#host.clock.monotonic(), this.#onTimer)
  }

  #frameBegan(): void {
    this.#frameStartedAt = this.#host.clock.monotonic()
    this.#arm(this.#frameStartedAt + this.#host.limits.frameMs)
  }

  readonly #onTimer = (): void => {
    this.#timer = null
    this.#timerAt = Infinity
    const nowMs = this.#host.clock.monotonic()
    if (this.#sendBlockedAt !== Infinity && this.transport.queuedBytes < this.#sendBlockedBytes) {
      // Slow is not stuck: some of it went out.
      this.#sendBlockedAt = nowMs
      this.#sendBlockedBytes = this.transport.queuedBytes
    }
    const muteEnds = this.#mutedUntil > 0 && this.#mutedUntil <= nowMs
    if (muteEnds) this.#mutedUntil = 0
    if (muteEnds || this.#starved) this.#goOn()
    if (this.closed) return
    const { at, detail } = this.#nextDeadline()
    if (at <= nowMs) this.close({ kind: detail === IDLE ? 'idle' : 'timeout', detail })
    else this.#arm(at)
  }

  #nextDeadline(): { at: number; detail: string } {
    const limits = this.#host.limits
    let next = { at: Infinity, detail: '' }
    const consider = (at: number, detail: string): void => {
      if (at < next.at) next = { at, detail }
    }
    if (this.#requests.length === 0) consider(this.#activeAt + limits.idleMs, IDLE)
    if (this.#requestsSeen === 0 && !this.#reader.midFrame)
      consider(this.#openedAt + limits.firstRequestMs, 'no request came')
    if (this.#reader.midFrame) consider(this.#frameStartedAt + limits.frameMs, 'a frame was not completed')
    if (this.#mutedUntil > 0) consider(this.#mutedUntil, 'muted')
    consider(this.#sendBlockedAt + limits.drainMs, 'answers are not read')
    // With a request under way nothing expires; look again after an idle time.
    return next.at === Infinity ? { at: this.#host.clock.monotonic() + limits.idleMs, detail: '' } : next
  }
}

/** What a client of another protocol sent to this port, if that can be told from its first bytes. */
function foreignProtocol(bytes: Buffer, start: number): string | null {
  const first = bytes.toString('latin1', start, start + 4)
  if (/^(GET|PUT|HEAD|POST|DELE|OPTI|CONN|PATC|PRI) ?/.test(first)) {
    return 'an HTTP request: this port speaks the Kafka protocol'
  }
  if (bytes[start] === 0x16 && bytes[start + 1] === 0x03) {
    return 'a TLS handshake: this listener is plaintext, the client is set to SSL'
  }
  return null
}

/** Key, version and correlation id. */
const MIN_REQUEST_BYTES = 8
const IDLE = 'idle'
const DRAINED: CloseReason = { kind: 'shutdown', detail: 'the listener is closing' }
/** How often a connection looks whether there is room for frames again. */
const STARVED_LOOK_MS = 20
