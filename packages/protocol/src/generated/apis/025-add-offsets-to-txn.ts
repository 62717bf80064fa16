// Made by tools/gen.ts from tables/apis/025-add-offsets-to-txn.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface AddOffsetsToTxnRequest {
  transactionalId: string
  producerId: number
  producerEpoch: number
  groupId: string
  unknownTags: UnknownTag[] | null
}

export function createAddOffsetsToTxnRequest(init?: Partial<AddOffsetsToTxnRequest>): AddOffsetsToTxnRequest {
  const message: AddOffsetsToTxnRequest = {
    transactionalId: '',
    producerId: 0,
    producerEpoch: 0,
    groupId: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddOffsetsToTxnRequest(reader: Reader, version: number): AddOffsetsToTxnRequest {
  return {
    transactionalId: version <= 2 ? reader.string() : reader.compactString(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    groupId: version <= 2 ? reader.string() : reader.compactString(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeAddOffsetsToTxnRequest(writer: Writer, message: AddOffsetsToTxnRequest, version: number): void {
  if (version <= 2) writer.string(message.transactionalId)
  else writer.compactString(message.transactionalId)
  writer.int64(message.producerId)
  writer.int16(message.producerEpoch)
  if (version <= 2) writer.string(message.groupId)
  else writer.compactString(message.groupId)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddOffsetsToTxnRequest', version)
}

export const AddOffsetsToTxnRequestType: MessageType<AddOffsetsToTxnRequest> = {
  name: 'AddOffsetsToTxnRequest',
  kind: 'request',
  key: 25,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 3,
  latestUnstable: false,
  create: createAddOffsetsToTxnRequest,
  read: readAddOffsetsToTxnRequest,
  write: writeAddOffsetsToTxnRequest,
}

export interface AddOffsetsToTxnResponse {
  throttleTimeMs: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createAddOffsetsToTxnResponse(init?: Partial<AddOffsetsToTxnResponse>): AddOffsetsToTxnResponse {
  const message: AddOffsetsToTxnResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddOffsetsToTxnResponse(reader: Reader, version: number): AddOffsetsToTxnResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: version <= 2 ? null : readUnknownTags(reader),
  }
}

function writeAddOffsetsToTxnResponse(writer: Writer, message: AddOffsetsToTxnResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  if (version >= 3) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'AddOffsetsToTxnResponse', version)
}

export const AddOffsetsToTxnResponseType: MessageType<AddOffsetsToTxnResponse> = {
  name: 'AddOffsetsToTxnResponse',
  kind: 'response',
  key: 25,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 3,
  latestUnstable: false,
  create: createAddOffsetsToTxnResponse,
  read: readAddOffsetsToTxnResponse,
  write: writeAddOffsetsToTxnResponse,
}
