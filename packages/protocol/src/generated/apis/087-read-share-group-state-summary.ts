// Made by tools/gen.ts from tables/apis/087-read-share-group-state-summary.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ReadShareGroupStateSummaryRequest {
  groupId: string
  topics: ReadShareGroupStateSummaryRequestReadStateSummaryData[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateSummaryRequest(init?: Partial<ReadShareGroupStateSummaryRequest>): ReadShareGroupStateSummaryRequest {
  const message: ReadShareGroupStateSummaryRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateSummaryRequest(reader: Reader, version: number): ReadShareGroupStateSummaryRequest {
  return {
    groupId: reader.compactString(),
    topics: readReadShareGroupStateSummaryRequestReadStateSummaryDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeReadShareGroupStateSummaryRequest(writer: Writer, message: ReadShareGroupStateSummaryRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeReadShareGroupStateSummaryRequestReadStateSummaryData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateSummaryRequestReadStateSummaryData {
  topicId: Uuid
  partitions: ReadShareGroupStateSummaryRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateSummaryRequestReadStateSummaryData(init?: Partial<ReadShareGroupStateSummaryRequestReadStateSummaryData>): ReadShareGroupStateSummaryRequestReadStateSummaryData {
  const message: ReadShareGroupStateSummaryRequestReadStateSummaryData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateSummaryRequestReadStateSummaryData(reader: Reader, version: number): ReadShareGroupStateSummaryRequestReadStateSummaryData {
  return {
    topicId: reader.uuid(),
    partitions: readReadShareGroupStateSummaryRequestPartitionDataArray(reader, reader.compactCount(9, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateSummaryRequestReadStateSummaryDataArray(reader: Reader, count: number, version: number): ReadShareGroupStateSummaryRequestReadStateSummaryData[] {
  const array = sized<ReadShareGroupStateSummaryRequestReadStateSummaryData>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateSummaryRequestReadStateSummaryData(reader, version)
  return array
}

function writeReadShareGroupStateSummaryRequestReadStateSummaryData(writer: Writer, message: ReadShareGroupStateSummaryRequestReadStateSummaryData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeReadShareGroupStateSummaryRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateSummaryRequestPartitionData {
  partition: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateSummaryRequestPartitionData(init?: Partial<ReadShareGroupStateSummaryRequestPartitionData>): ReadShareGroupStateSummaryRequestPartitionData {
  const message: ReadShareGroupStateSummaryRequestPartitionData = {
    partition: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateSummaryRequestPartitionData(reader: Reader, _version: number): ReadShareGroupStateSummaryRequestPartitionData {
  return {
    partition: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateSummaryRequestPartitionDataArray(reader: Reader, count: number, version: number): ReadShareGroupStateSummaryRequestPartitionData[] {
  const array = sized<ReadShareGroupStateSummaryRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateSummaryRequestPartitionData(reader, version)
  return array
}

function writeReadShareGroupStateSummaryRequestPartitionData(writer: Writer, message: ReadShareGroupStateSummaryRequestPartitionData, _version: number): void {
  writer.int32(message.partition)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const ReadShareGroupStateSummaryRequestType: MessageType<ReadShareGroupStateSummaryRequest> = {
  name: 'ReadShareGroupStateSummaryRequest',
  kind: 'request',
  key: 87,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createReadShareGroupStateSummaryRequest,
  read: readReadShareGroupStateSummaryRequest,
  write: writeReadShareGroupStateSummaryRequest,
}

export interface ReadShareGroupStateSummaryResponse {
  results: ReadShareGroupStateSummaryResponseReadStateSummaryResult[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateSummaryResponse(init?: Partial<ReadShareGroupStateSummaryResponse>): ReadShareGroupStateSummaryResponse {
  const message: ReadShareGroupStateSummaryResponse = {
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateSummaryResponse(reader: Reader, version: number): ReadShareGroupStateSummaryResponse {
  return {
    results: readReadShareGroupStateSummaryResponseReadStateSummaryResultArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeReadShareGroupStateSummaryResponse(writer: Writer, message: ReadShareGroupStateSummaryResponse, version: number): void {
  writer.compactCount(message.results.length)
  for (const element of message.results) writeReadShareGroupStateSummaryResponseReadStateSummaryResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateSummaryResponseReadStateSummaryResult {
  topicId: Uuid
  partitions: ReadShareGroupStateSummaryResponsePartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateSummaryResponseReadStateSummaryResult(init?: Partial<ReadShareGroupStateSummaryResponseReadStateSummaryResult>): ReadShareGroupStateSummaryResponseReadStateSummaryResult {
  const message: ReadShareGroupStateSummaryResponseReadStateSummaryResult = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateSummaryResponseReadStateSummaryResult(reader: Reader, version: number): ReadShareGroupStateSummaryResponseReadStateSummaryResult {
  return {
    topicId: reader.uuid(),
    partitions: readReadShareGroupStateSummaryResponsePartitionResultArray(reader, reader.compactCount(24, 160), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateSummaryResponseReadStateSummaryResultArray(reader: Reader, count: number, version: number): ReadShareGroupStateSummaryResponseReadStateSummaryResult[] {
  const array = sized<ReadShareGroupStateSummaryResponseReadStateSummaryResult>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateSummaryResponseReadStateSummaryResult(reader, version)
  return array
}

function writeReadShareGroupStateSummaryResponseReadStateSummaryResult(writer: Writer, message: ReadShareGroupStateSummaryResponseReadStateSummaryResult, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeReadShareGroupStateSummaryResponsePartitionResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateSummaryResponsePartitionResult {
  partition: number
  errorCode: number
  errorMessage: string | null
  stateEpoch: number
  leaderEpoch: number
  startOffset: number
  deliveryCompleteCount: number // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateSummaryResponsePartitionResult(init?: Partial<ReadShareGroupStateSummaryResponsePartitionResult>): ReadShareGroupStateSummaryResponsePartitionResult {
  const message: ReadShareGroupStateSummaryResponsePartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    stateEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateSummaryResponsePartitionResult(reader: Reader, version: number): ReadShareGroupStateSummaryResponsePartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    stateEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: version <= 0 ? -1 : reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateSummaryResponsePartitionResultArray(reader: Reader, count: number, version: number): ReadShareGroupStateSummaryResponsePartitionResult[] {
  const array = sized<ReadShareGroupStateSummaryResponsePartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateSummaryResponsePartitionResult(reader, version)
  return array
}

function writeReadShareGroupStateSummaryResponsePartitionResult(writer: Writer, message: ReadShareGroupStateSummaryResponsePartitionResult, version: number): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.int32(message.stateEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  if (version >= 1) writer.int32(message.deliveryCompleteCount)
  writeUnknownTags(writer, message.unknownTags)
}

export const ReadShareGroupStateSummaryResponseType: MessageType<ReadShareGroupStateSummaryResponse> = {
  name: 'ReadShareGroupStateSummaryResponse',
  kind: 'response',
  key: 87,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createReadShareGroupStateSummaryResponse,
  read: readReadShareGroupStateSummaryResponse,
  write: writeReadShareGroupStateSummaryResponse,
}
