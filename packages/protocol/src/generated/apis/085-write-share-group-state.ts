// Made by tools/gen.ts from tables/apis/085-write-share-group-state.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface WriteShareGroupStateRequest {
  groupId: string
  topics: WriteShareGroupStateRequestWriteStateData[]
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateRequest(init?: Partial<WriteShareGroupStateRequest>): WriteShareGroupStateRequest {
  const message: WriteShareGroupStateRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateRequest(reader: Reader, version: number): WriteShareGroupStateRequest {
  return {
    groupId: reader.compactString(),
    topics: readWriteShareGroupStateRequestWriteStateDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeWriteShareGroupStateRequest(writer: Writer, message: WriteShareGroupStateRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeWriteShareGroupStateRequestWriteStateData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteShareGroupStateRequestWriteStateData {
  topicId: Uuid
  partitions: WriteShareGroupStateRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateRequestWriteStateData(init?: Partial<WriteShareGroupStateRequestWriteStateData>): WriteShareGroupStateRequestWriteStateData {
  const message: WriteShareGroupStateRequestWriteStateData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateRequestWriteStateData(reader: Reader, version: number): WriteShareGroupStateRequestWriteStateData {
  return {
    topicId: reader.uuid(),
    partitions: readWriteShareGroupStateRequestPartitionDataArray(reader, reader.compactCount(22, 200), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteShareGroupStateRequestWriteStateDataArray(reader: Reader, count: number, version: number): WriteShareGroupStateRequestWriteStateData[] {
  const array = sized<WriteShareGroupStateRequestWriteStateData>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteShareGroupStateRequestWriteStateData(reader, version)
  return array
}

function writeWriteShareGroupStateRequestWriteStateData(writer: Writer, message: WriteShareGroupStateRequestWriteStateData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeWriteShareGroupStateRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteShareGroupStateRequestPartitionData {
  partition: number
  stateEpoch: number
  leaderEpoch: number
  startOffset: number
  deliveryCompleteCount: number // 1+, ignorable
  stateBatches: WriteShareGroupStateRequestStateBatch[]
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateRequestPartitionData(init?: Partial<WriteShareGroupStateRequestPartitionData>): WriteShareGroupStateRequestPartitionData {
  const message: WriteShareGroupStateRequestPartitionData = {
    partition: 0,
    stateEpoch: 0,
    leaderEpoch: 0,
    startOffset: 0,
    deliveryCompleteCount: -1,
    stateBatches: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateRequestPartitionData(reader: Reader, version: number): WriteShareGroupStateRequestPartitionData {
  return {
    partition: reader.int32(),
    stateEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: version <= 0 ? -1 : reader.int32(),
    stateBatches: readWriteShareGroupStateRequestStateBatchArray(reader, reader.compactCount(20, 200), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteShareGroupStateRequestPartitionDataArray(reader: Reader, count: number, version: number): WriteShareGroupStateRequestPartitionData[] {
  const array = sized<WriteShareGroupStateRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteShareGroupStateRequestPartitionData(reader, version)
  return array
}

function writeWriteShareGroupStateRequestPartitionData(writer: Writer, message: WriteShareGroupStateRequestPartitionData, version: number): void {
  writer.int32(message.partition)
  writer.int32(message.stateEpoch)
  writer.int32(message.leaderEpoch)
  writer.int64(message.startOffset)
  if (version >= 1) writer.int32(message.deliveryCompleteCount)
  writer.compactCount(message.stateBatches.length)
  for (const element of message.stateBatches) writeWriteShareGroupStateRequestStateBatch(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteShareGroupStateRequestStateBatch {
  firstOffset: number
  lastOffset: number
  deliveryState: number
  deliveryCount: number
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateRequestStateBatch(init?: Partial<WriteShareGroupStateRequestStateBatch>): WriteShareGroupStateRequestStateBatch {
  const message: WriteShareGroupStateRequestStateBatch = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryState: 0,
    deliveryCount: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateRequestStateBatch(reader: Reader, _version: number): WriteShareGroupStateRequestStateBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryState: reader.int8(),
    deliveryCount: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteShareGroupStateRequestStateBatchArray(reader: Reader, count: number, version: number): WriteShareGroupStateRequestStateBatch[] {
  const array = sized<WriteShareGroupStateRequestStateBatch>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteShareGroupStateRequestStateBatch(reader, version)
  return array
}

function writeWriteShareGroupStateRequestStateBatch(writer: Writer, message: WriteShareGroupStateRequestStateBatch, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int8(message.deliveryState)
  writer.int16(message.deliveryCount)
  writeUnknownTags(writer, message.unknownTags)
}

export const WriteShareGroupStateRequestType: MessageType<WriteShareGroupStateRequest> = {
  name: 'WriteShareGroupStateRequest',
  kind: 'request',
  key: 85,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createWriteShareGroupStateRequest,
  read: readWriteShareGroupStateRequest,
  write: writeWriteShareGroupStateRequest,
}

export interface WriteShareGroupStateResponse {
  results: WriteShareGroupStateResponseWriteStateResult[]
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateResponse(init?: Partial<WriteShareGroupStateResponse>): WriteShareGroupStateResponse {
  const message: WriteShareGroupStateResponse = {
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateResponse(reader: Reader, version: number): WriteShareGroupStateResponse {
  return {
    results: readWriteShareGroupStateResponseWriteStateResultArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeWriteShareGroupStateResponse(writer: Writer, message: WriteShareGroupStateResponse, version: number): void {
  writer.compactCount(message.results.length)
  for (const element of message.results) writeWriteShareGroupStateResponseWriteStateResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteShareGroupStateResponseWriteStateResult {
  topicId: Uuid
  partitions: WriteShareGroupStateResponsePartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateResponseWriteStateResult(init?: Partial<WriteShareGroupStateResponseWriteStateResult>): WriteShareGroupStateResponseWriteStateResult {
  const message: WriteShareGroupStateResponseWriteStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateResponseWriteStateResult(reader: Reader, version: number): WriteShareGroupStateResponseWriteStateResult {
  return {
    topicId: reader.uuid(),
    partitions: readWriteShareGroupStateResponsePartitionResultArray(reader, reader.compactCount(8, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteShareGroupStateResponseWriteStateResultArray(reader: Reader, count: number, version: number): WriteShareGroupStateResponseWriteStateResult[] {
  const array = sized<WriteShareGroupStateResponseWriteStateResult>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteShareGroupStateResponseWriteStateResult(reader, version)
  return array
}

function writeWriteShareGroupStateResponseWriteStateResult(writer: Writer, message: WriteShareGroupStateResponseWriteStateResult, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeWriteShareGroupStateResponsePartitionResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteShareGroupStateResponsePartitionResult {
  partition: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createWriteShareGroupStateResponsePartitionResult(init?: Partial<WriteShareGroupStateResponsePartitionResult>): WriteShareGroupStateResponsePartitionResult {
  const message: WriteShareGroupStateResponsePartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteShareGroupStateResponsePartitionResult(reader: Reader, _version: number): WriteShareGroupStateResponsePartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteShareGroupStateResponsePartitionResultArray(reader: Reader, count: number, version: number): WriteShareGroupStateResponsePartitionResult[] {
  const array = sized<WriteShareGroupStateResponsePartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteShareGroupStateResponsePartitionResult(reader, version)
  return array
}

function writeWriteShareGroupStateResponsePartitionResult(writer: Writer, message: WriteShareGroupStateResponsePartitionResult, _version: number): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const WriteShareGroupStateResponseType: MessageType<WriteShareGroupStateResponse> = {
  name: 'WriteShareGroupStateResponse',
  kind: 'response',
  key: 85,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createWriteShareGroupStateResponse,
  read: readWriteShareGroupStateResponse,
  write: writeWriteShareGroupStateResponse,
}
