/** Batches made by Kafka's own writer, magic 0 to 2: every field, record, header and sequence; and those that Kafka refuses. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CODEC_NAMES } from '../compression/index.ts'
import {
  type BatchRecord,
  batchAttributes,
  batchBaseOffset,
  batchBaseOffsetExact,
  batchBaseSequence,
  batchBaseTimestampExact,
  batchCodec,
  batchCrc,
  batchDeleteHorizonMs,
  batchError,
  batchLastOffset,
  batchLastOffsetDelta,
  batchLastSequence,
  batchLeaderEpoch,
  batchLength,
  batchMagic,
  batchMaxTimestampExact,
  batchNextOffset,
  batchProducerEpoch,
  batchProducerId,
  batchProducerIdExact,
  batchRecordCount,
  CORRUPT_BATCH,
  hasProducerId,
  isControlBatch,
  isLogAppendTime,
  isMessageLogAppendTime,
  isTransactional,
  messageCodec,
  messageCrc,
  NO_BATCH,
  nextBatch,
  readControlRecordType,
  readCoordinatorEpoch,
  readRecords,
} from './index.ts'

type Bytes = string | null | { readonly size: number; readonly sha256: string }

interface RecordVector {
  readonly offset: number
  readonly timestamp?: number | bigint
  readonly sequence?: number
  readonly key: Bytes
  readonly value: Bytes
  readonly headers?: readonly { readonly key: string; readonly value: Bytes }[]
  readonly control?: { readonly typeId: number; readonly json: { readonly coordinatorEpoch?: number } }
}

interface BatchVector {
  readonly magic: number
  readonly sizeInBytes: number
  readonly records: readonly RecordVector[]
  readonly [field: string]: unknown
}

interface Vector {
  readonly name: string
  readonly sizeInBytes: number
  readonly batches: readonly BatchVector[]
  readonly hex: string
}

interface BadVector {
  readonly name: string
  readonly batchesFound?: number
  readonly recordsRead?: number
  readonly failsAt: 'find batches' | 'check batch' | 'read records' | null
  readonly hex: string
}

const testdata = new URL('../../testdata/', import.meta.url)
const vectors = parseLines<Vector>(gunzipSync(readFileSync(new URL('batches.jsonl.gz', testdata))).toString())
const badVectors = parseLines<BadVector>(readFileSync(new URL('batches-bad.jsonl', testdata), 'utf8'))

describe('batches as Kafka writes them', () => {
  it('are all here', () => {
    expect(vectors.length).toBe(144)
    expect(badVectors.length).toBe(25)
  })

  for (const vector of vectors) {
    it(vector.name, () => {
      const buffer = Buffer.from(vector.hex, 'hex')
      expect(buffer.length).toBe(vector.sizeInBytes)
      let position = 0
      for (const expected of vector.batches) {
        const size = nextBatch(buffer, position)
        expect(size).toBe(expected.sizeInBytes)
        expect(batchError(buffer, position)).toBeNull()
        const fields =
          batchMagic(buffer, position) === 2 ? describeBatch(buffer, position) : describeMessage(buffer, position)
        const { records: expectedRecords, ...expectedFields } = expected
        const result = readRecords(buffer, position)
        expect(result.error).toBeNull()
        const records = result.records ?? []
        if (expected.magic < 2) Object.assign(fields, offsetsOf(records))
        expect(fields).toEqual({ deleteHorizonMs: -1, ...expectedFields, valid: true, sizeInBytes: size })
        expect(records.map((record) => describeRecord(record, buffer, position))).toEqual(
          expectedRecords.map((record) => ({
            timestamp: -1,
            sequence: -1,
            headers: [],
            ...record,
            control: record.control === undefined ? undefined : markerOf(record.control),
          })),
        )
        position += size
      }
      expect(nextBatch(buffer, position)).toBe(NO_BATCH)
    })
  }
})

describe('batches that Kafka refuses, where it refuses them', () => {
  for (const vector of badVectors) {
    it(`${vector.name}: ${vector.failsAt ?? 'nothing fails'}`, () => {
      expect(judge(Buffer.from(vector.hex, 'hex'))).toEqual({
        failsAt: vector.failsAt,
        ...(vector.batchesFound === undefined ? {} : { batchesFound: vector.batchesFound }),
        ...(vector.recordsRead === undefined ? {} : { recordsRead: vector.recordsRead }),
      })
    })
  }
})

/** Finds, checks and reads all batches; each step over the whole buffer before the next, as the vectors were made. */
function judge(buffer: Buffer): { failsAt: BadVector['failsAt']; batchesFound?: number; recordsRead?: number } {
  const positions: number[] = []
  let position = 0
  for (;;) {
    const size = nextBatch(buffer, position)
    if (size === CORRUPT_BATCH) return { failsAt: 'find batches' }
    if (size === NO_BATCH) break
    positions.push(position)
    position += size
  }
  const batchesFound = positions.length
  if (positions.some((at) => batchError(buffer, at) !== null)) return { failsAt: 'check batch', batchesFound }
  let recordsRead = 0
  for (const at of positions) {
    const result = readRecords(buffer, at)
    if (result.error !== null) return { failsAt: 'read records', batchesFound }
    recordsRead += result.records.length
  }
  return { failsAt: null, batchesFound, recordsRead }
}

function describeBatch(buffer: Buffer, at: number): Record<string, unknown> {
  expect(hasProducerId(buffer, at)).toBe(batchProducerId(buffer, at) >= 0)
  const lastOffset = batchBaseOffsetExact(buffer, at) + BigInt(batchLastOffsetDelta(buffer, at))
  expect([batchBaseOffset(buffer, at), batchLastOffset(buffer, at), batchNextOffset(buffer, at)]).toEqual(
    [batchBaseOffsetExact(buffer, at), lastOffset, lastOffset + 1n].map(Number),
  )
  return {
    magic: 2,
    valid: true,
    sizeInBytes: nextBatch(buffer, at),
    baseOffset: short(batchBaseOffsetExact(buffer, at)),
    lastOffset: short(lastOffset),
    nextOffset: short(lastOffset + 1n),
    compression: CODEC_NAMES[batchCodec(buffer, at)],
    timestampType: isLogAppendTime(buffer, at) ? 'LogAppendTime' : 'CreateTime',
    maxTimestamp: short(batchMaxTimestampExact(buffer, at)),
    crc: batchCrc(buffer, at),
    batchLength: batchLength(buffer, at),
    partitionLeaderEpoch: batchLeaderEpoch(buffer, at),
    attributes: batchAttributes(buffer, at),
    lastOffsetDelta: batchLastOffsetDelta(buffer, at),
    baseTimestamp: short(batchBaseTimestampExact(buffer, at)),
    producerId: short(batchProducerIdExact(buffer, at)),
    producerEpoch: batchProducerEpoch(buffer, at),
    baseSequence: batchBaseSequence(buffer, at),
    lastSequence: batchLastSequence(buffer, at),
    recordCount: batchRecordCount(buffer, at),
    isTransactional: isTransactional(buffer, at),
    isControlBatch: isControlBatch(buffer, at),
    deleteHorizonMs: batchDeleteHorizonMs(buffer, at),
  }
}

function describeMessage(buffer: Buffer, at: number): Record<string, unknown> {
  const magic = batchMagic(buffer, at)
  const appendTime = isMessageLogAppendTime(buffer, at)
  return {
    magic,
    valid: true,
    sizeInBytes: nextBatch(buffer, at),
    compression: CODEC_NAMES[messageCodec(buffer, at)],
    timestampType: magic === 0 ? 'NoTimestampType' : appendTime ? 'LogAppendTime' : 'CreateTime',
    maxTimestamp: magic === 0 ? -1 : short(buffer.readBigInt64BE(at + 18)),
    crc: messageCrc(buffer, at),
    deleteHorizonMs: -1,
  }
}

/** Of a message set: its header has only the last offset. */
function offsetsOf(records: readonly BatchRecord[]): Record<string, number> {
  const last = records.at(-1)?.offset ?? -1
  return { baseOffset: records[0]?.offset ?? -1, lastOffset: last, nextOffset: last + 1 }
}

function describeRecord(record: BatchRecord, buffer: Buffer, at: number): Record<string, unknown> {
  expect([record.timestamp, record.offset]).toEqual([Number(record.timestampExact), Number(record.offsetExact)])
  const control = batchMagic(buffer, at) === 2 && isControlBatch(buffer, at)
  return {
    offset: short(record.offsetExact),
    timestamp: short(record.timestampExact),
    sequence: record.sequence,
    key: describeBytes(record.key),
    value: describeBytes(record.value),
    headers: record.headers.map((header) => ({ key: header.key, value: describeBytes(header.value) })),
    control: control ? describeControl(record) : undefined,
  }
}

function describeControl(record: BatchRecord): unknown {
  const typeId = readControlRecordType(record.key)
  return typeId === 0 || typeId === 1 ? { typeId, coordinatorEpoch: readCoordinatorEpoch(record.value) } : { typeId }
}

function markerOf(control: NonNullable<RecordVector['control']>): unknown {
  const { typeId, json } = control
  return typeId < 2 ? { typeId, coordinatorEpoch: json.coordinatorEpoch } : { typeId }
}

function describeBytes(bytes: Buffer | null): Bytes {
  if (bytes === null) return null
  if (bytes.length <= 2048) return bytes.toString('hex')
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function short(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** JSON lines whose integers keep all digits: a bigint where a double would round. */
function parseLines<T>(text: string): readonly T[] {
  const exact = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? BigInt(context?.source ?? '') : value
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line, exact) as T)
}
