// Made by tools/gen.ts from tables/apis/065-describe-transactions.txt: change that, not this.

import { readCompactStringArray, readInt32Array, sized, writeCompactStringArray, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeTransactionsRequest {
  transactionalIds: string[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeTransactionsRequest(init?: Partial<DescribeTransactionsRequest>): DescribeTransactionsRequest {
  const message: DescribeTransactionsRequest = {
    transactionalIds: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTransactionsRequest(reader: Reader, _version: number): DescribeTransactionsRequest {
  return {
    transactionalIds: readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeTransactionsRequest(writer: Writer, message: DescribeTransactionsRequest, _version: number): void {
  writer.compactCount(message.transactionalIds.length)
  writeCompactStringArray(writer, message.transactionalIds)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeTransactionsRequestType: MessageType<DescribeTransactionsRequest> = {
  name: 'DescribeTransactionsRequest',
  kind: 'request',
  key: 65,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeTransactionsRequest,
  read: readDescribeTransactionsRequest,
  write: writeDescribeTransactionsRequest,
}

export interface DescribeTransactionsResponse {
  throttleTimeMs: number
  transactionStates: DescribeTransactionsResponseTransactionState[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeTransactionsResponse(init?: Partial<DescribeTransactionsResponse>): DescribeTransactionsResponse {
  const message: DescribeTransactionsResponse = {
    throttleTimeMs: 0,
    transactionStates: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTransactionsResponse(reader: Reader, version: number): DescribeTransactionsResponse {
  return {
    throttleTimeMs: reader.int32(),
    transactionStates: readDescribeTransactionsResponseTransactionStateArray(reader, reader.compactCount(28, 280), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeTransactionsResponse(writer: Writer, message: DescribeTransactionsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.transactionStates.length)
  for (const element of message.transactionStates) writeDescribeTransactionsResponseTransactionState(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTransactionsResponseTransactionState {
  errorCode: number
  transactionalId: string
  transactionState: string
  transactionTimeoutMs: number
  transactionStartTimeMs: number
  producerId: number
  producerEpoch: number
  topics: DescribeTransactionsResponseTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeTransactionsResponseTransactionState(init?: Partial<DescribeTransactionsResponseTransactionState>): DescribeTransactionsResponseTransactionState {
  const message: DescribeTransactionsResponseTransactionState = {
    errorCode: 0,
    transactionalId: '',
    transactionState: '',
    transactionTimeoutMs: 0,
    transactionStartTimeMs: 0,
    producerId: 0,
    producerEpoch: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTransactionsResponseTransactionState(reader: Reader, version: number): DescribeTransactionsResponseTransactionState {
  return {
    errorCode: reader.int16(),
    transactionalId: reader.compactString(),
    transactionState: reader.compactString(),
    transactionTimeoutMs: reader.int32(),
    transactionStartTimeMs: reader.int64(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    topics: readDescribeTransactionsResponseTopicDataArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeTransactionsResponseTransactionStateArray(reader: Reader, count: number, version: number): DescribeTransactionsResponseTransactionState[] {
  const array = sized<DescribeTransactionsResponseTransactionState>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeTransactionsResponseTransactionState(reader, version)
  return array
}

function writeDescribeTransactionsResponseTransactionState(writer: Writer, message: DescribeTransactionsResponseTransactionState, version: number): void {
  writer.int16(message.errorCode)
  writer.compactString(message.transactionalId)
  writer.compactString(message.transactionState)
  writer.int32(message.transactionTimeoutMs)
  writer.int64(message.transactionStartTimeMs)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeTransactionsResponseTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeTransactionsResponseTopicData {
  topic: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeTransactionsResponseTopicData(init?: Partial<DescribeTransactionsResponseTopicData>): DescribeTransactionsResponseTopicData {
  const message: DescribeTransactionsResponseTopicData = {
    topic: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeTransactionsResponseTopicData(reader: Reader, _version: number): DescribeTransactionsResponseTopicData {
  return {
    topic: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeTransactionsResponseTopicDataArray(reader: Reader, count: number, version: number): DescribeTransactionsResponseTopicData[] {
  const array = sized<DescribeTransactionsResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeTransactionsResponseTopicData(reader, version)
  return array
}

function writeDescribeTransactionsResponseTopicData(writer: Writer, message: DescribeTransactionsResponseTopicData, _version: number): void {
  writer.compactString(message.topic)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeTransactionsResponseType: MessageType<DescribeTransactionsResponse> = {
  name: 'DescribeTransactionsResponse',
  kind: 'response',
  key: 65,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeTransactionsResponse,
  read: readDescribeTransactionsResponse,
  write: writeDescribeTransactionsResponse,
}
