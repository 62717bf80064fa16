// Made by tools/gen.ts from tables/records/transaction/00-transaction-log.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../../message-type.ts'

export interface TransactionLogKey {
  transactionalId: string
}

export function createTransactionLogKey(init?: Partial<TransactionLogKey>): TransactionLogKey {
  const message: TransactionLogKey = {
    transactionalId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTransactionLogKey(reader: Reader, _version: number): TransactionLogKey {
  return {
    transactionalId: reader.string(),
  }
}

function writeTransactionLogKey(writer: Writer, message: TransactionLogKey, _version: number): void {
  writer.string(message.transactionalId)
}

export const TransactionLogKeyType: MessageType<TransactionLogKey> = {
  name: 'TransactionLogKey',
  kind: 'key',
  key: 0,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createTransactionLogKey,
  read: readTransactionLogKey,
  write: writeTransactionLogKey,
}

export interface TransactionLogValue {
  producerId: number
  previousProducerId: number // 1+, tag 0
  nextProducerId: number // 1+, tag 1
  producerEpoch: number
  nextProducerEpoch: number // 1+, tag 3
  transactionTimeoutMs: number
  transactionStatus: number
  transactionPartitions: TransactionLogValuePartitionsSchema[] | null
  transactionLastUpdateTimestampMs: number
  transactionStartTimestampMs: number
  clientTransactionVersion: number // 1+, tag 2
  unknownTags: UnknownTag[] | null
}

export function createTransactionLogValue(init?: Partial<TransactionLogValue>): TransactionLogValue {
  const message: TransactionLogValue = {
    producerId: 0,
    previousProducerId: -1,
    nextProducerId: -1,
    producerEpoch: 0,
    nextProducerEpoch: -1,
    transactionTimeoutMs: 0,
    transactionStatus: 0,
    transactionPartitions: [],
    transactionLastUpdateTimestampMs: 0,
    transactionStartTimestampMs: 0,
    clientTransactionVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTransactionLogValue(reader: Reader, version: number): TransactionLogValue {
  const message: TransactionLogValue = {
    producerId: reader.int64(),
    previousProducerId: -1,
    nextProducerId: -1,
    producerEpoch: reader.int16(),
    nextProducerEpoch: -1,
    transactionTimeoutMs: reader.int32(),
    transactionStatus: reader.int8(),
    transactionPartitions: version <= 0 ? readTransactionLogValuePartitionsSchemaArrayOrNull(reader, reader.nullableCount(6, 104), version) : readTransactionLogValuePartitionsSchemaArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    transactionLastUpdateTimestampMs: reader.int64(),
    transactionStartTimestampMs: reader.int64(),
    clientTransactionVersion: 0,
    unknownTags: null,
  }
  if (version < 1) return message
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.previousProducerId = reader.int64()
        break
      case 1:
        message.nextProducerId = reader.int64()
        break
      case 3:
        message.nextProducerEpoch = reader.int16()
        break
      case 2:
        message.clientTransactionVersion = reader.int16()
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeTransactionLogValue(writer: Writer, message: TransactionLogValue, version: number): void {
  writer.int64(message.producerId)
  if (version <= 0) {
    if (message.previousProducerId !== -1) unsupportedField('TransactionLogValue.previousProducerId', version)
  }
  if (version <= 0) {
    if (message.nextProducerId !== -1) unsupportedField('TransactionLogValue.nextProducerId', version)
  }
  writer.int16(message.producerEpoch)
  if (version <= 0) {
    if (message.nextProducerEpoch !== -1) unsupportedField('TransactionLogValue.nextProducerEpoch', version)
  }
  writer.int32(message.transactionTimeoutMs)
  writer.int8(message.transactionStatus)
  if (version <= 0) writer.count(message.transactionPartitions === null ? -1 : message.transactionPartitions.length)
  else writer.compactCount(message.transactionPartitions === null ? -1 : message.transactionPartitions.length)
  {
    if (message.transactionPartitions !== null) for (const element of message.transactionPartitions) writeTransactionLogValuePartitionsSchema(writer, element, version)
  }
  writer.int64(message.transactionLastUpdateTimestampMs)
  writer.int64(message.transactionStartTimestampMs)
  if (version <= 0) {
    if (message.clientTransactionVersion !== 0) unsupportedField('TransactionLogValue.clientTransactionVersion', version)
  }
  if (version < 1) {
    refuseTags(message.unknownTags, 'TransactionLogValue', version)
    return
  }
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.previousProducerId !== -1) tags++
  if (message.nextProducerId !== -1) tags++
  if (message.clientTransactionVersion !== 0) tags++
  if (message.nextProducerEpoch !== -1) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.previousProducerId !== -1) {
    writer.uvarint(0)
    writer.uvarint(8)
    writer.int64(message.previousProducerId)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 1)
  if (message.nextProducerId !== -1) {
    writer.uvarint(1)
    writer.uvarint(8)
    writer.int64(message.nextProducerId)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 2)
  if (message.clientTransactionVersion !== 0) {
    writer.uvarint(2)
    writer.uvarint(2)
    writer.int16(message.clientTransactionVersion)
  }
  if (unknown !== null) next = writer.unknownTags(unknown, next, 3)
  if (message.nextProducerEpoch !== -1) {
    writer.uvarint(3)
    writer.uvarint(2)
    writer.int16(message.nextProducerEpoch)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface TransactionLogValuePartitionsSchema {
  topic: string
  partitionIds: number[]
  unknownTags: UnknownTag[] | null
}

export function createTransactionLogValuePartitionsSchema(init?: Partial<TransactionLogValuePartitionsSchema>): TransactionLogValuePartitionsSchema {
  const message: TransactionLogValuePartitionsSchema = {
    topic: '',
    partitionIds: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTransactionLogValuePartitionsSchema(reader: Reader, version: number): TransactionLogValuePartitionsSchema {
  return {
    topic: version <= 0 ? reader.string() : reader.compactString(),
    partitionIds: version <= 0 ? readInt32Array(reader, reader.count(4, 8)) : readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: version <= 0 ? null : readUnknownTags(reader),
  }
}

function readTransactionLogValuePartitionsSchemaArray(reader: Reader, count: number, version: number): TransactionLogValuePartitionsSchema[] {
  const array = sized<TransactionLogValuePartitionsSchema>(count)
  for (let i = 0; i < count; i++) array[i] = readTransactionLogValuePartitionsSchema(reader, version)
  return array
}

function readTransactionLogValuePartitionsSchemaArrayOrNull(reader: Reader, count: number, version: number): TransactionLogValuePartitionsSchema[] | null {
  return count < 0 ? null : readTransactionLogValuePartitionsSchemaArray(reader, count, version)
}

function writeTransactionLogValuePartitionsSchema(writer: Writer, message: TransactionLogValuePartitionsSchema, version: number): void {
  if (version <= 0) writer.string(message.topic)
  else writer.compactString(message.topic)
  if (version <= 0) writer.count(message.partitionIds.length)
  else writer.compactCount(message.partitionIds.length)
  writeInt32Array(writer, message.partitionIds)
  if (version >= 1) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'TransactionLogValuePartitionsSchema', version)
}

export const TransactionLogValueType: MessageType<TransactionLogValue> = {
  name: 'TransactionLogValue',
  kind: 'value',
  key: 0,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 1,
  latestUnstable: false,
  create: createTransactionLogValue,
  read: readTransactionLogValue,
  write: writeTransactionLogValue,
}
