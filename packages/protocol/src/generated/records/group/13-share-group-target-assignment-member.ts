// Made by tools/gen.ts from tables/records/group/13-share-group-target-assignment-member.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function createShareGroupTargetAssignmentMemberKey(init?: Partial<ShareGroupTargetAssignmentMemberKey>): ShareGroupTargetAssignmentMemberKey {
  const message: ShareGroupTargetAssignmentMemberKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupTargetAssignmentMemberKey(reader: Reader, _version: number): ShareGroupTargetAssignmentMemberKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeShareGroupTargetAssignmentMemberKey(writer: Writer, message: ShareGroupTargetAssignmentMemberKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const ShareGroupTargetAssignmentMemberKeyType: MessageType<ShareGroupTargetAssignmentMemberKey> = {
  name: 'ShareGroupTargetAssignmentMemberKey',
  kind: 'key',
  key: 13,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareGroupTargetAssignmentMemberKey,
  read: readShareGroupTargetAssignmentMemberKey,
  write: writeShareGroupTargetAssignmentMemberKey,
}

export interface ShareGroupTargetAssignmentMemberValue {
  topicPartitions: ShareGroupTargetAssignmentMemberValueTopicPartition[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupTargetAssignmentMemberValue(init?: Partial<ShareGroupTargetAssignmentMemberValue>): ShareGroupTargetAssignmentMemberValue {
  const message: ShareGroupTargetAssignmentMemberValue = {
    topicPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupTargetAssignmentMemberValue(reader: Reader, version: number): ShareGroupTargetAssignmentMemberValue {
  return {
    topicPartitions: readShareGroupTargetAssignmentMemberValueTopicPartitionArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupTargetAssignmentMemberValue(writer: Writer, message: ShareGroupTargetAssignmentMemberValue, version: number): void {
  writer.compactCount(message.topicPartitions.length)
  for (const element of message.topicPartitions) writeShareGroupTargetAssignmentMemberValueTopicPartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupTargetAssignmentMemberValueTopicPartition {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupTargetAssignmentMemberValueTopicPartition(init?: Partial<ShareGroupTargetAssignmentMemberValueTopicPartition>): ShareGroupTargetAssignmentMemberValueTopicPartition {
  const message: ShareGroupTargetAssignmentMemberValueTopicPartition = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupTargetAssignmentMemberValueTopicPartition(reader: Reader, _version: number): ShareGroupTargetAssignmentMemberValueTopicPartition {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupTargetAssignmentMemberValueTopicPartitionArray(reader: Reader, count: number, version: number): ShareGroupTargetAssignmentMemberValueTopicPartition[] {
  const array = sized<ShareGroupTargetAssignmentMemberValueTopicPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupTargetAssignmentMemberValueTopicPartition(reader, version)
  return array
}

function writeShareGroupTargetAssignmentMemberValueTopicPartition(writer: Writer, message: ShareGroupTargetAssignmentMemberValueTopicPartition, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupTargetAssignmentMemberValueType: MessageType<ShareGroupTargetAssignmentMemberValue> = {
  name: 'ShareGroupTargetAssignmentMemberValue',
  kind: 'value',
  key: 13,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupTargetAssignmentMemberValue,
  read: readShareGroupTargetAssignmentMemberValue,
  write: writeShareGroupTargetAssignmentMemberValue,
}
