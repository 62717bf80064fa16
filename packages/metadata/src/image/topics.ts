import type { Uuid } from '@ottla/base'
import { PersistentMap } from '../persistent-map.ts'

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
