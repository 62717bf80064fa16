// Made by tools/gen.ts from tables/apis/035-describe-log-dirs.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeLogDirsRequest {
  topics: DescribeLogDirsRequestDescribableLogDirTopic[] | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeLogDirsRequest(init?: Partial<DescribeLogDirsRequest>): DescribeLogDirsRequest {
  const message: DescribeLogDirsRequest = {
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeLogDirsRequest(reader: Reader, version: number): DescribeLogDirsRequest {
  return {
    topics: version <= 1 ? readDescribeLogDirsRequestDescribableLogDirTopicArrayOrNull(reader, reader.nullableCount(6, 104), version) : readDescribeLogDirsRequestDescribableLogDirTopicArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDescribeLogDirsRequest(writer: Writer, message: DescribeLogDirsRequest, version: number): void {
  if (version <= 1) writer.count(message.topics === null ? -1 : message.topics.length)
  else writer.compactCount(message.topics === null ? -1 : message.topics.length)
  {
    if (message.topics !== null) for (const element of message.topics) writeDescribeLogDirsRequestDescribableLogDirTopic(writer, element, version)
  }
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeLogDirsRequest', version)
}

export interface DescribeLogDirsRequestDescribableLogDirTopic {
  topic: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeLogDirsRequestDescribableLogDirTopic(init?: Partial<DescribeLogDirsRequestDescribableLogDirTopic>): DescribeLogDirsRequestDescribableLogDirTopic {
  const message: DescribeLogDirsRequestDescribableLogDirTopic = {
    topic: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeLogDirsRequestDescribableLogDirTopic(reader: Reader, version: number): DescribeLogDirsRequestDescribableLogDirTopic {
  return {
    topic: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeLogDirsRequestDescribableLogDirTopicArray(reader: Reader, count: number, version: number): DescribeLogDirsRequestDescribableLogDirTopic[] {
  const array = sized<DescribeLogDirsRequestDescribableLogDirTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeLogDirsRequestDescribableLogDirTopic(reader, version)
  return array
}

function readDescribeLogDirsRequestDescribableLogDirTopicArrayOrNull(reader: Reader, count: number, version: number): DescribeLogDirsRequestDescribableLogDirTopic[] | null {
  return count < 0 ? null : readDescribeLogDirsRequestDescribableLogDirTopicArray(reader, count, version)
}

function writeDescribeLogDirsRequestDescribableLogDirTopic(writer: Writer, message: DescribeLogDirsRequestDescribableLogDirTopic, version: number): void {
  if (version <= 1) writer.string(message.topic)
  else writer.compactString(message.topic)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeLogDirsRequestDescribableLogDirTopic', version)
}

export const DescribeLogDirsRequestType: MessageType<DescribeLogDirsRequest> = {
  name: 'DescribeLogDirsRequest',
  kind: 'request',
  key: 35,
  minVersion: 1,
  maxVersion: 5,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDescribeLogDirsRequest,
  read: readDescribeLogDirsRequest,
  write: writeDescribeLogDirsRequest,
}

export interface DescribeLogDirsResponse {
  throttleTimeMs: number
  errorCode: number // 3+, ignorable
  results: DescribeLogDirsResponseDescribeLogDirsResult[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeLogDirsResponse(init?: Partial<DescribeLogDirsResponse>): DescribeLogDirsResponse {
  const message: DescribeLogDirsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeLogDirsResponse(reader: Reader, version: number): DescribeLogDirsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: version <= 2 ? 0 : reader.int16(),
    results: version <= 1 ? readDescribeLogDirsResponseDescribeLogDirsResultArray(reader, reader.count(8, 264), version) : readDescribeLogDirsResponseDescribeLogDirsResultArray(reader, reader.compactCount(5, 264), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDescribeLogDirsResponse(writer: Writer, message: DescribeLogDirsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version >= 3) writer.int16(message.errorCode)
  if (version <= 1) writer.count(message.results.length)
  else writer.compactCount(message.results.length)
  for (const element of message.results) writeDescribeLogDirsResponseDescribeLogDirsResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeLogDirsResponse', version)
}

export interface DescribeLogDirsResponseDescribeLogDirsResult {
  errorCode: number
  logDir: string
  topics: DescribeLogDirsResponseDescribeLogDirsTopic[]
  totalBytes: number // 4+, ignorable
  usableBytes: number // 4+, ignorable
  isCordoned: boolean // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createDescribeLogDirsResponseDescribeLogDirsResult(init?: Partial<DescribeLogDirsResponseDescribeLogDirsResult>): DescribeLogDirsResponseDescribeLogDirsResult {
  const message: DescribeLogDirsResponseDescribeLogDirsResult = {
    errorCode: 0,
    logDir: '',
    topics: [],
    totalBytes: -1,
    usableBytes: -1,
    isCordoned: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeLogDirsResponseDescribeLogDirsResult(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsResult {
  return {
    errorCode: reader.int16(),
    logDir: version <= 1 ? reader.string() : reader.compactString(),
    topics: version <= 1 ? readDescribeLogDirsResponseDescribeLogDirsTopicArray(reader, reader.count(6, 104), version) : readDescribeLogDirsResponseDescribeLogDirsTopicArray(reader, reader.compactCount(3, 104), version),
    totalBytes: version <= 3 ? -1 : reader.int64(),
    usableBytes: version <= 3 ? -1 : reader.int64(),
    isCordoned: version <= 4 ? false : reader.bool(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeLogDirsResponseDescribeLogDirsResultArray(reader: Reader, count: number, version: number): DescribeLogDirsResponseDescribeLogDirsResult[] {
  const array = sized<DescribeLogDirsResponseDescribeLogDirsResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeLogDirsResponseDescribeLogDirsResult(reader, version)
  return array
}

function writeDescribeLogDirsResponseDescribeLogDirsResult(writer: Writer, message: DescribeLogDirsResponseDescribeLogDirsResult, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.string(message.logDir)
  else writer.compactString(message.logDir)
  if (version <= 1) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeLogDirsResponseDescribeLogDirsTopic(writer, element, version)
  if (version >= 4) writer.int64(message.totalBytes)
  if (version >= 4) writer.int64(message.usableBytes)
  if (version >= 5) writer.bool(message.isCordoned)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeLogDirsResponseDescribeLogDirsResult', version)
}

export interface DescribeLogDirsResponseDescribeLogDirsTopic {
  name: string
  partitions: DescribeLogDirsResponseDescribeLogDirsPartition[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeLogDirsResponseDescribeLogDirsTopic(init?: Partial<DescribeLogDirsResponseDescribeLogDirsTopic>): DescribeLogDirsResponseDescribeLogDirsTopic {
  const message: DescribeLogDirsResponseDescribeLogDirsTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeLogDirsResponseDescribeLogDirsTopic(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsTopic {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readDescribeLogDirsResponseDescribeLogDirsPartitionArray(reader, reader.count(21, 200), version) : readDescribeLogDirsResponseDescribeLogDirsPartitionArray(reader, reader.compactCount(22, 200), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeLogDirsResponseDescribeLogDirsTopicArray(reader: Reader, count: number, version: number): DescribeLogDirsResponseDescribeLogDirsTopic[] {
  const array = sized<DescribeLogDirsResponseDescribeLogDirsTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeLogDirsResponseDescribeLogDirsTopic(reader, version)
  return array
}

function writeDescribeLogDirsResponseDescribeLogDirsTopic(writer: Writer, message: DescribeLogDirsResponseDescribeLogDirsTopic, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDescribeLogDirsResponseDescribeLogDirsPartition(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeLogDirsResponseDescribeLogDirsTopic', version)
}

export interface DescribeLogDirsResponseDescribeLogDirsPartition {
  partitionIndex: number
  partitionSize: number
  offsetLag: number
  isFutureKey: boolean
  unknownTags: UnknownTag[] | null
}

export function createDescribeLogDirsResponseDescribeLogDirsPartition(init?: Partial<DescribeLogDirsResponseDescribeLogDirsPartition>): DescribeLogDirsResponseDescribeLogDirsPartition {
  const message: DescribeLogDirsResponseDescribeLogDirsPartition = {
    partitionIndex: 0,
    partitionSize: 0,
    offsetLag: 0,
    isFutureKey: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeLogDirsResponseDescribeLogDirsPartition(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsPartition {
  return {
    partitionIndex: reader.int32(),
    partitionSize: reader.int64(),
    offsetLag: reader.int64(),
    isFutureKey: reader.bool(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeLogDirsResponseDescribeLogDirsPartitionArray(reader: Reader, count: number, version: number): DescribeLogDirsResponseDescribeLogDirsPartition[] {
  const array = sized<DescribeLogDirsResponseDescribeLogDirsPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeLogDirsResponseDescribeLogDirsPartition(reader, version)
  return array
}

function writeDescribeLogDirsResponseDescribeLogDirsPartition(writer: Writer, message: DescribeLogDirsResponseDescribeLogDirsPartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.partitionSize)
  writer.int64(message.offsetLag)
  writer.bool(message.isFutureKey)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeLogDirsResponseDescribeLogDirsPartition', version)
}

export const DescribeLogDirsResponseType: MessageType<DescribeLogDirsResponse> = {
  name: 'DescribeLogDirsResponse',
  kind: 'response',
  key: 35,
  minVersion: 1,
  maxVersion: 5,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDescribeLogDirsResponse,
  read: readDescribeLogDirsResponse,
  write: writeDescribeLogDirsResponse,
}
