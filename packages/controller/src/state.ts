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
import type {
  ConfigRecord,
  MetadataRecord,
  MetadataRecordName,
  MetadataRecords,
  RemoveTopicRecord,
} from '@ottla/protocol'
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
    if (entry.type === 'BeginTransactionRecord') this.#transaction.value = []
    else if (entry.type === 'AbortTransactionRecord') this.#transaction.value = null
    else if (entry.type === 'EndTransactionRecord') {
      this.#transaction.value = null
      for (const { offset: at, entry: held } of transaction ?? []) this.#apply(at, held)
    } else if (transaction === null) this.#apply(offset, entry)
    else this.#transaction.value = [...transaction, { offset, entry }]
  }

  #apply(offset: number, entry: MetadataRecord): void {
    if (this.#isEmpty.value) this.#isEmpty.value = false
    // Each handler takes the record that belongs to its name; what no decision reads has none.
    const handler = this.#handlers[entry.type] as ((record: object, offset: number) => void) | undefined
    handler?.(entry.record, offset)
  }

  readonly #handlers: {
    readonly [N in MetadataRecordName]?: (record: MetadataRecords[N], offset: number) => void
  } = {
    FeatureLevelRecord: ({ name, featureLevel }) => {
      if (featureLevel === 0) this.features.delete(name)
      else this.features.set(name, featureLevel)
    },
    ProducerIdsRecord: ({ nextProducerId }) => {
      this.#nextProducerId.value = nextProducerId
    },
    ConfigRecord: (record) => this.#setConfig(record),
    TopicRecord: ({ name, topicId: id }) => {
      this.topics.set(id, { name, id, partitions: new TimelineMap(this.timeline) })
      this.topicIds.set(name, id)
      const collision = collisionName(name)
      this.collisions.set(collision, [...(this.collisions.get(collision) ?? []), name])
    },
    PartitionRecord: (record) =>
      this.#topic(record.topicId).partitions.set(record.partitionId, partitionRegistrationOf(record)),
    PartitionChangeRecord: (record) => {
      const { partitions } = this.#topic(record.topicId)
      partitions.set(record.partitionId, changedPartition(partitions.get(record.partitionId)!, record))
    },
    RemoveTopicRecord: (record) => this.#removeTopic(record),
    ClearElrRecord: ({ topicName }) => this.#clearElr(topicName),
    RegisterBrokerRecord: (record, offset) => {
      this.brokers.set(record.brokerId, brokerRegistrationOf(record))
      this.registrationOffsets.set(record.brokerId, offset)
    },
    UnregisterBrokerRecord: ({ brokerId }) => {
      this.brokers.delete(brokerId)
      this.registrationOffsets.delete(brokerId)
    },
    FenceBrokerRecord: ({ id }) => this.brokers.set(id, { ...this.brokers.get(id)!, fenced: true }),
    UnfenceBrokerRecord: ({ id }) => this.brokers.set(id, { ...this.brokers.get(id)!, fenced: false }),
    BrokerRegistrationChangeRecord: (record) =>
      this.brokers.set(record.brokerId, changedBrokerRegistration(this.brokers.get(record.brokerId)!, record)),
    RegisterControllerRecord: (record) => this.controllers.set(record.controllerId, controllerRegistrationOf(record)),
    UnregisterControllerRecord: ({ controllerId }) => void this.controllers.delete(controllerId),
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
      for (const [id, partition] of topic?.partitions ?? []) {
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
