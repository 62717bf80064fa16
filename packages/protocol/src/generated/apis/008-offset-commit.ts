// Made by tools/gen.ts from tables/apis/008-offset-commit.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface OffsetCommitRequest {
  groupId: string
  generationIdOrMemberEpoch: number // ignorable
  memberId: string // ignorable
  groupInstanceId: string | null // 7+
  retentionTimeMs: number // 2-4, ignorable
  topics: OffsetCommitRequestTopic[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitRequest(init?: Partial<OffsetCommitRequest>): OffsetCommitRequest {
  const message: OffsetCommitRequest = {
    groupId: '',
    generationIdOrMemberEpoch: -1,
    memberId: '',
    groupInstanceId: null,
    retentionTimeMs: -1,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitRequest(reader: Reader, version: number): OffsetCommitRequest {
  return {
    groupId: version <= 7 ? reader.string() : reader.compactString(),
    generationIdOrMemberEpoch: reader.int32(),
    memberId: version <= 7 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 6 ? null : version <= 7 ? reader.nullableString() : reader.compactNullableString(),
    retentionTimeMs: version <= 4 ? reader.int64() : -1,
    topics: version <= 7 ? readOffsetCommitRequestTopicArray(reader, reader.count(6, 112), version) : readOffsetCommitRequestTopicArray(reader, reader.compactCount(3, 112), version),
    unknownTags: version <= 7 ? null : readUnknownTags(reader),
  }
}

function writeOffsetCommitRequest(writer: Writer, message: OffsetCommitRequest, version: number): void {
  if (version <= 7) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  writer.int32(message.generationIdOrMemberEpoch)
  if (version <= 7) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 6) {
    if (message.groupInstanceId !== null) unsupportedField('OffsetCommitRequest.groupInstanceId', version)
  } else if (version <= 7) writer.nullableString(message.groupInstanceId)
  else writer.compactNullableString(message.groupInstanceId)
  if (version <= 4) writer.int64(message.retentionTimeMs)
  if (version <= 7) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeOffsetCommitRequestTopic(writer, element, version)
  if (version >= 8) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetCommitRequest', version)
}

export interface OffsetCommitRequestTopic {
  name: string // 0-9, ignorable
  topicId: Uuid // 10+, ignorable
  partitions: OffsetCommitRequestPartition[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitRequestTopic(init?: Partial<OffsetCommitRequestTopic>): OffsetCommitRequestTopic {
  const message: OffsetCommitRequestTopic = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitRequestTopic(reader: Reader, version: number): OffsetCommitRequestTopic {
  return {
    name: version <= 7 ? reader.string() : version <= 9 ? reader.compactString() : '',
    topicId: version <= 9 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 7 ? readOffsetCommitRequestPartitionArray(reader, reader.count(14, 136), version) : readOffsetCommitRequestPartitionArray(reader, reader.compactCount(18, 136), version),
    unknownTags: version <= 7 ? null : readUnknownTags(reader),
  }
}

function readOffsetCommitRequestTopicArray(reader: Reader, count: number, version: number): OffsetCommitRequestTopic[] {
  const array = sized<OffsetCommitRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetCommitRequestTopic(reader, version)
  return array
}

function writeOffsetCommitRequestTopic(writer: Writer, message: OffsetCommitRequestTopic, version: number): void {
  if (version <= 7) writer.string(message.name)
  else if (version <= 9) writer.compactString(message.name)
  if (version >= 10) writer.uuid(message.topicId)
  if (version <= 7) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeOffsetCommitRequestPartition(writer, element, version)
  if (version >= 8) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetCommitRequestTopic', version)
}

export interface OffsetCommitRequestPartition {
  partitionIndex: number
  committedOffset: bigint
  committedLeaderEpoch: number // 6+, ignorable
  committedMetadata: string | null
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitRequestPartition(init?: Partial<OffsetCommitRequestPartition>): OffsetCommitRequestPartition {
  const message: OffsetCommitRequestPartition = {
    partitionIndex: 0,
    committedOffset: 0n,
    committedLeaderEpoch: -1,
    committedMetadata: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitRequestPartition(reader: Reader, version: number): OffsetCommitRequestPartition {
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.bigint64(),
    committedLeaderEpoch: version <= 5 ? -1 : reader.int32(),
    committedMetadata: version <= 7 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 7 ? null : readUnknownTags(reader),
  }
}

function readOffsetCommitRequestPartitionArray(reader: Reader, count: number, version: number): OffsetCommitRequestPartition[] {
  const array = sized<OffsetCommitRequestPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetCommitRequestPartition(reader, version)
  return array
}

function writeOffsetCommitRequestPartition(writer: Writer, message: OffsetCommitRequestPartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.bigint64(message.committedOffset)
  if (version >= 6) writer.int32(message.committedLeaderEpoch)
  if (version <= 7) writer.nullableString(message.committedMetadata)
  else writer.compactNullableString(message.committedMetadata)
  if (version >= 8) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetCommitRequestPartition', version)
}

export const OffsetCommitRequestType: MessageType<OffsetCommitRequest> = {
  name: 'OffsetCommitRequest',
  kind: 'request',
  key: 8,
  minVersion: 2,
  maxVersion: 10,
  flexibleSince: 8,
  latestUnstable: false,
  create: createOffsetCommitRequest,
  read: readOffsetCommitRequest,
  write: writeOffsetCommitRequest,
}

export interface OffsetCommitResponse {
  throttleTimeMs: number // 3+, ignorable
  topics: OffsetCommitResponseTopic[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitResponse(init?: Partial<OffsetCommitResponse>): OffsetCommitResponse {
  const message: OffsetCommitResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitResponse(reader: Reader, version: number): OffsetCommitResponse {
  return {
    throttleTimeMs: version <= 2 ? 0 : reader.int32(),
    topics: version <= 7 ? readOffsetCommitResponseTopicArray(reader, reader.count(6, 112), version) : readOffsetCommitResponseTopicArray(reader, reader.compactCount(3, 112), version),
    unknownTags: version <= 7 ? null : readUnknownTags(reader),
  }
}

function writeOffsetCommitResponse(writer: Writer, message: OffsetCommitResponse, version: number): void {
  if (version >= 3) writer.int32(message.throttleTimeMs)
  if (version <= 7) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeOffsetCommitResponseTopic(writer, element, version)
  if (version >= 8) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetCommitResponse', version)
}

export interface OffsetCommitResponseTopic {
  name: string // 0-9, ignorable
  topicId: Uuid // 10+, ignorable
  partitions: OffsetCommitResponsePartition[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitResponseTopic(init?: Partial<OffsetCommitResponseTopic>): OffsetCommitResponseTopic {
  const message: OffsetCommitResponseTopic = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitResponseTopic(reader: Reader, version: number): OffsetCommitResponseTopic {
  return {
    name: version <= 7 ? reader.string() : version <= 9 ? reader.compactString() : '',
    topicId: version <= 9 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 7 ? readOffsetCommitResponsePartitionArray(reader, reader.count(6, 56), version) : readOffsetCommitResponsePartitionArray(reader, reader.compactCount(7, 56), version),
    unknownTags: version <= 7 ? null : readUnknownTags(reader),
  }
}

function readOffsetCommitResponseTopicArray(reader: Reader, count: number, version: number): OffsetCommitResponseTopic[] {
  const array = sized<OffsetCommitResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetCommitResponseTopic(reader, version)
  return array
}

function writeOffsetCommitResponseTopic(writer: Writer, message: OffsetCommitResponseTopic, version: number): void {
  if (version <= 7) writer.string(message.name)
  else if (version <= 9) writer.compactString(message.name)
  if (version >= 10) writer.uuid(message.topicId)
  if (version <= 7) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeOffsetCommitResponsePartition(writer, element, version)
  if (version >= 8) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetCommitResponseTopic', version)
}

export interface OffsetCommitResponsePartition {
  partitionIndex: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createOffsetCommitResponsePartition(init?: Partial<OffsetCommitResponsePartition>): OffsetCommitResponsePartition {
  const message: OffsetCommitResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetCommitResponsePartition(reader: Reader, version: number): OffsetCommitResponsePartition {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: version <= 7 ? null : readUnknownTags(reader),
  }
}

function readOffsetCommitResponsePartitionArray(reader: Reader, count: number, version: number): OffsetCommitResponsePartition[] {
  const array = sized<OffsetCommitResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetCommitResponsePartition(reader, version)
  return array
}

function writeOffsetCommitResponsePartition(writer: Writer, message: OffsetCommitResponsePartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (version >= 8) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetCommitResponsePartition', version)
}

export const OffsetCommitResponseType: MessageType<OffsetCommitResponse> = {
  name: 'OffsetCommitResponse',
  kind: 'response',
  key: 8,
  minVersion: 2,
  maxVersion: 10,
  flexibleSince: 8,
  latestUnstable: false,
  create: createOffsetCommitResponse,
  read: readOffsetCommitResponse,
  write: writeOffsetCommitResponse,
}
