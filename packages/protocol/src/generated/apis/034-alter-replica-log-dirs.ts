// Made by tools/gen.ts from tables/apis/034-alter-replica-log-dirs.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterReplicaLogDirsRequest {
  dirs: AlterReplicaLogDirsRequestAlterReplicaLogDir[]
  unknownTags: UnknownTag[] | null
}

export function createAlterReplicaLogDirsRequest(init?: Partial<AlterReplicaLogDirsRequest>): AlterReplicaLogDirsRequest {
  const message: AlterReplicaLogDirsRequest = {
    dirs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterReplicaLogDirsRequest(reader: Reader, version: number): AlterReplicaLogDirsRequest {
  return {
    dirs: version <= 1 ? readAlterReplicaLogDirsRequestAlterReplicaLogDirArray(reader, reader.count(6, 104), version) : readAlterReplicaLogDirsRequestAlterReplicaLogDirArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeAlterReplicaLogDirsRequest(writer: Writer, message: AlterReplicaLogDirsRequest, version: number): void {
  if (version <= 1) writer.count(message.dirs.length)
  else writer.compactCount(message.dirs.length)
  for (const element of message.dirs) writeAlterReplicaLogDirsRequestAlterReplicaLogDir(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterReplicaLogDirsRequest', version)
}

export interface AlterReplicaLogDirsRequestAlterReplicaLogDir {
  path: string
  topics: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[]
  unknownTags: UnknownTag[] | null
}

export function createAlterReplicaLogDirsRequestAlterReplicaLogDir(init?: Partial<AlterReplicaLogDirsRequestAlterReplicaLogDir>): AlterReplicaLogDirsRequestAlterReplicaLogDir {
  const message: AlterReplicaLogDirsRequestAlterReplicaLogDir = {
    path: '',
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterReplicaLogDirsRequestAlterReplicaLogDir(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDir {
  return {
    path: version <= 1 ? reader.string() : reader.compactString(),
    topics: version <= 1 ? readAlterReplicaLogDirsRequestAlterReplicaLogDirTopicArray(reader, reader.count(6, 104), version) : readAlterReplicaLogDirsRequestAlterReplicaLogDirTopicArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterReplicaLogDirsRequestAlterReplicaLogDirArray(reader: Reader, count: number, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDir[] {
  const array = sized<AlterReplicaLogDirsRequestAlterReplicaLogDir>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterReplicaLogDirsRequestAlterReplicaLogDir(reader, version)
  return array
}

function writeAlterReplicaLogDirsRequestAlterReplicaLogDir(writer: Writer, message: AlterReplicaLogDirsRequestAlterReplicaLogDir, version: number): void {
  if (version <= 1) writer.string(message.path)
  else writer.compactString(message.path)
  if (version <= 1) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterReplicaLogDirsRequestAlterReplicaLogDir', version)
}

export interface AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  name: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(init?: Partial<AlterReplicaLogDirsRequestAlterReplicaLogDirTopic>): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  const message: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  return {
    name: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterReplicaLogDirsRequestAlterReplicaLogDirTopicArray(reader: Reader, count: number, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[] {
  const array = sized<AlterReplicaLogDirsRequestAlterReplicaLogDirTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(reader, version)
  return array
}

function writeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(writer: Writer, message: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic, version: number): void {
  if (version <= 1) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterReplicaLogDirsRequestAlterReplicaLogDirTopic', version)
}

export const AlterReplicaLogDirsRequestType: MessageType<AlterReplicaLogDirsRequest> = {
  name: 'AlterReplicaLogDirsRequest',
  kind: 'request',
  key: 34,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createAlterReplicaLogDirsRequest,
  read: readAlterReplicaLogDirsRequest,
  write: writeAlterReplicaLogDirsRequest,
}

export interface AlterReplicaLogDirsResponse {
  throttleTimeMs: number
  results: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createAlterReplicaLogDirsResponse(init?: Partial<AlterReplicaLogDirsResponse>): AlterReplicaLogDirsResponse {
  const message: AlterReplicaLogDirsResponse = {
    throttleTimeMs: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterReplicaLogDirsResponse(reader: Reader, version: number): AlterReplicaLogDirsResponse {
  return {
    throttleTimeMs: reader.int32(),
    results: version <= 1 ? readAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResultArray(reader, reader.count(6, 104), version) : readAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResultArray(reader, reader.compactCount(3, 104), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeAlterReplicaLogDirsResponse(writer: Writer, message: AlterReplicaLogDirsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version <= 1) writer.count(message.results.length)
  else writer.compactCount(message.results.length)
  for (const element of message.results) writeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterReplicaLogDirsResponse', version)
}

export interface AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  topicName: string
  partitions: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(init?: Partial<AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult>): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  const message: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  return {
    topicName: version <= 1 ? reader.string() : reader.compactString(),
    partitions: version <= 1 ? readAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResultArray(reader, reader.count(6, 56), version) : readAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResultArray(reader, reader.compactCount(7, 56), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResultArray(reader: Reader, count: number, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[] {
  const array = sized<AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(reader, version)
  return array
}

function writeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(writer: Writer, message: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult, version: number): void {
  if (version <= 1) writer.string(message.topicName)
  else writer.compactString(message.topicName)
  if (version <= 1) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult', version)
}

export interface AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  partitionIndex: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(init?: Partial<AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult>): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  const message: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult = {
    partitionIndex: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResultArray(reader: Reader, count: number, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[] {
  const array = sized<AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(reader, version)
  return array
}

function writeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(writer: Writer, message: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult', version)
}

export const AlterReplicaLogDirsResponseType: MessageType<AlterReplicaLogDirsResponse> = {
  name: 'AlterReplicaLogDirsResponse',
  kind: 'response',
  key: 34,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createAlterReplicaLogDirsResponse,
  read: readAlterReplicaLogDirsResponse,
  write: writeAlterReplicaLogDirsResponse,
}
