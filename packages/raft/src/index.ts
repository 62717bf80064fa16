export { readBootstrapCheckpoint, writeBootstrapCheckpoint } from './bootstrap-checkpoint.ts'
export { DamagedMetadataError, NotFormattedError, NotSoleVoterError } from './errors.ts'
export { type FormatOptions, type FormattedDir, formatStandalone, METADATA_LOG_DIR } from './format.ts'
export {
  type CommittedBatch,
  DEFAULT_METADATA_LOG_CONFIG,
  MetadataLog,
  type MetadataLogConfig,
  type MetadataLogOptions,
  type MetadataSink,
  type QuorumDescription,
} from './metadata-log.ts'
export { type QuorumState, readQuorumState, writeQuorumState } from './quorum-state.ts'
export { decodeSnapshot, type SnapshotId, snapshotFileName, snapshotIdOf } from './snapshot-file.ts'
export { type ControllerEndpoint } from './voters.ts'
