// Made by tools/gen.ts from tables/records/metadata/17-broker-registration-change.txt: change that, not this.

import type { Uuid } from '@ottla/base'
import { orNull, readUuidArray, writeUuidArray } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface BrokerRegistrationChangeRecord {
  brokerId: number
  brokerEpoch: number
  fenced: number // tag 0
  inControlledShutdown: number // 1+, tag 1
  logDirs: Uuid[] // 2+, tag 2
  cordonedLogDirs: Uuid[] | null // 3+, tag 3
  unknownTags: UnknownTag[] | null
}

export function createBrokerRegistrationChangeRecord(init?: Partial<BrokerRegistrationChangeRecord>): BrokerRegistrationChangeRecord {
  const message: BrokerRegistrationChangeRecord = {
    brokerId: 0,
    brokerEpoch: 0,
    fenced: 0,
    inControlledShutdown: 0,
    logDirs: [],
    cordonedLogDirs: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBrokerRegistrationChangeRecord(reader: Reader, version: number): BrokerRegistrationChangeRecord {
  const message: BrokerRegistrationChangeRecord = {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    fenced: 0,
    inControlledShutdown: 0,
    logDirs: [],
    cordonedLogDirs: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.fenced = reader.int8()
        break
      case 1:
        if (version >= 1) message.inControlledShutdown = reader.int8()
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 2:
        if (version >= 2) message.logDirs = readUuidArray(reader, reader.compactCount(16, 8))
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      case 3:
        if (version >= 3) message.cordonedLogDirs = orNull(reader, reader.compactNullableCount(16, 8), readUuidArray)
        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeBrokerRegistrationChangeRecord(writer: Writer, message: BrokerRegistrationChangeRecord, version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  if (version <= 0) {
    if (message.inControlledShutdown !== 0) unsupportedField('BrokerRegistrationChangeRecord.inControlledShutdown', version)
  }
  if (version <= 1) {
    if (message.logDirs.length !== 0) unsupportedField('BrokerRegistrationChangeRecord.logDirs', version)
  }
  if (version <= 2) {
    if (message.cordonedLogDirs !== null) unsupportedField('BrokerRegistrationChangeRecord.cordonedLogDirs', version)
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.fenced !== 0) tags++
  if (version >= 1 && message.inControlledShutdown !== 0) tags++
  if (version >= 2 && message.logDirs.length !== 0) tags++
  if (version >= 3 && message.cordonedLogDirs !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.fenced !== 0) {
    writer.uvarint(0)
    writer.uvarint(1)
    writer.int8(message.fenced)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (version >= 1 && message.inControlledShutdown !== 0) {
    writer.uvarint(1)
    writer.uvarint(1)
    writer.int8(message.inControlledShutdown)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (version >= 2 && message.logDirs.length !== 0) {
    writer.uvarint(2)
    const mark = writer.beginSized()
    writer.compactCount(message.logDirs.length)
    writeUuidArray(writer, message.logDirs)
    writer.endSized(mark)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 3)
  if (version >= 3 && message.cordonedLogDirs !== null) {
    writer.uvarint(3)
    const mark = writer.beginSized()
    writer.compactCount(message.cordonedLogDirs === null ? -1 : message.cordonedLogDirs.length)
    {
      if (message.cordonedLogDirs !== null) writeUuidArray(writer, message.cordonedLogDirs)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const BrokerRegistrationChangeRecordType: MessageType<BrokerRegistrationChangeRecord> = {
  name: 'BrokerRegistrationChangeRecord',
  kind: 'metadata-record',
  key: 17,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: 0,
  latestUnstable: false,
  create: createBrokerRegistrationChangeRecord,
  read: readBrokerRegistrationChangeRecord,
  write: writeBrokerRegistrationChangeRecord,
}
