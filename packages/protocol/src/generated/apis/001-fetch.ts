// Made by tools/gen.ts from tables/apis/001-fetch.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { BytesLike, Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface FetchRequest {
  clusterId: string | null // 12+, tag 0, ignorable
  replicaId: number // 0-14
  replicaState: FetchRequestReplicaState // 15+, tag 1
  maxWaitMs: number
  minBytes: number
  maxBytes: number // ignorable
  isolationLevel: number // ignorable
  sessionId: number // 7+, ignorable
  sessionEpoch: number // 7+, ignorable
  topics: FetchRequestFetchTopic[]
  forgottenTopicsData: FetchRequestForgottenTopic[] // 7+
  rackId: string // 11+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createFetchRequest(init?: Partial<FetchRequest>): FetchRequest {
  const message: FetchRequest = {
    clusterId: null,
    replicaId: -1,
    replicaState: createFetchRequestReplicaState(),
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 2147483647,
    isolationLevel: 0,
    sessionId: 0,
    sessionEpoch: -1,
    topics: [],
    forgottenTopicsData: [],
    rackId: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchRequest(reader: Reader, version: number): FetchRequest {
  const message: FetchRequest = {
    clusterId: null,
    replicaId: version <= 14 ? reader.int32() : -1,
    replicaState: createFetchRequestReplicaState(),
    maxWaitMs: reader.int32(),
    minBytes: reader.int32(),
    maxBytes: reader.int32(),
    isolationLevel: reader.int8(),
    sessionId: version <= 6 ? 0 : reader.int32(),
    sessionEpoch: version <= 6 ? -1 : reader.int32(),
    topics: version <= 11 ? readFetchRequestFetchTopicArray(reader, reader.count(6, 112), version) : readFetchRequestFetchTopicArray(reader, reader.compactCount(3, 112), version),
    forgottenTopicsData: version <= 6 ? [] : version <= 11 ? readFetchRequestForgottenTopicArray(reader, reader.count(6, 112), version) : readFetchRequestForgottenTopicArray(reader, reader.compactCount(3, 112), version),
    rackId: version <= 10 ? '' : version <= 11 ? reader.string() : reader.compactString(),
    unknownTags: null,
  }
  if (version < 12) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.clusterId = reader.compactNullableString()
        break
      case 1:
        if (version >= 15) message.replicaState = readFetchRequestReplicaState(reader, version)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeFetchRequest(writer: Writer, message: FetchRequest, version: number): void {
  if (version <= 14) writer.int32(message.replicaId)
  else {
    if (message.replicaId !== -1) unsupportedField('FetchRequest.replicaId', version)
  }
  if (version <= 14) {
    if (!isDefaultFetchRequestReplicaState(message.replicaState)) unsupportedField('FetchRequest.replicaState', version)
  }
  writer.int32(message.maxWaitMs)
  writer.int32(message.minBytes)
  writer.int32(message.maxBytes)
  writer.int8(message.isolationLevel)
  if (version >= 7) writer.int32(message.sessionId)
  if (version >= 7) writer.int32(message.sessionEpoch)
  if (version <= 11) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeFetchRequestFetchTopic(writer, element, version)
  if (version <= 6) {
    if (message.forgottenTopicsData.length !== 0) unsupportedField('FetchRequest.forgottenTopicsData', version)
  } else if (version <= 11) writer.count(message.forgottenTopicsData.length)
  else writer.compactCount(message.forgottenTopicsData.length)
  if (version >= 7) for (const element of message.forgottenTopicsData) writeFetchRequestForgottenTopic(writer, element, version)
  if (version === 11) writer.string(message.rackId)
  else if (version >= 12) writer.compactString(message.rackId)
  if (version < 12) {
    refuseTags(message.unknownTags, 'FetchRequest', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.clusterId !== null) tags++
  if (version >= 15 && !isDefaultFetchRequestReplicaState(message.replicaState)) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.clusterId !== null) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactNullableString(message.clusterId)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (version >= 15 && !isDefaultFetchRequestReplicaState(message.replicaState)) {
    writer.uvarint(1)
    const mark = writer.beginSized()
    writeFetchRequestReplicaState(writer, message.replicaState, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchRequestReplicaState {
  replicaId: number
  replicaEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createFetchRequestReplicaState(init?: Partial<FetchRequestReplicaState>): FetchRequestReplicaState {
  const message: FetchRequestReplicaState = {
    replicaId: -1,
    replicaEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchRequestReplicaState(reader: Reader, _version: number): FetchRequestReplicaState {
  return {
    replicaId: reader.int32(),
    replicaEpoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchRequestReplicaState(writer: Writer, message: FetchRequestReplicaState, _version: number): void {
  writer.int32(message.replicaId)
  writer.int64(message.replicaEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultFetchRequestReplicaState(message: FetchRequestReplicaState): boolean {
  if (message.replicaId !== -1) return false
  if (message.replicaEpoch !== -1) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface FetchRequestFetchTopic {
  topic: string // 0-12, ignorable
  topicId: Uuid // 13+, ignorable
  partitions: FetchRequestFetchPartition[]
  unknownTags: UnknownTag[] | null
}

export function createFetchRequestFetchTopic(init?: Partial<FetchRequestFetchTopic>): FetchRequestFetchTopic {
  const message: FetchRequestFetchTopic = {
    topic: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchRequestFetchTopic(reader: Reader, version: number): FetchRequestFetchTopic {
  return {
    topic: version <= 11 ? reader.string() : version <= 12 ? reader.compactString() : '',
    topicId: version <= 12 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 11 ? readFetchRequestFetchPartitionArray(reader, reader.count(16, 296), version) : readFetchRequestFetchPartitionArray(reader, reader.compactCount(33, 296), version),
    unknownTags: version <= 11 ? null : readUnknownTags(reader),
  }
}

function readFetchRequestFetchTopicArray(reader: Reader, count: number, version: number): FetchRequestFetchTopic[] {
  const array = sized<FetchRequestFetchTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchRequestFetchTopic(reader, version)
  return array
}

function writeFetchRequestFetchTopic(writer: Writer, message: FetchRequestFetchTopic, version: number): void {
  if (version <= 11) writer.string(message.topic)
  else if (version <= 12) writer.compactString(message.topic)
  if (version >= 13) writer.uuid(message.topicId)
  if (version <= 11) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeFetchRequestFetchPartition(writer, element, version)
  if (version >= 12) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'FetchRequestFetchTopic', version)
}

export interface FetchRequestFetchPartition {
  partition: number
  currentLeaderEpoch: number // 9+, ignorable
  fetchOffset: number
  lastFetchedEpoch: number // 12+
  logStartOffset: number // 5+, ignorable
  partitionMaxBytes: number
  replicaDirectoryId: Uuid // 17+, tag 0, ignorable
  highWatermark: bigint // 18+, tag 1, ignorable
  unknownTags: UnknownTag[] | null
}

export function createFetchRequestFetchPartition(init?: Partial<FetchRequestFetchPartition>): FetchRequestFetchPartition {
  const message: FetchRequestFetchPartition = {
    partition: 0,
    currentLeaderEpoch: -1,
    fetchOffset: 0,
    lastFetchedEpoch: -1,
    logStartOffset: -1,
    partitionMaxBytes: 0,
    replicaDirectoryId: ZERO_UUID,
    highWatermark: 9223372036854775807n,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchRequestFetchPartition(reader: Reader, version: number): FetchRequestFetchPartition {
  const message: FetchRequestFetchPartition = {
    partition: reader.int32(),
    currentLeaderEpoch: version <= 8 ? -1 : reader.int32(),
    fetchOffset: reader.int64(),
    lastFetchedEpoch: version <= 11 ? -1 : reader.int32(),
    logStartOffset: version <= 4 ? -1 : reader.int64(),
    partitionMaxBytes: reader.int32(),
    replicaDirectoryId: ZERO_UUID,
    highWatermark: 9223372036854775807n,
    unknownTags: null,
  }
  if (version < 12) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 17) message.replicaDirectoryId = reader.uuid()
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 1:
        if (version >= 18) message.highWatermark = reader.bigint64()
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readFetchRequestFetchPartitionArray(reader: Reader, count: number, version: number): FetchRequestFetchPartition[] {
  const array = sized<FetchRequestFetchPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchRequestFetchPartition(reader, version)
  return array
}

function writeFetchRequestFetchPartition(writer: Writer, message: FetchRequestFetchPartition, version: number): void {
  writer.int32(message.partition)
  if (version >= 9) writer.int32(message.currentLeaderEpoch)
  writer.int64(message.fetchOffset)
  if (version <= 11) {
    if (message.lastFetchedEpoch !== -1) unsupportedField('FetchRequestFetchPartition.lastFetchedEpoch', version)
  } else writer.int32(message.lastFetchedEpoch)
  if (version >= 5) writer.int64(message.logStartOffset)
  writer.int32(message.partitionMaxBytes)
  if (version < 12) {
    refuseTags(message.unknownTags, 'FetchRequestFetchPartition', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 17 && message.replicaDirectoryId !== ZERO_UUID) tags++
  if (version >= 18 && message.highWatermark !== 9223372036854775807n) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 17 && message.replicaDirectoryId !== ZERO_UUID) {
    writer.uvarint(0)
    writer.uvarint(16)
    writer.uuid(message.replicaDirectoryId)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (version >= 18 && message.highWatermark !== 9223372036854775807n) {
    writer.uvarint(1)
    writer.uvarint(8)
    writer.bigint64(message.highWatermark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchRequestForgottenTopic {
  topic: string // 7-12, ignorable
  topicId: Uuid // 13+, ignorable
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createFetchRequestForgottenTopic(init?: Partial<FetchRequestForgottenTopic>): FetchRequestForgottenTopic {
  const message: FetchRequestForgottenTopic = {
    topic: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchRequestForgottenTopic(reader: Reader, version: number): FetchRequestForgottenTopic {
  return {
    topic: version <= 11 ? reader.string() : version <= 12 ? reader.compactString() : '',
    topicId: version <= 12 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 11 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 11 ? null : readUnknownTags(reader),
  }
}

function readFetchRequestForgottenTopicArray(reader: Reader, count: number, version: number): FetchRequestForgottenTopic[] {
  const array = sized<FetchRequestForgottenTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchRequestForgottenTopic(reader, version)
  return array
}

function writeFetchRequestForgottenTopic(writer: Writer, message: FetchRequestForgottenTopic, version: number): void {
  if (version <= 11) writer.string(message.topic)
  else if (version <= 12) writer.compactString(message.topic)
  if (version >= 13) writer.uuid(message.topicId)
  if (version <= 11) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  if (version >= 12) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'FetchRequestForgottenTopic', version)
}

export const FetchRequestType: MessageType<FetchRequest> = {
  name: 'FetchRequest',
  kind: 'request',
  key: 1,
  minVersion: 4,
  maxVersion: 18,
  flexibleSince: 12,
  latestUnstable: false,
  create: createFetchRequest,
  read: readFetchRequest,
  write: writeFetchRequest,
}

export interface FetchResponse {
  throttleTimeMs: number // ignorable
  errorCode: number // 7+, ignorable
  sessionId: number // 7+
  responses: FetchResponseFetchableTopicResponse[]
  nodeEndpoints: FetchResponseNodeEndpoint[] // 16+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createFetchResponse(init?: Partial<FetchResponse>): FetchResponse {
  const message: FetchResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    sessionId: 0,
    responses: [],
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponse(reader: Reader, version: number): FetchResponse {
  const message: FetchResponse = {
    throttleTimeMs: reader.int32(),
    errorCode: version <= 6 ? 0 : reader.int16(),
    sessionId: version <= 6 ? 0 : reader.int32(),
    responses: version <= 11 ? readFetchResponseFetchableTopicResponseArray(reader, reader.count(6, 112), version) : readFetchResponseFetchableTopicResponseArray(reader, reader.compactCount(3, 112), version),
    nodeEndpoints: [],
    unknownTags: null,
  }
  if (version < 12) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 16) message.nodeEndpoints = readFetchResponseNodeEndpointArray(reader, reader.compactCount(11, 72), version)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeFetchResponse(writer: Writer, message: FetchResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version >= 7) writer.int16(message.errorCode)
  if (version <= 6) {
    if (message.sessionId !== 0) unsupportedField('FetchResponse.sessionId', version)
  } else writer.int32(message.sessionId)
  if (version <= 11) writer.count(message.responses.length)
  else writer.compactCount(message.responses.length)
  for (const element of message.responses) writeFetchResponseFetchableTopicResponse(writer, element, version)
  if (version <= 15) {
    if (message.nodeEndpoints.length !== 0) unsupportedField('FetchResponse.nodeEndpoints', version)
  }
  if (version < 12) {
    refuseTags(message.unknownTags, 'FetchResponse', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 16 && message.nodeEndpoints.length !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 16 && message.nodeEndpoints.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.nodeEndpoints.length)
    for (const element of message.nodeEndpoints) writeFetchResponseNodeEndpoint(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchResponseFetchableTopicResponse {
  topic: string // 0-12, ignorable
  topicId: Uuid // 13+, ignorable
  partitions: FetchResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createFetchResponseFetchableTopicResponse(init?: Partial<FetchResponseFetchableTopicResponse>): FetchResponseFetchableTopicResponse {
  const message: FetchResponseFetchableTopicResponse = {
    topic: '',
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponseFetchableTopicResponse(reader: Reader, version: number): FetchResponseFetchableTopicResponse {
  return {
    topic: version <= 11 ? reader.string() : version <= 12 ? reader.compactString() : '',
    topicId: version <= 12 ? ZERO_UUID : reader.uuid(),
    partitions: version <= 11 ? readFetchResponsePartitionDataArray(reader, reader.count(30, 640), version) : readFetchResponsePartitionDataArray(reader, reader.compactCount(37, 640), version),
    unknownTags: version <= 11 ? null : readUnknownTags(reader),
  }
}

function readFetchResponseFetchableTopicResponseArray(reader: Reader, count: number, version: number): FetchResponseFetchableTopicResponse[] {
  const array = sized<FetchResponseFetchableTopicResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchResponseFetchableTopicResponse(reader, version)
  return array
}

function writeFetchResponseFetchableTopicResponse(writer: Writer, message: FetchResponseFetchableTopicResponse, version: number): void {
  if (version <= 11) writer.string(message.topic)
  else if (version <= 12) writer.compactString(message.topic)
  if (version >= 13) writer.uuid(message.topicId)
  if (version <= 11) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeFetchResponsePartitionData(writer, element, version)
  if (version >= 12) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'FetchResponseFetchableTopicResponse', version)
}

export interface FetchResponsePartitionData {
  partitionIndex: number
  errorCode: number
  highWatermark: number
  lastStableOffset: number // ignorable
  logStartOffset: number // 5+, ignorable
  divergingEpoch: FetchResponseEpochEndOffset // 12+, tag 0
  currentLeader: FetchResponseLeaderIdAndEpoch // 12+, tag 1
  snapshotId: FetchResponseSnapshotId // 12+, tag 2
  abortedTransactions: FetchResponseAbortedTransaction[] | null // ignorable
  preferredReadReplica: number // 11+
  records: BytesLike | null
  unknownTags: UnknownTag[] | null
}

export function createFetchResponsePartitionData(init?: Partial<FetchResponsePartitionData>): FetchResponsePartitionData {
  const message: FetchResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    highWatermark: 0,
    lastStableOffset: -1,
    logStartOffset: -1,
    divergingEpoch: createFetchResponseEpochEndOffset(),
    currentLeader: createFetchResponseLeaderIdAndEpoch(),
    snapshotId: createFetchResponseSnapshotId(),
    abortedTransactions: [],
    preferredReadReplica: -1,
    records: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponsePartitionData(reader: Reader, version: number): FetchResponsePartitionData {
  const message: FetchResponsePartitionData = {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    highWatermark: reader.int64(),
    lastStableOffset: reader.int64(),
    logStartOffset: version <= 4 ? -1 : reader.int64(),
    divergingEpoch: createFetchResponseEpochEndOffset(),
    currentLeader: createFetchResponseLeaderIdAndEpoch(),
    snapshotId: createFetchResponseSnapshotId(),
    abortedTransactions: version <= 11 ? readFetchResponseAbortedTransactionArrayOrNull(reader, reader.nullableCount(16, 184), version) : readFetchResponseAbortedTransactionArrayOrNull(reader, reader.compactNullableCount(17, 184), version),
    preferredReadReplica: version <= 10 ? -1 : reader.int32(),
    records: version <= 11 ? reader.nullableBytes() : reader.compactNullableBytes(),
    unknownTags: null,
  }
  if (version < 12) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.divergingEpoch = readFetchResponseEpochEndOffset(reader, version)
        break
      case 1:
        message.currentLeader = readFetchResponseLeaderIdAndEpoch(reader, version)
        break
      case 2:
        message.snapshotId = readFetchResponseSnapshotId(reader, version)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readFetchResponsePartitionDataArray(reader: Reader, count: number, version: number): FetchResponsePartitionData[] {
  const array = sized<FetchResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchResponsePartitionData(reader, version)
  return array
}

function writeFetchResponsePartitionData(writer: Writer, message: FetchResponsePartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int64(message.highWatermark)
  writer.int64(message.lastStableOffset)
  if (version >= 5) writer.int64(message.logStartOffset)
  if (version <= 11) {
    if (!isDefaultFetchResponseEpochEndOffset(message.divergingEpoch)) unsupportedField('FetchResponsePartitionData.divergingEpoch', version)
  }
  if (version <= 11) {
    if (!isDefaultFetchResponseLeaderIdAndEpoch(message.currentLeader)) unsupportedField('FetchResponsePartitionData.currentLeader', version)
  }
  if (version <= 11) {
    if (!isDefaultFetchResponseSnapshotId(message.snapshotId)) unsupportedField('FetchResponsePartitionData.snapshotId', version)
  }
  if (version <= 11) writer.count(message.abortedTransactions === null ? -1 : message.abortedTransactions.length)
  else writer.compactCount(message.abortedTransactions === null ? -1 : message.abortedTransactions.length)
  {
    if (message.abortedTransactions !== null) for (const element of message.abortedTransactions) writeFetchResponseAbortedTransaction(writer, element, version)
  }
  if (version <= 10) {
    if (message.preferredReadReplica !== -1) unsupportedField('FetchResponsePartitionData.preferredReadReplica', version)
  } else writer.int32(message.preferredReadReplica)
  if (version <= 11) writer.nullableBytes(message.records)
  else writer.compactNullableBytes(message.records)
  if (version < 12) {
    refuseTags(message.unknownTags, 'FetchResponsePartitionData', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (!isDefaultFetchResponseEpochEndOffset(message.divergingEpoch)) tags++
  if (!isDefaultFetchResponseLeaderIdAndEpoch(message.currentLeader)) tags++
  if (!isDefaultFetchResponseSnapshotId(message.snapshotId)) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (!isDefaultFetchResponseEpochEndOffset(message.divergingEpoch)) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writeFetchResponseEpochEndOffset(writer, message.divergingEpoch, version)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (!isDefaultFetchResponseLeaderIdAndEpoch(message.currentLeader)) {
    writer.uvarint(1)
    const mark = writer.beginSized()
    writeFetchResponseLeaderIdAndEpoch(writer, message.currentLeader, version)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (!isDefaultFetchResponseSnapshotId(message.snapshotId)) {
    writer.uvarint(2)
    const mark = writer.beginSized()
    writeFetchResponseSnapshotId(writer, message.snapshotId, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface FetchResponseEpochEndOffset {
  epoch: number
  endOffset: number
  unknownTags: UnknownTag[] | null
}

export function createFetchResponseEpochEndOffset(init?: Partial<FetchResponseEpochEndOffset>): FetchResponseEpochEndOffset {
  const message: FetchResponseEpochEndOffset = {
    epoch: -1,
    endOffset: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponseEpochEndOffset(reader: Reader, _version: number): FetchResponseEpochEndOffset {
  return {
    epoch: reader.int32(),
    endOffset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchResponseEpochEndOffset(writer: Writer, message: FetchResponseEpochEndOffset, _version: number): void {
  writer.int32(message.epoch)
  writer.int64(message.endOffset)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultFetchResponseEpochEndOffset(message: FetchResponseEpochEndOffset): boolean {
  if (message.epoch !== -1) return false
  if (message.endOffset !== -1) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface FetchResponseLeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createFetchResponseLeaderIdAndEpoch(init?: Partial<FetchResponseLeaderIdAndEpoch>): FetchResponseLeaderIdAndEpoch {
  const message: FetchResponseLeaderIdAndEpoch = {
    leaderId: -1,
    leaderEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponseLeaderIdAndEpoch(reader: Reader, _version: number): FetchResponseLeaderIdAndEpoch {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchResponseLeaderIdAndEpoch(writer: Writer, message: FetchResponseLeaderIdAndEpoch, _version: number): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultFetchResponseLeaderIdAndEpoch(message: FetchResponseLeaderIdAndEpoch): boolean {
  if (message.leaderId !== -1) return false
  if (message.leaderEpoch !== -1) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface FetchResponseSnapshotId {
  endOffset: number
  epoch: number
  unknownTags: UnknownTag[] | null
}

export function createFetchResponseSnapshotId(init?: Partial<FetchResponseSnapshotId>): FetchResponseSnapshotId {
  const message: FetchResponseSnapshotId = {
    endOffset: -1,
    epoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponseSnapshotId(reader: Reader, _version: number): FetchResponseSnapshotId {
  return {
    endOffset: reader.int64(),
    epoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFetchResponseSnapshotId(writer: Writer, message: FetchResponseSnapshotId, _version: number): void {
  writer.int64(message.endOffset)
  writer.int32(message.epoch)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultFetchResponseSnapshotId(message: FetchResponseSnapshotId): boolean {
  if (message.endOffset !== -1) return false
  if (message.epoch !== -1) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface FetchResponseAbortedTransaction {
  producerId: number
  firstOffset: number
  unknownTags: UnknownTag[] | null
}

export function createFetchResponseAbortedTransaction(init?: Partial<FetchResponseAbortedTransaction>): FetchResponseAbortedTransaction {
  const message: FetchResponseAbortedTransaction = {
    producerId: 0,
    firstOffset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponseAbortedTransaction(reader: Reader, version: number): FetchResponseAbortedTransaction {
  return {
    producerId: reader.int64(),
    firstOffset: reader.int64(),
    unknownTags: version <= 11 ? null : readUnknownTags(reader),
  }
}

function readFetchResponseAbortedTransactionArray(reader: Reader, count: number, version: number): FetchResponseAbortedTransaction[] {
  const array = sized<FetchResponseAbortedTransaction>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchResponseAbortedTransaction(reader, version)
  return array
}

function readFetchResponseAbortedTransactionArrayOrNull(reader: Reader, count: number, version: number): FetchResponseAbortedTransaction[] | null {
  return count < 0 ? null : readFetchResponseAbortedTransactionArray(reader, count, version)
}

function writeFetchResponseAbortedTransaction(writer: Writer, message: FetchResponseAbortedTransaction, version: number): void {
  writer.int64(message.producerId)
  writer.int64(message.firstOffset)
  if (version >= 12) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'FetchResponseAbortedTransaction', version)
}

export interface FetchResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  rack: string | null
  unknownTags: UnknownTag[] | null
}

export function createFetchResponseNodeEndpoint(init?: Partial<FetchResponseNodeEndpoint>): FetchResponseNodeEndpoint {
  const message: FetchResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFetchResponseNodeEndpoint(reader: Reader, _version: number): FetchResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readFetchResponseNodeEndpointArray(reader: Reader, count: number, version: number): FetchResponseNodeEndpoint[] {
  const array = sized<FetchResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readFetchResponseNodeEndpoint(reader, version)
  return array
}

function writeFetchResponseNodeEndpoint(writer: Writer, message: FetchResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.int32(message.port)
  writer.compactNullableString(message.rack)
  writeUnknownTags(writer, message.unknownTags)
}

export const FetchResponseType: MessageType<FetchResponse> = {
  name: 'FetchResponse',
  kind: 'response',
  key: 1,
  minVersion: 4,
  maxVersion: 18,
  flexibleSince: 12,
  latestUnstable: false,
  create: createFetchResponse,
  read: readFetchResponse,
  write: writeFetchResponse,
}
