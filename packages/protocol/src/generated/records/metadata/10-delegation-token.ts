// Made by tools/gen.ts from tables/records/metadata/10-delegation-token.txt: change that, not this.

import { readCompactStringArray, writeCompactStringArray } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface DelegationTokenRecord {
  owner: string
  requester: string
  renewers: string[]
  issueTimestamp: number
  maxTimestamp: number
  expirationTimestamp: number
  tokenId: string
  unknownTags: UnknownTag[] | null
}

export function createDelegationTokenRecord(init?: Partial<DelegationTokenRecord>): DelegationTokenRecord {
  const message: DelegationTokenRecord = {
    owner: '',
    requester: '',
    renewers: [],
    issueTimestamp: 0,
    maxTimestamp: 0,
    expirationTimestamp: 0,
    tokenId: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDelegationTokenRecord(reader: Reader, _version: number): DelegationTokenRecord {
  return {
    owner: reader.compactString(),
    requester: reader.compactString(),
    renewers: readCompactStringArray(reader, reader.compactCount(1, 8)),
    issueTimestamp: reader.int64(),
    maxTimestamp: reader.int64(),
    expirationTimestamp: reader.int64(),
    tokenId: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDelegationTokenRecord(writer: Writer, message: DelegationTokenRecord, _version: number): void {
  writer.compactString(message.owner)
  writer.compactString(message.requester)
  writer.compactCount(message.renewers.length)
  writeCompactStringArray(writer, message.renewers)
  writer.int64(message.issueTimestamp)
  writer.int64(message.maxTimestamp)
  writer.int64(message.expirationTimestamp)
  writer.compactString(message.tokenId)
  writeUnknownTags(writer, message.unknownTags)
}

export const DelegationTokenRecordType: MessageType<DelegationTokenRecord> = {
  name: 'DelegationTokenRecord',
  kind: 'metadata-record',
  key: 10,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDelegationTokenRecord,
  read: readDelegationTokenRecord,
  write: writeDelegationTokenRecord,
}
