/**
 * Records of the coordinators' topics (__consumer_offsets, __transaction_state, __share_group_state): the key is an
 * int16 id and a body, the value an int16 version and a body; a null value deletes.
 */

import { ProtocolError } from './bytes/protocol-error.ts'
import { Reader } from './bytes/reader.ts'
import { Writer } from './bytes/writer.ts'
import { type GroupRecord, groupRecordTypes, groupRecordTypesById } from './generated/group-records.ts'
import { type ShareRecord, shareRecordTypes, shareRecordTypesById } from './generated/share-records.ts'
import {
  type TransactionRecord,
  transactionRecordTypes,
  transactionRecordTypesById,
} from './generated/transaction-records.ts'
import { type AnyMessageType, checkVersion } from './message-type.ts'

export interface KeyValue {
  readonly key: Buffer
  /** Null deletes. */
  readonly value: Buffer | null
}

interface PairType {
  readonly id: number
  readonly key: AnyMessageType
  readonly value: AnyMessageType
}

interface AnyKeyedRecord {
  readonly type: string
  readonly key: object
  readonly version: number
  readonly value: object | null
}

export function encodeGroupRecord(record: GroupRecord): KeyValue {
  return encode(groupRecordTypes[record.type], record)
}

/** Null where the key's id is unknown: such records are left alone. Throws ProtocolError on what is malformed. */
export function decodeGroupRecord(key: Buffer, value: Buffer | null): GroupRecord | null {
  const name = groupRecordTypesById.get(recordId(key))
  return name === undefined ? null : (decode(name, groupRecordTypes[name], key, value) as GroupRecord)
}

export function encodeTransactionRecord(record: TransactionRecord): KeyValue {
  return encode(transactionRecordTypes[record.type], record)
}

/** As `decodeGroupRecord`. */
export function decodeTransactionRecord(key: Buffer, value: Buffer | null): TransactionRecord | null {
  const name = transactionRecordTypesById.get(recordId(key))
  return name === undefined ? null : (decode(name, transactionRecordTypes[name], key, value) as TransactionRecord)
}

export function encodeShareRecord(record: ShareRecord): KeyValue {
  return encode(shareRecordTypes[record.type], record)
}

/** As `decodeGroupRecord`. */
export function decodeShareRecord(key: Buffer, value: Buffer | null): ShareRecord | null {
  const name = shareRecordTypesById.get(recordId(key))
  return name === undefined ? null : (decode(name, shareRecordTypes[name], key, value) as ShareRecord)
}

/** The int16 in front of a key. */
function recordId(key: Buffer): number {
  return new Reader(key).int16()
}

function encode(type: PairType, record: AnyKeyedRecord): KeyValue {
  const key = new Writer(128)
  key.int16(type.id)
  type.key.write(key, record.key, 0)
  if (record.value === null) return { key: key.toBuffer(), value: null }
  checkVersion(type.value, record.version)
  const value = new Writer(128)
  value.int16(record.version)
  type.value.write(value, record.value, record.version)
  return { key: key.toBuffer(), value: value.toBuffer() }
}

function decode(name: string, type: PairType, keyBytes: Buffer, valueBytes: Buffer | null): AnyKeyedRecord {
  const reader = new Reader(keyBytes, 2)
  const key = type.key.read(reader, 0)
  if (reader.remaining > 0) throw new ProtocolError(`${reader.remaining} bytes behind a ${type.key.name}`)
  if (valueBytes === null) return { type: name, key, version: 0, value: null }
  const valueReader = new Reader(valueBytes)
  const version = valueReader.int16()
  checkVersion(type.value, version)
  return { type: name, key, version, value: type.value.read(valueReader, version) }
}
