// Made by tools/gen.ts from tables/apis/053-begin-quorum-epoch.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface BeginQuorumEpochRequest {
  clusterId: string | null
  voterId: number // 1+, ignorable
  topics: BeginQuorumEpochRequestTopicData[]
  leaderEndpoints: BeginQuorumEpochRequestLeaderEndpoint[] // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochRequest(init?: Partial<BeginQuorumEpochRequest>): BeginQuorumEpochRequest {
  const message: BeginQuorumEpochRequest = {
    clusterId: null,
    voterId: -1,
    topics: [],
    leaderEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochRequest(reader: Reader, version: number): BeginQuorumEpochRequest {
  return {
    clusterId: version <= 0 ? reader.nullableString() : reader.compactNullableString(),
    voterId: version <= 0 ? -1 : reader.int32(),
    topics: version <= 0 ? readBeginQuorumEpochRequestTopicDataArray(reader, reader.count(6, 104), version) : readBeginQuorumEpochRequestTopicDataArray(reader, reader.compactCount(3, 104), version),
    leaderEndpoints: version <= 0 ? [] : readBeginQuorumEpochRequestLeaderEndpointArray(reader, reader.compactCount(5, 64), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeBeginQuorumEpochRequest(writer: Writer, message: BeginQuorumEpochRequest, version: number): void {
  if (version <= 0) writer.nullableString(message.clusterId)
  else writer.compactNullableString(message.clusterId)
  if (version >= 1) writer.int32(message.voterId)
  if (version <= 0) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeBeginQuorumEpochRequestTopicData(writer, element, version)
  if (version >= 1) writer.compactCount(message.leaderEndpoints.length)
  if (version >= 1) for (const element of message.leaderEndpoints) writeBeginQuorumEpochRequestLeaderEndpoint(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'BeginQuorumEpochRequest', version)
}

export interface BeginQuorumEpochRequestTopicData {
  topicName: string
  partitions: BeginQuorumEpochRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochRequestTopicData(init?: Partial<BeginQuorumEpochRequestTopicData>): BeginQuorumEpochRequestTopicData {
  const message: BeginQuorumEpochRequestTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochRequestTopicData(reader: Reader, version: number): BeginQuorumEpochRequestTopicData {
  return {
    topicName: version <= 0 ? reader.string() : reader.compactString(),
    partitions: version <= 0 ? readBeginQuorumEpochRequestPartitionDataArray(reader, reader.count(12, 72), version) : readBeginQuorumEpochRequestPartitionDataArray(reader, reader.compactCount(29, 72), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readBeginQuorumEpochRequestTopicDataArray(reader: Reader, count: number, version: number): BeginQuorumEpochRequestTopicData[] {
  const array = sized<BeginQuorumEpochRequestTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readBeginQuorumEpochRequestTopicData(reader, version)
  return array
}

function writeBeginQuorumEpochRequestTopicData(writer: Writer, message: BeginQuorumEpochRequestTopicData, version: number): void {
  if (version <= 0) writer.string(message.topicName)
  else writer.compactString(message.topicName)
  if (version <= 0) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeBeginQuorumEpochRequestPartitionData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'BeginQuorumEpochRequestTopicData', version)
}

export interface BeginQuorumEpochRequestPartitionData {
  partitionIndex: number
  voterDirectoryId: Uuid // 1+, ignorable
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochRequestPartitionData(init?: Partial<BeginQuorumEpochRequestPartitionData>): BeginQuorumEpochRequestPartitionData {
  const message: BeginQuorumEpochRequestPartitionData = {
    partitionIndex: 0,
    voterDirectoryId: ZERO_UUID,
    leaderId: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochRequestPartitionData(reader: Reader, version: number): BeginQuorumEpochRequestPartitionData {
  return {
    partitionIndex: reader.int32(),
    voterDirectoryId: version <= 0 ? ZERO_UUID : reader.uuid(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readBeginQuorumEpochRequestPartitionDataArray(reader: Reader, count: number, version: number): BeginQuorumEpochRequestPartitionData[] {
  const array = sized<BeginQuorumEpochRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readBeginQuorumEpochRequestPartitionData(reader, version)
  return array
}

function writeBeginQuorumEpochRequestPartitionData(writer: Writer, message: BeginQuorumEpochRequestPartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  if (version >= 1) writer.uuid(message.voterDirectoryId)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'BeginQuorumEpochRequestPartitionData', version)
}

export interface BeginQuorumEpochRequestLeaderEndpoint {
  name: string
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochRequestLeaderEndpoint(init?: Partial<BeginQuorumEpochRequestLeaderEndpoint>): BeginQuorumEpochRequestLeaderEndpoint {
  const message: BeginQuorumEpochRequestLeaderEndpoint = {
    name: '',
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochRequestLeaderEndpoint(reader: Reader, _version: number): BeginQuorumEpochRequestLeaderEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readBeginQuorumEpochRequestLeaderEndpointArray(reader: Reader, count: number, version: number): BeginQuorumEpochRequestLeaderEndpoint[] {
  const array = sized<BeginQuorumEpochRequestLeaderEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readBeginQuorumEpochRequestLeaderEndpoint(reader, version)
  return array
}

function writeBeginQuorumEpochRequestLeaderEndpoint(writer: Writer, message: BeginQuorumEpochRequestLeaderEndpoint, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const BeginQuorumEpochRequestType: MessageType<BeginQuorumEpochRequest> = {
  name: 'BeginQuorumEpochRequest',
  kind: 'request',
  key: 53,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createBeginQuorumEpochRequest,
  read: readBeginQuorumEpochRequest,
  write: writeBeginQuorumEpochRequest,
}

export interface BeginQuorumEpochResponse {
  errorCode: number
  topics: BeginQuorumEpochResponseTopicData[]
  nodeEndpoints: BeginQuorumEpochResponseNodeEndpoint[] // 1+, tag 0
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochResponse(init?: Partial<BeginQuorumEpochResponse>): BeginQuorumEpochResponse {
  const message: BeginQuorumEpochResponse = {
    errorCode: 0,
    topics: [],
    nodeEndpoints: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochResponse(reader: Reader, version: number): BeginQuorumEpochResponse {
  const message: BeginQuorumEpochResponse = {
    errorCode: reader.int16(),
    topics: version <= 0 ? readBeginQuorumEpochResponseTopicDataArray(reader, reader.count(6, 104), version) : readBeginQuorumEpochResponseTopicDataArray(reader, reader.compactCount(3, 104), version),
    nodeEndpoints: [],
    unknownTags: null,
  }
  if (version < 1) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.nodeEndpoints = readBeginQuorumEpochResponseNodeEndpointArray(reader, reader.compactCount(8, 64), version)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeBeginQuorumEpochResponse(writer: Writer, message: BeginQuorumEpochResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 0) writer.count(message.topics.length)
  else writer.compactCount(message.topics.length)
  for (const element of message.topics) writeBeginQuorumEpochResponseTopicData(writer, element, version)
  if (version <= 0) {
    if (message.nodeEndpoints.length !== 0) unsupportedField('BeginQuorumEpochResponse.nodeEndpoints', version)
  }
  if (version < 1) {
    refuseTags(message.unknownTags, 'BeginQuorumEpochResponse', version)
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
    for (const element of message.nodeEndpoints) writeBeginQuorumEpochResponseNodeEndpoint(writer, element, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface BeginQuorumEpochResponseTopicData {
  topicName: string
  partitions: BeginQuorumEpochResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochResponseTopicData(init?: Partial<BeginQuorumEpochResponseTopicData>): BeginQuorumEpochResponseTopicData {
  const message: BeginQuorumEpochResponseTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochResponseTopicData(reader: Reader, version: number): BeginQuorumEpochResponseTopicData {
  return {
    topicName: version <= 0 ? reader.string() : reader.compactString(),
    partitions: version <= 0 ? readBeginQuorumEpochResponsePartitionDataArray(reader, reader.count(14, 72), version) : readBeginQuorumEpochResponsePartitionDataArray(reader, reader.compactCount(15, 72), version),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readBeginQuorumEpochResponseTopicDataArray(reader: Reader, count: number, version: number): BeginQuorumEpochResponseTopicData[] {
  const array = sized<BeginQuorumEpochResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readBeginQuorumEpochResponseTopicData(reader, version)
  return array
}

function writeBeginQuorumEpochResponseTopicData(writer: Writer, message: BeginQuorumEpochResponseTopicData, version: number): void {
  if (version <= 0) writer.string(message.topicName)
  else writer.compactString(message.topicName)
  if (version <= 0) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeBeginQuorumEpochResponsePartitionData(writer, element, version)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'BeginQuorumEpochResponseTopicData', version)
}

export interface BeginQuorumEpochResponsePartitionData {
  partitionIndex: number
  errorCode: number
  leaderId: number
  leaderEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochResponsePartitionData(init?: Partial<BeginQuorumEpochResponsePartitionData>): BeginQuorumEpochResponsePartitionData {
  const message: BeginQuorumEpochResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochResponsePartitionData(reader: Reader, version: number): BeginQuorumEpochResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readBeginQuorumEpochResponsePartitionDataArray(reader: Reader, count: number, version: number): BeginQuorumEpochResponsePartitionData[] {
  const array = sized<BeginQuorumEpochResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readBeginQuorumEpochResponsePartitionData(reader, version)
  return array
}

function writeBeginQuorumEpochResponsePartitionData(writer: Writer, message: BeginQuorumEpochResponsePartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'BeginQuorumEpochResponsePartitionData', version)
}

export interface BeginQuorumEpochResponseNodeEndpoint {
  nodeId: number
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createBeginQuorumEpochResponseNodeEndpoint(init?: Partial<BeginQuorumEpochResponseNodeEndpoint>): BeginQuorumEpochResponseNodeEndpoint {
  const message: BeginQuorumEpochResponseNodeEndpoint = {
    nodeId: 0,
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginQuorumEpochResponseNodeEndpoint(reader: Reader, _version: number): BeginQuorumEpochResponseNodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readBeginQuorumEpochResponseNodeEndpointArray(reader: Reader, count: number, version: number): BeginQuorumEpochResponseNodeEndpoint[] {
  const array = sized<BeginQuorumEpochResponseNodeEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readBeginQuorumEpochResponseNodeEndpoint(reader, version)
  return array
}

function writeBeginQuorumEpochResponseNodeEndpoint(writer: Writer, message: BeginQuorumEpochResponseNodeEndpoint, _version: number): void {
  writer.int32(message.nodeId)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const BeginQuorumEpochResponseType: MessageType<BeginQuorumEpochResponse> = {
  name: 'BeginQuorumEpochResponse',
  kind: 'response',
  key: 53,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createBeginQuorumEpochResponse,
  read: readBeginQuorumEpochResponse,
  write: writeBeginQuorumEpochResponse,
}
