/**
 * Everything that a client does with records and offsets, by several clients at once: produce with and without idempotence,
 * read from the start, the end, a time and a position, commit, make and delete topics, delete records.
 */
import { Admin } from '../client/admin.ts'
import { Client } from '../client/client.ts'
import { Consumer } from '../client/consumer.ts'
import { OffsetsClient } from '../client/offsets.ts'
import { Producer } from '../client/producer.ts'
import type { History, PartitionRef } from '../history.ts'
import type { World } from '../world.ts'
import { readAll } from './read-all.ts'
import { Topics } from './topics.ts'

export interface ProduceFetchOptions {
  readonly clients: number
  /** Operations of all clients together. */
  readonly operations: number
  /** A planted bug: repeated batches carry nothing by which a broker could tell that they are. */
  readonly withoutSequences?: boolean
}

const MOST_TOPICS = 6
const MOST_ASSIGNED = 6
const MAX_THINK_MS = 20

type Role = (client: Client) => () => Promise<number>

export class ProduceFetch {
  readonly #world: World
  readonly #history: History
  readonly #options: ProduceFetchOptions
  readonly #topics = new Topics()
  readonly #groups: string[] = []
  #left: number
  #topicsMade = 0

  constructor(world: World, history: History, options: ProduceFetchOptions) {
    this.#world = world
    this.#history = history
    this.#options = options
    this.#left = options.operations
  }

  /** The topics to begin with. */
  async prepare(): Promise<void> {
    const client = new Client(this.#world, 'setup')
    const admin = new Admin(client, this.#history)
    for (let n = 0; n < 3; n++) await this.#createTopic(client, admin)
    client.close()
  }

  /** All clients at once, until the operations are used up. */
  async run(): Promise<void> {
    const roles: readonly Role[] = [
      (client) => this.#producer(client, true),
      (client) => this.#consumer(client),
      (client) => this.#producer(client, client.random.chance(0.5)),
      (client) => this.#offsets(client),
      (client) => this.#admin(client),
    ]
    await Promise.all(
      Array.from({ length: this.#options.clients }, async (_, n) => {
        const client = new Client(this.#world, `client-${n}`)
        const act = roles[n % roles.length]!(client)
        while (this.#left > 0) {
          const used = await act()
          this.#left -= used
          await client.pause(MAX_THINK_MS)
        }
        client.close()
      }),
    )
  }

  /** When all is quiet: everything that is there is read once more. */
  async readAll(): Promise<void> {
    await readAll(this.#world, this.#history, this.#topics, this.#groups)
  }

  #producer(client: Client, idempotent: boolean): () => Promise<number> {
    const acks = idempotent ? -1 : client.random.pick([-1, 1, 0])
    const { withoutSequences = false } = this.#options
    const producer = new Producer(client, this.#history, { idempotent, acks, withoutSequences })
    return async () => {
      const at = this.#topics.pick(client.random)
      const batches = 1 + client.random.below(5)
      await producer.produce(at, batches, () => this.#topics.isGone(at))
      return batches
    }
  }

  #consumer(client: Client): () => Promise<number> {
    const consumer = new Consumer(client, this.#history)
    const offsets = new OffsetsClient(client, this.#history)
    const { random } = client
    return async () => {
      if (consumer.partitions.length === 0 || random.chance(0.1)) await this.#reassign(client, consumer, offsets)
      const reads = await consumer.fetch({
        maxWaitMs: random.pick([0, 20, 300]),
        maxBytes: random.pick([1, 10_000, 1 << 20]),
        partitionMaxBytes: random.pick([1, 3_000, 1 << 20]),
      })
      for (const { at, error, fetchOffset, logStartOffset } of reads) {
        if (this.#topics.isGone(at)) consumer.drop(at)
        else if (error === 'OFFSET_OUT_OF_RANGE') {
          const start =
            logStartOffset > fetchOffset ? logStartOffset : (await offsets.listOffsets(at, 'earliest')).offset
          consumer.seek(at, Math.max(0, start))
        }
      }
      return 1
    }
  }

  async #reassign(client: Client, consumer: Consumer, offsets: OffsetsClient): Promise<void> {
    const { random, world } = client
    if (consumer.partitions.length >= MOST_ASSIGNED) consumer.drop(random.pick(consumer.partitions))
    const at = this.#topics.pick(random)
    const where = random.below(3)
    if (where === 0) {
      consumer.seek(at, 0)
      return
    }
    const asked = where === 1 ? 'latest' : world.clock.now() - random.below(10_000)
    const { offset } = await offsets.listOffsets(at, asked)
    consumer.seek(at, Math.max(0, offset))
  }

  #offsets(client: Client): () => Promise<number> {
    const offsets = new OffsetsClient(client, this.#history)
    const { random, world, name } = client
    const groups = [`${name}-a`, `${name}-b`]
    this.#groups.push(...groups)
    return async () => {
      const at = this.#topics.pick(random)
      const choice = random.below(10)
      if (choice < 3) await offsets.commit(at, random.pick(groups), random.below(1_000_000_000))
      else if (choice < 6) await offsets.committed(at, random.pick(this.#groups))
      else if (choice < 7) await offsets.listOffsets(at, 'earliest')
      else if (choice < 8) await offsets.listOffsets(at, 'latest')
      else await offsets.listOffsets(at, world.clock.now() - random.below(5_000))
      return 1
    }
  }

  #admin(client: Client): () => Promise<number> {
    const admin = new Admin(client, this.#history)
    const offsets = new OffsetsClient(client, this.#history)
    const { random } = client
    return async () => {
      const choice = random.below(10)
      if (choice < 1) await this.#createTopic(client, admin)
      else if (choice < 2) await this.#deleteTopic(client, admin)
      else if (choice < 4) await this.#deleteRecords(client, offsets)
      else await admin.listTopics(false)
      await client.pause(200)
      return 1
    }
  }

  async #createTopic(client: Client, admin: Admin): Promise<void> {
    if (this.#topics.live.length >= MOST_TOPICS) return
    const made = await admin.createTopic(`topic-${this.#topicsMade++}`, 1 + client.random.below(3))
    this.#topics.all.push({ topic: made.topic, topicId: made.topicId, partitions: made.partitions, gone: false })
  }

  /** The first topic stays, so that there is always one. */
  async #deleteTopic(client: Client, admin: Admin): Promise<void> {
    const others = this.#topics.live.slice(1)
    if (others.length < 2) return
    const victim = client.random.pick(others)
    victim.gone = true
    await admin.deleteTopic(victim.topic, victim.topicId)
  }

  async #deleteRecords(client: Client, offsets: OffsetsClient): Promise<void> {
    const at: PartitionRef = this.#topics.pick(client.random)
    const [start, end] = [await offsets.listOffsets(at, 'earliest'), await offsets.listOffsets(at, 'latest')]
    if (start.offset < 0 || end.offset <= start.offset) return
    await offsets.deleteRecords(at, start.offset + client.random.below(Math.ceil((end.offset - start.offset) / 2) + 1))
  }
}
