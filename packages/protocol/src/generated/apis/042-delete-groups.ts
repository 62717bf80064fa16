// Made by tools/gen.ts from tables/apis/042-delete-groups.txt: change that, not this.

import { readCompactStringArray, readStringArray, sized, writeCompactStringArray, writeStringArray } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DeleteGroupsRequest {
  groupsNames: string[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteGroupsRequest(init?: Partial<DeleteGroupsRequest>): DeleteGroupsRequest {
  const message: DeleteGroupsRequest = {
    groupsNames: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteGroupsRequest(reader: Reader, version: number): DeleteGroupsRequest {
  return {
    groupsNames: version <= 1 ? readStringArray(reader, reader.count(2, 8)) : readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDeleteGroupsRequest(writer: Writer, message: DeleteGroupsRequest, version: number): void {
  if (version <= 1) writer.count(message.groupsNames.length)
  else writer.compactCount(message.groupsNames.length)
  if (version <= 1) writeStringArray(writer, message.groupsNames)
  else writeCompactStringArray(writer, message.groupsNames)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteGroupsRequest', version)
}

export const DeleteGroupsRequestType: MessageType<DeleteGroupsRequest> = {
  name: 'DeleteGroupsRequest',
  kind: 'request',
  key: 42,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDeleteGroupsRequest,
  read: readDeleteGroupsRequest,
  write: writeDeleteGroupsRequest,
}

export interface DeleteGroupsResponse {
  throttleTimeMs: number
  results: DeleteGroupsResponseDeletableGroupResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteGroupsResponse(init?: Partial<DeleteGroupsResponse>): DeleteGroupsResponse {
  const message: DeleteGroupsResponse = {
    throttleTimeMs: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteGroupsResponse(reader: Reader, version: number): DeleteGroupsResponse {
  return {
    throttleTimeMs: reader.int32(),
    results: version <= 1 ? readDeleteGroupsResponseDeletableGroupResultArray(reader, reader.count(4, 64), version) : readDeleteGroupsResponseDeletableGroupResultArray(reader, reader.compactCount(4, 64), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDeleteGroupsResponse(writer: Writer, message: DeleteGroupsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.results.length)
  else writer.compactCount(message.results.length)
  for (const element of message.results) writeDeleteGroupsResponseDeletableGroupResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteGroupsResponse', version)
}

export interface DeleteGroupsResponseDeletableGroupResult {
  groupId: string
  errorCode: number
  errorMessage: string | null // 3+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createDeleteGroupsResponseDeletableGroupResult(init?: Partial<DeleteGroupsResponseDeletableGroupResult>): DeleteGroupsResponseDeletableGroupResult {
  const message: DeleteGroupsResponseDeletableGroupResult = {
    groupId: '',
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteGroupsResponseDeletableGroupResult(reader: Reader, version: number): DeleteGroupsResponseDeletableGroupResult {
  return {
    groupId: version <= 1 ? reader.string() : reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: version <= 2 ? null : reader.compactNullableString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteGroupsResponseDeletableGroupResultArray(reader: Reader, count: number, version: number): DeleteGroupsResponseDeletableGroupResult[] {
  const array = sized<DeleteGroupsResponseDeletableGroupResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteGroupsResponseDeletableGroupResult(reader, version)
  return array
}

function writeDeleteGroupsResponseDeletableGroupResult(writer: Writer, message: DeleteGroupsResponseDeletableGroupResult, version: number): void {
  if (version <= 1) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  writer.int16(message.errorCode)
  if (version >= 3) writer.compactNullableString(message.errorMessage)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteGroupsResponseDeletableGroupResult', version)
}

export const DeleteGroupsResponseType: MessageType<DeleteGroupsResponse> = {
  name: 'DeleteGroupsResponse',
  kind: 'response',
  key: 42,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDeleteGroupsResponse,
  read: readDeleteGroupsResponse,
  write: writeDeleteGroupsResponse,
}
