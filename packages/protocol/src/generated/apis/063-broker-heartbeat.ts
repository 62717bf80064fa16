// Made by tools/gen.ts from tables/apis/063-broker-heartbeat.txt: change that, not this.

import type { Uuid } from '@ottla/base'
import { orNull, readUuidArray, writeUuidArray } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface BrokerHeartbeatRequest {
  brokerId: number
  brokerEpoch: number
  currentMetadataOffset: number
  wantFence: boolean
  wantShutDown: boolean
  offlineLogDirs: Uuid[] // 1+, tag 0
  cordonedLogDirs: Uuid[] | null // 2+, tag 1
  unknownTags: UnknownTag[] | null
}

export function createBrokerHeartbeatRequest(init?: Partial<BrokerHeartbeatRequest>): BrokerHeartbeatRequest {
  const message: BrokerHeartbeatRequest = {
    brokerId: 0,
    brokerEpoch: -1,
    currentMetadataOffset: 0,
    wantFence: false,
    wantShutDown: false,
    offlineLogDirs: [],
    cordonedLogDirs: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerHeartbeatRequest(reader: Reader, version: number): BrokerHeartbeatRequest {
  const message: BrokerHeartbeatRequest = {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    currentMetadataOffset: reader.int64(),
    wantFence: reader.bool(),
    wantShutDown: reader.bool(),
    offlineLogDirs: [],
    cordonedLogDirs: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 1) message.offlineLogDirs = readUuidArray(reader, reader.compactCount(16, 8))
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 1:
        if (version >= 2) message.cordonedLogDirs = orNull(reader, reader.compactNullableCount(16, 8), readUuidArray)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeBrokerHeartbeatRequest(writer: Writer, message: BrokerHeartbeatRequest, version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.int64(message.currentMetadataOffset)
  writer.bool(message.wantFence)
  writer.bool(message.wantShutDown)
  if (version <= 0) {
    if (message.offlineLogDirs.length !== 0) unsupportedField('BrokerHeartbeatRequest.offlineLogDirs', version)
  }
  if (version <= 1) {
    if (message.cordonedLogDirs !== null) unsupportedField('BrokerHeartbeatRequest.cordonedLogDirs', version)
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 1 && message.offlineLogDirs.length !== 0) tags++
  if (version >= 2 && message.cordonedLogDirs !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 1 && message.offlineLogDirs.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.offlineLogDirs.length)
    writeUuidArray(writer, message.offlineLogDirs)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (version >= 2 && message.cordonedLogDirs !== null) {
    writer.uvarint(1)
    const mark = writer.beginSized()
    writer.compactCount(message.cordonedLogDirs === null ? -1 : message.cordonedLogDirs.length)
    {
      if (message.cordonedLogDirs !== null) writeUuidArray(writer, message.cordonedLogDirs)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const BrokerHeartbeatRequestType: MessageType<BrokerHeartbeatRequest> = {
  name: 'BrokerHeartbeatRequest',
  kind: 'request',
  key: 63,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createBrokerHeartbeatRequest,
  read: readBrokerHeartbeatRequest,
  write: writeBrokerHeartbeatRequest,
}

export interface BrokerHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  isCaughtUp: boolean
  isFenced: boolean
  shouldShutDown: boolean
  unknownTags: UnknownTag[] | null
}

export function createBrokerHeartbeatResponse(init?: Partial<BrokerHeartbeatResponse>): BrokerHeartbeatResponse {
  const message: BrokerHeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    isCaughtUp: false,
    isFenced: true,
    shouldShutDown: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerHeartbeatResponse(reader: Reader, _version: number): BrokerHeartbeatResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    isCaughtUp: reader.bool(),
    isFenced: reader.bool(),
    shouldShutDown: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeBrokerHeartbeatResponse(writer: Writer, message: BrokerHeartbeatResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.bool(message.isCaughtUp)
  writer.bool(message.isFenced)
  writer.bool(message.shouldShutDown)
  writeUnknownTags(writer, message.unknownTags)
}

export const BrokerHeartbeatResponseType: MessageType<BrokerHeartbeatResponse> = {
  name: 'BrokerHeartbeatResponse',
  kind: 'response',
  key: 63,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createBrokerHeartbeatResponse,
  read: readBrokerHeartbeatResponse,
  write: writeBrokerHeartbeatResponse,
}
