// Made by tools/gen.ts from tables/records/group/14-share-group-current-member-assignment.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function createShareGroupCurrentMemberAssignmentKey(init?: Partial<ShareGroupCurrentMemberAssignmentKey>): ShareGroupCurrentMemberAssignmentKey {
  const message: ShareGroupCurrentMemberAssignmentKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupCurrentMemberAssignmentKey(reader: Reader, _version: number): ShareGroupCurrentMemberAssignmentKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeShareGroupCurrentMemberAssignmentKey(writer: Writer, message: ShareGroupCurrentMemberAssignmentKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const ShareGroupCurrentMemberAssignmentKeyType: MessageType<ShareGroupCurrentMemberAssignmentKey> = {
  name: 'ShareGroupCurrentMemberAssignmentKey',
  kind: 'key',
  key: 14,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareGroupCurrentMemberAssignmentKey,
  read: readShareGroupCurrentMemberAssignmentKey,
  write: writeShareGroupCurrentMemberAssignmentKey,
}

export interface ShareGroupCurrentMemberAssignmentValue {
  memberEpoch: number
  previousMemberEpoch: number
  state: number
  assignedPartitions: ShareGroupCurrentMemberAssignmentValueTopicPartitions[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupCurrentMemberAssignmentValue(init?: Partial<ShareGroupCurrentMemberAssignmentValue>): ShareGroupCurrentMemberAssignmentValue {
  const message: ShareGroupCurrentMemberAssignmentValue = {
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 0,
    assignedPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ShareGroupCurrentMemberAssignmentValue {
  return {
    memberEpoch: reader.int32(),
    previousMemberEpoch: reader.int32(),
    state: reader.int8(),
    assignedPartitions: readShareGroupCurrentMemberAssignmentValueTopicPartitionsArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupCurrentMemberAssignmentValue(writer: Writer, message: ShareGroupCurrentMemberAssignmentValue, version: number): void {
  writer.int32(message.memberEpoch)
  writer.int32(message.previousMemberEpoch)
  writer.int8(message.state)
  writer.compactCount(message.assignedPartitions.length)
  for (const element of message.assignedPartitions) writeShareGroupCurrentMemberAssignmentValueTopicPartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupCurrentMemberAssignmentValueTopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupCurrentMemberAssignmentValueTopicPartitions(init?: Partial<ShareGroupCurrentMemberAssignmentValueTopicPartitions>): ShareGroupCurrentMemberAssignmentValueTopicPartitions {
  const message: ShareGroupCurrentMemberAssignmentValueTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupCurrentMemberAssignmentValueTopicPartitions(reader: Reader, _version: number): ShareGroupCurrentMemberAssignmentValueTopicPartitions {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupCurrentMemberAssignmentValueTopicPartitionsArray(reader: Reader, count: number, version: number): ShareGroupCurrentMemberAssignmentValueTopicPartitions[] {
  const array = sized<ShareGroupCurrentMemberAssignmentValueTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupCurrentMemberAssignmentValueTopicPartitions(reader, version)
  return array
}

function writeShareGroupCurrentMemberAssignmentValueTopicPartitions(writer: Writer, message: ShareGroupCurrentMemberAssignmentValueTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupCurrentMemberAssignmentValueType: MessageType<ShareGroupCurrentMemberAssignmentValue> = {
  name: 'ShareGroupCurrentMemberAssignmentValue',
  kind: 'value',
  key: 14,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupCurrentMemberAssignmentValue,
  read: readShareGroupCurrentMemberAssignmentValue,
  write: writeShareGroupCurrentMemberAssignmentValue,
}
