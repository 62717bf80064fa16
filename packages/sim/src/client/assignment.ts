/** What members of a group say to each other through their coordinator: subscriptions, and a leader's assignment. */
import { ConsumerProtocolSubscriptionType, createConsumerProtocolSubscription, encodeMessage } from '@ottla/protocol'
import type { PartitionRef } from '../history.ts'

/** The bytes of a consumer's subscription in version 0, which the coordinator looks into. */
export function subscriptionOf(topics: readonly string[]): Buffer {
  const message = createConsumerProtocolSubscription({ topics: [...topics] })
  return Buffer.concat([Buffer.from([0, 0]), encodeMessage(ConsumerProtocolSubscriptionType, message, 0)])
}

/** Each partition to one of the members, in turn. */
export function assign(
  members: readonly { readonly memberId: string }[],
  partitions: readonly PartitionRef[],
): Map<string, PartitionRef[]> {
  const shares = new Map<string, PartitionRef[]>(members.map(({ memberId }) => [memberId, []]))
  const lists = [...shares.values()]
  for (const [index, at] of partitions.entries()) lists[index % lists.length]!.push(at)
  return shares
}

/** Nobody but the members reads an assignment, so it names incarnations of topics. */
export function encodeAssignment(partitions: readonly PartitionRef[]): Buffer {
  return Buffer.from(partitions.map(({ topic, topicId, partition }) => `${topic} ${topicId} ${partition}`).join('\n'))
}

export function decodeAssignment(bytes: Buffer): PartitionRef[] {
  const lines = bytes.toString().split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [topic, topicId, partition] = line.split(' ')
      return { topic: topic!, topicId: topicId!, partition: Number(partition) }
    })
}
