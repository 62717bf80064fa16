/** What the generator derives from a message's structs: names, the versions each is seen in, least sizes. */

import {
  ARRAY_BYTES,
  FLOAT_BYTES,
  INTEGER_BYTES,
  OBJECT_BYTES,
  SLOT_BYTES,
} from '../../packages/protocol/src/bytes/limits.ts'
import {
  contains,
  type Field,
  type FieldType,
  intersect,
  isEmpty,
  isFlexible,
  isTagged,
  type Message,
  type Struct,
  type Versions,
} from '../../packages/protocol/src/table/schema.ts'

export interface StructModel {
  readonly message: Message
  readonly struct: Struct
  /** Name of its interface. */
  readonly typeName: string
  /** Versions of the message in which the struct can occur. */
  readonly versions: Versions
  /** Part of an array in some field. */
  readonly inArray: boolean
  /** Part of an array that may be null. */
  readonly inNullableArray: boolean
}

export function modelsOf(message: Message): Map<Struct, StructModel> {
  const models = new Map<Struct, StructModel>()
  visit(message, message.root, message.versions, models)
  return models
}

function visit(message: Message, struct: Struct, versions: Versions, models: Map<Struct, StructModel>): void {
  const before = models.get(struct)
  const range = before === undefined ? versions : union(before.versions, versions)
  if (before !== undefined && before.versions.first === range.first && before.versions.last === range.last) return
  models.set(struct, {
    inArray: false,
    inNullableArray: false,
    ...before,
    message,
    struct,
    typeName: typeName(message, struct),
    versions: range,
  })
  for (const field of struct.fields) {
    const inner = structOf(field.type)
    if (inner === null) continue
    const where = intersect(field.versions, range)
    if (isEmpty(where)) continue
    visit(message, inner, where, models)
    const model = models.get(inner)!
    const array = field.type.kind === 'array'
    models.set(inner, {
      ...model,
      inArray: model.inArray || array,
      inNullableArray: model.inNullableArray || (array && isNullable(field, range)),
    })
  }
}

/** A struct's interface is named after its message too, unless its own name says so already. */
function typeName(message: Message, struct: Struct): string {
  if (struct === message.root || struct.name.startsWith(message.name)) return struct.name
  return message.name + struct.name
}

export function structOf(type: FieldType): Struct | null {
  if (type.kind === 'struct') return type.struct
  return type.kind === 'array' && type.element.kind === 'struct' ? type.element.struct : null
}

/** Whether the field's value may be null in any version in which the struct occurs. */
export function isNullable(field: Field, versions: Versions): boolean {
  if (field.default?.kind === 'null') return true
  return !isEmpty(intersect(field.nullable, intersect(field.versions, versions)))
}

function union(a: Versions, b: Versions): Versions {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) }
}

const FIXED_SIZES = {
  bool: 1,
  int8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  float64: 8,
  uuid: 16,
} as const

export function fixedSize(type: FieldType): number | null {
  if (type.kind !== 'primitive') return null
  const sizes: Readonly<Record<string, number>> = FIXED_SIZES
  return sizes[type.name] ?? null
}

/** The least number of bytes that a value of the type takes at a version. */
export function minimumSize(message: Message, type: FieldType, version: number, flexible: boolean): number {
  const fixed = fixedSize(type)
  if (fixed !== null) return fixed
  if (type.kind === 'struct') {
    let size = contains(message.flexible, version) ? 1 : 0
    for (const field of type.struct.fields) {
      if (!contains(field.versions, version) || isTagged(field, version)) continue
      const nullableStruct = field.type.kind === 'struct' && contains(field.nullable, version)
      size += nullableStruct ? 1 : minimumSize(message, field.type, version, isFlexible(message, field, version))
    }
    return size
  }
  if (flexible) return 1
  return type.kind === 'primitive' && type.name === 'string' ? 2 : 4
}

/**
 * Memory of one element of an array, its slot included, in bytes: the object with everything that it holds in all cases.
 * What `Reader` counts as it reads (strings, bytes, uuids, elements of inner arrays) is not in it.
 */
export function elementMemory(message: Message, type: FieldType): number {
  if (type.kind !== 'primitive') return SLOT_BYTES + valueMemory(message, type)
  return Math.max(SLOT_BYTES, valueMemory(message, type))
}

/** As `elementMemory`, of the value alone. */
export function valueMemory(message: Message, type: FieldType): number {
  if (type.kind === 'array') return ARRAY_BYTES
  if (type.kind === 'primitive') {
    return type.name === 'int64' ? INTEGER_BYTES : type.name === 'float64' ? FLOAT_BYTES : 0
  }
  const fields = type.struct.fields.filter((field) => !isEmpty(intersect(field.versions, message.versions)))
  const tags = isEmpty(intersect(message.flexible, message.versions)) ? 0 : 1
  const inner = fields.reduce((sum, field) => sum + valueMemory(message, field.type), 0)
  return OBJECT_BYTES + SLOT_BYTES * (fields.length + tags) + inner
}
