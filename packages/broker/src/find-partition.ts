/** From the name of a topic to the replica on this broker. */
import { ErrorCode } from '@ottla/protocol'
import type { Broker } from './broker.ts'
import type { Partition } from './partition.ts'

/** The replica, or why there is none here: it is unknown to the cluster, or other brokers have it. */
export function findPartition(broker: Broker, topic: string, partition: number): Partition | number {
  const known = broker.image.topics.topic(topic)
  if (known === undefined || !known.partitions.has(partition)) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  return broker.replicaOf(known.id, partition)
}
