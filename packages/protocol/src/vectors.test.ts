/** Kafka's own bytes: through the interpreter all of them, through the generated code those whose int64 are safe. */

import { parseUuid, uuidToBytes } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { ProtocolError } from './bytes/protocol-error.ts'
import { Reader } from './bytes/reader.ts'
import { Writer } from './bytes/writer.ts'
import {
  decodeMetadataRecord,
  decodeRemoteLogRecord,
  encodeMetadataRecord,
  encodeRemoteLogRecord,
} from './framed-records.ts'
import { RequestHeaderType } from './generated/headers/request-header.ts'
import { ResponseHeaderType } from './generated/headers/response-header.ts'
import {
  peekRequest,
  readRequestHeader,
  readResponseHeader,
  responseHeaderVersion,
  writeRequestFrame,
  writeResponseFrame,
} from './headers.ts'
import { interpret } from './interpreter/decode.ts'
import { encodeJson } from './interpreter/encode.ts'
import { type JsonValue, printJson } from './interpreter/json.ts'
import { messageSchema, messageSchemas } from './interpreter/schemas.ts'
import { toJson } from './json-form.test-support.ts'
import {
  decodeGroupRecord,
  decodeShareRecord,
  decodeTransactionRecord,
  encodeGroupRecord,
  encodeShareRecord,
  encodeTransactionRecord,
  type KeyValue,
} from './keyed-records.ts'
import { decodeMessage, encodeMessage } from './message-type.ts'
import { apiInfo, messageTypeByName } from './registry.ts'
import { asBytes, asObject, asString, messageVectors, readLines } from './vectors.test-support.ts'

const vectors = messageVectors()

function schemaOf(name: string) {
  const schema = messageSchema(name)
  if (schema === null) throw new Error(`no schema ${name}`)
  return schema
}

function typeOf(name: string) {
  const type = messageTypeByName(name)
  if (type === null) throw new Error(`no type ${name}`)
  return type
}

describe('messages', () => {
  it('are 279 types in 755 versions, and no version of ours is without a vector', () => {
    const seen = new Set(vectors.map((vector) => `${vector.type} ${vector.version}`))
    const ours: string[] = []
    for (const schema of messageSchemas().values()) {
      for (let v = schema.versions.first; v <= schema.versions.last; v++) ours.push(`${schema.name} ${v}`)
    }
    expect(messageSchemas().size).toBe(279)
    expect(seen.size).toBe(755)
    expect(ours.filter((one) => !seen.has(one))).toEqual([])
  })

  it('decode to Kafka’s JSON in the interpreter', () => {
    for (const { type, version, bytes, json, unknownTags } of vectors) {
      const decoded = interpret(schemaOf(type), bytes, version)
      expect(decoded.rest).toBe(0)
      expect(printJson(decoded.json)).toBe(printJson(json))
      expect(decoded.unknownTags.map(plain)).toEqual(unknownTags.map(plain))
    }
  })

  it('are made from Kafka’s JSON by the interpreter, byte for byte', () => {
    for (const { type, version, bytes, json, unknownTags } of vectors) {
      expect(encodeJson(schemaOf(type), json, version, unknownTags).toString('hex')).toBe(bytes.toString('hex'))
    }
  })

  it('pass the generated code unchanged where int64 are safe, and mean the same', () => {
    let safe = 0
    for (const { type, version, bytes, json, safe: isSafe } of vectors) {
      const decoded = decodeMessage(typeOf(type), bytes, version)
      if (!isSafe) continue
      safe++
      expect(encodeMessage(typeOf(type), decoded, version).toString('hex')).toBe(bytes.toString('hex'))
      expect(printJson(toJson(schemaOf(type), decoded, version))).toBe(printJson(json))
    }
    expect(safe).toBeGreaterThan(6000)
  })

  it('are refused when cut short anywhere', () => {
    for (const { type, version, bytes } of vectors.filter((_, index) => index % 7 === 0)) {
      for (let length = 0; length < bytes.length; length++) {
        expect(() => decodeMessage(typeOf(type), bytes.subarray(0, length), version)).toThrow(ProtocolError)
      }
    }
  })
})

function plain(at: { path: string; tags: readonly { tag: number; data: Buffer }[] }): unknown {
  return { path: at.path, tags: at.tags.map(({ tag, data }) => ({ tag, hex: data.toString('hex') })) }
}

describe('headers', () => {
  it('pitfall 3: have the version that Kafka gives them, for every API and version', () => {
    const lines = readLines('headers.jsonl.gz')
    let frames = 0
    for (const line of lines) {
      const frame = asBytes(line.get('frameHex'))
      const apiKey = Number(line.get('apiKey'))
      const apiVersion = Number(line.get('version'))
      const header = asBytes(line.get('headerHex'))
      const reader = new Reader(frame, 4)
      const writer = new Writer()
      const isRequest = line.get('kind') === 'request'
      if (isRequest) {
        expect(peekRequest(reader)).toEqual({ apiKey, apiVersion, correlationId: Number(line.get('correlationId')) })
        const read = readRequestHeader(reader)
        expect(read).toMatchObject({
          requestApiKey: apiKey,
          requestApiVersion: apiVersion,
          correlationId: Number(line.get('correlationId')),
          clientId: line.get('clientId') ?? null,
        })
        RequestHeaderType.write(writer, read, Number(line.get('headerVersion')))
      } else {
        const read = readResponseHeader(reader, apiKey, apiVersion)
        expect(read.correlationId).toBe(Number(line.get('correlationId')))
        ResponseHeaderType.write(writer, read, Number(line.get('headerVersion')))
      }
      expect(reader.position).toBe(4 + header.length)
      expect(writer.toBuffer().toString('hex')).toBe(header.toString('hex'))
      const api = apiInfo(apiKey)
      const type = isRequest ? api?.request : api?.response
      if (!type) throw new Error(`no API ${apiKey}`)
      const body = type.read(reader, apiVersion)
      expect(reader.remaining).toBe(0)
      const again = encodeMessage(type, body, apiVersion)
      expect(again.toString('hex')).toBe(frame.subarray(4 + header.length).toString('hex'))
      if (line.has('unknownTags')) continue
      const correlationId = Number(line.get('correlationId'))
      const clientId = isRequest ? asNullableString(line.get('clientId')) : null
      const framed = new Writer()
      if (isRequest) writeRequestFrame(framed, type, body, { apiVersion, correlationId, clientId })
      else writeResponseFrame(framed, type, body, apiVersion, correlationId)
      expect(framed.toBuffer().toString('hex')).toBe(frame.toString('hex'))
      frames++
    }
    expect(lines.length).toBeGreaterThan(500)
    expect(frames).toBeGreaterThan(300)
  })

  it('pitfall 2: of ApiVersions answers are always of version 0', () => {
    for (let version = 0; version <= 5; version++) expect(responseHeaderVersion(18, version)).toBe(0)
    expect(responseHeaderVersion(3, 9)).toBe(1)
  })
})

describe('stored records', () => {
  const lines = readLines('stored-records.jsonl.gz')
  const ofKind = (kind: string) => lines.filter((line) => line.get('kind') === kind)

  it('of the metadata topic', () => {
    for (const line of ofKind('metadata-record')) {
      const bytes = asBytes(line.get('hex'))
      const record = decodeMetadataRecord(bytes)
      expect(record.type).toBe(line.get('type'))
      expect(record.version).toBe(Number(line.get('version')))
      if (isSafe(line.get('json') ?? null))
        expect(encodeMetadataRecord(record).toString('hex')).toBe(bytes.toString('hex'))
    }
    expect(ofKind('metadata-record').length).toBe(38)
  })

  it('of remote log metadata', () => {
    for (const line of ofKind('remote-log-metadata')) {
      const bytes = asBytes(line.get('hex'))
      const record = decodeRemoteLogRecord(bytes)
      expect(record.type).toBe(line.get('type'))
      expect(encodeRemoteLogRecord(record).toString('hex')).toBe(bytes.toString('hex'))
    }
    expect(ofKind('remote-log-metadata').length).toBe(6)
  })

  it('of the coordinators, with tombstones', () => {
    for (const line of ofKind('coordinator-record')) {
      const key = asBytes(line.get('keyHex'))
      const value = line.get('valueHex') === null ? null : asBytes(line.get('valueHex'))
      const [name, again] = throughCodec(asString(line.get('topic')), key, value)
      expect(name).toBe(line.get('name'))
      if (!isSafe(line.get('valueJson') ?? null)) continue
      expect(again?.key.toString('hex')).toBe(key.toString('hex'))
      expect(again?.value?.toString('hex') ?? null).toBe(value?.toString('hex') ?? null)
    }
    expect(ofKind('coordinator-record').length).toBe(59)
  })

  it('of a key that is not ours are told apart from damage', () => {
    expect(decodeGroupRecord(Buffer.from('7fff', 'hex'), null)).toBeNull()
    expect(() => decodeGroupRecord(Buffer.from('7f', 'hex'), null)).toThrow(ProtocolError)
    expect(() => decodeGroupRecord(Buffer.from('00020001', 'hex'), null)).toThrow(ProtocolError)
    expect(() => decodeMetadataRecord(Buffer.from('010300', 'hex'))).toThrow(ProtocolError)
    expect(() => decodeMetadataRecord(Buffer.from('01140000', 'hex'))).not.toThrow()
    expect(() => decodeMetadataRecord(Buffer.from('0114000000', 'hex'))).toThrow(/behind/)
    expect(() => decodeMetadataRecord(Buffer.from('02140000', 'hex'))).toThrow(/frame/)
  })
})

function throughCodec(topic: string, key: Buffer, value: Buffer | null): [string | null, KeyValue | null] {
  if (topic === '__consumer_offsets') {
    const record = decodeGroupRecord(key, value)
    return [record?.type ?? null, record && encodeGroupRecord(record)]
  }
  if (topic === '__transaction_state') {
    const record = decodeTransactionRecord(key, value)
    return [record?.type ?? null, record && encodeTransactionRecord(record)]
  }
  const record = decodeShareRecord(key, value)
  return [record?.type ?? null, record && encodeShareRecord(record)]
}

function isSafe(value: JsonValue): boolean {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value))
  if (Array.isArray(value)) return value.every(isSafe)
  return !(value instanceof Map) || [...value.values()].every(isSafe)
}

function asNullableString(value: JsonValue | undefined): string | null {
  return value === null || value === undefined ? null : asString(value)
}

describe('uuid', () => {
  it('reads what Kafka reads, and refuses what it refuses', () => {
    for (const line of readLines('uuid.jsonl')) {
      const text = asString(line.get('text'))
      const uuid = parseUuid(text)
      expect(uuid === null ? null : uuidToBytes(uuid).toString('hex')).toBe(line.get('hex'))
      if (line.get('name') === 'parse' || uuid === null) continue
      const writer = new Writer()
      writer.uuid(uuid)
      expect(new Reader(writer.toBuffer()).uuid()).toBe(text)
    }
    expect(asObject(readLines('uuid.jsonl')[0]).get('name')).toBe('zero')
  })
})
