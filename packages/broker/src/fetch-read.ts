/**
 * One look at the partitions of a fetch: what can be answered now. A fetch that waits calls this again when it wakes, so
 * there is one path for both.
 *
 * Limits as Kafka counts them: partitions are served in the order of the request; the first batch of the first partition
 * with data is returned whole whatever the limits; after that a batch must fit what is left of the request's limit and
 * into its partition's. Kafka sends the part of the next batch that fits too; we do not, since clients must throw it away and
 * some cannot, but it counts: what the others may have, and whether there are `minBytes`, is as if it had been sent.
 */
import type { AbortedTransaction, PartitionLog, ReadResult } from '@ottla/log'
import { ErrorCode } from '@ottla/protocol'
import type { FetchTarget, TargetOutcome } from './fetch-session.ts'
import type { Partition } from './partition.ts'

export interface FetchLimits {
  /** The request's, at most the broker's `fetch.max.bytes`. */
  readonly maxBytes: number
  readonly readCommitted: boolean
  /** The debugging consumer (replica id -2) sees up to the end of the log, others to the watermark. */
  readonly toLogEnd: boolean
}

/** What stands in the answer for one partition. */
export interface PartitionOutcome extends TargetOutcome {
  readonly partition: Partition | null
  readonly lastStableOffset: number
  /** Where the client's history leaves ours (v12+); null where it does not. */
  readonly diverging: { readonly epoch: number; readonly endOffset: number } | null
  /** null: not asked for, or an error of the read. */
  readonly abortedTransactions: readonly AbortedTransaction[] | null
  /** Retained; `release` when the bytes are sent or not needed. */
  readonly records: ReadResult | null
}

/** The topic or the partition is not there: Kafka sees that before it reads anything. */
export function isAbsent(errorCode: number): boolean {
  return errorCode === ErrorCode.UNKNOWN_TOPIC_ID || errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
}

/** The partition behind a target, or the error that says why there is none. */
export type Resolve = (target: FetchTarget) => Partition | number

/** Everything one look found. Its records are retained: whoever drops it calls `release`. */
export class FetchLook {
  readonly outcomes: PartitionOutcome[] = []
  /** What counts against the limits. */
  bytes = 0
  /** An error of a partition or a diverging epoch: the answer must not wait. */
  urgent = false
  /** Targets that do not exist: alone they are no reason to answer at once, else a client would ask without a pause. */
  absent = 0

  add(outcome: PartitionOutcome, { maxBytes }: FetchTarget, limits: FetchLimits): void {
    const { records } = outcome
    if (records !== null && records.sizeInBytes > 0) {
      const { cut, sizeInBytes } = records
      this.bytes += cut ? Math.max(sizeInBytes, Math.min(maxBytes, this.left(limits))) : sizeInBytes
    }
    this.outcomes.push(outcome)
    if (isAbsent(outcome.errorCode)) this.absent++
    else if (outcome.errorCode !== ErrorCode.NONE || outcome.hasNotice) this.urgent = true
  }

  /** Of the request's limit. Only the first partition sees a negative one: for the others nothing is left of it. */
  left({ maxBytes }: FetchLimits): number {
    return this.outcomes.length === 0 ? maxBytes : Math.max(0, maxBytes - this.bytes)
  }

  release(): void {
    for (const { records } of this.outcomes) records?.release()
  }
}

/** Synchronous as long as every partition can be served from memory. */
export function lookAt(
  targets: readonly FetchTarget[],
  limits: FetchLimits,
  resolve: Resolve,
): FetchLook | Promise<FetchLook> {
  const look = new FetchLook()
  try {
    for (let index = 0; index < targets.length; index++) {
      const outcome = readTarget(targets[index]!, limits, look, resolve)
      if (outcome instanceof Promise) return finish(look, outcome, targets, index, limits, resolve)
      look.add(outcome, targets[index]!, limits)
    }
    return look
  } catch (error) {
    look.release()
    throw error
  }
}

async function finish(
  look: FetchLook,
  pending: Promise<PartitionOutcome>,
  targets: readonly FetchTarget[],
  from: number,
  limits: FetchLimits,
  resolve: Resolve,
): Promise<FetchLook> {
  try {
    look.add(await pending, targets[from]!, limits)
    for (let index = from + 1; index < targets.length; index++) {
      const target = targets[index]!
      look.add(await readTarget(target, limits, look, resolve), target, limits)
    }
    return look
  } catch (error) {
    look.release()
    throw error
  }
}

function readTarget(
  target: FetchTarget,
  limits: FetchLimits,
  look: FetchLook,
  resolve: Resolve,
): PartitionOutcome | Promise<PartitionOutcome> {
  const partition = resolve(target)
  if (typeof partition === 'number') return failed(partition, null)
  // In a fetch any negative epoch means that the client knows none.
  const error = partition.checkLeader(Math.max(target.currentLeaderEpoch, -1))
  if (error !== ErrorCode.NONE) return failed(error, partition)
  const log = partition.log!
  if (target.fetchOffset < log.logStartOffset) return failed(ErrorCode.OFFSET_OUT_OF_RANGE, partition)
  const diverging = divergence(log, target)
  if (typeof diverging === 'number') return failed(diverging, partition)
  if (diverging !== null) return served(partition, log, limits, null, diverging)
  const end = limits.toLogEnd ? log.endOffset : log.highWatermark
  // Kafka checks against the end of the log: between watermark and end the answer is empty, not an error.
  if (target.fetchOffset > log.endOffset) return failed(ErrorCode.OFFSET_OUT_OF_RANGE, partition)
  const limitOffset = limits.readCommitted ? Math.min(end, log.lastStableOffset) : end
  const minOneBatch = look.bytes === 0
  if (target.fetchOffset >= limitOffset) return served(partition, log, limits, null, null)
  const room = Math.min(target.maxBytes, look.left(limits))
  // Kafka's read of a negative size fails in a way that nobody foresaw; zero still gets the first batch.
  if (room < 0) return failed(ErrorCode.UNKNOWN_SERVER_ERROR, partition)
  if (room === 0 && !minOneBatch) return served(partition, log, limits, null, null)
  const result = log.read(target.fetchOffset, room, { limitOffset, minOneBatch })
  if (result instanceof Promise) return result.then((late) => fromLog(partition, log, limits, late))
  return fromLog(partition, log, limits, result)
}

function fromLog(partition: Partition, log: PartitionLog, limits: FetchLimits, result: ReadResult): PartitionOutcome {
  if (result.errorCode !== ErrorCode.NONE) return failed(result.errorCode, partition)
  result.retain()
  return served(partition, log, limits, result, null)
}

function served(
  partition: Partition,
  log: PartitionLog,
  limits: FetchLimits,
  records: ReadResult | null,
  diverging: PartitionOutcome['diverging'],
): PartitionOutcome {
  let aborted: PartitionOutcome['abortedTransactions'] = null
  if (limits.readCommitted && diverging === null) {
    aborted =
      records === null || records.sizeInBytes === 0
        ? []
        : log.abortedTransactions(records.baseOffset, records.nextOffset)
  }
  return {
    partition,
    errorCode: ErrorCode.NONE,
    highWatermark: log.highWatermark,
    lastStableOffset: log.lastStableOffset,
    logStartOffset: log.logStartOffset,
    hasRecords: records !== null && records.sizeInBytes > 0,
    hasNotice: diverging !== null,
    diverging,
    abortedTransactions: aborted,
    records,
  }
}

function failed(errorCode: number, partition: Partition | null): PartitionOutcome {
  return {
    partition,
    errorCode,
    highWatermark: -1,
    lastStableOffset: -1,
    logStartOffset: -1,
    hasRecords: false,
    hasNotice: false,
    diverging: null,
    // What fails before or behind the read has Kafka's empty list; a read that failed has none.
    abortedTransactions: isAbsent(errorCode) ? [] : null,
    records: null,
  }
}

/**
 * The client names the epoch of the last record it has: if our log had left that epoch before, it must truncate. An
 * epoch that we have not heard of cannot be compared: an error.
 */
function divergence(log: PartitionLog, target: FetchTarget): PartitionOutcome['diverging'] | number {
  if (target.lastFetchedEpoch < 0) return null
  const ours = log.endOffsetForEpoch(target.lastFetchedEpoch)
  if (ours.epoch < 0) return ErrorCode.OFFSET_OUT_OF_RANGE
  if (ours.epoch < target.lastFetchedEpoch || ours.endOffset < target.fetchOffset) return ours
  return null
}
