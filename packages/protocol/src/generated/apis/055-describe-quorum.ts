// Made by tools/gen.ts from tables/apis/055-describe-quorum.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeQuorumRequest {
  topics: DescribeQuorumRequestTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumRequest(init?: Partial<DescribeQuorumRequest>): DescribeQuorumRequest {
  const message: DescribeQuorumRequest = {
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumRequest(reader: Reader, version: number): DescribeQuorumRequest {
  return {
    topics: readDescribeQuorumRequestTopicDataArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeQuorumRequest(writer: Writer, message: DescribeQuorumRequest, version: number): void {
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeQuorumRequestTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumRequestTopicData {
  topicName: string
  partitions: DescribeQuorumRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumRequestTopicData(init?: Partial<DescribeQuorumRequestTopicData>): DescribeQuorumRequestTopicData {
  const message: DescribeQuorumRequestTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumRequestTopicData(reader: Reader, version: number): DescribeQuorumRequestTopicData {
  return {
    topicName: reader.compactString(),
    partitions: readDescribeQuorumRequestPartitionDataArray(reader, reader.compactCount(5, 48), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumRequestTopicDataArray(reader: Reader, count: number, version: number): DescribeQuorumRequestTopicData[] {
  const array = sized<DescribeQuorumRequestTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumRequestTopicData(reader, version)
  return array
}

function writeDescribeQuorumRequestTopicData(writer: Writer, message: DescribeQuorumRequestTopicData, version: number): void {
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDescribeQuorumRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumRequestPartitionData {
  partitionIndex: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumRequestPartitionData(init?: Partial<DescribeQuorumRequestPartitionData>): DescribeQuorumRequestPartitionData {
  const message: DescribeQuorumRequestPartitionData = {
    partitionIndex: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumRequestPartitionData(reader: Reader, _version: number): DescribeQuorumRequestPartitionData {
  return {
    partitionIndex: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumRequestPartitionDataArray(reader: Reader, count: number, version: number): DescribeQuorumRequestPartitionData[] {
  const array = sized<DescribeQuorumRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumRequestPartitionData(reader, version)
  return array
}

function writeDescribeQuorumRequestPartitionData(writer: Writer, message: DescribeQuorumRequestPartitionData, _version: number): void {
  writer.int32(message.partitionIndex)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeQuorumRequestType: MessageType<DescribeQuorumRequest> = {
  name: 'DescribeQuorumRequest',
  kind: 'request',
  key: 55,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeQuorumRequest,
  read: readDescribeQuorumRequest,
  write: writeDescribeQuorumRequest,
}

export interface DescribeQuorumResponse {
  errorCode: number
  errorMessage: string | null // 2+, ignorable
  topics: DescribeQuorumResponseTopicData[]
  nodes: DescribeQuorumResponseNode[] // 2+
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumResponse(init?: Partial<DescribeQuorumResponse>): DescribeQuorumResponse {
  const message: DescribeQuorumResponse = {
    errorCode: 0,
    errorMessage: '',
    topics: [],
    nodes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumResponse(reader: Reader, version: number): DescribeQuorumResponse {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? '' : reader.compactNullableString(),
    topics: readDescribeQuorumResponseTopicDataArray(reader, reader.compactCount(3, 104), version),
    nodes: version <= 1 ? [] : readDescribeQuorumResponseNodeArray(reader, reader.compactCount(6, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeQuorumResponse(writer: Writer, message: DescribeQuorumResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version >= 2) writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeDescribeQuorumResponseTopicData(writer, element, version)
  if (version <= 1) {
    if (message.nodes.length !== 0) unsupportedField('DescribeQuorumResponse.nodes', version)
  } else writer.compactCount(message.nodes.length)
  if (version >= 2) for (const element of message.nodes) writeDescribeQuorumResponseNode(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumResponseTopicData {
  topicName: string
  partitions: DescribeQuorumResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumResponseTopicData(init?: Partial<DescribeQuorumResponseTopicData>): DescribeQuorumResponseTopicData {
  const message: DescribeQuorumResponseTopicData = {
    topicName: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumResponseTopicData(reader: Reader, version: number): DescribeQuorumResponseTopicData {
  return {
    topicName: reader.compactString(),
    partitions: readDescribeQuorumResponsePartitionDataArray(reader, reader.compactCount(25, 264), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumResponseTopicDataArray(reader: Reader, count: number, version: number): DescribeQuorumResponseTopicData[] {
  const array = sized<DescribeQuorumResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumResponseTopicData(reader, version)
  return array
}

function writeDescribeQuorumResponseTopicData(writer: Writer, message: DescribeQuorumResponseTopicData, version: number): void {
  writer.compactString(message.topicName)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeDescribeQuorumResponsePartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumResponsePartitionData {
  partitionIndex: number
  errorCode: number
  errorMessage: string | null // 2+, ignorable
  leaderId: number
  leaderEpoch: number
  highWatermark: number
  currentVoters: DescribeQuorumResponseReplicaState[]
  observers: DescribeQuorumResponseReplicaState[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumResponsePartitionData(init?: Partial<DescribeQuorumResponsePartitionData>): DescribeQuorumResponsePartitionData {
  const message: DescribeQuorumResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    errorMessage: '',
    leaderId: 0,
    leaderEpoch: 0,
    highWatermark: 0,
    currentVoters: [],
    observers: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumResponsePartitionData(reader: Reader, version: number): DescribeQuorumResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? '' : reader.compactNullableString(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    highWatermark: reader.int64(),
    currentVoters: readDescribeQuorumResponseReplicaStateArray(reader, reader.compactCount(13, 272), version),
    observers: readDescribeQuorumResponseReplicaStateArray(reader, reader.compactCount(13, 272), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumResponsePartitionDataArray(reader: Reader, count: number, version: number): DescribeQuorumResponsePartitionData[] {
  const array = sized<DescribeQuorumResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumResponsePartitionData(reader, version)
  return array
}

function writeDescribeQuorumResponsePartitionData(writer: Writer, message: DescribeQuorumResponsePartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  if (version >= 2) writer.compactNullableString(message.errorMessage)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.int64(message.highWatermark)
  writer.compactCount(message.currentVoters.length)
  for (const element of message.currentVoters) writeDescribeQuorumResponseReplicaState(writer, element, version)
  writer.compactCount(message.observers.length)
  for (const element of message.observers) writeDescribeQuorumResponseReplicaState(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumResponseReplicaState {
  replicaId: number
  replicaDirectoryId: Uuid // 2+
  logEndOffset: number
  lastFetchTimestamp: number // 1+, ignorable
  lastCaughtUpTimestamp: number // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumResponseReplicaState(init?: Partial<DescribeQuorumResponseReplicaState>): DescribeQuorumResponseReplicaState {
  const message: DescribeQuorumResponseReplicaState = {
    replicaId: 0,
    replicaDirectoryId: ZERO_UUID,
    logEndOffset: 0,
    lastFetchTimestamp: -1,
    lastCaughtUpTimestamp: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumResponseReplicaState(reader: Reader, version: number): DescribeQuorumResponseReplicaState {
  return {
    replicaId: reader.int32(),
    replicaDirectoryId: version <= 1 ? ZERO_UUID : reader.uuid(),
    logEndOffset: reader.int64(),
    lastFetchTimestamp: version <= 0 ? -1 : reader.int64(),
    lastCaughtUpTimestamp: version <= 0 ? -1 : reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumResponseReplicaStateArray(reader: Reader, count: number, version: number): DescribeQuorumResponseReplicaState[] {
  const array = sized<DescribeQuorumResponseReplicaState>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumResponseReplicaState(reader, version)
  return array
}

function writeDescribeQuorumResponseReplicaState(writer: Writer, message: DescribeQuorumResponseReplicaState, version: number): void {
  writer.int32(message.replicaId)
  if (version <= 1) {
    if (message.replicaDirectoryId !== ZERO_UUID) unsupportedField('DescribeQuorumResponseReplicaState.replicaDirectoryId', version)
  } else writer.uuid(message.replicaDirectoryId)
  writer.int64(message.logEndOffset)
  if (version >= 1) writer.int64(message.lastFetchTimestamp)
  if (version >= 1) writer.int64(message.lastCaughtUpTimestamp)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumResponseNode {
  nodeId: number
  listeners: DescribeQuorumResponseListener[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumResponseNode(init?: Partial<DescribeQuorumResponseNode>): DescribeQuorumResponseNode {
  const message: DescribeQuorumResponseNode = {
    nodeId: 0,
    listeners: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumResponseNode(reader: Reader, version: number): DescribeQuorumResponseNode {
  return {
    nodeId: reader.int32(),
    listeners: readDescribeQuorumResponseListenerArray(reader, reader.compactCount(5, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumResponseNodeArray(reader: Reader, count: number, version: number): DescribeQuorumResponseNode[] {
  const array = sized<DescribeQuorumResponseNode>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumResponseNode(reader, version)
  return array
}

function writeDescribeQuorumResponseNode(writer: Writer, message: DescribeQuorumResponseNode, version: number): void {
  writer.int32(message.nodeId)
  writer.compactCount(message.listeners.length)
  for (const element of message.listeners) writeDescribeQuorumResponseListener(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeQuorumResponseListener {
  name: string
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeQuorumResponseListener(init?: Partial<DescribeQuorumResponseListener>): DescribeQuorumResponseListener {
  const message: DescribeQuorumResponseListener = {
    name: '',
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeQuorumResponseListener(reader: Reader, _version: number): DescribeQuorumResponseListener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeQuorumResponseListenerArray(reader: Reader, count: number, version: number): DescribeQuorumResponseListener[] {
  const array = sized<DescribeQuorumResponseListener>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeQuorumResponseListener(reader, version)
  return array
}

function writeDescribeQuorumResponseListener(writer: Writer, message: DescribeQuorumResponseListener, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeQuorumResponseType: MessageType<DescribeQuorumResponse> = {
  name: 'DescribeQuorumResponse',
  kind: 'response',
  key: 55,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeQuorumResponse,
  read: readDescribeQuorumResponse,
  write: writeDescribeQuorumResponse,
}
