// Made by tools/gen.ts from tables/records/group/03-consumer-group-metadata.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ConsumerGroupMetadataKey {
  groupId: string
}

export function createConsumerGroupMetadataKey(init?: Partial<ConsumerGroupMetadataKey>): ConsumerGroupMetadataKey {
  const message: ConsumerGroupMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupMetadataKey(reader: Reader, _version: number): ConsumerGroupMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeConsumerGroupMetadataKey(writer: Writer, message: ConsumerGroupMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const ConsumerGroupMetadataKeyType: MessageType<ConsumerGroupMetadataKey> = {
  name: 'ConsumerGroupMetadataKey',
  kind: 'key',
  key: 3,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupMetadataKey,
  read: readConsumerGroupMetadataKey,
  write: writeConsumerGroupMetadataKey,
}

export interface ConsumerGroupMetadataValue {
  epoch: number
  metadataHash: number // tag 0
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupMetadataValue(init?: Partial<ConsumerGroupMetadataValue>): ConsumerGroupMetadataValue {
  const message: ConsumerGroupMetadataValue = {
    epoch: 0,
    metadataHash: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupMetadataValue(reader: Reader, _version: number): ConsumerGroupMetadataValue {
  const message: ConsumerGroupMetadataValue = {
    epoch: reader.int32(),
    metadataHash: 0,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.metadataHash = reader.int64()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeConsumerGroupMetadataValue(writer: Writer, message: ConsumerGroupMetadataValue, _version: number): void {
  writer.int32(message.epoch)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.metadataHash !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.metadataHash !== 0) {
    writer.uvarint(0)
    writer.uvarint(8)
    writer.int64(message.metadataHash)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const ConsumerGroupMetadataValueType: MessageType<ConsumerGroupMetadataValue> = {
  name: 'ConsumerGroupMetadataValue',
  kind: 'value',
  key: 3,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupMetadataValue,
  read: readConsumerGroupMetadataValue,
  write: writeConsumerGroupMetadataValue,
}
