// Made by tools/gen.ts from tables/apis/048-describe-client-quotas.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeClientQuotasRequest {
  components: DescribeClientQuotasRequestComponentData[]
  strict: boolean
  unknownTags: UnknownTag[] | null
}

export function createDescribeClientQuotasRequest(init?: Partial<DescribeClientQuotasRequest>): DescribeClientQuotasRequest {
  const message: DescribeClientQuotasRequest = {
    components: [],
    strict: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClientQuotasRequest(reader: Reader, version: number): DescribeClientQuotasRequest {
  return {
    components: version <= 0 ? readDescribeClientQuotasRequestComponentDataArray(reader, reader.count(5, 64), version) : readDescribeClientQuotasRequestComponentDataArray(reader, reader.compactCount(4, 64), version),
    strict: reader.bool(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeDescribeClientQuotasRequest(writer: Writer, message: DescribeClientQuotasRequest, version: number): void {
  if (version <= 0) writer.count(message.components.length)
  else writer.compactCount(message.components.length)
  for (const element of message.components) writeDescribeClientQuotasRequestComponentData(writer, element, version)
  writer.bool(message.strict)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeClientQuotasRequest', version)
}

export interface DescribeClientQuotasRequestComponentData {
  entityType: string
  matchType: number
  match: string | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeClientQuotasRequestComponentData(init?: Partial<DescribeClientQuotasRequestComponentData>): DescribeClientQuotasRequestComponentData {
  const message: DescribeClientQuotasRequestComponentData = {
    entityType: '',
    matchType: 0,
    match: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClientQuotasRequestComponentData(reader: Reader, version: number): DescribeClientQuotasRequestComponentData {
  return {
    entityType: version <= 0 ? reader.string() : reader.compactString(),
    matchType: reader.int8(),
    match: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readDescribeClientQuotasRequestComponentDataArray(reader: Reader, count: number, version: number): DescribeClientQuotasRequestComponentData[] {
  const array = sized<DescribeClientQuotasRequestComponentData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeClientQuotasRequestComponentData(reader, version)
  return array
}

function writeDescribeClientQuotasRequestComponentData(writer: Writer, message: DescribeClientQuotasRequestComponentData, version: number): void {
  if (version <= 0) writer.string(message.entityType)
  else writer.compactString(message.entityType)
  writer.int8(message.matchType)
  if (version <= 0) writer.nullableString(message.match)
  else writer.compactNullableString(message.match)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeClientQuotasRequestComponentData', version)
}

export const DescribeClientQuotasRequestType: MessageType<DescribeClientQuotasRequest> = {
  name: 'DescribeClientQuotasRequest',
  kind: 'request',
  key: 48,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createDescribeClientQuotasRequest,
  read: readDescribeClientQuotasRequest,
  write: writeDescribeClientQuotasRequest,
}

export interface DescribeClientQuotasResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  entries: DescribeClientQuotasResponseEntryData[] | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeClientQuotasResponse(init?: Partial<DescribeClientQuotasResponse>): DescribeClientQuotasResponse {
  const message: DescribeClientQuotasResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    entries: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClientQuotasResponse(reader: Reader, version: number): DescribeClientQuotasResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    entries: version <= 0 ? readDescribeClientQuotasResponseEntryDataArrayOrNull(reader, reader.nullableCount(8, 152), version) : readDescribeClientQuotasResponseEntryDataArrayOrNull(reader, reader.compactNullableCount(3, 152), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeDescribeClientQuotasResponse(writer: Writer, message: DescribeClientQuotasResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version <= 0) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version <= 0) writer.count(message.entries === null ? -1 : message.entries.length)
  else writer.compactCount(message.entries === null ? -1 : message.entries.length)
  {
    if (message.entries !== null) for (const element of message.entries) writeDescribeClientQuotasResponseEntryData(writer, element, version)
  }
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeClientQuotasResponse', version)
}

export interface DescribeClientQuotasResponseEntryData {
  entity: DescribeClientQuotasResponseEntityData[]
  values: DescribeClientQuotasResponseValueData[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeClientQuotasResponseEntryData(init?: Partial<DescribeClientQuotasResponseEntryData>): DescribeClientQuotasResponseEntryData {
  const message: DescribeClientQuotasResponseEntryData = {
    entity: [],
    values: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClientQuotasResponseEntryData(reader: Reader, version: number): DescribeClientQuotasResponseEntryData {
  return {
    entity: version <= 0 ? readDescribeClientQuotasResponseEntityDataArray(reader, reader.count(4, 56), version) : readDescribeClientQuotasResponseEntityDataArray(reader, reader.compactCount(3, 56), version),
    values: version <= 0 ? readDescribeClientQuotasResponseValueDataArray(reader, reader.count(10, 184), version) : readDescribeClientQuotasResponseValueDataArray(reader, reader.compactCount(10, 184), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readDescribeClientQuotasResponseEntryDataArray(reader: Reader, count: number, version: number): DescribeClientQuotasResponseEntryData[] {
  const array = sized<DescribeClientQuotasResponseEntryData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeClientQuotasResponseEntryData(reader, version)
  return array
}

function readDescribeClientQuotasResponseEntryDataArrayOrNull(reader: Reader, count: number, version: number): DescribeClientQuotasResponseEntryData[] | null {
  return count < 0 ? null : readDescribeClientQuotasResponseEntryDataArray(reader, count, version)
}

function writeDescribeClientQuotasResponseEntryData(writer: Writer, message: DescribeClientQuotasResponseEntryData, version: number): void {
  if (version <= 0) writer.count(message.entity.length)
  else writer.compactCount(message.entity.length)
  for (const element of message.entity) writeDescribeClientQuotasResponseEntityData(writer, element, version)
  if (version <= 0) writer.count(message.values.length)
  else writer.compactCount(message.values.length)
  for (const element of message.values) writeDescribeClientQuotasResponseValueData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeClientQuotasResponseEntryData', version)
}

export interface DescribeClientQuotasResponseEntityData {
  entityType: string
  entityName: string | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeClientQuotasResponseEntityData(init?: Partial<DescribeClientQuotasResponseEntityData>): DescribeClientQuotasResponseEntityData {
  const message: DescribeClientQuotasResponseEntityData = {
    entityType: '',
    entityName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClientQuotasResponseEntityData(reader: Reader, version: number): DescribeClientQuotasResponseEntityData {
  return {
    entityType: version <= 0 ? reader.string() : reader.compactString(),
    entityName: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readDescribeClientQuotasResponseEntityDataArray(reader: Reader, count: number, version: number): DescribeClientQuotasResponseEntityData[] {
  const array = sized<DescribeClientQuotasResponseEntityData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeClientQuotasResponseEntityData(reader, version)
  return array
}

function writeDescribeClientQuotasResponseEntityData(writer: Writer, message: DescribeClientQuotasResponseEntityData, version: number): void {
  if (version <= 0) writer.string(message.entityType)
  else writer.compactString(message.entityType)
  if (version <= 0) writer.nullableString(message.entityName)
  else writer.compactNullableString(message.entityName)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeClientQuotasResponseEntityData', version)
}

export interface DescribeClientQuotasResponseValueData {
  key: string
  value: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeClientQuotasResponseValueData(init?: Partial<DescribeClientQuotasResponseValueData>): DescribeClientQuotasResponseValueData {
  const message: DescribeClientQuotasResponseValueData = {
    key: '',
    value: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClientQuotasResponseValueData(reader: Reader, version: number): DescribeClientQuotasResponseValueData {
  return {
    key: version <= 0 ? reader.string() : reader.compactString(),
    value: reader.float64(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readDescribeClientQuotasResponseValueDataArray(reader: Reader, count: number, version: number): DescribeClientQuotasResponseValueData[] {
  const array = sized<DescribeClientQuotasResponseValueData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeClientQuotasResponseValueData(reader, version)
  return array
}

function writeDescribeClientQuotasResponseValueData(writer: Writer, message: DescribeClientQuotasResponseValueData, version: number): void {
  if (version <= 0) writer.string(message.key)
  else writer.compactString(message.key)
  writer.float64(message.value)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeClientQuotasResponseValueData', version)
}

export const DescribeClientQuotasResponseType: MessageType<DescribeClientQuotasResponse> = {
  name: 'DescribeClientQuotasResponse',
  kind: 'response',
  key: 48,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createDescribeClientQuotasResponse,
  read: readDescribeClientQuotasResponse,
  write: writeDescribeClientQuotasResponse,
}
