/** AssignReplicasToDirs (KIP-858): brokers with several directories say in which of them they put their replicas. */
import type { Uuid } from '@ottla/base'
import {
  type AssignReplicasToDirsRequest,
  type AssignReplicasToDirsResponse,
  createAssignReplicasToDirsResponse,
  createAssignReplicasToDirsResponseDirectoryData,
  createAssignReplicasToDirsResponsePartitionData,
  createAssignReplicasToDirsResponseTopicData,
  ErrorCode,
  type MetadataRecord,
} from '@ottla/protocol'
import type { BrokerControl } from './brokers.ts'
import type { PartitionControl } from './partitions.ts'
import type { ControllerState } from './state.ts'

export class DirectoryControl {
  readonly #state: ControllerState
  readonly #partitions: PartitionControl
  readonly #brokers: BrokerControl

  constructor(state: ControllerState, partitions: PartitionControl, brokers: BrokerControl) {
    this.#state = state
    this.#partitions = partitions
    this.#brokers = brokers
  }

  /** Throws ControllerError where the sender's epoch is not that of its registration. */
  assign(request: AssignReplicasToDirsRequest): {
    records: MetadataRecord[]
    response: AssignReplicasToDirsResponse
  } {
    this.#brokers.checkEpoch(request.brokerId, request.brokerEpoch)
    const records: MetadataRecord[] = []
    const directories = request.directories.map(({ id, topics }) => {
      const results = topics.map(({ topicId, partitions }) => {
        const answers = partitions.map(({ partitionIndex }) => {
          const errorCode = this.#assign(request.brokerId, id, topicId, partitionIndex, records)
          return createAssignReplicasToDirsResponsePartitionData({ partitionIndex, errorCode })
        })
        return createAssignReplicasToDirsResponseTopicData({ topicId, partitions: answers })
      })
      return createAssignReplicasToDirsResponseDirectoryData({ id, topics: results })
    })
    return { records, response: createAssignReplicasToDirsResponse({ directories }) }
  }

  #assign(brokerId: number, directory: Uuid, topicId: Uuid, id: number, records: MetadataRecord[]): number {
    const topic = this.#state.topics.get(topicId)
    if (topic === undefined) return ErrorCode.UNKNOWN_TOPIC_ID
    const partition = topic.partitions.get(id)
    if (partition === undefined) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    if (!partition.replicas.includes(brokerId)) return ErrorCode.NOT_LEADER_OR_FOLLOWER
    const election = this.#partitions.uncleanElection(topic) ? 'unclean' : 'online'
    const isOnline = this.#state.brokers.get(brokerId)?.directories.includes(directory) === true
    // Assigned to a directory that has failed meanwhile, the replica is as offline as the directory.
    const record = this.#partitions.change(
      topic,
      id,
      {
        election,
        targetDirectories: new Map([[brokerId, directory]]),
        targetIsr: isOnline ? partition.isr : partition.isr.filter((broker) => broker !== brokerId),
      },
      isOnline ? {} : { remove: brokerId },
    )
    if (record !== null) records.push(record)
    return ErrorCode.NONE
  }
}
