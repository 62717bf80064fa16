// Made by tools/gen.ts from tables/apis/079-share-acknowledge.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt8Array, sized, writeInt8Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ShareAcknowledgeRequest {
  groupId: string | null
  memberId: string | null
  shareSessionEpoch: number
  isRenewAck: boolean // 2+
  topics: ShareAcknowledgeRequestAcknowledgeTopic[]
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeRequest(init?: Partial<ShareAcknowledgeRequest>): ShareAcknowledgeRequest {
  const message: ShareAcknowledgeRequest = {
    groupId: null,
    memberId: '',
    shareSessionEpoch: 0,
    isRenewAck: false,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeRequest(reader: Reader, version: number): ShareAcknowledgeRequest {
  return {
    groupId: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    shareSessionEpoch: reader.int32(),
    isRenewAck: version <= 1 ? false : reader.bool(),
    topics: readShareAcknowledgeRequestAcknowledgeTopicArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareAcknowledgeRequest(writer: Writer, message: ShareAcknowledgeRequest, version: number): void {
  writer.compactNullableString(message.groupId)
  writer.compactNullableString(message.memberId)
  writer.int32(message.shareSessionEpoch)
  if (version <= 1) {
    if (message.isRenewAck) unsupportedField('ShareAcknowledgeRequest.isRenewAck', version)
  } else writer.bool(message.isRenewAck)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeShareAcknowledgeRequestAcknowledgeTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeRequestAcknowledgeTopic {
  topicId: Uuid
  partitions: ShareAcknowledgeRequestAcknowledgePartition[]
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeRequestAcknowledgeTopic(init?: Partial<ShareAcknowledgeRequestAcknowledgeTopic>): ShareAcknowledgeRequestAcknowledgeTopic {
  const message: ShareAcknowledgeRequestAcknowledgeTopic = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeRequestAcknowledgeTopic(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgeTopic {
  return {
    topicId: reader.uuid(),
    partitions: readShareAcknowledgeRequestAcknowledgePartitionArray(reader, reader.compactCount(6, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareAcknowledgeRequestAcknowledgeTopicArray(reader: Reader, count: number, version: number): ShareAcknowledgeRequestAcknowledgeTopic[] {
  const array = sized<ShareAcknowledgeRequestAcknowledgeTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readShareAcknowledgeRequestAcknowledgeTopic(reader, version)
  return array
}

function writeShareAcknowledgeRequestAcknowledgeTopic(writer: Writer, message: ShareAcknowledgeRequestAcknowledgeTopic, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeShareAcknowledgeRequestAcknowledgePartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeRequestAcknowledgePartition {
  partitionIndex: number
  acknowledgementBatches: ShareAcknowledgeRequestAcknowledgementBatch[]
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeRequestAcknowledgePartition(init?: Partial<ShareAcknowledgeRequestAcknowledgePartition>): ShareAcknowledgeRequestAcknowledgePartition {
  const message: ShareAcknowledgeRequestAcknowledgePartition = {
    partitionIndex: 0,
    acknowledgementBatches: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeRequestAcknowledgePartition(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgePartition {
  return {
    partitionIndex: reader.int32(),
    acknowledgementBatches: readShareAcknowledgeRequestAcknowledgementBatchArray(reader, reader.compactCount(18, 240), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareAcknowledgeRequestAcknowledgePartitionArray(reader: Reader, count: number, version: number): ShareAcknowledgeRequestAcknowledgePartition[] {
  const array = sized<ShareAcknowledgeRequestAcknowledgePartition>(count)
  for (let i = 0; i < count; i++) array[i] = readShareAcknowledgeRequestAcknowledgePartition(reader, version)
  return array
}

function writeShareAcknowledgeRequestAcknowledgePartition(writer: Writer, message: ShareAcknowledgeRequestAcknowledgePartition, version: number): void {
  writer.int32(message.partitionIndex)
  writer.compactCount(message.acknowledgementBatches.length)
  for (const element of message.acknowledgementBatches) writeShareAcknowledgeRequestAcknowledgementBatch(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeRequestAcknowledgementBatch {
  firstOffset: number
  lastOffset: number
  acknowledgeTypes: number[]
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeRequestAcknowledgementBatch(init?: Partial<ShareAcknowledgeRequestAcknowledgementBatch>): ShareAcknowledgeRequestAcknowledgementBatch {
  const message: ShareAcknowledgeRequestAcknowledgementBatch = {
    firstOffset: 0,
    lastOffset: 0,
    acknowledgeTypes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeRequestAcknowledgementBatch(reader: Reader, _version: number): ShareAcknowledgeRequestAcknowledgementBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    acknowledgeTypes: readInt8Array(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareAcknowledgeRequestAcknowledgementBatchArray(reader: Reader, count: number, version: number): ShareAcknowledgeRequestAcknowledgementBatch[] {
  const array = sized<ShareAcknowledgeRequestAcknowledgementBatch>(count)
  for (let i = 0; i < count; i++) array[i] = readShareAcknowledgeRequestAcknowledgementBatch(reader, version)
  return array
}

function writeShareAcknowledgeRequestAcknowledgementBatch(writer: Writer, message: ShareAcknowledgeRequestAcknowledgementBatch, _version: number): void {
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.compactCount(message.acknowledgeTypes.length)
  writeInt8Array(writer, message.acknowledgeTypes)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareAcknowledgeRequestType: MessageType<ShareAcknowledgeRequest> = {
  name: 'ShareAcknowledgeRequest',
  kind: 'request',
  key: 79,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareAcknowledgeRequest,
  read: readShareAcknowledgeRequest,
  write: writeShareAcknowledgeRequest,
}

export interface ShareAcknowledgeResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  acquisitionLockTimeoutMs: number // 2+, ignorable
  responses: ShareAcknowledgeResponseShareAcknowledgeTopicResponse[]
  nodeEndpoints: ShareAcknowledgeResponseNodeEndpoint[]
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeResponse(init?: Partial<ShareAcknowledgeResponse>): ShareAcknowledgeResponse {
  const message: ShareAcknowledgeResponse = {
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

function readShareAcknowledgeResponse(reader: Reader, version: number): ShareAcknowledgeResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    acquisitionLockTimeoutMs: version <= 1 ? 0 : reader.int32(),
    responses: readShareAcknowledgeResponseShareAcknowledgeTopicResponseArray(reader, reader.compactCount(18, 104), version),
    nodeEndpoints: readShareAcknowledgeResponseNodeEndpointArray(reader, reader.compactCount(11, 72), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareAcknowledgeResponse(writer: Writer, message: ShareAcknowledgeResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  if (version >= 2) writer.int32(message.acquisitionLockTimeoutMs)
  writer.compactCount(message.responses.length)
  for (const element of message.responses) writeShareAcknowledgeResponseShareAcknowledgeTopicResponse(writer, element, version)
  writer.compactCount(message.nodeEndpoints.length)
  for (const element of message.nodeEndpoints) writeShareAcknowledgeResponseNodeEndpoint(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
  topicId: Uuid
  partitions: ShareAcknowledgeResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeResponseShareAcknowledgeTopicResponse(init?: Partial<ShareAcknowledgeResponseShareAcknowledgeTopicResponse>): ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
  const message: ShareAcknowledgeResponseShareAcknowledgeTopicResponse = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeResponseShareAcknowledgeTopicResponse(reader: Reader, version: number): ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
  return {
    topicId: reader.uuid(),
    partitions: readShareAcknowledgeResponsePartitionDataArray(reader, reader.compactCount(17, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareAcknowledgeResponseShareAcknowledgeTopicResponseArray(reader: Reader, count: number, version: number): ShareAcknowledgeResponseShareAcknowledgeTopicResponse[] {
  const array = sized<ShareAcknowledgeResponseShareAcknowledgeTopicResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readShareAcknowledgeResponseShareAcknowledgeTopicResponse(reader, version)
  return array
}

function writeShareAcknowledgeResponseShareAcknowledgeTopicResponse(writer: Writer, message: ShareAcknowledgeResponseShareAcknowledgeTopicResponse, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeShareAcknowledgeResponsePartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeResponsePartitionData {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null
  currentLeader: ShareAcknowledgeResponseLeaderIdAndEpoch
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeResponsePartitionData(init?: Partial<ShareAcknowledgeResponsePartitionData>): ShareAcknowledgeResponsePartitionData {
  const message: ShareAcknowledgeResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: null,
    currentLeader: createShareAcknowledgeResponseLeaderIdAndEpoch(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeResponsePartitionData(reader: Reader, version: number): ShareAcknowledgeResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    currentLeader: readShareAcknowledgeResponseLeaderIdAndEpoch(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareAcknowledgeResponsePartitionDataArray(reader: Reader, count: number, version: number): ShareAcknowledgeResponsePartitionData[] {
  const array = sized<ShareAcknowledgeResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readShareAcknowledgeResponsePartitionData(reader, version)
  return array
}

function writeShareAcknowledgeResponsePartitionData(writer: Writer, message: ShareAcknowledgeResponsePartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeShareAcknowledgeResponseLeaderIdAndEpoch(writer, message.currentLeader, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeResponseLeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeResponseLeaderIdAndEpoch(init?: Partial<ShareAcknowledgeResponseLeaderIdAndEpoch>): ShareAcknowledgeResponseLeaderIdAndEpoch {
  const message: ShareAcknowledgeResponseLeaderIdAndEpoch = {
    leaderId: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeResponseLeaderIdAndEpoch(reader: Reader, _version: number): ShareAcknowledgeResponseLeaderIdAndEpoch {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeShareAcknowledgeResponseLeaderIdAndEpoch(writer: Writer, message: ShareAcknowledgeResponseLeaderIdAndEpoch, _version: number): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ShareAcknowledgeResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  rack: string | null
  unknownTags: UnknownTag[] | null
}

export function createShareAcknowledgeResponseNodeEndpoint(init?: Partial<ShareAcknowledgeResponseNodeEndpoint>): ShareAcknowledgeResponseNodeEndpoint {
  const message: ShareAcknowledgeResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readShareAcknowledgeResponseNodeEndpoint(reader: Reader, _version: number): ShareAcknowledgeResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readShareAcknowledgeResponseNodeEndpointArray(reader: Reader, count: number, version: number): ShareAcknowledgeResponseNodeEndpoint[] {
  const array = sized<ShareAcknowledgeResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readShareAcknowledgeResponseNodeEndpoint(reader, version)
  return array
}

function writeShareAcknowledgeResponseNodeEndpoint(writer: Writer, message: ShareAcknowledgeResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.int32(message.port)
  writer.compactNullableString(message.rack)
  writeUnknownTags(writer, message.unknownTags)
}

export const ShareAcknowledgeResponseType: MessageType<ShareAcknowledgeResponse> = {
  name: 'ShareAcknowledgeResponse',
  kind: 'response',
  key: 79,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createShareAcknowledgeResponse,
  read: readShareAcknowledgeResponse,
  write: writeShareAcknowledgeResponse,
}
