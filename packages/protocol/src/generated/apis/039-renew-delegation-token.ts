// Made by tools/gen.ts from tables/apis/039-renew-delegation-token.txt: change that, not this.

import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface RenewDelegationTokenRequest {
  hmac: Buffer
  renewPeriodMs: number
  unknownTags: UnknownTag[] | null
}

export function createRenewDelegationTokenRequest(init?: Partial<RenewDelegationTokenRequest>): RenewDelegationTokenRequest {
  const message: RenewDelegationTokenRequest = {
    hmac: EMPTY_BYTES,
    renewPeriodMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRenewDelegationTokenRequest(reader: Reader, version: number): RenewDelegationTokenRequest {
  return {
    hmac: version <= 1 ? reader.bytes() : reader.compactBytes(),
    renewPeriodMs: reader.int64(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeRenewDelegationTokenRequest(writer: Writer, message: RenewDelegationTokenRequest, version: number): void {
  if (version <= 1) writer.bytes(message.hmac)
  else writer.compactBytes(message.hmac)
  writer.int64(message.renewPeriodMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'RenewDelegationTokenRequest', version)
}

export const RenewDelegationTokenRequestType: MessageType<RenewDelegationTokenRequest> = {
  name: 'RenewDelegationTokenRequest',
  kind: 'request',
  key: 39,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createRenewDelegationTokenRequest,
  read: readRenewDelegationTokenRequest,
  write: writeRenewDelegationTokenRequest,
}

export interface RenewDelegationTokenResponse {
  errorCode: number
  expiryTimestampMs: number
  throttleTimeMs: number
  unknownTags: UnknownTag[] | null
}

export function createRenewDelegationTokenResponse(init?: Partial<RenewDelegationTokenResponse>): RenewDelegationTokenResponse {
  const message: RenewDelegationTokenResponse = {
    errorCode: 0,
    expiryTimestampMs: 0,
    throttleTimeMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRenewDelegationTokenResponse(reader: Reader, version: number): RenewDelegationTokenResponse {
  return {
    errorCode: reader.int16(),
    expiryTimestampMs: reader.int64(),
    throttleTimeMs: reader.int32(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeRenewDelegationTokenResponse(writer: Writer, message: RenewDelegationTokenResponse, version: number): void {
  writer.int16(message.errorCode)
  writer.int64(message.expiryTimestampMs)
  writer.int32(message.throttleTimeMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'RenewDelegationTokenResponse', version)
}

export const RenewDelegationTokenResponseType: MessageType<RenewDelegationTokenResponse> = {
  name: 'RenewDelegationTokenResponse',
  kind: 'response',
  key: 39,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createRenewDelegationTokenResponse,
  read: readRenewDelegationTokenResponse,
  write: writeRenewDelegationTokenResponse,
}
