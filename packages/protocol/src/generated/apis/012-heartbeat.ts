// Made by tools/gen.ts from tables/apis/012-heartbeat.txt: change that, not this.

import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface HeartbeatRequest {
  groupId: string
  generationId: number
  memberId: string
  groupInstanceId: string | null // 3+
  unknownTags: UnknownTag[] | null
}

export function createHeartbeatRequest(init?: Partial<HeartbeatRequest>): HeartbeatRequest {
  const message: HeartbeatRequest = {
    groupId: '',
    generationId: 0,
    memberId: '',
    groupInstanceId: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readHeartbeatRequest(reader: Reader, version: number): HeartbeatRequest {
  return {
    groupId: version <= 3 ? reader.string() : reader.compactString(),
    generationId: reader.int32(),
    memberId: version <= 3 ? reader.string() : reader.compactString(),
    groupInstanceId: version <= 2 ? null : version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeHeartbeatRequest(writer: Writer, message: HeartbeatRequest, version: number): void {
  if (version <= 3) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  writer.int32(message.generationId)
  if (version <= 3) writer.string(message.memberId)
  else writer.compactString(message.memberId)
  if (version <= 2) {
    if (message.groupInstanceId !== null) unsupportedField('HeartbeatRequest.groupInstanceId', version)
  } else if (version <= 3) writer.nullableString(message.groupInstanceId)
  else writer.compactNullableString(message.groupInstanceId)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'HeartbeatRequest', version)
}

export const HeartbeatRequestType: MessageType<HeartbeatRequest> = {
  name: 'HeartbeatRequest',
  kind: 'request',
  key: 12,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createHeartbeatRequest,
  read: readHeartbeatRequest,
  write: writeHeartbeatRequest,
}

export interface HeartbeatResponse {
  throttleTimeMs: number // 1+, ignorable
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createHeartbeatResponse(init?: Partial<HeartbeatResponse>): HeartbeatResponse {
  const message: HeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readHeartbeatResponse(reader: Reader, version: number): HeartbeatResponse {
  return {
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    errorCode: reader.int16(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeHeartbeatResponse(writer: Writer, message: HeartbeatResponse, version: number): void {
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'HeartbeatResponse', version)
}

export const HeartbeatResponseType: MessageType<HeartbeatResponse> = {
  name: 'HeartbeatResponse',
  kind: 'response',
  key: 12,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createHeartbeatResponse,
  read: readHeartbeatResponse,
  write: writeHeartbeatResponse,
}
