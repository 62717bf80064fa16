// Made by tools/gen.ts from tables/apis/024-add-partitions-to-txn.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface AddPartitionsToTxnRequest {
  transactions: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[] // 4+
  v3AndBelowTransactionalId: string // 0-3
  v3AndBelowProducerId: number // 0-3
  v3AndBelowProducerEpoch: number // 0-3
  v3AndBelowTopics: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[] // 0-3
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnRequest(init?: Partial<AddPartitionsToTxnRequest>): AddPartitionsToTxnRequest {
  const message: AddPartitionsToTxnRequest = {
    transactions: [],
    v3AndBelowTransactionalId: '',
    v3AndBelowProducerId: 0,
    v3AndBelowProducerEpoch: 0,
    v3AndBelowTopics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnRequest(reader: Reader, version: number): AddPartitionsToTxnRequest {
  return {
    transactions: version <= 3 ? [] : readAddPartitionsToTxnRequestAddPartitionsToTxnTransactionArray(reader, reader.compactCount(14, 192), version),
    v3AndBelowTransactionalId: version <= 2 ? reader.string() : version <= 3 ? reader.compactString() : '',
    v3AndBelowProducerId: version <= 3 ? reader.int64() : 0,
    v3AndBelowProducerEpoch: version <= 3 ? reader.int16() : 0,
    v3AndBelowTopics: version <= 2 ? readAddPartitionsToTxnRequestAddPartitionsToTxnTopicArray(reader, reader.count(6, 104), version) : version <= 3 ? readAddPartitionsToTxnRequestAddPartitionsToTxnTopicArray(reader, reader.compactCount(3, 104), version) : [],
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeAddPartitionsToTxnRequest(writer: Writer, message: AddPartitionsToTxnRequest, version: number): void {
  if (version <= 3) {
    if (message.transactions.length !== 0) unsupportedField('AddPartitionsToTxnRequest.transactions', version)
  } else writer.compactCount(message.transactions.length)
  if (version >= 4) for (const element of message.transactions) writeAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(writer, element, version)
  if (version <= 2) writer.string(message.v3AndBelowTransactionalId)
  else if (version <= 3) writer.compactString(message.v3AndBelowTransactionalId)
  else {
    if (message.v3AndBelowTransactionalId !== '') unsupportedField('AddPartitionsToTxnRequest.v3AndBelowTransactionalId', version)
  }
  if (version <= 3) writer.int64(message.v3AndBelowProducerId)
  else {
    if (message.v3AndBelowProducerId !== 0) unsupportedField('AddPartitionsToTxnRequest.v3AndBelowProducerId', version)
  }
  if (version <= 3) writer.int16(message.v3AndBelowProducerEpoch)
  else {
    if (message.v3AndBelowProducerEpoch !== 0) unsupportedField('AddPartitionsToTxnRequest.v3AndBelowProducerEpoch', version)
  }
  if (version <= 2) writer.count(message.v3AndBelowTopics.length)
  else if (version <= 3) writer.compactCount(message.v3AndBelowTopics.length)
  else {
    if (message.v3AndBelowTopics.length !== 0) unsupportedField('AddPartitionsToTxnRequest.v3AndBelowTopics', version)
  }
  if (version <= 3) for (const element of message.v3AndBelowTopics) writeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddPartitionsToTxnRequest', version)
}

export interface AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  transactionalId: string
  producerId: number
  producerEpoch: number
  verifyOnly: boolean
  topics: AddPartitionsToTxnRequestAddPartitionsToTxnTopic[]
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(init?: Partial<AddPartitionsToTxnRequestAddPartitionsToTxnTransaction>): AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  const message: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction = {
    transactionalId: '',
    producerId: 0,
    producerEpoch: 0,
    verifyOnly: false,
    topics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTransaction {
  return {
    transactionalId: reader.compactString(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    verifyOnly: reader.bool(),
    topics: readAddPartitionsToTxnRequestAddPartitionsToTxnTopicArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAddPartitionsToTxnRequestAddPartitionsToTxnTransactionArray(reader: Reader, count: number, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[] {
  const array = sized<AddPartitionsToTxnRequestAddPartitionsToTxnTransaction>(count)
  for (let i = 0; i < count; i++) array[i] = readAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(reader, version)
  return array
}

function writeAddPartitionsToTxnRequestAddPartitionsToTxnTransaction(writer: Writer, message: AddPartitionsToTxnRequestAddPartitionsToTxnTransaction, version: number): void {
  writer.compactString(message.transactionalId)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.bool(message.verifyOnly)
  writer.compactCount(message.topics.length)
  for (const element of message.topics) writeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  name: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnRequestAddPartitionsToTxnTopic(init?: Partial<AddPartitionsToTxnRequestAddPartitionsToTxnTopic>): AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  const message: AddPartitionsToTxnRequestAddPartitionsToTxnTopic = {
    name: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnRequestAddPartitionsToTxnTopic(reader: Reader, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTopic {
  return {
    name: version <= 2 ? reader.string() : reader.compactString(),
    partitions: version <= 2 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readAddPartitionsToTxnRequestAddPartitionsToTxnTopicArray(reader: Reader, count: number, version: number): AddPartitionsToTxnRequestAddPartitionsToTxnTopic[] {
  const array = sized<AddPartitionsToTxnRequestAddPartitionsToTxnTopic>(count)
  for (let i = 0; i < count; i++) array[i] = readAddPartitionsToTxnRequestAddPartitionsToTxnTopic(reader, version)
  return array
}

function writeAddPartitionsToTxnRequestAddPartitionsToTxnTopic(writer: Writer, message: AddPartitionsToTxnRequestAddPartitionsToTxnTopic, version: number): void {
  if (version <= 2) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 2) writer.count(message.partitions.length)
  else writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddPartitionsToTxnRequestAddPartitionsToTxnTopic', version)
}

export const AddPartitionsToTxnRequestType: MessageType<AddPartitionsToTxnRequest> = {
  name: 'AddPartitionsToTxnRequest',
  kind: 'request',
  key: 24,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createAddPartitionsToTxnRequest,
  read: readAddPartitionsToTxnRequest,
  write: writeAddPartitionsToTxnRequest,
}

export interface AddPartitionsToTxnResponse {
  throttleTimeMs: number
  errorCode: number // 4+, ignorable
  resultsByTransaction: AddPartitionsToTxnResponseAddPartitionsToTxnResult[] // 4+
  resultsByTopicV3AndBelow: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[] // 0-3
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnResponse(init?: Partial<AddPartitionsToTxnResponse>): AddPartitionsToTxnResponse {
  const message: AddPartitionsToTxnResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    resultsByTransaction: [],
    resultsByTopicV3AndBelow: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnResponse(reader: Reader, version: number): AddPartitionsToTxnResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: version <= 3 ? 0 : reader.int16(),
    resultsByTransaction: version <= 3 ? [] : readAddPartitionsToTxnResponseAddPartitionsToTxnResultArray(reader, reader.compactCount(3, 104), version),
    resultsByTopicV3AndBelow: version <= 2 ? readAddPartitionsToTxnResponseAddPartitionsToTxnTopicResultArray(reader, reader.count(6, 104), version) : version <= 3 ? readAddPartitionsToTxnResponseAddPartitionsToTxnTopicResultArray(reader, reader.compactCount(3, 104), version) : [],
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeAddPartitionsToTxnResponse(writer: Writer, message: AddPartitionsToTxnResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  if (version >= 4) writer.int16(message.errorCode)
  if (version <= 3) {
    if (message.resultsByTransaction.length !== 0) unsupportedField('AddPartitionsToTxnResponse.resultsByTransaction', version)
  } else writer.compactCount(message.resultsByTransaction.length)
  if (version >= 4) for (const element of message.resultsByTransaction) writeAddPartitionsToTxnResponseAddPartitionsToTxnResult(writer, element, version)
  if (version <= 2) writer.count(message.resultsByTopicV3AndBelow.length)
  else if (version <= 3) writer.compactCount(message.resultsByTopicV3AndBelow.length)
  else {
    if (message.resultsByTopicV3AndBelow.length !== 0) unsupportedField('AddPartitionsToTxnResponse.resultsByTopicV3AndBelow', version)
  }
  if (version <= 3) for (const element of message.resultsByTopicV3AndBelow) writeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddPartitionsToTxnResponse', version)
}

export interface AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  transactionalId: string
  topicResults: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[]
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnResponseAddPartitionsToTxnResult(init?: Partial<AddPartitionsToTxnResponseAddPartitionsToTxnResult>): AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  const message: AddPartitionsToTxnResponseAddPartitionsToTxnResult = {
    transactionalId: '',
    topicResults: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnResponseAddPartitionsToTxnResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  return {
    transactionalId: reader.compactString(),
    topicResults: readAddPartitionsToTxnResponseAddPartitionsToTxnTopicResultArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readAddPartitionsToTxnResponseAddPartitionsToTxnResultArray(reader: Reader, count: number, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnResult[] {
  const array = sized<AddPartitionsToTxnResponseAddPartitionsToTxnResult>(count)
  for (let i = 0; i < count; i++) array[i] = readAddPartitionsToTxnResponseAddPartitionsToTxnResult(reader, version)
  return array
}

function writeAddPartitionsToTxnResponseAddPartitionsToTxnResult(writer: Writer, message: AddPartitionsToTxnResponseAddPartitionsToTxnResult, version: number): void {
  writer.compactString(message.transactionalId)
  writer.compactCount(message.topicResults.length)
  for (const element of message.topicResults) writeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  name: string
  resultsByPartition: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[]
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(init?: Partial<AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult>): AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  const message: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult = {
    name: '',
    resultsByPartition: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  return {
    name: version <= 2 ? reader.string() : reader.compactString(),
    resultsByPartition: version <= 2 ? readAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResultArray(reader, reader.count(6, 56), version) : readAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResultArray(reader, reader.compactCount(7, 56), version),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readAddPartitionsToTxnResponseAddPartitionsToTxnTopicResultArray(reader: Reader, count: number, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[] {
  const array = sized<AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult>(count)
  for (let i = 0; i < count; i++) array[i] = readAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(reader, version)
  return array
}

function writeAddPartitionsToTxnResponseAddPartitionsToTxnTopicResult(writer: Writer, message: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult, version: number): void {
  if (version <= 2) writer.string(message.name)
  else writer.compactString(message.name)
  if (version <= 2) writer.count(message.resultsByPartition.length)
  else writer.compactCount(message.resultsByPartition.length)
  for (const element of message.resultsByPartition) writeAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(writer, element, version)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult', version)
}

export interface AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  partitionIndex: number
  partitionErrorCode: number
  unknownTags: UnknownTag[] | null
}

export function createAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(init?: Partial<AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult>): AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  const message: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult = {
    partitionIndex: 0,
    partitionErrorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  return {
    partitionIndex: reader.int32(),
    partitionErrorCode: reader.int16(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function readAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResultArray(reader: Reader, count: number, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[] {
  const array = sized<AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult>(count)
  for (let i = 0; i < count; i++) array[i] = readAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(reader, version)
  return array
}

function writeAddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult(writer: Writer, message: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult, version: number): void {
  writer.int32(message.partitionIndex)
  writer.int16(message.partitionErrorCode)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult', version)
}

export const AddPartitionsToTxnResponseType: MessageType<AddPartitionsToTxnResponse> = {
  name: 'AddPartitionsToTxnResponse',
  kind: 'response',
  key: 24,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createAddPartitionsToTxnResponse,
  read: readAddPartitionsToTxnResponse,
  write: writeAddPartitionsToTxnResponse,
}
