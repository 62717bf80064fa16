// Made by tools/gen.ts from tables/records/metadata/18-access-control-entry.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface AccessControlEntryRecord {
  id: Uuid
  resourceType: number
  resourceName: string
  patternType: number
  principal: string
  host: string
  operation: number
  permissionType: number
  unknownTags: UnknownTag[] | null
}

export function createAccessControlEntryRecord(init?: Partial<AccessControlEntryRecord>): AccessControlEntryRecord {
  const message: AccessControlEntryRecord = {
    id: ZERO_UUID,
    resourceType: 0,
    resourceName: '',
    patternType: 0,
    principal: '',
    host: '',
    operation: 0,
    permissionType: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAccessControlEntryRecord(reader: Reader, _version: number): AccessControlEntryRecord {
  return {
    id: reader.uuid(),
    resourceType: reader.int8(),
    resourceName: reader.compactString(),
    patternType: reader.int8(),
    principal: reader.compactString(),
    host: reader.compactString(),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAccessControlEntryRecord(writer: Writer, message: AccessControlEntryRecord, _version: number): void {
  writer.uuid(message.id)
  writer.int8(message.resourceType)
  writer.compactString(message.resourceName)
  writer.int8(message.patternType)
  writer.compactString(message.principal)
  writer.compactString(message.host)
  writer.int8(message.operation)
  writer.int8(message.permissionType)
  writeUnknownTags(writer, message.unknownTags)
}

export const AccessControlEntryRecordType: MessageType<AccessControlEntryRecord> = {
  name: 'AccessControlEntryRecord',
  kind: 'metadata-record',
  key: 18,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAccessControlEntryRecord,
  read: readAccessControlEntryRecord,
  write: writeAccessControlEntryRecord,
}
