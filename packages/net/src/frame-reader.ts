import type { BufferPool, FrameBuffer } from './buffer-pool.ts'

/**
 * Frames out of a byte stream: a 32-bit length and as many bytes.
 *
 * All connections of a process read into one shared buffer. Frames that are complete in it are handled there, as
 * views; an idle connection holds no memory. A frame that overruns it gets a pooled buffer of its own, into which the
 * rest is read directly. That buffer never grows by what a frame's length merely declares: unless the sink trusts the
 * frame, it doubles as bytes arrive.
 *
 * The sink can hold the stream at any frame; what was read by then is kept in a pooled buffer until `proceed`.
 */
export class FrameReader {
  readonly #shared: ReadBuffer
  readonly #pool: BufferPool
  readonly #sink: FrameSink
  /** The frame that overran the shared buffer; `#filled` of its `#total` bytes (with the length) are there. */
  #own: FrameBuffer | null = null
  #filled = 0
  #total = 0
  /** Bytes read while the sink held, from `#heldStart` to `#heldEnd`. */
  #held: FrameBuffer | null = null
  #heldStart = 0
  #heldEnd = 0
  /** The first bytes of a frame, fewer than the `PEEK_BYTES` needed to judge it. */
  #peek: Buffer | null = null
  #peeked = 0
  /** The host may ask for a target long before it fills it, so which one it got has to be remembered. */
  #readsOwn = false
  #stopped = false

  constructor(shared: ReadBuffer, pool: BufferPool, sink: FrameSink) {
    this.#shared = shared
    this.#pool = pool
    this.#sink = sink
  }

  /** Part of a frame is here and the rest is awaited. */
  get midFrame(): boolean {
    return this.#peeked > 0 || (this.#own !== null && this.#filled < this.#total)
  }

  /** Bytes are here that the sink did not want yet. */
  get holds(): boolean {
    return this.#held !== null || (this.#own !== null && this.#filled === this.#total)
  }

  readTarget(): Uint8Array {
    this.#readsOwn = this.#own !== null && this.#filled < this.#total
    if (!this.#readsOwn) return this.#shared.target
    const own = this.#own!
    return own.bytes.subarray(this.#filled, Math.min(own.bytes.length, this.#total))
  }

  onRead(length: number): void {
    if (this.#stopped) return
    if (this.#readsOwn) {
      this.#filled += length
      this.#ownGrew()
      return
    }
    const bytes = this.#shared.bytes
    let start = TARGET_OFFSET
    const end = start + length
    if (this.#own !== null && this.#filled < this.#total) {
      start = this.#fillOwn(bytes, start, end)
      if (start === end || this.#stopped) return
    }
    if (this.holds) {
      this.#hold(bytes, start, end)
      return
    }
    if (this.#peeked > 0) {
      start -= this.#peeked
      this.#peek!.copy(bytes, start, 0, this.#peeked)
      this.#peeked = 0
    }
    start = this.#parse(bytes, start, end, null)
    if (start < end) this.#hold(bytes, start, end)
  }

  /** The sink no longer holds: hands out what is here, as far as it wants it. */
  proceed(): void {
    if (this.#own !== null && this.#filled === this.#total && !this.#deliverOwn()) return
    const held = this.#held
    if (held === null || this.#stopped) return
    const stoppedAt = this.#parse(held.bytes, this.#heldStart, this.#heldEnd, held)
    if (this.#stopped) return
    this.#heldStart = stoppedAt
    if (stoppedAt < this.#heldEnd) return
    this.#held = null
    held.release()
  }

  /** Gives back what is held; nothing is delivered any more. */
  stop(): void {
    this.#stopped = true
    this.#peeked = 0
    // The system may still hold a part of this buffer as the target of its next read: nobody else may get it.
    this.#own?.detach()
    this.#own = null
    this.#held?.release()
    this.#held = null
  }

  /** Returns where it stopped: `end`, or the start of a frame that the sink did not want yet. */
  #parse(bytes: Buffer, from: number, end: number, buffer: FrameBuffer | null): number {
    let start = from
    while (start < end && !this.#stopped) {
      const length = end - start
      if (length >= 4 && !this.#sink.admitLength(bytes.readInt32BE(start), bytes, start)) {
        this.stop()
        return end
      }
      if (length < PEEK_BYTES) {
        this.#peek ??= Buffer.alloc(PEEK_BYTES)
        bytes.copy(this.#peek, 0, start, end)
        this.#peeked = length
        return end
      }
      const trusted = this.#sink.admit(bytes, start)
      if (trusted === null) {
        this.stop()
        return end
      }
      const total = 4 + bytes.readInt32BE(start)
      if (length < total) {
        this.#begin(bytes, start, end, total, trusted)
        return end
      }
      if (!this.#sink.wants(bytes, start)) return start
      this.#sink.onFrame(bytes.subarray(start + 4, start + total), buffer)
      start += total
    }
    return start
  }

  #begin(bytes: Buffer, start: number, end: number, total: number, trusted: boolean): void {
    // One byte more than came, at least: the next read needs room.
    this.#own = this.#pool.take(trusted && total <= MAX_DECLARED_BYTES ? total : end - start + 1)
    bytes.copy(this.#own.bytes, 0, start, end)
    this.#filled = end - start
    this.#total = total
  }

  #fillOwn(bytes: Buffer, from: number, end: number): number {
    let start = from
    while (start < end && this.#own !== null && this.#filled < this.#total) {
      const room = Math.min(this.#own.bytes.length, this.#total) - this.#filled
      const length = Math.min(room, end - start)
      bytes.copy(this.#own.bytes, this.#filled, start, start + length)
      this.#filled += length
      start += length
      this.#ownGrew()
    }
    return start
  }

  #ownGrew(): void {
    const own = this.#own!
    if (this.#filled === this.#total) {
      this.#deliverOwn()
    } else if (this.#filled === own.bytes.length) {
      const larger = this.#pool.take(Math.min(2 * own.bytes.length, this.#total))
      own.bytes.copy(larger.bytes, 0, 0, this.#filled)
      own.release()
      this.#own = larger
    }
  }

  #deliverOwn(): boolean {
    const own = this.#own!
    if (!this.#sink.wants(own.bytes, 0)) return false
    const total = this.#total
    this.#own = null
    this.#sink.onFrame(own.bytes.subarray(4, total), own)
    own.release()
    return true
  }

  #hold(bytes: Buffer, start: number, end: number): void {
    const length = end - start
    const held = this.#held
    if (held !== null && this.#heldEnd + length <= held.bytes.length) {
      bytes.copy(held.bytes, this.#heldEnd, start, end)
      this.#heldEnd += length
      return
    }
    const kept = held === null ? 0 : this.#heldEnd - this.#heldStart
    const larger = this.#pool.take(kept + length)
    if (held !== null) {
      held.bytes.copy(larger.bytes, 0, this.#heldStart, this.#heldEnd)
      held.release()
    }
    bytes.copy(larger.bytes, kept, start, end)
    this.#held = larger
    this.#heldStart = 0
    this.#heldEnd = kept + length
  }
}

/** What a stream of frames is read for. The frame's length stands at `bytes[start]`, the frame behind it. */
export interface FrameSink {
  /** Asked as soon as the length is known; false ends the stream. */
  admitLength(length: number, bytes: Buffer, start: number): boolean
  /**
   * Asked when the first 4 bytes of the frame are here too; null ends the stream. True: room for the declared length
   * may be taken at once, up to a limit.
   */
  admit(bytes: Buffer, start: number): boolean | null
  /** Asked before each complete frame; false holds the stream until `proceed`. */
  wants(bytes: Buffer, start: number): boolean
  /** `buffer` null: the frame stands in the shared buffer, and is gone when this returns. Else retain it to keep it. */
  onFrame(frame: Buffer, buffer: FrameBuffer | null): void
}

/** The buffer that all connections of a process read into. */
export class ReadBuffer {
  readonly bytes: Buffer
  readonly target: Buffer

  constructor() {
    this.bytes = Buffer.allocUnsafeSlow(TARGET_OFFSET + READ_BUFFER_BYTES)
    this.target = this.bytes.subarray(TARGET_OFFSET)
  }
}

/** At 64 KiB 6.6 % of the bytes are copied twice; at 16 KiB fewer, but in four times as many reads. */
const READ_BUFFER_BYTES = 64 * 1024

/** Length, API key and version: what it takes to judge a frame. Every legal frame is at least as long. */
export const PEEK_BYTES = 8

/** Room before the target, where the first bytes of a frame are put back in front of the rest. */
const TARGET_OFFSET = PEEK_BYTES

/** Above this even a trusted frame gets its room only as bytes arrive. Holds a full default batch and its request. */
const MAX_DECLARED_BYTES = 2 * 1024 * 1024
