// Made by tools/gen.ts from tables/apis/020-delete-topics.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readCompactStringArray, readStringArray, sized, writeCompactStringArray, writeStringArray } from '../../bytes/arrays.ts'
import { nullField, unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DeleteTopicsRequest {
  topics: DeleteTopicsRequestDeleteTopicState[] // 6+
  topicNames: string[] // 0-5, ignorable
  timeoutMs: number
  unknownTags: UnknownTag[] | null
}

export function createDeleteTopicsRequest(init?: Partial<DeleteTopicsRequest>): DeleteTopicsRequest {
  const message: DeleteTopicsRequest = {
    topics: [],
    topicNames: [],
    timeoutMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteTopicsRequest(reader: Reader, version: number): DeleteTopicsRequest {
  return {
    topics: version <= 5 ? [] : readDeleteTopicsRequestDeleteTopicStateArray(reader, reader.compactCount(18, 56), version),
    topicNames: version <= 3 ? readStringArray(reader, reader.count(2, 8)) : version <= 5 ? readCompactStringArray(reader, reader.compactCount(1, 8)) : [],
    timeoutMs: reader.int32(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeDeleteTopicsRequest(writer: Writer, message: DeleteTopicsRequest, version: number): void {
  if (version <= 5) {
    if (message.topics.length !== 0) unsupportedField('DeleteTopicsRequest.topics', version)
  } else writer.compactCount(message.topics.length)
  if (version >= 6) for (const element of message.topics) writeDeleteTopicsRequestDeleteTopicState(writer, element, version)
  if (version <= 3) writer.count(message.topicNames.length)
  else if (version <= 5) writer.compactCount(message.topicNames.length)
  if (version <= 3) writeStringArray(writer, message.topicNames)
  else if (version <= 5) writeCompactStringArray(writer, message.topicNames)
  writer.int32(message.timeoutMs)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteTopicsRequest', version)
}

export interface DeleteTopicsRequestDeleteTopicState {
  name: string | null
  topicId: Uuid
  unknownTags: UnknownTag[] | null
}

export function createDeleteTopicsRequestDeleteTopicState(init?: Partial<DeleteTopicsRequestDeleteTopicState>): DeleteTopicsRequestDeleteTopicState {
  const message: DeleteTopicsRequestDeleteTopicState = {
    name: null,
    topicId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteTopicsRequestDeleteTopicState(reader: Reader, _version: number): DeleteTopicsRequestDeleteTopicState {
  return {
    name: reader.compactNullableString(),
    topicId: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteTopicsRequestDeleteTopicStateArray(reader: Reader, count: number, version: number): DeleteTopicsRequestDeleteTopicState[] {
  const array = sized<DeleteTopicsRequestDeleteTopicState>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteTopicsRequestDeleteTopicState(reader, version)
  return array
}

function writeDeleteTopicsRequestDeleteTopicState(writer: Writer, message: DeleteTopicsRequestDeleteTopicState, _version: number): void {
  writer.compactNullableString(message.name)
  writer.uuid(message.topicId)
  writeUnknownTags(writer, message.unknownTags)
}

export const DeleteTopicsRequestType: MessageType<DeleteTopicsRequest> = {
  name: 'DeleteTopicsRequest',
  kind: 'request',
  key: 20,
  minVersion: 1,
  maxVersion: 6,
  flexibleSince: 4,
  latestUnstable: false,
  create: createDeleteTopicsRequest,
  read: readDeleteTopicsRequest,
  write: writeDeleteTopicsRequest,
}

export interface DeleteTopicsResponse {
  throttleTimeMs: number // ignorable
  responses: DeleteTopicsResponseDeletableTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteTopicsResponse(init?: Partial<DeleteTopicsResponse>): DeleteTopicsResponse {
  const message: DeleteTopicsResponse = {
    throttleTimeMs: 0,
    responses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteTopicsResponse(reader: Reader, version: number): DeleteTopicsResponse {
  return {
    throttleTimeMs: reader.int32(),
    responses: version <= 3 ? readDeleteTopicsResponseDeletableTopicResultArray(reader, reader.count(4, 72), version) : readDeleteTopicsResponseDeletableTopicResultArray(reader, reader.compactCount(4, 72), version),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function writeDeleteTopicsResponse(writer: Writer, message: DeleteTopicsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 3) writer.count(message.responses.length)
  else writer.compactCount(message.responses.length)
  for (const element of message.responses) writeDeleteTopicsResponseDeletableTopicResult(writer, element, version)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteTopicsResponse', version)
}

export interface DeleteTopicsResponseDeletableTopicResult {
  name: string | null
  topicId: Uuid // 6+, ignorable
  errorCode: number
  errorMessage: string | null // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createDeleteTopicsResponseDeletableTopicResult(init?: Partial<DeleteTopicsResponseDeletableTopicResult>): DeleteTopicsResponseDeletableTopicResult {
  const message: DeleteTopicsResponseDeletableTopicResult = {
    name: '',
    topicId: ZERO_UUID,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteTopicsResponseDeletableTopicResult(reader: Reader, version: number): DeleteTopicsResponseDeletableTopicResult {
  return {
    name: version <= 3 ? reader.string() : version <= 5 ? reader.compactString() : reader.compactNullableString(),
    topicId: version <= 5 ? ZERO_UUID : reader.uuid(),
    errorCode: reader.int16(),
    errorMessage: version <= 4 ? null : reader.compactNullableString(),
    unknownTags: version <= 3 ? null : readUnknownTags(reader),
  }
}

function readDeleteTopicsResponseDeletableTopicResultArray(reader: Reader, count: number, version: number): DeleteTopicsResponseDeletableTopicResult[] {
  const array = sized<DeleteTopicsResponseDeletableTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteTopicsResponseDeletableTopicResult(reader, version)
  return array
}

function writeDeleteTopicsResponseDeletableTopicResult(writer: Writer, message: DeleteTopicsResponseDeletableTopicResult, version: number): void {
  if (version <= 3) writer.string(message.name ?? nullField('DeleteTopicsResponseDeletableTopicResult.name'))
  else if (version <= 5) writer.compactString(message.name ?? nullField('DeleteTopicsResponseDeletableTopicResult.name'))
  else writer.compactNullableString(message.name)
  if (version >= 6) writer.uuid(message.topicId)
  writer.int16(message.errorCode)
  if (version >= 5) writer.compactNullableString(message.errorMessage)
  if (version >= 4) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DeleteTopicsResponseDeletableTopicResult', version)
}

export const DeleteTopicsResponseType: MessageType<DeleteTopicsResponse> = {
  name: 'DeleteTopicsResponse',
  kind: 'response',
  key: 20,
  minVersion: 1,
  maxVersion: 6,
  flexibleSince: 4,
  latestUnstable: false,
  create: createDeleteTopicsResponse,
  read: readDeleteTopicsResponse,
  write: writeDeleteTopicsResponse,
}
