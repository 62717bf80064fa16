// Made by tools/gen.ts from tables/records/log/remote-02-partition-delete-metadata.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemotePartitionDeleteMetadataRecord {
  topicIdPartition: RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry
  brokerId: number
  eventTimestampMs: number
  remotePartitionDeleteState: number
  unknownTags: UnknownTag[] | null
}

export function createRemotePartitionDeleteMetadataRecord(init?: Partial<RemotePartitionDeleteMetadataRecord>): RemotePartitionDeleteMetadataRecord {
  const message: RemotePartitionDeleteMetadataRecord = {
    topicIdPartition: createRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(),
    brokerId: 0,
    eventTimestampMs: 0,
    remotePartitionDeleteState: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemotePartitionDeleteMetadataRecord(reader: Reader, version: number): RemotePartitionDeleteMetadataRecord {
  return {
    topicIdPartition: readRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(reader, version),
    brokerId: reader.int32(),
    eventTimestampMs: reader.int64(),
    remotePartitionDeleteState: reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemotePartitionDeleteMetadataRecord(writer: Writer, message: RemotePartitionDeleteMetadataRecord, version: number): void {
  writeRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(writer, message.topicIdPartition, version)
  writer.int32(message.brokerId)
  writer.int64(message.eventTimestampMs)
  writer.int8(message.remotePartitionDeleteState)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry {
  name: string
  id: Uuid
  partition: number
  unknownTags: UnknownTag[] | null
}

export function createRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(init?: Partial<RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry>): RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry {
  const message: RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry = {
    name: '',
    id: ZERO_UUID,
    partition: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(reader: Reader, _version: number): RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry {
  return {
    name: reader.compactString(),
    id: reader.uuid(),
    partition: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(writer: Writer, message: RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry, _version: number): void {
  writer.compactString(message.name)
  writer.uuid(message.id)
  writer.int32(message.partition)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemotePartitionDeleteMetadataRecordType: MessageType<RemotePartitionDeleteMetadataRecord> = {
  name: 'RemotePartitionDeleteMetadataRecord',
  kind: 'remote-log-record',
  key: 2,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemotePartitionDeleteMetadataRecord,
  read: readRemotePartitionDeleteMetadataRecord,
  write: writeRemotePartitionDeleteMetadataRecord,
}
