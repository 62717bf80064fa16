/** The JSON form of a message to bytes, by walking its table. */

import { parseUuid } from '@ottla/base'
import { ProtocolError } from '../bytes/protocol-error.ts'
import type { UnknownTag } from '../bytes/unknown-tags.ts'
import { Writer } from '../bytes/writer.ts'
import {
  contains,
  type Field,
  type FieldType,
  isFlexible,
  isTagged,
  type Message,
  type Primitive,
  type Struct,
} from '../table/schema.ts'
import { defaultValue, equalJson } from './defaults.ts'
import type { JsonValue } from './json.ts'
import { fieldPath, isWithin, type TagsAtPath } from './unknown-tags.ts'

/**
 * Every inline field of the version must be there and no other; tagged fields may be left out. Throws ProtocolError,
 * also for values of a wrong type or range and for tags at a path where no struct was written.
 */
export function encodeJson(
  message: Message,
  json: JsonValue,
  version: number,
  unknownTags: readonly TagsAtPath[] = [],
): Buffer {
  if (!contains(message.versions, version)) throw new ProtocolError(`${message.name} has no version ${version}`)
  const encoder = new Encoder(message, version, unknownTags)
  encoder.struct(new Target(), message.root, json, '')
  return encoder.finish()
}

/** Bytes under construction; nested for the payload of a tagged field, whose size goes in front. */
class Target {
  readonly writer: Writer = new Writer(256)
}

class Encoder {
  readonly #message: Message
  readonly #version: number
  readonly #unknownTags: Map<string, readonly UnknownTag[]>
  readonly #used = new Set<string>()
  #root: Writer | null = null

  constructor(message: Message, version: number, unknownTags: readonly TagsAtPath[]) {
    this.#message = message
    this.#version = version
    this.#unknownTags = new Map(unknownTags.map(({ path, tags }) => [path, tags]))
    if (this.#unknownTags.size !== unknownTags.length) throw new ProtocolError('unknown tags twice for one path')
  }

  finish(): Buffer {
    for (const path of this.#unknownTags.keys()) {
      if (!this.#used.has(path)) throw new ProtocolError(`unknown tags at ${path}, where no struct is written`)
    }
    return this.#root?.toBuffer() ?? Buffer.alloc(0)
  }

  struct(target: Target, struct: Struct, json: JsonValue, path: string): void {
    this.#root ??= target.writer
    if (!(json instanceof Map)) throw this.#error(path, 'not an object')
    const known = new Set<string>()
    const tagged: Field[] = []
    for (const field of struct.fields) {
      if (!contains(field.versions, this.#version)) continue
      known.add(field.jsonName)
      if (isTagged(field, this.#version)) {
        tagged.push(field)
        continue
      }
      const inside = fieldPath(path, field.jsonName)
      const value = json.get(field.jsonName)
      if (value === undefined) throw this.#error(inside, 'missing')
      this.#field(target, field, value, inside, false)
    }
    for (const name of json.keys()) {
      if (!known.has(name)) throw this.#error(fieldPath(path, name), 'no field of this version')
    }
    if (contains(this.#message.flexible, this.#version)) {
      tagged.sort((a, b) => (a.tag?.number ?? 0) - (b.tag?.number ?? 0))
      this.#tags(target, tagged, json, path)
    }
  }

  #tags(target: Target, fields: readonly Field[], json: Map<string, JsonValue>, path: string): void {
    const payloads: { tag: number; payload: Buffer }[] = []
    for (const field of fields) {
      const value = json.get(field.jsonName)
      if (value === undefined) continue
      const inside = fieldPath(path, field.jsonName)
      const hasUnknown = [...this.#unknownTags.keys()].some((one) => isWithin(one, inside))
      if (!hasUnknown && equalJson(value, defaultValue(field, this.#version))) continue
      const inner = new Target()
      this.#field(inner, field, value, inside, true)
      payloads.push({ tag: field.tag?.number ?? 0, payload: inner.writer.toBuffer() })
    }
    const unknown = this.#unknownTags.get(path) ?? []
    this.#used.add(path)
    const writer = target.writer
    writer.uvarint(payloads.length + unknown.length)
    let next = 0
    for (const { tag, payload } of payloads) {
      next = writer.unknownTags(unknown, next, tag)
      writer.unknownTags([{ tag, data: payload }], 0, Number.POSITIVE_INFINITY)
    }
    writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
  }

  #field(target: Target, field: Field, value: JsonValue, path: string, tagged: boolean): void {
    const nullable = contains(field.nullable, this.#version)
    const flexible = tagged || isFlexible(this.#message, field, this.#version)
    if (value === null && !nullable) throw this.#error(path, 'null')
    if (field.type.kind === 'struct' && nullable) {
      if (tagged) target.writer.uvarint(value === null ? 0 : 1)
      else target.writer.int8(value === null ? -1 : 1)
      if (value === null) return
    }
    this.#value(target, field.type, value, flexible, path)
  }

  #value(target: Target, type: FieldType, value: JsonValue, flexible: boolean, path: string): void {
    const writer = target.writer
    if (type.kind === 'struct') this.struct(target, type.struct, value, path)
    else if (type.kind === 'array') {
      if (value !== null && !Array.isArray(value)) throw this.#error(path, 'not an array')
      const count = value === null ? -1 : value.length
      if (flexible) writer.compactCount(count)
      else writer.count(count)
      for (const [i, item] of (value ?? []).entries())
        this.#value(target, type.element, item, flexible, `${path}[${i}]`)
    } else this.#primitive(writer, type.name, value, flexible, path)
  }

  #primitive(writer: Writer, type: Primitive, value: JsonValue, flexible: boolean, path: string): void {
    switch (type) {
      case 'bool':
        if (typeof value !== 'boolean') throw this.#error(path, 'not a bool')
        return writer.bool(value)
      case 'int64':
        if (typeof value !== 'bigint') throw this.#error(path, 'not an integer')
        return writer.bigint64(value)
      case 'int8':
      case 'int16':
      case 'uint16':
      case 'int32':
      case 'uint32':
        if (typeof value !== 'bigint') throw this.#error(path, 'not an integer')
        // A bigint too large for its type stays too large as a number, and the writer refuses it.
        return writer[type](Number(value))
      case 'float64':
        return writer.float64(this.#float(value, path))
      case 'uuid': {
        const uuid = typeof value === 'string' ? parseUuid(value) : null
        if (uuid === null) throw this.#error(path, 'not a uuid')
        return writer.uuid(uuid)
      }
      case 'string':
        if (value !== null && typeof value !== 'string') throw this.#error(path, 'not a string')
        return flexible ? writer.compactNullableString(value) : writer.nullableString(value)
      case 'bytes':
      case 'records': {
        if (value !== null && typeof value !== 'string') throw this.#error(path, 'not base64')
        const bytes = value === null ? null : Buffer.from(value, 'base64')
        return flexible ? writer.compactNullableBytes(bytes) : writer.nullableBytes(bytes)
      }
    }
  }

  #float(value: JsonValue, path: string): number {
    if (typeof value === 'number') return value
    if (typeof value === 'bigint') return Number(value)
    if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
    throw this.#error(path, 'not a number')
  }

  #error(path: string, problem: string): ProtocolError {
    return new ProtocolError(`${this.#message.name}.${path}: ${problem}`)
  }
}
