/**
 * The indexes of finished segments, as far as they are asked for. What stands in a file is believed when its form is right and the batch at
 * an entry's position is one that the entry can mean; otherwise both are made anew from the batches, and kept in memory.
 */
import { type Disk, type DiskFile, readWhole } from '@ottla/base'
import {
  batchBaseOffset,
  batchMagic,
  batchSizeInBytes,
  isHeaderWhole,
  lastOffsetOf,
  maxTimestampOf,
  smallestBatch,
} from '@ottla/protocol'
import { INDEX_SUFFIX, TIME_INDEX_SUFFIX } from './format.ts'
import { OffsetIndex } from './offset-index.ts'
import { type ScanEnd, type ScanOptions, scanBatches, scanOf } from './scan.ts'
import { Segment } from './segment.ts'
import { TimeIndex } from './time-index.ts'

/** Finished segments of one log whose indexes stay in memory. */
const MAX_LOADED_INDEXES = 4

export interface Indexes {
  readonly offsets: OffsetIndex
  readonly times: TimeIndex
}

export class SegmentIndexes {
  readonly #disk: Disk
  readonly #dir: () => string
  readonly #intervalBytes: () => number
  readonly #loaded = new Map<Segment, Indexes>()

  constructor(disk: Disk, dir: () => string, intervalBytes: () => number) {
    this.#disk = disk
    this.#dir = dir
    this.#intervalBytes = intervalBytes
  }

  async load(segment: Segment, file: DiskFile): Promise<Indexes> {
    const { offsetIndex, timeIndex, baseOffset, size, nextOffset } = segment
    if (offsetIndex !== null && timeIndex !== null) return { offsets: offsetIndex, times: timeIndex }
    const known = this.#loaded.get(segment)
    if (known !== undefined) return known
    const offsetBytes = await readWhole(this.#disk, segment.path(this.#dir(), INDEX_SUFFIX))
    const timeBytes = await readWhole(this.#disk, segment.path(this.#dir(), TIME_INDEX_SUFFIX))
    const offsets = offsetBytes && OffsetIndex.parse(offsetBytes, baseOffset, size, nextOffset)
    const times = timeBytes && TimeIndex.parse(timeBytes, baseOffset, nextOffset)
    if (!offsets || !times) return await this.repair(segment, file)
    const indexes = { offsets, times }
    this.#loaded.set(segment, indexes)
    if (this.#loaded.size > MAX_LOADED_INDEXES) this.#loaded.delete(this.#loaded.keys().next().value!)
    return indexes
  }

  /** Both from the written batches. Appends may go on meanwhile: what they index is lost, and the index is sparser there. */
  async repair(segment: Segment, file: DiskFile): Promise<Indexes> {
    const rebuilt = new Segment(segment.baseOffset, 0)
    await scanBatches(file, scanOf(segment, 0), (buffer, at) => {
      const [size, lastOffset] = [batchSizeInBytes(buffer, at), lastOffsetOf(buffer, at)]
      rebuilt.addBatch(size, lastOffset, maxTimestampOf(buffer, at), this.#intervalBytes())
    })
    if (segment.sealed) rebuilt.addLastTimeEntry()
    this.#loaded.delete(segment)
    segment.offsetIndex = rebuilt.offsetIndex
    segment.timeIndex = rebuilt.timeIndex
    return { offsets: rebuilt.offsetIndex!, times: rebuilt.timeIndex! }
  }

  forget(segment: Segment): void {
    this.#loaded.delete(segment)
  }
}

/**
 * Whether `buffer` begins with a batch that entry `slot` can mean: behind the entry before, and ending at the entry's offset, or below it where
 * several were appended at once. `room`: bytes of the segment from there on.
 */
export function isBatchOfEntry(buffer: Buffer, offsets: OffsetIndex, slot: number, room: number): boolean {
  if (!isHeaderWhole(buffer, 0)) return false
  const magic = batchMagic(buffer, 0)
  const size = batchSizeInBytes(buffer, 0)
  const lastOffset = lastOffsetOf(buffer, 0)
  return (
    magic >= 0 &&
    magic <= 2 &&
    size >= smallestBatch(magic) &&
    size <= room &&
    batchBaseOffset(buffer, 0) >= offsets.baseOffset &&
    batchBaseOffset(buffer, 0) <= lastOffset &&
    lastOffset > offsets.offsetAt(slot - 1) &&
    lastOffset <= offsets.offsetAt(slot)
  )
}

export interface Latest {
  readonly timestamp: number
  /** Last offset of the first batch that has it; -1 without one. */
  readonly offset: number
  /** The batch that the index's last entry names has the entry's time, and whole batches lie behind it. */
  readonly isSound: boolean
  readonly end: ScanEnd
}

/** The largest timestamp by the last entry of `times` and the batches behind it: those of `scan`, which begins at or before the entry's. `visit` sees each. */
export async function latestOf(
  file: DiskFile,
  times: TimeIndex,
  scan: ScanOptions,
  visit?: (buffer: Buffer, at: number) => void,
): Promise<Latest> {
  const isEmpty = times.entries === 0
  const indexed = isEmpty ? -1 : times.lastOffset
  let timestamp = times.lastTimestamp
  let offset = indexed
  let passed = isEmpty
  let isSound = isEmpty
  const end = await scanBatches(file, scan, (buffer, at) => {
    visit?.(buffer, at)
    const [latest, lastOffset] = [maxTimestampOf(buffer, at), lastOffsetOf(buffer, at)]
    if (!passed && lastOffset >= indexed) {
      passed = true
      isSound = latest === times.lastTimestamp
    }
    if (latest <= timestamp) return
    timestamp = latest
    offset = lastOffset
  })
  return { timestamp, offset, isSound: isSound && end.fault === null, end }
}
