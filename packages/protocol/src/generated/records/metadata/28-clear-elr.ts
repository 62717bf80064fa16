// Made by tools/gen.ts from tables/records/metadata/28-clear-elr.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ClearElrRecord {
  topicName: string
  unknownTags: UnknownTag[] | null
}

export function createClearElrRecord(init?: Partial<ClearElrRecord>): ClearElrRecord {
  const message: ClearElrRecord = {
    topicName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readClearElrRecord(reader: Reader, _version: number): ClearElrRecord {
  return {
    topicName: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeClearElrRecord(writer: Writer, message: ClearElrRecord, _version: number): void {
  writer.compactString(message.topicName)
  writeUnknownTags(writer, message.unknownTags)
}

export const ClearElrRecordType: MessageType<ClearElrRecord> = {
  name: 'ClearElrRecord',
  kind: 'metadata-record',
  key: 28,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createClearElrRecord,
  read: readClearElrRecord,
  write: writeClearElrRecord,
}
