/** Moves a log's start: by DeleteRecords, by policy, below a snapshot; and lets whole segments go that lie below it. */
import { DiskError } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import { DELETED_SUFFIX } from './format.ts'
import { isNoSpace } from './loader.ts'
import type { LogAppender } from './log-appender.ts'
import type { LogCore } from './log-core.ts'
import type { LogWriter } from './log-writer.ts'
import { countDeletable } from './retention.ts'
import type { Segment } from './segment.ts'
import { segmentPaths } from './segment-files.ts'

const noop = (): void => {}

export class LogRetention {
  readonly #log: LogCore
  readonly #writer: LogWriter
  readonly #appender: LogAppender

  constructor(log: LogCore, writer: LogWriter, appender: LogAppender) {
    this.#log = log
    this.#writer = writer
    this.#appender = appender
  }

  /** See PartitionLog. */
  async deleteRecordsTo(offset: number): Promise<number> {
    const log = this.#log
    if (!log.readable) return ErrorCode.KAFKA_STORAGE_ERROR
    const target = offset === -1 ? log.highWatermark : offset
    if (target < 0 || target > log.highWatermark) return ErrorCode.OFFSET_OUT_OF_RANGE
    if (target > log.logStartOffset) {
      this.#moveStart(target)
      try {
        await log.options.persistLogStart?.(log)
      } catch (error) {
        if (!(error instanceof DiskError)) throw error
        return ErrorCode.KAFKA_STORAGE_ERROR
      }
    }
    return ErrorCode.NONE
  }

  /** See PartitionLog. */
  async deleteOldSegments(): Promise<number> {
    const log = this.#log
    const deletable = await countDeletable({
      segments: log.segments,
      config: log.config,
      nowMs: log.world.clock.now(),
      logStartOffset: log.logStartOffset,
      highWatermark: log.highWatermark,
      endOffset: log.endOffset,
      sizeInBytes: log.sizeInBytes,
      maxTimestamp: (segment) => log.reader.maxTimestamp(segment),
      modifiedMs: (segment) => log.reader.modifiedMs(segment),
    })
    if (deletable === 0 || log.state !== 'online') return 0
    return await this.#dropSegments(deletable)
  }

  /** See PartitionLog. */
  async deleteSegmentsBelow(offset: number): Promise<number> {
    const log = this.#log
    this.#moveStart(Math.min(offset, log.highWatermark))
    let count = 0
    while (count + 1 < log.segments.length && log.segments[count + 1]!.baseOffset <= log.logStartOffset) count++
    await log.options.persistLogStart?.(log)
    return count === 0 ? 0 : await this.#dropSegments(count)
  }

  /** Starts a new segment unless the active one is empty. */
  roll(): void {
    const log = this.#log
    if (log.active.size === 0 || log.state !== 'online') return
    this.#appender.roll()
    this.#writer.schedule()
  }

  #moveStart(offset: number): void {
    const log = this.#log
    if (offset <= log.logStartOffset) return
    log.logStartOffset = offset
    log.highWatermark = Math.max(log.highWatermark, offset)
    log.epochs.truncateFromStart(offset)
    if (log.epochs.dirty) this.#writer.schedule()
  }

  async #dropSegments(count: number): Promise<number> {
    const log = this.#log
    // All of it: the end must not go back, so an empty segment stands there first.
    if (count === log.segments.length) this.roll()
    const dropped = log.segments.slice(0, count)
    await this.#writer.exclusively(async () => {
      const gone = dropped.filter((segment) => log.segments.includes(segment) && segment.finished)
      if (gone.length === 0) return
      // The one that holds the end stands on the disk before the others go: else a crash would leave nothing, and the log
      // would begin at 0 again.
      const first = log.segments.find((segment) => !gone.includes(segment))!
      if (!first.finished && first.file === null) await log.createFiles(first)
      // Meanwhile there may be new ones.
      log.segments = log.segments.filter((segment) => !gone.includes(segment))
      this.#moveStart(log.segments[0]!.baseOffset)
      const begin = log.segments[0]!.baseOffset
      // A power cut may undo some of the renames and keep others behind them. What then stands before a hole is below the start.
      const isKept = await this.#keepStart()
      for (const segment of gone) {
        await this.#removeLater(segment)
        if (!isKept) await log.disk.syncDir(log.dir)
      }
      if (isKept) await log.disk.syncDir(log.dir)
      log.firstOffsetOnDisk = begin
    })
    return count
  }

  /** False where nobody keeps starts, or the disk is full, which is when segments have to go. */
  async #keepStart(): Promise<boolean> {
    const { options } = this.#log
    if (options.persistLogStart == null) return false
    try {
      await options.persistLogStart(this.#log)
      return true
    } catch (error) {
      if (!isNoSpace(error)) throw error
      return false
    }
  }

  /** Renamed `.deleted` now and removed after `file.delete.delay.ms`, so that a reader may finish. */
  async #removeLater(segment: Segment): Promise<void> {
    const { disk, dir, world, reader, removals, config } = this.#log
    const paths = segmentPaths(dir, segment)
    for (const path of paths) {
      if ((await disk.stat(path)) !== null) await disk.rename(path, path + DELETED_SUFFIX)
    }
    const timer = world.clock.schedule(config.fileDeleteDelayMs, () => {
      removals.delete(timer)
      void this.#writer
        .exclusively(async () => {
          await reader.forget(segment)
          for (const path of paths) await disk.remove(path + DELETED_SUFFIX)
        })
        .catch(noop)
    })
    removals.add(timer)
  }
}
