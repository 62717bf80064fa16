/**
 * DescribeTopicPartitions, version 0 (KIP-966): topics in the order of their names, a limited number of partitions at a
 * time, with the replicas that may be elected. No topics asked for means all.
 *
 * - The limit is the smaller one of the client's and `max.request.partition.size.limit`; 0 and less act as 1.
 * - The answer names where the next request should begin; a cursor that is not in the list, or below 0, makes every
 *   topic of the request INVALID_REQUEST.
 * - A topic without a name, and no cursor: Kafka takes it for the cursor's, which is not there, and answers the whole
 *   request UNKNOWN_SERVER_ERROR.
 * - A partition without a leader has no error here: its leader is -1.
 */

import type { PartitionRegistration } from '@ottla/metadata'
import {
  createDescribeTopicPartitionsResponse,
  createDescribeTopicPartitionsResponseCursor,
  createDescribeTopicPartitionsResponsePartition,
  createDescribeTopicPartitionsResponseTopic,
  type DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsRequestType,
  type DescribeTopicPartitionsResponse,
  type DescribeTopicPartitionsResponsePartition,
  type DescribeTopicPartitionsResponseTopic,
  DescribeTopicPartitionsResponseType,
  ErrorCode,
} from '@ottla/protocol'
import { TOPIC_OPERATIONS } from '../authorized-operations.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { INTERNAL_TOPICS } from '../internal-topics.ts'
import { hasListener, missingTopicError, offlineReplicas } from '../topic-metadata.ts'

const NO_LEADER = -1

export const describeTopicPartitionsHandler: AnyHandler = handler<
  DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsResponse
>({
  request: DescribeTopicPartitionsRequestType,
  response: DescribeTopicPartitionsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'TOPIC' }],
  throttled: true,
  handle: describeTopicPartitions,
})

function describeTopicPartitions(request: DescribeTopicPartitionsRequest, call: Call): DescribeTopicPartitionsResponse {
  const { topics } = call.broker.image
  const { cursor } = request
  const all = request.topics.length === 0
  const asked = all ? topics.names() : [...new Set(request.topics.map(({ name }) => name))].sort()
  const isStray = cursor !== null && !all && !asked.includes(cursor.topicName)
  if (isStray || (cursor !== null && cursor.partitionIndex < 0)) return refused(request, ErrorCode.INVALID_REQUEST)
  const names = cursor === null ? asked : asked.filter((name) => name >= cursor.topicName)
  if (cursor === null && names.includes('')) return refused(request, ErrorCode.UNKNOWN_SERVER_ERROR)
  const response = createDescribeTopicPartitionsResponse({})
  let remaining = limitOf(request, call)
  for (const name of names) {
    if (remaining === 0) {
      response.nextCursor = createDescribeTopicPartitionsResponseCursor({ topicName: name, partitionIndex: 0 })
      break
    }
    const from = cursor !== null && cursor.topicName === name ? cursor.partitionIndex : 0
    const limit = remaining
    const described = describe(name, from, limit, call)
    response.topics.push(described)
    remaining -= described.partitions.length
    // Kafka's sum is of 32 bits: behind a cursor at the end of the numbers it becomes a cursor below 0.
    const next = (from + limit) | 0
    if (described.errorCode === ErrorCode.NONE && next < topics.topic(name)!.partitions.size) {
      response.nextCursor = createDescribeTopicPartitionsResponseCursor({ topicName: name, partitionIndex: next })
      break
    }
  }
  return response
}

function limitOf(request: DescribeTopicPartitionsRequest, { broker }: Call): number {
  const most = broker.config.number('max.request.partition.size.limit')
  return Math.max(1, Math.min(most, request.responsePartitionLimit))
}

function describe(name: string, from: number, limit: number, call: Call): DescribeTopicPartitionsResponseTopic {
  const topic = call.broker.image.topics.topic(name)
  const described = createDescribeTopicPartitionsResponseTopic({
    name,
    isInternal: INTERNAL_TOPICS.has(name),
    topicAuthorizedOperations: TOPIC_OPERATIONS,
  })
  if (topic === undefined) {
    described.errorCode = missingTopicError(name)
    return described
  }
  described.topicId = topic.id
  described.partitions = [...topic.partitions]
    .slice(from, from + limit)
    .map(([index, partition]) => describePartition(index, partition, call))
  return described
}

function describePartition(
  partitionIndex: number,
  partition: PartitionRegistration,
  { broker, connection }: Call,
): DescribeTopicPartitionsResponsePartition {
  const { cluster } = broker.image
  const { listenerName } = connection
  return createDescribeTopicPartitionsResponsePartition({
    partitionIndex,
    leaderId: hasListener(cluster, partition.leader, listenerName) ? partition.leader : NO_LEADER,
    leaderEpoch: partition.leaderEpoch,
    replicaNodes: [...partition.replicas],
    isrNodes: [...partition.isr],
    eligibleLeaderReplicas: [...partition.elr],
    lastKnownElr: [...partition.lastKnownElr],
    offlineReplicas: offlineReplicas(cluster, partition, listenerName),
  })
}

function refused(request: DescribeTopicPartitionsRequest, errorCode: number): DescribeTopicPartitionsResponse {
  const topics = request.topics.map(({ name }) => createDescribeTopicPartitionsResponseTopic({ name, errorCode }))
  return createDescribeTopicPartitionsResponse({ topics })
}
