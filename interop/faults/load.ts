// The load of the fault programs: producers of numbered records, and a group that commits. Each remembers what was
// acknowledged, which must never be lost, and what was only sent, which may or may not be there.

import type { PeerConnection } from '@ottla/net'
import {
  BatchBuilder,
  CompressionCodec,
  createInitProducerIdRequest,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  InitProducerIdRequestType,
  InitProducerIdResponseType,
  OffsetCommitRequestType,
  OffsetCommitResponseType,
  ProduceRequestType,
  ProduceResponseType,
} from '@ottla/protocol'
import { Seeded } from './schedule.ts'

export const TOPIC = 'crashes'
export const PARTITIONS = 4
export const GROUP = 'committers'

/** Kafka's own limit for one idempotent producer and partition. */
const MAX_IN_FLIGHT = 5

interface SentBatch {
  readonly partition: number
  readonly values: readonly string[]
  readonly bytes: Buffer
  /** Of its first record; means something for idempotent producers. */
  readonly sequence: number
  times: number
}

/** What is known of the topic: from answers, and from what was read after an earlier start. */
export class Truth {
  /** By partition: offset to value, of every acknowledged record. */
  readonly acknowledged: Map<number, string>[] = Array.from({ length: PARTITIONS }, () => new Map<number, string>())
  /** Every value that was ever sent, by partition. */
  readonly sent: Set<string>[] = Array.from({ length: PARTITIONS }, () => new Set<string>())
  /** By partition: what a reader has seen, from offset 0 on. */
  readonly seen: string[][] = Array.from({ length: PARTITIONS }, () => [])
  readonly committed: { acknowledged: number; sent: number }[] = Array.from({ length: PARTITIONS }, () => ({
    acknowledged: -1,
    sent: -1,
  }))
  readonly wrong: string[] = []
  /** How often each error code was answered to a batch. */
  readonly refused: Map<number, number> = new Map<number, number>()

  get acknowledgedRecords(): number {
    return this.acknowledged.reduce((sum, one) => sum + one.size, 0)
  }
}

interface ProducerKind {
  readonly name: string
  readonly isIdempotent: boolean
  readonly acks: 1 | -1
  readonly codec: CompressionCodec
}

const { NONE, GZIP, SNAPPY, LZ4, ZSTD } = CompressionCodec
const KINDS: readonly ProducerKind[] = [
  { name: 'idempotent', isIdempotent: true, acks: -1, codec: NONE },
  { name: 'idempotent-lz4', isIdempotent: true, acks: -1, codec: LZ4 },
  { name: 'idempotent-zstd', isIdempotent: true, acks: 1, codec: ZSTD },
  { name: 'plain', isIdempotent: false, acks: 1, codec: NONE },
  { name: 'plain-gzip', isIdempotent: false, acks: -1, codec: GZIP },
  { name: 'plain-snappy', isIdempotent: false, acks: 1, codec: SNAPPY },
]

/** Of every kind one. */
export function producersOf(truth: Truth, seed: number): LoadProducer[] {
  return KINDS.map((kind, at) => new LoadProducer(kind, truth, new Seeded(seed * 1_000 + at)))
}

/** One producer; it lives through the deaths of the server, as a client would. */
export class LoadProducer {
  readonly #kind: ProducerKind
  readonly #truth: Truth
  readonly #random: Seeded
  readonly #sequences: number[] = Array.from({ length: PARTITIONS }, () => 0)
  #id: { producerId: number | bigint; producerEpoch: number } | null = null
  /** Sent and not answered, in order; an idempotent producer sends these first on the next connection. */
  #open: SentBatch[] = []
  #next = 0

  constructor(kind: ProducerKind, truth: Truth, random: Seeded) {
    this.#kind = kind
    this.#truth = truth
    this.#random = random
  }

  /** Produces until the connection breaks, an error is answered, or `isOver`; never rejects. */
  async run(peer: PeerConnection, isOver: () => boolean): Promise<void> {
    try {
      if (this.#kind.isIdempotent && this.#id === null) {
        const request = createInitProducerIdRequest({ transactionalId: null, transactionTimeoutMs: 60_000 })
        const answer = await peer.request(InitProducerIdRequestType, InitProducerIdResponseType, 4, request)
        if (answer.errorCode !== 0) return
        this.#id = { producerId: answer.producerId, producerEpoch: answer.producerEpoch }
      }
      // A plain producer may not repeat what might be there already.
      const repeats = this.#kind.isIdempotent ? this.#open.splice(0) : []
      this.#open = []
      await this.#pump(peer, repeats, isOver)
    } catch {
      // The server died under us: what is unanswered stays open.
    }
  }

  async #pump(peer: PeerConnection, repeats: SentBatch[], isOver: () => boolean): Promise<void> {
    let stopped = false
    const underWay = new Set<Promise<void>>()
    // Everything to be repeated is open again before the first is sent, or a second death would lose the rest.
    this.#open.push(...repeats)
    for (;;) {
      if (stopped || peer.closed || (isOver() && repeats.length === 0)) break
      let batch = repeats.shift()
      if (batch === undefined) {
        batch = this.#make()
        this.#open.push(batch)
      }
      const sent = batch
      const exchange = this.#send(peer, sent).then((done) => {
        if (done) this.#open = this.#open.filter((one) => one !== sent)
        else stopped = true
      })
      const settled = exchange.catch(() => {
        stopped = true
      })
      underWay.add(settled)
      void settled.then(() => underWay.delete(settled))
      if (underWay.size >= MAX_IN_FLIGHT) await Promise.race(underWay)
    }
    await Promise.all(underWay)
  }

  #make(): SentBatch {
    const partition = this.#random.between(0, PARTITIONS - 1)
    const values: string[] = []
    const count = this.#random.between(1, 20)
    for (let at = 0; at < count; at++) {
      values.push(`${this.#kind.name}:${this.#next++}:${'x'.repeat(this.#random.between(0, 400))}`)
    }
    const builder = new BatchBuilder({
      codec: this.#kind.codec,
      ...(this.#id === null ? {} : { ...this.#id, baseSequence: this.#sequences[partition] ?? 0 }),
    })
    const now = Date.now()
    for (const value of values) {
      builder.append(now, Buffer.from('k'), Buffer.from(value))
      this.#truth.sent[partition]?.add(value)
    }
    const sequence = this.#sequences[partition] ?? 0
    this.#sequences[partition] = sequence + count
    return { partition, values, bytes: builder.build(), sequence, times: 0 }
  }

  /** True when the batch was acknowledged. */
  async #send(peer: PeerConnection, batch: SentBatch): Promise<boolean> {
    batch.times++
    const partition = createProduceRequestPartitionProduceData({ index: batch.partition, records: batch.bytes })
    const request = createProduceRequest({
      acks: this.#kind.acks,
      timeoutMs: 10_000,
      topicData: [createProduceRequestTopicProduceData({ name: TOPIC, partitionData: [partition] })],
    })
    const answer = await peer.request(ProduceRequestType, ProduceResponseType, 9, request)
    const result = answer.responses[0]?.partitionResponses[0]
    if (result === undefined) throw new Error('an answer without the partition')
    if (result.errorCode === 45 || result.errorCode === 59) {
      this.#truth.wrong.push(
        `${this.#kind.name}: error ${result.errorCode} to sequence ${batch.sequence} of partition ${batch.partition}, ${batch.times} times sent`,
      )
    }
    if (result.errorCode !== 0) {
      this.#truth.refused.set(result.errorCode, (this.#truth.refused.get(result.errorCode) ?? 0) + 1)
      return false
    }
    const known = this.#truth.acknowledged[batch.partition]
    for (const [at, value] of batch.values.entries()) {
      const offset = result.baseOffset + at
      const before = known?.get(offset)
      if (before !== undefined && before !== value) {
        this.#truth.wrong.push(`${TOPIC}-${batch.partition}: offset ${offset} was given twice`)
      }
      known?.set(offset, value)
    }
    return true
  }
}

/** Commits ever larger offsets, one commit after the other; never rejects. */
export async function commit(peer: PeerConnection, truth: Truth, isOver: () => boolean): Promise<void> {
  try {
    for (let at = 0; !isOver() && !peer.closed; at = (at + 1) % PARTITIONS) {
      const committed = truth.committed[at]
      if (committed === undefined) return
      const offset = ++committed.sent
      const partition = createOffsetCommitRequestPartition({
        partitionIndex: at,
        committedOffset: BigInt(offset),
        committedMetadata: `m${offset}`,
      })
      const request = createOffsetCommitRequest({
        groupId: GROUP,
        topics: [createOffsetCommitRequestTopic({ name: TOPIC, partitions: [partition] })],
      })
      const answer = await peer.request(OffsetCommitRequestType, OffsetCommitResponseType, 7, request)
      if (answer.topics[0]?.partitions[0]?.errorCode === 0) committed.acknowledged = offset
      else await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } catch {
    // The server died under us: the last commit may or may not be there.
  }
}
