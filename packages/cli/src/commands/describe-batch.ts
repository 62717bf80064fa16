/** One record batch in the form of the golden vectors, and its bytes again from our own writer. */

import { createHash } from 'node:crypto'
import {
  BatchBuilder,
  batchAttributes,
  batchBaseOffsetExact,
  batchBaseSequence,
  batchBaseTimestampExact,
  batchCodec,
  batchCrc,
  batchLastOffsetDelta,
  batchLastSequence,
  batchLeaderEpoch,
  batchLength,
  batchMagic,
  batchMaxTimestampExact,
  batchProducerEpoch,
  batchProducerIdExact,
  batchRecordCount,
  CODEC_NAMES,
  CompressionCodec,
  hasDeleteHorizon,
  isControlBatch,
  isLogAppendTime,
  isMessageLogAppendTime,
  isTransactional,
  type JsonObject,
  type JsonValue,
  type LegacyRecord,
  messageCodec,
  messageCrc,
  messageTimestampExact,
  printJson,
  RecordCursor,
  type RecordHeader,
  readHeaders,
  readLegacyRecords,
} from '@ottla/protocol'
import { controlRecordForm } from './control-record-json.ts'

/** Keys and values above this many bytes stand as their size and SHA-256. */
const MAX_PRINTED_BYTES = 2048
/** Bytes that one message of magic 0 or 1 may give: its records are made as objects, all at once. */
const MAX_DECOMPRESSED_LEGACY = 32 * 1024 * 1024
/** Characters of one batch's records. */
const MAX_PRINTED_RECORDS = 200 * 1024 * 1024

export type DescribedBatch =
  | { readonly error: string }
  | {
      readonly error: null
      /** The batch as JSON text. */
      readonly json: string
      /** The batch as we write it; compressed ones and those of magic 0 and 1 as they were. */
      readonly bytes: Buffer
      /** What its records took beyond the batch's own bytes. */
      readonly decompressedBytes: number
    }

/** The batch at `position`, which `nextBatch` and `batchError` have passed. Decompresses to `maxDecompressed` bytes at most. */
export function describeBatch(buffer: Buffer, position: number, size: number, maxDecompressed: number): DescribedBatch {
  return batchMagic(buffer, position) < 2
    ? describeMessage(buffer, position, size, maxDecompressed)
    : describeRecordBatch(buffer, position, size, maxDecompressed)
}

function describeMessage(buffer: Buffer, at: number, size: number, maxDecompressed: number): DescribedBatch {
  const result = readLegacyRecords(buffer, at, Math.min(maxDecompressed, MAX_DECOMPRESSED_LEGACY))
  if (result.error !== null) return result
  const magic = batchMagic(buffer, at)
  const codec = messageCodec(buffer, at)
  const { records } = result
  const lastOffset = records.at(-1)?.offsetExact ?? -1n
  const json = object([
    ['magic', BigInt(magic)],
    // A message set's header has only the last offset; the first is that of its first record.
    ['baseOffset', records[0]?.offsetExact ?? -1n],
    ['lastOffset', lastOffset],
    ['nextOffset', lastOffset + 1n],
    ['sizeInBytes', BigInt(size)],
    ['compression', CODEC_NAMES[codec] ?? null],
    ['timestampType', magic === 0 ? 'NoTimestampType' : timestampType(isMessageLogAppendTime(buffer, at))],
    ['maxTimestamp', messageTimestampExact(buffer, at)],
    ['crc', BigInt(messageCrc(buffer, at))],
    ['valid', true],
  ])
  const list = new RecordList()
  for (const record of records) list.add(legacyRecordJson(record, magic))
  if (list.tooLong) return { error: 'too many records to print' }
  const decompressed = codec === CompressionCodec.NONE ? 0 : bytesOf(records)
  return {
    error: null,
    json: list.within(json),
    bytes: buffer.subarray(at, at + size),
    decompressedBytes: decompressed,
  }
}

function legacyRecordJson(record: LegacyRecord, magic: number): JsonObject {
  const json: JsonObject = new Map([['offset', record.offsetExact]])
  if (magic > 0) json.set('timestamp', record.timestampExact)
  json.set('key', bytesJson(record.key))
  json.set('value', bytesJson(record.value))
  return json
}

function describeRecordBatch(buffer: Buffer, at: number, size: number, maxDecompressed: number): DescribedBatch {
  const codec = batchCodec(buffer, at)
  const compression = CODEC_NAMES[codec]
  if (compression === undefined) return { error: `Unknown compression type id: ${codec}` }
  const cursor = new RecordCursor()
  const rebuilt = codec === CompressionCodec.NONE ? builderLike(buffer, at, size) : null
  const list = new RecordList()
  if (cursor.open(buffer, at, maxDecompressed)) {
    while (cursor.next() && !list.tooLong) {
      const headers = readHeaders(cursor)
      list.add(recordJson(cursor, headers, isControlBatch(buffer, at)))
      rebuilt?.appendAt(cursor.offsetDelta, cursor.ownTimestampExact, cursor.key, cursor.value, headers)
    }
  }
  if (cursor.error !== null) return { error: cursor.error }
  if (list.tooLong) return { error: 'too many records to print' }
  return {
    error: null,
    json: list.within(headerJson(buffer, at, size, compression)),
    bytes: rebuilt === null ? buffer.subarray(at, at + size) : rebuilt.build(),
    decompressedBytes: codec === CompressionCodec.NONE ? 0 : cursor.bytes.length,
  }
}

function headerJson(buffer: Buffer, at: number, size: number, compression: string): JsonObject {
  const baseOffset = batchBaseOffsetExact(buffer, at)
  const lastOffset = BigInt.asIntN(64, baseOffset + BigInt(batchLastOffsetDelta(buffer, at)))
  const json = object([
    ['magic', BigInt(batchMagic(buffer, at))],
    ['baseOffset', baseOffset],
    ['lastOffset', lastOffset],
    ['nextOffset', BigInt.asIntN(64, lastOffset + 1n)],
    ['sizeInBytes', BigInt(size)],
    ['compression', compression],
    ['timestampType', timestampType(isLogAppendTime(buffer, at))],
    ['maxTimestamp', batchMaxTimestampExact(buffer, at)],
    ['crc', BigInt(batchCrc(buffer, at))],
    ['valid', true],
    ['batchLength', BigInt(batchLength(buffer, at))],
    ['partitionLeaderEpoch', BigInt(batchLeaderEpoch(buffer, at))],
    ['attributes', BigInt(batchAttributes(buffer, at))],
    ['lastOffsetDelta', BigInt(batchLastOffsetDelta(buffer, at))],
    ['baseTimestamp', batchBaseTimestampExact(buffer, at)],
    ['producerId', batchProducerIdExact(buffer, at)],
    ['producerEpoch', BigInt(batchProducerEpoch(buffer, at))],
    ['baseSequence', BigInt(batchBaseSequence(buffer, at))],
    ['lastSequence', BigInt(batchLastSequence(buffer, at))],
    ['recordCount', BigInt(batchRecordCount(buffer, at))],
    ['isTransactional', isTransactional(buffer, at)],
    ['isControlBatch', isControlBatch(buffer, at)],
  ])
  if (hasDeleteHorizon(buffer, at)) json.set('deleteHorizonMs', batchBaseTimestampExact(buffer, at))
  return json
}

function recordJson(cursor: RecordCursor, headers: readonly RecordHeader[], control: boolean): JsonObject {
  const { key, value } = cursor
  const json = object([
    ['offset', cursor.offsetExact],
    ['timestamp', cursor.timestampExact],
  ])
  if (cursor.sequence !== -1) json.set('sequence', BigInt(cursor.sequence))
  json.set('key', bytesJson(key))
  json.set('value', bytesJson(value))
  if (headers.length > 0) json.set('headers', headers.map(headerOfRecordJson))
  const form = control ? controlRecordForm(key, value) : null
  if (form !== null) {
    const described = object([
      ['type', form.type],
      ['typeId', BigInt(form.typeId)],
    ])
    if (form.json !== null) described.set('json', form.json)
    json.set('control', described)
  }
  return json
}

function headerOfRecordJson(header: RecordHeader): JsonValue {
  return object([
    ['key', header.key],
    ['value', bytesJson(header.value)],
  ])
}

/** A builder that gives the batch's header again, with whatever records are appended. Uncompressed. */
function builderLike(buffer: Buffer, at: number, size: number): BatchBuilder {
  const maxTimestamp = batchMaxTimestampExact(buffer, at)
  const baseTimestamp = batchBaseTimestampExact(buffer, at)
  return new BatchBuilder({
    baseOffset: batchBaseOffsetExact(buffer, at),
    leaderEpoch: batchLeaderEpoch(buffer, at),
    producerId: batchProducerIdExact(buffer, at),
    producerEpoch: batchProducerEpoch(buffer, at),
    baseSequence: batchBaseSequence(buffer, at),
    transactional: isTransactional(buffer, at),
    control: isControlBatch(buffer, at),
    lastOffsetDelta: batchLastOffsetDelta(buffer, at),
    initialCapacity: size,
    ...(isLogAppendTime(buffer, at) ? { logAppendTimeMs: maxTimestamp } : { maxTimestampMs: maxTimestamp }),
    ...(hasDeleteHorizon(buffer, at) ? { deleteHorizonMs: baseTimestamp } : { baseTimestampMs: baseTimestamp }),
  })
}

function timestampType(logAppendTime: boolean): string {
  return logAppendTime ? 'LogAppendTime' : 'CreateTime'
}

function bytesJson(bytes: Buffer | null): JsonValue {
  if (bytes === null) return null
  if (bytes.length <= MAX_PRINTED_BYTES) return bytes.toString('hex')
  return object([
    ['size', BigInt(bytes.length)],
    ['sha256', createHash('sha256').update(bytes).digest('hex')],
  ])
}

function bytesOf(records: readonly LegacyRecord[]): number {
  return records.reduce((sum, record) => sum + (record.key?.length ?? 0) + (record.value?.length ?? 0), 0)
}

function object(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return new Map(entries)
}

/** Records as text at once: a batch of millions of them must not stand in memory as objects. */
class RecordList {
  private readonly parts: string[] = []
  private length = 0

  add(record: JsonObject): void {
    const text = printJson(record)
    this.length += text.length + 1
    if (!this.tooLong) this.parts.push(text)
  }

  get tooLong(): boolean {
    return this.length > MAX_PRINTED_RECORDS
  }

  /** The batch's text, the records as its last key. */
  within(batch: JsonObject): string {
    return `${printJson(batch).slice(0, -1)},"records":[${this.parts.join(',')}]}`
  }
}
