import type { Uuid } from '@ottla/base'
import type { PartitionChangeRecord, PartitionRecord, TopicRecord } from '@ottla/protocol'
import { createPartitionRecord, createTopicRecord } from '@ottla/protocol'
import { PersistentMap } from '../persistent-map.ts'
import { type ImageWriter, sortedById } from './writer.ts'

export const LEADER_NONE = -1

/** LeaderRecoveryState: the leader was elected uncleanly and has not finished recovering. */
export const LEADER_RECOVERED = 0
export const LEADER_RECOVERING = 1

export interface PartitionRegistration {
  readonly replicas: readonly number[]
  /** Log directory of each replica, by position; UNASSIGNED where the broker has not said yet. */
  readonly directories: readonly Uuid[]
  readonly isr: readonly number[]
  readonly removingReplicas: readonly number[]
  readonly addingReplicas: readonly number[]
  /** Broker id, or LEADER_NONE. */
  readonly leader: number
  readonly leaderRecoveryState: number
  readonly leaderEpoch: number
  readonly partitionEpoch: number
  /** Eligible leader replicas (KIP-966). */
  readonly elr: readonly number[]
  readonly lastKnownElr: readonly number[]
}

export interface TopicImage {
  readonly name: string
  readonly id: Uuid
  /** In the order of partition ids. */
  readonly partitions: ReadonlyMap<number, PartitionRegistration>
}

export class TopicsImage {
  static readonly EMPTY: TopicsImage = new TopicsImage(PersistentMap.empty(), PersistentMap.empty())
  readonly topicsById: PersistentMap<Uuid, TopicImage>
  readonly topicsByName: PersistentMap<string, TopicImage>

  constructor(topicsById: PersistentMap<Uuid, TopicImage>, topicsByName: PersistentMap<string, TopicImage>) {
    this.topicsById = topicsById
    this.topicsByName = topicsByName
  }

  topic(name: string): TopicImage | undefined {
    return this.topicsByName.get(name)
  }

  topicById(id: Uuid): TopicImage | undefined {
    return this.topicsById.get(id)
  }

  partition(id: Uuid, partition: number): PartitionRegistration | undefined {
    return this.topicsById.get(id)?.partitions.get(partition)
  }

  /** Names in code unit order. */
  names(): string[] {
    return [...this.topicsByName.keys()].sort()
  }
}

/** A replica whose broker has not said yet in which directory it is. */
export const DIRECTORY_UNASSIGNED: Uuid = 'AAAAAAAAAAAAAAAAAAAAAQ'
/** Of a broker that registered without directories. */
export const DIRECTORY_MIGRATING: Uuid = 'AAAAAAAAAAAAAAAAAAAAAA'
export const DIRECTORY_LOST: Uuid = 'AAAAAAAAAAAAAAAAAAAAAg'

/** In PartitionChangeRecord: the leader stays. */
const NO_LEADER_CHANGE = -2
/** In PartitionChangeRecord: the recovery state stays. */
const NO_RECOVERY_CHANGE = -1

export function partitionRegistrationOf(record: PartitionRecord): PartitionRegistration {
  return {
    replicas: record.replicas,
    // Before metadata version 3.7-IV2 nobody knew them.
    directories:
      record.directories.length === record.replicas.length
        ? record.directories
        : record.replicas.map(() => DIRECTORY_MIGRATING),
    isr: record.isr,
    removingReplicas: record.removingReplicas,
    addingReplicas: record.addingReplicas,
    leader: record.leader,
    leaderRecoveryState: record.leaderRecoveryState,
    leaderEpoch: record.leaderEpoch,
    partitionEpoch: record.partitionEpoch,
    elr: record.eligibleLeaderReplicas ?? [],
    lastKnownElr: record.lastKnownElr ?? [],
  }
}

/** The registration after a change. Every change raises the partition epoch; one that names a leader, the leader epoch. */
export function changedPartition(before: PartitionRegistration, record: PartitionChangeRecord): PartitionRegistration {
  const replicas = record.replicas ?? before.replicas
  const newLeader = record.leader !== NO_LEADER_CHANGE
  return {
    replicas,
    directories: record.directories ?? directoriesFor(replicas, before),
    isr: record.isr ?? before.isr,
    removingReplicas: record.removingReplicas ?? before.removingReplicas,
    addingReplicas: record.addingReplicas ?? before.addingReplicas,
    leader: newLeader ? record.leader : before.leader,
    leaderRecoveryState:
      record.leaderRecoveryState === NO_RECOVERY_CHANGE ? before.leaderRecoveryState : record.leaderRecoveryState,
    leaderEpoch: newLeader ? before.leaderEpoch + 1 : before.leaderEpoch,
    partitionEpoch: before.partitionEpoch + 1,
    elr: record.eligibleLeaderReplicas ?? before.elr,
    lastKnownElr: record.lastKnownElr ?? before.lastKnownElr,
  }
}

/** Directories follow their replicas where a record names new replicas alone. */
function directoriesFor(replicas: readonly number[], before: PartitionRegistration): readonly Uuid[] {
  if (replicas === before.replicas) return before.directories
  return replicas.map((broker) => before.directories[before.replicas.indexOf(broker)] ?? DIRECTORY_UNASSIGNED)
}

/** 3.7-IV2 and 4.0-IV1: the versions of partition records that know directories and eligible leaders. */
const DIRECTORIES_SINCE = 17
const ELR_SINCE = 23

export function partitionRecordOf(
  topicId: Uuid,
  partitionId: number,
  partition: PartitionRegistration,
  metadataVersion: number,
): PartitionRecord {
  const elr = metadataVersion >= ELR_SINCE && partition.elr.length > 0
  const lastKnownElr = metadataVersion >= ELR_SINCE && partition.lastKnownElr.length > 0
  return createPartitionRecord({
    partitionId,
    topicId,
    replicas: [...partition.replicas],
    isr: [...partition.isr],
    removingReplicas: [...partition.removingReplicas],
    addingReplicas: [...partition.addingReplicas],
    leader: partition.leader,
    leaderRecoveryState: partition.leaderRecoveryState,
    leaderEpoch: partition.leaderEpoch,
    partitionEpoch: partition.partitionEpoch,
    directories: metadataVersion >= DIRECTORIES_SINCE ? [...partition.directories] : [],
    eligibleLeaderReplicas: elr ? [...partition.elr] : null,
    lastKnownElr: lastKnownElr ? [...partition.lastKnownElr] : null,
  })
}

export function writeTopics(image: TopicsImage, writer: ImageWriter): void {
  for (const topic of image.topicsById.values()) {
    writer.write('TopicRecord', createTopicRecord({ name: topic.name, topicId: topic.id }))
    for (const [id, partition] of topic.partitions) {
      writer.write('PartitionRecord', partitionRecordOf(topic.id, id, partition, writer.metadataVersion))
    }
  }
}

/** What happened to one topic. */
export class TopicDelta {
  /** As it was; without partitions if it is new. */
  readonly image: TopicImage
  readonly changedPartitions: Map<number, PartitionRegistration> = new Map()

  constructor(image: TopicImage) {
    this.image = image
  }

  get name(): string {
    return this.image.name
  }

  get id(): Uuid {
    return this.image.id
  }

  /** A partition as it is after the delta. */
  partition(id: number): PartitionRegistration | undefined {
    return this.changedPartitions.get(id) ?? this.image.partitions.get(id)
  }

  apply(): TopicImage {
    return { ...this.image, partitions: sortedById(this.image.partitions, this.changedPartitions) }
  }
}

/** A partition of this broker in a delta. */
export interface LocalPartition {
  readonly topic: string
  readonly topicId: Uuid
  readonly partition: number
  readonly registration: PartitionRegistration
}

/** What a broker has to do. The lists do not overlap. */
export interface LocalChanges {
  /** Partitions it no longer has: of deleted topics, and those that moved away. */
  readonly deletes: readonly { readonly topic: string; readonly topicId: Uuid; readonly partition: number }[]
  /** Partitions it leads and that changed: a new leader epoch, or a new ISR, replicas or directories. */
  readonly leaders: readonly LocalPartition[]
  readonly followers: readonly LocalPartition[]
}

export class TopicsDelta {
  readonly image: TopicsImage
  readonly changedTopics: Map<Uuid, TopicDelta> = new Map()
  /** Topics of the image that are gone. */
  readonly deletedTopicIds: Set<Uuid> = new Set()
  readonly createdTopicIds: Set<Uuid> = new Set()

  constructor(image: TopicsImage) {
    this.image = image
  }

  addTopic(record: TopicRecord): void {
    const known = this.image.topicById(record.topicId)
    if (known !== undefined) {
      // A snapshot names a topic that the image has already.
      this.deletedTopicIds.delete(record.topicId)
      this.changedTopics.set(record.topicId, new TopicDelta(known))
      return
    }
    this.createdTopicIds.add(record.topicId)
    this.changedTopics.set(
      record.topicId,
      new TopicDelta({ name: record.name, id: record.topicId, partitions: new Map() }),
    )
  }

  addPartition(record: PartitionRecord): void {
    const topic = this.#topic(record.topicId)
    const registration = partitionRegistrationOf(record)
    // Snapshots name every partition: one that is as it was is no change.
    const before = topic.image.partitions.get(record.partitionId)
    if (before !== undefined && samePartition(before, registration)) topic.changedPartitions.delete(record.partitionId)
    else topic.changedPartitions.set(record.partitionId, registration)
  }

  changePartition(record: PartitionChangeRecord): void {
    const topic = this.#topic(record.topicId)
    const before = topic.partition(record.partitionId)
    if (before === undefined) {
      throw new Error(`a record changes partition ${topic.name}-${record.partitionId}, which does not exist`)
    }
    topic.changedPartitions.set(record.partitionId, changedPartition(before, record))
  }

  /** Returns the name of the topic, whose configs go as well. */
  removeTopic(id: Uuid): string {
    const { name } = this.#topic(id)
    this.changedTopics.delete(id)
    if (!this.createdTopicIds.delete(id)) this.deletedTopicIds.add(id)
    return name
  }

  /** Nobody is eligible or known to have led any longer: of one topic, or of all. */
  clearElr(topicName: string): void {
    const ids = topicName === '' ? this.image.topicsById.keys() : [this.image.topic(topicName)?.id]
    for (const id of [...ids, ...this.createdTopicIds]) {
      if (id === undefined || this.deletedTopicIds.has(id)) continue
      const topic = this.#topic(id)
      if (topicName !== '' && topic.name !== topicName) continue
      for (const partition of new Set([...topic.image.partitions.keys(), ...topic.changedPartitions.keys()])) {
        const registration = topic.partition(partition)!
        if (registration.elr.length === 0 && registration.lastKnownElr.length === 0) continue
        topic.changedPartitions.set(partition, { ...registration, elr: [], lastKnownElr: [] })
      }
    }
  }

  finishSnapshot(): void {
    for (const id of this.image.topicsById.keys()) if (!this.changedTopics.has(id)) this.deletedTopicIds.add(id)
  }

  topicChanged(id: Uuid): boolean {
    return this.changedTopics.has(id) || this.deletedTopicIds.has(id)
  }

  /** What the delta means for one broker. */
  localChanges(brokerId: number): LocalChanges {
    const deletes: { topic: string; topicId: Uuid; partition: number }[] = []
    const leaders: LocalPartition[] = []
    const followers: LocalPartition[] = []
    for (const topicId of this.deletedTopicIds) {
      const { name, partitions } = this.image.topicById(topicId)!
      for (const [partition, { replicas }] of partitions) {
        if (replicas.includes(brokerId)) deletes.push({ topic: name, topicId, partition })
      }
    }
    for (const delta of this.changedTopics.values()) {
      for (const [partition, registration] of delta.changedPartitions) {
        const local = { topic: delta.name, topicId: delta.id, partition, registration }
        if (registration.leader === brokerId) leaders.push(local)
        else if (registration.replicas.includes(brokerId)) followers.push(local)
        else if (delta.image.partitions.get(partition)?.replicas.includes(brokerId) === true) {
          deletes.push({ topic: delta.name, topicId: delta.id, partition })
        }
      }
    }
    return { deletes, leaders, followers }
  }

  apply(): TopicsImage {
    let { topicsById, topicsByName } = this.image
    // Deletions first: a topic may be deleted and created again under its name.
    for (const id of this.deletedTopicIds) {
      const topic = topicsById.get(id)!
      topicsById = topicsById.delete(id)
      topicsByName = topicsByName.delete(topic.name)
    }
    for (const [id, delta] of this.changedTopics) {
      if (delta.changedPartitions.size === 0 && topicsById.has(id)) continue
      const topic = delta.apply()
      topicsById = topicsById.set(id, topic)
      topicsByName = topicsByName.set(topic.name, topic)
    }
    return new TopicsImage(topicsById, topicsByName)
  }

  #topic(id: Uuid): TopicDelta {
    let delta = this.changedTopics.get(id)
    if (delta === undefined) {
      const image = this.deletedTopicIds.has(id) ? undefined : this.image.topicById(id)
      if (image === undefined) throw new Error(`a record changes topic ${id}, which does not exist`)
      delta = new TopicDelta(image)
      this.changedTopics.set(id, delta)
    }
    return delta
  }
}

function samePartition(a: PartitionRegistration, b: PartitionRegistration): boolean {
  const list = (left: readonly unknown[], right: readonly unknown[]) =>
    left.length === right.length && left.every((value, at) => value === right[at])
  return (
    a.leader === b.leader &&
    a.leaderEpoch === b.leaderEpoch &&
    a.partitionEpoch === b.partitionEpoch &&
    a.leaderRecoveryState === b.leaderRecoveryState &&
    list(a.replicas, b.replicas) &&
    list(a.isr, b.isr) &&
    list(a.directories, b.directories) &&
    list(a.removingReplicas, b.removingReplicas) &&
    list(a.addingReplicas, b.addingReplicas) &&
    list(a.elr, b.elr) &&
    list(a.lastKnownElr, b.lastKnownElr)
  )
}
