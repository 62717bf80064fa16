/** Reads Kafka's primitive types out of a buffer. Throws `ProtocolError` and nothing else, whatever the bytes. */

import type { Uuid } from '@ottla/base'
import { ZERO_UUID } from '@ottla/base'
import {
  BYTES_PER_UNKNOWN_TAG,
  MAX_ARRAY_ELEMENTS,
  MAX_STRING_BYTES,
  MAX_TAGGED_FIELDS,
  UNKNOWN_TAGS_FLOOR,
} from './limits.ts'
import { ProtocolError } from './protocol-error.ts'
import { ReceivedTag, type UnknownTag } from './unknown-tags.ts'

const TWO_32 = 2 ** 32

/** Default of fields of bytes; there is nothing in it that could be changed. */
export const EMPTY_BYTES: Buffer = Buffer.alloc(0)

/**
 * A cursor over `buffer[position, end)`. Byte strings come out as views of the buffer, never copies: whoever keeps one
 * keeps the whole buffer alive.
 *
 * Leniency is Kafka's: any non-zero bool is true, any negative length of the classic forms is null, malformed UTF-8
 * reads as U+FFFD. Every length is checked against the bytes left before anything is allocated for it.
 */
export class Reader {
  readonly buffer: Buffer
  position: number
  readonly end: number
  #unknownTagsLeft: number

  constructor(buffer: Buffer, start = 0, end: number = buffer.length) {
    this.buffer = buffer
    this.position = start
    this.end = end
    this.#unknownTagsLeft = UNKNOWN_TAGS_FLOOR + Math.floor((end - start) / BYTES_PER_UNKNOWN_TAG)
  }

  get remaining(): number {
    return this.end - this.position
  }

  bool(): boolean {
    return this.int8() !== 0
  }

  int8(): number {
    return (this.#byte() << 24) >> 24
  }

  int16(): number {
    const at = this.#advance(2)
    return (((this.buffer[at]! << 8) | this.buffer[at + 1]!) << 16) >> 16
  }

  uint16(): number {
    const at = this.#advance(2)
    return (this.buffer[at]! << 8) | this.buffer[at + 1]!
  }

  int32(): number {
    const at = this.#advance(4)
    const bytes = this.buffer
    return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }

  uint32(): number {
    return this.int32() >>> 0
  }

  /** The nearest double: exact up to 2^53, and beyond that still in the right order. */
  int64(): number {
    const high = this.int32()
    return high * TWO_32 + (this.int32() >>> 0)
  }

  bigint64(): bigint {
    const high = this.int32()
    const low = this.uint32()
    const value = high * TWO_32 + low
    // By way of the number where it is exact, which is nearly always, and several times faster.
    return Number.isSafeInteger(value) ? BigInt(value) : (BigInt(high) << 32n) | BigInt(low)
  }

  float64(): number {
    return this.buffer.readDoubleBE(this.#advance(8))
  }

  uuid(): Uuid {
    const at = this.#advance(16)
    const text = this.buffer.toString('base64url', at, at + 16)
    return text === ZERO_UUID ? ZERO_UUID : text
  }

  /** Up to 32 bits in at most 5 bytes, as Kafka reads it: bits above the 32nd of a fifth byte are dropped. */
  uvarint(): number {
    let byte = this.#byte()
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let shift = 7; shift <= 28; shift += 7) {
      byte = this.#byte()
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
    throw new ProtocolError('uvarint of more than 5 bytes')
  }

  string(): string {
    const length = this.int16()
    if (length < 0) throw new ProtocolError('null for a string that must be there')
    return this.#text(length)
  }

  nullableString(): string | null {
    const length = this.int16()
    return length < 0 ? null : this.#text(length)
  }

  compactString(): string {
    const length = this.uvarint() - 1
    if (length < 0) throw new ProtocolError('null for a string that must be there')
    return this.#text(length)
  }

  compactNullableString(): string | null {
    const length = this.uvarint() - 1
    return length < 0 ? null : this.#text(length)
  }

  bytes(): Buffer {
    const length = this.int32()
    if (length < 0) throw new ProtocolError('null for bytes that must be there')
    return this.view(length)
  }

  nullableBytes(): Buffer | null {
    const length = this.int32()
    return length < 0 ? null : this.view(length)
  }

  compactBytes(): Buffer {
    const length = this.uvarint() - 1
    if (length < 0) throw new ProtocolError('null for bytes that must be there')
    return this.view(length)
  }

  compactNullableBytes(): Buffer | null {
    const length = this.uvarint() - 1
    return length < 0 ? null : this.view(length)
  }

  /** The next `length` bytes, not copied. */
  view(length: number): Buffer {
    const at = this.#advance(length)
    return this.buffer.subarray(at, at + length)
  }

  /** Number of elements that follow; `minimum` is the least number of bytes that one of them takes. */
  count(minimum: number): number {
    const count = this.int32()
    if (count < 0) throw new ProtocolError('null for an array that must be there')
    return this.#checkedCount(count, minimum)
  }

  /** As `count`; -1 for null. */
  nullableCount(minimum: number): number {
    const count = this.int32()
    return count < 0 ? -1 : this.#checkedCount(count, minimum)
  }

  compactCount(minimum: number): number {
    const count = this.uvarint() - 1
    if (count < 0) throw new ProtocolError('null for an array that must be there')
    return this.#checkedCount(count, minimum)
  }

  compactNullableCount(minimum: number): number {
    const count = this.uvarint() - 1
    return count < 0 ? -1 : this.#checkedCount(count, minimum)
  }

  /** Whether a nullable struct follows, inline form. */
  structPresent(): boolean {
    return this.int8() >= 0
  }

  /** Whether a nullable struct follows, form of a tagged field. */
  taggedStructPresent(): boolean {
    return this.uvarint() > 0
  }

  /** Number of tagged fields that follow. */
  tagCount(): number {
    const count = this.uvarint()
    if (count > MAX_TAGGED_FIELDS) throw new ProtocolError(`${count} tagged fields`)
    if (count * 2 > this.remaining) throw new ProtocolError(`${count} tagged fields in ${this.remaining} bytes`)
    return count
  }

  /** Reads the size of a tagged field; returns the position where its payload ends. */
  tagEnd(): number {
    const size = this.uvarint()
    if (size > this.remaining) throw new ProtocolError(`tagged field of ${size} bytes, ${this.remaining} are left`)
    return this.position + size
  }

  /** After a known tagged field: its payload must have been exactly as long as it said. */
  endTag(end: number): void {
    if (this.position !== end) throw new ProtocolError('tagged field with a wrong size')
  }

  /** Adds an unknown tagged field whose payload ends at `end` to the list (null: none yet) and returns the list. */
  unknownTag(list: UnknownTag[] | null, tag: number, end: number): UnknownTag[] {
    if (--this.#unknownTagsLeft < 0) throw new ProtocolError('too many unknown tagged fields')
    const field = new ReceivedTag(tag, this.buffer, this.position, end)
    this.position = end
    if (list === null) return [field]
    list.push(field)
    return list
  }

  #text(length: number): string {
    if (length > MAX_STRING_BYTES) throw new ProtocolError(`string of ${length} bytes`)
    const at = this.#advance(length)
    return this.buffer.toString('utf8', at, at + length)
  }

  #checkedCount(count: number, minimum: number): number {
    if (count > MAX_ARRAY_ELEMENTS) throw new ProtocolError(`array of ${count} elements`)
    if (count * minimum > this.remaining) {
      throw new ProtocolError(`array of ${count} elements in ${this.remaining} bytes`)
    }
    return count
  }

  #byte(): number {
    const at = this.position
    if (at >= this.end) throw new ProtocolError('message ends early')
    this.position = at + 1
    return this.buffer[at]!
  }

  #advance(length: number): number {
    const at = this.position
    if (length > this.end - at) throw new ProtocolError(`${length} bytes wanted, ${this.end - at} are left`)
    this.position = at + length
    return at
  }
}
