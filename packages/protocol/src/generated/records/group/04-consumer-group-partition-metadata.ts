// Made by tools/gen.ts from tables/records/group/04-consumer-group-partition-metadata.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readCompactStringArray, sized, writeCompactStringArray } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ConsumerGroupPartitionMetadataKey {
  groupId: string
}

export function createConsumerGroupPartitionMetadataKey(init?: Partial<ConsumerGroupPartitionMetadataKey>): ConsumerGroupPartitionMetadataKey {
  const message: ConsumerGroupPartitionMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupPartitionMetadataKey(reader: Reader, _version: number): ConsumerGroupPartitionMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeConsumerGroupPartitionMetadataKey(writer: Writer, message: ConsumerGroupPartitionMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const ConsumerGroupPartitionMetadataKeyType: MessageType<ConsumerGroupPartitionMetadataKey> = {
  name: 'ConsumerGroupPartitionMetadataKey',
  kind: 'key',
  key: 4,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupPartitionMetadataKey,
  read: readConsumerGroupPartitionMetadataKey,
  write: writeConsumerGroupPartitionMetadataKey,
}

export interface ConsumerGroupPartitionMetadataValue {
  topics: ConsumerGroupPartitionMetadataValueTopicMetadata[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupPartitionMetadataValue(init?: Partial<ConsumerGroupPartitionMetadataValue>): ConsumerGroupPartitionMetadataValue {
  const message: ConsumerGroupPartitionMetadataValue = {
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupPartitionMetadataValue(reader: Reader, version: number): ConsumerGroupPartitionMetadataValue {
  return {
    topics: readConsumerGroupPartitionMetadataValueTopicMetadataArray(reader, reader.compactCount(23, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupPartitionMetadataValue(writer: Writer, message: ConsumerGroupPartitionMetadataValue, version: number): void {
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeConsumerGroupPartitionMetadataValueTopicMetadata(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupPartitionMetadataValueTopicMetadata {
  topicId: Uuid
  topicName: string
  numPartitions: number
  partitionMetadata: ConsumerGroupPartitionMetadataValuePartitionMetadata[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupPartitionMetadataValueTopicMetadata(init?: Partial<ConsumerGroupPartitionMetadataValueTopicMetadata>): ConsumerGroupPartitionMetadataValueTopicMetadata {
  const message: ConsumerGroupPartitionMetadataValueTopicMetadata = {
    topicId: ZERO_UUID,
    topicName: '',
    numPartitions: 0,
    partitionMetadata: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupPartitionMetadataValueTopicMetadata(reader: Reader, version: number): ConsumerGroupPartitionMetadataValueTopicMetadata {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    numPartitions: reader.int32(),
    partitionMetadata: readConsumerGroupPartitionMetadataValuePartitionMetadataArray(reader, reader.compactCount(6, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupPartitionMetadataValueTopicMetadataArray(reader: Reader, count: number, version: number): ConsumerGroupPartitionMetadataValueTopicMetadata[] {
  const array = sized<ConsumerGroupPartitionMetadataValueTopicMetadata>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupPartitionMetadataValueTopicMetadata(reader, version)
  return array
}

function writeConsumerGroupPartitionMetadataValueTopicMetadata(writer: Writer, message: ConsumerGroupPartitionMetadataValueTopicMetadata, version: number): void {
  writer.uuid(message.topicId)
  writer.compactString(message.topicName)
  writer.int32(message.numPartitions)
  writer.compactCount(message.partitionMetadata.length)
  for (const element of message.partitionMetadata) writeConsumerGroupPartitionMetadataValuePartitionMetadata(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupPartitionMetadataValuePartitionMetadata {
  partition: number
  racks: string[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupPartitionMetadataValuePartitionMetadata(init?: Partial<ConsumerGroupPartitionMetadataValuePartitionMetadata>): ConsumerGroupPartitionMetadataValuePartitionMetadata {
  const message: ConsumerGroupPartitionMetadataValuePartitionMetadata = {
    partition: 0,
    racks: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupPartitionMetadataValuePartitionMetadata(reader: Reader, _version: number): ConsumerGroupPartitionMetadataValuePartitionMetadata {
  return {
    partition: reader.int32(),
    racks: readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupPartitionMetadataValuePartitionMetadataArray(reader: Reader, count: number, version: number): ConsumerGroupPartitionMetadataValuePartitionMetadata[] {
  const array = sized<ConsumerGroupPartitionMetadataValuePartitionMetadata>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupPartitionMetadataValuePartitionMetadata(reader, version)
  return array
}

function writeConsumerGroupPartitionMetadataValuePartitionMetadata(writer: Writer, message: ConsumerGroupPartitionMetadataValuePartitionMetadata, _version: number): void {
  writer.int32(message.partition)
  writer.compactCount(message.racks.length)
  writeCompactStringArray(writer, message.racks)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupPartitionMetadataValueType: MessageType<ConsumerGroupPartitionMetadataValue> = {
  name: 'ConsumerGroupPartitionMetadataValue',
  kind: 'value',
  key: 4,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupPartitionMetadataValue,
  read: readConsumerGroupPartitionMetadataValue,
  write: writeConsumerGroupPartitionMetadataValue,
}
