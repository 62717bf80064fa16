// Made by tools/gen.ts from tables/apis/043-elect-leaders.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ElectLeadersRequest {
  electionType: number // 1+
  topicPartitions: ElectLeadersRequestTopicPartitions[] | null
  timeoutMs: number
  unknownTags: UnknownTag[] | null
}

export function createElectLeadersRequest(init?: Partial<ElectLeadersRequest>): ElectLeadersRequest {
  const message: ElectLeadersRequest = {
    electionType: 0,
    topicPartitions: [],
    timeoutMs: 60000,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readElectLeadersRequest(reader: Reader, version: number): ElectLeadersRequest {
  return {
    electionType: version <= 0 ? 0 : reader.int8(),
    topicPartitions: version <= 1 ? readElectLeadersRequestTopicPartitionsArrayOrNull(reader, reader.nullableCount(6, 104), version) : readElectLeadersRequestTopicPartitionsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    timeoutMs: reader.int32(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeElectLeadersRequest(writer: Writer, message: ElectLeadersRequest, version: number): void {
  if (version <= 0) {
    if (message.electionType !== 0) unsupportedField('ElectLeadersRequest.electionType', version)
  } else writer.int8(message.electionType)
  if (version <= 1) writer.count(message.topicPartitions === null ? -1 : message.topicPartitions.length)
  else writer.compactCount(message.topicPartitions === null ? -1 : message.topicPartitions.length)
  {
    if (message.topicPartitions !== null) for (const element of message.topicPartitions) writeElectLeadersRequestTopicPartitions(writer, element, version)
  }
  writer.int32(message.timeoutMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ElectLeadersRequest', version)
}

export interface ElectLeadersRequestTopicPartitions {
  topic: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createElectLeadersRequestTopicPartitions(init?: Partial<ElectLeadersRequestTopicPartitions>): ElectLeadersRequestTopicPartitions {
  const message: ElectLeadersRequestTopicPartitions = {
    topic: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readElectLeadersRequestTopicPartitions(reader: Reader, version: number): ElectLeadersRequestTopicPartitions {
  return {
    topic: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readElectLeadersRequestTopicPartitionsArray(reader: Reader, count: number, version: number): ElectLeadersRequestTopicPartitions[] {
  const array = sized<ElectLeadersRequestTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readElectLeadersRequestTopicPartitions(reader, version)
  return array
}

function readElectLeadersRequestTopicPartitionsArrayOrNull(reader: Reader, count: number, version: number): ElectLeadersRequestTopicPartitions[] | null {
  return count < 0 ? null : readElectLeadersRequestTopicPartitionsArray(reader, count, version)
}

function writeElectLeadersRequestTopicPartitions(writer: Writer, message: ElectLeadersRequestTopicPartitions, version: number): void {
  if (version <= 1) writer.string(message.topic)
  else writer.compactString(message.topic)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ElectLeadersRequestTopicPartitions', version)
}

export const ElectLeadersRequestType: MessageType<ElectLeadersRequest> = {
  name: 'ElectLeadersRequest',
  kind: 'request',
  key: 43,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createElectLeadersRequest,
  read: readElectLeadersRequest,
  write: writeElectLeadersRequest,
}

export interface ElectLeadersResponse {
  throttleTimeMs: number
  errorCode: number // 1+
  replicaElectionResults: ElectLeadersResponseReplicaElectionResult[]
  unknownTags: UnknownTag[] | null
}

export function createElectLeadersResponse(init?: Partial<ElectLeadersResponse>): ElectLeadersResponse {
  const message: ElectLeadersResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    replicaElectionResults: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readElectLeadersResponse(reader: Reader, version: number): ElectLeadersResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: version <= 0 ? 0 : reader.int16(),
    replicaElectionResults: version <= 1 ? readElectLeadersResponseReplicaElectionResultArray(reader, reader.count(6, 104), version) : readElectLeadersResponseReplicaElectionResultArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeElectLeadersResponse(writer: Writer, message: ElectLeadersResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 0) {
    if (message.errorCode !== 0) unsupportedField('ElectLeadersResponse.errorCode', version)
  } else writer.int16(message.errorCode)
  if (version <= 1) writer.count(message.replicaElectionResults.length)
  else writer.compactCount(message.replicaElectionResults.length)
  for (const element of message.replicaElectionResults) writeElectLeadersResponseReplicaElectionResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ElectLeadersResponse', version)
}

export interface ElectLeadersResponseReplicaElectionResult {
  topic: string
  partitionResult: ElectLeadersResponsePartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createElectLeadersResponseReplicaElectionResult(init?: Partial<ElectLeadersResponseReplicaElectionResult>): ElectLeadersResponseReplicaElectionResult {
  const message: ElectLeadersResponseReplicaElectionResult = {
    topic: '',
    partitionResult: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readElectLeadersResponseReplicaElectionResult(reader: Reader, version: number): ElectLeadersResponseReplicaElectionResult {
  return {
    topic: version <= 1 ? reader.string() : reader.compactString(),
    partitionResult: version <= 1 ? readElectLeadersResponsePartitionResultArray(reader, reader.count(8, 64), version) : readElectLeadersResponsePartitionResultArray(reader, reader.compactCount(8, 64), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readElectLeadersResponseReplicaElectionResultArray(reader: Reader, count: number, version: number): ElectLeadersResponseReplicaElectionResult[] {
  const array = sized<ElectLeadersResponseReplicaElectionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readElectLeadersResponseReplicaElectionResult(reader, version)
  return array
}

function writeElectLeadersResponseReplicaElectionResult(writer: Writer, message: ElectLeadersResponseReplicaElectionResult, version: number): void {
  if (version <= 1) writer.string(message.topic)
  else writer.compactString(message.topic)
  if (version <= 1) writer.count(message.partitionResult.length)
  else writer.compactCount(message.partitionResult.length)
  for (const element of message.partitionResult) writeElectLeadersResponsePartitionResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ElectLeadersResponseReplicaElectionResult', version)
}

export interface ElectLeadersResponsePartitionResult {
  partitionId: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createElectLeadersResponsePartitionResult(init?: Partial<ElectLeadersResponsePartitionResult>): ElectLeadersResponsePartitionResult {
  const message: ElectLeadersResponsePartitionResult = {
    partitionId: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readElectLeadersResponsePartitionResult(reader: Reader, version: number): ElectLeadersResponsePartitionResult {
  return {
    partitionId: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readElectLeadersResponsePartitionResultArray(reader: Reader, count: number, version: number): ElectLeadersResponsePartitionResult[] {
  const array = sized<ElectLeadersResponsePartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readElectLeadersResponsePartitionResult(reader, version)
  return array
}

function writeElectLeadersResponsePartitionResult(writer: Writer, message: ElectLeadersResponsePartitionResult, version: number): void {
  writer.int32(message.partitionId)
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ElectLeadersResponsePartitionResult', version)
}

export const ElectLeadersResponseType: MessageType<ElectLeadersResponse> = {
  name: 'ElectLeadersResponse',
  kind: 'response',
  key: 43,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createElectLeadersResponse,
  read: readElectLeadersResponse,
  write: writeElectLeadersResponse,
}
