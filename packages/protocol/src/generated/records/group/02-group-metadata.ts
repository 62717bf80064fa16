// Made by tools/gen.ts from tables/records/group/02-group-metadata.txt: change that, not this.

import { sized } from '../../../bytes/arrays.ts'
import { type Reader, EMPTY_BYTES } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../../message-type.ts'

export interface GroupMetadataKey {
  group: string
}

export function createGroupMetadataKey(init?: Partial<GroupMetadataKey>): GroupMetadataKey {
  const message: GroupMetadataKey = {
    group: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readGroupMetadataKey(reader: Reader, _version: number): GroupMetadataKey {
  return {
    group: reader.string(),
  }
}

function writeGroupMetadataKey(writer: Writer, message: GroupMetadataKey, _version: number): void {
  writer.string(message.group)
}

export const GroupMetadataKeyType: MessageType<GroupMetadataKey> = {
  name: 'GroupMetadataKey',
  kind: 'key',
  key: 2,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createGroupMetadataKey,
  read: readGroupMetadataKey,
  write: writeGroupMetadataKey,
}

export interface GroupMetadataValue {
  protocolType: string
  generation: number
  protocol: string | null
  leader: string | null
  currentStateTimestamp: number // 2+, ignorable
  members: GroupMetadataValueMemberMetadata[]
  unknownTags: UnknownTag[] | null
}

export function createGroupMetadataValue(init?: Partial<GroupMetadataValue>): GroupMetadataValue {
  const message: GroupMetadataValue = {
    protocolType: '',
    generation: 0,
    protocol: '',
    leader: '',
    currentStateTimestamp: -1,
    members: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readGroupMetadataValue(reader: Reader, version: number): GroupMetadataValue {
  return {
    protocolType: version <= 3 ? reader.string() : reader.compactString(),
    generation: reader.int32(),
    protocol: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    leader: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    currentStateTimestamp: version <= 1 ? -1 : reader.int64(),
    members: version <= 3 ? readGroupMetadataValueMemberMetadataArray(reader, reader.count(18, 104), version) : readGroupMetadataValueMemberMetadataArray(reader, reader.compactCount(15, 104), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeGroupMetadataValue(writer: Writer, message: GroupMetadataValue, version: number): void {
  if (version <= 3) writer.string(message.protocolType)
  else writer.compactString(message.protocolType)
  writer.int32(message.generation)
  if (version <= 3) writer.nullableString(message.protocol)
  else writer.compactNullableString(message.protocol)
  if (version <= 3) writer.nullableString(message.leader)
  else writer.compactNullableString(message.leader)
  if (version >= 2) writer.int64(message.currentStateTimestamp)
  if (version <= 3) writer.count(message.members.length)
  else writer.compactCount(message.members.length)
  for (const element of message.members) writeGroupMetadataValueMemberMetadata(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'GroupMetadataValue', version)
}

export interface GroupMetadataValueMemberMetadata {
  memberId: string
  groupInstanceId: string | null // 3+, ignorable
  clientId: string
  clientHost: string
  rebalanceTimeout: number // 1+, ignorable
  sessionTimeout: number
  subscription: Buffer
  assignment: Buffer
  unknownTags: UnknownTag[] | null
}

export function createGroupMetadataValueMemberMetadata(init?: Partial<GroupMetadataValueMemberMetadata>): GroupMetadataValueMemberMetadata {
  const message: GroupMetadataValueMemberMetadata = {
    memberId: '',
    groupInstanceId: null,
    clientId: '',
    clientHost: '',
    rebalanceTimeout: -1,
    sessionTimeout: 0,
    subscription: EMPTY_BYTES,
    assignment: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readGroupMetadataValueMemberMetadata(reader: Reader, version: number): GroupMetadataValueMemberMetadata {
  return {
    memberId: version <= 3 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 2 ? null : version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    clientId: version <= 3 ? reader.string() : reader.compactString(),
    clientHost: version <= 3 ? reader.string() : reader.compactString(),
    rebalanceTimeout: version <= 0 ? -1 : reader.int32(),
    sessionTimeout: reader.int32(),
    subscription: version <= 3 ? reader.bytes() : reader.compactBytes(),
    assignment: version <= 3 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readGroupMetadataValueMemberMetadataArray(reader: Reader, count: number, version: number): GroupMetadataValueMemberMetadata[] {
  const array = sized<GroupMetadataValueMemberMetadata>(count)
  for (let i = 0; i < count; i++) array[i] = readGroupMetadataValueMemberMetadata(reader, version)
  return array
}

function writeGroupMetadataValueMemberMetadata(writer: Writer, message: GroupMetadataValueMemberMetadata, version: number): void {
  if (version <= 3) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version === 3) writer.nullableString(message.groupInstanceId)
  else if (version >= 4) writer.compactNullableString(message.groupInstanceId)
  if (version <= 3) writer.string(message.clientId)
  else writer.compactString(message.clientId)
  if (version <= 3) writer.string(message.clientHost)
  else writer.compactString(message.clientHost)
  if (version >= 1) writer.int32(message.rebalanceTimeout)
  writer.int32(message.sessionTimeout)
  if (version <= 3) writer.bytes(message.subscription)
  else writer.compactBytes(message.subscription)
  if (version <= 3) writer.bytes(message.assignment)
  else writer.compactBytes(message.assignment)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'GroupMetadataValueMemberMetadata', version)
}

export const GroupMetadataValueType: MessageType<GroupMetadataValue> = {
  name: 'GroupMetadataValue',
  kind: 'value',
  key: 2,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createGroupMetadataValue,
  read: readGroupMetadataValue,
  write: writeGroupMetadataValue,
}
