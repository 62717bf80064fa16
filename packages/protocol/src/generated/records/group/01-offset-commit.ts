// Made by tools/gen.ts from tables/records/group/01-offset-commit.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, refuseTags } from '../../../message-type.ts'

export interface OffsetCommitKey {
  group: string
  topic: string
  partition: number
}

export function createOffsetCommitKey(init?: Partial<OffsetCommitKey>): OffsetCommitKey {
  const message: OffsetCommitKey = {
    group: '',
    topic: '',
    partition: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitKey(reader: Reader, _version: number): OffsetCommitKey {
  return {
    group: reader.string(),
    topic: reader.string(),
    partition: reader.int32(),
  }
}

function writeOffsetCommitKey(writer: Writer, message: OffsetCommitKey, _version: number): void {
  writer.string(message.group)
  writer.string(message.topic)
  writer.int32(message.partition)
}

export const OffsetCommitKeyType: MessageType<OffsetCommitKey> = {
  name: 'OffsetCommitKey',
  kind: 'key',
  key: 1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createOffsetCommitKey,
  read: readOffsetCommitKey,
  write: writeOffsetCommitKey,
}

export interface OffsetCommitValue {
  offset: bigint
  leaderEpoch: number // 3+, ignorable
  metadata: string
  commitTimestamp: number
  expireTimestamp: number // 1, ignorable
  topicId: Uuid // 4+, tag 0, ignorable
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitValue(init?: Partial<OffsetCommitValue>): OffsetCommitValue {
  const message: OffsetCommitValue = {
    offset: 0n,
    leaderEpoch: -1,
    metadata: '',
    commitTimestamp: 0,
    expireTimestamp: -1,
    topicId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitValue(reader: Reader, version: number): OffsetCommitValue {
  const message: OffsetCommitValue = {
    offset: reader.bigint64(),
    leaderEpoch: version <= 2 ? -1 : reader.int32(),
    metadata: version <= 3 ? reader.string() : reader.compactString(),
    commitTimestamp: reader.int64(),
    expireTimestamp: version <= 0 ? -1 : version <= 1 ? reader.int64() : -1,
    topicId: ZERO_UUID,
    unknownTags: null,
  }
  if (version < 4) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.topicId = reader.uuid()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeOffsetCommitValue(writer: Writer, message: OffsetCommitValue, version: number): void {
  writer.bigint64(message.offset)
  if (version >= 3) writer.int32(message.leaderEpoch)
  if (version <= 3) writer.string(message.metadata)
  else writer.compactString(message.metadata)
  writer.int64(message.commitTimestamp)
  if (version === 1) writer.int64(message.expireTimestamp)
  if (version < 4) {
    refuseTags(message.unknownTags, 'OffsetCommitValue', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.topicId !== ZERO_UUID) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.topicId !== ZERO_UUID) {
    writer.uvarint(0)
    writer.uvarint(16)
    writer.uuid(message.topicId)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const OffsetCommitValueType: MessageType<OffsetCommitValue> = {
  name: 'OffsetCommitValue',
  kind: 'value',
  key: 1,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createOffsetCommitValue,
  read: readOffsetCommitValue,
  write: writeOffsetCommitValue,
}
