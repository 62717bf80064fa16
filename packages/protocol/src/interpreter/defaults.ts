/** Defaults and equality of values in JSON form: what decides whether a tagged field is written. */

import { contains, type Field, isTagged, type Struct } from '../table/schema.ts'
import type { JsonObject, JsonValue } from './json.ts'

export function defaultValue(field: Field, version: number): JsonValue {
  const stated = field.default
  if (stated !== null)
    return stated.kind === 'null' ? null : stated.kind === 'bool' ? stated.value : statedNumber(field)
  const type = field.type
  if (type.kind === 'array') return []
  if (type.kind === 'struct') return defaultStruct(type.struct, version)
  switch (type.name) {
    case 'bool':
      return false
    case 'string':
    case 'bytes':
    case 'records':
      return ''
    case 'uuid':
      return 'AAAAAAAAAAAAAAAAAAAAAA'
    case 'float64':
      return 0
    case 'int8':
    case 'int16':
    case 'uint16':
    case 'int32':
    case 'uint32':
    case 'int64':
      return 0n
  }
}

function statedNumber(field: Field): JsonValue {
  const stated = field.default
  if (stated?.kind !== 'number') return null
  const float = field.type.kind === 'primitive' && field.type.name === 'float64'
  return float ? Number(stated.value) : stated.value
}

/** The struct with every field at its default: tagged fields are then absent. */
export function defaultStruct(struct: Struct, version: number): JsonObject {
  const object: JsonObject = new Map()
  for (const field of struct.fields) {
    if (!contains(field.versions, version) || isTagged(field, version)) continue
    object.set(field.jsonName, defaultValue(field, version))
  }
  return object
}

export function equalJson(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index] ?? null))
  }
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false
    for (const [key, value] of a) {
      const other = b.get(key)
      if (other === undefined || !equalJson(value, other)) return false
    }
    return true
  }
  return a === b
}
