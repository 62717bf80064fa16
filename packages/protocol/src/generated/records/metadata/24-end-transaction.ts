// Made by tools/gen.ts from tables/records/metadata/24-end-transaction.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface EndTransactionRecord {
  unknownTags: UnknownTag[] | null
}

export function createEndTransactionRecord(init?: Partial<EndTransactionRecord>): EndTransactionRecord {
  const message: EndTransactionRecord = {
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndTransactionRecord(reader: Reader, _version: number): EndTransactionRecord {
  return {
    unknownTags: readUnknownTags(reader),
  }
}

function writeEndTransactionRecord(writer: Writer, message: EndTransactionRecord, _version: number): void {
  writeUnknownTags(writer, message.unknownTags)
}

export const EndTransactionRecordType: MessageType<EndTransactionRecord> = {
  name: 'EndTransactionRecord',
  kind: 'metadata-record',
  key: 24,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createEndTransactionRecord,
  read: readEndTransactionRecord,
  write: writeEndTransactionRecord,
}
