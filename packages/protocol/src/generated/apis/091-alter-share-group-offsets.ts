// Made by tools/gen.ts from tables/apis/091-alter-share-group-offsets.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterShareGroupOffsetsRequest {
  groupId: string
  topics: AlterShareGroupOffsetsRequestTopic[]
  unknownTags: UnknownTag[] | null
}

export function createAlterShareGroupOffsetsRequest(init?: Partial<AlterShareGroupOffsetsRequest>): AlterShareGroupOffsetsRequest {
  const message: AlterShareGroupOffsetsRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterShareGroupOffsetsRequest(reader: Reader, version: number): AlterShareGroupOffsetsRequest {
  return {
    groupId: reader.compactString(),
    topics: readAlterShareGroupOffsetsRequestTopicArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterShareGroupOffsetsRequest(writer: Writer, message: AlterShareGroupOffsetsRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAlterShareGroupOffsetsRequestTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterShareGroupOffsetsRequestTopic {
  topicName: string
  partitions: AlterShareGroupOffsetsRequestPartition[]
  unknownTags: UnknownTag[] | null
}

export function createAlterShareGroupOffsetsRequestTopic(init?: Partial<AlterShareGroupOffsetsRequestTopic>): AlterShareGroupOffsetsRequestTopic {
  const message: AlterShareGroupOffsetsRequestTopic = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterShareGroupOffsetsRequestTopic(reader: Reader, version: number): AlterShareGroupOffsetsRequestTopic {
  return {
    topicName: reader.compactString(),
    partitions: readAlterShareGroupOffsetsRequestPartitionArray(reader, reader.compactCount(13, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterShareGroupOffsetsRequestTopicArray(reader: Reader, count: number, version: number): AlterShareGroupOffsetsRequestTopic[] {
  const array = sized<AlterShareGroupOffsetsRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterShareGroupOffsetsRequestTopic(reader, version)
  return array
}

function writeAlterShareGroupOffsetsRequestTopic(writer: Writer, message: AlterShareGroupOffsetsRequestTopic, version: number): void {
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterShareGroupOffsetsRequestPartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterShareGroupOffsetsRequestPartition {
  partitionIndex: number
  startOffset: number
  unknownTags: UnknownTag[] | null
}

export function createAlterShareGroupOffsetsRequestPartition(init?: Partial<AlterShareGroupOffsetsRequestPartition>): AlterShareGroupOffsetsRequestPartition {
  const message: AlterShareGroupOffsetsRequestPartition = {
    partitionIndex: 0,
    startOffset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterShareGroupOffsetsRequestPartition(reader: Reader, _version: number): AlterShareGroupOffsetsRequestPartition {
  return {
    partitionIndex: reader.int32(),
    startOffset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterShareGroupOffsetsRequestPartitionArray(reader: Reader, count: number, version: number): AlterShareGroupOffsetsRequestPartition[] {
  const array = sized<AlterShareGroupOffsetsRequestPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterShareGroupOffsetsRequestPartition(reader, version)
  return array
}

function writeAlterShareGroupOffsetsRequestPartition(writer: Writer, message: AlterShareGroupOffsetsRequestPartition, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.startOffset)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterShareGroupOffsetsRequestType: MessageType<AlterShareGroupOffsetsRequest> = {
  name: 'AlterShareGroupOffsetsRequest',
  kind: 'request',
  key: 91,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterShareGroupOffsetsRequest,
  read: readAlterShareGroupOffsetsRequest,
  write: writeAlterShareGroupOffsetsRequest,
}

export interface AlterShareGroupOffsetsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  responses: AlterShareGroupOffsetsResponseTopic[]
  unknownTags: UnknownTag[] | null
}

export function createAlterShareGroupOffsetsResponse(init?: Partial<AlterShareGroupOffsetsResponse>): AlterShareGroupOffsetsResponse {
  const message: AlterShareGroupOffsetsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    responses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterShareGroupOffsetsResponse(reader: Reader, version: number): AlterShareGroupOffsetsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    responses: readAlterShareGroupOffsetsResponseTopicArray(reader, reader.compactCount(19, 112), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterShareGroupOffsetsResponse(writer: Writer, message: AlterShareGroupOffsetsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.responses.length)
  for (const element of message.responses) writeAlterShareGroupOffsetsResponseTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: Uuid
  partitions: AlterShareGroupOffsetsResponsePartition[]
  unknownTags: UnknownTag[] | null
}

export function createAlterShareGroupOffsetsResponseTopic(init?: Partial<AlterShareGroupOffsetsResponseTopic>): AlterShareGroupOffsetsResponseTopic {
  const message: AlterShareGroupOffsetsResponseTopic = {
    topicName: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterShareGroupOffsetsResponseTopic(reader: Reader, version: number): AlterShareGroupOffsetsResponseTopic {
  return {
    topicName: reader.compactString(),
    topicId: reader.uuid(),
    partitions: readAlterShareGroupOffsetsResponsePartitionArray(reader, reader.compactCount(8, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterShareGroupOffsetsResponseTopicArray(reader: Reader, count: number, version: number): AlterShareGroupOffsetsResponseTopic[] {
  const array = sized<AlterShareGroupOffsetsResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterShareGroupOffsetsResponseTopic(reader, version)
  return array
}

function writeAlterShareGroupOffsetsResponseTopic(writer: Writer, message: AlterShareGroupOffsetsResponseTopic, version: number): void {
  writer.compactString(message.topicName)
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterShareGroupOffsetsResponsePartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterShareGroupOffsetsResponsePartition {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createAlterShareGroupOffsetsResponsePartition(init?: Partial<AlterShareGroupOffsetsResponsePartition>): AlterShareGroupOffsetsResponsePartition {
  const message: AlterShareGroupOffsetsResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterShareGroupOffsetsResponsePartition(reader: Reader, _version: number): AlterShareGroupOffsetsResponsePartition {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterShareGroupOffsetsResponsePartitionArray(reader: Reader, count: number, version: number): AlterShareGroupOffsetsResponsePartition[] {
  const array = sized<AlterShareGroupOffsetsResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterShareGroupOffsetsResponsePartition(reader, version)
  return array
}

function writeAlterShareGroupOffsetsResponsePartition(writer: Writer, message: AlterShareGroupOffsetsResponsePartition, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterShareGroupOffsetsResponseType: MessageType<AlterShareGroupOffsetsResponse> = {
  name: 'AlterShareGroupOffsetsResponse',
  kind: 'response',
  key: 91,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterShareGroupOffsetsResponse,
  read: readAlterShareGroupOffsetsResponse,
  write: writeAlterShareGroupOffsetsResponse,
}
