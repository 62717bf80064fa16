// Made by tools/gen.ts from tables/apis/014-sync-group.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface SyncGroupRequest {
  groupId: string
  generationId: number
  memberId: string
  groupInstanceId: string | null // 3+
  protocolType: string | null // 5+, ignorable
  protocolName: string | null // 5+, ignorable
  assignments: SyncGroupRequestAssignment[]
  unknownTags: UnknownTag[] | null
}

export function createSyncGroupRequest(init?: Partial<SyncGroupRequest>): SyncGroupRequest {
  const message: SyncGroupRequest = {
    groupId: '',
    generationId: 0,
    memberId: '',
    groupInstanceId: null,
    protocolType: null,
    protocolName: null,
    assignments: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSyncGroupRequest(reader: Reader, version: number): SyncGroupRequest {
  return {
    groupId: version <= 3 ? reader.string() : reader.compactString(),
    generationId: reader.int32(),
    memberId: version <= 3 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 2 ? null : version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    protocolType: version <= 4 ? null : reader.compactNullableString(),
    protocolName: version <= 4 ? null : reader.compactNullableString(),
    assignments: version <= 3 ? readSyncGroupRequestAssignmentArray(reader, reader.count(6, 56), version) : readSyncGroupRequestAssignmentArray(reader, reader.compactCount(3, 56), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeSyncGroupRequest(writer: Writer, message: SyncGroupRequest, version: number): void {
  if (version <= 3) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  writer.int32(message.generationId)
  if (version <= 3) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 2) {
    if (message.groupInstanceId !== null) unsupportedField('SyncGroupRequest.groupInstanceId', version)
  } else if (version <= 3) writer.nullableString(message.groupInstanceId)
  else writer.compactNullableString(message.groupInstanceId)
  if (version >= 5) writer.compactNullableString(message.protocolType)
  if (version >= 5) writer.compactNullableString(message.protocolName)
  if (version <= 3) writer.count(message.assignments.length)
  else writer.compactCount(message.assignments.length)
  for (const element of message.assignments) writeSyncGroupRequestAssignment(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'SyncGroupRequest', version)
}

export interface SyncGroupRequestAssignment {
  memberId: string
  assignment: Buffer
  unknownTags: UnknownTag[] | null
}

export function createSyncGroupRequestAssignment(init?: Partial<SyncGroupRequestAssignment>): SyncGroupRequestAssignment {
  const message: SyncGroupRequestAssignment = {
    memberId: '',
    assignment: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSyncGroupRequestAssignment(reader: Reader, version: number): SyncGroupRequestAssignment {
  return {
    memberId: version <= 3 ? reader.string() : reader.compactString(),
    assignment: version <= 3 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readSyncGroupRequestAssignmentArray(reader: Reader, count: number, version: number): SyncGroupRequestAssignment[] {
  const array = sized<SyncGroupRequestAssignment>(count)
  for (let i = 0; i < count; i++) array[i] = readSyncGroupRequestAssignment(reader, version)
  return array
}

function writeSyncGroupRequestAssignment(writer: Writer, message: SyncGroupRequestAssignment, version: number): void {
  if (version <= 3) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 3) writer.bytes(message.assignment)
  else writer.compactBytes(message.assignment)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'SyncGroupRequestAssignment', version)
}

export const SyncGroupRequestType: MessageType<SyncGroupRequest> = {
  name: 'SyncGroupRequest',
  kind: 'request',
  key: 14,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 4,
  latestUnstable: false,
  create: createSyncGroupRequest,
  read: readSyncGroupRequest,
  write: writeSyncGroupRequest,
}

export interface SyncGroupResponse {
  throttleTimeMs: number // 1+, ignorable
  errorCode: number
  protocolType: string | null // 5+, ignorable
  protocolName: string | null // 5+, ignorable
  assignment: Buffer
  unknownTags: UnknownTag[] | null
}

export function createSyncGroupResponse(init?: Partial<SyncGroupResponse>): SyncGroupResponse {
  const message: SyncGroupResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    protocolType: null,
    protocolName: null,
    assignment: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSyncGroupResponse(reader: Reader, version: number): SyncGroupResponse {
  return {
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    errorCode: reader.int16(),
    protocolType: version <= 4 ? null : reader.compactNullableString(),
    protocolName: version <= 4 ? null : reader.compactNullableString(),
    assignment: version <= 3 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeSyncGroupResponse(writer: Writer, message: SyncGroupResponse, version: number): void {
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 5) writer.compactNullableString(message.protocolType)
  if (version >= 5) writer.compactNullableString(message.protocolName)
  if (version <= 3) writer.bytes(message.assignment)
  else writer.compactBytes(message.assignment)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'SyncGroupResponse', version)
}

export const SyncGroupResponseType: MessageType<SyncGroupResponse> = {
  name: 'SyncGroupResponse',
  kind: 'response',
  key: 14,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 4,
  latestUnstable: false,
  create: createSyncGroupResponse,
  read: readSyncGroupResponse,
  write: writeSyncGroupResponse,
}
