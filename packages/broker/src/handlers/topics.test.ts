/** CreateTopics, CreatePartitions, DeleteTopics and DescribeTopicPartitions as one story: what is answered is then there. */
import { ZERO_UUID } from '@ottla/base'
import {
  type CreatePartitionsResponse,
  type CreateTopicsRequest,
  type CreateTopicsRequestCreatableTopic,
  type CreateTopicsResponse,
  createCreatePartitionsRequest,
  createCreatePartitionsRequestCreatePartitionsTopic,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
  createDeleteTopicsRequest,
  createDeleteTopicsRequestDeleteTopicState,
  createDescribeTopicPartitionsRequest,
  createDescribeTopicPartitionsRequestCursor,
  createDescribeTopicPartitionsRequestTopicRequest,
  createElectLeadersRequest,
  createElectLeadersRequestTopicPartitions,
  type DeleteTopicsResponse,
  type DescribeTopicPartitionsResponse,
  type ElectLeadersResponse,
  ErrorCode,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { TestNode } from '../handler.test-support.ts'
import { createTopicsHandler } from './019-create-topics.ts'
import { deleteTopicsHandler } from './020-delete-topics.ts'
import { createPartitionsHandler } from './037-create-partitions.ts'
import { electLeadersHandler } from './043-elect-leaders.ts'
import { describeTopicPartitionsHandler } from './075-describe-topic-partitions.ts'

type Topic = Partial<CreateTopicsRequestCreatableTopic>

function create(
  node: TestNode,
  version: number,
  topics: readonly Topic[],
  changes: Partial<CreateTopicsRequest> = {},
): Promise<CreateTopicsResponse> {
  const all = topics.map((topic) =>
    createCreateTopicsRequestCreatableTopic({ numPartitions: 1, replicationFactor: 1, ...topic }),
  )
  return node.ask(createTopicsHandler, createCreateTopicsRequest({ topics: all, timeoutMs: 1000, ...changes }), version)
}

function describeTopics(
  node: TestNode,
  names: readonly string[],
  limit: number,
  cursor: readonly [string, number] | null = null,
): Promise<DescribeTopicPartitionsResponse> {
  const topics = names.map((name) => createDescribeTopicPartitionsRequestTopicRequest({ name }))
  const from =
    cursor === null
      ? null
      : createDescribeTopicPartitionsRequestCursor({ topicName: cursor[0], partitionIndex: cursor[1] })
  const request = createDescribeTopicPartitionsRequest({ topics, responsePartitionLimit: limit, cursor: from })
  return node.ask(describeTopicPartitionsHandler, request, 0)
}

const shapeOf = ({ topics, nextCursor }: DescribeTopicPartitionsResponse) => ({
  topics: topics.map(({ name, partitions }) => [name, partitions.map(({ partitionIndex }) => partitionIndex)]),
  next: nextCursor === null ? null : [nextCursor.topicName, nextCursor.partitionIndex],
})

const errorsOf = (answer: { topics: readonly { readonly errorCode: number }[] }) =>
  answer.topics.map(({ errorCode }) => errorCode)

describe('CreateTopics', () => {
  it('answers in every version, when the broker itself shows the topic', async () => {
    const node = await TestNode.start()
    for (let version = 2; version <= 7; version++) {
      const name = `t${version}`
      const answer = await create(node, version, [{ name }])
      expect(answer.topics[0], `v${version}`).toMatchObject({ name, errorCode: 0, errorMessage: null })
      const { id } = node.broker.image.topics.topic(name)!
      expect(answer.topics[0]!.topicId).toBe(version >= 7 ? id : ZERO_UUID)
      expect(node.broker.partitions.get(id, 0)?.isLeader).toBe(true)
    }
  })

  it('pitfall 34: refuses a name that metrics could not tell from another one', async () => {
    const node = await TestNode.start()
    await create(node, 7, [{ name: 'a_b' }])
    expect(errorsOf(await create(node, 7, [{ name: 'a.b' }, { name: '__ok' }]))).toEqual([
      ErrorCode.INVALID_TOPIC_EXCEPTION,
      ErrorCode.NONE,
    ])
  })

  it('pitfall 36: answers all effective configs, and the counts that -1 came to', async () => {
    const node = await TestNode.start({ 'num.partitions': '4' })
    const configs = [createCreateTopicsRequestCreatableTopicConfig({ name: 'retention.ms', value: '1000' })]
    const { topics } = await create(node, 5, [{ name: 'a', numPartitions: -1, replicationFactor: -1, configs }])
    expect(topics[0]).toMatchObject({ numPartitions: 4, replicationFactor: 1, topicConfigErrorCode: 0 })
    const entries = new Map(topics[0]!.configs!.map(({ name, value, configSource }) => [name, [value, configSource]]))
    expect(entries.get('retention.ms')).toEqual(['1000', 1])
    expect(entries.get('segment.bytes')).toEqual(['1073741824', 5])
    expect(entries.size).toBeGreaterThan(25)
  })

  it('pitfall 37: validateOnly answers the same errors and creates nothing', async () => {
    const node = await TestNode.start()
    const wanted = [{ name: 'a' }, { name: 'b', replicationFactor: 3 }, { name: '..' }, { name: 'c', numPartitions: 0 }]
    const tried = await create(node, 7, wanted, { validateOnly: true })
    expect(node.broker.image.topics.names()).toEqual([])
    expect(node.events).toEqual([])
    expect(errorsOf(tried)).toEqual(errorsOf(await create(node, 7, wanted)))
    expect(errorsOf(tried)).toEqual([
      ErrorCode.NONE,
      ErrorCode.INVALID_REPLICATION_FACTOR,
      ErrorCode.INVALID_TOPIC_EXCEPTION,
      ErrorCode.INVALID_PARTITIONS,
    ])
  })

  it('does not let clients make the metadata log', async () => {
    const node = await TestNode.start()
    const { topics } = await create(node, 7, [{ name: '__cluster_metadata' }, { name: 'a' }])
    expect(topics.map(({ name, errorCode }) => [name, errorCode])).toEqual([
      ['a', 0],
      ['__cluster_metadata', ErrorCode.INVALID_REQUEST],
    ])
    expect(node.events).toEqual(['created a 1'])
  })
})

describe('DeleteTopics', () => {
  it('deletes by name in every version, and by id since version 6', async () => {
    const node = await TestNode.start()
    for (let version = 1; version <= 6; version++) {
      const created = await create(node, 7, [{ name: 'a' }])
      const { topicId } = created.topics[0]!
      const topics = [
        createDeleteTopicsRequestDeleteTopicState({ name: null, topicId }),
        createDeleteTopicsRequestDeleteTopicState({ name: null, topicId: 'zzzzzzzzzzzzzzzzzzzzzA' }),
        createDeleteTopicsRequestDeleteTopicState({ name: 'no' }),
      ]
      const named = { topicNames: ['a', 'no'], timeoutMs: 1000 }
      const wanted = version >= 6 ? { topics, timeoutMs: 1000 } : named
      const { responses } = await node.ask<object, DeleteTopicsResponse>(
        deleteTopicsHandler,
        createDeleteTopicsRequest(wanted),
        version,
      )
      const errors = new Map(responses.map(({ name, errorCode }) => [name, errorCode]))
      const byName = [
        ['a', 0],
        ['no', ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
      ] as const
      const expected = version >= 6 ? ([...byName, [null, ErrorCode.UNKNOWN_TOPIC_ID]] as const) : byName
      expect(errors, `v${version}`).toEqual(new Map<string | null, number>(expected))
      expect(node.broker.image.topics.names()).toEqual([])
    }
  })

  it('refuses what is named more than once, by name, by id, or by both', async () => {
    const node = await TestNode.start()
    const { topics } = await create(node, 7, [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }])
    const ids = new Map(topics.map(({ name, topicId }) => [name, topicId]))
    const byName = (name: string) => createDeleteTopicsRequestDeleteTopicState({ name })
    const byId = (name: string) => createDeleteTopicsRequestDeleteTopicState({ name: null, topicId: ids.get(name)! })
    const request = createDeleteTopicsRequest({
      topics: [byName('a'), byName('a'), byId('b'), byId('b'), byName('b'), byName('c'), byId('c'), byId('d')],
      timeoutMs: 1000,
    })
    const { responses } = await node.ask<object, DeleteTopicsResponse>(deleteTopicsHandler, request, 6)
    const told = responses.map(({ name, topicId, errorMessage }) => `${name} ${topicId} ${errorMessage}`)
    const both = 'The provided topic name maps to an ID that was already supplied.'
    expect(new Set(told)).toEqual(
      new Set([
        `a ${ZERO_UUID} Duplicate topic name.`,
        `null ${ids.get('b')} Duplicate topic id.`,
        `b ${ids.get('b')} ${both}`,
        `c ${ids.get('c')} ${both}`,
        `d ${ids.get('d')} null`,
      ]),
    )
    expect(node.broker.image.topics.names()).toEqual(['a', 'b', 'c'])
  })

  it('says since version 3 that deletion is switched off', async () => {
    const node = await TestNode.start({ 'delete.topic.enable': 'false' })
    await create(node, 7, [{ name: 'a' }])
    for (const [version, errorCode] of [
      [2, ErrorCode.INVALID_REQUEST],
      [3, ErrorCode.TOPIC_DELETION_DISABLED],
    ] as const) {
      const request = createDeleteTopicsRequest({ topicNames: ['a'], timeoutMs: 1000 })
      const { responses } = await node.ask<object, DeleteTopicsResponse>(deleteTopicsHandler, request, version)
      expect(responses).toMatchObject([{ name: 'a', errorCode }])
    }
    expect(node.broker.image.topics.names()).toEqual(['a'])
  })
})

describe('an answer', () => {
  it('waits until this broker shows what was done', async () => {
    const node = await TestNode.start()
    node.isStale = true
    node.clock.schedule(50, () => node.publish())
    await create(node, 7, [{ name: 'a' }])
    expect(node.broker.image.topics.names()).toEqual(['a'])
    node.clock.schedule(50, () => node.publish())
    const topics = [createCreatePartitionsRequestCreatePartitionsTopic({ name: 'a', count: 2, assignments: null })]
    await node.ask(createPartitionsHandler, createCreatePartitionsRequest({ topics, timeoutMs: 1000 }), 3)
    expect(node.broker.image.topics.topic('a')!.partitions.size).toBe(2)
    node.clock.schedule(50, () => node.publish())
    await node.ask(deleteTopicsHandler, createDeleteTopicsRequest({ topicNames: ['a'], timeoutMs: 1000 }), 5)
    expect(node.broker.image.topics.names()).toEqual([])
  })
})

describe('CreatePartitions', () => {
  it('pitfall 38: answers every topic that was named, in every version', async () => {
    const node = await TestNode.start()
    await create(node, 7, [{ name: 'a' }, { name: 'b', numPartitions: 3 }])
    for (let version = 0; version <= 3; version++) {
      const count = version + 2
      const topics = ['a', 'b', 'no'].map((name) =>
        createCreatePartitionsRequestCreatePartitionsTopic({
          name,
          count: name === 'b' ? 2 : count,
          assignments: null,
        }),
      )
      const request = createCreatePartitionsRequest({ topics, timeoutMs: 1000 })
      const { results } = await node.ask<object, CreatePartitionsResponse>(createPartitionsHandler, request, version)
      expect(results.map(({ name, errorCode }) => [name, errorCode])).toEqual([
        ['a', 0],
        ['b', ErrorCode.INVALID_PARTITIONS],
        ['no', ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
      ])
      expect(node.broker.image.topics.topic('a')!.partitions.size).toBe(count)
    }
  })
})

describe('ElectLeaders', () => {
  it('pitfall 185: null asks for all partitions, and names only those that were elected, below every topic', async () => {
    const node = await TestNode.start()
    await create(node, 7, [{ name: 'a' }])
    for (let version = 0; version <= 2; version++) {
      const all = createElectLeadersRequest({ topicPartitions: null, timeoutMs: 1000 })
      const answer = await node.ask<object, ElectLeadersResponse>(electLeadersHandler, all, version)
      expect(answer).toMatchObject({ errorCode: 0, replicaElectionResults: [{ topic: 'a', partitionResult: [] }] })
      const topicPartitions = [createElectLeadersRequestTopicPartitions({ topic: 'a', partitions: [0, 9] })]
      const one = createElectLeadersRequest({ topicPartitions, timeoutMs: 1000 })
      const { replicaElectionResults } = await node.ask<object, ElectLeadersResponse>(electLeadersHandler, one, version)
      expect(replicaElectionResults[0]!.partitionResult.map(({ errorCode }) => errorCode)).toEqual([
        ErrorCode.ELECTION_NOT_NEEDED,
        ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
      ])
    }
  })

  it('has a top-level error for a kind of election that nobody knows', async () => {
    const node = await TestNode.start()
    const request = createElectLeadersRequest({ electionType: 7, topicPartitions: null, timeoutMs: 1000 })
    const answer = await node.ask<object, ElectLeadersResponse>(electLeadersHandler, request, 2)
    expect(answer.errorCode).toBe(ErrorCode.INVALID_REQUEST)
  })
})

describe('DescribeTopicPartitions', () => {
  it('pitfall 39: answers page by page, in the order of names', async () => {
    const node = await TestNode.start()
    await create(node, 7, [
      { name: 'b', numPartitions: 3 },
      { name: 'a', numPartitions: 2 },
    ])
    expect(shapeOf(await describeTopics(node, ['b', 'a', 'b'], 2000))).toEqual({
      topics: [
        ['a', [0, 1]],
        ['b', [0, 1, 2]],
      ],
      next: null,
    })
    expect(shapeOf(await describeTopics(node, [], 3))).toEqual({
      topics: [
        ['a', [0, 1]],
        ['b', [0]],
      ],
      next: ['b', 1],
    })
    expect(shapeOf(await describeTopics(node, [], 2))).toEqual({ topics: [['a', [0, 1]]], next: ['b', 0] })
    expect(shapeOf(await describeTopics(node, ['a', 'b'], 2000, ['b', 1]))).toEqual({
      topics: [['b', [1, 2]]],
      next: null,
    })
  })

  it('takes a limit of 0 or -1 as 1, and the broker has one, too', async () => {
    const node = await TestNode.start({ 'max.request.partition.size.limit': '2' })
    await create(node, 7, [{ name: 'a', numPartitions: 3 }])
    for (const limit of [0, -1]) expect((await describeTopics(node, ['a'], limit)).nextCursor?.partitionIndex).toBe(1)
    expect((await describeTopics(node, ['a'], 2000)).nextCursor?.partitionIndex).toBe(2)
  })

  it('refuses each topic for a bad cursor, and answers what cannot exist', async () => {
    const node = await TestNode.start()
    await create(node, 7, [{ name: 'a' }])
    const stray = await describeTopics(node, ['a', 'b'], 10, ['c', 0])
    expect(errorsOf(stray)).toEqual([ErrorCode.INVALID_REQUEST, ErrorCode.INVALID_REQUEST])
    expect(errorsOf(await describeTopics(node, ['a'], 10, ['a', -1]))).toEqual([ErrorCode.INVALID_REQUEST])
    const missing = await describeTopics(node, ['a', 'b', 'c d'], 10)
    expect(errorsOf(missing)).toEqual([0, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, ErrorCode.INVALID_TOPIC_EXCEPTION])
    const far = await describeTopics(node, ['a'], 10, ['a', 2_147_483_647])
    expect(far).toMatchObject({ topics: [{ partitions: [] }], nextCursor: { partitionIndex: -2_147_483_639 } })
    const nameless = await describeTopics(node, ['a', ''], 10)
    expect(errorsOf(nameless)).toEqual([ErrorCode.UNKNOWN_SERVER_ERROR, ErrorCode.UNKNOWN_SERVER_ERROR])
    expect(errorsOf(await describeTopics(node, ['a', ''], 10, ['', 0]))).toEqual([ErrorCode.INVALID_TOPIC_EXCEPTION, 0])
  })

  it('tells leader, replicas and those that may be elected', async () => {
    const node = await TestNode.start()
    await create(node, 7, [{ name: 'a' }])
    const { topics } = await describeTopics(node, ['a'], 10)
    expect(topics[0]).toMatchObject({ isInternal: false, topicAuthorizedOperations: 3576 })
    expect(topics[0]!.partitions[0]).toMatchObject({
      errorCode: 0,
      leaderId: 1,
      leaderEpoch: 0,
      replicaNodes: [1],
      isrNodes: [1],
      eligibleLeaderReplicas: [],
      lastKnownElr: [],
      offlineReplicas: [],
    })
  })
})
