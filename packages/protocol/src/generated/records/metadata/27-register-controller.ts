// Made by tools/gen.ts from tables/records/metadata/27-register-controller.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RegisterControllerRecord {
  controllerId: number
  incarnationId: Uuid
  zkMigrationReady: boolean
  endPoints: RegisterControllerRecordControllerEndpoint[]
  features: RegisterControllerRecordControllerFeature[]
  unknownTags: UnknownTag[] | null
}

export function createRegisterControllerRecord(init?: Partial<RegisterControllerRecord>): RegisterControllerRecord {
  const message: RegisterControllerRecord = {
    controllerId: 0,
    incarnationId: ZERO_UUID,
    zkMigrationReady: false,
    endPoints: [],
    features: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRegisterControllerRecord(reader: Reader, version: number): RegisterControllerRecord {
  return {
    controllerId: reader.int32(),
    incarnationId: reader.uuid(),
    zkMigrationReady: reader.bool(),
    endPoints: readRegisterControllerRecordControllerEndpointArray(reader, reader.compactCount(7, 72), version),
    features: readRegisterControllerRecordControllerFeatureArray(reader, reader.compactCount(6, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRegisterControllerRecord(writer: Writer, message: RegisterControllerRecord, version: number): void {
  writer.int32(message.controllerId)
  writer.uuid(message.incarnationId)
  writer.bool(message.zkMigrationReady)
  writer.compactCount(message.endPoints.length)
  for (const element of message.endPoints) writeRegisterControllerRecordControllerEndpoint(writer, element, version)
  writer.compactCount(message.features.length)
  for (const element of message.features) writeRegisterControllerRecordControllerFeature(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RegisterControllerRecordControllerEndpoint {
  name: string
  host: string
  port: number
  securityProtocol: number
  unknownTags: UnknownTag[] | null
}

export function createRegisterControllerRecordControllerEndpoint(init?: Partial<RegisterControllerRecordControllerEndpoint>): RegisterControllerRecordControllerEndpoint {
  const message: RegisterControllerRecordControllerEndpoint = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRegisterControllerRecordControllerEndpoint(reader: Reader, _version: number): RegisterControllerRecordControllerEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readRegisterControllerRecordControllerEndpointArray(reader: Reader, count: number, version: number): RegisterControllerRecordControllerEndpoint[] {
  const array = sized<RegisterControllerRecordControllerEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readRegisterControllerRecordControllerEndpoint(reader, version)
  return array
}

function writeRegisterControllerRecordControllerEndpoint(writer: Writer, message: RegisterControllerRecordControllerEndpoint, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RegisterControllerRecordControllerFeature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
  unknownTags: UnknownTag[] | null
}

export function createRegisterControllerRecordControllerFeature(init?: Partial<RegisterControllerRecordControllerFeature>): RegisterControllerRecordControllerFeature {
  const message: RegisterControllerRecordControllerFeature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRegisterControllerRecordControllerFeature(reader: Reader, _version: number): RegisterControllerRecordControllerFeature {
  return {
    name: reader.compactString(),
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readRegisterControllerRecordControllerFeatureArray(reader: Reader, count: number, version: number): RegisterControllerRecordControllerFeature[] {
  const array = sized<RegisterControllerRecordControllerFeature>(count)
  for (let i = 0; i < count; i++) array[i] = readRegisterControllerRecordControllerFeature(reader, version)
  return array
}

function writeRegisterControllerRecordControllerFeature(writer: Writer, message: RegisterControllerRecordControllerFeature, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const RegisterControllerRecordType: MessageType<RegisterControllerRecord> = {
  name: 'RegisterControllerRecord',
  kind: 'metadata-record',
  key: 27,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRegisterControllerRecord,
  read: readRegisterControllerRecord,
  write: writeRegisterControllerRecord,
}
