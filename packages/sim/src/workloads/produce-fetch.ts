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
import { Groups } from './groups.ts'
import { readAll } from './read-all.ts'
import { Topics } from './topics.ts'

export interface ProduceFetchOptions {
  readonly clients: number
  /** Operations of all clients together. */
  readonly operations: number
  /** A planted bug: repeated batches carry nothing by which a broker could tell that they are. */
  readonly withoutSequences?: boolean
}

/** Clients that are members of groups; one client alone is the administrator. */
const MEMBERS = 3
const MOST_TOPICS = 6
const MOST_ASSIGNED = 6
const MOST_PARTITIONS = 5
const MAX_THINK_MS = 20
const TOPIC_IS_GONE: ReadonlySet<string> = new Set([
  'UNKNOWN_TOPIC_ID',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INCONSISTENT_TOPIC_ID',
])

type Role = (client: Client) => () => Promise<number>

export class ProduceFetch {
  readonly #world: World
  readonly #history: History
  readonly #options: ProduceFetchOptions
  readonly #topics = new Topics()
  readonly #groups: string[] = []
  readonly #memberGroups: Groups
  #left: number

  constructor(world: World, history: History, options: ProduceFetchOptions) {
    this.#world = world
    this.#history = history
    this.#options = options
    this.#left = options.operations
    this.#memberGroups = new Groups(world, history, this.#topics)
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
      ...Array.from({ length: MEMBERS }, (): Role => (client) => this.#memberGroups.role(client)),
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
    await this.#memberGroups.settle()
    await readAll(this.#world, this.#history, this.#topics, [...this.#groups, ...this.#memberGroups.names])
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
      if (random.chance(0.05)) consumer.newSession()
      if (consumer.partitions.length === 0 || random.chance(0.1)) await this.#reassign(client, consumer, offsets)
      const reads = await consumer.fetch({
        maxWaitMs: random.pick([0, 20, 300]),
        maxBytes: random.pick([1, 10_000, 1 << 20]),
        partitionMaxBytes: random.pick([1, 3_000, 1 << 20]),
      })
      for (const { at, byName, error, fetchOffset, logStartOffset } of reads) {
        // A topic that is gone is asked for until its consumer is told.
        if (this.#topics.isGone(at)) {
          if (byName || (error !== null && TOPIC_IS_GONE.has(error))) consumer.drop(at)
        } else if (error === 'OFFSET_OUT_OF_RANGE') {
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
    const gone = random.chance(0.2) ? this.#topics.pickGone(random) : null
    if (gone !== null) {
      consumer.seek(gone, 0)
      return
    }
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
      const choice = random.below(20)
      if (choice < 3) await this.#createTopic(client, admin)
      else if (choice < 5) await this.#deleteTopic(client, admin)
      else if (choice < 7) await this.#createPartitions(client, admin)
      else if (choice < 9) await this.#setRetention(client, admin)
      else if (choice < 13) await this.#deleteRecords(client, offsets)
      else await admin.listTopics(false)
      await client.pause(200)
      return 1
    }
  }

  async #createTopic(client: Client, admin: Admin): Promise<void> {
    if (this.#topics.live.length >= MOST_TOPICS) return
    const name = this.#topics.nextName(client.random)
    const { topic, topicId, partitions } = await admin.createTopic(name, 1 + client.random.below(3))
    this.#topics.all.push({ topic, topicId, partitions, gone: false, deleted: false })
  }

  /** The first topic stays, so that there is always one. */
  async #deleteTopic(client: Client, admin: Admin): Promise<void> {
    const others = this.#topics.live.slice(1)
    if (others.length < 2) return
    const victim = client.random.pick(others)
    victim.gone = true
    await admin.deleteTopic(victim.topic, victim.topicId, this.#topics.isReused(victim.topic))
    victim.deleted = true
    // At once, while the old one's files and offsets may still be there.
    if (client.random.chance(0.5)) await this.#createTopic(client, admin)
  }

  async #createPartitions(client: Client, admin: Admin): Promise<void> {
    const topic = client.random.pick(this.#topics.live)
    if (topic.partitions >= MOST_PARTITIONS) return
    const partitions = topic.partitions + 1 + client.random.below(2)
    await admin.createPartitions(topic.topic, topic.topicId, partitions)
    topic.partitions = partitions
  }

  /** Segments are rolled and deleted within a run. */
  async #setRetention(client: Client, admin: Admin): Promise<void> {
    const expiring = this.#topics.live.filter(({ topic }) => this.#topics.mayExpire(topic))
    if (expiring.length === 0) return
    const { topic, topicId } = client.random.pick(expiring)
    await admin.setRetention(topic, topicId, {
      'retention.ms': client.random.pick([300, 2_000, 10_000]),
      'retention.bytes': client.random.pick([-1, -1, 5_000]),
      'segment.ms': client.random.pick([100, 1_000]),
    })
  }

  async #deleteRecords(client: Client, offsets: OffsetsClient): Promise<void> {
    const at: PartitionRef = this.#topics.pick(client.random)
    const [start, end] = [await offsets.listOffsets(at, 'earliest'), await offsets.listOffsets(at, 'latest')]
    if (start.offset < 0 || end.offset <= start.offset) return
    await offsets.deleteRecords(at, start.offset + client.random.below(Math.ceil((end.offset - start.offset) / 2) + 1))
  }
}
