/**
 * `.timeindex`: entries of int64 timestamp and int32 relative offset, growing in both. An entry says: no record up to this offset is later
 * than the timestamp. The last slot of a full index is kept for the entry that sealing writes.
 */
import { readInt64 } from '@ottla/protocol'
import { TIME_INDEX_ENTRY_SIZE } from './format.ts'
import { writeSaturatedInt64 as writeInt64 } from './int64.ts'

const FIRST_CAPACITY = 16 * TIME_INDEX_ENTRY_SIZE

export class TimeIndex {
  readonly baseOffset: number
  /** Read from a file: see OffsetIndex. */
  fromFile = false
  #bytes: Buffer
  #length = 0

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset
    this.#bytes = Buffer.allocUnsafe(FIRST_CAPACITY)
  }

  /** From a file; null if it cannot be the time index of a segment that ends at `nextOffset`. */
  static parse(bytes: Buffer, baseOffset: number, nextOffset: number): TimeIndex | null {
    if (bytes.length % TIME_INDEX_ENTRY_SIZE !== 0) return null
    let timestamp = Number.NEGATIVE_INFINITY
    let offset = -1
    for (let at = 0; at < bytes.length; at += TIME_INDEX_ENTRY_SIZE) {
      const nextTimestamp = readInt64(bytes, at)
      const nextRelative = bytes.readInt32BE(at + 8)
      if (nextTimestamp <= timestamp || nextRelative < offset || nextRelative < 0) return null
      timestamp = nextTimestamp
      offset = nextRelative
    }
    if (bytes.length > 0 && baseOffset + offset >= nextOffset) return null
    const index = new TimeIndex(baseOffset)
    index.fromFile = true
    index.#bytes = bytes
    index.#length = bytes.length
    return index
  }

  get entries(): number {
    return this.#length / TIME_INDEX_ENTRY_SIZE
  }

  /** -1 without entries. */
  get lastTimestamp(): number {
    return this.#length === 0 ? -1 : readInt64(this.#bytes, this.#length - TIME_INDEX_ENTRY_SIZE)
  }

  /** The base offset without entries. */
  get lastOffset(): number {
    return this.baseOffset + (this.#length === 0 ? 0 : this.#bytes.readInt32BE(this.#length - 4))
  }

  /** One slot is left for the last entry. */
  isFull(maxBytes: number): boolean {
    return this.#length + 2 * TIME_INDEX_ENTRY_SIZE > maxBytes
  }

  /** Adds an entry if it is later than the last; nothing otherwise. */
  maybeAppend(timestamp: number, offset: number): void {
    if (timestamp <= this.lastTimestamp || (this.#length > 0 && offset < this.lastOffset)) return
    if (this.#length === this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(FIRST_CAPACITY, 2 * this.#bytes.length))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    writeInt64(this.#bytes, this.#length, timestamp)
    this.#bytes.writeInt32BE(offset - this.baseOffset, this.#length + 8)
    this.#length += TIME_INDEX_ENTRY_SIZE
  }

  /** Last slot whose timestamp is below `timestamp`; -1 if there is none. */
  slotBelow(timestamp: number): number {
    let low = 0
    let high = this.entries - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (readInt64(this.#bytes, middle * TIME_INDEX_ENTRY_SIZE) < timestamp) low = middle + 1
      else high = middle - 1
    }
    return high
  }

  timestampAt(slot: number): number {
    return readInt64(this.#bytes, slot * TIME_INDEX_ENTRY_SIZE)
  }

  /** Up to it no record is later than the slot's timestamp. Of slot -1: the base offset. */
  offsetAt(slot: number): number {
    return this.baseOffset + (slot < 0 ? 0 : this.#bytes.readInt32BE(slot * TIME_INDEX_ENTRY_SIZE + 8))
  }

  /** Drops the entries at and above `offset`. */
  truncateTo(offset: number): void {
    let entries = this.entries
    const relative = offset - this.baseOffset
    while (entries > 0 && this.#bytes.readInt32BE((entries - 1) * TIME_INDEX_ENTRY_SIZE + 8) >= relative) entries--
    this.#length = entries * TIME_INDEX_ENTRY_SIZE
  }

  /** The file's content; a view. */
  content(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}
