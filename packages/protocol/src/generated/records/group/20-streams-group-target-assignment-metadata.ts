// Made by tools/gen.ts from tables/records/group/20-streams-group-target-assignment-metadata.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface StreamsGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function createStreamsGroupTargetAssignmentMetadataKey(init?: Partial<StreamsGroupTargetAssignmentMetadataKey>): StreamsGroupTargetAssignmentMetadataKey {
  const message: StreamsGroupTargetAssignmentMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTargetAssignmentMetadataKey(reader: Reader, _version: number): StreamsGroupTargetAssignmentMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeStreamsGroupTargetAssignmentMetadataKey(writer: Writer, message: StreamsGroupTargetAssignmentMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const StreamsGroupTargetAssignmentMetadataKeyType: MessageType<StreamsGroupTargetAssignmentMetadataKey> = {
  name: 'StreamsGroupTargetAssignmentMetadataKey',
  kind: 'key',
  key: 20,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createStreamsGroupTargetAssignmentMetadataKey,
  read: readStreamsGroupTargetAssignmentMetadataKey,
  write: writeStreamsGroupTargetAssignmentMetadataKey,
}

export interface StreamsGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number
  assignmentTimestamp: number // tag 0, ignorable
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTargetAssignmentMetadataValue(init?: Partial<StreamsGroupTargetAssignmentMetadataValue>): StreamsGroupTargetAssignmentMetadataValue {
  const message: StreamsGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: 0,
    assignmentTimestamp: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTargetAssignmentMetadataValue(reader: Reader, _version: number): StreamsGroupTargetAssignmentMetadataValue {
  const message: StreamsGroupTargetAssignmentMetadataValue = {
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

function writeStreamsGroupTargetAssignmentMetadataValue(writer: Writer, message: StreamsGroupTargetAssignmentMetadataValue, _version: number): void {
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

export const StreamsGroupTargetAssignmentMetadataValueType: MessageType<StreamsGroupTargetAssignmentMetadataValue> = {
  name: 'StreamsGroupTargetAssignmentMetadataValue',
  kind: 'value',
  key: 20,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupTargetAssignmentMetadataValue,
  read: readStreamsGroupTargetAssignmentMetadataValue,
  write: writeStreamsGroupTargetAssignmentMetadataValue,
}
