// Made by tools/gen.ts from tables/records/metadata/04-config.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ConfigRecord {
  resourceType: number
  resourceName: string
  name: string
  value: string | null
  unknownTags: UnknownTag[] | null
}

export function createConfigRecord(init?: Partial<ConfigRecord>): ConfigRecord {
  const message: ConfigRecord = {
    resourceType: 0,
    resourceName: '',
    name: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConfigRecord(reader: Reader, _version: number): ConfigRecord {
  return {
    resourceType: reader.int8(),
    resourceName: reader.compactString(),
    name: reader.compactString(),
    value: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConfigRecord(writer: Writer, message: ConfigRecord, _version: number): void {
  writer.int8(message.resourceType)
  writer.compactString(message.resourceName)
  writer.compactString(message.name)
  writer.compactNullableString(message.value)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConfigRecordType: MessageType<ConfigRecord> = {
  name: 'ConfigRecord',
  kind: 'metadata-record',
  key: 4,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConfigRecord,
  read: readConfigRecord,
  write: writeConfigRecord,
}
