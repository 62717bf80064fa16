/**
 * The metadata log of a quorum of one: every start is an election that this node wins, and what is flushed is committed.
 * It refuses to run where the quorum has other voters. KIP-595, KIP-630, KIP-853.
 */
import { assert, type Logger, Pump, type Uuid, ZERO_UUID } from '@ottla/base'
import type { PartitionLog } from '@ottla/log'
import { ErrorCode, type MetadataRecord } from '@ottla/protocol'
import {
  AppendError,
  type LogSnapshot,
  type ReadBatch,
  type ReplicatedLog,
  type ReplicatedLogListener,
} from '@ottla/rsm'
import { type DynamicQuorum, metadataBatch } from './control-batches.ts'
import { type Elected, elect } from './election.ts'
import { DamagedMetadataError } from './errors.ts'
import { appendBatch, type CommittedBatch, readSome } from './log-batches.ts'
import { DEFAULT_METADATA_LOG_CONFIG, type MetadataLogConfig, type MetadataLogOptions } from './options.ts'
import { registerRaftMetrics } from './raft-metrics.ts'
import type { SnapshotId } from './snapshot-file.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import type { ControllerEndpoint } from './voters.ts'

/** Kafka's bound of a batch of the metadata log. */
const MAX_BATCH_BYTES: number = 8 * 1024 * 1024

/** Who follows what is committed: a MetadataLoader fits. */
export interface MetadataSink {
  loadSnapshot(snapshot: LogSnapshot<MetadataRecord>): void
  loadBatches(batches: readonly CommittedBatch[]): void
}

/** What DescribeQuorum and the metrics say of this quorum. */
export interface QuorumDescription {
  readonly leaderId: number
  readonly leaderEpoch: number
  readonly highWatermark: number
  readonly logEndOffset: number
  readonly kraftVersion: number
  readonly voters: readonly { readonly nodeId: number; readonly directoryId: Uuid }[]
  readonly endpoints: readonly ControllerEndpoint[]
  /** Wall clock of the newest append. */
  readonly lastAppendMs: number
}

export class MetadataLog implements ReplicatedLog<MetadataRecord> {
  readonly #options: MetadataLogOptions
  readonly #config: MetadataLogConfig
  readonly #logger: Logger
  readonly #log: PartitionLog
  readonly #snapshots: SnapshotStore
  readonly #epoch: number
  readonly #quorum: DynamicQuorum | null
  readonly #listeners = new Set<ReplicatedLogListener>()
  readonly #unsubscribe: () => void
  #end: number
  #committed: number
  #lost: AppendError | null = null
  #closed = false
  #lastAppendMs: number
  #bytesSinceSnapshot: number
  #lastSnapshotMs: number
  #snapshotting: Promise<boolean> | null = null
  /** Resolves when no snapshot is being written. */
  #snapshotWrites: Promise<unknown> = Promise.resolve()

  private constructor(options: MetadataLogOptions, config: MetadataLogConfig, parts: Elected) {
    this.#options = options
    this.#config = config
    this.#logger = options.world.logger.child('raft')
    this.#log = parts.log
    this.#snapshots = parts.snapshots
    this.#epoch = parts.epoch
    this.#quorum = parts.quorum
    this.#end = parts.log.endOffset
    this.#committed = parts.log.endOffset
    this.#lastAppendMs = options.world.clock.now()
    this.#bytesSinceSnapshot = parts.bytesSinceSnapshot
    this.#lastSnapshotMs = options.world.clock.monotonic()
    this.#unsubscribe = this.#log.onFlushed(() => this.#onFlushed())
    registerRaftMetrics(options.world.metrics, {
      quorum: () => this.describeQuorum(),
      snapshotBytes: () => this.#snapshots.latest?.sizeInBytes ?? 0,
      snapshotAgeMs: () => options.world.clock.monotonic() - this.#lastSnapshotMs,
    })
  }

  /**
   * Opens the log, checks that this node is the only voter, and takes over: the epoch goes up by one, quorum-state and the
   * first batch of the epoch are on the medium when it resolves. Throws NotFormattedError, NotSoleVoterError,
   * DamagedMetadataError, and DiskError.
   */
  static async open(options: MetadataLogOptions): Promise<MetadataLog> {
    const config = { ...DEFAULT_METADATA_LOG_CONFIG, ...options.config }
    return new MetadataLog(options, config, await elect(options, config))
  }

  get endOffset(): number {
    return this.#end
  }

  get committedOffset(): number {
    return this.#committed
  }

  get logStartOffset(): number {
    return this.#log.logStartOffset
  }

  /** Of this start: larger than all before. */
  get leaderEpoch(): number {
    return this.#epoch
  }

  get kraftVersion(): number {
    return this.#quorum?.kraftVersion ?? 0
  }

  get latestSnapshotId(): SnapshotId | null {
    return this.#snapshots.latest
  }

  /** For reading the log as it is: DescribeLogDirs, tools, tests. Nobody else appends to it. */
  get partitionLog(): PartitionLog {
    return this.#log
  }

  append(records: readonly MetadataRecord[], now: number): number {
    if (this.#lost !== null) throw this.#lost
    if (this.#closed) throw new AppendError(ErrorCode.NOT_CONTROLLER, 'the metadata log is closed')
    assert(records.length > 0, 'a batch of the metadata log has records')
    const batch = metadataBatch({ baseOffset: this.#end, leaderEpoch: this.#epoch, timestampMs: now }, records)
    if (batch.length > MAX_BATCH_BYTES) {
      throw new AppendError(
        ErrorCode.RECORD_LIST_TOO_LARGE,
        `${records.length} records make a batch of ${batch.length} bytes; the metadata log takes ${MAX_BATCH_BYTES}`,
      )
    }
    const result = appendBatch(this.#log, batch, this.#epoch)
    if (result.errorCode !== ErrorCode.NONE) {
      throw new AppendError(result.errorCode, result.errorMessage ?? 'the metadata log takes nothing')
    }
    this.#end = result.lastOffset + 1
    this.#lastAppendMs = now
    this.#bytesSinceSnapshot += batch.length
    return this.#end
  }

  subscribe(listener: ReplicatedLogListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async *read(fromOffset: number): AsyncGenerator<ReadBatch<MetadataRecord>> {
    for await (const { baseOffset, lastOffset, appendTimestamp, records } of this.readCommitted(fromOffset)) {
      yield {
        baseOffset,
        endOffset: lastOffset + 1,
        producerId: -1,
        producerEpoch: -1,
        marker: null,
        isTransactional: false,
        timestamp: appendTimestamp,
        records: records.map((record, at) => ({ offset: baseOffset + at, record })),
      }
    }
  }

  /**
   * Batches from the one that holds `fromOffset` (or the start of the log, if that is later) to what is committed now.
   * Throws DamagedMetadataError and DiskError.
   */
  async *readCommitted(fromOffset: number): AsyncGenerator<CommittedBatch> {
    const to = this.#committed
    for (let offset = Math.max(fromOffset, this.#log.logStartOffset); offset < to; ) {
      const batches = await readSome(this.#log, offset, to)
      if (batches.length === 0) {
        throw new DamagedMetadataError(`metadata log: nothing to read at offset ${offset}, below the committed ${to}`)
      }
      yield* batches
      offset = batches.at(-1)!.lastOffset + 1
    }
  }

  /** The newest snapshot; null if there is none but that of formatting, which stands for no record. */
  async loadSnapshot(): Promise<LogSnapshot<MetadataRecord> | null> {
    const latest = this.#snapshots.latest
    if (latest === null || latest.offset === 0) return null
    const { records, lastContainedLogTimeMs } = await this.#snapshots.read(latest)
    const lastContainedOffset = latest.offset - 1
    return { lastContainedOffset, lastContainedEpoch: latest.epoch, lastContainedLogTimeMs, records }
  }

  /**
   * Gives the sink the newest snapshot and all that is committed, then every batch soon after it is committed. Resolves when
   * the sink has what was committed at the call; rejects if it cannot be read, or the sink throws. What goes wrong later is
   * told to `onError`, and the sink gets nothing more. `stop` ends it.
   */
  async follow(sink: MetadataSink, onError: (error: Error) => void): Promise<{ stop(): void }> {
    let next = 0
    let stopped = false
    const loadSnapshot = async (): Promise<void> => {
      const snapshot = await this.loadSnapshot()
      if (snapshot === null || stopped) return
      sink.loadSnapshot(snapshot)
      next = snapshot.lastContainedOffset + 1
    }
    const deliver = async (): Promise<boolean> => {
      if (stopped || next >= this.#committed) return false
      // So far behind that the log was cleaned away: the snapshot that stands for it is taken instead.
      if (next < this.#log.logStartOffset) await loadSnapshot()
      const batches = await readSome(this.#log, next, this.#committed)
      if (stopped) return false
      // Cleaned away while it was being read: once more.
      if (batches.length === 0) return next < this.#log.logStartOffset
      sink.loadBatches(batches)
      next = batches.at(-1)!.lastOffset + 1
      return true
    }
    await loadSnapshot()
    while (await deliver());
    const pump = new Pump(async () => {
      try {
        return await deliver()
      } catch (error) {
        // A log that is being closed gives nothing to read.
        if (!stopped && !this.#closed) onError(error instanceof Error ? error : new Error(String(error)))
        stopped = true
        return false
      }
    })
    const unsubscribe = this.subscribe({ committed: () => pump.pump(), failed: () => {} })
    pump.pump()
    return {
      stop: () => {
        stopped = true
        unsubscribe()
      },
    }
  }

  /**
   * Writes a snapshot if enough was written, or enough time has passed, since the last one, and cleans up behind it.
   * `state` is asked only then; it is the state at a batch's end, committed. Resolves to whether one was written; a disk that
   * refuses it is logged, and tried again when it is asked next. Throws what `state` throws.
   */
  maybeSnapshot(state: () => LogSnapshot<MetadataRecord>): Promise<boolean> {
    const { maxBytesBetweenSnapshots, maxSnapshotIntervalMs } = this.#config
    const waitedMs = this.#options.world.clock.monotonic() - this.#lastSnapshotMs
    const isDue =
      this.#bytesSinceSnapshot >= maxBytesBetweenSnapshots ||
      (maxSnapshotIntervalMs > 0 && waitedMs >= maxSnapshotIntervalMs && this.#bytesSinceSnapshot > 0)
    if (!isDue || this.#lost !== null || this.#closed || this.#snapshotting !== null) return Promise.resolve(false)
    const taken = state()
    this.#snapshotting = this.snapshot(taken)
      .catch((error: unknown) => {
        this.#logger.log('error', 'snapshot was not written', { error: (error as Error).message })
        return false
      })
      .finally(() => {
        this.#snapshotting = null
      })
    return this.#snapshotting
  }

  /** Writes a snapshot now. False: there is one of that offset or behind it already. Throws DiskError. */
  snapshot(state: LogSnapshot<MetadataRecord>): Promise<boolean> {
    // One at a time: two of the same offset would write one file, and the rename of the first would give its final name
    // to what the second has not flushed.
    const written = this.#snapshotWrites.then(() => this.#writeSnapshot(state))
    this.#snapshotWrites = written.catch(() => {})
    return written
  }

  async #writeSnapshot(state: LogSnapshot<MetadataRecord>): Promise<boolean> {
    if (this.#closed) return false
    const { lastContainedOffset, lastContainedEpoch, lastContainedLogTimeMs, records } = state
    const offset = lastContainedOffset + 1
    assert(offset <= this.#committed, 'a snapshot stands for what is committed')
    if (offset <= Math.max(this.#snapshots.latest?.offset ?? 0, this.#log.logStartOffset)) return false
    this.#bytesSinceSnapshot = 0
    this.#lastSnapshotMs = this.#options.world.clock.monotonic()
    await this.#snapshots.write(
      { offset, epoch: lastContainedEpoch },
      { epoch: lastContainedEpoch, lastContainedLogTimeMs, quorum: this.#quorum, records },
    )
    this.#logger.log('info', 'snapshot written', { offset, epoch: lastContainedEpoch, records: records.length })
    await this.clean()
    return true
  }

  /**
   * Drops the oldest snapshots, and the log below the oldest that is kept, while log and snapshots are larger or older than is
   * to be kept. One snapshot always stays. Throws DiskError.
   */
  async clean(): Promise<void> {
    const { retentionBytes, retentionMs } = this.#config
    const now = this.#options.world.clock.now()
    while (this.#snapshots.all.length > 1) {
      const [oldest, next] = this.#snapshots.all
      const size = this.#snapshots.all.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, this.#log.sizeInBytes)
      const isTooLarge = retentionBytes >= 0 && size > retentionBytes
      const isTooOld =
        retentionMs >= 0 && now - (await this.#snapshots.read(oldest!)).lastContainedLogTimeMs > retentionMs
      if (!isTooLarge && !isTooOld) return
      // A snapshot goes before the log that it stands on: what is left always makes a whole.
      await this.#snapshots.removeOldest()
      await this.#log.deleteSegmentsBelow(next!.offset)
    }
  }

  describeQuorum(): QuorumDescription {
    const { nodeId, directoryId, controllerEndpoints } = this.#options
    return {
      leaderId: nodeId,
      leaderEpoch: this.#epoch,
      highWatermark: this.#committed,
      logEndOffset: this.#end,
      kraftVersion: this.kraftVersion,
      voters: [{ nodeId, directoryId: this.#quorum === null ? ZERO_UUID : directoryId }],
      endpoints: controllerEndpoints,
      lastAppendMs: this.#lastAppendMs,
    }
  }

  /** Writes and flushes what was appended. Idempotent. Throws DiskError. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#snapshotWrites
    try {
      await this.#log.close()
    } finally {
      this.#unsubscribe()
    }
  }

  #onFlushed(): void {
    const { state, flushedOffset, endOffset } = this.#log
    if (state === 'failed' || state === 'corrupt') {
      this.#lose(this.#committed, this.#log.problem?.message ?? 'the metadata log failed')
      return
    }
    // A disk without room: what had not been written is given up, the rest stays.
    if (endOffset < this.#end) this.#lose(endOffset, 'the disk that holds the metadata log is full')
    const committed = Math.min(flushedOffset, this.#end)
    if (committed <= this.#committed) return
    this.#committed = committed
    this.#log.updateHighWatermark(committed)
    for (const listener of this.#listeners) listener.committed(committed)
  }

  #lose(fromOffset: number, message: string): void {
    if (this.#lost !== null) return
    const error = new AppendError(ErrorCode.KAFKA_STORAGE_ERROR, message)
    const isFinal = this.#log.state !== 'full' && this.#log.state !== 'online'
    if (isFinal) this.#lost = error
    if (fromOffset < this.#end) {
      this.#end = fromOffset
      for (const listener of this.#listeners) listener.failed(fromOffset, error)
    }
    if (isFinal) this.#options.onFailure?.(this.#log.problem ?? error)
  }
}
