// Made by tools/gen.ts from tables/records/metadata/07-fence-broker.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface FenceBrokerRecord {
  id: number
  epoch: number
  unknownTags: UnknownTag[] | null
}

export function createFenceBrokerRecord(init?: Partial<FenceBrokerRecord>): FenceBrokerRecord {
  const message: FenceBrokerRecord = {
    id: 0,
    epoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readFenceBrokerRecord(reader: Reader, _version: number): FenceBrokerRecord {
  return {
    id: reader.int32(),
    epoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeFenceBrokerRecord(writer: Writer, message: FenceBrokerRecord, _version: number): void {
  writer.int32(message.id)
  writer.int64(message.epoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const FenceBrokerRecordType: MessageType<FenceBrokerRecord> = {
  name: 'FenceBrokerRecord',
  kind: 'metadata-record',
  key: 7,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createFenceBrokerRecord,
  read: readFenceBrokerRecord,
  write: writeFenceBrokerRecord,
}
