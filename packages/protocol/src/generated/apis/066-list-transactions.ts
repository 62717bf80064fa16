// Made by tools/gen.ts from tables/apis/066-list-transactions.txt: change that, not this.

import { readCompactStringArray, readInt64Array, sized, writeCompactStringArray, writeInt64Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ListTransactionsRequest {
  stateFilters: string[]
  producerIdFilters: number[]
  durationFilter: number // 1+
  transactionalIdPattern: string | null // 2+
  unknownTags: UnknownTag[] | null
}

export function createListTransactionsRequest(init?: Partial<ListTransactionsRequest>): ListTransactionsRequest {
  const message: ListTransactionsRequest = {
    stateFilters: [],
    producerIdFilters: [],
    durationFilter: -1,
    transactionalIdPattern: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListTransactionsRequest(reader: Reader, version: number): ListTransactionsRequest {
  return {
    stateFilters: readCompactStringArray(reader, reader.compactCount(1, 8)),
    producerIdFilters: readInt64Array(reader, reader.compactCount(8, 64)),
    durationFilter: version <= 0 ? -1 : reader.int64(),
    transactionalIdPattern: version <= 1 ? null : reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeListTransactionsRequest(writer: Writer, message: ListTransactionsRequest, version: number): void {
  writer.compactCount(message.stateFilters.length)
  writeCompactStringArray(writer, message.stateFilters)
  writer.compactCount(message.producerIdFilters.length)
  writeInt64Array(writer, message.producerIdFilters)
  if (version <= 0) {
    if (message.durationFilter !== -1) unsupportedField('ListTransactionsRequest.durationFilter', version)
  } else writer.int64(message.durationFilter)
  if (version <= 1) {
    if (message.transactionalIdPattern !== null) unsupportedField('ListTransactionsRequest.transactionalIdPattern', version)
  } else writer.compactNullableString(message.transactionalIdPattern)
  writeUnknownTags(writer, message.unknownTags)
}

export const ListTransactionsRequestType: MessageType<ListTransactionsRequest> = {
  name: 'ListTransactionsRequest',
  kind: 'request',
  key: 66,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createListTransactionsRequest,
  read: readListTransactionsRequest,
  write: writeListTransactionsRequest,
}

export interface ListTransactionsResponse {
  throttleTimeMs: number
  errorCode: number
  unknownStateFilters: string[]
  transactionStates: ListTransactionsResponseTransactionState[]
  unknownTags: UnknownTag[] | null
}

export function createListTransactionsResponse(init?: Partial<ListTransactionsResponse>): ListTransactionsResponse {
  const message: ListTransactionsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    unknownStateFilters: [],
    transactionStates: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListTransactionsResponse(reader: Reader, version: number): ListTransactionsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    unknownStateFilters: readCompactStringArray(reader, reader.compactCount(1, 8)),
    transactionStates: readListTransactionsResponseTransactionStateArray(reader, reader.compactCount(11, 128), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeListTransactionsResponse(writer: Writer, message: ListTransactionsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactCount(message.unknownStateFilters.length)
  writeCompactStringArray(writer, message.unknownStateFilters)
  writer.compactCount(message.transactionStates.length)
  for (const element of message.transactionStates) writeListTransactionsResponseTransactionState(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ListTransactionsResponseTransactionState {
  transactionalId: string
  producerId: number
  transactionState: string
  unknownTags: UnknownTag[] | null
}

export function createListTransactionsResponseTransactionState(init?: Partial<ListTransactionsResponseTransactionState>): ListTransactionsResponseTransactionState {
  const message: ListTransactionsResponseTransactionState = {
    transactionalId: '',
    producerId: 0,
    transactionState: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readListTransactionsResponseTransactionState(reader: Reader, _version: number): ListTransactionsResponseTransactionState {
  return {
    transactionalId: reader.compactString(),
    producerId: reader.int64(),
    transactionState: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readListTransactionsResponseTransactionStateArray(reader: Reader, count: number, version: number): ListTransactionsResponseTransactionState[] {
  const array = sized<ListTransactionsResponseTransactionState>(count)
  for (let i = 0; i < count; i++) array[i] = readListTransactionsResponseTransactionState(reader, version)
  return array
}

function writeListTransactionsResponseTransactionState(writer: Writer, message: ListTransactionsResponseTransactionState, _version: number): void {
  writer.compactString(message.transactionalId)
  writer.int64(message.producerId)
  writer.compactString(message.transactionState)
  writeUnknownTags(writer, message.unknownTags)
}

export const ListTransactionsResponseType: MessageType<ListTransactionsResponse> = {
  name: 'ListTransactionsResponse',
  kind: 'response',
  key: 66,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createListTransactionsResponse,
  read: readListTransactionsResponse,
  write: writeListTransactionsResponse,
}
