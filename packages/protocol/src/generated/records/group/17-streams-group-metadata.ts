// Made by tools/gen.ts from tables/records/group/17-streams-group-metadata.txt: change that, not this.

import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface StreamsGroupMetadataKey {
  groupId: string
}

export function createStreamsGroupMetadataKey(init?: Partial<StreamsGroupMetadataKey>): StreamsGroupMetadataKey {
  const message: StreamsGroupMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMetadataKey(reader: Reader, _version: number): StreamsGroupMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeStreamsGroupMetadataKey(writer: Writer, message: StreamsGroupMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const StreamsGroupMetadataKeyType: MessageType<StreamsGroupMetadataKey> = {
  name: 'StreamsGroupMetadataKey',
  kind: 'key',
  key: 17,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createStreamsGroupMetadataKey,
  read: readStreamsGroupMetadataKey,
  write: writeStreamsGroupMetadataKey,
}

export interface StreamsGroupMetadataValue {
  epoch: number
  metadataHash: number
  validatedTopologyEpoch: number // tag 0
  lastAssignmentConfigs: StreamsGroupMetadataValueLastAssignmentConfig[] | null // tag 1
  storedDescriptionTopologyEpoch: number // tag 2
  failedDescriptionTopologyEpoch: number // tag 3
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupMetadataValue(init?: Partial<StreamsGroupMetadataValue>): StreamsGroupMetadataValue {
  const message: StreamsGroupMetadataValue = {
    epoch: 0,
    metadataHash: 0,
    validatedTopologyEpoch: -1,
    lastAssignmentConfigs: [],
    storedDescriptionTopologyEpoch: -1,
    failedDescriptionTopologyEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMetadataValue(reader: Reader, version: number): StreamsGroupMetadataValue {
  const message: StreamsGroupMetadataValue = {
    epoch: reader.int32(),
    metadataHash: reader.int64(),
    validatedTopologyEpoch: -1,
    lastAssignmentConfigs: [],
    storedDescriptionTopologyEpoch: -1,
    failedDescriptionTopologyEpoch: -1,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.validatedTopologyEpoch = reader.int32()
        break
      case 1:
        message.lastAssignmentConfigs = readStreamsGroupMetadataValueLastAssignmentConfigArrayOrNull(reader, reader.compactNullableCount(3, 56), version)
        break
      case 2:
        message.storedDescriptionTopologyEpoch = reader.int32()
        break
      case 3:
        message.failedDescriptionTopologyEpoch = reader.int32()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeStreamsGroupMetadataValue(writer: Writer, message: StreamsGroupMetadataValue, version: number): void {
  writer.int32(message.epoch)
  writer.int64(message.metadataHash)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.validatedTopologyEpoch !== -1) tags++
  if (message.lastAssignmentConfigs === null || message.lastAssignmentConfigs.length !== 0) tags++
  if (message.storedDescriptionTopologyEpoch !== -1) tags++
  if (message.failedDescriptionTopologyEpoch !== -1) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.validatedTopologyEpoch !== -1) {
    writer.uvarint(0)
    writer.uvarint(4)
    writer.int32(message.validatedTopologyEpoch)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (message.lastAssignmentConfigs === null || message.lastAssignmentConfigs.length !== 0) {
    writer.uvarint(1)
    const mark = writer.beginSized()
    writer.compactCount(message.lastAssignmentConfigs === null ? -1 : message.lastAssignmentConfigs.length)
    {
      if (message.lastAssignmentConfigs !== null) for (const element of message.lastAssignmentConfigs) writeStreamsGroupMetadataValueLastAssignmentConfig(writer, element, version)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (message.storedDescriptionTopologyEpoch !== -1) {
    writer.uvarint(2)
    writer.uvarint(4)
    writer.int32(message.storedDescriptionTopologyEpoch)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 3)
  if (message.failedDescriptionTopologyEpoch !== -1) {
    writer.uvarint(3)
    writer.uvarint(4)
    writer.int32(message.failedDescriptionTopologyEpoch)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface StreamsGroupMetadataValueLastAssignmentConfig {
  key: string
  value: string
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupMetadataValueLastAssignmentConfig(init?: Partial<StreamsGroupMetadataValueLastAssignmentConfig>): StreamsGroupMetadataValueLastAssignmentConfig {
  const message: StreamsGroupMetadataValueLastAssignmentConfig = {
    key: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMetadataValueLastAssignmentConfig(reader: Reader, _version: number): StreamsGroupMetadataValueLastAssignmentConfig {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupMetadataValueLastAssignmentConfigArray(reader: Reader, count: number, version: number): StreamsGroupMetadataValueLastAssignmentConfig[] {
  const array = sized<StreamsGroupMetadataValueLastAssignmentConfig>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupMetadataValueLastAssignmentConfig(reader, version)
  return array
}

function readStreamsGroupMetadataValueLastAssignmentConfigArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupMetadataValueLastAssignmentConfig[] | null {
  return count < 0 ? null : readStreamsGroupMetadataValueLastAssignmentConfigArray(reader, count, version)
}

function writeStreamsGroupMetadataValueLastAssignmentConfig(writer: Writer, message: StreamsGroupMetadataValueLastAssignmentConfig, _version: number): void {
  writer.compactString(message.key)
  writer.compactString(message.value)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupMetadataValueType: MessageType<StreamsGroupMetadataValue> = {
  name: 'StreamsGroupMetadataValue',
  kind: 'value',
  key: 17,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupMetadataValue,
  read: readStreamsGroupMetadataValue,
  write: writeStreamsGroupMetadataValue,
}
