/** Damaged batches: nothing is thrown, what is wrong is said, and memory follows the input and not its lengths. */

import { describe, expect, it } from 'vitest'
import { CompressionCodec } from '../compression/index.ts'
import { mutate } from '../mutate.test-support.ts'
import { SeededNumbers } from '../vectors.test-support.ts'
import {
  batchCodec,
  batchError,
  batchMagic,
  batchSizeInBytes,
  computeCrc,
  HEADER_SIZE_UP_TO_MAGIC,
  nextBatch,
} from './batch.ts'
import { badBatches, goldenBatch, goldenBatches } from './batches.test-support.ts'
import { readHeaders, readRecords } from './read-records.ts'
import { RecordCursor } from './record-cursor.ts'
import { readSlowly, type SlowRecord } from './slow-reader.test-support.ts'

const INPUTS = 60_000
const MAX_DECOMPRESSED = 64 * 1024
const MAX_BUFFERS = 512 * 1024
const originals = [...goldenBatches(), ...badBatches()].map(({ bytes }) => bytes).filter((bytes) => bytes.length < 8192)

/** Damages a batch; most often the CRC is made right again, else nothing would look at the records. */
function damaged(seed: number): Buffer {
  const random = new SeededNumbers(seed)
  const original = random.pick(originals)
  const head = random.below(4) === 0 ? 0 : Math.min(61, original.length)
  const tail = mutate(original.subarray(head), random.pick(originals), random)
  const bytes = Buffer.concat([original.subarray(0, head), tail])
  if (bytes.length < 61 || bytes[16] !== 2) return bytes
  if (random.below(4) !== 0) bytes.writeInt32BE(bytes.length - 12, 8)
  if (batchSizeInBytes(bytes, 0) <= bytes.length && batchSizeInBytes(bytes, 0) >= 61) {
    bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
  }
  return bytes
}

describe('damaged batches', () => {
  it('are found, checked and read without a throw', { timeout: 600_000 }, () => {
    const cursor = new RecordCursor()
    let refused = 0
    let read = 0
    let most = 0
    for (let seed = 1; seed <= INPUTS; seed++) {
      const bytes = damaged(seed)
      for (let at = 0, n = 0; n < 8; n++) {
        // The check answers for bytes of any length, found or not.
        if (bytes.length - at < HEADER_SIZE_UP_TO_MAGIC && batchError(bytes, at) === null) {
          expect.unreachable(`no error in ${bytes.toString('hex')} at ${at}`)
        }
        const size = nextBatch(bytes, at)
        if (size <= 0) break
        if (batchError(bytes, at) === null) {
          const before = process.memoryUsage().arrayBuffers
          const result = readRecords(bytes, at, MAX_DECOMPRESSED)
          most = Math.max(most, process.memoryUsage().arrayBuffers - before)
          if (result.error === null) read++
          else refused++
          if (batchMagic(bytes, at) === 2) expectSame(cursor, bytes, at, result.error)
        }
        at += size
      }
    }
    expect(refused).toBeGreaterThan(INPUTS / 20)
    expect(read).toBeGreaterThan(INPUTS / 20)
    // Buffers made by one call: what may come out, twice while it grows, and what zlib works in.
    expect(most).toBeLessThan(MAX_BUFFERS)
  })

  it('say a count of records that they cannot have without memory for it', () => {
    const original = goldenBatch('v2-none-create-plain')
    const bytes = Buffer.from(original)
    bytes.writeInt32BE(2147483647, 57)
    bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
    const before = process.memoryUsage().heapUsed
    expect(readRecords(bytes, 0).error).not.toBeNull()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(16 * 1024 * 1024)
  })

  it('say a count of headers that they cannot have without counting it down', () => {
    // One record: length, attributes, two deltas, no key, no value, 2147483647 headers.
    const record = Buffer.from('160000000101feffffff0f'.padEnd(24, '0'), 'hex')
    const header = Buffer.from(goldenBatch('v2-empty').subarray(0, 61))
    const bytes = Buffer.concat([header, record])
    bytes.writeInt32BE(bytes.length - 12, 8)
    bytes.writeInt32BE(1, 57)
    bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
    expect(batchError(bytes, 0)).toBeNull()
    expect(readRecords(bytes, 0).error).toContain('number of record headers 2147483647')
  })
})

/** A cursor that has seen thousands of damaged batches says what a reader says that is slow and obvious. */
function expectSame(cursor: RecordCursor, bytes: Buffer, at: number, error: string | null): void {
  const expected = readSlowly(bytes.subarray(at, at + batchSizeInBytes(bytes, at)), MAX_DECOMPRESSED)
  const where = `${bytes.toString('hex')} at ${at}`
  const read: SlowRecord[] = []
  const inBatch = batchCodec(bytes, at) === CompressionCodec.NONE
  if (cursor.open(bytes, at, MAX_DECOMPRESSED)) {
    while (cursor.next()) {
      read.push({
        start: cursor.recordStart - (inBatch ? at : 0),
        offset: cursor.offsetExact,
        timestamp: cursor.timestampExact,
        key: cursor.key,
        value: cursor.value,
        headers: readHeaders(cursor),
      })
      if (cursor.timestamp !== Number(cursor.timestampExact)) expect.unreachable(where)
    }
  }
  // Plain conditions first: hundreds of thousands of calls of expect would take longer than all the rest.
  if (cursor.error !== error || cursor.next()) expect.unreachable(where)
  if ((expected === null) !== (error !== null)) expect.unreachable(`${error} ${where}`)
  if (expected !== null) expect(read, where).toEqual(expected)
}
