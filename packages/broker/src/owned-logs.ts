/** Which of the logs on its disks are a broker's by the metadata. */
import type { PartitionLog } from '@ottla/log'
import type { TopicsImage } from '@ottla/metadata'

/** A log whose topic id cannot be read goes by the topic's name. */
export function isReplicaOf(topics: TopicsImage, brokerId: number, log: PartitionLog): boolean {
  const topic = topics.topic(log.topic)
  if (topic === undefined || (log.topicId !== null && log.topicId !== topic.id)) return false
  return topic.partitions.get(log.partition)?.replicas.includes(brokerId) === true
}
