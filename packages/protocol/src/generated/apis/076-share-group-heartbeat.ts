// Made by tools/gen.ts from tables/apis/076-share-group-heartbeat.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readCompactStringArray, readInt32Array, sized, writeCompactStringArray, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ShareGroupHeartbeatRequest {
  groupId: string
  memberId: string
  memberEpoch: number
  rackId: string | null
  subscribedTopicNames: string[] | null
  unknownTags: UnknownTag[] | null
}

export function createShareGroupHeartbeatRequest(init?: Partial<ShareGroupHeartbeatRequest>): ShareGroupHeartbeatRequest {
  const message: ShareGroupHeartbeatRequest = {
    groupId: '',
    memberId: '',
    memberEpoch: 0,
    rackId: null,
    subscribedTopicNames: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupHeartbeatRequest(reader: Reader, _version: number): ShareGroupHeartbeatRequest {
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    rackId: reader.compactNullableString(),
    subscribedTopicNames: orNull(reader, reader.compactNullableCount(1, 8), readCompactStringArray),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupHeartbeatRequest(writer: Writer, message: ShareGroupHeartbeatRequest, _version: number): void {
  writer.compactString(message.groupId)
  writer.compactString(message.memberId)
  writer.int32(message.memberEpoch)
  writer.compactNullableString(message.rackId)
  writer.compactCount(message.subscribedTopicNames === null ? -1 : message.subscribedTopicNames.length)
  {
    if (message.subscribedTopicNames !== null) writeCompactStringArray(writer, message.subscribedTopicNames)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupHeartbeatRequestType: MessageType<ShareGroupHeartbeatRequest> = {
  name: 'ShareGroupHeartbeatRequest',
  kind: 'request',
  key: 76,
  minVersion: 1,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupHeartbeatRequest,
  read: readShareGroupHeartbeatRequest,
  write: writeShareGroupHeartbeatRequest,
}

export interface ShareGroupHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  memberId: string | null
  memberEpoch: number
  heartbeatIntervalMs: number
  assignment: ShareGroupHeartbeatResponseAssignment | null
  unknownTags: UnknownTag[] | null
}

export function createShareGroupHeartbeatResponse(init?: Partial<ShareGroupHeartbeatResponse>): ShareGroupHeartbeatResponse {
  const message: ShareGroupHeartbeatResponse = {
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

function readShareGroupHeartbeatResponse(reader: Reader, version: number): ShareGroupHeartbeatResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    memberEpoch: reader.int32(),
    heartbeatIntervalMs: reader.int32(),
    assignment: reader.structPresent() ? readShareGroupHeartbeatResponseAssignment(reader, version) : null,
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupHeartbeatResponse(writer: Writer, message: ShareGroupHeartbeatResponse, version: number): void {
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
      writeShareGroupHeartbeatResponseAssignment(writer, message.assignment, version)
    }
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupHeartbeatResponseAssignment {
  topicPartitions: ShareGroupHeartbeatResponseTopicPartitions[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupHeartbeatResponseAssignment(init?: Partial<ShareGroupHeartbeatResponseAssignment>): ShareGroupHeartbeatResponseAssignment {
  const message: ShareGroupHeartbeatResponseAssignment = {
    topicPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupHeartbeatResponseAssignment(reader: Reader, version: number): ShareGroupHeartbeatResponseAssignment {
  return {
    topicPartitions: readShareGroupHeartbeatResponseTopicPartitionsArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupHeartbeatResponseAssignment(writer: Writer, message: ShareGroupHeartbeatResponseAssignment, version: number): void {
  writer.compactCount(message.topicPartitions.length)
  for (const element of message.topicPartitions) writeShareGroupHeartbeatResponseTopicPartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupHeartbeatResponseTopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupHeartbeatResponseTopicPartitions(init?: Partial<ShareGroupHeartbeatResponseTopicPartitions>): ShareGroupHeartbeatResponseTopicPartitions {
  const message: ShareGroupHeartbeatResponseTopicPartitions = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupHeartbeatResponseTopicPartitions(reader: Reader, _version: number): ShareGroupHeartbeatResponseTopicPartitions {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupHeartbeatResponseTopicPartitionsArray(reader: Reader, count: number, version: number): ShareGroupHeartbeatResponseTopicPartitions[] {
  const array = sized<ShareGroupHeartbeatResponseTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupHeartbeatResponseTopicPartitions(reader, version)
  return array
}

function writeShareGroupHeartbeatResponseTopicPartitions(writer: Writer, message: ShareGroupHeartbeatResponseTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupHeartbeatResponseType: MessageType<ShareGroupHeartbeatResponse> = {
  name: 'ShareGroupHeartbeatResponse',
  kind: 'response',
  key: 76,
  minVersion: 1,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupHeartbeatResponse,
  read: readShareGroupHeartbeatResponse,
  write: writeShareGroupHeartbeatResponse,
}
