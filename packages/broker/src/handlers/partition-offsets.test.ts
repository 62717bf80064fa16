/** OffsetForLeaderEpoch, DeleteRecords, DescribeProducers, DescribeLogDirs. */
import {
  createDeleteRecordsRequest,
  createDeleteRecordsRequestDeleteRecordsPartition,
  createDeleteRecordsRequestDeleteRecordsTopic,
  createDescribeLogDirsRequest,
  createDescribeLogDirsRequestDescribableLogDirTopic,
  createDescribeProducersRequest,
  createDescribeProducersRequestTopicRequest,
  createOffsetForLeaderEpochRequest,
  createOffsetForLeaderEpochRequestOffsetForLeaderPartition,
  createOffsetForLeaderEpochRequestOffsetForLeaderTopic,
  type DeleteRecordsResponse,
  type DescribeLogDirsResponse,
  type DescribeProducersResponse,
  ErrorCode,
  type OffsetForLeaderEpochResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { TestNode } from '../handler.test-support.ts'
import { batch } from '../partition.test-support.ts'
import { append, bumpEpoch, makeTopic, partitionOf } from '../topics.test-support.ts'
import { deleteRecordsHandler } from './021-delete-records.ts'
import { offsetForLeaderEpochHandler } from './023-offset-for-leader-epoch.ts'
import { describeLogDirsHandler } from './035-describe-log-dirs.ts'
import { describeProducersHandler } from './061-describe-producers.ts'

describe('OffsetForLeaderEpoch', () => {
  async function ask(node: TestNode, leaderEpoch: number, currentLeaderEpoch = -1, version = 4, topic = 'orders') {
    const partition = createOffsetForLeaderEpochRequestOffsetForLeaderPartition({
      partition: 0,
      currentLeaderEpoch,
      leaderEpoch,
    })
    const request = createOffsetForLeaderEpochRequest({
      replicaId: -1,
      topics: [createOffsetForLeaderEpochRequestOffsetForLeaderTopic({ topic, partitions: [partition] })],
    })
    const { topics } = await node.ask<object, OffsetForLeaderEpochResponse>(
      offsetForLeaderEpochHandler,
      request,
      version,
    )
    const { errorCode, leaderEpoch: epoch, endOffset } = topics[0]!.partitions[0]!
    return [errorCode, epoch, endOffset]
  }

  it('pitfall 105: answers where each epoch ends', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'orders', { leaderEpoch: 4 })
    await append(node, 'orders', batch(['a', 'b']))
    await bumpEpoch(node, 'orders')
    await bumpEpoch(node, 'orders')
    await append(node, 'orders', batch(['c']))
    for (const version of [2, 3, 4]) {
      expect(await ask(node, 6, -1, version)).toEqual([0, 6, 3])
      expect(await ask(node, 7, -1, version)).toEqual([0, -1, -1])
      expect(await ask(node, -1, -1, version)).toEqual([0, -1, -1])
      expect(await ask(node, 2, -1, version)).toEqual([0, 2, 0])
      expect(await ask(node, -2, -1, version)).toEqual([0, -2, 0])
      expect(await ask(node, 4, -1, version)).toEqual([0, 4, 2])
      // Nothing was written in it: the largest that is not above it.
      expect(await ask(node, 5, -1, version)).toEqual([0, 4, 2])
    }
  })

  it('checks the epoch that the client believes to be current, and that there is a leader here', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'orders', { leaderEpoch: 4 })
    await makeTopic(node, 'elsewhere', { leader: 7 })
    expect(await ask(node, 4, 3)).toEqual([ErrorCode.FENCED_LEADER_EPOCH, -1, -1])
    expect(await ask(node, 4, 5)).toEqual([ErrorCode.UNKNOWN_LEADER_EPOCH, -1, -1])
    expect(await ask(node, 4, 4)).toEqual([0, 4, 0])
    expect(await ask(node, 4, -2)).toEqual([ErrorCode.FENCED_LEADER_EPOCH, -1, -1])
    expect(await ask(node, 0, -1, 4, 'nowhere')).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, -1, -1])
    expect(await ask(node, 0, -1, 4, 'elsewhere')).toEqual([ErrorCode.NOT_LEADER_OR_FOLLOWER, -1, -1])
  })
})

describe('DeleteRecords', () => {
  async function ask(node: TestNode, offset: number, name = 'orders', version = 2, partitionIndex = 0) {
    const partition = createDeleteRecordsRequestDeleteRecordsPartition({ partitionIndex, offset })
    const topics = [createDeleteRecordsRequestDeleteRecordsTopic({ name, partitions: [partition] })]
    const request = createDeleteRecordsRequest({ topics, timeoutMs: 1000 })
    const answer = await node.ask<object, DeleteRecordsResponse>(deleteRecordsHandler, request, version)
    const { errorCode, lowWatermark } = answer.topics[0]!.partitions[0]!
    return [errorCode, lowWatermark]
  }

  it('pitfall 106: moves the start, -1 to the watermark, never above it', async () => {
    for (const version of [0, 1, 2]) {
      const node = await TestNode.start()
      await makeTopic(node, 'orders')
      await append(node, 'orders', batch(['a', 'b', 'c', 'd']))
      expect(await ask(node, 5, 'orders', version)).toEqual([ErrorCode.OFFSET_OUT_OF_RANGE, -1])
      expect(await ask(node, -2, 'orders', version)).toEqual([ErrorCode.OFFSET_OUT_OF_RANGE, -1])
      expect(await ask(node, 2, 'orders', version)).toEqual([0, 2])
      // Below the start: nothing changes.
      expect(await ask(node, 1, 'orders', version)).toEqual([0, 2])
      expect(partitionOf(node, 'orders').log!.logStartOffset).toBe(2)
      expect(await ask(node, -1, 'orders', version)).toEqual([0, 4])
      expect(await ask(node, 4, 'orders', version)).toEqual([0, 4])
    }
  })

  it('pitfall 106: refuses topics that are only compacted, and internal ones', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'compacted', { configs: { 'cleanup.policy': 'compact' } })
    await makeTopic(node, 'both', { configs: { 'cleanup.policy': 'compact,delete' } })
    await makeTopic(node, '__consumer_offsets')
    expect(await ask(node, 0, 'compacted')).toEqual([ErrorCode.POLICY_VIOLATION, -1])
    expect(await ask(node, 0, 'both')).toEqual([0, 0])
    expect(await ask(node, 0, '__consumer_offsets')).toEqual([ErrorCode.INVALID_TOPIC_EXCEPTION, -1])
    expect(await ask(node, 0, 'nowhere')).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, -1])
    expect(await ask(node, 0, 'both', 2, 1)).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, -1])
  })
})

describe('DescribeProducers', () => {
  async function ask(node: TestNode, ...names: string[]) {
    const topics = names.map((name) => createDescribeProducersRequestTopicRequest({ name, partitionIndexes: [0] }))
    const request = createDescribeProducersRequest({ topics })
    const answer = await node.ask<object, DescribeProducersResponse>(describeProducersHandler, request, 0)
    return answer.topics.map(({ partitions }) => partitions[0]!)
  }

  it('tells what the log remembers of producers, open transactions included', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'orders')
    await append(node, 'orders', batch(['a', 'b'], { producerId: 7, producerEpoch: 1, baseSequence: 0 }, 1000))
    const transaction = { producerId: 8, producerEpoch: 2, baseSequence: 0, transactional: true }
    await append(node, 'orders', batch(['c'], transaction, 2000))
    const [orders, nowhere] = await ask(node, 'orders', 'nowhere')
    expect(orders).toMatchObject({ partitionIndex: 0, errorCode: 0, errorMessage: null })
    const producers = orders!.activeProducers.toSorted((a, b) => a.producerId - b.producerId)
    expect(producers).toMatchObject([
      {
        producerId: 7,
        producerEpoch: 1,
        lastSequence: 1,
        lastTimestamp: 1000,
        coordinatorEpoch: -1,
        currentTxnStartOffset: -1,
      },
      {
        producerId: 8,
        producerEpoch: 2,
        lastSequence: 0,
        lastTimestamp: 2000,
        coordinatorEpoch: -1,
        currentTxnStartOffset: 2,
      },
    ])
    expect(nowhere).toMatchObject({ errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, activeProducers: [] })
  })
})

describe('DescribeLogDirs', () => {
  const ask = (node: TestNode, topics: Record<string, number[]> | null, version = 5) =>
    node.ask<object, DescribeLogDirsResponse>(
      describeLogDirsHandler,
      createDescribeLogDirsRequest({
        topics:
          topics === null
            ? null
            : Object.entries(topics).map(([topic, partitions]) =>
                createDescribeLogDirsRequestDescribableLogDirTopic({ topic, partitions }),
              ),
      }),
      version,
    )

  it('pitfall 182: lists every directory with the partitions that were asked for', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'orders')
    await makeTopic(node, 'empty')
    const bytes = batch(['a', 'b'])
    await append(node, 'orders', bytes)
    for (let version = 1; version <= 5; version++) {
      const { errorCode, results } = await ask(node, null, version)
      expect([errorCode, results.length, results[0]!.errorCode, results[0]!.logDir]).toEqual([0, 1, 0, '/logs'])
      expect(results[0]!.topics.map(({ name }) => name).sort()).toEqual(['empty', 'orders'])
      expect(results[0]!.topics.find(({ name }) => name === 'orders')!.partitions).toMatchObject([
        { partitionIndex: 0, partitionSize: bytes.length, offsetLag: 0, isFutureKey: false },
      ])
      expect(results[0]!.totalBytes === -1).toBe(version < 4)
      expect(results[0]!.isCordoned).toBe(false)
    }
    const some = await ask(node, { orders: [0, 5], nowhere: [0] })
    expect(some.results[0]!.topics.map(({ name, partitions }) => [name, partitions.length])).toEqual([['orders', 1]])
    expect((await ask(node, {})).results[0]!.topics).toEqual([])
  })

  it('shows nothing of a directory that is offline', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'orders')
    node.broker.logs.dirs[0]!.fail(new Error('gone'))
    const { results } = await ask(node, null)
    expect(results).toMatchObject([{ errorCode: ErrorCode.KAFKA_STORAGE_ERROR, topics: [], totalBytes: -1 }])
  })

  it('says which directories get no new replicas', async () => {
    for (const [value, cordoned] of [
      ['*', true],
      ['/logs', true],
      ['/other', false],
    ] as const) {
      const node = await TestNode.start({ 'cordoned.log.dirs': value })
      expect((await ask(node, null)).results[0]!.isCordoned).toBe(cordoned)
      expect((await ask(node, null, 4)).results[0]!.isCordoned).toBe(false)
    }
  })
})
