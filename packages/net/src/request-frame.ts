import { assert } from '@ottla/base'
import type { BufferPool, FrameBuffer } from './buffer-pool.ts'
import type { ServerConnection } from './server-connection.ts'

/**
 * One request of a connection, from its frame to its answer. Whoever handles it calls `respond` exactly once, also
 * when the connection has gone in between: that is what gives the frame's memory back.
 */
export class RequestFrame<C> {
  readonly connection: ServerConnection<C>
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number
  /** Milliseconds on the monotonic clock at which the request was complete. */
  readonly receivedAt: number
  /** Bytes that the request counts for until it is answered. */
  readonly size: number
  #bytes: Buffer
  #buffer: FrameBuffer | null
  #borrowed: boolean
  readonly #pool: BufferPool
  /** Set by `respond`: what to send, null for nothing. */
  answer: Answer | null = null
  nextAllowed = false

  constructor(connection: ServerConnection<C>, frame: Buffer, buffer: FrameBuffer | null, host: RequestHost) {
    this.connection = connection
    this.apiKey = frame.readInt16BE(0)
    this.apiVersion = frame.readInt16BE(2)
    this.correlationId = frame.readInt32BE(4)
    this.receivedAt = host.nowMs
    this.size = frame.length
    this.#pool = host.pool
    this.#bytes = frame
    this.#buffer = buffer
    this.#borrowed = false
    if (host.borrow) {
      buffer?.retain()
      this.#borrowed = buffer === null
    } else if (buffer === null || frame.length <= COPY_BYTES) {
      this.#bytes = Buffer.from(frame)
      this.#buffer = null
    } else {
      // Decoded values may be views of the frame and live on in some state, where nobody counts them.
      buffer.detach()
    }
  }

  /**
   * The frame: header and body, without the length. With `borrow` the memory is somebody else's again once the
   * request is answered (`buffer` says whose), or, without a `buffer`, once `handle` returns.
   */
  get bytes(): Buffer {
    return this.#bytes
  }

  /** What a slice of `bytes` that is to live longer than the request must retain; null: see `own`. */
  get buffer(): FrameBuffer | null {
    return this.#buffer
  }

  /**
   * Moves a borrowed frame out of the shared read buffer, into one that can be kept until the answer and retained.
   * Only inside `handle`, and before anything has been decoded: what was decoded still points to the old place.
   */
  own(): void {
    if (!this.#borrowed) return
    const buffer = this.#pool.take(this.#bytes.length)
    this.#bytes.copy(buffer.bytes)
    this.#bytes = buffer.bytes.subarray(0, this.#bytes.length)
    this.#buffer = buffer
    this.#borrowed = false
  }

  /**
   * The part of this request that must come before the next request of the connection is done: the batches stand in
   * the log. The next one may be handled before this one is answered, if it is of an API that allows it as well.
   */
  allowNext(): void {
    this.nextAllowed = true
    this.connection.requestChanged()
  }

  /**
   * The answer: a whole frame, length and header and body; null for a request that gets none (`acks=0`). The chunks
   * must stay unchanged until `onSent`, which is called once: they were given to the kernel, or the connection is gone.
   */
  respond(chunks: readonly Uint8Array[] | null, onSent?: () => void): void {
    assert(this.answer === null, 'a request is answered once')
    this.answer = { chunks, onSent: onSent ?? null }
    const buffer = this.#buffer
    this.#buffer = null
    buffer?.release()
    if (this.connection.closed) onSent?.()
    else this.connection.requestChanged()
  }
}

export interface Answer {
  readonly chunks: readonly Uint8Array[] | null
  readonly onSent: (() => void) | null
}

export interface RequestHost {
  readonly pool: BufferPool
  readonly nowMs: number
  readonly borrow: boolean
}

/** Below this a copy costs less than a pooled buffer that nobody may use again. */
const COPY_BYTES = 16 * 1024
