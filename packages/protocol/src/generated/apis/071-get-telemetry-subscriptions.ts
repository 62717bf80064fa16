// Made by tools/gen.ts from tables/apis/071-get-telemetry-subscriptions.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readCompactStringArray, readInt8Array, writeCompactStringArray, writeInt8Array } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface GetTelemetrySubscriptionsRequest {
  clientInstanceId: Uuid
  unknownTags: UnknownTag[] | null
}

export function createGetTelemetrySubscriptionsRequest(init?: Partial<GetTelemetrySubscriptionsRequest>): GetTelemetrySubscriptionsRequest {
  const message: GetTelemetrySubscriptionsRequest = {
    clientInstanceId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readGetTelemetrySubscriptionsRequest(reader: Reader, _version: number): GetTelemetrySubscriptionsRequest {
  return {
    clientInstanceId: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeGetTelemetrySubscriptionsRequest(writer: Writer, message: GetTelemetrySubscriptionsRequest, _version: number): void {
  writer.uuid(message.clientInstanceId)
  writeUnknownTags(writer, message.unknownTags)
}

export const GetTelemetrySubscriptionsRequestType: MessageType<GetTelemetrySubscriptionsRequest> = {
  name: 'GetTelemetrySubscriptionsRequest',
  kind: 'request',
  key: 71,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createGetTelemetrySubscriptionsRequest,
  read: readGetTelemetrySubscriptionsRequest,
  write: writeGetTelemetrySubscriptionsRequest,
}

export interface GetTelemetrySubscriptionsResponse {
  throttleTimeMs: number
  errorCode: number
  clientInstanceId: Uuid
  subscriptionId: number
  acceptedCompressionTypes: number[]
  pushIntervalMs: number
  telemetryMaxBytes: number
  deltaTemporality: boolean
  requestedMetrics: string[]
  unknownTags: UnknownTag[] | null
}

export function createGetTelemetrySubscriptionsResponse(init?: Partial<GetTelemetrySubscriptionsResponse>): GetTelemetrySubscriptionsResponse {
  const message: GetTelemetrySubscriptionsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    clientInstanceId: ZERO_UUID,
    subscriptionId: 0,
    acceptedCompressionTypes: [],
    pushIntervalMs: 0,
    telemetryMaxBytes: 0,
    deltaTemporality: false,
    requestedMetrics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readGetTelemetrySubscriptionsResponse(reader: Reader, _version: number): GetTelemetrySubscriptionsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    clientInstanceId: reader.uuid(),
    subscriptionId: reader.int32(),
    acceptedCompressionTypes: readInt8Array(reader, reader.compactCount(1, 8)),
    pushIntervalMs: reader.int32(),
    telemetryMaxBytes: reader.int32(),
    deltaTemporality: reader.bool(),
    requestedMetrics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function writeGetTelemetrySubscriptionsResponse(writer: Writer, message: GetTelemetrySubscriptionsResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.uuid(message.clientInstanceId)
  writer.int32(message.subscriptionId)
  writer.compactCount(message.acceptedCompressionTypes.length)
  writeInt8Array(writer, message.acceptedCompressionTypes)
  writer.int32(message.pushIntervalMs)
  writer.int32(message.telemetryMaxBytes)
  writer.bool(message.deltaTemporality)
  writer.compactCount(message.requestedMetrics.length)
  writeCompactStringArray(writer, message.requestedMetrics)
  writeUnknownTags(writer, message.unknownTags)
}

export const GetTelemetrySubscriptionsResponseType: MessageType<GetTelemetrySubscriptionsResponse> = {
  name: 'GetTelemetrySubscriptionsResponse',
  kind: 'response',
  key: 71,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createGetTelemetrySubscriptionsResponse,
  read: readGetTelemetrySubscriptionsResponse,
  write: writeGetTelemetrySubscriptionsResponse,
}
