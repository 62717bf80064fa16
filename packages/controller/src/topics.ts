/** Topics: created, deleted, grown. */
import { type Random, randomUuid, type Uuid, ZERO_UUID } from '@ottla/base'
import {
  type BrokerRegistration,
  type ConfigEntry,
  LEADER_RECOVERED,
  type PartitionRegistration,
  partitionRecordOf,
  versionedRecord,
} from '@ottla/metadata'
import {
  type CreatePartitionsRequestCreatePartitionsTopic,
  type CreateTopicsRequestCreatableTopic,
  createRemoveTopicRecord,
  createTopicRecord,
  ErrorCode,
  type MetadataRecord,
} from '@ottla/protocol'
import type { ConfigControl } from './configs.ts'
import { ControllerError } from './controller-error.ts'
import type { ControllerOptions } from './options.ts'
import type { PartitionControl } from './partitions.ts'
import { placeReplicas, type UsableBroker } from './placement.ts'
import type { ControllerState, TopicState } from './state.ts'
import { collisionName, validateTopicName } from './topic-names.ts'

/** More records than this in one operation would be one batch too large for Raft. */
const MAX_PARTITIONS_PER_OPERATION = 10_000

export interface CreatedTopic {
  readonly records: readonly MetadataRecord[]
  readonly topicId: Uuid
  readonly partitions: number
  readonly replicationFactor: number
  readonly configs: readonly ConfigEntry[]
}

export class TopicControl {
  readonly #state: ControllerState
  readonly #options: ControllerOptions
  readonly #configs: ConfigControl
  readonly #partitions: PartitionControl
  readonly #random: Random

  constructor(
    state: ControllerState,
    options: ControllerOptions,
    parts: { readonly configs: ConfigControl; readonly partitions: PartitionControl; readonly random: Random },
  ) {
    this.#state = state
    this.#options = options
    this.#configs = parts.configs
    this.#partitions = parts.partitions
    this.#random = parts.random
  }

  /** Throws ControllerError. */
  create(topic: CreateTopicsRequestCreatableTopic): CreatedTopic {
    const { name } = topic
    this.#checkName(name)
    const configs = this.#configsOf(topic)
    // Checked before the partitions, as Kafka does: a request that is wrong in both names its configs.
    const configRecords = this.#configs.ofNewTopic(name, configs)
    const placements = topic.assignments.length > 0 ? this.#manual(topic) : this.#automatic(topic)
    const topicId = this.#newTopicId()
    const records = [
      versionedRecord('TopicRecord', createTopicRecord({ name, topicId }), this.#state.metadataVersion),
      ...configRecords,
      ...placements.map((replicas, partition) => this.#partitionRecord(topicId, partition, replicas)),
    ]
    return {
      records,
      topicId,
      partitions: placements.length,
      replicationFactor: placements[0]!.replicas.length,
      configs: this.#configs.resolver.createdTopicEntries(configs),
    }
  }

  /** Throws ControllerError. */
  delete(topicId: Uuid): MetadataRecord {
    if (!this.#options.deleteTopicEnable) {
      throw new ControllerError(ErrorCode.TOPIC_DELETION_DISABLED, 'Topic deletion is disabled.')
    }
    if (!this.#state.topics.has(topicId)) {
      throw new ControllerError(ErrorCode.UNKNOWN_TOPIC_ID, 'This server does not host this topic ID.')
    }
    return versionedRecord('RemoveTopicRecord', createRemoveTopicRecord({ topicId }), this.#state.metadataVersion)
  }

  /** Throws ControllerError. */
  addPartitions(request: CreatePartitionsRequestCreatePartitionsTopic): MetadataRecord[] {
    const topic = this.#state.topic(request.name)
    if (topic === undefined) {
      throw new ControllerError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, 'This server does not host this topic-partition.')
    }
    const count = topic.partitions.size
    this.#checkCount(request, topic)
    const additional = request.count - count
    const replicationFactor = topic.partitions.get(0)!.replicas.length
    const placements =
      request.assignments === null
        ? this.#placed(additional, replicationFactor, ErrorCode.INVALID_REPLICATION_FACTOR)
        : request.assignments.map(({ brokerIds }, at) => this.#assigned(brokerIds, replicationFactor, count + at))
    return placements.map((placement, at) => this.#partitionRecord(topic.id, count + at, placement))
  }

  /** Two topics of one request may collide with each other: Kafka looks only at those that exist. */
  #checkName(name: string): void {
    validateTopicName(name)
    if (this.#state.topicIds.has(name)) {
      throw new ControllerError(ErrorCode.TOPIC_ALREADY_EXISTS, `Topic '${name}' already exists.`)
    }
    if (!/[._]/.test(name)) return
    const other = this.#state.collisions.get(collisionName(name))?.[0]
    if (other !== undefined) {
      throw new ControllerError(
        ErrorCode.INVALID_TOPIC_EXCEPTION,
        `Topic '${name}' collides with existing topic: ${other}`,
      )
    }
  }

  #configsOf(topic: CreateTopicsRequestCreatableTopic): Map<string, string> {
    const configs = new Map<string, string>()
    const nulls = topic.configs.filter(({ value }) => value === null).map(({ name }) => name)
    if (nulls.length > 0) {
      throw new ControllerError(
        ErrorCode.INVALID_CONFIG,
        `Null value not supported for topic configs: ${nulls.sort().join(',')}`,
      )
    }
    for (const { name, value } of topic.configs) configs.set(name, value!)
    return configs
  }

  #manual(topic: CreateTopicsRequestCreatableTopic): Placement[] {
    const refuse = (code: number, message: string): never => {
      throw new ControllerError(code, message)
    }
    if (topic.replicationFactor !== -1) {
      refuse(
        ErrorCode.INVALID_REQUEST,
        'A manual partition assignment was specified, but replication factor was not set to -1.',
      )
    }
    if (topic.numPartitions !== -1) {
      refuse(
        ErrorCode.INVALID_REQUEST,
        'A manual partition assignment was specified, but numPartitions was not set to -1.',
      )
    }
    const byIndex = new Map<number, Placement>()
    let replicationFactor: number | null = null
    for (const { partitionIndex, brokerIds } of topic.assignments) {
      if (byIndex.has(partitionIndex)) {
        refuse(
          ErrorCode.INVALID_REPLICA_ASSIGNMENT,
          `Found multiple manual partition assignments for partition ${partitionIndex}`,
        )
      }
      byIndex.set(partitionIndex, this.#assigned(brokerIds, replicationFactor, partitionIndex))
      replicationFactor = brokerIds.length
    }
    return Array.from({ length: byIndex.size }, (_, index) => {
      const placement = byIndex.get(index)
      if (placement !== undefined) return placement
      return refuse(ErrorCode.INVALID_REPLICA_ASSIGNMENT, 'partitions should be a consecutive 0-based integer sequence')
    })
  }

  #automatic(topic: CreateTopicsRequestCreatableTopic): Placement[] {
    const { numPartitions, replicationFactor } = topic
    if (replicationFactor < -1 || replicationFactor === 0) {
      throw new ControllerError(
        ErrorCode.INVALID_REPLICATION_FACTOR,
        'Replication factor must be larger than 0, or -1 to use the default value.',
      )
    }
    if (numPartitions < -1 || numPartitions === 0) {
      throw new ControllerError(
        ErrorCode.INVALID_PARTITIONS,
        'Number of partitions was set to an invalid non-positive value.',
      )
    }
    const partitions = numPartitions === -1 ? this.#options.defaultPartitions : numPartitions
    const factor = replicationFactor === -1 ? this.#options.defaultReplicationFactor : replicationFactor
    return this.#placed(partitions, factor, ErrorCode.INVALID_REPLICATION_FACTOR)
  }

  #checkCount(request: CreatePartitionsRequestCreatePartitionsTopic, topic: TopicState): void {
    const count = topic.partitions.size
    if (request.count === count) {
      throw new ControllerError(ErrorCode.INVALID_PARTITIONS, `Topic already has ${count} partition(s).`)
    }
    if (request.count < count) {
      throw new ControllerError(
        ErrorCode.INVALID_PARTITIONS,
        `The topic ${topic.name} currently has ${count} partition(s); ${request.count} would not be an increase.`,
      )
    }
    const additional = request.count - count
    if (request.assignments !== null && request.assignments.length !== additional) {
      throw new ControllerError(
        ErrorCode.INVALID_REPLICA_ASSIGNMENT,
        `Attempted to add ${additional} additional partition(s), but only ${request.assignments.length} assignment(s) were specified.`,
      )
    }
    for (const partition of topic.partitions.values()) {
      if (partition.addingReplicas.length === 0 && partition.removingReplicas.length === 0) continue
      throw new ControllerError(
        ErrorCode.REASSIGNMENT_IN_PROGRESS,
        `Partitions of topic ${topic.name} are being reassigned.`,
      )
    }
  }

  #placed(partitions: number, replicationFactor: number, errorCode: number): Placement[] {
    if (partitions > MAX_PARTITIONS_PER_OPERATION) {
      throw new ControllerError(
        ErrorCode.POLICY_VIOLATION,
        `Excessively large number of partitions per request: ${partitions}, the limit is ${MAX_PARTITIONS_PER_OPERATION}.`,
      )
    }
    const refuse = (message: string): never => {
      throw new ControllerError(errorCode, `Unable to replicate the partition ${replicationFactor} time(s): ${message}`)
    }
    let placements: number[][]
    try {
      placements = placeReplicas(partitions, replicationFactor, this.#usableBrokers(), this.#random)
    } catch (error) {
      if (error instanceof ControllerError) return refuse(error.message)
      throw error
    }
    return placements.map((replicas) => {
      const isr = replicas.filter((broker) => this.#state.isActive(broker))
      if (isr.length === 0) refuse('All brokers are currently fenced or in controlled shutdown.')
      return { replicas, isr }
    })
  }

  #assigned(replicas: readonly number[], replicationFactor: number | null, partition: number): Placement {
    const refuse = (message: string): never => {
      throw new ControllerError(ErrorCode.INVALID_REPLICA_ASSIGNMENT, message)
    }
    if (replicas.length === 0) refuse('The manual partition assignment includes an empty replica list.')
    const sorted = [...replicas].sort((a, b) => a - b)
    sorted.forEach((broker, at) => {
      if (!this.#state.brokers.has(broker)) {
        refuse(`The manual partition assignment includes broker ${broker}, but no such broker is registered.`)
      }
      if (isCordoned(this.#state.brokers.get(broker)!)) {
        refuse(`The manual partition assignment includes broker ${broker}, but all its log directories are cordoned.`)
      }
      if (broker === sorted[at - 1]) {
        refuse(`The manual partition assignment includes the broker ${broker} more than once.`)
      }
    })
    if (replicationFactor !== null && replicas.length !== replicationFactor) {
      refuse(
        `The manual partition assignment includes a partition with ${replicas.length} replica(s), but this is not consistent with previous partitions, which have ${replicationFactor} replica(s).`,
      )
    }
    const isr = replicas.filter((broker) => this.#state.isActive(broker))
    if (isr.length === 0) {
      refuse(
        `All brokers specified in the manual partition assignment for partition ${partition} are fenced or in controlled shutdown.`,
      )
    }
    return { replicas, isr }
  }

  /** Brokers that may get replicas: not those that are leaving, nor those whose directories are all cordoned (KIP-1066). */
  #usableBrokers(): UsableBroker[] {
    return [...this.#state.brokers.values()]
      .filter((broker) => !broker.inControlledShutdown && !isCordoned(broker))
      .map(({ id, rack, fenced }) => ({ id, rack, fenced }))
  }

  #newTopicId(): Uuid {
    let id = randomUuid(this.#random)
    while (this.#state.topics.has(id) || id === ZERO_UUID) id = randomUuid(this.#random)
    return id
  }

  #partitionRecord(topicId: Uuid, partition: number, { replicas, isr }: Placement): MetadataRecord {
    const registration: PartitionRegistration = {
      replicas,
      directories: replicas.map((broker) => this.#partitions.defaultDirectory(broker)),
      isr,
      removingReplicas: [],
      addingReplicas: [],
      leader: isr[0]!,
      leaderRecoveryState: LEADER_RECOVERED,
      leaderEpoch: 0,
      partitionEpoch: 0,
      elr: [],
      lastKnownElr: [],
    }
    const { metadataVersion } = this.#state
    return versionedRecord(
      'PartitionRecord',
      partitionRecordOf(topicId, partition, registration, metadataVersion),
      metadataVersion,
    )
  }
}

/** No directory of the broker takes new replicas (KIP-1066). */
function isCordoned({ cordonedDirectories, directories }: BrokerRegistration): boolean {
  const cordoned = cordonedDirectories ?? []
  return cordoned.length > 0 && directories.every((id) => cordoned.includes(id))
}

/** Replicas of a new partition, and those of them that are in sync from the start. */
interface Placement {
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
}
