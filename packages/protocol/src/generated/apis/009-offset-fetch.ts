// Made by tools/gen.ts from tables/apis/009-offset-fetch.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { nullField, unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface OffsetFetchRequest {
  groupId: string // 0-7
  topics: OffsetFetchRequestTopic[] | null // 0-7
  groups: OffsetFetchRequestGroup[] // 8+
  requireStable: boolean // 7+
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchRequest(init?: Partial<OffsetFetchRequest>): OffsetFetchRequest {
  const message: OffsetFetchRequest = {
    groupId: '',
    topics: [],
    groups: [],
    requireStable: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchRequest(reader: Reader, version: number): OffsetFetchRequest {
  return {
    groupId: version <= 5 ? reader.string() : version <= 7 ? reader.compactString() : '',
    topics: version <= 1 ? readOffsetFetchRequestTopicArray(reader, reader.count(6, 104), version) : version <= 5 ? readOffsetFetchRequestTopicArrayOrNull(reader, reader.nullableCount(6, 104), version) : version <= 7 ? readOffsetFetchRequestTopicArrayOrNull(reader, reader.compactNullableCount(3, 104), version) : [],
    groups: version <= 7 ? [] : readOffsetFetchRequestGroupArray(reader, reader.compactCount(3, 120), version),
    requireStable: version <= 6 ? false : reader.bool(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function writeOffsetFetchRequest(writer: Writer, message: OffsetFetchRequest, version: number): void {
  if (version <= 5) writer.string(message.groupId)
  else if (version <= 7) writer.compactString(message.groupId)
  else {
    if (message.groupId !== '') unsupportedField('OffsetFetchRequest.groupId', version)
  }
  if (version <= 1) writer.count((message.topics ?? nullField('OffsetFetchRequest.topics')).length)
  else if (version <= 5) writer.count(message.topics === null ? -1 : message.topics.length)
  else if (version <= 7) writer.compactCount(message.topics === null ? -1 : message.topics.length)
  else {
    if (message.topics === null || message.topics.length !== 0) unsupportedField('OffsetFetchRequest.topics', version)
  }
  if (version <= 7) {
    if (message.topics !== null) for (const element of message.topics) writeOffsetFetchRequestTopic(writer, element, version)
  }
  if (version <= 7) {
    if (message.groups.length !== 0) unsupportedField('OffsetFetchRequest.groups', version)
  } else writer.compactCount(message.groups.length)
  if (version >= 8) for (const element of message.groups) writeOffsetFetchRequestGroup(writer, element, version)
  if (version <= 6) {
    if (message.requireStable) unsupportedField('OffsetFetchRequest.requireStable', version)
  } else writer.bool(message.requireStable)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetFetchRequest', version)
}

export interface OffsetFetchRequestTopic {
  name: string
  partitionIndexes: number[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchRequestTopic(init?: Partial<OffsetFetchRequestTopic>): OffsetFetchRequestTopic {
  const message: OffsetFetchRequestTopic = {
    name: '',
    partitionIndexes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchRequestTopic(reader: Reader, version: number): OffsetFetchRequestTopic {
  return {
    name: version <= 5 ? reader.string() : reader.compactString(),
    partitionIndexes: version <= 5 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readOffsetFetchRequestTopicArray(reader: Reader, count: number, version: number): OffsetFetchRequestTopic[] {
  const array = sized<OffsetFetchRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchRequestTopic(reader, version)
  return array
}

function readOffsetFetchRequestTopicArrayOrNull(reader: Reader, count: number, version: number): OffsetFetchRequestTopic[] | null {
  return count < 0 ? null : readOffsetFetchRequestTopicArray(reader, count, version)
}

function writeOffsetFetchRequestTopic(writer: Writer, message: OffsetFetchRequestTopic, version: number): void {
  if (version <= 5) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 5) writer.count(message.partitionIndexes.length)
  else writer.compactCount(message.partitionIndexes.length)
  writeInt32Array(writer, message.partitionIndexes)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetFetchRequestTopic', version)
}

export interface OffsetFetchRequestGroup {
  groupId: string
  memberId: string | null // 9+, ignorable
  memberEpoch: number // 9+, ignorable
  topics: OffsetFetchRequestTopics[] | null
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchRequestGroup(init?: Partial<OffsetFetchRequestGroup>): OffsetFetchRequestGroup {
  const message: OffsetFetchRequestGroup = {
    groupId: '',
    memberId: null,
    memberEpoch: -1,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchRequestGroup(reader: Reader, version: number): OffsetFetchRequestGroup {
  return {
    groupId: reader.compactString(),
    memberId: version <= 8 ? null : reader.compactNullableString(),
    memberEpoch: version <= 8 ? -1 : reader.int32(),
    topics: readOffsetFetchRequestTopicsArrayOrNull(reader, reader.compactNullableCount(3, 112), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readOffsetFetchRequestGroupArray(reader: Reader, count: number, version: number): OffsetFetchRequestGroup[] {
  const array = sized<OffsetFetchRequestGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchRequestGroup(reader, version)
  return array
}

function writeOffsetFetchRequestGroup(writer: Writer, message: OffsetFetchRequestGroup, version: number): void {
  writer.compactString(message.groupId)
  if (version >= 9) writer.compactNullableString(message.memberId)
  if (version >= 9) writer.int32(message.memberEpoch)
  writer.compactCount(message.topics === null ? -1 : message.topics.length)
  {
    if (message.topics !== null) for (const element of message.topics) writeOffsetFetchRequestTopics(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface OffsetFetchRequestTopics {
  name: string // 8-9, ignorable
  topicId: Uuid // 10+, ignorable
  partitionIndexes: number[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchRequestTopics(init?: Partial<OffsetFetchRequestTopics>): OffsetFetchRequestTopics {
  const message: OffsetFetchRequestTopics = {
    name: '',
    topicId: ZERO_UUID,
    partitionIndexes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchRequestTopics(reader: Reader, version: number): OffsetFetchRequestTopics {
  return {
    name: version <= 9 ? reader.compactString() : '',
    topicId: version <= 9 ? ZERO_UUID : reader.uuid(),
    partitionIndexes: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readOffsetFetchRequestTopicsArray(reader: Reader, count: number, version: number): OffsetFetchRequestTopics[] {
  const array = sized<OffsetFetchRequestTopics>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchRequestTopics(reader, version)
  return array
}

function readOffsetFetchRequestTopicsArrayOrNull(reader: Reader, count: number, version: number): OffsetFetchRequestTopics[] | null {
  return count < 0 ? null : readOffsetFetchRequestTopicsArray(reader, count, version)
}

function writeOffsetFetchRequestTopics(writer: Writer, message: OffsetFetchRequestTopics, version: number): void {
  if (version <= 9) writer.compactString(message.name)
  if (version >= 10) writer.uuid(message.topicId)
  writer.compactCount(message.partitionIndexes.length)
  writeInt32Array(writer, message.partitionIndexes)
  writeUnknownTags(writer, message.unknownTags)
}

export const OffsetFetchRequestType: MessageType<OffsetFetchRequest> = {
  name: 'OffsetFetchRequest',
  kind: 'request',
  key: 9,
  minVersion: 1,
  maxVersion: 10,
  flexibleSince: 6,
  latestUnstable: false,
  create: createOffsetFetchRequest,
  read: readOffsetFetchRequest,
  write: writeOffsetFetchRequest,
}

export interface OffsetFetchResponse {
  throttleTimeMs: number // 3+, ignorable
  topics: OffsetFetchResponseTopic[] // 0-7
  errorCode: number // 2-7, ignorable
  groups: OffsetFetchResponseGroup[] // 8+
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchResponse(init?: Partial<OffsetFetchResponse>): OffsetFetchResponse {
  const message: OffsetFetchResponse = {
    throttleTimeMs: 0,
    topics: [],
    errorCode: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchResponse(reader: Reader, version: number): OffsetFetchResponse {
  return {
    throttleTimeMs: version <= 2 ? 0 : reader.int32(),
    topics: version <= 5 ? readOffsetFetchResponseTopicArray(reader, reader.count(6, 104), version) : version <= 7 ? readOffsetFetchResponseTopicArray(reader, reader.compactCount(3, 104), version) : [],
    errorCode: version <= 1 ? 0 : version <= 7 ? reader.int16() : 0,
    groups: version <= 7 ? [] : readOffsetFetchResponseGroupArray(reader, reader.compactCount(5, 112), version),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function writeOffsetFetchResponse(writer: Writer, message: OffsetFetchResponse, version: number): void {
  if (version >= 3) writer.int32(message.throttleTimeMs)
  if (version <= 5) writer.count(message.topics.length)
  else if (version <= 7) writer.compactCount(message.topics.length)
  else {
    if (message.topics.length !== 0) unsupportedField('OffsetFetchResponse.topics', version)
  }
  if (version <= 7) for (const element of message.topics) writeOffsetFetchResponseTopic(writer, element, version)
  if (version >= 2 && version <= 7) writer.int16(message.errorCode)
  if (version <= 7) {
    if (message.groups.length !== 0) unsupportedField('OffsetFetchResponse.groups', version)
  } else writer.compactCount(message.groups.length)
  if (version >= 8) for (const element of message.groups) writeOffsetFetchResponseGroup(writer, element, version)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetFetchResponse', version)
}

export interface OffsetFetchResponseTopic {
  name: string
  partitions: OffsetFetchResponsePartition[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchResponseTopic(init?: Partial<OffsetFetchResponseTopic>): OffsetFetchResponseTopic {
  const message: OffsetFetchResponseTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchResponseTopic(reader: Reader, version: number): OffsetFetchResponseTopic {
  return {
    name: version <= 5 ? reader.string() : reader.compactString(),
    partitions: version <= 5 ? readOffsetFetchResponsePartitionArray(reader, reader.count(16, 144), version) : readOffsetFetchResponsePartitionArray(reader, reader.compactCount(20, 144), version),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readOffsetFetchResponseTopicArray(reader: Reader, count: number, version: number): OffsetFetchResponseTopic[] {
  const array = sized<OffsetFetchResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchResponseTopic(reader, version)
  return array
}

function writeOffsetFetchResponseTopic(writer: Writer, message: OffsetFetchResponseTopic, version: number): void {
  if (version <= 5) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 5) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeOffsetFetchResponsePartition(writer, element, version)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetFetchResponseTopic', version)
}

export interface OffsetFetchResponsePartition {
  partitionIndex: number
  committedOffset: bigint
  committedLeaderEpoch: number // 5-7, ignorable
  metadata: string | null
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchResponsePartition(init?: Partial<OffsetFetchResponsePartition>): OffsetFetchResponsePartition {
  const message: OffsetFetchResponsePartition = {
    partitionIndex: 0,
    committedOffset: 0n,
    committedLeaderEpoch: -1,
    metadata: '',
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchResponsePartition(reader: Reader, version: number): OffsetFetchResponsePartition {
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.bigint64(),
    committedLeaderEpoch: version <= 4 ? -1 : reader.int32(),
    metadata: version <= 5 ? reader.nullableString() : reader.compactNullableString(),
    errorCode: reader.int16(),
    unknownTags: version <= 5 ? null : readUnknownTags(reader),
  }
}

function readOffsetFetchResponsePartitionArray(reader: Reader, count: number, version: number): OffsetFetchResponsePartition[] {
  const array = sized<OffsetFetchResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchResponsePartition(reader, version)
  return array
}

function writeOffsetFetchResponsePartition(writer: Writer, message: OffsetFetchResponsePartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.bigint64(message.committedOffset)
  if (version >= 5) writer.int32(message.committedLeaderEpoch)
  if (version <= 5) writer.nullableString(message.metadata)
  else writer.compactNullableString(message.metadata)
  writer.int16(message.errorCode)
  if (version >= 6) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'OffsetFetchResponsePartition', version)
}

export interface OffsetFetchResponseGroup {
  groupId: string
  topics: OffsetFetchResponseTopics[]
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchResponseGroup(init?: Partial<OffsetFetchResponseGroup>): OffsetFetchResponseGroup {
  const message: OffsetFetchResponseGroup = {
    groupId: '',
    topics: [],
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchResponseGroup(reader: Reader, version: number): OffsetFetchResponseGroup {
  return {
    groupId: reader.compactString(),
    topics: readOffsetFetchResponseTopicsArray(reader, reader.compactCount(3, 112), version),
    errorCode: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readOffsetFetchResponseGroupArray(reader: Reader, count: number, version: number): OffsetFetchResponseGroup[] {
  const array = sized<OffsetFetchResponseGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchResponseGroup(reader, version)
  return array
}

function writeOffsetFetchResponseGroup(writer: Writer, message: OffsetFetchResponseGroup, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeOffsetFetchResponseTopics(writer, element, version)
  writer.int16(message.errorCode)
  writeUnknownTags(writer, message.unknownTags)
}

export interface OffsetFetchResponseTopics {
  name: string // 8-9, ignorable
  topicId: Uuid // 10+, ignorable
  partitions: OffsetFetchResponsePartitions[]
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchResponseTopics(init?: Partial<OffsetFetchResponseTopics>): OffsetFetchResponseTopics {
  const message: OffsetFetchResponseTopics = {
    name: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchResponseTopics(reader: Reader, version: number): OffsetFetchResponseTopics {
  return {
    name: version <= 9 ? reader.compactString() : '',
    topicId: version <= 9 ? ZERO_UUID : reader.uuid(),
    partitions: readOffsetFetchResponsePartitionsArray(reader, reader.compactCount(20, 144), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readOffsetFetchResponseTopicsArray(reader: Reader, count: number, version: number): OffsetFetchResponseTopics[] {
  const array = sized<OffsetFetchResponseTopics>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchResponseTopics(reader, version)
  return array
}

function writeOffsetFetchResponseTopics(writer: Writer, message: OffsetFetchResponseTopics, version: number): void {
  if (version <= 9) writer.compactString(message.name)
  if (version >= 10) writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeOffsetFetchResponsePartitions(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface OffsetFetchResponsePartitions {
  partitionIndex: number
  committedOffset: bigint
  committedLeaderEpoch: number // ignorable
  metadata: string | null
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createOffsetFetchResponsePartitions(init?: Partial<OffsetFetchResponsePartitions>): OffsetFetchResponsePartitions {
  const message: OffsetFetchResponsePartitions = {
    partitionIndex: 0,
    committedOffset: 0n,
    committedLeaderEpoch: -1,
    metadata: '',
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readOffsetFetchResponsePartitions(reader: Reader, _version: number): OffsetFetchResponsePartitions {
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.bigint64(),
    committedLeaderEpoch: reader.int32(),
    metadata: reader.compactNullableString(),
    errorCode: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readOffsetFetchResponsePartitionsArray(reader: Reader, count: number, version: number): OffsetFetchResponsePartitions[] {
  const array = sized<OffsetFetchResponsePartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readOffsetFetchResponsePartitions(reader, version)
  return array
}

function writeOffsetFetchResponsePartitions(writer: Writer, message: OffsetFetchResponsePartitions, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.bigint64(message.committedOffset)
  writer.int32(message.committedLeaderEpoch)
  writer.compactNullableString(message.metadata)
  writer.int16(message.errorCode)
  writeUnknownTags(writer, message.unknownTags)
}

export const OffsetFetchResponseType: MessageType<OffsetFetchResponse> = {
  name: 'OffsetFetchResponse',
  kind: 'response',
  key: 9,
  minVersion: 1,
  maxVersion: 10,
  flexibleSince: 6,
  latestUnstable: false,
  create: createOffsetFetchResponse,
  read: readOffsetFetchResponse,
  write: writeOffsetFetchResponse,
}
