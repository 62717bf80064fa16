/** Between the generated types and the JSON form, by the table: how the two decoders are compared. */

import { ProtocolError } from './bytes/protocol-error.ts'
import { inOnePiece } from './bytes/writer.ts'
import { defaultValue, equalJson } from './interpreter/defaults.ts'
import type { JsonObject, JsonValue } from './interpreter/json.ts'
import { contains, type Field, type FieldType, isTagged, type Message, type Struct } from './table/schema.ts'

/** The JSON form of what generated code decoded, without unknown tags. */
export function toJson(schema: Message, message: object, version: number): JsonObject {
  return structJson(schema.root, message, version)
}

function structJson(struct: Struct, value: object, version: number): JsonObject {
  const json: JsonObject = new Map()
  const fields = new Map<string, unknown>(Object.entries(value))
  for (const field of struct.fields) {
    if (!contains(field.versions, version)) continue
    const one = valueJson(field.type, fields.get(field.jsonName), version)
    if (isTagged(field, version) && isDefault(field, fields.get(field.jsonName), one, version)) continue
    json.set(field.jsonName, one)
  }
  return json
}

/** Unknown tags inside make a struct one that is written. */
function isDefault(field: Field, value: unknown, json: JsonValue, version: number): boolean {
  if (!equalJson(json, defaultValue(field, version))) return false
  return field.type.kind !== 'struct' || value === null || !hasUnknownTags(value)
}

function hasUnknownTags(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'unknownTags' in value && value.unknownTags !== null
}

function valueJson(type: FieldType, value: unknown, version: number): JsonValue {
  if (value === null) return null
  if (type.kind === 'array') return (value as unknown[]).map((item) => valueJson(type.element, item, version))
  if (type.kind === 'struct') return structJson(type.struct, value as object, version)
  switch (type.name) {
    case 'bool':
      return value as boolean
    case 'float64':
      return value as number
    case 'string':
    case 'uuid':
      return value as string
    case 'bytes':
    case 'records':
      return inOnePiece(value as Buffer).toString('base64')
    case 'int8':
    case 'int16':
    case 'uint16':
    case 'int32':
    case 'uint32':
    case 'int64':
      return BigInt(value as number | bigint)
  }
}

/** The generated type's form of a message in JSON form: fields that are missing keep the default that `into` has. */
export function fromJson(schema: Message, json: JsonObject, into: object): object {
  return fillStruct(schema.root, json, into)
}

function fillStruct(struct: Struct, json: JsonObject, into: object): object {
  const filled: Record<string, unknown> = { ...into }
  for (const field of struct.fields) {
    const value = json.get(field.jsonName)
    if (value !== undefined) filled[field.jsonName] = fromValue(field, field.type, value)
  }
  return filled
}

function fromValue(field: Field, type: FieldType, value: JsonValue): unknown {
  if (value === null) return null
  if (type.kind === 'array') {
    if (!Array.isArray(value)) throw new ProtocolError('not an array')
    return value.map((item) => fromValue(field, type.element, item))
  }
  if (type.kind === 'struct') {
    if (!(value instanceof Map)) throw new ProtocolError('not an object')
    return fillStruct(type.struct, value, defaultsOf(type.struct))
  }
  if (type.name === 'bytes' || type.name === 'records') return Buffer.from(value as string, 'base64')
  if (type.name === 'int64' && field.bigint) return value
  return typeof value === 'bigint' ? Number(value) : value
}

/** Every field at its default, as `createX` makes them. */
function defaultsOf(struct: Struct): object {
  const made: Record<string, unknown> = {}
  for (const field of struct.fields) {
    const stated = field.default
    if (stated?.kind === 'null') made[field.jsonName] = null
    else if (field.type.kind === 'struct') made[field.jsonName] = defaultsOf(field.type.struct)
    else made[field.jsonName] = fromValue(field, field.type, defaultValue(field, 0))
  }
  made['unknownTags'] = null
  return made
}
