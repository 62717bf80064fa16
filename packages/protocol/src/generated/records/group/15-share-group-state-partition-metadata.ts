// Made by tools/gen.ts from tables/records/group/15-share-group-state-partition-metadata.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareGroupStatePartitionMetadataKey {
  groupId: string
}

export function createShareGroupStatePartitionMetadataKey(init?: Partial<ShareGroupStatePartitionMetadataKey>): ShareGroupStatePartitionMetadataKey {
  const message: ShareGroupStatePartitionMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupStatePartitionMetadataKey(reader: Reader, _version: number): ShareGroupStatePartitionMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeShareGroupStatePartitionMetadataKey(writer: Writer, message: ShareGroupStatePartitionMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const ShareGroupStatePartitionMetadataKeyType: MessageType<ShareGroupStatePartitionMetadataKey> = {
  name: 'ShareGroupStatePartitionMetadataKey',
  kind: 'key',
  key: 15,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareGroupStatePartitionMetadataKey,
  read: readShareGroupStatePartitionMetadataKey,
  write: writeShareGroupStatePartitionMetadataKey,
}

export interface ShareGroupStatePartitionMetadataValue {
  initializingTopics: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[]
  initializedTopics: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[]
  deletingTopics: ShareGroupStatePartitionMetadataValueTopicInfo[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupStatePartitionMetadataValue(init?: Partial<ShareGroupStatePartitionMetadataValue>): ShareGroupStatePartitionMetadataValue {
  const message: ShareGroupStatePartitionMetadataValue = {
    initializingTopics: [],
    initializedTopics: [],
    deletingTopics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupStatePartitionMetadataValue(reader: Reader, version: number): ShareGroupStatePartitionMetadataValue {
  return {
    initializingTopics: readShareGroupStatePartitionMetadataValueTopicPartitionsInfoArray(reader, reader.compactCount(19, 112), version),
    initializedTopics: readShareGroupStatePartitionMetadataValueTopicPartitionsInfoArray(reader, reader.compactCount(19, 112), version),
    deletingTopics: readShareGroupStatePartitionMetadataValueTopicInfoArray(reader, reader.compactCount(18, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupStatePartitionMetadataValue(writer: Writer, message: ShareGroupStatePartitionMetadataValue, version: number): void {
  writer.compactCount(message.initializingTopics.length)
  for (const element of message.initializingTopics) writeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(writer, element, version)
  writer.compactCount(message.initializedTopics.length)
  for (const element of message.initializedTopics) writeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(writer, element, version)
  writer.compactCount(message.deletingTopics.length)
  for (const element of message.deletingTopics) writeShareGroupStatePartitionMetadataValueTopicInfo(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupStatePartitionMetadataValueTopicPartitionsInfo {
  topicId: Uuid
  topicName: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupStatePartitionMetadataValueTopicPartitionsInfo(init?: Partial<ShareGroupStatePartitionMetadataValueTopicPartitionsInfo>): ShareGroupStatePartitionMetadataValueTopicPartitionsInfo {
  const message: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo = {
    topicId: ZERO_UUID,
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupStatePartitionMetadataValueTopicPartitionsInfo(reader: Reader, _version: number): ShareGroupStatePartitionMetadataValueTopicPartitionsInfo {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupStatePartitionMetadataValueTopicPartitionsInfoArray(reader: Reader, count: number, version: number): ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[] {
  const array = sized<ShareGroupStatePartitionMetadataValueTopicPartitionsInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupStatePartitionMetadataValueTopicPartitionsInfo(reader, version)
  return array
}

function writeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(writer: Writer, message: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupStatePartitionMetadataValueTopicInfo {
  topicId: Uuid
  topicName: string
  unknownTags: UnknownTag[] | null
}

export function createShareGroupStatePartitionMetadataValueTopicInfo(init?: Partial<ShareGroupStatePartitionMetadataValueTopicInfo>): ShareGroupStatePartitionMetadataValueTopicInfo {
  const message: ShareGroupStatePartitionMetadataValueTopicInfo = {
    topicId: ZERO_UUID,
    topicName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupStatePartitionMetadataValueTopicInfo(reader: Reader, _version: number): ShareGroupStatePartitionMetadataValueTopicInfo {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupStatePartitionMetadataValueTopicInfoArray(reader: Reader, count: number, version: number): ShareGroupStatePartitionMetadataValueTopicInfo[] {
  const array = sized<ShareGroupStatePartitionMetadataValueTopicInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupStatePartitionMetadataValueTopicInfo(reader, version)
  return array
}

function writeShareGroupStatePartitionMetadataValueTopicInfo(writer: Writer, message: ShareGroupStatePartitionMetadataValueTopicInfo, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactString(message.topicName)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupStatePartitionMetadataValueType: MessageType<ShareGroupStatePartitionMetadataValue> = {
  name: 'ShareGroupStatePartitionMetadataValue',
  kind: 'value',
  key: 15,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupStatePartitionMetadataValue,
  read: readShareGroupStatePartitionMetadataValue,
  write: writeShareGroupStatePartitionMetadataValue,
}
