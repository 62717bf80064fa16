// Made by tools/gen.ts from tables/apis/056-alter-partition.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterPartitionRequest {
  brokerId: number
  brokerEpoch: number
  topics: AlterPartitionRequestTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionRequest(init?: Partial<AlterPartitionRequest>): AlterPartitionRequest {
  const message: AlterPartitionRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionRequest(reader: Reader, version: number): AlterPartitionRequest {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    topics: readAlterPartitionRequestTopicDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterPartitionRequest(writer: Writer, message: AlterPartitionRequest, version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAlterPartitionRequestTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionRequestTopicData {
  topicId: Uuid // ignorable
  partitions: AlterPartitionRequestPartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionRequestTopicData(init?: Partial<AlterPartitionRequestTopicData>): AlterPartitionRequestTopicData {
  const message: AlterPartitionRequestTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionRequestTopicData(reader: Reader, version: number): AlterPartitionRequestTopicData {
  return {
    topicId: reader.uuid(),
    partitions: readAlterPartitionRequestPartitionDataArray(reader, reader.compactCount(15, 184), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionRequestTopicDataArray(reader: Reader, count: number, version: number): AlterPartitionRequestTopicData[] {
  const array = sized<AlterPartitionRequestTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionRequestTopicData(reader, version)
  return array
}

function writeAlterPartitionRequestTopicData(writer: Writer, message: AlterPartitionRequestTopicData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterPartitionRequestPartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionRequestPartitionData {
  partitionIndex: number
  leaderEpoch: number
  newIsr: number[] // 0-2
  newIsrWithEpochs: AlterPartitionRequestBrokerState[] // 3+
  leaderRecoveryState: number
  partitionEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionRequestPartitionData(init?: Partial<AlterPartitionRequestPartitionData>): AlterPartitionRequestPartitionData {
  const message: AlterPartitionRequestPartitionData = {
    partitionIndex: 0,
    leaderEpoch: 0,
    newIsr: [],
    newIsrWithEpochs: [],
    leaderRecoveryState: 0,
    partitionEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionRequestPartitionData(reader: Reader, version: number): AlterPartitionRequestPartitionData {
  return {
    partitionIndex: reader.int32(),
    leaderEpoch: reader.int32(),
    newIsr: version <= 2 ? readInt32Array(reader, reader.compactCount(4, 8)) : [],
    newIsrWithEpochs: version <= 2 ? [] : readAlterPartitionRequestBrokerStateArray(reader, reader.compactCount(13, 120), version),
    leaderRecoveryState: reader.int8(),
    partitionEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionRequestPartitionDataArray(reader: Reader, count: number, version: number): AlterPartitionRequestPartitionData[] {
  const array = sized<AlterPartitionRequestPartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionRequestPartitionData(reader, version)
  return array
}

function writeAlterPartitionRequestPartitionData(writer: Writer, message: AlterPartitionRequestPartitionData, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int32(message.leaderEpoch)
  if (version <= 2) writer.compactCount(message.newIsr.length)
  else {
    if (message.newIsr.length !== 0) unsupportedField('AlterPartitionRequestPartitionData.newIsr', version)
  }
  if (version <= 2) writeInt32Array(writer, message.newIsr)
  if (version <= 2) {
    if (message.newIsrWithEpochs.length !== 0) unsupportedField('AlterPartitionRequestPartitionData.newIsrWithEpochs', version)
  } else writer.compactCount(message.newIsrWithEpochs.length)
  if (version >= 3) for (const element of message.newIsrWithEpochs) writeAlterPartitionRequestBrokerState(writer, element, version)
  writer.int8(message.leaderRecoveryState)
  writer.int32(message.partitionEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionRequestBrokerState {
  brokerId: number
  brokerEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionRequestBrokerState(init?: Partial<AlterPartitionRequestBrokerState>): AlterPartitionRequestBrokerState {
  const message: AlterPartitionRequestBrokerState = {
    brokerId: 0,
    brokerEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionRequestBrokerState(reader: Reader, _version: number): AlterPartitionRequestBrokerState {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionRequestBrokerStateArray(reader: Reader, count: number, version: number): AlterPartitionRequestBrokerState[] {
  const array = sized<AlterPartitionRequestBrokerState>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionRequestBrokerState(reader, version)
  return array
}

function writeAlterPartitionRequestBrokerState(writer: Writer, message: AlterPartitionRequestBrokerState, _version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterPartitionRequestType: MessageType<AlterPartitionRequest> = {
  name: 'AlterPartitionRequest',
  kind: 'request',
  key: 56,
  minVersion: 2,
  maxVersion: 3,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterPartitionRequest,
  read: readAlterPartitionRequest,
  write: writeAlterPartitionRequest,
}

export interface AlterPartitionResponse {
  throttleTimeMs: number
  errorCode: number
  topics: AlterPartitionResponseTopicData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionResponse(init?: Partial<AlterPartitionResponse>): AlterPartitionResponse {
  const message: AlterPartitionResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionResponse(reader: Reader, version: number): AlterPartitionResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    topics: readAlterPartitionResponseTopicDataArray(reader, reader.compactCount(18, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterPartitionResponse(writer: Writer, message: AlterPartitionResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAlterPartitionResponseTopicData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionResponseTopicData {
  topicId: Uuid // ignorable
  partitions: AlterPartitionResponsePartitionData[]
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionResponseTopicData(init?: Partial<AlterPartitionResponseTopicData>): AlterPartitionResponseTopicData {
  const message: AlterPartitionResponseTopicData = {
    topicId: ZERO_UUID,
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionResponseTopicData(reader: Reader, version: number): AlterPartitionResponseTopicData {
  return {
    topicId: reader.uuid(),
    partitions: readAlterPartitionResponsePartitionDataArray(reader, reader.compactCount(21, 144), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionResponseTopicDataArray(reader: Reader, count: number, version: number): AlterPartitionResponseTopicData[] {
  const array = sized<AlterPartitionResponseTopicData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionResponseTopicData(reader, version)
  return array
}

function writeAlterPartitionResponseTopicData(writer: Writer, message: AlterPartitionResponseTopicData, version: number): void {
  writer.uuid(message.topicId)
  writer.compactCount(message.partitions.length)
  for (const element of message.partitions) writeAlterPartitionResponsePartitionData(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterPartitionResponsePartitionData {
  partitionIndex: number
  errorCode: number
  leaderId: number
  leaderEpoch: number
  isr: number[]
  leaderRecoveryState: number // ignorable
  partitionEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createAlterPartitionResponsePartitionData(init?: Partial<AlterPartitionResponsePartitionData>): AlterPartitionResponsePartitionData {
  const message: AlterPartitionResponsePartitionData = {
    partitionIndex: 0,
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 0,
    isr: [],
    leaderRecoveryState: 0,
    partitionEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterPartitionResponsePartitionData(reader: Reader, _version: number): AlterPartitionResponsePartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    isr: readInt32Array(reader, reader.compactCount(4, 8)),
    leaderRecoveryState: reader.int8(),
    partitionEpoch: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterPartitionResponsePartitionDataArray(reader: Reader, count: number, version: number): AlterPartitionResponsePartitionData[] {
  const array = sized<AlterPartitionResponsePartitionData>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterPartitionResponsePartitionData(reader, version)
  return array
}

function writeAlterPartitionResponsePartitionData(writer: Writer, message: AlterPartitionResponsePartitionData, _version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.errorCode)
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.compactCount(message.isr.length)
  writeInt32Array(writer, message.isr)
  writer.int8(message.leaderRecoveryState)
  writer.int32(message.partitionEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterPartitionResponseType: MessageType<AlterPartitionResponse> = {
  name: 'AlterPartitionResponse',
  kind: 'response',
  key: 56,
  minVersion: 2,
  maxVersion: 3,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterPartitionResponse,
  read: readAlterPartitionResponse,
  write: writeAlterPartitionResponse,
}
