// Made by tools/gen.ts from tables/apis/019-create-topics.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface CreateTopicsRequest {
  topics: CreateTopicsRequestCreatableTopic[]
  timeoutMs: number
  validateOnly: boolean
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsRequest(init?: Partial<CreateTopicsRequest>): CreateTopicsRequest {
  const message: CreateTopicsRequest = {
    topics: [],
    timeoutMs: 60000,
    validateOnly: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsRequest(reader: Reader, version: number): CreateTopicsRequest {
  return {
    topics: version <= 4 ? readCreateTopicsRequestCreatableTopicArray(reader, reader.count(16, 176), version) : readCreateTopicsRequestCreatableTopicArray(reader, reader.compactCount(10, 176), version),
    timeoutMs: reader.int32(),
    validateOnly: reader.bool(),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function writeCreateTopicsRequest(writer: Writer, message: CreateTopicsRequest, version: number): void {
  if (version <= 4) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeCreateTopicsRequestCreatableTopic(writer, element, version)
  writer.int32(message.timeoutMs)
  writer.bool(message.validateOnly)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateTopicsRequest', version)
}

export interface CreateTopicsRequestCreatableTopic {
  name: string
  numPartitions: number
  replicationFactor: number
  assignments: CreateTopicsRequestCreatableReplicaAssignment[]
  configs: CreateTopicsRequestCreatableTopicConfig[]
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsRequestCreatableTopic(init?: Partial<CreateTopicsRequestCreatableTopic>): CreateTopicsRequestCreatableTopic {
  const message: CreateTopicsRequestCreatableTopic = {
    name: '',
    numPartitions: 0,
    replicationFactor: 0,
    assignments: [],
    configs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsRequestCreatableTopic(reader: Reader, version: number): CreateTopicsRequestCreatableTopic {
  return {
    name: version <= 4 ? reader.string() : reader.compactString(),
    numPartitions: reader.int32(),
    replicationFactor: reader.int16(),
    assignments: version <= 4 ? readCreateTopicsRequestCreatableReplicaAssignmentArray(reader, reader.count(8, 104), version) : readCreateTopicsRequestCreatableReplicaAssignmentArray(reader, reader.compactCount(6, 104), version),
    configs: version <= 4 ? readCreateTopicsRequestCreatableTopicConfigArray(reader, reader.count(4, 56), version) : readCreateTopicsRequestCreatableTopicConfigArray(reader, reader.compactCount(3, 56), version),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function readCreateTopicsRequestCreatableTopicArray(reader: Reader, count: number, version: number): CreateTopicsRequestCreatableTopic[] {
  const array = sized<CreateTopicsRequestCreatableTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateTopicsRequestCreatableTopic(reader, version)
  return array
}

function writeCreateTopicsRequestCreatableTopic(writer: Writer, message: CreateTopicsRequestCreatableTopic, version: number): void {
  if (version <= 4) writer.string(message.name)
  else writer.compactString(message.name)
  writer.int32(message.numPartitions)
  writer.int16(message.replicationFactor)
  if (version <= 4) writer.count(message.assignments.length)
  else writer.compactCount(message.assignments.length)
  for (const element of message.assignments) writeCreateTopicsRequestCreatableReplicaAssignment(writer, element, version)
  if (version <= 4) writer.count(message.configs.length)
  else writer.compactCount(message.configs.length)
  for (const element of message.configs) writeCreateTopicsRequestCreatableTopicConfig(writer, element, version)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateTopicsRequestCreatableTopic', version)
}

export interface CreateTopicsRequestCreatableReplicaAssignment {
  partitionIndex: number
  brokerIds: number[]
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsRequestCreatableReplicaAssignment(init?: Partial<CreateTopicsRequestCreatableReplicaAssignment>): CreateTopicsRequestCreatableReplicaAssignment {
  const message: CreateTopicsRequestCreatableReplicaAssignment = {
    partitionIndex: 0,
    brokerIds: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsRequestCreatableReplicaAssignment(reader: Reader, version: number): CreateTopicsRequestCreatableReplicaAssignment {
  return {
    partitionIndex: reader.int32(),
    brokerIds: version <= 4 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function readCreateTopicsRequestCreatableReplicaAssignmentArray(reader: Reader, count: number, version: number): CreateTopicsRequestCreatableReplicaAssignment[] {
  const array = sized<CreateTopicsRequestCreatableReplicaAssignment>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateTopicsRequestCreatableReplicaAssignment(reader, version)
  return array
}

function writeCreateTopicsRequestCreatableReplicaAssignment(writer: Writer, message: CreateTopicsRequestCreatableReplicaAssignment, version: number): void {
  writer.int32(message.partitionIndex)
  if (version <= 4) writer.count(message.brokerIds.length)
  else writer.compactCount(message.brokerIds.length)
  writeInt32Array(writer, message.brokerIds)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateTopicsRequestCreatableReplicaAssignment', version)
}

export interface CreateTopicsRequestCreatableTopicConfig {
  name: string
  value: string | null
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsRequestCreatableTopicConfig(init?: Partial<CreateTopicsRequestCreatableTopicConfig>): CreateTopicsRequestCreatableTopicConfig {
  const message: CreateTopicsRequestCreatableTopicConfig = {
    name: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsRequestCreatableTopicConfig(reader: Reader, version: number): CreateTopicsRequestCreatableTopicConfig {
  return {
    name: version <= 4 ? reader.string() : reader.compactString(),
    value: version <= 4 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function readCreateTopicsRequestCreatableTopicConfigArray(reader: Reader, count: number, version: number): CreateTopicsRequestCreatableTopicConfig[] {
  const array = sized<CreateTopicsRequestCreatableTopicConfig>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateTopicsRequestCreatableTopicConfig(reader, version)
  return array
}

function writeCreateTopicsRequestCreatableTopicConfig(writer: Writer, message: CreateTopicsRequestCreatableTopicConfig, version: number): void {
  if (version <= 4) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 4) writer.nullableString(message.value)
  else writer.compactNullableString(message.value)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateTopicsRequestCreatableTopicConfig', version)
}

export const CreateTopicsRequestType: MessageType<CreateTopicsRequest> = {
  name: 'CreateTopicsRequest',
  kind: 'request',
  key: 19,
  minVersion: 2,
  maxVersion: 7,
  flexibleSince: 5,
  latestUnstable: false,
  create: createCreateTopicsRequest,
  read: readCreateTopicsRequest,
  write: writeCreateTopicsRequest,
}

export interface CreateTopicsResponse {
  throttleTimeMs: number // ignorable
  topics: CreateTopicsResponseCreatableTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsResponse(init?: Partial<CreateTopicsResponse>): CreateTopicsResponse {
  const message: CreateTopicsResponse = {
    throttleTimeMs: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsResponse(reader: Reader, version: number): CreateTopicsResponse {
  return {
    throttleTimeMs: reader.int32(),
    topics: version <= 4 ? readCreateTopicsResponseCreatableTopicResultArray(reader, reader.count(6, 152), version) : readCreateTopicsResponseCreatableTopicResultArray(reader, reader.compactCount(12, 152), version),
    unknownTags: version <= 4 ? null : readUnknownTags(reader),
  }
}

function writeCreateTopicsResponse(writer: Writer, message: CreateTopicsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 4) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeCreateTopicsResponseCreatableTopicResult(writer, element, version)
  if (version >= 5) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateTopicsResponse', version)
}

export interface CreateTopicsResponseCreatableTopicResult {
  name: string
  topicId: Uuid // 7+, ignorable
  errorCode: number
  errorMessage: string | null // ignorable
  topicConfigErrorCode: number // 5+, tag 0, ignorable
  numPartitions: number // 5+, ignorable
  replicationFactor: number // 5+, ignorable
  configs: CreateTopicsResponseCreatableTopicConfigs[] | null // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsResponseCreatableTopicResult(init?: Partial<CreateTopicsResponseCreatableTopicResult>): CreateTopicsResponseCreatableTopicResult {
  const message: CreateTopicsResponseCreatableTopicResult = {
    name: '',
    topicId: ZERO_UUID,
    errorCode: 0,
    errorMessage: '',
    topicConfigErrorCode: 0,
    numPartitions: -1,
    replicationFactor: -1,
    configs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsResponseCreatableTopicResult(reader: Reader, version: number): CreateTopicsResponseCreatableTopicResult {
  const message: CreateTopicsResponseCreatableTopicResult = {
    name: version <= 4 ? reader.string() : reader.compactString(),
    topicId: version <= 6 ? ZERO_UUID : reader.uuid(),
    errorCode: reader.int16(),
    errorMessage: version <= 4 ? reader.nullableString() : reader.compactNullableString(),
    topicConfigErrorCode: 0,
    numPartitions: version <= 4 ? -1 : reader.int32(),
    replicationFactor: version <= 4 ? -1 : reader.int16(),
    configs: version <= 4 ? [] : readCreateTopicsResponseCreatableTopicConfigsArrayOrNull(reader, reader.compactNullableCount(6, 80), version),
    unknownTags: null,
  }
  if (version < 5) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.topicConfigErrorCode = reader.int16()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readCreateTopicsResponseCreatableTopicResultArray(reader: Reader, count: number, version: number): CreateTopicsResponseCreatableTopicResult[] {
  const array = sized<CreateTopicsResponseCreatableTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateTopicsResponseCreatableTopicResult(reader, version)
  return array
}

function writeCreateTopicsResponseCreatableTopicResult(writer: Writer, message: CreateTopicsResponseCreatableTopicResult, version: number): void {
  if (version <= 4) writer.string(message.name)
  else writer.compactString(message.name)
  if (version >= 7) writer.uuid(message.topicId)
  writer.int16(message.errorCode)
  if (version <= 4) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version >= 5) writer.int32(message.numPartitions)
  if (version >= 5) writer.int16(message.replicationFactor)
  if (version >= 5) writer.compactCount(message.configs === null ? -1 : message.configs.length)
  if (version >= 5) {
    if (message.configs !== null) for (const element of message.configs) writeCreateTopicsResponseCreatableTopicConfigs(writer, element, version)
  }
  if (version < 5) {
    refuseTags(message.unknownTags, 'CreateTopicsResponseCreatableTopicResult', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.topicConfigErrorCode !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.topicConfigErrorCode !== 0) {
    writer.uvarint(0)
    writer.uvarint(2)
    writer.int16(message.topicConfigErrorCode)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface CreateTopicsResponseCreatableTopicConfigs {
  name: string
  value: string | null
  readOnly: boolean
  configSource: number // ignorable
  isSensitive: boolean
  unknownTags: UnknownTag[] | null
}

export function createCreateTopicsResponseCreatableTopicConfigs(init?: Partial<CreateTopicsResponseCreatableTopicConfigs>): CreateTopicsResponseCreatableTopicConfigs {
  const message: CreateTopicsResponseCreatableTopicConfigs = {
    name: '',
    value: '',
    readOnly: false,
    configSource: -1,
    isSensitive: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateTopicsResponseCreatableTopicConfigs(reader: Reader, _version: number): CreateTopicsResponseCreatableTopicConfigs {
  return {
    name: reader.compactString(),
    value: reader.compactNullableString(),
    readOnly: reader.bool(),
    configSource: reader.int8(),
    isSensitive: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function readCreateTopicsResponseCreatableTopicConfigsArray(reader: Reader, count: number, version: number): CreateTopicsResponseCreatableTopicConfigs[] {
  const array = sized<CreateTopicsResponseCreatableTopicConfigs>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateTopicsResponseCreatableTopicConfigs(reader, version)
  return array
}

function readCreateTopicsResponseCreatableTopicConfigsArrayOrNull(reader: Reader, count: number, version: number): CreateTopicsResponseCreatableTopicConfigs[] | null {
  return count < 0 ? null : readCreateTopicsResponseCreatableTopicConfigsArray(reader, count, version)
}

function writeCreateTopicsResponseCreatableTopicConfigs(writer: Writer, message: CreateTopicsResponseCreatableTopicConfigs, _version: number): void {
  writer.compactString(message.name)
  writer.compactNullableString(message.value)
  writer.bool(message.readOnly)
  writer.int8(message.configSource)
  writer.bool(message.isSensitive)
  writeUnknownTags(writer, message.unknownTags)
}

export const CreateTopicsResponseType: MessageType<CreateTopicsResponse> = {
  name: 'CreateTopicsResponse',
  kind: 'response',
  key: 19,
  minVersion: 2,
  maxVersion: 7,
  flexibleSince: 5,
  latestUnstable: false,
  create: createCreateTopicsResponse,
  read: readCreateTopicsResponse,
  write: writeCreateTopicsResponse,
}
