/** ElectLeaders and AlterPartition: leaders chosen by hand, and ISRs as leaders report them. */
import {
  changedPartition,
  LEADER_NONE,
  LEADER_RECOVERED,
  LEADER_RECOVERING,
  type PartitionRegistration,
} from '@ottla/metadata'
import {
  type AlterPartitionRequest,
  type AlterPartitionRequestPartitionData,
  type AlterPartitionResponse,
  type AlterPartitionResponsePartitionData,
  createAlterPartitionResponse,
  createAlterPartitionResponsePartitionData,
  createAlterPartitionResponseTopicData,
  createElectLeadersResponse,
  createElectLeadersResponsePartitionResult,
  createElectLeadersResponseReplicaElectionResult,
  type ElectLeadersRequest,
  type ElectLeadersResponse,
  ErrorCode,
  type MetadataRecord,
} from '@ottla/protocol'
import type { BrokerControl } from './brokers.ts'
import type { PartitionControl } from './partitions.ts'
import type { ControllerState, TopicState } from './state.ts'

const PREFERRED = 0
const UNCLEAN = 1

export class ElectionControl {
  readonly #state: ControllerState
  readonly #partitions: PartitionControl
  readonly #brokers: BrokerControl

  constructor(state: ControllerState, partitions: PartitionControl, brokers: BrokerControl) {
    this.#state = state
    this.#partitions = partitions
    this.#brokers = brokers
  }

  electLeaders(request: ElectLeadersRequest): { records: MetadataRecord[]; response: ElectLeadersResponse } {
    const records: MetadataRecord[] = []
    const { electionType } = request
    if (electionType !== PREFERRED && electionType !== UNCLEAN) {
      return { records, response: unknownElection(request) }
    }
    // Asked for all partitions, those that need no election are not worth a line.
    const all = request.topicPartitions === null
    const wanted = request.topicPartitions ?? [...this.#state.topics.values()].map(allPartitionsOf)
    const replicaElectionResults = wanted.map(({ topic, partitions }) => {
      const results = partitions.map((partition) => this.#elect(topic, partition, electionType, records))
      const partitionResult = results.filter(({ errorCode }) => !all || errorCode !== ErrorCode.ELECTION_NOT_NEEDED)
      return createElectLeadersResponseReplicaElectionResult({ topic, partitionResult })
    })
    return { records, response: createElectLeadersResponse({ replicaElectionResults }) }
  }

  #elect(
    name: string,
    partitionId: number,
    type: number,
    records: MetadataRecord[],
  ): ReturnType<typeof createElectLeadersResponsePartitionResult> {
    const result = (errorCode: number, errorMessage: string | null) =>
      createElectLeadersResponsePartitionResult({ partitionId, errorCode, errorMessage })
    const topic = this.#state.topic(name)
    if (topic === undefined) return result(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `No such topic as ${name}`)
    const partition = topic.partitions.get(partitionId)
    if (partition === undefined) {
      return result(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `No such partition as ${name}-${partitionId}`)
    }
    const settled = type === PREFERRED ? partition.leader === partition.replicas[0] : partition.leader !== LEADER_NONE
    if (settled) return result(ErrorCode.ELECTION_NOT_NEEDED, 'Leader election not needed for topic partition.')
    const election = type === PREFERRED ? 'preferred' : 'unclean'
    const record = this.#partitions.change(topic, partitionId, { election })
    const leader = record?.type === 'PartitionChangeRecord' ? record.record.leader : -2
    if (record === null || leader < 0 || (type === PREFERRED && leader !== partition.replicas[0])) {
      return type === PREFERRED
        ? result(ErrorCode.PREFERRED_LEADER_NOT_AVAILABLE, 'The preferred leader was not available.')
        : result(ErrorCode.ELIGIBLE_LEADERS_NOT_AVAILABLE, 'Eligible topic partition leaders are not available.')
    }
    records.push(record)
    return result(ErrorCode.NONE, null)
  }

  /** Throws ControllerError where the sender's epoch is not that of its registration. */
  alterPartition(
    request: AlterPartitionRequest,
    version: number,
  ): { records: MetadataRecord[]; response: AlterPartitionResponse } {
    this.#brokers.checkEpoch(request.brokerId, request.brokerEpoch)
    const records: MetadataRecord[] = []
    const topics = request.topics.map(({ topicId, partitions }) => {
      const topic = this.#state.topics.get(topicId)
      const results = partitions.map((wish) => this.#alter(request.brokerId, topic, wish, version, records))
      return createAlterPartitionResponseTopicData({ topicId, partitions: results })
    })
    return { records, response: createAlterPartitionResponse({ topics }) }
  }

  #alter(
    sender: number,
    topic: TopicState | undefined,
    wish: AlterPartitionRequestPartitionData,
    version: number,
    records: MetadataRecord[],
  ): AlterPartitionResponsePartitionData {
    const { partitionIndex } = wish
    const refused = (errorCode: number) => createAlterPartitionResponsePartitionData({ partitionIndex, errorCode })
    if (topic === undefined) return refused(ErrorCode.UNKNOWN_TOPIC_ID)
    const partition = topic.partitions.get(partitionIndex)
    if (partition === undefined) return refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    const isr = version >= 3 ? wish.newIsrWithEpochs.map(({ brokerId }) => brokerId) : wish.newIsr
    const error = this.#refusal(sender, partition, wish, isr, version)
    if (error !== ErrorCode.NONE) return refused(error)
    const record = this.#partitions.change(topic, partitionIndex, {
      election: this.#partitions.uncleanElection(topic) ? 'unclean' : 'online',
      targetIsr: isr,
      targetLeaderRecoveryState: wish.leaderRecoveryState,
    })
    if (record !== null) records.push(record)
    const after = record?.type === 'PartitionChangeRecord' ? changedPartition(partition, record.record) : partition
    // The leader reports, and in the same step another one takes over: a reassignment is complete.
    if (after.leader !== partition.leader) return refused(ErrorCode.NEW_LEADER_ELECTED)
    return createAlterPartitionResponsePartitionData({
      partitionIndex,
      leaderId: after.leader,
      leaderEpoch: after.leaderEpoch,
      isr: [...after.isr],
      leaderRecoveryState: after.leaderRecoveryState,
      partitionEpoch: after.partitionEpoch,
    })
  }

  /** In Kafka's order: a sender that is behind learns it before anything else is held against it. */
  #refusal(
    sender: number,
    partition: PartitionRegistration,
    wish: AlterPartitionRequestPartitionData,
    isr: readonly number[],
    version: number,
  ): number {
    if (wish.leaderEpoch > partition.leaderEpoch || wish.partitionEpoch > partition.partitionEpoch) {
      return ErrorCode.NOT_CONTROLLER
    }
    if (wish.leaderEpoch < partition.leaderEpoch) return ErrorCode.FENCED_LEADER_EPOCH
    if (sender !== partition.leader) return ErrorCode.INVALID_REQUEST
    if (wish.partitionEpoch < partition.partitionEpoch) return ErrorCode.INVALID_UPDATE_VERSION
    const isSubset = new Set(isr).size === isr.length && isr.every((broker) => partition.replicas.includes(broker))
    if (!isSubset || !isr.includes(partition.leader)) return ErrorCode.INVALID_REQUEST
    if (wish.leaderRecoveryState === LEADER_RECOVERING) {
      if (isr.length > 1 || partition.leaderRecoveryState === LEADER_RECOVERED) return ErrorCode.INVALID_REQUEST
    }
    const epochs = new Map(wish.newIsrWithEpochs.map(({ brokerId, brokerEpoch }) => [brokerId, brokerEpoch]))
    for (const broker of isr) {
      if (!this.#state.isActive(broker)) return ErrorCode.INELIGIBLE_REPLICA
      const epoch = version >= 3 ? (epochs.get(broker) ?? -1) : -1
      if (epoch !== -1 && epoch !== this.#state.brokers.get(broker)!.epoch) return ErrorCode.INELIGIBLE_REPLICA
    }
    return ErrorCode.NONE
  }
}

/** Every partition that was named is refused, and the whole as well. */
function unknownElection({ electionType, topicPartitions }: ElectLeadersRequest): ElectLeadersResponse {
  const refused = { errorCode: ErrorCode.INVALID_REQUEST, errorMessage: `Unknown election type ${electionType}` }
  const replicaElectionResults = (topicPartitions ?? []).map(({ topic, partitions }) =>
    createElectLeadersResponseReplicaElectionResult({
      topic,
      partitionResult: partitions.map((partitionId) =>
        createElectLeadersResponsePartitionResult({ partitionId, ...refused }),
      ),
    }),
  )
  return createElectLeadersResponse({ errorCode: ErrorCode.INVALID_REQUEST, replicaElectionResults })
}

function allPartitionsOf(topic: TopicState): { topic: string; partitions: number[] } {
  return { topic: topic.name, partitions: [...topic.partitions.keys()] }
}
