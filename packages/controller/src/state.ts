import { Timeline, TimelineMap, TimelineValue, type Uuid } from '@ottla/base'
import {
  type BrokerRegistration,
  brokerRegistrationOf,
  type ControllerRegistration,
  changedBrokerRegistration,
  changedPartition,
  configResourceKey,
  controllerRegistrationOf,
  METADATA_VERSION,
  MINIMUM_METADATA_VERSION,
  type PartitionRegistration,
  partitionRegistrationOf,
} from '@ottla/metadata'
import type { ConfigRecord, MetadataRecord, RemoveTopicRecord } from '@ottla/protocol'
import { collisionName } from './topic-names.ts'

export interface TopicState {
  readonly name: string
  readonly id: Uuid
  readonly partitions: TimelineMap<number, PartitionRegistration>
}

const NO_CONFIGS: ReadonlyMap<string, string> = new Map()

/**
 * What the controller decides on: the part of the metadata that its operations read, on a timeline, so that records whose
 * append fails leave no trace. Records change it, and nothing else does. What no decision reads (ACLs, quotas,
 * credentials, tokens) lives in the brokers' images alone.
 */
export class ControllerState {
  readonly timeline: Timeline = new Timeline()
  readonly brokers: TimelineMap<number, BrokerRegistration> = new TimelineMap(this.timeline)
  /** Offset of the record that registered a broker last: the broker may be unfenced once it has read it. */
  readonly registrationOffsets: TimelineMap<number, number> = new TimelineMap(this.timeline)
  readonly controllers: TimelineMap<number, ControllerRegistration> = new TimelineMap(this.timeline)
  readonly topics: TimelineMap<Uuid, TopicState> = new TimelineMap(this.timeline)
  readonly topicIds: TimelineMap<string, Uuid> = new TimelineMap(this.timeline)
  /** Names of topics by the name under which they could be mistaken for each other. */
  readonly collisions: TimelineMap<string, readonly string[]> = new TimelineMap(this.timeline)
  readonly features: TimelineMap<string, number> = new TimelineMap(this.timeline)
  readonly #configs: TimelineMap<string, ReadonlyMap<string, string>> = new TimelineMap(this.timeline)
  readonly #nextProducerId: TimelineValue<number> = new TimelineValue(this.timeline, 0)
  readonly #isEmpty: TimelineValue<boolean> = new TimelineValue(this.timeline, true)
  /** Records of a metadata transaction that has not ended; they count from its end on. */
  readonly #transaction: TimelineValue<readonly { readonly offset: number; readonly entry: MetadataRecord }[] | null> =
    new TimelineValue(this.timeline, null)

  /** No record has been replayed, or none but those of a transaction that never ended. */
  get isEmpty(): boolean {
    return this.#isEmpty.value
  }

  get isInTransaction(): boolean {
    return this.#transaction.value !== null
  }

  get metadataVersion(): number {
    return this.features.get(METADATA_VERSION) ?? MINIMUM_METADATA_VERSION
  }

  get isElrEnabled(): boolean {
    return (this.features.get('eligible.leader.replicas.version') ?? 0) >= 1
  }

  get nextProducerId(): number {
    return this.#nextProducerId.value
  }

  configs(type: number, name: string): ReadonlyMap<string, string> {
    return this.#configs.get(configResourceKey(type, name)) ?? NO_CONFIGS
  }

  topic(name: string): TopicState | undefined {
    const id = this.topicIds.get(name)
    return id === undefined ? undefined : this.topics.get(id)
  }

  /** Not fenced and not on its way out: may lead, and may join an ISR. */
  isActive(brokerId: number): boolean {
    const broker = this.brokers.get(brokerId)
    return broker !== undefined && !broker.fenced && !broker.inControlledShutdown
  }

  replay(offset: number, entry: MetadataRecord): void {
    const transaction = this.#transaction.value
    switch (entry.type) {
      case 'BeginTransactionRecord':
        this.#transaction.value = []
        return
      case 'AbortTransactionRecord':
        this.#transaction.value = null
        return
      case 'EndTransactionRecord':
        this.#transaction.value = null
        for (const { offset: at, entry: held } of transaction ?? []) this.#apply(at, held)
        return
      default:
        if (transaction === null) this.#apply(offset, entry)
        else this.#transaction.value = [...transaction, { offset, entry }]
    }
  }

  #apply(offset: number, entry: MetadataRecord): void {
    if (this.#isEmpty.value) this.#isEmpty.value = false
    switch (entry.type) {
      case 'FeatureLevelRecord':
        if (entry.record.featureLevel === 0) this.features.delete(entry.record.name)
        else this.features.set(entry.record.name, entry.record.featureLevel)
        return
      case 'ProducerIdsRecord':
        this.#nextProducerId.value = entry.record.nextProducerId
        return
      case 'ConfigRecord':
        return this.#setConfig(entry.record)
      case 'TopicRecord': {
        const { name, topicId: id } = entry.record
        this.topics.set(id, { name, id, partitions: new TimelineMap(this.timeline) })
        this.topicIds.set(name, id)
        const collision = collisionName(name)
        this.collisions.set(collision, [...(this.collisions.get(collision) ?? []), name])
        return
      }
      case 'PartitionRecord':
        this.#topic(entry.record.topicId).partitions.set(
          entry.record.partitionId,
          partitionRegistrationOf(entry.record),
        )
        return
      case 'PartitionChangeRecord': {
        const { partitions } = this.#topic(entry.record.topicId)
        partitions.set(
          entry.record.partitionId,
          changedPartition(partitions.get(entry.record.partitionId)!, entry.record),
        )
        return
      }
      case 'RemoveTopicRecord':
        return this.#removeTopic(entry.record)
      case 'ClearElrRecord':
        return this.#clearElr(entry.record.topicName)
      default:
        this.#applyCluster(offset, entry)
    }
  }

  #applyCluster(offset: number, entry: MetadataRecord): void {
    switch (entry.type) {
      case 'RegisterBrokerRecord':
        this.brokers.set(entry.record.brokerId, brokerRegistrationOf(entry.record))
        this.registrationOffsets.set(entry.record.brokerId, offset)
        return
      case 'UnregisterBrokerRecord':
        this.brokers.delete(entry.record.brokerId)
        this.registrationOffsets.delete(entry.record.brokerId)
        return
      case 'FenceBrokerRecord':
        this.brokers.set(entry.record.id, { ...this.brokers.get(entry.record.id)!, fenced: true })
        return
      case 'UnfenceBrokerRecord':
        this.brokers.set(entry.record.id, { ...this.brokers.get(entry.record.id)!, fenced: false })
        return
      case 'BrokerRegistrationChangeRecord': {
        const { brokerId } = entry.record
        this.brokers.set(brokerId, changedBrokerRegistration(this.brokers.get(brokerId)!, entry.record))
        return
      }
      case 'RegisterControllerRecord':
        this.controllers.set(entry.record.controllerId, controllerRegistrationOf(entry.record))
        return
      case 'UnregisterControllerRecord':
        this.controllers.delete(entry.record.controllerId)
        return
      default:
        // No decision reads what the other records say.
        return
    }
  }

  #setConfig(record: ConfigRecord): void {
    const key = configResourceKey(record.resourceType, record.resourceName)
    const data = new Map(this.#configs.get(key) ?? [])
    if (record.value === null) data.delete(record.name)
    else data.set(record.name, record.value)
    if (data.size === 0) this.#configs.delete(key)
    else this.#configs.set(key, data)
  }

  #removeTopic(record: RemoveTopicRecord): void {
    const { name, id } = this.#topic(record.topicId)
    this.topics.delete(id)
    this.topicIds.delete(name)
    this.#configs.delete(configResourceKey(2, name))
    const collision = collisionName(name)
    const left = (this.collisions.get(collision) ?? []).filter((other) => other !== name)
    if (left.length === 0) this.collisions.delete(collision)
    else this.collisions.set(collision, left)
  }

  #clearElr(topicName: string): void {
    const topics = topicName === '' ? [...this.topics.values()] : [this.topic(topicName)]
    for (const topic of topics) {
      for (const [id, partition] of [...(topic?.partitions ?? [])]) {
        topic?.partitions.set(id, { ...partition, elr: [], lastKnownElr: [] })
      }
    }
  }

  #topic(id: Uuid): TopicState {
    const topic = this.topics.get(id)
    if (topic === undefined) throw new Error(`a record changes topic ${id}, which does not exist`)
    return topic
  }
}
