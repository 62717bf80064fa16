// Made by tools/gen.ts from tables/apis/011-join-group.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { nullField, unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface JoinGroupRequest {
  groupId: string
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number // 1+, ignorable
  memberId: string
  groupInstanceId: string | null // 5+
  protocolType: string
  protocols: JoinGroupRequestProtocol[]
  reason: string | null // 8+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createJoinGroupRequest(init?: Partial<JoinGroupRequest>): JoinGroupRequest {
  const message: JoinGroupRequest = {
    groupId: '',
    sessionTimeoutMs: 0,
    rebalanceTimeoutMs: -1,
    memberId: '',
    groupInstanceId: null,
    protocolType: '',
    protocols: [],
    reason: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readJoinGroupRequest(reader: Reader, version: number): JoinGroupRequest {
  return {
    groupId: version <= 5 ? reader.string() : reader.compactString(),
    sessionTimeoutMs: reader.int32(),
    rebalanceTimeoutMs: version <= 0 ? -1 : reader.int32(),
    memberId: version <= 5 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 4 ? null : version <= 5 ? reader.nullableString() : reader.compactNullableString(),
    protocolType: version <= 5 ? reader.string() : reader.compactString(),
    protocols: version <= 5 ? readJoinGroupRequestProtocolArray(reader, reader.count(6, 56), version) : readJoinGroupRequestProtocolArray(reader, reader.compactCount(3, 56), version),
    reason: version <= 7 ? null : reader.compactNullableString(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function writeJoinGroupRequest(writer: Writer, message: JoinGroupRequest, version: number): void {
  if (version <= 5) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  writer.int32(message.sessionTimeoutMs)
  if (version >= 1) writer.int32(message.rebalanceTimeoutMs)
  if (version <= 5) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 4) {
    if (message.groupInstanceId !== null) unsupportedField('JoinGroupRequest.groupInstanceId', version)
  } else if (version <= 5) writer.nullableString(message.groupInstanceId)
  else writer.compactNullableString(message.groupInstanceId)
  if (version <= 5) writer.string(message.protocolType)
  else writer.compactString(message.protocolType)
  if (version <= 5) writer.count(message.protocols.length)
  else writer.compactCount(message.protocols.length)
  for (const element of message.protocols) writeJoinGroupRequestProtocol(writer, element, version)
  if (version >= 8) writer.compactNullableString(message.reason)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'JoinGroupRequest', version)
}

export interface JoinGroupRequestProtocol {
  name: string
  metadata: Buffer
  unknownTags: UnknownTag[] | null
}

export function createJoinGroupRequestProtocol(init?: Partial<JoinGroupRequestProtocol>): JoinGroupRequestProtocol {
  const message: JoinGroupRequestProtocol = {
    name: '',
    metadata: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readJoinGroupRequestProtocol(reader: Reader, version: number): JoinGroupRequestProtocol {
  return {
    name: version <= 5 ? reader.string() : reader.compactString(),
    metadata: version <= 5 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readJoinGroupRequestProtocolArray(reader: Reader, count: number, version: number): JoinGroupRequestProtocol[] {
  const array = sized<JoinGroupRequestProtocol>(count)
  for (let i = 0; i < count; i++) array[i] = readJoinGroupRequestProtocol(reader, version)
  return array
}

function writeJoinGroupRequestProtocol(writer: Writer, message: JoinGroupRequestProtocol, version: number): void {
  if (version <= 5) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 5) writer.bytes(message.metadata)
  else writer.compactBytes(message.metadata)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'JoinGroupRequestProtocol', version)
}

export const JoinGroupRequestType: MessageType<JoinGroupRequest> = {
  name: 'JoinGroupRequest',
  kind: 'request',
  key: 11,
  minVersion: 0,
  maxVersion: 9,
  flexibleSince: 6,
  latestUnstable: false,
  create: createJoinGroupRequest,
  read: readJoinGroupRequest,
  write: writeJoinGroupRequest,
}

export interface JoinGroupResponse {
  throttleTimeMs: number // 2+, ignorable
  errorCode: number
  generationId: number
  protocolType: string | null // 7+, ignorable
  protocolName: string | null
  leader: string
  skipAssignment: boolean // 9+
  memberId: string
  members: JoinGroupResponseMember[]
  unknownTags: UnknownTag[] | null
}

export function createJoinGroupResponse(init?: Partial<JoinGroupResponse>): JoinGroupResponse {
  const message: JoinGroupResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    generationId: -1,
    protocolType: null,
    protocolName: '',
    leader: '',
    skipAssignment: false,
    memberId: '',
    members: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readJoinGroupResponse(reader: Reader, version: number): JoinGroupResponse {
  return {
    throttleTimeMs: version <= 1 ? 0 : reader.int32(),
    errorCode: reader.int16(),
    generationId: reader.int32(),
    protocolType: version <= 6 ? null : reader.compactNullableString(),
    protocolName: version <= 5 ? reader.string() : version <= 6 ? reader.compactString() : reader.compactNullableString(),
    leader: version <= 5 ? reader.string() : reader.compactString(),
    skipAssignment: version <= 8 ? false : reader.bool(),
    memberId: version <= 5 ? reader.string() : reader.compactString(),
    members: version <= 5 ? readJoinGroupResponseMemberArray(reader, reader.count(6, 64), version) : readJoinGroupResponseMemberArray(reader, reader.compactCount(4, 64), version),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function writeJoinGroupResponse(writer: Writer, message: JoinGroupResponse, version: number): void {
  if (version >= 2) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int32(message.generationId)
  if (version >= 7) writer.compactNullableString(message.protocolType)
  if (version <= 5) writer.string(message.protocolName ?? nullField('JoinGroupResponse.protocolName'))
  else if (version <= 6) writer.compactString(message.protocolName ?? nullField('JoinGroupResponse.protocolName'))
  else writer.compactNullableString(message.protocolName)
  if (version <= 5) writer.string(message.leader)
  else writer.compactString(message.leader)
  if (version <= 8) {
    if (message.skipAssignment) unsupportedField('JoinGroupResponse.skipAssignment', version)
  } else writer.bool(message.skipAssignment)
  if (version <= 5) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 5) writer.count(message.members.length)
  else writer.compactCount(message.members.length)
  for (const element of message.members) writeJoinGroupResponseMember(writer, element, version)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'JoinGroupResponse', version)
}

export interface JoinGroupResponseMember {
  memberId: string
  groupInstanceId: string | null // 5+, ignorable
  metadata: Buffer
  unknownTags: UnknownTag[] | null
}

export function createJoinGroupResponseMember(init?: Partial<JoinGroupResponseMember>): JoinGroupResponseMember {
  const message: JoinGroupResponseMember = {
    memberId: '',
    groupInstanceId: null,
    metadata: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readJoinGroupResponseMember(reader: Reader, version: number): JoinGroupResponseMember {
  return {
    memberId: version <= 5 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 4 ? null : version <= 5 ? reader.nullableString() : reader.compactNullableString(),
    metadata: version <= 5 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readJoinGroupResponseMemberArray(reader: Reader, count: number, version: number): JoinGroupResponseMember[] {
  const array = sized<JoinGroupResponseMember>(count)
  for (let i = 0; i < count; i++) array[i] = readJoinGroupResponseMember(reader, version)
  return array
}

function writeJoinGroupResponseMember(writer: Writer, message: JoinGroupResponseMember, version: number): void {
  if (version <= 5) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version === 5) writer.nullableString(message.groupInstanceId)
  else if (version >= 6) writer.compactNullableString(message.groupInstanceId)
  if (version <= 5) writer.bytes(message.metadata)
  else writer.compactBytes(message.metadata)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'JoinGroupResponseMember', version)
}

export const JoinGroupResponseType: MessageType<JoinGroupResponse> = {
  name: 'JoinGroupResponse',
  kind: 'response',
  key: 11,
  minVersion: 0,
  maxVersion: 9,
  flexibleSince: 6,
  latestUnstable: false,
  create: createJoinGroupResponse,
  read: readJoinGroupResponse,
  write: writeJoinGroupResponse,
}
