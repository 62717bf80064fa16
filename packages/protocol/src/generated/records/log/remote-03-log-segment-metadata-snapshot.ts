// Made by tools/gen.ts from tables/records/log/remote-03-log-segment-metadata-snapshot.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoteLogSegmentMetadataSnapshotRecord {
  segmentId: Uuid
  startOffset: number
  endOffset: number
  brokerId: number
  maxTimestampMs: number
  eventTimestampMs: number
  segmentLeaderEpochs: RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry[]
  segmentSizeInBytes: number
  customMetadata: Buffer | null
  remoteLogSegmentState: number
  txnIndexEmpty: boolean // tag 0
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataSnapshotRecord(init?: Partial<RemoteLogSegmentMetadataSnapshotRecord>): RemoteLogSegmentMetadataSnapshotRecord {
  const message: RemoteLogSegmentMetadataSnapshotRecord = {
    segmentId: ZERO_UUID,
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

function readRemoteLogSegmentMetadataSnapshotRecord(reader: Reader, version: number): RemoteLogSegmentMetadataSnapshotRecord {
  const message: RemoteLogSegmentMetadataSnapshotRecord = {
    segmentId: reader.uuid(),
    startOffset: reader.int64(),
    endOffset: reader.int64(),
    brokerId: reader.int32(),
    maxTimestampMs: reader.int64(),
    eventTimestampMs: reader.int64(),
    segmentLeaderEpochs: readRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntryArray(reader, reader.compactCount(13, 120), version),
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

function writeRemoteLogSegmentMetadataSnapshotRecord(writer: Writer, message: RemoteLogSegmentMetadataSnapshotRecord, version: number): void {
  writer.uuid(message.segmentId)
  writer.int64(message.startOffset)
  writer.int64(message.endOffset)
  writer.int32(message.brokerId)
  writer.int64(message.maxTimestampMs)
  writer.int64(message.eventTimestampMs)
  writer.compactCount(message.segmentLeaderEpochs.length)
  for (const element of message.segmentLeaderEpochs) writeRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(writer, element, version)
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

export interface RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry {
  leaderEpoch: number
  offset: number
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(init?: Partial<RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry>): RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry {
  const message: RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry = {
    leaderEpoch: 0,
    offset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(reader: Reader, _version: number): RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry {
  return {
    leaderEpoch: reader.int32(),
    offset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntryArray(reader: Reader, count: number, version: number): RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry[] {
  const array = sized<RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry>(count)
  for (let i = 0; i < count; i++) array[i] = readRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(reader, version)
  return array
}

function writeRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(writer: Writer, message: RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry, _version: number): void {
  writer.int32(message.leaderEpoch)
  writer.int64(message.offset)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoteLogSegmentMetadataSnapshotRecordType: MessageType<RemoteLogSegmentMetadataSnapshotRecord> = {
  name: 'RemoteLogSegmentMetadataSnapshotRecord',
  kind: 'remote-log-record',
  key: 3,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoteLogSegmentMetadataSnapshotRecord,
  read: readRemoteLogSegmentMetadataSnapshotRecord,
  write: writeRemoteLogSegmentMetadataSnapshotRecord,
}
