// Made by tools/gen.ts from tables/apis/021-delete-records.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DeleteRecordsRequest {
  topics: DeleteRecordsRequestDeleteRecordsTopic[]
  timeoutMs: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteRecordsRequest(init?: Partial<DeleteRecordsRequest>): DeleteRecordsRequest {
  const message: DeleteRecordsRequest = {
    topics: [],
    timeoutMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteRecordsRequest(reader: Reader, version: number): DeleteRecordsRequest {
  return {
    topics: version <= 1 ? readDeleteRecordsRequestDeleteRecordsTopicArray(reader, reader.count(6, 104), version) : readDeleteRecordsRequestDeleteRecordsTopicArray(reader, reader.compactCount(3, 104), version),
    timeoutMs: reader.int32(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDeleteRecordsRequest(writer: Writer, message: DeleteRecordsRequest, version: number): void {
  if (version <= 1) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDeleteRecordsRequestDeleteRecordsTopic(writer, element, version)
  writer.int32(message.timeoutMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteRecordsRequest', version)
}

export interface DeleteRecordsRequestDeleteRecordsTopic {
  name: string
  partitions: DeleteRecordsRequestDeleteRecordsPartition[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteRecordsRequestDeleteRecordsTopic(init?: Partial<DeleteRecordsRequestDeleteRecordsTopic>): DeleteRecordsRequestDeleteRecordsTopic {
  const message: DeleteRecordsRequestDeleteRecordsTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteRecordsRequestDeleteRecordsTopic(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsTopic {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readDeleteRecordsRequestDeleteRecordsPartitionArray(reader, reader.count(12, 120), version) : readDeleteRecordsRequestDeleteRecordsPartitionArray(reader, reader.compactCount(13, 120), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteRecordsRequestDeleteRecordsTopicArray(reader: Reader, count: number, version: number): DeleteRecordsRequestDeleteRecordsTopic[] {
  const array = sized<DeleteRecordsRequestDeleteRecordsTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteRecordsRequestDeleteRecordsTopic(reader, version)
  return array
}

function writeDeleteRecordsRequestDeleteRecordsTopic(writer: Writer, message: DeleteRecordsRequestDeleteRecordsTopic, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDeleteRecordsRequestDeleteRecordsPartition(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteRecordsRequestDeleteRecordsTopic', version)
}

export interface DeleteRecordsRequestDeleteRecordsPartition {
  partitionIndex: number
  offset: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteRecordsRequestDeleteRecordsPartition(init?: Partial<DeleteRecordsRequestDeleteRecordsPartition>): DeleteRecordsRequestDeleteRecordsPartition {
  const message: DeleteRecordsRequestDeleteRecordsPartition = {
    partitionIndex: 0,
    offset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteRecordsRequestDeleteRecordsPartition(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsPartition {
  return {
    partitionIndex: reader.int32(),
    offset: reader.int64(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteRecordsRequestDeleteRecordsPartitionArray(reader: Reader, count: number, version: number): DeleteRecordsRequestDeleteRecordsPartition[] {
  const array = sized<DeleteRecordsRequestDeleteRecordsPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteRecordsRequestDeleteRecordsPartition(reader, version)
  return array
}

function writeDeleteRecordsRequestDeleteRecordsPartition(writer: Writer, message: DeleteRecordsRequestDeleteRecordsPartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.offset)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteRecordsRequestDeleteRecordsPartition', version)
}

export const DeleteRecordsRequestType: MessageType<DeleteRecordsRequest> = {
  name: 'DeleteRecordsRequest',
  kind: 'request',
  key: 21,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDeleteRecordsRequest,
  read: readDeleteRecordsRequest,
  write: writeDeleteRecordsRequest,
}

export interface DeleteRecordsResponse {
  throttleTimeMs: number
  topics: DeleteRecordsResponseDeleteRecordsTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteRecordsResponse(init?: Partial<DeleteRecordsResponse>): DeleteRecordsResponse {
  const message: DeleteRecordsResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteRecordsResponse(reader: Reader, version: number): DeleteRecordsResponse {
  return {
    throttleTimeMs: reader.int32(),
    topics: version <= 1 ? readDeleteRecordsResponseDeleteRecordsTopicResultArray(reader, reader.count(6, 104), version) : readDeleteRecordsResponseDeleteRecordsTopicResultArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDeleteRecordsResponse(writer: Writer, message: DeleteRecordsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDeleteRecordsResponseDeleteRecordsTopicResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteRecordsResponse', version)
}

export interface DeleteRecordsResponseDeleteRecordsTopicResult {
  name: string
  partitions: DeleteRecordsResponseDeleteRecordsPartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteRecordsResponseDeleteRecordsTopicResult(init?: Partial<DeleteRecordsResponseDeleteRecordsTopicResult>): DeleteRecordsResponseDeleteRecordsTopicResult {
  const message: DeleteRecordsResponseDeleteRecordsTopicResult = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteRecordsResponseDeleteRecordsTopicResult(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsTopicResult {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readDeleteRecordsResponseDeleteRecordsPartitionResultArray(reader, reader.count(14, 128), version) : readDeleteRecordsResponseDeleteRecordsPartitionResultArray(reader, reader.compactCount(15, 128), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteRecordsResponseDeleteRecordsTopicResultArray(reader: Reader, count: number, version: number): DeleteRecordsResponseDeleteRecordsTopicResult[] {
  const array = sized<DeleteRecordsResponseDeleteRecordsTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteRecordsResponseDeleteRecordsTopicResult(reader, version)
  return array
}

function writeDeleteRecordsResponseDeleteRecordsTopicResult(writer: Writer, message: DeleteRecordsResponseDeleteRecordsTopicResult, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDeleteRecordsResponseDeleteRecordsPartitionResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteRecordsResponseDeleteRecordsTopicResult', version)
}

export interface DeleteRecordsResponseDeleteRecordsPartitionResult {
  partitionIndex: number
  lowWatermark: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteRecordsResponseDeleteRecordsPartitionResult(init?: Partial<DeleteRecordsResponseDeleteRecordsPartitionResult>): DeleteRecordsResponseDeleteRecordsPartitionResult {
  const message: DeleteRecordsResponseDeleteRecordsPartitionResult = {
    partitionIndex: 0,
    lowWatermark: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteRecordsResponseDeleteRecordsPartitionResult(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsPartitionResult {
  return {
    partitionIndex: reader.int32(),
    lowWatermark: reader.int64(),
    errorCode: reader.int16(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteRecordsResponseDeleteRecordsPartitionResultArray(reader: Reader, count: number, version: number): DeleteRecordsResponseDeleteRecordsPartitionResult[] {
  const array = sized<DeleteRecordsResponseDeleteRecordsPartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteRecordsResponseDeleteRecordsPartitionResult(reader, version)
  return array
}

function writeDeleteRecordsResponseDeleteRecordsPartitionResult(writer: Writer, message: DeleteRecordsResponseDeleteRecordsPartitionResult, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.lowWatermark)
  writer.int16(message.errorCode)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteRecordsResponseDeleteRecordsPartitionResult', version)
}

export const DeleteRecordsResponseType: MessageType<DeleteRecordsResponse> = {
  name: 'DeleteRecordsResponse',
  kind: 'response',
  key: 21,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDeleteRecordsResponse,
  read: readDeleteRecordsResponse,
  write: writeDeleteRecordsResponse,
}
