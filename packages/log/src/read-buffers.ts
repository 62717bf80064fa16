/**
 * Buffers for reads from files, used again when the answer that held them is sent. A fresh megabyte costs ten times what
 * a used one does: the kernel has to find and clear its pages, and the collector to run for them.
 */
const SMALLEST = 64 * 1024
/** Idle bytes kept for all logs of a broker. */
export const DEFAULT_IDLE_READ_BYTES: number = 32 * 1024 * 1024

export class ReadBuffers {
  readonly #maxIdleBytes: number
  /** By size, a power of two. */
  readonly #idle = new Map<number, Buffer[]>()
  #idleBytes = 0

  constructor(maxIdleBytes: number) {
    this.#maxIdleBytes = maxIdleBytes
  }

  get idleBytes(): number {
    return this.#idleBytes
  }

  /** At least `length` bytes of anything. */
  take(length: number): Buffer {
    const size = sizeFor(length)
    const buffer = this.#idle.get(size)?.pop()
    if (buffer === undefined) return Buffer.allocUnsafeSlow(size)
    this.#idleBytes -= size
    return buffer
  }

  /** Nobody looks at the buffer any more. It must be one that `take` gave, whole. */
  giveBack(buffer: Buffer): void {
    const size = buffer.length
    if (size !== sizeFor(size) || this.#idleBytes + size > this.#maxIdleBytes) return
    let idle = this.#idle.get(size)
    if (idle === undefined) this.#idle.set(size, (idle = []))
    idle.push(buffer)
    this.#idleBytes += size
  }
}

/** Four sizes for each doubling, so that little of a buffer stays empty. */
function sizeFor(length: number): number {
  if (length <= SMALLEST) return SMALLEST
  const step = 2 ** (Math.floor(Math.log2(length - 1)) - 2)
  return Math.ceil(length / step) * step
}

/** The holders of one read: the buffer goes back when the last of those who retained it has released it. */
export class ReadHold {
  readonly #buffers: ReadBuffers
  readonly #buffer: Buffer
  #holders = 0

  constructor(buffers: ReadBuffers, buffer: Buffer) {
    this.#buffers = buffers
    this.#buffer = buffer
  }

  retain(): void {
    this.#holders++
  }

  /** Nothing of it was needed. */
  drop(): void {
    if (this.#holders === 0) this.#buffers.giveBack(this.#buffer)
  }

  release(): void {
    this.#holders--
    if (this.#holders === 0) this.#buffers.giveBack(this.#buffer)
  }
}
