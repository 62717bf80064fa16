// Made by tools/gen.ts from tables/records/metadata/29-unregister-controller.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface UnregisterControllerRecord {
  controllerId: number
  unknownTags: UnknownTag[] | null
}

export function createUnregisterControllerRecord(init?: Partial<UnregisterControllerRecord>): UnregisterControllerRecord {
  const message: UnregisterControllerRecord = {
    controllerId: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnregisterControllerRecord(reader: Reader, _version: number): UnregisterControllerRecord {
  return {
    controllerId: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnregisterControllerRecord(writer: Writer, message: UnregisterControllerRecord, _version: number): void {
  writer.int32(message.controllerId)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnregisterControllerRecordType: MessageType<UnregisterControllerRecord> = {
  name: 'UnregisterControllerRecord',
  kind: 'metadata-record',
  key: 29,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnregisterControllerRecord,
  read: readUnregisterControllerRecord,
  write: writeUnregisterControllerRecord,
}
