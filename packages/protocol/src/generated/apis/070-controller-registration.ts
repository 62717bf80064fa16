// Made by tools/gen.ts from tables/apis/070-controller-registration.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface ControllerRegistrationRequest {
  controllerId: number
  incarnationId: Uuid
  zkMigrationReady: boolean
  listeners: ControllerRegistrationRequestListener[]
  features: ControllerRegistrationRequestFeature[]
  unknownTags: UnknownTag[] | null
}

export function createControllerRegistrationRequest(init?: Partial<ControllerRegistrationRequest>): ControllerRegistrationRequest {
  const message: ControllerRegistrationRequest = {
    controllerId: 0,
    incarnationId: ZERO_UUID,
    zkMigrationReady: false,
    listeners: [],
    features: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readControllerRegistrationRequest(reader: Reader, version: number): ControllerRegistrationRequest {
  return {
    controllerId: reader.int32(),
    incarnationId: reader.uuid(),
    zkMigrationReady: reader.bool(),
    listeners: readControllerRegistrationRequestListenerArray(reader, reader.compactCount(7, 72), version),
    features: readControllerRegistrationRequestFeatureArray(reader, reader.compactCount(6, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeControllerRegistrationRequest(writer: Writer, message: ControllerRegistrationRequest, version: number): void {
  writer.int32(message.controllerId)
  writer.uuid(message.incarnationId)
  writer.bool(message.zkMigrationReady)
  writer.compactCount(message.listeners.length)
  for (const element of message.listeners) writeControllerRegistrationRequestListener(writer, element, version)
  writer.compactCount(message.features.length)
  for (const element of message.features) writeControllerRegistrationRequestFeature(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ControllerRegistrationRequestListener {
  name: string
  host: string
  port: number
  securityProtocol: number
  unknownTags: UnknownTag[] | null
}

export function createControllerRegistrationRequestListener(init?: Partial<ControllerRegistrationRequestListener>): ControllerRegistrationRequestListener {
  const message: ControllerRegistrationRequestListener = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readControllerRegistrationRequestListener(reader: Reader, _version: number): ControllerRegistrationRequestListener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readControllerRegistrationRequestListenerArray(reader: Reader, count: number, version: number): ControllerRegistrationRequestListener[] {
  const array = sized<ControllerRegistrationRequestListener>(count)
  for (let i = 0; i < count; i++) array[i] = readControllerRegistrationRequestListener(reader, version)
  return array
}

function writeControllerRegistrationRequestListener(writer: Writer, message: ControllerRegistrationRequestListener, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ControllerRegistrationRequestFeature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
  unknownTags: UnknownTag[] | null
}

export function createControllerRegistrationRequestFeature(init?: Partial<ControllerRegistrationRequestFeature>): ControllerRegistrationRequestFeature {
  const message: ControllerRegistrationRequestFeature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readControllerRegistrationRequestFeature(reader: Reader, _version: number): ControllerRegistrationRequestFeature {
  return {
    name: reader.compactString(),
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readControllerRegistrationRequestFeatureArray(reader: Reader, count: number, version: number): ControllerRegistrationRequestFeature[] {
  const array = sized<ControllerRegistrationRequestFeature>(count)
  for (let i = 0; i < count; i++) array[i] = readControllerRegistrationRequestFeature(reader, version)
  return array
}

function writeControllerRegistrationRequestFeature(writer: Writer, message: ControllerRegistrationRequestFeature, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const ControllerRegistrationRequestType: MessageType<ControllerRegistrationRequest> = {
  name: 'ControllerRegistrationRequest',
  kind: 'request',
  key: 70,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createControllerRegistrationRequest,
  read: readControllerRegistrationRequest,
  write: writeControllerRegistrationRequest,
}

export interface ControllerRegistrationResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createControllerRegistrationResponse(init?: Partial<ControllerRegistrationResponse>): ControllerRegistrationResponse {
  const message: ControllerRegistrationResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readControllerRegistrationResponse(reader: Reader, _version: number): ControllerRegistrationResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeControllerRegistrationResponse(writer: Writer, message: ControllerRegistrationResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const ControllerRegistrationResponseType: MessageType<ControllerRegistrationResponse> = {
  name: 'ControllerRegistrationResponse',
  kind: 'response',
  key: 70,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createControllerRegistrationResponse,
  read: readControllerRegistrationResponse,
  write: writeControllerRegistrationResponse,
}
