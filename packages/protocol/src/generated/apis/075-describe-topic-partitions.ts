// Made by tools/gen.ts from tables/apis/075-describe-topic-partitions.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeTopicPartitionsRequest {
  topics: DescribeTopicPartitionsRequestTopicRequest[]
  responsePartitionLimit: number
  cursor: DescribeTopicPartitionsRequestCursor | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsRequest(init?: Partial<DescribeTopicPartitionsRequest>): DescribeTopicPartitionsRequest {
  const message: DescribeTopicPartitionsRequest = {
    topics: [],
    responsePartitionLimit: 2000,
    cursor: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsRequest(reader: Reader, version: number): DescribeTopicPartitionsRequest {
  return {
    topics: readDescribeTopicPartitionsRequestTopicRequestArray(reader, reader.compactCount(2, 48), version),
    responsePartitionLimit: reader.int32(),
    cursor: reader.structPresent() ? readDescribeTopicPartitionsRequestCursor(reader, version) : null,
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeTopicPartitionsRequest(writer: Writer, message: DescribeTopicPartitionsRequest, version: number): void {
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeTopicPartitionsRequestTopicRequest(writer, element, version)
  writer.int32(message.responsePartitionLimit)
  {
    if (message.cursor === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeDescribeTopicPartitionsRequestCursor(writer, message.cursor, version)
    }
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTopicPartitionsRequestTopicRequest {
  name: string
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsRequestTopicRequest(init?: Partial<DescribeTopicPartitionsRequestTopicRequest>): DescribeTopicPartitionsRequestTopicRequest {
  const message: DescribeTopicPartitionsRequestTopicRequest = {
    name: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsRequestTopicRequest(reader: Reader, _version: number): DescribeTopicPartitionsRequestTopicRequest {
  return {
    name: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeTopicPartitionsRequestTopicRequestArray(reader: Reader, count: number, version: number): DescribeTopicPartitionsRequestTopicRequest[] {
  const array = sized<DescribeTopicPartitionsRequestTopicRequest>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeTopicPartitionsRequestTopicRequest(reader, version)
  return array
}

function writeDescribeTopicPartitionsRequestTopicRequest(writer: Writer, message: DescribeTopicPartitionsRequestTopicRequest, _version: number): void {
  writer.compactString(message.name)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTopicPartitionsRequestCursor {
  topicName: string
  partitionIndex: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsRequestCursor(init?: Partial<DescribeTopicPartitionsRequestCursor>): DescribeTopicPartitionsRequestCursor {
  const message: DescribeTopicPartitionsRequestCursor = {
    topicName: '',
    partitionIndex: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsRequestCursor(reader: Reader, _version: number): DescribeTopicPartitionsRequestCursor {
  return {
    topicName: reader.compactString(),
    partitionIndex: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeTopicPartitionsRequestCursor(writer: Writer, message: DescribeTopicPartitionsRequestCursor, _version: number): void {
  writer.compactString(message.topicName)
  writer.int32(message.partitionIndex)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeTopicPartitionsRequestType: MessageType<DescribeTopicPartitionsRequest> = {
  name: 'DescribeTopicPartitionsRequest',
  kind: 'request',
  key: 75,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeTopicPartitionsRequest,
  read: readDescribeTopicPartitionsRequest,
  write: writeDescribeTopicPartitionsRequest,
}

export interface DescribeTopicPartitionsResponse {
  throttleTimeMs: number // ignorable
  topics: DescribeTopicPartitionsResponseTopic[]
  nextCursor: DescribeTopicPartitionsResponseCursor | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsResponse(init?: Partial<DescribeTopicPartitionsResponse>): DescribeTopicPartitionsResponse {
  const message: DescribeTopicPartitionsResponse = {
    throttleTimeMs: 0,
    topics: [],
    nextCursor: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsResponse(reader: Reader, version: number): DescribeTopicPartitionsResponse {
  return {
    throttleTimeMs: reader.int32(),
    topics: readDescribeTopicPartitionsResponseTopicArray(reader, reader.compactCount(26, 136), version),
    nextCursor: reader.structPresent() ? readDescribeTopicPartitionsResponseCursor(reader, version) : null,
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeTopicPartitionsResponse(writer: Writer, message: DescribeTopicPartitionsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeTopicPartitionsResponseTopic(writer, element, version)
  {
    if (message.nextCursor === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeDescribeTopicPartitionsResponseCursor(writer, message.nextCursor, version)
    }
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTopicPartitionsResponseTopic {
  errorCode: number
  name: string | null
  topicId: Uuid // ignorable
  isInternal: boolean // ignorable
  partitions: DescribeTopicPartitionsResponsePartition[]
  topicAuthorizedOperations: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsResponseTopic(init?: Partial<DescribeTopicPartitionsResponseTopic>): DescribeTopicPartitionsResponseTopic {
  const message: DescribeTopicPartitionsResponseTopic = {
    errorCode: 0,
    name: '',
    topicId: ZERO_UUID,
    isInternal: false,
    partitions: [],
    topicAuthorizedOperations: -2147483648,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsResponseTopic(reader: Reader, version: number): DescribeTopicPartitionsResponseTopic {
  return {
    errorCode: reader.int16(),
    name: reader.compactNullableString(),
    topicId: reader.uuid(),
    isInternal: reader.bool(),
    partitions: readDescribeTopicPartitionsResponsePartitionArray(reader, reader.compactCount(20, 352), version),
    topicAuthorizedOperations: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeTopicPartitionsResponseTopicArray(reader: Reader, count: number, version: number): DescribeTopicPartitionsResponseTopic[] {
  const array = sized<DescribeTopicPartitionsResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeTopicPartitionsResponseTopic(reader, version)
  return array
}

function writeDescribeTopicPartitionsResponseTopic(writer: Writer, message: DescribeTopicPartitionsResponseTopic, version: number): void {
  writer.int16(message.errorCode)
  writer.compactNullableString(message.name)
  writer.uuid(message.topicId)
  writer.bool(message.isInternal)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDescribeTopicPartitionsResponsePartition(writer, element, version)
  writer.int32(message.topicAuthorizedOperations)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTopicPartitionsResponsePartition {
  errorCode: number
  partitionIndex: number
  leaderId: number
  leaderEpoch: number // ignorable
  replicaNodes: number[]
  isrNodes: number[]
  eligibleLeaderReplicas: number[] | null
  lastKnownElr: number[] | null
  offlineReplicas: number[] // ignorable
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsResponsePartition(init?: Partial<DescribeTopicPartitionsResponsePartition>): DescribeTopicPartitionsResponsePartition {
  const message: DescribeTopicPartitionsResponsePartition = {
    errorCode: 0,
    partitionIndex: 0,
    leaderId: 0,
    leaderEpoch: -1,
    replicaNodes: [],
    isrNodes: [],
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    offlineReplicas: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsResponsePartition(reader: Reader, _version: number): DescribeTopicPartitionsResponsePartition {
  return {
    errorCode: reader.int16(),
    partitionIndex: reader.int32(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    replicaNodes: readInt32Array(reader, reader.compactCount(4, 8)),
    isrNodes: readInt32Array(reader, reader.compactCount(4, 8)),
    eligibleLeaderReplicas: orNull(reader, reader.compactNullableCount(4, 8), readInt32Array),
    lastKnownElr: orNull(reader, reader.compactNullableCount(4, 8), readInt32Array),
    offlineReplicas: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeTopicPartitionsResponsePartitionArray(reader: Reader, count: number, version: number): DescribeTopicPartitionsResponsePartition[] {
  const array = sized<DescribeTopicPartitionsResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeTopicPartitionsResponsePartition(reader, version)
  return array
}

function writeDescribeTopicPartitionsResponsePartition(writer: Writer, message: DescribeTopicPartitionsResponsePartition, _version: number): void {
  writer.int16(message.errorCode)
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.compactCount(message.replicaNodes.length)
  writeInt32Array(writer, message.replicaNodes)
  writer.compactCount(message.isrNodes.length)
  writeInt32Array(writer, message.isrNodes)
  writer.compactCount(message.eligibleLeaderReplicas === null ? -1 : message.eligibleLeaderReplicas.length)
  {
    if (message.eligibleLeaderReplicas !== null) writeInt32Array(writer, message.eligibleLeaderReplicas)
  }
  writer.compactCount(message.lastKnownElr === null ? -1 : message.lastKnownElr.length)
  {
    if (message.lastKnownElr !== null) writeInt32Array(writer, message.lastKnownElr)
  }
  writer.compactCount(message.offlineReplicas.length)
  writeInt32Array(writer, message.offlineReplicas)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTopicPartitionsResponseCursor {
  topicName: string
  partitionIndex: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeTopicPartitionsResponseCursor(init?: Partial<DescribeTopicPartitionsResponseCursor>): DescribeTopicPartitionsResponseCursor {
  const message: DescribeTopicPartitionsResponseCursor = {
    topicName: '',
    partitionIndex: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTopicPartitionsResponseCursor(reader: Reader, _version: number): DescribeTopicPartitionsResponseCursor {
  return {
    topicName: reader.compactString(),
    partitionIndex: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeTopicPartitionsResponseCursor(writer: Writer, message: DescribeTopicPartitionsResponseCursor, _version: number): void {
  writer.compactString(message.topicName)
  writer.int32(message.partitionIndex)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeTopicPartitionsResponseType: MessageType<DescribeTopicPartitionsResponse> = {
  name: 'DescribeTopicPartitionsResponse',
  kind: 'response',
  key: 75,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeTopicPartitionsResponse,
  read: readDescribeTopicPartitionsResponse,
  write: writeDescribeTopicPartitionsResponse,
}
