// Made by tools/gen.ts from tables/records/metadata/21-zk-migration-state.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ZkMigrationStateRecord {
  zkMigrationState: number
  unknownTags: UnknownTag[] | null
}

export function createZkMigrationStateRecord(init?: Partial<ZkMigrationStateRecord>): ZkMigrationStateRecord {
  const message: ZkMigrationStateRecord = {
    zkMigrationState: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readZkMigrationStateRecord(reader: Reader, _version: number): ZkMigrationStateRecord {
  return {
    zkMigrationState: reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeZkMigrationStateRecord(writer: Writer, message: ZkMigrationStateRecord, _version: number): void {
  writer.int8(message.zkMigrationState)
  writeUnknownTags(writer, message.unknownTags)
}

export const ZkMigrationStateRecordType: MessageType<ZkMigrationStateRecord> = {
  name: 'ZkMigrationStateRecord',
  kind: 'metadata-record',
  key: 21,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createZkMigrationStateRecord,
  read: readZkMigrationStateRecord,
  write: writeZkMigrationStateRecord,
}
