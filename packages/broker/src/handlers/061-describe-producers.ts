/**
 * DescribeProducers, version 0 (KIP-664): the producers that a partition's log remembers, with their open transactions.
 * Any replica answers, since a hanging transaction may have to be looked at on each.
 */
import {
  createDescribeProducersResponse,
  createDescribeProducersResponsePartitionResponse,
  createDescribeProducersResponseProducerState,
  createDescribeProducersResponseTopicResponse,
  type DescribeProducersRequest,
  DescribeProducersRequestType,
  type DescribeProducersResponse,
  type DescribeProducersResponsePartitionResponse,
  DescribeProducersResponseType,
  ErrorCode,
  errorInfo,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { findPartition } from '../find-partition.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { missingTopicError } from '../topic-metadata.ts'

export const describeProducersHandler: AnyHandler = handler<DescribeProducersRequest, DescribeProducersResponse>({
  request: DescribeProducersRequestType,
  response: DescribeProducersResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'READ', resource: 'TOPIC' }],
  throttled: true,
  asked: ({ topics }) =>
    topics.flatMap(({ name, partitionIndexes }) => partitionIndexes.map((index) => `${index}:${name}`)),
  handle: describeProducers,
})

function describeProducers({ topics }: DescribeProducersRequest, { broker }: Call): DescribeProducersResponse {
  return createDescribeProducersResponse({
    topics: topics.map(({ name, partitionIndexes }) =>
      createDescribeProducersResponseTopicResponse({
        name,
        partitions: partitionIndexes.map((index) => describe(broker, name, index)),
      }),
    ),
  })
}

function describe(broker: Broker, topic: string, partitionIndex: number): DescribeProducersResponsePartitionResponse {
  const partition = findPartition(broker, topic, partitionIndex)
  const log = typeof partition === 'number' ? null : partition.log
  if (log === null) {
    const missing = partition === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION && broker.image.topics.topic(topic) === undefined
    const errorCode = missing
      ? missingTopicError(topic)
      : typeof partition === 'number'
        ? partition
        : ErrorCode.KAFKA_STORAGE_ERROR
    const errorMessage = errorInfo(errorCode).text
    return createDescribeProducersResponsePartitionResponse({ partitionIndex, errorCode, errorMessage })
  }
  return createDescribeProducersResponsePartitionResponse({
    partitionIndex,
    activeProducers: log.activeProducers().map((producer) =>
      createDescribeProducersResponseProducerState({
        producerId: producer.producerId,
        producerEpoch: producer.producerEpoch,
        lastSequence: producer.lastSequence,
        lastTimestamp: producer.lastTimestamp,
        coordinatorEpoch: producer.coordinatorEpoch,
        currentTxnStartOffset: producer.currentTransactionStartOffset,
      }),
    ),
  })
}
