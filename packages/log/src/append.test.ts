/** What a log takes from a producer, and what it answers. */
import {
  BatchBuilder,
  batchBaseOffset,
  batchCodec,
  batchError,
  batchLeaderEpoch,
  batchMaxTimestamp,
  CompressionCodec,
  ErrorCode,
  isLogAppendTime,
  RecordCursor,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import type { PartitionLog } from './partition-log.ts'
import {
  batch,
  CLIENT,
  COORDINATOR,
  config,
  makeWorld,
  openLog,
  readBatches,
  readValues,
} from './testkit.test-support.ts'
import type { LogConfig } from './types.ts'

async function fresh(overrides: Partial<LogConfig> = {}): Promise<PartitionLog> {
  return await openLog(makeWorld(), { config: config(overrides) })
}

function refusal(log: PartitionLog, bytes: Buffer): number {
  const end = log.endOffset
  const result = log.append(bytes, CLIENT)
  expect(log.endOffset).toBe(end)
  expect(result.baseOffset).toBe(-1)
  return result.errorCode
}

function withCrc(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  change(bytes)
  const fixed = Buffer.from(bytes)
  const crc = crcOf(fixed)
  fixed.writeUInt32BE(crc, 17)
  return fixed
}

function crcOf(bytes: Buffer): number {
  let crc = ~0
  for (let i = 21; i < bytes.length; i++) {
    crc ^= bytes[i]!
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  }
  return ~crc >>> 0
}

describe('append', () => {
  it('gives offsets one behind the other and reads them from memory at once', async () => {
    const log = await fresh()
    expect(log.append(batch(['a', 'b']), CLIENT)).toMatchObject({ errorCode: 0, baseOffset: 0, lastOffset: 1 })
    expect(log.append(batch(['c']), CLIENT)).toMatchObject({ errorCode: 0, baseOffset: 2, lastOffset: 2 })
    expect(log.endOffset).toBe(3)
    expect(log.flushedOffset).toBe(0)
    const result = log.read(1, 1000)
    expect(result).not.toBeInstanceOf(Promise)
    expect(await readValues(log)).toEqual(['a', 'b', 'c'])
  })

  it('pitfall 43: a bad CRC is CORRUPT_MESSAGE and the log is unchanged', async () => {
    const log = await fresh()
    const bytes = batch(['a'])
    bytes[bytes.length - 2]! ^= 1
    expect(refusal(log, bytes)).toBe(ErrorCode.CORRUPT_MESSAGE)
  })

  it('pitfall 44: two batches, no batch, or one cut short are INVALID_RECORD; seven bytes behind one pass', async () => {
    const log = await fresh()
    expect(refusal(log, Buffer.concat([batch(['a']), batch(['b'])]))).toBe(ErrorCode.INVALID_RECORD)
    expect(refusal(log, Buffer.alloc(0))).toBe(ErrorCode.INVALID_RECORD)
    expect(refusal(log, batch(['a']).subarray(0, -1))).toBe(ErrorCode.INVALID_RECORD)
    const trailing = log.append(Buffer.concat([batch(['a']), batch(['b']).subarray(0, 7)]), CLIENT)
    expect(trailing.errorCode).toBe(0)
    expect(await readValues(log)).toEqual(['a'])
  })

  it('pitfall 45: magic 0 and 1 are INVALID_RECORD; 3, -1 and bad lengths are CORRUPT_MESSAGE', async () => {
    const log = await fresh()
    const withMagic = (magic: number): Buffer => {
      const bytes = batch(['a'])
      bytes.writeInt8(magic, 16)
      return bytes
    }
    expect(refusal(log, withMagic(0))).toBe(ErrorCode.INVALID_RECORD)
    expect(refusal(log, withMagic(1))).toBe(ErrorCode.INVALID_RECORD)
    expect(refusal(log, withMagic(3))).toBe(ErrorCode.CORRUPT_MESSAGE)
    expect(refusal(log, withMagic(-1))).toBe(ErrorCode.CORRUPT_MESSAGE)
    for (const length of [-1, 0, 13, 20, 48]) {
      const bytes = batch(['a'])
      bytes.writeInt32BE(length, 8)
      expect(refusal(log, bytes)).toBe(ErrorCode.CORRUPT_MESSAGE)
    }
  })

  it('pitfall 46: a base offset other than 0 is INVALID_RECORD', async () => {
    expect(refusal(await fresh(), batch(['a'], { baseOffset: 1 }))).toBe(ErrorCode.INVALID_RECORD)
  })

  it('pitfall 47: a compressed batch with odd deltas is refused, and taken where it is written anew', async () => {
    const odd = (): Buffer => {
      const builder = new BatchBuilder({ codec: CompressionCodec.GZIP, lastOffsetDelta: 1 })
      builder.appendAt(1, 5, null, Buffer.from('x'))
      builder.appendAt(2, 5, null, Buffer.from('y'), [{ key: 'h', value: null }])
      return builder.build()
    }
    // Seen on the original: it cannot write anew what it has read without keys and values.
    expect(refusal(await fresh(), odd())).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    const log = await fresh({ compressionType: 'lz4' })
    expect(log.append(odd(), CLIENT)).toMatchObject({ errorCode: 0, lastOffset: 1 })
    const [bytes] = await readBatches(log)
    const cursor = new RecordCursor()
    cursor.open(bytes!, 0)
    const seen: unknown[] = []
    while (cursor.next()) seen.push([cursor.offset, cursor.value!.toString(), cursor.headerCount])
    expect(seen).toEqual([
      [0, 'x', 0],
      [1, 'y', 1],
    ])
    expect(batchCodec(bytes!, 0)).toBe(CompressionCodec.LZ4)
  })

  it('pitfall 48: the leader epoch is overwritten and the CRC stays right', async () => {
    const log = await fresh()
    log.append(batch(['a'], { leaderEpoch: 77 }), { ...CLIENT, leaderEpoch: 5 })
    const [bytes] = await readBatches(log)
    expect(batchLeaderEpoch(bytes!, 0)).toBe(5)
    expect(batchError(bytes!, 0)).toBeNull()
    expect(log.latestEpoch).toBe(5)
  })

  it('pitfall 49: a control batch from a client is INVALID_RECORD', async () => {
    expect(refusal(await fresh(), batch(['a'], { control: true }))).toBe(ErrorCode.INVALID_RECORD)
  })

  it('pitfall 50: records without a key on a compacted topic are named, and nothing is appended', async () => {
    const log = await fresh({ cleanupCompact: true })
    const builder = new BatchBuilder()
    builder.append(1, Buffer.from('k'), Buffer.from('1'))
    builder.append(1, null, Buffer.from('2'))
    builder.append(1, Buffer.alloc(0), Buffer.from('3'))
    builder.append(1, null, Buffer.from('4'))
    const result = log.append(builder.build(), CLIENT)
    expect(result.errorCode).toBe(ErrorCode.INVALID_RECORD)
    const message = 'Compacted topic cannot accept message without key in topic partition t-0'
    expect(result.recordErrors).toEqual([1, 3].map((batchIndex) => ({ batchIndex, message })))
    expect(result.errorMessage).toContain('due to 2 record errors in total')
    expect(log.endOffset).toBe(0)
  })

  it('pitfall 51: create times outside the window are INVALID_TIMESTAMP; -1 and 0 pass', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ timestampBeforeMaxMs: Number.MAX_VALUE }) })
    const now = world.clock.now()
    const result = log.append(batch(['a', 'b'], {}, now + 36_000_000), CLIENT)
    expect(result.errorCode).toBe(ErrorCode.INVALID_TIMESTAMP)
    expect(result.recordErrors).toHaveLength(2)
    expect(log.append(batch(['a'], {}, -1), CLIENT).errorCode).toBe(0)
    expect(log.append(batch(['a'], {}, 0), CLIENT).errorCode).toBe(0)
    log.updateConfig(config({ timestampBeforeMaxMs: 1000 }))
    expect(refusal(log, batch(['a'], {}, now - 1001))).toBe(ErrorCode.INVALID_TIMESTAMP)
    expect(log.append(batch(['a'], {}, now - 1000), CLIENT).errorCode).toBe(0)
  })

  it('pitfall 52: LogAppendTime sets bit 3, the time and the CRC, and answers the time', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ timestampType: 'LogAppendTime' }) })
    const result = log.append(batch(['a'], {}, 5), CLIENT)
    expect(result.logAppendTimeMs).toBe(world.clock.now())
    const [bytes] = await readBatches(log)
    expect(isLogAppendTime(bytes!, 0)).toBe(true)
    expect(batchMaxTimestamp(bytes!, 0)).toBe(world.clock.now())
    expect(batchError(bytes!, 0)).toBeNull()
  })

  it('with LogAppendTime a batch that claims to be stamped already is INVALID_TIMESTAMP', async () => {
    const log = await fresh({ timestampType: 'LogAppendTime' })
    const result = log.append(batch(['ab'], { logAppendTimeMs: 12 }, 7), CLIENT)
    expect(result.errorCode).toBe(ErrorCode.INVALID_TIMESTAMP)
    expect(result.recordErrors[0]!.message).toBe(
      'Invalid timestamp type in message DefaultRecord(offset=0, timestamp=12, key=4 bytes, value=2 bytes). Producer should not set timestamp type to LogAppendTime.',
    )
  })

  it('the window of create times is told with all digits', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ timestampBeforeMaxMs: 2 ** 63, timestampAfterMaxMs: 5 }) })
    const now = BigInt(world.clock.now())
    const result = log.append(batch(['a'], {}, Number(now) + 6), CLIENT)
    expect(result.recordErrors[0]!.message).toContain(`within [${now - (2n ** 63n - 1n)}, ${now + 5n}]`)
  })

  it('a client may claim LogAppendTime, odd attribute bits and a wrong maximum: what is stored is right', async () => {
    const log = await fresh()
    const bytes = withCrc(batch(['a'], {}, 7), (raw) => {
      raw.writeInt16BE(0x0f80, 21)
      raw.writeBigInt64BE(99n, 35)
    })
    expect(log.append(bytes, CLIENT).errorCode).toBe(0)
    expect(log.append(batch(['b'], { logAppendTimeMs: 12 }, 7), CLIENT).errorCode).toBe(0)
    const [first, second] = await readBatches(log)
    expect(batchMaxTimestamp(first!, 0)).toBe(7)
    expect(isLogAppendTime(second!, 0)).toBe(false)
    expect(batchMaxTimestamp(second!, 0)).toBe(12)
    expect(batchError(first!, 0) ?? batchError(second!, 0)).toBeNull()
  })

  it('pitfall 53: the size limit holds for the batch as it comes, and after it was written anew', async () => {
    const log = await fresh({ maxMessageBytes: 1000 })
    const zeros = '0'.repeat(5000)
    expect(refusal(log, batch([zeros]))).toBe(ErrorCode.MESSAGE_TOO_LARGE)
    expect(log.append(batch([zeros], { codec: CompressionCodec.GZIP }), CLIENT).errorCode).toBe(0)
    log.updateConfig(config({ maxMessageBytes: 1000, compressionType: 'uncompressed' }))
    expect(refusal(log, batch([zeros], { codec: CompressionCodec.GZIP }))).toBe(ErrorCode.MESSAGE_TOO_LARGE)
  })

  it('pitfall 54: a batch larger than a segment is RECORD_LIST_TOO_LARGE', async () => {
    expect(refusal(await fresh({ segmentBytes: 100 }), batch(['x'.repeat(100)]))).toBe(ErrorCode.RECORD_LIST_TOO_LARGE)
  })

  it('pitfall 55: compression.type decides what is stored; producer keeps the bytes', async () => {
    const log = await fresh({ compressionType: 'gzip' })
    log.append(batch(['a', 'b']), CLIENT)
    log.updateConfig(config({ compressionType: 'uncompressed' }))
    log.append(batch(['c'], { codec: CompressionCodec.GZIP }), CLIENT)
    log.updateConfig(config())
    const original = batch(['d'], { codec: CompressionCodec.GZIP })
    log.append(Buffer.from(original), CLIENT)
    const batches = await readBatches(log)
    expect(batches.map((bytes) => batchCodec(bytes, 0))).toEqual([1, 0, 1])
    expect(await readValues(log)).toEqual(['a', 'b', 'c', 'd'])
    expect(batches[2]!.subarray(16).equals(original.subarray(16))).toBe(true)
  })

  it('answers UNKNOWN_SERVER_ERROR to bytes that cannot be decompressed and to codecs 5 and 7', async () => {
    const log = await fresh()
    for (const codec of [1, 5, 7]) {
      const bytes = withCrc(batch(['abcdefgh']), (raw) => raw.writeInt16BE(codec, 21))
      expect(refusal(log, bytes)).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    }
  })
})

const P = { producerId: 7, producerEpoch: 0 }

describe('producers', () => {
  it('pitfall 59: each of the last five batches repeated answers its first offset; older ones are out of order', async () => {
    const log = await fresh()
    for (let i = 0; i < 6; i++) log.append(batch([`v${i}`, `w${i}`], { ...P, baseSequence: 2 * i }), CLIENT)
    for (let i = 1; i < 6; i++) {
      const again = log.append(batch([`v${i}`, `w${i}`], { ...P, baseSequence: 2 * i }), CLIENT)
      expect(again).toMatchObject({ errorCode: 0, baseOffset: 2 * i, lastOffset: 2 * i + 1, duplicate: true })
    }
    expect(refusal(log, batch(['v0', 'w0'], { ...P, baseSequence: 0 }))).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
    expect(log.endOffset).toBe(12)
  })

  it('pitfall 60: a gap is OUT_OF_ORDER_SEQUENCE_NUMBER', async () => {
    const log = await fresh()
    log.append(batch(['a'], { ...P, baseSequence: 0 }), CLIENT)
    expect(refusal(log, batch(['a'], { ...P, baseSequence: 2 }))).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
  })

  it('pitfall 61: an unknown producer may begin with any sequence; -2 is no producer', async () => {
    const log = await fresh()
    expect(log.append(batch(['a'], { ...P, baseSequence: 500 }), CLIENT).errorCode).toBe(0)
    expect(log.append(batch(['a'], { producerId: -2, producerEpoch: 3, baseSequence: 9 }), CLIENT).errorCode).toBe(0)
    expect(log.append(batch(['a'], { producerEpoch: 3, baseSequence: 9 }), CLIENT).errorCode).toBe(0)
    expect(refusal(log, batch(['a'], { ...P, baseSequence: -1 }))).toBe(ErrorCode.INVALID_RECORD)
    expect(log.activeProducers()).toHaveLength(1)
  })

  it('pitfall 62: a higher epoch begins at 0, a lower one is INVALID_PRODUCER_EPOCH', async () => {
    const log = await fresh()
    log.append(batch(['a'], { ...P, producerEpoch: 3, baseSequence: 0 }), CLIENT)
    const next = { ...P, producerEpoch: 4 }
    expect(refusal(log, batch(['b'], { ...next, baseSequence: 1 }))).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
    expect(log.append(batch(['b'], { ...next, baseSequence: 0 }), CLIENT).errorCode).toBe(0)
    const old = batch(['c'], { ...P, producerEpoch: 3, baseSequence: 1 })
    expect(refusal(log, old)).toBe(ErrorCode.INVALID_PRODUCER_EPOCH)
  })

  it('pitfall 63: sequences wrap to 0, also inside a batch', async () => {
    const log = await fresh()
    const last = 0x7fffffff
    log.append(batch(['a', 'b', 'c'], { ...P, baseSequence: last - 1 }), CLIENT)
    const wrapped = batch(['a', 'b', 'c'], { ...P, baseSequence: last - 1 })
    expect(log.append(wrapped, CLIENT)).toMatchObject({ duplicate: true, baseOffset: 0 })
    expect(log.append(batch(['d'], { ...P, baseSequence: 1 }), CLIENT)).toMatchObject({ errorCode: 0, baseOffset: 3 })
    const other = { producerId: 8, producerEpoch: 0 }
    log.append(batch(['x'], { ...other, baseSequence: last }), CLIENT)
    expect(log.append(batch(['y'], { ...other, baseSequence: 0 }), CLIENT).errorCode).toBe(0)
  })

  it('pitfall 64: state survives a clean stop, a crash, and the deletion of its segments', async () => {
    const world = makeWorld()
    const small = config({ segmentBytes: 300, retentionMs: 0 })
    const log = await openLog(world, { config: small })
    for (let i = 0; i < 10; i++) log.append(batch([`v${i}`], { ...P, baseSequence: i }), CLIENT)
    await world.clock.drive(log.flush())
    world.sim.kill()
    const crashed = await openLog({ ...world, disk: world.sim.mount() }, { config: small })
    const again = (target: PartitionLog): unknown =>
      target.append(batch(['v9'], { ...P, baseSequence: 9 }), CLIENT).duplicate
    expect(again(crashed)).toBe(true)
    expect(refusal(crashed, batch(['z'], { ...P, baseSequence: 20 }))).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
    crashed.updateHighWatermark(10)
    await world.clock.runFor(10)
    expect(await world.clock.drive(crashed.deleteOldSegments())).toBeGreaterThan(1)
    expect(await world.clock.drive(crashed.close())).toBe(true)
    const clean = await openLog({ ...world, disk: world.sim.mount() }, { config: small, cleanShutdown: true })
    expect(clean.logStartOffset).toBeGreaterThan(0)
    expect(again(clean)).toBe(true)
  })

  it('pitfall 66: a plain batch of a producer with an open transaction is INVALID_TXN_STATE', async () => {
    const log = await fresh()
    log.append(batch(['a'], { ...P, baseSequence: 0, transactional: true }), CLIENT)
    expect(refusal(log, batch(['b'], { ...P, baseSequence: 1 }))).toBe(ErrorCode.INVALID_TXN_STATE)
  })

  it('idle producers are forgotten, those in a transaction are not', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ producerIdExpirationMs: 1000 }) })
    const now = world.clock.now()
    log.append(batch(['a'], { ...P, baseSequence: 0 }, now), CLIENT)
    log.append(batch(['b'], { producerId: 8, producerEpoch: 0, baseSequence: 0, transactional: true }, now), CLIENT)
    await world.clock.runFor(1000)
    log.expireProducers()
    expect(log.activeProducers().map((producer) => producer.producerId)).toEqual([8])
  })

  it('takes the largest producer id and a snapshot of it', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    const huge = { producerId: 2n ** 63n - 1n, producerEpoch: 0, baseSequence: 0 }
    expect(log.append(batch(['a'], huge), CLIENT).errorCode).toBe(0)
    expect(await world.clock.drive(log.close())).toBe(true)
  })
})

describe('transactions', () => {
  const T = { ...P, transactional: true }

  it('the last stable offset stops at the first open transaction, and moves when the marker is below the watermark', async () => {
    const log = await fresh()
    log.append(batch(['plain']), CLIENT)
    log.append(batch(['a'], { ...T, baseSequence: 0 }), CLIENT)
    log.append(batch(['b'], { ...T, producerId: 8, baseSequence: 0 }), CLIENT)
    log.updateHighWatermark(3)
    expect(log.lastStableOffset).toBe(1)
    const end = { producerEpoch: 0, coordinatorEpoch: 1, leaderEpoch: 0 }
    log.appendEndTxnMarker({ ...end, producerId: 7, committed: true })
    expect(log.lastStableOffset).toBe(1)
    log.updateHighWatermark(4)
    expect(log.lastStableOffset).toBe(2)
    log.appendEndTxnMarker({ ...end, producerId: 8, committed: false })
    log.updateHighWatermark(5)
    expect(log.lastStableOffset).toBe(5)
  })

  it('pitfall 80: aborted transactions of a range, also such as began before it, by first offset', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ segmentBytes: 400 }) })
    const end = { producerEpoch: 0, coordinatorEpoch: 1, leaderEpoch: 0 }
    log.append(batch(['a'], { ...T, baseSequence: 0 }), CLIENT)
    log.append(batch(['b'], { ...T, producerId: 8, baseSequence: 0 }), CLIENT)
    log.append(batch(['c'], { ...T, producerId: 9, baseSequence: 0 }), CLIENT)
    log.appendEndTxnMarker({ ...end, producerId: 9, committed: false })
    log.appendEndTxnMarker({ ...end, producerId: 8, committed: true })
    log.appendEndTxnMarker({ ...end, producerId: 7, committed: false })
    const expected = [
      { producerId: 7, firstOffset: 0, lastOffset: 5, lastStableOffset: 6 },
      { producerId: 9, firstOffset: 2, lastOffset: 3, lastStableOffset: 0 },
    ]
    expect(log.abortedTransactions(0, 6)).toEqual(expected)
    expect(log.abortedTransactions(4, 6)).toEqual([expected[0]])
    await world.clock.drive(log.close())
    const again = await openLog(world, { config: config({ segmentBytes: 400 }), cleanShutdown: true })
    expect(again.abortedTransactions(0, 6)).toEqual(expected)
  })

  it('an old epoch or a fenced coordinator cannot end a transaction', async () => {
    const log = await fresh()
    log.append(batch(['a'], { ...T, producerEpoch: 2, baseSequence: 0 }), CLIENT)
    const end = { producerId: 7, producerEpoch: 2, coordinatorEpoch: 5, leaderEpoch: 0, committed: true }
    const marker = (more: object): number => log.appendEndTxnMarker({ ...end, ...more }).errorCode
    expect(marker({ producerEpoch: 1 })).toBe(ErrorCode.INVALID_PRODUCER_EPOCH)
    expect(marker({})).toBe(0)
    expect(marker({ coordinatorEpoch: 4 })).toBe(ErrorCode.TRANSACTION_COORDINATOR_FENCED)
    expect(marker({ coordinatorEpoch: 6 })).toBe(0)
  })

  it('coordinators write without sequences', async () => {
    const log = await fresh()
    expect(log.append(batch(['a'], { ...T, baseSequence: -1 }), COORDINATOR).errorCode).toBe(0)
    expect(log.append(batch(['b'], { ...T, baseSequence: -1 }), COORDINATOR).errorCode).toBe(0)
  })
})

describe('batches with their own offsets', () => {
  it('are taken as they are, several at once, gaps included, and never below the end', async () => {
    const log = await fresh()
    const two = Buffer.concat([batch(['a', 'b'], { leaderEpoch: 3 }), batch(['c'], { baseOffset: 5, leaderEpoch: 4 })])
    expect(log.append(two, { origin: 'raft', leaderEpoch: 4 })).toMatchObject({
      errorCode: 0,
      baseOffset: 0,
      lastOffset: 5,
    })
    expect(log.endOffset).toBe(6)
    expect((await readBatches(log)).map((bytes) => batchBaseOffset(bytes, 0))).toEqual([0, 5])
    expect(log.endOffsetForEpoch(3)).toEqual({ epoch: 3, endOffset: 5 })
    const late = batch(['x'], { baseOffset: 5, leaderEpoch: 4 })
    expect(log.append(late, { origin: 'raft', leaderEpoch: 4 }).errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    const bad = batch(['x'], { baseOffset: 6, leaderEpoch: 4 })
    bad[70]! ^= 1
    expect(log.append(bad, { origin: 'raft', leaderEpoch: 4 }).errorCode).toBe(ErrorCode.CORRUPT_MESSAGE)
  })
})
