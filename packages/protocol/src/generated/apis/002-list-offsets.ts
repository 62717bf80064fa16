// Made by tools/gen.ts from tables/apis/002-list-offsets.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ListOffsetsRequest {
  replicaId: number
  isolationLevel: number // 2+
  topics: ListOffsetsRequestListOffsetsTopic[]
  timeoutMs: number // 10+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createListOffsetsRequest(init?: Partial<ListOffsetsRequest>): ListOffsetsRequest {
  const message: ListOffsetsRequest = {
    replicaId: 0,
    isolationLevel: 0,
    topics: [],
    timeoutMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListOffsetsRequest(reader: Reader, version: number): ListOffsetsRequest {
  return {
    replicaId: reader.int32(),
    isolationLevel: version <= 1 ? 0 : reader.int8(),
    topics: version <= 5 ? readListOffsetsRequestListOffsetsTopicArray(reader, reader.count(6, 104), version) : readListOffsetsRequestListOffsetsTopicArray(reader, reader.compactCount(3, 104), version),
    timeoutMs: version <= 9 ? 0 : reader.int32(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function writeListOffsetsRequest(writer: Writer, message: ListOffsetsRequest, version: number): void {
  writer.int32(message.replicaId)
  if (version <= 1) {
    if (message.isolationLevel !== 0) unsupportedField('ListOffsetsRequest.isolationLevel', version)
  } else writer.int8(message.isolationLevel)
  if (version <= 5) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeListOffsetsRequestListOffsetsTopic(writer, element, version)
  if (version >= 10) writer.int32(message.timeoutMs)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListOffsetsRequest', version)
}

export interface ListOffsetsRequestListOffsetsTopic {
  name: string
  partitions: ListOffsetsRequestListOffsetsPartition[]
  unknownTags: UnknownTag[] | null
}

export function createListOffsetsRequestListOffsetsTopic(init?: Partial<ListOffsetsRequestListOffsetsTopic>): ListOffsetsRequestListOffsetsTopic {
  const message: ListOffsetsRequestListOffsetsTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListOffsetsRequestListOffsetsTopic(reader: Reader, version: number): ListOffsetsRequestListOffsetsTopic {
  return {
    name: version <= 5 ? reader.string() : reader.compactString(),
    partitions: version <= 5 ? readListOffsetsRequestListOffsetsPartitionArray(reader, reader.count(12, 128), version) : readListOffsetsRequestListOffsetsPartitionArray(reader, reader.compactCount(17, 128), version),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readListOffsetsRequestListOffsetsTopicArray(reader: Reader, count: number, version: number): ListOffsetsRequestListOffsetsTopic[] {
  const array = sized<ListOffsetsRequestListOffsetsTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readListOffsetsRequestListOffsetsTopic(reader, version)
  return array
}

function writeListOffsetsRequestListOffsetsTopic(writer: Writer, message: ListOffsetsRequestListOffsetsTopic, version: number): void {
  if (version <= 5) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 5) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeListOffsetsRequestListOffsetsPartition(writer, element, version)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListOffsetsRequestListOffsetsTopic', version)
}

export interface ListOffsetsRequestListOffsetsPartition {
  partitionIndex: number
  currentLeaderEpoch: number // 4+, ignorable
  timestamp: bigint
  unknownTags: UnknownTag[] | null
}

export function createListOffsetsRequestListOffsetsPartition(init?: Partial<ListOffsetsRequestListOffsetsPartition>): ListOffsetsRequestListOffsetsPartition {
  const message: ListOffsetsRequestListOffsetsPartition = {
    partitionIndex: 0,
    currentLeaderEpoch: -1,
    timestamp: 0n,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListOffsetsRequestListOffsetsPartition(reader: Reader, version: number): ListOffsetsRequestListOffsetsPartition {
  return {
    partitionIndex: reader.int32(),
    currentLeaderEpoch: version <= 3 ? -1 : reader.int32(),
    timestamp: reader.bigint64(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readListOffsetsRequestListOffsetsPartitionArray(reader: Reader, count: number, version: number): ListOffsetsRequestListOffsetsPartition[] {
  const array = sized<ListOffsetsRequestListOffsetsPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readListOffsetsRequestListOffsetsPartition(reader, version)
  return array
}

function writeListOffsetsRequestListOffsetsPartition(writer: Writer, message: ListOffsetsRequestListOffsetsPartition, version: number): void {
  writer.int32(message.partitionIndex)
  if (version >= 4) writer.int32(message.currentLeaderEpoch)
  writer.bigint64(message.timestamp)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListOffsetsRequestListOffsetsPartition', version)
}

export const ListOffsetsRequestType: MessageType<ListOffsetsRequest> = {
  name: 'ListOffsetsRequest',
  kind: 'request',
  key: 2,
  minVersion: 1,
  maxVersion: 11,
  flexibleSince: 6,
  latestUnstable: false,
  create: createListOffsetsRequest,
  read: readListOffsetsRequest,
  write: writeListOffsetsRequest,
}

export interface ListOffsetsResponse {
  throttleTimeMs: number // 2+, ignorable
  topics: ListOffsetsResponseListOffsetsTopicResponse[]
  unknownTags: UnknownTag[] | null
}

export function createListOffsetsResponse(init?: Partial<ListOffsetsResponse>): ListOffsetsResponse {
  const message: ListOffsetsResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListOffsetsResponse(reader: Reader, version: number): ListOffsetsResponse {
  return {
    throttleTimeMs: version <= 1 ? 0 : reader.int32(),
    topics: version <= 5 ? readListOffsetsResponseListOffsetsTopicResponseArray(reader, reader.count(6, 104), version) : readListOffsetsResponseListOffsetsTopicResponseArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function writeListOffsetsResponse(writer: Writer, message: ListOffsetsResponse, version: number): void {
  if (version >= 2) writer.int32(message.throttleTimeMs)
  if (version <= 5) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeListOffsetsResponseListOffsetsTopicResponse(writer, element, version)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListOffsetsResponse', version)
}

export interface ListOffsetsResponseListOffsetsTopicResponse {
  name: string
  partitions: ListOffsetsResponseListOffsetsPartitionResponse[]
  unknownTags: UnknownTag[] | null
}

export function createListOffsetsResponseListOffsetsTopicResponse(init?: Partial<ListOffsetsResponseListOffsetsTopicResponse>): ListOffsetsResponseListOffsetsTopicResponse {
  const message: ListOffsetsResponseListOffsetsTopicResponse = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListOffsetsResponseListOffsetsTopicResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsTopicResponse {
  return {
    name: version <= 5 ? reader.string() : reader.compactString(),
    partitions: version <= 5 ? readListOffsetsResponseListOffsetsPartitionResponseArray(reader, reader.count(22, 208), version) : readListOffsetsResponseListOffsetsPartitionResponseArray(reader, reader.compactCount(27, 208), version),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readListOffsetsResponseListOffsetsTopicResponseArray(reader: Reader, count: number, version: number): ListOffsetsResponseListOffsetsTopicResponse[] {
  const array = sized<ListOffsetsResponseListOffsetsTopicResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readListOffsetsResponseListOffsetsTopicResponse(reader, version)
  return array
}

function writeListOffsetsResponseListOffsetsTopicResponse(writer: Writer, message: ListOffsetsResponseListOffsetsTopicResponse, version: number): void {
  if (version <= 5) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 5) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeListOffsetsResponseListOffsetsPartitionResponse(writer, element, version)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListOffsetsResponseListOffsetsTopicResponse', version)
}

export interface ListOffsetsResponseListOffsetsPartitionResponse {
  partitionIndex: number
  errorCode: number
  timestamp: bigint
  offset: number
  leaderEpoch: number // 4+
  unknownTags: UnknownTag[] | null
}

export function createListOffsetsResponseListOffsetsPartitionResponse(init?: Partial<ListOffsetsResponseListOffsetsPartitionResponse>): ListOffsetsResponseListOffsetsPartitionResponse {
  const message: ListOffsetsResponseListOffsetsPartitionResponse = {
    partitionIndex: 0,
    errorCode: 0,
    timestamp: -1n,
    offset: -1,
    leaderEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListOffsetsResponseListOffsetsPartitionResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsPartitionResponse {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    timestamp: reader.bigint64(),
    offset: reader.int64(),
    leaderEpoch: version <= 3 ? -1 : reader.int32(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readListOffsetsResponseListOffsetsPartitionResponseArray(reader: Reader, count: number, version: number): ListOffsetsResponseListOffsetsPartitionResponse[] {
  const array = sized<ListOffsetsResponseListOffsetsPartitionResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readListOffsetsResponseListOffsetsPartitionResponse(reader, version)
  return array
}

function writeListOffsetsResponseListOffsetsPartitionResponse(writer: Writer, message: ListOffsetsResponseListOffsetsPartitionResponse, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.bigint64(message.timestamp)
  writer.int64(message.offset)
  if (version <= 3) {
    if (message.leaderEpoch !== -1) unsupportedField('ListOffsetsResponseListOffsetsPartitionResponse.leaderEpoch', version)
  } else writer.int32(message.leaderEpoch)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListOffsetsResponseListOffsetsPartitionResponse', version)
}

export const ListOffsetsResponseType: MessageType<ListOffsetsResponse> = {
  name: 'ListOffsetsResponse',
  kind: 'response',
  key: 2,
  minVersion: 1,
  maxVersion: 11,
  flexibleSince: 6,
  latestUnstable: false,
  create: createListOffsetsResponse,
  read: readListOffsetsResponse,
  write: writeListOffsetsResponse,
}
