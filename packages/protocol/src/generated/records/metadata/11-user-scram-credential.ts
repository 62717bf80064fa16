// Made by tools/gen.ts from tables/records/metadata/11-user-scram-credential.txt: change that, not this.

import { type Reader, EMPTY_BYTES } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface UserScramCredentialRecord {
  name: string
  mechanism: number
  salt: Buffer
  storedKey: Buffer
  serverKey: Buffer
  iterations: number
  unknownTags: UnknownTag[] | null
}

export function createUserScramCredentialRecord(init?: Partial<UserScramCredentialRecord>): UserScramCredentialRecord {
  const message: UserScramCredentialRecord = {
    name: '',
    mechanism: 0,
    salt: EMPTY_BYTES,
    storedKey: EMPTY_BYTES,
    serverKey: EMPTY_BYTES,
    iterations: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUserScramCredentialRecord(reader: Reader, _version: number): UserScramCredentialRecord {
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    salt: reader.compactBytes(),
    storedKey: reader.compactBytes(),
    serverKey: reader.compactBytes(),
    iterations: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUserScramCredentialRecord(writer: Writer, message: UserScramCredentialRecord, _version: number): void {
  writer.compactString(message.name)
  writer.int8(message.mechanism)
  writer.compactBytes(message.salt)
  writer.compactBytes(message.storedKey)
  writer.compactBytes(message.serverKey)
  writer.int32(message.iterations)
  writeUnknownTags(writer, message.unknownTags)
}

export const UserScramCredentialRecordType: MessageType<UserScramCredentialRecord> = {
  name: 'UserScramCredentialRecord',
  kind: 'metadata-record',
  key: 11,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUserScramCredentialRecord,
  read: readUserScramCredentialRecord,
  write: writeUserScramCredentialRecord,
}
