// Made by tools/gen.ts from tables/apis/003-metadata.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { nullField, unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface MetadataRequest {
  topics: MetadataRequestTopic[] | null
  allowAutoTopicCreation: boolean // 4+
  includeClusterAuthorizedOperations: boolean // 8-10
  includeTopicAuthorizedOperations: boolean // 8+
  unknownTags: UnknownTag[] | null
}

export function createMetadataRequest(init?: Partial<MetadataRequest>): MetadataRequest {
  const message: MetadataRequest = {
    topics: [],
    allowAutoTopicCreation: true,
    includeClusterAuthorizedOperations: false,
    includeTopicAuthorizedOperations: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readMetadataRequest(reader: Reader, version: number): MetadataRequest {
  return {
    topics: version <= 0 ? readMetadataRequestTopicArray(reader, reader.count(2, 56), version) : version <= 8 ? readMetadataRequestTopicArrayOrNull(reader, reader.nullableCount(2, 56), version) : readMetadataRequestTopicArrayOrNull(reader, reader.compactNullableCount(2, 56), version),
    allowAutoTopicCreation: version <= 3 ? true : reader.bool(),
    includeClusterAuthorizedOperations: version <= 7 ? false : version <= 10 ? reader.bool() : false,
    includeTopicAuthorizedOperations: version <= 7 ? false : reader.bool(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function writeMetadataRequest(writer: Writer, message: MetadataRequest, version: number): void {
  if (version <= 0) writer.count((message.topics ?? nullField('MetadataRequest.topics')).length)
  else if (version <= 8) writer.count(message.topics === null ? -1 : message.topics.length)
  else writer.compactCount(message.topics === null ? -1 : message.topics.length)
  {
    if (message.topics !== null) for (const element of message.topics) writeMetadataRequestTopic(writer, element, version)
  }
  if (version <= 3) {
    if (!message.allowAutoTopicCreation) unsupportedField('MetadataRequest.allowAutoTopicCreation', version)
  } else writer.bool(message.allowAutoTopicCreation)
  if (version <= 7) {
    if (message.includeClusterAuthorizedOperations) unsupportedField('MetadataRequest.includeClusterAuthorizedOperations', version)
  } else if (version <= 10) writer.bool(message.includeClusterAuthorizedOperations)
  else {
    if (message.includeClusterAuthorizedOperations) unsupportedField('MetadataRequest.includeClusterAuthorizedOperations', version)
  }
  if (version <= 7) {
    if (message.includeTopicAuthorizedOperations) unsupportedField('MetadataRequest.includeTopicAuthorizedOperations', version)
  } else writer.bool(message.includeTopicAuthorizedOperations)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'MetadataRequest', version)
}

export interface MetadataRequestTopic {
  topicId: Uuid // 10+, ignorable
  name: string | null
  unknownTags: UnknownTag[] | null
}

export function createMetadataRequestTopic(init?: Partial<MetadataRequestTopic>): MetadataRequestTopic {
  const message: MetadataRequestTopic = {
    topicId: ZERO_UUID,
    name: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readMetadataRequestTopic(reader: Reader, version: number): MetadataRequestTopic {
  return {
    topicId: version <= 9 ? ZERO_UUID : reader.uuid(),
    name: version <= 8 ? reader.string() : version <= 9 ? reader.compactString() : reader.compactNullableString(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readMetadataRequestTopicArray(reader: Reader, count: number, version: number): MetadataRequestTopic[] {
  const array = sized<MetadataRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readMetadataRequestTopic(reader, version)
  return array
}

function readMetadataRequestTopicArrayOrNull(reader: Reader, count: number, version: number): MetadataRequestTopic[] | null {
  return count < 0 ? null : readMetadataRequestTopicArray(reader, count, version)
}

function writeMetadataRequestTopic(writer: Writer, message: MetadataRequestTopic, version: number): void {
  if (version >= 10) writer.uuid(message.topicId)
  if (version <= 8) writer.string(message.name ?? nullField('MetadataRequestTopic.name'))
  else if (version <= 9) writer.compactString(message.name ?? nullField('MetadataRequestTopic.name'))
  else writer.compactNullableString(message.name)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'MetadataRequestTopic', version)
}

export const MetadataRequestType: MessageType<MetadataRequest> = {
  name: 'MetadataRequest',
  kind: 'request',
  key: 3,
  minVersion: 0,
  maxVersion: 13,
  flexibleSince: 9,
  latestUnstable: false,
  create: createMetadataRequest,
  read: readMetadataRequest,
  write: writeMetadataRequest,
}

export interface MetadataResponse {
  throttleTimeMs: number // 3+, ignorable
  brokers: MetadataResponseBroker[]
  clusterId: string | null // 2+, ignorable
  controllerId: number // 1+, ignorable
  topics: MetadataResponseTopic[]
  clusterAuthorizedOperations: number // 8-10
  errorCode: number // 13+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createMetadataResponse(init?: Partial<MetadataResponse>): MetadataResponse {
  const message: MetadataResponse = {
    throttleTimeMs: 0,
    brokers: [],
    clusterId: null,
    controllerId: -1,
    topics: [],
    clusterAuthorizedOperations: -2147483648,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readMetadataResponse(reader: Reader, version: number): MetadataResponse {
  return {
    throttleTimeMs: version <= 2 ? 0 : reader.int32(),
    brokers: version <= 8 ? readMetadataResponseBrokerArray(reader, reader.count(10, 72), version) : readMetadataResponseBrokerArray(reader, reader.compactCount(11, 72), version),
    clusterId: version <= 1 ? null : version <= 8 ? reader.nullableString() : reader.compactNullableString(),
    controllerId: version <= 0 ? -1 : reader.int32(),
    topics: version <= 8 ? readMetadataResponseTopicArray(reader, reader.count(8, 136), version) : readMetadataResponseTopicArray(reader, reader.compactCount(10, 136), version),
    clusterAuthorizedOperations: version <= 7 ? -2147483648 : version <= 10 ? reader.int32() : -2147483648,
    errorCode: version <= 12 ? 0 : reader.int16(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function writeMetadataResponse(writer: Writer, message: MetadataResponse, version: number): void {
  if (version >= 3) writer.int32(message.throttleTimeMs)
  if (version <= 8) writer.count(message.brokers.length)
  else writer.compactCount(message.brokers.length)
  for (const element of message.brokers) writeMetadataResponseBroker(writer, element, version)
  if (version >= 2 && version <= 8) writer.nullableString(message.clusterId)
  else if (version >= 9) writer.compactNullableString(message.clusterId)
  if (version >= 1) writer.int32(message.controllerId)
  if (version <= 8) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeMetadataResponseTopic(writer, element, version)
  if (version <= 7) {
    if (message.clusterAuthorizedOperations !== -2147483648) unsupportedField('MetadataResponse.clusterAuthorizedOperations', version)
  } else if (version <= 10) writer.int32(message.clusterAuthorizedOperations)
  else {
    if (message.clusterAuthorizedOperations !== -2147483648) unsupportedField('MetadataResponse.clusterAuthorizedOperations', version)
  }
  if (version >= 13) writer.int16(message.errorCode)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'MetadataResponse', version)
}

export interface MetadataResponseBroker {
  nodeId: number
  host: string
  port: number
  rack: string | null // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createMetadataResponseBroker(init?: Partial<MetadataResponseBroker>): MetadataResponseBroker {
  const message: MetadataResponseBroker = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readMetadataResponseBroker(reader: Reader, version: number): MetadataResponseBroker {
  return {
    nodeId: reader.int32(),
    host: version <= 8 ? reader.string() : reader.compactString(),
    port: reader.int32(),
    rack: version <= 0 ? null : version <= 8 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readMetadataResponseBrokerArray(reader: Reader, count: number, version: number): MetadataResponseBroker[] {
  const array = sized<MetadataResponseBroker>(count)
  for (let i = 0; i < count; i++) array[i] = readMetadataResponseBroker(reader, version)
  return array
}

function writeMetadataResponseBroker(writer: Writer, message: MetadataResponseBroker, version: number): void {
  writer.int32(message.nodeId)
  if (version <= 8) writer.string(message.host)
  else writer.compactString(message.host)
  writer.int32(message.port)
  if (version >= 1 && version <= 8) writer.nullableString(message.rack)
  else if (version >= 9) writer.compactNullableString(message.rack)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'MetadataResponseBroker', version)
}

export interface MetadataResponseTopic {
  errorCode: number
  name: string | null
  topicId: Uuid // 10+, ignorable
  isInternal: boolean // 1+, ignorable
  partitions: MetadataResponsePartition[]
  topicAuthorizedOperations: number // 8+
  unknownTags: UnknownTag[] | null
}

export function createMetadataResponseTopic(init?: Partial<MetadataResponseTopic>): MetadataResponseTopic {
  const message: MetadataResponseTopic = {
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

function readMetadataResponseTopic(reader: Reader, version: number): MetadataResponseTopic {
  return {
    errorCode: reader.int16(),
    name: version <= 8 ? reader.string() : version <= 11 ? reader.compactString() : reader.compactNullableString(),
    topicId: version <= 9 ? ZERO_UUID : reader.uuid(),
    isInternal: version <= 0 ? false : reader.bool(),
    partitions: version <= 8 ? readMetadataResponsePartitionArray(reader, reader.count(18, 240), version) : readMetadataResponsePartitionArray(reader, reader.compactCount(18, 240), version),
    topicAuthorizedOperations: version <= 7 ? -2147483648 : reader.int32(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readMetadataResponseTopicArray(reader: Reader, count: number, version: number): MetadataResponseTopic[] {
  const array = sized<MetadataResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readMetadataResponseTopic(reader, version)
  return array
}

function writeMetadataResponseTopic(writer: Writer, message: MetadataResponseTopic, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 8) writer.string(message.name ?? nullField('MetadataResponseTopic.name'))
  else if (version <= 11) writer.compactString(message.name ?? nullField('MetadataResponseTopic.name'))
  else writer.compactNullableString(message.name)
  if (version >= 10) writer.uuid(message.topicId)
  if (version >= 1) writer.bool(message.isInternal)
  if (version <= 8) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeMetadataResponsePartition(writer, element, version)
  if (version <= 7) {
    if (message.topicAuthorizedOperations !== -2147483648) unsupportedField('MetadataResponseTopic.topicAuthorizedOperations', version)
  } else writer.int32(message.topicAuthorizedOperations)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'MetadataResponseTopic', version)
}

export interface MetadataResponsePartition {
  errorCode: number
  partitionIndex: number
  leaderId: number
  leaderEpoch: number // 7+, ignorable
  replicaNodes: number[]
  isrNodes: number[]
  offlineReplicas: number[] // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createMetadataResponsePartition(init?: Partial<MetadataResponsePartition>): MetadataResponsePartition {
  const message: MetadataResponsePartition = {
    errorCode: 0,
    partitionIndex: 0,
    leaderId: 0,
    leaderEpoch: -1,
    replicaNodes: [],
    isrNodes: [],
    offlineReplicas: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readMetadataResponsePartition(reader: Reader, version: number): MetadataResponsePartition {
  return {
    errorCode: reader.int16(),
    partitionIndex: reader.int32(),
    leaderId: reader.int32(),
    leaderEpoch: version <= 6 ? -1 : reader.int32(),
    replicaNodes: version <= 8 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    isrNodes: version <= 8 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    offlineReplicas: version <= 4 ? [] : version <= 8 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readMetadataResponsePartitionArray(reader: Reader, count: number, version: number): MetadataResponsePartition[] {
  const array = sized<MetadataResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readMetadataResponsePartition(reader, version)
  return array
}

function writeMetadataResponsePartition(writer: Writer, message: MetadataResponsePartition, version: number): void {
  writer.int16(message.errorCode)
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderId)
  if (version >= 7) writer.int32(message.leaderEpoch)
  if (version <= 8) writer.count(message.replicaNodes.length)
  else writer.compactCount(message.replicaNodes.length)
  writeInt32Array(writer, message.replicaNodes)
  if (version <= 8) writer.count(message.isrNodes.length)
  else writer.compactCount(message.isrNodes.length)
  writeInt32Array(writer, message.isrNodes)
  if (version >= 5 && version <= 8) writer.count(message.offlineReplicas.length)
  else if (version >= 9) writer.compactCount(message.offlineReplicas.length)
  if (version >= 5) writeInt32Array(writer, message.offlineReplicas)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'MetadataResponsePartition', version)
}

export const MetadataResponseType: MessageType<MetadataResponse> = {
  name: 'MetadataResponse',
  kind: 'response',
  key: 3,
  minVersion: 0,
  maxVersion: 13,
  flexibleSince: 9,
  latestUnstable: false,
  create: createMetadataResponse,
  read: readMetadataResponse,
  write: writeMetadataResponse,
}
