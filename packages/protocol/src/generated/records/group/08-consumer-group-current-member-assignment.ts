// Made by tools/gen.ts from tables/records/group/08-consumer-group-current-member-assignment.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ConsumerGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function createConsumerGroupCurrentMemberAssignmentKey(init?: Partial<ConsumerGroupCurrentMemberAssignmentKey>): ConsumerGroupCurrentMemberAssignmentKey {
  const message: ConsumerGroupCurrentMemberAssignmentKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupCurrentMemberAssignmentKey(reader: Reader, _version: number): ConsumerGroupCurrentMemberAssignmentKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeConsumerGroupCurrentMemberAssignmentKey(writer: Writer, message: ConsumerGroupCurrentMemberAssignmentKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const ConsumerGroupCurrentMemberAssignmentKeyType: MessageType<ConsumerGroupCurrentMemberAssignmentKey> = {
  name: 'ConsumerGroupCurrentMemberAssignmentKey',
  kind: 'key',
  key: 8,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupCurrentMemberAssignmentKey,
  read: readConsumerGroupCurrentMemberAssignmentKey,
  write: writeConsumerGroupCurrentMemberAssignmentKey,
}

export interface ConsumerGroupCurrentMemberAssignmentValue {
  memberEpoch: number
  previousMemberEpoch: number
  state: number
  assignedPartitions: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[]
  partitionsPendingRevocation: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupCurrentMemberAssignmentValue(init?: Partial<ConsumerGroupCurrentMemberAssignmentValue>): ConsumerGroupCurrentMemberAssignmentValue {
  const message: ConsumerGroupCurrentMemberAssignmentValue = {
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 0,
    assignedPartitions: [],
    partitionsPendingRevocation: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ConsumerGroupCurrentMemberAssignmentValue {
  return {
    memberEpoch: reader.int32(),
    previousMemberEpoch: reader.int32(),
    state: reader.int8(),
    assignedPartitions: readConsumerGroupCurrentMemberAssignmentValueTopicPartitionsArray(reader, reader.compactCount(18, 160), version),
    partitionsPendingRevocation: readConsumerGroupCurrentMemberAssignmentValueTopicPartitionsArray(reader, reader.compactCount(18, 160), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupCurrentMemberAssignmentValue(writer: Writer, message: ConsumerGroupCurrentMemberAssignmentValue, version: number): void {
  writer.int32(message.memberEpoch)
  writer.int32(message.previousMemberEpoch)
  writer.int8(message.state)
  writer.compactCount(message.assignedPartitions.length)
  for (const element of message.assignedPartitions) writeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(writer, element, version)
  writer.compactCount(message.partitionsPendingRevocation.length)
  for (const element of message.partitionsPendingRevocation) writeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupCurrentMemberAssignmentValueTopicPartitions {
  topicId: Uuid
  partitions: number[]
  assignmentEpochs: number[] | null // tag 0
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupCurrentMemberAssignmentValueTopicPartitions(init?: Partial<ConsumerGroupCurrentMemberAssignmentValueTopicPartitions>): ConsumerGroupCurrentMemberAssignmentValueTopicPartitions {
  const message: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
    assignmentEpochs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupCurrentMemberAssignmentValueTopicPartitions(reader: Reader, _version: number): ConsumerGroupCurrentMemberAssignmentValueTopicPartitions {
  const message: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions = {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    assignmentEpochs: [],
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.assignmentEpochs = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readConsumerGroupCurrentMemberAssignmentValueTopicPartitionsArray(reader: Reader, count: number, version: number): ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[] {
  const array = sized<ConsumerGroupCurrentMemberAssignmentValueTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupCurrentMemberAssignmentValueTopicPartitions(reader, version)
  return array
}

function writeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(writer: Writer, message: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.assignmentEpochs === null || message.assignmentEpochs.length !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.assignmentEpochs === null || message.assignmentEpochs.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.assignmentEpochs === null ? -1 : message.assignmentEpochs.length)
    {
      if (message.assignmentEpochs !== null) writeInt32Array(writer, message.assignmentEpochs)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const ConsumerGroupCurrentMemberAssignmentValueType: MessageType<ConsumerGroupCurrentMemberAssignmentValue> = {
  name: 'ConsumerGroupCurrentMemberAssignmentValue',
  kind: 'value',
  key: 8,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupCurrentMemberAssignmentValue,
  read: readConsumerGroupCurrentMemberAssignmentValue,
  write: writeConsumerGroupCurrentMemberAssignmentValue,
}
