// Batches that no client makes: records that lie about their sizes, compressed streams that are none, times without end,
// messages of the old formats. What is refused is refused alike, what is kept is kept alike.
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type BatchOptions, batch, Out, record } from '../../lib/bytes.ts'
import { type Body, type Conversation, produceBody, TIME } from '../talk.ts'

const GZIP = 1
const SNAPPY = 2
const LZ4 = 3
const ZSTD = 4

type Named = readonly [what: string, records: Buffer]

function made(values: readonly string[], options: BatchOptions = {}): Buffer {
  return batch(values, { timestamp: TIME, ...options })
}

/** One record, given by its bytes behind the length. */
function single(body: Buffer, length: number = body.length): Buffer {
  return made(['x'], { payload: new Out().varint(length).bytes(body).done() })
}

const attributesAndDeltas = (): Out => new Out().i8(0).varint(0).varint(0)
const varlong = (hex: string): Buffer => Buffer.from(hex, 'hex')

const shapes: readonly Named[] = [
  ['base offset 5', made(['a'], { baseOffset: 5 })],
  ['count -1', made(['a'], { count: -1 })],
  ['count 2^31-1', made(['a'], { count: 0x7fffffff, lastOffsetDelta: 0x7ffffffe })],
  ['last offset delta -1', made(['a'], { lastOffsetDelta: -1 })],
  ['length 13', made(['a'], { batchLength: 13 })],
  ['length 14', made(['a'], { batchLength: 14 })],
  ['length 48', made(['a'], { batchLength: 48 })],
  ['length 49', made(['a'], { batchLength: 49 })],
  ['length 2^31-1', made(['a'], { batchLength: 0x7fffffff })],
  ['the smallest length', made(['a'], { batchLength: -0x80000000 })],
  ['magic -1', made(['a'], { magic: -1 })],
  ['magic 127', made(['a'], { magic: 127 })],
  ['producer without a sequence', made(['a'], { producerId: 7, producerEpoch: 0 })],
  ['producer with epoch -1', made(['a'], { producerId: 7, producerEpoch: -1, baseSequence: 0 })],
  ['transactional without a producer', made(['a'], { attributes: 16 })],
  ['a batch in a batch', made([made(['inner']).toString('latin1')])],
]

const records: readonly Named[] = [
  ['no bytes', made(['x'], { payload: Buffer.alloc(0) })],
  ['record length 0', single(Buffer.alloc(0))],
  ['record length -1', single(Buffer.alloc(0), -1)],
  ['record length beyond the batch', single(Buffer.alloc(8), 1_000_000)],
  ['record length below its bytes', single(attributesAndDeltas().varint(-1).varint(-1).varint(0).i8(0).done(), 6)],
  ['key of -2', single(attributesAndDeltas().varint(-2).varint(-1).varint(0).done())],
  ['value of -2', single(attributesAndDeltas().varint(-1).varint(-2).varint(0).done())],
  ['key beyond the record', single(attributesAndDeltas().varint(1_000_000).varint(-1).varint(0).done())],
  ['value beyond the record', single(attributesAndDeltas().varint(-1).varint(1_000_000).varint(0).done())],
  ['10^7 headers', single(attributesAndDeltas().varint(-1).varint(-1).varint(10_000_000).done())],
  ['-1 headers', single(attributesAndDeltas().varint(-1).varint(-1).varint(-1).done())],
  ['header without a key', single(attributesAndDeltas().varint(-1).varint(-1).varint(1).varint(-1).varint(-1).done())],
  ['header value of -2', single(attributesAndDeltas().varint(-1).varint(-1).varint(1).varint(0).varint(-2).done())],
  ['header beyond the record', single(attributesAndDeltas().varint(-1).varint(-1).varint(1).varint(99).done())],
  ['a varint of six bytes', single(new Out().i8(0).varint(0).bytes(varlong('ffffffffff01')).varint(-1).done())],
  ['a varlong of eleven bytes', single(new Out().i8(0).bytes(varlong('ffffffffffffffffffff01')).varint(0).done())],
  ['bytes behind the last record', made(['x'], { payload: Buffer.concat([record('x', 0), Buffer.alloc(3)]) })],
  ['offset deltas backwards', made(['a', 'b'], { payload: Buffer.concat([record('a', 1), record('b', 0)]) })],
  ['offset deltas equal', made(['a', 'b'], { payload: Buffer.concat([record('a', 0), record('b', 0)]) })],
  ['an offset delta of -5', made(['a'], { payload: record('a', -5) })],
]

const LARGEST = 2n ** 63n - 1n
const SMALLEST = -(2n ** 63n)
/** The largest and the smallest timestamp delta, as varlongs. */
const AHEAD = 'feffffffffffffffff01'
const BEHIND = 'ffffffffffffffffff01'

function delta(hex: string): Buffer {
  const body = new Out().i8(0).bytes(varlong(hex)).varint(0).varint(-1).varint(-1).varint(0).done()
  return new Out().varint(body.length).bytes(body).done()
}

const times: readonly Named[] = [
  ['the largest time', made(['a'], { baseTimestamp: LARGEST, maxTimestamp: LARGEST })],
  ['the smallest time', made(['a'], { baseTimestamp: SMALLEST, maxTimestamp: SMALLEST })],
  ['a largest time that is a lie', made(['a'], { maxTimestamp: LARGEST })],
  ['a smallest time that is a lie', made(['a'], { maxTimestamp: SMALLEST })],
  ['a delta of 2^63-1', made(['a'], { payload: delta(AHEAD) })],
  ['a delta of -2^63', made(['a'], { payload: delta(BEHIND) })],
  ['a delta that overflows', made(['a'], { baseTimestamp: LARGEST, payload: delta(AHEAD) })],
]

/** Two records, as they are before compression. */
const PLAIN = Buffer.concat([record('a', 0), record('b', 1)])

function packed(codec: number, payload: Buffer, count: number = 2): Buffer {
  return made(Array<string>(count).fill(''), { attributes: codec, payload })
}

const gzip: readonly Named[] = [
  ['gzip', packed(GZIP, gzipSync(PLAIN))],
  ['gzip of nothing', packed(GZIP, Buffer.alloc(0))],
  ['gzip cut', packed(GZIP, gzipSync(PLAIN).subarray(0, -9))],
  ['gzip without its trailer', packed(GZIP, gzipSync(PLAIN).subarray(0, -8))],
  ['gzip with a wrong checksum', packed(GZIP, changed(gzipSync(PLAIN), -8))],
  ['gzip in two members', packed(GZIP, Buffer.concat([gzipSync(record('a', 0)), gzipSync(record('b', 1))]))],
  ['gzip and bytes behind it', packed(GZIP, Buffer.concat([gzipSync(PLAIN), Buffer.from('behind')]))],
  ['gzip of too few records', packed(GZIP, gzipSync(PLAIN), 3)],
  ['gzip of too many records', packed(GZIP, gzipSync(PLAIN), 1)],
  ['gzip of offsets from 1', packed(GZIP, gzipSync(Buffer.concat([record('a', 1), record('b', 2)])))],
  ['gzip of offsets backwards', packed(GZIP, gzipSync(Buffer.concat([record('a', 1), record('b', 0)])))],
]

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = at < 0 ? copy.length + at : at
  copy[index] = (copy[index] ?? 0) ^ 0x55
  return copy
}

const xerial = (version: number, compatible: number): Out =>
  new Out().bytes(Buffer.from('82534e4150505900', 'hex')).i32(version).i32(compatible)
/** A snappy block of one literal. */
const literal = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([bytes.length, (bytes.length - 1) << 2]), bytes])
const chunk = literal(PLAIN)

const snappy: readonly Named[] = [
  ['snappy', packed(SNAPPY, xerial(1, 1).i32(chunk.length).bytes(chunk).done())],
  ['snappy without framing', packed(SNAPPY, chunk)],
  ['snappy of nothing', packed(SNAPPY, Buffer.alloc(0))],
  ['snappy of a header alone', packed(SNAPPY, xerial(1, 1).done())],
  ['snappy of version 2', packed(SNAPPY, xerial(2, 1).i32(chunk.length).bytes(chunk).done())],
  ['snappy of version 0', packed(SNAPPY, xerial(0, 0).i32(chunk.length).bytes(chunk).done())],
  ['snappy for version 2', packed(SNAPPY, xerial(2, 2).i32(chunk.length).bytes(chunk).done())],
  ['snappy with a chunk of 2^31-1', packed(SNAPPY, xerial(1, 1).i32(0x7fffffff).bytes(chunk).done())],
  ['snappy with a chunk of -1', packed(SNAPPY, xerial(1, 1).i32(-1).bytes(chunk).done())],
  ['snappy with a chunk of 0', packed(SNAPPY, xerial(1, 1).i32(0).i32(chunk.length).bytes(chunk).done())],
  ['snappy cut in a chunk', packed(SNAPPY, xerial(1, 1).i32(chunk.length).bytes(chunk.subarray(0, -3)).done())],
  ['snappy cut in a length', packed(SNAPPY, xerial(1, 1).i32(chunk.length).bytes(chunk).i16(0).done())],
  ['snappy of 2^32-1 bytes', packed(SNAPPY, Buffer.from('ffffffff0f00', 'hex'))],
  ['snappy of a copy from before', packed(SNAPPY, Buffer.from('0908616263160900', 'hex'))],
]

/** xxHash of less than 16 bytes, as LZ4 has it over its frame descriptor; the product is of 32 bits. */
function checksumByte(bytes: Buffer): number {
  const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
  let hash = (0x165667b1 + bytes.length) | 0
  let at = 0
  for (; at + 4 <= bytes.length; at += 4) {
    hash = Math.imul(rotate(hash + Math.imul(bytes.readInt32LE(at), 0xc2b2ae3d), 17), 0x27d4eb2f)
  }
  for (; at < bytes.length; at++) {
    hash = Math.imul(rotate(hash + Math.imul(bytes[at] ?? 0, 0x165667b1), 11), 0x9e3779b1)
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae3d)
  return ((hash ^ (hash >>> 16)) >>> 8) & 0xff
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

const STORED = 0x80000000
const END = word(0)

function lz4Frame(blocks: readonly Buffer[], flags = 0x60, sizes = 0x40, extra: Buffer = Buffer.alloc(0)): Buffer {
  const descriptor = Buffer.concat([Buffer.from([flags, sizes]), extra])
  return Buffer.concat([word(0x184d2204), descriptor, Buffer.from([checksumByte(descriptor)]), ...blocks])
}

const stored = (bytes: Buffer): Buffer => Buffer.concat([word(STORED | bytes.length), bytes])
const eight = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}
const skippable = Buffer.concat([word(0x184d2a50), word(4), Buffer.from('skip')])

const lz4: readonly Named[] = [
  ['lz4', packed(LZ4, lz4Frame([stored(PLAIN), END]))],
  ['lz4 without an end', packed(LZ4, lz4Frame([stored(PLAIN)]))],
  ['lz4 of nothing', packed(LZ4, Buffer.alloc(0))],
  ['lz4 of a header alone', packed(LZ4, lz4Frame([]))],
  ['lz4 with a content size', packed(LZ4, lz4Frame([stored(PLAIN), END], 0x68, 0x40, eight(BigInt(PLAIN.length))))],
  ['lz4 with a content size that lies', packed(LZ4, lz4Frame([stored(PLAIN), END], 0x68, 0x40, eight(2n ** 62n)))],
  ['lz4 with a dictionary', packed(LZ4, lz4Frame([stored(PLAIN), END], 0x61, 0x40, word(7)))],
  ['lz4 with dependent blocks', packed(LZ4, lz4Frame([stored(PLAIN), END], 0x40))],
  ['lz4 of version 2', packed(LZ4, lz4Frame([stored(PLAIN), END], 0xa0))],
  ['lz4 with a reserved flag', packed(LZ4, lz4Frame([stored(PLAIN), END], 0x62))],
  ['lz4 with blocks of size 3', packed(LZ4, lz4Frame([stored(PLAIN), END], 0x60, 0x30))],
  ['lz4 with a wrong header checksum', packed(LZ4, changed(lz4Frame([stored(PLAIN), END]), 6))],
  ['lz4 with a block beyond its size', packed(LZ4, lz4Frame([word(STORED | 70_000), Buffer.alloc(70_000), END]))],
  ['lz4 with a block beyond its bytes', packed(LZ4, lz4Frame([word(STORED | 60_000), PLAIN]))],
  ['lz4 with a block of garbage', packed(LZ4, lz4Frame([word(4), Buffer.from('ffffffff', 'hex'), END]))],
  ['lz4 with a wrong block checksum', packed(LZ4, lz4Frame([stored(PLAIN), word(1), END], 0x70))],
  ['lz4 with a wrong content checksum', packed(LZ4, lz4Frame([stored(PLAIN), END, word(1)], 0x64))],
  ['lz4 behind a skippable frame', packed(LZ4, Buffer.concat([skippable, lz4Frame([stored(PLAIN), END])]))],
  [
    'lz4 in two frames',
    packed(LZ4, Buffer.concat([lz4Frame([stored(record('a', 0)), END]), lz4Frame([stored(record('b', 1)), END])])),
  ],
  ['lz4 and bytes behind it', packed(LZ4, Buffer.concat([lz4Frame([stored(PLAIN), END]), Buffer.from('behind')]))],
]

/** A zstd frame of one raw block: descriptor, window or content size, the block. */
function zstdFrame(descriptor: number, sizes: Buffer): Buffer {
  const block = Buffer.alloc(3)
  block.writeUIntLE((PLAIN.length << 3) | 1, 0, 3)
  return Buffer.concat([word(0xfd2fb528), Buffer.from([descriptor]), sizes, block, PLAIN])
}

const zstd: readonly Named[] = [
  ['zstd', packed(ZSTD, zstdCompressSync(PLAIN))],
  ['zstd of nothing', packed(ZSTD, Buffer.alloc(0))],
  ['zstd cut', packed(ZSTD, zstdCompressSync(PLAIN).subarray(0, -4))],
  ['zstd with a window of 1 MiB', packed(ZSTD, zstdFrame(0, Buffer.from([10 << 3])))],
  ['zstd with a window of 128 MiB', packed(ZSTD, zstdFrame(0, Buffer.from([17 << 3])))],
  ['zstd with a window of 256 MiB', packed(ZSTD, zstdFrame(0, Buffer.from([18 << 3])))],
  ['zstd with a window of 2 GiB', packed(ZSTD, zstdFrame(0, Buffer.from([21 << 3])))],
  ['zstd with a content size that lies', packed(ZSTD, zstdFrame(0xe0, eight(2n ** 40n)))],
  ['zstd with a content size that is low', packed(ZSTD, zstdFrame(0x20, Buffer.from([1])))],
  ['zstd behind a skippable frame', packed(ZSTD, Buffer.concat([skippable, zstdCompressSync(PLAIN)]))],
  [
    'zstd behind a thousand skippable frames',
    packed(ZSTD, Buffer.concat([...Array<Buffer>(1_000).fill(skippable), zstdCompressSync(PLAIN)])),
  ],
  ['zstd of a skippable frame alone', packed(ZSTD, skippable)],
  [
    'zstd in two frames',
    packed(ZSTD, Buffer.concat([zstdCompressSync(record('a', 0)), zstdCompressSync(record('b', 1))])),
  ],
  ['zstd and bytes behind it', packed(ZSTD, Buffer.concat([zstdCompressSync(PLAIN), Buffer.from('behind')]))],
  ['zstd of an old format', packed(ZSTD, Buffer.concat([word(0xfd2fb527), zstdCompressSync(PLAIN).subarray(4)]))],
]

/** A message of magic 0 or 1; its checksum is not what decides here. */
function message(magic: number): Buffer {
  const after = new Out().i8(magic).i8(0)
  if (magic === 1) after.i64(TIME)
  const rest = after.i32(-1).i32(1).bytes(Buffer.from('a')).done()
  return new Out()
    .i64(0)
    .i32(4 + rest.length)
    .u32(0)
    .bytes(rest)
    .done()
}

const old: readonly Named[] = [
  ['a message of magic 0', message(0)],
  ['a message of magic 1', message(1)],
  ['magic 1 and magic 2', Buffer.concat([message(1), made(['a'])])],
  ['magic 2 and magic 1', Buffer.concat([made(['a']), message(1)])],
]

/** The first version, the last without topic ids, the last. */
const VERSIONS = [3, 7, 12, 13]

export const hostileBatches: Conversation = {
  name: 'hostile-batches',
  talk: async (talk) => {
    for (const version of talk.versions('Produce', 3).filter((one) => VERSIONS.includes(one))) {
      const name = `ho-${version}`
      const id = await talk.topic(name)
      for (const [what, bytes] of [...shapes, ...records, ...gzip, ...snappy, ...lz4, ...zstd, ...old]) {
        await talk.ask('Produce', version, what, produceBody(name, bytes, 0, { id }))
      }
      const partitions = [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1 << 22 }]
      const fetch = { maxWaitMs: 0, minBytes: 0, maxBytes: 1 << 24, topics: [{ topic: name, partitions }] }
      await talk.ask('Fetch', 12, `after hostile batches v${version}`, fetch)
    }
  },
}

const POLICIES: readonly [suffix: string, configs: Record<string, string>][] = [
  ['create', {}],
  ['append', { 'message.timestamp.type': 'LogAppendTime' }],
  ['any', { 'message.timestamp.after.max.ms': '9223372036854775807' }],
]

export const hostileTimes: Conversation = {
  name: 'hostile-times',
  talk: async (talk) => {
    for (const [suffix, configs] of POLICIES) {
      const name = `ti-${suffix}`
      const id = await talk.topic(name, 1, configs)
      for (const [what, bytes] of times) {
        await talk.ask('Produce', 13, `${suffix}: ${what}`, produceBody(name, bytes, 0, { id }))
      }
      await talk.append(name, ['after'])
      const wanted = [-3, 0, TIME - 1, TIME, TIME + 1, '9223372036854775807']
      for (const timestamp of suffix === 'append' ? [] : wanted) {
        const topics = [{ name, partitions: [{ partitionIndex: 0, timestamp }] }] as Body[]
        await talk.ask('ListOffsets', 7, `${suffix}: at ${timestamp}`, { replicaId: -1, topics })
      }
    }
  },
}

const MEBIBYTE = 1 << 20

export const hostileSizes: Conversation = {
  name: 'hostile-sizes',
  talk: async (talk) => {
    const other = await talk.topic('si-other', 1, { 'compression.type': 'lz4' })
    const backwards = packed(GZIP, gzipSync(Buffer.concat([record('a', 1), record('b', 0)])))
    await talk.ask(
      'Produce',
      13,
      'offsets backwards, written anew',
      produceBody('si-other', backwards, 0, { id: other }),
    )
    const limit = 1_000
    const id = await talk.topic('si', 1, { 'max.message.bytes': String(limit) })
    const overhead = made(['x'.repeat(500)]).length - 500
    for (const size of [limit - 1, limit, limit + 1]) {
      const bytes = made(['x'.repeat(size - overhead)])
      await talk.ask('Produce', 13, `${bytes.length} of ${limit} bytes`, produceBody('si', bytes, 0, { id }))
    }
    const segments = { 'segment.bytes': String(MEBIBYTE), 'max.message.bytes': String(4 * MEBIBYTE) }
    const large = await talk.topic('si-segments', 1, segments)
    for (const size of [MEBIBYTE - 100, MEBIBYTE + 100]) {
      const body = produceBody('si-segments', made(['x'.repeat(size)]), 0, { id: large })
      await talk.ask('Produce', 13, `${size} bytes for segments of ${MEBIBYTE}`, body)
    }
    const compacted = await talk.topic('si-compact', 1, { 'cleanup.policy': 'compact' })
    const keyless = packed(GZIP, gzipSync(PLAIN))
    await talk.ask('Produce', 13, 'compressed without keys', produceBody('si-compact', keyless, 0, { id: compacted }))
  },
}
