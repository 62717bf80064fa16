// Made by tools/gen.ts from tables/apis/059-fetch-snapshot.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface FetchSnapshotRequest {
  clusterId: string | null // tag 0
  replicaId: number
  maxBytes: number
  topics: FetchSnapshotRequestTopicSnapshot[]
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotRequest(init?: Partial<FetchSnapshotRequest>): FetchSnapshotRequest {
  const message: FetchSnapshotRequest = {
    clusterId: null,
    replicaId: -1,
    maxBytes: 2147483647,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotRequest(reader: Reader, version: number): FetchSnapshotRequest {
  const message: FetchSnapshotRequest = {
    clusterId: null,
    replicaId: reader.int32(),
    maxBytes: reader.int32(),
    topics: readFetchSnapshotRequestTopicSnapshotArray(reader, reader.compactCount(3, 104), version),
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.clusterId = reader.compactNullableString()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeFetchSnapshotRequest(writer: Writer, message: FetchSnapshotRequest, version: number): void {
  writer.int32(message.replicaId)
  writer.int32(message.maxBytes)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeFetchSnapshotRequestTopicSnapshot(writer, element, version)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.clusterId !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.clusterId !== null) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactNullableString(message.clusterId)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchSnapshotRequestTopicSnapshot {
  name: string
  partitions: FetchSnapshotRequestPartitionSnapshot[]
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotRequestTopicSnapshot(init?: Partial<FetchSnapshotRequestTopicSnapshot>): FetchSnapshotRequestTopicSnapshot {
  const message: FetchSnapshotRequestTopicSnapshot = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotRequestTopicSnapshot(reader: Reader, version: number): FetchSnapshotRequestTopicSnapshot {
  return {
    name: reader.compactString(),
    partitions: readFetchSnapshotRequestPartitionSnapshotArray(reader, reader.compactCount(30, 256), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readFetchSnapshotRequestTopicSnapshotArray(reader: Reader, count: number, version: number): FetchSnapshotRequestTopicSnapshot[] {
  const array = sized<FetchSnapshotRequestTopicSnapshot>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchSnapshotRequestTopicSnapshot(reader, version)
  return array
}

function writeFetchSnapshotRequestTopicSnapshot(writer: Writer, message: FetchSnapshotRequestTopicSnapshot, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeFetchSnapshotRequestPartitionSnapshot(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface FetchSnapshotRequestPartitionSnapshot {
  partition: number
  currentLeaderEpoch: number
  snapshotId: FetchSnapshotRequestSnapshotId
  position: number
  replicaDirectoryId: Uuid // 1+, tag 0, ignorable
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotRequestPartitionSnapshot(init?: Partial<FetchSnapshotRequestPartitionSnapshot>): FetchSnapshotRequestPartitionSnapshot {
  const message: FetchSnapshotRequestPartitionSnapshot = {
    partition: 0,
    currentLeaderEpoch: 0,
    snapshotId: createFetchSnapshotRequestSnapshotId(),
    position: 0,
    replicaDirectoryId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotRequestPartitionSnapshot(reader: Reader, version: number): FetchSnapshotRequestPartitionSnapshot {
  const message: FetchSnapshotRequestPartitionSnapshot = {
    partition: reader.int32(),
    currentLeaderEpoch: reader.int32(),
    snapshotId: readFetchSnapshotRequestSnapshotId(reader, version),
    position: reader.int64(),
    replicaDirectoryId: ZERO_UUID,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 1) message.replicaDirectoryId = reader.uuid()
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readFetchSnapshotRequestPartitionSnapshotArray(reader: Reader, count: number, version: number): FetchSnapshotRequestPartitionSnapshot[] {
  const array = sized<FetchSnapshotRequestPartitionSnapshot>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchSnapshotRequestPartitionSnapshot(reader, version)
  return array
}

function writeFetchSnapshotRequestPartitionSnapshot(writer: Writer, message: FetchSnapshotRequestPartitionSnapshot, version: number): void {
  writer.int32(message.partition)
  writer.int32(message.currentLeaderEpoch)
  writeFetchSnapshotRequestSnapshotId(writer, message.snapshotId, version)
  writer.int64(message.position)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 1 && message.replicaDirectoryId !== ZERO_UUID) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 1 && message.replicaDirectoryId !== ZERO_UUID) {
    writer.uvarint(0)
    writer.uvarint(16)
    writer.uuid(message.replicaDirectoryId)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchSnapshotRequestSnapshotId {
  endOffset: number
  epoch: number
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotRequestSnapshotId(init?: Partial<FetchSnapshotRequestSnapshotId>): FetchSnapshotRequestSnapshotId {
  const message: FetchSnapshotRequestSnapshotId = {
    endOffset: 0,
    epoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotRequestSnapshotId(reader: Reader, _version: number): FetchSnapshotRequestSnapshotId {
  return {
    endOffset: reader.int64(),
    epoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchSnapshotRequestSnapshotId(writer: Writer, message: FetchSnapshotRequestSnapshotId, _version: number): void {
  writer.int64(message.endOffset)
  writer.int32(message.epoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const FetchSnapshotRequestType: MessageType<FetchSnapshotRequest> = {
  name: 'FetchSnapshotRequest',
  kind: 'request',
  key: 59,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createFetchSnapshotRequest,
  read: readFetchSnapshotRequest,
  write: writeFetchSnapshotRequest,
}

export interface FetchSnapshotResponse {
  throttleTimeMs: number // ignorable
  errorCode: number
  topics: FetchSnapshotResponseTopicSnapshot[]
  nodeEndpoints: FetchSnapshotResponseNodeEndpoint[] // 1+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotResponse(init?: Partial<FetchSnapshotResponse>): FetchSnapshotResponse {
  const message: FetchSnapshotResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotResponse(reader: Reader, version: number): FetchSnapshotResponse {
  const message: FetchSnapshotResponse = {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    topics: readFetchSnapshotResponseTopicSnapshotArray(reader, reader.compactCount(3, 104), version),
    nodeEndpoints: [],
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 1) message.nodeEndpoints = readFetchSnapshotResponseNodeEndpointArray(reader, reader.compactCount(8, 64), version)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeFetchSnapshotResponse(writer: Writer, message: FetchSnapshotResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeFetchSnapshotResponseTopicSnapshot(writer, element, version)
  if (version <= 0) {
    if (message.nodeEndpoints.length !== 0) unsupportedField('FetchSnapshotResponse.nodeEndpoints', version)
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 1 && message.nodeEndpoints.length !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 1 && message.nodeEndpoints.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.nodeEndpoints.length)
    for (const element of message.nodeEndpoints) writeFetchSnapshotResponseNodeEndpoint(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchSnapshotResponseTopicSnapshot {
  name: string
  partitions: FetchSnapshotResponsePartitionSnapshot[]
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotResponseTopicSnapshot(init?: Partial<FetchSnapshotResponseTopicSnapshot>): FetchSnapshotResponseTopicSnapshot {
  const message: FetchSnapshotResponseTopicSnapshot = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotResponseTopicSnapshot(reader: Reader, version: number): FetchSnapshotResponseTopicSnapshot {
  return {
    name: reader.compactString(),
    partitions: readFetchSnapshotResponsePartitionSnapshotArray(reader, reader.compactCount(37, 384), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readFetchSnapshotResponseTopicSnapshotArray(reader: Reader, count: number, version: number): FetchSnapshotResponseTopicSnapshot[] {
  const array = sized<FetchSnapshotResponseTopicSnapshot>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchSnapshotResponseTopicSnapshot(reader, version)
  return array
}

function writeFetchSnapshotResponseTopicSnapshot(writer: Writer, message: FetchSnapshotResponseTopicSnapshot, version: number): void {
  writer.compactString(message.name)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeFetchSnapshotResponsePartitionSnapshot(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface FetchSnapshotResponsePartitionSnapshot {
  index: number
  errorCode: number
  snapshotId: FetchSnapshotResponseSnapshotId
  currentLeader: FetchSnapshotResponseLeaderIdAndEpoch // tag 0
  size: number
  position: number
  unalignedRecords: Buffer
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotResponsePartitionSnapshot(init?: Partial<FetchSnapshotResponsePartitionSnapshot>): FetchSnapshotResponsePartitionSnapshot {
  const message: FetchSnapshotResponsePartitionSnapshot = {
    index: 0,
    errorCode: 0,
    snapshotId: createFetchSnapshotResponseSnapshotId(),
    currentLeader: createFetchSnapshotResponseLeaderIdAndEpoch(),
    size: 0,
    position: 0,
    unalignedRecords: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotResponsePartitionSnapshot(reader: Reader, version: number): FetchSnapshotResponsePartitionSnapshot {
  const message: FetchSnapshotResponsePartitionSnapshot = {
    index: reader.int32(),
    errorCode: reader.int16(),
    snapshotId: readFetchSnapshotResponseSnapshotId(reader, version),
    currentLeader: createFetchSnapshotResponseLeaderIdAndEpoch(),
    size: reader.int64(),
    position: reader.int64(),
    unalignedRecords: reader.compactBytes(),
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.currentLeader = readFetchSnapshotResponseLeaderIdAndEpoch(reader, version)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readFetchSnapshotResponsePartitionSnapshotArray(reader: Reader, count: number, version: number): FetchSnapshotResponsePartitionSnapshot[] {
  const array = sized<FetchSnapshotResponsePartitionSnapshot>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchSnapshotResponsePartitionSnapshot(reader, version)
  return array
}

function writeFetchSnapshotResponsePartitionSnapshot(writer: Writer, message: FetchSnapshotResponsePartitionSnapshot, version: number): void {
  writer.int32(message.index)
  writer.int16(message.errorCode)
  writeFetchSnapshotResponseSnapshotId(writer, message.snapshotId, version)
  writer.int64(message.size)
  writer.int64(message.position)
  writer.compactBytes(message.unalignedRecords)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (!isDefaultFetchSnapshotResponseLeaderIdAndEpoch(message.currentLeader)) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (!isDefaultFetchSnapshotResponseLeaderIdAndEpoch(message.currentLeader)) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writeFetchSnapshotResponseLeaderIdAndEpoch(writer, message.currentLeader, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchSnapshotResponseSnapshotId {
  endOffset: number
  epoch: number
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotResponseSnapshotId(init?: Partial<FetchSnapshotResponseSnapshotId>): FetchSnapshotResponseSnapshotId {
  const message: FetchSnapshotResponseSnapshotId = {
    endOffset: 0,
    epoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotResponseSnapshotId(reader: Reader, _version: number): FetchSnapshotResponseSnapshotId {
  return {
    endOffset: reader.int64(),
    epoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchSnapshotResponseSnapshotId(writer: Writer, message: FetchSnapshotResponseSnapshotId, _version: number): void {
  writer.int64(message.endOffset)
  writer.int32(message.epoch)
  writeUnknownTags(writer, message.unknownTags)
}

export interface FetchSnapshotResponseLeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotResponseLeaderIdAndEpoch(init?: Partial<FetchSnapshotResponseLeaderIdAndEpoch>): FetchSnapshotResponseLeaderIdAndEpoch {
  const message: FetchSnapshotResponseLeaderIdAndEpoch = {
    leaderId: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotResponseLeaderIdAndEpoch(reader: Reader, _version: number): FetchSnapshotResponseLeaderIdAndEpoch {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchSnapshotResponseLeaderIdAndEpoch(writer: Writer, message: FetchSnapshotResponseLeaderIdAndEpoch, _version: number): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultFetchSnapshotResponseLeaderIdAndEpoch(message: FetchSnapshotResponseLeaderIdAndEpoch): boolean {
  if (message.leaderId !== 0) return false
  if (message.leaderEpoch !== 0) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface FetchSnapshotResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createFetchSnapshotResponseNodeEndpoint(init?: Partial<FetchSnapshotResponseNodeEndpoint>): FetchSnapshotResponseNodeEndpoint {
  const message: FetchSnapshotResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchSnapshotResponseNodeEndpoint(reader: Reader, _version: number): FetchSnapshotResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readFetchSnapshotResponseNodeEndpointArray(reader: Reader, count: number, version: number): FetchSnapshotResponseNodeEndpoint[] {
  const array = sized<FetchSnapshotResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchSnapshotResponseNodeEndpoint(reader, version)
  return array
}

function writeFetchSnapshotResponseNodeEndpoint(writer: Writer, message: FetchSnapshotResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const FetchSnapshotResponseType: MessageType<FetchSnapshotResponse> = {
  name: 'FetchSnapshotResponse',
  kind: 'response',
  key: 59,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createFetchSnapshotResponse,
  read: readFetchSnapshotResponse,
  write: writeFetchSnapshotResponse,
}
