/**
 * One segment: where it begins and ends, in memory and on disk, and its indexes. The files are opened by whoever reads or writes; the rules of when an
 * index gets an entry are here, used by appends and by recovery alike, so that a rebuilt index is the same as the first one.
 */
import type { DiskFile } from '@ottla/base'
import { segmentFileName } from './format.ts'
import { OffsetIndex } from './offset-index.ts'
import { TimeIndex } from './time-index.ts'
import type { AbortedTransaction } from './types.ts'

export class Segment {
  readonly baseOffset: number
  /** Bytes, those in memory alone included. */
  size = 0
  /** Bytes that were given to the disk. */
  writtenSize = 0
  /** Offset behind the last record; the base offset while it is empty. */
  nextOffset: number
  /** When this process made or opened it: where records have no timestamps, a roll by time counts from there. */
  readonly createdMs: number
  /** Newer segments exist: nothing is added any more. */
  sealed = false
  /** Its files are complete on the medium, indexes too. */
  finished = false
  /** Open for writing; null before its files exist, and once it is finished. */
  file: DiskFile | null = null
  /** null: in the file alone (a finished segment whose index nobody asked for). */
  offsetIndex: OffsetIndex | null
  timeIndex: TimeIndex | null
  /** Largest timestamp and the last offset of the first batch that has it; null where it must be looked up first. */
  maxTimestamp: number | null = -1
  maxTimestampOffset = -1
  /** MaxTimestamp of the first batch, for rolling by time; -1 without one, null where it must be looked up. */
  firstTimestamp: number | null = -1
  /** In the order of their markers. */
  aborted: AbortedTransaction[] = []
  /** Producer state at `baseOffset`, to be written when the files are made; null: none is due. */
  pendingSnapshot: Buffer | null = null
  #bytesSinceIndexEntry = 0

  constructor(baseOffset: number, createdMs: number) {
    this.baseOffset = baseOffset
    this.nextOffset = baseOffset
    this.createdMs = createdMs
    this.offsetIndex = new OffsetIndex(baseOffset)
    this.timeIndex = new TimeIndex(baseOffset)
  }

  path(dir: string, suffix: string): string {
    return `${dir}/${segmentFileName(this.baseOffset, suffix)}`
  }

  /** Counts a batch of `size` bytes in, with its index entries. */
  addBatch(size: number, lastOffset: number, maxTimestamp: number, indexIntervalBytes: number): void {
    if (this.maxTimestamp === null || maxTimestamp > this.maxTimestamp) {
      this.maxTimestamp = maxTimestamp
      this.maxTimestampOffset = lastOffset
    }
    if (this.size === 0) this.firstTimestamp = maxTimestamp
    if (this.#bytesSinceIndexEntry > indexIntervalBytes && this.offsetIndex !== null && this.timeIndex !== null) {
      this.offsetIndex.append(lastOffset, this.size)
      this.timeIndex.maybeAppend(this.maxTimestamp, this.maxTimestampOffset)
      this.#bytesSinceIndexEntry = 0
    }
    this.#bytesSinceIndexEntry += size
    this.size += size
    this.nextOffset = lastOffset + 1
  }

  /** The entry that Kafka writes when a segment is rolled or closed. */
  addLastTimeEntry(): void {
    if (this.timeIndex !== null && this.maxTimestamp !== null && this.maxTimestamp >= 0) {
      this.timeIndex.maybeAppend(this.maxTimestamp, this.maxTimestampOffset)
    }
  }

  /** An index that was loaded: entries go on from its last one. */
  resumeIndexAt(lastEntryPosition: number): void {
    this.#bytesSinceIndexEntry = this.size - lastEntryPosition
  }

  /** Cuts at a batch's edge. The largest timestamp is unknown afterwards. */
  truncate(position: number, nextOffset: number): void {
    this.size = position
    this.nextOffset = nextOffset
    this.offsetIndex?.truncateTo(nextOffset)
    this.timeIndex?.truncateTo(nextOffset)
    this.#bytesSinceIndexEntry = position - (this.offsetIndex?.lookup(nextOffset) ?? 0)
    if (position === 0) {
      this.maxTimestamp = -1
      this.maxTimestampOffset = -1
      this.firstTimestamp = -1
    } else if (this.maxTimestampOffset >= nextOffset) {
      this.maxTimestamp = null
      this.maxTimestampOffset = -1
    }
    this.aborted = this.aborted.filter((entry) => entry.lastOffset < nextOffset)
    this.sealed = false
    this.finished = false
  }
}
