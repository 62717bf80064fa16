/**
 * The replicas of this broker, kept as the metadata image says: created, led, followed, deleted. Applying runs one delta
 * after another; when `apply` resolves, every partition that the image gives to this broker stands ready, so an image
 * that clients are shown never names a leader that cannot answer yet.
 */
import type { Logger, Metrics, Uuid } from '@ottla/base'
import { DiskError } from '@ottla/base'
import type { LogManager, PartitionLog } from '@ottla/log'
import type { LocalPartition, TopicsDelta } from '@ottla/metadata'
import { ErrorCode } from '@ottla/protocol'
import { Partition, type PartitionListener } from './partition.ts'

export interface PartitionsOptions {
  readonly brokerId: number
  readonly logs: LogManager
  readonly logger: Logger
  readonly metrics: Metrics
  readonly listener: PartitionListener
  /** The replica is about to leave this broker's hands, or has come into them; for the coordinators. */
  readonly onLeader: (partition: Partition) => void
  readonly onNotLeader: (partition: Partition) => void
}

export class Partitions {
  readonly #options: PartitionsOptions
  readonly #byTopicId = new Map<Uuid, Map<number, Partition>>()

  constructor(options: PartitionsOptions) {
    this.#options = options
    this.#registerGauges()
  }

  get(topicId: Uuid, partition: number): Partition | undefined {
    return this.#byTopicId.get(topicId)?.get(partition)
  }

  *all(): Generator<Partition> {
    for (const partitions of this.#byTopicId.values()) yield* partitions.values()
  }

  async apply(delta: TopicsDelta): Promise<void> {
    const { deletes, leaders, followers } = delta.localChanges(this.#options.brokerId)
    await this.#delete(deletes)
    await Promise.all(leaders.map((local) => this.#lead(local)))
    await Promise.all(followers.map((local) => this.#follow(local)))
  }

  /** The process stops: waiting requests are answered, logs are somebody else's to close. */
  close(): void {
    for (const partition of this.all()) {
      if (partition.isLeader) this.#options.onNotLeader(partition)
      partition.close(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    }
  }

  async #lead(local: LocalPartition): Promise<void> {
    const partition = await this.#partitionOf(local)
    const wasLeader = partition.isLeader && partition.leaderEpoch === local.registration.leaderEpoch
    partition.becomeLeader(local.registration)
    if (!wasLeader) this.#options.onLeader(partition)
  }

  async #follow(local: LocalPartition): Promise<void> {
    const partition = await this.#partitionOf(local)
    if (partition.isLeader) this.#options.onNotLeader(partition)
    partition.becomeFollower(local.registration)
  }

  async #partitionOf({ topic, topicId, partition: index, registration }: LocalPartition): Promise<Partition> {
    const known = this.get(topicId, index)
    if (known !== undefined) return known
    const { brokerId, listener } = this.#options
    const log = await this.#openLog(topic, topicId, index)
    const partition = new Partition(topic, topicId, index, brokerId, registration, log, listener)
    let siblings = this.#byTopicId.get(topicId)
    if (siblings === undefined) this.#byTopicId.set(topicId, (siblings = new Map<number, Partition>()))
    siblings.set(index, partition)
    return partition
  }

  /** null: the directory cannot take it; the partition is offline and says so to everybody who asks. */
  async #openLog(topic: string, topicId: Uuid, index: number): Promise<PartitionLog | null> {
    const { logs, logger } = this.#options
    try {
      const found = logs.get(topic, index)
      if (found !== null && (found.topicId === null || found.topicId === topicId)) return found
      if (found !== null) {
        logger.log('warn', 'a directory belongs to another topic of the same name and is set aside', {
          topic,
          partition: index,
          found: found.topicId,
          expected: topicId,
        })
        // Kept, as Kafka does it: its records may be wanted if partition.metadata is what is wrong.
        await logs.setStraysAside((log) => log !== found)
      }
      return await logs.create(topic, index, topicId)
    } catch (error) {
      if (!(error instanceof DiskError)) throw error
      logger.log('error', 'a partition has no log: its directory does not take it', {
        topic,
        partition: index,
        error: error.message,
      })
      return null
    }
  }

  async #delete(deletes: readonly { topic: string; topicId: Uuid; partition: number }[]): Promise<void> {
    const { logs, logger } = this.#options
    const gone = deletes.filter(({ topic, topicId, partition }) => this.#forget(topic, topicId, partition))
    if (gone.length === 0) return
    try {
      await logs.delete(gone)
    } catch (error) {
      if (!(error instanceof DiskError)) throw error
      logger.log('error', 'directories of deleted partitions stay', {
        partitions: gone.map(({ topic, partition }) => `${topic}-${partition}`).join(','),
        error: error.message,
      })
    }
  }

  /** No request finds the partition from now on. Whether it has a log to delete. */
  #forget(topic: string, topicId: Uuid, index: number): boolean {
    const { metrics, onNotLeader } = this.#options
    const siblings = this.#byTopicId.get(topicId)
    const partition = siblings?.get(index)
    if (siblings === undefined || partition === undefined) return false
    siblings.delete(index)
    if (siblings.size === 0) {
      this.#byTopicId.delete(topicId)
      metrics.remove({ topic })
    }
    if (partition.isLeader) onNotLeader(partition)
    partition.close(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    return partition.log !== null
  }

  #registerGauges(): void {
    const count = (test: (partition: Partition) => boolean): number => {
      let n = 0
      for (const partition of this.all()) if (test(partition)) n++
      return n
    }
    const gauge = (name: string, test: (partition: Partition) => boolean): void =>
      this.#options.metrics.gauge({ group: 'kafka.server', type: 'ReplicaManager', name }, () => count(test))
    gauge('PartitionCount', () => true)
    gauge('LeaderCount', (partition) => partition.isLeader)
    gauge('UnderReplicatedPartitions', (partition) => partition.isUnderReplicated)
    gauge('OfflineReplicaCount', (partition) => partition.log === null)
  }
}
