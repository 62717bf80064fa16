// Made by tools/gen.ts from tables/apis/064-unregister-broker.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface UnregisterBrokerRequest {
  brokerId: number
  unknownTags: UnknownTag[] | null
}

export function createUnregisterBrokerRequest(init?: Partial<UnregisterBrokerRequest>): UnregisterBrokerRequest {
  const message: UnregisterBrokerRequest = {
    brokerId: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnregisterBrokerRequest(reader: Reader, _version: number): UnregisterBrokerRequest {
  return {
    brokerId: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnregisterBrokerRequest(writer: Writer, message: UnregisterBrokerRequest, _version: number): void {
  writer.int32(message.brokerId)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnregisterBrokerRequestType: MessageType<UnregisterBrokerRequest> = {
  name: 'UnregisterBrokerRequest',
  kind: 'request',
  key: 64,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnregisterBrokerRequest,
  read: readUnregisterBrokerRequest,
  write: writeUnregisterBrokerRequest,
}

export interface UnregisterBrokerResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createUnregisterBrokerResponse(init?: Partial<UnregisterBrokerResponse>): UnregisterBrokerResponse {
  const message: UnregisterBrokerResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnregisterBrokerResponse(reader: Reader, _version: number): UnregisterBrokerResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnregisterBrokerResponse(writer: Writer, message: UnregisterBrokerResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnregisterBrokerResponseType: MessageType<UnregisterBrokerResponse> = {
  name: 'UnregisterBrokerResponse',
  kind: 'response',
  key: 64,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnregisterBrokerResponse,
  read: readUnregisterBrokerResponse,
  write: writeUnregisterBrokerResponse,
}
