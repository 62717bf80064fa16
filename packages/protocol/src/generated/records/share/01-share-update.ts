// Made by tools/gen.ts from tables/records/share/01-share-update.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareUpdateKey {
  groupId: string
  topicId: Uuid
  partition: number
}

export function createShareUpdateKey(init?: Partial<ShareUpdateKey>): ShareUpdateKey {
  const message: ShareUpdateKey = {
    groupId: '',
    topicId: ZERO_UUID,
    partition: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareUpdateKey(reader: Reader, _version: number): ShareUpdateKey {
  return {
    groupId: reader.string(),
    topicId: reader.uuid(),
    partition: reader.int32(),
  }
}

function writeShareUpdateKey(writer: Writer, message: ShareUpdateKey, _version: number): void {
  writer.string(message.groupId)
  writer.uuid(message.topicId)
  writer.int32(message.partition)
}

export const ShareUpdateKeyType: MessageType<ShareUpdateKey> = {
  name: 'ShareUpdateKey',
  kind: 'key',
  key: 1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareUpdateKey,
  read: readShareUpdateKey,
  write: writeShareUpdateKey,
}

export interface ShareUpdateValue {
  snapshotEpoch: number
  leaderEpoch: number
  startOffset: number
  deliveryCompleteCount: number // tag 0
  stateBatches: ShareUpdateValueStateBatch[]
  unknownTags: UnknownTag[] | null
}

export function createShareUpdateValue(init?: Partial<ShareUpdateValue>): ShareUpdateValue {
  const message: ShareUpdateValue = {
    snapshotEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    stateBatches: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareUpdateValue(reader: Reader, version: number): ShareUpdateValue {
  const message: ShareUpdateValue = {
    snapshotEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: -1,
    stateBatches: readShareUpdateValueStateBatchArray(reader, reader.compactCount(20, 200), version),
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.deliveryCompleteCount = reader.int32()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeShareUpdateValue(writer: Writer, message: ShareUpdateValue, version: number): void {
  writer.int32(message.snapshotEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  writer.compactCount(message.stateBatches.length)
  for (const element of message.stateBatches) writeShareUpdateValueStateBatch(writer, element, version)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.deliveryCompleteCount !== -1) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.deliveryCompleteCount !== -1) {
    writer.uvarint(0)
    writer.uvarint(4)
    writer.int32(message.deliveryCompleteCount)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface ShareUpdateValueStateBatch {
  firstOffset: number
  lastOffset: number
  deliveryState: number
  deliveryCount: number
  unknownTags: UnknownTag[] | null
}

export function createShareUpdateValueStateBatch(init?: Partial<ShareUpdateValueStateBatch>): ShareUpdateValueStateBatch {
  const message: ShareUpdateValueStateBatch = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryState: 0,
    deliveryCount: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareUpdateValueStateBatch(reader: Reader, _version: number): ShareUpdateValueStateBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryState: reader.int8(),
    deliveryCount: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareUpdateValueStateBatchArray(reader: Reader, count: number, version: number): ShareUpdateValueStateBatch[] {
  const array = sized<ShareUpdateValueStateBatch>(count)
  for (let i = 0; i < count; i++) array[i] = readShareUpdateValueStateBatch(reader, version)
  return array
}

function writeShareUpdateValueStateBatch(writer: Writer, message: ShareUpdateValueStateBatch, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int8(message.deliveryState)
  writer.int16(message.deliveryCount)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareUpdateValueType: MessageType<ShareUpdateValue> = {
  name: 'ShareUpdateValue',
  kind: 'value',
  key: 1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareUpdateValue,
  read: readShareUpdateValue,
  write: writeShareUpdateValue,
}
