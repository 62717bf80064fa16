// Requests from plain objects, answers to plain objects, by the tables of @ottla/protocol: a field that the version lacks is
// left out, a field that is not given has its default.
import {
  apiInfo,
  encodeJson,
  interpret,
  type JsonObject,
  type JsonValue,
  messageSchema,
  requestHeaderVersion,
  responseHeaderVersion,
} from '@ottla/protocol'

/** A value of a request or of an answer; int64 are numbers where they are safe, else text. */
export type Plain = null | boolean | number | string | Plain[] | { [name: string]: Plain }

type Schema = NonNullable<ReturnType<typeof messageSchema>>
type Struct = Schema['root']
type Field = Struct['fields'][number]

const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

function within(range: { readonly first: number; readonly last: number }, version: number): boolean {
  return version >= range.first && version <= range.last
}

function schemaOf(api: number, kind: 'request' | 'response'): Schema {
  const name = apiInfo(api)?.[kind]?.name
  const schema = name === undefined ? null : messageSchema(name)
  if (schema === null) throw new Error(`no ${kind} of API ${api}`)
  return schema
}

function defaultOf(field: Field, version: number): JsonValue {
  if (field.default !== null) return field.default.kind === 'null' ? null : field.default.value
  if (field.type.kind === 'array') return []
  if (field.type.kind === 'struct') return fill(field.type.struct, {}, version)
  switch (field.type.name) {
    case 'bool':
      return false
    case 'string':
    case 'bytes':
    case 'records':
      return ''
    case 'uuid':
      return ZERO_UUID
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

function fill(struct: Struct, given: { [name: string]: Plain }, version: number): JsonObject {
  const filled: JsonObject = new Map()
  for (const field of struct.fields) {
    if (!within(field.versions, version)) continue
    const value = given[field.jsonName]
    const tagged = field.tag !== null && within(field.tag.versions, version)
    if (value === undefined && tagged) continue
    filled.set(field.jsonName, value === undefined ? defaultOf(field, version) : convert(field.type, value, version))
  }
  for (const name of Object.keys(given)) {
    if (!struct.fields.some((field) => field.jsonName === name)) throw new Error(`${struct.name} has no field ${name}`)
  }
  return filled
}

function convert(type: Field['type'], value: Plain, version: number): JsonValue {
  if (value === null) return null
  if (type.kind === 'array') {
    const element = type.element
    return (value as Plain[]).map((item) => convert(element, item, version))
  }
  if (type.kind === 'struct') return fill(type.struct, value as { [name: string]: Plain }, version)
  if (typeof value === 'number') return type.name === 'float64' ? value : BigInt(value)
  if (typeof value === 'string' && type.name === 'int64') return BigInt(value)
  return value as JsonValue
}

/** Header and body of a request, without the length in front. */
export function requestBytes(
  api: number,
  version: number,
  correlation: number,
  body: { [name: string]: Plain },
  clientId: string | null,
): Buffer {
  const schema = schemaOf(api, 'request')
  const name = Buffer.from(clientId ?? '')
  const flexible = requestHeaderVersion(api, version) === 2
  const header = Buffer.alloc(10 + name.length + (flexible ? 1 : 0))
  header.writeInt16BE(api, 0)
  header.writeInt16BE(version, 2)
  header.writeInt32BE(correlation, 4)
  header.writeInt16BE(clientId === null ? -1 : name.length, 8)
  name.copy(header, 10)
  return Buffer.concat([header, encodeJson(schema, fill(schema.root, body, version), version)])
}

/** The answer's body; `unread` is there where bytes were left over. */
export function answerOf(api: number, version: number, frame: Buffer): { [name: string]: Plain } {
  const body = frame.subarray(4 + (responseHeaderVersion(api, version) === 1 ? 1 : 0))
  const { json, rest, unknownTags } = interpret(schemaOf(api, 'response'), body, version)
  const plain = toPlain(json) as { [name: string]: Plain }
  if (rest > 0) plain['unread'] = rest
  if (unknownTags.length > 0) plain['unknownTags'] = unknownTags.length
  return plain
}

function toPlain(value: JsonValue): Plain {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, inner]) => [name, toPlain(inner)]))
  }
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  return value
}

/** A field that holds text. */
export function textOf(value: Plain | undefined): string {
  return typeof value === 'string' ? value : ''
}
