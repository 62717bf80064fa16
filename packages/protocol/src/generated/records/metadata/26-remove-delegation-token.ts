// Made by tools/gen.ts from tables/records/metadata/26-remove-delegation-token.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoveDelegationTokenRecord {
  tokenId: string
  unknownTags: UnknownTag[] | null
}

export function createRemoveDelegationTokenRecord(init?: Partial<RemoveDelegationTokenRecord>): RemoveDelegationTokenRecord {
  const message: RemoveDelegationTokenRecord = {
    tokenId: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoveDelegationTokenRecord(reader: Reader, _version: number): RemoveDelegationTokenRecord {
  return {
    tokenId: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoveDelegationTokenRecord(writer: Writer, message: RemoveDelegationTokenRecord, _version: number): void {
  writer.compactString(message.tokenId)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoveDelegationTokenRecordType: MessageType<RemoveDelegationTokenRecord> = {
  name: 'RemoveDelegationTokenRecord',
  kind: 'metadata-record',
  key: 26,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoveDelegationTokenRecord,
  read: readRemoveDelegationTokenRecord,
  write: writeRemoveDelegationTokenRecord,
}
