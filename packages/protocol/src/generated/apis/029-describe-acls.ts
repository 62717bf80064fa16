// Made by tools/gen.ts from tables/apis/029-describe-acls.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeAclsRequest {
  resourceTypeFilter: number
  resourceNameFilter: string | null
  patternTypeFilter: number
  principalFilter: string | null
  hostFilter: string | null
  operation: number
  permissionType: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeAclsRequest(init?: Partial<DescribeAclsRequest>): DescribeAclsRequest {
  const message: DescribeAclsRequest = {
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

function readDescribeAclsRequest(reader: Reader, version: number): DescribeAclsRequest {
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

function writeDescribeAclsRequest(writer: Writer, message: DescribeAclsRequest, version: number): void {
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
  else refuseTags(message.unknownTags, 'DescribeAclsRequest', version)
}

export const DescribeAclsRequestType: MessageType<DescribeAclsRequest> = {
  name: 'DescribeAclsRequest',
  kind: 'request',
  key: 29,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDescribeAclsRequest,
  read: readDescribeAclsRequest,
  write: writeDescribeAclsRequest,
}

export interface DescribeAclsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  resources: DescribeAclsResponseDescribeAclsResource[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeAclsResponse(init?: Partial<DescribeAclsResponse>): DescribeAclsResponse {
  const message: DescribeAclsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    resources: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeAclsResponse(reader: Reader, version: number): DescribeAclsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    resources: version <= 1 ? readDescribeAclsResponseDescribeAclsResourceArray(reader, reader.count(8, 120), version) : readDescribeAclsResponseDescribeAclsResourceArray(reader, reader.compactCount(5, 120), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDescribeAclsResponse(writer: Writer, message: DescribeAclsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version <= 1) writer.count(message.resources.length)
  else writer.compactCount(message.resources.length)
  for (const element of message.resources) writeDescribeAclsResponseDescribeAclsResource(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeAclsResponse', version)
}

export interface DescribeAclsResponseDescribeAclsResource {
  resourceType: number
  resourceName: string
  patternType: number
  acls: DescribeAclsResponseAclDescription[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeAclsResponseDescribeAclsResource(init?: Partial<DescribeAclsResponseDescribeAclsResource>): DescribeAclsResponseDescribeAclsResource {
  const message: DescribeAclsResponseDescribeAclsResource = {
    resourceType: 0,
    resourceName: '',
    patternType: 3,
    acls: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeAclsResponseDescribeAclsResource(reader: Reader, version: number): DescribeAclsResponseDescribeAclsResource {
  return {
    resourceType: reader.int8(),
    resourceName: version <= 1 ? reader.string() : reader.compactString(),
    patternType: reader.int8(),
    acls: version <= 1 ? readDescribeAclsResponseAclDescriptionArray(reader, reader.count(6, 72), version) : readDescribeAclsResponseAclDescriptionArray(reader, reader.compactCount(5, 72), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeAclsResponseDescribeAclsResourceArray(reader: Reader, count: number, version: number): DescribeAclsResponseDescribeAclsResource[] {
  const array = sized<DescribeAclsResponseDescribeAclsResource>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeAclsResponseDescribeAclsResource(reader, version)
  return array
}

function writeDescribeAclsResponseDescribeAclsResource(writer: Writer, message: DescribeAclsResponseDescribeAclsResource, version: number): void {
  writer.int8(message.resourceType)
  if (version <= 1) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  writer.int8(message.patternType)
  if (version <= 1) writer.count(message.acls.length)
  else writer.compactCount(message.acls.length)
  for (const element of message.acls) writeDescribeAclsResponseAclDescription(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeAclsResponseDescribeAclsResource', version)
}

export interface DescribeAclsResponseAclDescription {
  principal: string
  host: string
  operation: number
  permissionType: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeAclsResponseAclDescription(init?: Partial<DescribeAclsResponseAclDescription>): DescribeAclsResponseAclDescription {
  const message: DescribeAclsResponseAclDescription = {
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeAclsResponseAclDescription(reader: Reader, version: number): DescribeAclsResponseAclDescription {
  return {
    principal: version <= 1 ? reader.string() : reader.compactString(),
    host: version <= 1 ? reader.string() : reader.compactString(),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeAclsResponseAclDescriptionArray(reader: Reader, count: number, version: number): DescribeAclsResponseAclDescription[] {
  const array = sized<DescribeAclsResponseAclDescription>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeAclsResponseAclDescription(reader, version)
  return array
}

function writeDescribeAclsResponseAclDescription(writer: Writer, message: DescribeAclsResponseAclDescription, version: number): void {
  if (version <= 1) writer.string(message.principal)
  else writer.compactString(message.principal)
  if (version <= 1) writer.string(message.host)
  else writer.compactString(message.host)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeAclsResponseAclDescription', version)
}

export const DescribeAclsResponseType: MessageType<DescribeAclsResponse> = {
  name: 'DescribeAclsResponse',
  kind: 'response',
  key: 29,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDescribeAclsResponse,
  read: readDescribeAclsResponse,
  write: writeDescribeAclsResponse,
}
