// Made by tools/gen.ts from tables/apis/023-offset-for-leader-epoch.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface OffsetForLeaderEpochRequest {
  replicaId: number // 3+, ignorable
  topics: OffsetForLeaderEpochRequestOffsetForLeaderTopic[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetForLeaderEpochRequest(init?: Partial<OffsetForLeaderEpochRequest>): OffsetForLeaderEpochRequest {
  const message: OffsetForLeaderEpochRequest = {
    replicaId: -2,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetForLeaderEpochRequest(reader: Reader, version: number): OffsetForLeaderEpochRequest {
  return {
    replicaId: version <= 2 ? -2 : reader.int32(),
    topics: version <= 3 ? readOffsetForLeaderEpochRequestOffsetForLeaderTopicArray(reader, reader.count(6, 104), version) : readOffsetForLeaderEpochRequestOffsetForLeaderTopicArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeOffsetForLeaderEpochRequest(writer: Writer, message: OffsetForLeaderEpochRequest, version: number): void {
  if (version >= 3) writer.int32(message.replicaId)
  if (version <= 3) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeOffsetForLeaderEpochRequestOffsetForLeaderTopic(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetForLeaderEpochRequest', version)
}

export interface OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  topic: string
  partitions: OffsetForLeaderEpochRequestOffsetForLeaderPartition[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetForLeaderEpochRequestOffsetForLeaderTopic(init?: Partial<OffsetForLeaderEpochRequestOffsetForLeaderTopic>): OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  const message: OffsetForLeaderEpochRequestOffsetForLeaderTopic = {
    topic: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetForLeaderEpochRequestOffsetForLeaderTopic(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  return {
    topic: version <= 3 ? reader.string() : reader.compactString(),
    partitions: version <= 3 ? readOffsetForLeaderEpochRequestOffsetForLeaderPartitionArray(reader, reader.count(12, 64), version) : readOffsetForLeaderEpochRequestOffsetForLeaderPartitionArray(reader, reader.compactCount(13, 64), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readOffsetForLeaderEpochRequestOffsetForLeaderTopicArray(reader: Reader, count: number, version: number): OffsetForLeaderEpochRequestOffsetForLeaderTopic[] {
  const array = sized<OffsetForLeaderEpochRequestOffsetForLeaderTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetForLeaderEpochRequestOffsetForLeaderTopic(reader, version)
  return array
}

function writeOffsetForLeaderEpochRequestOffsetForLeaderTopic(writer: Writer, message: OffsetForLeaderEpochRequestOffsetForLeaderTopic, version: number): void {
  if (version <= 3) writer.string(message.topic)
  else writer.compactString(message.topic)
  if (version <= 3) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeOffsetForLeaderEpochRequestOffsetForLeaderPartition(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetForLeaderEpochRequestOffsetForLeaderTopic', version)
}

export interface OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  partition: number
  currentLeaderEpoch: number // ignorable
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createOffsetForLeaderEpochRequestOffsetForLeaderPartition(init?: Partial<OffsetForLeaderEpochRequestOffsetForLeaderPartition>): OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  const message: OffsetForLeaderEpochRequestOffsetForLeaderPartition = {
    partition: 0,
    currentLeaderEpoch: -1,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetForLeaderEpochRequestOffsetForLeaderPartition(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  return {
    partition: reader.int32(),
    currentLeaderEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readOffsetForLeaderEpochRequestOffsetForLeaderPartitionArray(reader: Reader, count: number, version: number): OffsetForLeaderEpochRequestOffsetForLeaderPartition[] {
  const array = sized<OffsetForLeaderEpochRequestOffsetForLeaderPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetForLeaderEpochRequestOffsetForLeaderPartition(reader, version)
  return array
}

function writeOffsetForLeaderEpochRequestOffsetForLeaderPartition(writer: Writer, message: OffsetForLeaderEpochRequestOffsetForLeaderPartition, version: number): void {
  writer.int32(message.partition)
  writer.int32(message.currentLeaderEpoch)
  writer.int32(message.leaderEpoch)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetForLeaderEpochRequestOffsetForLeaderPartition', version)
}

export const OffsetForLeaderEpochRequestType: MessageType<OffsetForLeaderEpochRequest> = {
  name: 'OffsetForLeaderEpochRequest',
  kind: 'request',
  key: 23,
  minVersion: 2,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createOffsetForLeaderEpochRequest,
  read: readOffsetForLeaderEpochRequest,
  write: writeOffsetForLeaderEpochRequest,
}

export interface OffsetForLeaderEpochResponse {
  throttleTimeMs: number // ignorable
  topics: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetForLeaderEpochResponse(init?: Partial<OffsetForLeaderEpochResponse>): OffsetForLeaderEpochResponse {
  const message: OffsetForLeaderEpochResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetForLeaderEpochResponse(reader: Reader, version: number): OffsetForLeaderEpochResponse {
  return {
    throttleTimeMs: reader.int32(),
    topics: version <= 3 ? readOffsetForLeaderEpochResponseOffsetForLeaderTopicResultArray(reader, reader.count(6, 104), version) : readOffsetForLeaderEpochResponseOffsetForLeaderTopicResultArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeOffsetForLeaderEpochResponse(writer: Writer, message: OffsetForLeaderEpochResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 3) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetForLeaderEpochResponse', version)
}

export interface OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  topic: string
  partitions: OffsetForLeaderEpochResponseEpochEndOffset[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(init?: Partial<OffsetForLeaderEpochResponseOffsetForLeaderTopicResult>): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  const message: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult = {
    topic: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(reader: Reader, version: number): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  return {
    topic: version <= 3 ? reader.string() : reader.compactString(),
    partitions: version <= 3 ? readOffsetForLeaderEpochResponseEpochEndOffsetArray(reader, reader.count(18, 136), version) : readOffsetForLeaderEpochResponseEpochEndOffsetArray(reader, reader.compactCount(19, 136), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readOffsetForLeaderEpochResponseOffsetForLeaderTopicResultArray(reader: Reader, count: number, version: number): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[] {
  const array = sized<OffsetForLeaderEpochResponseOffsetForLeaderTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(reader, version)
  return array
}

function writeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(writer: Writer, message: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult, version: number): void {
  if (version <= 3) writer.string(message.topic)
  else writer.compactString(message.topic)
  if (version <= 3) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeOffsetForLeaderEpochResponseEpochEndOffset(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetForLeaderEpochResponseOffsetForLeaderTopicResult', version)
}

export interface OffsetForLeaderEpochResponseEpochEndOffset {
  errorCode: number
  partition: number
  leaderEpoch: number // ignorable
  endOffset: number
  unknownTags: UnknownTag[] | null
}

export function createOffsetForLeaderEpochResponseEpochEndOffset(init?: Partial<OffsetForLeaderEpochResponseEpochEndOffset>): OffsetForLeaderEpochResponseEpochEndOffset {
  const message: OffsetForLeaderEpochResponseEpochEndOffset = {
    errorCode: 0,
    partition: 0,
    leaderEpoch: -1,
    endOffset: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetForLeaderEpochResponseEpochEndOffset(reader: Reader, version: number): OffsetForLeaderEpochResponseEpochEndOffset {
  return {
    errorCode: reader.int16(),
    partition: reader.int32(),
    leaderEpoch: reader.int32(),
    endOffset: reader.int64(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readOffsetForLeaderEpochResponseEpochEndOffsetArray(reader: Reader, count: number, version: number): OffsetForLeaderEpochResponseEpochEndOffset[] {
  const array = sized<OffsetForLeaderEpochResponseEpochEndOffset>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetForLeaderEpochResponseEpochEndOffset(reader, version)
  return array
}

function writeOffsetForLeaderEpochResponseEpochEndOffset(writer: Writer, message: OffsetForLeaderEpochResponseEpochEndOffset, version: number): void {
  writer.int16(message.errorCode)
  writer.int32(message.partition)
  writer.int32(message.leaderEpoch)
  writer.int64(message.endOffset)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetForLeaderEpochResponseEpochEndOffset', version)
}

export const OffsetForLeaderEpochResponseType: MessageType<OffsetForLeaderEpochResponse> = {
  name: 'OffsetForLeaderEpochResponse',
  kind: 'response',
  key: 23,
  minVersion: 2,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createOffsetForLeaderEpochResponse,
  read: readOffsetForLeaderEpochResponse,
  write: writeOffsetForLeaderEpochResponse,
}
