// Made by tools/gen.ts from tables/apis/026-end-txn.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface EndTxnRequest {
  transactionalId: string
  producerId: number
  producerEpoch: number
  committed: boolean
  unknownTags: UnknownTag[] | null
}

export function createEndTxnRequest(init?: Partial<EndTxnRequest>): EndTxnRequest {
  const message: EndTxnRequest = {
    transactionalId: '',
    producerId: 0,
    producerEpoch: 0,
    committed: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndTxnRequest(reader: Reader, version: number): EndTxnRequest {
  return {
    transactionalId: version <= 2 ? reader.string() : reader.compactString(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    committed: reader.bool(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeEndTxnRequest(writer: Writer, message: EndTxnRequest, version: number): void {
  if (version <= 2) writer.string(message.transactionalId)
  else writer.compactString(message.transactionalId)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  writer.bool(message.committed)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndTxnRequest', version)
}

export const EndTxnRequestType: MessageType<EndTxnRequest> = {
  name: 'EndTxnRequest',
  kind: 'request',
  key: 26,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createEndTxnRequest,
  read: readEndTxnRequest,
  write: writeEndTxnRequest,
}

export interface EndTxnResponse {
  throttleTimeMs: number
  errorCode: number
  producerId: number // 5+, ignorable
  producerEpoch: number // 5+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createEndTxnResponse(init?: Partial<EndTxnResponse>): EndTxnResponse {
  const message: EndTxnResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    producerId: -1,
    producerEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndTxnResponse(reader: Reader, version: number): EndTxnResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    producerId: version <= 4 ? -1 : reader.int64(),
    producerEpoch: version <= 4 ? -1 : reader.int16(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeEndTxnResponse(writer: Writer, message: EndTxnResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 5) writer.int64(message.producerId)
  if (version >= 5) writer.int16(message.producerEpoch)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'EndTxnResponse', version)
}

export const EndTxnResponseType: MessageType<EndTxnResponse> = {
  name: 'EndTxnResponse',
  kind: 'response',
  key: 26,
  minVersion: 0,
  maxVersion: 5,
  flexibleSince: 3,
  latestUnstable: false,
  create: createEndTxnResponse,
  read: readEndTxnResponse,
  write: writeEndTxnResponse,
}
