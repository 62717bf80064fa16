/** Reads of batches that are no longer in memory: one large positional read, cut at the edges of batches. */
import type { Disk, DiskFile } from '@ottla/base'
import {
  BATCH_HEADER_SIZE,
  batchBaseOffset,
  batchMagic,
  batchSizeInBytes,
  HEADER_SIZE_UP_TO_MAGIC,
  isHeaderWhole,
  lastOffsetOf,
  maxTimestampOf,
  smallestBatch,
} from '@ottla/protocol'
import { LOG_SUFFIX } from './format.ts'
import type { ProducerState } from './producer-state.ts'
import { type ReadBuffers, ReadHold } from './read-buffers.ts'
import { applyBatch } from './replay.ts'
import { scanBatches, scanOf } from './scan.ts'
import type { Segment } from './segment.ts'
import { type Indexes, isBatchOfEntry, type Latest, latestOf, SegmentIndexes } from './segment-indexes.ts'
import type { TimeIndex } from './time-index.ts'

const EMPTY: Buffer = Buffer.alloc(0)

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

/** A batch whose length cannot be: what is damaged after a clean stop is seen when it is read. */
export class DamagedBatchError extends Error {
  override name = 'DamagedBatchError'
}

/** Whether the batch at `at` can have the length that it says, with `room` bytes from its beginning on. */
function isSizeSound(buffer: Buffer, at: number, room: number): boolean {
  const magic = batchMagic(buffer, at)
  const size = batchSizeInBytes(buffer, at)
  return magic >= 0 && magic <= 2 && size >= smallestBatch(magic) && size <= room
}

/** Opens finished segments as they are asked for. The active segment's file belongs to the writer. */
export class LogReader {
  readonly #disk: Disk
  readonly #dir: () => string
  readonly #open = new Map<Segment, Promise<DiskFile>>()
  readonly #indexes: SegmentIndexes
  readonly #indexIntervalBytes: () => number
  readonly #buffers: ReadBuffers

  constructor(disk: Disk, dir: () => string, indexIntervalBytes: () => number, buffers: ReadBuffers) {
    this.#disk = disk
    this.#dir = dir
    this.#indexIntervalBytes = indexIntervalBytes
    this.#indexes = new SegmentIndexes(disk, dir, indexIntervalBytes)
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
    const size = segment.writtenSize
    let { offsets } = await this.#indexes.load(segment, file)
    let slot = offsets.slotOf(offset)
    let position = offsets.positionAt(slot)
    let unchecked = offsets.fromFile && slot >= 0
    for (;;) {
      // The index is sparse: up to one interval of earlier batches comes along and is skipped.
      const wanted = Math.max(maxBytes + this.#indexIntervalBytes(), BATCH_HEADER_SIZE)
      const length = Math.min(wanted, size - position)
      if (length < HEADER_SIZE_UP_TO_MAGIC && !unchecked) return null
      const memory = this.#buffers.take(length)
      const buffer = memory.subarray(0, await file.read(memory.subarray(0, length), position))
      if (unchecked && !isBatchOfEntry(buffer, offsets, slot, size - position)) {
        this.#buffers.giveBack(memory)
        ;({ offsets } = await this.#indexes.repair(segment, file))
        slot = offsets.slotOf(offset)
        position = offsets.positionAt(slot)
        unchecked = false
        continue
      }
      unchecked = false
      let at = 0
      let room = size - position
      while (isHeaderWhole(buffer, at) && isSizeSound(buffer, at, room) && lastOffsetOf(buffer, at) < offset) {
        const passed = batchSizeInBytes(buffer, at)
        at += passed
        room -= passed
      }
      position += at
      if (isHeaderWhole(buffer, at)) {
        if (!isSizeSound(buffer, at, room)) {
          this.#buffers.giveBack(memory)
          throw new DamagedBatchError(`${segment.baseOffset}.log: no batch of ${room} bytes at ${position}`)
        }
        const hold = new ReadHold(this.#buffers, memory)
        const cut = await this.#cut(file, buffer, hold, at, position, offset, maxBytes, limitOffset, minOneBatch)
        return { ...cut, cut: cut.nextOffset < limitOffset && position + cut.bytes.length < size }
      }
      this.#buffers.giveBack(memory)
      if (position >= size || at === 0) return null
    }
  }

  /** Where a scan for `offset` may begin. */
  async #startOf(segment: Segment, file: DiskFile, offset: number): Promise<number> {
    const { offsets } = await this.#indexes.load(segment, file)
    const slot = offsets.slotOf(offset)
    const position = offsets.positionAt(slot)
    if (slot < 0 || !offsets.fromFile) return position
    const header = Buffer.allocUnsafe(Math.min(BATCH_HEADER_SIZE, segment.writtenSize - position))
    const read = header.subarray(0, await file.read(header, position))
    if (isBatchOfEntry(read, offsets, slot, segment.writtenSize - position)) return position
    return (await this.#indexes.repair(segment, file)).offsets.lookup(offset)
  }

  /** An offset up to which no record is at or later than `timestamp`: a search may begin there. */
  async offsetBefore(segment: Segment, timestamp: number): Promise<number> {
    const { times } = await this.indexes(segment)
    const slot = times.slotBelow(timestamp)
    if (slot < 0 || !times.fromFile) return times.offsetAt(slot)
    const found = await this.read(segment, times.offsetAt(slot), 1, Number.POSITIVE_INFINITY, true).catch(
      (error: Error) => {
        if (error instanceof DamagedBatchError) return null
        throw error
      },
    )
    const isSound = found !== null && maxTimestampOf(found.bytes, 0) === times.timestampAt(slot)
    found?.hold.drop()
    if (isSound) return times.offsetAt(slot)
    const repaired = (await this.#indexes.repair(segment, await this.#fileOf(segment))).times
    return repaired.offsetAt(repaired.slotBelow(timestamp))
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
      if ((await file.read(whole, position)) < firstSize) {
        this.#buffers.giveBack(memory)
        throw new DamagedBatchError(`the file ends within the batch at ${position}`)
      }
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
    while (isHeaderWhole(buffer, end, limit) && isSizeSound(buffer, end, limit - end)) {
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
    if (segment.maxTimestamp !== null) return segment.maxTimestamp
    const file = await this.#fileOf(segment)
    let { times } = await this.#indexes.load(segment, file)
    let latest = await this.#latestOf(segment, file, times)
    if (!latest.isSound && times.fromFile) {
      ;({ times } = await this.#indexes.repair(segment, file))
      latest = await this.#latestOf(segment, file, times)
    }
    segment.maxTimestamp = latest.timestamp
    segment.maxTimestampOffset = latest.offset
    return latest.timestamp
  }

  async #latestOf(segment: Segment, file: DiskFile, times: TimeIndex): Promise<Latest> {
    const from = times.entries === 0 ? 0 : await this.#startOf(segment, file, times.lastOffset)
    return await latestOf(file, times, scanOf(segment, from))
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
    let found = segment.writtenSize
    const scan = scanOf(segment, await this.#startOf(segment, file, offset))
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
    return await this.#indexes.load(segment, await this.#fileOf(segment))
  }

  /** The writer is done with the file of a segment. */
  adopt(segment: Segment, file: DiskFile): void {
    this.#open.set(segment, Promise.resolve(file))
  }

  async forget(segment: Segment): Promise<void> {
    const file = this.#open.get(segment)
    this.#open.delete(segment)
    this.#indexes.forget(segment)
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
}
