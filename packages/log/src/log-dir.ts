/** One directory of `log.dirs`: its lock, its identity, its checkpoints, the marker of a clean stop. */
import { type Uuid, unreachable } from '@ottla/base'
import type { CleanShutdownMarker, MetaProperties } from './meta-properties.ts'
import type { LogWorld } from './types.ts'

export type CheckpointName =
  | 'recovery-point-offset-checkpoint'
  | 'replication-offset-checkpoint'
  | 'log-start-offset-checkpoint'
  | 'cleaner-offset-checkpoint'

export interface CheckpointEntry {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

export interface LogDirOptions {
  readonly path: string
  readonly world: LogWorld
}

export class LogDir {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  /**
   * Locks the directory (DiskError ELOCKED where another process has it), reads who it is, takes the clean-shutdown marker away. Throws where it is not
   * formatted.
   */
  static open(_options: LogDirOptions): Promise<LogDir> {
    return unreachable('not built yet')
  }
  get meta(): MetaProperties {
    return unreachable('not built yet')
  }
  get directoryId(): Uuid | null {
    return unreachable('not built yet')
  }
  get online(): boolean {
    return unreachable('not built yet')
  }
  /** The marker that the last stop left; null: it was not a clean one. */
  get cleanShutdown(): CleanShutdownMarker | null {
    return unreachable('not built yet')
  }
}
