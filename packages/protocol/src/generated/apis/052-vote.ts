// Made by tools/gen.ts from tables/apis/052-vote.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface VoteRequest {
  clusterId: string | null
  voterId: number // 1+, ignorable
  topics: VoteRequestTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createVoteRequest(init?: Partial<VoteRequest>): VoteRequest {
  const message: VoteRequest = {
    clusterId: null,
    voterId: -1,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteRequest(reader: Reader, version: number): VoteRequest {
  return {
    clusterId: reader.compactNullableString(),
    voterId: version <= 0 ? -1 : reader.int32(),
    topics: readVoteRequestTopicDataArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeVoteRequest(writer: Writer, message: VoteRequest, version: number): void {
  writer.compactNullableString(message.clusterId)
  if (version >= 1) writer.int32(message.voterId)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeVoteRequestTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VoteRequestTopicData {
  topicName: string
  partitions: VoteRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createVoteRequestTopicData(init?: Partial<VoteRequestTopicData>): VoteRequestTopicData {
  const message: VoteRequestTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteRequestTopicData(reader: Reader, version: number): VoteRequestTopicData {
  return {
    topicName: reader.compactString(),
    partitions: readVoteRequestPartitionDataArray(reader, reader.compactCount(25, 168), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readVoteRequestTopicDataArray(reader: Reader, count: number, version: number): VoteRequestTopicData[] {
  const array = sized<VoteRequestTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readVoteRequestTopicData(reader, version)
  return array
}

function writeVoteRequestTopicData(writer: Writer, message: VoteRequestTopicData, version: number): void {
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeVoteRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VoteRequestPartitionData {
  partitionIndex: number
  replicaEpoch: number
  replicaId: number
  replicaDirectoryId: Uuid // 1+, ignorable
  voterDirectoryId: Uuid // 1+, ignorable
  lastOffsetEpoch: number
  lastOffset: number
  preVote: boolean // 2+
  unknownTags: UnknownTag[] | null
}

export function createVoteRequestPartitionData(init?: Partial<VoteRequestPartitionData>): VoteRequestPartitionData {
  const message: VoteRequestPartitionData = {
    partitionIndex: 0,
    replicaEpoch: 0,
    replicaId: 0,
    replicaDirectoryId: ZERO_UUID,
    voterDirectoryId: ZERO_UUID,
    lastOffsetEpoch: 0,
    lastOffset: 0,
    preVote: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteRequestPartitionData(reader: Reader, version: number): VoteRequestPartitionData {
  return {
    partitionIndex: reader.int32(),
    replicaEpoch: reader.int32(),
    replicaId: reader.int32(),
    replicaDirectoryId: version <= 0 ? ZERO_UUID : reader.uuid(),
    voterDirectoryId: version <= 0 ? ZERO_UUID : reader.uuid(),
    lastOffsetEpoch: reader.int32(),
    lastOffset: reader.int64(),
    preVote: version <= 1 ? false : reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function readVoteRequestPartitionDataArray(reader: Reader, count: number, version: number): VoteRequestPartitionData[] {
  const array = sized<VoteRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readVoteRequestPartitionData(reader, version)
  return array
}

function writeVoteRequestPartitionData(writer: Writer, message: VoteRequestPartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int32(message.replicaEpoch)
  writer.int32(message.replicaId)
  if (version >= 1) writer.uuid(message.replicaDirectoryId)
  if (version >= 1) writer.uuid(message.voterDirectoryId)
  writer.int32(message.lastOffsetEpoch)
  writer.int64(message.lastOffset)
  if (version <= 1) {
    if (message.preVote) unsupportedField('VoteRequestPartitionData.preVote', version)
  } else writer.bool(message.preVote)
  writeUnknownTags(writer, message.unknownTags)
}

export const VoteRequestType: MessageType<VoteRequest> = {
  name: 'VoteRequest',
  kind: 'request',
  key: 52,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createVoteRequest,
  read: readVoteRequest,
  write: writeVoteRequest,
}

export interface VoteResponse {
  errorCode: number
  topics: VoteResponseTopicData[]
  nodeEndpoints: VoteResponseNodeEndpoint[] // 1+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createVoteResponse(init?: Partial<VoteResponse>): VoteResponse {
  const message: VoteResponse = {
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteResponse(reader: Reader, version: number): VoteResponse {
  const message: VoteResponse = {
    errorCode: reader.int16(),
    topics: readVoteResponseTopicDataArray(reader, reader.compactCount(3, 104), version),
    nodeEndpoints: [],
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 1) message.nodeEndpoints = readVoteResponseNodeEndpointArray(reader, reader.compactCount(8, 64), version)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeVoteResponse(writer: Writer, message: VoteResponse, version: number): void {
  writer.int16(message.errorCode)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeVoteResponseTopicData(writer, element, version)
  if (version <= 0) {
    if (message.nodeEndpoints.length !== 0) unsupportedField('VoteResponse.nodeEndpoints', version)
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
    for (const element of message.nodeEndpoints) writeVoteResponseNodeEndpoint(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface VoteResponseTopicData {
  topicName: string
  partitions: VoteResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createVoteResponseTopicData(init?: Partial<VoteResponseTopicData>): VoteResponseTopicData {
  const message: VoteResponseTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteResponseTopicData(reader: Reader, version: number): VoteResponseTopicData {
  return {
    topicName: reader.compactString(),
    partitions: readVoteResponsePartitionDataArray(reader, reader.compactCount(16, 80), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readVoteResponseTopicDataArray(reader: Reader, count: number, version: number): VoteResponseTopicData[] {
  const array = sized<VoteResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readVoteResponseTopicData(reader, version)
  return array
}

function writeVoteResponseTopicData(writer: Writer, message: VoteResponseTopicData, version: number): void {
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeVoteResponsePartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VoteResponsePartitionData {
  partitionIndex: number
  errorCode: number
  leaderId: number
  leaderEpoch: number
  voteGranted: boolean
  unknownTags: UnknownTag[] | null
}

export function createVoteResponsePartitionData(init?: Partial<VoteResponsePartitionData>): VoteResponsePartitionData {
  const message: VoteResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
    voteGranted: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteResponsePartitionData(reader: Reader, _version: number): VoteResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    voteGranted: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function readVoteResponsePartitionDataArray(reader: Reader, count: number, version: number): VoteResponsePartitionData[] {
  const array = sized<VoteResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readVoteResponsePartitionData(reader, version)
  return array
}

function writeVoteResponsePartitionData(writer: Writer, message: VoteResponsePartitionData, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.bool(message.voteGranted)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VoteResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createVoteResponseNodeEndpoint(init?: Partial<VoteResponseNodeEndpoint>): VoteResponseNodeEndpoint {
  const message: VoteResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVoteResponseNodeEndpoint(reader: Reader, _version: number): VoteResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readVoteResponseNodeEndpointArray(reader: Reader, count: number, version: number): VoteResponseNodeEndpoint[] {
  const array = sized<VoteResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readVoteResponseNodeEndpoint(reader, version)
  return array
}

function writeVoteResponseNodeEndpoint(writer: Writer, message: VoteResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const VoteResponseType: MessageType<VoteResponse> = {
  name: 'VoteResponse',
  kind: 'response',
  key: 52,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createVoteResponse,
  read: readVoteResponse,
  write: writeVoteResponse,
}
