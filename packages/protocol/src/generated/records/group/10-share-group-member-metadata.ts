// Made by tools/gen.ts from tables/records/group/10-share-group-member-metadata.txt: change that, not this.

import { readCompactStringArray, writeCompactStringArray } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function createShareGroupMemberMetadataKey(init?: Partial<ShareGroupMemberMetadataKey>): ShareGroupMemberMetadataKey {
  const message: ShareGroupMemberMetadataKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupMemberMetadataKey(reader: Reader, _version: number): ShareGroupMemberMetadataKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeShareGroupMemberMetadataKey(writer: Writer, message: ShareGroupMemberMetadataKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const ShareGroupMemberMetadataKeyType: MessageType<ShareGroupMemberMetadataKey> = {
  name: 'ShareGroupMemberMetadataKey',
  kind: 'key',
  key: 10,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareGroupMemberMetadataKey,
  read: readShareGroupMemberMetadataKey,
  write: writeShareGroupMemberMetadataKey,
}

export interface ShareGroupMemberMetadataValue {
  rackId: string | null
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupMemberMetadataValue(init?: Partial<ShareGroupMemberMetadataValue>): ShareGroupMemberMetadataValue {
  const message: ShareGroupMemberMetadataValue = {
    rackId: '',
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupMemberMetadataValue(reader: Reader, _version: number): ShareGroupMemberMetadataValue {
  return {
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupMemberMetadataValue(writer: Writer, message: ShareGroupMemberMetadataValue, _version: number): void {
  writer.compactNullableString(message.rackId)
  writer.compactString(message.clientId)
  writer.compactString(message.clientHost)
  writer.compactCount(message.subscribedTopicNames.length)
  writeCompactStringArray(writer, message.subscribedTopicNames)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupMemberMetadataValueType: MessageType<ShareGroupMemberMetadataValue> = {
  name: 'ShareGroupMemberMetadataValue',
  kind: 'value',
  key: 10,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupMemberMetadataValue,
  read: readShareGroupMemberMetadataValue,
  write: writeShareGroupMemberMetadataValue,
}
