import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  batchBaseOffset,
  batchBaseOffsetExact,
  batchError,
  batchLastOffset,
  batchLastSequence,
  batchLeaderEpoch,
  batchMaxTimestamp,
  batchMaxTimestampExact,
  batchNextOffset,
  batchProducerId,
  batchProducerIdExact,
  CORRUPT_BATCH,
  decrementSequence,
  hasProducerId,
  incrementSequence,
  isLogAppendTime,
  MAX_SEQUENCE,
  NO_BATCH,
  nextBatch,
  readInt64,
  readInt64Exact,
  setBaseOffset,
  setLeaderEpoch,
  setLogAppendTime,
  writeInt64,
} from './batch.ts'
import { BatchBuilder, type BatchOptions } from './batch-builder.ts'
import { goldenBatch } from './batches.test-support.ts'
import { readRecords } from './read-records.ts'

function batchOf(options: BatchOptions, count = 3): Buffer {
  const builder = new BatchBuilder(options)
  for (let n = 0; n < count; n++) builder.append(1000 + n, Buffer.from(`k${n}`), Buffer.from(`v${n}`))
  return builder.build()
}

describe('a batch patched in place', () => {
  it('pitfall 48: base offset and leader epoch are overwritten, and the CRC stays valid', () => {
    // The header lies somewhere in a frame.
    const frame = Buffer.concat([Buffer.alloc(13, 0xaa), batchOf({ leaderEpoch: 99 }), Buffer.alloc(7, 0xaa)])
    const original = Buffer.from(frame)
    setBaseOffset(frame, 13, 2 ** 53 - 10)
    setLeaderEpoch(frame, 13, 5)
    expect(batchError(frame, 13, frame.length - 7)).toBeNull()
    expect([batchBaseOffset(frame, 13), batchLeaderEpoch(frame, 13)]).toEqual([2 ** 53 - 10, 5])
    expect([batchLastOffset(frame, 13) - batchBaseOffset(frame, 13), batchNextOffset(frame, 13)]).toEqual([
      2,
      2 ** 53 - 7,
    ])
    const untouched = (bytes: Buffer): Buffer[] => [bytes.subarray(0, 13), bytes.subarray(21, 25), bytes.subarray(29)]
    expect(untouched(frame)).toEqual(untouched(original))
  })

  it('of log append time gives that time for every record, and a right CRC', () => {
    const batch = batchOf({ producerId: 4, producerEpoch: 1, baseSequence: 0 })
    setLogAppendTime(batch, 0, 1_760_000_000_123)
    expect(batchError(batch, 0)).toBeNull()
    expect([isLogAppendTime(batch, 0), batchMaxTimestamp(batch, 0)]).toEqual([true, 1_760_000_000_123])
    expect(readRecords(batch, 0).records?.map((record) => record.timestamp)).toEqual(Array(3).fill(1_760_000_000_123))
    const golden = goldenBatch('v2-none-append-plain')
    const again = Buffer.from(golden)
    setLogAppendTime(again, 0, batchMaxTimestamp(golden, 0))
    expect(again).toEqual(golden)
  })
})

describe('int64', () => {
  it('pitfall 241: above 2^53 is the nearest double, or exact where it is asked for', () => {
    const bytes = Buffer.alloc(8)
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        bytes.writeBigInt64BE(value)
        expect(readInt64(bytes, 0)).toBe(Number(value))
        expect(readInt64Exact(bytes, 0)).toBe(value)
      }),
    )
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        writeInt64(bytes, 0, value)
        expect(bytes.readBigInt64BE()).toBe(BigInt(value))
      }),
    )
  })

  it('pitfall 241: offsets, producer ids and timestamps keep their digits', () => {
    const value = 2n ** 62n + 1n
    const builder = new BatchBuilder({ baseOffset: value, producerId: value, baseSequence: 0, producerEpoch: 0 })
    builder.append(value, null, null)
    builder.append(value + 5n, null, null)
    const batch = builder.build()
    expect([batchBaseOffsetExact(batch, 0), batchProducerIdExact(batch, 0)]).toEqual([value, value])
    expect(batchMaxTimestampExact(batch, 0)).toBe(value + 5n)
    expect([batchProducerId(batch, 0), hasProducerId(batch, 0)]).toEqual([2 ** 62, true])
    expect(readRecords(batch, 0).records?.map((record) => [record.offsetExact, record.timestampExact])).toEqual([
      [value, value],
      [value + 1n, value + 5n],
    ])
  })
})

describe('sequences', () => {
  it('pitfall 63: 0 follows 2147483647, in a batch too', () => {
    expect(incrementSequence(MAX_SEQUENCE, 1)).toBe(0)
    expect(incrementSequence(MAX_SEQUENCE - 2, 5)).toBe(2)
    expect(incrementSequence(0, MAX_SEQUENCE)).toBe(MAX_SEQUENCE)
    expect(incrementSequence(1, MAX_SEQUENCE)).toBe(0)
    expect(incrementSequence(MAX_SEQUENCE, MAX_SEQUENCE)).toBe(MAX_SEQUENCE - 1)
    expect(decrementSequence(0, 1)).toBe(MAX_SEQUENCE)
    expect(decrementSequence(2, 5)).toBe(MAX_SEQUENCE - 2)
    const batch = batchOf({ producerId: 1, producerEpoch: 0, baseSequence: MAX_SEQUENCE }, 3)
    expect(batchLastSequence(batch, 0)).toBe(1)
    expect(readRecords(batch, 0).records?.map((record) => record.sequence)).toEqual([MAX_SEQUENCE, 0, 1])
  })

  it('go forward and back by the same count', () => {
    const sequence = fc.integer({ min: 0, max: MAX_SEQUENCE })
    fc.assert(
      fc.property(sequence, sequence, (from, by) => {
        const to = incrementSequence(from, by)
        expect(to).toBe((from + by) % 2 ** 31)
        expect(decrementSequence(to, by)).toBe(from)
      }),
    )
  })

  it('are none in a batch without producer', () => {
    expect(batchLastSequence(batchOf({}), 0)).toBe(-1)
  })
})

describe('nextBatch and batchError', () => {
  const batch = batchOf({})

  it('find no batch in any cut of one', () => {
    for (let size = 0; size < batch.length; size++) {
      expect(nextBatch(batch, 0, size)).toBe(NO_BATCH)
      expect(batchError(batch, 0, size)).not.toBeNull()
    }
    expect(nextBatch(batch, 0)).toBe(batch.length)
    expect(batchError(batch, 0)).toBeNull()
  })

  it('notice any flipped bit that the CRC covers', () => {
    for (let bit = 21 * 8; bit < batch.length * 8; bit++) {
      const flipped = Buffer.from(batch)
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(batchError(flipped, 0)).toContain('checksum')
    }
  })

  it.each([
    [0, CORRUPT_BATCH],
    [13, CORRUPT_BATCH],
    [-1, CORRUPT_BATCH],
    [-2147483648, CORRUPT_BATCH],
    [14, 26],
    [2147483647, NO_BATCH],
  ])('take a length of %d for %d', (length, expected) => {
    const bytes = Buffer.from(batch)
    bytes.writeInt32BE(length, 8)
    expect(nextBatch(bytes, 0)).toBe(expected)
    expect(batchError(bytes, 0)).not.toBeNull()
  })
})
