// Made by tools/gen.ts from tables/headers/response-header.txt: change that, not this.

import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface ResponseHeader {
  correlationId: number
  unknownTags: UnknownTag[] | null
}

export function createResponseHeader(init?: Partial<ResponseHeader>): ResponseHeader {
  const message: ResponseHeader = {
    correlationId: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readResponseHeader(reader: Reader, version: number): ResponseHeader {
  return {
    correlationId: reader.int32(),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function writeResponseHeader(writer: Writer, message: ResponseHeader, version: number): void {
  writer.int32(message.correlationId)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'ResponseHeader', version)
}

export const ResponseHeaderType: MessageType<ResponseHeader> = {
  name: 'ResponseHeader',
  kind: 'header',
  key: -1,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createResponseHeader,
  read: readResponseHeader,
  write: writeResponseHeader,
}
