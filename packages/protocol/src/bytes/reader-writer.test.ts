import { describe, expect, it } from 'vitest'
import {
  createFetchResponse,
  createFetchResponseFetchableTopicResponse,
  createFetchResponsePartitionData,
  FetchResponseType,
} from '../generated/apis/001-fetch.ts'
import {
  createMetadataRequest,
  createMetadataRequestTopic,
  createMetadataResponse,
  createMetadataResponsePartition,
  createMetadataResponseTopic,
  type MetadataRequest,
  MetadataRequestType,
  MetadataResponseType,
} from '../generated/apis/003-metadata.ts'
import { createVoteRequest, VoteRequestType } from '../generated/apis/052-vote.ts'
import { BeginTransactionRecordType } from '../generated/records/metadata/23-begin-transaction.ts'
import { writeResponseFrame } from '../headers.ts'
import { decodeMessage, encodeMessage } from '../message-type.ts'
import { ProtocolError } from './protocol-error.ts'
import { Reader } from './reader.ts'
import { inOnePiece, Writer } from './writer.ts'

function written(write: (writer: Writer) => void): Buffer {
  const writer = new Writer(1)
  write(writer)
  return writer.toBuffer()
}

const hex = (text: string): Reader => new Reader(Buffer.from(text, 'hex'))

/** The rest of a Metadata request behind its topics, read with so much memory besides what its size brings. */
function read(topics: Buffer, allowance: number): MetadataRequest {
  const bytes = Buffer.concat([topics, Buffer.from([1, 0, 0, 0])])
  return MetadataRequestType.read(new Reader(bytes, 0, bytes.length, allowance), 9)
}

describe('int64 as a number', () => {
  it.each([
    0,
    1,
    -1,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    -(2 ** 32) - 1,
    2 ** 53 - 1,
    -(2 ** 53) + 1,
    2 ** 53,
    2 ** 62,
    -(2 ** 63),
  ])('carries %d exactly', (value) => {
    const bytes = written((writer) => writer.int64(value))
    expect(bytes.readBigInt64BE()).toBe(BigInt(value))
    expect(new Reader(bytes).int64()).toBe(value)
  })

  it('reads the nearest double beyond 2^53, and writes the largest back as it was', () => {
    const max = 2n ** 63n - 1n
    const bytes = written((writer) => writer.bigint64(max))
    expect(new Reader(bytes).int64()).toBe(2 ** 63)
    expect(new Reader(bytes).bigint64()).toBe(max)
    expect(written((writer) => writer.int64(2 ** 63)).equals(bytes)).toBe(true)
    for (const odd of [2n ** 53n + 1n, -(2n ** 53n) - 3n, 2n ** 60n + 12345n]) {
      expect(new Reader(written((writer) => writer.bigint64(odd))).int64()).toBe(Number(odd))
    }
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 63 + 2 ** 12, -(2 ** 63) - 2 ** 12])(
    'refuses %d',
    (value) => {
      expect(() => written((writer) => writer.int64(value))).toThrow(ProtocolError)
    },
  )
})

describe('writer', () => {
  it('refuses values that do not fit', () => {
    expect(() => written((writer) => writer.int8(128))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.int16(-32769))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.uint16(65536))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.int32(2 ** 31))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.uint32(-1))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.bigint64(2n ** 63n))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.uuid('short'))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.uuid('!'.repeat(22)))).toThrow(ProtocolError)
    expect(() => written((writer) => writer.string('x'.repeat(32768)))).toThrow(ProtocolError)
  })

  it('links large payloads, copies small ones, and counts both', () => {
    const large = Buffer.alloc(5000, 7)
    const writer = new Writer(16)
    writer.beginFrame()
    writer.bytes(Buffer.from('ab'))
    writer.bytes(large)
    writer.bytes([Buffer.from('c'), large, Buffer.from('d')])
    writer.endFrame()
    const chunks = writer.chunks()
    expect(chunks.filter((chunk) => chunk === large).length).toBe(2)
    const whole = Buffer.concat(chunks)
    expect(whole.readInt32BE()).toBe(whole.length - 4)
    expect(writer.size).toBe(whole.length)
    const reader = new Reader(whole, 4)
    expect(reader.bytes().toString()).toBe('ab')
    expect(reader.bytes().equals(large)).toBe(true)
    expect(reader.bytes().length).toBe(5002)
    expect(reader.remaining).toBe(0)
  })

  it('is used again after a reset', () => {
    const writer = new Writer(4)
    writer.string('first message')
    writer.reset()
    writer.int16(1)
    expect(writer.toBuffer().toString('hex')).toBe('0001')
  })

  it('puts the size in front of a stretch of any length, growing or not', () => {
    for (const length of [0, 1, 126, 127, 128, 129, 16383, 16384, 70000]) {
      const bytes = written((writer) => {
        writer.int8(1)
        const outer = writer.beginSized()
        const inner = writer.beginSized()
        writer.append(Buffer.alloc(length, 5))
        writer.endSized(inner)
        writer.int8(9)
        writer.endSized(outer)
        writer.int8(2)
      })
      const reader = new Reader(bytes)
      expect(reader.int8()).toBe(1)
      const end = reader.tagEnd()
      const innerEnd = reader.tagEnd()
      expect(innerEnd - reader.position).toBe(length)
      reader.view(length)
      expect(reader.int8()).toBe(9)
      expect(reader.position).toBe(end)
      expect(reader.int8()).toBe(2)
    }
  })
})

describe('reader', () => {
  it('takes any non-zero byte as true and any negative classic length as null', () => {
    expect(hex('02').bool()).toBe(true)
    expect(hex('fffb').nullableString()).toBeNull()
    expect(hex('80000000').nullableCount(1)).toBe(-1)
    expect(hex('fffffffe').nullableBytes()).toBeNull()
  })

  it('replaces malformed UTF-8, as Kafka does', () => {
    expect(hex('0002c328').string()).toBe('\ufffd(')
  })

  it('refuses a null where there must be a value', () => {
    expect(() => hex('ffff').string()).toThrow(ProtocolError)
    expect(() => hex('00').compactString()).toThrow(ProtocolError)
    expect(() => hex('ffffffff').bytes()).toThrow(ProtocolError)
    expect(() => hex('ffffffff').count(1)).toThrow(ProtocolError)
  })

  it('pitfall 19: refuses counts that the bytes cannot back, before it allocates', () => {
    expect(() => decodeMessage(MetadataRequestType, Buffer.from('7fffffff', 'hex'), 1)).toThrow(/array of 2147483647/)
    expect(() => hex('ffffffff0f').compactCount(0)).toThrow(/array of 4294967294/)
    expect(() => new Reader(Buffer.alloc(8, 0)).count(1)).not.toThrow()
    expect(() => hex('0000000401020304').count(2)).toThrow(/4 elements in 4 bytes/)
    expect(() => hex('ffffffffff').uvarint()).toThrow(ProtocolError)
  })

  it('refuses tagged sections beyond its limits', () => {
    expect(() => hex('914e').tagCount()).toThrow(/10001 tagged fields/)
    expect(() => hex('0200').tagCount()).toThrow(/in 1 bytes/)
  })

  it('refuses what would take more memory than the size of the message allows', () => {
    const topics = Buffer.concat([Buffer.from([0x89, 0x27]), Buffer.alloc(2 * 5000, '0100', 'hex')])
    expect(() => read(topics, 0)).toThrow(/more memory/)
    expect(read(topics, 1_000_000).topics?.length).toBe(5000)
    const section = Buffer.alloc(2 + 600)
    section.set([0xac, 0x02])
    const body = Buffer.concat([encodeMessage(VoteRequestType, createVoteRequest(), 0).subarray(0, -1), section])
    expect(() => VoteRequestType.read(new Reader(body, 0, body.length, 0), 0)).toThrow(/more memory/)
    expect(decodeMessage(VoteRequestType, body, 0).unknownTags?.length).toBe(300)
  })

  it('reads the largest of real messages, however short their names', () => {
    const topics = Array.from({ length: 100_000 }, (_, i) => createMetadataRequestTopic({ name: `t${i}` }))
    const asked = encodeMessage(MetadataRequestType, createMetadataRequest({ topics }), 9)
    expect(decodeMessage(MetadataRequestType, asked, 9).topics).toEqual(topics)
    const partitions = Array.from({ length: 200_000 }, (_, partitionIndex) =>
      createMetadataResponsePartition({ partitionIndex, leaderId: 1, replicaNodes: [1], isrNodes: [1] }),
    )
    const topic = createMetadataResponseTopic({ name: 'orders', partitions })
    const told = encodeMessage(MetadataResponseType, createMetadataResponse({ topics: [topic] }), 13)
    expect(decodeMessage(MetadataResponseType, told, 13).topics[0]?.partitions.length).toBe(partitions.length)
  })

  it('refuses a known tagged field whose size is wrong', () => {
    const named = (text: string) => decodeMessage(BeginTransactionRecordType, Buffer.from(text, 'hex'), 0).name
    expect(named('0100020261')).toBe('a')
    expect(() => named('010003026100')).toThrow(/wrong size/)
    expect(() => named('0100010261')).toThrow(/wrong size/)
  })

  it('pitfall 10: keeps unknown tagged fields and writes them back', () => {
    const unknownTags = [{ tag: 77, data: Buffer.from('abc') }]
    const bytes = encodeMessage(VoteRequestType, createVoteRequest({ unknownTags }), 0)
    const back = decodeMessage(VoteRequestType, bytes, 0)
    expect(back.unknownTags?.map((field) => [field.tag, field.data.toString()])).toEqual([[77, 'abc']])
    expect(encodeMessage(VoteRequestType, back, 0).equals(bytes)).toBe(true)
  })
})

describe('a message as a whole', () => {
  it('drops ignorable fields that the version lacks and refuses to drop others', () => {
    const message = MetadataRequestType.create({ topics: [], allowAutoTopicCreation: false })
    expect(() => encodeMessage(MetadataRequestType, message, 3)).toThrow(/allowAutoTopicCreation/)
    const response = createFetchResponse({ throttleTimeMs: 5, errorCode: 3, sessionId: 0 })
    expect(encodeMessage(FetchResponseType, response, 4).toString('hex')).toBe('0000000500000000')
    expect(() => encodeMessage(FetchResponseType, { ...response, sessionId: 1 }, 4)).toThrow(/sessionId/)
  })

  it('refuses versions that do not exist, and nulls that the version does not know', () => {
    expect(() => encodeMessage(FetchResponseType, createFetchResponse(), 3)).toThrow(ProtocolError)
    expect(() => encodeMessage(FetchResponseType, createFetchResponse(), 19)).toThrow(ProtocolError)
    expect(() => encodeMessage(MetadataRequestType, MetadataRequestType.create({ topics: null }), 0)).toThrow(/null/)
  })

  it('carries records in several pieces without copying them', () => {
    const pieces = [Buffer.alloc(4096, 1), Buffer.alloc(4096, 2)]
    const response = createFetchResponse({
      responses: [
        createFetchResponseFetchableTopicResponse({
          partitions: [createFetchResponsePartitionData({ records: pieces })],
        }),
      ],
    })
    const writer = new Writer()
    writeResponseFrame(writer, FetchResponseType, response, 16, 42)
    const chunks = writer.chunks()
    for (const piece of pieces) expect(chunks).toContain(piece)
    const body = Buffer.concat(chunks).subarray(4 + 5)
    const back = decodeMessage(FetchResponseType, body, 16)
    const records = back.responses[0]?.partitions[0]?.records
    expect(records && inOnePiece(records).equals(Buffer.concat(pieces))).toBe(true)
  })
})
