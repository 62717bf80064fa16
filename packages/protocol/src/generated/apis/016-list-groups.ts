// Made by tools/gen.ts from tables/apis/016-list-groups.txt: change that, not this.

import { readCompactStringArray, sized, writeCompactStringArray } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ListGroupsRequest {
  statesFilter: string[] // 4+
  typesFilter: string[] // 5+
  unknownTags: UnknownTag[] | null
}

export function createListGroupsRequest(init?: Partial<ListGroupsRequest>): ListGroupsRequest {
  const message: ListGroupsRequest = {
    statesFilter: [],
    typesFilter: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListGroupsRequest(reader: Reader, version: number): ListGroupsRequest {
  return {
    statesFilter: version <= 3 ? [] : readCompactStringArray(reader, reader.compactCount(1, 8)),
    typesFilter: version <= 4 ? [] : readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeListGroupsRequest(writer: Writer, message: ListGroupsRequest, version: number): void {
  if (version <= 3) {
    if (message.statesFilter.length !== 0) unsupportedField('ListGroupsRequest.statesFilter', version)
  } else writer.compactCount(message.statesFilter.length)
  if (version >= 4) writeCompactStringArray(writer, message.statesFilter)
  if (version <= 4) {
    if (message.typesFilter.length !== 0) unsupportedField('ListGroupsRequest.typesFilter', version)
  } else writer.compactCount(message.typesFilter.length)
  if (version >= 5) writeCompactStringArray(writer, message.typesFilter)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListGroupsRequest', version)
}

export const ListGroupsRequestType: MessageType<ListGroupsRequest> = {
  name: 'ListGroupsRequest',
  kind: 'request',
  key: 16,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createListGroupsRequest,
  read: readListGroupsRequest,
  write: writeListGroupsRequest,
}

export interface ListGroupsResponse {
  throttleTimeMs: number // 1+, ignorable
  errorCode: number
  groups: ListGroupsResponseListedGroup[]
  unknownTags: UnknownTag[] | null
}

export function createListGroupsResponse(init?: Partial<ListGroupsResponse>): ListGroupsResponse {
  const message: ListGroupsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListGroupsResponse(reader: Reader, version: number): ListGroupsResponse {
  return {
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    errorCode: reader.int16(),
    groups: version <= 2 ? readListGroupsResponseListedGroupArray(reader, reader.count(4, 72), version) : readListGroupsResponseListedGroupArray(reader, reader.compactCount(3, 72), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeListGroupsResponse(writer: Writer, message: ListGroupsResponse, version: number): void {
  if (version >= 1) writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version <= 2) writer.count(message.groups.length)
  else writer.compactCount(message.groups.length)
  for (const element of message.groups) writeListGroupsResponseListedGroup(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListGroupsResponse', version)
}

export interface ListGroupsResponseListedGroup {
  groupId: string
  protocolType: string
  groupState: string // 4+, ignorable
  groupType: string // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createListGroupsResponseListedGroup(init?: Partial<ListGroupsResponseListedGroup>): ListGroupsResponseListedGroup {
  const message: ListGroupsResponseListedGroup = {
    groupId: '',
    protocolType: '',
    groupState: '',
    groupType: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListGroupsResponseListedGroup(reader: Reader, version: number): ListGroupsResponseListedGroup {
  return {
    groupId: version <= 2 ? reader.string() : reader.compactString(),
    protocolType: version <= 2 ? reader.string() : reader.compactString(),
    groupState: version <= 3 ? '' : reader.compactString(),
    groupType: version <= 4 ? '' : reader.compactString(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readListGroupsResponseListedGroupArray(reader: Reader, count: number, version: number): ListGroupsResponseListedGroup[] {
  const array = sized<ListGroupsResponseListedGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readListGroupsResponseListedGroup(reader, version)
  return array
}

function writeListGroupsResponseListedGroup(writer: Writer, message: ListGroupsResponseListedGroup, version: number): void {
  if (version <= 2) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  if (version <= 2) writer.string(message.protocolType)
  else writer.compactString(message.protocolType)
  if (version >= 4) writer.compactString(message.groupState)
  if (version >= 5) writer.compactString(message.groupType)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ListGroupsResponseListedGroup', version)
}

export const ListGroupsResponseType: MessageType<ListGroupsResponse> = {
  name: 'ListGroupsResponse',
  kind: 'response',
  key: 16,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createListGroupsResponse,
  read: readListGroupsResponse,
  write: writeListGroupsResponse,
}
