// Made by tools/gen.ts from tables/records/metadata/25-abort-transaction.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface AbortTransactionRecord {
  reason: string | null // tag 0
  unknownTags: UnknownTag[] | null
}

export function createAbortTransactionRecord(init?: Partial<AbortTransactionRecord>): AbortTransactionRecord {
  const message: AbortTransactionRecord = {
    reason: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAbortTransactionRecord(reader: Reader, _version: number): AbortTransactionRecord {
  const message: AbortTransactionRecord = {
    reason: null,
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.reason = reader.compactNullableString()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeAbortTransactionRecord(writer: Writer, message: AbortTransactionRecord, _version: number): void {
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.reason !== null) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.reason !== null) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactNullableString(message.reason)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const AbortTransactionRecordType: MessageType<AbortTransactionRecord> = {
  name: 'AbortTransactionRecord',
  kind: 'metadata-record',
  key: 25,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAbortTransactionRecord,
  read: readAbortTransactionRecord,
  write: writeAbortTransactionRecord,
}
