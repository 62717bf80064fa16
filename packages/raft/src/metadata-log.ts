/**
 * The metadata log of a quorum of one: every start is an election that this node wins, and what is flushed is committed.
 * It refuses to run where the quorum has other voters. KIP-595, KIP-630, KIP-853.
 */
import { assert, type Logger, METADATA_TOPIC_ID, Pump, parentOf, type Uuid, ZERO_UUID } from '@ottla/base'
import {
  type AppendResult,
  DEFAULT_LOG_CONFIG,
  type Durability,
  type LogConfig,
  type LogWorld,
  PartitionLog,
} from '@ottla/log'
import {
  batchBaseOffset,
  batchLastOffset,
  batchLeaderEpoch,
  batchMaxTimestamp,
  batchSizeInBytes,
  ErrorCode,
  isControlBatch,
  type MetadataRecord,
} from '@ottla/protocol'
import {
  AppendError,
  type LogSnapshot,
  type ReadBatch,
  type ReplicatedLog,
  type ReplicatedLogListener,
} from '@ottla/rsm'
import {
  batchPositions,
  type ControlState,
  type DynamicQuorum,
  leaderChangeBatch,
  metadataBatch,
  newControlState,
  readControlBatch,
} from './control-batches.ts'
import { DamagedMetadataError, NotFormattedError } from './errors.ts'
import { METADATA_LOG_DIR } from './format.ts'
import { type QuorumState, readQuorumState, writeQuorumState } from './quorum-state.ts'
import { readMetadataBatch, type SnapshotId } from './snapshot-file.ts'
import { SnapshotStore } from './snapshot-store.ts'
import { type ControllerEndpoint, checkSoleVoter, checkSoleVoterId, needsUpdate, votersRecordOf } from './voters.ts'

/** One read of the log. */
const READ_BYTES: number = 1024 * 1024
/** Kafka's bound of a batch of the metadata log. */
const MAX_BATCH_BYTES: number = 8 * 1024 * 1024

/** Settings under Kafka's names; defaults are Kafka's. Sizes in bytes, times in ms. */
export interface MetadataLogConfig {
  /** `metadata.log.segment.bytes`. */
  readonly segmentBytes: number
  /** `metadata.log.segment.ms`. */
  readonly segmentMs: number
  /** `metadata.max.retention.bytes`: of log and snapshots together; -1 no bound. */
  readonly retentionBytes: number
  /** `metadata.max.retention.ms`: age of a snapshot; -1 no bound. */
  readonly retentionMs: number
  /** `metadata.log.max.record.bytes.between.snapshots`. */
  readonly maxBytesBetweenSnapshots: number
  /** `metadata.log.max.snapshot.interval.ms`; 0 never by time. */
  readonly maxSnapshotIntervalMs: number
  readonly durability: Durability
}

export const DEFAULT_METADATA_LOG_CONFIG: MetadataLogConfig = {
  segmentBytes: 1_073_741_824,
  segmentMs: 604_800_000,
  retentionBytes: 104_857_600,
  retentionMs: 604_800_000,
  maxBytesBetweenSnapshots: 20_971_520,
  maxSnapshotIntervalMs: 3_600_000,
  durability: 'fsync',
}

export interface MetadataLogOptions {
  readonly world: LogWorld
  /** `metadata.log.dir`, formatted. */
  readonly metadataLogDir: string
  readonly nodeId: number
  /** Of the metadata directory, as in its meta.properties. */
  readonly directoryId: Uuid
  /** The node's controller listeners, named in upper case. */
  readonly controllerEndpoints: readonly ControllerEndpoint[]
  /** Ids in `controller.quorum.voters`; counts only with kraft.version 0. */
  readonly staticVoters?: readonly number[]
  readonly config?: Partial<MetadataLogConfig>
  /** The log is lost: nothing is taken any more, and the process must stop. Called once. */
  readonly onFailure?: (error: Error) => void
}

/** A committed batch, as MetadataLoader takes it. Control batches have no records. */
export interface CommittedBatch {
  readonly baseOffset: number
  /** Inclusive. */
  readonly lastOffset: number
  readonly epoch: number
  readonly appendTimestamp: number
  readonly sizeInBytes: number
  readonly records: readonly MetadataRecord[]
}

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
      if (batches.length === 0) break
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
    const snapshot = await this.loadSnapshot()
    if (snapshot !== null) sink.loadSnapshot(snapshot)
    let next = snapshot === null ? 0 : snapshot.lastContainedOffset + 1
    let stopped = false
    const deliver = async (): Promise<boolean> => {
      if (stopped || next >= this.#committed) return false
      const batches = await readSome(this.#log, Math.max(next, this.#log.logStartOffset), this.#committed)
      if (stopped || batches.length === 0) return false
      sink.loadBatches(batches)
      next = batches.at(-1)!.lastOffset + 1
      return true
    }
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
  async snapshot(state: LogSnapshot<MetadataRecord>): Promise<boolean> {
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
    await this.#snapshotting
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

/** What an election leaves in hand. */
interface Elected {
  readonly log: PartitionLog
  readonly snapshots: SnapshotStore
  readonly epoch: number
  readonly quorum: DynamicQuorum | null
  readonly bytesSinceSnapshot: number
}

async function elect(options: MetadataLogOptions, config: MetadataLogConfig): Promise<Elected> {
  const { world, metadataLogDir, nodeId } = options
  const { disk, clock } = world
  const dir = `${metadataLogDir}/${METADATA_LOG_DIR}`
  if ((await disk.stat(dir)) === null) {
    await disk.makeDir(dir)
    await disk.syncDir(parentOf(dir))
  }
  const before = await readQuorumState(disk, dir)
  const snapshots = await SnapshotStore.open(disk, clock, dir)
  const control = snapshots.latest === null ? newControlState() : (await snapshots.read(snapshots.latest)).control
  // Offsets inside a snapshot say nothing; -1 for the one of formatting, as its voters are not in the log yet.
  control.votersOffset = (snapshots.latest?.offset ?? 0) - 1
  const log = await openLog(options, config, dir, snapshots)
  try {
    const bytesSinceSnapshot = await scanControl(log, snapshots.latest?.offset ?? 0, control, dir)
    const quorum = soleQuorum(options, control, before)
    const epoch = Math.max(before?.leaderEpoch ?? 0, log.latestEpoch, snapshots.latest?.epoch ?? 0, 0) + 1
    await writeQuorumState(disk, dir, {
      version: quorum === null ? 0 : 1,
      leaderId: nodeId,
      leaderEpoch: epoch,
      votedId: -1,
      votedDirectoryId: ZERO_UUID,
      currentVoters: [nodeId],
    })
    const place = { baseOffset: log.endOffset, leaderEpoch: epoch, timestampMs: clock.now() }
    // The voters go to the log once, and again whenever the node listens elsewhere.
    const isNew =
      control.votersOffset === -1 || (control.voters !== null && needsUpdate(control.voters, local(options)))
    const batch = leaderChangeBatch(place, nodeId, isNew ? quorum : null)
    const { errorCode, errorMessage } = appendBatch(log, batch, epoch)
    if (errorCode !== ErrorCode.NONE) throw new AppendError(errorCode, errorMessage ?? 'the metadata log takes nothing')
    await log.flush()
    log.updateHighWatermark(log.endOffset)
    return { log, snapshots, epoch, quorum, bytesSinceSnapshot: bytesSinceSnapshot + batch.length }
  } catch (error) {
    await log.abandon()
    throw error
  }
}

async function openLog(
  { world }: MetadataLogOptions,
  config: MetadataLogConfig,
  dir: string,
  snapshots: SnapshotStore,
): Promise<PartitionLog> {
  const log = await PartitionLog.open({
    dir,
    topic: '__cluster_metadata',
    partition: 0,
    topicId: METADATA_TOPIC_ID,
    config: logConfig(config),
    world,
  })
  if (log.state !== 'online') throw log.problem ?? new DamagedMetadataError(`${dir}: the log is ${log.state}`)
  // Of the only voter's log everything that survived is committed.
  log.updateHighWatermark(log.endOffset)
  const latest = snapshots.latest?.offset ?? 0
  const oldest = snapshots.oldest?.offset ?? 0
  if (log.endOffset < latest) {
    // The log ends below what the snapshot stands for: nothing in it counts any more.
    await log.truncateFullyAndStartAt(latest)
  } else if (log.logStartOffset > latest) {
    await log.abandon()
    throw new DamagedMetadataError(
      `${dir}: the log begins at ${log.logStartOffset}, and no snapshot stands for what was before (the newest ends at ${latest})`,
    )
  } else if (log.logStartOffset < oldest) await log.deleteSegmentsBelow(oldest)
  return log
}

function logConfig(config: MetadataLogConfig): LogConfig {
  const { segmentBytes, segmentMs, durability } = config
  // Snapshots alone decide what goes: the log's own retention is off.
  return { ...DEFAULT_LOG_CONFIG, segmentBytes, segmentMs, durability, retentionBytes: -1, retentionMs: -1 }
}

/** Takes in the control records from `fromOffset` on, and resolves to the size of all batches there. */
async function scanControl(log: PartitionLog, fromOffset: number, state: ControlState, dir: string): Promise<number> {
  let bytes = 0
  for (let offset = Math.max(fromOffset, log.logStartOffset); offset < log.endOffset; ) {
    const result = await log.read(offset, READ_BYTES)
    if (result.sizeInBytes === 0) throw new DamagedMetadataError(`${dir}: nothing to read at offset ${offset}`)
    for (const chunk of result.chunks) {
      for (const at of batchPositions(chunk, dir)) {
        if (isControlBatch(chunk, at)) readControlBatch(state, chunk, at, dir)
        bytes += batchSizeInBytes(chunk, at)
      }
    }
    offset = result.nextOffset
  }
  return bytes
}

/** The quorum, if this node is all of it; null with static voters. Throws NotSoleVoterError, NotFormattedError. */
function soleQuorum(
  options: MetadataLogOptions,
  control: ControlState,
  before: QuorumState | null,
): DynamicQuorum | null {
  const { nodeId, staticVoters = [] } = options
  const voter = local(options)
  if (control.kraftVersion > 0) {
    if (control.voters === null) {
      throw new DamagedMetadataError(
        `kraft.version is ${control.kraftVersion}, but neither log nor snapshot has voters`,
      )
    }
    checkSoleVoter(control.voters, voter, 'metadata log')
    return { kraftVersion: control.kraftVersion, voters: votersRecordOf(voter) }
  }
  if (before !== null && before.version === 0 && before.currentVoters.length > 0) {
    checkSoleVoterId(before.currentVoters, nodeId, 'quorum-state')
  }
  if (staticVoters.length === 0) {
    throw new NotFormattedError(
      `${options.metadataLogDir} names no voters and controller.quorum.voters is empty: format it with --standalone`,
    )
  }
  checkSoleVoterId(staticVoters, nodeId, 'controller.quorum.voters')
  return null
}

function local({ nodeId, directoryId, controllerEndpoints }: MetadataLogOptions): {
  nodeId: number
  directoryId: Uuid
  endpoints: readonly ControllerEndpoint[]
} {
  return { nodeId, directoryId, endpoints: controllerEndpoints }
}

function appendBatch(log: PartitionLog, batch: Buffer, leaderEpoch: number): AppendResult {
  // The bytes are nobody else's: the log may keep them.
  const retainer = { retain: () => {}, release: () => {}, retainedBytes: batch.length }
  return log.append(batch, { origin: 'raft', leaderEpoch, retainer })
}

async function readSome(log: PartitionLog, offset: number, to: number): Promise<CommittedBatch[]> {
  const result = await log.read(offset, READ_BYTES, { limitOffset: to })
  if (result.errorCode !== ErrorCode.NONE) {
    throw log.problem ?? new DamagedMetadataError(`metadata log: error ${result.errorCode} reading offset ${offset}`)
  }
  const batches: CommittedBatch[] = []
  for (const chunk of result.chunks) {
    for (const at of batchPositions(chunk, 'metadata log')) {
      const records: MetadataRecord[] = []
      if (!isControlBatch(chunk, at)) readMetadataBatch(chunk, at, 'metadata log', records)
      batches.push({
        baseOffset: batchBaseOffset(chunk, at),
        lastOffset: batchLastOffset(chunk, at),
        epoch: batchLeaderEpoch(chunk, at),
        appendTimestamp: batchMaxTimestamp(chunk, at),
        sizeInBytes: batchSizeInBytes(chunk, at),
        records,
      })
    }
  }
  return batches
}
