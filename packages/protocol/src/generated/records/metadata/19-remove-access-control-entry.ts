// Made by tools/gen.ts from tables/records/metadata/19-remove-access-control-entry.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoveAccessControlEntryRecord {
  id: Uuid
  unknownTags: UnknownTag[] | null
}

export function createRemoveAccessControlEntryRecord(init?: Partial<RemoveAccessControlEntryRecord>): RemoveAccessControlEntryRecord {
  const message: RemoveAccessControlEntryRecord = {
    id: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoveAccessControlEntryRecord(reader: Reader, _version: number): RemoveAccessControlEntryRecord {
  return {
    id: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoveAccessControlEntryRecord(writer: Writer, message: RemoveAccessControlEntryRecord, _version: number): void {
  writer.uuid(message.id)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoveAccessControlEntryRecordType: MessageType<RemoveAccessControlEntryRecord> = {
  name: 'RemoveAccessControlEntryRecord',
  kind: 'metadata-record',
  key: 19,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoveAccessControlEntryRecord,
  read: readRemoveAccessControlEntryRecord,
  write: writeRemoveAccessControlEntryRecord,
}
