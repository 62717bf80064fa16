// Made by tools/gen.ts from tables/apis/049-alter-client-quotas.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterClientQuotasRequest {
  entries: AlterClientQuotasRequestEntryData[]
  validateOnly: boolean
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasRequest(init?: Partial<AlterClientQuotasRequest>): AlterClientQuotasRequest {
  const message: AlterClientQuotasRequest = {
    entries: [],
    validateOnly: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasRequest(reader: Reader, version: number): AlterClientQuotasRequest {
  return {
    entries: version <= 0 ? readAlterClientQuotasRequestEntryDataArray(reader, reader.count(8, 152), version) : readAlterClientQuotasRequestEntryDataArray(reader, reader.compactCount(3, 152), version),
    validateOnly: reader.bool(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeAlterClientQuotasRequest(writer: Writer, message: AlterClientQuotasRequest, version: number): void {
  if (version <= 0) writer.count(message.entries.length)
  else writer.compactCount(message.entries.length)
  for (const element of message.entries) writeAlterClientQuotasRequestEntryData(writer, element, version)
  writer.bool(message.validateOnly)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasRequest', version)
}

export interface AlterClientQuotasRequestEntryData {
  entity: AlterClientQuotasRequestEntityData[]
  ops: AlterClientQuotasRequestOpData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasRequestEntryData(init?: Partial<AlterClientQuotasRequestEntryData>): AlterClientQuotasRequestEntryData {
  const message: AlterClientQuotasRequestEntryData = {
    entity: [],
    ops: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasRequestEntryData(reader: Reader, version: number): AlterClientQuotasRequestEntryData {
  return {
    entity: version <= 0 ? readAlterClientQuotasRequestEntityDataArray(reader, reader.count(4, 56), version) : readAlterClientQuotasRequestEntityDataArray(reader, reader.compactCount(3, 56), version),
    ops: version <= 0 ? readAlterClientQuotasRequestOpDataArray(reader, reader.count(11, 192), version) : readAlterClientQuotasRequestOpDataArray(reader, reader.compactCount(11, 192), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readAlterClientQuotasRequestEntryDataArray(reader: Reader, count: number, version: number): AlterClientQuotasRequestEntryData[] {
  const array = sized<AlterClientQuotasRequestEntryData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterClientQuotasRequestEntryData(reader, version)
  return array
}

function writeAlterClientQuotasRequestEntryData(writer: Writer, message: AlterClientQuotasRequestEntryData, version: number): void {
  if (version <= 0) writer.count(message.entity.length)
  else writer.compactCount(message.entity.length)
  for (const element of message.entity) writeAlterClientQuotasRequestEntityData(writer, element, version)
  if (version <= 0) writer.count(message.ops.length)
  else writer.compactCount(message.ops.length)
  for (const element of message.ops) writeAlterClientQuotasRequestOpData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasRequestEntryData', version)
}

export interface AlterClientQuotasRequestEntityData {
  entityType: string
  entityName: string | null
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasRequestEntityData(init?: Partial<AlterClientQuotasRequestEntityData>): AlterClientQuotasRequestEntityData {
  const message: AlterClientQuotasRequestEntityData = {
    entityType: '',
    entityName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasRequestEntityData(reader: Reader, version: number): AlterClientQuotasRequestEntityData {
  return {
    entityType: version <= 0 ? reader.string() : reader.compactString(),
    entityName: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readAlterClientQuotasRequestEntityDataArray(reader: Reader, count: number, version: number): AlterClientQuotasRequestEntityData[] {
  const array = sized<AlterClientQuotasRequestEntityData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterClientQuotasRequestEntityData(reader, version)
  return array
}

function writeAlterClientQuotasRequestEntityData(writer: Writer, message: AlterClientQuotasRequestEntityData, version: number): void {
  if (version <= 0) writer.string(message.entityType)
  else writer.compactString(message.entityType)
  if (version <= 0) writer.nullableString(message.entityName)
  else writer.compactNullableString(message.entityName)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasRequestEntityData', version)
}

export interface AlterClientQuotasRequestOpData {
  key: string
  value: number
  remove: boolean
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasRequestOpData(init?: Partial<AlterClientQuotasRequestOpData>): AlterClientQuotasRequestOpData {
  const message: AlterClientQuotasRequestOpData = {
    key: '',
    value: 0,
    remove: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasRequestOpData(reader: Reader, version: number): AlterClientQuotasRequestOpData {
  return {
    key: version <= 0 ? reader.string() : reader.compactString(),
    value: reader.float64(),
    remove: reader.bool(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readAlterClientQuotasRequestOpDataArray(reader: Reader, count: number, version: number): AlterClientQuotasRequestOpData[] {
  const array = sized<AlterClientQuotasRequestOpData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterClientQuotasRequestOpData(reader, version)
  return array
}

function writeAlterClientQuotasRequestOpData(writer: Writer, message: AlterClientQuotasRequestOpData, version: number): void {
  if (version <= 0) writer.string(message.key)
  else writer.compactString(message.key)
  writer.float64(message.value)
  writer.bool(message.remove)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasRequestOpData', version)
}

export const AlterClientQuotasRequestType: MessageType<AlterClientQuotasRequest> = {
  name: 'AlterClientQuotasRequest',
  kind: 'request',
  key: 49,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createAlterClientQuotasRequest,
  read: readAlterClientQuotasRequest,
  write: writeAlterClientQuotasRequest,
}

export interface AlterClientQuotasResponse {
  throttleTimeMs: number
  entries: AlterClientQuotasResponseEntryData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasResponse(init?: Partial<AlterClientQuotasResponse>): AlterClientQuotasResponse {
  const message: AlterClientQuotasResponse = {
    throttleTimeMs: 0,
    entries: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasResponse(reader: Reader, version: number): AlterClientQuotasResponse {
  return {
    throttleTimeMs: reader.int32(),
    entries: version <= 0 ? readAlterClientQuotasResponseEntryDataArray(reader, reader.count(8, 112), version) : readAlterClientQuotasResponseEntryDataArray(reader, reader.compactCount(5, 112), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeAlterClientQuotasResponse(writer: Writer, message: AlterClientQuotasResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 0) writer.count(message.entries.length)
  else writer.compactCount(message.entries.length)
  for (const element of message.entries) writeAlterClientQuotasResponseEntryData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasResponse', version)
}

export interface AlterClientQuotasResponseEntryData {
  errorCode: number
  errorMessage: string | null
  entity: AlterClientQuotasResponseEntityData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasResponseEntryData(init?: Partial<AlterClientQuotasResponseEntryData>): AlterClientQuotasResponseEntryData {
  const message: AlterClientQuotasResponseEntryData = {
    errorCode: 0,
    errorMessage: '',
    entity: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasResponseEntryData(reader: Reader, version: number): AlterClientQuotasResponseEntryData {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    entity: version <= 0 ? readAlterClientQuotasResponseEntityDataArray(reader, reader.count(4, 56), version) : readAlterClientQuotasResponseEntityDataArray(reader, reader.compactCount(3, 56), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readAlterClientQuotasResponseEntryDataArray(reader: Reader, count: number, version: number): AlterClientQuotasResponseEntryData[] {
  const array = sized<AlterClientQuotasResponseEntryData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterClientQuotasResponseEntryData(reader, version)
  return array
}

function writeAlterClientQuotasResponseEntryData(writer: Writer, message: AlterClientQuotasResponseEntryData, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 0) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version <= 0) writer.count(message.entity.length)
  else writer.compactCount(message.entity.length)
  for (const element of message.entity) writeAlterClientQuotasResponseEntityData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasResponseEntryData', version)
}

export interface AlterClientQuotasResponseEntityData {
  entityType: string
  entityName: string | null
  unknownTags: UnknownTag[] | null
}

export function createAlterClientQuotasResponseEntityData(init?: Partial<AlterClientQuotasResponseEntityData>): AlterClientQuotasResponseEntityData {
  const message: AlterClientQuotasResponseEntityData = {
    entityType: '',
    entityName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterClientQuotasResponseEntityData(reader: Reader, version: number): AlterClientQuotasResponseEntityData {
  return {
    entityType: version <= 0 ? reader.string() : reader.compactString(),
    entityName: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readAlterClientQuotasResponseEntityDataArray(reader: Reader, count: number, version: number): AlterClientQuotasResponseEntityData[] {
  const array = sized<AlterClientQuotasResponseEntityData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterClientQuotasResponseEntityData(reader, version)
  return array
}

function writeAlterClientQuotasResponseEntityData(writer: Writer, message: AlterClientQuotasResponseEntityData, version: number): void {
  if (version <= 0) writer.string(message.entityType)
  else writer.compactString(message.entityType)
  if (version <= 0) writer.nullableString(message.entityName)
  else writer.compactNullableString(message.entityName)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterClientQuotasResponseEntityData', version)
}

export const AlterClientQuotasResponseType: MessageType<AlterClientQuotasResponse> = {
  name: 'AlterClientQuotasResponse',
  kind: 'response',
  key: 49,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createAlterClientQuotasResponse,
  read: readAlterClientQuotasResponse,
  write: writeAlterClientQuotasResponse,
}
