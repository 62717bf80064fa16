/** What the parts of the log share with their callers: settings, results, identities. */
import type { Clock, Disk, Logger, Metrics, Random, Uuid } from '@ottla/base'
import type { FlushGate } from './flush-gate.ts'
import type { ReadBuffers } from './read-buffers.ts'
import type { TailBudget } from './tail-budget.ts'

/**
 * When an append counts as stored (DESIGN: durability). `fsync`: after one fdatasync per file and round; `interval`: after the write, with
 * a flush every `flushMs` or `flushMessages`; `os`: after the write.
 */
export type Durability = 'fsync' | 'interval' | 'os'

/** Settings of one log: Kafka's topic configs of the same names, resolved. Sizes in bytes, times in ms, -1 unlimited. */
export interface LogConfig {
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly segmentJitterMs: number
  readonly segmentIndexBytes: number
  readonly indexIntervalBytes: number
  readonly retentionBytes: number
  readonly retentionMs: number
  readonly fileDeleteDelayMs: number
  /** Unset in Kafka is 2^63-1; any number above 2^53 counts as unset here. */
  readonly flushMessages: number
  readonly flushMs: number
  readonly maxMessageBytes: number
  readonly cleanupCompact: boolean
  readonly cleanupDelete: boolean
  /** Of a compacted topic: a segment older than this is rolled. */
  readonly maxCompactionLagMs: number
  readonly compressionType: 'producer' | 'uncompressed' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  readonly compressionGzipLevel: number
  readonly compressionLz4Level: number
  readonly compressionZstdLevel: number
  readonly timestampType: 'CreateTime' | 'LogAppendTime'
  readonly timestampBeforeMaxMs: number
  readonly timestampAfterMaxMs: number
  /** Of the broker: how long an idle producer is remembered, `producer.id.expiration.ms`. */
  readonly producerIdExpirationMs: number
  readonly durability: Durability
}

/** Kafka's defaults of every setting above, and `fsync`. */
export const DEFAULT_LOG_CONFIG: LogConfig = {
  segmentBytes: 1_073_741_824,
  segmentMs: 604_800_000,
  segmentJitterMs: 0,
  segmentIndexBytes: 10_485_760,
  indexIntervalBytes: 4096,
  retentionBytes: -1,
  retentionMs: 604_800_000,
  fileDeleteDelayMs: 60_000,
  flushMessages: Number.MAX_VALUE,
  flushMs: Number.MAX_VALUE,
  maxMessageBytes: 1_048_588,
  cleanupCompact: false,
  cleanupDelete: true,
  maxCompactionLagMs: Number.MAX_VALUE,
  compressionType: 'producer',
  compressionGzipLevel: -1,
  compressionLz4Level: 9,
  compressionZstdLevel: 3,
  timestampType: 'CreateTime',
  timestampBeforeMaxMs: Number.MAX_VALUE,
  timestampAfterMaxMs: 3_600_000,
  producerIdExpirationMs: 86_400_000,
  durability: 'fsync',
}

/** What every part of the log gets from outside. */
export interface LogWorld {
  readonly clock: Clock
  readonly disk: Disk
  readonly random: Random
  readonly logger: Logger
  readonly metrics: Metrics
}

/** What the logs of one broker share; a log opened alone (the metadata log, a test) gets its own. */
export interface SharedLimits {
  /** How many flushes run at once. */
  readonly flushGate: FlushGate
  /** Bytes that all tails together keep in memory. */
  readonly tailBudget: TailBudget
  /** Memory of reads from files, used again and again. Default: the log's own. */
  readonly readBuffers?: ReadBuffers
}

/**
 * Who appends. `client`: checked as Kafka checks a producer's batch. `coordinator`: our own batches, base offset 0, trusted.
 * `raft`: our own batches with their final offsets and leader epochs, one or more in a buffer; followers append so too.
 */
export type AppendOrigin = 'client' | 'coordinator' | 'raft'

/**
 * The buffer behind a batch is counted by its holders. The log calls `retain` when it keeps a reference to the bytes and
 * `release` once for each `retain`.
 */
export interface Retainer {
  retain(): void
  release(): void
  /** Size of the whole buffer that is kept alive, which the tail's budget is charged with. */
  readonly retainedBytes: number
}

export interface AppendOptions {
  readonly origin: AppendOrigin
  /** Written into the batch; with `raft` it must be the batches' own. */
  readonly leaderEpoch: number
  /** Absent or null: the bytes are copied before `append` returns. */
  readonly retainer?: Retainer | null
}

/** Outcome of an append: an error code of the protocol, or where the batch went. */
export interface AppendResult {
  readonly errorCode: number
  /** Text for the client; null where there is none. */
  readonly errorMessage: string | null
  /** Of the records at fault, for INVALID_RECORD and INVALID_TIMESTAMP. */
  readonly recordErrors: readonly RecordError[]
  /** -1 after an error. */
  readonly baseOffset: number
  /** Inclusive: the append is stored when `flushedOffset` is above it. -1 after an error. */
  readonly lastOffset: number
  /** -1 with CreateTime. */
  readonly logAppendTimeMs: number
  readonly logStartOffset: number
  /** The batch repeats one of the producer's last five: the offsets are those of the first time, nothing was appended. */
  readonly duplicate: boolean
}

export interface RecordError {
  readonly batchIndex: number
  readonly message: string | null
}

export interface ReadOptions {
  /** Batches from this offset on are not returned: the high watermark, the last stable offset. Default: the end. */
  readonly limitOffset?: number
  /** The first batch is returned whole even if it is larger than the limit. Default true. */
  readonly minOneBatch?: boolean
}

/** Bytes of whole batches, in order. */
export interface ReadResult {
  /** NONE, OFFSET_OUT_OF_RANGE (below the start or above the end), KAFKA_STORAGE_ERROR. */
  readonly errorCode: number
  /**
   * Views into the tail or a buffer of their own. Valid until the caller awaits, unless `retain` was called before; then
   * until `release`.
   */
  readonly chunks: readonly Buffer[]
  readonly sizeInBytes: number
  /** Offset of the first batch, which may be below the offset asked for; the offset asked for if there is none. */
  readonly baseOffset: number
  /** Offset behind the last batch returned; the offset asked for if there is none. */
  readonly nextOffset: number
  /** The segment goes on with a batch that may be read and is too long for what is left of `maxBytes`. */
  readonly cut: boolean
  /** Keeps `chunks` valid across awaits. */
  retain(): void
  release(): void
}

/** One entry of a transaction index: a transaction that ended with an abort. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  readonly lastOffset: number
  readonly lastStableOffset: number
}

/** A record found by its timestamp. */
export interface TimestampOffset {
  readonly timestamp: number
  readonly offset: number
  readonly leaderEpoch: number
}

/** For DescribeProducers. */
export interface ActiveProducer {
  readonly producerId: number
  readonly producerEpoch: number
  readonly lastSequence: number
  readonly lastTimestamp: number
  readonly coordinatorEpoch: number
  /** -1 without an open transaction. */
  readonly currentTransactionStartOffset: number
}

export interface EndTxnMarkerAppend {
  readonly producerId: number
  readonly producerEpoch: number
  readonly committed: boolean
  readonly coordinatorEpoch: number
  readonly leaderEpoch: number
}

/**
 * `online`; `full`: the disk has no room, appends are refused with KAFKA_STORAGE_ERROR until there is some, reads go on; `corrupt`: bytes
 * that had been stored are damaged, nothing is served; `failed`: the directory is offline; `closed`.
 */
export type LogState = 'online' | 'full' | 'corrupt' | 'failed' | 'closed'

export interface OpenLogOptions {
  /** The partition's own directory; made if it is missing. */
  readonly dir: string
  readonly topic: string
  readonly partition: number
  /** Written to `partition.metadata` if that is missing; null where it is not known. */
  readonly topicId?: Uuid | null
  readonly config: LogConfig
  readonly world: LogWorld
  readonly shared?: SharedLimits
  /** Everything below is known to be on the medium: `recovery-point-offset-checkpoint`. Default 0. */
  readonly recoveryPoint?: number
  /** From `log-start-offset-checkpoint`. Default: the base of the first segment. */
  readonly logStartOffset?: number
  /** From `replication-offset-checkpoint`. Default: the log start. */
  readonly highWatermark?: number
  /** The directory was closed in good order: nothing is scanned. Default false. */
  readonly cleanShutdown?: boolean
  /** An I/O error that puts the whole log directory offline. Called once. */
  readonly onFailure?: (error: Error) => void
  /** Must resolve when `recoveryPoint` stands in its checkpoint: asked before files are cut below it. */
  readonly persistRecoveryPoint?: (() => Promise<void>) | null
  /** Must resolve when the new log start stands on the medium; null: the log keeps no checkpoint (metadata log). */
  readonly persistLogStart?: ((log: { readonly logStartOffset: number }) => Promise<void>) | null
}

/** One line of an offset checkpoint. */
export interface CheckpointEntry {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}
