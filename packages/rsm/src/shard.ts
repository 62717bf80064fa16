import type { Timeline } from '@ottla/base'
import type { TransactionalProducer } from './replicated-log.ts'

/**
 * A state machine on a log. Its hard state changes in `replay` alone, and lives in structures on `timeline`, so that a
 * failed append takes it back. Soft state (parked replies, timers, last heartbeats) may be touched while deciding and is
 * lost without harm when the shard moves.
 */
export interface Shard<R> {
  readonly timeline: Timeline
  /** Applies one record; the only mutator of hard state. Called for what was just decided and for what is loaded. */
  replay(offset: number, record: R, context: ReplayContext): void
  /** The end marker of a transaction: what its producer had written becomes visible, or is dropped. */
  replayMarker?(producerId: number, producerEpoch: number, committed: boolean): void
  /** All of the log has been replayed; the shard serves from now on. Sets its timers. */
  loaded(now: number): void
  /** The shard goes away: parked replies are answered by its owner with `error`. */
  unloaded(error: Error): void
}

export interface ReplayContext {
  /** -1 where the record is not part of a transaction. */
  readonly producerId: number
  readonly producerEpoch: number
}

/**
 * What an operation decided. The records are replayed and appended as one unit; the reply leaves when they are
 * committed. Without records the reply still waits for all that was appended before it, because the decision may
 * rest on it.
 */
export interface Decision<R, T> {
  readonly records: readonly R[]
  readonly reply: T
  /** The reply may leave at once (heartbeats: nothing that was decided rests on an uncommitted record). */
  readonly immediate?: boolean
  /** The records are part of this producer's transaction: `replayMarker` will tell how it ended. */
  readonly producer?: TransactionalProducer
  /**
   * For replies that an earlier operation parked and this one completes: called, before the operation's own reply leaves,
   * when the records are committed ...
   */
  readonly onCommitted?: () => void
  /** ... or when they are lost, or the shard goes away before it is known. Exactly one of the two is called, once. */
  readonly onFailed?: (error: Error) => void
}

/**
 * Timers of a shard, by key: a new deadline for the same key replaces the old one. When it passes, `operation` runs as
 * a write operation of the shard. What it decides may be lost like any other decision; it is then tried again a little later,
 * unless the key has a new deadline or none by then.
 */
export interface ShardTimers<R> {
  schedule(key: string, delayMs: number, operation: (now: number) => Decision<R, void>): void
  cancel(key: string): void
}
