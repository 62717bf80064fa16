// Made by tools/gen.ts from tables/apis/028-txn-offset-commit.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface TxnOffsetCommitRequest {
  transactionalId: string
  groupId: string
  producerId: number
  producerEpoch: number
  generationIdOrMemberEpoch: number // 3+
  memberId: string // 3+
  groupInstanceId: string | null // 3+
  topics: TxnOffsetCommitRequestTopic[]
  unknownTags: UnknownTag[] | null
}

export function createTxnOffsetCommitRequest(init?: Partial<TxnOffsetCommitRequest>): TxnOffsetCommitRequest {
  const message: TxnOffsetCommitRequest = {
    transactionalId: '',
    groupId: '',
    producerId: 0,
    producerEpoch: 0,
    generationIdOrMemberEpoch: -1,
    memberId: '',
    groupInstanceId: null,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTxnOffsetCommitRequest(reader: Reader, version: number): TxnOffsetCommitRequest {
  return {
    transactionalId: version <= 2 ? reader.string() : reader.compactString(),
    groupId: version <= 2 ? reader.string() : reader.compactString(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    generationIdOrMemberEpoch: version <= 2 ? -1 : reader.int32(),
    memberId: version <= 2 ? '' : reader.compactString(),
    groupInstanceId: version <= 2 ? null : reader.compactNullableString(),
    topics: version <= 2 ? readTxnOffsetCommitRequestTopicArray(reader, reader.count(6, 112), version) : readTxnOffsetCommitRequestTopicArray(reader, reader.compactCount(3, 112), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeTxnOffsetCommitRequest(writer: Writer, message: TxnOffsetCommitRequest, version: number): void {
  if (version <= 2) writer.string(message.transactionalId)
  else writer.compactString(message.transactionalId)
  if (version <= 2) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  if (version <= 2) {
    if (message.generationIdOrMemberEpoch !== -1) unsupportedField('TxnOffsetCommitRequest.generationIdOrMemberEpoch', version)
  } else writer.int32(message.generationIdOrMemberEpoch)
  if (version <= 2) {
    if (message.memberId !== '') unsupportedField('TxnOffsetCommitRequest.memberId', version)
  } else writer.compactString(message.memberId)
  if (version <= 2) {
    if (message.groupInstanceId !== null) unsupportedField('TxnOffsetCommitRequest.groupInstanceId', version)
  } else writer.compactNullableString(message.groupInstanceId)
  if (version <= 2) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeTxnOffsetCommitRequestTopic(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TxnOffsetCommitRequest', version)
}

export interface TxnOffsetCommitRequestTopic {
  name: string // 0-5, ignorable
  topicId: Uuid // 6+, ignorable
  partitions: TxnOffsetCommitRequestPartition[]
  unknownTags: UnknownTag[] | null
}

export function createTxnOffsetCommitRequestTopic(init?: Partial<TxnOffsetCommitRequestTopic>): TxnOffsetCommitRequestTopic {
  const message: TxnOffsetCommitRequestTopic = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTxnOffsetCommitRequestTopic(reader: Reader, version: number): TxnOffsetCommitRequestTopic {
  return {
    name: version <= 2 ? reader.string() : version <= 5 ? reader.compactString() : '',
    topicId: version <= 5 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 2 ? readTxnOffsetCommitRequestPartitionArray(reader, reader.count(14, 136), version) : readTxnOffsetCommitRequestPartitionArray(reader, reader.compactCount(18, 136), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readTxnOffsetCommitRequestTopicArray(reader: Reader, count: number, version: number): TxnOffsetCommitRequestTopic[] {
  const array = sized<TxnOffsetCommitRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readTxnOffsetCommitRequestTopic(reader, version)
  return array
}

function writeTxnOffsetCommitRequestTopic(writer: Writer, message: TxnOffsetCommitRequestTopic, version: number): void {
  if (version <= 2) writer.string(message.name)
  else if (version <= 5) writer.compactString(message.name)
  if (version >= 6) writer.uuid(message.topicId)
  if (version <= 2) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeTxnOffsetCommitRequestPartition(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TxnOffsetCommitRequestTopic', version)
}

export interface TxnOffsetCommitRequestPartition {
  partitionIndex: number
  committedOffset: bigint
  committedLeaderEpoch: number // 2+, ignorable
  committedMetadata: string | null
  unknownTags: UnknownTag[] | null
}

export function createTxnOffsetCommitRequestPartition(init?: Partial<TxnOffsetCommitRequestPartition>): TxnOffsetCommitRequestPartition {
  const message: TxnOffsetCommitRequestPartition = {
    partitionIndex: 0,
    committedOffset: 0n,
    committedLeaderEpoch: -1,
    committedMetadata: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTxnOffsetCommitRequestPartition(reader: Reader, version: number): TxnOffsetCommitRequestPartition {
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.bigint64(),
    committedLeaderEpoch: version <= 1 ? -1 : reader.int32(),
    committedMetadata: version <= 2 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readTxnOffsetCommitRequestPartitionArray(reader: Reader, count: number, version: number): TxnOffsetCommitRequestPartition[] {
  const array = sized<TxnOffsetCommitRequestPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readTxnOffsetCommitRequestPartition(reader, version)
  return array
}

function writeTxnOffsetCommitRequestPartition(writer: Writer, message: TxnOffsetCommitRequestPartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.bigint64(message.committedOffset)
  if (version >= 2) writer.int32(message.committedLeaderEpoch)
  if (version <= 2) writer.nullableString(message.committedMetadata)
  else writer.compactNullableString(message.committedMetadata)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TxnOffsetCommitRequestPartition', version)
}

export const TxnOffsetCommitRequestType: MessageType<TxnOffsetCommitRequest> = {
  name: 'TxnOffsetCommitRequest',
  kind: 'request',
  key: 28,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 3,
  latestUnstable: false,
  create: createTxnOffsetCommitRequest,
  read: readTxnOffsetCommitRequest,
  write: writeTxnOffsetCommitRequest,
}

export interface TxnOffsetCommitResponse {
  throttleTimeMs: number
  topics: TxnOffsetCommitResponseTopic[]
  unknownTags: UnknownTag[] | null
}

export function createTxnOffsetCommitResponse(init?: Partial<TxnOffsetCommitResponse>): TxnOffsetCommitResponse {
  const message: TxnOffsetCommitResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTxnOffsetCommitResponse(reader: Reader, version: number): TxnOffsetCommitResponse {
  return {
    throttleTimeMs: reader.int32(),
    topics: version <= 2 ? readTxnOffsetCommitResponseTopicArray(reader, reader.count(6, 112), version) : readTxnOffsetCommitResponseTopicArray(reader, reader.compactCount(3, 112), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeTxnOffsetCommitResponse(writer: Writer, message: TxnOffsetCommitResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 2) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeTxnOffsetCommitResponseTopic(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TxnOffsetCommitResponse', version)
}

export interface TxnOffsetCommitResponseTopic {
  name: string // 0-5, ignorable
  topicId: Uuid // 6+, ignorable
  partitions: TxnOffsetCommitResponsePartition[]
  unknownTags: UnknownTag[] | null
}

export function createTxnOffsetCommitResponseTopic(init?: Partial<TxnOffsetCommitResponseTopic>): TxnOffsetCommitResponseTopic {
  const message: TxnOffsetCommitResponseTopic = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTxnOffsetCommitResponseTopic(reader: Reader, version: number): TxnOffsetCommitResponseTopic {
  return {
    name: version <= 2 ? reader.string() : version <= 5 ? reader.compactString() : '',
    topicId: version <= 5 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 2 ? readTxnOffsetCommitResponsePartitionArray(reader, reader.count(6, 56), version) : readTxnOffsetCommitResponsePartitionArray(reader, reader.compactCount(7, 56), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readTxnOffsetCommitResponseTopicArray(reader: Reader, count: number, version: number): TxnOffsetCommitResponseTopic[] {
  const array = sized<TxnOffsetCommitResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readTxnOffsetCommitResponseTopic(reader, version)
  return array
}

function writeTxnOffsetCommitResponseTopic(writer: Writer, message: TxnOffsetCommitResponseTopic, version: number): void {
  if (version <= 2) writer.string(message.name)
  else if (version <= 5) writer.compactString(message.name)
  if (version >= 6) writer.uuid(message.topicId)
  if (version <= 2) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeTxnOffsetCommitResponsePartition(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TxnOffsetCommitResponseTopic', version)
}

export interface TxnOffsetCommitResponsePartition {
  partitionIndex: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createTxnOffsetCommitResponsePartition(init?: Partial<TxnOffsetCommitResponsePartition>): TxnOffsetCommitResponsePartition {
  const message: TxnOffsetCommitResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTxnOffsetCommitResponsePartition(reader: Reader, version: number): TxnOffsetCommitResponsePartition {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readTxnOffsetCommitResponsePartitionArray(reader: Reader, count: number, version: number): TxnOffsetCommitResponsePartition[] {
  const array = sized<TxnOffsetCommitResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readTxnOffsetCommitResponsePartition(reader, version)
  return array
}

function writeTxnOffsetCommitResponsePartition(writer: Writer, message: TxnOffsetCommitResponsePartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TxnOffsetCommitResponsePartition', version)
}

export const TxnOffsetCommitResponseType: MessageType<TxnOffsetCommitResponse> = {
  name: 'TxnOffsetCommitResponse',
  kind: 'response',
  key: 28,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 3,
  latestUnstable: false,
  create: createTxnOffsetCommitResponse,
  read: readTxnOffsetCommitResponse,
  write: writeTxnOffsetCommitResponse,
}
