// Made by tools/gen.ts from tables/records/log/remote-00-log-segment-metadata.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoteLogSegmentMetadataRecord {
  remoteLogSegmentId: RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry
  startOffset: number
  endOffset: number
  brokerId: number
  maxTimestampMs: number
  eventTimestampMs: number
  segmentLeaderEpochs: RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry[]
  segmentSizeInBytes: number
  customMetadata: Buffer | null
  remoteLogSegmentState: number
  txnIndexEmpty: boolean // tag 0
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataRecord(init?: Partial<RemoteLogSegmentMetadataRecord>): RemoteLogSegmentMetadataRecord {
  const message: RemoteLogSegmentMetadataRecord = {
    remoteLogSegmentId: createRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(),
    startOffset: 0,
    endOffset: 0,
    brokerId: 0,
    maxTimestampMs: 0,
    eventTimestampMs: 0,
    segmentLeaderEpochs: [],
    segmentSizeInBytes: 0,
    customMetadata: null,
    remoteLogSegmentState: 0,
    txnIndexEmpty: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataRecord(reader: Reader, version: number): RemoteLogSegmentMetadataRecord {
  const message: RemoteLogSegmentMetadataRecord = {
    remoteLogSegmentId: readRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(reader, version),
    startOffset: reader.int64(),
    endOffset: reader.int64(),
    brokerId: reader.int32(),
    maxTimestampMs: reader.int64(),
    eventTimestampMs: reader.int64(),
    segmentLeaderEpochs: readRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntryArray(reader, reader.compactCount(13, 120), version),
    segmentSizeInBytes: reader.int32(),
    customMetadata: reader.compactNullableBytes(),
    remoteLogSegmentState: reader.int8(),
    txnIndexEmpty: false,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.txnIndexEmpty = reader.bool()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeRemoteLogSegmentMetadataRecord(writer: Writer, message: RemoteLogSegmentMetadataRecord, version: number): void {
  writeRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(writer, message.remoteLogSegmentId, version)
  writer.int64(message.startOffset)
  writer.int64(message.endOffset)
  writer.int32(message.brokerId)
  writer.int64(message.maxTimestampMs)
  writer.int64(message.eventTimestampMs)
  writer.compactCount(message.segmentLeaderEpochs.length)
  for (const element of message.segmentLeaderEpochs) writeRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(writer, element, version)
  writer.int32(message.segmentSizeInBytes)
  writer.compactNullableBytes(message.customMetadata)
  writer.int8(message.remoteLogSegmentState)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.txnIndexEmpty) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.txnIndexEmpty) {
    writer.uvarint(0)
    writer.uvarint(1)
    writer.bool(message.txnIndexEmpty)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry {
  topicIdPartition: RemoteLogSegmentMetadataRecordTopicIdPartitionEntry
  id: Uuid
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(init?: Partial<RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry>): RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry {
  const message: RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry = {
    topicIdPartition: createRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(),
    id: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(reader: Reader, version: number): RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry {
  return {
    topicIdPartition: readRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(reader, version),
    id: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(writer: Writer, message: RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry, version: number): void {
  writeRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(writer, message.topicIdPartition, version)
  writer.uuid(message.id)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RemoteLogSegmentMetadataRecordTopicIdPartitionEntry {
  name: string
  id: Uuid
  partition: number
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(init?: Partial<RemoteLogSegmentMetadataRecordTopicIdPartitionEntry>): RemoteLogSegmentMetadataRecordTopicIdPartitionEntry {
  const message: RemoteLogSegmentMetadataRecordTopicIdPartitionEntry = {
    name: '',
    id: ZERO_UUID,
    partition: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(reader: Reader, _version: number): RemoteLogSegmentMetadataRecordTopicIdPartitionEntry {
  return {
    name: reader.compactString(),
    id: reader.uuid(),
    partition: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(writer: Writer, message: RemoteLogSegmentMetadataRecordTopicIdPartitionEntry, _version: number): void {
  writer.compactString(message.name)
  writer.uuid(message.id)
  writer.int32(message.partition)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry {
  leaderEpoch: number
  offset: number
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(init?: Partial<RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry>): RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry {
  const message: RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry = {
    leaderEpoch: 0,
    offset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(reader: Reader, _version: number): RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry {
  return {
    leaderEpoch: reader.int32(),
    offset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntryArray(reader: Reader, count: number, version: number): RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry[] {
  const array = sized<RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry>(count)
  for (let i = 0; i < count; i++) array[i] = readRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(reader, version)
  return array
}

function writeRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(writer: Writer, message: RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry, _version: number): void {
  writer.int32(message.leaderEpoch)
  writer.int64(message.offset)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoteLogSegmentMetadataRecordType: MessageType<RemoteLogSegmentMetadataRecord> = {
  name: 'RemoteLogSegmentMetadataRecord',
  kind: 'remote-log-record',
  key: 0,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoteLogSegmentMetadataRecord,
  read: readRemoteLogSegmentMetadataRecord,
  write: writeRemoteLogSegmentMetadataRecord,
}
