// Made by tools/gen.ts from tables/records/metadata/22-remove-user-scram-credential.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoveUserScramCredentialRecord {
  name: string
  mechanism: number
  unknownTags: UnknownTag[] | null
}

export function createRemoveUserScramCredentialRecord(init?: Partial<RemoveUserScramCredentialRecord>): RemoveUserScramCredentialRecord {
  const message: RemoveUserScramCredentialRecord = {
    name: '',
    mechanism: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoveUserScramCredentialRecord(reader: Reader, _version: number): RemoveUserScramCredentialRecord {
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoveUserScramCredentialRecord(writer: Writer, message: RemoveUserScramCredentialRecord, _version: number): void {
  writer.compactString(message.name)
  writer.int8(message.mechanism)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoveUserScramCredentialRecordType: MessageType<RemoveUserScramCredentialRecord> = {
  name: 'RemoveUserScramCredentialRecord',
  kind: 'metadata-record',
  key: 22,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoveUserScramCredentialRecord,
  read: readRemoveUserScramCredentialRecord,
  write: writeRemoveUserScramCredentialRecord,
}
