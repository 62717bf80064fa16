/** The golden messages of testdata/, read so that no digit is lost. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type JsonObject, type JsonValue, parseJson } from './interpreter/json.ts'
import type { TagsAtPath } from './interpreter/unknown-tags.ts'

const TESTDATA = join(import.meta.dirname, '..', 'testdata')

export interface MessageVector {
  readonly type: string
  readonly version: number
  readonly json: JsonObject
  readonly unknownTags: readonly TagsAtPath[]
  readonly bytes: Buffer
  /** Every int64 survives as a number, or is declared bigint. */
  readonly safe: boolean
}

export function readLines(name: string): JsonObject[] {
  const bytes = readFileSync(join(TESTDATA, name))
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => asObject(parseJson(line)))
}

export function messageVectors(): MessageVector[] {
  return readLines('messages.jsonl.gz').map((line) => ({
    type: asString(line.get('type')),
    version: Number(line.get('version')),
    json: asObject(line.get('json')),
    unknownTags: asTags(line.get('unknownTags') ?? []),
    bytes: asBytes(line.get('hex')),
    safe: isSafe(line.get('json') ?? null),
  }))
}

function isSafe(value: JsonValue): boolean {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value))
  if (Array.isArray(value)) return value.every(isSafe)
  return !(value instanceof Map) || [...value.values()].every(isSafe)
}

function asTags(value: JsonValue): TagsAtPath[] {
  return asArray(value).map((at) => ({
    path: asString(asObject(at).get('path')),
    tags: asArray(asObject(at).get('tags')).map((field) => ({
      tag: Number(asObject(field).get('tag')),
      data: asBytes(asObject(field).get('hex')),
    })),
  }))
}

export function asObject(value: JsonValue | undefined): JsonObject {
  if (!(value instanceof Map)) throw new Error('not an object')
  return value
}

export function asArray(value: JsonValue | undefined): JsonValue[] {
  if (!Array.isArray(value)) throw new Error('not an array')
  return value
}

export function asString(value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new Error('not a string')
  return value
}

export function asBytes(value: JsonValue | undefined): Buffer {
  return Buffer.from(asString(value), 'hex')
}

/** Whole numbers below a bound, the same for the same seed. */
export class SeededNumbers {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  below(bound: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
}
