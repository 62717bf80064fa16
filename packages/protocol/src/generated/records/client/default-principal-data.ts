// Made by tools/gen.ts from tables/records/client/default-principal-data.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface DefaultPrincipalData {
  type: string
  name: string
  tokenAuthenticated: boolean
  unknownTags: UnknownTag[] | null
}

export function createDefaultPrincipalData(init?: Partial<DefaultPrincipalData>): DefaultPrincipalData {
  const message: DefaultPrincipalData = {
    type: '',
    name: '',
    tokenAuthenticated: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDefaultPrincipalData(reader: Reader, _version: number): DefaultPrincipalData {
  return {
    type: reader.compactString(),
    name: reader.compactString(),
    tokenAuthenticated: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDefaultPrincipalData(writer: Writer, message: DefaultPrincipalData, _version: number): void {
  writer.compactString(message.type)
  writer.compactString(message.name)
  writer.bool(message.tokenAuthenticated)
  writeUnknownTags(writer, message.unknownTags)
}

export const DefaultPrincipalDataType: MessageType<DefaultPrincipalData> = {
  name: 'DefaultPrincipalData',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDefaultPrincipalData,
  read: readDefaultPrincipalData,
  write: writeDefaultPrincipalData,
}
