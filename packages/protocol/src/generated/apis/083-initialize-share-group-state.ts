// Made by tools/gen.ts from tables/apis/083-initialize-share-group-state.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface InitializeShareGroupStateRequest {
  groupId: string
  topics: InitializeShareGroupStateRequestInitializeStateData[]
  unknownTags: UnknownTag[] | null
}

export function createInitializeShareGroupStateRequest(init?: Partial<InitializeShareGroupStateRequest>): InitializeShareGroupStateRequest {
  const message: InitializeShareGroupStateRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitializeShareGroupStateRequest(reader: Reader, version: number): InitializeShareGroupStateRequest {
  return {
    groupId: reader.compactString(),
    topics: readInitializeShareGroupStateRequestInitializeStateDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeInitializeShareGroupStateRequest(writer: Writer, message: InitializeShareGroupStateRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeInitializeShareGroupStateRequestInitializeStateData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface InitializeShareGroupStateRequestInitializeStateData {
  topicId: Uuid
  partitions: InitializeShareGroupStateRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createInitializeShareGroupStateRequestInitializeStateData(init?: Partial<InitializeShareGroupStateRequestInitializeStateData>): InitializeShareGroupStateRequestInitializeStateData {
  const message: InitializeShareGroupStateRequestInitializeStateData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitializeShareGroupStateRequestInitializeStateData(reader: Reader, version: number): InitializeShareGroupStateRequestInitializeStateData {
  return {
    topicId: reader.uuid(),
    partitions: readInitializeShareGroupStateRequestPartitionDataArray(reader, reader.compactCount(17, 128), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readInitializeShareGroupStateRequestInitializeStateDataArray(reader: Reader, count: number, version: number): InitializeShareGroupStateRequestInitializeStateData[] {
  const array = sized<InitializeShareGroupStateRequestInitializeStateData>(count)
  for (let i = 0; i < count; i++) array[i] = readInitializeShareGroupStateRequestInitializeStateData(reader, version)
  return array
}

function writeInitializeShareGroupStateRequestInitializeStateData(writer: Writer, message: InitializeShareGroupStateRequestInitializeStateData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeInitializeShareGroupStateRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface InitializeShareGroupStateRequestPartitionData {
  partition: number
  stateEpoch: number
  startOffset: number
  unknownTags: UnknownTag[] | null
}

export function createInitializeShareGroupStateRequestPartitionData(init?: Partial<InitializeShareGroupStateRequestPartitionData>): InitializeShareGroupStateRequestPartitionData {
  const message: InitializeShareGroupStateRequestPartitionData = {
    partition: 0,
    stateEpoch: 0,
    startOffset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitializeShareGroupStateRequestPartitionData(reader: Reader, _version: number): InitializeShareGroupStateRequestPartitionData {
  return {
    partition: reader.int32(),
    stateEpoch: reader.int32(),
    startOffset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readInitializeShareGroupStateRequestPartitionDataArray(reader: Reader, count: number, version: number): InitializeShareGroupStateRequestPartitionData[] {
  const array = sized<InitializeShareGroupStateRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readInitializeShareGroupStateRequestPartitionData(reader, version)
  return array
}

function writeInitializeShareGroupStateRequestPartitionData(writer: Writer, message: InitializeShareGroupStateRequestPartitionData, _version: number): void {
  writer.int32(message.partition)
  writer.int32(message.stateEpoch)
  writer.int64(message.startOffset)
  writeUnknownTags(writer, message.unknownTags)
}

export const InitializeShareGroupStateRequestType: MessageType<InitializeShareGroupStateRequest> = {
  name: 'InitializeShareGroupStateRequest',
  kind: 'request',
  key: 83,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createInitializeShareGroupStateRequest,
  read: readInitializeShareGroupStateRequest,
  write: writeInitializeShareGroupStateRequest,
}

export interface InitializeShareGroupStateResponse {
  results: InitializeShareGroupStateResponseInitializeStateResult[]
  unknownTags: UnknownTag[] | null
}

export function createInitializeShareGroupStateResponse(init?: Partial<InitializeShareGroupStateResponse>): InitializeShareGroupStateResponse {
  const message: InitializeShareGroupStateResponse = {
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitializeShareGroupStateResponse(reader: Reader, version: number): InitializeShareGroupStateResponse {
  return {
    results: readInitializeShareGroupStateResponseInitializeStateResultArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeInitializeShareGroupStateResponse(writer: Writer, message: InitializeShareGroupStateResponse, version: number): void {
  writer.compactCount(message.results.length)
  for (const element of message.results) writeInitializeShareGroupStateResponseInitializeStateResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface InitializeShareGroupStateResponseInitializeStateResult {
  topicId: Uuid
  partitions: InitializeShareGroupStateResponsePartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createInitializeShareGroupStateResponseInitializeStateResult(init?: Partial<InitializeShareGroupStateResponseInitializeStateResult>): InitializeShareGroupStateResponseInitializeStateResult {
  const message: InitializeShareGroupStateResponseInitializeStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitializeShareGroupStateResponseInitializeStateResult(reader: Reader, version: number): InitializeShareGroupStateResponseInitializeStateResult {
  return {
    topicId: reader.uuid(),
    partitions: readInitializeShareGroupStateResponsePartitionResultArray(reader, reader.compactCount(8, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readInitializeShareGroupStateResponseInitializeStateResultArray(reader: Reader, count: number, version: number): InitializeShareGroupStateResponseInitializeStateResult[] {
  const array = sized<InitializeShareGroupStateResponseInitializeStateResult>(count)
  for (let i = 0; i < count; i++) array[i] = readInitializeShareGroupStateResponseInitializeStateResult(reader, version)
  return array
}

function writeInitializeShareGroupStateResponseInitializeStateResult(writer: Writer, message: InitializeShareGroupStateResponseInitializeStateResult, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeInitializeShareGroupStateResponsePartitionResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface InitializeShareGroupStateResponsePartitionResult {
  partition: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createInitializeShareGroupStateResponsePartitionResult(init?: Partial<InitializeShareGroupStateResponsePartitionResult>): InitializeShareGroupStateResponsePartitionResult {
  const message: InitializeShareGroupStateResponsePartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitializeShareGroupStateResponsePartitionResult(reader: Reader, _version: number): InitializeShareGroupStateResponsePartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readInitializeShareGroupStateResponsePartitionResultArray(reader: Reader, count: number, version: number): InitializeShareGroupStateResponsePartitionResult[] {
  const array = sized<InitializeShareGroupStateResponsePartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readInitializeShareGroupStateResponsePartitionResult(reader, version)
  return array
}

function writeInitializeShareGroupStateResponsePartitionResult(writer: Writer, message: InitializeShareGroupStateResponsePartitionResult, _version: number): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const InitializeShareGroupStateResponseType: MessageType<InitializeShareGroupStateResponse> = {
  name: 'InitializeShareGroupStateResponse',
  kind: 'response',
  key: 83,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createInitializeShareGroupStateResponse,
  read: readInitializeShareGroupStateResponse,
  write: writeInitializeShareGroupStateResponse,
}
