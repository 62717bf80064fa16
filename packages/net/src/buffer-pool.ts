import { assert } from '@ottla/base'

/**
 * Buffers in powers of two, kept for the next frame instead of left to the collector: filling a fresh megabyte costs
 * ten times what filling a used one does. One pool serves a process.
 */
export class BufferPool {
  readonly #free = new Map<number, Buffer[]>()
  readonly #maxFreeBytes: number
  #freeBytes = 0
  #lentBytes = 0

  constructor(options: { readonly maxFreeBytes?: number } = {}) {
    this.#maxFreeBytes = options.maxFreeBytes ?? DEFAULT_MAX_FREE_BYTES
  }

  /** A buffer of at least `bytes`, held once. Its content is whatever was there before. */
  take(bytes: number): FrameBuffer {
    const size = bucketOf(bytes)
    const kept = this.#free.get(size)?.pop()
    if (kept !== undefined) this.#freeBytes -= size
    this.#lentBytes += size
    // Not from Node's shared slab: what retains one of these retains exactly its own memory.
    return new FrameBuffer(kept ?? Buffer.allocUnsafeSlow(size), this)
  }

  /** Bytes kept for the next taker. */
  get freeBytes(): number {
    return this.#freeBytes
  }

  /** Bytes of buffers that somebody holds. */
  get lentBytes(): number {
    return this.#lentBytes
  }

  /** For FrameBuffer alone. */
  takeBack(bytes: Buffer): void {
    const size = bytes.length
    this.#lentBytes -= size
    if (this.#freeBytes + size > this.#maxFreeBytes) return
    this.#freeBytes += size
    const bucket = this.#free.get(size)
    if (bucket === undefined) this.#free.set(size, [bytes])
    else bucket.push(bytes)
  }

  /** For FrameBuffer alone. */
  forget(bytes: Buffer): void {
    this.#lentBytes -= bytes.length
  }
}

const DEFAULT_MAX_FREE_BYTES = 32 * 1024 * 1024
const MIN_BUFFER_BYTES = 16 * 1024

function bucketOf(bytes: number): number {
  let size = MIN_BUFFER_BYTES
  while (size < bytes) size *= 2
  return size
}

/**
 * A pooled buffer and how many hold it. Who keeps a slice retains the buffer, and accounts for all of `bytes.length`:
 * one small batch kept out of a large frame keeps the whole frame.
 */
export class FrameBuffer {
  readonly bytes: Buffer
  readonly #pool: BufferPool
  #holders = 1

  constructor(bytes: Buffer, pool: BufferPool) {
    this.bytes = bytes
    this.#pool = pool
  }

  retain(): void {
    assert(this.#holders > 0, 'a buffer that was given back cannot be retained')
    this.#holders++
  }

  /** After the last one the bytes belong to somebody else. */
  release(): void {
    assert(this.#holders > 0, 'a buffer is released as often as it was retained')
    this.#holders--
    if (this.#holders === 0) this.#pool.takeBack(this.bytes)
  }

  /**
   * Leaves the buffer to the collector for ever: views of it that nobody counts may live on. The other holders still
   * release it.
   */
  detach(): void {
    assert(this.#holders > 0, 'a buffer that was given back cannot be detached')
    this.#pool.forget(this.bytes)
    this.#holders = Infinity
  }
}
