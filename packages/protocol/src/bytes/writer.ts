/** Writes Kafka's primitive types into growing memory; large payloads are linked in, not copied. */

import type { Uuid } from '@ottla/base'
import { assert } from '@ottla/base'
import { MAX_STRING_BYTES } from './limits.ts'
import { ProtocolError } from './protocol-error.ts'
import type { UnknownTag } from './unknown-tags.ts'

const TWO_32 = 2 ** 32
const TWO_63 = 2 ** 63
const MAX_INT64 = 2n ** 63n - 1n

/** Payloads at least this long are linked as chunks of their own; shorter ones are cheaper to copy. */
const LINK_FROM = 2048
/** Longest string that is tried as ASCII first; its compact length fits one byte. */
const SHORT_STRING = 48

/**
 * What was written is a list of chunks: stretches of the writer's own memory, and payloads of the caller in between.
 * Chunks stay valid until `reset`, which makes the memory free for the next message.
 *
 * Values that do not fit their type are the caller's bug or a peer's value echoed at the wrong width: a ProtocolError.
 */
export class Writer {
  #buffer: Buffer
  #position = 0
  /** Where the stretch that is not yet in `#chunks` begins. */
  #chunkStart = 0
  #chunks: Buffer[] = []
  /** Bytes in `#chunks`. */
  #linked = 0
  /** Sized stretches that are open, see `beginSized`. */
  #open = 0

  constructor(capacity = 512) {
    this.#buffer = Buffer.allocUnsafeSlow(capacity)
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#linked + this.#position - this.#chunkStart
  }

  /** Forgets everything; chunks handed out before are overwritten by what comes next. */
  reset(): void {
    this.#position = 0
    this.#chunkStart = 0
    this.#chunks = []
    this.#linked = 0
    this.#open = 0
  }

  /** All that was written, in order. */
  chunks(): readonly Buffer[] {
    this.#closeChunk()
    return this.#chunks
  }

  /** All that was written as one buffer of its own. */
  toBuffer(): Buffer {
    return Buffer.concat(this.chunks())
  }

  /** Starts a frame: four bytes for its length. Only at the beginning of what is written. */
  beginFrame(): void {
    assert(this.size === 0, 'a frame begins an empty writer')
    this.int32(0)
  }

  /** Fills in the length that `beginFrame` left open. */
  endFrame(): void {
    const length = this.size - 4
    const first = this.#chunks[0]
    if (first === undefined) this.#buffer.writeInt32BE(length, this.#chunkStart)
    else first.writeInt32BE(length, 0)
  }

  bool(value: boolean): void {
    this.#byte(value ? 1 : 0)
  }

  int8(value: number): void {
    if ((value << 24) >> 24 !== value) throw notA('int8', value)
    this.#byte(value)
  }

  int16(value: number): void {
    if ((value << 16) >> 16 !== value) throw notA('int16', value)
    this.#short(value)
  }

  uint16(value: number): void {
    if ((value & 0xffff) !== value) throw notA('uint16', value)
    this.#short(value)
  }

  int32(value: number): void {
    if ((value | 0) !== value) throw notA('int32', value)
    this.#word(value)
  }

  uint32(value: number): void {
    if (value >>> 0 !== value) throw notA('uint32', value)
    this.#word(value | 0)
  }

  /** Any whole number in the range of int64; 2^63, which is how 2^63-1 reads as a number, is written as 2^63-1. */
  int64(value: number): void {
    if (!Number.isInteger(value) || value < -TWO_63 || value > TWO_63) throw notA('int64', value)
    if (value === TWO_63) {
      this.#word(0x7fffffff)
      this.#word(-1)
      return
    }
    const high = Math.floor(value / TWO_32)
    this.#word(high)
    this.#word((value - high * TWO_32) | 0)
  }

  bigint64(value: bigint): void {
    if (value > MAX_INT64 || value < -MAX_INT64 - 1n) throw new ProtocolError(`${value} is no int64`)
    this.#reserve(8)
    this.#position = this.#buffer.writeBigInt64BE(value, this.#position)
  }

  float64(value: number): void {
    this.#reserve(8)
    this.#position = this.#buffer.writeDoubleBE(value, this.#position)
  }

  uuid(value: Uuid): void {
    this.#reserve(16)
    if (value.length !== 22 || this.#buffer.write(value, this.#position, 16, 'base64url') !== 16) {
      throw new ProtocolError(`${JSON.stringify(value)} is no uuid`)
    }
    this.#position += 16
  }

  uvarint(value: number): void {
    if (value >>> 0 !== value) throw notA('uvarint', value)
    this.#reserve(5)
    this.#putUvarint(value)
  }

  string(value: string): void {
    if (value.length <= SHORT_STRING && this.#shortAscii(value, 2)) return
    const length = Buffer.byteLength(value, 'utf8')
    if (length > MAX_STRING_BYTES) throw new ProtocolError(`string of ${length} bytes`)
    this.#reserve(length + 2)
    this.#short(length)
    this.#text(value, length)
  }

  nullableString(value: string | null): void {
    if (value === null) this.#short(-1)
    else this.string(value)
  }

  compactString(value: string): void {
    if (value.length <= SHORT_STRING && this.#shortAscii(value, 1)) return
    const length = Buffer.byteLength(value, 'utf8')
    if (length > MAX_STRING_BYTES) throw new ProtocolError(`string of ${length} bytes`)
    this.uvarint(length + 1)
    this.#reserve(length)
    this.#text(value, length)
  }

  compactNullableString(value: string | null): void {
    if (value === null) this.#byte(0)
    else this.compactString(value)
  }

  bytes(value: BytesLike): void {
    this.int32(lengthOf(value))
    this.append(value)
  }

  nullableBytes(value: BytesLike | null): void {
    if (value === null) this.#word(-1)
    else this.bytes(value)
  }

  compactBytes(value: BytesLike): void {
    this.uvarint(lengthOf(value) + 1)
    this.append(value)
  }

  compactNullableBytes(value: BytesLike | null): void {
    if (value === null) this.#byte(0)
    else this.compactBytes(value)
  }

  /** Bytes as they are. A long payload is linked: it must not change until the chunks have been used. */
  append(value: BytesLike): void {
    if (!Buffer.isBuffer(value)) {
      for (const part of value) this.append(part)
      return
    }
    if (value.length >= LINK_FROM && this.#open === 0) {
      this.#closeChunk()
      this.#chunks.push(value)
      this.#linked += value.length
      return
    }
    this.#reserve(value.length)
    value.copy(this.#buffer, this.#position)
    this.#position += value.length
  }

  count(count: number): void {
    this.int32(count)
  }

  compactCount(count: number): void {
    this.uvarint(count + 1)
  }

  nullCount(): void {
    this.#word(-1)
  }

  compactNullCount(): void {
    this.#byte(0)
  }

  /**
   * Starts a stretch with its size in front as a uvarint; `endSized` with the mark that this returns closes it. One
   * byte is left open for the size, the stretch moves up where it turns out to need more. Nothing is linked inside.
   */
  beginSized(): number {
    this.#reserve(1)
    this.#position++
    this.#open++
    // Relative to the chunk, as growing moves the chunk to the front of new memory.
    return this.#position - this.#chunkStart
  }

  endSized(mark: number): void {
    this.#open--
    const start = this.#chunkStart + mark
    const size = this.#position - start
    const extra = uvarintSize(size) - 1
    if (extra > 0) {
      this.#reserve(extra)
      const moved = this.#chunkStart + mark
      this.#buffer.copyWithin(moved + extra, moved, moved + size)
    }
    const end = this.#chunkStart + mark + size + extra
    // The room is there; `uvarint` itself would reserve from here and, growing, forget what lies behind.
    this.#position = this.#chunkStart + mark - 1
    this.#putUvarint(size)
    this.#position = end
  }

  /** Writes unknown tagged fields from index `from` while their tag is below `limit`; returns the next index. */
  unknownTags(tags: readonly UnknownTag[], from: number, limit: number): number {
    let at = from
    for (; at < tags.length; at++) {
      const field = tags[at]!
      if (field.tag >= limit) break
      this.uvarint(field.tag)
      this.uvarint(field.data.length)
      this.append(field.data)
    }
    return at
  }

  /** Most strings are short and ASCII: a loop beats the two calls that other text needs. False: nothing was written. */
  #shortAscii(value: string, prefix: 1 | 2): boolean {
    const length = value.length
    this.#reserve(prefix + length)
    const buffer = this.#buffer
    const start = this.#position + prefix
    for (let i = 0; i < length; i++) {
      const char = value.charCodeAt(i)
      if (char >= 0x80) return false
      buffer[start + i] = char
    }
    // The int16 of a length below 256, or the one-byte varint of length + 1.
    if (prefix === 2) buffer[start - 2] = 0
    buffer[start - 1] = prefix === 2 ? length : length + 1
    this.#position = start + length
    return true
  }

  #text(value: string, length: number): void {
    // A copy of the length that was announced, whatever the string: lone surrogates are three bytes in both.
    this.#buffer.write(value, this.#position, length, 'utf8')
    this.#position += length
  }

  #putUvarint(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.#buffer[this.#position++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#buffer[this.#position++] = rest
  }

  #byte(value: number): void {
    this.#reserve(1)
    this.#buffer[this.#position++] = value
  }

  #short(value: number): void {
    this.#reserve(2)
    const buffer = this.#buffer
    buffer[this.#position++] = value >> 8
    buffer[this.#position++] = value
  }

  #word(value: number): void {
    this.#reserve(4)
    const buffer = this.#buffer
    const at = this.#position
    buffer[at] = value >> 24
    buffer[at + 1] = value >> 16
    buffer[at + 2] = value >> 8
    buffer[at + 3] = value
    this.#position = at + 4
  }

  #reserve(length: number): void {
    if (this.#position + length > this.#buffer.length) this.#grow(length)
  }

  /** New memory; what lies in chunks stays where it is, only the open stretch moves. */
  #grow(length: number): void {
    const open = this.#position - this.#chunkStart
    const next = Buffer.allocUnsafeSlow(Math.max(2 * this.#buffer.length, open + length))
    this.#buffer.copy(next, 0, this.#chunkStart, this.#position)
    this.#buffer = next
    this.#chunkStart = 0
    this.#position = open
  }

  #closeChunk(): void {
    const length = this.#position - this.#chunkStart
    if (length === 0) return
    this.#chunks.push(this.#buffer.subarray(this.#chunkStart, this.#position))
    this.#linked += length
    this.#chunkStart = this.#position
  }
}

/** Bytes in one piece, or in several that are written one after another. */
export type BytesLike = Buffer | readonly Buffer[]

export function lengthOf(value: BytesLike): number {
  if (Buffer.isBuffer(value)) return value.length
  let length = 0
  for (const part of value) length += part.length
  return length
}

/** The bytes in one piece; copied only where there are several. */
export function inOnePiece(value: BytesLike): Buffer {
  return Buffer.isBuffer(value) ? value : value.length === 1 ? value[0]! : Buffer.concat(value)
}

export function uvarintSize(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5
}

function notA(type: string, value: number): ProtocolError {
  return new ProtocolError(`${value} is no ${type}`)
}
