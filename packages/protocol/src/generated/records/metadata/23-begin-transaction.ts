// Made by tools/gen.ts from tables/records/metadata/23-begin-transaction.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface BeginTransactionRecord {
  name: string | null // tag 0
  unknownTags: UnknownTag[] | null
}

export function createBeginTransactionRecord(init?: Partial<BeginTransactionRecord>): BeginTransactionRecord {
  const message: BeginTransactionRecord = {
    name: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readBeginTransactionRecord(reader: Reader, _version: number): BeginTransactionRecord {
  const message: BeginTransactionRecord = {
    name: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.name = reader.compactNullableString()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeBeginTransactionRecord(writer: Writer, message: BeginTransactionRecord, _version: number): void {
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.name !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.name !== null) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactNullableString(message.name)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const BeginTransactionRecordType: MessageType<BeginTransactionRecord> = {
  name: 'BeginTransactionRecord',
  kind: 'metadata-record',
  key: 23,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createBeginTransactionRecord,
  read: readBeginTransactionRecord,
  write: writeBeginTransactionRecord,
}
