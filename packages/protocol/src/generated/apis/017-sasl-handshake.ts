// Made by tools/gen.ts from tables/apis/017-sasl-handshake.txt: change that, not this.

import { readStringArray, writeStringArray } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { Writer } from '../../bytes/writer.ts'
import type { MessageType } from '../../message-type.ts'

export interface SaslHandshakeRequest {
  mechanism: string
}

export function createSaslHandshakeRequest(init?: Partial<SaslHandshakeRequest>): SaslHandshakeRequest {
  const message: SaslHandshakeRequest = {
    mechanism: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSaslHandshakeRequest(reader: Reader, _version: number): SaslHandshakeRequest {
  return {
    mechanism: reader.string(),
  }
}

function writeSaslHandshakeRequest(writer: Writer, message: SaslHandshakeRequest, _version: number): void {
  writer.string(message.mechanism)
}

export const SaslHandshakeRequestType: MessageType<SaslHandshakeRequest> = {
  name: 'SaslHandshakeRequest',
  kind: 'request',
  key: 17,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createSaslHandshakeRequest,
  read: readSaslHandshakeRequest,
  write: writeSaslHandshakeRequest,
}

export interface SaslHandshakeResponse {
  errorCode: number
  mechanisms: string[]
}

export function createSaslHandshakeResponse(init?: Partial<SaslHandshakeResponse>): SaslHandshakeResponse {
  const message: SaslHandshakeResponse = {
    errorCode: 0,
    mechanisms: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSaslHandshakeResponse(reader: Reader, _version: number): SaslHandshakeResponse {
  return {
    errorCode: reader.int16(),
    mechanisms: readStringArray(reader, reader.count(2, 8)),
  }
}

function writeSaslHandshakeResponse(writer: Writer, message: SaslHandshakeResponse, _version: number): void {
  writer.int16(message.errorCode)
  writer.count(message.mechanisms.length)
  writeStringArray(writer, message.mechanisms)
}

export const SaslHandshakeResponseType: MessageType<SaslHandshakeResponse> = {
  name: 'SaslHandshakeResponse',
  kind: 'response',
  key: 17,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createSaslHandshakeResponse,
  read: readSaslHandshakeResponse,
  write: writeSaslHandshakeResponse,
}
