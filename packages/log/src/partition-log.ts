/** One partition's log: the appended end, the flushed end and the high watermark over Kafka's segment files. */
import { type Uuid, unreachable } from '@ottla/base'
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
 * `logStartOffset <= highWatermark <= flushedOffset <= endOffset`, and `lastStableOffset <= highWatermark`. Ends are exclusive.
 */
export class PartitionLog {
  readonly topic: string
  readonly partition: number
  #dir: string

  constructor(options: OpenLogOptions) {
    this.topic = options.topic
    this.partition = options.partition
    this.#dir = options.dir
  }

  /**
   * Opens or makes the log, recovering it as far as it has to be. A log that is found corrupt opens in state `corrupt` and serves nothing.
   * Throws DiskError.
   */
  static open(_options: OpenLogOptions): Promise<PartitionLog> {
    return unreachable('not built yet')
  }

  /** Changes when the partition is deleted. */
  get dir(): string {
    return this.#dir
  }
  /** From `partition.metadata`; null for logs of before topic ids. */
  get topicId(): Uuid | null {
    return unreachable('not built yet')
  }
  get config(): LogConfig {
    return unreachable('not built yet')
  }
  /** From the next append on. */
  updateConfig(_config: LogConfig): void {}
  get state(): LogState {
    return unreachable('not built yet')
  }
  /** Why the state is `corrupt` or `failed`; null otherwise. */
  get problem(): Error | null {
    return unreachable('not built yet')
  }

  get logStartOffset(): number {
    return unreachable('not built yet')
  }
  /** Offset that the next record gets; what is below may still be in memory alone. */
  get endOffset(): number {
    return unreachable('not built yet')
  }
  /** Below it everything is stored as the durability policy says; the leader's own vote for the high watermark. */
  get flushedOffset(): number {
    return unreachable('not built yet')
  }
  /** Below it everything has been through fdatasync, whatever the policy. */
  get recoveryPoint(): number {
    return unreachable('not built yet')
  }
  get highWatermark(): number {
    return unreachable('not built yet')
  }
  /** First offset of the first transaction that is open or whose marker is not below the watermark, at most the watermark. */
  get lastStableOffset(): number {
    return unreachable('not built yet')
  }
  /** Bytes of all segments, those in memory alone included. */
  get sizeInBytes(): number {
    return unreachable('not built yet')
  }
  /** Bytes that are in memory alone. */
  get unwrittenBytes(): number {
    return unreachable('not built yet')
  }
  /** Epoch of the last entry of the leader-epoch checkpoint; -1 without one. */
  get latestEpoch(): number {
    return unreachable('not built yet')
  }

  /**
   * Checks the batch as Kafka does for that origin, gives it its offsets and puts it into the tail, all at once. `batch` is the `records`
   * field of the request; its header is patched in place. Errors are in the result, and then nothing was taken.
   */
  append(_batch: Buffer, _options: AppendOptions): AppendResult {
    return unreachable('not built yet')
  }
  /** Appends the control batch that ends a producer's transaction. INVALID_PRODUCER_EPOCH, TRANSACTION_COORDINATOR_FENCED. */
  appendEndTxnMarker(_marker: EndTxnMarkerAppend): AppendResult {
    return unreachable('not built yet')
  }
  /** The partition has a new leader epoch from the current end on (`becomeLeader`). */
  assignLeaderEpoch(_epoch: number): void {}
  /** Moves the watermark within [logStartOffset, endOffset]; returns where it is now. Never back, except after a truncation. */
  updateHighWatermark(_offset: number): number {
    return unreachable('not built yet')
  }
  /** `listener` runs after `flushedOffset` moved, or after the state changed. Returns the function that unsubscribes. */
  onFlushed(_listener: () => void): () => void {
    return unreachable('not built yet')
  }
  /** Resolves when everything appended so far is through fdatasync; throws DiskError when that failed. */
  flush(): Promise<void> {
    return unreachable('not built yet')
  }

  /** Batches from the one that holds `offset`: at once from the tail, or a promise of one positional read. */
  read(_offset: number, _maxBytes: number, _options?: ReadOptions): ReadResult | Promise<ReadResult> {
    return unreachable('not built yet')
  }
  /** Aborted transactions that a reader of [fromOffset, toOffset) must know, by first offset. */
  abortedTransactions(_fromOffset: number, _toOffset: number): AbortedTransaction[] {
    return unreachable('not built yet')
  }
  /** First record with a timestamp of at least `timestamp`, or null. */
  offsetForTimestamp(_timestamp: number): Promise<TimestampOffset | null> {
    return unreachable('not built yet')
  }
  /** The first record with the largest timestamp of all, or null if there is no record. */
  offsetOfMaxTimestamp(): Promise<TimestampOffset | null> {
    return unreachable('not built yet')
  }
  /** As OffsetForLeaderEpoch answers: `epoch` -1 and `endOffset` -1 where the epoch is unknown. */
  endOffsetForEpoch(_epoch: number): { readonly epoch: number; readonly endOffset: number } {
    return unreachable('not built yet')
  }
  /** Epoch of the record at `offset`; -1 where it is unknown. */
  epochForOffset(_offset: number): number {
    return unreachable('not built yet')
  }

  /**
   * DeleteRecords: moves the start (-1: to the watermark); resolves to an error code when the new start is on the medium. A start below the current
   * one changes nothing; above the watermark: OFFSET_OUT_OF_RANGE.
   */
  deleteRecordsTo(_offset: number): Promise<number> {
    return unreachable('not built yet')
  }
  /** Drops every record at and above `offset`. Resolves when the files are cut. */
  truncateTo(_offset: number): Promise<void> {
    return unreachable('not built yet')
  }
  /** Drops everything; the next record gets `offset`. */
  truncateFullyAndStartAt(_offset: number): Promise<void> {
    return unreachable('not built yet')
  }
  /** Starts a new segment unless the active one is empty. */
  roll(): void {}
  /** Retention by time, size and log start, as configured; resolves to the number of segments dropped. */
  deleteOldSegments(): Promise<number> {
    return unreachable('not built yet')
  }
  /** Whole segments below `offset` go, whatever the policy: the metadata log below its oldest snapshot. Moves the log start. */
  deleteSegmentsBelow(_offset: number): Promise<number> {
    return unreachable('not built yet')
  }

  /** For DescribeProducers. */
  activeProducers(): ActiveProducer[] {
    return unreachable('not built yet')
  }
  /** Forgets producers that were idle for `producerIdExpirationMs`. */
  expireProducers(): void {}

  /** Writes, flushes, leaves indexes and a producer snapshot. Idempotent. After it the directory needs no recovery. */
  close(): Promise<void> {
    return unreachable('not built yet')
  }
}
