// Made by tools/gen.ts from tables/apis/040-expire-delegation-token.txt: change that, not this.

import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ExpireDelegationTokenRequest {
  hmac: Buffer
  expiryTimePeriodMs: number
  unknownTags: UnknownTag[] | null
}

export function createExpireDelegationTokenRequest(init?: Partial<ExpireDelegationTokenRequest>): ExpireDelegationTokenRequest {
  const message: ExpireDelegationTokenRequest = {
    hmac: EMPTY_BYTES,
    expiryTimePeriodMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readExpireDelegationTokenRequest(reader: Reader, version: number): ExpireDelegationTokenRequest {
  return {
    hmac: version <= 1 ? reader.bytes() : reader.compactBytes(),
    expiryTimePeriodMs: reader.int64(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeExpireDelegationTokenRequest(writer: Writer, message: ExpireDelegationTokenRequest, version: number): void {
  if (version <= 1) writer.bytes(message.hmac)
  else writer.compactBytes(message.hmac)
  writer.int64(message.expiryTimePeriodMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ExpireDelegationTokenRequest', version)
}

export const ExpireDelegationTokenRequestType: MessageType<ExpireDelegationTokenRequest> = {
  name: 'ExpireDelegationTokenRequest',
  kind: 'request',
  key: 40,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createExpireDelegationTokenRequest,
  read: readExpireDelegationTokenRequest,
  write: writeExpireDelegationTokenRequest,
}

export interface ExpireDelegationTokenResponse {
  errorCode: number
  expiryTimestampMs: number
  throttleTimeMs: number
  unknownTags: UnknownTag[] | null
}

export function createExpireDelegationTokenResponse(init?: Partial<ExpireDelegationTokenResponse>): ExpireDelegationTokenResponse {
  const message: ExpireDelegationTokenResponse = {
    errorCode: 0,
    expiryTimestampMs: 0,
    throttleTimeMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readExpireDelegationTokenResponse(reader: Reader, version: number): ExpireDelegationTokenResponse {
  return {
    errorCode: reader.int16(),
    expiryTimestampMs: reader.int64(),
    throttleTimeMs: reader.int32(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeExpireDelegationTokenResponse(writer: Writer, message: ExpireDelegationTokenResponse, version: number): void {
  writer.int16(message.errorCode)
  writer.int64(message.expiryTimestampMs)
  writer.int32(message.throttleTimeMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ExpireDelegationTokenResponse', version)
}

export const ExpireDelegationTokenResponseType: MessageType<ExpireDelegationTokenResponse> = {
  name: 'ExpireDelegationTokenResponse',
  kind: 'response',
  key: 40,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createExpireDelegationTokenResponse,
  read: readExpireDelegationTokenResponse,
  write: writeExpireDelegationTokenResponse,
}
