import {
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  createProduceResponse,
  createProduceResponsePartitionProduceResponse,
  createProduceResponseTopicProduceResponse,
  ErrorCode,
  encodeMessage,
  type ProduceRequest,
  type ProduceResponse,
  type ProduceResponsePartitionProduceResponse,
  ProduceResponseType,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { TestNode } from '../handler.test-support.ts'
import { batch } from '../partition.test-support.ts'
import { ACKS_ALL } from '../partition.ts'
import { makeTopic, partitionOf } from '../topics.test-support.ts'
import { produceHandler } from './000-produce.ts'

const BY_ID = 13

async function started(...topics: string[]): Promise<TestNode> {
  const node = await TestNode.start({ 'log.message.timestamp.after.max.ms': '9223372036854775807' })
  for (const topic of topics) await makeTopic(node, topic)
  return node
}

/** One partition 0 for each topic. */
function requestOf(
  node: TestNode,
  records: Readonly<Record<string, Buffer | null>>,
  version: number,
  changes: Partial<ProduceRequest> = {},
): ProduceRequest {
  const topicData = Object.entries(records).map(([name, data]) => {
    const partitionData = [createProduceRequestPartitionProduceData({ index: 0, records: data })]
    const topicId = node.broker.image.topics.topic(name)?.id ?? 'zzzzzzzzzzzzzzzzzzzzzA'
    return createProduceRequestTopicProduceData(version >= BY_ID ? { topicId, partitionData } : { name, partitionData })
  })
  return createProduceRequest({ acks: ACKS_ALL, timeoutMs: 1000, topicData, ...changes })
}

async function produce(
  node: TestNode,
  records: Readonly<Record<string, Buffer | null>>,
  version = 13,
  changes: Partial<ProduceRequest> = {},
  clientId = 'test',
): Promise<ProduceResponsePartitionProduceResponse[]> {
  const request = requestOf(node, records, version, changes)
  const answer = await node.ask<ProduceRequest, ProduceResponse>(produceHandler, request, version, {}, clientId)
  return answer.responses.flatMap(({ partitionResponses }) => partitionResponses)
}

const codes = (answers: readonly ProduceResponsePartitionProduceResponse[]): number[] =>
  answers.map(({ errorCode }) => errorCode)

describe('Produce', () => {
  it('appends and answers the offset in every version', async () => {
    const node = await started('orders')
    for (let version = 3; version <= 13; version++) {
      const [answer] = await produce(node, { orders: batch(['a', 'b']) }, version)
      expect(answer).toMatchObject({ errorCode: 0, baseOffset: 2 * (version - 3), logAppendTimeMs: -1 })
    }
    expect(partitionOf(node, 'orders').highWatermark).toBe(22)
  })

  it('pitfall 41: answers nothing to acks=0, and closes the connection on an error', async () => {
    const node = await started('orders')
    const silent = requestOf(node, { orders: batch(['a']) }, 12, { acks: 0 })
    await expect(node.ask(produceHandler, silent, 12)).rejects.toThrow('no answer')
    await node.settle()
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(1)
    const wrong = requestOf(node, { nobody: batch(['a']) }, 12, { acks: 0 })
    await expect(node.ask(produceHandler, wrong, 12)).rejects.toThrow(/refused.*nobody-0: error 3/)
  })

  it('acks=0 is done when its records can be read: what follows on the connection waits for that', async () => {
    const node = await started('orders')
    const silent = requestOf(node, { orders: batch(['a', 'b']) }, 12, { acks: 0 })
    await expect(node.ask(produceHandler, silent, 12)).rejects.toThrow('no answer')
    expect(partitionOf(node, 'orders').highWatermark).toBe(2)
  })

  it('a partition that is named twice is written once, with what was named last', async () => {
    const node = await started('orders', 'others')
    for (const version of [12, 13]) {
      const [first] = requestOf(node, { orders: batch(['a']) }, version).topicData
      const [other] = requestOf(node, { others: batch(['x']) }, version).topicData
      const [last] = requestOf(node, { orders: batch(['b', 'c']) }, version).topicData
      const request = createProduceRequest({ acks: ACKS_ALL, timeoutMs: 1000, topicData: [first!, other!, last!] })
      const before = partitionOf(node, 'orders').log!.endOffset
      const answer = await node.ask<ProduceRequest, ProduceResponse>(produceHandler, request, version)
      expect(answer.responses.map(({ partitionResponses }) => codes(partitionResponses))).toEqual([[0], [0]])
      expect(partitionOf(node, 'orders').log!.endOffset).toBe(before + 2)
    }
  })

  it('of a partition that is named twice, once with records that cannot be read, the others are written', async () => {
    const node = await started('orders')
    for (const data of [
      [batch(['a']), Buffer.alloc(0)],
      [Buffer.alloc(0), batch(['b'])],
    ]) {
      const partitionData = data.map((records) => createProduceRequestPartitionProduceData({ index: 0, records }))
      const topicData = [createProduceRequestTopicProduceData({ name: 'orders', partitionData })]
      const request = createProduceRequest({ acks: ACKS_ALL, timeoutMs: 1000, topicData })
      const answer = await node.ask<ProduceRequest, ProduceResponse>(produceHandler, request, 12)
      expect(answer.responses[0]!.partitionResponses).toMatchObject([{ index: 0, errorCode: ErrorCode.INVALID_RECORD }])
    }
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(2)
  })

  it('pitfall 42: refuses other acks for every partition', async () => {
    const node = await started('a', 'b')
    const answers = await produce(node, { a: batch(['x']), b: batch(['x']) }, 12, { acks: 2 })
    expect(codes(answers)).toEqual([ErrorCode.INVALID_REQUIRED_ACKS, ErrorCode.INVALID_REQUIRED_ACKS])
    expect(partitionOf(node, 'a').log!.endOffset).toBe(0)
  })

  it('pitfall 56: takes zstd from version 7 on', async () => {
    const node = await started('orders')
    const records = (): Buffer => batch(['a'.repeat(100)], { codec: 4 })
    expect(codes(await produce(node, { orders: records() }, 6))).toEqual([ErrorCode.UNSUPPORTED_COMPRESSION_TYPE])
    expect(codes(await produce(node, { orders: records() }, 7))).toEqual([ErrorCode.NONE])
  })

  it('pitfall 65: refuses a transactional batch without a transactional id', async () => {
    const node = await started('orders')
    const records = batch(['a'], { transactional: true, producerId: 7, producerEpoch: 0, baseSequence: 0 })
    const refused = ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED
    expect(codes(await produce(node, { orders: records }, 12))).toEqual([refused])
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(0)
  })

  it('pitfall 68: answers REQUEST_TIMED_OUT and keeps the records, which become readable', async () => {
    const node = await started('orders')
    const partition = partitionOf(node, 'orders')
    const alone = partition.registration
    partition.becomeLeader({ ...alone, replicas: [1, 2], isr: [1, 2] })
    const before = node.clock.monotonic()
    expect(codes(await produce(node, { orders: batch(['a']) }, 13, { timeoutMs: 300 }))).toEqual([
      ErrorCode.REQUEST_TIMED_OUT,
    ])
    expect(node.clock.monotonic() - before).toBeGreaterThanOrEqual(300)
    expect([partition.log!.endOffset, partition.highWatermark]).toEqual([1, 0])
    partition.becomeLeader(alone)
    expect(partition.highWatermark).toBe(1)
  })

  it('pitfall 67: checks min.insync.replicas before it appends, and for acks=all only', async () => {
    const node = await TestNode.start({ 'log.message.timestamp.after.max.ms': '9223372036854775807' })
    await makeTopic(node, 'orders', { configs: { 'min.insync.replicas': '2' } })
    const partition = partitionOf(node, 'orders')
    partition.becomeLeader({ ...partition.registration, replicas: [1, 2], isr: [1] })
    expect(codes(await produce(node, { orders: batch(['a']) }))).toEqual([ErrorCode.NOT_ENOUGH_REPLICAS])
    expect(partition.log!.endOffset).toBe(0)
    expect(codes(await produce(node, { orders: batch(['a']) }, 13, { acks: 1 }))).toEqual([ErrorCode.NONE])
  })

  it('caps min.insync.replicas by the number of replicas', async () => {
    const node = await TestNode.start({ 'log.message.timestamp.after.max.ms': '9223372036854775807' })
    await makeTopic(node, 'orders', { configs: { 'min.insync.replicas': '3' } })
    expect(codes(await produce(node, { orders: batch(['a']) }))).toEqual([ErrorCode.NONE])
  })

  it('pitfall 69: lets nobody but the admin client write an internal topic', async () => {
    const node = await started('__consumer_offsets')
    const records = (): Buffer => batch(['a'])
    const refused = ErrorCode.INVALID_TOPIC_EXCEPTION
    expect(codes(await produce(node, { __consumer_offsets: records() }, 12, { acks: 1 }))).toEqual([refused])
    const admin = await produce(node, { __consumer_offsets: records() }, 12, { acks: 1 }, '__admin_client')
    expect(codes(admin)).not.toEqual([refused])
  })

  it('pitfall 70: stands the throttle time behind the partitions', () => {
    const partitionResponses = [createProduceResponsePartitionProduceResponse({ index: 0, baseOffset: 5 })]
    const responses = [createProduceResponseTopicProduceResponse({ name: 't', partitionResponses })]
    const bytes = encodeMessage(
      ProduceResponseType,
      createProduceResponse({ responses, throttleTimeMs: 0x01020304 }),
      3,
    )
    expect(bytes.subarray(-4).toString('hex')).toBe('01020304')
  })

  it('pitfall 71: says who leads, from version 10 and for NOT_LEADER_OR_FOLLOWER only', async () => {
    const node = await started('orders')
    await node.join(2)
    await makeTopic(node, 'elsewhere', { leader: 2, leaderEpoch: 4 })
    const [old] = await produce(node, { elsewhere: batch(['a']) }, 9)
    expect(old).toMatchObject({ errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER, currentLeader: { leaderId: -1 } })
    const request = requestOf(node, { elsewhere: batch(['a']), nobody: batch(['a']) }, 12)
    const answer = await node.ask<ProduceRequest, ProduceResponse>(produceHandler, request, 12)
    const [elsewhere, nobody] = answer.responses.flatMap(({ partitionResponses }) => partitionResponses)
    expect(elsewhere!.currentLeader).toMatchObject({ leaderId: 2, leaderEpoch: 4 })
    expect(nobody!.currentLeader).toMatchObject({ leaderId: -1, leaderEpoch: -1 })
    expect(answer.nodeEndpoints).toMatchObject([{ nodeId: 2, host: 'broker-2.plaintext', port: 9092 }])
  })

  it('pitfall 72: judges each partition by itself', async () => {
    const node = await started('orders')
    const damaged = batch(['x'])
    damaged[damaged.length - 1]! ^= 1
    await makeTopic(node, 'other')
    const answers = await produce(node, { nobody: batch(['a']), other: damaged, orders: batch(['b']) }, 12)
    expect(codes(answers)).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, ErrorCode.CORRUPT_MESSAGE, ErrorCode.NONE])
    const byId = await produce(node, { nobody: batch(['a']) }, 13)
    expect(codes(byId)).toEqual([ErrorCode.UNKNOWN_TOPIC_ID])
  })

  it('answers a partition that comes twice once, and appends the last one', async () => {
    const node = await started('orders')
    const request = requestOf(node, { orders: batch(['first']) }, 12)
    request.topicData[0]!.partitionData.push(
      createProduceRequestPartitionProduceData({ index: 0, records: batch(['second', 'third']) }),
    )
    const answer = await node.ask<ProduceRequest, ProduceResponse>(produceHandler, request, 12)
    expect(answer.responses[0]!.partitionResponses).toMatchObject([{ index: 0, errorCode: 0, baseOffset: 0 }])
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(2)
  })

  it('acknowledges a repeated idempotent batch with its first offset, and refuses a gap', async () => {
    const node = await started('orders')
    const from = (baseSequence: number): Buffer => batch(['a'], { producerId: 9, producerEpoch: 0, baseSequence })
    expect((await produce(node, { orders: from(0) }))[0]).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect((await produce(node, { orders: from(1) }))[0]).toMatchObject({ errorCode: 0, baseOffset: 1 })
    expect((await produce(node, { orders: from(0) }))[0]).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(codes(await produce(node, { orders: from(5) }))).toEqual([ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER])
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(2)
  })

  it('tells the log start where Kafka does, and a reason only of single records', async () => {
    const node = await started('orders')
    const damaged = batch(['x'])
    damaged[damaged.length - 1]! ^= 1
    const control = batch(['x'], { control: true })
    const two = Buffer.concat([batch(['a']), batch(['b'])])
    for (const [records, errorCode, logStartOffset] of [
      [damaged, ErrorCode.CORRUPT_MESSAGE, -1],
      [two, ErrorCode.INVALID_RECORD, -1],
      [Buffer.alloc(0), ErrorCode.INVALID_RECORD, -1],
      [control, ErrorCode.INVALID_RECORD, 0],
    ] as const) {
      const [answer] = await produce(node, { orders: records }, 12)
      expect(answer).toMatchObject({ errorCode, logStartOffset, baseOffset: -1, errorMessage: null })
    }
  })

  it('a first batch that cannot be read refuses the request for all partitions, and says why', async () => {
    const node = await started('orders')
    await makeTopic(node, 'other')
    const magic3 = batch(['x'])
    magic3[16] = 3
    const short = batch(['x'])
    short.writeInt32BE(13, 8)
    for (const [records, errorMessage] of [
      [magic3, 'Invalid magic found in record: 3'],
      [short, 'Record size 13 is less than the minimum record overhead (14)'],
    ] as const) {
      const answers = await produce(node, { orders: batch(['a']), other: records }, 12)
      expect(answers).toHaveLength(2)
      for (const answer of answers) expect(answer).toMatchObject({ errorCode: ErrorCode.CORRUPT_MESSAGE, errorMessage })
    }
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(0)
  })

  it('leaves out topics without partitions', async () => {
    const node = await started('orders')
    const request = requestOf(node, { orders: batch(['a']) }, 12)
    request.topicData.push(createProduceRequestTopicProduceData({ name: 'orders2' }))
    const answer = await node.ask<ProduceRequest, ProduceResponse>(produceHandler, request, 12)
    expect(answer.responses.map(({ name }) => name)).toEqual(['orders'])
  })
})
