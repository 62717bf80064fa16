import type { Clock } from '@ottla/base'

/**
 * The log behind a replicated state machine: Raft for the controller, a partition for each coordinator shard.
 * One writer. Offsets are those of records, ends are exclusive: a log whose last record stands at 9 ends at 10.
 * Both implementations pass the suite of `conformance.ts`.
 */
export interface ReplicatedLog<R> {
  /** Offset that the next appended record gets. */
  readonly endOffset: number
  /** Everything below is committed: it survives what the log promises to survive. Never goes back. */
  readonly committedOffset: number
  /**
   * Takes the records as one atomic unit (they become visible together or not at all) and returns the new end.
   * They are not committed yet. Throws AppendError, having taken nothing, if the log does not accept them.
   */
  append(records: readonly R[], now: number): number
  /**
   * `committed` is called after the committed offset moved, never from inside `append`. `failed` is called when
   * records at and above `fromOffset` were taken and then lost (the disk refused them, or another node took over);
   * the end is back at `fromOffset` by then. Returns the function that unsubscribes.
   */
  subscribe(listener: ReplicatedLogListener): () => void
  /** Batches from `fromOffset` (or the start of the log, if that is later) to the committed offset at the call. */
  read(fromOffset: number): AsyncIterable<ReadBatch<R>>
}

export interface ReplicatedLogListener {
  committed(committedOffset: number): void
  failed(fromOffset: number, error: AppendError): void
}

/** Records as they were appended together, with what the batch says of its writer. */
export interface ReadBatch<R> {
  readonly baseOffset: number
  /** Exclusive; after compaction it may be more than one behind the last record. */
  readonly endOffset: number
  readonly producerId: number
  readonly producerEpoch: number
  /** The batch is a transaction marker: `committed` says which. It has no records. */
  readonly marker: { readonly committed: boolean; readonly coordinatorEpoch: number } | null
  readonly isTransactional: boolean
  readonly timestamp: number
  readonly records: readonly { readonly offset: number; readonly record: R }[]
}

/** Why a log takes nothing: `errorCode` is the protocol's (NOT_LEADER_OR_FOLLOWER, KAFKA_STORAGE_ERROR, ...). */
export class AppendError extends Error {
  override name = 'AppendError'
  readonly errorCode: number
  constructor(errorCode: number, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}

/** What a suite needs to try a log: a fresh one, and a way to let its work finish. */
export interface LogUnderTest<R> {
  readonly log: ReplicatedLog<R>
  readonly clock: Clock
  /** The n-th distinct record. */
  record(n: number): R
  /** Lets time pass until nothing is under way. */
  settle(): Promise<void>
  /** Closes the log and opens what it left behind. */
  reopen(): Promise<LogUnderTest<R>>
  /** Makes the next write to the medium fail; null where the medium cannot fail. */
  failNextWrite: (() => void) | null
}
