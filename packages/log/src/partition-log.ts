/** One partition's log: the appended end, the flushed end and the high watermark over Kafka's segment files. */
import { assert, DiskError, Pump, replaceWhole, type Timer, type Uuid } from '@ottla/base'
import {
  batchBaseOffset,
  batchError,
  batchLastOffset,
  batchLastOffsetDelta,
  batchLeaderEpoch,
  batchMagic,
  batchMaxTimestamp,
  CORRUPT_BATCH,
  ControlRecordType,
  ErrorCode,
  endTxnMarkerBatch,
  hasProducerId,
  isControlBatch,
  nextBatch,
  setBaseOffset,
  setLeaderEpoch,
} from '@ottla/protocol'
import { BatchValidator } from './batch-validator.ts'
import { DEFAULT_CONCURRENT_FLUSHES, FlushGate } from './flush-gate.ts'
import { DELETED_SUFFIX, LEADER_EPOCH_FILE, LOG_SUFFIX, TXN_INDEX_SUFFIX } from './format.ts'
import type { EpochEnd, LeaderEpochs } from './leader-epochs.ts'
import { CorruptLogError, emptyLog, isNoSpace, type LoadedLog, loadLog } from './loader.ts'
import { type FoundBatches, LogReader } from './log-reader.ts'
import { encodeProducerSnapshot } from './producer-snapshot.ts'
import type { ProducerProblem, ProducerState } from './producer-state.ts'
import { DEFAULT_IDLE_READ_BYTES, ReadBuffers } from './read-buffers.ts'
import { applyBatch, summarize } from './replay.ts'
import { accepted, found as foundBatches, nothingAt, refused } from './results.ts'
import { countDeletable } from './retention.ts'
import { Segment } from './segment.ts'
import {
  createSegmentFiles,
  finishSegmentFiles,
  readSnapshot,
  removeSnapshotsAbove,
  segmentPaths,
  writeSnapshot,
} from './segment-files.ts'
import { Tail } from './tail.ts'
import { DEFAULT_TAIL_BYTES, TailBudget } from './tail-budget.ts'
import { findByTimestamp, findMaxTimestamp, type TimeSearchView } from './time-search.ts'
import type {
  AbortedTransaction,
  ActiveProducer,
  AppendOptions,
  AppendResult,
  Durability,
  EndTxnMarkerAppend,
  LogConfig,
  LogState,
  OpenLogOptions,
  ReadOptions,
  ReadResult,
  RecordError,
  Retainer,
  TimestampOffset,
} from './types.ts'

/** Kafka's "unset" of `flush.messages` and `flush.ms` is 2^63-1, which no number below this is. */
const UNSET = 2 ** 53
/** `interval` as the broker's policy, with neither `flush.ms` nor `flush.messages`. */
const DEFAULT_FLUSH_MS = 1000
/** How often a full disk is asked whether it has room again. */
const ROOM_CHECK_MS = 1000
/** Room with which a log goes on after the disk was full: this, or a part of a small disk. */
const ROOM_BYTES: number = 8 * 1024 * 1024
const ROOM_PART = 0.02

const noop = (): void => {}
/** Validation is synchronous, so all logs of a thread share one. */
const validator = new BatchValidator()

/**
 * Offsets that only move forward except at named truncations:
 * `logStartOffset <= highWatermark <= endOffset` and `flushedOffset <= endOffset`, `lastStableOffset <= highWatermark`. Ends are exclusive.
 */
export class PartitionLog {
  readonly topic: string
  readonly partition: number
  readonly topicId: Uuid | null
  readonly #options: OpenLogOptions
  readonly #where: string
  #dir: string
  #config: LogConfig
  #durability: Durability
  #state: LogState = 'online'
  #problem: Error | null = null

  #segments: Segment[] = []
  #active: Segment
  readonly #tail: Tail
  readonly #gate: FlushGate
  readonly #reader: LogReader
  #producers: ProducerState
  #epochs: LeaderEpochs
  #rollJitterMs = 0
  #lastSnapshotOffset: number

  #logStartOffset: number
  #endOffset: number
  #writtenOffset: number
  #recoveryPoint: number
  #highWatermark: number
  #truncating = false

  readonly #pump: Pump
  #pumpDue = false
  /** Everything below must be flushed, whatever the policy. */
  #flushTo = 0
  #flushWaiters: { offset: number; resolve: () => void; reject: (error: Error) => void }[] = []
  #flushTimer: Timer | null = null
  #roomTimer: Timer | null = null
  /** What did not fit when the disk was full. */
  #roomNeeded = 0
  #listeners: (() => void)[] = []
  #jobs: (() => Promise<void>)[] = []
  readonly #removals = new Set<Timer>()

  private constructor(options: OpenLogOptions, loaded: LoadedLog) {
    this.topic = options.topic
    this.partition = options.partition
    this.topicId = loaded.topicId
    this.#options = options
    this.#where = `${options.topic}-${options.partition}`
    this.#dir = options.dir
    this.#config = options.config
    this.#durability = durabilityOf(options.config)
    this.#tail = new Tail(options.shared?.tailBudget ?? new TailBudget(DEFAULT_TAIL_BYTES))
    this.#gate = options.shared?.flushGate ?? new FlushGate(DEFAULT_CONCURRENT_FLUSHES)
    this.#reader = new LogReader(
      options.world.disk,
      () => this.#dir,
      () => this.#config.indexIntervalBytes,
      options.shared?.readBuffers ?? new ReadBuffers(DEFAULT_IDLE_READ_BYTES),
    )
    this.#segments = loaded.segments
    this.#active = loaded.segments.at(-1)!
    this.#producers = loaded.producers
    this.#epochs = loaded.epochs
    this.#logStartOffset = loaded.logStartOffset
    this.#endOffset = loaded.endOffset
    this.#writtenOffset = loaded.endOffset
    this.#recoveryPoint = loaded.recoveryPoint
    this.#lastSnapshotOffset = loaded.lastSnapshotOffset
    this.#highWatermark = clamp(options.highWatermark ?? loaded.logStartOffset, loaded.logStartOffset, loaded.endOffset)
    this.#producers.onHighWatermark(this.#highWatermark)
    this.#pump = new Pump(() => this.#step())
    this.#drawJitter()
  }

  /**
   * Opens or makes the log, recovering it as far as it has to be. A log that is found corrupt opens in state `corrupt` and serves nothing.
   * Throws DiskError.
   */
  static async open(options: OpenLogOptions): Promise<PartitionLog> {
    try {
      const log = new PartitionLog(options, await loadLog(options))
      // A batch with the first timestamp decides when the segment is rolled.
      if (log.#active.firstTimestamp === null) await log.#reader.firstTimestamp(log.#active)
      return log
    } catch (error) {
      if (!(error instanceof CorruptLogError)) throw error
      options.world.logger.log('error', 'partition is offline: its log is damaged', {
        topic: options.topic,
        partition: options.partition,
        problem: error.message,
      })
      return PartitionLog.#corrupt(options, error)
    }
  }

  static #corrupt(options: OpenLogOptions, problem: CorruptLogError): PartitionLog {
    const start = options.logStartOffset ?? 0
    const log = new PartitionLog(options, emptyLog(start, options.topicId ?? null))
    log.#state = 'corrupt'
    log.#problem = problem
    return log
  }

  /** Changes when the partition is deleted. */
  get dir(): string {
    return this.#dir
  }
  get config(): LogConfig {
    return this.#config
  }
  /** From the next append on. */
  updateConfig(config: LogConfig): void {
    this.#config = config
    this.#durability = durabilityOf(config)
    this.#drawJitter()
    this.#flushTimer?.cancel()
    this.#flushTimer = null
    if (this.#state === 'online') this.#schedule()
  }
  get state(): LogState {
    return this.#state
  }
  /** Why the state is `corrupt` or `failed`; null otherwise. */
  get problem(): Error | null {
    return this.#problem
  }

  get logStartOffset(): number {
    return this.#logStartOffset
  }
  /** Offset that the next record gets; what is below may still be in memory alone. */
  get endOffset(): number {
    return this.#endOffset
  }
  /** Below it everything is stored as the durability policy says; the leader's own vote for the high watermark. */
  get flushedOffset(): number {
    return this.#durability === 'fsync' ? this.#recoveryPoint : this.#writtenOffset
  }
  /** Below it everything has been through fdatasync, whatever the policy. */
  get recoveryPoint(): number {
    return this.#recoveryPoint
  }
  get highWatermark(): number {
    return this.#highWatermark
  }
  /** First offset of the first transaction that is open or whose marker is not below the watermark, at most the watermark. */
  get lastStableOffset(): number {
    const unstable = this.#producers.firstUnstableOffset
    return unstable < 0 ? this.#highWatermark : Math.max(this.#logStartOffset, Math.min(unstable, this.#highWatermark))
  }
  /** Bytes of all segments, those in memory alone included. */
  get sizeInBytes(): number {
    let size = 0
    for (const segment of this.#segments) size += segment.size
    return size
  }
  /** Bytes that are in memory alone. */
  get unwrittenBytes(): number {
    let bytes = 0
    for (let i = this.#segments.length - 1; i >= 0; i--) {
      const segment = this.#segments[i]!
      if (segment.writtenSize === segment.size && segment.size > 0) break
      bytes += segment.size - segment.writtenSize
    }
    return bytes
  }
  get segmentCount(): number {
    return this.#segments.length
  }
  /** First offset of the first segment: a log start above it has to be kept in a checkpoint. */
  get firstSegmentOffset(): number {
    return this.#segments[0]!.baseOffset
  }
  /** Epoch of the last entry of the leader-epoch checkpoint; -1 without one. */
  get latestEpoch(): number {
    return this.#epochs.latestEpoch
  }

  /**
   * Checks the batch as Kafka does for that origin, gives it its offsets and puts it into the tail, all at once. `batch` is the `records`
   * field of the request; its header is patched in place. Errors are in the result, and then nothing was taken.
   */
  append(batch: Buffer, options: AppendOptions): AppendResult {
    if (this.#state !== 'online' || this.#truncating) {
      return this.#refused(ErrorCode.KAFKA_STORAGE_ERROR, `The log of ${this.#where} takes no batches now`)
    }
    if (options.origin === 'raft') return this.#appendAsIs(batch, options)
    const config = this.#config
    const nowMs = this.#options.world.clock.now()
    const fromClient = options.origin === 'client'
    if (!validator.validate(batch, fromClient, config, nowMs, this.#where)) {
      return this.#refused(validator.errorCode, validator.errorMessage, validator.recordErrors)
    }
    const { bytes, size, maxTimestamp } = validator
    if (size > config.segmentBytes) {
      return this.#refused(
        ErrorCode.RECORD_LIST_TOO_LARGE,
        `Message batch size is ${size} bytes in append to partition ${this.#where}, which exceeds the maximum configured segment size of ${config.segmentBytes}.`,
      )
    }
    const baseOffset = this.#endOffset
    const lastOffset = baseOffset + batchLastOffsetDelta(bytes, 0)
    setBaseOffset(bytes, 0, baseOffset)
    if (hasProducerId(bytes, 0) && !isControlBatch(bytes, 0)) {
      const summary = summarize(bytes, 0)
      const known = fromClient ? this.#producers.findDuplicate(summary) : null
      if (known !== null) {
        return this.#accepted(known.lastOffset - known.offsetDelta, known.lastOffset, known.timestamp, true)
      }
      const problem = this.#producers.check(summary, options.origin, this.#where)
      if (problem !== null) return this.#refusedBy(problem)
    }
    setLeaderEpoch(bytes, 0, options.leaderEpoch)
    this.#epochs.assign(options.leaderEpoch, baseOffset)
    const retainer = validator.rebuilt ? ownBuffer(bytes) : (options.retainer ?? null)
    this.#take(bytes, size, lastOffset, maxTimestamp, retainer)
    this.#schedule()
    return this.#accepted(baseOffset, lastOffset, config.timestampType === 'LogAppendTime' ? nowMs : -1)
  }

  /** Batches with their final offsets: of Raft, or of a leader that this log follows. */
  #appendAsIs(records: Buffer, options: AppendOptions): AppendResult {
    const baseOffset = records.length >= 8 ? batchBaseOffset(records, 0) : -1
    let expected = this.#endOffset
    let end = 0
    while (end < records.length) {
      const size = nextBatch(records, end)
      if (size === CORRUPT_BATCH) return this.#refused(ErrorCode.CORRUPT_MESSAGE, 'Invalid batch length or magic')
      if (size === 0) break
      if (batchMagic(records, end) !== 2 || batchError(records, end) !== null) {
        return this.#refused(ErrorCode.CORRUPT_MESSAGE, `Batch at position ${end} of the records is corrupt`)
      }
      if (batchBaseOffset(records, end) < expected || batchLastOffsetDelta(records, end) < 0) {
        const message = `Base offset ${batchBaseOffset(records, end)} is below the end ${expected} of ${this.#where}`
        return this.#refused(ErrorCode.OFFSET_OUT_OF_RANGE, message)
      }
      expected = batchLastOffset(records, end) + 1
      end += size
    }
    if (end === 0) return this.#refused(ErrorCode.INVALID_RECORD, 'There is no whole batch')
    for (let at = 0; at < end; ) {
      const size = nextBatch(records, at)
      this.#epochs.assign(batchLeaderEpoch(records, at), batchBaseOffset(records, at))
      const whole = at === 0 && size === end
      const batch = whole ? records : records.subarray(at, at + size)
      this.#endOffset = batchBaseOffset(batch, 0)
      this.#take(batch, size, batchLastOffset(batch, 0), batchMaxTimestamp(batch, 0), options.retainer ?? null)
      at += size
    }
    this.#schedule()
    return this.#accepted(baseOffset, expected - 1, -1)
  }

  /** Appends the control batch that ends a producer's transaction. INVALID_PRODUCER_EPOCH, TRANSACTION_COORDINATOR_FENCED. */
  appendEndTxnMarker(marker: EndTxnMarkerAppend): AppendResult {
    const { producerId, producerEpoch, coordinatorEpoch } = marker
    if (this.#state !== 'online' || this.#truncating) {
      return this.#refused(ErrorCode.KAFKA_STORAGE_ERROR, `The log of ${this.#where} takes no batches now`)
    }
    const problem = this.#producers.checkMarker(producerId, producerEpoch, coordinatorEpoch, this.#where)
    if (problem !== null) return this.#refusedBy(problem)
    const type = marker.committed ? ControlRecordType.COMMIT : ControlRecordType.ABORT
    const nowMs = this.#options.world.clock.now()
    const batch = endTxnMarkerBatch(type, producerId, producerEpoch, coordinatorEpoch, nowMs)
    const baseOffset = this.#endOffset
    setBaseOffset(batch, 0, baseOffset)
    setLeaderEpoch(batch, 0, marker.leaderEpoch)
    this.#epochs.assign(marker.leaderEpoch, baseOffset)
    this.#take(batch, batch.length, baseOffset, nowMs, null)
    this.#schedule()
    return this.#accepted(baseOffset, baseOffset, -1)
  }

  /** Puts a batch that is checked and patched behind the end: the only place where the end moves forward. */
  #take(batch: Buffer, size: number, lastOffset: number, maxTimestamp: number, retainer: Retainer | null): void {
    const baseOffset = this.#endOffset
    if (this.#mustRoll(size, lastOffset, maxTimestamp)) this.#roll()
    const segment = this.#active
    this.#tail.append(segment, batch, size, baseOffset, lastOffset + 1, retainer)
    const aborted = applyBatch(this.#producers, batch, 0)
    if (aborted !== null) segment.aborted.push(aborted)
    segment.addBatch(size, lastOffset, maxTimestamp, this.#config.indexIntervalBytes)
    this.#endOffset = lastOffset + 1
  }

  #mustRoll(size: number, lastOffset: number, maxTimestamp: number): boolean {
    const config = this.#config
    const segment = this.#active
    if (segment.size === 0) return false
    if (segment.size > config.segmentBytes - size || !segment.offsetIndex!.canHold(lastOffset)) return true
    if (segment.offsetIndex!.isFull(config.segmentIndexBytes) || segment.timeIndex!.isFull(config.segmentIndexBytes))
      return true
    const rollMs = config.cleanupCompact ? Math.min(config.segmentMs, config.maxCompactionLagMs) : config.segmentMs
    const first = segment.firstTimestamp ?? -1
    const waited = first >= 0 ? maxTimestamp - first : this.#options.world.clock.now() - segment.createdMs
    return waited > rollMs - this.#rollJitterMs
  }

  #roll(): void {
    const previous = this.#active
    previous.addLastTimeEntry()
    previous.sealed = true
    const segment = new Segment(this.#endOffset, this.#options.world.clock.now())
    segment.pendingSnapshot = encodeProducerSnapshot(this.#producers.snapshot())
    this.#segments.push(segment)
    this.#active = segment
    this.#drawJitter()
  }

  /** The partition has a new leader epoch from the current end on (`becomeLeader`). */
  assignLeaderEpoch(epoch: number): void {
    this.#epochs.assign(epoch, this.#endOffset)
    if (this.#epochs.dirty && this.#state === 'online') this.#schedule()
  }

  /** Moves the watermark within [logStartOffset, endOffset]; returns where it is now. Never back, except after a truncation. */
  updateHighWatermark(offset: number): number {
    const next = Math.min(offset, this.#endOffset)
    if (next > this.#highWatermark) {
      this.#highWatermark = next
      this.#producers.onHighWatermark(next)
    }
    return this.#highWatermark
  }

  /** `listener` runs after `flushedOffset` moved, or after the state changed. Returns the function that unsubscribes. */
  onFlushed(listener: () => void): () => void {
    this.#listeners = [...this.#listeners, listener]
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener)
    }
  }

  /** Resolves when everything appended so far is through fdatasync; rejects with DiskError when that failed. */
  flush(): Promise<void> {
    const offset = this.#endOffset
    if (this.#recoveryPoint >= offset) return Promise.resolve()
    if (this.#state !== 'online') return Promise.reject(this.#problem ?? new Error(`${this.#where} is ${this.#state}`))
    return new Promise((resolve, reject) => {
      this.#flushWaiters.push({ offset, resolve, reject })
      this.#flushTo = offset
      this.#schedule()
    })
  }

  /** Batches from the one that holds `offset`: at once from the tail, or a promise of one positional read. */
  read(offset: number, maxBytes: number, options?: ReadOptions): ReadResult | Promise<ReadResult> {
    if (this.#state !== 'online' && this.#state !== 'full') return nothingAt(offset, ErrorCode.KAFKA_STORAGE_ERROR)
    if (offset < this.#logStartOffset || offset > this.#endOffset)
      return nothingAt(offset, ErrorCode.OFFSET_OUT_OF_RANGE)
    const limitOffset = options?.limitOffset ?? this.#endOffset
    if (offset >= limitOffset) return nothingAt(offset, ErrorCode.NONE)
    const minOneBatch = options?.minOneBatch ?? true
    const chunk = this.#tail.chunkOf(offset)
    if (chunk >= 0) return this.#tail.read(chunk, offset, maxBytes, limitOffset, minOneBatch)
    return this.#readFiles(offset, maxBytes, limitOffset, minOneBatch)
  }

  async #readFiles(offset: number, maxBytes: number, limitOffset: number, minOneBatch: boolean): Promise<ReadResult> {
    for (let at = this.#segmentOf(offset); at < this.#segments.length; at++) {
      const segment = this.#segments[at]!
      // A compacted segment may end before its successor begins.
      if (segment.writtenSize === 0) break
      let found: FoundBatches | null
      try {
        found = await this.#reader.read(segment, offset, maxBytes, limitOffset, minOneBatch)
      } catch (error) {
        // Retention may take the file away under a reader.
        if (!this.#segments.includes(segment)) return nothingAt(offset, ErrorCode.OFFSET_OUT_OF_RANGE)
        // A truncation closes files under readers, who come again; anything else is the disk.
        if (!(error instanceof DiskError && error.code === 'EBADF')) await this.#onError(error as Error)
        return nothingAt(offset, ErrorCode.KAFKA_STORAGE_ERROR)
      }
      if (found === null) continue
      const { bytes, baseOffset, nextOffset, hold } = found
      return bytes.length === 0
        ? nothingAt(offset, ErrorCode.NONE)
        : foundBatches([bytes], bytes.length, baseOffset, nextOffset, hold)
    }
    return nothingAt(offset, ErrorCode.NONE)
  }

  /** Index of the segment that holds `offset`, or would. */
  #segmentOf(offset: number): number {
    let at = this.#segments.length - 1
    while (at > 0 && this.#segments[at]!.baseOffset > offset) at--
    return at
  }

  /** Aborted transactions that a reader of [fromOffset, toOffset) must know, by first offset. */
  abortedTransactions(fromOffset: number, toOffset: number): AbortedTransaction[] {
    const found: AbortedTransaction[] = []
    search: for (let at = this.#segmentOf(fromOffset); at < this.#segments.length; at++) {
      for (const entry of this.#segments[at]!.aborted) {
        if (entry.lastOffset >= fromOffset && entry.firstOffset < toOffset) found.push(entry)
        // Everything below this offset was decided by then: later entries begin behind the range.
        if (entry.lastStableOffset >= toOffset) break search
      }
    }
    return found.sort((a, b) => a.firstOffset - b.firstOffset)
  }

  /** First record with a timestamp of at least `timestamp`, or null. */
  async offsetForTimestamp(timestamp: number): Promise<TimestampOffset | null> {
    return await findByTimestamp(this.#timeSearchView(), timestamp)
  }

  /** The first record with the largest timestamp of all, or null if there is no record. */
  async offsetOfMaxTimestamp(): Promise<TimestampOffset | null> {
    return await findMaxTimestamp(this.#timeSearchView())
  }

  #timeSearchView(): TimeSearchView {
    const logStartOffset = (): number => this.#logStartOffset
    return {
      segments: this.#segments.slice(),
      reader: this.#reader,
      get logStartOffset() {
        return logStartOffset()
      },
      endOffset: this.#endOffset,
      read: (offset, maxBytes) => this.read(offset, maxBytes),
    }
  }

  /** As OffsetForLeaderEpoch answers: `epoch` -1 and `endOffset` -1 where the epoch is unknown. */
  endOffsetForEpoch(epoch: number): EpochEnd {
    return this.#epochs.endOffsetFor(epoch, this.#endOffset)
  }
  /** Epoch of the record at `offset`; -1 where it is unknown. */
  epochForOffset(offset: number): number {
    return this.#epochs.epochForOffset(offset)
  }

  /**
   * DeleteRecords: moves the start (-1: to the watermark); resolves to an error code when the new start is on the medium. A start below the current
   * one changes nothing; above the watermark: OFFSET_OUT_OF_RANGE.
   */
  async deleteRecordsTo(offset: number): Promise<number> {
    if (this.#state !== 'online' && this.#state !== 'full') return ErrorCode.KAFKA_STORAGE_ERROR
    const target = offset === -1 ? this.#highWatermark : offset
    if (target < 0 || target > this.#highWatermark) return ErrorCode.OFFSET_OUT_OF_RANGE
    if (target > this.#logStartOffset) {
      this.#moveStart(target)
      try {
        await this.#options.persistLogStart?.(this)
      } catch (error) {
        if (!(error instanceof DiskError)) throw error
        return ErrorCode.KAFKA_STORAGE_ERROR
      }
    }
    return ErrorCode.NONE
  }

  #moveStart(offset: number): void {
    if (offset <= this.#logStartOffset) return
    this.#logStartOffset = offset
    this.#highWatermark = Math.max(this.#highWatermark, offset)
    this.#epochs.truncateFromStart(offset)
    if (this.#epochs.dirty) this.#schedule()
  }

  /** Drops every record at and above `offset`. Resolves when the files are cut. */
  async truncateTo(offset: number): Promise<void> {
    if (offset >= this.#endOffset) return
    assert(offset >= this.#logStartOffset, 'a log is not truncated below its start')
    await this.#exclusively(() => this.#truncate(offset))
  }

  /** Drops everything; the next record gets `offset`. */
  async truncateFullyAndStartAt(offset: number): Promise<void> {
    await this.#exclusively(async () => {
      this.#truncating = true
      const old = this.#segments
      this.#tail.clear()
      this.#producers.clear()
      this.#epochs.clear()
      // From the end: whatever a crash leaves is a prefix.
      for (const segment of old.toReversed()) await this.#removeFiles(segment, true)
      const segment = new Segment(offset, this.#options.world.clock.now())
      this.#segments = [segment]
      this.#active = segment
      await this.#createFiles(segment)
      this.#setEnd(offset)
      this.#logStartOffset = offset
      this.#highWatermark = offset
      await this.#writeEpochs()
      this.#truncating = false
      this.#notify()
    })
  }

  /** Starts a new segment unless the active one is empty. */
  roll(): void {
    if (this.#active.size === 0 || this.#state !== 'online') return
    this.#roll()
    this.#schedule()
  }

  /** Retention by time, size and log start, as configured; resolves to the number of segments dropped. */
  async deleteOldSegments(): Promise<number> {
    const deletable = await countDeletable({
      segments: this.#segments,
      config: this.#config,
      nowMs: this.#options.world.clock.now(),
      logStartOffset: this.#logStartOffset,
      highWatermark: this.#highWatermark,
      endOffset: this.#endOffset,
      sizeInBytes: this.sizeInBytes,
      maxTimestamp: (segment) => this.#reader.maxTimestamp(segment),
    })
    if (deletable === 0 || this.#state !== 'online') return 0
    return await this.#dropSegments(deletable)
  }

  /** Whole segments below `offset` go, whatever the policy: the metadata log below its oldest snapshot. Moves the log start to `offset`. */
  async deleteSegmentsBelow(offset: number): Promise<number> {
    this.#moveStart(Math.min(offset, this.#highWatermark))
    let count = 0
    while (count + 1 < this.#segments.length && this.#segments[count + 1]!.baseOffset <= this.#logStartOffset) count++
    await this.#options.persistLogStart?.(this)
    return count === 0 ? 0 : await this.#dropSegments(count)
  }

  async #dropSegments(count: number): Promise<number> {
    // All of it: the end must not go back, so an empty segment stands there first.
    if (count === this.#segments.length) this.roll()
    const dropped = this.#segments.slice(0, count)
    await this.#exclusively(async () => {
      const gone = dropped.filter((segment) => this.#segments.includes(segment) && segment.finished)
      if (gone.length === 0) return
      this.#segments = this.#segments.filter((segment) => !gone.includes(segment))
      this.#moveStart(this.#segments[0]!.baseOffset)
      for (const segment of gone) await this.#removeFiles(segment, false)
      await this.#disk.syncDir(this.#dir)
    })
    return count
  }

  /** For DescribeProducers. */
  activeProducers(): ActiveProducer[] {
    return this.#producers.active()
  }
  /** Forgets producers that were idle for `producerIdExpirationMs`. */
  expireProducers(): void {
    this.#producers.expire(this.#options.world.clock.now(), this.#config.producerIdExpirationMs)
  }

  /** The directory got another name: the partition is being deleted. */
  async renameDir(dir: string): Promise<void> {
    await this.#exclusively(async () => {
      await this.#disk.rename(this.#dir, dir)
      this.#dir = dir
    })
  }

  /** Another log's failure took the directory down. */
  fail(error: Error): void {
    if (this.#state === 'failed' || this.#state === 'closed' || this.#state === 'corrupt') return
    this.#state = 'failed'
    this.#problem = error
    this.#stopTimers()
    for (const waiter of this.#flushWaiters.splice(0)) waiter.reject(error)
    this.#notify()
  }

  /**
   * Writes, flushes, leaves indexes and a producer snapshot. Idempotent. Resolves to true if the log needs no recovery afterwards; throws DiskError.
   */
  async close(): Promise<boolean> {
    const clean = this.#state === 'online' || this.#state === 'closed'
    if (this.#state === 'online') {
      await this.flush()
      await this.#exclusively(async () => {
        const active = this.#active
        active.addLastTimeEntry()
        await finishSegmentFiles(this.#disk, this.#dir, active)
        if (this.#endOffset > this.#lastSnapshotOffset && this.#endOffset > this.#logStartOffset) {
          const snapshot = encodeProducerSnapshot(this.#producers.snapshot())
          await writeSnapshot(this.#disk, this.#dir, this.#endOffset, snapshot)
        }
        if (this.#epochs.dirty) await this.#writeEpochs()
        await this.#disk.syncDir(this.#dir)
      })
    }
    await this.abandon()
    return clean
  }

  /** Closes the files as they are, as a crash would leave them. */
  async abandon(): Promise<void> {
    this.#stopTimers()
    if (this.#state !== 'corrupt' && this.#state !== 'failed') this.#state = 'closed'
    await this.#pump.whenIdle()
    await this.#reader.close()
    for (const segment of this.#segments) {
      await segment.file?.close()
      segment.file = null
    }
    this.#tail.clear()
    for (const waiter of this.#flushWaiters.splice(0)) waiter.reject(new Error(`${this.#where} is closed`))
  }

  get #disk(): OpenLogOptions['world']['disk'] {
    return this.#options.world.disk
  }

  /** After the work at hand, so that all appends of one turn become one write. */
  #schedule(): void {
    if (this.#pumpDue) return
    this.#pumpDue = true
    this.#options.world.clock.defer(() => {
      this.#pumpDue = false
      this.#pump.pump()
    })
  }

  async #step(): Promise<boolean> {
    try {
      // Writing comes first, so that a job finds the log in order; one job each time, so that neither starves the other.
      const wrote = this.#state === 'online' && (await this.#write())
      const job = this.#jobs.shift()
      if (job !== undefined) await job()
      return wrote || job !== undefined
    } catch (error) {
      await this.#onError(error as Error)
      return this.#jobs.length > 0
    }
  }

  /** Runs `work` while nothing is being written. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#jobs.push(async () => {
        try {
          await work()
          resolve()
        } catch (error) {
          reject(error as Error)
          throw error
        }
      })
      this.#pump.pump()
    })
  }

  /** Writes what is new in the oldest segment that is not finished, flushes it if that is due. False: there was nothing to do. */
  async #write(): Promise<boolean> {
    const segment = this.#oldestUnfinished()
    if (segment.file === null) await this.#createFiles(segment)
    const file = segment.file!
    const sealed = segment.sealed
    const target = segment.size
    const offset = segment.nextOffset
    const before = this.flushedOffset
    const wrote = target > segment.writtenSize
    if (wrote) {
      await file.write(this.#tail.unwritten(segment, segment.writtenSize), segment.writtenSize)
      segment.writtenSize = target
      this.#writtenOffset = offset
      this.#tail.markWritten(segment, target)
    }
    const flushed = await this.#flushIfDue(segment, offset, sealed)
    if (this.flushedOffset > before) this.#notify()
    if (this.#epochs.dirty) await this.#writeEpochs()
    if (sealed && segment.writtenSize === segment.size) {
      await this.#finish(segment)
      return true
    }
    return wrote || flushed
  }

  /** Segments are finished in order, so those that are not stand at the end. */
  #oldestUnfinished(): Segment {
    let at = this.#segments.length - 1
    while (at > 0 && !this.#segments[at - 1]!.finished) at--
    return this.#segments[at]!
  }

  async #flushIfDue(segment: Segment, offset: number, sealed: boolean): Promise<boolean> {
    const unflushed = offset - this.#recoveryPoint
    if (unflushed <= 0) return false
    const due =
      sealed ||
      this.#durability === 'fsync' ||
      this.#flushTo > this.#recoveryPoint ||
      (this.#durability === 'interval' && unflushed >= this.#config.flushMessages)
    if (!due) {
      this.#flushLater()
      return false
    }
    const turn = this.#gate.enter()
    if (turn !== null) await turn
    try {
      await segment.file!.sync()
    } finally {
      this.#gate.leave()
    }
    this.#recoveryPoint = offset
    const waiting = this.#flushWaiters
    this.#flushWaiters = waiting.filter((waiter) => waiter.offset > offset)
    for (const waiter of waiting) if (waiter.offset <= offset) waiter.resolve()
    return true
  }

  #flushLater(): void {
    if (this.#durability !== 'interval' || this.#flushTimer !== null) return
    const { flushMs, flushMessages } = this.#config
    // With flush.messages alone, only messages count.
    if (flushMs >= UNSET && flushMessages < UNSET) return
    const delayMs = flushMs < UNSET ? flushMs : DEFAULT_FLUSH_MS
    this.#flushTimer = this.#options.world.clock.schedule(delayMs, () => {
      this.#flushTimer = null
      this.#flushTo = this.#endOffset
      this.#pump.pump()
    })
  }

  async #createFiles(segment: Segment): Promise<void> {
    await createSegmentFiles(this.#disk, this.#dir, segment)
    if (segment.pendingSnapshot !== null) this.#lastSnapshotOffset = segment.baseOffset
    segment.pendingSnapshot = null
  }

  /** The sealed segment's bytes are flushed: its indexes follow, and only then may the next segment's file come to be. */
  async #finish(segment: Segment): Promise<void> {
    await finishSegmentFiles(this.#disk, this.#dir, segment)
    await this.#disk.syncDir(this.#dir)
    segment.finished = true
    // Readers may be in the middle of the file: it stays open, for them alone.
    if (segment.file !== null) this.#reader.adopt(segment, segment.file)
    segment.file = null
    segment.offsetIndex = null
    segment.timeIndex = null
  }

  async #writeEpochs(): Promise<void> {
    this.#epochs.dirty = false
    try {
      await replaceWhole(this.#disk, `${this.#dir}/${LEADER_EPOCH_FILE}`, this.#epochs.content())
    } catch (error) {
      this.#epochs.dirty = true
      throw error
    }
  }

  async #onError(error: Error): Promise<void> {
    if (this.#state !== 'online') return
    if (!isNoSpace(error)) {
      this.#options.world.logger.log('error', 'log failed', {
        log: this.#where,
        dir: this.#dir,
        problem: error.message,
      })
      this.fail(error)
      this.#options.onFailure?.(error)
      return
    }
    await this.#becomeFull(error)
  }

  /** No room: the batches that are in memory alone are given up, reads go on, appends are refused until there is room. */
  async #becomeFull(error: DiskError): Promise<void> {
    this.#state = 'full'
    this.#roomNeeded = this.unwrittenBytes
    this.#options.world.logger.log('error', 'disk is full, appends are refused', { log: this.#where, dir: this.#dir })
    try {
      await this.#truncate(this.#writtenOffset)
    } catch (second) {
      // Even the cut failed: what lies behind the written end is unknown.
      this.fail(second as Error)
      this.#options.onFailure?.(second as Error)
      return
    }
    for (const waiter of this.#flushWaiters.splice(0)) waiter.reject(error)
    this.#notify()
    this.#watchRoom()
  }

  #watchRoom(): void {
    this.#roomTimer = this.#options.world.clock.schedule(ROOM_CHECK_MS, () => {
      this.#roomTimer = null
      this.#disk.space(this.#dir).then(
        ({ freeBytes, totalBytes }) => {
          if (this.#state !== 'full') return
          if (freeBytes < Math.max(this.#roomNeeded, Math.min(ROOM_BYTES, totalBytes * ROOM_PART))) {
            this.#watchRoom()
            return
          }
          this.#state = 'online'
          this.#options.world.logger.log('info', 'disk has room again', { log: this.#where })
          this.#notify()
          this.#pump.pump()
        },
        (error: Error) => {
          this.fail(error)
          this.#options.onFailure?.(error)
        },
      )
    })
  }

  /** Cuts memory and files at `offset`, the base of a batch or the end. Runs in the writer's turn. */
  async #truncate(offset: number): Promise<void> {
    this.#truncating = true
    let at = this.#segmentOf(offset)
    // A segment that has no file yet needs none if the one before it can go on.
    if (at > 0 && this.#segments[at]!.file === null && !this.#segments[at]!.finished) at--
    const segment = this.#segments[at]!
    const position = await this.#positionOf(segment, offset)
    const dropped = this.#segments.splice(at + 1)
    const lowersRecoveryPoint = offset < this.#recoveryPoint
    if (segment.offsetIndex === null) {
      const indexes = await this.#reader.indexes(segment)
      segment.offsetIndex = indexes.offsets
      segment.timeIndex = indexes.times
    }
    await this.#reader.forget(segment)
    segment.truncate(position, offset)
    this.#active = segment
    this.#tail.truncateTo(offset)
    this.#highWatermark = Math.min(this.#highWatermark, offset)
    this.#setEnd(offset)
    this.#epochs.truncateFromEnd(offset)
    this.#recoveryPoint = Math.min(this.#recoveryPoint, offset)
    // Only then: a full disk, which cuts what was never flushed, has no room for a checkpoint.
    if (lowersRecoveryPoint) await this.#options.persistRecoveryPoint?.()
    // From the end: whatever a crash leaves is a prefix.
    for (const gone of dropped.reverse()) await this.#removeFiles(gone, true)
    if (segment.file === null) segment.file = await this.#disk.open(segment.path(this.#dir, LOG_SUFFIX), 'create')
    await segment.file.truncate(position)
    await segment.file.sync()
    segment.writtenSize = position
    // Written anew when the segment is sealed or closed.
    await this.#disk.remove(segment.path(this.#dir, TXN_INDEX_SUFFIX))
    this.#lastSnapshotOffset = await removeSnapshotsAbove(this.#disk, this.#dir, offset)
    await this.#disk.syncDir(this.#dir)
    await this.#reloadProducers()
    await this.#reader.firstTimestamp(segment)
    await this.#reader.maxTimestamp(segment)
    this.#truncating = false
    if (this.#state === 'online' && this.#epochs.dirty) await this.#writeEpochs()
    this.#notify()
  }

  #setEnd(offset: number): void {
    this.#endOffset = offset
    this.#writtenOffset = offset
    this.#recoveryPoint = Math.min(this.#recoveryPoint, offset)
    this.#flushTo = Math.min(this.#flushTo, offset)
    if (this.#active.size === 0) this.#recoveryPoint = offset
  }

  /** Position of the batch at `offset` in its segment; the written size if it is the end of what was written. */
  async #positionOf(segment: Segment, offset: number): Promise<number> {
    if (offset >= segment.nextOffset) return segment.size
    if (offset === this.#writtenOffset) return segment.writtenSize
    const chunk = this.#tail.chunkOf(offset)
    if (chunk >= 0 && this.#tail.chunks[chunk]!.segment === segment) {
      const holder = this.#tail.chunks[chunk]!
      return holder.position + holder.find(offset)
    }
    return await this.#reader.positionOf(segment, offset)
  }

  /** Producer state after a cut: from the newest snapshot and the batches behind it. */
  async #reloadProducers(): Promise<void> {
    let from = this.#segments[0]!.baseOffset
    this.#producers.clear()
    const entries = await readSnapshot(this.#disk, this.#dir, this.#lastSnapshotOffset)
    if (entries !== null) {
      this.#producers.load(entries, this.#options.world.clock.now(), this.#config.producerIdExpirationMs)
      from = this.#lastSnapshotOffset
    }
    for (const segment of this.#segments) {
      if (segment.nextOffset > from) await this.#reader.replay(segment, from, this.#producers)
    }
    this.#producers.onHighWatermark(this.#highWatermark)
  }

  /** At once, or renamed `.deleted` now and removed after `file.delete.delay.ms`, so that a reader may finish. */
  async #removeFiles(segment: Segment, atOnce: boolean): Promise<void> {
    const paths = segmentPaths(this.#dir, segment)
    if (atOnce) {
      await this.#reader.forget(segment)
      await segment.file?.close()
      segment.file = null
      for (const path of paths) await this.#disk.remove(path)
      return
    }
    for (const path of paths) {
      if ((await this.#disk.stat(path)) !== null) await this.#disk.rename(path, path + DELETED_SUFFIX)
    }
    const timer = this.#options.world.clock.schedule(this.#config.fileDeleteDelayMs, () => {
      this.#removals.delete(timer)
      void this.#exclusively(async () => {
        await this.#reader.forget(segment)
        for (const path of paths) await this.#disk.remove(path + DELETED_SUFFIX)
      }).catch(noop)
    })
    this.#removals.add(timer)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }

  #stopTimers(): void {
    this.#flushTimer?.cancel()
    this.#roomTimer?.cancel()
    this.#flushTimer = null
    this.#roomTimer = null
    for (const timer of this.#removals) timer.cancel()
    this.#removals.clear()
  }

  #drawJitter(): void {
    const limit = Math.min(this.#config.segmentJitterMs, this.#config.segmentMs)
    this.#rollJitterMs = limit > 0 ? this.#options.world.random.below(Math.min(limit, 2 ** 32)) : 0
  }

  #accepted(baseOffset: number, lastOffset: number, logAppendTimeMs: number, duplicate = false): AppendResult {
    return accepted(baseOffset, lastOffset, logAppendTimeMs, this.#logStartOffset, duplicate)
  }

  #refused(errorCode: number, message: string | null, recordErrors?: readonly RecordError[]): AppendResult {
    return refused(errorCode, message, this.#logStartOffset, recordErrors)
  }

  #refusedBy(problem: ProducerProblem): AppendResult {
    return this.#refused(problem.errorCode, problem.message)
  }
}

/** The policy that a log's settings come to (DESIGN: durability). */
export function durabilityOf(config: LogConfig): Durability {
  if (config.flushMessages === 1) return 'fsync'
  if (config.flushMessages < UNSET || config.flushMs < UNSET) return 'interval'
  return config.durability
}

/** A buffer that nobody else has: adopting it costs nothing. */
function ownBuffer(bytes: Buffer): Retainer {
  return { retain: noop, release: noop, retainedBytes: bytes.length }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
