// Made by tools/gen.ts from tables/records/metadata/03-partition.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readInt32Array, readUuidArray, writeInt32Array, writeUuidArray } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface PartitionRecord {
  partitionId: number
  topicId: Uuid
  replicas: number[]
  isr: number[]
  removingReplicas: number[]
  addingReplicas: number[]
  leader: number
  leaderRecoveryState: number // tag 0
  leaderEpoch: number
  partitionEpoch: number
  directories: Uuid[] // 1+
  eligibleLeaderReplicas: number[] | null // 2+, tag 1
  lastKnownElr: number[] | null // 2+, tag 2
  unknownTags: UnknownTag[] | null
}

export function createPartitionRecord(init?: Partial<PartitionRecord>): PartitionRecord {
  const message: PartitionRecord = {
    partitionId: -1,
    topicId: ZERO_UUID,
    replicas: [],
    isr: [],
    removingReplicas: [],
    addingReplicas: [],
    leader: -1,
    leaderRecoveryState: 0,
    leaderEpoch: -1,
    partitionEpoch: -1,
    directories: [],
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readPartitionRecord(reader: Reader, version: number): PartitionRecord {
  const message: PartitionRecord = {
    partitionId: reader.int32(),
    topicId: reader.uuid(),
    replicas: readInt32Array(reader, reader.compactCount(4, 8)),
    isr: readInt32Array(reader, reader.compactCount(4, 8)),
    removingReplicas: readInt32Array(reader, reader.compactCount(4, 8)),
    addingReplicas: readInt32Array(reader, reader.compactCount(4, 8)),
    leader: reader.int32(),
    leaderRecoveryState: 0,
    leaderEpoch: reader.int32(),
    partitionEpoch: reader.int32(),
    directories: version <= 0 ? [] : readUuidArray(reader, reader.compactCount(16, 8)),
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.leaderRecoveryState = reader.int8()
        break
      case 1:
        if (version >= 2) message.eligibleLeaderReplicas = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 2:
        if (version >= 2) message.lastKnownElr = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writePartitionRecord(writer: Writer, message: PartitionRecord, version: number): void {
  writer.int32(message.partitionId)
  writer.uuid(message.topicId)
  writer.compactCount(message.replicas.length)
  writeInt32Array(writer, message.replicas)
  writer.compactCount(message.isr.length)
  writeInt32Array(writer, message.isr)
  writer.compactCount(message.removingReplicas.length)
  writeInt32Array(writer, message.removingReplicas)
  writer.compactCount(message.addingReplicas.length)
  writeInt32Array(writer, message.addingReplicas)
  writer.int32(message.leader)
  writer.int32(message.leaderEpoch)
  writer.int32(message.partitionEpoch)
  if (version <= 0) {
    if (message.directories.length !== 0) unsupportedField('PartitionRecord.directories', version)
  } else writer.compactCount(message.directories.length)
  if (version >= 1) writeUuidArray(writer, message.directories)
  if (version <= 1) {
    if (message.eligibleLeaderReplicas !== null) unsupportedField('PartitionRecord.eligibleLeaderReplicas', version)
  }
  if (version <= 1) {
    if (message.lastKnownElr !== null) unsupportedField('PartitionRecord.lastKnownElr', version)
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.leaderRecoveryState !== 0) tags++
  if (version >= 2 && message.eligibleLeaderReplicas !== null) tags++
  if (version >= 2 && message.lastKnownElr !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.leaderRecoveryState !== 0) {
    writer.uvarint(0)
    writer.uvarint(1)
    writer.int8(message.leaderRecoveryState)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (version >= 2 && message.eligibleLeaderReplicas !== null) {
    writer.uvarint(1)
    const mark = writer.beginSized()
    writer.compactCount(message.eligibleLeaderReplicas === null ? -1 : message.eligibleLeaderReplicas.length)
    {
      if (message.eligibleLeaderReplicas !== null) writeInt32Array(writer, message.eligibleLeaderReplicas)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (version >= 2 && message.lastKnownElr !== null) {
    writer.uvarint(2)
    const mark = writer.beginSized()
    writer.compactCount(message.lastKnownElr === null ? -1 : message.lastKnownElr.length)
    {
      if (message.lastKnownElr !== null) writeInt32Array(writer, message.lastKnownElr)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const PartitionRecordType: MessageType<PartitionRecord> = {
  name: 'PartitionRecord',
  kind: 'metadata-record',
  key: 3,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createPartitionRecord,
  read: readPartitionRecord,
  write: writePartitionRecord,
}
