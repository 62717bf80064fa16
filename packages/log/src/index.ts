export {
  formatEpochCheckpoint,
  formatOffsetCheckpoint,
  parseEpochCheckpoint,
  parseOffsetCheckpoint,
} from './checkpoint-file.ts'
export { DEFAULT_CONCURRENT_FLUSHES, FlushGate } from './flush-gate.ts'
export { offsetOfFileName, parsePartitionDir, segmentFileName } from './format.ts'
export { CorruptLogError } from './loader.ts'
export { durabilityOf } from './log-core.ts'
export { type CheckpointName, LogDir, type LogDirOptions } from './log-dir.ts'
export { DuplicateLogError, LogManager, type LogManagerOptions } from './log-manager.ts'
export {
  type CleanShutdownMarker,
  type MetaProperties,
  readMetaProperties,
  writeMetaProperties,
} from './meta-properties.ts'
export { PartitionLog } from './partition-log.ts'
export { formatPartitionMetadata, parsePartitionMetadata } from './partition-metadata.ts'
export {
  decodeProducerSnapshot,
  encodeProducerSnapshot,
  type ProducerSnapshotEntry,
} from './producer-snapshot.ts'
export { DEFAULT_TAIL_BYTES, TailBudget } from './tail-budget.ts'
export { decodeAborted, encodeAborted } from './transaction-index.ts'
export {
  type AbortedTransaction,
  type ActiveProducer,
  type AppendOptions,
  type AppendOrigin,
  type AppendResult,
  type CheckpointEntry,
  DEFAULT_LOG_CONFIG,
  type Durability,
  type EndTxnMarkerAppend,
  type LogConfig,
  type LogState,
  type LogWorld,
  type OpenLogOptions,
  type ReadOptions,
  type ReadResult,
  type RecordError,
  type Retainer,
  type SharedLimits,
  type TimestampOffset,
} from './types.ts'
