// Made by tools/gen.ts from tables/apis/013-leave-group.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface LeaveGroupRequest {
  groupId: string
  memberId: string // 0-2
  members: LeaveGroupRequestMemberIdentity[] // 3+
  unknownTags: UnknownTag[] | null
}

export function createLeaveGroupRequest(init?: Partial<LeaveGroupRequest>): LeaveGroupRequest {
  const message: LeaveGroupRequest = {
    groupId: '',
    memberId: '',
    members: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLeaveGroupRequest(reader: Reader, version: number): LeaveGroupRequest {
  return {
    groupId: version <= 3 ? reader.string() : reader.compactString(),
    memberId: version <= 2 ? reader.string() : '',
    members: version <= 2 ? [] : version <= 3 ? readLeaveGroupRequestMemberIdentityArray(reader, reader.count(4, 64), version) : readLeaveGroupRequestMemberIdentityArray(reader, reader.compactCount(3, 64), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeLeaveGroupRequest(writer: Writer, message: LeaveGroupRequest, version: number): void {
  if (version <= 3) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  if (version <= 2) writer.string(message.memberId)
  else {
    if (message.memberId !== '') unsupportedField('LeaveGroupRequest.memberId', version)
  }
  if (version <= 2) {
    if (message.members.length !== 0) unsupportedField('LeaveGroupRequest.members', version)
  } else if (version <= 3) writer.count(message.members.length)
  else writer.compactCount(message.members.length)
  if (version >= 3) for (const element of message.members) writeLeaveGroupRequestMemberIdentity(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'LeaveGroupRequest', version)
}

export interface LeaveGroupRequestMemberIdentity {
  memberId: string
  groupInstanceId: string | null
  reason: string | null // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createLeaveGroupRequestMemberIdentity(init?: Partial<LeaveGroupRequestMemberIdentity>): LeaveGroupRequestMemberIdentity {
  const message: LeaveGroupRequestMemberIdentity = {
    memberId: '',
    groupInstanceId: null,
    reason: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLeaveGroupRequestMemberIdentity(reader: Reader, version: number): LeaveGroupRequestMemberIdentity {
  return {
    memberId: version <= 3 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    reason: version <= 4 ? null : reader.compactNullableString(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readLeaveGroupRequestMemberIdentityArray(reader: Reader, count: number, version: number): LeaveGroupRequestMemberIdentity[] {
  const array = sized<LeaveGroupRequestMemberIdentity>(count)
  for (let i = 0; i < count; i++) array[i] = readLeaveGroupRequestMemberIdentity(reader, version)
  return array
}

function writeLeaveGroupRequestMemberIdentity(writer: Writer, message: LeaveGroupRequestMemberIdentity, version: number): void {
  if (version <= 3) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 3) writer.nullableString(message.groupInstanceId)
  else writer.compactNullableString(message.groupInstanceId)
  if (version >= 5) writer.compactNullableString(message.reason)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'LeaveGroupRequestMemberIdentity', version)
}

export const LeaveGroupRequestType: MessageType<LeaveGroupRequest> = {
  name: 'LeaveGroupRequest',
  kind: 'request',
  key: 13,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 4,
  latestUnstable: false,
  create: createLeaveGroupRequest,
  read: readLeaveGroupRequest,
  write: writeLeaveGroupRequest,
}

export interface LeaveGroupResponse {
  throttleTimeMs: number // 1+, ignorable
  errorCode: number
  members: LeaveGroupResponseMemberResponse[] // 3+
  unknownTags: UnknownTag[] | null
}

export function createLeaveGroupResponse(init?: Partial<LeaveGroupResponse>): LeaveGroupResponse {
  const message: LeaveGroupResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    members: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLeaveGroupResponse(reader: Reader, version: number): LeaveGroupResponse {
  return {
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    errorCode: reader.int16(),
    members: version <= 2 ? [] : version <= 3 ? readLeaveGroupResponseMemberResponseArray(reader, reader.count(6, 64), version) : readLeaveGroupResponseMemberResponseArray(reader, reader.compactCount(5, 64), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeLeaveGroupResponse(writer: Writer, message: LeaveGroupResponse, version: number): void {
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version <= 2) {
    if (message.members.length !== 0) unsupportedField('LeaveGroupResponse.members', version)
  } else if (version <= 3) writer.count(message.members.length)
  else writer.compactCount(message.members.length)
  if (version >= 3) for (const element of message.members) writeLeaveGroupResponseMemberResponse(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'LeaveGroupResponse', version)
}

export interface LeaveGroupResponseMemberResponse {
  memberId: string
  groupInstanceId: string | null
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createLeaveGroupResponseMemberResponse(init?: Partial<LeaveGroupResponseMemberResponse>): LeaveGroupResponseMemberResponse {
  const message: LeaveGroupResponseMemberResponse = {
    memberId: '',
    groupInstanceId: '',
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLeaveGroupResponseMemberResponse(reader: Reader, version: number): LeaveGroupResponseMemberResponse {
  return {
    memberId: version <= 3 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    errorCode: reader.int16(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readLeaveGroupResponseMemberResponseArray(reader: Reader, count: number, version: number): LeaveGroupResponseMemberResponse[] {
  const array = sized<LeaveGroupResponseMemberResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readLeaveGroupResponseMemberResponse(reader, version)
  return array
}

function writeLeaveGroupResponseMemberResponse(writer: Writer, message: LeaveGroupResponseMemberResponse, version: number): void {
  if (version <= 3) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 3) writer.nullableString(message.groupInstanceId)
  else writer.compactNullableString(message.groupInstanceId)
  writer.int16(message.errorCode)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'LeaveGroupResponseMemberResponse', version)
}

export const LeaveGroupResponseType: MessageType<LeaveGroupResponse> = {
  name: 'LeaveGroupResponse',
  kind: 'response',
  key: 13,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 4,
  latestUnstable: false,
  create: createLeaveGroupResponse,
  read: readLeaveGroupResponse,
  write: writeLeaveGroupResponse,
}
