// Made by tools/gen.ts from tables/apis/072-push-telemetry.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface PushTelemetryRequest {
  clientInstanceId: Uuid
  subscriptionId: number
  terminating: boolean
  compressionType: number
  metrics: Buffer
  unknownTags: UnknownTag[] | null
}

export function createPushTelemetryRequest(init?: Partial<PushTelemetryRequest>): PushTelemetryRequest {
  const message: PushTelemetryRequest = {
    clientInstanceId: ZERO_UUID,
    subscriptionId: 0,
    terminating: false,
    compressionType: 0,
    metrics: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readPushTelemetryRequest(reader: Reader, _version: number): PushTelemetryRequest {
  return {
    clientInstanceId: reader.uuid(),
    subscriptionId: reader.int32(),
    terminating: reader.bool(),
    compressionType: reader.int8(),
    metrics: reader.compactBytes(),
    unknownTags: readUnknownTags(reader),
  }
}

function writePushTelemetryRequest(writer: Writer, message: PushTelemetryRequest, _version: number): void {
  writer.uuid(message.clientInstanceId)
  writer.int32(message.subscriptionId)
  writer.bool(message.terminating)
  writer.int8(message.compressionType)
  writer.compactBytes(message.metrics)
  writeUnknownTags(writer, message.unknownTags)
}

export const PushTelemetryRequestType: MessageType<PushTelemetryRequest> = {
  name: 'PushTelemetryRequest',
  kind: 'request',
  key: 72,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createPushTelemetryRequest,
  read: readPushTelemetryRequest,
  write: writePushTelemetryRequest,
}

export interface PushTelemetryResponse {
  throttleTimeMs: number
  errorCode: number
  unknownTags: UnknownTag[] | null
}

export function createPushTelemetryResponse(init?: Partial<PushTelemetryResponse>): PushTelemetryResponse {
  const message: PushTelemetryResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readPushTelemetryResponse(reader: Reader, _version: number): PushTelemetryResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writePushTelemetryResponse(writer: Writer, message: PushTelemetryResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writeUnknownTags(writer, message.unknownTags)
}

export const PushTelemetryResponseType: MessageType<PushTelemetryResponse> = {
  name: 'PushTelemetryResponse',
  kind: 'response',
  key: 72,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createPushTelemetryResponse,
  read: readPushTelemetryResponse,
  write: writePushTelemetryResponse,
}
