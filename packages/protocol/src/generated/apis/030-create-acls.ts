// Made by tools/gen.ts from tables/apis/030-create-acls.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface CreateAclsRequest {
  creations: CreateAclsRequestAclCreation[]
  unknownTags: UnknownTag[] | null
}

export function createCreateAclsRequest(init?: Partial<CreateAclsRequest>): CreateAclsRequest {
  const message: CreateAclsRequest = {
    creations: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateAclsRequest(reader: Reader, version: number): CreateAclsRequest {
  return {
    creations: version <= 1 ? readCreateAclsRequestAclCreationArray(reader, reader.count(10, 96), version) : readCreateAclsRequestAclCreationArray(reader, reader.compactCount(8, 96), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeCreateAclsRequest(writer: Writer, message: CreateAclsRequest, version: number): void {
  if (version <= 1) writer.count(message.creations.length)
  else writer.compactCount(message.creations.length)
  for (const element of message.creations) writeCreateAclsRequestAclCreation(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateAclsRequest', version)
}

export interface CreateAclsRequestAclCreation {
  resourceType: number
  resourceName: string
  resourcePatternType: number
  principal: string
  host: string
  operation: number
  permissionType: number
  unknownTags: UnknownTag[] | null
}

export function createCreateAclsRequestAclCreation(init?: Partial<CreateAclsRequestAclCreation>): CreateAclsRequestAclCreation {
  const message: CreateAclsRequestAclCreation = {
    resourceType: 0,
    resourceName: '',
    resourcePatternType: 3,
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateAclsRequestAclCreation(reader: Reader, version: number): CreateAclsRequestAclCreation {
  return {
    resourceType: reader.int8(),
    resourceName: version <= 1 ? reader.string() : reader.compactString(),
    resourcePatternType: reader.int8(),
    principal: version <= 1 ? reader.string() : reader.compactString(),
    host: version <= 1 ? reader.string() : reader.compactString(),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readCreateAclsRequestAclCreationArray(reader: Reader, count: number, version: number): CreateAclsRequestAclCreation[] {
  const array = sized<CreateAclsRequestAclCreation>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateAclsRequestAclCreation(reader, version)
  return array
}

function writeCreateAclsRequestAclCreation(writer: Writer, message: CreateAclsRequestAclCreation, version: number): void {
  writer.int8(message.resourceType)
  if (version <= 1) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  writer.int8(message.resourcePatternType)
  if (version <= 1) writer.string(message.principal)
  else writer.compactString(message.principal)
  if (version <= 1) writer.string(message.host)
  else writer.compactString(message.host)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateAclsRequestAclCreation', version)
}

export const CreateAclsRequestType: MessageType<CreateAclsRequest> = {
  name: 'CreateAclsRequest',
  kind: 'request',
  key: 30,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createCreateAclsRequest,
  read: readCreateAclsRequest,
  write: writeCreateAclsRequest,
}

export interface CreateAclsResponse {
  throttleTimeMs: number
  results: CreateAclsResponseAclCreationResult[]
  unknownTags: UnknownTag[] | null
}

export function createCreateAclsResponse(init?: Partial<CreateAclsResponse>): CreateAclsResponse {
  const message: CreateAclsResponse = {
    throttleTimeMs: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateAclsResponse(reader: Reader, version: number): CreateAclsResponse {
  return {
    throttleTimeMs: reader.int32(),
    results: version <= 1 ? readCreateAclsResponseAclCreationResultArray(reader, reader.count(4, 56), version) : readCreateAclsResponseAclCreationResultArray(reader, reader.compactCount(4, 56), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeCreateAclsResponse(writer: Writer, message: CreateAclsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.results.length)
  else writer.compactCount(message.results.length)
  for (const element of message.results) writeCreateAclsResponseAclCreationResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateAclsResponse', version)
}

export interface CreateAclsResponseAclCreationResult {
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createCreateAclsResponseAclCreationResult(init?: Partial<CreateAclsResponseAclCreationResult>): CreateAclsResponseAclCreationResult {
  const message: CreateAclsResponseAclCreationResult = {
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateAclsResponseAclCreationResult(reader: Reader, version: number): CreateAclsResponseAclCreationResult {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readCreateAclsResponseAclCreationResultArray(reader: Reader, count: number, version: number): CreateAclsResponseAclCreationResult[] {
  const array = sized<CreateAclsResponseAclCreationResult>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateAclsResponseAclCreationResult(reader, version)
  return array
}

function writeCreateAclsResponseAclCreationResult(writer: Writer, message: CreateAclsResponseAclCreationResult, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateAclsResponseAclCreationResult', version)
}

export const CreateAclsResponseType: MessageType<CreateAclsResponse> = {
  name: 'CreateAclsResponse',
  kind: 'response',
  key: 30,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createCreateAclsResponse,
  read: readCreateAclsResponse,
  write: writeCreateAclsResponse,
}
