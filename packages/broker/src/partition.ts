/**
 * One replica of a partition on this broker: its log, its role, and what waits for it.
 *
 * | state | log | appends | reads |
 * | --- | --- | --- | --- |
 * | leader | online | yes | yes |
 * | follower | online | NOT_LEADER_OR_FOLLOWER | only with the leader's permission; not yet |
 * | offline | none, or failed | KAFKA_STORAGE_ERROR | KAFKA_STORAGE_ERROR |
 *
 * `becomeLeader` and `becomeFollower` are the only changes of role; both come from applying an image. The high watermark
 * is the smallest flushed end of the in-sync replicas: with this broker alone in the ISR, that of its own log.
 */
import { DeferredQueue, type Uuid } from '@ottla/base'
import type { AppendResult, PartitionLog, Retainer } from '@ottla/log'
import type { PartitionRegistration } from '@ottla/metadata'
import { ErrorCode } from '@ottla/protocol'

export interface PartitionListener {
  /** The watermark, the last stable offset, the log start or the role moved: whoever waits here looks again. */
  moved(partition: Partition): void
}

/** Why a partition cannot do what was asked, for the wire. */
export const ACKS_ALL = -1
export const ACKS_NONE = 0

/** Not known to the client. Other negative epochs are epochs that are over. */
const ANY_EPOCH = -1

export class Partition {
  readonly topic: string
  readonly topicId: Uuid
  readonly index: number
  readonly #brokerId: number
  readonly #listener: PartitionListener
  #log: PartitionLog | null
  #registration: PartitionRegistration
  #leading = false
  #epochStartOffset = 0
  #closed = false
  #unsubscribe: () => void = () => {}
  readonly #atFlush = new DeferredQueue()
  readonly #atWatermark = new DeferredQueue()
  /** Largest end that somebody waits for. */
  #awaitedEnd = 0

  constructor(
    topic: string,
    topicId: Uuid,
    index: number,
    brokerId: number,
    registration: PartitionRegistration,
    log: PartitionLog | null,
    listener: PartitionListener,
  ) {
    this.topic = topic
    this.topicId = topicId
    this.index = index
    this.#brokerId = brokerId
    this.#registration = registration
    this.#log = log
    this.#listener = listener
    if (log !== null) this.#unsubscribe = log.onFlushed(() => this.#onFlushed())
  }

  get registration(): PartitionRegistration {
    return this.#registration
  }

  get leaderEpoch(): number {
    return this.#registration.leaderEpoch
  }

  get isLeader(): boolean {
    return this.#leading
  }

  /** End of the log when this broker began to lead in its epoch: below it the watermark may yet be behind a former leader's. */
  get epochStartOffset(): number {
    return this.#epochStartOffset
  }

  /** null while the directory is offline. */
  get log(): PartitionLog | null {
    return this.#log
  }

  get highWatermark(): number {
    return this.#log?.highWatermark ?? -1
  }

  /** Fewer replicas in sync than there are. */
  get isUnderReplicated(): boolean {
    return this.#leading && this.#registration.isr.length < this.#registration.replicas.length
  }

  becomeLeader(registration: PartitionRegistration): void {
    const newEpoch = registration.leaderEpoch > this.#registration.leaderEpoch || !this.#leading
    this.#registration = registration
    this.#leading = true
    if (newEpoch) this.#epochStartOffset = this.#log?.endOffset ?? 0
    if (newEpoch && this.#log !== null && this.#log.latestEpoch < registration.leaderEpoch) {
      this.#log.assignLeaderEpoch(registration.leaderEpoch)
    }
    this.#onFlushed()
    this.#listener.moved(this)
  }

  becomeFollower(registration: PartitionRegistration): void {
    this.#registration = registration
    this.#leading = false
    this.#failWaiting(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    this.#listener.moved(this)
  }

  /** The topic is deleted, or the broker stops: everything that waits here ends. */
  close(errorCode: number): void {
    if (this.#closed) return
    this.#closed = true
    this.#leading = false
    this.#unsubscribe()
    this.#failWaiting(errorCode)
    this.#listener.moved(this)
  }

  /**
   * NONE if this broker leads the partition in the epoch that the client has in mind (-1: any); FENCED_LEADER_EPOCH for
   * an older one, UNKNOWN_LEADER_EPOCH for one we have not heard of (KIP-320).
   */
  checkLeader(currentLeaderEpoch: number): number {
    if (currentLeaderEpoch !== ANY_EPOCH) {
      if (currentLeaderEpoch < this.leaderEpoch) return ErrorCode.FENCED_LEADER_EPOCH
      if (currentLeaderEpoch > this.leaderEpoch) return ErrorCode.UNKNOWN_LEADER_EPOCH
    }
    if (!this.#leading) return ErrorCode.NOT_LEADER_OR_FOLLOWER
    return this.#log === null || !isServing(this.#log) ? ErrorCode.KAFKA_STORAGE_ERROR : ErrorCode.NONE
  }

  /** Appends a client's batch. `minInsyncReplicas` counts only with acks=all, and is checked before anything is taken. */
  append(batch: Buffer, acks: number, minInsyncReplicas: number, retainer: Retainer | null): AppendResult | number {
    const error = this.checkLeader(-1)
    if (error !== ErrorCode.NONE) return error
    if (acks === ACKS_ALL && this.#registration.isr.length < minInsyncReplicas) return ErrorCode.NOT_ENOUGH_REPLICAS
    return this.#log!.append(batch, { origin: 'client', leaderEpoch: this.leaderEpoch, retainer })
  }

  /**
   * Calls `done` with NONE once everything up to and including `lastOffset` is acknowledged: stored here (acks=1), or below the
   * watermark (acks=all).
   */
  whenAcknowledged(lastOffset: number, acks: number, done: (errorCode: number) => void): void {
    const log = this.#log
    if (log === null || this.#closed) {
      done(ErrorCode.KAFKA_STORAGE_ERROR)
      return
    }
    const reached = acks === ACKS_ALL ? log.highWatermark : log.flushedOffset
    if (lastOffset < reached) {
      done(ErrorCode.NONE)
      return
    }
    // A repeated batch may have an offset below those that wait already; waiting for the end keeps the queue in order.
    const queue = acks === ACKS_ALL ? this.#atWatermark : this.#atFlush
    this.#awaitedEnd = Math.max(this.#awaitedEnd, log.endOffset)
    queue.add(log.endOffset - 1, (failure) => done(failure === null ? ErrorCode.NONE : codeOf(failure)))
  }

  /** Moves the log start; resolves to an error code (DeleteRecords). */
  async deleteRecordsTo(offset: number): Promise<number> {
    const error = this.checkLeader(-1)
    if (error !== ErrorCode.NONE) return error
    const result = await this.#log!.deleteRecordsTo(offset)
    this.#listener.moved(this)
    return result
  }

  #onFlushed(): void {
    const log = this.#log
    if (log === null || this.#closed) return
    if (!isServing(log)) {
      this.#failWaiting(ErrorCode.KAFKA_STORAGE_ERROR)
      this.#listener.moved(this)
      return
    }
    this.#atFlush.completeTo(log.flushedOffset - 1)
    this.#failLost(log)
    if (!this.#leading) return
    const before = log.highWatermark
    const { isr } = this.#registration
    if (isr.length === 1 && isr[0] === this.#brokerId) log.updateHighWatermark(log.flushedOffset)
    this.#atWatermark.completeTo(log.highWatermark - 1)
    if (log.highWatermark !== before) this.#listener.moved(this)
  }

  /** A full disk, or a truncation, took back what had been appended: nobody may wait for it to be stored. */
  #failLost(log: PartitionLog): void {
    if (log.endOffset >= this.#awaitedEnd) return
    this.#awaitedEnd = log.endOffset
    const error = new PartitionError(ErrorCode.KAFKA_STORAGE_ERROR)
    this.#atFlush.failFrom(log.endOffset, error)
    this.#atWatermark.failFrom(log.endOffset, error)
  }

  #failWaiting(errorCode: number): void {
    const error = new PartitionError(errorCode)
    this.#atFlush.failFrom(0, error)
    this.#atWatermark.failFrom(0, error)
  }
}

/** A log without room still serves reads, and refuses appends by itself. */
function isServing(log: PartitionLog): boolean {
  return log.state === 'online' || log.state === 'full'
}

class PartitionError extends Error {
  readonly errorCode: number
  constructor(errorCode: number) {
    super(`partition went away: error ${errorCode}`)
    this.errorCode = errorCode
  }
}

function codeOf(error: Error): number {
  return error instanceof PartitionError ? error.errorCode : ErrorCode.KAFKA_STORAGE_ERROR
}
