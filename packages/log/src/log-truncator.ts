/** Cuts a log back: memory first, so that nobody reads what goes; then files, newest first; then producer state. Runs in the writer's turn. */
import { LOG_SUFFIX, TXN_INDEX_SUFFIX } from './format.ts'
import type { LogCore } from './log-core.ts'
import { Segment } from './segment.ts'
import { readSnapshot, removeSnapshotsAbove } from './segment-files.ts'

export class LogTruncator {
  readonly #log: LogCore

  constructor(log: LogCore) {
    this.#log = log
  }

  /** Drops everything at and above `offset`, the base of a batch or the end. */
  async truncateTo(offset: number): Promise<void> {
    const log = this.#log
    log.truncating = true
    let at = log.segmentOf(offset)
    // A segment that has no file yet needs none if the one before it can go on.
    if (at > 0 && log.segments[at]!.file === null && !log.segments[at]!.finished) at--
    const segment = log.segments[at]!
    const position = await this.#positionOf(segment, offset)
    const dropped = log.segments.splice(at + 1)
    const lowersRecoveryPoint = offset < log.recoveryPoint
    if (segment.offsetIndex === null) {
      const indexes = await log.reader.indexes(segment)
      segment.offsetIndex = indexes.offsets
      segment.timeIndex = indexes.times
    }
    await log.reader.forget(segment)
    segment.truncate(position, offset)
    log.active = segment
    log.tail.truncateTo(offset)
    log.highWatermark = Math.min(log.highWatermark, offset)
    log.setEnd(offset)
    log.epochs.truncateFromEnd(offset)
    // Only then: a full disk, which cuts what was never flushed, has no room for a checkpoint.
    if (lowersRecoveryPoint) await log.options.persistRecoveryPoint?.()
    await this.#cutFiles(segment, position, dropped)
    await this.#reloadProducers()
    await log.reader.firstTimestamp(segment)
    await log.reader.maxTimestamp(segment)
    log.truncating = false
    if (log.state === 'online' && log.epochs.dirty) await log.writeEpochs()
    log.notify()
  }

  /** Drops everything; the log goes on at `offset`. */
  async startAt(offset: number): Promise<void> {
    const log = this.#log
    log.truncating = true
    const old = log.segments
    log.tail.clear()
    log.producers.clear()
    log.epochs.clear()
    // From the end: whatever a crash leaves is a prefix.
    for (const segment of old.toReversed()) await log.removeFiles(segment)
    const segment = new Segment(offset, log.world.clock.now())
    log.segments = [segment]
    log.active = segment
    await log.createFiles(segment)
    log.setEnd(offset)
    log.logStartOffset = offset
    log.firstOffsetOnDisk = offset
    log.highWatermark = offset
    await log.writeEpochs()
    log.truncating = false
    log.notify()
  }

  async #cutFiles(segment: Segment, position: number, dropped: Segment[]): Promise<void> {
    const log = this.#log
    const { disk, dir } = log
    // From the end: whatever a crash leaves is a prefix.
    for (const gone of dropped.reverse()) await log.removeFiles(gone)
    if (segment.file === null) segment.file = await disk.open(segment.path(dir, LOG_SUFFIX), 'create')
    await segment.file.truncate(position)
    await segment.file.sync()
    segment.writtenSize = position
    // Written anew when the segment is sealed or closed.
    await disk.remove(segment.path(dir, TXN_INDEX_SUFFIX))
    log.lastSnapshotOffset = await removeSnapshotsAbove(disk, dir, segment.nextOffset)
    await disk.syncDir(dir)
  }

  /** Position of the batch at `offset` in its segment; the written size if it is the end of what was written. */
  async #positionOf(segment: Segment, offset: number): Promise<number> {
    const { tail, writtenOffset, reader } = this.#log
    if (offset >= segment.nextOffset) return segment.size
    if (offset === writtenOffset) return segment.writtenSize
    const chunk = tail.chunkOf(offset)
    if (chunk >= 0 && tail.chunks[chunk]!.segment === segment) {
      const holder = tail.chunks[chunk]!
      return holder.position + holder.find(offset)
    }
    return await reader.positionOf(segment, offset)
  }

  /** Producer state after a cut: from the newest snapshot and the batches behind it. */
  async #reloadProducers(): Promise<void> {
    const log = this.#log
    let from = log.segments[0]!.baseOffset
    log.producers.clear()
    const entries = await readSnapshot(log.disk, log.dir, log.lastSnapshotOffset)
    if (entries !== null) {
      log.producers.load(entries, log.world.clock.now(), log.config.producerIdExpirationMs)
      from = log.lastSnapshotOffset
    }
    for (const segment of log.segments) {
      if (segment.nextOffset > from) await log.reader.replay(segment, from, log.producers)
    }
    log.producers.onHighWatermark(log.highWatermark)
  }
}
