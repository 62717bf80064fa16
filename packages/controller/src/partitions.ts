/** Partitions when brokers come and go: which have to change, and the records of their changes. */
import type { Uuid } from '@ottla/base'
import {
  ConfigResourceType,
  DIRECTORY_LOST,
  DIRECTORY_MIGRATING,
  DIRECTORY_UNASSIGNED,
  LEADER_NONE,
  type PartitionRegistration,
  versionedRecord,
} from '@ottla/metadata'
import { createPartitionChangeRecord, type MetadataRecord } from '@ottla/protocol'
import type { ConfigControl } from './configs.ts'
import { type Election, nextPartitionChange, type PartitionChangeRequest } from './partition-change.ts'
import type { ControllerState, TopicState } from './state.ts'

/** Brokers that an operation is about; they are not (or no longer) what the state says. */
export interface BrokerChange {
  /** Leaves all ISRs and leaderships. */
  readonly remove?: number
  /** May lead from now on. */
  readonly add?: number
  /** Came back without having stopped cleanly. */
  readonly unclean?: number
}

interface PartitionOf {
  readonly topic: TopicState
  readonly id: number
  readonly partition: PartitionRegistration
}

export class PartitionControl {
  readonly #state: ControllerState
  readonly #configs: ConfigControl

  constructor(state: ControllerState, configs: ConfigControl) {
    this.#state = state
    this.#configs = configs
  }

  hasLeaderships(brokerId: number): boolean {
    for (const { partition } of this.#all()) if (partition.leader === brokerId) return true
    return false
  }

  /** Of partitions that have the broker in their ISR (or eligible, or as leader). */
  changesWithBroker(brokerId: number, change: BrokerChange): MetadataRecord[] {
    return this.#changes(
      ({ partition }) =>
        partition.isr.includes(brokerId) ||
        partition.leader === brokerId ||
        (change.unclean !== undefined && partition.elr.includes(brokerId)),
      change,
    )
  }

  /** Of partitions that have no leader. */
  changesWithoutLeader(change: BrokerChange): MetadataRecord[] {
    return this.#changes(({ partition }) => partition.leader === LEADER_NONE, change)
  }

  /** Of partitions that have a replica in one of these directories of the broker, which are gone. */
  changesInDirectories(brokerId: number, directories: readonly Uuid[]): MetadataRecord[] {
    return this.#changes(
      ({ partition }) => {
        const at = partition.replicas.indexOf(brokerId)
        const affected = partition.isr.includes(brokerId) || partition.leader === brokerId
        return at >= 0 && affected && directories.includes(partition.directories[at]!)
      },
      { remove: brokerId },
    )
  }

  /** The change that an election or another wish leads to; null where nothing changes. */
  change(
    topic: TopicState,
    id: number,
    wish: Partial<Omit<PartitionChangeRequest, 'partition'>> & { readonly election: Election },
    brokers: BrokerChange = {},
  ): MetadataRecord | null {
    const partition = topic.partitions.get(id)!
    const change = nextPartitionChange({
      partition,
      isAcceptableLeader: (broker) => this.#isAcceptable(broker, partition, brokers),
      metadataVersion: this.#state.metadataVersion,
      minIsr: this.minIsr(topic),
      elrEnabled: this.#state.isElrEnabled,
      defaultDirectory: (broker) => this.defaultDirectory(broker),
      ...wish,
    })
    if (change === null) return null
    const record = createPartitionChangeRecord({ topicId: topic.id, partitionId: id, ...change })
    return versionedRecord('PartitionChangeRecord', record, this.#state.metadataVersion)
  }

  /** Effective min.insync.replicas: never more than there are replicas. */
  minIsr(topic: TopicState): number {
    const own = this.#state.configs(ConfigResourceType.TOPIC, topic.name)
    const configured = Number(this.#configs.resolver.topicValue(own, 'min.insync.replicas'))
    return Math.min(configured, topic.partitions.get(0)?.replicas.length ?? configured)
  }

  /** Where a new replica goes: the only directory, else the broker chooses and says so. */
  defaultDirectory(brokerId: number): Uuid {
    const directories = this.#state.brokers.get(brokerId)?.directories ?? []
    if (directories.length === 0) return DIRECTORY_MIGRATING
    return directories.length === 1 ? directories[0]! : DIRECTORY_UNASSIGNED
  }

  uncleanElection(topic: TopicState): boolean {
    const own = this.#state.configs(ConfigResourceType.TOPIC, topic.name)
    return this.#configs.resolver.topicValue(own, 'unclean.leader.election.enable') === 'true'
  }

  #changes(affected: (partition: PartitionOf) => boolean, brokers: BrokerChange): MetadataRecord[] {
    const records: MetadataRecord[] = []
    for (const candidate of this.#all()) {
      if (!affected(candidate)) continue
      const { topic, id, partition } = candidate
      const record = this.change(
        topic,
        id,
        {
          election: this.uncleanElection(topic) ? 'unclean' : 'online',
          targetIsr: partition.isr.filter((broker) => broker !== brokers.remove && broker !== brokers.unclean),
          uncleanShutdownReplicas: brokers.unclean === undefined ? [] : [brokers.unclean],
        },
        brokers,
      )
      if (record !== null) records.push(record)
    }
    return records
  }

  *#all(): IterableIterator<PartitionOf> {
    for (const topic of this.#state.topics.values()) {
      for (const [id, partition] of topic.partitions) yield { topic, id, partition }
    }
  }

  #isAcceptable(broker: number, partition: PartitionRegistration, change: BrokerChange): boolean {
    if (broker === change.remove || broker === change.unclean) return false
    if (broker !== change.add && !this.#state.isActive(broker)) return false
    const at = partition.replicas.indexOf(broker)
    return at < 0 || this.#isOnline(broker, partition.directories[at] ?? DIRECTORY_MIGRATING)
  }

  #isOnline(brokerId: number, directory: Uuid): boolean {
    if (directory === DIRECTORY_LOST) return false
    if (directory === DIRECTORY_MIGRATING || directory === DIRECTORY_UNASSIGNED) return true
    const directories = this.#state.brokers.get(brokerId)?.directories ?? []
    return directories.length === 0 || directories.includes(directory)
  }
}
