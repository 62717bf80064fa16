// Made by tools/gen.ts from tables/apis/032-describe-configs.txt: change that, not this.

import { orNull, readCompactStringArray, readStringArray, sized, writeCompactStringArray, writeStringArray } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeConfigsRequest {
  resources: DescribeConfigsRequestDescribeConfigsResource[]
  includeSynonyms: boolean
  includeDocumentation: boolean // 3+
  unknownTags: UnknownTag[] | null
}

export function createDescribeConfigsRequest(init?: Partial<DescribeConfigsRequest>): DescribeConfigsRequest {
  const message: DescribeConfigsRequest = {
    resources: [],
    includeSynonyms: false,
    includeDocumentation: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeConfigsRequest(reader: Reader, version: number): DescribeConfigsRequest {
  return {
    resources: version <= 3 ? readDescribeConfigsRequestDescribeConfigsResourceArray(reader, reader.count(7, 112), version) : readDescribeConfigsRequestDescribeConfigsResourceArray(reader, reader.compactCount(4, 112), version),
    includeSynonyms: reader.bool(),
    includeDocumentation: version <= 2 ? false : reader.bool(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeDescribeConfigsRequest(writer: Writer, message: DescribeConfigsRequest, version: number): void {
  if (version <= 3) writer.count(message.resources.length)
  else writer.compactCount(message.resources.length)
  for (const element of message.resources) writeDescribeConfigsRequestDescribeConfigsResource(writer, element, version)
  writer.bool(message.includeSynonyms)
  if (version <= 2) {
    if (message.includeDocumentation) unsupportedField('DescribeConfigsRequest.includeDocumentation', version)
  } else writer.bool(message.includeDocumentation)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeConfigsRequest', version)
}

export interface DescribeConfigsRequestDescribeConfigsResource {
  resourceType: number
  resourceName: string
  configurationKeys: string[] | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeConfigsRequestDescribeConfigsResource(init?: Partial<DescribeConfigsRequestDescribeConfigsResource>): DescribeConfigsRequestDescribeConfigsResource {
  const message: DescribeConfigsRequestDescribeConfigsResource = {
    resourceType: 0,
    resourceName: '',
    configurationKeys: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeConfigsRequestDescribeConfigsResource(reader: Reader, version: number): DescribeConfigsRequestDescribeConfigsResource {
  return {
    resourceType: reader.int8(),
    resourceName: version <= 3 ? reader.string() : reader.compactString(),
    configurationKeys: version <= 3 ? orNull(reader, reader.nullableCount(2, 8), readStringArray) : orNull(reader, reader.compactNullableCount(1, 8), readCompactStringArray),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readDescribeConfigsRequestDescribeConfigsResourceArray(reader: Reader, count: number, version: number): DescribeConfigsRequestDescribeConfigsResource[] {
  const array = sized<DescribeConfigsRequestDescribeConfigsResource>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeConfigsRequestDescribeConfigsResource(reader, version)
  return array
}

function writeDescribeConfigsRequestDescribeConfigsResource(writer: Writer, message: DescribeConfigsRequestDescribeConfigsResource, version: number): void {
  writer.int8(message.resourceType)
  if (version <= 3) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  if (version <= 3) writer.count(message.configurationKeys === null ? -1 : message.configurationKeys.length)
  else writer.compactCount(message.configurationKeys === null ? -1 : message.configurationKeys.length)
  if (version <= 3) {
    if (message.configurationKeys !== null) writeStringArray(writer, message.configurationKeys)
  } else {
    if (message.configurationKeys !== null) writeCompactStringArray(writer, message.configurationKeys)
  }
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeConfigsRequestDescribeConfigsResource', version)
}

export const DescribeConfigsRequestType: MessageType<DescribeConfigsRequest> = {
  name: 'DescribeConfigsRequest',
  kind: 'request',
  key: 32,
  minVersion: 1,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createDescribeConfigsRequest,
  read: readDescribeConfigsRequest,
  write: writeDescribeConfigsRequest,
}

export interface DescribeConfigsResponse {
  throttleTimeMs: number
  results: DescribeConfigsResponseDescribeConfigsResult[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeConfigsResponse(init?: Partial<DescribeConfigsResponse>): DescribeConfigsResponse {
  const message: DescribeConfigsResponse = {
    throttleTimeMs: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeConfigsResponse(reader: Reader, version: number): DescribeConfigsResponse {
  return {
    throttleTimeMs: reader.int32(),
    results: version <= 3 ? readDescribeConfigsResponseDescribeConfigsResultArray(reader, reader.count(11, 128), version) : readDescribeConfigsResponseDescribeConfigsResultArray(reader, reader.compactCount(7, 128), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeDescribeConfigsResponse(writer: Writer, message: DescribeConfigsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 3) writer.count(message.results.length)
  else writer.compactCount(message.results.length)
  for (const element of message.results) writeDescribeConfigsResponseDescribeConfigsResult(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeConfigsResponse', version)
}

export interface DescribeConfigsResponseDescribeConfigsResult {
  errorCode: number
  errorMessage: string | null
  resourceType: number
  resourceName: string
  configs: DescribeConfigsResponseDescribeConfigsResourceResult[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeConfigsResponseDescribeConfigsResult(init?: Partial<DescribeConfigsResponseDescribeConfigsResult>): DescribeConfigsResponseDescribeConfigsResult {
  const message: DescribeConfigsResponseDescribeConfigsResult = {
    errorCode: 0,
    errorMessage: '',
    resourceType: 0,
    resourceName: '',
    configs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeConfigsResponseDescribeConfigsResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResult {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    resourceType: reader.int8(),
    resourceName: version <= 3 ? reader.string() : reader.compactString(),
    configs: version <= 3 ? readDescribeConfigsResponseDescribeConfigsResourceResultArray(reader, reader.count(11, 152), version) : readDescribeConfigsResponseDescribeConfigsResourceResultArray(reader, reader.compactCount(9, 152), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readDescribeConfigsResponseDescribeConfigsResultArray(reader: Reader, count: number, version: number): DescribeConfigsResponseDescribeConfigsResult[] {
  const array = sized<DescribeConfigsResponseDescribeConfigsResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeConfigsResponseDescribeConfigsResult(reader, version)
  return array
}

function writeDescribeConfigsResponseDescribeConfigsResult(writer: Writer, message: DescribeConfigsResponseDescribeConfigsResult, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 3) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  writer.int8(message.resourceType)
  if (version <= 3) writer.string(message.resourceName)
  else writer.compactString(message.resourceName)
  if (version <= 3) writer.count(message.configs.length)
  else writer.compactCount(message.configs.length)
  for (const element of message.configs) writeDescribeConfigsResponseDescribeConfigsResourceResult(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeConfigsResponseDescribeConfigsResult', version)
}

export interface DescribeConfigsResponseDescribeConfigsResourceResult {
  name: string
  value: string | null
  readOnly: boolean
  configSource: number // ignorable
  isSensitive: boolean
  synonyms: DescribeConfigsResponseDescribeConfigsSynonym[] // ignorable
  configType: number // 3+, ignorable
  documentation: string | null // 3+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createDescribeConfigsResponseDescribeConfigsResourceResult(init?: Partial<DescribeConfigsResponseDescribeConfigsResourceResult>): DescribeConfigsResponseDescribeConfigsResourceResult {
  const message: DescribeConfigsResponseDescribeConfigsResourceResult = {
    name: '',
    value: '',
    readOnly: false,
    configSource: -1,
    isSensitive: false,
    synonyms: [],
    configType: 0,
    documentation: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeConfigsResponseDescribeConfigsResourceResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResourceResult {
  return {
    name: version <= 3 ? reader.string() : reader.compactString(),
    value: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    readOnly: reader.bool(),
    configSource: reader.int8(),
    isSensitive: reader.bool(),
    synonyms: version <= 3 ? readDescribeConfigsResponseDescribeConfigsSynonymArray(reader, reader.count(5, 64), version) : readDescribeConfigsResponseDescribeConfigsSynonymArray(reader, reader.compactCount(4, 64), version),
    configType: version <= 2 ? 0 : reader.int8(),
    documentation: version <= 2 ? '' : version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readDescribeConfigsResponseDescribeConfigsResourceResultArray(reader: Reader, count: number, version: number): DescribeConfigsResponseDescribeConfigsResourceResult[] {
  const array = sized<DescribeConfigsResponseDescribeConfigsResourceResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeConfigsResponseDescribeConfigsResourceResult(reader, version)
  return array
}

function writeDescribeConfigsResponseDescribeConfigsResourceResult(writer: Writer, message: DescribeConfigsResponseDescribeConfigsResourceResult, version: number): void {
  if (version <= 3) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 3) writer.nullableString(message.value)
  else writer.compactNullableString(message.value)
  writer.bool(message.readOnly)
  writer.int8(message.configSource)
  writer.bool(message.isSensitive)
  if (version <= 3) writer.count(message.synonyms.length)
  else writer.compactCount(message.synonyms.length)
  for (const element of message.synonyms) writeDescribeConfigsResponseDescribeConfigsSynonym(writer, element, version)
  if (version >= 3) writer.int8(message.configType)
  if (version === 3) writer.nullableString(message.documentation)
  else if (version >= 4) writer.compactNullableString(message.documentation)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeConfigsResponseDescribeConfigsResourceResult', version)
}

export interface DescribeConfigsResponseDescribeConfigsSynonym {
  name: string
  value: string | null
  source: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeConfigsResponseDescribeConfigsSynonym(init?: Partial<DescribeConfigsResponseDescribeConfigsSynonym>): DescribeConfigsResponseDescribeConfigsSynonym {
  const message: DescribeConfigsResponseDescribeConfigsSynonym = {
    name: '',
    value: '',
    source: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeConfigsResponseDescribeConfigsSynonym(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsSynonym {
  return {
    name: version <= 3 ? reader.string() : reader.compactString(),
    value: version <= 3 ? reader.nullableString() : reader.compactNullableString(),
    source: reader.int8(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readDescribeConfigsResponseDescribeConfigsSynonymArray(reader: Reader, count: number, version: number): DescribeConfigsResponseDescribeConfigsSynonym[] {
  const array = sized<DescribeConfigsResponseDescribeConfigsSynonym>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeConfigsResponseDescribeConfigsSynonym(reader, version)
  return array
}

function writeDescribeConfigsResponseDescribeConfigsSynonym(writer: Writer, message: DescribeConfigsResponseDescribeConfigsSynonym, version: number): void {
  if (version <= 3) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 3) writer.nullableString(message.value)
  else writer.compactNullableString(message.value)
  writer.int8(message.source)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeConfigsResponseDescribeConfigsSynonym', version)
}

export const DescribeConfigsResponseType: MessageType<DescribeConfigsResponse> = {
  name: 'DescribeConfigsResponse',
  kind: 'response',
  key: 32,
  minVersion: 1,
  maxVersion: 4,
  flexibleSince: 4,
  latestUnstable: false,
  create: createDescribeConfigsResponse,
  read: readDescribeConfigsResponse,
  write: writeDescribeConfigsResponse,
}
