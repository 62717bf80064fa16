/**
 * `.index`: from an offset to a position in the segment, one entry (int32 relative offset, int32 position) about every
 * `index.interval.bytes`. The entry's offset is the last one of the batch that begins at the position. Kept in memory in file form while the
 * segment is active, written when it is sealed; never trusted after an unclean stop.
 */
import { MAX_RELATIVE_OFFSET, OFFSET_INDEX_ENTRY_SIZE } from './format.ts'

const FIRST_CAPACITY = 16 * OFFSET_INDEX_ENTRY_SIZE

export class OffsetIndex {
  readonly baseOffset: number
  /** Read from a file: an entry may have been changed in a way that no form shows, so who uses it looks at the batch. */
  fromFile = false
  #bytes: Buffer
  #length = 0

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset
    this.#bytes = Buffer.allocUnsafe(FIRST_CAPACITY)
  }

  /** From a file; null if it cannot be the index of a segment of `logSize` bytes that ends at `nextOffset`. */
  static parse(bytes: Buffer, baseOffset: number, logSize: number, nextOffset: number): OffsetIndex | null {
    if (bytes.length % OFFSET_INDEX_ENTRY_SIZE !== 0) return null
    let offset = -1
    let position = -1
    for (let at = 0; at < bytes.length; at += OFFSET_INDEX_ENTRY_SIZE) {
      const nextRelative = bytes.readInt32BE(at)
      const nextPosition = bytes.readInt32BE(at + 4)
      if (nextRelative <= offset || nextPosition <= position) return null
      offset = nextRelative
      position = nextPosition
    }
    if (position >= logSize || baseOffset + offset >= nextOffset) {
      if (bytes.length > 0) return null
    }
    const index = new OffsetIndex(baseOffset)
    index.fromFile = true
    index.#bytes = bytes
    index.#length = bytes.length
    return index
  }

  get entries(): number {
    return this.#length / OFFSET_INDEX_ENTRY_SIZE
  }

  /** -1 without entries. */
  get lastOffset(): number {
    return this.#length === 0 ? -1 : this.baseOffset + this.#bytes.readInt32BE(this.#length - OFFSET_INDEX_ENTRY_SIZE)
  }

  isFull(maxBytes: number): boolean {
    return this.#length + OFFSET_INDEX_ENTRY_SIZE > maxBytes
  }

  canHold(offset: number): boolean {
    return offset - this.baseOffset <= MAX_RELATIVE_OFFSET && offset >= this.baseOffset
  }

  append(offset: number, position: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(FIRST_CAPACITY, 2 * this.#bytes.length))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#bytes.writeInt32BE(offset - this.baseOffset, this.#length)
    this.#bytes.writeInt32BE(position, this.#length + 4)
    this.#length += OFFSET_INDEX_ENTRY_SIZE
  }

  /** Position of a batch at or before the one that holds `offset`: where a scan for it may begin. */
  lookup(offset: number): number {
    return this.positionAt(this.slotOf(offset))
  }

  /** Last slot whose offset is at most `offset`; -1 if there is none. */
  slotOf(offset: number): number {
    const relative = offset - this.baseOffset
    let low = 0
    let high = this.entries - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (this.#bytes.readInt32BE(middle * OFFSET_INDEX_ENTRY_SIZE) <= relative) low = middle + 1
      else high = middle - 1
    }
    return high
  }

  /** Of slot -1: where the segment begins. */
  positionAt(slot: number): number {
    return slot < 0 ? 0 : this.#bytes.readInt32BE(slot * OFFSET_INDEX_ENTRY_SIZE + 4)
  }

  /** Of slot -1: -1. */
  offsetAt(slot: number): number {
    return slot < 0 ? -1 : this.baseOffset + this.#bytes.readInt32BE(slot * OFFSET_INDEX_ENTRY_SIZE)
  }

  /** Drops the entries at and above `offset`. */
  truncateTo(offset: number): void {
    this.#length = (this.slotOf(offset - 1) + 1) * OFFSET_INDEX_ENTRY_SIZE
  }

  /** The file's content; a view. */
  content(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}
