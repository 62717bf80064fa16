// Made by tools/gen.ts from tables/records/log/control-record-type-schema.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ControlRecordTypeSchema {
  type: number
}

export function createControlRecordTypeSchema(init?: Partial<ControlRecordTypeSchema>): ControlRecordTypeSchema {
  const message: ControlRecordTypeSchema = {
    type: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readControlRecordTypeSchema(reader: Reader, _version: number): ControlRecordTypeSchema {
  return {
    type: reader.int16(),
  }
}

function writeControlRecordTypeSchema(writer: Writer, message: ControlRecordTypeSchema, _version: number): void {
  writer.int16(message.type)
}

export const ControlRecordTypeSchemaType: MessageType<ControlRecordTypeSchema> = {
  name: 'ControlRecordTypeSchema',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createControlRecordTypeSchema,
  read: readControlRecordTypeSchema,
  write: writeControlRecordTypeSchema,
}
