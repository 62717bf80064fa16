// Made by tools/gen.ts from tables/headers/request-header.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface RequestHeader {
  requestApiKey: number
  requestApiVersion: number
  correlationId: number
  clientId: string | null
  unknownTags: UnknownTag[] | null
}

export function createRequestHeader(init?: Partial<RequestHeader>): RequestHeader {
  const message: RequestHeader = {
    requestApiKey: 0,
    requestApiVersion: 0,
    correlationId: 0,
    clientId: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRequestHeader(reader: Reader, version: number): RequestHeader {
  return {
    requestApiKey: reader.int16(),
    requestApiVersion: reader.int16(),
    correlationId: reader.int32(),
    clientId: reader.nullableString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeRequestHeader(writer: Writer, message: RequestHeader, version: number): void {
  writer.int16(message.requestApiKey)
  writer.int16(message.requestApiVersion)
  writer.int32(message.correlationId)
  writer.nullableString(message.clientId)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'RequestHeader', version)
}

export const RequestHeaderType: MessageType<RequestHeader> = {
  name: 'RequestHeader',
  kind: 'header',
  key: -1,
  minVersion: 1,
  maxVersion: 2,
  flexibleSince: 2,
  latestUnstable: false,
  create: createRequestHeader,
  read: readRequestHeader,
  write: writeRequestHeader,
}
