// Made by tools/gen.ts from tables/apis/047-offset-delete.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { Writer } from '../../bytes/writer.ts'
import type { MessageType } from '../../message-type.ts'

export interface OffsetDeleteRequest {
  groupId: string
  topics: OffsetDeleteRequestTopic[]
}

export function createOffsetDeleteRequest(init?: Partial<OffsetDeleteRequest>): OffsetDeleteRequest {
  const message: OffsetDeleteRequest = {
    groupId: '',
    topics: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetDeleteRequest(reader: Reader, version: number): OffsetDeleteRequest {
  return {
    groupId: reader.string(),
    topics: readOffsetDeleteRequestTopicArray(reader, reader.count(6, 96), version),
  }
}

function writeOffsetDeleteRequest(writer: Writer, message: OffsetDeleteRequest, version: number): void {
  writer.string(message.groupId)
  writer.count(message.topics.length)
  for (const element of message.topics) writeOffsetDeleteRequestTopic(writer, element, version)
}

export interface OffsetDeleteRequestTopic {
  name: string
  partitions: OffsetDeleteRequestPartition[]
}

export function createOffsetDeleteRequestTopic(init?: Partial<OffsetDeleteRequestTopic>): OffsetDeleteRequestTopic {
  const message: OffsetDeleteRequestTopic = {
    name: '',
    partitions: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetDeleteRequestTopic(reader: Reader, version: number): OffsetDeleteRequestTopic {
  return {
    name: reader.string(),
    partitions: readOffsetDeleteRequestPartitionArray(reader, reader.count(4, 40), version),
  }
}

function readOffsetDeleteRequestTopicArray(reader: Reader, count: number, version: number): OffsetDeleteRequestTopic[] {
  const array = sized<OffsetDeleteRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetDeleteRequestTopic(reader, version)
  return array
}

function writeOffsetDeleteRequestTopic(writer: Writer, message: OffsetDeleteRequestTopic, version: number): void {
  writer.string(message.name)
  writer.count(message.partitions.length)
  for (const element of message.partitions) writeOffsetDeleteRequestPartition(writer, element, version)
}

export interface OffsetDeleteRequestPartition {
  partitionIndex: number
}

export function createOffsetDeleteRequestPartition(init?: Partial<OffsetDeleteRequestPartition>): OffsetDeleteRequestPartition {
  const message: OffsetDeleteRequestPartition = {
    partitionIndex: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetDeleteRequestPartition(reader: Reader, _version: number): OffsetDeleteRequestPartition {
  return {
    partitionIndex: reader.int32(),
  }
}

function readOffsetDeleteRequestPartitionArray(reader: Reader, count: number, version: number): OffsetDeleteRequestPartition[] {
  const array = sized<OffsetDeleteRequestPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetDeleteRequestPartition(reader, version)
  return array
}

function writeOffsetDeleteRequestPartition(writer: Writer, message: OffsetDeleteRequestPartition, _version: number): void {
  writer.int32(message.partitionIndex)
}

export const OffsetDeleteRequestType: MessageType<OffsetDeleteRequest> = {
  name: 'OffsetDeleteRequest',
  kind: 'request',
  key: 47,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createOffsetDeleteRequest,
  read: readOffsetDeleteRequest,
  write: writeOffsetDeleteRequest,
}

export interface OffsetDeleteResponse {
  errorCode: number
  throttleTimeMs: number // ignorable
  topics: OffsetDeleteResponseTopic[]
}

export function createOffsetDeleteResponse(init?: Partial<OffsetDeleteResponse>): OffsetDeleteResponse {
  const message: OffsetDeleteResponse = {
    errorCode: 0,
    throttleTimeMs: 0,
    topics: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetDeleteResponse(reader: Reader, version: number): OffsetDeleteResponse {
  return {
    errorCode: reader.int16(),
    throttleTimeMs: reader.int32(),
    topics: readOffsetDeleteResponseTopicArray(reader, reader.count(6, 96), version),
  }
}

function writeOffsetDeleteResponse(writer: Writer, message: OffsetDeleteResponse, version: number): void {
  writer.int16(message.errorCode)
  writer.int32(message.throttleTimeMs)
  writer.count(message.topics.length)
  for (const element of message.topics) writeOffsetDeleteResponseTopic(writer, element, version)
}

export interface OffsetDeleteResponseTopic {
  name: string
  partitions: OffsetDeleteResponsePartition[]
}

export function createOffsetDeleteResponseTopic(init?: Partial<OffsetDeleteResponseTopic>): OffsetDeleteResponseTopic {
  const message: OffsetDeleteResponseTopic = {
    name: '',
    partitions: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetDeleteResponseTopic(reader: Reader, version: number): OffsetDeleteResponseTopic {
  return {
    name: reader.string(),
    partitions: readOffsetDeleteResponsePartitionArray(reader, reader.count(6, 48), version),
  }
}

function readOffsetDeleteResponseTopicArray(reader: Reader, count: number, version: number): OffsetDeleteResponseTopic[] {
  const array = sized<OffsetDeleteResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetDeleteResponseTopic(reader, version)
  return array
}

function writeOffsetDeleteResponseTopic(writer: Writer, message: OffsetDeleteResponseTopic, version: number): void {
  writer.string(message.name)
  writer.count(message.partitions.length)
  for (const element of message.partitions) writeOffsetDeleteResponsePartition(writer, element, version)
}

export interface OffsetDeleteResponsePartition {
  partitionIndex: number
  errorCode: number
}

export function createOffsetDeleteResponsePartition(init?: Partial<OffsetDeleteResponsePartition>): OffsetDeleteResponsePartition {
  const message: OffsetDeleteResponsePartition = {
    partitionIndex: 0,
    errorCode: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetDeleteResponsePartition(reader: Reader, _version: number): OffsetDeleteResponsePartition {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
  }
}

function readOffsetDeleteResponsePartitionArray(reader: Reader, count: number, version: number): OffsetDeleteResponsePartition[] {
  const array = sized<OffsetDeleteResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetDeleteResponsePartition(reader, version)
  return array
}

function writeOffsetDeleteResponsePartition(writer: Writer, message: OffsetDeleteResponsePartition, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
}

export const OffsetDeleteResponseType: MessageType<OffsetDeleteResponse> = {
  name: 'OffsetDeleteResponse',
  kind: 'response',
  key: 47,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createOffsetDeleteResponse,
  read: readOffsetDeleteResponse,
  write: writeOffsetDeleteResponse,
}
