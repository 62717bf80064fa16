// Made by tools/gen.ts from tables/apis/018-api-versions.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ApiVersionsRequest {
  clientSoftwareName: string // 3+, ignorable
  clientSoftwareVersion: string // 3+, ignorable
  clusterId: string | null // 5+, ignorable
  nodeId: number // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createApiVersionsRequest(init?: Partial<ApiVersionsRequest>): ApiVersionsRequest {
  const message: ApiVersionsRequest = {
    clientSoftwareName: '',
    clientSoftwareVersion: '',
    clusterId: null,
    nodeId: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readApiVersionsRequest(reader: Reader, version: number): ApiVersionsRequest {
  return {
    clientSoftwareName: version <= 2 ? '' : reader.compactString(),
    clientSoftwareVersion: version <= 2 ? '' : reader.compactString(),
    clusterId: version <= 4 ? null : reader.compactNullableString(),
    nodeId: version <= 4 ? -1 : reader.int32(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeApiVersionsRequest(writer: Writer, message: ApiVersionsRequest, version: number): void {
  if (version >= 3) writer.compactString(message.clientSoftwareName)
  if (version >= 3) writer.compactString(message.clientSoftwareVersion)
  if (version >= 5) writer.compactNullableString(message.clusterId)
  if (version >= 5) writer.int32(message.nodeId)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ApiVersionsRequest', version)
}

export const ApiVersionsRequestType: MessageType<ApiVersionsRequest> = {
  name: 'ApiVersionsRequest',
  kind: 'request',
  key: 18,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createApiVersionsRequest,
  read: readApiVersionsRequest,
  write: writeApiVersionsRequest,
}

export interface ApiVersionsResponse {
  errorCode: number
  apiKeys: ApiVersionsResponseApiVersion[]
  throttleTimeMs: number // 1+, ignorable
  supportedFeatures: ApiVersionsResponseSupportedFeatureKey[] // 3+, tag 0, ignorable
  finalizedFeaturesEpoch: number // 3+, tag 1, ignorable
  finalizedFeatures: ApiVersionsResponseFinalizedFeatureKey[] // 3+, tag 2, ignorable
  zkMigrationReady: boolean // 3+, tag 3, ignorable
  unknownTags: UnknownTag[] | null
}

export function createApiVersionsResponse(init?: Partial<ApiVersionsResponse>): ApiVersionsResponse {
  const message: ApiVersionsResponse = {
    errorCode: 0,
    apiKeys: [],
    throttleTimeMs: 0,
    supportedFeatures: [],
    finalizedFeaturesEpoch: -1,
    finalizedFeatures: [],
    zkMigrationReady: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readApiVersionsResponse(reader: Reader, version: number): ApiVersionsResponse {
  const message: ApiVersionsResponse = {
    errorCode: reader.int16(),
    apiKeys: version <= 2 ? readApiVersionsResponseApiVersionArray(reader, reader.count(6, 64), version) : readApiVersionsResponseApiVersionArray(reader, reader.compactCount(7, 64), version),
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    supportedFeatures: [],
    finalizedFeaturesEpoch: -1,
    finalizedFeatures: [],
    zkMigrationReady: false,
    unknownTags: null,
  }
  if (version < 3) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.supportedFeatures = readApiVersionsResponseSupportedFeatureKeyArray(reader, reader.compactCount(6, 64), version)
        break
      case 1:
        message.finalizedFeaturesEpoch = reader.int64()
        break
      case 2:
        message.finalizedFeatures = readApiVersionsResponseFinalizedFeatureKeyArray(reader, reader.compactCount(6, 64), version)
        break
      case 3:
        message.zkMigrationReady = reader.bool()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeApiVersionsResponse(writer: Writer, message: ApiVersionsResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 2) writer.count(message.apiKeys.length)
  else writer.compactCount(message.apiKeys.length)
  for (const element of message.apiKeys) writeApiVersionsResponseApiVersion(writer, element, version)
  if (version >= 1) writer.int32(message.throttleTimeMs)
  if (version < 3) {
    refuseTags(message.unknownTags, 'ApiVersionsResponse', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.supportedFeatures.length !== 0) tags++
  if (message.finalizedFeaturesEpoch !== -1) tags++
  if (message.finalizedFeatures.length !== 0) tags++
  if (message.zkMigrationReady) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.supportedFeatures.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.supportedFeatures.length)
    for (const element of message.supportedFeatures) writeApiVersionsResponseSupportedFeatureKey(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (message.finalizedFeaturesEpoch !== -1) {
    writer.uvarint(1)
    writer.uvarint(8)
    writer.int64(message.finalizedFeaturesEpoch)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (message.finalizedFeatures.length !== 0) {
    writer.uvarint(2)
    const mark = writer.beginSized()
    writer.compactCount(message.finalizedFeatures.length)
    for (const element of message.finalizedFeatures) writeApiVersionsResponseFinalizedFeatureKey(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 3)
  if (message.zkMigrationReady) {
    writer.uvarint(3)
    writer.uvarint(1)
    writer.bool(message.zkMigrationReady)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface ApiVersionsResponseApiVersion {
  apiKey: number
  minVersion: number
  maxVersion: number
  unknownTags: UnknownTag[] | null
}

export function createApiVersionsResponseApiVersion(init?: Partial<ApiVersionsResponseApiVersion>): ApiVersionsResponseApiVersion {
  const message: ApiVersionsResponseApiVersion = {
    apiKey: 0,
    minVersion: 0,
    maxVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readApiVersionsResponseApiVersion(reader: Reader, version: number): ApiVersionsResponseApiVersion {
  return {
    apiKey: reader.int16(),
    minVersion: reader.int16(),
    maxVersion: reader.int16(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readApiVersionsResponseApiVersionArray(reader: Reader, count: number, version: number): ApiVersionsResponseApiVersion[] {
  const array = sized<ApiVersionsResponseApiVersion>(count)
  for (let i = 0; i < count; i++) array[i] = readApiVersionsResponseApiVersion(reader, version)
  return array
}

function writeApiVersionsResponseApiVersion(writer: Writer, message: ApiVersionsResponseApiVersion, version: number): void {
  writer.int16(message.apiKey)
  writer.int16(message.minVersion)
  writer.int16(message.maxVersion)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ApiVersionsResponseApiVersion', version)
}

export interface ApiVersionsResponseSupportedFeatureKey {
  name: string
  minVersion: number
  maxVersion: number
  unknownTags: UnknownTag[] | null
}

export function createApiVersionsResponseSupportedFeatureKey(init?: Partial<ApiVersionsResponseSupportedFeatureKey>): ApiVersionsResponseSupportedFeatureKey {
  const message: ApiVersionsResponseSupportedFeatureKey = {
    name: '',
    minVersion: 0,
    maxVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readApiVersionsResponseSupportedFeatureKey(reader: Reader, _version: number): ApiVersionsResponseSupportedFeatureKey {
  return {
    name: reader.compactString(),
    minVersion: reader.int16(),
    maxVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readApiVersionsResponseSupportedFeatureKeyArray(reader: Reader, count: number, version: number): ApiVersionsResponseSupportedFeatureKey[] {
  const array = sized<ApiVersionsResponseSupportedFeatureKey>(count)
  for (let i = 0; i < count; i++) array[i] = readApiVersionsResponseSupportedFeatureKey(reader, version)
  return array
}

function writeApiVersionsResponseSupportedFeatureKey(writer: Writer, message: ApiVersionsResponseSupportedFeatureKey, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.minVersion)
  writer.int16(message.maxVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ApiVersionsResponseFinalizedFeatureKey {
  name: string
  maxVersionLevel: number
  minVersionLevel: number
  unknownTags: UnknownTag[] | null
}

export function createApiVersionsResponseFinalizedFeatureKey(init?: Partial<ApiVersionsResponseFinalizedFeatureKey>): ApiVersionsResponseFinalizedFeatureKey {
  const message: ApiVersionsResponseFinalizedFeatureKey = {
    name: '',
    maxVersionLevel: 0,
    minVersionLevel: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readApiVersionsResponseFinalizedFeatureKey(reader: Reader, _version: number): ApiVersionsResponseFinalizedFeatureKey {
  return {
    name: reader.compactString(),
    maxVersionLevel: reader.int16(),
    minVersionLevel: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readApiVersionsResponseFinalizedFeatureKeyArray(reader: Reader, count: number, version: number): ApiVersionsResponseFinalizedFeatureKey[] {
  const array = sized<ApiVersionsResponseFinalizedFeatureKey>(count)
  for (let i = 0; i < count; i++) array[i] = readApiVersionsResponseFinalizedFeatureKey(reader, version)
  return array
}

function writeApiVersionsResponseFinalizedFeatureKey(writer: Writer, message: ApiVersionsResponseFinalizedFeatureKey, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.maxVersionLevel)
  writer.int16(message.minVersionLevel)
  writeUnknownTags(writer, message.unknownTags)
}

export const ApiVersionsResponseType: MessageType<ApiVersionsResponse> = {
  name: 'ApiVersionsResponse',
  kind: 'response',
  key: 18,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createApiVersionsResponse,
  read: readApiVersionsResponse,
  write: writeApiVersionsResponse,
}
