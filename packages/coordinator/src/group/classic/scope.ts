import type { Logger, Random } from '@ottla/base'
import type { ShardTimers } from '@ottla/rsm'
import type { GroupConfig } from '../config.ts'
import type { GroupObserver } from '../observer.ts'
import type { GroupRecord } from '../records.ts'
import type { ClassicGroup } from './group.ts'

/** What deciding on a classic group needs besides the group. */
export interface ClassicScope {
  readonly config: GroupConfig
  readonly timers: ShardTimers<GroupRecord>
  readonly random: Random
  readonly logger: Logger
  readonly observer: GroupObserver
  /** The live group, for timers: the one that set them may be gone. */
  find(groupId: string): ClassicGroup | null
}

/**
 * What an operation on a classic group wants written, and what follows once that is committed (NONE) or lost (the
 * error's code). Replies that do not rest on the records have been given already.
 */
export interface Outcome {
  readonly records: readonly GroupRecord[]
  readonly settled: ((errorCode: number, now: number) => void) | null
}

export const NOTHING: Outcome = { records: [], settled: null }
