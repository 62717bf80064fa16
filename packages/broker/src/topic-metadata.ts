/** What Metadata and DescribeTopicPartitions tell of a partition, by the listener that the client came in on. */
import type { Uuid } from '@ottla/base'
import { ControllerError, validateTopicName } from '@ottla/controller'
import {
  type BrokerRegistration,
  type ClusterImage,
  DIRECTORY_LOST,
  DIRECTORY_MIGRATING,
  DIRECTORY_UNASSIGNED,
  type PartitionRegistration,
} from '@ottla/metadata'
import { ErrorCode } from '@ottla/protocol'

/** The broker is registered and has the listener; it may be fenced, its partitions then follow soon. */
export function hasListener(cluster: ClusterImage, brokerId: number, listener: string): boolean {
  return cluster.broker(brokerId)?.listeners.has(listener) === true
}

/** Replicas that cannot serve clients of the listener: dead, fenced, without it, or in a directory that is lost. */
export function offlineReplicas(cluster: ClusterImage, partition: PartitionRegistration, listener: string): number[] {
  return partition.replicas.filter((id, at) => {
    const broker = cluster.broker(id)
    if (broker === undefined || broker.fenced || !broker.listeners.has(listener)) return true
    return !isOnline(broker, partition.directories[at] ?? DIRECTORY_MIGRATING)
  })
}

/** Error for a topic that does not exist: its name may be one that cannot. */
export function missingTopicError(name: string): number {
  try {
    validateTopicName(name)
    return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  } catch (error) {
    if (!(error instanceof ControllerError)) throw error
    return error.errorCode
  }
}

function isOnline(broker: BrokerRegistration, directory: Uuid): boolean {
  if (directory === DIRECTORY_UNASSIGNED || directory === DIRECTORY_MIGRATING) return true
  if (directory === DIRECTORY_LOST) return false
  return broker.directories.length === 0 || broker.directories.includes(directory)
}
