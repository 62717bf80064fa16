// Made by tools/gen.ts from tables/records/group/05-consumer-group-member-metadata.txt: change that, not this.

import { readCompactStringArray, sized, writeCompactStringArray } from '../../../bytes/arrays.ts'
import { type Reader, EMPTY_BYTES } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ConsumerGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function createConsumerGroupMemberMetadataKey(init?: Partial<ConsumerGroupMemberMetadataKey>): ConsumerGroupMemberMetadataKey {
  const message: ConsumerGroupMemberMetadataKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupMemberMetadataKey(reader: Reader, _version: number): ConsumerGroupMemberMetadataKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeConsumerGroupMemberMetadataKey(writer: Writer, message: ConsumerGroupMemberMetadataKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const ConsumerGroupMemberMetadataKeyType: MessageType<ConsumerGroupMemberMetadataKey> = {
  name: 'ConsumerGroupMemberMetadataKey',
  kind: 'key',
  key: 5,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupMemberMetadataKey,
  read: readConsumerGroupMemberMetadataKey,
  write: writeConsumerGroupMemberMetadataKey,
}

export interface ConsumerGroupMemberMetadataValue {
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  subscribedTopicRegex: string | null
  rebalanceTimeoutMs: number
  serverAssignor: string | null
  classicMemberMetadata: ConsumerGroupMemberMetadataValueClassicMemberMetadata | null // tag 0
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupMemberMetadataValue(init?: Partial<ConsumerGroupMemberMetadataValue>): ConsumerGroupMemberMetadataValue {
  const message: ConsumerGroupMemberMetadataValue = {
    instanceId: '',
    rackId: '',
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    subscribedTopicRegex: '',
    rebalanceTimeoutMs: -1,
    serverAssignor: '',
    classicMemberMetadata: createConsumerGroupMemberMetadataValueClassicMemberMetadata(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupMemberMetadataValue(reader: Reader, version: number): ConsumerGroupMemberMetadataValue {
  const message: ConsumerGroupMemberMetadataValue = {
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: readCompactStringArray(reader, reader.compactCount(1, 8)),
    subscribedTopicRegex: reader.compactNullableString(),
    rebalanceTimeoutMs: reader.int32(),
    serverAssignor: reader.compactNullableString(),
    classicMemberMetadata: createConsumerGroupMemberMetadataValueClassicMemberMetadata(),
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.classicMemberMetadata = reader.taggedStructPresent() ? readConsumerGroupMemberMetadataValueClassicMemberMetadata(reader, version) : null
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeConsumerGroupMemberMetadataValue(writer: Writer, message: ConsumerGroupMemberMetadataValue, version: number): void {
  writer.compactNullableString(message.instanceId)
  writer.compactNullableString(message.rackId)
  writer.compactString(message.clientId)
  writer.compactString(message.clientHost)
  writer.compactCount(message.subscribedTopicNames.length)
  writeCompactStringArray(writer, message.subscribedTopicNames)
  writer.compactNullableString(message.subscribedTopicRegex)
  writer.int32(message.rebalanceTimeoutMs)
  writer.compactNullableString(message.serverAssignor)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.classicMemberMetadata === null || !isDefaultConsumerGroupMemberMetadataValueClassicMemberMetadata(message.classicMemberMetadata)) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.classicMemberMetadata === null || !isDefaultConsumerGroupMemberMetadataValueClassicMemberMetadata(message.classicMemberMetadata)) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    {
      if (message.classicMemberMetadata === null) writer.uvarint(0)
      else {
        writer.uvarint(1)
        writeConsumerGroupMemberMetadataValueClassicMemberMetadata(writer, message.classicMemberMetadata, version)
      }
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface ConsumerGroupMemberMetadataValueClassicMemberMetadata {
  sessionTimeoutMs: number
  supportedProtocols: ConsumerGroupMemberMetadataValueClassicProtocol[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupMemberMetadataValueClassicMemberMetadata(init?: Partial<ConsumerGroupMemberMetadataValueClassicMemberMetadata>): ConsumerGroupMemberMetadataValueClassicMemberMetadata {
  const message: ConsumerGroupMemberMetadataValueClassicMemberMetadata = {
    sessionTimeoutMs: 0,
    supportedProtocols: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupMemberMetadataValueClassicMemberMetadata(reader: Reader, version: number): ConsumerGroupMemberMetadataValueClassicMemberMetadata {
  return {
    sessionTimeoutMs: reader.int32(),
    supportedProtocols: readConsumerGroupMemberMetadataValueClassicProtocolArray(reader, reader.compactCount(3, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupMemberMetadataValueClassicMemberMetadata(writer: Writer, message: ConsumerGroupMemberMetadataValueClassicMemberMetadata, version: number): void {
  writer.int32(message.sessionTimeoutMs)
  writer.compactCount(message.supportedProtocols.length)
  for (const element of message.supportedProtocols) writeConsumerGroupMemberMetadataValueClassicProtocol(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultConsumerGroupMemberMetadataValueClassicMemberMetadata(message: ConsumerGroupMemberMetadataValueClassicMemberMetadata): boolean {
  if (message.sessionTimeoutMs !== 0) return false
  if (message.supportedProtocols.length !== 0) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface ConsumerGroupMemberMetadataValueClassicProtocol {
  name: string
  metadata: Buffer
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupMemberMetadataValueClassicProtocol(init?: Partial<ConsumerGroupMemberMetadataValueClassicProtocol>): ConsumerGroupMemberMetadataValueClassicProtocol {
  const message: ConsumerGroupMemberMetadataValueClassicProtocol = {
    name: '',
    metadata: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupMemberMetadataValueClassicProtocol(reader: Reader, _version: number): ConsumerGroupMemberMetadataValueClassicProtocol {
  return {
    name: reader.compactString(),
    metadata: reader.compactBytes(),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupMemberMetadataValueClassicProtocolArray(reader: Reader, count: number, version: number): ConsumerGroupMemberMetadataValueClassicProtocol[] {
  const array = sized<ConsumerGroupMemberMetadataValueClassicProtocol>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupMemberMetadataValueClassicProtocol(reader, version)
  return array
}

function writeConsumerGroupMemberMetadataValueClassicProtocol(writer: Writer, message: ConsumerGroupMemberMetadataValueClassicProtocol, _version: number): void {
  writer.compactString(message.name)
  writer.compactBytes(message.metadata)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupMemberMetadataValueType: MessageType<ConsumerGroupMemberMetadataValue> = {
  name: 'ConsumerGroupMemberMetadataValue',
  kind: 'value',
  key: 5,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupMemberMetadataValue,
  read: readConsumerGroupMemberMetadataValue,
  write: writeConsumerGroupMemberMetadataValue,
}
