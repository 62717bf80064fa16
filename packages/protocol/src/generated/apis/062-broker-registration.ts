// Made by tools/gen.ts from tables/apis/062-broker-registration.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { readUuidArray, sized, writeUuidArray } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface BrokerRegistrationRequest {
  brokerId: number
  clusterId: string
  incarnationId: Uuid
  listeners: BrokerRegistrationRequestListener[]
  features: BrokerRegistrationRequestFeature[]
  rack: string | null
  isMigratingZkBroker: boolean // 1+
  logDirs: Uuid[] // 2+, ignorable
  previousBrokerEpoch: number // 3+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createBrokerRegistrationRequest(init?: Partial<BrokerRegistrationRequest>): BrokerRegistrationRequest {
  const message: BrokerRegistrationRequest = {
    brokerId: 0,
    clusterId: '',
    incarnationId: ZERO_UUID,
    listeners: [],
    features: [],
    rack: '',
    isMigratingZkBroker: false,
    logDirs: [],
    previousBrokerEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerRegistrationRequest(reader: Reader, version: number): BrokerRegistrationRequest {
  return {
    brokerId: reader.int32(),
    clusterId: reader.compactString(),
    incarnationId: reader.uuid(),
    listeners: readBrokerRegistrationRequestListenerArray(reader, reader.compactCount(7, 72), version),
    features: readBrokerRegistrationRequestFeatureArray(reader, reader.compactCount(6, 64), version),
    rack: reader.compactNullableString(),
    isMigratingZkBroker: version <= 0 ? false : reader.bool(),
    logDirs: version <= 1 ? [] : readUuidArray(reader, reader.compactCount(16, 8)),
    previousBrokerEpoch: version <= 2 ? -1 : reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeBrokerRegistrationRequest(writer: Writer, message: BrokerRegistrationRequest, version: number): void {
  writer.int32(message.brokerId)
  writer.compactString(message.clusterId)
  writer.uuid(message.incarnationId)
  writer.compactCount(message.listeners.length)
  for (const element of message.listeners) writeBrokerRegistrationRequestListener(writer, element, version)
  writer.compactCount(message.features.length)
  for (const element of message.features) writeBrokerRegistrationRequestFeature(writer, element, version)
  writer.compactNullableString(message.rack)
  if (version <= 0) {
    if (message.isMigratingZkBroker) unsupportedField('BrokerRegistrationRequest.isMigratingZkBroker', version)
  } else writer.bool(message.isMigratingZkBroker)
  if (version >= 2) writer.compactCount(message.logDirs.length)
  if (version >= 2) writeUuidArray(writer, message.logDirs)
  if (version >= 3) writer.int64(message.previousBrokerEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export interface BrokerRegistrationRequestListener {
  name: string
  host: string
  port: number
  securityProtocol: number
  unknownTags: UnknownTag[] | null
}

export function createBrokerRegistrationRequestListener(init?: Partial<BrokerRegistrationRequestListener>): BrokerRegistrationRequestListener {
  const message: BrokerRegistrationRequestListener = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerRegistrationRequestListener(reader: Reader, _version: number): BrokerRegistrationRequestListener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readBrokerRegistrationRequestListenerArray(reader: Reader, count: number, version: number): BrokerRegistrationRequestListener[] {
  const array = sized<BrokerRegistrationRequestListener>(count)
  for (let i = 0; i < count; i++) array[i] = readBrokerRegistrationRequestListener(reader, version)
  return array
}

function writeBrokerRegistrationRequestListener(writer: Writer, message: BrokerRegistrationRequestListener, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writeUnknownTags(writer, message.unknownTags)
}

export interface BrokerRegistrationRequestFeature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
  unknownTags: UnknownTag[] | null
}

export function createBrokerRegistrationRequestFeature(init?: Partial<BrokerRegistrationRequestFeature>): BrokerRegistrationRequestFeature {
  const message: BrokerRegistrationRequestFeature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerRegistrationRequestFeature(reader: Reader, _version: number): BrokerRegistrationRequestFeature {
  return {
    name: reader.compactString(),
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readBrokerRegistrationRequestFeatureArray(reader: Reader, count: number, version: number): BrokerRegistrationRequestFeature[] {
  const array = sized<BrokerRegistrationRequestFeature>(count)
  for (let i = 0; i < count; i++) array[i] = readBrokerRegistrationRequestFeature(reader, version)
  return array
}

function writeBrokerRegistrationRequestFeature(writer: Writer, message: BrokerRegistrationRequestFeature, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const BrokerRegistrationRequestType: MessageType<BrokerRegistrationRequest> = {
  name: 'BrokerRegistrationRequest',
  kind: 'request',
  key: 62,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 0,
  latestUnstable: false,
  create: createBrokerRegistrationRequest,
  read: readBrokerRegistrationRequest,
  write: writeBrokerRegistrationRequest,
}

export interface BrokerRegistrationResponse {
  throttleTimeMs: number
  errorCode: number
  brokerEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createBrokerRegistrationResponse(init?: Partial<BrokerRegistrationResponse>): BrokerRegistrationResponse {
  const message: BrokerRegistrationResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    brokerEpoch: -1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerRegistrationResponse(reader: Reader, _version: number): BrokerRegistrationResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    brokerEpoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeBrokerRegistrationResponse(writer: Writer, message: BrokerRegistrationResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.int64(message.brokerEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const BrokerRegistrationResponseType: MessageType<BrokerRegistrationResponse> = {
  name: 'BrokerRegistrationResponse',
  kind: 'response',
  key: 62,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 0,
  latestUnstable: false,
  create: createBrokerRegistrationResponse,
  read: readBrokerRegistrationResponse,
  write: writeBrokerRegistrationResponse,
}
