import { ZERO_UUID } from '@ottla/base'
import {
  createDeleteTopicsRequest,
  createDeleteTopicsRequestDeleteTopicState,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createFetchRequestForgottenTopic,
  ErrorCode,
  encodeMessage,
  type FetchRequest,
  type FetchResponse,
  type FetchResponsePartitionData,
  FetchResponseType,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { CONNECTION, TestNode } from '../handler.test-support.ts'
import { batch } from '../partition.test-support.ts'
import { ACKS_ALL } from '../partition.ts'
import { append, makeTopic, partitionOf } from '../topics.test-support.ts'
import { fetchHandler } from './001-fetch.ts'

const BY_ID = 13
const UNKNOWN_ID = 'zzzzzzzzzzzzzzzzzzzzzA'

function topicAt(node: TestNode, name: string, fetchOffset: number, version: number) {
  const partitions = [createFetchRequestFetchPartition({ partition: 0, fetchOffset, partitionMaxBytes: 1 << 20 })]
  const topicId = node.broker.image.topics.topic(name)?.id ?? UNKNOWN_ID
  return createFetchRequestFetchTopic(version >= BY_ID ? { topicId, partitions } : { topic: name, partitions })
}

/** Fetches from each topic at an offset; the time that it took is `node.clock.monotonic()` before and after. */
function ask(
  node: TestNode,
  offsets: Readonly<Record<string, number>>,
  version = 18,
  changes: Partial<FetchRequest> = {},
): Promise<FetchResponse> {
  const topics = Object.entries(offsets).map(([name, offset]) => topicAt(node, name, offset, version))
  const request = createFetchRequest({ maxWaitMs: 500, minBytes: 1, topics, ...changes })
  return node.ask<FetchRequest, FetchResponse>(fetchHandler, request, version, { onClosed: null })
}

const partitionsOf = ({ responses }: FetchResponse): FetchResponsePartitionData[] =>
  responses.flatMap(({ partitions }) => partitions)

/** The answer, and after how many milliseconds it came. */
async function timed(node: TestNode, work: Promise<FetchResponse>): Promise<[FetchResponse, number]> {
  const begin = node.clock.monotonic()
  return [await work, node.clock.monotonic() - begin]
}

async function started(...topics: string[]): Promise<TestNode> {
  const node = await TestNode.start()
  for (const topic of topics) await makeTopic(node, topic)
  return node
}

describe('Fetch', () => {
  it('pitfall 73: answers zero bytes, not null, where there are no records', async () => {
    const node = await started('orders')
    await append(node, 'orders', batch(['a']))
    for (let version = 4; version <= 18; version++) {
      for (const offsets of [{ orders: 1 }, { orders: 9 }]) {
        const [partition] = partitionsOf(await ask(node, offsets, version, { maxWaitMs: 0 }))
        expect(partition!.records, `v${version}`).not.toBeNull()
        expect(Buffer.concat([partition!.records as Buffer]).length).toBe(0)
      }
      const [full] = partitionsOf(await ask(node, { orders: 0 }, version))
      expect(full).toMatchObject({ errorCode: 0, highWatermark: 1, lastStableOffset: 1 })
      expect((full!.records as Buffer).length).toBeGreaterThan(61)
    }
  })

  it('pitfall 78: waits for data, no longer than it comes and no longer than maxWaitMs', async () => {
    const node = await started('orders')
    node.clock.schedule(100, () => void partitionOf(node, 'orders').append(batch(['a']), ACKS_ALL, 1, null))
    const [some, early] = await timed(node, ask(node, { orders: 0 }))
    expect([partitionsOf(some)[0]!.highWatermark, early]).toEqual([1, 100])
    const [none, late] = await timed(node, ask(node, { orders: 1 }))
    expect([partitionsOf(none)[0]!.highWatermark, late]).toEqual([1, 500])
    const [now, atOnce] = await timed(node, ask(node, { orders: 1 }, 18, { maxWaitMs: 0 }))
    expect([partitionsOf(now).length, atOnce]).toEqual([1, 0])
    // Fewer bytes than asked for are no reason to answer.
    const [few, full] = await timed(node, ask(node, { orders: 0 }, 18, { minBytes: 1000 }))
    expect([(partitionsOf(few)[0]!.records as Buffer).length > 0, full]).toEqual([true, 500])
  })

  it('pitfall 79: an error ends the wait at once', async () => {
    const node = await started('orders', 'others')
    await append(node, 'others', batch(['a']))
    const [answer, waited] = await timed(node, ask(node, { orders: 0, others: 7 }))
    expect(waited).toBe(0)
    expect(partitionsOf(answer).map(({ errorCode }) => errorCode)).toEqual([0, ErrorCode.OFFSET_OUT_OF_RANGE])
  })

  it('pitfall 78: sees what came while it read files, before and after its deadline', async () => {
    for (const [appendedAt, maxWaitMs, answeredAt, bytes] of [
      // The first look takes until 10 and does not have it; the second one does.
      [5, 500, 20, 1000],
      // A look is under way when time is over: its outcome is the answer.
      [495, 500, 505, 1000],
      [700, 500, 500, 0],
    ] as const) {
      const node = await started('orders')
      await append(node, 'orders', batch(['a']))
      const log = partitionOf(node, 'orders').log!
      const read = log.read.bind(log)
      log.read = (...args) => {
        const now = read(...args)
        return new Promise((resolve) => node.clock.schedule(10, () => resolve(now)))
      }
      node.clock.schedule(appendedAt, () => {
        partitionOf(node, 'orders').append(batch(['x'.repeat(1000)]), ACKS_ALL, 1, null)
      })
      const [answer, waited] = await timed(node, ask(node, { orders: 0 }, 18, { minBytes: 1000, maxWaitMs }))
      expect(waited).toBeGreaterThanOrEqual(answeredAt)
      expect(waited).toBeLessThanOrEqual(answeredAt + 10)
      expect((partitionsOf(answer)[0]!.records as Buffer).length).toBeGreaterThan(bytes)
    }
  })

  it('a fetch of no topics is answered at once', async () => {
    const node = await started('orders')
    const [answer, waited] = await timed(node, ask(node, {}))
    expect([answer.errorCode, answer.responses, waited]).toEqual([0, [], 0])
  })

  it('refuses an unknown isolation level whole, if there is anything to read', async () => {
    const node = await started('orders')
    for (let version = 4; version <= 18; version++) {
      const answer = await ask(node, { orders: 0 }, version, { isolationLevel: 7 })
      expect(answer.errorCode).toBe(version >= 7 ? ErrorCode.UNKNOWN_SERVER_ERROR : 0)
      const refused = { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR, highWatermark: -1, abortedTransactions: [] }
      expect(partitionsOf(answer)).toMatchObject(version >= BY_ID ? [] : [refused])
      const [absent] = partitionsOf(await ask(node, { nowhere: 0 }, version, { isolationLevel: 7 }))
      expect(absent!.errorCode).not.toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    }
  })

  it('a topic that is not there does not keep the others from waiting', async () => {
    const node = await started('orders')
    const changes = { maxWaitMs: 300, minBytes: 1 }
    const [alone, atOnce] = await timed(node, ask(node, { nowhere: 0 }, 12, changes))
    expect([partitionsOf(alone).length, atOnce]).toEqual([1, 0])
    const [both, waited] = await timed(node, ask(node, { nowhere: 0, orders: 0 }, 12, changes))
    expect([partitionsOf(both).length, waited]).toEqual([2, 300])
  })

  it('pitfall 84: an error shows no offsets and no records', async () => {
    const node = await started('orders')
    for (let version = 4; version <= 18; version++) {
      const [partition] = partitionsOf(await ask(node, { nowhere: 0 }, version, { isolationLevel: 1 }))
      const errorCode = version >= BY_ID ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
      expect(partition).toMatchObject({ errorCode, highWatermark: -1, lastStableOffset: -1, logStartOffset: -1 })
      expect(partition!.abortedTransactions).toEqual([])
      expect((partition!.records as Buffer).length).toBe(0)
    }
  })

  it('pitfall 96: a topic that is deleted ends the waits for it', async () => {
    for (const version of [12, 18]) {
      const node = await started('orders')
      const { id: topicId } = node.broker.image.topics.topic('orders')!
      const topics = [createDeleteTopicsRequestDeleteTopicState({ topicId, name: null })]
      const context = { principal: CONNECTION.principal, apiVersion: 6 }
      node.clock.schedule(50, () => {
        void node.controller.deleteTopics(createDeleteTopicsRequest({ topics }), context as never)
      })
      const [answer, waited] = await timed(node, ask(node, { orders: 0 }, version))
      expect(waited).toBe(50)
      expect(partitionsOf(answer).map(({ errorCode }) => errorCode)).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION])
    }
  })

  it('pitfalls 87-89: sessions go from request to request, and say what is new', async () => {
    for (const version of [7, 12, 13, 18]) {
      const node = await started('orders', 'others')
      await append(node, 'orders', batch(['a']))
      const none = { maxWaitMs: 0 }
      const first = await ask(node, { orders: 1, others: 0 }, version, { ...none, sessionEpoch: 0 })
      expect(first.sessionId).toBeGreaterThan(0)
      expect(partitionsOf(first)).toHaveLength(2)
      const session = { ...none, sessionId: first.sessionId }
      const idle = await ask(node, {}, version, { ...session, sessionEpoch: 1 })
      expect([idle.errorCode, idle.sessionId, idle.responses]).toEqual([0, first.sessionId, []])
      await append(node, 'others', batch(['b']))
      const news = await ask(node, {}, version, { ...session, sessionEpoch: 2 })
      expect(partitionsOf(news)).toMatchObject([{ partitionIndex: 0, highWatermark: 1 }])
      const { id: topicId } = node.broker.image.topics.topic('others')!
      expect(news.responses[0]).toMatchObject(version >= BY_ID ? { topicId } : { topic: 'others', topicId: ZERO_UUID })
      const wrong = await ask(node, { orders: 0 }, version, { ...session, sessionEpoch: 7 })
      expect([wrong.errorCode, wrong.responses]).toEqual([ErrorCode.INVALID_FETCH_SESSION_EPOCH, []])
      const unknown = await ask(node, { orders: 0 }, version, { ...session, sessionId: 1, sessionEpoch: 1 })
      expect([unknown.errorCode, unknown.responses]).toEqual([ErrorCode.FETCH_SESSION_ID_NOT_FOUND, []])
    }
  })

  it('pitfall 91: topics are forgotten by id from version 13 on, by name before', async () => {
    for (const version of [12, 13]) {
      const node = await started('orders', 'others')
      const first = await ask(node, { orders: 0, others: 0 }, version, { maxWaitMs: 0, sessionEpoch: 0 })
      const { id: topicId } = node.broker.image.topics.topic('others')!
      const named = version >= BY_ID ? { topicId } : { topic: 'others' }
      const forgottenTopicsData = [createFetchRequestForgottenTopic({ ...named, partitions: [0] })]
      await append(node, 'orders', batch(['a']))
      await append(node, 'others', batch(['b']))
      const changes = { maxWaitMs: 0, sessionId: first.sessionId, sessionEpoch: 1, forgottenTopicsData }
      expect((await ask(node, {}, version, changes)).responses).toHaveLength(1)
    }
  })

  it('pitfall 92: a session over a deleted topic says so until it is forgotten, and serves the others', async () => {
    const node = await started('orders', 'others')
    const first = await ask(node, { orders: 0, others: 0 }, 18, { maxWaitMs: 0, sessionEpoch: 0 })
    const gone = topicAt(node, 'orders', 0, 18)
    const topics = [createDeleteTopicsRequestDeleteTopicState({ name: 'orders' })]
    const context = { principal: CONNECTION.principal, apiVersion: 6 }
    await node.controller.deleteTopics(createDeleteTopicsRequest({ topics }), context as never)
    await node.settle()
    const deleted = await ask(node, {}, 18, { maxWaitMs: 0, sessionId: first.sessionId, sessionEpoch: 1 })
    expect(partitionsOf(deleted).map(({ errorCode }) => errorCode)).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION])
    await makeTopic(node, 'orders')
    for (const sessionEpoch of [2, 3]) {
      const changes = { maxWaitMs: 0, sessionId: first.sessionId, sessionEpoch }
      const { errorCode, responses } = await ask(node, {}, 18, changes)
      expect(errorCode).toBe(0)
      expect(responses.map(({ topicId, partitions }) => [topicId, partitions[0]!.errorCode])).toEqual([
        [gone.topicId, ErrorCode.INCONSISTENT_TOPIC_ID],
      ])
    }
    const alone = await ask(node, {}, 18, { topics: [gone] })
    expect(partitionsOf(alone).map(({ errorCode }) => errorCode)).toEqual([ErrorCode.UNKNOWN_TOPIC_ID])
    await append(node, 'others', batch(['a']))
    const changes = { maxWaitMs: 0, sessionId: first.sessionId, sessionEpoch: 4 }
    expect(
      partitionsOf(await ask(node, {}, 18, changes))
        .map(({ errorCode }) => errorCode)
        .sort((a, b) => a - b),
    ).toEqual([0, ErrorCode.INCONSISTENT_TOPIC_ID])
  })

  it('of a partition that is named twice the last one counts', async () => {
    for (const version of [12, 18]) {
      const node = await started('orders', 'others')
      await append(node, 'orders', batch(['a']))
      const topics = [
        ['orders', 9],
        ['others', 0],
        ['orders', 0],
      ] as const
      const twice = topics.map(([name, offset]) => topicAt(node, name, offset, version))
      const answer = await ask(node, {}, version, { topics: twice })
      expect(partitionsOf(answer).map(({ errorCode, highWatermark }) => [errorCode, highWatermark])).toEqual([
        [0, 1],
        [0, 0],
      ])
    }
  })

  it('pitfall 90: ids and names do not go together in a session', async () => {
    const node = await started('orders')
    const { sessionId } = await ask(node, { orders: 0 }, 18, { maxWaitMs: 0, sessionEpoch: 0 })
    const mixed = await ask(node, {}, 12, { sessionId, sessionEpoch: 1 })
    expect(mixed.errorCode).toBe(ErrorCode.FETCH_SESSION_TOPIC_ID_ERROR)
  })

  it('writes its answer at the version of the request, whatever is in it', async () => {
    const node = await started('orders')
    await makeTopic(node, 'elsewhere', { leader: 7 })
    await append(node, 'orders', batch(['a']))
    for (let version = 4; version <= 18; version++) {
      const answer = await ask(node, { orders: 0, elsewhere: 0, nowhere: 0 }, version)
      expect(partitionsOf(answer)[1]!.errorCode).toBe(ErrorCode.NOT_LEADER_OR_FOLLOWER)
      expect(partitionsOf(answer)[1]!.currentLeader.leaderId).toBe(version >= 16 ? 7 : -1)
      expect(encodeMessage(FetchResponseType, answer, version).length).toBeGreaterThan(0)
    }
  })
})
