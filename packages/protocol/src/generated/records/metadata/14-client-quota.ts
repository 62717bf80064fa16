// Made by tools/gen.ts from tables/records/metadata/14-client-quota.txt: change that, not this.

import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ClientQuotaRecord {
  entity: ClientQuotaRecordEntityData[]
  key: string
  value: number
  remove: boolean
  unknownTags: UnknownTag[] | null
}

export function createClientQuotaRecord(init?: Partial<ClientQuotaRecord>): ClientQuotaRecord {
  const message: ClientQuotaRecord = {
    entity: [],
    key: '',
    value: 0,
    remove: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readClientQuotaRecord(reader: Reader, version: number): ClientQuotaRecord {
  return {
    entity: readClientQuotaRecordEntityDataArray(reader, reader.compactCount(3, 56), version),
    key: reader.compactString(),
    value: reader.float64(),
    remove: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeClientQuotaRecord(writer: Writer, message: ClientQuotaRecord, version: number): void {
  writer.compactCount(message.entity.length)
  for (const element of message.entity) writeClientQuotaRecordEntityData(writer, element, version)
  writer.compactString(message.key)
  writer.float64(message.value)
  writer.bool(message.remove)
  writeUnknownTags(writer, message.unknownTags)
}

export interface ClientQuotaRecordEntityData {
  entityType: string
  entityName: string | null
  unknownTags: UnknownTag[] | null
}

export function createClientQuotaRecordEntityData(init?: Partial<ClientQuotaRecordEntityData>): ClientQuotaRecordEntityData {
  const message: ClientQuotaRecordEntityData = {
    entityType: '',
    entityName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readClientQuotaRecordEntityData(reader: Reader, _version: number): ClientQuotaRecordEntityData {
  return {
    entityType: reader.compactString(),
    entityName: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readClientQuotaRecordEntityDataArray(reader: Reader, count: number, version: number): ClientQuotaRecordEntityData[] {
  const array = sized<ClientQuotaRecordEntityData>(count)
  for (let i = 0; i < count; i++) array[i] = readClientQuotaRecordEntityData(reader, version)
  return array
}

function writeClientQuotaRecordEntityData(writer: Writer, message: ClientQuotaRecordEntityData, _version: number): void {
  writer.compactString(message.entityType)
  writer.compactNullableString(message.entityName)
  writeUnknownTags(writer, message.unknownTags)
}

export const ClientQuotaRecordType: MessageType<ClientQuotaRecord> = {
  name: 'ClientQuotaRecord',
  kind: 'metadata-record',
  key: 14,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createClientQuotaRecord,
  read: readClientQuotaRecord,
  write: writeClientQuotaRecord,
}
