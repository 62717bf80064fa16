// Made by tools/gen.ts from tables/apis/084-read-share-group-state.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ReadShareGroupStateRequest {
  groupId: string
  topics: ReadShareGroupStateRequestReadStateData[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateRequest(init?: Partial<ReadShareGroupStateRequest>): ReadShareGroupStateRequest {
  const message: ReadShareGroupStateRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateRequest(reader: Reader, version: number): ReadShareGroupStateRequest {
  return {
    groupId: reader.compactString(),
    topics: readReadShareGroupStateRequestReadStateDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeReadShareGroupStateRequest(writer: Writer, message: ReadShareGroupStateRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeReadShareGroupStateRequestReadStateData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateRequestReadStateData {
  topicId: Uuid
  partitions: ReadShareGroupStateRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateRequestReadStateData(init?: Partial<ReadShareGroupStateRequestReadStateData>): ReadShareGroupStateRequestReadStateData {
  const message: ReadShareGroupStateRequestReadStateData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateRequestReadStateData(reader: Reader, version: number): ReadShareGroupStateRequestReadStateData {
  return {
    topicId: reader.uuid(),
    partitions: readReadShareGroupStateRequestPartitionDataArray(reader, reader.compactCount(9, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateRequestReadStateDataArray(reader: Reader, count: number, version: number): ReadShareGroupStateRequestReadStateData[] {
  const array = sized<ReadShareGroupStateRequestReadStateData>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateRequestReadStateData(reader, version)
  return array
}

function writeReadShareGroupStateRequestReadStateData(writer: Writer, message: ReadShareGroupStateRequestReadStateData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeReadShareGroupStateRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateRequestPartitionData {
  partition: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateRequestPartitionData(init?: Partial<ReadShareGroupStateRequestPartitionData>): ReadShareGroupStateRequestPartitionData {
  const message: ReadShareGroupStateRequestPartitionData = {
    partition: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateRequestPartitionData(reader: Reader, _version: number): ReadShareGroupStateRequestPartitionData {
  return {
    partition: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateRequestPartitionDataArray(reader: Reader, count: number, version: number): ReadShareGroupStateRequestPartitionData[] {
  const array = sized<ReadShareGroupStateRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateRequestPartitionData(reader, version)
  return array
}

function writeReadShareGroupStateRequestPartitionData(writer: Writer, message: ReadShareGroupStateRequestPartitionData, _version: number): void {
  writer.int32(message.partition)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const ReadShareGroupStateRequestType: MessageType<ReadShareGroupStateRequest> = {
  name: 'ReadShareGroupStateRequest',
  kind: 'request',
  key: 84,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createReadShareGroupStateRequest,
  read: readReadShareGroupStateRequest,
  write: writeReadShareGroupStateRequest,
}

export interface ReadShareGroupStateResponse {
  results: ReadShareGroupStateResponseReadStateResult[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateResponse(init?: Partial<ReadShareGroupStateResponse>): ReadShareGroupStateResponse {
  const message: ReadShareGroupStateResponse = {
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateResponse(reader: Reader, version: number): ReadShareGroupStateResponse {
  return {
    results: readReadShareGroupStateResponseReadStateResultArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeReadShareGroupStateResponse(writer: Writer, message: ReadShareGroupStateResponse, version: number): void {
  writer.compactCount(message.results.length)
  for (const element of message.results) writeReadShareGroupStateResponseReadStateResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateResponseReadStateResult {
  topicId: Uuid
  partitions: ReadShareGroupStateResponsePartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateResponseReadStateResult(init?: Partial<ReadShareGroupStateResponseReadStateResult>): ReadShareGroupStateResponseReadStateResult {
  const message: ReadShareGroupStateResponseReadStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateResponseReadStateResult(reader: Reader, version: number): ReadShareGroupStateResponseReadStateResult {
  return {
    topicId: reader.uuid(),
    partitions: readReadShareGroupStateResponsePartitionResultArray(reader, reader.compactCount(21, 200), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateResponseReadStateResultArray(reader: Reader, count: number, version: number): ReadShareGroupStateResponseReadStateResult[] {
  const array = sized<ReadShareGroupStateResponseReadStateResult>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateResponseReadStateResult(reader, version)
  return array
}

function writeReadShareGroupStateResponseReadStateResult(writer: Writer, message: ReadShareGroupStateResponseReadStateResult, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeReadShareGroupStateResponsePartitionResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateResponsePartitionResult {
  partition: number
  errorCode: number
  errorMessage: string | null
  stateEpoch: number
  startOffset: number
  stateBatches: ReadShareGroupStateResponseStateBatch[]
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateResponsePartitionResult(init?: Partial<ReadShareGroupStateResponsePartitionResult>): ReadShareGroupStateResponsePartitionResult {
  const message: ReadShareGroupStateResponsePartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    stateEpoch: 0,
    startOffset: 0,
    stateBatches: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateResponsePartitionResult(reader: Reader, version: number): ReadShareGroupStateResponsePartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    stateEpoch: reader.int32(),
    startOffset: reader.int64(),
    stateBatches: readReadShareGroupStateResponseStateBatchArray(reader, reader.compactCount(20, 200), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateResponsePartitionResultArray(reader: Reader, count: number, version: number): ReadShareGroupStateResponsePartitionResult[] {
  const array = sized<ReadShareGroupStateResponsePartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateResponsePartitionResult(reader, version)
  return array
}

function writeReadShareGroupStateResponsePartitionResult(writer: Writer, message: ReadShareGroupStateResponsePartitionResult, version: number): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.int32(message.stateEpoch)
  writer.int64(message.startOffset)
  writer.compactCount(message.stateBatches.length)
  for (const element of message.stateBatches) writeReadShareGroupStateResponseStateBatch(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ReadShareGroupStateResponseStateBatch {
  firstOffset: number
  lastOffset: number
  deliveryState: number
  deliveryCount: number
  unknownTags: UnknownTag[] | null
}

export function createReadShareGroupStateResponseStateBatch(init?: Partial<ReadShareGroupStateResponseStateBatch>): ReadShareGroupStateResponseStateBatch {
  const message: ReadShareGroupStateResponseStateBatch = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryState: 0,
    deliveryCount: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readReadShareGroupStateResponseStateBatch(reader: Reader, _version: number): ReadShareGroupStateResponseStateBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryState: reader.int8(),
    deliveryCount: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readReadShareGroupStateResponseStateBatchArray(reader: Reader, count: number, version: number): ReadShareGroupStateResponseStateBatch[] {
  const array = sized<ReadShareGroupStateResponseStateBatch>(count)
  for (let i = 0; i < count; i++) array[i] = readReadShareGroupStateResponseStateBatch(reader, version)
  return array
}

function writeReadShareGroupStateResponseStateBatch(writer: Writer, message: ReadShareGroupStateResponseStateBatch, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int8(message.deliveryState)
  writer.int16(message.deliveryCount)
  writeUnknownTags(writer, message.unknownTags)
}

export const ReadShareGroupStateResponseType: MessageType<ReadShareGroupStateResponse> = {
  name: 'ReadShareGroupStateResponse',
  kind: 'response',
  key: 84,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createReadShareGroupStateResponse,
  read: readReadShareGroupStateResponse,
  write: writeReadShareGroupStateResponse,
}
