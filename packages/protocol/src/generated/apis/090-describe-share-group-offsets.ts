// Made by tools/gen.ts from tables/apis/090-describe-share-group-offsets.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeShareGroupOffsetsRequest {
  groups: DescribeShareGroupOffsetsRequestGroup[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsRequest(init?: Partial<DescribeShareGroupOffsetsRequest>): DescribeShareGroupOffsetsRequest {
  const message: DescribeShareGroupOffsetsRequest = {
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsRequest(reader: Reader, version: number): DescribeShareGroupOffsetsRequest {
  return {
    groups: readDescribeShareGroupOffsetsRequestGroupArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeShareGroupOffsetsRequest(writer: Writer, message: DescribeShareGroupOffsetsRequest, version: number): void {
  writer.compactCount(message.groups.length)
  for (const element of message.groups) writeDescribeShareGroupOffsetsRequestGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeShareGroupOffsetsRequestGroup {
  groupId: string
  topics: DescribeShareGroupOffsetsRequestTopic[] | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsRequestGroup(init?: Partial<DescribeShareGroupOffsetsRequestGroup>): DescribeShareGroupOffsetsRequestGroup {
  const message: DescribeShareGroupOffsetsRequestGroup = {
    groupId: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsRequestGroup(reader: Reader, version: number): DescribeShareGroupOffsetsRequestGroup {
  return {
    groupId: reader.compactString(),
    topics: readDescribeShareGroupOffsetsRequestTopicArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeShareGroupOffsetsRequestGroupArray(reader: Reader, count: number, version: number): DescribeShareGroupOffsetsRequestGroup[] {
  const array = sized<DescribeShareGroupOffsetsRequestGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeShareGroupOffsetsRequestGroup(reader, version)
  return array
}

function writeDescribeShareGroupOffsetsRequestGroup(writer: Writer, message: DescribeShareGroupOffsetsRequestGroup, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics === null ? -1 : message.topics.length)
  {
    if (message.topics !== null) for (const element of message.topics) writeDescribeShareGroupOffsetsRequestTopic(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeShareGroupOffsetsRequestTopic {
  topicName: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsRequestTopic(init?: Partial<DescribeShareGroupOffsetsRequestTopic>): DescribeShareGroupOffsetsRequestTopic {
  const message: DescribeShareGroupOffsetsRequestTopic = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsRequestTopic(reader: Reader, _version: number): DescribeShareGroupOffsetsRequestTopic {
  return {
    topicName: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeShareGroupOffsetsRequestTopicArray(reader: Reader, count: number, version: number): DescribeShareGroupOffsetsRequestTopic[] {
  const array = sized<DescribeShareGroupOffsetsRequestTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeShareGroupOffsetsRequestTopic(reader, version)
  return array
}

function readDescribeShareGroupOffsetsRequestTopicArrayOrNull(reader: Reader, count: number, version: number): DescribeShareGroupOffsetsRequestTopic[] | null {
  return count < 0 ? null : readDescribeShareGroupOffsetsRequestTopicArray(reader, count, version)
}

function writeDescribeShareGroupOffsetsRequestTopic(writer: Writer, message: DescribeShareGroupOffsetsRequestTopic, _version: number): void {
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeShareGroupOffsetsRequestType: MessageType<DescribeShareGroupOffsetsRequest> = {
  name: 'DescribeShareGroupOffsetsRequest',
  kind: 'request',
  key: 90,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeShareGroupOffsetsRequest,
  read: readDescribeShareGroupOffsetsRequest,
  write: writeDescribeShareGroupOffsetsRequest,
}

export interface DescribeShareGroupOffsetsResponse {
  throttleTimeMs: number
  groups: DescribeShareGroupOffsetsResponseGroup[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsResponse(init?: Partial<DescribeShareGroupOffsetsResponse>): DescribeShareGroupOffsetsResponse {
  const message: DescribeShareGroupOffsetsResponse = {
    throttleTimeMs: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsResponse(reader: Reader, version: number): DescribeShareGroupOffsetsResponse {
  return {
    throttleTimeMs: reader.int32(),
    groups: readDescribeShareGroupOffsetsResponseGroupArray(reader, reader.compactCount(6, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeShareGroupOffsetsResponse(writer: Writer, message: DescribeShareGroupOffsetsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.groups.length)
  for (const element of message.groups) writeDescribeShareGroupOffsetsResponseGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeShareGroupOffsetsResponseGroup {
  groupId: string
  topics: DescribeShareGroupOffsetsResponseTopic[]
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsResponseGroup(init?: Partial<DescribeShareGroupOffsetsResponseGroup>): DescribeShareGroupOffsetsResponseGroup {
  const message: DescribeShareGroupOffsetsResponseGroup = {
    groupId: '',
    topics: [],
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsResponseGroup(reader: Reader, version: number): DescribeShareGroupOffsetsResponseGroup {
  return {
    groupId: reader.compactString(),
    topics: readDescribeShareGroupOffsetsResponseTopicArray(reader, reader.compactCount(19, 112), version),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeShareGroupOffsetsResponseGroupArray(reader: Reader, count: number, version: number): DescribeShareGroupOffsetsResponseGroup[] {
  const array = sized<DescribeShareGroupOffsetsResponseGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeShareGroupOffsetsResponseGroup(reader, version)
  return array
}

function writeDescribeShareGroupOffsetsResponseGroup(writer: Writer, message: DescribeShareGroupOffsetsResponseGroup, version: number): void {
  writer.compactString(message.groupId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeShareGroupOffsetsResponseTopic(writer, element, version)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: Uuid
  partitions: DescribeShareGroupOffsetsResponsePartition[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsResponseTopic(init?: Partial<DescribeShareGroupOffsetsResponseTopic>): DescribeShareGroupOffsetsResponseTopic {
  const message: DescribeShareGroupOffsetsResponseTopic = {
    topicName: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsResponseTopic(reader: Reader, version: number): DescribeShareGroupOffsetsResponseTopic {
  return {
    topicName: reader.compactString(),
    topicId: reader.uuid(),
    partitions: readDescribeShareGroupOffsetsResponsePartitionArray(reader, reader.compactCount(20, 216), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeShareGroupOffsetsResponseTopicArray(reader: Reader, count: number, version: number): DescribeShareGroupOffsetsResponseTopic[] {
  const array = sized<DescribeShareGroupOffsetsResponseTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeShareGroupOffsetsResponseTopic(reader, version)
  return array
}

function writeDescribeShareGroupOffsetsResponseTopic(writer: Writer, message: DescribeShareGroupOffsetsResponseTopic, version: number): void {
  writer.compactString(message.topicName)
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDescribeShareGroupOffsetsResponsePartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeShareGroupOffsetsResponsePartition {
  partitionIndex: number
  startOffset: number
  leaderEpoch: number
  lag: number // 1+, ignorable
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeShareGroupOffsetsResponsePartition(init?: Partial<DescribeShareGroupOffsetsResponsePartition>): DescribeShareGroupOffsetsResponsePartition {
  const message: DescribeShareGroupOffsetsResponsePartition = {
    partitionIndex: 0,
    startOffset: 0,
    leaderEpoch: 0,
    lag: -1,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeShareGroupOffsetsResponsePartition(reader: Reader, version: number): DescribeShareGroupOffsetsResponsePartition {
  return {
    partitionIndex: reader.int32(),
    startOffset: reader.int64(),
    leaderEpoch: reader.int32(),
    lag: version <= 0 ? -1 : reader.int64(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeShareGroupOffsetsResponsePartitionArray(reader: Reader, count: number, version: number): DescribeShareGroupOffsetsResponsePartition[] {
  const array = sized<DescribeShareGroupOffsetsResponsePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeShareGroupOffsetsResponsePartition(reader, version)
  return array
}

function writeDescribeShareGroupOffsetsResponsePartition(writer: Writer, message: DescribeShareGroupOffsetsResponsePartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int64(message.startOffset)
  writer.int32(message.leaderEpoch)
  if (version >= 1) writer.int64(message.lag)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeShareGroupOffsetsResponseType: MessageType<DescribeShareGroupOffsetsResponse> = {
  name: 'DescribeShareGroupOffsetsResponse',
  kind: 'response',
  key: 90,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeShareGroupOffsetsResponse,
  read: readDescribeShareGroupOffsetsResponse,
  write: writeDescribeShareGroupOffsetsResponse,
}
