import type { Clock } from '@ottla/base'
import { AppendError, type ReadBatch, type ReplicatedLog, type ReplicatedLogListener } from './replicated-log.ts'

/** How records become bytes; a record that decodes to null is left out. */
export interface MemoryLogCodec<R> {
  encode(record: R): { key: Buffer; value: Buffer | null }
  decode(key: Buffer, value: Buffer | null): R | null
}

/** For tests: a log in memory that commits after a delay of virtual time. Bytes go through the codec, as they do on disk. */
export class MemoryLog<R> implements ReplicatedLog<R> {
  readonly #batches: {
    baseOffset: number
    endOffset: number
    timestamp: number
    records: { key: Buffer; value: Buffer | null }[]
  }[] = []
  readonly #listeners = new Set<ReplicatedLogListener>()
  readonly #clock: Clock
  readonly #codec: MemoryLogCodec<R>
  endOffset = 0
  committedOffset = 0
  commitDelayMs = 2
  /** The next append is refused with this error. */
  refuseWith: number | null = null
  /** Nothing is committed while it is set. */
  stalled = false
  reads = 0

  constructor(clock: Clock, codec: MemoryLogCodec<R>) {
    this.#clock = clock
    this.#codec = codec
  }

  append(records: readonly R[], now: number): number {
    if (this.refuseWith !== null) {
      const error = this.refuseWith
      this.refuseWith = null
      throw new AppendError(error, 'refused')
    }
    const baseOffset = this.endOffset
    this.endOffset += records.length
    const encoded = records.map((record) => this.#codec.encode(record))
    this.#batches.push({ baseOffset, endOffset: this.endOffset, timestamp: now, records: encoded })
    const end = this.endOffset
    this.#clock.schedule(this.commitDelayMs, () => {
      if (!this.stalled && end <= this.endOffset) this.commitTo(end)
    })
    return end
  }

  commitTo(offset: number): void {
    this.committedOffset = Math.max(this.committedOffset, offset)
    for (const listener of this.#listeners) listener.committed(this.committedOffset)
  }

  /** What is not committed is lost. */
  lose(errorCode: number): void {
    while ((this.#batches.at(-1)?.baseOffset ?? -1) >= this.committedOffset) this.#batches.pop()
    this.endOffset = this.committedOffset
    for (const listener of this.#listeners) listener.failed(this.endOffset, new AppendError(errorCode, 'lost'))
  }

  subscribe(listener: ReplicatedLogListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async *read(fromOffset: number): AsyncIterable<ReadBatch<R>> {
    this.reads++
    const end = this.committedOffset
    for (const batch of this.#batches) {
      if (batch.baseOffset < fromOffset || batch.endOffset > end) continue
      await Promise.resolve()
      const records = batch.records.flatMap(({ key, value }, i) => {
        const record = this.#codec.decode(key, value)
        return record === null ? [] : [{ offset: batch.baseOffset + i, record }]
      })
      yield {
        baseOffset: batch.baseOffset,
        endOffset: batch.endOffset,
        producerId: -1,
        producerEpoch: -1,
        marker: null,
        isTransactional: false,
        timestamp: batch.timestamp,
        records,
      }
    }
  }
}
