/** Random messages, made from the tables: generated code and interpreter must agree on every byte and every value. */

import { ZERO_UUID } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { interpret } from './interpreter/decode.ts'
import { encodeJson } from './interpreter/encode.ts'
import { type JsonObject, type JsonValue, printJson } from './interpreter/json.ts'
import { messageSchemas } from './interpreter/schemas.ts'
import { fromJson, toJson } from './json-form.test-support.ts'
import { decodeMessage, encodeMessage } from './message-type.ts'
import { messageTypeByName } from './registry.ts'
import { contains, type Field, type FieldType, isTagged, type Message, type Struct } from './table/schema.ts'
import { SeededNumbers } from './vectors.test-support.ts'

const ROUNDS = 12

describe('generated code and interpreter', () => {
  it('agree on random messages of every type and version', () => {
    let seed = 1
    for (const schema of messageSchemas().values()) {
      const type = messageTypeByName(schema.name)
      if (type === null) throw new Error(`no type ${schema.name}`)
      for (let version = schema.versions.first; version <= schema.versions.last; version++) {
        for (let round = 0; round < ROUNDS; round++, seed++) {
          const json = randomMessage(schema, version, new SeededNumbers(seed))
          const expected = encodeJson(schema, json, version)
          const message = fromJson(schema, json, type.create())
          const note = `${schema.name} v${version}, seed ${seed}`
          expect(encodeMessage(type, message, version).toString('hex'), note).toBe(expected.toString('hex'))
          const back = decodeMessage(type, expected, version)
          expect(printJson(toJson(schema, back, version)), note).toBe(
            printJson(interpret(schema, expected, version).json),
          )
        }
      }
    }
  })
})

function randomMessage(schema: Message, version: number, random: SeededNumbers): JsonObject {
  return randomStruct(schema.root, version, random, 0)
}

function randomStruct(struct: Struct, version: number, random: SeededNumbers, depth: number): JsonObject {
  const json: JsonObject = new Map()
  for (const field of struct.fields) {
    if (!contains(field.versions, version)) continue
    if (isTagged(field, version) && random.below(2) === 0) continue
    json.set(field.jsonName, randomField(field, version, random, depth))
  }
  return json
}

function randomField(field: Field, version: number, random: SeededNumbers, depth: number): JsonValue {
  if (contains(field.nullable, version) && random.below(4) === 0) return null
  return randomValue(field.type, version, random, depth)
}

function randomValue(type: FieldType, version: number, random: SeededNumbers, depth: number): JsonValue {
  if (type.kind === 'struct') return randomStruct(type.struct, version, random, depth + 1)
  if (type.kind === 'array') {
    const count = random.below(100) === 0 && depth < 2 ? 130 : random.below(4)
    return Array.from({ length: count }, () => randomValue(type.element, version, random, depth + 1))
  }
  switch (type.name) {
    case 'bool':
      return random.below(2) === 1
    case 'int8':
      return integer(8n, random)
    case 'int16':
      return integer(16n, random)
    case 'uint16':
      return integer(16n, random) + 32768n
    case 'int32':
      return integer(32n, random)
    case 'uint32':
      return integer(32n, random) + 2147483648n
    case 'int64':
      return random.pick([0n, -1n, 1n, 2n ** 53n - 1n, -(2n ** 53n) + 1n, integer(52n, random), integer(33n, random)])
    case 'float64':
      return random.pick([0, -1.5, 1e300, Number.MIN_VALUE, random.below(2 ** 31) / 7])
    case 'uuid':
      return random.pick([ZERO_UUID, bytes(16, random).toString('base64url')])
    case 'string':
      return random.pick(['', 'a', 'orders', 'ключ', '🚀', 'x'.repeat(random.below(300))])
    case 'bytes':
    case 'records':
      return bytes(random.pick([0, 1, 127, 128, 3000]), random).toString('base64')
  }
}

function integer(bits: bigint, random: SeededNumbers): bigint {
  const whole = BigInt(random.below(2 ** 26)) * 2n ** 26n + BigInt(random.below(2 ** 26))
  const limit = 2n ** bits
  return random.pick([0n, -1n, 1n, -(limit / 2n), limit / 2n - 1n, (whole % limit) - limit / 2n])
}

function bytes(length: number, random: SeededNumbers): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)))
}
