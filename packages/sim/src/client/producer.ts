/**
 * A producer: batches of one partition, up to five of them under way at once, sent again in their order until they are answered. The
 * idempotent one may repeat; the plain one sends each batch once and takes what comes.
 */
import {
  BatchBuilder,
  CompressionCodec,
  createInitProducerIdRequest,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  ErrorCode,
  errorInfo,
  InitProducerIdRequestType,
  InitProducerIdResponseType,
  type MessageType,
  ProduceRequestType,
  ProduceResponseType,
} from '@ottla/protocol'
import { type History, keyOf, nameOf, type Op, type PartitionRef, type ProduceOp, type SentRecord } from '../history.ts'
import { type Client, networkErrorName, Unreachable } from './client.ts'

/** Answers after which the batch is not in the log, and will not be. */
const REFUSALS: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER,
  ErrorCode.INVALID_PRODUCER_EPOCH,
  ErrorCode.UNKNOWN_PRODUCER_ID,
  ErrorCode.INVALID_TIMESTAMP,
  ErrorCode.MESSAGE_TOO_LARGE,
  ErrorCode.INVALID_RECORD,
  ErrorCode.CORRUPT_MESSAGE,
])

/** Virtual ms within which a node that lives takes a batch; no fault lasts so long. */
const DELIVERY_TIMEOUT_MS = 120_000

export interface ProducerOptions {
  readonly idempotent: boolean
  readonly acks: number
  /** Batches go out without producer id and sequence although they are repeated: a planted bug. */
  readonly withoutSequences?: boolean
}

const CODECS = Object.values(CompressionCodec)
/** The first version that names topics by their ids. */
const FIRST_VERSION_WITH_IDS = 13

/** An older one must not carry zstd. */
const FIRST_VERSION_WITH_ZSTD = 7

interface Batch {
  readonly codec: CompressionCodec
  readonly op: Op<ProduceOp>
  readonly bytes: Buffer
}

export class Producer {
  readonly #client: Client
  readonly #history: History
  readonly #options: ProducerOptions
  #id: { readonly producerId: number; readonly producerEpoch: number } | null = null
  /** By name: a batch for a topic that is gone may have come to the next one of its name. */
  #sequences = new Map<string, number>()
  /** Partitions that have acknowledged a batch under this id. */
  #known = new Set<string>()
  #records = 0

  constructor(client: Client, history: History, options: ProducerOptions) {
    this.#client = client
    this.#history = history
    this.#options = options
  }

  /** Sends so many batches, and resolves when each is acknowledged, refused or given up. `gone`: the topic is being deleted. */
  async produce(at: PartitionRef, batches: number, gone: () => boolean): Promise<void> {
    if (this.#options.idempotent) await this.#ensureId()
    let open = Array.from({ length: batches }, () => this.#batch(at))
    const { clock } = this.#client.world
    const deadline = clock.monotonic() + DELIVERY_TIMEOUT_MS
    while (open.length > 0) {
      // A broker that does not know the producer yet takes any sequence: were the first batch refused for a moment, the
      // second would take its place. So the first one goes alone.
      const sent = this.#options.idempotent && !this.#known.has(keyOf(at)) ? open.slice(0, 1) : open
      const rest = [...(await this.#sendAll(at, sent, gone)), ...open.slice(sent.length)]
      if (!this.#options.idempotent) return
      // What the broker has never seen cannot be skipped in its order: a producer that gives up begins anew.
      const givenUp = open.some(
        ({ op }) => op.outcome === 'refused' || (op.outcome === 'unknown' && op.completed < Infinity),
      )
      if (rest.length > 0 && !gone() && clock.monotonic() > deadline) {
        throw new Unreachable(`${at.topic}-${at.partition} takes no batch of ${this.#client.name}`)
      }
      if (givenUp || (rest.length > 0 && gone())) {
        for (const { op } of rest) this.#history.end(op, 'unknown', 'given up')
        this.#id = null
        return
      }
      open = rest
      if (open.length > 0) await this.#client.pause(100)
    }
  }

  async #ensureId(): Promise<void> {
    while (this.#id === null) {
      const op = this.#history.begin(this.#client.name, {
        kind: 'producer-id',
        producer: this.#client.name,
        producerId: -1,
        producerEpoch: -1,
      })
      try {
        const types = { request: InitProducerIdRequestType, response: InitProducerIdResponseType }
        const { answer } = await this.#client.call(types, 0, () =>
          createInitProducerIdRequest({ transactionalId: null, transactionTimeoutMs: 60_000 }),
        )
        op.producerId = answer.producerId
        op.producerEpoch = answer.producerEpoch
        const ok = answer.errorCode === ErrorCode.NONE
        this.#history.end(op, ok ? 'ok' : 'refused', ok ? null : errorInfo(answer.errorCode).name)
        if (ok) {
          this.#id = answer
          this.#sequences = new Map()
          this.#known = new Set()
        } else await this.#client.pause(200)
      } catch (error) {
        this.#history.end(op, 'unknown', networkErrorName(error))
        await this.#client.pause(200)
      }
    }
  }

  #batch(at: PartitionRef): Batch {
    const { random, name } = this.#client
    const { idempotent, acks, withoutSequences = false } = this.#options
    const records = Array.from({ length: 1 + random.below(5) }, () => this.#record())
    const baseSequence = this.#sequences.get(nameOf(at)) ?? 0
    const codec = random.chance(0.5) ? CompressionCodec.NONE : random.pick(CODECS)
    const sequence = idempotent && !withoutSequences ? { ...this.#id!, baseSequence } : {}
    const builder = new BatchBuilder({ ...sequence, codec })
    for (const { timestamp, key, value, headers } of records) builder.append(timestamp, key, value, headers)
    this.#sequences.set(nameOf(at), baseSequence + records.length)
    const op = this.#history.begin(name, {
      kind: 'produce',
      at,
      producer: name,
      records,
      acks,
      idempotent,
      byName: false,
      attempts: 0,
      baseOffset: -1,
    })
    return { op, codec, bytes: builder.build() }
  }

  /** Values are small or large, and of bytes that codecs can and cannot make shorter. */
  #record(): SentRecord {
    const { random, world, name } = this.#client
    const id = `${name}:${this.#records++}`
    const length = random.chance(0.05) ? random.below(20_000) : random.below(200)
    const padding = random.chance(0.5) ? Buffer.alloc(length, 'pad ') : random.bytes(length)
    return {
      id,
      key: random.chance(0.3) ? null : Buffer.from(`key ${random.below(10)}`),
      value: Buffer.concat([Buffer.from(`${id} `), padding]),
      headers: random.chance(0.2)
        ? [
            { key: 'trace', value: random.bytes(8) },
            { key: 'none', value: null },
          ]
        : [],
      timestamp: world.clock.now() - random.below(1_000),
    }
  }

  /** Sends them one behind the other without waiting; returns those that are to be sent again. */
  async #sendAll(at: PartitionRef, batches: readonly Batch[], gone: () => boolean): Promise<Batch[]> {
    const peer = await this.#client.connection()
    const least = batches.some(({ codec }) => codec === CompressionCodec.ZSTD) ? FIRST_VERSION_WITH_ZSTD : 3
    const version = this.#client.versionFor(peer, ProduceRequestType as MessageType<unknown>, least)
    const requestOf = (bytes: Buffer): ReturnType<typeof createProduceRequest> =>
      createProduceRequest({
        acks: this.#options.acks,
        timeoutMs: 10_000,
        topicData: [
          createProduceRequestTopicProduceData({
            name: at.topic,
            topicId: at.topicId,
            partitionData: [createProduceRequestPartitionProduceData({ index: at.partition, records: bytes })],
          }),
        ],
      })
    const answers = await Promise.all(
      batches.map(async ({ op, bytes }) => {
        op.attempts++
        if (version < FIRST_VERSION_WITH_IDS) op.byName = true
        try {
          if (this.#options.acks === 0) {
            peer.send(ProduceRequestType, version, requestOf(bytes))
            return 'sent'
          }
          const answer = await peer.request(ProduceRequestType, ProduceResponseType, version, requestOf(bytes))
          const { errorCode, baseOffset } = answer.responses[0]!.partitionResponses[0]!
          if (errorCode !== ErrorCode.NONE) return errorCode
          op.baseOffset = baseOffset
          this.#known.add(keyOf(at))
          this.#history.end(op, 'ok')
          return errorCode
        } catch (error) {
          return networkErrorName(error)
        }
      }),
    )
    return this.#settle(batches, answers, gone)
  }

  /** Ends what has failed for good; returns what is to be sent again. */
  #settle(batches: readonly Batch[], answers: readonly (number | string)[], gone: () => boolean): Batch[] {
    const again: Batch[] = []
    for (const [index, batch] of batches.entries()) {
      const answer = answers[index]!
      if (answer === ErrorCode.NONE) continue
      const { op } = batch
      if (this.#options.idempotent && this.#repeats(answer, again.length > 0) && !gone()) {
        again.push(batch)
        continue
      }
      if (typeof answer === 'string') this.#history.end(op, 'unknown', answer)
      // A refused repetition says nothing about the attempts before it.
      else {
        const refused = REFUSALS.has(answer) && op.attempts === 1
        this.#history.end(op, refused ? 'refused' : 'unknown', errorInfo(answer).name)
      }
    }
    return again
  }

  /** `behind`: a batch before it is sent again, so that its own sequence could not be the next one. */
  #repeats(answer: number | string, behind: boolean): boolean {
    if (typeof answer === 'string') return true
    return errorInfo(answer).retriable || (behind && answer === ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
  }
}
