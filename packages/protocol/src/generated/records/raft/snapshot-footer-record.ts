// Made by tools/gen.ts from tables/records/raft/snapshot-footer-record.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface SnapshotFooterRecord {
  version: number
  unknownTags: UnknownTag[] | null
}

export function createSnapshotFooterRecord(init?: Partial<SnapshotFooterRecord>): SnapshotFooterRecord {
  const message: SnapshotFooterRecord = {
    version: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSnapshotFooterRecord(reader: Reader, _version: number): SnapshotFooterRecord {
  return {
    version: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeSnapshotFooterRecord(writer: Writer, message: SnapshotFooterRecord, _version: number): void {
  writer.int16(message.version)
  writeUnknownTags(writer, message.unknownTags)
}

export const SnapshotFooterRecordType: MessageType<SnapshotFooterRecord> = {
  name: 'SnapshotFooterRecord',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createSnapshotFooterRecord,
  read: readSnapshotFooterRecord,
  write: writeSnapshotFooterRecord,
}
