/**
 * A partition of an internal topic as the log behind a coordinator's shard: records become batches of the `coordinator`
 * origin, and what is below the watermark is committed.
 */
import type { PartitionLog } from '@ottla/log'
import {
  BatchBuilder,
  batchBaseOffset,
  batchMagic,
  batchMaxTimestamp,
  batchNextOffset,
  batchProducerEpoch,
  batchProducerId,
  batchSizeInBytes,
  ControlRecordType,
  ErrorCode,
  isControlBatch,
  isTransactional,
  lastOffsetOf,
  maxTimestampOf,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  nextBatch,
  RecordCursor,
  readControlRecordType,
  readCoordinatorEpoch,
  readLegacyRecords,
} from '@ottla/protocol'
import { AppendError, type ReadBatch, type ReplicatedLog, type ReplicatedLogListener } from '@ottla/rsm'
import { ACKS_ALL, type Partition } from './partition.ts'

/** How a coordinator's records look as key and value; a null value deletes. */
export interface RecordCodec<R> {
  encode(record: R): { readonly key: Buffer; readonly value: Buffer | null }
  /** null: a record of a kind that this codec does not know, which is passed over. */
  decode(key: Buffer | null, value: Buffer | null): R | null
}

/** Bytes of the log read at a time while a shard loads: `offsets.load.buffer.size`. */
const LOAD_BUFFER_BYTES = 5 * 1024 * 1024

export class CoordinatorLog<R> implements ReplicatedLog<R> {
  readonly #partition: Partition
  readonly #codec: RecordCodec<R>
  readonly #listeners = new Set<ReplicatedLogListener>()
  #closed = false
  /** How often records were lost: those of one loss are told once. */
  #losses = 0
  /** Where the log ends for us since it failed for good: it does not cut what it can no longer write. */
  #lostFrom = Infinity

  constructor(partition: Partition, codec: RecordCodec<R>) {
    this.#partition = partition
    this.#codec = codec
    // What the log took before this one was there has nobody who waits for it, but loading does.
    const { log } = partition
    if (log !== null && log.highWatermark < log.endOffset) this.#whenCommitted(log.highWatermark, log.endOffset)
  }

  get endOffset(): number {
    return Math.min(this.#log().endOffset, this.#lostFrom)
  }

  get committedOffset(): number {
    return this.#log().highWatermark
  }

  append(records: readonly R[], now: number): number {
    const builder = new BatchBuilder()
    for (const record of records) {
      const { key, value } = this.#codec.encode(record)
      builder.append(now, key, value)
    }
    const error = this.#closed ? ErrorCode.NOT_COORDINATOR : this.#partition.checkLeader(-1)
    if (error !== ErrorCode.NONE) throw new AppendError(error, 'this broker does not lead the partition')
    const result = this.#log().append(builder.build(), {
      origin: 'coordinator',
      leaderEpoch: this.#partition.leaderEpoch,
    })
    if (result.errorCode !== ErrorCode.NONE)
      throw new AppendError(result.errorCode, result.errorMessage ?? 'append refused')
    const end = result.lastOffset + 1
    this.#whenCommitted(result.baseOffset, end)
    return end
  }

  subscribe(listener: ReplicatedLogListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async *read(fromOffset: number): AsyncIterable<ReadBatch<R>> {
    const log = this.#log()
    const end = log.highWatermark
    let offset = Math.max(fromOffset, log.logStartOffset)
    const cursor = new RecordCursor()
    while (offset < end) {
      const reading = log.read(offset, LOAD_BUFFER_BYTES, { limitOffset: end })
      // What comes from memory is valid until the next await: an await of it would be one.
      const result = reading instanceof Promise ? await reading : reading
      if (result.errorCode !== ErrorCode.NONE) throw new AppendError(result.errorCode, `cannot read at ${offset}`)
      if (result.sizeInBytes === 0) return
      result.retain()
      try {
        for (const chunk of result.chunks) {
          for (let at = 0; at < chunk.length; at += batchSizeInBytes(chunk, at)) {
            if (nextBatch(chunk, at) <= 0) break
            yield batchMagic(chunk, at) < 2 ? this.#decodeOld(chunk, at) : this.#decode(chunk, at, cursor)
          }
        }
      } finally {
        result.release()
      }
      offset = result.nextOffset
    }
  }

  /** The broker no longer leads the partition: nothing is taken from here on. */
  close(): void {
    this.#closed = true
    this.#listeners.clear()
  }

  #whenCommitted(baseOffset: number, end: number): void {
    const losses = this.#losses
    this.#partition.whenAcknowledged(end - 1, ACKS_ALL, (code) => {
      if (this.#closed) return
      if (code === ErrorCode.NONE) {
        for (const listener of this.#listeners) listener.committed(this.committedOffset)
      } else if (losses === this.#losses) {
        this.#lost(baseOffset, code)
      }
    })
  }

  /** Appends are lost from some offset on; the first of them is told, the others went with it. */
  #lost(baseOffset: number, code: number): void {
    this.#losses++
    if (this.#log().endOffset > baseOffset) this.#lostFrom = baseOffset
    const error = new AppendError(code, 'the partition lost what it had taken')
    for (const listener of this.#listeners) listener.failed(baseOffset, error)
  }

  #decode(chunk: Buffer, at: number, cursor: RecordCursor): ReadBatch<R> {
    const records: { offset: number; record: R }[] = []
    let marker: ReadBatch<R>['marker'] = null
    const control = isControlBatch(chunk, at)
    cursor.open(chunk, at)
    while (cursor.next()) {
      const { key, value } = cursor
      if (control) {
        const committed = readControlRecordType(key) === ControlRecordType.COMMIT
        marker = { committed, coordinatorEpoch: readCoordinatorEpoch(value) ?? -1 }
      } else {
        const record = this.#codec.decode(key, value)
        if (record !== null) records.push({ offset: cursor.offset, record })
      }
    }
    if (cursor.error !== null)
      throw new AppendError(ErrorCode.CORRUPT_MESSAGE, `${cursor.error} at ${batchBaseOffset(chunk, at)}`)
    return {
      baseOffset: batchBaseOffset(chunk, at),
      endOffset: batchNextOffset(chunk, at),
      producerId: batchProducerId(chunk, at),
      producerEpoch: batchProducerEpoch(chunk, at),
      marker,
      isTransactional: isTransactional(chunk, at),
      timestamp: batchMaxTimestamp(chunk, at),
      records,
    }
  }

  /** A message of magic 0 or 1: an internal topic may be as old as its cluster. */
  #decodeOld(chunk: Buffer, at: number): ReadBatch<R> {
    const read = readLegacyRecords(chunk, at)
    const lastOffset = lastOffsetOf(chunk, at)
    if (read.error !== null) throw new AppendError(ErrorCode.CORRUPT_MESSAGE, `${read.error} at ${lastOffset}`)
    const records: { offset: number; record: R }[] = []
    for (const { offset, key, value } of read.records) {
      const record = this.#codec.decode(key, value)
      if (record !== null) records.push({ offset, record })
    }
    return {
      baseOffset: read.records[0]?.offset ?? lastOffset,
      endOffset: lastOffset + 1,
      producerId: NO_PRODUCER_ID,
      producerEpoch: NO_PRODUCER_EPOCH,
      marker: null,
      isTransactional: false,
      timestamp: maxTimestampOf(chunk, at),
      records,
    }
  }

  #log(): PartitionLog {
    const log = this.#partition.log
    if (log === null) throw new AppendError(ErrorCode.KAFKA_STORAGE_ERROR, 'the directory of the partition is offline')
    return log
  }
}
