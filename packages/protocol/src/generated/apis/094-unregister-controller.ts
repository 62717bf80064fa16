// Made by tools/gen.ts from tables/apis/094-unregister-controller.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface UnregisterControllerRequest {
  controllerId: number
  unknownTags: UnknownTag[] | null
}

export function createUnregisterControllerRequest(init?: Partial<UnregisterControllerRequest>): UnregisterControllerRequest {
  const message: UnregisterControllerRequest = {
    controllerId: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnregisterControllerRequest(reader: Reader, _version: number): UnregisterControllerRequest {
  return {
    controllerId: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnregisterControllerRequest(writer: Writer, message: UnregisterControllerRequest, _version: number): void {
  writer.int32(message.controllerId)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnregisterControllerRequestType: MessageType<UnregisterControllerRequest> = {
  name: 'UnregisterControllerRequest',
  kind: 'request',
  key: 94,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnregisterControllerRequest,
  read: readUnregisterControllerRequest,
  write: writeUnregisterControllerRequest,
}

export interface UnregisterControllerResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createUnregisterControllerResponse(init?: Partial<UnregisterControllerResponse>): UnregisterControllerResponse {
  const message: UnregisterControllerResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnregisterControllerResponse(reader: Reader, _version: number): UnregisterControllerResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnregisterControllerResponse(writer: Writer, message: UnregisterControllerResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnregisterControllerResponseType: MessageType<UnregisterControllerResponse> = {
  name: 'UnregisterControllerResponse',
  kind: 'response',
  key: 94,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnregisterControllerResponse,
  read: readUnregisterControllerResponse,
  write: writeUnregisterControllerResponse,
}
