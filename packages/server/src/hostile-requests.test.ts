/** Requests of the protocol's form that ask for too much, for what cannot be, or for what is not theirs. */
import {
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
  createDeleteTopicsRequest,
  createDescribeConfigsRequest,
  createDescribeConfigsRequestDescribeConfigsResource,
  createDescribeProducersRequest,
  createDescribeProducersRequestTopicRequest,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createMetadataRequest,
  createMetadataRequestTopic,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequest,
  createOffsetFetchRequestGroup,
  createOffsetFetchRequestTopics,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  createSyncGroupRequest,
  DeleteTopicsRequestType,
  DeleteTopicsResponseType,
  DescribeConfigsRequestType,
  DescribeConfigsResponseType,
  DescribeProducersRequestType,
  DescribeProducersResponseType,
  ErrorCode,
  FetchRequestType,
  FetchResponseType,
  JoinGroupRequestType,
  JoinGroupResponseType,
  MetadataRequestType,
  MetadataResponseType,
  OffsetCommitRequestType,
  OffsetCommitResponseType,
  OffsetFetchRequestType,
  OffsetFetchResponseType,
  ProduceRequestType,
  ProduceResponseType,
  SyncGroupRequestType,
  SyncGroupResponseType,
} from '@ottla/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import { HostileStage } from './hostile.test-support.ts'
import { produce } from './node.test-support.ts'

let stage: HostileStage
beforeAll(async () => {
  stage = await HostileStage.start({ 'auto.create.topics.enable': 'false' })
})
afterEach(async () => {
  expect(await stage.isHealthy()).toBe(true)
})
afterAll(() => stage.stop())

/** So many elements took minutes where each was looked for among those before it. */
const MANY = 60_000
const numbers = Array.from({ length: MANY }, (_, index) => index)

describe('more than there is', () => {
  it.each([
    ['topics', 9, numbers.map((index) => [`x${index}`, [0]] as const)],
    ['partitions of a topic', 9, [['t', numbers] as const]],
    ['ids', 13, numbers.map((index) => [`x${index}`, [0]] as const)],
    ['partitions, each with its topic', 9, numbers.map((index) => ['t', [index]] as const)],
  ])('Produce to tens of thousands of %s', async (what, version, topics) => {
    const ids = topics.map((_, index) => `AAAAAA${index.toString(36).padStart(15, 'A')}A`)
    const topicData = topics.map(([name, indexes], at) =>
      createProduceRequestTopicProduceData({
        name,
        topicId: ids[at]!,
        partitionData: indexes.map((index) => createProduceRequestPartitionProduceData({ index, records: null })),
      }),
    )
    const peer = await stage.connect()
    const request = createProduceRequest({ acks: -1, timeoutMs: 1_000, topicData })
    const answer = await peer.request(ProduceRequestType, ProduceResponseType, version, request)
    const codes = answer.responses.flatMap(({ partitionResponses }) =>
      partitionResponses.map(({ errorCode }) => errorCode),
    )
    expect(codes).toHaveLength(MANY)
    const unknown = what === 'ids' ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    // Topic `t` has two partitions; its answers are first.
    expect(new Set(codes.slice(2))).toEqual(new Set([unknown]))
    peer.close()
  })

  it.each([
    ['topics', numbers.map((index) => [`x${index}`, [0]] as const)],
    ['partitions', [['t', numbers.slice(0, MANY / 2)] as const, ['t', numbers.slice(MANY / 2)] as const]],
  ])('OffsetCommit for tens of thousands of %s', async (_what, topics) => {
    const peer = await stage.connect()
    const request = createOffsetCommitRequest({
      groupId: 'many',
      topics: topics.map(([name, indexes]) =>
        createOffsetCommitRequestTopic({
          name,
          partitions: indexes.map((partitionIndex) =>
            createOffsetCommitRequestPartition({ partitionIndex: -2 - partitionIndex }),
          ),
        }),
      ),
    })
    const answer = await peer.request(OffsetCommitRequestType, OffsetCommitResponseType, 2, request)
    const codes = answer.topics.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode))
    expect(codes.length).toBeGreaterThanOrEqual(MANY)
    expect(new Set(codes)).toEqual(new Set([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]))
    peer.close()
  })

  it('Metadata for tens of thousands of unknown topics, each answered once', async () => {
    const topics = numbers.flatMap((index) => [createMetadataRequestTopic({ name: `x${index >> 1}` })])
    const peer = await stage.connect()
    const request = createMetadataRequest({ topics, allowAutoTopicCreation: true })
    const answer = await peer.request(MetadataRequestType, MetadataResponseType, 12, request)
    expect(answer.topics).toHaveLength(MANY / 2)
    peer.close()
  })
})

describe('the same again and again', () => {
  it('DescribeConfigs, DescribeProducers and OffsetFetch answer a few, and close on thousands', async () => {
    const ask = async (times: number): Promise<boolean[]> => {
      const partitionIndexes = Array<number>(times).fill(0)
      const configs = createDescribeConfigsRequest({
        resources: Array.from({ length: times }, () =>
          createDescribeConfigsRequestDescribeConfigsResource({ resourceType: 2, resourceName: 't' }),
        ),
      })
      const producers = createDescribeProducersRequest({
        topics: [createDescribeProducersRequestTopicRequest({ name: 't', partitionIndexes })],
      })
      const topics = [createOffsetFetchRequestTopics({ name: 't', partitionIndexes })]
      const offsets = createOffsetFetchRequest({ groups: [createOffsetFetchRequestGroup({ groupId: 'g', topics })] })
      const peers = await Promise.all([stage.connect(), stage.connect(), stage.connect()])
      const answers = await Promise.allSettled([
        peers[0]!.request(DescribeConfigsRequestType, DescribeConfigsResponseType, 4, configs),
        peers[1]!.request(DescribeProducersRequestType, DescribeProducersResponseType, 0, producers),
        peers[2]!.request(OffsetFetchRequestType, OffsetFetchResponseType, 8, offsets),
      ])
      for (const peer of peers) peer.close()
      return answers.map(({ status }) => status === 'fulfilled')
    }
    expect(await ask(10)).toEqual([true, true, true])
    expect(await ask(100_000)).toEqual([false, false, false])
  })

  it('fetch sessions are opened and abandoned: there are never more than the broker keeps, in bounded memory', async () => {
    const gauge = (name: string): number =>
      [...stage.metrics.samples()].find(({ id }) => id.name === name)?.value ?? Number.NaN
    const peer = await stage.connect()
    const open = async (partitions: number): Promise<number> => {
      const topics = [
        createFetchRequestFetchTopic({
          topic: 't',
          partitions: numbers.slice(0, partitions).map((partition) => createFetchRequestFetchPartition({ partition })),
        }),
      ]
      const request = createFetchRequest({ maxWaitMs: 0, sessionId: 0, sessionEpoch: 0, topics })
      return (await peer.request(FetchRequestType, FetchResponseType, 7, request)).sessionId
    }
    // What is large gets a session as long as there is room for it.
    for (let turn = 0; turn < 10; turn++) await open(MANY)
    expect(gauge('NumIncrementalFetchPartitionsCached')).toBe(8 * MANY)
    expect(await open(MANY)).toBe(0)
    for (let turn = 0; turn < 1_100; turn++) await open(2)
    expect(gauge('NumIncrementalFetchSessions')).toBe(1_000)
    peer.close()
  })
})

describe('topic ids', () => {
  const ZERO = 'AAAAAAAAAAAAAAAAAAAAAA'
  async function fetchById(topicId: string): Promise<number[]> {
    const peer = await stage.connect()
    const partition = createFetchRequestFetchPartition({ partition: 0, partitionMaxBytes: 1 << 20 })
    const topics = [createFetchRequestFetchTopic({ topicId, partitions: [partition] })]
    const request = createFetchRequest({ maxWaitMs: 0, maxBytes: 1 << 20, sessionEpoch: -1, topics })
    const answer = await peer.request(FetchRequestType, FetchResponseType, 13, request)
    peer.close()
    return [answer.errorCode, ...answer.responses.map((topic) => topic.partitions[0]!.errorCode)]
  }

  it('unknown, zero, and that of a topic that was deleted and made again', async () => {
    const { broker } = stage.node
    await createTopics(broker, [{ name: 'again' }])
    const old = broker.image.topics.topic('again')!.id
    expect(await fetchById(old)).toEqual([0, 0])
    const peer = await stage.connect()
    const gone = createDeleteTopicsRequest({ topicNames: ['again'], timeoutMs: 5_000 })
    await peer.request(DeleteTopicsRequestType, DeleteTopicsResponseType, 5, gone)
    await createTopics(broker, [{ name: 'again' }])
    expect(broker.image.topics.topic('again')!.id).not.toBe(old)
    await produce(peer, 'again', ['of the new one'], Date.now())
    peer.close()
    for (const id of [old, 'abcdefghijklmnopqrstuQ', ZERO]) {
      expect(await fetchById(id)).toEqual([0, ErrorCode.UNKNOWN_TOPIC_ID])
    }
  })
})

describe('commits', () => {
  async function commit(
    groupId: string,
    offset: bigint,
    metadata: string | null,
    retentionTimeMs = -1,
  ): Promise<number> {
    const peer = await stage.connect()
    const partition = createOffsetCommitRequestPartition({ committedOffset: offset, committedMetadata: metadata })
    const topics = [createOffsetCommitRequestTopic({ name: 't', partitions: [partition] })]
    const request = createOffsetCommitRequest({ groupId, topics, retentionTimeMs })
    const answer = await peer.request(OffsetCommitRequestType, OffsetCommitResponseType, 2, request)
    peer.close()
    return answer.topics[0]!.partitions[0]!.errorCode
  }

  it('metadata up to 4,096, any offset, no name, and a retention to the end of the numbers', async () => {
    const largest = 2n ** 63n - 1n
    stage.node.broker.autoTopics.create(['__consumer_offsets'])
    await until(async () => (await commit('c', 1n, null)) === ErrorCode.NONE)
    expect(await commit('c', 1n, 'x'.repeat(4_096))).toBe(ErrorCode.NONE)
    expect(await commit('c', 1n, 'x'.repeat(4_097))).toBe(ErrorCode.OFFSET_METADATA_TOO_LARGE)
    for (const offset of [-1n, -(2n ** 63n), largest]) expect(await commit('c', offset, '')).toBe(ErrorCode.NONE)
    for (const retention of [2 ** 63 - 1024, -(2 ** 63), 0])
      expect(await commit('c', 1n, '', retention)).toBe(ErrorCode.NONE)
    expect(await commit('', 1n, '')).toBe(ErrorCode.NONE)
    expect(await commit('\0\u202E\uFFFD', 1n, '')).toBe(ErrorCode.NONE)
  })
})

/** Asks again, as a client does while a coordinator is being made. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

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
