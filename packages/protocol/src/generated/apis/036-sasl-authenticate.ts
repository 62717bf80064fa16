// Made by tools/gen.ts from tables/apis/036-sasl-authenticate.txt: change that, not this.

import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface SaslAuthenticateRequest {
  authBytes: Buffer
  unknownTags: UnknownTag[] | null
}

export function createSaslAuthenticateRequest(init?: Partial<SaslAuthenticateRequest>): SaslAuthenticateRequest {
  const message: SaslAuthenticateRequest = {
    authBytes: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSaslAuthenticateRequest(reader: Reader, version: number): SaslAuthenticateRequest {
  return {
    authBytes: version <= 1 ? reader.bytes() : reader.compactBytes(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeSaslAuthenticateRequest(writer: Writer, message: SaslAuthenticateRequest, version: number): void {
  if (version <= 1) writer.bytes(message.authBytes)
  else writer.compactBytes(message.authBytes)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'SaslAuthenticateRequest', version)
}

export const SaslAuthenticateRequestType: MessageType<SaslAuthenticateRequest> = {
  name: 'SaslAuthenticateRequest',
  kind: 'request',
  key: 36,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createSaslAuthenticateRequest,
  read: readSaslAuthenticateRequest,
  write: writeSaslAuthenticateRequest,
}

export interface SaslAuthenticateResponse {
  errorCode: number
  errorMessage: string | null
  authBytes: Buffer
  sessionLifetimeMs: number // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createSaslAuthenticateResponse(init?: Partial<SaslAuthenticateResponse>): SaslAuthenticateResponse {
  const message: SaslAuthenticateResponse = {
    errorCode: 0,
    errorMessage: '',
    authBytes: EMPTY_BYTES,
    sessionLifetimeMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSaslAuthenticateResponse(reader: Reader, version: number): SaslAuthenticateResponse {
  return {
    errorCode: reader.int16(),
    errorMessage: version <= 1 ? reader.nullableString() : reader.compactNullableString(),
    authBytes: version <= 1 ? reader.bytes() : reader.compactBytes(),
    sessionLifetimeMs: version <= 0 ? 0 : reader.int64(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeSaslAuthenticateResponse(writer: Writer, message: SaslAuthenticateResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.nullableString(message.errorMessage)
  else writer.compactNullableString(message.errorMessage)
  if (version <= 1) writer.bytes(message.authBytes)
  else writer.compactBytes(message.authBytes)
  if (version >= 1) writer.int64(message.sessionLifetimeMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'SaslAuthenticateResponse', version)
}

export const SaslAuthenticateResponseType: MessageType<SaslAuthenticateResponse> = {
  name: 'SaslAuthenticateResponse',
  kind: 'response',
  key: 36,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createSaslAuthenticateResponse,
  read: readSaslAuthenticateResponse,
  write: writeSaslAuthenticateResponse,
}
