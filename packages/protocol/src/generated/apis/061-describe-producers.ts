// Made by tools/gen.ts from tables/apis/061-describe-producers.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeProducersRequest {
  topics: DescribeProducersRequestTopicRequest[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeProducersRequest(init?: Partial<DescribeProducersRequest>): DescribeProducersRequest {
  const message: DescribeProducersRequest = {
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeProducersRequest(reader: Reader, version: number): DescribeProducersRequest {
  return {
    topics: readDescribeProducersRequestTopicRequestArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeProducersRequest(writer: Writer, message: DescribeProducersRequest, version: number): void {
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeProducersRequestTopicRequest(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeProducersRequestTopicRequest {
  name: string
  partitionIndexes: number[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeProducersRequestTopicRequest(init?: Partial<DescribeProducersRequestTopicRequest>): DescribeProducersRequestTopicRequest {
  const message: DescribeProducersRequestTopicRequest = {
    name: '',
    partitionIndexes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeProducersRequestTopicRequest(reader: Reader, _version: number): DescribeProducersRequestTopicRequest {
  return {
    name: reader.compactString(),
    partitionIndexes: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeProducersRequestTopicRequestArray(reader: Reader, count: number, version: number): DescribeProducersRequestTopicRequest[] {
  const array = sized<DescribeProducersRequestTopicRequest>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeProducersRequestTopicRequest(reader, version)
  return array
}

function writeDescribeProducersRequestTopicRequest(writer: Writer, message: DescribeProducersRequestTopicRequest, _version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitionIndexes.length)
  writeInt32Array(writer, message.partitionIndexes)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeProducersRequestType: MessageType<DescribeProducersRequest> = {
  name: 'DescribeProducersRequest',
  kind: 'request',
  key: 61,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeProducersRequest,
  read: readDescribeProducersRequest,
  write: writeDescribeProducersRequest,
}

export interface DescribeProducersResponse {
  throttleTimeMs: number
  topics: DescribeProducersResponseTopicResponse[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeProducersResponse(init?: Partial<DescribeProducersResponse>): DescribeProducersResponse {
  const message: DescribeProducersResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeProducersResponse(reader: Reader, version: number): DescribeProducersResponse {
  return {
    throttleTimeMs: reader.int32(),
    topics: readDescribeProducersResponseTopicResponseArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeProducersResponse(writer: Writer, message: DescribeProducersResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeProducersResponseTopicResponse(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeProducersResponseTopicResponse {
  name: string
  partitions: DescribeProducersResponsePartitionResponse[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeProducersResponseTopicResponse(init?: Partial<DescribeProducersResponseTopicResponse>): DescribeProducersResponseTopicResponse {
  const message: DescribeProducersResponseTopicResponse = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeProducersResponseTopicResponse(reader: Reader, version: number): DescribeProducersResponseTopicResponse {
  return {
    name: reader.compactString(),
    partitions: readDescribeProducersResponsePartitionResponseArray(reader, reader.compactCount(9, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeProducersResponseTopicResponseArray(reader: Reader, count: number, version: number): DescribeProducersResponseTopicResponse[] {
  const array = sized<DescribeProducersResponseTopicResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeProducersResponseTopicResponse(reader, version)
  return array
}

function writeDescribeProducersResponseTopicResponse(writer: Writer, message: DescribeProducersResponseTopicResponse, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDescribeProducersResponsePartitionResponse(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeProducersResponsePartitionResponse {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  activeProducers: DescribeProducersResponseProducerState[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeProducersResponsePartitionResponse(init?: Partial<DescribeProducersResponsePartitionResponse>): DescribeProducersResponsePartitionResponse {
  const message: DescribeProducersResponsePartitionResponse = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    activeProducers: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeProducersResponsePartitionResponse(reader: Reader, version: number): DescribeProducersResponsePartitionResponse {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    activeProducers: readDescribeProducersResponseProducerStateArray(reader, reader.compactCount(37, 280), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeProducersResponsePartitionResponseArray(reader: Reader, count: number, version: number): DescribeProducersResponsePartitionResponse[] {
  const array = sized<DescribeProducersResponsePartitionResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeProducersResponsePartitionResponse(reader, version)
  return array
}

function writeDescribeProducersResponsePartitionResponse(writer: Writer, message: DescribeProducersResponsePartitionResponse, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.activeProducers.length)
  for (const element of message.activeProducers) writeDescribeProducersResponseProducerState(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeProducersResponseProducerState {
  producerId: number
  producerEpoch: number
  lastSequence: number
  lastTimestamp: number
  coordinatorEpoch: number
  currentTxnStartOffset: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeProducersResponseProducerState(init?: Partial<DescribeProducersResponseProducerState>): DescribeProducersResponseProducerState {
  const message: DescribeProducersResponseProducerState = {
    producerId: 0,
    producerEpoch: 0,
    lastSequence: -1,
    lastTimestamp: -1,
    coordinatorEpoch: 0,
    currentTxnStartOffset: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeProducersResponseProducerState(reader: Reader, _version: number): DescribeProducersResponseProducerState {
  return {
    producerId: reader.int64(),
    producerEpoch: reader.int32(),
    lastSequence: reader.int32(),
    lastTimestamp: reader.int64(),
    coordinatorEpoch: reader.int32(),
    currentTxnStartOffset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeProducersResponseProducerStateArray(reader: Reader, count: number, version: number): DescribeProducersResponseProducerState[] {
  const array = sized<DescribeProducersResponseProducerState>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeProducersResponseProducerState(reader, version)
  return array
}

function writeDescribeProducersResponseProducerState(writer: Writer, message: DescribeProducersResponseProducerState, _version: number): void {
  writer.int64(message.producerId)
  writer.int32(message.producerEpoch)
  writer.int32(message.lastSequence)
  writer.int64(message.lastTimestamp)
  writer.int32(message.coordinatorEpoch)
  writer.int64(message.currentTxnStartOffset)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeProducersResponseType: MessageType<DescribeProducersResponse> = {
  name: 'DescribeProducersResponse',
  kind: 'response',
  key: 61,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeProducersResponse,
  read: readDescribeProducersResponse,
  write: writeDescribeProducersResponse,
}
