import type { Clock } from '@ottla/base'
import { OperationError } from './operation-error.ts'

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
   * They are not committed yet. Throws AppendError, having taken nothing, if the log does not accept them. With a
   * `producer` the unit is part of that producer's transaction.
   */
  append(records: readonly R[], now: number, producer?: TransactionalProducer): number
  /**
   * Appends the end marker of a producer's transaction and returns the new end; as with `append`, it is not committed yet.
   * Absent where the log carries no transactions: Raft's has none of this kind.
   */
  appendMarker?(marker: EndTransaction, now: number): number
  /**
   * `committed` is called after the committed offset moved, never from inside `append`. `failed` is called when
   * records at and above `fromOffset` were taken and then lost (the disk refused them, or another node took over);
   * the end is back at `fromOffset` by then. Returns the function that unsubscribes.
   */
  subscribe(listener: ReplicatedLogListener): () => void
  /** Batches from `fromOffset` (or the start of the log, if that is later) to the committed offset at the call. */
  read(fromOffset: number): AsyncIterable<ReadBatch<R>>
  /**
   * What stands in place of the start of the log, which may be gone: reading goes on at the offset behind it. Logs
   * without snapshots have no such method.
   */
  loadSnapshot?(): Promise<LogSnapshot<R> | null>
}

/** A state as records: what remains of all that were written up to and including an offset. */
export interface LogSnapshot<R> {
  readonly lastContainedOffset: number
  readonly lastContainedEpoch: number
  /** Milliseconds since the epoch at which the last contained record was appended. */
  readonly lastContainedLogTimeMs: number
  readonly records: readonly R[]
}

/** Whose transaction appended records belong to. */
export interface TransactionalProducer {
  readonly producerId: number
  readonly producerEpoch: number
}

/** The end of a transaction, as WriteTxnMarkers tells it. */
export interface EndTransaction extends TransactionalProducer {
  readonly committed: boolean
  readonly coordinatorEpoch: number
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
export class AppendError extends OperationError {
  override name = 'AppendError'
}

/** What a suite needs to try a log: a fresh one, and a way to let its work finish. */
export interface LogUnderTest<R> {
  readonly log: ReplicatedLog<R>
  readonly clock: Clock
  /** The n-th distinct record. */
  record(n: number): R
  /** Which one it is; null for a record that the log wrote by itself. */
  numberOf(record: R): number | null
  /** Lets time pass until nothing is under way. */
  settle(): Promise<void>
  /** Closes the log and opens what it left behind. */
  reopen(): Promise<LogUnderTest<R>>
  /** Loses what a power cut may take and opens what is left; null where the medium has no such thing. */
  crash: (() => Promise<LogUnderTest<R>>) | null
  /** Makes the next write to the medium fail, so that what it carries is lost; null where the medium cannot fail. */
  failNextWrite: (() => void) | null
}
