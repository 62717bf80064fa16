// Made by tools/gen.ts from tables/apis/077-share-group-describe.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readCompactStringArray, readInt32Array, sized, writeCompactStringArray, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ShareGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
  unknownTags: UnknownTag[] | null
}

export function createShareGroupDescribeRequest(init?: Partial<ShareGroupDescribeRequest>): ShareGroupDescribeRequest {
  const message: ShareGroupDescribeRequest = {
    groupIds: [],
    includeAuthorizedOperations: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupDescribeRequest(reader: Reader, _version: number): ShareGroupDescribeRequest {
  return {
    groupIds: readCompactStringArray(reader, reader.compactCount(1, 8)),
    includeAuthorizedOperations: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupDescribeRequest(writer: Writer, message: ShareGroupDescribeRequest, _version: number): void {
  writer.compactCount(message.groupIds.length)
  writeCompactStringArray(writer, message.groupIds)
  writer.bool(message.includeAuthorizedOperations)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupDescribeRequestType: MessageType<ShareGroupDescribeRequest> = {
  name: 'ShareGroupDescribeRequest',
  kind: 'request',
  key: 77,
  minVersion: 1,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupDescribeRequest,
  read: readShareGroupDescribeRequest,
  write: writeShareGroupDescribeRequest,
}

export interface ShareGroupDescribeResponse {
  throttleTimeMs: number
  groups: ShareGroupDescribeResponseDescribedGroup[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupDescribeResponse(init?: Partial<ShareGroupDescribeResponse>): ShareGroupDescribeResponse {
  const message: ShareGroupDescribeResponse = {
    throttleTimeMs: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupDescribeResponse(reader: Reader, version: number): ShareGroupDescribeResponse {
  return {
    throttleTimeMs: reader.int32(),
    groups: readShareGroupDescribeResponseDescribedGroupArray(reader, reader.compactCount(20, 160), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupDescribeResponse(writer: Writer, message: ShareGroupDescribeResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.groups.length)
  for (const element of message.groups) writeShareGroupDescribeResponseDescribedGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupDescribeResponseDescribedGroup {
  errorCode: number
  errorMessage: string | null
  groupId: string
  groupState: string
  groupEpoch: number
  assignmentEpoch: number
  assignorName: string
  members: ShareGroupDescribeResponseMember[]
  authorizedOperations: number
  unknownTags: UnknownTag[] | null
}

export function createShareGroupDescribeResponseDescribedGroup(init?: Partial<ShareGroupDescribeResponseDescribedGroup>): ShareGroupDescribeResponseDescribedGroup {
  const message: ShareGroupDescribeResponseDescribedGroup = {
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

function readShareGroupDescribeResponseDescribedGroup(reader: Reader, version: number): ShareGroupDescribeResponseDescribedGroup {
  return {
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    groupId: reader.compactString(),
    groupState: reader.compactString(),
    groupEpoch: reader.int32(),
    assignmentEpoch: reader.int32(),
    assignorName: reader.compactString(),
    members: readShareGroupDescribeResponseMemberArray(reader, reader.compactCount(12, 232), version),
    authorizedOperations: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupDescribeResponseDescribedGroupArray(reader: Reader, count: number, version: number): ShareGroupDescribeResponseDescribedGroup[] {
  const array = sized<ShareGroupDescribeResponseDescribedGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupDescribeResponseDescribedGroup(reader, version)
  return array
}

function writeShareGroupDescribeResponseDescribedGroup(writer: Writer, message: ShareGroupDescribeResponseDescribedGroup, version: number): void {
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactString(message.groupId)
  writer.compactString(message.groupState)
  writer.int32(message.groupEpoch)
  writer.int32(message.assignmentEpoch)
  writer.compactString(message.assignorName)
  writer.compactCount(message.members.length)
  for (const element of message.members) writeShareGroupDescribeResponseMember(writer, element, version)
  writer.int32(message.authorizedOperations)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupDescribeResponseMember {
  memberId: string
  rackId: string | null
  memberEpoch: number
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  assignment: ShareGroupDescribeResponseAssignment
  unknownTags: UnknownTag[] | null
}

export function createShareGroupDescribeResponseMember(init?: Partial<ShareGroupDescribeResponseMember>): ShareGroupDescribeResponseMember {
  const message: ShareGroupDescribeResponseMember = {
    memberId: '',
    rackId: null,
    memberEpoch: 0,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: [],
    assignment: createShareGroupDescribeResponseAssignment(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupDescribeResponseMember(reader: Reader, version: number): ShareGroupDescribeResponseMember {
  return {
    memberId: reader.compactString(),
    rackId: reader.compactNullableString(),
    memberEpoch: reader.int32(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: readCompactStringArray(reader, reader.compactCount(1, 8)),
    assignment: readShareGroupDescribeResponseAssignment(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupDescribeResponseMemberArray(reader: Reader, count: number, version: number): ShareGroupDescribeResponseMember[] {
  const array = sized<ShareGroupDescribeResponseMember>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupDescribeResponseMember(reader, version)
  return array
}

function writeShareGroupDescribeResponseMember(writer: Writer, message: ShareGroupDescribeResponseMember, version: number): void {
  writer.compactString(message.memberId)
  writer.compactNullableString(message.rackId)
  writer.int32(message.memberEpoch)
  writer.compactString(message.clientId)
  writer.compactString(message.clientHost)
  writer.compactCount(message.subscribedTopicNames.length)
  writeCompactStringArray(writer, message.subscribedTopicNames)
  writeShareGroupDescribeResponseAssignment(writer, message.assignment, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupDescribeResponseAssignment {
  topicPartitions: ShareGroupDescribeResponseTopicPartitions[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupDescribeResponseAssignment(init?: Partial<ShareGroupDescribeResponseAssignment>): ShareGroupDescribeResponseAssignment {
  const message: ShareGroupDescribeResponseAssignment = {
    topicPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupDescribeResponseAssignment(reader: Reader, version: number): ShareGroupDescribeResponseAssignment {
  return {
    topicPartitions: readShareGroupDescribeResponseTopicPartitionsArray(reader, reader.compactCount(19, 112), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareGroupDescribeResponseAssignment(writer: Writer, message: ShareGroupDescribeResponseAssignment, version: number): void {
  writer.compactCount(message.topicPartitions.length)
  for (const element of message.topicPartitions) writeShareGroupDescribeResponseTopicPartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareGroupDescribeResponseTopicPartitions {
  topicId: Uuid
  topicName: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareGroupDescribeResponseTopicPartitions(init?: Partial<ShareGroupDescribeResponseTopicPartitions>): ShareGroupDescribeResponseTopicPartitions {
  const message: ShareGroupDescribeResponseTopicPartitions = {
    topicId: ZERO_UUID,
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareGroupDescribeResponseTopicPartitions(reader: Reader, _version: number): ShareGroupDescribeResponseTopicPartitions {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareGroupDescribeResponseTopicPartitionsArray(reader: Reader, count: number, version: number): ShareGroupDescribeResponseTopicPartitions[] {
  const array = sized<ShareGroupDescribeResponseTopicPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readShareGroupDescribeResponseTopicPartitions(reader, version)
  return array
}

function writeShareGroupDescribeResponseTopicPartitions(writer: Writer, message: ShareGroupDescribeResponseTopicPartitions, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareGroupDescribeResponseType: MessageType<ShareGroupDescribeResponse> = {
  name: 'ShareGroupDescribeResponse',
  kind: 'response',
  key: 77,
  minVersion: 1,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareGroupDescribeResponse,
  read: readShareGroupDescribeResponse,
  write: writeShareGroupDescribeResponse,
}
