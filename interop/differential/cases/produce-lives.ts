// What topics' configs, producers and deletions do to records, one after the other: limits of time and size, compression by
// the broker, acks, idempotent producers after deletions, and the offsets that come of it.
import { constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { type BatchOptions, batch } from '../../lib/bytes.ts'
import { requestBytes } from '../message.ts'
import { apiKey, type Body, type Conversation, produceBody, type Talk, TIME } from '../talk.ts'

/** Snappy's raw format: the length, and all bytes as one literal. */
function snappy(bytes: Buffer): Buffer {
  const length: number[] = []
  for (let rest = bytes.length; ; rest >>>= 7) {
    if (rest < 128) {
      length.push(rest)
      break
    }
    length.push((rest & 127) | 128)
  }
  const literal = Buffer.from([61 << 2, (bytes.length - 1) & 255, (bytes.length - 1) >> 8])
  return Buffer.concat([Buffer.from(length), literal, bytes])
}

/** An LZ4 frame of one block that is not compressed; the header's checksum is that of these flags. */
function lz4(bytes: Buffer): Buffer {
  const head = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82])
  const size = Buffer.alloc(4)
  size.writeUInt32LE((bytes.length | 0x80000000) >>> 0)
  return Buffer.concat([head, size, bytes, Buffer.alloc(4)])
}

const CODECS: readonly (readonly [name: string, compress: (bytes: Buffer) => Buffer])[] = [
  ['none', (bytes) => bytes],
  ['gzip', (bytes) => gzipSync(bytes, { level: constants.Z_BEST_SPEED })],
  ['snappy', snappy],
  ['lz4', lz4],
  ['zstd', (bytes) => zstdCompressSync(bytes)],
]

function made(values: readonly string[], options: BatchOptions = {}): Buffer {
  return batch(values, { timestamp: TIME, ...options })
}

async function send(
  talk: Talk,
  topic: string,
  what: string,
  records: Buffer,
  more: { acks?: number; partition?: number; version?: number } = {},
): Promise<Body | null> {
  const { partition = 0, version = 9 } = more
  return await talk.ask('Produce', version, `${topic} ${what}`, produceBody(topic, records, partition, more))
}

async function read(
  talk: Talk,
  topic: string,
  what: string,
  version: number = 12,
  fetchOffset: number = 0,
): Promise<void> {
  await talk.ask('Fetch', version, `${topic} ${what}`, {
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 1 << 24,
    topics: [{ topic, partitions: [{ partition: 0, fetchOffset, partitionMaxBytes: 1 << 20 }] }],
  })
}

async function offsets(talk: Talk, topic: string, what: string): Promise<void> {
  for (const timestamp of [-1, -2, -3, -4, -5, -6, TIME, TIME + 5, TIME + 1_000]) {
    await talk.ask('ListOffsets', 11, `${topic} ${what}: ${timestamp}`, {
      replicaId: -1,
      topics: [{ name: topic, partitions: [{ partitionIndex: 0, timestamp }] }],
    })
  }
}

async function compression(talk: Talk): Promise<void> {
  for (const type of ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd']) {
    const topic = `pl-${type}`
    await talk.topic(topic, 1, { 'compression.type': type })
    for (const [attributes, [codec, compress]] of CODECS.entries()) {
      const values = ['a'.repeat(300), codec, 'b'.repeat(300)]
      await send(talk, topic, `from ${codec}`, made(values, { attributes, compress, timeDeltas: [0, 5, 3] }))
      const producer = { producerId: 4_000 + attributes, producerEpoch: 0, baseSequence: 0 }
      await send(talk, topic, `idempotent from ${codec}`, made(values, { attributes, compress, ...producer }))
      await send(talk, topic, `idempotent again from ${codec}`, made(values, { attributes, compress, ...producer }))
      for (const version of codec === 'zstd' ? [3, 6, 7] : [3]) {
        await send(talk, topic, `from ${codec} by v${version}`, made(values, { attributes, compress }), { version })
      }
    }
    for (const version of [4, 9, 10, 12]) await read(talk, topic, `read by v${version}`, version)
    await offsets(talk, topic, 'offsets')
  }
}

async function times(talk: Talk): Promise<void> {
  const now = 1_000 * 60 * 60
  const cases: readonly (readonly [string, Record<string, string>])[] = [
    ['before', { 'message.timestamp.before.max.ms': '1000' }],
    ['after', { 'message.timestamp.after.max.ms': String(now) }],
    ['log', { 'message.timestamp.type': 'LogAppendTime', 'message.timestamp.before.max.ms': '1000' }],
    ['loggzip', { 'message.timestamp.type': 'LogAppendTime', 'compression.type': 'gzip' }],
  ]
  for (const [name, configs] of cases) {
    const topic = `pl-time-${name}`
    await talk.topic(topic, 1, configs)
    await send(talk, topic, 'old', made(['a', 'b', 'c'], { timeDeltas: [0, 5, 3] }))
    await send(talk, topic, 'none', made(['a'], { timestamp: -1 }))
    await send(talk, topic, 'far', made(['a', 'b'], { timestamp: 4_000_000_000_000 }))
    await send(talk, topic, 'old and gzip', made(['a', 'b'], { attributes: 1, compress: (bytes) => gzipSync(bytes) }))
    await send(talk, topic, 'old by v3', made(['a']), { version: 3 })
    await send(talk, topic, 'one of two is far', made(['a', 'b'], { timeDeltas: [0, 2_000_000_000] }))
    await read(talk, topic, 'read')
  }
}

async function sizes(talk: Talk): Promise<void> {
  await talk.topic('pl-size', 1, { 'max.message.bytes': '300' })
  for (const length of [0, 228, 229, 230, 231, 232, 233, 234, 300]) {
    await send(talk, 'pl-size', `of ${length}`, made(['x'.repeat(length)]))
  }
  const compress = (bytes: Buffer): Buffer => gzipSync(bytes)
  await send(talk, 'pl-size', 'large, compressed', made(['x'.repeat(5_000)], { attributes: 1, compress }))
  await read(talk, 'pl-size', 'read')
  await talk.topic('pl-segment', 1, { 'segment.bytes': '1048576', 'max.message.bytes': '3000000' })
  await send(talk, 'pl-segment', 'more than a segment', made(['x'.repeat(2_000_000)]))
  await offsets(talk, 'pl-segment', 'offsets')
}

async function keys(talk: Talk): Promise<void> {
  for (const policy of ['compact', 'compact,delete', 'delete']) {
    const topic = `pl-keys-${policy.replace(',', '-')}`
    await talk.topic(topic, 1, { 'cleanup.policy': policy })
    await send(talk, topic, 'without keys', made(['a', 'b']))
    await send(talk, topic, 'with keys', made(['a', 'b'], { key: 'k' }))
    await send(talk, topic, 'with empty keys', made(['a'], { key: '' }))
    const compress = (bytes: Buffer): Buffer => gzipSync(bytes)
    await send(talk, topic, 'compressed without keys', made(['a', 'b'], { attributes: 1, compress }))
    await send(talk, topic, 'without keys by v7', made(['a']), { version: 7 })
    await send(
      talk,
      topic,
      'without keys from a producer',
      made(['a'], { producerId: 6_000, producerEpoch: 0, baseSequence: 0 }),
    )
    await read(talk, topic, 'read')
    for (const offset of [1, -1]) {
      const topics = [{ name: topic, partitions: [{ partitionIndex: 0, offset }] }]
      await talk.ask('DeleteRecords', 2, `${topic} to ${offset}`, { topics, timeoutMs: 10_000 })
    }
    await offsets(talk, topic, 'offsets')
  }
}

async function acknowledgements(talk: Talk): Promise<void> {
  for (const [topic, configs] of [
    ['pl-isr-1', {}],
    ['pl-isr-2', { 'min.insync.replicas': '2' }],
  ] as const) {
    await talk.topic(topic, 1, configs)
    for (const acks of [-1, 1]) await send(talk, topic, `acks ${acks}`, made(['a']), { acks })
    for (const version of [3, 5, 7, 8, 10]) await send(talk, topic, 'acks -1', made(['a']), { version })
  }
  const topic = 'pl-acks-0'
  await talk.topic(topic, 1, { 'max.message.bytes': '200' })
  const silently = async (what: string, name: string, records: Buffer, partition: number = 0): Promise<void> => {
    const body = produceBody(name, records, partition, { acks: 0 })
    await talk.send(requestBytes(apiKey('Produce'), 9, 99, body, talk.clientId))
    await talk.ask('ListOffsets', 7, `${topic} after ${what}`, {
      replicaId: -1,
      topics: [{ name: topic, partitions: [{ partitionIndex: 0, timestamp: -1 }] }],
    })
  }
  await silently('one', topic, made(['a']))
  await silently('a large one', topic, made(['x'.repeat(500)]))
  await silently('an unknown topic', 'pl-nowhere', made(['a']))
  await silently('an unknown partition', topic, made(['a']), 5)
  await silently('a bad crc', topic, made(['a'], { badCrc: true }))
  await silently('a gap', topic, made(['a'], { producerId: 5_000, producerEpoch: 0, baseSequence: 5 }))
  await silently('a second one', topic, made(['a']))
}

async function producers(talk: Talk): Promise<void> {
  const topic = 'pl-producers'
  await talk.topic(topic, 1)
  const from = (baseSequence: number, producerEpoch: number, producerId: number = 9_001): BatchOptions => ({
    producerId,
    producerEpoch,
    baseSequence,
  })
  const described = async (when: string): Promise<void> => {
    await talk.ask('DescribeProducers', 0, `${topic} ${when}`, { topics: [{ name: topic, partitionIndexes: [0, 1] }] })
  }
  await send(talk, topic, 'sequence 0', made(['a', 'b', 'c'], from(0, 3)))
  await described('after the first')
  await send(talk, topic, 'sequence 3', made(['d'], from(3, 3)))
  const topics = [{ name: topic, partitions: [{ partitionIndex: 0, offset: 4 }] }]
  await talk.ask('DeleteRecords', 2, `${topic} all`, { topics, timeoutMs: 10_000 })
  await described('after the deletion')
  await send(talk, topic, 'sequence 3 again', made(['d'], from(3, 3)))
  await send(talk, topic, 'sequence 0 again', made(['a', 'b', 'c'], from(0, 3)))
  await send(talk, topic, 'sequence 4', made(['e'], from(4, 3)))
  await send(talk, topic, 'sequence 4 longer', made(['e', 'f'], from(4, 3)))
  await send(talk, topic, 'sequence 9', made(['e'], from(9, 3)))
  await send(talk, topic, 'older epoch', made(['e'], from(5, 2)))
  await send(talk, topic, 'newer epoch in the middle', made(['e'], from(5, 4)))
  await send(talk, topic, 'newer epoch', made(['e'], from(0, 4)))
  await send(talk, topic, 'the epoch before', made(['e'], from(5, 3)))
  await send(talk, topic, 'largest sequence of another', made(['e', 'f'], from(2_147_483_646, 0, 9_002)))
  await send(talk, topic, 'wrapped', made(['g'], from(0, 0, 9_002)))
  await send(talk, topic, 'wraps inside', made(['e', 'f', 'g'], from(2_147_483_647, 0, 9_003)))
  await send(talk, topic, 'after wrapping inside', made(['e'], from(2, 0, 9_003)))
  await send(talk, topic, 'largest ids', made(['e'], from(0, 32_767, Number.MAX_SAFE_INTEGER)))
  await send(talk, topic, 'negative epoch', made(['e'], from(0, -1, 9_004)))
  await send(talk, topic, 'negative sequence', made(['e'], from(-1, 0, 9_005)))
  await send(talk, topic, 'sequence -2', made(['e'], from(-2, 0, 9_005)))
  await described('after all')
  await read(talk, topic, 'read', 12, 4)
}

export const produceLives: Conversation = {
  name: 'produce-lives',
  talk: async (talk) => {
    await compression(talk)
    await times(talk)
    await sizes(talk)
    await keys(talk)
    await acknowledgements(talk)
    await producers(talk)
  },
}
