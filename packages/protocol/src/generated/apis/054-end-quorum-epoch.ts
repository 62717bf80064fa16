// Made by tools/gen.ts from tables/apis/054-end-quorum-epoch.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface EndQuorumEpochRequest {
  clusterId: string | null
  topics: EndQuorumEpochRequestTopicData[]
  leaderEndpoints: EndQuorumEpochRequestLeaderEndpoint[] // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochRequest(init?: Partial<EndQuorumEpochRequest>): EndQuorumEpochRequest {
  const message: EndQuorumEpochRequest = {
    clusterId: null,
    topics: [],
    leaderEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochRequest(reader: Reader, version: number): EndQuorumEpochRequest {
  return {
    clusterId: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    topics: version <= 0 ? readEndQuorumEpochRequestTopicDataArray(reader, reader.count(6, 104), version) : readEndQuorumEpochRequestTopicDataArray(reader, reader.compactCount(3, 104), version),
    leaderEndpoints: version <= 0 ? [] : readEndQuorumEpochRequestLeaderEndpointArray(reader, reader.compactCount(5, 64), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeEndQuorumEpochRequest(writer: Writer, message: EndQuorumEpochRequest, version: number): void {
  if (version <= 0) writer.nullableString(message.clusterId)
  else writer.compactNullableString(message.clusterId)
  if (version <= 0) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeEndQuorumEpochRequestTopicData(writer, element, version)
  if (version >= 1) writer.compactCount(message.leaderEndpoints.length)
  if (version >= 1) for (const element of message.leaderEndpoints) writeEndQuorumEpochRequestLeaderEndpoint(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndQuorumEpochRequest', version)
}

export interface EndQuorumEpochRequestTopicData {
  topicName: string
  partitions: EndQuorumEpochRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochRequestTopicData(init?: Partial<EndQuorumEpochRequestTopicData>): EndQuorumEpochRequestTopicData {
  const message: EndQuorumEpochRequestTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochRequestTopicData(reader: Reader, version: number): EndQuorumEpochRequestTopicData {
  return {
    topicName: version <= 0 ? reader.string() : reader.compactString(),
    partitions: version <= 0 ? readEndQuorumEpochRequestPartitionDataArray(reader, reader.count(16, 176), version) : readEndQuorumEpochRequestPartitionDataArray(reader, reader.compactCount(14, 176), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readEndQuorumEpochRequestTopicDataArray(reader: Reader, count: number, version: number): EndQuorumEpochRequestTopicData[] {
  const array = sized<EndQuorumEpochRequestTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochRequestTopicData(reader, version)
  return array
}

function writeEndQuorumEpochRequestTopicData(writer: Writer, message: EndQuorumEpochRequestTopicData, version: number): void {
  if (version <= 0) writer.string(message.topicName)
  else writer.compactString(message.topicName)
  if (version <= 0) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeEndQuorumEpochRequestPartitionData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndQuorumEpochRequestTopicData', version)
}

export interface EndQuorumEpochRequestPartitionData {
  partitionIndex: number
  leaderId: number
  leaderEpoch: number
  preferredSuccessors: number[] // 0, ignorable
  preferredCandidates: EndQuorumEpochRequestReplicaInfo[] // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochRequestPartitionData(init?: Partial<EndQuorumEpochRequestPartitionData>): EndQuorumEpochRequestPartitionData {
  const message: EndQuorumEpochRequestPartitionData = {
    partitionIndex: 0,
    leaderId: 0,
    leaderEpoch: 0,
    preferredSuccessors: [],
    preferredCandidates: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochRequestPartitionData(reader: Reader, version: number): EndQuorumEpochRequestPartitionData {
  return {
    partitionIndex: reader.int32(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    preferredSuccessors: version <= 0 ? readInt32Array(reader, reader.count(4, 8)) : [],
    preferredCandidates: version <= 0 ? [] : readEndQuorumEpochRequestReplicaInfoArray(reader, reader.compactCount(21, 56), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readEndQuorumEpochRequestPartitionDataArray(reader: Reader, count: number, version: number): EndQuorumEpochRequestPartitionData[] {
  const array = sized<EndQuorumEpochRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochRequestPartitionData(reader, version)
  return array
}

function writeEndQuorumEpochRequestPartitionData(writer: Writer, message: EndQuorumEpochRequestPartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  if (version <= 0) writer.count(message.preferredSuccessors.length)
  if (version <= 0) writeInt32Array(writer, message.preferredSuccessors)
  if (version >= 1) writer.compactCount(message.preferredCandidates.length)
  if (version >= 1) for (const element of message.preferredCandidates) writeEndQuorumEpochRequestReplicaInfo(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndQuorumEpochRequestPartitionData', version)
}

export interface EndQuorumEpochRequestReplicaInfo {
  candidateId: number
  candidateDirectoryId: Uuid
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochRequestReplicaInfo(init?: Partial<EndQuorumEpochRequestReplicaInfo>): EndQuorumEpochRequestReplicaInfo {
  const message: EndQuorumEpochRequestReplicaInfo = {
    candidateId: 0,
    candidateDirectoryId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochRequestReplicaInfo(reader: Reader, _version: number): EndQuorumEpochRequestReplicaInfo {
  return {
    candidateId: reader.int32(),
    candidateDirectoryId: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function readEndQuorumEpochRequestReplicaInfoArray(reader: Reader, count: number, version: number): EndQuorumEpochRequestReplicaInfo[] {
  const array = sized<EndQuorumEpochRequestReplicaInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochRequestReplicaInfo(reader, version)
  return array
}

function writeEndQuorumEpochRequestReplicaInfo(writer: Writer, message: EndQuorumEpochRequestReplicaInfo, _version: number): void {
  writer.int32(message.candidateId)
  writer.uuid(message.candidateDirectoryId)
  writeUnknownTags(writer, message.unknownTags)
}

export interface EndQuorumEpochRequestLeaderEndpoint {
  name: string
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochRequestLeaderEndpoint(init?: Partial<EndQuorumEpochRequestLeaderEndpoint>): EndQuorumEpochRequestLeaderEndpoint {
  const message: EndQuorumEpochRequestLeaderEndpoint = {
    name: '',
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochRequestLeaderEndpoint(reader: Reader, _version: number): EndQuorumEpochRequestLeaderEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readEndQuorumEpochRequestLeaderEndpointArray(reader: Reader, count: number, version: number): EndQuorumEpochRequestLeaderEndpoint[] {
  const array = sized<EndQuorumEpochRequestLeaderEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochRequestLeaderEndpoint(reader, version)
  return array
}

function writeEndQuorumEpochRequestLeaderEndpoint(writer: Writer, message: EndQuorumEpochRequestLeaderEndpoint, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const EndQuorumEpochRequestType: MessageType<EndQuorumEpochRequest> = {
  name: 'EndQuorumEpochRequest',
  kind: 'request',
  key: 54,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createEndQuorumEpochRequest,
  read: readEndQuorumEpochRequest,
  write: writeEndQuorumEpochRequest,
}

export interface EndQuorumEpochResponse {
  errorCode: number
  topics: EndQuorumEpochResponseTopicData[]
  nodeEndpoints: EndQuorumEpochResponseNodeEndpoint[] // 1+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochResponse(init?: Partial<EndQuorumEpochResponse>): EndQuorumEpochResponse {
  const message: EndQuorumEpochResponse = {
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochResponse(reader: Reader, version: number): EndQuorumEpochResponse {
  const message: EndQuorumEpochResponse = {
    errorCode: reader.int16(),
    topics: version <= 0 ? readEndQuorumEpochResponseTopicDataArray(reader, reader.count(6, 104), version) : readEndQuorumEpochResponseTopicDataArray(reader, reader.compactCount(3, 104), version),
    nodeEndpoints: [],
    unknownTags: null,
  }
  if (version < 1) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.nodeEndpoints = readEndQuorumEpochResponseNodeEndpointArray(reader, reader.compactCount(8, 64), version)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeEndQuorumEpochResponse(writer: Writer, message: EndQuorumEpochResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 0) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeEndQuorumEpochResponseTopicData(writer, element, version)
  if (version <= 0) {
    if (message.nodeEndpoints.length !== 0) unsupportedField('EndQuorumEpochResponse.nodeEndpoints', version)
  }
  if (version < 1) {
    refuseTags(message.unknownTags, 'EndQuorumEpochResponse', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.nodeEndpoints.length !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.nodeEndpoints.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.nodeEndpoints.length)
    for (const element of message.nodeEndpoints) writeEndQuorumEpochResponseNodeEndpoint(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface EndQuorumEpochResponseTopicData {
  topicName: string
  partitions: EndQuorumEpochResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochResponseTopicData(init?: Partial<EndQuorumEpochResponseTopicData>): EndQuorumEpochResponseTopicData {
  const message: EndQuorumEpochResponseTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochResponseTopicData(reader: Reader, version: number): EndQuorumEpochResponseTopicData {
  return {
    topicName: version <= 0 ? reader.string() : reader.compactString(),
    partitions: version <= 0 ? readEndQuorumEpochResponsePartitionDataArray(reader, reader.count(14, 72), version) : readEndQuorumEpochResponsePartitionDataArray(reader, reader.compactCount(15, 72), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readEndQuorumEpochResponseTopicDataArray(reader: Reader, count: number, version: number): EndQuorumEpochResponseTopicData[] {
  const array = sized<EndQuorumEpochResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochResponseTopicData(reader, version)
  return array
}

function writeEndQuorumEpochResponseTopicData(writer: Writer, message: EndQuorumEpochResponseTopicData, version: number): void {
  if (version <= 0) writer.string(message.topicName)
  else writer.compactString(message.topicName)
  if (version <= 0) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeEndQuorumEpochResponsePartitionData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndQuorumEpochResponseTopicData', version)
}

export interface EndQuorumEpochResponsePartitionData {
  partitionIndex: number
  errorCode: number
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochResponsePartitionData(init?: Partial<EndQuorumEpochResponsePartitionData>): EndQuorumEpochResponsePartitionData {
  const message: EndQuorumEpochResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochResponsePartitionData(reader: Reader, version: number): EndQuorumEpochResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readEndQuorumEpochResponsePartitionDataArray(reader: Reader, count: number, version: number): EndQuorumEpochResponsePartitionData[] {
  const array = sized<EndQuorumEpochResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochResponsePartitionData(reader, version)
  return array
}

function writeEndQuorumEpochResponsePartitionData(writer: Writer, message: EndQuorumEpochResponsePartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndQuorumEpochResponsePartitionData', version)
}

export interface EndQuorumEpochResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createEndQuorumEpochResponseNodeEndpoint(init?: Partial<EndQuorumEpochResponseNodeEndpoint>): EndQuorumEpochResponseNodeEndpoint {
  const message: EndQuorumEpochResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndQuorumEpochResponseNodeEndpoint(reader: Reader, _version: number): EndQuorumEpochResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readEndQuorumEpochResponseNodeEndpointArray(reader: Reader, count: number, version: number): EndQuorumEpochResponseNodeEndpoint[] {
  const array = sized<EndQuorumEpochResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readEndQuorumEpochResponseNodeEndpoint(reader, version)
  return array
}

function writeEndQuorumEpochResponseNodeEndpoint(writer: Writer, message: EndQuorumEpochResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const EndQuorumEpochResponseType: MessageType<EndQuorumEpochResponse> = {
  name: 'EndQuorumEpochResponse',
  kind: 'response',
  key: 54,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createEndQuorumEpochResponse,
  read: readEndQuorumEpochResponse,
  write: writeEndQuorumEpochResponse,
}
