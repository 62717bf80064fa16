/** Reads of batches that are no longer in memory: one large positional read, cut at the edges of batches. */
import { type Disk, type DiskFile, readWhole } from '@ottla/base'
import {
  BATCH_HEADER_SIZE,
  batchBaseOffset,
  batchSizeInBytes,
  HEADER_SIZE_UP_TO_MAGIC,
  isHeaderWhole,
  lastOffsetOf,
  maxTimestampOf,
} from '@ottla/protocol'
import { INDEX_SUFFIX, LOG_SUFFIX, TIME_INDEX_SUFFIX } from './format.ts'
import { OffsetIndex } from './offset-index.ts'
import type { ProducerState } from './producer-state.ts'
import { type ReadBuffers, ReadHold } from './read-buffers.ts'
import { applyBatch } from './replay.ts'
import { scanBatches, scanOf } from './scan.ts'
import { Segment } from './segment.ts'
import { TimeIndex } from './time-index.ts'

/** Finished segments of one log whose indexes stay in memory. */
const MAX_LOADED_INDEXES = 4

const EMPTY: Buffer = Buffer.alloc(0)

interface Indexes {
  readonly offsets: OffsetIndex
  readonly times: TimeIndex
}

export interface FoundBatches {
  /** Whole batches; empty if there is none within the limits. */
  readonly bytes: Buffer
  readonly baseOffset: number
  readonly nextOffset: number
  /** There is a batch behind them that may be read, and is too long. */
  readonly cut: boolean
  /** Of the memory of `bytes`. */
  readonly hold: ReadHold
}

/** Opens finished segments as they are asked for. The active segment's file belongs to the writer. */
export class LogReader {
  readonly #disk: Disk
  readonly #dir: () => string
  readonly #open = new Map<Segment, Promise<DiskFile>>()
  readonly #indexes = new Map<Segment, Indexes>()
  readonly #indexIntervalBytes: () => number
  readonly #buffers: ReadBuffers

  constructor(disk: Disk, dir: () => string, indexIntervalBytes: () => number, buffers: ReadBuffers) {
    this.#disk = disk
    this.#dir = dir
    this.#indexIntervalBytes = indexIntervalBytes
    this.#buffers = buffers
  }

  /**
   * Batches of `segment` from the one that holds `offset`, or the next one if a compaction left a hole there, up to `maxBytes` and below
   * `limitOffset`. null: the segment has no batch at or behind `offset`.
   */
  async read(
    segment: Segment,
    offset: number,
    maxBytes: number,
    limitOffset: number,
    minOneBatch: boolean,
  ): Promise<FoundBatches | null> {
    const file = await this.#fileOf(segment)
    const { offsets } = await this.#loadIndexes(segment, file)
    const size = segment.writtenSize
    let position = offsets.lookup(offset)
    let start = position
    for (;;) {
      // The index is sparse: up to one interval of earlier batches comes along and is skipped.
      const wanted = Math.max(maxBytes + this.#indexIntervalBytes(), BATCH_HEADER_SIZE)
      const length = Math.min(wanted, size - position)
      if (length < HEADER_SIZE_UP_TO_MAGIC) return null
      const memory = this.#buffers.take(length)
      const buffer = memory.subarray(0, await file.read(memory.subarray(0, length), position))
      start = position
      let at = 0
      while (isHeaderWhole(buffer, at) && lastOffsetOf(buffer, at) < offset) at += batchSizeInBytes(buffer, at)
      position = start + at
      if (isHeaderWhole(buffer, at)) {
        const hold = new ReadHold(this.#buffers, memory)
        const cut = await this.#cut(file, buffer, hold, at, position, offset, maxBytes, limitOffset, minOneBatch)
        return { ...cut, cut: cut.nextOffset < limitOffset && position + cut.bytes.length < size }
      }
      this.#buffers.giveBack(memory)
      if (position >= size || at === 0) return null
    }
  }

  async #cut(
    file: DiskFile,
    buffer: Buffer,
    hold: ReadHold,
    at: number,
    position: number,
    offset: number,
    maxBytes: number,
    limitOffset: number,
    minOneBatch: boolean,
  ): Promise<Omit<FoundBatches, 'cut'>> {
    const firstSize = batchSizeInBytes(buffer, at)
    const baseOffset = batchBaseOffset(buffer, at)
    if (lastOffsetOf(buffer, at) >= limitOffset || (firstSize > maxBytes && !minOneBatch)) {
      hold.drop()
      return { bytes: EMPTY, baseOffset: offset, nextOffset: offset, hold }
    }
    if (firstSize > buffer.length - at) {
      hold.drop()
      const memory = this.#buffers.take(firstSize)
      const whole = memory.subarray(0, firstSize)
      await file.read(whole, position)
      return {
        bytes: whole,
        baseOffset,
        nextOffset: lastOffsetOf(whole, 0) + 1,
        hold: new ReadHold(this.#buffers, memory),
      }
    }
    const limit = Math.min(buffer.length, at + Math.max(maxBytes, firstSize))
    let end = at
    let nextOffset = offset
    while (isHeaderWhole(buffer, end, limit)) {
      const next = end + batchSizeInBytes(buffer, end)
      const lastOffset = lastOffsetOf(buffer, end)
      if (next > limit || lastOffset >= limitOffset) break
      nextOffset = lastOffset + 1
      end = next
    }
    return { bytes: buffer.subarray(at, end), baseOffset, nextOffset, hold }
  }

  /** Largest timestamp of the segment, looked up once. */
  async maxTimestamp(segment: Segment): Promise<number> {
    if (segment.maxTimestamp === null) {
      const file = await this.#fileOf(segment)
      const { offsets, times } = await this.#loadIndexes(segment, file)
      let timestamp = times.lastTimestamp
      let offset = times.entries === 0 ? -1 : times.lastOffset
      const from = offset < 0 ? 0 : offsets.lookup(offset)
      const scan = scanOf(segment, from)
      await scanBatches(file, scan, (buffer, at) => {
        if (maxTimestampOf(buffer, at) <= timestamp) return
        timestamp = maxTimestampOf(buffer, at)
        offset = lastOffsetOf(buffer, at)
      })
      segment.maxTimestamp = timestamp
      segment.maxTimestampOffset = offset
    }
    return segment.maxTimestamp
  }

  /** When its file was last written: what counts where no record has a timestamp. */
  async modifiedMs(segment: Segment): Promise<number> {
    return (await this.#disk.stat(segment.path(this.#dir(), LOG_SUFFIX)))?.modifiedMs ?? segment.createdMs
  }

  /** MaxTimestamp of the first batch; -1 without one. */
  async firstTimestamp(segment: Segment): Promise<number> {
    if (segment.firstTimestamp === null) {
      const header = Buffer.allocUnsafe(BATCH_HEADER_SIZE)
      const read = await (await this.#fileOf(segment)).read(header, 0)
      segment.firstTimestamp = isHeaderWhole(header, 0, read) ? maxTimestampOf(header, 0) : -1
    }
    return segment.firstTimestamp
  }

  /** Where the batch that holds `offset` begins; the written size if there is none. */
  async positionOf(segment: Segment, offset: number): Promise<number> {
    const file = await this.#fileOf(segment)
    const { offsets } = await this.#loadIndexes(segment, file)
    let found = segment.writtenSize
    const scan = scanOf(segment, offsets.lookup(offset))
    await scanBatches(file, scan, (buffer, at, position) => {
      if (lastOffsetOf(buffer, at) >= offset && position < found) found = position
    })
    return found
  }

  /** Applies the written batches from `fromOffset` on to producer state. */
  async replay(segment: Segment, fromOffset: number, producers: ProducerState): Promise<void> {
    const file = await this.#fileOf(segment)
    await scanBatches(file, scanOf(segment, 0), (buffer, at) => {
      if (batchBaseOffset(buffer, at) >= fromOffset) applyBatch(producers, buffer, at)
    })
  }

  /** Both indexes; damaged ones are rebuilt from the batches. */
  async indexes(segment: Segment): Promise<Indexes> {
    // A segment that was just begun may have no file yet.
    const { offsetIndex, timeIndex } = segment
    if (offsetIndex !== null && timeIndex !== null) return { offsets: offsetIndex, times: timeIndex }
    return await this.#loadIndexes(segment, await this.#fileOf(segment))
  }

  /** The writer is done with the file of a segment. */
  adopt(segment: Segment, file: DiskFile): void {
    this.#open.set(segment, Promise.resolve(file))
  }

  async forget(segment: Segment): Promise<void> {
    const file = this.#open.get(segment)
    this.#open.delete(segment)
    this.#indexes.delete(segment)
    if (file !== undefined) await (await file).close()
  }

  async close(): Promise<void> {
    for (const segment of this.#open.keys()) await this.forget(segment)
  }

  async #fileOf(segment: Segment): Promise<DiskFile> {
    if (segment.file !== null) return segment.file
    let file = this.#open.get(segment)
    if (file === undefined) {
      file = this.#disk.open(segment.path(this.#dir(), LOG_SUFFIX), 'read')
      this.#open.set(segment, file)
      file.catch(() => this.#open.delete(segment))
    }
    return await file
  }

  async #loadIndexes(segment: Segment, file: DiskFile): Promise<Indexes> {
    if (segment.offsetIndex !== null && segment.timeIndex !== null) {
      return { offsets: segment.offsetIndex, times: segment.timeIndex }
    }
    const known = this.#indexes.get(segment)
    if (known !== undefined) return known
    const offsetBytes = await readWhole(this.#disk, segment.path(this.#dir(), INDEX_SUFFIX))
    const timeBytes = await readWhole(this.#disk, segment.path(this.#dir(), TIME_INDEX_SUFFIX))
    const { baseOffset, size, nextOffset } = segment
    const offsets = offsetBytes && OffsetIndex.parse(offsetBytes, baseOffset, size, nextOffset)
    const times = timeBytes && TimeIndex.parse(timeBytes, baseOffset, nextOffset)
    const indexes = offsets && times ? { offsets, times } : await this.#rebuild(segment, file)
    this.#indexes.set(segment, indexes)
    if (this.#indexes.size > MAX_LOADED_INDEXES) this.#indexes.delete(this.#indexes.keys().next().value!)
    return indexes
  }

  async #rebuild(segment: Segment, file: DiskFile): Promise<Indexes> {
    const rebuilt = new Segment(segment.baseOffset, 0)
    const scan = scanOf(segment, 0)
    await scanBatches(file, scan, (buffer, at) => {
      const [size, lastOffset] = [batchSizeInBytes(buffer, at), lastOffsetOf(buffer, at)]
      rebuilt.addBatch(size, lastOffset, maxTimestampOf(buffer, at), this.#indexIntervalBytes())
    })
    rebuilt.addLastTimeEntry()
    return { offsets: rebuilt.offsetIndex!, times: rebuilt.timeIndex! }
  }
}
