// Made by tools/gen.ts from tables/apis/037-create-partitions.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface CreatePartitionsRequest {
  topics: CreatePartitionsRequestCreatePartitionsTopic[]
  timeoutMs: number
  validateOnly: boolean
  unknownTags: UnknownTag[] | null
}

export function createCreatePartitionsRequest(init?: Partial<CreatePartitionsRequest>): CreatePartitionsRequest {
  const message: CreatePartitionsRequest = {
    topics: [],
    timeoutMs: 0,
    validateOnly: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreatePartitionsRequest(reader: Reader, version: number): CreatePartitionsRequest {
  return {
    topics: version <= 1 ? readCreatePartitionsRequestCreatePartitionsTopicArray(reader, reader.count(10, 112), version) : readCreatePartitionsRequestCreatePartitionsTopicArray(reader, reader.compactCount(7, 112), version),
    timeoutMs: reader.int32(),
    validateOnly: reader.bool(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeCreatePartitionsRequest(writer: Writer, message: CreatePartitionsRequest, version: number): void {
  if (version <= 1) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeCreatePartitionsRequestCreatePartitionsTopic(writer, element, version)
  writer.int32(message.timeoutMs)
  writer.bool(message.validateOnly)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreatePartitionsRequest', version)
}

export interface CreatePartitionsRequestCreatePartitionsTopic {
  name: string
  count: number
  assignments: CreatePartitionsRequestCreatePartitionsAssignment[] | null
  unknownTags: UnknownTag[] | null
}

export function createCreatePartitionsRequestCreatePartitionsTopic(init?: Partial<CreatePartitionsRequestCreatePartitionsTopic>): CreatePartitionsRequestCreatePartitionsTopic {
  const message: CreatePartitionsRequestCreatePartitionsTopic = {
    name: '',
    count: 0,
    assignments: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreatePartitionsRequestCreatePartitionsTopic(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsTopic {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    count: reader.int32(),
    assignments: version <= 1 ? readCreatePartitionsRequestCreatePartitionsAssignmentArrayOrNull(reader, reader.nullableCount(4, 96), version) : readCreatePartitionsRequestCreatePartitionsAssignmentArrayOrNull(reader, reader.compactNullableCount(2, 96), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readCreatePartitionsRequestCreatePartitionsTopicArray(reader: Reader, count: number, version: number): CreatePartitionsRequestCreatePartitionsTopic[] {
  const array = sized<CreatePartitionsRequestCreatePartitionsTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readCreatePartitionsRequestCreatePartitionsTopic(reader, version)
  return array
}

function writeCreatePartitionsRequestCreatePartitionsTopic(writer: Writer, message: CreatePartitionsRequestCreatePartitionsTopic, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  writer.int32(message.count)
  if (version <= 1) writer.count(message.assignments === null ? -1 : message.assignments.length)
  else writer.compactCount(message.assignments === null ? -1 : message.assignments.length)
  {
    if (message.assignments !== null) for (const element of message.assignments) writeCreatePartitionsRequestCreatePartitionsAssignment(writer, element, version)
  }
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreatePartitionsRequestCreatePartitionsTopic', version)
}

export interface CreatePartitionsRequestCreatePartitionsAssignment {
  brokerIds: number[]
  unknownTags: UnknownTag[] | null
}

export function createCreatePartitionsRequestCreatePartitionsAssignment(init?: Partial<CreatePartitionsRequestCreatePartitionsAssignment>): CreatePartitionsRequestCreatePartitionsAssignment {
  const message: CreatePartitionsRequestCreatePartitionsAssignment = {
    brokerIds: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreatePartitionsRequestCreatePartitionsAssignment(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsAssignment {
  return {
    brokerIds: version <= 1 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readCreatePartitionsRequestCreatePartitionsAssignmentArray(reader: Reader, count: number, version: number): CreatePartitionsRequestCreatePartitionsAssignment[] {
  const array = sized<CreatePartitionsRequestCreatePartitionsAssignment>(count)
  for (let i = 0; i < count; i++) array[i] = readCreatePartitionsRequestCreatePartitionsAssignment(reader, version)
  return array
}

function readCreatePartitionsRequestCreatePartitionsAssignmentArrayOrNull(reader: Reader, count: number, version: number): CreatePartitionsRequestCreatePartitionsAssignment[] | null {
  return count < 0 ? null : readCreatePartitionsRequestCreatePartitionsAssignmentArray(reader, count, version)
}

function writeCreatePartitionsRequestCreatePartitionsAssignment(writer: Writer, message: CreatePartitionsRequestCreatePartitionsAssignment, version: number): void {
  if (version <= 1) writer.count(message.brokerIds.length)
  else writer.compactCount(message.brokerIds.length)
  writeInt32Array(writer, message.brokerIds)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreatePartitionsRequestCreatePartitionsAssignment', version)
}

export const CreatePartitionsRequestType: MessageType<CreatePartitionsRequest> = {
  name: 'CreatePartitionsRequest',
  kind: 'request',
  key: 37,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createCreatePartitionsRequest,
  read: readCreatePartitionsRequest,
  write: writeCreatePartitionsRequest,
}

export interface CreatePartitionsResponse {
  throttleTimeMs: number
  results: CreatePartitionsResponseCreatePartitionsTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createCreatePartitionsResponse(init?: Partial<CreatePartitionsResponse>): CreatePartitionsResponse {
  const message: CreatePartitionsResponse = {
    throttleTimeMs: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreatePartitionsResponse(reader: Reader, version: number): CreatePartitionsResponse {
  return {
    throttleTimeMs: reader.int32(),
    results: version <= 1 ? readCreatePartitionsResponseCreatePartitionsTopicResultArray(reader, reader.count(6, 64), version) : readCreatePartitionsResponseCreatePartitionsTopicResultArray(reader, reader.compactCount(5, 64), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeCreatePartitionsResponse(writer: Writer, message: CreatePartitionsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.results.length)
  else writer.compactCount(message.results.length)
  for (const element of message.results) writeCreatePartitionsResponseCreatePartitionsTopicResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreatePartitionsResponse', version)
}

export interface CreatePartitionsResponseCreatePartitionsTopicResult {
  name: string
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createCreatePartitionsResponseCreatePartitionsTopicResult(init?: Partial<CreatePartitionsResponseCreatePartitionsTopicResult>): CreatePartitionsResponseCreatePartitionsTopicResult {
  const message: CreatePartitionsResponseCreatePartitionsTopicResult = {
    name: '',
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreatePartitionsResponseCreatePartitionsTopicResult(reader: Reader, version: number): CreatePartitionsResponseCreatePartitionsTopicResult {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readCreatePartitionsResponseCreatePartitionsTopicResultArray(reader: Reader, count: number, version: number): CreatePartitionsResponseCreatePartitionsTopicResult[] {
  const array = sized<CreatePartitionsResponseCreatePartitionsTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readCreatePartitionsResponseCreatePartitionsTopicResult(reader, version)
  return array
}

function writeCreatePartitionsResponseCreatePartitionsTopicResult(writer: Writer, message: CreatePartitionsResponseCreatePartitionsTopicResult, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreatePartitionsResponseCreatePartitionsTopicResult', version)
}

export const CreatePartitionsResponseType: MessageType<CreatePartitionsResponse> = {
  name: 'CreatePartitionsResponse',
  kind: 'response',
  key: 37,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createCreatePartitionsResponse,
  read: readCreatePartitionsResponse,
  write: writeCreatePartitionsResponse,
}
