// Made by tools/gen.ts from tables/records/group/11-share-group-metadata.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareGroupMetadataKey {
  groupId: string
}

export function createShareGroupMetadataKey(init?: Partial<ShareGroupMetadataKey>): ShareGroupMetadataKey {
  const message: ShareGroupMetadataKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupMetadataKey(reader: Reader, _version: number): ShareGroupMetadataKey {
  return {
    groupId: reader.string(),
  }
}

function writeShareGroupMetadataKey(writer: Writer, message: ShareGroupMetadataKey, _version: number): void {
  writer.string(message.groupId)
}

export const ShareGroupMetadataKeyType: MessageType<ShareGroupMetadataKey> = {
  name: 'ShareGroupMetadataKey',
  kind: 'key',
  key: 11,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareGroupMetadataKey,
  read: readShareGroupMetadataKey,
  write: writeShareGroupMetadataKey,
}

export interface ShareGroupMetadataValue {
  epoch: number
  metadataHash: number
  unknownTags: UnknownTag[] | null
}

export function createShareGroupMetadataValue(init?: Partial<ShareGroupMetadataValue>): ShareGroupMetadataValue {
  const message: ShareGroupMetadataValue = {
    epoch: 0,
    metadataHash: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupMetadataValue(reader: Reader, _version: number): ShareGroupMetadataValue {
  return {
    epoch: reader.int32(),
    metadataHash: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupMetadataValue(writer: Writer, message: ShareGroupMetadataValue, _version: number): void {
  writer.int32(message.epoch)
  writer.int64(message.metadataHash)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupMetadataValueType: MessageType<ShareGroupMetadataValue> = {
  name: 'ShareGroupMetadataValue',
  kind: 'value',
  key: 11,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupMetadataValue,
  read: readShareGroupMetadataValue,
  write: writeShareGroupMetadataValue,
}
