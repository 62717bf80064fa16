// Made by tools/gen.ts from tables/apis/058-envelope.txt: change that, not this.

import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface EnvelopeRequest {
  requestData: Buffer
  requestPrincipal: Buffer | null
  clientHostAddress: Buffer
  unknownTags: UnknownTag[] | null
}

export function createEnvelopeRequest(init?: Partial<EnvelopeRequest>): EnvelopeRequest {
  const message: EnvelopeRequest = {
    requestData: EMPTY_BYTES,
    requestPrincipal: EMPTY_BYTES,
    clientHostAddress: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEnvelopeRequest(reader: Reader, _version: number): EnvelopeRequest {
  return {
    requestData: reader.compactBytes(),
    requestPrincipal: reader.compactNullableBytes(),
    clientHostAddress: reader.compactBytes(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeEnvelopeRequest(writer: Writer, message: EnvelopeRequest, _version: number): void {
  writer.compactBytes(message.requestData)
  writer.compactNullableBytes(message.requestPrincipal)
  writer.compactBytes(message.clientHostAddress)
  writeUnknownTags(writer, message.unknownTags)
}

export const EnvelopeRequestType: MessageType<EnvelopeRequest> = {
  name: 'EnvelopeRequest',
  kind: 'request',
  key: 58,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createEnvelopeRequest,
  read: readEnvelopeRequest,
  write: writeEnvelopeRequest,
}

export interface EnvelopeResponse {
  responseData: Buffer | null
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createEnvelopeResponse(init?: Partial<EnvelopeResponse>): EnvelopeResponse {
  const message: EnvelopeResponse = {
    responseData: null,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEnvelopeResponse(reader: Reader, _version: number): EnvelopeResponse {
  return {
    responseData: reader.compactNullableBytes(),
    errorCode: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeEnvelopeResponse(writer: Writer, message: EnvelopeResponse, _version: number): void {
  writer.compactNullableBytes(message.responseData)
  writer.int16(message.errorCode)
  writeUnknownTags(writer, message.unknownTags)
}

export const EnvelopeResponseType: MessageType<EnvelopeResponse> = {
  name: 'EnvelopeResponse',
  kind: 'response',
  key: 58,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createEnvelopeResponse,
  read: readEnvelopeResponse,
  write: writeEnvelopeResponse,
}
