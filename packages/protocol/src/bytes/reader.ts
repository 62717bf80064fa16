/** Reads Kafka's primitive types out of a buffer. Throws `ProtocolError` and nothing else, whatever the bytes. */

import type { Uuid } from '@ottla/base'
import { ZERO_UUID } from '@ottla/base'
import {
  ELEMENTS_BYTES,
  MAX_ARRAY_ELEMENTS,
  MAX_STRING_BYTES,
  MAX_TAGGED_FIELDS,
  MEMORY_ALLOWANCE,
  MEMORY_PER_BYTE,
  SLOT_BYTES,
  STRING_BYTES,
  UNKNOWN_TAG_BYTES,
  UUID_BYTES,
  VIEW_BYTES,
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
 * reads as U+FFFD. Every length is checked against the bytes left before anything is allocated for it, and what objects
 * will take against the memory that a message of this size may cost (`limits.ts`).
 */
export class Reader {
  readonly buffer: Buffer
  position: number
  readonly end: number
  /** Bytes of memory that may still be taken. */
  #memory: number
  #wide: DataView | null = null

  /** `allowance` is memory in bytes, on top of a multiple of what is to be read. */
  constructor(buffer: Buffer, start = 0, end: number = buffer.length, allowance: number = MEMORY_ALLOWANCE) {
    this.buffer = buffer
    this.position = start
    this.end = end
    this.#memory = (end - start) * MEMORY_PER_BYTE + allowance
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
    const at = this.position
    const value = this.int64()
    // By way of the number where it is exact, which is nearly always, and several times faster.
    return Number.isSafeInteger(value) ? BigInt(value) : this.#exact(at)
  }

  float64(): number {
    return this.buffer.readDoubleBE(this.#advance(8))
  }

  uuid(): Uuid {
    const at = this.#advance(16)
    this.#take(UUID_BYTES)
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
    if (length === 0) return EMPTY_BYTES
    this.#take(VIEW_BYTES)
    const at = this.#advance(length)
    return this.buffer.subarray(at, at + length)
  }

  /**
   * Number of elements that follow. `minimum` is the least number of bytes that one of them takes, `memory` what it
   * takes in memory before its strings, bytes and uuids, its slot in the array included.
   */
  count(minimum: number, memory: number = SLOT_BYTES): number {
    const count = this.int32()
    if (count < 0) throw new ProtocolError('null for an array that must be there')
    return this.#checkedCount(count, minimum, memory)
  }

  /** As `count`; -1 for null. */
  nullableCount(minimum: number, memory: number = SLOT_BYTES): number {
    const count = this.int32()
    return count < 0 ? -1 : this.#checkedCount(count, minimum, memory)
  }

  compactCount(minimum: number, memory: number = SLOT_BYTES): number {
    const count = this.uvarint() - 1
    if (count < 0) throw new ProtocolError('null for an array that must be there')
    return this.#checkedCount(count, minimum, memory)
  }

  compactNullableCount(minimum: number, memory: number = SLOT_BYTES): number {
    const count = this.uvarint() - 1
    return count < 0 ? -1 : this.#checkedCount(count, minimum, memory)
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

  /**
   * Reads the size of a tagged field; returns the position where its payload ends. `memory` is the most that the object
   * made of it takes, as in `count`.
   */
  tagEnd(memory: number = UNKNOWN_TAG_BYTES): number {
    this.#take(memory)
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
    const field = new ReceivedTag(tag, this.buffer, this.position, end)
    this.position = end
    if (list === null) return [field]
    list.push(field)
    return list
  }

  /** Arithmetic with bigints would leave three of them behind. */
  #exact(at: number): bigint {
    this.#wide ??= new DataView(this.buffer.buffer, this.buffer.byteOffset, this.buffer.length)
    return this.#wide.getBigInt64(at)
  }

  #text(length: number): string {
    if (length > MAX_STRING_BYTES) throw new ProtocolError(`string of ${length} bytes`)
    const at = this.#advance(length)
    if (length === 0) return ''
    this.#take(STRING_BYTES + length)
    return this.buffer.toString('utf8', at, at + length)
  }

  #checkedCount(count: number, minimum: number, memory: number): number {
    if (count > MAX_ARRAY_ELEMENTS) throw new ProtocolError(`array of ${count} elements`)
    if (count * minimum > this.remaining) {
      throw new ProtocolError(`array of ${count} elements in ${this.remaining} bytes`)
    }
    if (count > 0) this.#take(ELEMENTS_BYTES + count * memory)
    return count
  }

  #take(memory: number): void {
    this.#memory -= memory
    if (this.#memory < 0) throw new ProtocolError('message that takes more memory than its size allows')
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
