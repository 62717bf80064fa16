/** The model of a table: what the parser yields, and what the generator and the interpreter walk. */

/** An inclusive range of versions; `NO_VERSIONS` is the empty one, `MAX_VERSION` as last stands for "and up". */
export interface Versions {
  readonly first: number
  readonly last: number
}

export const MAX_VERSION = 32767
export const NO_VERSIONS: Versions = { first: 0, last: -1 }

export type Primitive =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'float64'
  | 'string'
  | 'uuid'
  | 'bytes'
  | 'records'

export const PRIMITIVES: ReadonlySet<string> = new Set<Primitive>([
  'bool',
  'int8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'float64',
  'string',
  'uuid',
  'bytes',
  'records',
])

export type FieldType =
  | { readonly kind: 'primitive'; readonly name: Primitive }
  | { readonly kind: 'struct'; readonly struct: Struct }
  | { readonly kind: 'array'; readonly element: FieldType & { readonly kind: 'primitive' | 'struct' } }

/** A default as the table states it; null when the table states none (zero, false, empty, struct of defaults). */
export type DefaultValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'bool'; readonly value: boolean }

export interface Field {
  /** As in the table, for example `ThrottleTimeMs`. */
  readonly name: string
  /** As in Kafka's JSON and in the generated types, for example `throttleTimeMs`. */
  readonly jsonName: string
  readonly type: FieldType
  readonly versions: Versions
  readonly nullable: Versions
  readonly default: DefaultValue | null
  readonly tag: { readonly number: number; readonly versions: Versions } | null
  /** Overrides the message's flexible versions. */
  readonly flexible: Versions | null
  readonly key: boolean
  readonly ignorable: boolean
  readonly zerocopy: boolean
  readonly entity: string | null
  /** int64 only: a bigint in the generated types, since the value may be unsafe as a number and is stored or echoed. */
  readonly bigint: boolean
  /** records only: may be written from a list of buffers. */
  readonly chunked: boolean
}

export interface Struct {
  readonly name: string
  readonly versions: Versions
  readonly fields: Field[]
}

export type MessageKind =
  | 'request'
  | 'response'
  | 'header'
  | 'key'
  | 'value'
  | 'data'
  | 'metadata-record'
  | 'remote-log-record'

export interface Message {
  readonly kind: MessageKind
  readonly name: string
  /** The API key of requests and responses, the record key of records, else -1. */
  readonly key: number
  readonly versions: Versions
  readonly flexible: Versions
  /** The last version is served only where unstable versions are switched on. */
  readonly latestUnstable: boolean
  readonly root: Struct
  /** All structs but the root, in order of first mention. */
  readonly structs: readonly Struct[]
}

/** One file: an API (request and response), a coordinator's record (key and value), or a single message. */
export interface Table {
  /** Path below `tables/` without the ending, for example `apis/001-fetch`. */
  readonly path: string
  readonly api: { readonly key: number; readonly name: string; readonly listeners: readonly string[] } | null
  readonly record: { readonly key: number; readonly name: string } | null
  readonly messages: readonly Message[]
}

export function contains(versions: Versions, version: number): boolean {
  return version >= versions.first && version <= versions.last
}

export function isEmpty(versions: Versions): boolean {
  return versions.last < versions.first
}

export function intersect(a: Versions, b: Versions): Versions {
  const first = Math.max(a.first, b.first)
  const last = Math.min(a.last, b.last)
  return last < first ? NO_VERSIONS : { first, last }
}

/** Whether strings, bytes and arrays of this field are in the compact form at a version of its message. */
export function isFlexible(message: Message, field: Field, version: number): boolean {
  return contains(field.flexible ?? message.flexible, version)
}

/** Whether the field is in the tagged section of its struct (else, where it exists, it is inline). */
export function isTagged(field: Field, version: number): boolean {
  return field.tag !== null && contains(field.tag.versions, version)
}
