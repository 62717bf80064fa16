/**
 * One partition's log: the appended end, the flushed end and the high watermark over Kafka's segment files. Its parts: `log-core.ts` (what they
 * share), `log-appender.ts`, `log-writer.ts`, `log-truncator.ts`, `log-retention.ts`, `log-reader.ts`.
 */
import { assert, DiskError, type Uuid } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import type { EpochEnd } from './leader-epochs.ts'
import { CorruptLogError, emptyLog, type LoadedLog, loadLog } from './loader.ts'
import { LogAppender } from './log-appender.ts'
import { durabilityOf, LogCore } from './log-core.ts'
import { DamagedBatchError, type FoundBatches } from './log-reader.ts'
import { LogRetention } from './log-retention.ts'
import { LogTruncator } from './log-truncator.ts'
import { LogWriter } from './log-writer.ts'
import { encodeProducerSnapshot } from './producer-snapshot.ts'
import { found as foundBatches, nothingAt } from './results.ts'
import { finishSegmentFiles, writeSnapshot } from './segment-files.ts'
import { findByTimestamp, findMaxTimestamp, type TimeSearchView } from './time-search.ts'
import type {
  AbortedTransaction,
  ActiveProducer,
  AppendOptions,
  AppendResult,
  EndTxnMarkerAppend,
  LogConfig,
  LogState,
  OpenLogOptions,
  ReadOptions,
  ReadResult,
  TimestampOffset,
} from './types.ts'

/**
 * Offsets that only move forward except at named truncations:
 * `logStartOffset <= highWatermark <= endOffset` and `flushedOffset <= endOffset`, `lastStableOffset <= highWatermark`. Ends are exclusive.
 */
export class PartitionLog {
  readonly topic: string
  readonly partition: number
  readonly #log: LogCore
  readonly #truncator: LogTruncator
  readonly #writer: LogWriter
  readonly #appender: LogAppender
  readonly #retention: LogRetention

  private constructor(options: OpenLogOptions, loaded: LoadedLog) {
    this.topic = options.topic
    this.partition = options.partition
    this.#log = new LogCore(options, loaded)
    this.#truncator = new LogTruncator(this.#log)
    this.#writer = new LogWriter(this.#log, this.#truncator)
    this.#appender = new LogAppender(this.#log, this.#writer)
    this.#retention = new LogRetention(this.#log, this.#writer, this.#appender)
  }

  /**
   * Opens or makes the log, recovering it as far as it has to be. A log that is found corrupt opens in state `corrupt` and serves nothing.
   * Throws DiskError.
   */
  static async open(options: OpenLogOptions): Promise<PartitionLog> {
    try {
      const log = new PartitionLog(options, await loadLog(options))
      const { active, reader } = log.#log
      // A batch with the first timestamp decides when the segment is rolled.
      if (active.firstTimestamp === null) await reader.firstTimestamp(active)
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
    log.#log.state = 'corrupt'
    log.#log.problem = problem
    return log
  }

  get topicId(): Uuid | null {
    return this.#log.topicId
  }
  /** Changes when the partition is deleted. */
  get dir(): string {
    return this.#log.dir
  }
  get config(): LogConfig {
    return this.#log.config
  }
  /** From the next append on. */
  updateConfig(config: LogConfig): void {
    const log = this.#log
    log.config = config
    log.durability = durabilityOf(config)
    this.#appender.drawJitter()
    log.flushTimer?.cancel()
    log.flushTimer = null
    if (log.state === 'online') this.#writer.schedule()
  }
  get state(): LogState {
    return this.#log.state
  }
  /** Why the state is `corrupt` or `failed`; null otherwise. */
  get problem(): Error | null {
    return this.#log.problem
  }

  get logStartOffset(): number {
    return this.#log.logStartOffset
  }
  /** Offset that the next record gets; what is below may still be in memory alone. */
  get endOffset(): number {
    return this.#log.endOffset
  }
  /** Below it everything is stored as the durability policy says; the leader's own vote for the high watermark. */
  get flushedOffset(): number {
    return this.#log.flushedOffset
  }
  /** Below it everything has been through fdatasync, whatever the policy. */
  get recoveryPoint(): number {
    return this.#log.recoveryPoint
  }
  get highWatermark(): number {
    return this.#log.highWatermark
  }
  /** First offset of the first transaction that is open or whose marker is not below the watermark, at most the watermark. */
  get lastStableOffset(): number {
    const { producers, highWatermark, logStartOffset } = this.#log
    const unstable = producers.firstUnstableOffset
    return unstable < 0 ? highWatermark : Math.max(logStartOffset, Math.min(unstable, highWatermark))
  }
  /** Bytes of all segments, those in memory alone included. */
  get sizeInBytes(): number {
    return this.#log.sizeInBytes
  }
  /** Bytes that are in memory alone. */
  get unwrittenBytes(): number {
    return this.#log.unwrittenBytes
  }
  get segmentCount(): number {
    return this.#log.segments.length
  }
  /** First offset of the first segment that the medium may have: a log start above it has to be kept in a checkpoint. */
  get firstOffsetOnDisk(): number {
    return this.#log.firstOffsetOnDisk
  }
  /** Epoch of the last entry of the leader-epoch checkpoint; -1 without one. */
  get latestEpoch(): number {
    return this.#log.epochs.latestEpoch
  }

  /**
   * Checks the batch as Kafka does for that origin, gives it its offsets and puts it into the tail, all at once. `batch` is the `records`
   * field of the request; its header is patched in place. Errors are in the result, and then nothing was taken.
   */
  append(batch: Buffer, options: AppendOptions): AppendResult {
    return this.#appender.append(batch, options)
  }

  /** Appends the control batch that ends a producer's transaction. INVALID_PRODUCER_EPOCH, TRANSACTION_COORDINATOR_FENCED. */
  appendEndTxnMarker(marker: EndTxnMarkerAppend): AppendResult {
    return this.#appender.appendEndTxnMarker(marker)
  }

  /** The partition has a new leader epoch from the current end on (`becomeLeader`). */
  assignLeaderEpoch(epoch: number): void {
    const { epochs, endOffset, state } = this.#log
    epochs.assign(epoch, endOffset)
    if (epochs.dirty && state === 'online') this.#writer.schedule()
  }

  /** Moves the watermark within [logStartOffset, endOffset]; returns where it is now. Never back, except after a truncation. */
  updateHighWatermark(offset: number): number {
    const log = this.#log
    const next = Math.min(offset, log.endOffset)
    if (next > log.highWatermark) {
      log.highWatermark = next
      log.producers.onHighWatermark(next)
    }
    return log.highWatermark
  }

  /** `listener` runs after `flushedOffset` moved, or after the state changed. Returns the function that unsubscribes. */
  onFlushed(listener: () => void): () => void {
    const log = this.#log
    // A new list each time: the old one may be in the middle of being told.
    log.listeners = [...log.listeners, listener]
    return () => {
      log.listeners = log.listeners.filter((other) => other !== listener)
    }
  }

  /** Resolves when everything appended so far is through fdatasync; rejects with DiskError when that failed. */
  flush(): Promise<void> {
    return this.#writer.flush()
  }

  /** Batches from the one that holds `offset`: at once from the tail, or a promise of one positional read. */
  read(offset: number, maxBytes: number, options?: ReadOptions): ReadResult | Promise<ReadResult> {
    const log = this.#log
    if (!log.readable) return nothingAt(offset, ErrorCode.KAFKA_STORAGE_ERROR)
    if (offset < log.logStartOffset || offset > log.endOffset) return nothingAt(offset, ErrorCode.OFFSET_OUT_OF_RANGE)
    const limitOffset = options?.limitOffset ?? log.endOffset
    if (offset >= limitOffset) return nothingAt(offset, ErrorCode.NONE)
    return this.#readFrom(offset, maxBytes, limitOffset, options?.minOneBatch ?? true)
  }

  #readFrom(
    offset: number,
    maxBytes: number,
    limitOffset: number,
    minOneBatch: boolean,
  ): ReadResult | Promise<ReadResult> {
    const log = this.#log
    const chunk = log.tail.chunkOf(offset)
    if (chunk >= 0) return log.tail.read(chunk, offset, maxBytes, limitOffset, minOneBatch)
    return this.#readFiles(offset, maxBytes, limitOffset, minOneBatch)
  }

  async #readFiles(offset: number, maxBytes: number, limitOffset: number, minOneBatch: boolean): Promise<ReadResult> {
    const log = this.#log
    for (let at = log.segmentOf(offset); at < log.segments.length; at++) {
      const segment = log.segments[at]!
      // A compaction may leave a segment without batches, or with an end before its successor begins. What is not written yet
      // is the tail's, and nothing behind it is written.
      if (segment.writtenSize === 0) continue
      let found: FoundBatches | null
      try {
        found = await log.reader.read(segment, offset, maxBytes, limitOffset, minOneBatch)
      } catch (error) {
        // Retention may take the file away under a reader.
        if (!log.segments.includes(segment)) return nothingAt(offset, ErrorCode.OFFSET_OUT_OF_RANGE)
        if (error instanceof DamagedBatchError) {
          const fields = { topic: this.topic, partition: this.partition, offset, problem: error.message }
          log.world.logger.log('error', 'a batch is damaged and cannot be served', fields)
          return nothingAt(offset, ErrorCode.CORRUPT_MESSAGE)
        }
        // A truncation closes files under readers, who come again; anything else is the disk.
        if (!(error instanceof DiskError && error.code === 'EBADF')) await this.#writer.onError(error as Error)
        return nothingAt(offset, ErrorCode.KAFKA_STORAGE_ERROR)
      }
      if (found === null) continue
      const { bytes, baseOffset, nextOffset, cut, hold } = found
      return bytes.length === 0
        ? nothingAt(offset, ErrorCode.NONE)
        : foundBatches([bytes], bytes.length, baseOffset, nextOffset, cut, hold)
    }
    return nothingAt(offset, ErrorCode.NONE)
  }

  /** Aborted transactions that a reader of [fromOffset, toOffset) must know, by first offset. */
  abortedTransactions(fromOffset: number, toOffset: number): AbortedTransaction[] {
    const { segments } = this.#log
    const found: AbortedTransaction[] = []
    search: for (let at = this.#log.segmentOf(fromOffset); at < segments.length; at++) {
      for (const entry of segments[at]!.aborted) {
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

  /** The first record with the largest timestamp of all, even if it lies below the log start; or null. */
  async offsetOfMaxTimestamp(): Promise<TimestampOffset | null> {
    return await findMaxTimestamp(this.#timeSearchView())
  }

  #timeSearchView(): TimeSearchView {
    const log = this.#log
    return {
      segments: log.segments.slice(),
      reader: log.reader,
      get logStartOffset() {
        return log.logStartOffset
      },
      endOffset: log.endOffset,
      read: (offset, maxBytes, limitOffset) =>
        log.readable
          ? this.#readFrom(offset, maxBytes, Math.min(limitOffset, log.endOffset), true)
          : nothingAt(offset, ErrorCode.KAFKA_STORAGE_ERROR),
    }
  }

  /** As OffsetForLeaderEpoch answers: `epoch` -1 and `endOffset` -1 where the epoch is unknown. */
  endOffsetForEpoch(epoch: number): EpochEnd {
    return this.#log.epochs.endOffsetFor(epoch, this.#log.endOffset)
  }
  /** Epoch of the record at `offset`; -1 where it is unknown. */
  epochForOffset(offset: number): number {
    return this.#log.epochs.epochForOffset(offset)
  }

  /**
   * DeleteRecords: moves the start (-1: to the watermark); resolves to an error code when the new start is on the medium. A start below the current
   * one changes nothing; above the watermark: OFFSET_OUT_OF_RANGE.
   */
  deleteRecordsTo(offset: number): Promise<number> {
    return this.#retention.deleteRecordsTo(offset)
  }

  /** Retention by time, size and log start, as configured; resolves to the number of segments dropped. */
  deleteOldSegments(): Promise<number> {
    return this.#retention.deleteOldSegments()
  }

  /** Whole segments below `offset` go, whatever the policy: the metadata log below its oldest snapshot. Moves the log start to `offset`. */
  deleteSegmentsBelow(offset: number): Promise<number> {
    return this.#retention.deleteSegmentsBelow(offset)
  }

  /** Starts a new segment unless the active one is empty. */
  roll(): void {
    this.#retention.roll()
  }

  /** Drops every record at and above `offset`. Resolves when the files are cut. */
  async truncateTo(offset: number): Promise<void> {
    if (offset >= this.#log.endOffset) return
    assert(offset >= this.#log.logStartOffset, 'a log is not truncated below its start')
    await this.#writer.exclusively(() => this.#truncator.truncateTo(offset))
  }

  /** Drops everything; the next record gets `offset`. */
  async truncateFullyAndStartAt(offset: number): Promise<void> {
    await this.#writer.exclusively(() => this.#truncator.startAt(offset))
  }

  /** For DescribeProducers. */
  activeProducers(): ActiveProducer[] {
    return this.#log.producers.active()
  }
  /** Forgets producers that were idle for `producerIdExpirationMs`. */
  expireProducers(): void {
    const { producers, world, config } = this.#log
    producers.expire(world.clock.now(), config.producerIdExpirationMs)
  }

  /** The directory got another name: the partition is being deleted. */
  async renameDir(dir: string): Promise<void> {
    const log = this.#log
    await this.#writer.exclusively(async () => {
      await log.disk.rename(log.dir, dir)
      log.dir = dir
    })
  }

  /** Another log's failure took the directory down. */
  fail(error: Error): void {
    this.#writer.fail(error)
  }

  /**
   * Writes, flushes, leaves indexes and a producer snapshot. Idempotent. Resolves to true if the log needs no recovery afterwards; throws DiskError.
   */
  async close(): Promise<boolean> {
    const log = this.#log
    const clean = log.state === 'online' || log.state === 'closed'
    if (log.state === 'online') {
      await this.#writer.flush()
      await this.#writer.exclusively(async () => {
        log.active.addLastTimeEntry()
        await finishSegmentFiles(log.disk, log.dir, log.active)
        if (log.endOffset > log.lastSnapshotOffset && log.endOffset > log.logStartOffset) {
          const snapshot = encodeProducerSnapshot(log.producers.snapshot())
          await writeSnapshot(log.disk, log.dir, log.endOffset, snapshot)
        }
        if (log.epochs.dirty) await log.writeEpochs()
        await log.disk.syncDir(log.dir)
      })
    }
    await this.abandon()
    return clean
  }

  /** Closes the files as they are, as a crash would leave them. */
  async abandon(): Promise<void> {
    const log = this.#log
    log.stopTimers()
    if (log.state !== 'corrupt' && log.state !== 'failed') log.state = 'closed'
    await this.#writer.whenIdle()
    await log.reader.close()
    for (const segment of log.segments) {
      await segment.file?.close()
      segment.file = null
    }
    log.tail.clear()
    this.#writer.rejectFlushes(new Error(`${log.where} is closed`))
  }
}
