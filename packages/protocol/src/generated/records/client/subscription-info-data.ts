// Made by tools/gen.ts from tables/records/client/subscription-info-data.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface SubscriptionInfoData {
  version: number
  latestSupportedVersion: number // 3+
  processId: Uuid
  prevTasks: SubscriptionInfoDataTaskId[] // 1-6
  standbyTasks: SubscriptionInfoDataTaskId[] // 1-6
  userEndPoint: Buffer // 2+
  taskOffsetSums: SubscriptionInfoDataTaskOffsetSum[] // 7+
  uniqueField: number // 8+
  errorCode: number // 9+
  clientTags: SubscriptionInfoDataClientTag[] // 11+
}

export function createSubscriptionInfoData(init?: Partial<SubscriptionInfoData>): SubscriptionInfoData {
  const message: SubscriptionInfoData = {
    version: 0,
    latestSupportedVersion: -1,
    processId: ZERO_UUID,
    prevTasks: [],
    standbyTasks: [],
    userEndPoint: EMPTY_BYTES,
    taskOffsetSums: [],
    uniqueField: 0,
    errorCode: 0,
    clientTags: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSubscriptionInfoData(reader: Reader, version: number): SubscriptionInfoData {
  return {
    version: reader.int32(),
    latestSupportedVersion: version <= 2 ? -1 : reader.int32(),
    processId: reader.uuid(),
    prevTasks: version <= 6 ? readSubscriptionInfoDataTaskIdArray(reader, reader.count(8, 48), version) : [],
    standbyTasks: version <= 6 ? readSubscriptionInfoDataTaskIdArray(reader, reader.count(8, 48), version) : [],
    userEndPoint: version <= 1 ? EMPTY_BYTES : reader.bytes(),
    taskOffsetSums: version <= 6 ? [] : readSubscriptionInfoDataTaskOffsetSumArray(reader, reader.count(8, 184), version),
    uniqueField: version <= 7 ? 0 : reader.int8(),
    errorCode: version <= 8 ? 0 : reader.int32(),
    clientTags: version <= 10 ? [] : readSubscriptionInfoDataClientTagArray(reader, reader.count(8, 48), version),
  }
}

function writeSubscriptionInfoData(writer: Writer, message: SubscriptionInfoData, version: number): void {
  writer.int32(message.version)
  if (version <= 2) {
    if (message.latestSupportedVersion !== -1) unsupportedField('SubscriptionInfoData.latestSupportedVersion', version)
  } else writer.int32(message.latestSupportedVersion)
  writer.uuid(message.processId)
  if (version <= 6) writer.count(message.prevTasks.length)
  else {
    if (message.prevTasks.length !== 0) unsupportedField('SubscriptionInfoData.prevTasks', version)
  }
  if (version <= 6) for (const element of message.prevTasks) writeSubscriptionInfoDataTaskId(writer, element, version)
  if (version <= 6) writer.count(message.standbyTasks.length)
  else {
    if (message.standbyTasks.length !== 0) unsupportedField('SubscriptionInfoData.standbyTasks', version)
  }
  if (version <= 6) for (const element of message.standbyTasks) writeSubscriptionInfoDataTaskId(writer, element, version)
  if (version <= 1) {
    if (message.userEndPoint.length !== 0) unsupportedField('SubscriptionInfoData.userEndPoint', version)
  } else writer.bytes(message.userEndPoint)
  if (version <= 6) {
    if (message.taskOffsetSums.length !== 0) unsupportedField('SubscriptionInfoData.taskOffsetSums', version)
  } else writer.count(message.taskOffsetSums.length)
  if (version >= 7) for (const element of message.taskOffsetSums) writeSubscriptionInfoDataTaskOffsetSum(writer, element, version)
  if (version <= 7) {
    if (message.uniqueField !== 0) unsupportedField('SubscriptionInfoData.uniqueField', version)
  } else writer.int8(message.uniqueField)
  if (version <= 8) {
    if (message.errorCode !== 0) unsupportedField('SubscriptionInfoData.errorCode', version)
  } else writer.int32(message.errorCode)
  if (version <= 10) {
    if (message.clientTags.length !== 0) unsupportedField('SubscriptionInfoData.clientTags', version)
  } else writer.count(message.clientTags.length)
  if (version >= 11) for (const element of message.clientTags) writeSubscriptionInfoDataClientTag(writer, element, version)
}

export interface SubscriptionInfoDataTaskId {
  topicGroupId: number
  partition: number
}

export function createSubscriptionInfoDataTaskId(init?: Partial<SubscriptionInfoDataTaskId>): SubscriptionInfoDataTaskId {
  const message: SubscriptionInfoDataTaskId = {
    topicGroupId: 0,
    partition: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSubscriptionInfoDataTaskId(reader: Reader, _version: number): SubscriptionInfoDataTaskId {
  return {
    topicGroupId: reader.int32(),
    partition: reader.int32(),
  }
}

function readSubscriptionInfoDataTaskIdArray(reader: Reader, count: number, version: number): SubscriptionInfoDataTaskId[] {
  const array = sized<SubscriptionInfoDataTaskId>(count)
  for (let i = 0; i < count; i++) array[i] = readSubscriptionInfoDataTaskId(reader, version)
  return array
}

function writeSubscriptionInfoDataTaskId(writer: Writer, message: SubscriptionInfoDataTaskId, _version: number): void {
  writer.int32(message.topicGroupId)
  writer.int32(message.partition)
}

export interface SubscriptionInfoDataTaskOffsetSum {
  topicGroupId: number
  partition: number // 10+
  offsetSum: number // 10+
  namedTopology: string | null // 10+
  partitionToOffsetSum: SubscriptionInfoDataPartitionToOffsetSum[] // 7-9
}

export function createSubscriptionInfoDataTaskOffsetSum(init?: Partial<SubscriptionInfoDataTaskOffsetSum>): SubscriptionInfoDataTaskOffsetSum {
  const message: SubscriptionInfoDataTaskOffsetSum = {
    topicGroupId: 0,
    partition: 0,
    offsetSum: 0,
    namedTopology: '',
    partitionToOffsetSum: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSubscriptionInfoDataTaskOffsetSum(reader: Reader, version: number): SubscriptionInfoDataTaskOffsetSum {
  return {
    topicGroupId: reader.int32(),
    partition: version <= 9 ? 0 : reader.int32(),
    offsetSum: version <= 9 ? 0 : reader.int64(),
    namedTopology: version <= 9 ? '' : reader.nullableString(),
    partitionToOffsetSum: version <= 9 ? readSubscriptionInfoDataPartitionToOffsetSumArray(reader, reader.count(12, 112), version) : [],
  }
}

function readSubscriptionInfoDataTaskOffsetSumArray(reader: Reader, count: number, version: number): SubscriptionInfoDataTaskOffsetSum[] {
  const array = sized<SubscriptionInfoDataTaskOffsetSum>(count)
  for (let i = 0; i < count; i++) array[i] = readSubscriptionInfoDataTaskOffsetSum(reader, version)
  return array
}

function writeSubscriptionInfoDataTaskOffsetSum(writer: Writer, message: SubscriptionInfoDataTaskOffsetSum, version: number): void {
  writer.int32(message.topicGroupId)
  if (version <= 9) {
    if (message.partition !== 0) unsupportedField('SubscriptionInfoDataTaskOffsetSum.partition', version)
  } else writer.int32(message.partition)
  if (version <= 9) {
    if (message.offsetSum !== 0) unsupportedField('SubscriptionInfoDataTaskOffsetSum.offsetSum', version)
  } else writer.int64(message.offsetSum)
  if (version <= 9) {
    if (message.namedTopology !== '') unsupportedField('SubscriptionInfoDataTaskOffsetSum.namedTopology', version)
  } else writer.nullableString(message.namedTopology)
  if (version <= 9) writer.count(message.partitionToOffsetSum.length)
  else {
    if (message.partitionToOffsetSum.length !== 0) unsupportedField('SubscriptionInfoDataTaskOffsetSum.partitionToOffsetSum', version)
  }
  if (version <= 9) for (const element of message.partitionToOffsetSum) writeSubscriptionInfoDataPartitionToOffsetSum(writer, element, version)
}

export interface SubscriptionInfoDataPartitionToOffsetSum {
  partition: number
  offsetSum: number
}

export function createSubscriptionInfoDataPartitionToOffsetSum(init?: Partial<SubscriptionInfoDataPartitionToOffsetSum>): SubscriptionInfoDataPartitionToOffsetSum {
  const message: SubscriptionInfoDataPartitionToOffsetSum = {
    partition: 0,
    offsetSum: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSubscriptionInfoDataPartitionToOffsetSum(reader: Reader, _version: number): SubscriptionInfoDataPartitionToOffsetSum {
  return {
    partition: reader.int32(),
    offsetSum: reader.int64(),
  }
}

function readSubscriptionInfoDataPartitionToOffsetSumArray(reader: Reader, count: number, version: number): SubscriptionInfoDataPartitionToOffsetSum[] {
  const array = sized<SubscriptionInfoDataPartitionToOffsetSum>(count)
  for (let i = 0; i < count; i++) array[i] = readSubscriptionInfoDataPartitionToOffsetSum(reader, version)
  return array
}

function writeSubscriptionInfoDataPartitionToOffsetSum(writer: Writer, message: SubscriptionInfoDataPartitionToOffsetSum, _version: number): void {
  writer.int32(message.partition)
  writer.int64(message.offsetSum)
}

export interface SubscriptionInfoDataClientTag {
  key: Buffer
  value: Buffer
}

export function createSubscriptionInfoDataClientTag(init?: Partial<SubscriptionInfoDataClientTag>): SubscriptionInfoDataClientTag {
  const message: SubscriptionInfoDataClientTag = {
    key: EMPTY_BYTES,
    value: EMPTY_BYTES,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSubscriptionInfoDataClientTag(reader: Reader, _version: number): SubscriptionInfoDataClientTag {
  return {
    key: reader.bytes(),
    value: reader.bytes(),
  }
}

function readSubscriptionInfoDataClientTagArray(reader: Reader, count: number, version: number): SubscriptionInfoDataClientTag[] {
  const array = sized<SubscriptionInfoDataClientTag>(count)
  for (let i = 0; i < count; i++) array[i] = readSubscriptionInfoDataClientTag(reader, version)
  return array
}

function writeSubscriptionInfoDataClientTag(writer: Writer, message: SubscriptionInfoDataClientTag, _version: number): void {
  writer.bytes(message.key)
  writer.bytes(message.value)
}

export const SubscriptionInfoDataType: MessageType<SubscriptionInfoData> = {
  name: 'SubscriptionInfoData',
  kind: 'data',
  key: -1,
  minVersion: 1,
  maxVersion: 11,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createSubscriptionInfoData,
  read: readSubscriptionInfoData,
  write: writeSubscriptionInfoData,
}
