// Made by tools/gen.ts from tables/records/metadata/05-partition-change.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readInt32Array, readUuidArray, writeInt32Array, writeUuidArray } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface PartitionChangeRecord {
  partitionId: number
  topicId: Uuid
  isr: number[] | null // tag 0
  leader: number // tag 1
  replicas: number[] | null // tag 2
  removingReplicas: number[] | null // tag 3
  addingReplicas: number[] | null // tag 4
  leaderRecoveryState: number // tag 5
  directories: Uuid[] | null // 1+, tag 8
  eligibleLeaderReplicas: number[] | null // 2+, tag 6
  lastKnownElr: number[] | null // 2+, tag 7
  unknownTags: UnknownTag[] | null
}

export function createPartitionChangeRecord(init?: Partial<PartitionChangeRecord>): PartitionChangeRecord {
  const message: PartitionChangeRecord = {
    partitionId: -1,
    topicId: ZERO_UUID,
    isr: null,
    leader: -2,
    replicas: null,
    removingReplicas: null,
    addingReplicas: null,
    leaderRecoveryState: -1,
    directories: null,
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readPartitionChangeRecord(reader: Reader, version: number): PartitionChangeRecord {
  const message: PartitionChangeRecord = {
    partitionId: reader.int32(),
    topicId: reader.uuid(),
    isr: null,
    leader: -2,
    replicas: null,
    removingReplicas: null,
    addingReplicas: null,
    leaderRecoveryState: -1,
    directories: null,
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.isr = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        break
      case 1:
        message.leader = reader.int32()
        break
      case 2:
        message.replicas = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        break
      case 3:
        message.removingReplicas = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        break
      case 4:
        message.addingReplicas = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        break
      case 5:
        message.leaderRecoveryState = reader.int8()
        break
      case 8:
        if (version >= 1) message.directories = orNull(reader, reader.compactNullableCount(16, 8), readUuidArray)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 6:
        if (version >= 2) message.eligibleLeaderReplicas = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 7:
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

function writePartitionChangeRecord(writer: Writer, message: PartitionChangeRecord, version: number): void {
  writer.int32(message.partitionId)
  writer.uuid(message.topicId)
  if (version <= 0) {
    if (message.directories !== null) unsupportedField('PartitionChangeRecord.directories', version)
  }
  if (version <= 1) {
    if (message.eligibleLeaderReplicas !== null) unsupportedField('PartitionChangeRecord.eligibleLeaderReplicas', version)
  }
  if (version <= 1) {
    if (message.lastKnownElr !== null) unsupportedField('PartitionChangeRecord.lastKnownElr', version)
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.isr !== null) tags++
  if (message.leader !== -2) tags++
  if (message.replicas !== null) tags++
  if (message.removingReplicas !== null) tags++
  if (message.addingReplicas !== null) tags++
  if (message.leaderRecoveryState !== -1) tags++
  if (version >= 2 && message.eligibleLeaderReplicas !== null) tags++
  if (version >= 2 && message.lastKnownElr !== null) tags++
  if (version >= 1 && message.directories !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.isr !== null) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.isr === null ? -1 : message.isr.length)
    {
      if (message.isr !== null) writeInt32Array(writer, message.isr)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (message.leader !== -2) {
    writer.uvarint(1)
    writer.uvarint(4)
    writer.int32(message.leader)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (message.replicas !== null) {
    writer.uvarint(2)
    const mark = writer.beginSized()
    writer.compactCount(message.replicas === null ? -1 : message.replicas.length)
    {
      if (message.replicas !== null) writeInt32Array(writer, message.replicas)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 3)
  if (message.removingReplicas !== null) {
    writer.uvarint(3)
    const mark = writer.beginSized()
    writer.compactCount(message.removingReplicas === null ? -1 : message.removingReplicas.length)
    {
      if (message.removingReplicas !== null) writeInt32Array(writer, message.removingReplicas)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 4)
  if (message.addingReplicas !== null) {
    writer.uvarint(4)
    const mark = writer.beginSized()
    writer.compactCount(message.addingReplicas === null ? -1 : message.addingReplicas.length)
    {
      if (message.addingReplicas !== null) writeInt32Array(writer, message.addingReplicas)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 5)
  if (message.leaderRecoveryState !== -1) {
    writer.uvarint(5)
    writer.uvarint(1)
    writer.int8(message.leaderRecoveryState)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 6)
  if (version >= 2 && message.eligibleLeaderReplicas !== null) {
    writer.uvarint(6)
    const mark = writer.beginSized()
    writer.compactCount(message.eligibleLeaderReplicas === null ? -1 : message.eligibleLeaderReplicas.length)
    {
      if (message.eligibleLeaderReplicas !== null) writeInt32Array(writer, message.eligibleLeaderReplicas)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 7)
  if (version >= 2 && message.lastKnownElr !== null) {
    writer.uvarint(7)
    const mark = writer.beginSized()
    writer.compactCount(message.lastKnownElr === null ? -1 : message.lastKnownElr.length)
    {
      if (message.lastKnownElr !== null) writeInt32Array(writer, message.lastKnownElr)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 8)
  if (version >= 1 && message.directories !== null) {
    writer.uvarint(8)
    const mark = writer.beginSized()
    writer.compactCount(message.directories === null ? -1 : message.directories.length)
    {
      if (message.directories !== null) writeUuidArray(writer, message.directories)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const PartitionChangeRecordType: MessageType<PartitionChangeRecord> = {
  name: 'PartitionChangeRecord',
  kind: 'metadata-record',
  key: 5,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createPartitionChangeRecord,
  read: readPartitionChangeRecord,
  write: writePartitionChangeRecord,
}
