// Made by tools/gen.ts from tables/apis/074-list-config-resources.txt: change that, not this.

import { readInt8Array, sized, writeInt8Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ListConfigResourcesRequest {
  resourceTypes: number[] // 1+
  unknownTags: UnknownTag[] | null
}

export function createListConfigResourcesRequest(init?: Partial<ListConfigResourcesRequest>): ListConfigResourcesRequest {
  const message: ListConfigResourcesRequest = {
    resourceTypes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListConfigResourcesRequest(reader: Reader, version: number): ListConfigResourcesRequest {
  return {
    resourceTypes: version <= 0 ? [] : readInt8Array(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function writeListConfigResourcesRequest(writer: Writer, message: ListConfigResourcesRequest, version: number): void {
  if (version <= 0) {
    if (message.resourceTypes.length !== 0) unsupportedField('ListConfigResourcesRequest.resourceTypes', version)
  } else writer.compactCount(message.resourceTypes.length)
  if (version >= 1) writeInt8Array(writer, message.resourceTypes)
  writeUnknownTags(writer, message.unknownTags)
}

export const ListConfigResourcesRequestType: MessageType<ListConfigResourcesRequest> = {
  name: 'ListConfigResourcesRequest',
  kind: 'request',
  key: 74,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createListConfigResourcesRequest,
  read: readListConfigResourcesRequest,
  write: writeListConfigResourcesRequest,
}

export interface ListConfigResourcesResponse {
  throttleTimeMs: number
  errorCode: number
  configResources: ListConfigResourcesResponseConfigResource[]
  unknownTags: UnknownTag[] | null
}

export function createListConfigResourcesResponse(init?: Partial<ListConfigResourcesResponse>): ListConfigResourcesResponse {
  const message: ListConfigResourcesResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    configResources: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListConfigResourcesResponse(reader: Reader, version: number): ListConfigResourcesResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    configResources: readListConfigResourcesResponseConfigResourceArray(reader, reader.compactCount(2, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeListConfigResourcesResponse(writer: Writer, message: ListConfigResourcesResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactCount(message.configResources.length)
  for (const element of message.configResources) writeListConfigResourcesResponseConfigResource(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ListConfigResourcesResponseConfigResource {
  resourceName: string
  resourceType: number // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createListConfigResourcesResponseConfigResource(init?: Partial<ListConfigResourcesResponseConfigResource>): ListConfigResourcesResponseConfigResource {
  const message: ListConfigResourcesResponseConfigResource = {
    resourceName: '',
    resourceType: 16,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListConfigResourcesResponseConfigResource(reader: Reader, version: number): ListConfigResourcesResponseConfigResource {
  return {
    resourceName: reader.compactString(),
    resourceType: version <= 0 ? 16 : reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function readListConfigResourcesResponseConfigResourceArray(reader: Reader, count: number, version: number): ListConfigResourcesResponseConfigResource[] {
  const array = sized<ListConfigResourcesResponseConfigResource>(count)
  for (let i = 0; i < count; i++) array[i] = readListConfigResourcesResponseConfigResource(reader, version)
  return array
}

function writeListConfigResourcesResponseConfigResource(writer: Writer, message: ListConfigResourcesResponseConfigResource, version: number): void {
  writer.compactString(message.resourceName)
  if (version >= 1) writer.int8(message.resourceType)
  writeUnknownTags(writer, message.unknownTags)
}

export const ListConfigResourcesResponseType: MessageType<ListConfigResourcesResponse> = {
  name: 'ListConfigResourcesResponse',
  kind: 'response',
  key: 74,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createListConfigResourcesResponse,
  read: readListConfigResourcesResponse,
  write: writeListConfigResourcesResponse,
}
