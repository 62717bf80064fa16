// Made by tools/gen.ts from tables/records/raft/snapshot-header-record.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface SnapshotHeaderRecord {
  version: number
  lastContainedLogTimestamp: number
  unknownTags: UnknownTag[] | null
}

export function createSnapshotHeaderRecord(init?: Partial<SnapshotHeaderRecord>): SnapshotHeaderRecord {
  const message: SnapshotHeaderRecord = {
    version: 0,
    lastContainedLogTimestamp: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readSnapshotHeaderRecord(reader: Reader, _version: number): SnapshotHeaderRecord {
  return {
    version: reader.int16(),
    lastContainedLogTimestamp: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeSnapshotHeaderRecord(writer: Writer, message: SnapshotHeaderRecord, _version: number): void {
  writer.int16(message.version)
  writer.int64(message.lastContainedLogTimestamp)
  writeUnknownTags(writer, message.unknownTags)
}

export const SnapshotHeaderRecordType: MessageType<SnapshotHeaderRecord> = {
  name: 'SnapshotHeaderRecord',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createSnapshotHeaderRecord,
  read: readSnapshotHeaderRecord,
  write: writeSnapshotHeaderRecord,
}
