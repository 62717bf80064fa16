// Made by tools/gen.ts from tables/records/metadata/08-unfence-broker.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface UnfenceBrokerRecord {
  id: number
  epoch: number
  unknownTags: UnknownTag[] | null
}

export function createUnfenceBrokerRecord(init?: Partial<UnfenceBrokerRecord>): UnfenceBrokerRecord {
  const message: UnfenceBrokerRecord = {
    id: 0,
    epoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnfenceBrokerRecord(reader: Reader, _version: number): UnfenceBrokerRecord {
  return {
    id: reader.int32(),
    epoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnfenceBrokerRecord(writer: Writer, message: UnfenceBrokerRecord, _version: number): void {
  writer.int32(message.id)
  writer.int64(message.epoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnfenceBrokerRecordType: MessageType<UnfenceBrokerRecord> = {
  name: 'UnfenceBrokerRecord',
  kind: 'metadata-record',
  key: 8,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnfenceBrokerRecord,
  read: readUnfenceBrokerRecord,
  write: writeUnfenceBrokerRecord,
}
