// Made by tools/gen.ts from tables/apis/067-allocate-producer-ids.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AllocateProducerIdsRequest {
  brokerId: number
  brokerEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createAllocateProducerIdsRequest(init?: Partial<AllocateProducerIdsRequest>): AllocateProducerIdsRequest {
  const message: AllocateProducerIdsRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAllocateProducerIdsRequest(reader: Reader, _version: number): AllocateProducerIdsRequest {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAllocateProducerIdsRequest(writer: Writer, message: AllocateProducerIdsRequest, _version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const AllocateProducerIdsRequestType: MessageType<AllocateProducerIdsRequest> = {
  name: 'AllocateProducerIdsRequest',
  kind: 'request',
  key: 67,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAllocateProducerIdsRequest,
  read: readAllocateProducerIdsRequest,
  write: writeAllocateProducerIdsRequest,
}

export interface AllocateProducerIdsResponse {
  throttleTimeMs: number
  errorCode: number
  producerIdStart: number
  producerIdLen: number
  unknownTags: UnknownTag[] | null
}

export function createAllocateProducerIdsResponse(init?: Partial<AllocateProducerIdsResponse>): AllocateProducerIdsResponse {
  const message: AllocateProducerIdsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    producerIdStart: 0,
    producerIdLen: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAllocateProducerIdsResponse(reader: Reader, _version: number): AllocateProducerIdsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    producerIdStart: reader.int64(),
    producerIdLen: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAllocateProducerIdsResponse(writer: Writer, message: AllocateProducerIdsResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int64(message.producerIdStart)
  writer.int32(message.producerIdLen)
  writeUnknownTags(writer, message.unknownTags)
}

export const AllocateProducerIdsResponseType: MessageType<AllocateProducerIdsResponse> = {
  name: 'AllocateProducerIdsResponse',
  kind: 'response',
  key: 67,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAllocateProducerIdsResponse,
  read: readAllocateProducerIdsResponse,
  write: writeAllocateProducerIdsResponse,
}
