// Made by tools/gen.ts from tables/records/group/07-consumer-group-target-assignment-member.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ConsumerGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function createConsumerGroupTargetAssignmentMemberKey(init?: Partial<ConsumerGroupTargetAssignmentMemberKey>): ConsumerGroupTargetAssignmentMemberKey {
  const message: ConsumerGroupTargetAssignmentMemberKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupTargetAssignmentMemberKey(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMemberKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeConsumerGroupTargetAssignmentMemberKey(writer: Writer, message: ConsumerGroupTargetAssignmentMemberKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const ConsumerGroupTargetAssignmentMemberKeyType: MessageType<ConsumerGroupTargetAssignmentMemberKey> = {
  name: 'ConsumerGroupTargetAssignmentMemberKey',
  kind: 'key',
  key: 7,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupTargetAssignmentMemberKey,
  read: readConsumerGroupTargetAssignmentMemberKey,
  write: writeConsumerGroupTargetAssignmentMemberKey,
}

export interface ConsumerGroupTargetAssignmentMemberValue {
  topicPartitions: ConsumerGroupTargetAssignmentMemberValueTopicPartition[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupTargetAssignmentMemberValue(init?: Partial<ConsumerGroupTargetAssignmentMemberValue>): ConsumerGroupTargetAssignmentMemberValue {
  const message: ConsumerGroupTargetAssignmentMemberValue = {
    topicPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupTargetAssignmentMemberValue(reader: Reader, version: number): ConsumerGroupTargetAssignmentMemberValue {
  return {
    topicPartitions: readConsumerGroupTargetAssignmentMemberValueTopicPartitionArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupTargetAssignmentMemberValue(writer: Writer, message: ConsumerGroupTargetAssignmentMemberValue, version: number): void {
  writer.compactCount(message.topicPartitions.length)
  for (const element of message.topicPartitions) writeConsumerGroupTargetAssignmentMemberValueTopicPartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupTargetAssignmentMemberValueTopicPartition {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupTargetAssignmentMemberValueTopicPartition(init?: Partial<ConsumerGroupTargetAssignmentMemberValueTopicPartition>): ConsumerGroupTargetAssignmentMemberValueTopicPartition {
  const message: ConsumerGroupTargetAssignmentMemberValueTopicPartition = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupTargetAssignmentMemberValueTopicPartition(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMemberValueTopicPartition {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupTargetAssignmentMemberValueTopicPartitionArray(reader: Reader, count: number, version: number): ConsumerGroupTargetAssignmentMemberValueTopicPartition[] {
  const array = sized<ConsumerGroupTargetAssignmentMemberValueTopicPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupTargetAssignmentMemberValueTopicPartition(reader, version)
  return array
}

function writeConsumerGroupTargetAssignmentMemberValueTopicPartition(writer: Writer, message: ConsumerGroupTargetAssignmentMemberValueTopicPartition, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupTargetAssignmentMemberValueType: MessageType<ConsumerGroupTargetAssignmentMemberValue> = {
  name: 'ConsumerGroupTargetAssignmentMemberValue',
  kind: 'value',
  key: 7,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupTargetAssignmentMemberValue,
  read: readConsumerGroupTargetAssignmentMemberValue,
  write: writeConsumerGroupTargetAssignmentMemberValue,
}
