// Made by tools/gen.ts from tables/records/raft/kraft-version-record.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface KRaftVersionRecord {
  version: number
  kRaftVersion: number
  unknownTags: UnknownTag[] | null
}

export function createKRaftVersionRecord(init?: Partial<KRaftVersionRecord>): KRaftVersionRecord {
  const message: KRaftVersionRecord = {
    version: 0,
    kRaftVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readKRaftVersionRecord(reader: Reader, _version: number): KRaftVersionRecord {
  return {
    version: reader.int16(),
    kRaftVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeKRaftVersionRecord(writer: Writer, message: KRaftVersionRecord, _version: number): void {
  writer.int16(message.version)
  writer.int16(message.kRaftVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const KRaftVersionRecordType: MessageType<KRaftVersionRecord> = {
  name: 'KRaftVersionRecord',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createKRaftVersionRecord,
  read: readKRaftVersionRecord,
  write: writeKRaftVersionRecord,
}
