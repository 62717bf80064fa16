/**
 * Partitions whose leader was elected uncleanly are marked as recovering until their leader says that its log is sound
 * (KIP-704). Ours is when it leads: opening it scanned what was not known to be flushed.
 */
import type { Timer } from '@ottla/base'
import type { LocalPartition, MetadataDelta, MetadataPublisher } from '@ottla/metadata'
import {
  createAlterPartitionRequest,
  createAlterPartitionRequestBrokerState,
  createAlterPartitionRequestPartitionData,
  createAlterPartitionRequestTopicData,
  ErrorCode,
  errorInfo,
} from '@ottla/protocol'
import type { Broker } from './broker.ts'

const RECOVERED = 0
const RECOVERING = 1
const RETRY_MS = 1000
/** Of AlterPartition: the one with the epochs of brokers. */
const API_VERSION = 3

export class RecoveredPartitions implements MetadataPublisher {
  readonly name = 'recovered-partitions'
  readonly #broker: Broker
  readonly #retries = new Set<Timer>()
  #closed = false

  constructor(broker: Broker) {
    this.#broker = broker
  }

  onMetadataUpdate(delta: MetadataDelta): void {
    if (delta.topics === null || this.#closed) return
    const { leaders } = delta.topics.localChanges(this.#broker.id)
    const recovering = leaders.filter(({ registration }) => registration.leaderRecoveryState === RECOVERING)
    if (recovering.length > 0) void this.#report(recovering)
  }

  close(): void {
    this.#closed = true
    for (const timer of this.#retries) timer.cancel()
    this.#retries.clear()
  }

  /** What is refused because the partition has changed since comes again with that change; the rest is tried again. */
  async #report(partitions: readonly LocalPartition[]): Promise<void> {
    const broker = this.#broker
    await broker.whenIdle()
    const sound = partitions.filter(({ topicId, partition, registration }) => {
      const local = broker.partitions.get(topicId, partition)
      return local?.leaderEpoch === registration.leaderEpoch && local.checkLeader(-1) === ErrorCode.NONE
    })
    if (this.#closed || sound.length === 0) return
    // The controller listens to registered brokers.
    if (broker.brokerEpoch < 0) return this.#retry(sound)
    try {
      const context = { principal: 'User:ANONYMOUS', apiVersion: API_VERSION }
      const answer = await broker.controller.alterPartition(this.#request(sound), context)
      if (answer.errorCode === ErrorCode.NONE) return
      broker.logger.log('warn', 'recovered partitions could not be reported', {
        error: errorInfo(answer.errorCode).name,
      })
    } catch (error) {
      broker.logger.log('error', 'recovered partitions could not be reported', { error })
    }
    this.#retry(sound)
  }

  #retry(partitions: readonly LocalPartition[]): void {
    if (this.#closed) return
    const timer = this.#broker.clock.schedule(RETRY_MS, () => {
      this.#retries.delete(timer)
      void this.#report(partitions)
    })
    this.#retries.add(timer)
  }

  #request(partitions: readonly LocalPartition[]): ReturnType<typeof createAlterPartitionRequest> {
    const { id: brokerId, brokerEpoch } = this.#broker
    const byTopic = new Map<string, ReturnType<typeof createAlterPartitionRequestPartitionData>[]>()
    for (const { topicId, partition: partitionIndex, registration } of partitions) {
      const list = byTopic.get(topicId) ?? []
      byTopic.set(topicId, list)
      list.push(
        createAlterPartitionRequestPartitionData({
          partitionIndex,
          leaderEpoch: registration.leaderEpoch,
          partitionEpoch: registration.partitionEpoch,
          newIsrWithEpochs: [createAlterPartitionRequestBrokerState({ brokerId, brokerEpoch })],
          leaderRecoveryState: RECOVERED,
        }),
      )
    }
    const topics = [...byTopic].map(([topicId, data]) =>
      createAlterPartitionRequestTopicData({ topicId, partitions: data }),
    )
    return createAlterPartitionRequest({ brokerId, brokerEpoch, topics })
  }
}
