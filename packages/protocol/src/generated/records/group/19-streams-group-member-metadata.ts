// Made by tools/gen.ts from tables/records/group/19-streams-group-member-metadata.txt: change that, not this.

import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface StreamsGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function createStreamsGroupMemberMetadataKey(init?: Partial<StreamsGroupMemberMetadataKey>): StreamsGroupMemberMetadataKey {
  const message: StreamsGroupMemberMetadataKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMemberMetadataKey(reader: Reader, _version: number): StreamsGroupMemberMetadataKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeStreamsGroupMemberMetadataKey(writer: Writer, message: StreamsGroupMemberMetadataKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const StreamsGroupMemberMetadataKeyType: MessageType<StreamsGroupMemberMetadataKey> = {
  name: 'StreamsGroupMemberMetadataKey',
  kind: 'key',
  key: 19,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createStreamsGroupMemberMetadataKey,
  read: readStreamsGroupMemberMetadataKey,
  write: writeStreamsGroupMemberMetadataKey,
}

export interface StreamsGroupMemberMetadataValue {
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  rebalanceTimeoutMs: number
  topologyEpoch: number
  processId: string
  userEndpoint: StreamsGroupMemberMetadataValueEndpoint | null
  clientTags: StreamsGroupMemberMetadataValueKeyValue[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupMemberMetadataValue(init?: Partial<StreamsGroupMemberMetadataValue>): StreamsGroupMemberMetadataValue {
  const message: StreamsGroupMemberMetadataValue = {
    instanceId: '',
    rackId: '',
    clientId: '',
    clientHost: '',
    rebalanceTimeoutMs: -1,
    topologyEpoch: 0,
    processId: '',
    userEndpoint: null,
    clientTags: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMemberMetadataValue(reader: Reader, version: number): StreamsGroupMemberMetadataValue {
  return {
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    rebalanceTimeoutMs: reader.int32(),
    topologyEpoch: reader.int32(),
    processId: reader.compactString(),
    userEndpoint: reader.structPresent() ? readStreamsGroupMemberMetadataValueEndpoint(reader, version) : null,
    clientTags: readStreamsGroupMemberMetadataValueKeyValueArray(reader, reader.compactCount(3, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupMemberMetadataValue(writer: Writer, message: StreamsGroupMemberMetadataValue, version: number): void {
  writer.compactNullableString(message.instanceId)
  writer.compactNullableString(message.rackId)
  writer.compactString(message.clientId)
  writer.compactString(message.clientHost)
  writer.int32(message.rebalanceTimeoutMs)
  writer.int32(message.topologyEpoch)
  writer.compactString(message.processId)
  {
    if (message.userEndpoint === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeStreamsGroupMemberMetadataValueEndpoint(writer, message.userEndpoint, version)
    }
  }
  writer.compactCount(message.clientTags.length)
  for (const element of message.clientTags) writeStreamsGroupMemberMetadataValueKeyValue(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupMemberMetadataValueEndpoint {
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupMemberMetadataValueEndpoint(init?: Partial<StreamsGroupMemberMetadataValueEndpoint>): StreamsGroupMemberMetadataValueEndpoint {
  const message: StreamsGroupMemberMetadataValueEndpoint = {
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMemberMetadataValueEndpoint(reader: Reader, _version: number): StreamsGroupMemberMetadataValueEndpoint {
  return {
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupMemberMetadataValueEndpoint(writer: Writer, message: StreamsGroupMemberMetadataValueEndpoint, _version: number): void {
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupMemberMetadataValueKeyValue {
  key: string
  value: string
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupMemberMetadataValueKeyValue(init?: Partial<StreamsGroupMemberMetadataValueKeyValue>): StreamsGroupMemberMetadataValueKeyValue {
  const message: StreamsGroupMemberMetadataValueKeyValue = {
    key: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupMemberMetadataValueKeyValue(reader: Reader, _version: number): StreamsGroupMemberMetadataValueKeyValue {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupMemberMetadataValueKeyValueArray(reader: Reader, count: number, version: number): StreamsGroupMemberMetadataValueKeyValue[] {
  const array = sized<StreamsGroupMemberMetadataValueKeyValue>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupMemberMetadataValueKeyValue(reader, version)
  return array
}

function writeStreamsGroupMemberMetadataValueKeyValue(writer: Writer, message: StreamsGroupMemberMetadataValueKeyValue, _version: number): void {
  writer.compactString(message.key)
  writer.compactString(message.value)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupMemberMetadataValueType: MessageType<StreamsGroupMemberMetadataValue> = {
  name: 'StreamsGroupMemberMetadataValue',
  kind: 'value',
  key: 19,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupMemberMetadataValue,
  read: readStreamsGroupMemberMetadataValue,
  write: writeStreamsGroupMemberMetadataValue,
}
