// Made by tools/gen.ts from tables/records/group/06-consumer-group-target-assignment-metadata.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ConsumerGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function createConsumerGroupTargetAssignmentMetadataKey(init?: Partial<ConsumerGroupTargetAssignmentMetadataKey>): ConsumerGroupTargetAssignmentMetadataKey {
  const message: ConsumerGroupTargetAssignmentMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupTargetAssignmentMetadataKey(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeConsumerGroupTargetAssignmentMetadataKey(writer: Writer, message: ConsumerGroupTargetAssignmentMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const ConsumerGroupTargetAssignmentMetadataKeyType: MessageType<ConsumerGroupTargetAssignmentMetadataKey> = {
  name: 'ConsumerGroupTargetAssignmentMetadataKey',
  kind: 'key',
  key: 6,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupTargetAssignmentMetadataKey,
  read: readConsumerGroupTargetAssignmentMetadataKey,
  write: writeConsumerGroupTargetAssignmentMetadataKey,
}

export interface ConsumerGroupTargetAssignmentMetadataValue {
  assignmentEpoch: number
  assignmentTimestamp: number // tag 0, ignorable
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupTargetAssignmentMetadataValue(init?: Partial<ConsumerGroupTargetAssignmentMetadataValue>): ConsumerGroupTargetAssignmentMetadataValue {
  const message: ConsumerGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: 0,
    assignmentTimestamp: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupTargetAssignmentMetadataValue(reader: Reader, _version: number): ConsumerGroupTargetAssignmentMetadataValue {
  const message: ConsumerGroupTargetAssignmentMetadataValue = {
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

function writeConsumerGroupTargetAssignmentMetadataValue(writer: Writer, message: ConsumerGroupTargetAssignmentMetadataValue, _version: number): void {
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

export const ConsumerGroupTargetAssignmentMetadataValueType: MessageType<ConsumerGroupTargetAssignmentMetadataValue> = {
  name: 'ConsumerGroupTargetAssignmentMetadataValue',
  kind: 'value',
  key: 6,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupTargetAssignmentMetadataValue,
  read: readConsumerGroupTargetAssignmentMetadataValue,
  write: writeConsumerGroupTargetAssignmentMetadataValue,
}
