/**
 * A partition of an internal topic as the log behind a coordinator's shard: records become batches of the `coordinator`
 * origin, and what is below the watermark is committed.
 */
import type { PartitionLog } from '@ottla/log'
import {
  BatchBuilder,
  batchBaseOffset,
  batchMaxTimestamp,
  batchNextOffset,
  batchProducerEpoch,
  batchProducerId,
  batchSizeInBytes,
  ControlRecordType,
  ErrorCode,
  isControlBatch,
  isTransactional,
  nextBatch,
  RecordCursor,
  readControlRecordType,
  readCoordinatorEpoch,
} from '@ottla/protocol'
import { AppendError, type ReadBatch, type ReplicatedLog, type ReplicatedLogListener } from '@ottla/rsm'
import type { Partition } from './partition.ts'

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

  constructor(partition: Partition, codec: RecordCodec<R>) {
    this.#partition = partition
    this.#codec = codec
  }

  get endOffset(): number {
    return this.#log().endOffset
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
    this.#partition.whenAcknowledged(result.lastOffset, -1, (code) => this.#acknowledged(result.baseOffset, end, code))
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
      const result = await log.read(offset, LOAD_BUFFER_BYTES, { limitOffset: end })
      if (result.errorCode !== ErrorCode.NONE) throw new AppendError(result.errorCode, `cannot read at ${offset}`)
      if (result.sizeInBytes === 0) return
      result.retain()
      try {
        for (const chunk of result.chunks) {
          for (let at = 0; at < chunk.length; at += batchSizeInBytes(chunk, at)) {
            if (nextBatch(chunk, at) <= 0) break
            yield this.#decode(chunk, at, cursor)
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

  #acknowledged(baseOffset: number, end: number, code: number): void {
    if (this.#closed) return
    for (const listener of this.#listeners) {
      if (code === ErrorCode.NONE) listener.committed(Math.max(end, this.committedOffset))
      else listener.failed(baseOffset, new AppendError(code, 'the partition lost what it had taken'))
    }
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

  #log(): PartitionLog {
    const log = this.#partition.log
    if (log === null) throw new AppendError(ErrorCode.KAFKA_STORAGE_ERROR, 'the directory of the partition is offline')
    return log
  }
}
