// Made by tools/gen.ts from tables/apis/010-find-coordinator.txt: change that, not this.

import { readCompactStringArray, sized, writeCompactStringArray } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface FindCoordinatorRequest {
  key: string // 0-3
  keyType: number // 1+
  coordinatorKeys: string[] // 4+
  unknownTags: UnknownTag[] | null
}

export function createFindCoordinatorRequest(init?: Partial<FindCoordinatorRequest>): FindCoordinatorRequest {
  const message: FindCoordinatorRequest = {
    key: '',
    keyType: 0,
    coordinatorKeys: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFindCoordinatorRequest(reader: Reader, version: number): FindCoordinatorRequest {
  return {
    key: version <= 2 ? reader.string() : version <= 3 ? reader.compactString() : '',
    keyType: version <= 0 ? 0 : reader.int8(),
    coordinatorKeys: version <= 3 ? [] : readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeFindCoordinatorRequest(writer: Writer, message: FindCoordinatorRequest, version: number): void {
  if (version <= 2) writer.string(message.key)
  else if (version <= 3) writer.compactString(message.key)
  else {
    if (message.key !== '') unsupportedField('FindCoordinatorRequest.key', version)
  }
  if (version <= 0) {
    if (message.keyType !== 0) unsupportedField('FindCoordinatorRequest.keyType', version)
  } else writer.int8(message.keyType)
  if (version <= 3) {
    if (message.coordinatorKeys.length !== 0) unsupportedField('FindCoordinatorRequest.coordinatorKeys', version)
  } else writer.compactCount(message.coordinatorKeys.length)
  if (version >= 4) writeCompactStringArray(writer, message.coordinatorKeys)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'FindCoordinatorRequest', version)
}

export const FindCoordinatorRequestType: MessageType<FindCoordinatorRequest> = {
  name: 'FindCoordinatorRequest',
  kind: 'request',
  key: 10,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 3,
  latestUnstable: false,
  create: createFindCoordinatorRequest,
  read: readFindCoordinatorRequest,
  write: writeFindCoordinatorRequest,
}

export interface FindCoordinatorResponse {
  throttleTimeMs: number // 1+, ignorable
  errorCode: number // 0-3
  errorMessage: string | null // 1-3, ignorable
  nodeId: number // 0-3
  host: string // 0-3
  port: number // 0-3
  coordinators: FindCoordinatorResponseCoordinator[] // 4+
  unknownTags: UnknownTag[] | null
}

export function createFindCoordinatorResponse(init?: Partial<FindCoordinatorResponse>): FindCoordinatorResponse {
  const message: FindCoordinatorResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    nodeId: 0,
    host: '',
    port: 0,
    coordinators: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFindCoordinatorResponse(reader: Reader, version: number): FindCoordinatorResponse {
  return {
    throttleTimeMs: version <= 0 ? 0 : reader.int32(),
    errorCode: version <= 3 ? reader.int16() : 0,
    errorMessage: version <= 0 ? '' : version <= 2 ? reader.nullableString() : version <= 3 ? reader.compactNullableString() : '',
    nodeId: version <= 3 ? reader.int32() : 0,
    host: version <= 2 ? reader.string() : version <= 3 ? reader.compactString() : '',
    port: version <= 3 ? reader.int32() : 0,
    coordinators: version <= 3 ? [] : readFindCoordinatorResponseCoordinatorArray(reader, reader.compactCount(14, 88), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeFindCoordinatorResponse(writer: Writer, message: FindCoordinatorResponse, version: number): void {
  if (version >= 1) writer.int32(message.throttleTimeMs)
  if (version <= 3) writer.int16(message.errorCode)
  else {
    if (message.errorCode !== 0) unsupportedField('FindCoordinatorResponse.errorCode', version)
  }
  if (version >= 1 && version <= 2) writer.nullableString(message.errorMessage)
  else if (version === 3) writer.compactNullableString(message.errorMessage)
  if (version <= 3) writer.int32(message.nodeId)
  else {
    if (message.nodeId !== 0) unsupportedField('FindCoordinatorResponse.nodeId', version)
  }
  if (version <= 2) writer.string(message.host)
  else if (version <= 3) writer.compactString(message.host)
  else {
    if (message.host !== '') unsupportedField('FindCoordinatorResponse.host', version)
  }
  if (version <= 3) writer.int32(message.port)
  else {
    if (message.port !== 0) unsupportedField('FindCoordinatorResponse.port', version)
  }
  if (version <= 3) {
    if (message.coordinators.length !== 0) unsupportedField('FindCoordinatorResponse.coordinators', version)
  } else writer.compactCount(message.coordinators.length)
  if (version >= 4) for (const element of message.coordinators) writeFindCoordinatorResponseCoordinator(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'FindCoordinatorResponse', version)
}

export interface FindCoordinatorResponseCoordinator {
  key: string
  nodeId: number
  host: string
  port: number
  errorCode: number
  errorMessage: string | null // ignorable
  unknownTags: UnknownTag[] | null
}

export function createFindCoordinatorResponseCoordinator(init?: Partial<FindCoordinatorResponseCoordinator>): FindCoordinatorResponseCoordinator {
  const message: FindCoordinatorResponseCoordinator = {
    key: '',
    nodeId: 0,
    host: '',
    port: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFindCoordinatorResponseCoordinator(reader: Reader, _version: number): FindCoordinatorResponseCoordinator {
  return {
    key: reader.compactString(),
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readFindCoordinatorResponseCoordinatorArray(reader: Reader, count: number, version: number): FindCoordinatorResponseCoordinator[] {
  const array = sized<FindCoordinatorResponseCoordinator>(count)
  for (let i = 0; i < count; i++) array[i] = readFindCoordinatorResponseCoordinator(reader, version)
  return array
}

function writeFindCoordinatorResponseCoordinator(writer: Writer, message: FindCoordinatorResponseCoordinator, _version: number): void {
  writer.compactString(message.key)
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.int32(message.port)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const FindCoordinatorResponseType: MessageType<FindCoordinatorResponse> = {
  name: 'FindCoordinatorResponse',
  kind: 'response',
  key: 10,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 3,
  latestUnstable: false,
  create: createFindCoordinatorResponse,
  read: readFindCoordinatorResponse,
  write: writeFindCoordinatorResponse,
}
