// Made by tools/gen.ts from tables/apis/033-alter-configs.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterConfigsRequest {
  resources: AlterConfigsRequestAlterConfigsResource[]
  validateOnly: boolean
  unknownTags: UnknownTag[] | null
}

export function createAlterConfigsRequest(init?: Partial<AlterConfigsRequest>): AlterConfigsRequest {
  const message: AlterConfigsRequest = {
    resources: [],
    validateOnly: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterConfigsRequest(reader: Reader, version: number): AlterConfigsRequest {
  return {
    resources: version <= 1 ? readAlterConfigsRequestAlterConfigsResourceArray(reader, reader.count(7, 112), version) : readAlterConfigsRequestAlterConfigsResourceArray(reader, reader.compactCount(4, 112), version),
    validateOnly: reader.bool(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeAlterConfigsRequest(writer: Writer, message: AlterConfigsRequest, version: number): void {
  if (version <= 1) writer.count(message.resources.length)
  else writer.compactCount(message.resources.length)
  for (const element of message.resources) writeAlterConfigsRequestAlterConfigsResource(writer, element, version)
  writer.bool(message.validateOnly)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterConfigsRequest', version)
}

export interface AlterConfigsRequestAlterConfigsResource {
  resourceType: number
  resourceName: string
  configs: AlterConfigsRequestAlterableConfig[]
  unknownTags: UnknownTag[] | null
}

export function createAlterConfigsRequestAlterConfigsResource(init?: Partial<AlterConfigsRequestAlterConfigsResource>): AlterConfigsRequestAlterConfigsResource {
  const message: AlterConfigsRequestAlterConfigsResource = {
    resourceType: 0,
    resourceName: '',
    configs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterConfigsRequestAlterConfigsResource(reader: Reader, version: number): AlterConfigsRequestAlterConfigsResource {
  return {
    resourceType: reader.int8(),
    resourceName: version <= 1 ? reader.string() : reader.compactString(),
    configs: version <= 1 ? readAlterConfigsRequestAlterableConfigArray(reader, reader.count(4, 56), version) : readAlterConfigsRequestAlterableConfigArray(reader, reader.compactCount(3, 56), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterConfigsRequestAlterConfigsResourceArray(reader: Reader, count: number, version: number): AlterConfigsRequestAlterConfigsResource[] {
  const array = sized<AlterConfigsRequestAlterConfigsResource>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterConfigsRequestAlterConfigsResource(reader, version)
  return array
}

function writeAlterConfigsRequestAlterConfigsResource(writer: Writer, message: AlterConfigsRequestAlterConfigsResource, version: number): void {
  writer.int8(message.resourceType)
  if (version <= 1) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  if (version <= 1) writer.count(message.configs.length)
  else writer.compactCount(message.configs.length)
  for (const element of message.configs) writeAlterConfigsRequestAlterableConfig(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterConfigsRequestAlterConfigsResource', version)
}

export interface AlterConfigsRequestAlterableConfig {
  name: string
  value: string | null
  unknownTags: UnknownTag[] | null
}

export function createAlterConfigsRequestAlterableConfig(init?: Partial<AlterConfigsRequestAlterableConfig>): AlterConfigsRequestAlterableConfig {
  const message: AlterConfigsRequestAlterableConfig = {
    name: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterConfigsRequestAlterableConfig(reader: Reader, version: number): AlterConfigsRequestAlterableConfig {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    value: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterConfigsRequestAlterableConfigArray(reader: Reader, count: number, version: number): AlterConfigsRequestAlterableConfig[] {
  const array = sized<AlterConfigsRequestAlterableConfig>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterConfigsRequestAlterableConfig(reader, version)
  return array
}

function writeAlterConfigsRequestAlterableConfig(writer: Writer, message: AlterConfigsRequestAlterableConfig, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 1) writer.nullableString(message.value)
  else writer.compactNullableString(message.value)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterConfigsRequestAlterableConfig', version)
}

export const AlterConfigsRequestType: MessageType<AlterConfigsRequest> = {
  name: 'AlterConfigsRequest',
  kind: 'request',
  key: 33,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createAlterConfigsRequest,
  read: readAlterConfigsRequest,
  write: writeAlterConfigsRequest,
}

export interface AlterConfigsResponse {
  throttleTimeMs: number
  responses: AlterConfigsResponseAlterConfigsResourceResponse[]
  unknownTags: UnknownTag[] | null
}

export function createAlterConfigsResponse(init?: Partial<AlterConfigsResponse>): AlterConfigsResponse {
  const message: AlterConfigsResponse = {
    throttleTimeMs: 0,
    responses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterConfigsResponse(reader: Reader, version: number): AlterConfigsResponse {
  return {
    throttleTimeMs: reader.int32(),
    responses: version <= 1 ? readAlterConfigsResponseAlterConfigsResourceResponseArray(reader, reader.count(7, 72), version) : readAlterConfigsResponseAlterConfigsResourceResponseArray(reader, reader.compactCount(6, 72), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeAlterConfigsResponse(writer: Writer, message: AlterConfigsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.responses.length)
  else writer.compactCount(message.responses.length)
  for (const element of message.responses) writeAlterConfigsResponseAlterConfigsResourceResponse(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterConfigsResponse', version)
}

export interface AlterConfigsResponseAlterConfigsResourceResponse {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
  unknownTags: UnknownTag[] | null
}

export function createAlterConfigsResponseAlterConfigsResourceResponse(init?: Partial<AlterConfigsResponseAlterConfigsResourceResponse>): AlterConfigsResponseAlterConfigsResourceResponse {
  const message: AlterConfigsResponseAlterConfigsResourceResponse = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterConfigsResponseAlterConfigsResourceResponse(reader: Reader, version: number): AlterConfigsResponseAlterConfigsResourceResponse {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    resourceType: reader.int8(),
    resourceName: version <= 1 ? reader.string() : reader.compactString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterConfigsResponseAlterConfigsResourceResponseArray(reader: Reader, count: number, version: number): AlterConfigsResponseAlterConfigsResourceResponse[] {
  const array = sized<AlterConfigsResponseAlterConfigsResourceResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterConfigsResponseAlterConfigsResourceResponse(reader, version)
  return array
}

function writeAlterConfigsResponseAlterConfigsResourceResponse(writer: Writer, message: AlterConfigsResponseAlterConfigsResourceResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  writer.int8(message.resourceType)
  if (version <= 1) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterConfigsResponseAlterConfigsResourceResponse', version)
}

export const AlterConfigsResponseType: MessageType<AlterConfigsResponse> = {
  name: 'AlterConfigsResponse',
  kind: 'response',
  key: 33,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createAlterConfigsResponse,
  read: readAlterConfigsResponse,
  write: writeAlterConfigsResponse,
}
