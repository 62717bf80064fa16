// Made by tools/gen.ts from tables/apis/031-delete-acls.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DeleteAclsRequest {
  filters: DeleteAclsRequestDeleteAclsFilter[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteAclsRequest(init?: Partial<DeleteAclsRequest>): DeleteAclsRequest {
  const message: DeleteAclsRequest = {
    filters: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteAclsRequest(reader: Reader, version: number): DeleteAclsRequest {
  return {
    filters: version <= 1 ? readDeleteAclsRequestDeleteAclsFilterArray(reader, reader.count(10, 96), version) : readDeleteAclsRequestDeleteAclsFilterArray(reader, reader.compactCount(8, 96), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDeleteAclsRequest(writer: Writer, message: DeleteAclsRequest, version: number): void {
  if (version <= 1) writer.count(message.filters.length)
  else writer.compactCount(message.filters.length)
  for (const element of message.filters) writeDeleteAclsRequestDeleteAclsFilter(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteAclsRequest', version)
}

export interface DeleteAclsRequestDeleteAclsFilter {
  resourceTypeFilter: number
  resourceNameFilter: string | null
  patternTypeFilter: number
  principalFilter: string | null
  hostFilter: string | null
  operation: number
  permissionType: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteAclsRequestDeleteAclsFilter(init?: Partial<DeleteAclsRequestDeleteAclsFilter>): DeleteAclsRequestDeleteAclsFilter {
  const message: DeleteAclsRequestDeleteAclsFilter = {
    resourceTypeFilter: 0,
    resourceNameFilter: '',
    patternTypeFilter: 3,
    principalFilter: '',
    hostFilter: '',
    operation: 0,
    permissionType: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteAclsRequestDeleteAclsFilter(reader: Reader, version: number): DeleteAclsRequestDeleteAclsFilter {
  return {
    resourceTypeFilter: reader.int8(),
    resourceNameFilter: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    patternTypeFilter: reader.int8(),
    principalFilter: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    hostFilter: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteAclsRequestDeleteAclsFilterArray(reader: Reader, count: number, version: number): DeleteAclsRequestDeleteAclsFilter[] {
  const array = sized<DeleteAclsRequestDeleteAclsFilter>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteAclsRequestDeleteAclsFilter(reader, version)
  return array
}

function writeDeleteAclsRequestDeleteAclsFilter(writer: Writer, message: DeleteAclsRequestDeleteAclsFilter, version: number): void {
  writer.int8(message.resourceTypeFilter)
  if (version <= 1) writer.nullableString(message.resourceNameFilter)
  else writer.compactNullableString(message.resourceNameFilter)
  writer.int8(message.patternTypeFilter)
  if (version <= 1) writer.nullableString(message.principalFilter)
  else writer.compactNullableString(message.principalFilter)
  if (version <= 1) writer.nullableString(message.hostFilter)
  else writer.compactNullableString(message.hostFilter)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteAclsRequestDeleteAclsFilter', version)
}

export const DeleteAclsRequestType: MessageType<DeleteAclsRequest> = {
  name: 'DeleteAclsRequest',
  kind: 'request',
  key: 31,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDeleteAclsRequest,
  read: readDeleteAclsRequest,
  write: writeDeleteAclsRequest,
}

export interface DeleteAclsResponse {
  throttleTimeMs: number
  filterResults: DeleteAclsResponseDeleteAclsFilterResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteAclsResponse(init?: Partial<DeleteAclsResponse>): DeleteAclsResponse {
  const message: DeleteAclsResponse = {
    throttleTimeMs: 0,
    filterResults: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteAclsResponse(reader: Reader, version: number): DeleteAclsResponse {
  return {
    throttleTimeMs: reader.int32(),
    filterResults: version <= 1 ? readDeleteAclsResponseDeleteAclsFilterResultArray(reader, reader.count(8, 112), version) : readDeleteAclsResponseDeleteAclsFilterResultArray(reader, reader.compactCount(5, 112), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDeleteAclsResponse(writer: Writer, message: DeleteAclsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.filterResults.length)
  else writer.compactCount(message.filterResults.length)
  for (const element of message.filterResults) writeDeleteAclsResponseDeleteAclsFilterResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteAclsResponse', version)
}

export interface DeleteAclsResponseDeleteAclsFilterResult {
  errorCode: number
  errorMessage: string | null
  matchingAcls: DeleteAclsResponseDeleteAclsMatchingAcl[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteAclsResponseDeleteAclsFilterResult(init?: Partial<DeleteAclsResponseDeleteAclsFilterResult>): DeleteAclsResponseDeleteAclsFilterResult {
  const message: DeleteAclsResponseDeleteAclsFilterResult = {
    errorCode: 0,
    errorMessage: '',
    matchingAcls: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteAclsResponseDeleteAclsFilterResult(reader: Reader, version: number): DeleteAclsResponseDeleteAclsFilterResult {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    matchingAcls: version <= 1 ? readDeleteAclsResponseDeleteAclsMatchingAclArray(reader, reader.count(14, 112), version) : readDeleteAclsResponseDeleteAclsMatchingAclArray(reader, reader.compactCount(11, 112), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteAclsResponseDeleteAclsFilterResultArray(reader: Reader, count: number, version: number): DeleteAclsResponseDeleteAclsFilterResult[] {
  const array = sized<DeleteAclsResponseDeleteAclsFilterResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteAclsResponseDeleteAclsFilterResult(reader, version)
  return array
}

function writeDeleteAclsResponseDeleteAclsFilterResult(writer: Writer, message: DeleteAclsResponseDeleteAclsFilterResult, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version <= 1) writer.count(message.matchingAcls.length)
  else writer.compactCount(message.matchingAcls.length)
  for (const element of message.matchingAcls) writeDeleteAclsResponseDeleteAclsMatchingAcl(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteAclsResponseDeleteAclsFilterResult', version)
}

export interface DeleteAclsResponseDeleteAclsMatchingAcl {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
  patternType: number
  principal: string
  host: string
  operation: number
  permissionType: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteAclsResponseDeleteAclsMatchingAcl(init?: Partial<DeleteAclsResponseDeleteAclsMatchingAcl>): DeleteAclsResponseDeleteAclsMatchingAcl {
  const message: DeleteAclsResponseDeleteAclsMatchingAcl = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
    patternType: 3,
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteAclsResponseDeleteAclsMatchingAcl(reader: Reader, version: number): DeleteAclsResponseDeleteAclsMatchingAcl {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    resourceType: reader.int8(),
    resourceName: version <= 1 ? reader.string() : reader.compactString(),
    patternType: reader.int8(),
    principal: version <= 1 ? reader.string() : reader.compactString(),
    host: version <= 1 ? reader.string() : reader.compactString(),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDeleteAclsResponseDeleteAclsMatchingAclArray(reader: Reader, count: number, version: number): DeleteAclsResponseDeleteAclsMatchingAcl[] {
  const array = sized<DeleteAclsResponseDeleteAclsMatchingAcl>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteAclsResponseDeleteAclsMatchingAcl(reader, version)
  return array
}

function writeDeleteAclsResponseDeleteAclsMatchingAcl(writer: Writer, message: DeleteAclsResponseDeleteAclsMatchingAcl, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  writer.int8(message.resourceType)
  if (version <= 1) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  writer.int8(message.patternType)
  if (version <= 1) writer.string(message.principal)
  else writer.compactString(message.principal)
  if (version <= 1) writer.string(message.host)
  else writer.compactString(message.host)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteAclsResponseDeleteAclsMatchingAcl', version)
}

export const DeleteAclsResponseType: MessageType<DeleteAclsResponse> = {
  name: 'DeleteAclsResponse',
  kind: 'response',
  key: 31,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDeleteAclsResponse,
  read: readDeleteAclsResponse,
  write: writeDeleteAclsResponse,
}
