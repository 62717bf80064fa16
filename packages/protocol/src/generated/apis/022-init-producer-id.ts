// Made by tools/gen.ts from tables/apis/022-init-producer-id.txt: change that, not this.

import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface InitProducerIdRequest {
  transactionalId: string | null
  transactionTimeoutMs: number
  producerId: number // 3+
  producerEpoch: number // 3+
  enable2Pc: boolean // 6+
  keepPreparedTxn: boolean // 6+
  unknownTags: UnknownTag[] | null
}

export function createInitProducerIdRequest(init?: Partial<InitProducerIdRequest>): InitProducerIdRequest {
  const message: InitProducerIdRequest = {
    transactionalId: '',
    transactionTimeoutMs: 0,
    producerId: -1,
    producerEpoch: -1,
    enable2Pc: false,
    keepPreparedTxn: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitProducerIdRequest(reader: Reader, version: number): InitProducerIdRequest {
  return {
    transactionalId: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    transactionTimeoutMs: reader.int32(),
    producerId: version <= 2 ? -1 : reader.int64(),
    producerEpoch: version <= 2 ? -1 : reader.int16(),
    enable2Pc: version <= 5 ? false : reader.bool(),
    keepPreparedTxn: version <= 5 ? false : reader.bool(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeInitProducerIdRequest(writer: Writer, message: InitProducerIdRequest, version: number): void {
  if (version <= 1) writer.nullableString(message.transactionalId)
  else writer.compactNullableString(message.transactionalId)
  writer.int32(message.transactionTimeoutMs)
  if (version <= 2) {
    if (message.producerId !== -1) unsupportedField('InitProducerIdRequest.producerId', version)
  } else writer.int64(message.producerId)
  if (version <= 2) {
    if (message.producerEpoch !== -1) unsupportedField('InitProducerIdRequest.producerEpoch', version)
  } else writer.int16(message.producerEpoch)
  if (version <= 5) {
    if (message.enable2Pc) unsupportedField('InitProducerIdRequest.enable2Pc', version)
  } else writer.bool(message.enable2Pc)
  if (version <= 5) {
    if (message.keepPreparedTxn) unsupportedField('InitProducerIdRequest.keepPreparedTxn', version)
  } else writer.bool(message.keepPreparedTxn)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'InitProducerIdRequest', version)
}

export const InitProducerIdRequestType: MessageType<InitProducerIdRequest> = {
  name: 'InitProducerIdRequest',
  kind: 'request',
  key: 22,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 2,
  latestUnstable: true,
  create: createInitProducerIdRequest,
  read: readInitProducerIdRequest,
  write: writeInitProducerIdRequest,
}

export interface InitProducerIdResponse {
  throttleTimeMs: number // ignorable
  errorCode: number
  producerId: number
  producerEpoch: number
  ongoingTxnProducerId: number // 6+
  ongoingTxnProducerEpoch: number // 6+
  unknownTags: UnknownTag[] | null
}

export function createInitProducerIdResponse(init?: Partial<InitProducerIdResponse>): InitProducerIdResponse {
  const message: InitProducerIdResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    producerId: -1,
    producerEpoch: 0,
    ongoingTxnProducerId: -1,
    ongoingTxnProducerEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readInitProducerIdResponse(reader: Reader, version: number): InitProducerIdResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    ongoingTxnProducerId: version <= 5 ? -1 : reader.int64(),
    ongoingTxnProducerEpoch: version <= 5 ? -1 : reader.int16(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeInitProducerIdResponse(writer: Writer, message: InitProducerIdResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  if (version <= 5) {
    if (message.ongoingTxnProducerId !== -1) unsupportedField('InitProducerIdResponse.ongoingTxnProducerId', version)
  } else writer.int64(message.ongoingTxnProducerId)
  if (version <= 5) {
    if (message.ongoingTxnProducerEpoch !== -1) unsupportedField('InitProducerIdResponse.ongoingTxnProducerEpoch', version)
  } else writer.int16(message.ongoingTxnProducerEpoch)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'InitProducerIdResponse', version)
}

export const InitProducerIdResponseType: MessageType<InitProducerIdResponse> = {
  name: 'InitProducerIdResponse',
  kind: 'response',
  key: 22,
  minVersion: 0,
  maxVersion: 6,
  flexibleSince: 2,
  latestUnstable: false,
  create: createInitProducerIdResponse,
  read: readInitProducerIdResponse,
  write: writeInitProducerIdResponse,
}
