// Made by tools/gen.ts from tables/apis/069-consumer-group-describe.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readCompactStringArray, readInt32Array, sized, writeCompactStringArray, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ConsumerGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupDescribeRequest(init?: Partial<ConsumerGroupDescribeRequest>): ConsumerGroupDescribeRequest {
  const message: ConsumerGroupDescribeRequest = {
    groupIds: [],
    includeAuthorizedOperations: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupDescribeRequest(reader: Reader, _version: number): ConsumerGroupDescribeRequest {
  return {
    groupIds: readCompactStringArray(reader, reader.compactCount(1, 8)),
    includeAuthorizedOperations: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupDescribeRequest(writer: Writer, message: ConsumerGroupDescribeRequest, _version: number): void {
  writer.compactCount(message.groupIds.length)
  writeCompactStringArray(writer, message.groupIds)
  writer.bool(message.includeAuthorizedOperations)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupDescribeRequestType: MessageType<ConsumerGroupDescribeRequest> = {
  name: 'ConsumerGroupDescribeRequest',
  kind: 'request',
  key: 69,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupDescribeRequest,
  read: readConsumerGroupDescribeRequest,
  write: writeConsumerGroupDescribeRequest,
}

export interface ConsumerGroupDescribeResponse {
  throttleTimeMs: number
  groups: ConsumerGroupDescribeResponseDescribedGroup[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupDescribeResponse(init?: Partial<ConsumerGroupDescribeResponse>): ConsumerGroupDescribeResponse {
  const message: ConsumerGroupDescribeResponse = {
    throttleTimeMs: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupDescribeResponse(reader: Reader, version: number): ConsumerGroupDescribeResponse {
  return {
    throttleTimeMs: reader.int32(),
    groups: readConsumerGroupDescribeResponseDescribedGroupArray(reader, reader.compactCount(20, 160), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupDescribeResponse(writer: Writer, message: ConsumerGroupDescribeResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.groups.length)
  for (const element of message.groups) writeConsumerGroupDescribeResponseDescribedGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupDescribeResponseDescribedGroup {
  errorCode: number
  errorMessage: string | null
  groupId: string
  groupState: string
  groupEpoch: number
  assignmentEpoch: number
  assignorName: string
  members: ConsumerGroupDescribeResponseMember[]
  authorizedOperations: number
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupDescribeResponseDescribedGroup(init?: Partial<ConsumerGroupDescribeResponseDescribedGroup>): ConsumerGroupDescribeResponseDescribedGroup {
  const message: ConsumerGroupDescribeResponseDescribedGroup = {
    errorCode: 0,
    errorMessage: null,
    groupId: '',
    groupState: '',
    groupEpoch: 0,
    assignmentEpoch: 0,
    assignorName: '',
    members: [],
    authorizedOperations: -2147483648,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupDescribeResponseDescribedGroup(reader: Reader, version: number): ConsumerGroupDescribeResponseDescribedGroup {
  return {
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    groupId: reader.compactString(),
    groupState: reader.compactString(),
    groupEpoch: reader.int32(),
    assignmentEpoch: reader.int32(),
    assignorName: reader.compactString(),
    members: readConsumerGroupDescribeResponseMemberArray(reader, reader.compactCount(16, 352), version),
    authorizedOperations: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupDescribeResponseDescribedGroupArray(reader: Reader, count: number, version: number): ConsumerGroupDescribeResponseDescribedGroup[] {
  const array = sized<ConsumerGroupDescribeResponseDescribedGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupDescribeResponseDescribedGroup(reader, version)
  return array
}

function writeConsumerGroupDescribeResponseDescribedGroup(writer: Writer, message: ConsumerGroupDescribeResponseDescribedGroup, version: number): void {
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactString(message.groupId)
  writer.compactString(message.groupState)
  writer.int32(message.groupEpoch)
  writer.int32(message.assignmentEpoch)
  writer.compactString(message.assignorName)
  writer.compactCount(message.members.length)
  for (const element of message.members) writeConsumerGroupDescribeResponseMember(writer, element, version)
  writer.int32(message.authorizedOperations)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupDescribeResponseMember {
  memberId: string
  instanceId: string | null
  rackId: string | null
  memberEpoch: number
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  subscribedTopicRegex: string | null
  assignment: ConsumerGroupDescribeResponseAssignment
  targetAssignment: ConsumerGroupDescribeResponseAssignment
  memberType: number // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupDescribeResponseMember(init?: Partial<ConsumerGroupDescribeResponseMember>): ConsumerGroupDescribeResponseMember {
  const message: ConsumerGroupDescribeResponseMember = {
    memberId: '',
    instanceId: null,
    rackId: null,
    memberEpoch: 0,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    subscribedTopicRegex: null,
    assignment: createConsumerGroupDescribeResponseAssignment(),
    targetAssignment: createConsumerGroupDescribeResponseAssignment(),
    memberType: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupDescribeResponseMember(reader: Reader, version: number): ConsumerGroupDescribeResponseMember {
  return {
    memberId: reader.compactString(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    memberEpoch: reader.int32(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: readCompactStringArray(reader, reader.compactCount(1, 8)),
    subscribedTopicRegex: reader.compactNullableString(),
    assignment: readConsumerGroupDescribeResponseAssignment(reader, version),
    targetAssignment: readConsumerGroupDescribeResponseAssignment(reader, version),
    memberType: version <= 0 ? -1 : reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupDescribeResponseMemberArray(reader: Reader, count: number, version: number): ConsumerGroupDescribeResponseMember[] {
  const array = sized<ConsumerGroupDescribeResponseMember>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupDescribeResponseMember(reader, version)
  return array
}

function writeConsumerGroupDescribeResponseMember(writer: Writer, message: ConsumerGroupDescribeResponseMember, version: number): void {
  writer.compactString(message.memberId)
  writer.compactNullableString(message.instanceId)
  writer.compactNullableString(message.rackId)
  writer.int32(message.memberEpoch)
  writer.compactString(message.clientId)
  writer.compactString(message.clientHost)
  writer.compactCount(message.subscribedTopicNames.length)
  writeCompactStringArray(writer, message.subscribedTopicNames)
  writer.compactNullableString(message.subscribedTopicRegex)
  writeConsumerGroupDescribeResponseAssignment(writer, message.assignment, version)
  writeConsumerGroupDescribeResponseAssignment(writer, message.targetAssignment, version)
  if (version >= 1) writer.int8(message.memberType)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupDescribeResponseAssignment {
  topicPartitions: ConsumerGroupDescribeResponseTopicPartitions[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupDescribeResponseAssignment(init?: Partial<ConsumerGroupDescribeResponseAssignment>): ConsumerGroupDescribeResponseAssignment {
  const message: ConsumerGroupDescribeResponseAssignment = {
    topicPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupDescribeResponseAssignment(reader: Reader, version: number): ConsumerGroupDescribeResponseAssignment {
  return {
    topicPartitions: readConsumerGroupDescribeResponseTopicPartitionsArray(reader, reader.compactCount(19, 112), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupDescribeResponseAssignment(writer: Writer, message: ConsumerGroupDescribeResponseAssignment, version: number): void {
  writer.compactCount(message.topicPartitions.length)
  for (const element of message.topicPartitions) writeConsumerGroupDescribeResponseTopicPartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ConsumerGroupDescribeResponseTopicPartitions {
  topicId: Uuid
  topicName: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupDescribeResponseTopicPartitions(init?: Partial<ConsumerGroupDescribeResponseTopicPartitions>): ConsumerGroupDescribeResponseTopicPartitions {
  const message: ConsumerGroupDescribeResponseTopicPartitions = {
    topicId: ZERO_UUID,
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupDescribeResponseTopicPartitions(reader: Reader, _version: number): ConsumerGroupDescribeResponseTopicPartitions {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readConsumerGroupDescribeResponseTopicPartitionsArray(reader: Reader, count: number, version: number): ConsumerGroupDescribeResponseTopicPartitions[] {
  const array = sized<ConsumerGroupDescribeResponseTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerGroupDescribeResponseTopicPartitions(reader, version)
  return array
}

function writeConsumerGroupDescribeResponseTopicPartitions(writer: Writer, message: ConsumerGroupDescribeResponseTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupDescribeResponseType: MessageType<ConsumerGroupDescribeResponse> = {
  name: 'ConsumerGroupDescribeResponse',
  kind: 'response',
  key: 69,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupDescribeResponse,
  read: readConsumerGroupDescribeResponse,
  write: writeConsumerGroupDescribeResponse,
}
