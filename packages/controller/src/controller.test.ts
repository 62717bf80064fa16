import { ZERO_UUID } from '@ottla/base'
import {
  createAllocateProducerIdsRequest,
  createAlterConfigsRequest,
  createAlterConfigsRequestAlterConfigsResource,
  createCreatePartitionsRequest,
  createCreatePartitionsRequestCreatePartitionsTopic,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDeleteTopicsRequest,
  createIncrementalAlterConfigsRequest,
  createIncrementalAlterConfigsRequestAlterConfigsResource,
  createUnregisterBrokerRequest,
  ErrorCode,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { bootstrapRecords } from './bootstrap.ts'
import { activated, registration, TestHost } from './host.test-support.ts'

const CONTEXT = { principal: 'User:ANONYMOUS', apiVersion: 7 }

type TopicInit = Parameters<typeof createCreateTopicsRequestCreatableTopic>[0]

async function broker(options: Parameters<typeof activated>[0] = {}): Promise<TestHost> {
  const host = await activated(options)
  await host.join(1)
  return host
}

async function create(host: TestHost, ...topics: NonNullable<TopicInit>[]) {
  return createWith(host, { validateOnly: false }, ...topics)
}

async function createWith(host: TestHost, rest: { validateOnly: boolean }, ...topics: NonNullable<TopicInit>[]) {
  const made = topics.map((topic) =>
    createCreateTopicsRequestCreatableTopic({ numPartitions: -1, replicationFactor: -1, ...topic }),
  )
  const { topics: results } = await host.controller.createTopics(
    createCreateTopicsRequest({ topics: made, ...rest }),
    CONTEXT,
  )
  return results
}

async function codes(host: TestHost, ...topics: NonNullable<TopicInit>[]): Promise<number[]> {
  return (await create(host, ...topics)).map(({ errorCode }) => errorCode)
}

const setting = (name: string, value: string | null) => ({ name, value, unknownTags: null })
const assignment = (partitionIndex: number, brokerIds: number[]) => ({ partitionIndex, brokerIds, unknownTags: null })

describe('CreateTopics', () => {
  it('pitfall 34: refuses a name that collides with another topic that exists', async () => {
    const host = await broker()
    expect(await codes(host, { name: 'a_b' })).toEqual([0])
    const [result] = await create(host, { name: 'a.b' })
    expect(result!.errorCode).toBe(ErrorCode.INVALID_TOPIC_EXCEPTION)
    expect(result!.errorMessage).toBe("Topic 'a.b' collides with existing topic: a_b")
    // Kafka does not compare the topics of one request.
    expect(await codes(host, { name: 'x.y' }, { name: 'x_y' })).toEqual([0, 0])
    expect(await codes(host, { name: 'x_y' })).toEqual([ErrorCode.TOPIC_ALREADY_EXISTS])
    expect(await codes(host, { name: '__ok' })).toEqual([0])
  })

  it('pitfall 36: answers the effective configs, partitions and replicas even where defaults were asked for', async () => {
    const host = await broker({ defaultPartitions: 3, staticConfigs: new Map([['log.retention.hours', '1']]) })
    const own = [setting('cleanup.policy', 'compact'), setting('flush.ms', ' 07 ')]
    const [result] = await create(host, { name: 't', configs: own })
    expect(result).toMatchObject({ errorCode: 0, numPartitions: 3, replicationFactor: 1, topicConfigErrorCode: 0 })
    const configs = new Map(result!.configs!.map((config) => [config.name, config]))
    expect(configs.size).toBe(37)
    expect(configs.get('cleanup.policy')).toMatchObject({ value: 'compact', configSource: 1, isSensitive: false })
    expect(configs.get('flush.ms')).toMatchObject({ value: ' 07 ', configSource: 1 })
    expect(configs.get('retention.ms')).toMatchObject({ value: '3600000', configSource: 4 })
    expect(configs.get('min.insync.replicas')).toMatchObject({ value: '1', configSource: 3 })
  })

  it('hides counts and configs from callers that may not describe them', async () => {
    const host = await broker()
    const topics = [createCreateTopicsRequestCreatableTopic({ name: 't', numPartitions: 1, replicationFactor: 1 })]
    const context = { ...CONTEXT, mayDescribeConfigs: () => false }
    const response = await host.controller.createTopics(createCreateTopicsRequest({ topics }), context)
    expect(response.topics[0]).toMatchObject({ errorCode: 0, topicConfigErrorCode: 29, numPartitions: -1 })
  })

  it('pitfall 37: with validateOnly answers the same and creates nothing', async () => {
    const host = await broker()
    const before = host.log.length
    const results = await createWith(host, { validateOnly: true }, { name: 'new' }, { name: 'bad name' })
    expect(results.map(({ errorCode }) => errorCode)).toEqual([0, ErrorCode.INVALID_TOPIC_EXCEPTION])
    expect(host.log.length).toBe(before)
    expect(await codes(host, { name: 'new' })).toEqual([0])
  })

  it('pitfall 40: takes names of up to 249 characters', async () => {
    const host = await broker()
    const longest = 'x'.repeat(249)
    expect(await codes(host, { name: longest }, { name: `${longest}y` })).toEqual([
      0,
      ErrorCode.INVALID_TOPIC_EXCEPTION,
    ])
    for (const name of ['', '.', '..', 'a b', 'ä']) {
      expect(await codes(host, { name })).toEqual([ErrorCode.INVALID_TOPIC_EXCEPTION])
    }
  })

  it.each<[string, NonNullable<TopicInit>, number, string]>([
    ['no partitions', { numPartitions: 0 }, ErrorCode.INVALID_PARTITIONS, 'non-positive'],
    ['fewer than the default', { numPartitions: -2 }, ErrorCode.INVALID_PARTITIONS, 'non-positive'],
    ['no replicas', { replicationFactor: 0 }, ErrorCode.INVALID_REPLICATION_FACTOR, 'larger than 0'],
    [
      'more replicas than brokers',
      { replicationFactor: 3 },
      ErrorCode.INVALID_REPLICATION_FACTOR,
      'Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned.',
    ],
    [
      'an unknown config',
      { configs: [setting('nope', '1')] },
      ErrorCode.INVALID_CONFIG,
      'Unknown topic config name: nope',
    ],
    ['a bad value', { configs: [setting('retention.ms', 'x')] }, ErrorCode.INVALID_CONFIG, 'Not a number of type LONG'],
    [
      'a null value',
      { configs: [setting('retention.ms', null)] },
      ErrorCode.INVALID_CONFIG,
      'Null value not supported',
    ],
    [
      'counts and an assignment',
      { numPartitions: 1, assignments: [assignment(0, [1])] },
      ErrorCode.INVALID_REQUEST,
      'numPartitions was not set to -1',
    ],
    [
      'an unknown broker',
      { assignments: [assignment(0, [7])] },
      ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      'no such broker',
    ],
    [
      'a broker twice',
      { assignments: [assignment(0, [1, 1])] },
      ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      'more than once',
    ],
    ['no brokers', { assignments: [assignment(0, [])] }, ErrorCode.INVALID_REPLICA_ASSIGNMENT, 'empty replica list'],
    ['a hole', { assignments: [assignment(1, [1])] }, ErrorCode.INVALID_REPLICA_ASSIGNMENT, 'consecutive'],
  ])('refuses %s', async (_name, topic, code, message) => {
    const [result] = await create(await broker(), { name: 't', ...topic })
    expect(result!.errorCode).toBe(code)
    expect(result!.errorMessage).toContain(message)
  })

  it('refuses a name that is named twice, and one that exists', async () => {
    const host = await broker()
    expect(await codes(host, { name: 't' }, { name: 't' })).toEqual([ErrorCode.INVALID_REQUEST])
    expect(await codes(host, { name: 't' })).toEqual([0])
    expect(await codes(host, { name: 't' })).toEqual([ErrorCode.TOPIC_ALREADY_EXISTS])
  })

  it('refuses to place replicas while all brokers are fenced', async () => {
    const host = await activated()
    await host.controller.registerBroker(registration(1))
    const [result] = await create(host, { name: 't' })
    expect(result!.errorMessage).toBe(
      'Unable to replicate the partition 1 time(s): All brokers are currently fenced, or have all their log directories cordoned.',
    )
  })

  it('places by hand as it is told', async () => {
    const host = await broker()
    await host.join(2)
    expect(await codes(host, { name: 't', assignments: [assignment(1, [2, 1]), assignment(0, [1, 2])] })).toEqual([0])
    expect(host.shard.state.topic('t')!.partitions.get(1)).toMatchObject({ replicas: [2, 1], leader: 2, isr: [2, 1] })
  })

  it('takes back what the log did not keep', async () => {
    const host = await broker()
    host.failNext = true
    expect(await codes(host, { name: 't' })).toEqual([ErrorCode.NOT_CONTROLLER])
    expect(host.shard.state.topic('t')).toBeUndefined()
    expect(await codes(host, { name: 't' })).toEqual([0])
  })
})

describe('DeleteTopics', () => {
  const remove = async (host: TestHost, ...topics: { name?: string; topicId?: string }[]) => {
    const states = topics.map(({ name, topicId }) => ({
      name: name ?? null,
      topicId: topicId ?? ZERO_UUID,
      unknownTags: null,
    }))
    return (await host.controller.deleteTopics(createDeleteTopicsRequest({ topics: states }), CONTEXT)).responses
  }

  it('pitfall 29: gives a topic that is created again another id', async () => {
    const host = await broker()
    await create(host, { name: 't', configs: [setting('retention.ms', '5')] })
    const first = host.shard.state.topic('t')!.id
    expect(await remove(host, { name: 't' })).toMatchObject([{ name: 't', topicId: first, errorCode: 0 }])
    await create(host, { name: 't' })
    expect(host.shard.state.topic('t')!.id).not.toBe(first)
    expect(host.shard.state.configs(2, 't').size).toBe(0)
    expect(await remove(host, { topicId: first })).toMatchObject([{ errorCode: ErrorCode.UNKNOWN_TOPIC_ID }])
  })

  it('answers each name and id, and refuses what is unclear', async () => {
    const host = await broker()
    await create(host, { name: 't' }, { name: 'u' })
    const { id } = host.shard.state.topic('t')!
    const results = await remove(host, { name: 'none' }, { name: 'u', topicId: id }, {}, { name: 't' }, { topicId: id })
    const errors = results.map(({ name, errorCode }) => `${name} ${errorCode}`)
    expect(new Set(errors)).toEqual(new Set(['none 3', 'u 42', 'null 42', 't 42']))
    expect(host.shard.state.topic('t')).toBeDefined()
    expect(await remove(host, { topicId: id })).toMatchObject([{ name: 't', errorCode: 0 }])
  })

  it('refuses where deletion is off, in the words of each version', async () => {
    const host = await broker({ deleteTopicEnable: false })
    const ask = async (apiVersion: number) =>
      (await host.controller.deleteTopics(createDeleteTopicsRequest({ topicNames: ['t'] }), { ...CONTEXT, apiVersion }))
        .responses[0]!.errorCode
    expect([await ask(2), await ask(3)]).toEqual([ErrorCode.INVALID_REQUEST, ErrorCode.TOPIC_DELETION_DISABLED])
  })
})

describe('CreatePartitions', () => {
  const grow = async (host: TestHost, ...topics: { name: string; count: number; brokers?: number[][] }[]) => {
    const made = topics.map(({ name, count, brokers }) => {
      const assignments = brokers?.map((brokerIds) => ({ brokerIds, unknownTags: null })) ?? null
      return createCreatePartitionsRequestCreatePartitionsTopic({ name, count, assignments })
    })
    return (await host.controller.createPartitions(createCreatePartitionsRequest({ topics: made }), CONTEXT)).results
  }

  it('pitfall 38: answers every topic of the request', async () => {
    const host = await broker()
    await create(host, { name: 't' }, { name: 'u' })
    const results = await grow(host, { name: 't', count: 3 }, { name: 'u', count: 1 }, { name: 'none', count: 2 })
    expect(results).toMatchObject([
      { name: 't', errorCode: 0 },
      { name: 'u', errorCode: ErrorCode.INVALID_PARTITIONS, errorMessage: 'Topic already has 1 partition(s).' },
      { name: 'none', errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION },
    ])
    expect([...host.shard.state.topic('t')!.partitions.keys()]).toEqual([0, 1, 2])
  })

  it('takes assignments for exactly what is new', async () => {
    const host = await broker()
    await create(host, { name: 't' })
    expect(await grow(host, { name: 't', count: 3, brokers: [[1]] })).toMatchObject([{ errorCode: 39 }])
    expect(await grow(host, { name: 't', count: 2, brokers: [[1]] })).toMatchObject([{ errorCode: 0 }])
  })
})

describe('configs', () => {
  const alter = async (
    host: TestHost,
    resourceType: number,
    resourceName: string,
    configs: [string, number, string | null][],
    validateOnly = false,
  ) => {
    const made = configs.map(([name, configOperation, value]) => ({ name, configOperation, value, unknownTags: null }))
    const resource = { resourceType, resourceName, configs: made }
    const resources = [createIncrementalAlterConfigsRequestAlterConfigsResource(resource)]
    const request = createIncrementalAlterConfigsRequest({ resources, validateOnly })
    return (await host.controller.incrementalAlterConfigs(request, CONTEXT)).responses[0]!
  }
  const topic = async () => {
    const host = await broker()
    await create(host, { name: 't' })
    return host
  }
  const own = (host: TestHost) => Object.fromEntries(host.shard.state.configs(2, 't'))

  it('pitfall 178: appends to and subtracts from lists, from the default where nothing is set', async () => {
    const host = await topic()
    expect((await alter(host, 2, 't', [['cleanup.policy', 2, 'compact']])).errorCode).toBe(0)
    expect(own(host)).toEqual({ 'cleanup.policy': 'delete,compact' })
    await alter(host, 2, 't', [['cleanup.policy', 2, 'compact']])
    await alter(host, 2, 't', [['cleanup.policy', 3, 'delete']])
    await alter(host, 2, 't', [['cleanup.policy', 3, 'delete']])
    expect(own(host)).toEqual({ 'cleanup.policy': 'compact' })
    expect((await alter(host, 2, 't', [['retention.ms', 2, '5']])).errorCode).toBe(ErrorCode.INVALID_CONFIG)
  })

  it('pitfall 179: AlterConfigs resets what it does not name', async () => {
    const host = await topic()
    await alter(host, 2, 't', [
      ['retention.ms', 0, '5'],
      ['segment.ms', 0, '6'],
    ])
    const configs = [{ name: 'retention.ms', value: '7', unknownTags: null }]
    const resource = createAlterConfigsRequestAlterConfigsResource({ resourceType: 2, resourceName: 't', configs })
    const response = await host.controller.alterConfigs(createAlterConfigsRequest({ resources: [resource] }), CONTEXT)
    expect(response.responses[0]!.errorCode).toBe(0)
    expect(own(host)).toEqual({ 'retention.ms': '7' })
  })

  it('pitfall 180: an invalid value leaves its resource as it was, and others go ahead', async () => {
    const host = await topic()
    await create(host, { name: 'u' })
    const config = (value: string) => [{ name: 'retention.ms', configOperation: 0, value, unknownTags: null }]
    const resources = [
      {
        resourceType: 2,
        resourceName: 't',
        configs: [...config('x'), { name: 'segment.ms', configOperation: 0, value: '6', unknownTags: null }],
      },
      { resourceType: 2, resourceName: 'u', configs: config('5') },
    ].map((resource) => createIncrementalAlterConfigsRequestAlterConfigsResource(resource))
    const request = createIncrementalAlterConfigsRequest({ resources })
    const { responses } = await host.controller.incrementalAlterConfigs(request, CONTEXT)
    expect(responses.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.INVALID_CONFIG, 0])
    expect(own(host)).toEqual({})
    expect(host.shard.state.configs(2, 'u').get('retention.ms')).toBe('5')
  })

  it('answers as seen: unknown keys, null values, duplicates, unknown operations and resources', async () => {
    const host = await topic()
    expect((await alter(host, 2, 't', [['nope', 1, null]])).errorCode).toBe(0)
    expect((await alter(host, 2, 't', [['nope', 0, '1']])).errorCode).toBe(ErrorCode.INVALID_CONFIG)
    expect((await alter(host, 2, 't', [['retention.ms', 0, null]])).errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect((await alter(host, 2, 't', [['retention.ms', 9, '1']])).errorCode).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    const listFirst: [string, number, string][] = [
      ['retention.ms', 2, '1'],
      ['segment.ms', 9, '1'],
    ]
    expect((await alter(host, 2, 't', listFirst)).errorCode).toBe(ErrorCode.INVALID_CONFIG)
    expect((await alter(host, 2, 'none', [['retention.ms', 2, '1']])).errorCode).toBe(ErrorCode.INVALID_CONFIG)
    expect((await alter(host, 2, 'a b', [['nope', 0, '1']])).errorCode).toBe(ErrorCode.INVALID_TOPIC_EXCEPTION)
    const long = await alter(host, 2, 't', [['leader.replication.throttled.replicas', 0, 'x'.repeat(32_768)]])
    expect(long).toMatchObject({ errorCode: ErrorCode.INVALID_CONFIG })
    expect(long.errorMessage).toContain('exceeds the maximum value size of 32767 bytes')
    const twice: [string, number, string][] = [
      ['retention.ms', 0, '1'],
      ['retention.ms', 0, '2'],
    ]
    expect((await alter(host, 2, 't', twice)).errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect((await alter(host, 2, 'none', [['retention.ms', 0, '1']])).errorCode).toBe(3)
    expect((await alter(host, 2, '', [['retention.ms', 0, '1']])).errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect((await alter(host, 4, 'x', [['background.threads', 0, '1']])).errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect((await alter(host, 32, 'g', [['share.auto.offset.reset', 0, 'earliest']])).errorCode).toBe(0)
    expect((await alter(host, 16, 'm', [['interval.ms', 0, '99']])).errorCode).toBe(ErrorCode.INVALID_REQUEST)
    const before = host.log.length
    expect((await alter(host, 2, 't', [['retention.ms', 0, '5']], true)).errorCode).toBe(0)
    expect(host.log.length).toBe(before)
  })

  it('keeps min.insync.replicas in the hands of the whole cluster while eligible leaders are kept', async () => {
    const host = await topic()
    expect((await alter(host, 4, '1', [['min.insync.replicas', 0, '2']])).errorCode).toBe(ErrorCode.INVALID_CONFIG)
    expect((await alter(host, 4, '', [['min.insync.replicas', 1, null]])).errorCode).toBe(ErrorCode.INVALID_CONFIG)
    expect((await alter(host, 4, '', [['min.insync.replicas', 0, '2']])).errorCode).toBe(0)
  })

  it('tells brokers of their configs again although nothing changed', async () => {
    const host = await topic()
    await alter(host, 4, '1', [['log.cleaner.threads', 0, '2']])
    const before = host.log.length
    await alter(host, 4, '1', [['log.cleaner.threads', 0, '2']])
    await alter(host, 2, 't', [['retention.ms', 1, null]])
    expect(host.log.length).toBe(before + 1)
  })
})

describe('brokers', () => {
  it('pitfall 227: are unfenced when they have read their own registration', async () => {
    const host = await activated()
    const { brokerEpoch } = await host.controller.registerBroker(registration(1))
    const behind = await host.heartbeat(1, brokerEpoch, { currentMetadataOffset: brokerEpoch - 1 })
    expect(behind).toMatchObject({ isCaughtUp: false, isFenced: true })
    expect(host.shard.state.brokers.get(1)!.fenced).toBe(true)
    expect(await host.heartbeat(1, brokerEpoch)).toMatchObject({ isCaughtUp: true, isFenced: false })
    expect(host.shard.state.brokers.get(1)!.fenced).toBe(false)
  })

  it('pitfall 224: are not registered under the id of another that is alive', async () => {
    const host = await activated()
    await host.join(2)
    const other = registration(2, { incarnation: 'AAAAAAAAAAAAAAAAAAAAbA' })
    const register = async () => (await host.controller.registerBroker(other)).errorCode
    expect(await register()).toBe(ErrorCode.DUPLICATE_BROKER_REGISTRATION)
    host.advance(8999)
    expect(await register()).toBe(ErrorCode.DUPLICATE_BROKER_REGISTRATION)
    host.advance(1)
    expect(await register()).toBe(0)
  })

  it('of a combined node come back at once after a kill, since their controller died with them', async () => {
    const before = await broker()
    const host = new TestHost({}, [...before.log])
    await host.controller.activate()
    const again = registration(1, { incarnation: 'AAAAAAAAAAAAAAAAAAAAbA' })
    expect((await host.controller.registerBroker(again)).errorCode).toBe(0)
    expect(host.log.filter(({ type }) => type === 'BeginTransactionRecord')).toHaveLength(1)
  })

  it('are fenced when their session ends, and lose their leaderships', async () => {
    const host = await broker()
    const epoch = await host.join(2)
    await create(host, { name: 't', assignments: [assignment(0, [2, 1])] })
    for (let at = 0; at < 10; at++) {
      host.advance(2000)
      await host.heartbeat(2, epoch)
      await host.heartbeat(1, host.shard.state.brokers.get(1)!.epoch)
    }
    expect(host.shard.state.topic('t')!.partitions.get(0)!.leader).toBe(2)
    for (let at = 0; at < 5; at++) {
      host.advance(2000)
      await host.heartbeat(1, host.shard.state.brokers.get(1)!.epoch)
    }
    expect(host.shard.state.brokers.get(2)!.fenced).toBe(true)
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({
      leader: 1,
      isr: [1],
      leaderEpoch: 1,
      elr: [],
    })
  })

  it('are refused with a stale epoch, unknown ids and wrong clusters', async () => {
    const host = await broker()
    expect((await host.heartbeat(1, 3)).errorCode).toBe(ErrorCode.STALE_BROKER_EPOCH)
    expect((await host.heartbeat(9, 3)).errorCode).toBe(ErrorCode.BROKER_ID_NOT_REGISTERED)
    const register = async (changes: object) =>
      (await host.controller.registerBroker({ ...registration(2), ...changes })).errorCode
    expect(await register({ clusterId: 'other' })).toBe(ErrorCode.INCONSISTENT_CLUSTER_ID)
    expect(await register({ logDirs: [] })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await register({ logDirs: ['AAAAAAAAAAAAAAAAAAAAAQ'] })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await register({ logDirs: registration(1).logDirs })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await register({ features: [] })).toBe(ErrorCode.UNSUPPORTED_VERSION)
  })

  it('register without directories where metadata.version has no room for them', async () => {
    const host = await activated({ bootstrapRecords: bootstrapRecords('3.6-IV2')! })
    expect((await host.controller.registerBroker({ ...registration(1), logDirs: [] })).errorCode).toBe(ErrorCode.NONE)
    await host.join(2)
    expect([...host.shard.state.brokers.values()].map(({ directories }) => directories)).toEqual([[], []])
    expect(host.log.filter(({ type }) => type === 'RegisterBrokerRecord').map(({ version }) => version)).toEqual([2, 2])
  })

  it('pitfall 191: are unregistered although alive, and their next heartbeat fails', async () => {
    const host = await broker()
    const epoch = await host.join(2)
    await create(host, { name: 't', assignments: [assignment(0, [2, 1])] })
    const unregister = async (brokerId: number) =>
      (await host.controller.unregisterBroker(createUnregisterBrokerRequest({ brokerId }))).errorCode
    expect(await unregister(2)).toBe(0)
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({ leader: 1, isr: [1] })
    expect((await host.heartbeat(2, epoch)).errorCode).toBe(ErrorCode.BROKER_ID_NOT_REGISTERED)
    expect(await unregister(2)).toBe(ErrorCode.BROKER_ID_NOT_REGISTERED)
  })

  it('hand over before they stop, and wait until the others know', async () => {
    const host = await broker()
    const epoch = await host.join(2)
    await create(host, { name: 't', assignments: [assignment(0, [2, 1])] })
    const stop = () => host.heartbeat(2, epoch, { wantShutDown: true })
    expect(await stop()).toMatchObject({ shouldShutDown: false, isFenced: false })
    expect(host.shard.state.topic('t')!.partitions.get(0)!.leader).toBe(1)
    expect(await stop()).toMatchObject({ shouldShutDown: false })
    await host.heartbeat(1, host.shard.state.brokers.get(1)!.epoch)
    expect(await stop()).toMatchObject({ shouldShutDown: true, isFenced: true })
  })

  it('get the leadership of what nobody leads when they come back', async () => {
    const host = await broker()
    await create(host, { name: 't' })
    const { epoch } = host.shard.state.brokers.get(1)!
    await host.heartbeat(1, epoch, { wantShutDown: true })
    await host.heartbeat(1, epoch, { wantShutDown: true })
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({
      leader: -1,
      isr: [],
      elr: [1],
      lastKnownElr: [1],
    })
    await host.join(1, { incarnation: 'AAAAAAAAAAAAAAAAAAAAbA', previous: epoch })
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({
      leader: 1,
      isr: [1],
      elr: [],
      lastKnownElr: [],
      leaderEpoch: 2,
      leaderRecoveryState: 0,
    })
  })

  it('that stopped uncleanly lead again only as the last known leader', async () => {
    const host = await broker()
    await create(host, { name: 't' })
    await new Promise((resolve) => resolve(host.advance(9000)))
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({ leader: -1, elr: [1] })
    const before = host.log.length
    await host.controller.registerBroker(registration(1, { incarnation: 'AAAAAAAAAAAAAAAAAAAAbA' }))
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({ leader: -1, isr: [], elr: [] })
    const { epoch } = host.shard.state.brokers.get(1)!
    expect(epoch).toBe(before)
    await host.heartbeat(1, epoch)
    expect(host.shard.state.topic('t')!.partitions.get(0)).toMatchObject({
      leader: 1,
      isr: [1],
      leaderRecoveryState: 1,
    })
  })

  it('get producer ids in blocks of a thousand', async () => {
    const host = await broker()
    const { epoch } = host.shard.state.brokers.get(1)!
    const ask = (brokerEpoch: number) =>
      host.controller.allocateProducerIds(createAllocateProducerIdsRequest({ brokerId: 1, brokerEpoch }))
    expect(await ask(epoch)).toMatchObject({ errorCode: 0, producerIdStart: 0, producerIdLen: 1000 })
    expect(await ask(epoch)).toMatchObject({ errorCode: 0, producerIdStart: 1000, producerIdLen: 1000 })
    expect((await ask(epoch - 1)).errorCode).toBe(ErrorCode.STALE_BROKER_EPOCH)
  })
})

describe('the log', () => {
  it('moves every half second though nothing happens', async () => {
    const host = await activated()
    const before = host.log.length
    host.advance(1999)
    expect(host.log.slice(before).map(({ type }) => type)).toEqual(['NoOpRecord', 'NoOpRecord', 'NoOpRecord'])
  })

  it('gets its bootstrap once, and again after one that was cut off', async () => {
    const first = await activated()
    const cut = new TestHost({}, first.log.slice(0, 4))
    await cut.controller.activate()
    expect(cut.log[4]!.type).toBe('AbortTransactionRecord')
    expect(cut.log.slice(5).map(({ type }) => type)).toEqual(first.log.map(({ type }) => type))
    expect(cut.shard.state.metadataVersion).toBe(30)
    const whole = new TestHost({}, [...first.log])
    await whole.controller.activate()
    expect(whole.log).toHaveLength(first.log.length)
  })
})
