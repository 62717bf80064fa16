// Made by tools/gen.ts from tables/apis/086-delete-share-group-state.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DeleteShareGroupStateRequest {
  groupId: string
  topics: DeleteShareGroupStateRequestDeleteStateData[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupStateRequest(init?: Partial<DeleteShareGroupStateRequest>): DeleteShareGroupStateRequest {
  const message: DeleteShareGroupStateRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupStateRequest(reader: Reader, version: number): DeleteShareGroupStateRequest {
  return {
    groupId: reader.compactString(),
    topics: readDeleteShareGroupStateRequestDeleteStateDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDeleteShareGroupStateRequest(writer: Writer, message: DeleteShareGroupStateRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDeleteShareGroupStateRequestDeleteStateData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DeleteShareGroupStateRequestDeleteStateData {
  topicId: Uuid
  partitions: DeleteShareGroupStateRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupStateRequestDeleteStateData(init?: Partial<DeleteShareGroupStateRequestDeleteStateData>): DeleteShareGroupStateRequestDeleteStateData {
  const message: DeleteShareGroupStateRequestDeleteStateData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupStateRequestDeleteStateData(reader: Reader, version: number): DeleteShareGroupStateRequestDeleteStateData {
  return {
    topicId: reader.uuid(),
    partitions: readDeleteShareGroupStateRequestPartitionDataArray(reader, reader.compactCount(5, 48), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteShareGroupStateRequestDeleteStateDataArray(reader: Reader, count: number, version: number): DeleteShareGroupStateRequestDeleteStateData[] {
  const array = sized<DeleteShareGroupStateRequestDeleteStateData>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteShareGroupStateRequestDeleteStateData(reader, version)
  return array
}

function writeDeleteShareGroupStateRequestDeleteStateData(writer: Writer, message: DeleteShareGroupStateRequestDeleteStateData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDeleteShareGroupStateRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DeleteShareGroupStateRequestPartitionData {
  partition: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupStateRequestPartitionData(init?: Partial<DeleteShareGroupStateRequestPartitionData>): DeleteShareGroupStateRequestPartitionData {
  const message: DeleteShareGroupStateRequestPartitionData = {
    partition: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupStateRequestPartitionData(reader: Reader, _version: number): DeleteShareGroupStateRequestPartitionData {
  return {
    partition: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteShareGroupStateRequestPartitionDataArray(reader: Reader, count: number, version: number): DeleteShareGroupStateRequestPartitionData[] {
  const array = sized<DeleteShareGroupStateRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteShareGroupStateRequestPartitionData(reader, version)
  return array
}

function writeDeleteShareGroupStateRequestPartitionData(writer: Writer, message: DeleteShareGroupStateRequestPartitionData, _version: number): void {
  writer.int32(message.partition)
  writeUnknownTags(writer, message.unknownTags)
}

export const DeleteShareGroupStateRequestType: MessageType<DeleteShareGroupStateRequest> = {
  name: 'DeleteShareGroupStateRequest',
  kind: 'request',
  key: 86,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDeleteShareGroupStateRequest,
  read: readDeleteShareGroupStateRequest,
  write: writeDeleteShareGroupStateRequest,
}

export interface DeleteShareGroupStateResponse {
  results: DeleteShareGroupStateResponseDeleteStateResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupStateResponse(init?: Partial<DeleteShareGroupStateResponse>): DeleteShareGroupStateResponse {
  const message: DeleteShareGroupStateResponse = {
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupStateResponse(reader: Reader, version: number): DeleteShareGroupStateResponse {
  return {
    results: readDeleteShareGroupStateResponseDeleteStateResultArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDeleteShareGroupStateResponse(writer: Writer, message: DeleteShareGroupStateResponse, version: number): void {
  writer.compactCount(message.results.length)
  for (const element of message.results) writeDeleteShareGroupStateResponseDeleteStateResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DeleteShareGroupStateResponseDeleteStateResult {
  topicId: Uuid
  partitions: DeleteShareGroupStateResponsePartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupStateResponseDeleteStateResult(init?: Partial<DeleteShareGroupStateResponseDeleteStateResult>): DeleteShareGroupStateResponseDeleteStateResult {
  const message: DeleteShareGroupStateResponseDeleteStateResult = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupStateResponseDeleteStateResult(reader: Reader, version: number): DeleteShareGroupStateResponseDeleteStateResult {
  return {
    topicId: reader.uuid(),
    partitions: readDeleteShareGroupStateResponsePartitionResultArray(reader, reader.compactCount(8, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteShareGroupStateResponseDeleteStateResultArray(reader: Reader, count: number, version: number): DeleteShareGroupStateResponseDeleteStateResult[] {
  const array = sized<DeleteShareGroupStateResponseDeleteStateResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteShareGroupStateResponseDeleteStateResult(reader, version)
  return array
}

function writeDeleteShareGroupStateResponseDeleteStateResult(writer: Writer, message: DeleteShareGroupStateResponseDeleteStateResult, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDeleteShareGroupStateResponsePartitionResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DeleteShareGroupStateResponsePartitionResult {
  partition: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupStateResponsePartitionResult(init?: Partial<DeleteShareGroupStateResponsePartitionResult>): DeleteShareGroupStateResponsePartitionResult {
  const message: DeleteShareGroupStateResponsePartitionResult = {
    partition: 0,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupStateResponsePartitionResult(reader: Reader, _version: number): DeleteShareGroupStateResponsePartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteShareGroupStateResponsePartitionResultArray(reader: Reader, count: number, version: number): DeleteShareGroupStateResponsePartitionResult[] {
  const array = sized<DeleteShareGroupStateResponsePartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteShareGroupStateResponsePartitionResult(reader, version)
  return array
}

function writeDeleteShareGroupStateResponsePartitionResult(writer: Writer, message: DeleteShareGroupStateResponsePartitionResult, _version: number): void {
  writer.int32(message.partition)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const DeleteShareGroupStateResponseType: MessageType<DeleteShareGroupStateResponse> = {
  name: 'DeleteShareGroupStateResponse',
  kind: 'response',
  key: 86,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDeleteShareGroupStateResponse,
  read: readDeleteShareGroupStateResponse,
  write: writeDeleteShareGroupStateResponse,
}
