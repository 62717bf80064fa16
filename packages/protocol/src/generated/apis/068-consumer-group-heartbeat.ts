// Made by tools/gen.ts from tables/apis/068-consumer-group-heartbeat.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readCompactStringArray, readInt32Array, sized, writeCompactStringArray, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ConsumerGroupHeartbeatRequest {
  groupId: string
  memberId: string
  memberEpoch: number
  instanceId: string | null
  rackId: string | null
  rebalanceTimeoutMs: number
  subscribedTopicNames: string[] | null
  subscribedTopicRegex: string | null // 1+
  serverAssignor: string | null
  topicPartitions: ConsumerGroupHeartbeatRequestTopicPartitions[] | null
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupHeartbeatRequest(init?: Partial<ConsumerGroupHeartbeatRequest>): ConsumerGroupHeartbeatRequest {
  const message: ConsumerGroupHeartbeatRequest = {
    groupId: '',
    memberId: '',
    memberEpoch: 0,
    instanceId: null,
    rackId: null,
    rebalanceTimeoutMs: -1,
    subscribedTopicNames: null,
    subscribedTopicRegex: null,
    serverAssignor: null,
    topicPartitions: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupHeartbeatRequest(reader: Reader, version: number): ConsumerGroupHeartbeatRequest {
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    rebalanceTimeoutMs: reader.int32(),
    subscribedTopicNames: orNull(reader, reader.compactNullableCount(1, 8), readCompactStringArray),
    subscribedTopicRegex: version <= 0 ? null : reader.compactNullableString(),
    serverAssignor: reader.compactNullableString(),
    topicPartitions: readConsumerGroupHeartbeatRequestTopicPartitionsArrayOrNull(reader, reader.compactNullableCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupHeartbeatRequest(writer: Writer, message: ConsumerGroupHeartbeatRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactString(message.memberId)
  writer.int32(message.memberEpoch)
  writer.compactNullableString(message.instanceId)
  writer.compactNullableString(message.rackId)
  writer.int32(message.rebalanceTimeoutMs)
  writer.compactCount(message.subscribedTopicNames === null ? -1 : message.subscribedTopicNames.length)
  {
    if (message.subscribedTopicNames !== null) writeCompactStringArray(writer, message.subscribedTopicNames)
  }
  if (version <= 0) {
    if (message.subscribedTopicRegex !== null) unsupportedField('ConsumerGroupHeartbeatRequest.subscribedTopicRegex', version)
  } else writer.compactNullableString(message.subscribedTopicRegex)
  writer.compactNullableString(message.serverAssignor)
  writer.compactCount(message.topicPartitions === null ? -1 : message.topicPartitions.length)
  {
    if (message.topicPartitions !== null) for (const element of message.topicPartitions) writeConsumerGroupHeartbeatRequestTopicPartitions(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupHeartbeatRequestTopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupHeartbeatRequestTopicPartitions(init?: Partial<ConsumerGroupHeartbeatRequestTopicPartitions>): ConsumerGroupHeartbeatRequestTopicPartitions {
  const message: ConsumerGroupHeartbeatRequestTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupHeartbeatRequestTopicPartitions(reader: Reader, _version: number): ConsumerGroupHeartbeatRequestTopicPartitions {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupHeartbeatRequestTopicPartitionsArray(reader: Reader, count: number, version: number): ConsumerGroupHeartbeatRequestTopicPartitions[] {
  const array = sized<ConsumerGroupHeartbeatRequestTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupHeartbeatRequestTopicPartitions(reader, version)
  return array
}

function readConsumerGroupHeartbeatRequestTopicPartitionsArrayOrNull(reader: Reader, count: number, version: number): ConsumerGroupHeartbeatRequestTopicPartitions[] | null {
  return count < 0 ? null : readConsumerGroupHeartbeatRequestTopicPartitionsArray(reader, count, version)
}

function writeConsumerGroupHeartbeatRequestTopicPartitions(writer: Writer, message: ConsumerGroupHeartbeatRequestTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupHeartbeatRequestType: MessageType<ConsumerGroupHeartbeatRequest> = {
  name: 'ConsumerGroupHeartbeatRequest',
  kind: 'request',
  key: 68,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupHeartbeatRequest,
  read: readConsumerGroupHeartbeatRequest,
  write: writeConsumerGroupHeartbeatRequest,
}

export interface ConsumerGroupHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  memberId: string | null
  memberEpoch: number
  heartbeatIntervalMs: number
  assignment: ConsumerGroupHeartbeatResponseAssignment | null
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupHeartbeatResponse(init?: Partial<ConsumerGroupHeartbeatResponse>): ConsumerGroupHeartbeatResponse {
  const message: ConsumerGroupHeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    memberId: null,
    memberEpoch: 0,
    heartbeatIntervalMs: 0,
    assignment: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupHeartbeatResponse(reader: Reader, version: number): ConsumerGroupHeartbeatResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    memberEpoch: reader.int32(),
    heartbeatIntervalMs: reader.int32(),
    assignment: reader.structPresent() ? readConsumerGroupHeartbeatResponseAssignment(reader, version) : null,
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupHeartbeatResponse(writer: Writer, message: ConsumerGroupHeartbeatResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactNullableString(message.memberId)
  writer.int32(message.memberEpoch)
  writer.int32(message.heartbeatIntervalMs)
  {
    if (message.assignment === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeConsumerGroupHeartbeatResponseAssignment(writer, message.assignment, version)
    }
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupHeartbeatResponseAssignment {
  topicPartitions: ConsumerGroupHeartbeatResponseTopicPartitions[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupHeartbeatResponseAssignment(init?: Partial<ConsumerGroupHeartbeatResponseAssignment>): ConsumerGroupHeartbeatResponseAssignment {
  const message: ConsumerGroupHeartbeatResponseAssignment = {
    topicPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupHeartbeatResponseAssignment(reader: Reader, version: number): ConsumerGroupHeartbeatResponseAssignment {
  return {
    topicPartitions: readConsumerGroupHeartbeatResponseTopicPartitionsArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupHeartbeatResponseAssignment(writer: Writer, message: ConsumerGroupHeartbeatResponseAssignment, version: number): void {
  writer.compactCount(message.topicPartitions.length)
  for (const element of message.topicPartitions) writeConsumerGroupHeartbeatResponseTopicPartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupHeartbeatResponseTopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupHeartbeatResponseTopicPartitions(init?: Partial<ConsumerGroupHeartbeatResponseTopicPartitions>): ConsumerGroupHeartbeatResponseTopicPartitions {
  const message: ConsumerGroupHeartbeatResponseTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupHeartbeatResponseTopicPartitions(reader: Reader, _version: number): ConsumerGroupHeartbeatResponseTopicPartitions {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupHeartbeatResponseTopicPartitionsArray(reader: Reader, count: number, version: number): ConsumerGroupHeartbeatResponseTopicPartitions[] {
  const array = sized<ConsumerGroupHeartbeatResponseTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupHeartbeatResponseTopicPartitions(reader, version)
  return array
}

function writeConsumerGroupHeartbeatResponseTopicPartitions(writer: Writer, message: ConsumerGroupHeartbeatResponseTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupHeartbeatResponseType: MessageType<ConsumerGroupHeartbeatResponse> = {
  name: 'ConsumerGroupHeartbeatResponse',
  kind: 'response',
  key: 68,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupHeartbeatResponse,
  read: readConsumerGroupHeartbeatResponse,
  write: writeConsumerGroupHeartbeatResponse,
}
