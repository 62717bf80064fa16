// Made by tools/gen.ts from tables/records/log/remote-01-log-segment-metadata-update.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoteLogSegmentMetadataUpdateRecord {
  remoteLogSegmentId: RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry
  brokerId: number
  eventTimestampMs: number
  customMetadata: Buffer | null
  remoteLogSegmentState: number
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataUpdateRecord(init?: Partial<RemoteLogSegmentMetadataUpdateRecord>): RemoteLogSegmentMetadataUpdateRecord {
  const message: RemoteLogSegmentMetadataUpdateRecord = {
    remoteLogSegmentId: createRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(),
    brokerId: 0,
    eventTimestampMs: 0,
    customMetadata: null,
    remoteLogSegmentState: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataUpdateRecord(reader: Reader, version: number): RemoteLogSegmentMetadataUpdateRecord {
  return {
    remoteLogSegmentId: readRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(reader, version),
    brokerId: reader.int32(),
    eventTimestampMs: reader.int64(),
    customMetadata: reader.compactNullableBytes(),
    remoteLogSegmentState: reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoteLogSegmentMetadataUpdateRecord(writer: Writer, message: RemoteLogSegmentMetadataUpdateRecord, version: number): void {
  writeRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(writer, message.remoteLogSegmentId, version)
  writer.int32(message.brokerId)
  writer.int64(message.eventTimestampMs)
  writer.compactNullableBytes(message.customMetadata)
  writer.int8(message.remoteLogSegmentState)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry {
  topicIdPartition: RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry
  id: Uuid
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(init?: Partial<RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry>): RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry {
  const message: RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry = {
    topicIdPartition: createRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(),
    id: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(reader: Reader, version: number): RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry {
  return {
    topicIdPartition: readRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(reader, version),
    id: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(writer: Writer, message: RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry, version: number): void {
  writeRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(writer, message.topicIdPartition, version)
  writer.uuid(message.id)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry {
  name: string
  id: Uuid
  partition: number
  unknownTags: UnknownTag[] | null
}

export function createRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(init?: Partial<RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry>): RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry {
  const message: RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry = {
    name: '',
    id: ZERO_UUID,
    partition: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(reader: Reader, _version: number): RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry {
  return {
    name: reader.compactString(),
    id: reader.uuid(),
    partition: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(writer: Writer, message: RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry, _version: number): void {
  writer.compactString(message.name)
  writer.uuid(message.id)
  writer.int32(message.partition)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoteLogSegmentMetadataUpdateRecordType: MessageType<RemoteLogSegmentMetadataUpdateRecord> = {
  name: 'RemoteLogSegmentMetadataUpdateRecord',
  kind: 'remote-log-record',
  key: 1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoteLogSegmentMetadataUpdateRecord,
  read: readRemoteLogSegmentMetadataUpdateRecord,
  write: writeRemoteLogSegmentMetadataUpdateRecord,
}
