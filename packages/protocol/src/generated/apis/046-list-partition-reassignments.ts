// Made by tools/gen.ts from tables/apis/046-list-partition-reassignments.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ListPartitionReassignmentsRequest {
  timeoutMs: number
  topics: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null
  unknownTags: UnknownTag[] | null
}

export function createListPartitionReassignmentsRequest(init?: Partial<ListPartitionReassignmentsRequest>): ListPartitionReassignmentsRequest {
  const message: ListPartitionReassignmentsRequest = {
    timeoutMs: 60000,
    topics: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListPartitionReassignmentsRequest(reader: Reader, version: number): ListPartitionReassignmentsRequest {
  return {
    timeoutMs: reader.int32(),
    topics: readListPartitionReassignmentsRequestListPartitionReassignmentsTopicsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeListPartitionReassignmentsRequest(writer: Writer, message: ListPartitionReassignmentsRequest, version: number): void {
  writer.int32(message.timeoutMs)
  writer.compactCount(message.topics === null ? -1 : message.topics.length)
  {
    if (message.topics !== null) for (const element of message.topics) writeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  name: string
  partitionIndexes: number[]
  unknownTags: UnknownTag[] | null
}

export function createListPartitionReassignmentsRequestListPartitionReassignmentsTopics(init?: Partial<ListPartitionReassignmentsRequestListPartitionReassignmentsTopics>): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  const message: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics = {
    name: '',
    partitionIndexes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListPartitionReassignmentsRequestListPartitionReassignmentsTopics(reader: Reader, _version: number): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  return {
    name: reader.compactString(),
    partitionIndexes: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readListPartitionReassignmentsRequestListPartitionReassignmentsTopicsArray(reader: Reader, count: number, version: number): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] {
  const array = sized<ListPartitionReassignmentsRequestListPartitionReassignmentsTopics>(count)
  for (let i = 0; i < count; i++) array[i] = readListPartitionReassignmentsRequestListPartitionReassignmentsTopics(reader, version)
  return array
}

function readListPartitionReassignmentsRequestListPartitionReassignmentsTopicsArrayOrNull(reader: Reader, count: number, version: number): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null {
  return count < 0 ? null : readListPartitionReassignmentsRequestListPartitionReassignmentsTopicsArray(reader, count, version)
}

function writeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(writer: Writer, message: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics, _version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitionIndexes.length)
  writeInt32Array(writer, message.partitionIndexes)
  writeUnknownTags(writer, message.unknownTags)
}

export const ListPartitionReassignmentsRequestType: MessageType<ListPartitionReassignmentsRequest> = {
  name: 'ListPartitionReassignmentsRequest',
  kind: 'request',
  key: 46,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createListPartitionReassignmentsRequest,
  read: readListPartitionReassignmentsRequest,
  write: writeListPartitionReassignmentsRequest,
}

export interface ListPartitionReassignmentsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  topics: ListPartitionReassignmentsResponseOngoingTopicReassignment[]
  unknownTags: UnknownTag[] | null
}

export function createListPartitionReassignmentsResponse(init?: Partial<ListPartitionReassignmentsResponse>): ListPartitionReassignmentsResponse {
  const message: ListPartitionReassignmentsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListPartitionReassignmentsResponse(reader: Reader, version: number): ListPartitionReassignmentsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    topics: readListPartitionReassignmentsResponseOngoingTopicReassignmentArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeListPartitionReassignmentsResponse(writer: Writer, message: ListPartitionReassignmentsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeListPartitionReassignmentsResponseOngoingTopicReassignment(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ListPartitionReassignmentsResponseOngoingTopicReassignment {
  name: string
  partitions: ListPartitionReassignmentsResponseOngoingPartitionReassignment[]
  unknownTags: UnknownTag[] | null
}

export function createListPartitionReassignmentsResponseOngoingTopicReassignment(init?: Partial<ListPartitionReassignmentsResponseOngoingTopicReassignment>): ListPartitionReassignmentsResponseOngoingTopicReassignment {
  const message: ListPartitionReassignmentsResponseOngoingTopicReassignment = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListPartitionReassignmentsResponseOngoingTopicReassignment(reader: Reader, version: number): ListPartitionReassignmentsResponseOngoingTopicReassignment {
  return {
    name: reader.compactString(),
    partitions: readListPartitionReassignmentsResponseOngoingPartitionReassignmentArray(reader, reader.compactCount(8, 216), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readListPartitionReassignmentsResponseOngoingTopicReassignmentArray(reader: Reader, count: number, version: number): ListPartitionReassignmentsResponseOngoingTopicReassignment[] {
  const array = sized<ListPartitionReassignmentsResponseOngoingTopicReassignment>(count)
  for (let i = 0; i < count; i++) array[i] = readListPartitionReassignmentsResponseOngoingTopicReassignment(reader, version)
  return array
}

function writeListPartitionReassignmentsResponseOngoingTopicReassignment(writer: Writer, message: ListPartitionReassignmentsResponseOngoingTopicReassignment, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeListPartitionReassignmentsResponseOngoingPartitionReassignment(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  partitionIndex: number
  replicas: number[]
  addingReplicas: number[]
  removingReplicas: number[]
  unknownTags: UnknownTag[] | null
}

export function createListPartitionReassignmentsResponseOngoingPartitionReassignment(init?: Partial<ListPartitionReassignmentsResponseOngoingPartitionReassignment>): ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  const message: ListPartitionReassignmentsResponseOngoingPartitionReassignment = {
    partitionIndex: 0,
    replicas: [],
    addingReplicas: [],
    removingReplicas: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListPartitionReassignmentsResponseOngoingPartitionReassignment(reader: Reader, _version: number): ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  return {
    partitionIndex: reader.int32(),
    replicas: readInt32Array(reader, reader.compactCount(4, 8)),
    addingReplicas: readInt32Array(reader, reader.compactCount(4, 8)),
    removingReplicas: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readListPartitionReassignmentsResponseOngoingPartitionReassignmentArray(reader: Reader, count: number, version: number): ListPartitionReassignmentsResponseOngoingPartitionReassignment[] {
  const array = sized<ListPartitionReassignmentsResponseOngoingPartitionReassignment>(count)
  for (let i = 0; i < count; i++) array[i] = readListPartitionReassignmentsResponseOngoingPartitionReassignment(reader, version)
  return array
}

function writeListPartitionReassignmentsResponseOngoingPartitionReassignment(writer: Writer, message: ListPartitionReassignmentsResponseOngoingPartitionReassignment, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.compactCount(message.replicas.length)
  writeInt32Array(writer, message.replicas)
  writer.compactCount(message.addingReplicas.length)
  writeInt32Array(writer, message.addingReplicas)
  writer.compactCount(message.removingReplicas.length)
  writeInt32Array(writer, message.removingReplicas)
  writeUnknownTags(writer, message.unknownTags)
}

export const ListPartitionReassignmentsResponseType: MessageType<ListPartitionReassignmentsResponse> = {
  name: 'ListPartitionReassignmentsResponse',
  kind: 'response',
  key: 46,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createListPartitionReassignmentsResponse,
  read: readListPartitionReassignmentsResponse,
  write: writeListPartitionReassignmentsResponse,
}
