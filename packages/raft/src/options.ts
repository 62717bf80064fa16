/** What a metadata log is told by its server. */
import type { Uuid } from '@ottla/base'
import type { Durability, LogWorld } from '@ottla/log'
import type { ControllerEndpoint } from './voters.ts'

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
