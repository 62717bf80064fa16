// Made by tools/gen.ts from tables/apis/000-produce.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ProduceRequest {
  transactionalId: string | null
  acks: number
  timeoutMs: number
  topicData: ProduceRequestTopicProduceData[]
  unknownTags: UnknownTag[] | null
}

export function createProduceRequest(init?: Partial<ProduceRequest>): ProduceRequest {
  const message: ProduceRequest = {
    transactionalId: null,
    acks: 0,
    timeoutMs: 0,
    topicData: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceRequest(reader: Reader, version: number): ProduceRequest {
  return {
    transactionalId: version <= 8 ? reader.nullableString() : reader.compactNullableString(),
    acks: reader.int16(),
    timeoutMs: reader.int32(),
    topicData: version <= 8 ? readProduceRequestTopicProduceDataArray(reader, reader.count(6, 112), version) : readProduceRequestTopicProduceDataArray(reader, reader.compactCount(3, 112), version),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function writeProduceRequest(writer: Writer, message: ProduceRequest, version: number): void {
  if (version <= 8) writer.nullableString(message.transactionalId)
  else writer.compactNullableString(message.transactionalId)
  writer.int16(message.acks)
  writer.int32(message.timeoutMs)
  if (version <= 8) writer.count(message.topicData.length)
  else writer.compactCount(message.topicData.length)
  for (const element of message.topicData) writeProduceRequestTopicProduceData(writer, element, version)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ProduceRequest', version)
}

export interface ProduceRequestTopicProduceData {
  name: string // 0-12, ignorable
  topicId: Uuid // 13+, ignorable
  partitionData: ProduceRequestPartitionProduceData[]
  unknownTags: UnknownTag[] | null
}

export function createProduceRequestTopicProduceData(init?: Partial<ProduceRequestTopicProduceData>): ProduceRequestTopicProduceData {
  const message: ProduceRequestTopicProduceData = {
    name: '',
    topicId: ZERO_UUID,
    partitionData: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceRequestTopicProduceData(reader: Reader, version: number): ProduceRequestTopicProduceData {
  return {
    name: version <= 8 ? reader.string() : version <= 12 ? reader.compactString() : '',
    topicId: version <= 12 ? ZERO_UUID : reader.uuid(),
    partitionData: version <= 8 ? readProduceRequestPartitionProduceDataArray(reader, reader.count(8, 56), version) : readProduceRequestPartitionProduceDataArray(reader, reader.compactCount(6, 56), version),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readProduceRequestTopicProduceDataArray(reader: Reader, count: number, version: number): ProduceRequestTopicProduceData[] {
  const array = sized<ProduceRequestTopicProduceData>(count)
  for (let i = 0; i < count; i++) array[i] = readProduceRequestTopicProduceData(reader, version)
  return array
}

function writeProduceRequestTopicProduceData(writer: Writer, message: ProduceRequestTopicProduceData, version: number): void {
  if (version <= 8) writer.string(message.name)
  else if (version <= 12) writer.compactString(message.name)
  if (version >= 13) writer.uuid(message.topicId)
  if (version <= 8) writer.count(message.partitionData.length)
  else writer.compactCount(message.partitionData.length)
  for (const element of message.partitionData) writeProduceRequestPartitionProduceData(writer, element, version)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ProduceRequestTopicProduceData', version)
}

export interface ProduceRequestPartitionProduceData {
  index: number
  records: Buffer | null
  unknownTags: UnknownTag[] | null
}

export function createProduceRequestPartitionProduceData(init?: Partial<ProduceRequestPartitionProduceData>): ProduceRequestPartitionProduceData {
  const message: ProduceRequestPartitionProduceData = {
    index: 0,
    records: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceRequestPartitionProduceData(reader: Reader, version: number): ProduceRequestPartitionProduceData {
  return {
    index: reader.int32(),
    records: version <= 8 ? reader.nullableBytes() : reader.compactNullableBytes(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readProduceRequestPartitionProduceDataArray(reader: Reader, count: number, version: number): ProduceRequestPartitionProduceData[] {
  const array = sized<ProduceRequestPartitionProduceData>(count)
  for (let i = 0; i < count; i++) array[i] = readProduceRequestPartitionProduceData(reader, version)
  return array
}

function writeProduceRequestPartitionProduceData(writer: Writer, message: ProduceRequestPartitionProduceData, version: number): void {
  writer.int32(message.index)
  if (version <= 8) writer.nullableBytes(message.records)
  else writer.compactNullableBytes(message.records)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ProduceRequestPartitionProduceData', version)
}

export const ProduceRequestType: MessageType<ProduceRequest> = {
  name: 'ProduceRequest',
  kind: 'request',
  key: 0,
  minVersion: 3,
  maxVersion: 13,
  flexibleSince: 9,
  latestUnstable: false,
  create: createProduceRequest,
  read: readProduceRequest,
  write: writeProduceRequest,
}

export interface ProduceResponse {
  responses: ProduceResponseTopicProduceResponse[]
  throttleTimeMs: number // ignorable
  nodeEndpoints: ProduceResponseNodeEndpoint[] // 10+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createProduceResponse(init?: Partial<ProduceResponse>): ProduceResponse {
  const message: ProduceResponse = {
    responses: [],
    throttleTimeMs: 0,
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceResponse(reader: Reader, version: number): ProduceResponse {
  const message: ProduceResponse = {
    responses: version <= 8 ? readProduceResponseTopicProduceResponseArray(reader, reader.count(6, 112), version) : readProduceResponseTopicProduceResponseArray(reader, reader.compactCount(3, 112), version),
    throttleTimeMs: reader.int32(),
    nodeEndpoints: [],
    unknownTags: null,
  }
  if (version < 9) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 10) message.nodeEndpoints = readProduceResponseNodeEndpointArray(reader, reader.compactCount(11, 72), version)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeProduceResponse(writer: Writer, message: ProduceResponse, version: number): void {
  if (version <= 8) writer.count(message.responses.length)
  else writer.compactCount(message.responses.length)
  for (const element of message.responses) writeProduceResponseTopicProduceResponse(writer, element, version)
  writer.int32(message.throttleTimeMs)
  if (version <= 9) {
    if (message.nodeEndpoints.length !== 0) unsupportedField('ProduceResponse.nodeEndpoints', version)
  }
  if (version < 9) {
    refuseTags(message.unknownTags, 'ProduceResponse', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 10 && message.nodeEndpoints.length !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 10 && message.nodeEndpoints.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.nodeEndpoints.length)
    for (const element of message.nodeEndpoints) writeProduceResponseNodeEndpoint(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface ProduceResponseTopicProduceResponse {
  name: string // 0-12, ignorable
  topicId: Uuid // 13+, ignorable
  partitionResponses: ProduceResponsePartitionProduceResponse[]
  unknownTags: UnknownTag[] | null
}

export function createProduceResponseTopicProduceResponse(init?: Partial<ProduceResponseTopicProduceResponse>): ProduceResponseTopicProduceResponse {
  const message: ProduceResponseTopicProduceResponse = {
    name: '',
    topicId: ZERO_UUID,
    partitionResponses: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceResponseTopicProduceResponse(reader: Reader, version: number): ProduceResponseTopicProduceResponse {
  return {
    name: version <= 8 ? reader.string() : version <= 12 ? reader.compactString() : '',
    topicId: version <= 12 ? ZERO_UUID : reader.uuid(),
    partitionResponses: version <= 8 ? readProduceResponsePartitionProduceResponseArray(reader, reader.count(22, 392), version) : readProduceResponsePartitionProduceResponseArray(reader, reader.compactCount(33, 392), version),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readProduceResponseTopicProduceResponseArray(reader: Reader, count: number, version: number): ProduceResponseTopicProduceResponse[] {
  const array = sized<ProduceResponseTopicProduceResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readProduceResponseTopicProduceResponse(reader, version)
  return array
}

function writeProduceResponseTopicProduceResponse(writer: Writer, message: ProduceResponseTopicProduceResponse, version: number): void {
  if (version <= 8) writer.string(message.name)
  else if (version <= 12) writer.compactString(message.name)
  if (version >= 13) writer.uuid(message.topicId)
  if (version <= 8) writer.count(message.partitionResponses.length)
  else writer.compactCount(message.partitionResponses.length)
  for (const element of message.partitionResponses) writeProduceResponsePartitionProduceResponse(writer, element, version)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ProduceResponseTopicProduceResponse', version)
}

export interface ProduceResponsePartitionProduceResponse {
  index: number
  errorCode: number
  baseOffset: number
  logAppendTimeMs: number // ignorable
  logStartOffset: number // 5+, ignorable
  recordErrors: ProduceResponseBatchIndexAndErrorMessage[] // 8+, ignorable
  errorMessage: string | null // 8+, ignorable
  currentLeader: ProduceResponseLeaderIdAndEpoch // 10+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createProduceResponsePartitionProduceResponse(init?: Partial<ProduceResponsePartitionProduceResponse>): ProduceResponsePartitionProduceResponse {
  const message: ProduceResponsePartitionProduceResponse = {
    index: 0,
    errorCode: 0,
    baseOffset: 0,
    logAppendTimeMs: -1,
    logStartOffset: -1,
    recordErrors: [],
    errorMessage: null,
    currentLeader: createProduceResponseLeaderIdAndEpoch(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceResponsePartitionProduceResponse(reader: Reader, version: number): ProduceResponsePartitionProduceResponse {
  const message: ProduceResponsePartitionProduceResponse = {
    index: reader.int32(),
    errorCode: reader.int16(),
    baseOffset: reader.int64(),
    logAppendTimeMs: reader.int64(),
    logStartOffset: version <= 4 ? -1 : reader.int64(),
    recordErrors: version <= 7 ? [] : version <= 8 ? readProduceResponseBatchIndexAndErrorMessageArray(reader, reader.count(6, 56), version) : readProduceResponseBatchIndexAndErrorMessageArray(reader, reader.compactCount(6, 56), version),
    errorMessage: version <= 7 ? null : version <= 8 ? reader.nullableString() : reader.compactNullableString(),
    currentLeader: createProduceResponseLeaderIdAndEpoch(),
    unknownTags: null,
  }
  if (version < 9) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 10) message.currentLeader = readProduceResponseLeaderIdAndEpoch(reader, version)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readProduceResponsePartitionProduceResponseArray(reader: Reader, count: number, version: number): ProduceResponsePartitionProduceResponse[] {
  const array = sized<ProduceResponsePartitionProduceResponse>(count)
  for (let i = 0; i < count; i++) array[i] = readProduceResponsePartitionProduceResponse(reader, version)
  return array
}

function writeProduceResponsePartitionProduceResponse(writer: Writer, message: ProduceResponsePartitionProduceResponse, version: number): void {
  writer.int32(message.index)
  writer.int16(message.errorCode)
  writer.int64(message.baseOffset)
  writer.int64(message.logAppendTimeMs)
  if (version >= 5) writer.int64(message.logStartOffset)
  if (version === 8) writer.count(message.recordErrors.length)
  else if (version >= 9) writer.compactCount(message.recordErrors.length)
  if (version >= 8) for (const element of message.recordErrors) writeProduceResponseBatchIndexAndErrorMessage(writer, element, version)
  if (version === 8) writer.nullableString(message.errorMessage)
  else if (version >= 9) writer.compactNullableString(message.errorMessage)
  if (version <= 9) {
    if (!isDefaultProduceResponseLeaderIdAndEpoch(message.currentLeader)) unsupportedField('ProduceResponsePartitionProduceResponse.currentLeader', version)
  }
  if (version < 9) {
    refuseTags(message.unknownTags, 'ProduceResponsePartitionProduceResponse', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 10 && !isDefaultProduceResponseLeaderIdAndEpoch(message.currentLeader)) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 10 && !isDefaultProduceResponseLeaderIdAndEpoch(message.currentLeader)) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writeProduceResponseLeaderIdAndEpoch(writer, message.currentLeader, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface ProduceResponseBatchIndexAndErrorMessage {
  batchIndex: number
  batchIndexErrorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createProduceResponseBatchIndexAndErrorMessage(init?: Partial<ProduceResponseBatchIndexAndErrorMessage>): ProduceResponseBatchIndexAndErrorMessage {
  const message: ProduceResponseBatchIndexAndErrorMessage = {
    batchIndex: 0,
    batchIndexErrorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceResponseBatchIndexAndErrorMessage(reader: Reader, version: number): ProduceResponseBatchIndexAndErrorMessage {
  return {
    batchIndex: reader.int32(),
    batchIndexErrorMessage: version <= 8 ? reader.nullableString() : reader.compactNullableString(),
    unknownTags: version <= 8 ? null : readUnknownTags(reader),
  }
}

function readProduceResponseBatchIndexAndErrorMessageArray(reader: Reader, count: number, version: number): ProduceResponseBatchIndexAndErrorMessage[] {
  const array = sized<ProduceResponseBatchIndexAndErrorMessage>(count)
  for (let i = 0; i < count; i++) array[i] = readProduceResponseBatchIndexAndErrorMessage(reader, version)
  return array
}

function writeProduceResponseBatchIndexAndErrorMessage(writer: Writer, message: ProduceResponseBatchIndexAndErrorMessage, version: number): void {
  writer.int32(message.batchIndex)
  if (version <= 8) writer.nullableString(message.batchIndexErrorMessage)
  else writer.compactNullableString(message.batchIndexErrorMessage)
  if (version >= 9) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ProduceResponseBatchIndexAndErrorMessage', version)
}

export interface ProduceResponseLeaderIdAndEpoch {
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createProduceResponseLeaderIdAndEpoch(init?: Partial<ProduceResponseLeaderIdAndEpoch>): ProduceResponseLeaderIdAndEpoch {
  const message: ProduceResponseLeaderIdAndEpoch = {
    leaderId: -1,
    leaderEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceResponseLeaderIdAndEpoch(reader: Reader, _version: number): ProduceResponseLeaderIdAndEpoch {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeProduceResponseLeaderIdAndEpoch(writer: Writer, message: ProduceResponseLeaderIdAndEpoch, _version: number): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultProduceResponseLeaderIdAndEpoch(message: ProduceResponseLeaderIdAndEpoch): boolean {
  if (message.leaderId !== -1) return false
  if (message.leaderEpoch !== -1) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export interface ProduceResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  rack: string | null
  unknownTags: UnknownTag[] | null
}

export function createProduceResponseNodeEndpoint(init?: Partial<ProduceResponseNodeEndpoint>): ProduceResponseNodeEndpoint {
  const message: ProduceResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    rack: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProduceResponseNodeEndpoint(reader: Reader, _version: number): ProduceResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readProduceResponseNodeEndpointArray(reader: Reader, count: number, version: number): ProduceResponseNodeEndpoint[] {
  const array = sized<ProduceResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readProduceResponseNodeEndpoint(reader, version)
  return array
}

function writeProduceResponseNodeEndpoint(writer: Writer, message: ProduceResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.int32(message.port)
  writer.compactNullableString(message.rack)
  writeUnknownTags(writer, message.unknownTags)
}

export const ProduceResponseType: MessageType<ProduceResponse> = {
  name: 'ProduceResponse',
  kind: 'response',
  key: 0,
  minVersion: 3,
  maxVersion: 13,
  flexibleSince: 9,
  latestUnstable: false,
  create: createProduceResponse,
  read: readProduceResponse,
  write: writeProduceResponse,
}
