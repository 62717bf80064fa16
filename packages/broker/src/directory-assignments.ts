/**
 * A broker with several log directories chooses where a new replica goes, and tells the controller (KIP-858): if a directory
 * is lost, the controller then knows which partitions went with it.
 */
import type { Timer, Uuid } from '@ottla/base'
import type { LogDir } from '@ottla/log'
import type { LocalPartition, MetadataDelta, MetadataImage, MetadataPublisher } from '@ottla/metadata'
import {
  createAssignReplicasToDirsRequest,
  createAssignReplicasToDirsRequestDirectoryData,
  createAssignReplicasToDirsRequestPartitionData,
  createAssignReplicasToDirsRequestTopicData,
  ErrorCode,
  errorInfo,
} from '@ottla/protocol'
import type { Broker } from './broker.ts'

/** 3.7-IV2: partitions know their directories. */
const DIRECTORY_ASSIGNMENTS = 17
const RETRY_MS = 1000

export class DirectoryAssignments implements MetadataPublisher {
  readonly name = 'directory-assignments'
  readonly #broker: Broker
  readonly #idOf: (dir: LogDir) => Uuid
  readonly #retries = new Set<Timer>()
  #closed = false

  constructor(broker: Broker, idOf: (dir: LogDir) => Uuid) {
    this.#broker = broker
    this.#idOf = idOf
  }

  onMetadataUpdate(delta: MetadataDelta, image: MetadataImage): void {
    if (this.#closed || delta.topics === null || (image.features.metadataVersion ?? 0) < DIRECTORY_ASSIGNMENTS) return
    const { leaders, followers } = delta.topics.localChanges(this.#broker.id)
    if (leaders.length + followers.length > 0) void this.#report([...leaders, ...followers])
  }

  close(): void {
    this.#closed = true
    for (const timer of this.#retries) timer.cancel()
    this.#retries.clear()
  }

  async #report(partitions: readonly LocalPartition[]): Promise<void> {
    const broker = this.#broker
    // Only then are the logs of new partitions made.
    await broker.whenIdle()
    const wrong = new Map<Uuid, LocalPartition[]>()
    for (const local of partitions) {
      const directory = this.#misplaced(local)
      if (directory === null) continue
      const list = wrong.get(directory) ?? []
      wrong.set(directory, list)
      list.push(local)
    }
    if (this.#closed || wrong.size === 0) return
    // The controller listens to registered brokers.
    if (broker.brokerEpoch < 0) return this.#retry(partitions)
    try {
      const answer = await broker.controller.assignReplicasToDirs(this.#request(wrong))
      if (answer.errorCode === ErrorCode.NONE) return
      broker.logger.log('warn', 'directories of replicas could not be reported', {
        error: errorInfo(answer.errorCode).name,
      })
    } catch (error) {
      broker.logger.log('error', 'directories of replicas could not be reported', { error })
    }
    this.#retry(partitions)
  }

  /** The directory where the replica is, if the image says another one; null where it is right, or has no log. */
  #misplaced({ topic, partition, registration }: LocalPartition): Uuid | null {
    const dir = this.#broker.logs.dirOf(topic, partition)
    if (dir === null || !dir.online) return null
    const actual = this.#idOf(dir)
    return registration.directories[registration.replicas.indexOf(this.#broker.id)] === actual ? null : actual
  }

  #retry(partitions: readonly LocalPartition[]): void {
    if (this.#closed) return
    const timer = this.#broker.clock.schedule(RETRY_MS, () => {
      this.#retries.delete(timer)
      void this.#report(partitions)
    })
    this.#retries.add(timer)
  }

  #request(
    byDirectory: ReadonlyMap<Uuid, readonly LocalPartition[]>,
  ): ReturnType<typeof createAssignReplicasToDirsRequest> {
    const { id: brokerId, brokerEpoch } = this.#broker
    const directories = [...byDirectory].map(([id, partitions]) => {
      const byTopic = Map.groupBy(partitions, ({ topicId }) => topicId)
      const topics = [...byTopic].map(([topicId, list]) =>
        createAssignReplicasToDirsRequestTopicData({
          topicId,
          partitions: list.map(({ partition: partitionIndex }) =>
            createAssignReplicasToDirsRequestPartitionData({ partitionIndex }),
          ),
        }),
      )
      return createAssignReplicasToDirsRequestDirectoryData({ id, topics })
    })
    return createAssignReplicasToDirsRequest({ brokerId, brokerEpoch, directories })
  }
}
