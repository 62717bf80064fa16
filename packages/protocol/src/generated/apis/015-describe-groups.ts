// Made by tools/gen.ts from tables/apis/015-describe-groups.txt: change that, not this.

import { readCompactStringArray, readStringArray, sized, writeCompactStringArray, writeStringArray } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeGroupsRequest {
  groups: string[]
  includeAuthorizedOperations: boolean // 3+
  unknownTags: UnknownTag[] | null
}

export function createDescribeGroupsRequest(init?: Partial<DescribeGroupsRequest>): DescribeGroupsRequest {
  const message: DescribeGroupsRequest = {
    groups: [],
    includeAuthorizedOperations: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeGroupsRequest(reader: Reader, version: number): DescribeGroupsRequest {
  return {
    groups: version <= 4 ? readStringArray(reader, reader.count(2, 8)) : readCompactStringArray(reader, reader.compactCount(1, 8)),
    includeAuthorizedOperations: version <= 2 ? false : reader.bool(),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function writeDescribeGroupsRequest(writer: Writer, message: DescribeGroupsRequest, version: number): void {
  if (version <= 4) writer.count(message.groups.length)
  else writer.compactCount(message.groups.length)
  if (version <= 4) writeStringArray(writer, message.groups)
  else writeCompactStringArray(writer, message.groups)
  if (version <= 2) {
    if (message.includeAuthorizedOperations) unsupportedField('DescribeGroupsRequest.includeAuthorizedOperations', version)
  } else writer.bool(message.includeAuthorizedOperations)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeGroupsRequest', version)
}

export const DescribeGroupsRequestType: MessageType<DescribeGroupsRequest> = {
  name: 'DescribeGroupsRequest',
  kind: 'request',
  key: 15,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 5,
  latestUnstable: false,
  create: createDescribeGroupsRequest,
  read: readDescribeGroupsRequest,
  write: writeDescribeGroupsRequest,
}

export interface DescribeGroupsResponse {
  throttleTimeMs: number // 1+, ignorable
  groups: DescribeGroupsResponseDescribedGroup[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeGroupsResponse(init?: Partial<DescribeGroupsResponse>): DescribeGroupsResponse {
  const message: DescribeGroupsResponse = {
    throttleTimeMs: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeGroupsResponse(reader: Reader, version: number): DescribeGroupsResponse {
  return {
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    groups: version <= 4 ? readDescribeGroupsResponseDescribedGroupArray(reader, reader.count(14, 152), version) : readDescribeGroupsResponseDescribedGroupArray(reader, reader.compactCount(12, 152), version),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function writeDescribeGroupsResponse(writer: Writer, message: DescribeGroupsResponse, version: number): void {
  if (version >= 1) writer.int32(message.throttleTimeMs)
  if (version <= 4) writer.count(message.groups.length)
  else writer.compactCount(message.groups.length)
  for (const element of message.groups) writeDescribeGroupsResponseDescribedGroup(writer, element, version)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeGroupsResponse', version)
}

export interface DescribeGroupsResponseDescribedGroup {
  errorCode: number
  errorMessage: string | null // 6+
  groupId: string
  groupState: string
  protocolType: string
  protocolData: string
  members: DescribeGroupsResponseDescribedGroupMember[]
  authorizedOperations: number // 3+
  unknownTags: UnknownTag[] | null
}

export function createDescribeGroupsResponseDescribedGroup(init?: Partial<DescribeGroupsResponseDescribedGroup>): DescribeGroupsResponseDescribedGroup {
  const message: DescribeGroupsResponseDescribedGroup = {
    errorCode: 0,
    errorMessage: null,
    groupId: '',
    groupState: '',
    protocolType: '',
    protocolData: '',
    members: [],
    authorizedOperations: -2147483648,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeGroupsResponseDescribedGroup(reader: Reader, version: number): DescribeGroupsResponseDescribedGroup {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 5 ? null : reader.compactNullableString(),
    groupId: version <= 4 ? reader.string() : reader.compactString(),
    groupState: version <= 4 ? reader.string() : reader.compactString(),
    protocolType: version <= 4 ? reader.string() : reader.compactString(),
    protocolData: version <= 4 ? reader.string() : reader.compactString(),
    members: version <= 4 ? readDescribeGroupsResponseDescribedGroupMemberArray(reader, reader.count(14, 88), version) : readDescribeGroupsResponseDescribedGroupMemberArray(reader, reader.compactCount(7, 88), version),
    authorizedOperations: version <= 2 ? -2147483648 : reader.int32(),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function readDescribeGroupsResponseDescribedGroupArray(reader: Reader, count: number, version: number): DescribeGroupsResponseDescribedGroup[] {
  const array = sized<DescribeGroupsResponseDescribedGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeGroupsResponseDescribedGroup(reader, version)
  return array
}

function writeDescribeGroupsResponseDescribedGroup(writer: Writer, message: DescribeGroupsResponseDescribedGroup, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 5) {
    if (message.errorMessage !== null) unsupportedField('DescribeGroupsResponseDescribedGroup.errorMessage', version)
  } else writer.compactNullableString(message.errorMessage)
  if (version <= 4) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  if (version <= 4) writer.string(message.groupState)
  else writer.compactString(message.groupState)
  if (version <= 4) writer.string(message.protocolType)
  else writer.compactString(message.protocolType)
  if (version <= 4) writer.string(message.protocolData)
  else writer.compactString(message.protocolData)
  if (version <= 4) writer.count(message.members.length)
  else writer.compactCount(message.members.length)
  for (const element of message.members) writeDescribeGroupsResponseDescribedGroupMember(writer, element, version)
  if (version <= 2) {
    if (message.authorizedOperations !== -2147483648) unsupportedField('DescribeGroupsResponseDescribedGroup.authorizedOperations', version)
  } else writer.int32(message.authorizedOperations)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeGroupsResponseDescribedGroup', version)
}

export interface DescribeGroupsResponseDescribedGroupMember {
  memberId: string
  groupInstanceId: string | null // 4+, ignorable
  clientId: string
  clientHost: string
  memberMetadata: Buffer
  memberAssignment: Buffer
  unknownTags: UnknownTag[] | null
}

export function createDescribeGroupsResponseDescribedGroupMember(init?: Partial<DescribeGroupsResponseDescribedGroupMember>): DescribeGroupsResponseDescribedGroupMember {
  const message: DescribeGroupsResponseDescribedGroupMember = {
    memberId: '',
    groupInstanceId: null,
    clientId: '',
    clientHost: '',
    memberMetadata: EMPTY_BYTES,
    memberAssignment: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeGroupsResponseDescribedGroupMember(reader: Reader, version: number): DescribeGroupsResponseDescribedGroupMember {
  return {
    memberId: version <= 4 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 3 ? null : version <= 4 ? reader.nullableString() : reader.compactNullableString(),
    clientId: version <= 4 ? reader.string() : reader.compactString(),
    clientHost: version <= 4 ? reader.string() : reader.compactString(),
    memberMetadata: version <= 4 ? reader.bytes() : reader.compactBytes(),
    memberAssignment: version <= 4 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function readDescribeGroupsResponseDescribedGroupMemberArray(reader: Reader, count: number, version: number): DescribeGroupsResponseDescribedGroupMember[] {
  const array = sized<DescribeGroupsResponseDescribedGroupMember>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeGroupsResponseDescribedGroupMember(reader, version)
  return array
}

function writeDescribeGroupsResponseDescribedGroupMember(writer: Writer, message: DescribeGroupsResponseDescribedGroupMember, version: number): void {
  if (version <= 4) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version === 4) writer.nullableString(message.groupInstanceId)
  else if (version >= 5) writer.compactNullableString(message.groupInstanceId)
  if (version <= 4) writer.string(message.clientId)
  else writer.compactString(message.clientId)
  if (version <= 4) writer.string(message.clientHost)
  else writer.compactString(message.clientHost)
  if (version <= 4) writer.bytes(message.memberMetadata)
  else writer.compactBytes(message.memberMetadata)
  if (version <= 4) writer.bytes(message.memberAssignment)
  else writer.compactBytes(message.memberAssignment)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeGroupsResponseDescribedGroupMember', version)
}

export const DescribeGroupsResponseType: MessageType<DescribeGroupsResponse> = {
  name: 'DescribeGroupsResponse',
  kind: 'response',
  key: 15,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 5,
  latestUnstable: false,
  create: createDescribeGroupsResponse,
  read: readDescribeGroupsResponse,
  write: writeDescribeGroupsResponse,
}
