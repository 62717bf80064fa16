/**
 * What a partition remembers of each producer: the last five batches (the window in which a repeat is known), epoch, coordinator epoch, open
 * transaction. Changed by every batch that is appended or replayed; saved as a snapshot at each roll and at a clean stop.
 */
import { assert } from '@ottla/base'
import { ErrorCode, NO_PRODUCER_EPOCH, NO_SEQUENCE } from '@ottla/protocol'
import type { ProducerSnapshotEntry } from './producer-snapshot.ts'
import type { ActiveProducer, AppendOrigin } from './types.ts'

/** Batches kept for each producer: Kafka's clients have at most as many in flight. */
const BATCHES_TO_RETAIN = 5

const MAX_SEQUENCE = 0x7fffffff

/** One batch of a producer. */
export interface ProducerBatch {
  readonly lastSequence: number
  readonly lastOffset: number
  readonly offsetDelta: number
  readonly timestamp: number
}

/** A transaction whose marker was appended. */
export interface CompletedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  readonly lastOffset: number
  readonly aborted: boolean
}

/** What a batch's header says, read once. */
export interface BatchSummary {
  readonly producerId: number
  readonly producerEpoch: number
  readonly firstSequence: number
  readonly lastSequence: number
  readonly firstOffset: number
  readonly lastOffset: number
  readonly timestamp: number
  readonly isTransactional: boolean
}

class Producer {
  epoch = NO_PRODUCER_EPOCH
  coordinatorEpoch = -1
  lastTimestamp = -1
  currentTxnFirstOffset = -1
  readonly batches: ProducerBatch[] = []

  get lastSequence(): number {
    return this.batches.at(-1)?.lastSequence ?? NO_SEQUENCE
  }

  raiseEpoch(epoch: number): void {
    if (this.epoch === epoch) return
    this.batches.length = 0
    this.epoch = epoch
  }
}

export interface ProducerProblem {
  readonly errorCode: number
  readonly message: string
}

export class ProducerState {
  readonly #producers = new Map<number, Producer>()
  /** Open transactions: first offset -> producer id. Offsets only grow, so the first key is the oldest. */
  #open = new Map<number, number>()
  /** Ended, but the marker is not below the high watermark yet. By first offset. */
  #unreplicated: CompletedTransaction[] = []

  get size(): number {
    return this.#producers.size
  }

  /** First offset of the oldest transaction that is open or not decided below the watermark; -1 if there is none. */
  get firstUnstableOffset(): number {
    let first = -1
    for (const offset of this.#open.keys()) {
      first = offset
      break
    }
    for (const { firstOffset } of this.#unreplicated) {
      if (first < 0 || firstOffset < first) first = firstOffset
    }
    return first
  }

  /** The batch of the window that has exactly these sequences under this epoch. */
  findDuplicate(batch: BatchSummary): ProducerBatch | null {
    const producer = this.#producers.get(batch.producerId)
    if (producer === undefined || producer.epoch !== batch.producerEpoch) return null
    for (const known of producer.batches) {
      if (known.lastSequence !== batch.lastSequence) continue
      if (firstSequenceOf(known) === batch.firstSequence) return known
    }
    return null
  }

  /** Why the batch must not be appended now; null if it may. Changes nothing. */
  check(batch: BatchSummary, origin: AppendOrigin, where: string): ProducerProblem | null {
    const producer = this.#producers.get(batch.producerId)
    if (producer === undefined || origin === 'raft') return null
    const { producerId, producerEpoch, firstSequence, firstOffset } = batch
    if (producerEpoch < producer.epoch) {
      return {
        errorCode: ErrorCode.INVALID_PRODUCER_EPOCH,
        message: `Epoch of producer ${producerId} at offset ${firstOffset} in ${where} is ${producerEpoch}, which is smaller than the last seen epoch ${producer.epoch}`,
      }
    }
    if (origin === 'client') {
      const problem = checkSequence(producer, batch, where)
      if (problem !== null) return problem
    }
    if (producer.currentTxnFirstOffset >= 0 && !batch.isTransactional) {
      return {
        errorCode: ErrorCode.INVALID_TXN_STATE,
        message: `Expected transactional write from producer ${producerId} at offset ${firstOffset} in partition ${where}`,
      }
    }
    return null

    function checkSequence(known: Producer, next: BatchSummary, partition: string): ProducerProblem | null {
      if (next.producerEpoch !== known.epoch) {
        if (firstSequence === 0 || known.epoch === NO_PRODUCER_EPOCH) return null
        return {
          errorCode: ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER,
          message: `Invalid sequence number for new epoch of producer ${producerId} at offset ${firstOffset} in partition ${partition}: ${next.producerEpoch} (request epoch), ${firstSequence} (seq. number), ${known.epoch} (current producer epoch)`,
        }
      }
      const last = known.lastSequence
      if (firstSequence === last + 1 || (firstSequence === 0 && last === MAX_SEQUENCE)) return null
      return {
        errorCode: ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER,
        message: `Out of order sequence number for producer ${producerId} at offset ${firstOffset} in partition ${partition}: ${firstSequence} (incoming seq. number), ${last} (current end sequence number)`,
      }
    }
  }

  /** Remembers a batch that was checked, or comes from the log itself. */
  update(batch: BatchSummary): void {
    const producer = this.#producer(batch.producerId)
    producer.raiseEpoch(batch.producerEpoch)
    if (producer.batches.length === BATCHES_TO_RETAIN) producer.batches.shift()
    producer.batches.push({
      lastSequence: batch.lastSequence,
      lastOffset: batch.lastOffset,
      offsetDelta: batch.lastOffset - batch.firstOffset,
      timestamp: batch.timestamp,
    })
    producer.lastTimestamp = batch.timestamp
    if (batch.isTransactional && producer.currentTxnFirstOffset < 0) {
      producer.currentTxnFirstOffset = batch.firstOffset
      this.#open.set(batch.firstOffset, batch.producerId)
    }
  }

  /** Why a marker must not be appended; null if it may. */
  checkMarker(
    producerId: number,
    producerEpoch: number,
    coordinatorEpoch: number,
    where: string,
  ): ProducerProblem | null {
    const producer = this.#producers.get(producerId)
    if (producer === undefined) return null
    if (producerEpoch < producer.epoch) {
      return {
        errorCode: ErrorCode.INVALID_PRODUCER_EPOCH,
        message: `Epoch of producer ${producerId} in ${where} is ${producerEpoch}, which is smaller than the last seen epoch ${producer.epoch}`,
      }
    }
    if (producer.coordinatorEpoch > coordinatorEpoch) {
      return {
        errorCode: ErrorCode.TRANSACTION_COORDINATOR_FENCED,
        message: `Invalid coordinator epoch for producerId ${producerId} in partition ${where}: ${coordinatorEpoch} (zombie), ${producer.coordinatorEpoch} (current)`,
      }
    }
    return null
  }

  /**
   * A marker stands at `offset`. Returns the transaction it ended, null if none was open. The caller passes it to `complete` once it
   * has the last stable offset.
   */
  endTransaction(
    producerId: number,
    producerEpoch: number,
    coordinatorEpoch: number,
    offset: number,
    timestamp: number,
    aborted: boolean,
  ): CompletedTransaction | null {
    const producer = this.#producer(producerId)
    producer.raiseEpoch(producerEpoch)
    producer.coordinatorEpoch = coordinatorEpoch
    producer.lastTimestamp = timestamp
    const firstOffset = producer.currentTxnFirstOffset
    if (firstOffset < 0) return null
    producer.currentTxnFirstOffset = -1
    this.#open.delete(firstOffset)
    const completed = { producerId, firstOffset, lastOffset: offset, aborted }
    this.#unreplicated.push(completed)
    return completed
  }

  /** The last stable offset right after a transaction ended, as the transaction index keeps it. */
  stableOffsetAfter(completed: CompletedTransaction): number {
    for (const offset of this.#open.keys()) return offset
    return completed.lastOffset + 1
  }

  onHighWatermark(highWatermark: number): void {
    if (this.#unreplicated.length === 0) return
    this.#unreplicated = this.#unreplicated.filter((txn) => txn.lastOffset >= highWatermark)
  }

  /** Producers without an open transaction that have been silent for `expirationMs` are forgotten. */
  expire(now: number, expirationMs: number): void {
    for (const [producerId, producer] of this.#producers) {
      if (producer.currentTxnFirstOffset < 0 && now - producer.lastTimestamp >= expirationMs) {
        this.#producers.delete(producerId)
      }
    }
  }

  active(): ActiveProducer[] {
    return [...this.#producers].map(([producerId, producer]) => ({
      producerId,
      producerEpoch: producer.epoch,
      lastSequence: producer.lastSequence,
      lastTimestamp: producer.lastTimestamp,
      coordinatorEpoch: producer.coordinatorEpoch,
      currentTransactionStartOffset: producer.currentTxnFirstOffset,
    }))
  }

  clear(): void {
    this.#producers.clear()
    this.#open.clear()
    this.#unreplicated = []
  }

  /** Replaces everything by a snapshot; entries that have expired are left out. */
  load(entries: readonly ProducerSnapshotEntry[], now: number, expirationMs: number): void {
    this.clear()
    const open: [number, number][] = []
    for (const entry of entries) {
      if (entry.currentTxnFirstOffset < 0 && now - entry.timestamp >= expirationMs) continue
      const producer = this.#producer(entry.producerId)
      producer.epoch = entry.epoch
      producer.coordinatorEpoch = entry.coordinatorEpoch
      producer.lastTimestamp = entry.timestamp
      producer.currentTxnFirstOffset = entry.currentTxnFirstOffset
      if (entry.lastOffset >= 0) producer.batches.push({ ...entry })
      if (entry.currentTxnFirstOffset >= 0) open.push([entry.currentTxnFirstOffset, entry.producerId])
    }
    this.#open = new Map(open.sort((a, b) => a[0] - b[0]))
  }

  /** The last batch of each producer, which is all that Kafka's snapshot holds. */
  snapshot(): ProducerSnapshotEntry[] {
    return [...this.#producers].map(([producerId, producer]) => {
      const last = producer.batches.at(-1)
      return {
        producerId,
        epoch: producer.epoch,
        lastSequence: last?.lastSequence ?? NO_SEQUENCE,
        lastOffset: last?.lastOffset ?? -1,
        offsetDelta: last?.offsetDelta ?? 0,
        timestamp: producer.lastTimestamp,
        coordinatorEpoch: producer.coordinatorEpoch,
        currentTxnFirstOffset: producer.currentTxnFirstOffset,
      }
    })
  }

  #producer(producerId: number): Producer {
    assert(producerId >= 0, 'only batches with a producer id are remembered')
    let producer = this.#producers.get(producerId)
    if (producer === undefined) {
      producer = new Producer()
      this.#producers.set(producerId, producer)
    }
    return producer
  }
}

/** After a wrap inside the batch the first sequence lies above the last one. */
function firstSequenceOf(batch: ProducerBatch): number {
  const first = batch.lastSequence - batch.offsetDelta
  return first >= 0 ? first : first + MAX_SEQUENCE + 1
}
