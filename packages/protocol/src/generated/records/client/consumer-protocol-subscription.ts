// Made by tools/gen.ts from tables/records/client/consumer-protocol-subscription.txt: change that, not this.

import { readInt32Array, readStringArray, sized, writeInt32Array, writeStringArray } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ConsumerProtocolSubscription {
  topics: string[]
  userData: Buffer | null
  ownedPartitions: ConsumerProtocolSubscriptionTopicPartition[] // 1+, ignorable
  generationId: number // 2+, ignorable
  rackId: string | null // 3+, ignorable
}

export function createConsumerProtocolSubscription(init?: Partial<ConsumerProtocolSubscription>): ConsumerProtocolSubscription {
  const message: ConsumerProtocolSubscription = {
    topics: [],
    userData: null,
    ownedPartitions: [],
    generationId: -1,
    rackId: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerProtocolSubscription(reader: Reader, version: number): ConsumerProtocolSubscription {
  return {
    topics: readStringArray(reader, reader.count(2, 8)),
    userData: reader.nullableBytes(),
    ownedPartitions: version <= 0 ? [] : readConsumerProtocolSubscriptionTopicPartitionArray(reader, reader.count(6, 96), version),
    generationId: version <= 1 ? -1 : reader.int32(),
    rackId: version <= 2 ? null : reader.nullableString(),
  }
}

function writeConsumerProtocolSubscription(writer: Writer, message: ConsumerProtocolSubscription, version: number): void {
  writer.count(message.topics.length)
  writeStringArray(writer, message.topics)
  writer.nullableBytes(message.userData)
  if (version >= 1) writer.count(message.ownedPartitions.length)
  if (version >= 1) for (const element of message.ownedPartitions) writeConsumerProtocolSubscriptionTopicPartition(writer, element, version)
  if (version >= 2) writer.int32(message.generationId)
  if (version >= 3) writer.nullableString(message.rackId)
}

export interface ConsumerProtocolSubscriptionTopicPartition {
  topic: string
  partitions: number[]
}

export function createConsumerProtocolSubscriptionTopicPartition(init?: Partial<ConsumerProtocolSubscriptionTopicPartition>): ConsumerProtocolSubscriptionTopicPartition {
  const message: ConsumerProtocolSubscriptionTopicPartition = {
    topic: '',
    partitions: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerProtocolSubscriptionTopicPartition(reader: Reader, _version: number): ConsumerProtocolSubscriptionTopicPartition {
  return {
    topic: reader.string(),
    partitions: readInt32Array(reader, reader.count(4, 8)),
  }
}

function readConsumerProtocolSubscriptionTopicPartitionArray(reader: Reader, count: number, version: number): ConsumerProtocolSubscriptionTopicPartition[] {
  const array = sized<ConsumerProtocolSubscriptionTopicPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerProtocolSubscriptionTopicPartition(reader, version)
  return array
}

function writeConsumerProtocolSubscriptionTopicPartition(writer: Writer, message: ConsumerProtocolSubscriptionTopicPartition, _version: number): void {
  writer.string(message.topic)
  writer.count(message.partitions.length)
  writeInt32Array(writer, message.partitions)
}

export const ConsumerProtocolSubscriptionType: MessageType<ConsumerProtocolSubscription> = {
  name: 'ConsumerProtocolSubscription',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerProtocolSubscription,
  read: readConsumerProtocolSubscription,
  write: writeConsumerProtocolSubscription,
}
