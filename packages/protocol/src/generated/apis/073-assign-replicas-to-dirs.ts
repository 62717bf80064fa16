// Made by tools/gen.ts from tables/apis/073-assign-replicas-to-dirs.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AssignReplicasToDirsRequest {
  brokerId: number
  brokerEpoch: number
  directories: AssignReplicasToDirsRequestDirectoryData[]
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsRequest(init?: Partial<AssignReplicasToDirsRequest>): AssignReplicasToDirsRequest {
  const message: AssignReplicasToDirsRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    directories: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsRequest(reader: Reader, version: number): AssignReplicasToDirsRequest {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    directories: readAssignReplicasToDirsRequestDirectoryDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAssignReplicasToDirsRequest(writer: Writer, message: AssignReplicasToDirsRequest, version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.compactCount(message.directories.length)
  for (const element of message.directories) writeAssignReplicasToDirsRequestDirectoryData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AssignReplicasToDirsRequestDirectoryData {
  id: Uuid
  topics: AssignReplicasToDirsRequestTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsRequestDirectoryData(init?: Partial<AssignReplicasToDirsRequestDirectoryData>): AssignReplicasToDirsRequestDirectoryData {
  const message: AssignReplicasToDirsRequestDirectoryData = {
    id: ZERO_UUID,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsRequestDirectoryData(reader: Reader, version: number): AssignReplicasToDirsRequestDirectoryData {
  return {
    id: reader.uuid(),
    topics: readAssignReplicasToDirsRequestTopicDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAssignReplicasToDirsRequestDirectoryDataArray(reader: Reader, count: number, version: number): AssignReplicasToDirsRequestDirectoryData[] {
  const array = sized<AssignReplicasToDirsRequestDirectoryData>(count)
  for (let i = 0; i < count; i++) array[i] = readAssignReplicasToDirsRequestDirectoryData(reader, version)
  return array
}

function writeAssignReplicasToDirsRequestDirectoryData(writer: Writer, message: AssignReplicasToDirsRequestDirectoryData, version: number): void {
  writer.uuid(message.id)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAssignReplicasToDirsRequestTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AssignReplicasToDirsRequestTopicData {
  topicId: Uuid
  partitions: AssignReplicasToDirsRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsRequestTopicData(init?: Partial<AssignReplicasToDirsRequestTopicData>): AssignReplicasToDirsRequestTopicData {
  const message: AssignReplicasToDirsRequestTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsRequestTopicData(reader: Reader, version: number): AssignReplicasToDirsRequestTopicData {
  return {
    topicId: reader.uuid(),
    partitions: readAssignReplicasToDirsRequestPartitionDataArray(reader, reader.compactCount(5, 48), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAssignReplicasToDirsRequestTopicDataArray(reader: Reader, count: number, version: number): AssignReplicasToDirsRequestTopicData[] {
  const array = sized<AssignReplicasToDirsRequestTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readAssignReplicasToDirsRequestTopicData(reader, version)
  return array
}

function writeAssignReplicasToDirsRequestTopicData(writer: Writer, message: AssignReplicasToDirsRequestTopicData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAssignReplicasToDirsRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AssignReplicasToDirsRequestPartitionData {
  partitionIndex: number
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsRequestPartitionData(init?: Partial<AssignReplicasToDirsRequestPartitionData>): AssignReplicasToDirsRequestPartitionData {
  const message: AssignReplicasToDirsRequestPartitionData = {
    partitionIndex: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsRequestPartitionData(reader: Reader, _version: number): AssignReplicasToDirsRequestPartitionData {
  return {
    partitionIndex: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAssignReplicasToDirsRequestPartitionDataArray(reader: Reader, count: number, version: number): AssignReplicasToDirsRequestPartitionData[] {
  const array = sized<AssignReplicasToDirsRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readAssignReplicasToDirsRequestPartitionData(reader, version)
  return array
}

function writeAssignReplicasToDirsRequestPartitionData(writer: Writer, message: AssignReplicasToDirsRequestPartitionData, _version: number): void {
  writer.int32(message.partitionIndex)
  writeUnknownTags(writer, message.unknownTags)
}

export const AssignReplicasToDirsRequestType: MessageType<AssignReplicasToDirsRequest> = {
  name: 'AssignReplicasToDirsRequest',
  kind: 'request',
  key: 73,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAssignReplicasToDirsRequest,
  read: readAssignReplicasToDirsRequest,
  write: writeAssignReplicasToDirsRequest,
}

export interface AssignReplicasToDirsResponse {
  throttleTimeMs: number
  errorCode: number
  directories: AssignReplicasToDirsResponseDirectoryData[]
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsResponse(init?: Partial<AssignReplicasToDirsResponse>): AssignReplicasToDirsResponse {
  const message: AssignReplicasToDirsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    directories: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsResponse(reader: Reader, version: number): AssignReplicasToDirsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    directories: readAssignReplicasToDirsResponseDirectoryDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAssignReplicasToDirsResponse(writer: Writer, message: AssignReplicasToDirsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactCount(message.directories.length)
  for (const element of message.directories) writeAssignReplicasToDirsResponseDirectoryData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AssignReplicasToDirsResponseDirectoryData {
  id: Uuid
  topics: AssignReplicasToDirsResponseTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsResponseDirectoryData(init?: Partial<AssignReplicasToDirsResponseDirectoryData>): AssignReplicasToDirsResponseDirectoryData {
  const message: AssignReplicasToDirsResponseDirectoryData = {
    id: ZERO_UUID,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsResponseDirectoryData(reader: Reader, version: number): AssignReplicasToDirsResponseDirectoryData {
  return {
    id: reader.uuid(),
    topics: readAssignReplicasToDirsResponseTopicDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAssignReplicasToDirsResponseDirectoryDataArray(reader: Reader, count: number, version: number): AssignReplicasToDirsResponseDirectoryData[] {
  const array = sized<AssignReplicasToDirsResponseDirectoryData>(count)
  for (let i = 0; i < count; i++) array[i] = readAssignReplicasToDirsResponseDirectoryData(reader, version)
  return array
}

function writeAssignReplicasToDirsResponseDirectoryData(writer: Writer, message: AssignReplicasToDirsResponseDirectoryData, version: number): void {
  writer.uuid(message.id)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAssignReplicasToDirsResponseTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AssignReplicasToDirsResponseTopicData {
  topicId: Uuid
  partitions: AssignReplicasToDirsResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsResponseTopicData(init?: Partial<AssignReplicasToDirsResponseTopicData>): AssignReplicasToDirsResponseTopicData {
  const message: AssignReplicasToDirsResponseTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsResponseTopicData(reader: Reader, version: number): AssignReplicasToDirsResponseTopicData {
  return {
    topicId: reader.uuid(),
    partitions: readAssignReplicasToDirsResponsePartitionDataArray(reader, reader.compactCount(7, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAssignReplicasToDirsResponseTopicDataArray(reader: Reader, count: number, version: number): AssignReplicasToDirsResponseTopicData[] {
  const array = sized<AssignReplicasToDirsResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readAssignReplicasToDirsResponseTopicData(reader, version)
  return array
}

function writeAssignReplicasToDirsResponseTopicData(writer: Writer, message: AssignReplicasToDirsResponseTopicData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAssignReplicasToDirsResponsePartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AssignReplicasToDirsResponsePartitionData {
  partitionIndex: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createAssignReplicasToDirsResponsePartitionData(init?: Partial<AssignReplicasToDirsResponsePartitionData>): AssignReplicasToDirsResponsePartitionData {
  const message: AssignReplicasToDirsResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAssignReplicasToDirsResponsePartitionData(reader: Reader, _version: number): AssignReplicasToDirsResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAssignReplicasToDirsResponsePartitionDataArray(reader: Reader, count: number, version: number): AssignReplicasToDirsResponsePartitionData[] {
  const array = sized<AssignReplicasToDirsResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readAssignReplicasToDirsResponsePartitionData(reader, version)
  return array
}

function writeAssignReplicasToDirsResponsePartitionData(writer: Writer, message: AssignReplicasToDirsResponsePartitionData, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writeUnknownTags(writer, message.unknownTags)
}

export const AssignReplicasToDirsResponseType: MessageType<AssignReplicasToDirsResponse> = {
  name: 'AssignReplicasToDirsResponse',
  kind: 'response',
  key: 73,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAssignReplicasToDirsResponse,
  read: readAssignReplicasToDirsResponse,
  write: writeAssignReplicasToDirsResponse,
}
