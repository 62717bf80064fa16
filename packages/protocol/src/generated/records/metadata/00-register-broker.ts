// Made by tools/gen.ts from tables/records/metadata/00-register-broker.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { orNull, readUuidArray, sized, writeUuidArray } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RegisterBrokerRecord {
  brokerId: number
  isMigratingZkBroker: boolean // 2+
  incarnationId: Uuid
  brokerEpoch: number
  endPoints: RegisterBrokerRecordBrokerEndpoint[]
  features: RegisterBrokerRecordBrokerFeature[]
  rack: string | null
  fenced: boolean
  inControlledShutdown: boolean // 1+
  logDirs: Uuid[] // 3+, tag 0
  cordonedLogDirs: Uuid[] | null // 4+, tag 1
  unknownTags: UnknownTag[] | null
}

export function createRegisterBrokerRecord(init?: Partial<RegisterBrokerRecord>): RegisterBrokerRecord {
  const message: RegisterBrokerRecord = {
    brokerId: 0,
    isMigratingZkBroker: false,
    incarnationId: ZERO_UUID,
    brokerEpoch: 0,
    endPoints: [],
    features: [],
    rack: '',
    fenced: true,
    inControlledShutdown: false,
    logDirs: [],
    cordonedLogDirs: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRegisterBrokerRecord(reader: Reader, version: number): RegisterBrokerRecord {
  const message: RegisterBrokerRecord = {
    brokerId: reader.int32(),
    isMigratingZkBroker: version <= 1 ? false : reader.bool(),
    incarnationId: reader.uuid(),
    brokerEpoch: reader.int64(),
    endPoints: readRegisterBrokerRecordBrokerEndpointArray(reader, reader.compactCount(7, 72), version),
    features: readRegisterBrokerRecordBrokerFeatureArray(reader, reader.compactCount(6, 64), version),
    rack: reader.compactNullableString(),
    fenced: reader.bool(),
    inControlledShutdown: version <= 0 ? false : reader.bool(),
    logDirs: [],
    cordonedLogDirs: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        if (version >= 3) message.logDirs = readUuidArray(reader, reader.compactCount(16, 8))
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 1:
        if (version >= 4) message.cordonedLogDirs = orNull(reader, reader.compactNullableCount(16, 8), readUuidArray)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeRegisterBrokerRecord(writer: Writer, message: RegisterBrokerRecord, version: number): void {
  writer.int32(message.brokerId)
  if (version <= 1) {
    if (message.isMigratingZkBroker) unsupportedField('RegisterBrokerRecord.isMigratingZkBroker', version)
  } else writer.bool(message.isMigratingZkBroker)
  writer.uuid(message.incarnationId)
  writer.int64(message.brokerEpoch)
  writer.compactCount(message.endPoints.length)
  for (const element of message.endPoints) writeRegisterBrokerRecordBrokerEndpoint(writer, element, version)
  writer.compactCount(message.features.length)
  for (const element of message.features) writeRegisterBrokerRecordBrokerFeature(writer, element, version)
  writer.compactNullableString(message.rack)
  writer.bool(message.fenced)
  if (version <= 0) {
    if (message.inControlledShutdown) unsupportedField('RegisterBrokerRecord.inControlledShutdown', version)
  } else writer.bool(message.inControlledShutdown)
  if (version <= 2) {
    if (message.logDirs.length !== 0) unsupportedField('RegisterBrokerRecord.logDirs', version)
  }
  if (version <= 3) {
    if (message.cordonedLogDirs !== null) unsupportedField('RegisterBrokerRecord.cordonedLogDirs', version)
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (version >= 3 && message.logDirs.length !== 0) tags++
  if (version >= 4 && message.cordonedLogDirs !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (version >= 3 && message.logDirs.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.logDirs.length)
    writeUuidArray(writer, message.logDirs)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (version >= 4 && message.cordonedLogDirs !== null) {
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

export interface RegisterBrokerRecordBrokerEndpoint {
  name: string
  host: string
  port: number
  securityProtocol: number
  unknownTags: UnknownTag[] | null
}

export function createRegisterBrokerRecordBrokerEndpoint(init?: Partial<RegisterBrokerRecordBrokerEndpoint>): RegisterBrokerRecordBrokerEndpoint {
  const message: RegisterBrokerRecordBrokerEndpoint = {
    name: '',
    host: '',
    port: 0,
    securityProtocol: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRegisterBrokerRecordBrokerEndpoint(reader: Reader, _version: number): RegisterBrokerRecordBrokerEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readRegisterBrokerRecordBrokerEndpointArray(reader: Reader, count: number, version: number): RegisterBrokerRecordBrokerEndpoint[] {
  const array = sized<RegisterBrokerRecordBrokerEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readRegisterBrokerRecordBrokerEndpoint(reader, version)
  return array
}

function writeRegisterBrokerRecordBrokerEndpoint(writer: Writer, message: RegisterBrokerRecordBrokerEndpoint, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writer.int16(message.securityProtocol)
  writeUnknownTags(writer, message.unknownTags)
}

export interface RegisterBrokerRecordBrokerFeature {
  name: string
  minSupportedVersion: number
  maxSupportedVersion: number
  unknownTags: UnknownTag[] | null
}

export function createRegisterBrokerRecordBrokerFeature(init?: Partial<RegisterBrokerRecordBrokerFeature>): RegisterBrokerRecordBrokerFeature {
  const message: RegisterBrokerRecordBrokerFeature = {
    name: '',
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRegisterBrokerRecordBrokerFeature(reader: Reader, _version: number): RegisterBrokerRecordBrokerFeature {
  return {
    name: reader.compactString(),
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readRegisterBrokerRecordBrokerFeatureArray(reader: Reader, count: number, version: number): RegisterBrokerRecordBrokerFeature[] {
  const array = sized<RegisterBrokerRecordBrokerFeature>(count)
  for (let i = 0; i < count; i++) array[i] = readRegisterBrokerRecordBrokerFeature(reader, version)
  return array
}

function writeRegisterBrokerRecordBrokerFeature(writer: Writer, message: RegisterBrokerRecordBrokerFeature, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const RegisterBrokerRecordType: MessageType<RegisterBrokerRecord> = {
  name: 'RegisterBrokerRecord',
  kind: 'metadata-record',
  key: 0,
  minVersion: 0,
  maxVersion: 4,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRegisterBrokerRecord,
  read: readRegisterBrokerRecord,
  write: writeRegisterBrokerRecord,
}
