// Made by tools/gen.ts from tables/records/metadata/12-feature-level.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface FeatureLevelRecord {
  name: string
  featureLevel: number
  unknownTags: UnknownTag[] | null
}

export function createFeatureLevelRecord(init?: Partial<FeatureLevelRecord>): FeatureLevelRecord {
  const message: FeatureLevelRecord = {
    name: '',
    featureLevel: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFeatureLevelRecord(reader: Reader, _version: number): FeatureLevelRecord {
  return {
    name: reader.compactString(),
    featureLevel: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFeatureLevelRecord(writer: Writer, message: FeatureLevelRecord, _version: number): void {
  writer.compactString(message.name)
  writer.int16(message.featureLevel)
  writeUnknownTags(writer, message.unknownTags)
}

export const FeatureLevelRecordType: MessageType<FeatureLevelRecord> = {
  name: 'FeatureLevelRecord',
  kind: 'metadata-record',
  key: 12,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createFeatureLevelRecord,
  read: readFeatureLevelRecord,
  write: writeFeatureLevelRecord,
}
