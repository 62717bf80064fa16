// Made by tools/gen.ts from tables/records/group/00-legacy-offset-commit.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface LegacyOffsetCommitKey {
  group: string
  topic: string
  partition: number
}

export function createLegacyOffsetCommitKey(init?: Partial<LegacyOffsetCommitKey>): LegacyOffsetCommitKey {
  const message: LegacyOffsetCommitKey = {
    group: '',
    topic: '',
    partition: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLegacyOffsetCommitKey(reader: Reader, _version: number): LegacyOffsetCommitKey {
  return {
    group: reader.string(),
    topic: reader.string(),
    partition: reader.int32(),
  }
}

function writeLegacyOffsetCommitKey(writer: Writer, message: LegacyOffsetCommitKey, _version: number): void {
  writer.string(message.group)
  writer.string(message.topic)
  writer.int32(message.partition)
}

export const LegacyOffsetCommitKeyType: MessageType<LegacyOffsetCommitKey> = {
  name: 'LegacyOffsetCommitKey',
  kind: 'key',
  key: 0,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createLegacyOffsetCommitKey,
  read: readLegacyOffsetCommitKey,
  write: writeLegacyOffsetCommitKey,
}

export interface LegacyOffsetCommitValue {
  offset: bigint
  metadata: string
  commitTimestamp: number
}

export function createLegacyOffsetCommitValue(init?: Partial<LegacyOffsetCommitValue>): LegacyOffsetCommitValue {
  const message: LegacyOffsetCommitValue = {
    offset: 0n,
    metadata: '',
    commitTimestamp: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLegacyOffsetCommitValue(reader: Reader, _version: number): LegacyOffsetCommitValue {
  return {
    offset: reader.bigint64(),
    metadata: reader.string(),
    commitTimestamp: reader.int64(),
  }
}

function writeLegacyOffsetCommitValue(writer: Writer, message: LegacyOffsetCommitValue, _version: number): void {
  writer.bigint64(message.offset)
  writer.string(message.metadata)
  writer.int64(message.commitTimestamp)
}

export const LegacyOffsetCommitValueType: MessageType<LegacyOffsetCommitValue> = {
  name: 'LegacyOffsetCommitValue',
  kind: 'value',
  key: 0,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createLegacyOffsetCommitValue,
  read: readLegacyOffsetCommitValue,
  write: writeLegacyOffsetCommitValue,
}
