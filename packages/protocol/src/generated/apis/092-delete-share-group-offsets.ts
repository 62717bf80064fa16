// Made by tools/gen.ts from tables/apis/092-delete-share-group-offsets.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DeleteShareGroupOffsetsRequest {
  groupId: string
  topics: DeleteShareGroupOffsetsRequestTopic[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupOffsetsRequest(init?: Partial<DeleteShareGroupOffsetsRequest>): DeleteShareGroupOffsetsRequest {
  const message: DeleteShareGroupOffsetsRequest = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupOffsetsRequest(reader: Reader, version: number): DeleteShareGroupOffsetsRequest {
  return {
    groupId: reader.compactString(),
    topics: readDeleteShareGroupOffsetsRequestTopicArray(reader, reader.compactCount(2, 48), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDeleteShareGroupOffsetsRequest(writer: Writer, message: DeleteShareGroupOffsetsRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDeleteShareGroupOffsetsRequestTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DeleteShareGroupOffsetsRequestTopic {
  topicName: string
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupOffsetsRequestTopic(init?: Partial<DeleteShareGroupOffsetsRequestTopic>): DeleteShareGroupOffsetsRequestTopic {
  const message: DeleteShareGroupOffsetsRequestTopic = {
    topicName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupOffsetsRequestTopic(reader: Reader, _version: number): DeleteShareGroupOffsetsRequestTopic {
  return {
    topicName: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteShareGroupOffsetsRequestTopicArray(reader: Reader, count: number, version: number): DeleteShareGroupOffsetsRequestTopic[] {
  const array = sized<DeleteShareGroupOffsetsRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteShareGroupOffsetsRequestTopic(reader, version)
  return array
}

function writeDeleteShareGroupOffsetsRequestTopic(writer: Writer, message: DeleteShareGroupOffsetsRequestTopic, _version: number): void {
  writer.compactString(message.topicName)
  writeUnknownTags(writer, message.unknownTags)
}

export const DeleteShareGroupOffsetsRequestType: MessageType<DeleteShareGroupOffsetsRequest> = {
  name: 'DeleteShareGroupOffsetsRequest',
  kind: 'request',
  key: 92,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDeleteShareGroupOffsetsRequest,
  read: readDeleteShareGroupOffsetsRequest,
  write: writeDeleteShareGroupOffsetsRequest,
}

export interface DeleteShareGroupOffsetsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  responses: DeleteShareGroupOffsetsResponseTopic[]
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupOffsetsResponse(init?: Partial<DeleteShareGroupOffsetsResponse>): DeleteShareGroupOffsetsResponse {
  const message: DeleteShareGroupOffsetsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    responses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupOffsetsResponse(reader: Reader, version: number): DeleteShareGroupOffsetsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    responses: readDeleteShareGroupOffsetsResponseTopicArray(reader, reader.compactCount(21, 72), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDeleteShareGroupOffsetsResponse(writer: Writer, message: DeleteShareGroupOffsetsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.responses.length)
  for (const element of message.responses) writeDeleteShareGroupOffsetsResponseTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DeleteShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: Uuid
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createDeleteShareGroupOffsetsResponseTopic(init?: Partial<DeleteShareGroupOffsetsResponseTopic>): DeleteShareGroupOffsetsResponseTopic {
  const message: DeleteShareGroupOffsetsResponseTopic = {
    topicName: '',
    topicId: ZERO_UUID,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDeleteShareGroupOffsetsResponseTopic(reader: Reader, _version: number): DeleteShareGroupOffsetsResponseTopic {
  return {
    topicName: reader.compactString(),
    topicId: reader.uuid(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDeleteShareGroupOffsetsResponseTopicArray(reader: Reader, count: number, version: number): DeleteShareGroupOffsetsResponseTopic[] {
  const array = sized<DeleteShareGroupOffsetsResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDeleteShareGroupOffsetsResponseTopic(reader, version)
  return array
}

function writeDeleteShareGroupOffsetsResponseTopic(writer: Writer, message: DeleteShareGroupOffsetsResponseTopic, _version: number): void {
  writer.compactString(message.topicName)
  writer.uuid(message.topicId)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const DeleteShareGroupOffsetsResponseType: MessageType<DeleteShareGroupOffsetsResponse> = {
  name: 'DeleteShareGroupOffsetsResponse',
  kind: 'response',
  key: 92,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDeleteShareGroupOffsetsResponse,
  read: readDeleteShareGroupOffsetsResponse,
  write: writeDeleteShareGroupOffsetsResponse,
}
