/** What a stranger may send to a live node: it answers or closes, and everybody else is served as before. */
import {
  ApiKey,
  BatchBuilder,
  CompressionCodec,
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  computeCrc,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createSyncGroupRequest,
  ErrorCode,
  FetchRequestType,
  FetchResponseType,
  JoinGroupRequestType,
  JoinGroupResponseType,
  SyncGroupRequestType,
  SyncGroupResponseType,
} from '@ottla/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { frame, HostileStage } from './hostile.test-support.ts'

let stage: HostileStage
beforeAll(async () => {
  stage = await HostileStage.start()
})
afterEach(async () => {
  expect(await stage.isHealthy()).toBe(true)
})
afterAll(() => stage.stop())

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

describe('frames', () => {
  const closed: [what: string, bytes: Buffer][] = [
    ['length -1', int32(-1)],
    ['the smallest length', int32(-0x8000_0000)],
    ['length 0', int32(0)],
    ['the largest length', int32(0x7fff_ffff)],
    ['one byte above the limit', int32(104_857_601)],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['a TLS ClientHello', Buffer.from('16030100c8010000c40303', 'hex')],
    ['a header cut short', Buffer.concat([int32(3), Buffer.from([0, 3, 0])])],
    ['an unknown API', frame(9_999, 0, Buffer.alloc(0))],
    ['a negative API', frame(-1, 0, Buffer.alloc(0))],
    ['a version too high', frame(ApiKey.Metadata, 99, int32(0))],
    ['a version too low', frame(ApiKey.Fetch, 0, int32(0))],
    ['2^31-1 elements', frame(ApiKey.Metadata, 1, int32(0x7fff_ffff))],
    ['a string beyond the frame', frame(ApiKey.Metadata, 1, Buffer.from([0, 0, 0, 1, 0x7f, 0xff]))],
    ['a body cut short', frame(ApiKey.Metadata, 1, Buffer.from([0, 0]))],
  ]
  it.each(closed)('%s ends the connection', async (_what, bytes) => {
    expect(await stage.send(bytes)).toBe(null)
  })

  it('half a length word and the end are a silent close', async () => {
    expect(await stage.send(Buffer.from([0, 0]), true)).toBe(null)
  })

  it.each([99, 6, -1])('ApiVersions in version %i is answered in version 0', async (version) => {
    // From version 3 on the header is flexible, whatever the version: one byte says that it has no tags.
    const answer = await stage.send(frame(ApiKey.ApiVersions, version, Buffer.alloc(version < 3 ? 0 : 1)))
    expect(answer!.readInt32BE(0)).toBe(7)
    expect(answer!.readInt16BE(4)).toBe(ErrorCode.UNSUPPORTED_VERSION)
    expect(answer!.readInt32BE(6)).toBeGreaterThan(0)
  })

  it.each([-1, -0x8000_0000, 0x7fff_ffff])('correlation id %i is echoed', async (id) => {
    const answer = await stage.send(frame(ApiKey.Metadata, 1, int32(0), id))
    expect(answer!.readInt32BE(0)).toBe(id)
  })

  it('keeps no memory for what was only announced', async () => {
    const before = process.memoryUsage()
    const announced = Array.from({ length: 20 }, () => stage.send(Buffer.concat([int32(104_857_600), Buffer.alloc(8)])))
    expect(await stage.isHealthy()).toBe(true)
    const { external, arrayBuffers } = process.memoryUsage()
    expect(external - before.external).toBeLessThan(64 << 20)
    expect(arrayBuffers - before.arrayBuffers).toBeLessThan(64 << 20)
    // The API key 0 and version 0 of those 8 bytes are Produce: they wait for the rest until the frame's deadline.
    void Promise.allSettled(announced)
  })
})

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
    ['a control batch', () => batch(undefined, { control: true }), ErrorCode.INVALID_RECORD],
  ]
  it.each(refused)('%s is refused', async (_what, records, code) => {
    const peer = await stage.connect()
    expect(await stage.produceCode(peer, records())).toBe(code)
    peer.close()
  })

  it('pitfall 9: acks of 2 and -2 are refused', async () => {
    const peer = await stage.connect()
    for (const acks of [2, -2]) {
      expect(await stage.produceCode(peer, batch(), acks)).toBe(ErrorCode.INVALID_REQUIRED_ACKS)
    }
    peer.close()
  })

  const { GZIP, LZ4, ZSTD } = CompressionCodec
  it.each([GZIP, LZ4, ZSTD])('a bomb of codec %i is refused or kept, in bounded memory', async (codec) => {
    const builder = new BatchBuilder({ codec })
    builder.append(Date.now(), null, Buffer.alloc(200 << 20))
    const bomb = builder.build()
    const peer = await stage.connect()
    // What passes `max.message.bytes` by its compressed size is Kafka's to keep.
    const code = await stage.produceCode(peer, bomb)
    const { MESSAGE_TOO_LARGE, INVALID_RECORD, NONE, UNKNOWN_SERVER_ERROR } = ErrorCode
    expect([NONE, MESSAGE_TOO_LARGE, INVALID_RECORD, UNKNOWN_SERVER_ERROR]).toContain(code)
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
})

async function fetchCodes(sessionId: number, sessionEpoch: number, fetchOffset: number): Promise<number[]> {
  const peer = await stage.connect()
  const partition = createFetchRequestFetchPartition({ partition: 0, fetchOffset, partitionMaxBytes: 1 << 20 })
  const topics = [createFetchRequestFetchTopic({ topic: 't', partitions: [partition] })]
  const request = createFetchRequest({ maxWaitMs: 0, minBytes: 0, maxBytes: 1 << 20, sessionId, sessionEpoch, topics })
  const answer = await peer.request(FetchRequestType, FetchResponseType, 12, request)
  peer.close()
  return [answer.errorCode, ...answer.responses.map((topic) => topic.partitions[0]!.errorCode)]
}

describe('state', () => {
  it.each([-5, 2 ** 63, 1e9])('pitfall 12: a fetch at %d is out of range', async (offset) => {
    const fetchOffset = offset === 2 ** 63 ? Number.MAX_SAFE_INTEGER : offset
    expect(await fetchCodes(0, -1, fetchOffset)).toEqual([0, ErrorCode.OFFSET_OUT_OF_RANGE])
  })

  it('a guessed fetch session is not there', async () => {
    expect(await fetchCodes(123_456, 1, 0)).toEqual([ErrorCode.FETCH_SESSION_ID_NOT_FOUND])
  })

  const { INVALID_TOPIC_EXCEPTION, INVALID_PARTITIONS, INVALID_REPLICATION_FACTOR, INVALID_CONFIG } = ErrorCode
  const topics: [
    what: string,
    name: string,
    partitions: number,
    factor: number,
    config: string | null,
    code: number,
  ][] = [
    ['two dots', '..', 1, 1, null, INVALID_TOPIC_EXCEPTION],
    ['no name', '', 1, 1, null, INVALID_TOPIC_EXCEPTION],
    ['a name of 250', 'a'.repeat(250), 1, 1, null, INVALID_TOPIC_EXCEPTION],
    ['U+202E', 'a\u202Eb', 1, 1, null, INVALID_TOPIC_EXCEPTION],
    ['-2 partitions', 'c', -2, 1, null, INVALID_PARTITIONS],
    ['32767 replicas', 'c', 1, 32_767, null, INVALID_REPLICATION_FACTOR],
    ['config __proto__', 'c', 1, 1, '__proto__', INVALID_CONFIG],
    ['config constructor', 'c', 1, 1, 'constructor', INVALID_CONFIG],
    ['the name __proto__', '__proto__', 1, 1, null, ErrorCode.NONE],
    ['the name constructor', 'constructor', 1, 1, null, ErrorCode.NONE],
  ]
  it.each(topics)('CreateTopics with %s', async (_what, name, numPartitions, replicationFactor, config, code) => {
    const peer = await stage.connect()
    const configs = config === null ? [] : [createCreateTopicsRequestCreatableTopicConfig({ name: config, value: 'x' })]
    const topic = createCreateTopicsRequestCreatableTopic({ name, numPartitions, replicationFactor, configs })
    const request = createCreateTopicsRequest({ topics: [topic], timeoutMs: 5_000 })
    const answer = await peer.request(CreateTopicsRequestType, CreateTopicsResponseType, 7, request)
    expect(answer.topics.map(({ errorCode }) => errorCode)).toEqual([code])
    expect(({} as Record<string, unknown>)['x']).toBe(undefined)
    peer.close()
  })

  it('groups: no name, a timeout of 1 ms and a member that never joined are refused', async () => {
    const peer = await stage.connect()
    const join = async (groupId: string, sessionTimeoutMs: number): Promise<number> => {
      const protocols = [createJoinGroupRequestProtocol({ name: 'range', metadata: Buffer.alloc(4) })]
      const base = { groupId, sessionTimeoutMs, rebalanceTimeoutMs: 5_000, protocolType: 'consumer', protocols }
      const request = createJoinGroupRequest({ ...base, memberId: 'nobody' })
      return (await peer.request(JoinGroupRequestType, JoinGroupResponseType, 7, request)).errorCode
    }
    expect(await join('', 10_000)).toBe(ErrorCode.INVALID_GROUP_ID)
    expect([
      ErrorCode.INVALID_SESSION_TIMEOUT,
      ErrorCode.COORDINATOR_NOT_AVAILABLE,
      ErrorCode.NOT_COORDINATOR,
    ]).toContain(await join('g', 1))
    const sync = createSyncGroupRequest({ groupId: 'g', generationId: 1, memberId: 'nobody' })
    const answer = await peer.request(SyncGroupRequestType, SyncGroupResponseType, 4, sync)
    expect(answer.errorCode).not.toBe(0)
    peer.close()
  })
})
