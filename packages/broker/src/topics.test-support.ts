/** For tests of handlers: topics of one partition that the broker leads, and records in them. */
import {
  createConfigRecord,
  createPartitionChangeRecord,
  createPartitionRecord,
  createTopicRecord,
  type MetadataRecord,
} from '@ottla/protocol'
import { BROKER_ID, type TestNode } from './handler.test-support.ts'
import { ACKS_ALL, type Partition } from './partition.ts'

const TOPIC_CONFIG = 2

/** As a controller would have made it, at whatever leader epoch. `leader` may be another broker. */
export async function makeTopic(
  node: TestNode,
  name: string,
  options: {
    readonly leaderEpoch?: number
    readonly leader?: number
    readonly configs?: Readonly<Record<string, string>>
  } = {},
): Promise<void> {
  const { leaderEpoch = 0, leader = BROKER_ID, configs = {} } = options
  const topicId = node.random.bytes(16).toString('base64url')
  const partition = createPartitionRecord({
    partitionId: 0,
    topicId,
    replicas: [leader],
    isr: [leader],
    leader,
    leaderEpoch,
  })
  const records: MetadataRecord[] = [
    { type: 'TopicRecord', version: 0, record: createTopicRecord({ name, topicId }) },
    { type: 'PartitionRecord', version: 0, record: partition },
  ]
  for (const [key, value] of Object.entries(configs)) {
    const record = createConfigRecord({ resourceType: TOPIC_CONFIG, resourceName: name, name: key, value })
    records.push({ type: 'ConfigRecord', version: 0, record })
  }
  await node.replay(...records)
}

/** The same leader in its next epoch. */
export async function bumpEpoch(node: TestNode, name: string): Promise<void> {
  const topicId = node.broker.image.topics.topic(name)!.id
  const record = createPartitionChangeRecord({ partitionId: 0, topicId, leader: BROKER_ID })
  await node.replay({ type: 'PartitionChangeRecord', version: 0, record })
}

export function partitionOf(node: TestNode, name: string): Partition {
  return node.broker.partitions.get(node.broker.image.topics.topic(name)!.id, 0)!
}

/** Appends and waits until it is below the watermark; the first offset. */
export async function append(node: TestNode, name: string, batch: Buffer): Promise<number> {
  const result = partitionOf(node, name).append(batch, ACKS_ALL, 1, null)
  if (typeof result === 'number') throw new Error(`append refused: ${result}`)
  if (result.errorCode !== 0) throw new Error(`append refused: ${result.errorCode} ${result.errorMessage}`)
  await node.settle()
  return result.baseOffset
}
