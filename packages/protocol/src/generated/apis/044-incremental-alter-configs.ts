// Made by tools/gen.ts from tables/apis/044-incremental-alter-configs.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface IncrementalAlterConfigsRequest {
  resources: IncrementalAlterConfigsRequestAlterConfigsResource[]
  validateOnly: boolean
  unknownTags: UnknownTag[] | null
}

export function createIncrementalAlterConfigsRequest(init?: Partial<IncrementalAlterConfigsRequest>): IncrementalAlterConfigsRequest {
  const message: IncrementalAlterConfigsRequest = {
    resources: [],
    validateOnly: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readIncrementalAlterConfigsRequest(reader: Reader, version: number): IncrementalAlterConfigsRequest {
  return {
    resources: version <= 0 ? readIncrementalAlterConfigsRequestAlterConfigsResourceArray(reader, reader.count(7, 112), version) : readIncrementalAlterConfigsRequestAlterConfigsResourceArray(reader, reader.compactCount(4, 112), version),
    validateOnly: reader.bool(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeIncrementalAlterConfigsRequest(writer: Writer, message: IncrementalAlterConfigsRequest, version: number): void {
  if (version <= 0) writer.count(message.resources.length)
  else writer.compactCount(message.resources.length)
  for (const element of message.resources) writeIncrementalAlterConfigsRequestAlterConfigsResource(writer, element, version)
  writer.bool(message.validateOnly)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'IncrementalAlterConfigsRequest', version)
}

export interface IncrementalAlterConfigsRequestAlterConfigsResource {
  resourceType: number
  resourceName: string
  configs: IncrementalAlterConfigsRequestAlterableConfig[]
  unknownTags: UnknownTag[] | null
}

export function createIncrementalAlterConfigsRequestAlterConfigsResource(init?: Partial<IncrementalAlterConfigsRequestAlterConfigsResource>): IncrementalAlterConfigsRequestAlterConfigsResource {
  const message: IncrementalAlterConfigsRequestAlterConfigsResource = {
    resourceType: 0,
    resourceName: '',
    configs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readIncrementalAlterConfigsRequestAlterConfigsResource(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterConfigsResource {
  return {
    resourceType: reader.int8(),
    resourceName: version <= 0 ? reader.string() : reader.compactString(),
    configs: version <= 0 ? readIncrementalAlterConfigsRequestAlterableConfigArray(reader, reader.count(5, 64), version) : readIncrementalAlterConfigsRequestAlterableConfigArray(reader, reader.compactCount(4, 64), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readIncrementalAlterConfigsRequestAlterConfigsResourceArray(reader: Reader, count: number, version: number): IncrementalAlterConfigsRequestAlterConfigsResource[] {
  const array = sized<IncrementalAlterConfigsRequestAlterConfigsResource>(count)
  for (let i = 0; i < count; i++) array[i] = readIncrementalAlterConfigsRequestAlterConfigsResource(reader, version)
  return array
}

function writeIncrementalAlterConfigsRequestAlterConfigsResource(writer: Writer, message: IncrementalAlterConfigsRequestAlterConfigsResource, version: number): void {
  writer.int8(message.resourceType)
  if (version <= 0) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  if (version <= 0) writer.count(message.configs.length)
  else writer.compactCount(message.configs.length)
  for (const element of message.configs) writeIncrementalAlterConfigsRequestAlterableConfig(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'IncrementalAlterConfigsRequestAlterConfigsResource', version)
}

export interface IncrementalAlterConfigsRequestAlterableConfig {
  name: string
  configOperation: number
  value: string | null
  unknownTags: UnknownTag[] | null
}

export function createIncrementalAlterConfigsRequestAlterableConfig(init?: Partial<IncrementalAlterConfigsRequestAlterableConfig>): IncrementalAlterConfigsRequestAlterableConfig {
  const message: IncrementalAlterConfigsRequestAlterableConfig = {
    name: '',
    configOperation: 0,
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readIncrementalAlterConfigsRequestAlterableConfig(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterableConfig {
  return {
    name: version <= 0 ? reader.string() : reader.compactString(),
    configOperation: reader.int8(),
    value: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readIncrementalAlterConfigsRequestAlterableConfigArray(reader: Reader, count: number, version: number): IncrementalAlterConfigsRequestAlterableConfig[] {
  const array = sized<IncrementalAlterConfigsRequestAlterableConfig>(count)
  for (let i = 0; i < count; i++) array[i] = readIncrementalAlterConfigsRequestAlterableConfig(reader, version)
  return array
}

function writeIncrementalAlterConfigsRequestAlterableConfig(writer: Writer, message: IncrementalAlterConfigsRequestAlterableConfig, version: number): void {
  if (version <= 0) writer.string(message.name)
  else writer.compactString(message.name)
  writer.int8(message.configOperation)
  if (version <= 0) writer.nullableString(message.value)
  else writer.compactNullableString(message.value)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'IncrementalAlterConfigsRequestAlterableConfig', version)
}

export const IncrementalAlterConfigsRequestType: MessageType<IncrementalAlterConfigsRequest> = {
  name: 'IncrementalAlterConfigsRequest',
  kind: 'request',
  key: 44,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createIncrementalAlterConfigsRequest,
  read: readIncrementalAlterConfigsRequest,
  write: writeIncrementalAlterConfigsRequest,
}

export interface IncrementalAlterConfigsResponse {
  throttleTimeMs: number
  responses: IncrementalAlterConfigsResponseAlterConfigsResourceResponse[]
  unknownTags: UnknownTag[] | null
}

export function createIncrementalAlterConfigsResponse(init?: Partial<IncrementalAlterConfigsResponse>): IncrementalAlterConfigsResponse {
  const message: IncrementalAlterConfigsResponse = {
    throttleTimeMs: 0,
    responses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readIncrementalAlterConfigsResponse(reader: Reader, version: number): IncrementalAlterConfigsResponse {
  return {
    throttleTimeMs: reader.int32(),
    responses: version <= 0 ? readIncrementalAlterConfigsResponseAlterConfigsResourceResponseArray(reader, reader.count(7, 72), version) : readIncrementalAlterConfigsResponseAlterConfigsResourceResponseArray(reader, reader.compactCount(6, 72), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeIncrementalAlterConfigsResponse(writer: Writer, message: IncrementalAlterConfigsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 0) writer.count(message.responses.length)
  else writer.compactCount(message.responses.length)
  for (const element of message.responses) writeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'IncrementalAlterConfigsResponse', version)
}

export interface IncrementalAlterConfigsResponseAlterConfigsResourceResponse {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
  unknownTags: UnknownTag[] | null
}

export function createIncrementalAlterConfigsResponseAlterConfigsResourceResponse(init?: Partial<IncrementalAlterConfigsResponseAlterConfigsResourceResponse>): IncrementalAlterConfigsResponseAlterConfigsResourceResponse {
  const message: IncrementalAlterConfigsResponseAlterConfigsResourceResponse = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readIncrementalAlterConfigsResponseAlterConfigsResourceResponse(reader: Reader, version: number): IncrementalAlterConfigsResponseAlterConfigsResourceResponse {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    resourceType: reader.int8(),
    resourceName: version <= 0 ? reader.string() : reader.compactString(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readIncrementalAlterConfigsResponseAlterConfigsResourceResponseArray(reader: Reader, count: number, version: number): IncrementalAlterConfigsResponseAlterConfigsResourceResponse[] {
  const array = sized<IncrementalAlterConfigsResponseAlterConfigsResourceResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readIncrementalAlterConfigsResponseAlterConfigsResourceResponse(reader, version)
  return array
}

function writeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(writer: Writer, message: IncrementalAlterConfigsResponseAlterConfigsResourceResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 0) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  writer.int8(message.resourceType)
  if (version <= 0) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'IncrementalAlterConfigsResponseAlterConfigsResourceResponse', version)
}

export const IncrementalAlterConfigsResponseType: MessageType<IncrementalAlterConfigsResponse> = {
  name: 'IncrementalAlterConfigsResponse',
  kind: 'response',
  key: 44,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createIncrementalAlterConfigsResponse,
  read: readIncrementalAlterConfigsResponse,
  write: writeIncrementalAlterConfigsResponse,
}
