/**
 * Batches that no producer makes: refused with Kafka's code, or kept as they are, and nothing of what is refused is stored.
 * The codes are those of Apache Kafka; the program that compares the two asks the same and more.
 */
import { gzipSync } from 'node:zlib'
import { BatchBuilder, CompressionCodec, computeCrc, ErrorCode } from '@ottla/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HostileStage } from './hostile.test-support.ts'
import { fetchValues, LATEST, offsetOf, produce } from './node.test-support.ts'

let stage: HostileStage
beforeAll(async () => {
  stage = await HostileStage.start()
})
afterEach(async () => {
  expect(await stage.isHealthy()).toBe(true)
})
afterAll(() => stage.stop())

function batch(change: (bytes: Buffer) => void = () => {}, options: object = {}): Buffer {
  const builder = new BatchBuilder(options)
  builder.append(Date.now(), null, Buffer.from('a'))
  builder.append(Date.now(), null, Buffer.from('b'))
  const bytes = builder.build()
  change(bytes)
  return bytes
}

/** The same, with a checksum that fits what was changed. */
function sealed(change: (bytes: Buffer) => void): Buffer {
  return batch((bytes) => {
    change(bytes)
    bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
  })
}

const { GZIP, SNAPPY, LZ4, ZSTD } = CompressionCodec
const hex = (text: string): Buffer => Buffer.from(text, 'hex')
/** Two records without key and value. */
const RECORDS = hex('0c0000000101000c000002010100')

/** A sealed batch of this codec with these bytes for its two records. */
function packed(codec: number, payload: Buffer, count: number = 2): Buffer {
  const bytes = Buffer.concat([batch().subarray(0, 61), payload])
  bytes.writeInt32BE(bytes.length - 12, 8)
  bytes.writeInt16BE(codec, 21)
  bytes.writeInt32BE(count - 1, 23)
  bytes.writeInt32BE(count, 57)
  bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
  return bytes
}

/** A batch of one record with these bytes behind its length. */
function record(body: readonly number[]): Buffer {
  return packed(0, Buffer.from([body.length * 2, ...body]), 1)
}

function timed(timestamp: bigint): Buffer {
  return sealed((bytes) => bytes.writeBigInt64BE(timestamp, 27))
}

function xerial(chunk: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(chunk)
  return Buffer.concat([hex('82534e41505059000000000100000001'), length, Buffer.alloc(8)])
}

/** A message of magic 0 or 1 of key null and value null; its checksum does not come into it. */
function old(magic: number): Buffer {
  const bytes = Buffer.alloc(magic === 0 ? 26 : 34, 0xff)
  bytes.writeBigInt64BE(0n, 0)
  bytes.writeInt32BE(bytes.length - 12, 8)
  bytes.writeInt8(magic, 16)
  bytes.writeInt8(0, 17)
  return bytes
}

describe('batches', () => {
  const refused: [what: string, records: () => Buffer | null, code: number][] = [
    ['magic 3', () => batch((bytes) => bytes.writeInt8(3, 16)), ErrorCode.CORRUPT_MESSAGE],
    ['a wrong checksum', () => batch((bytes) => bytes.writeUInt32BE(1, 17)), ErrorCode.CORRUPT_MESSAGE],
    ['a batch length of 0', () => batch((bytes) => bytes.writeInt32BE(0, 8)), ErrorCode.CORRUPT_MESSAGE],
    ['a negative batch length', () => batch((bytes) => bytes.writeInt32BE(-5, 8)), ErrorCode.CORRUPT_MESSAGE],
    ['two batches', () => Buffer.concat([batch(), batch()]), ErrorCode.INVALID_RECORD],
    ['no records', () => Buffer.alloc(0), ErrorCode.INVALID_RECORD],
    ['a count of -1', () => sealed((bytes) => bytes.writeInt32BE(-1, 57)), ErrorCode.INVALID_RECORD],
    ['a count of 2^31-1', () => sealed((bytes) => bytes.writeInt32BE(0x7fff_ffff, 57)), ErrorCode.INVALID_RECORD],
    ['a last offset delta of 9', () => sealed((bytes) => bytes.writeInt32BE(9, 23)), ErrorCode.INVALID_RECORD],
    ['magic 0', () => old(0), ErrorCode.INVALID_RECORD],
    ['magic 1', () => old(1), ErrorCode.INVALID_RECORD],
    ['magic -1', () => batch((bytes) => bytes.writeInt8(-1, 16)), ErrorCode.CORRUPT_MESSAGE],
    ['a batch length of 48', () => batch((bytes) => bytes.writeInt32BE(48, 8)), ErrorCode.CORRUPT_MESSAGE],
    ['a batch length beyond the bytes', () => batch((bytes) => bytes.writeInt32BE(999, 8)), ErrorCode.INVALID_RECORD],
    ['the largest length', () => batch((bytes) => bytes.writeInt32BE(0x7fffffff, 8)), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['a base offset of 5', () => batch((bytes) => bytes.writeBigInt64BE(5n, 0)), ErrorCode.INVALID_RECORD],
    ['a producer without a sequence', () => batch(undefined, { producerId: 7 }), ErrorCode.INVALID_RECORD],
    ['10^7 headers', () => record([0, 0, 0, 1, 1, 0x80, 0xda, 0xc4, 0x09]), ErrorCode.INVALID_RECORD],
    ['-1 headers', () => record([0, 0, 0, 1, 1, 1]), ErrorCode.INVALID_RECORD],
    ['a key beyond its record', () => record([0, 0, 0, 0x7e, 1, 0]), ErrorCode.INVALID_RECORD],
    ['a value beyond its record', () => record([0, 0, 0, 1, 0x7e, 0]), ErrorCode.INVALID_RECORD],
    ['a varint of six bytes', () => record([0, 0, 255, 255, 255, 255, 255, 1, 1, 0]), ErrorCode.INVALID_RECORD],
    ['the largest time', () => timed(2n ** 63n - 1n), ErrorCode.INVALID_TIMESTAMP],
    ['gzip that is none', () => packed(GZIP, Buffer.from('none')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['gzip cut short', () => packed(GZIP, gzipSync(RECORDS).subarray(0, -9)), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['gzip of too little', () => packed(GZIP, gzipSync(RECORDS.subarray(0, 7))), ErrorCode.INVALID_RECORD],
    ['a snappy chunk of 2^31-1', () => packed(SNAPPY, xerial(0x7fffffff)), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['a snappy chunk of -1', () => packed(SNAPPY, xerial(-1)), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['snappy of 2^32-1 bytes', () => packed(SNAPPY, hex('ffffffff0f00')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['lz4 with a dictionary', () => packed(LZ4, hex('04224d1861407300000000')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['a skippable frame for lz4', () => packed(LZ4, hex('502a4d1800000000')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['lz4 with a block of 2 GiB', () => packed(LZ4, hex('04224d18604082ffffff7f')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['zstd with a window of 2 GiB', () => packed(ZSTD, hex('28b52ffd00a8010000')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['zstd of an old format', () => packed(ZSTD, hex('27b52ffd00a8010000')), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['zstd of nothing but skipped frames', () => packed(ZSTD, hex('502a4d1800000000')), ErrorCode.INVALID_RECORD],
    ['codec 5', () => packed(5, RECORDS), ErrorCode.UNKNOWN_SERVER_ERROR],
    ['a control batch', () => batch(undefined, { control: true }), ErrorCode.INVALID_RECORD],
  ]
  it.each(refused)('%s is refused', async (_what, records, code) => {
    const peer = await stage.connect()
    const end = await offsetOf(peer, 't', 0, LATEST)
    expect(await stage.produceCode(peer, records())).toBe(code)
    expect(await offsetOf(peer, 't', 0, LATEST)).toBe(end)
    peer.close()
  })

  it('with acks=0 an error closes the connection, and a good batch does not', async () => {
    const peer = await stage.connect()
    stage.send0(peer, batch())
    expect(await offsetOf(peer, 't', 0, LATEST)).toBeGreaterThan(0)
    stage.send0(
      peer,
      batch((bytes) => bytes.writeUInt32BE(1, 17)),
    )
    await expect(offsetOf(peer, 't', 0, LATEST)).rejects.toThrow()
    expect(peer.closed).toBe(true)
  })

  it('a batch as a value is kept as it is, and read as the value it is', async () => {
    const peer = await stage.connect()
    const inner = batch()
    const builder = new BatchBuilder({ codec: CompressionCodec.LZ4 })
    builder.append(Date.now(), null, inner)
    const at = await offsetOf(peer, 't', 0, LATEST)
    expect(await stage.produceCode(peer, builder.build())).toBe(ErrorCode.NONE)
    expect(await offsetOf(peer, 't', 0, LATEST)).toBe(at + 1)
    expect(await fetchValues(peer, 't', at)).toEqual([inner.toString()])
    peer.close()
  })

  it('many bad times in a small batch are told of once each up to a limit', async () => {
    const peer = await stage.connect()
    const count = 250_000
    const records = Buffer.concat(
      Array.from({ length: count }, (_, delta) => {
        const record = Buffer.from([0, 0, 0, 0, 0, 0, 1, 1, 0])
        const zigzag = delta * 2
        record.set([(zigzag & 0x7f) | 0x80, ((zigzag >> 7) & 0x7f) | 0x80, (zigzag >> 14) & 0x7f], 3)
        record[0] = 16
        return record
      }),
    )
    const bytes = Buffer.concat([batch().subarray(0, 61), gzipSync(records)])
    bytes.writeInt32BE(bytes.length - 12, 8)
    bytes.writeInt16BE(CompressionCodec.GZIP, 21)
    bytes.writeInt32BE(count - 1, 23)
    // In the year 2200, as each of its records.
    bytes.writeBigInt64BE(7_258_118_400_000n, 27)
    bytes.writeInt32BE(count, 57)
    bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
    expect(await stage.produceCode(peer, bytes)).toBe(ErrorCode.INVALID_TIMESTAMP)
    peer.close()
  })

  it('pitfall 9: acks of 2 and -2 are refused', async () => {
    const peer = await stage.connect()
    for (const acks of [2, -2]) {
      expect(await stage.produceCode(peer, batch(), acks)).toBe(ErrorCode.INVALID_REQUIRED_ACKS)
    }
    peer.close()
  })

  it.each([GZIP, LZ4, ZSTD])('a bomb of codec %i is refused by what comes out of it', async (codec) => {
    const bomb = (bytes: number): Buffer => {
      const builder = new BatchBuilder({ codec })
      builder.append(Date.now(), null, Buffer.alloc(bytes))
      return builder.build()
    }
    const peer = await stage.connect()
    // The limit is 100 MiB of records: everybody who reads the batch later has the same.
    expect(await stage.produceCode(peer, bomb(101 << 20))).toBe(ErrorCode.MESSAGE_TOO_LARGE)
    expect(await stage.produceCode(peer, bomb(99 << 20))).toBe(ErrorCode.NONE)
    peer.close()
  })

  it('sequences: a gap is refused, a repeat gets its offset', async () => {
    const peer = await stage.connect()
    const at = (baseSequence: number): Buffer => batch(undefined, { producerId: 77, producerEpoch: 0, baseSequence })
    expect(await stage.produceCode(peer, at(0))).toBe(0)
    expect(await stage.produceCode(peer, at(9))).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
    expect(await stage.produceCode(peer, at(0))).toBe(0)
    peer.close()
  })

  it('a batch of exactly max.message.bytes is kept, one more is not, nor one that no segment holds', async () => {
    const config = { 'max.message.bytes': '2000000', 'segment.bytes': '1048576' }
    await stage.createTopic('sizes', config)
    await stage.createTopic('small', { 'max.message.bytes': '1000' })
    const peer = await stage.connect()
    const sized = (size: number): Buffer => {
      const builder = new BatchBuilder({})
      // Header, length, attributes, deltas, lengths of key and value, count of headers.
      builder.append(Date.now(), null, Buffer.alloc(size - 61 - (size > 10_000 ? 11 : 9)))
      const bytes = builder.build()
      expect(bytes.length).toBe(size)
      return bytes
    }
    const { NONE, MESSAGE_TOO_LARGE, RECORD_LIST_TOO_LARGE } = ErrorCode
    expect(await stage.produceCode(peer, sized(1_000), -1, 'small')).toBe(NONE)
    expect(await stage.produceCode(peer, sized(1_001), -1, 'small')).toBe(MESSAGE_TOO_LARGE)
    expect(await stage.produceCode(peer, sized(1_048_576), -1, 'sizes')).toBe(NONE)
    expect(await stage.produceCode(peer, sized(1_048_577), -1, 'sizes')).toBe(RECORD_LIST_TOO_LARGE)
    peer.close()
  })

  it('a compacted topic takes no record without a key, compressed or not', async () => {
    await stage.createTopic('compacted', { 'cleanup.policy': 'compact' })
    const peer = await stage.connect()
    for (const records of [batch(), packed(GZIP, gzipSync(RECORDS))]) {
      expect(await stage.produceCode(peer, records, -1, 'compacted')).toBe(ErrorCode.INVALID_RECORD)
    }
    peer.close()
  })

  it('times at the ends of the numbers are kept where the topic allows them, and spoil no look-up by time', async () => {
    const config = { 'message.timestamp.after.max.ms': '9223372036854775807' }
    await stage.createTopic('times', config)
    const peer = await stage.connect()
    const now = Date.now()
    expect(await produce(peer, 'times', ['before'], now)).toBe(0)
    for (const time of [2n ** 63n - 1n, -(2n ** 63n)]) await stage.produceCode(peer, timed(time), -1, 'times')
    const after = await produce(peer, 'times', ['after'], now + 1)
    expect(await offsetOf(peer, 'times', 0, BigInt(now))).toBe(0)
    expect(await fetchValues(peer, 'times', after)).toEqual(['after'])
    expect(await offsetOf(peer, 'times', 0, LATEST)).toBe(after + 1)
    peer.close()
  })
})
