/** What the generated code gives for each message, and how a message is read and written as a whole. */

import { assert } from '@ottla/base'
import { ProtocolError } from './bytes/protocol-error.ts'
import { Reader } from './bytes/reader.ts'
import type { UnknownTag } from './bytes/unknown-tags.ts'
import { Writer } from './bytes/writer.ts'
import type { MessageKind } from './table/schema.ts'

export interface MessageType<T> {
  readonly name: string
  readonly kind: MessageKind
  /** The API key of requests and responses, the record key of records, else -1. */
  readonly key: number
  readonly minVersion: number
  readonly maxVersion: number
  /** First flexible version; `Infinity` where there is none. */
  readonly flexibleSince: number
  /** The last version is served only where unstable versions are switched on. */
  readonly latestUnstable: boolean
  create(init?: Partial<T>): T
  /** Reads one message at the reader's position; bytes behind it stay unread. The version must be in range. */
  read(reader: Reader, version: number): T
  write(writer: Writer, message: T, version: number): void
}

/** A message type of which only the name is known. */
export type AnyMessageType = MessageType<object>

/** Bytes behind the message are ignored, as Kafka does. Throws ProtocolError. */
export function decodeMessage<T>(type: MessageType<T>, bytes: Buffer, version: number): T {
  checkVersion(type, version)
  return type.read(new Reader(bytes), version)
}

/** The message alone, without header or frame. Throws ProtocolError where the version has no place for a value. */
export function encodeMessage<T>(type: MessageType<T>, message: T, version: number): Buffer {
  checkVersion(type, version)
  const writer = new Writer()
  type.write(writer, message, version)
  return writer.toBuffer()
}

/** What has a range of versions. */
export type Versioned = Pick<AnyMessageType, 'name' | 'minVersion' | 'maxVersion'>

export function isVersionOf(type: Versioned, version: number): boolean {
  return Number.isInteger(version) && version >= type.minVersion && version <= type.maxVersion
}

export function checkVersion(type: Versioned, version: number): void {
  if (!isVersionOf(type, version)) {
    throw new ProtocolError(`${type.name} has versions ${type.minVersion}-${type.maxVersion}, not ${version}`)
  }
}

/** For generated code: the tagged section of a struct that has no tagged fields of its own. */
export function writeUnknownTags(writer: Writer, tags: readonly UnknownTag[] | null): void {
  if (tags === null) {
    writer.uvarint(0)
    return
  }
  writer.uvarint(tags.length)
  const written = writer.unknownTags(tags, 0, Number.POSITIVE_INFINITY)
  assert(written === tags.length, 'every unknown tag is written')
}

/** For generated code: the tagged section of a struct that knows none of the tags at this version. */
export function readUnknownTags(reader: Reader): UnknownTag[] | null {
  let tags: UnknownTag[] | null = null
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    tags = reader.unknownTag(tags, tag, reader.tagEnd())
  }
  return tags
}

/** For generated code: a version without tagged sections must have none to write. */
export function refuseTags(tags: readonly UnknownTag[] | null, struct: string, version: number): void {
  if (tags !== null && tags.length > 0) {
    throw new ProtocolError(`${struct} has tagged fields, which version ${version} cannot carry`)
  }
}
