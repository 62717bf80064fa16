// Made by tools/gen.ts from tables/records/group/12-share-group-target-assignment-metadata.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ShareGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function createShareGroupTargetAssignmentMetadataKey(init?: Partial<ShareGroupTargetAssignmentMetadataKey>): ShareGroupTargetAssignmentMetadataKey {
  const message: ShareGroupTargetAssignmentMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupTargetAssignmentMetadataKey(reader: Reader, _version: number): ShareGroupTargetAssignmentMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeShareGroupTargetAssignmentMetadataKey(writer: Writer, message: ShareGroupTargetAssignmentMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const ShareGroupTargetAssignmentMetadataKeyType: MessageType<ShareGroupTargetAssignmentMetadataKey> = {
  name: 'ShareGroupTargetAssignmentMetadataKey',
  kind: 'key',
  key: 12,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareGroupTargetAssignmentMetadataKey,
  read: readShareGroupTargetAssignmentMetadataKey,
  write: writeShareGroupTargetAssignmentMetadataKey,
}

export interface ShareGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number
  assignmentTimestamp: number // tag 0, ignorable
  unknownTags: UnknownTag[] | null
}

export function createShareGroupTargetAssignmentMetadataValue(init?: Partial<ShareGroupTargetAssignmentMetadataValue>): ShareGroupTargetAssignmentMetadataValue {
  const message: ShareGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: 0,
    assignmentTimestamp: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupTargetAssignmentMetadataValue(reader: Reader, _version: number): ShareGroupTargetAssignmentMetadataValue {
  const message: ShareGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: reader.int32(),
    assignmentTimestamp: 0,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.assignmentTimestamp = reader.int64()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeShareGroupTargetAssignmentMetadataValue(writer: Writer, message: ShareGroupTargetAssignmentMetadataValue, _version: number): void {
  writer.int32(message.assignmentEpoch)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.assignmentTimestamp !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.assignmentTimestamp !== 0) {
    writer.uvarint(0)
    writer.uvarint(8)
    writer.int64(message.assignmentTimestamp)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const ShareGroupTargetAssignmentMetadataValueType: MessageType<ShareGroupTargetAssignmentMetadataValue> = {
  name: 'ShareGroupTargetAssignmentMetadataValue',
  kind: 'value',
  key: 12,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupTargetAssignmentMetadataValue,
  read: readShareGroupTargetAssignmentMetadataValue,
  write: writeShareGroupTargetAssignmentMetadataValue,
}
