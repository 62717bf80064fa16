import type { Clock, Disk, Logger, Metrics } from '@ottla/base'

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
  readonly flushMessages: number
  readonly flushMs: number
  readonly maxMessageBytes: number
  readonly cleanupCompact: boolean
  readonly cleanupDelete: boolean
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

/** What every part of the log gets from outside. */
export interface LogWorld {
  readonly clock: Clock
  readonly disk: Disk
  readonly logger: Logger
  readonly metrics: Metrics
}

/**
 * Who appends. `client`: checked as Kafka checks a producer's batch. `coordinator`: our own batches, base offset 0, trusted.
 * `raft`: our own batches with their final offsets.
 */
export type AppendOrigin = 'client' | 'coordinator' | 'raft'

/** Outcome of an append: an error code of the protocol, or where the batch went. */
export interface AppendResult {
  readonly errorCode: number
  /** Text for the client; null where there is none. */
  readonly errorMessage: string | null
  /** Of the records at fault, for INVALID_RECORD and INVALID_TIMESTAMP. */
  readonly recordErrors: readonly { readonly batchIndex: number; readonly message: string | null }[]
  readonly baseOffset: number
  readonly lastOffset: number
  /** -1 with CreateTime. */
  readonly logAppendTimeMs: number
  readonly logStartOffset: number
  /** The batch repeats one of the producer's last five: the offsets are those of the first time, nothing was appended. */
  readonly duplicate: boolean
}

/** Bytes of whole batches, in order. `chunks` are views: valid until the caller awaits, unless retained. */
export interface ReadResult {
  readonly chunks: readonly Buffer[]
  readonly sizeInBytes: number
  /** Offset of the first batch, which may be below the offset asked for. */
  readonly baseOffset: number
}
