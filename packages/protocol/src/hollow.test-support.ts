/**
 * The messages that cost a reader most for their size: one array holds as many elements as fit, each as short as its
 * version allows. Strings and arrays in them are empty rather than null, since something empty may cost an object.
 */

import { encodeJson } from './interpreter/encode.ts'
import type { JsonObject, JsonValue } from './interpreter/json.ts'
import {
  contains,
  type Field,
  type FieldType,
  isTagged,
  type Message,
  type Primitive,
  type Struct,
} from './table/schema.ts'

export interface HollowMessage {
  /** The fields that lead to the array, joined by dots. */
  readonly path: string
  readonly bytes: Buffer
}

/** One message of about `size` bytes for each array of the message at a version, at any depth. */
export function hollowMessages(message: Message, version: number, size: number): HollowMessage[] {
  return arraysOf(message.root, version, []).map((path) => {
    const of = (count: number): Buffer => encodeJson(message, hollowStruct(message.root, version, path, count), version)
    const head = of(64).length
    const each = Math.max(1, (of(128).length - head) / 64)
    return {
      path: path.map((field) => field.jsonName).join('.'),
      bytes: of(64 + Math.max(0, Math.floor((size - head) / each))),
    }
  })
}

/** The fields that lead to each array; below an array, to those of its elements too. */
function arraysOf(struct: Struct, version: number, above: readonly Field[]): Field[][] {
  const paths: Field[][] = []
  for (const field of struct.fields) {
    if (!contains(field.versions, version)) continue
    const path = [...above, field]
    if (field.type.kind === 'array') paths.push(path)
    const inner = structIn(field.type)
    if (inner !== null) paths.push(...arraysOf(inner, version, path))
  }
  return paths
}

function structIn(type: FieldType): Struct | null {
  if (type.kind === 'struct') return type.struct
  return type.kind === 'array' ? structIn(type.element) : null
}

/** As short as can be, but for the array at the end of `path`, of `count` elements. */
function hollowStruct(struct: Struct, version: number, path: readonly Field[], count: number): JsonObject {
  const [next, ...rest] = path
  const json: JsonObject = new Map()
  for (const field of struct.fields) {
    if (!contains(field.versions, version)) continue
    if (field === next) json.set(field.jsonName, onPath(field, version, rest, count))
    else if (!isTagged(field, version)) json.set(field.jsonName, shortest(field, version))
  }
  return json
}

function onPath(field: Field, version: number, rest: readonly Field[], count: number): JsonValue {
  const { type } = field
  if (type.kind === 'struct') return hollowStruct(type.struct, version, rest, count)
  if (type.kind !== 'array') throw new Error(`${field.name} leads to no array`)
  const { element } = type
  const one = element.kind === 'struct' ? hollowStruct(element.struct, version, rest, count) : shortestOf(element.name)
  return Array.from({ length: rest.length === 0 ? count : 1 }, () => one)
}

function shortest(field: Field, version: number): JsonValue {
  const { type } = field
  if (type.kind === 'array') return []
  if (type.kind === 'primitive') return shortestOf(type.name)
  return contains(field.nullable, version) ? null : hollowStruct(type.struct, version, [], 0)
}

function shortestOf(primitive: Primitive): JsonValue {
  switch (primitive) {
    case 'bool':
      return false
    case 'string':
    case 'bytes':
    case 'records':
      return ''
    case 'uuid':
      return 'AAAAAAAAAAAAAAAAAAAAAA'
    case 'float64':
      return 0.1
    case 'int64':
      return -(2n ** 62n)
    case 'int8':
    case 'int16':
    case 'uint16':
    case 'int32':
    case 'uint32':
      return 0n
  }
}
