// Made by tools/gen.ts from tables/apis/027-write-txn-markers.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface WriteTxnMarkersRequest {
  markers: WriteTxnMarkersRequestWritableTxnMarker[]
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersRequest(init?: Partial<WriteTxnMarkersRequest>): WriteTxnMarkersRequest {
  const message: WriteTxnMarkersRequest = {
    markers: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersRequest(reader: Reader, version: number): WriteTxnMarkersRequest {
  return {
    markers: readWriteTxnMarkersRequestWritableTxnMarkerArray(reader, reader.compactCount(17, 200), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeWriteTxnMarkersRequest(writer: Writer, message: WriteTxnMarkersRequest, version: number): void {
  writer.compactCount(message.markers.length)
  for (const element of message.markers) writeWriteTxnMarkersRequestWritableTxnMarker(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteTxnMarkersRequestWritableTxnMarker {
  producerId: number
  producerEpoch: number
  transactionResult: boolean
  topics: WriteTxnMarkersRequestWritableTxnMarkerTopic[]
  coordinatorEpoch: number
  transactionVersion: number // 2+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersRequestWritableTxnMarker(init?: Partial<WriteTxnMarkersRequestWritableTxnMarker>): WriteTxnMarkersRequestWritableTxnMarker {
  const message: WriteTxnMarkersRequestWritableTxnMarker = {
    producerId: 0,
    producerEpoch: 0,
    transactionResult: false,
    topics: [],
    coordinatorEpoch: 0,
    transactionVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersRequestWritableTxnMarker(reader: Reader, version: number): WriteTxnMarkersRequestWritableTxnMarker {
  return {
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    transactionResult: reader.bool(),
    topics: readWriteTxnMarkersRequestWritableTxnMarkerTopicArray(reader, reader.compactCount(3, 104), version),
    coordinatorEpoch: reader.int32(),
    transactionVersion: version <= 1 ? 0 : reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteTxnMarkersRequestWritableTxnMarkerArray(reader: Reader, count: number, version: number): WriteTxnMarkersRequestWritableTxnMarker[] {
  const array = sized<WriteTxnMarkersRequestWritableTxnMarker>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteTxnMarkersRequestWritableTxnMarker(reader, version)
  return array
}

function writeWriteTxnMarkersRequestWritableTxnMarker(writer: Writer, message: WriteTxnMarkersRequestWritableTxnMarker, version: number): void {
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.bool(message.transactionResult)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeWriteTxnMarkersRequestWritableTxnMarkerTopic(writer, element, version)
  writer.int32(message.coordinatorEpoch)
  if (version >= 2) writer.int8(message.transactionVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteTxnMarkersRequestWritableTxnMarkerTopic {
  name: string
  partitionIndexes: number[]
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersRequestWritableTxnMarkerTopic(init?: Partial<WriteTxnMarkersRequestWritableTxnMarkerTopic>): WriteTxnMarkersRequestWritableTxnMarkerTopic {
  const message: WriteTxnMarkersRequestWritableTxnMarkerTopic = {
    name: '',
    partitionIndexes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersRequestWritableTxnMarkerTopic(reader: Reader, _version: number): WriteTxnMarkersRequestWritableTxnMarkerTopic {
  return {
    name: reader.compactString(),
    partitionIndexes: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteTxnMarkersRequestWritableTxnMarkerTopicArray(reader: Reader, count: number, version: number): WriteTxnMarkersRequestWritableTxnMarkerTopic[] {
  const array = sized<WriteTxnMarkersRequestWritableTxnMarkerTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteTxnMarkersRequestWritableTxnMarkerTopic(reader, version)
  return array
}

function writeWriteTxnMarkersRequestWritableTxnMarkerTopic(writer: Writer, message: WriteTxnMarkersRequestWritableTxnMarkerTopic, _version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitionIndexes.length)
  writeInt32Array(writer, message.partitionIndexes)
  writeUnknownTags(writer, message.unknownTags)
}

export const WriteTxnMarkersRequestType: MessageType<WriteTxnMarkersRequest> = {
  name: 'WriteTxnMarkersRequest',
  kind: 'request',
  key: 27,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 1,
  latestUnstable: false,
  create: createWriteTxnMarkersRequest,
  read: readWriteTxnMarkersRequest,
  write: writeWriteTxnMarkersRequest,
}

export interface WriteTxnMarkersResponse {
  markers: WriteTxnMarkersResponseWritableTxnMarkerResult[]
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersResponse(init?: Partial<WriteTxnMarkersResponse>): WriteTxnMarkersResponse {
  const message: WriteTxnMarkersResponse = {
    markers: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersResponse(reader: Reader, version: number): WriteTxnMarkersResponse {
  return {
    markers: readWriteTxnMarkersResponseWritableTxnMarkerResultArray(reader, reader.compactCount(10, 168), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeWriteTxnMarkersResponse(writer: Writer, message: WriteTxnMarkersResponse, version: number): void {
  writer.compactCount(message.markers.length)
  for (const element of message.markers) writeWriteTxnMarkersResponseWritableTxnMarkerResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteTxnMarkersResponseWritableTxnMarkerResult {
  producerId: number
  topics: WriteTxnMarkersResponseWritableTxnMarkerTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersResponseWritableTxnMarkerResult(init?: Partial<WriteTxnMarkersResponseWritableTxnMarkerResult>): WriteTxnMarkersResponseWritableTxnMarkerResult {
  const message: WriteTxnMarkersResponseWritableTxnMarkerResult = {
    producerId: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersResponseWritableTxnMarkerResult(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerResult {
  return {
    producerId: reader.int64(),
    topics: readWriteTxnMarkersResponseWritableTxnMarkerTopicResultArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteTxnMarkersResponseWritableTxnMarkerResultArray(reader: Reader, count: number, version: number): WriteTxnMarkersResponseWritableTxnMarkerResult[] {
  const array = sized<WriteTxnMarkersResponseWritableTxnMarkerResult>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteTxnMarkersResponseWritableTxnMarkerResult(reader, version)
  return array
}

function writeWriteTxnMarkersResponseWritableTxnMarkerResult(writer: Writer, message: WriteTxnMarkersResponseWritableTxnMarkerResult, version: number): void {
  writer.int64(message.producerId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  name: string
  partitions: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersResponseWritableTxnMarkerTopicResult(init?: Partial<WriteTxnMarkersResponseWritableTxnMarkerTopicResult>): WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  const message: WriteTxnMarkersResponseWritableTxnMarkerTopicResult = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersResponseWritableTxnMarkerTopicResult(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  return {
    name: reader.compactString(),
    partitions: readWriteTxnMarkersResponseWritableTxnMarkerPartitionResultArray(reader, reader.compactCount(7, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteTxnMarkersResponseWritableTxnMarkerTopicResultArray(reader: Reader, count: number, version: number): WriteTxnMarkersResponseWritableTxnMarkerTopicResult[] {
  const array = sized<WriteTxnMarkersResponseWritableTxnMarkerTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteTxnMarkersResponseWritableTxnMarkerTopicResult(reader, version)
  return array
}

function writeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(writer: Writer, message: WriteTxnMarkersResponseWritableTxnMarkerTopicResult, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  partitionIndex: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(init?: Partial<WriteTxnMarkersResponseWritableTxnMarkerPartitionResult>): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  const message: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult = {
    partitionIndex: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(reader: Reader, _version: number): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readWriteTxnMarkersResponseWritableTxnMarkerPartitionResultArray(reader: Reader, count: number, version: number): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[] {
  const array = sized<WriteTxnMarkersResponseWritableTxnMarkerPartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(reader, version)
  return array
}

function writeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(writer: Writer, message: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writeUnknownTags(writer, message.unknownTags)
}

export const WriteTxnMarkersResponseType: MessageType<WriteTxnMarkersResponse> = {
  name: 'WriteTxnMarkersResponse',
  kind: 'response',
  key: 27,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 1,
  latestUnstable: false,
  create: createWriteTxnMarkersResponse,
  read: readWriteTxnMarkersResponse,
  write: writeWriteTxnMarkersResponse,
}
