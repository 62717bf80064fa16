/** All logs of a broker: loads them, makes new ones, checkpoints, retention, deletion, the clean stop. */
import { type Uuid, unreachable } from '@ottla/base'
import type { LogDir } from './log-dir.ts'
import type { PartitionLog } from './partition-log.ts'
import type { LogConfig, LogWorld } from './types.ts'

export interface LogManagerOptions {
  /** Opened by the caller, who needs their identity before. */
  readonly dirs: readonly LogDir[]
  /** Effective settings of a topic. */
  readonly configFor: (topic: string) => LogConfig
  readonly world: LogWorld
  readonly concurrentFlushes?: number
  readonly tailBytes?: number
  /** `log.retention.check.interval.ms`, `log.flush.scheduler.interval.ms` and the checkpoint intervals; Kafka's defaults. */
  readonly retentionCheckIntervalMs?: number
  readonly recoveryPointCheckpointIntervalMs?: number
  readonly logStartCheckpointIntervalMs?: number
  readonly highWatermarkCheckpointIntervalMs?: number
  /** A directory went offline; its logs are `failed`. */
  readonly onDirFailure?: (dir: LogDir, error: Error) => void
}

export class LogManager {
  /** Loads every partition of every directory except `__cluster_metadata`, which Raft opens itself. */
  static open(_options: LogManagerOptions): Promise<LogManager> {
    return unreachable('not built yet')
  }
  get dirs(): readonly LogDir[] {
    return unreachable('not built yet')
  }
  get(_topic: string, _partition: number): PartitionLog | null {
    return unreachable('not built yet')
  }
  logs(): Iterable<PartitionLog> {
    return unreachable('not built yet')
  }
  /** In the directory with the fewest logs. Resolves when its name is on the medium. Throws DiskError. */
  create(_topic: string, _partition: number, _topicId: Uuid): Promise<PartitionLog> {
    return unreachable('not built yet')
  }
  /** The directory is renamed `-delete` at once and removed after `file.delete.delay.ms`. */
  delete(_topic: string, _partition: number): Promise<void> {
    return unreachable('not built yet')
  }
  /** The settings of a topic changed. */
  updateConfig(_topic: string): void {}
  /** Starts the periodic tasks. */
  start(): void {}
  /** Stops the tasks, flushes and closes every log, writes checkpoints, then the marker, releases the locks. */
  shutdown(_brokerEpoch: number): Promise<void> {
    return unreachable('not built yet')
  }
}
