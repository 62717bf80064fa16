// Made by tools/gen.ts from tables/apis/078-share-fetch.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, readInt8Array, sized, writeInt32Array, writeInt8Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { BytesLike, Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ShareFetchRequest {
  groupId: string | null
  memberId: string | null
  shareSessionEpoch: number
  maxWaitMs: number
  minBytes: number
  maxBytes: number
  maxRecords: number
  batchSize: number
  shareAcquireMode: number // 2+, ignorable
  isRenewAck: boolean // 2+
  topics: ShareFetchRequestFetchTopic[]
  forgottenTopicsData: ShareFetchRequestForgottenTopic[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchRequest(init?: Partial<ShareFetchRequest>): ShareFetchRequest {
  const message: ShareFetchRequest = {
    groupId: null,
    memberId: '',
    shareSessionEpoch: 0,
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 2147483647,
    maxRecords: 0,
    batchSize: 0,
    shareAcquireMode: 0,
    isRenewAck: false,
    topics: [],
    forgottenTopicsData: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchRequest(reader: Reader, version: number): ShareFetchRequest {
  return {
    groupId: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    shareSessionEpoch: reader.int32(),
    maxWaitMs: reader.int32(),
    minBytes: reader.int32(),
    maxBytes: reader.int32(),
    maxRecords: reader.int32(),
    batchSize: reader.int32(),
    shareAcquireMode: version <= 1 ? 0 : reader.int8(),
    isRenewAck: version <= 1 ? false : reader.bool(),
    topics: readShareFetchRequestFetchTopicArray(reader, reader.compactCount(18, 104), version),
    forgottenTopicsData: readShareFetchRequestForgottenTopicArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareFetchRequest(writer: Writer, message: ShareFetchRequest, version: number): void {
  writer.compactNullableString(message.groupId)
  writer.compactNullableString(message.memberId)
  writer.int32(message.shareSessionEpoch)
  writer.int32(message.maxWaitMs)
  writer.int32(message.minBytes)
  writer.int32(message.maxBytes)
  writer.int32(message.maxRecords)
  writer.int32(message.batchSize)
  if (version >= 2) writer.int8(message.shareAcquireMode)
  if (version <= 1) {
    if (message.isRenewAck) unsupportedField('ShareFetchRequest.isRenewAck', version)
  } else writer.bool(message.isRenewAck)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeShareFetchRequestFetchTopic(writer, element, version)
  writer.compactCount(message.forgottenTopicsData.length)
  for (const element of message.forgottenTopicsData) writeShareFetchRequestForgottenTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchRequestFetchTopic {
  topicId: Uuid
  partitions: ShareFetchRequestFetchPartition[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchRequestFetchTopic(init?: Partial<ShareFetchRequestFetchTopic>): ShareFetchRequestFetchTopic {
  const message: ShareFetchRequestFetchTopic = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchRequestFetchTopic(reader: Reader, version: number): ShareFetchRequestFetchTopic {
  return {
    topicId: reader.uuid(),
    partitions: readShareFetchRequestFetchPartitionArray(reader, reader.compactCount(6, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchRequestFetchTopicArray(reader: Reader, count: number, version: number): ShareFetchRequestFetchTopic[] {
  const array = sized<ShareFetchRequestFetchTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchRequestFetchTopic(reader, version)
  return array
}

function writeShareFetchRequestFetchTopic(writer: Writer, message: ShareFetchRequestFetchTopic, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeShareFetchRequestFetchPartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchRequestFetchPartition {
  partitionIndex: number
  acknowledgementBatches: ShareFetchRequestAcknowledgementBatch[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchRequestFetchPartition(init?: Partial<ShareFetchRequestFetchPartition>): ShareFetchRequestFetchPartition {
  const message: ShareFetchRequestFetchPartition = {
    partitionIndex: 0,
    acknowledgementBatches: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchRequestFetchPartition(reader: Reader, version: number): ShareFetchRequestFetchPartition {
  return {
    partitionIndex: reader.int32(),
    acknowledgementBatches: readShareFetchRequestAcknowledgementBatchArray(reader, reader.compactCount(18, 240), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchRequestFetchPartitionArray(reader: Reader, count: number, version: number): ShareFetchRequestFetchPartition[] {
  const array = sized<ShareFetchRequestFetchPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchRequestFetchPartition(reader, version)
  return array
}

function writeShareFetchRequestFetchPartition(writer: Writer, message: ShareFetchRequestFetchPartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.compactCount(message.acknowledgementBatches.length)
  for (const element of message.acknowledgementBatches) writeShareFetchRequestAcknowledgementBatch(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchRequestAcknowledgementBatch {
  firstOffset: number
  lastOffset: number
  acknowledgeTypes: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchRequestAcknowledgementBatch(init?: Partial<ShareFetchRequestAcknowledgementBatch>): ShareFetchRequestAcknowledgementBatch {
  const message: ShareFetchRequestAcknowledgementBatch = {
    firstOffset: 0,
    lastOffset: 0,
    acknowledgeTypes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchRequestAcknowledgementBatch(reader: Reader, _version: number): ShareFetchRequestAcknowledgementBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    acknowledgeTypes: readInt8Array(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchRequestAcknowledgementBatchArray(reader: Reader, count: number, version: number): ShareFetchRequestAcknowledgementBatch[] {
  const array = sized<ShareFetchRequestAcknowledgementBatch>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchRequestAcknowledgementBatch(reader, version)
  return array
}

function writeShareFetchRequestAcknowledgementBatch(writer: Writer, message: ShareFetchRequestAcknowledgementBatch, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.compactCount(message.acknowledgeTypes.length)
  writeInt8Array(writer, message.acknowledgeTypes)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchRequestForgottenTopic {
  topicId: Uuid
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchRequestForgottenTopic(init?: Partial<ShareFetchRequestForgottenTopic>): ShareFetchRequestForgottenTopic {
  const message: ShareFetchRequestForgottenTopic = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchRequestForgottenTopic(reader: Reader, _version: number): ShareFetchRequestForgottenTopic {
  return {
    topicId: reader.uuid(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchRequestForgottenTopicArray(reader: Reader, count: number, version: number): ShareFetchRequestForgottenTopic[] {
  const array = sized<ShareFetchRequestForgottenTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchRequestForgottenTopic(reader, version)
  return array
}

function writeShareFetchRequestForgottenTopic(writer: Writer, message: ShareFetchRequestForgottenTopic, _version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareFetchRequestType: MessageType<ShareFetchRequest> = {
  name: 'ShareFetchRequest',
  kind: 'request',
  key: 78,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareFetchRequest,
  read: readShareFetchRequest,
  write: writeShareFetchRequest,
}

export interface ShareFetchResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  acquisitionLockTimeoutMs: number
  responses: ShareFetchResponseShareFetchableTopicResponse[]
  nodeEndpoints: ShareFetchResponseNodeEndpoint[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchResponse(init?: Partial<ShareFetchResponse>): ShareFetchResponse {
  const message: ShareFetchResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    acquisitionLockTimeoutMs: 0,
    responses: [],
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchResponse(reader: Reader, version: number): ShareFetchResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    acquisitionLockTimeoutMs: reader.int32(),
    responses: readShareFetchResponseShareFetchableTopicResponseArray(reader, reader.compactCount(18, 104), version),
    nodeEndpoints: readShareFetchResponseNodeEndpointArray(reader, reader.compactCount(11, 72), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareFetchResponse(writer: Writer, message: ShareFetchResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.int32(message.acquisitionLockTimeoutMs)
  writer.compactCount(message.responses.length)
  for (const element of message.responses) writeShareFetchResponseShareFetchableTopicResponse(writer, element, version)
  writer.compactCount(message.nodeEndpoints.length)
  for (const element of message.nodeEndpoints) writeShareFetchResponseNodeEndpoint(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchResponseShareFetchableTopicResponse {
  topicId: Uuid
  partitions: ShareFetchResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchResponseShareFetchableTopicResponse(init?: Partial<ShareFetchResponseShareFetchableTopicResponse>): ShareFetchResponseShareFetchableTopicResponse {
  const message: ShareFetchResponseShareFetchableTopicResponse = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchResponseShareFetchableTopicResponse(reader: Reader, version: number): ShareFetchResponseShareFetchableTopicResponse {
  return {
    topicId: reader.uuid(),
    partitions: readShareFetchResponsePartitionDataArray(reader, reader.compactCount(22, 200), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchResponseShareFetchableTopicResponseArray(reader: Reader, count: number, version: number): ShareFetchResponseShareFetchableTopicResponse[] {
  const array = sized<ShareFetchResponseShareFetchableTopicResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchResponseShareFetchableTopicResponse(reader, version)
  return array
}

function writeShareFetchResponseShareFetchableTopicResponse(writer: Writer, message: ShareFetchResponseShareFetchableTopicResponse, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeShareFetchResponsePartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchResponsePartitionData {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  acknowledgeErrorCode: number
  acknowledgeErrorMessage: string | null
  currentLeader: ShareFetchResponseLeaderIdAndEpoch
  records: BytesLike
  acquiredRecords: ShareFetchResponseAcquiredRecords[]
  unknownTags: UnknownTag[] | null
}

export function createShareFetchResponsePartitionData(init?: Partial<ShareFetchResponsePartitionData>): ShareFetchResponsePartitionData {
  const message: ShareFetchResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    acknowledgeErrorCode: 0,
    acknowledgeErrorMessage: null,
    currentLeader: createShareFetchResponseLeaderIdAndEpoch(),
    records: EMPTY_BYTES,
    acquiredRecords: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchResponsePartitionData(reader: Reader, version: number): ShareFetchResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    acknowledgeErrorCode: reader.int16(),
    acknowledgeErrorMessage: reader.compactNullableString(),
    currentLeader: readShareFetchResponseLeaderIdAndEpoch(reader, version),
    records: reader.compactBytes(),
    acquiredRecords: readShareFetchResponseAcquiredRecordsArray(reader, reader.compactCount(19, 192), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchResponsePartitionDataArray(reader: Reader, count: number, version: number): ShareFetchResponsePartitionData[] {
  const array = sized<ShareFetchResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchResponsePartitionData(reader, version)
  return array
}

function writeShareFetchResponsePartitionData(writer: Writer, message: ShareFetchResponsePartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.int16(message.acknowledgeErrorCode)
  writer.compactNullableString(message.acknowledgeErrorMessage)
  writeShareFetchResponseLeaderIdAndEpoch(writer, message.currentLeader, version)
  writer.compactBytes(message.records)
  writer.compactCount(message.acquiredRecords.length)
  for (const element of message.acquiredRecords) writeShareFetchResponseAcquiredRecords(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchResponseLeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createShareFetchResponseLeaderIdAndEpoch(init?: Partial<ShareFetchResponseLeaderIdAndEpoch>): ShareFetchResponseLeaderIdAndEpoch {
  const message: ShareFetchResponseLeaderIdAndEpoch = {
    leaderId: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchResponseLeaderIdAndEpoch(reader: Reader, _version: number): ShareFetchResponseLeaderIdAndEpoch {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareFetchResponseLeaderIdAndEpoch(writer: Writer, message: ShareFetchResponseLeaderIdAndEpoch, _version: number): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchResponseAcquiredRecords {
  firstOffset: number
  lastOffset: number
  deliveryCount: number
  unknownTags: UnknownTag[] | null
}

export function createShareFetchResponseAcquiredRecords(init?: Partial<ShareFetchResponseAcquiredRecords>): ShareFetchResponseAcquiredRecords {
  const message: ShareFetchResponseAcquiredRecords = {
    firstOffset: 0,
    lastOffset: 0,
    deliveryCount: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchResponseAcquiredRecords(reader: Reader, _version: number): ShareFetchResponseAcquiredRecords {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryCount: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchResponseAcquiredRecordsArray(reader: Reader, count: number, version: number): ShareFetchResponseAcquiredRecords[] {
  const array = sized<ShareFetchResponseAcquiredRecords>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchResponseAcquiredRecords(reader, version)
  return array
}

function writeShareFetchResponseAcquiredRecords(writer: Writer, message: ShareFetchResponseAcquiredRecords, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int16(message.deliveryCount)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareFetchResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  rack: string | null
  unknownTags: UnknownTag[] | null
}

export function createShareFetchResponseNodeEndpoint(init?: Partial<ShareFetchResponseNodeEndpoint>): ShareFetchResponseNodeEndpoint {
  const message: ShareFetchResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareFetchResponseNodeEndpoint(reader: Reader, _version: number): ShareFetchResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareFetchResponseNodeEndpointArray(reader: Reader, count: number, version: number): ShareFetchResponseNodeEndpoint[] {
  const array = sized<ShareFetchResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readShareFetchResponseNodeEndpoint(reader, version)
  return array
}

function writeShareFetchResponseNodeEndpoint(writer: Writer, message: ShareFetchResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.int32(message.port)
  writer.compactNullableString(message.rack)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareFetchResponseType: MessageType<ShareFetchResponse> = {
  name: 'ShareFetchResponse',
  kind: 'response',
  key: 78,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareFetchResponse,
  read: readShareFetchResponse,
  write: writeShareFetchResponse,
}
