/** Keys and values of records as text: as UTF-8, or as what Kafka's own topics hold. */

import { type Position, readUnsignedVarint } from '@ottla/base'
import {
  groupRecordTypes,
  groupRecordTypesById,
  interpret,
  type JsonObject,
  type JsonValue,
  messageSchema,
  metadataRecordTypesByKey,
  ProtocolError,
  printJson,
  shareRecordTypes,
  shareRecordTypesById,
  transactionRecordTypes,
  transactionRecordTypesById,
} from '@ottla/protocol'
import { DebugLogError } from './debug-log-error.ts'
import type { DumpedRecord } from './dump-lines.ts'
import { remoteLogText } from './remote-log-text.ts'

/** Null for a key or payload that is not printed. */
export interface DecodedRecord {
  readonly key: string | null
  readonly payload: string | null
}
export type RecordDecoder = (record: DumpedRecord) => DecodedRecord
export type RecordDecoderName =
  | 'string'
  | 'offsets'
  | 'transaction-log'
  | 'share-group-state'
  | 'cluster-metadata'
  | 'remote-log-metadata'

interface KeyedType {
  readonly id: number
  readonly key: string
  readonly value: string
}

export function recordDecoder(name: RecordDecoderName): RecordDecoder {
  return DECODERS[name]
}

/** The decoder that belongs to a partition's directory, by its name. */
export function decoderOfDirectory(name: string): RecordDecoderName {
  // Also of one that waits for its deletion, or is a replica on its way: `topic-3.<32 hex>-delete`.
  const topic = /^(.+)-\d+(?:\.[0-9a-f]+-(?:delete|future|stray))?$/.exec(name)?.[1]
  return TOPIC_DECODERS.get(topic ?? '') ?? 'string'
}

const TOPIC_DECODERS: ReadonlyMap<string, RecordDecoderName> = new Map<string, RecordDecoderName>([
  ['__consumer_offsets', 'offsets'],
  ['__transaction_state', 'transaction-log'],
  ['__share_group_state', 'share-group-state'],
  ['__cluster_metadata', 'cluster-metadata'],
  ['__remote_log_metadata', 'remote-log-metadata'],
])

const DECODERS: Readonly<Record<RecordDecoderName, RecordDecoder>> = {
  string: decodeStrings,
  'cluster-metadata': decodeMetadata,
  'remote-log-metadata': decodeRemoteLog,
  offsets: keyedDecoder((id) => {
    const name = groupRecordTypesById.get(id)
    return name === undefined ? null : keyedType(groupRecordTypes[name])
  }),
  'transaction-log': keyedDecoder((id) => {
    const name = transactionRecordTypesById.get(id)
    return name === undefined ? null : keyedType(transactionRecordTypes[name])
  }),
  'share-group-state': keyedDecoder((id) => {
    const name = shareRecordTypesById.get(id)
    return name === undefined ? null : keyedType(shareRecordTypes[name])
  }),
}

function keyedType(type: { id: number; key: { name: string }; value: { name: string } }): KeyedType {
  return { id: type.id, key: type.key.name, value: type.value.name }
}

function decodeStrings(record: DumpedRecord): DecodedRecord {
  return { key: record.key?.toString('utf8') ?? null, payload: record.value?.toString('utf8') ?? null }
}

function decodeMetadata(record: DumpedRecord): DecodedRecord {
  return { key: null, payload: orError(record, 'Error at', () => metadataText(record.value)) }
}

function decodeRemoteLog(record: DumpedRecord): DecodedRecord {
  return { key: null, payload: orError(record, 'Error at offset', () => remoteLogText(record.value)) }
}

function metadataText(value: Buffer | null): string {
  if (value === null) throw new ProtocolError('no value')
  const at: Position = { position: 0 }
  const frame = readUnsignedVarint(value, at, value.length)
  if (frame !== 1) throw new ProtocolError(`record frame of version ${frame}`)
  const key = readUnsignedVarint(value, at, value.length)
  const version = readUnsignedVarint(value, at, value.length)
  const name = metadataRecordTypesByKey.get(key)
  if (name === undefined) throw new ProtocolError(`Unknown metadata id ${key}`)
  const data = jsonOf(name, value.subarray(at.position), version)
  return printJson(
    new Map<string, JsonValue>([
      ['type', name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase()],
      ['version', BigInt(version)],
      ['data', data],
    ]),
  )
}

function keyedDecoder(typeOf: (id: number) => KeyedType | null): RecordDecoder {
  return (record) => {
    const { key, value, offset } = record
    if (key === null) {
      throw new DebugLogError(
        `Failed to decode message at offset ${offset} using the specified decoder (message had a missing key)`,
      )
    }
    if (key.length < 2) return { key: `Error at offset ${offset}, skipping. The key has no type`, payload: null }
    const id = key.readInt16BE(0)
    const type = typeOf(id)
    if (type === null) return { key: `Unknown record type ${id} at offset ${offset}, skipping.`, payload: null }
    let payload: string | null = null
    const text = orError(record, 'Error at offset', () => {
      const keyText = keyedText('type', id, jsonOf(type.key, key.subarray(2), 0))
      payload = value === null ? '<DELETE>' : valueText(type, value)
      return keyText
    })
    return { key: text, payload }
  }
}

function valueText(type: KeyedType, value: Buffer): string {
  if (value.length < 2) throw new ProtocolError('the value has no version')
  const version = value.readInt16BE(0)
  const data = jsonOf(type.value, value.subarray(2), version)
  if (type.value === 'GroupMetadataValue') decodeConsumerProtocol(data)
  return keyedText('version', version, data)
}

function keyedText(name: string, id: number, data: JsonObject): string {
  return printJson(
    new Map<string, JsonValue>([
      [name, `${id}`],
      ['data', data],
    ]),
  )
}

/** In a group of consumers the members' bytes are Kafka's own protocol, and printed as such. */
function decodeConsumerProtocol(data: JsonObject): void {
  if (data.get('protocolType') !== 'consumer') return
  const members = data.get('members')
  if (!Array.isArray(members)) return
  for (const member of members) {
    if (!(member instanceof Map)) continue
    replaceBytes(member, 'subscription', 'ConsumerProtocolSubscription')
    replaceBytes(member, 'assignment', 'ConsumerProtocolAssignment')
  }
}

function replaceBytes(member: JsonObject, field: string, message: string): void {
  const base64 = member.get(field)
  if (typeof base64 !== 'string') return
  const bytes = Buffer.from(base64, 'base64')
  const schema = messageSchema(message)
  if (schema === null || bytes.length < 2) return
  try {
    // A later version begins with all that the latest known one has.
    const version = Math.min(Math.max(0, bytes.readInt16BE(0)), schema.versions.last)
    member.set(field, interpret(schema, bytes.subarray(2), version).json)
  } catch (error) {
    // Other members' plug-ins may put in what they like: the bytes are then printed as they are.
    if (!(error instanceof ProtocolError)) throw error
  }
}

function jsonOf(name: string, bytes: Buffer, version: number): JsonObject {
  const schema = messageSchema(name)
  if (schema === null) throw new ProtocolError(`${name} has no versions`)
  return interpret(schema, bytes, version).json
}

function orError(record: DumpedRecord, prefix: string, run: () => string): string {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return `${prefix} ${record.offset}, skipping. ${error.message}`
  }
}
