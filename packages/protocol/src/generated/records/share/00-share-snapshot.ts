// Made by tools/gen.ts from tables/records/share/00-share-snapshot.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ShareSnapshotKey {
  groupId: string
  topicId: Uuid
  partition: number
}

export function createShareSnapshotKey(init?: Partial<ShareSnapshotKey>): ShareSnapshotKey {
  const message: ShareSnapshotKey = {
    groupId: '',
    topicId: ZERO_UUID,
    partition: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareSnapshotKey(reader: Reader, _version: number): ShareSnapshotKey {
  return {
    groupId: reader.string(),
    topicId: reader.uuid(),
    partition: reader.int32(),
  }
}

function writeShareSnapshotKey(writer: Writer, message: ShareSnapshotKey, _version: number): void {
  writer.string(message.groupId)
  writer.uuid(message.topicId)
  writer.int32(message.partition)
}

export const ShareSnapshotKeyType: MessageType<ShareSnapshotKey> = {
  name: 'ShareSnapshotKey',
  kind: 'key',
  key: 0,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createShareSnapshotKey,
  read: readShareSnapshotKey,
  write: writeShareSnapshotKey,
}

export interface ShareSnapshotValue {
  snapshotEpoch: number
  stateEpoch: number
  leaderEpoch: number
  startOffset: number
  deliveryCompleteCount: number // tag 0
  createTimestamp: number
  writeTimestamp: number
  stateBatches: ShareSnapshotValueStateBatch[]
  unknownTags: UnknownTag[] | null
}

export function createShareSnapshotValue(init?: Partial<ShareSnapshotValue>): ShareSnapshotValue {
  const message: ShareSnapshotValue = {
    snapshotEpoch: 0,
    stateEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    createTimestamp: 0,
    writeTimestamp: 0,
    stateBatches: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareSnapshotValue(reader: Reader, version: number): ShareSnapshotValue {
  const message: ShareSnapshotValue = {
    snapshotEpoch: reader.int32(),
    stateEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: -1,
    createTimestamp: reader.int64(),
    writeTimestamp: reader.int64(),
    stateBatches: readShareSnapshotValueStateBatchArray(reader, reader.compactCount(20, 200), version),
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

function writeShareSnapshotValue(writer: Writer, message: ShareSnapshotValue, version: number): void {
  writer.int32(message.snapshotEpoch)
  writer.int32(message.stateEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  writer.int64(message.createTimestamp)
  writer.int64(message.writeTimestamp)
  writer.compactCount(message.stateBatches.length)
  for (const element of message.stateBatches) writeShareSnapshotValueStateBatch(writer, element, version)
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

export interface ShareSnapshotValueStateBatch {
  firstOffset: number
  lastOffset: number
  deliveryState: number
  deliveryCount: number
  unknownTags: UnknownTag[] | null
}

export function createShareSnapshotValueStateBatch(init?: Partial<ShareSnapshotValueStateBatch>): ShareSnapshotValueStateBatch {
  const message: ShareSnapshotValueStateBatch = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryState: 0,
    deliveryCount: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareSnapshotValueStateBatch(reader: Reader, _version: number): ShareSnapshotValueStateBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryState: reader.int8(),
    deliveryCount: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareSnapshotValueStateBatchArray(reader: Reader, count: number, version: number): ShareSnapshotValueStateBatch[] {
  const array = sized<ShareSnapshotValueStateBatch>(count)
  for (let i = 0; i < count; i++) array[i] = readShareSnapshotValueStateBatch(reader, version)
  return array
}

function writeShareSnapshotValueStateBatch(writer: Writer, message: ShareSnapshotValueStateBatch, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int8(message.deliveryState)
  writer.int16(message.deliveryCount)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareSnapshotValueType: MessageType<ShareSnapshotValue> = {
  name: 'ShareSnapshotValue',
  kind: 'value',
  key: 0,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareSnapshotValue,
  read: readShareSnapshotValue,
  write: writeShareSnapshotValue,
}
