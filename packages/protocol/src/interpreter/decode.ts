/** Bytes to the JSON form of a message, by walking its table. */

import { ProtocolError } from '../bytes/protocol-error.ts'
import { Reader } from '../bytes/reader.ts'
import type { UnknownTag } from '../bytes/unknown-tags.ts'
import {
  contains,
  type Field,
  type FieldType,
  isFlexible,
  isTagged,
  type Message,
  type Struct,
} from '../table/schema.ts'
import { defaultValue, equalJson } from './defaults.ts'
import type { JsonObject, JsonValue } from './json.ts'
import { fieldPath, isWithin, type TagsAtPath } from './unknown-tags.ts'

export interface Interpreted {
  readonly json: JsonObject
  /** In the order of the tables, inner structs before the one that holds them. */
  readonly unknownTags: readonly TagsAtPath[]
  /** Bytes behind the message, unread. */
  readonly rest: number
}

/** Throws ProtocolError. */
export function interpret(message: Message, bytes: Buffer, version: number): Interpreted {
  if (!contains(message.versions, version)) throw new ProtocolError(`${message.name} has no version ${version}`)
  const decoder = new Decoder(message, new Reader(bytes), version)
  const json = decoder.struct(message.root, '')
  return { json, unknownTags: inOrder(decoder.unknownTags, json), rest: decoder.reader.remaining }
}

/** Tagged structs were read after inline ones, wherever the table has them. */
function inOrder(found: readonly TagsAtPath[], json: JsonObject): readonly TagsAtPath[] {
  if (found.length < 2) return found
  const byPath = new Map(found.map((one) => [one.path, one]))
  const ordered: TagsAtPath[] = []
  const visit = (value: JsonValue, path: string): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, `${path}[${index}]`)
    else if (value instanceof Map) {
      for (const [name, inner] of value) visit(inner, fieldPath(path, name))
      const here = byPath.get(path)
      if (here !== undefined) ordered.push(here)
    }
  }
  visit(json, '')
  return ordered
}

class Decoder {
  readonly reader: Reader
  readonly unknownTags: TagsAtPath[] = []
  readonly #message: Message
  readonly #version: number

  constructor(message: Message, reader: Reader, version: number) {
    this.#message = message
    this.reader = reader
    this.#version = version
  }

  struct(struct: Struct, path: string): JsonObject {
    const values = new Map<Field, JsonValue>()
    for (const field of struct.fields) {
      if (!contains(field.versions, this.#version) || isTagged(field, this.#version)) continue
      values.set(field, this.#inline(field, fieldPath(path, field.jsonName)))
    }
    if (contains(this.#message.flexible, this.#version)) this.#tags(struct, path, values)
    const object: JsonObject = new Map()
    for (const field of struct.fields) {
      const value = values.get(field)
      if (value !== undefined) object.set(field.jsonName, value)
    }
    return object
  }

  #tags(struct: Struct, path: string, values: Map<Field, JsonValue>): void {
    let unknown: UnknownTag[] | null = null
    for (let left = this.reader.tagCount(); left > 0; left--) {
      const tag = this.reader.uvarint()
      const end = this.reader.tagEnd()
      const field = struct.fields.find((one) => one.tag?.number === tag && isTagged(one, this.#version))
      if (field === undefined) {
        unknown = this.reader.unknownTag(unknown, tag, end)
        continue
      }
      const inside = fieldPath(path, field.jsonName)
      const before = this.unknownTags.filter((one) => !isWithin(one.path, inside))
      // A tag that comes twice: the later one replaces all that the earlier one said.
      this.unknownTags.splice(0, this.unknownTags.length, ...before)
      const value = this.#tagged(field, inside)
      this.reader.endTag(end)
      const hasUnknown = this.unknownTags.length > before.length
      if (!hasUnknown && equalJson(value, defaultValue(field, this.#version))) values.delete(field)
      else values.set(field, value)
    }
    if (unknown !== null) this.unknownTags.push({ path, tags: unknown })
  }

  #inline(field: Field, path: string): JsonValue {
    const nullable = contains(field.nullable, this.#version)
    if (field.type.kind === 'struct' && nullable && !this.reader.structPresent()) return null
    return this.#value(field.type, nullable, isFlexible(this.#message, field, this.#version), path)
  }

  #tagged(field: Field, path: string): JsonValue {
    const nullable = contains(field.nullable, this.#version)
    if (field.type.kind === 'struct' && nullable && !this.reader.taggedStructPresent()) return null
    return this.#value(field.type, nullable, true, path)
  }

  #value(type: FieldType, nullable: boolean, flexible: boolean, path: string): JsonValue {
    if (type.kind === 'struct') return this.struct(type.struct, path)
    const reader = this.reader
    if (type.kind === 'array') {
      const count = flexible ? reader.compactNullableCount(1) : reader.nullableCount(1)
      if (count < 0) return this.#null(nullable, path)
      const array: JsonValue[] = []
      for (let i = 0; i < count; i++) array.push(this.#value(type.element, false, flexible, `${path}[${i}]`))
      return array
    }
    switch (type.name) {
      case 'bool':
        return reader.bool()
      case 'int8':
        return BigInt(reader.int8())
      case 'int16':
        return BigInt(reader.int16())
      case 'uint16':
        return BigInt(reader.uint16())
      case 'int32':
        return BigInt(reader.int32())
      case 'uint32':
        return BigInt(reader.uint32())
      case 'int64':
        return reader.bigint64()
      case 'float64':
        return reader.float64()
      case 'uuid':
        return reader.uuid()
      case 'string':
        return (flexible ? reader.compactNullableString() : reader.nullableString()) ?? this.#null(nullable, path)
      case 'bytes':
      case 'records': {
        const bytes = flexible ? reader.compactNullableBytes() : reader.nullableBytes()
        return bytes?.toString('base64') ?? this.#null(nullable, path)
      }
    }
  }

  #null(allowed: boolean, path: string): null {
    if (!allowed) throw new ProtocolError(`${this.#message.name}: ${path} is null`)
    return null
  }
}
