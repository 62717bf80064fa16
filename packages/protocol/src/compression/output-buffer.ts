/** A growing buffer for decompressed bytes that refuses to grow beyond a limit. */
import { CompressionError } from './codec.ts'

const SMALLEST = 1024

export class OutputBuffer {
  /** Valid up to `length`; replaced by `reserve` and `append`. */
  bytes: Buffer
  length = 0
  private readonly codec: string
  private readonly limit: number

  constructor(codec: string, limit: number, expected: number) {
    this.codec = codec
    this.limit = limit
    this.bytes = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(SMALLEST, expected)))
  }

  /** Makes room for `wanted` bytes more, or for what the limit leaves; returns how many there is room for. */
  reserve(wanted: number): number {
    const room = Math.min(wanted, this.limit - this.length)
    const needed = this.length + room
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(this.limit, Math.max(needed, 2 * this.bytes.length)))
      this.bytes.copy(larger, 0, 0, this.length)
      this.bytes = larger
    }
    return room
  }

  append(input: Buffer, start: number, end: number): void {
    const count = end - start
    if (this.reserve(count) < count) throw this.tooLarge()
    this.bytes.set(input.subarray(start, end), this.length)
    this.length += count
  }

  finish(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  /** The error for a block that could not be decoded; where the limit cut its room, that is taken for the reason. */
  badBlock(wasCut: boolean): CompressionError {
    return wasCut ? this.tooLarge() : new CompressionError(`${this.codec}: malformed block`)
  }

  tooLarge(): CompressionError {
    return new CompressionError(`${this.codec}: more than ${this.limit} bytes come out`, true)
  }
}
