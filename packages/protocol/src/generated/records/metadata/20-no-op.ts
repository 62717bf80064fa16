// Made by tools/gen.ts from tables/records/metadata/20-no-op.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface NoOpRecord {
  unknownTags: UnknownTag[] | null
}

export function createNoOpRecord(init?: Partial<NoOpRecord>): NoOpRecord {
  const message: NoOpRecord = {
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readNoOpRecord(reader: Reader, _version: number): NoOpRecord {
  return {
    unknownTags: readUnknownTags(reader),
  }
}

function writeNoOpRecord(writer: Writer, message: NoOpRecord, _version: number): void {
  writeUnknownTags(writer, message.unknownTags)
}

export const NoOpRecordType: MessageType<NoOpRecord> = {
  name: 'NoOpRecord',
  kind: 'metadata-record',
  key: 20,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createNoOpRecord,
  read: readNoOpRecord,
  write: writeNoOpRecord,
}
