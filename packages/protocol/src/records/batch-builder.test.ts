import { describe, expect, it } from 'vitest'
import { CODEC_NAMES, CompressionCodec } from '../compression/index.ts'
import { SeededNumbers } from '../vectors.test-support.ts'
import {
  batchBaseOffsetExact,
  batchBaseSequence,
  batchBaseTimestampExact,
  batchCodec,
  batchError,
  batchLastOffsetDelta,
  batchLeaderEpoch,
  batchMagic,
  batchMaxTimestampExact,
  batchProducerEpoch,
  batchProducerIdExact,
  batchRecordCount,
  hasDeleteHorizon,
  isControlBatch,
  isLogAppendTime,
  isTransactional,
  nextBatch,
} from './batch.ts'
import { BatchBuilder, endTxnMarkerBatch } from './batch-builder.ts'
import { asWritten, type BatchBytes, goldenBatch, goldenBatches, randomBatch } from './batches.test-support.ts'
import { ControlRecordType } from './control-record.ts'
import { readHeaders, readRecords } from './read-records.ts'
import { RecordCursor } from './record-cursor.ts'

/** The uncompressed magic 2 batches of the vectors, one by one. */
function uncompressed(): BatchBytes[] {
  const found: BatchBytes[] = []
  for (const { name, bytes } of goldenBatches()) {
    for (let at = 0, n = 0; nextBatch(bytes, at) > 0; at += nextBatch(bytes, at), n++) {
      if (batchMagic(bytes, at) === 2 && batchCodec(bytes, at) === CompressionCodec.NONE) {
        found.push({ name: `${name} ${n}`, bytes: bytes.subarray(at, at + nextBatch(bytes, at)) })
      }
    }
  }
  return found
}

/** The batch again, from what its header and records say. */
function rebuilt(bytes: Buffer): Buffer {
  const builder = new BatchBuilder({
    baseOffset: batchBaseOffsetExact(bytes, 0),
    leaderEpoch: batchLeaderEpoch(bytes, 0),
    producerId: batchProducerIdExact(bytes, 0),
    producerEpoch: batchProducerEpoch(bytes, 0),
    baseSequence: batchBaseSequence(bytes, 0),
    transactional: isTransactional(bytes, 0),
    control: isControlBatch(bytes, 0),
    lastOffsetDelta: batchLastOffsetDelta(bytes, 0),
    baseTimestampMs: batchBaseTimestampExact(bytes, 0),
    maxTimestampMs: batchMaxTimestampExact(bytes, 0),
    ...(isLogAppendTime(bytes, 0) ? { logAppendTimeMs: batchMaxTimestampExact(bytes, 0) } : {}),
    ...(hasDeleteHorizon(bytes, 0) ? { deleteHorizonMs: batchBaseTimestampExact(bytes, 0) } : {}),
  })
  const cursor = new RecordCursor()
  cursor.open(bytes, 0)
  while (cursor.next()) {
    builder.appendAt(cursor.offsetDelta, cursor.ownTimestampExact, cursor.key, cursor.value, readHeaders(cursor))
  }
  expect(cursor.error).toBeNull()
  return builder.build()
}

describe('BatchBuilder', () => {
  const batches = uncompressed()

  it.each(batches)('writes Kafka’s bytes: $name', ({ bytes }) => {
    expect(rebuilt(bytes).toString('hex')).toBe(bytes.toString('hex'))
  })

  it('has seen batches of every kind', () => {
    expect(batches.length).toBeGreaterThanOrEqual(40)
    for (const kind of [isControlBatch, isTransactional, isLogAppendTime, hasDeleteHorizon]) {
      expect(batches.some(({ bytes }) => kind(bytes, 0))).toBe(true)
    }
    expect(batches.some(({ bytes }) => batchRecordCount(bytes, 0) === 0)).toBe(true)
  })

  it('finds base and largest timestamp, offsets and counts by itself', () => {
    const plain = goldenBatch('v2-none-create-odd-headers')
    const builder = new BatchBuilder({ baseOffset: 1000, leaderEpoch: 7 })
    for (const record of readRecords(plain, 0).records ?? []) {
      builder.append(record.timestamp, record.key, record.value, record.headers)
    }
    expect(builder.sizeInBytes).toBe(plain.length)
    expect([builder.recordCount, builder.lastDelta]).toEqual([5, 4])
    expect(builder.build().toString('hex')).toBe(plain.toString('hex'))
  })

  it('makes the markers of a transaction as Kafka does', () => {
    const bytes = goldenBatch('control-abort-17')
    const marker = endTxnMarkerBatch(
      ControlRecordType.ABORT,
      batchProducerIdExact(bytes, 0),
      batchProducerEpoch(bytes, 0),
      17,
      Number(batchMaxTimestampExact(bytes, 0)),
    )
    bytes.copy(marker, 0, 0, 8) // The log sets the offset and the leader epoch.
    bytes.copy(marker, 12, 12, 16)
    expect(marker.toString('hex')).toBe(bytes.toString('hex'))
  })

  it.each(Object.values(CompressionCodec).map((codec) => ({ codec, name: CODEC_NAMES[codec] })))(
    'writes what the reader gives back, with $name',
    ({ codec }) => {
      for (let seed = 1; seed <= 150; seed++) {
        const { options, records, bytes } = randomBatch(new SeededNumbers(seed), codec)
        const at = `seed ${seed}`
        expect(nextBatch(bytes, 0), at).toBe(bytes.length)
        expect(batchError(bytes, 0), at).toBeNull()
        expect(batchProducerIdExact(bytes, 0), at).toBe(BigInt(options.producerId ?? -1))
        const result = readRecords(bytes, 0)
        expect(result.error, at).toBeNull()
        const baseOffset = BigInt(options.baseOffset ?? 0)
        expect(
          result.records?.map((record) => asWritten(record, baseOffset)),
          at,
        ).toEqual(records)
        const times = records.map((record) => record.timestamp)
        const largest = times.reduce((a, b) => (a > b ? a : b))
        expect([batchBaseTimestampExact(bytes, 0), batchMaxTimestampExact(bytes, 0)], at).toEqual([times[0], largest])
      }
    },
  )

  it('never says too little of how much a record needs', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new SeededNumbers(seed)
      const [record] = randomBatch(random, CompressionCodec.NONE).records
      if (record === undefined) throw new Error('no record')
      const builder = new BatchBuilder()
      builder.append(0, null, null)
      const before = builder.sizeInBytes
      builder.appendAt(random.pick([1, 1000, 2147483647]), record.timestamp, record.key, record.value, record.headers)
      const bound = BatchBuilder.sizeUpperBound(record.key, record.value, record.headers)
      expect(builder.sizeInBytes - before, `seed ${seed}`).toBeLessThanOrEqual(bound)
      expect(bound - (builder.sizeInBytes - before), `seed ${seed}`).toBeLessThanOrEqual(40)
    }
  })

  it('pitfall 58: keys twice, null and empty keys, values and header values stay what they are', () => {
    const headers = [
      { key: 'a', value: null },
      { key: 'a', value: Buffer.alloc(0) },
      { key: '', value: Buffer.from([0]) },
      { key: 'a', value: null },
    ]
    const builder = new BatchBuilder()
    builder.append(0, null, Buffer.alloc(0), headers)
    builder.append(0, Buffer.alloc(0), null)
    const { records } = readRecords(builder.build(), 0)
    expect(records?.map(({ key, value, headers: read }) => ({ key, value, headers: read }))).toEqual([
      { key: null, value: Buffer.alloc(0), headers },
      { key: Buffer.alloc(0), value: null, headers: [] },
    ])
  })
})
