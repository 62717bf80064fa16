// Made by tools/gen.ts from tables/apis/045-alter-partition-reassignments.txt: change that, not this.

import { orNull, readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterPartitionReassignmentsRequest {
  timeoutMs: number
  allowReplicationFactorChange: boolean // 1+
  topics: AlterPartitionReassignmentsRequestReassignableTopic[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionReassignmentsRequest(init?: Partial<AlterPartitionReassignmentsRequest>): AlterPartitionReassignmentsRequest {
  const message: AlterPartitionReassignmentsRequest = {
    timeoutMs: 60000,
    allowReplicationFactorChange: true,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionReassignmentsRequest(reader: Reader, version: number): AlterPartitionReassignmentsRequest {
  return {
    timeoutMs: reader.int32(),
    allowReplicationFactorChange: version <= 0 ? true : reader.bool(),
    topics: readAlterPartitionReassignmentsRequestReassignableTopicArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterPartitionReassignmentsRequest(writer: Writer, message: AlterPartitionReassignmentsRequest, version: number): void {
  writer.int32(message.timeoutMs)
  if (version <= 0) {
    if (!message.allowReplicationFactorChange) unsupportedField('AlterPartitionReassignmentsRequest.allowReplicationFactorChange', version)
  } else writer.bool(message.allowReplicationFactorChange)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAlterPartitionReassignmentsRequestReassignableTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionReassignmentsRequestReassignableTopic {
  name: string
  partitions: AlterPartitionReassignmentsRequestReassignablePartition[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionReassignmentsRequestReassignableTopic(init?: Partial<AlterPartitionReassignmentsRequestReassignableTopic>): AlterPartitionReassignmentsRequestReassignableTopic {
  const message: AlterPartitionReassignmentsRequestReassignableTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionReassignmentsRequestReassignableTopic(reader: Reader, version: number): AlterPartitionReassignmentsRequestReassignableTopic {
  return {
    name: reader.compactString(),
    partitions: readAlterPartitionReassignmentsRequestReassignablePartitionArray(reader, reader.compactCount(6, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionReassignmentsRequestReassignableTopicArray(reader: Reader, count: number, version: number): AlterPartitionReassignmentsRequestReassignableTopic[] {
  const array = sized<AlterPartitionReassignmentsRequestReassignableTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionReassignmentsRequestReassignableTopic(reader, version)
  return array
}

function writeAlterPartitionReassignmentsRequestReassignableTopic(writer: Writer, message: AlterPartitionReassignmentsRequestReassignableTopic, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterPartitionReassignmentsRequestReassignablePartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionReassignmentsRequestReassignablePartition {
  partitionIndex: number
  replicas: number[] | null
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionReassignmentsRequestReassignablePartition(init?: Partial<AlterPartitionReassignmentsRequestReassignablePartition>): AlterPartitionReassignmentsRequestReassignablePartition {
  const message: AlterPartitionReassignmentsRequestReassignablePartition = {
    partitionIndex: 0,
    replicas: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionReassignmentsRequestReassignablePartition(reader: Reader, _version: number): AlterPartitionReassignmentsRequestReassignablePartition {
  return {
    partitionIndex: reader.int32(),
    replicas: orNull(reader, reader.compactNullableCount(4, 8), readInt32Array),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionReassignmentsRequestReassignablePartitionArray(reader: Reader, count: number, version: number): AlterPartitionReassignmentsRequestReassignablePartition[] {
  const array = sized<AlterPartitionReassignmentsRequestReassignablePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionReassignmentsRequestReassignablePartition(reader, version)
  return array
}

function writeAlterPartitionReassignmentsRequestReassignablePartition(writer: Writer, message: AlterPartitionReassignmentsRequestReassignablePartition, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.compactCount(message.replicas === null ? -1 : message.replicas.length)
  {
    if (message.replicas !== null) writeInt32Array(writer, message.replicas)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterPartitionReassignmentsRequestType: MessageType<AlterPartitionReassignmentsRequest> = {
  name: 'AlterPartitionReassignmentsRequest',
  kind: 'request',
  key: 45,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterPartitionReassignmentsRequest,
  read: readAlterPartitionReassignmentsRequest,
  write: writeAlterPartitionReassignmentsRequest,
}

export interface AlterPartitionReassignmentsResponse {
  throttleTimeMs: number
  allowReplicationFactorChange: boolean // 1+, ignorable
  errorCode: number
  errorMessage: string | null
  responses: AlterPartitionReassignmentsResponseReassignableTopicResponse[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionReassignmentsResponse(init?: Partial<AlterPartitionReassignmentsResponse>): AlterPartitionReassignmentsResponse {
  const message: AlterPartitionReassignmentsResponse = {
    throttleTimeMs: 0,
    allowReplicationFactorChange: true,
    errorCode: 0,
    errorMessage: '',
    responses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionReassignmentsResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponse {
  return {
    throttleTimeMs: reader.int32(),
    allowReplicationFactorChange: version <= 0 ? true : reader.bool(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    responses: readAlterPartitionReassignmentsResponseReassignableTopicResponseArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterPartitionReassignmentsResponse(writer: Writer, message: AlterPartitionReassignmentsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version >= 1) writer.bool(message.allowReplicationFactorChange)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.responses.length)
  for (const element of message.responses) writeAlterPartitionReassignmentsResponseReassignableTopicResponse(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionReassignmentsResponseReassignableTopicResponse {
  name: string
  partitions: AlterPartitionReassignmentsResponseReassignablePartitionResponse[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionReassignmentsResponseReassignableTopicResponse(init?: Partial<AlterPartitionReassignmentsResponseReassignableTopicResponse>): AlterPartitionReassignmentsResponseReassignableTopicResponse {
  const message: AlterPartitionReassignmentsResponseReassignableTopicResponse = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionReassignmentsResponseReassignableTopicResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponseReassignableTopicResponse {
  return {
    name: reader.compactString(),
    partitions: readAlterPartitionReassignmentsResponseReassignablePartitionResponseArray(reader, reader.compactCount(8, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionReassignmentsResponseReassignableTopicResponseArray(reader: Reader, count: number, version: number): AlterPartitionReassignmentsResponseReassignableTopicResponse[] {
  const array = sized<AlterPartitionReassignmentsResponseReassignableTopicResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionReassignmentsResponseReassignableTopicResponse(reader, version)
  return array
}

function writeAlterPartitionReassignmentsResponseReassignableTopicResponse(writer: Writer, message: AlterPartitionReassignmentsResponseReassignableTopicResponse, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterPartitionReassignmentsResponseReassignablePartitionResponse(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionReassignmentsResponseReassignablePartitionResponse(init?: Partial<AlterPartitionReassignmentsResponseReassignablePartitionResponse>): AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  const message: AlterPartitionReassignmentsResponseReassignablePartitionResponse = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionReassignmentsResponseReassignablePartitionResponse(reader: Reader, _version: number): AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionReassignmentsResponseReassignablePartitionResponseArray(reader: Reader, count: number, version: number): AlterPartitionReassignmentsResponseReassignablePartitionResponse[] {
  const array = sized<AlterPartitionReassignmentsResponseReassignablePartitionResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionReassignmentsResponseReassignablePartitionResponse(reader, version)
  return array
}

function writeAlterPartitionReassignmentsResponseReassignablePartitionResponse(writer: Writer, message: AlterPartitionReassignmentsResponseReassignablePartitionResponse, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterPartitionReassignmentsResponseType: MessageType<AlterPartitionReassignmentsResponse> = {
  name: 'AlterPartitionReassignmentsResponse',
  kind: 'response',
  key: 45,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterPartitionReassignmentsResponse,
  read: readAlterPartitionReassignmentsResponse,
  write: writeAlterPartitionReassignmentsResponse,
}
