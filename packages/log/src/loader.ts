/**
 * Opens a partition's directory: finishes what a crash left half done, finds the segments, recovers those that may hold unflushed bytes, and
 * rebuilds what cannot be trusted. Every step may itself be cut short: the next start does it again and comes to the same end.
 */
import { type Disk, DiskError, type DiskFile, readWhole, replaceWhole, type Uuid } from '@ottla/base'
import {
  batchBaseOffset,
  batchLeaderEpoch,
  batchMagic,
  batchSizeInBytes,
  lastOffsetOf,
  maxTimestampOf,
} from '@ottla/protocol'
import { parseEpochCheckpoint } from './checkpoint-file.ts'
import {
  CLEANED_SUFFIX,
  CORRUPT_SUFFIX,
  DELETED_SUFFIX,
  INDEX_SUFFIX,
  LEADER_EPOCH_FILE,
  LOG_SUFFIX,
  offsetOfFileName,
  PARTITION_METADATA_FILE,
  SNAPSHOT_SUFFIX,
  SWAP_SUFFIX,
  segmentFileName,
  TEMPORARY_SUFFIX,
  TIME_INDEX_SUFFIX,
  TXN_INDEX_SUFFIX,
} from './format.ts'
import { LeaderEpochs } from './leader-epochs.ts'
import { OffsetIndex } from './offset-index.ts'
import { formatPartitionMetadata, parsePartitionMetadata } from './partition-metadata.ts'
import { decodeProducerSnapshot } from './producer-snapshot.ts'
import { ProducerState } from './producer-state.ts'
import { applyBatch } from './replay.ts'
import { judge, readRest, scanBatches, scanOf } from './scan.ts'
import { Segment } from './segment.ts'
import { finishSegmentFiles } from './segment-files.ts'
import { latestOf } from './segment-indexes.ts'
import { TimeIndex } from './time-index.ts'
import { decodeAborted } from './transaction-index.ts'
import type { OpenLogOptions } from './types.ts'

/** Bytes that had been stored are damaged or gone. The partition stays offline until somebody decides. */
export class CorruptLogError extends Error {
  override name = 'CorruptLogError'
}

export interface LoadedLog {
  /** At least one; the last is active and open for writing. */
  readonly segments: Segment[]
  readonly producers: ProducerState
  readonly epochs: LeaderEpochs
  readonly topicId: Uuid | null
  readonly logStartOffset: number
  readonly endOffset: number
  /** Below it everything is on the medium. */
  readonly recoveryPoint: number
  /** Newest producer snapshot on disk; -1 without one. */
  readonly lastSnapshotOffset: number
}

/** Throws CorruptLogError and DiskError. */
export async function loadLog(options: OpenLogOptions): Promise<LoadedLog> {
  return await new Loader(options).load()
}

class Loader {
  readonly #options: OpenLogOptions
  readonly #disk: Disk
  readonly #dir: string
  readonly #names = new Set<string>()
  readonly #producers = new ProducerState()
  readonly #scanned = new Set<Segment>()
  #epochs = new LeaderEpochs([])
  #epochsKnown = false
  /** A batch is of another epoch than the checkpoint says. */
  #epochsWrong = false
  #namesChanged = false
  #snapshots: number[] = []

  constructor(options: OpenLogOptions) {
    this.#options = options
    this.#disk = options.world.disk
    this.#dir = options.dir
  }

  async load(): Promise<LoadedLog> {
    await this.#list()
    const corrupt = [...this.#names].find((name) => name.endsWith(CORRUPT_SUFFIX))
    if (corrupt !== undefined) throw new CorruptLogError(`${this.#dir}/${corrupt} was set aside by an earlier start`)
    await this.#finishSwaps()
    await this.#removeLeftovers()
    const topicId = await this.#loadTopicId()
    let segments = await this.#findSegments()
    await this.#loadEpochs(segments)
    const checkpointStart = this.#options.logStartOffset ?? 0
    if (segments.length > 0) await this.#recover(segments)
    if (this.#epochsWrong) await this.#rebuildEpochs(segments)
    let endOffset = segments.at(-1)?.nextOffset ?? checkpointStart
    if (segments.length > 0 && endOffset < checkpointStart && this.#options.cleanShutdown === true) {
      throw new CorruptLogError(
        `${this.#dir} ends at offset ${endOffset} after a clean stop, but begins at ${checkpointStart} by log-start-offset-checkpoint`,
      )
    }
    // A crash may take what was behind the start, with records that were never flushed.
    if (segments.length === 0 || endOffset < checkpointStart) {
      for (const segment of segments) await this.#removeSegment(segment)
      endOffset = checkpointStart
      this.#producers.clear()
      this.#epochs.clear()
      segments = [await this.#createSegment(endOffset)]
    }
    const logStartOffset = Math.max(checkpointStart, segments[0]!.baseOffset)
    this.#epochs.truncateFromEnd(endOffset + 1)
    this.#epochs.truncateFromStart(logStartOffset)
    await this.#removeStraySnapshots(endOffset)
    if (this.#epochs.dirty) {
      await replaceWhole(this.#disk, `${this.#dir}/${LEADER_EPOCH_FILE}`, this.#epochs.content())
      this.#epochs.dirty = false
    }
    if (this.#namesChanged) await this.#disk.syncDir(this.#dir)
    const active = segments.at(-1)!
    active.file ??= await this.#disk.open(active.path(this.#dir, LOG_SUFFIX), 'write')
    return {
      segments,
      producers: this.#producers,
      epochs: this.#epochs,
      topicId,
      logStartOffset,
      endOffset,
      recoveryPoint: endOffset,
      lastSnapshotOffset: this.#snapshots.at(-1) ?? -1,
    }
  }

  async #list(): Promise<void> {
    if ((await this.#disk.stat(this.#dir)) === null) {
      await this.#disk.makeDir(this.#dir)
      await this.#disk.syncDir(this.#dir.slice(0, Math.max(1, this.#dir.lastIndexOf('/'))))
    }
    for (const entry of await this.#disk.list(this.#dir)) if (!entry.isDirectory) this.#names.add(entry.name)
  }

  /** Compaction renames its output to `.swap` when it is complete; from then on it replaces the segments that it covers. */
  async #finishSwaps(): Promise<void> {
    const cleaned = [...this.#names].filter((name) => name.endsWith(CLEANED_SUFFIX))
    const unfinished = Math.min(
      ...cleaned.map((name) => offsetOfFileName(name.slice(0, -CLEANED_SUFFIX.length), LOG_SUFFIX) ?? Infinity),
    )
    const swaps = [...this.#names].filter((name) => name.endsWith(SWAP_SUFFIX))
    for (const swap of swaps) {
      const target = swap.slice(0, -SWAP_SUFFIX.length)
      const base = offsetOfFileName(target, LOG_SUFFIX)
      if (base === null) continue
      // A split that was not finished: its originals are still there.
      if (base >= unfinished) {
        await this.#remove(swap)
        continue
      }
      await this.#removeCovered(swap, base)
    }
    for (const swap of [...this.#names].filter((name) => name.endsWith(SWAP_SUFFIX))) {
      const target = swap.slice(0, -SWAP_SUFFIX.length)
      await this.#disk.rename(`${this.#dir}/${swap}`, `${this.#dir}/${target}`)
      this.#names.delete(swap)
      this.#names.add(target)
      this.#namesChanged = true
    }
  }

  async #removeCovered(swap: string, base: number): Promise<void> {
    const file = await this.#disk.open(`${this.#dir}/${swap}`, 'read')
    let end = base
    try {
      const whole = { ...scanOf(new Segment(base, 0), 0), size: file.openedSize }
      await scanBatches(file, whole, (buffer, at) => {
        end = lastOffsetOf(buffer, at) + 1
      })
    } finally {
      await file.close()
    }
    for (const name of this.#names) {
      const other = offsetOfFileName(name, LOG_SUFFIX)
      if (other !== null && other >= base && other < end) await this.#removeSegment(new Segment(other, 0))
    }
  }

  async #removeLeftovers(): Promise<void> {
    for (const name of this.#names) {
      if (name.endsWith(DELETED_SUFFIX) || name.endsWith(CLEANED_SUFFIX) || isOurTemporary(name))
        await this.#remove(name)
      for (const suffix of [INDEX_SUFFIX, TIME_INDEX_SUFFIX, TXN_INDEX_SUFFIX]) {
        const base = offsetOfFileName(name, suffix)
        if (base !== null && !this.#names.has(segmentFileName(base, LOG_SUFFIX))) await this.#remove(name)
      }
    }
    this.#snapshots = [...this.#names]
      .map((name) => offsetOfFileName(name, SNAPSHOT_SUFFIX))
      .filter((offset) => offset !== null)
      .sort((a, b) => a - b)
  }

  async #loadTopicId(): Promise<Uuid | null> {
    const path = `${this.#dir}/${PARTITION_METADATA_FILE}`
    const bytes = await readWhole(this.#disk, path)
    if (bytes !== null) {
      const known = parsePartitionMetadata(bytes.toString('utf8'))
      if (known !== null) return known
      if (this.#options.topicId == null) throw new CorruptLogError(`${path} is damaged`)
    }
    const topicId = this.#options.topicId ?? null
    if (topicId !== null) await replaceWhole(this.#disk, path, Buffer.from(formatPartitionMetadata(topicId)))
    return topicId
  }

  async #findSegments(): Promise<Segment[]> {
    const bases = [...this.#names]
      .map((name) => offsetOfFileName(name, LOG_SUFFIX))
      .filter((offset) => offset !== null)
      .sort((a, b) => a - b)
    const segments: Segment[] = []
    for (const [i, base] of bases.entries()) {
      const stat = await this.#disk.stat(`${this.#dir}/${segmentFileName(base, LOG_SUFFIX)}`)
      const segment = new Segment(base, this.#options.world.clock.now())
      segment.size = stat?.size ?? 0
      segment.writtenSize = segment.size
      const next = bases[i + 1]
      if (next !== undefined) {
        segment.nextOffset = next
        segment.sealed = true
        segment.finished = true
        segment.offsetIndex = null
        segment.timeIndex = null
        segment.maxTimestamp = null
        segment.firstTimestamp = null
      }
      await this.#loadAborted(segment)
      segments.push(segment)
    }
    return segments
  }

  async #loadAborted(segment: Segment): Promise<void> {
    if (!this.#names.has(segmentFileName(segment.baseOffset, TXN_INDEX_SUFFIX))) return
    const bytes = await readWhole(this.#disk, segment.path(this.#dir, TXN_INDEX_SUFFIX))
    const entries = bytes === null ? [] : decodeAborted(bytes)
    const end = segment.sealed ? segment.nextOffset : Infinity
    if (entries === null || entries.some(({ lastOffset }) => lastOffset < segment.baseOffset || lastOffset >= end)) {
      this.#scanned.add(segment)
      return
    }
    segment.aborted = entries
  }

  async #loadEpochs(segments: readonly Segment[]): Promise<void> {
    const bytes = await readWhole(this.#disk, `${this.#dir}/${LEADER_EPOCH_FILE}`)
    const entries = bytes === null ? null : parseEpochCheckpoint(bytes.toString('utf8'))
    this.#epochsKnown = entries !== null || segments.length === 0
    if (entries !== null) this.#epochs = new LeaderEpochs(entries)
  }

  /** Scans what has to be scanned, replays what producer state needs, and leaves the last segment ready for appends. */
  async #recover(segments: Segment[]): Promise<void> {
    const clean = this.#options.cleanShutdown ?? false
    const recoveryPoint = this.#options.recoveryPoint ?? 0
    const active = segments.at(-1)!
    for (const segment of segments) {
      const indexed =
        this.#names.has(segmentFileName(segment.baseOffset, INDEX_SUFFIX)) &&
        this.#names.has(segmentFileName(segment.baseOffset, TIME_INDEX_SUFFIX))
      const flushed = clean || (segment !== active && segment.nextOffset <= recoveryPoint)
      if (!indexed || !flushed) this.#scanned.add(segment)
    }
    if (!this.#scanned.has(active) && !(await this.#resumeActive(active))) this.#scanned.add(active)
    const first = segments.find((segment) => this.#scanned.has(segment))
    const from = await this.#loadSnapshot(first?.baseOffset ?? active.nextOffset)
    let previousEpoch = -1
    for (const segment of segments) {
      if (this.#scanned.has(segment)) {
        previousEpoch = await this.#scanSegment(segment, segment === active, recoveryPoint, previousEpoch, from)
      } else if (segment.nextOffset > from || !this.#epochsKnown) {
        await this.#replaySegment(segment, from)
      }
    }
    if (!clean && recoveryPoint > active.nextOffset) {
      throw new CorruptLogError(
        `${this.#dir} ends at offset ${active.nextOffset}, but was flushed up to ${recoveryPoint}: bytes are missing`,
      )
    }
  }

  /** After a clean stop the indexes of the active segment are sound; only what lies behind their last entry is read. */
  async #resumeActive(active: Segment): Promise<boolean> {
    const [offsets, times] = [INDEX_SUFFIX, TIME_INDEX_SUFFIX].map((suffix) => active.path(this.#dir, suffix))
    const offsetBytes = await readWhole(this.#disk, offsets!)
    const timeBytes = await readWhole(this.#disk, times!)
    const offsetIndex = offsetBytes && OffsetIndex.parse(offsetBytes, active.baseOffset, active.size, Infinity)
    const timeIndex = timeBytes && TimeIndex.parse(timeBytes, active.baseOffset, Infinity)
    if (!offsetIndex || !timeIndex) return false
    const from = offsetIndex.lookup(Infinity)
    const file = await this.#disk.open(active.path(this.#dir, LOG_SUFFIX), 'write')
    active.file = file
    active.offsetIndex = offsetIndex
    active.timeIndex = timeIndex
    active.firstTimestamp = active.size === 0 ? -1 : null
    const timesFrom = timeIndex.entries === 0 ? 0 : Math.min(from, offsetIndex.lookup(timeIndex.lastOffset))
    const tail = { ...scanOf(active, from), verifyCrc: true }
    const seeEpoch = (buffer: Buffer, at: number): void => this.#seeEpoch(buffer, at)
    // Nearly always both end with the same batch, and one read serves both.
    const isOne = timesFrom === from
    const latest = await latestOf(
      file,
      timeIndex,
      isOne ? tail : scanOf(active, timesFrom),
      isOne ? seeEpoch : undefined,
    )
    active.maxTimestamp = latest.timestamp
    active.maxTimestampOffset = latest.offset
    const end = isOne ? latest.end : await scanBatches(file, tail, seeEpoch)
    active.nextOffset = Math.max(active.baseOffset, end.lastOffset + 1)
    active.resumeIndexAt(from)
    const sound =
      end.fault === null &&
      latest.isSound &&
      offsetIndex.lastOffset < active.nextOffset &&
      timeIndex.lastOffset < Math.max(active.baseOffset + 1, active.nextOffset)
    if (!sound) {
      active.file = null
      await file.close()
    }
    return sound
  }

  /** Loads the newest sound snapshot at or below `limit`; returns the offset from which batches must be replayed. */
  async #loadSnapshot(limit: number): Promise<number> {
    for (const offset of this.#snapshots.toReversed()) {
      if (offset > limit) continue
      const bytes = await readWhole(this.#disk, `${this.#dir}/${segmentFileName(offset, SNAPSHOT_SUFFIX)}`)
      const entries = bytes === null ? null : decodeProducerSnapshot(bytes)
      if (entries === null) {
        await this.#remove(segmentFileName(offset, SNAPSHOT_SUFFIX))
        continue
      }
      const { config, world } = this.#options
      this.#producers.load(entries, world.clock.now(), config.producerIdExpirationMs)
      return offset
    }
    return 0
  }

  async #replaySegment(segment: Segment, from: number): Promise<void> {
    const file = await this.#disk.open(segment.path(this.#dir, LOG_SUFFIX), 'read')
    try {
      const end = await scanBatches(file, scanOf(segment, 0), (buffer, at) => this.#seeBatch(buffer, at, from))
      if (end.fault !== null) await this.#quarantine(segment, end.end, end.fault)
    } finally {
      await file.close()
    }
  }

  #seeBatch(buffer: Buffer, at: number, from: number): ReturnType<typeof applyBatch> {
    // Older messages know neither epochs nor producers.
    if (batchMagic(buffer, at) < 2) return null
    this.#seeEpoch(buffer, at)
    return batchBaseOffset(buffer, at) >= from ? applyBatch(this.#producers, buffer, at) : null
  }

  /** A batch begins an epoch, or is of the one that the checkpoint says; below the log start it says nothing. */
  #seeEpoch(buffer: Buffer, at: number): void {
    if (batchMagic(buffer, at) < 2) return
    const [epoch, offset] = [batchLeaderEpoch(buffer, at), batchBaseOffset(buffer, at)]
    this.#epochs.assign(epoch, offset)
    if (offset < (this.#options.logStartOffset ?? 0) || this.#epochs.epochForOffset(offset) === epoch) return
    this.#epochsWrong = true
  }

  async #rebuildEpochs(segments: readonly Segment[]): Promise<void> {
    this.#options.world.logger.log('warn', 'leader epochs are made anew from the batches', { dir: this.#dir })
    this.#epochs = new LeaderEpochs([])
    for (const segment of segments) {
      const file = await this.#disk.open(segment.path(this.#dir, LOG_SUFFIX), 'read')
      try {
        await scanBatches(file, scanOf(segment, 0), (buffer, at) => {
          if (batchMagic(buffer, at) === 2)
            this.#epochs.assign(batchLeaderEpoch(buffer, at), batchBaseOffset(buffer, at))
        })
      } finally {
        await file.close()
      }
    }
    this.#epochs.dirty = true
  }

  /** Reads every batch, rebuilds the indexes, truncates a torn tail. Returns the last epoch seen. */
  async #scanSegment(
    segment: Segment,
    isActive: boolean,
    recoveryPoint: number,
    previousEpoch: number,
    from: number,
  ): Promise<number> {
    const path = segment.path(this.#dir, LOG_SUFFIX)
    const file = await this.#disk.open(path, 'write')
    try {
      const rebuilt = new Segment(segment.baseOffset, segment.createdMs)
      const { indexIntervalBytes } = this.#options.config
      const scan = { ...scanOf(segment, 0), verifyCrc: true, previousEpoch }
      const end = await scanBatches(file, scan, (buffer, at) => {
        const aborted = this.#seeBatch(buffer, at, from)
        if (aborted !== null) rebuilt.aborted.push(aborted)
        rebuilt.addBatch(
          batchSizeInBytes(buffer, at),
          lastOffsetOf(buffer, at),
          maxTimestampOf(buffer, at),
          indexIntervalBytes,
        )
      })
      if (end.fault !== null) {
        await this.#cutTail(
          segment,
          isActive && rebuilt.nextOffset >= recoveryPoint,
          file,
          end.end,
          end.fault,
          rebuilt.nextOffset,
        )
      } else if (!isActive && rebuilt.nextOffset > segment.nextOffset) {
        await this.#quarantine(segment, end.end, 'offset')
      }
      // What a killed process had written is in the page cache alone.
      await file.sync()
      await this.#adopt(segment, rebuilt, isActive, file)
      return end.lastEpoch
    } catch (error) {
      if (segment.file !== file) await file.close()
      throw error
    }
  }

  async #cutTail(
    segment: Segment,
    mayBeTorn: boolean,
    file: DiskFile,
    position: number,
    fault: string,
    expectedOffset: number,
  ): Promise<void> {
    const rest = await readRest(file, position, segment.size)
    const verdict = mayBeTorn ? judge(fault as Parameters<typeof judge>[0], rest, position, expectedOffset) : 'corrupt'
    if (verdict === 'corrupt') {
      await file.close()
      await this.#quarantine(segment, position, fault)
    }
    this.#options.world.logger.log('warn', 'torn tail of a segment removed', {
      segment: segment.path(this.#dir, LOG_SUFFIX),
      position,
      bytes: segment.size - position,
      fault,
      endOffset: expectedOffset,
    })
    await file.truncate(position)
  }

  /** Takes over what a scan has rebuilt, into the object that the list of segments holds. */
  async #adopt(segment: Segment, rebuilt: Segment, isActive: boolean, file: DiskFile): Promise<void> {
    if (isActive) segment.nextOffset = rebuilt.nextOffset
    segment.size = rebuilt.size
    segment.writtenSize = rebuilt.size
    segment.offsetIndex = rebuilt.offsetIndex
    segment.timeIndex = rebuilt.timeIndex
    segment.maxTimestamp = rebuilt.maxTimestamp
    segment.maxTimestampOffset = rebuilt.maxTimestampOffset
    segment.firstTimestamp = rebuilt.firstTimestamp
    segment.aborted = rebuilt.aborted
    segment.resumeIndexAt(rebuilt.offsetIndex!.lookup(Infinity))
    segment.file = file
    // Kafka's recovery ends so in each segment, the active one too.
    segment.addLastTimeEntry()
    if (isActive) {
      await this.#emptyIndexFiles(segment)
      return
    }
    await finishSegmentFiles(this.#disk, this.#dir, segment)
    this.#namesChanged = true
    await file.close()
    segment.file = null
    segment.offsetIndex = null
    segment.timeIndex = null
  }

  /** The active segment's indexes are kept in memory; what an earlier process left in the files must not be taken for them. */
  async #emptyIndexFiles(segment: Segment): Promise<void> {
    for (const suffix of [INDEX_SUFFIX, TIME_INDEX_SUFFIX]) {
      await (await this.#disk.open(segment.path(this.#dir, suffix), 'replace')).close()
    }
    await this.#remove(segmentFileName(segment.baseOffset, TXN_INDEX_SUFFIX))
    this.#namesChanged = true
  }

  /** Sets the damaged file aside under its name and `.corrupt`, and gives up. */
  async #quarantine(segment: Segment, position: number, fault: string): Promise<never> {
    const path = segment.path(this.#dir, LOG_SUFFIX)
    await this.#disk.rename(path, path + CORRUPT_SUFFIX)
    await this.#disk.syncDir(this.#dir)
    throw new CorruptLogError(
      `${path} is damaged at position ${position} (${fault}); it is kept as ${path}${CORRUPT_SUFFIX}`,
    )
  }

  async #createSegment(baseOffset: number): Promise<Segment> {
    const segment = new Segment(baseOffset, this.#options.world.clock.now())
    for (const suffix of [INDEX_SUFFIX, TIME_INDEX_SUFFIX]) {
      await (await this.#disk.open(segment.path(this.#dir, suffix), 'replace')).close()
    }
    segment.file = await this.#disk.open(segment.path(this.#dir, LOG_SUFFIX), 'replace')
    await segment.file.sync()
    this.#namesChanged = true
    return segment
  }

  async #removeSegment(segment: Segment): Promise<void> {
    await segment.file?.close()
    for (const suffix of [LOG_SUFFIX, INDEX_SUFFIX, TIME_INDEX_SUFFIX, TXN_INDEX_SUFFIX]) {
      await this.#remove(segmentFileName(segment.baseOffset, suffix))
    }
  }

  async #removeStraySnapshots(endOffset: number): Promise<void> {
    for (const offset of this.#snapshots)
      if (offset > endOffset) await this.#remove(segmentFileName(offset, SNAPSHOT_SUFFIX))
    this.#snapshots = this.#snapshots.filter((offset) => offset <= endOffset)
  }

  async #remove(name: string): Promise<void> {
    if (!this.#names.delete(name)) return
    await this.#disk.remove(`${this.#dir}/${name}`)
    this.#namesChanged = true
  }
}

function isOurTemporary(name: string): boolean {
  return name === LEADER_EPOCH_FILE + TEMPORARY_SUFFIX || name === PARTITION_METADATA_FILE + TEMPORARY_SUFFIX
}

export function isNoSpace(error: unknown): error is DiskError {
  return error instanceof DiskError && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

/** Stands for a log that cannot be opened: no batch, no file. */
export function emptyLog(offset: number, topicId: Uuid | null): LoadedLog {
  return {
    segments: [new Segment(offset, 0)],
    producers: new ProducerState(),
    epochs: new LeaderEpochs([]),
    topicId,
    logStartOffset: offset,
    endOffset: offset,
    recoveryPoint: offset,
    lastSnapshotOffset: -1,
  }
}
