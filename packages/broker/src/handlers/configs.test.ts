/** DescribeConfigs, IncrementalAlterConfigs, AlterConfigs and ListConfigResources: what is altered is then described. */
import { ConfigOperation } from '@ottla/controller'
import { ConfigResourceType, ConfigSource } from '@ottla/metadata'
import {
  type AlterConfigsResponse,
  createAlterConfigsRequest,
  createAlterConfigsRequestAlterableConfig,
  createAlterConfigsRequestAlterConfigsResource,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDescribeConfigsRequest,
  createDescribeConfigsRequestDescribeConfigsResource,
  createIncrementalAlterConfigsRequest,
  createIncrementalAlterConfigsRequestAlterableConfig,
  createIncrementalAlterConfigsRequestAlterConfigsResource,
  createListConfigResourcesRequest,
  type DescribeConfigsRequest,
  type DescribeConfigsResponse,
  type DescribeConfigsResponseDescribeConfigsResult,
  ErrorCode,
  type IncrementalAlterConfigsResponse,
  type ListConfigResourcesResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { BROKER_ID, TestNode } from '../handler.test-support.ts'
import { createTopicsHandler } from './019-create-topics.ts'
import { describeConfigsHandler } from './032-describe-configs.ts'
import { alterConfigsHandler } from './033-alter-configs.ts'
import { incrementalAlterConfigsHandler } from './044-incremental-alter-configs.ts'
import { listConfigResourcesHandler } from './074-list-config-resources.ts'

const { TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP } = ConfigResourceType
const { SET, DELETE, APPEND, SUBTRACT } = ConfigOperation

type Change = readonly [operation: number, name: string, value: string | null]
type Results = readonly { readonly errorCode: number; readonly errorMessage: string | null }[]

async function started(properties: Readonly<Record<string, string>> = {}): Promise<TestNode> {
  const node = await TestNode.start(properties)
  const topics = ['a', 'b'].map((name) =>
    createCreateTopicsRequestCreatableTopic({ name, numPartitions: 1, replicationFactor: 1 }),
  )
  await node.ask(createTopicsHandler, createCreateTopicsRequest({ topics, timeoutMs: 1000 }), 7)
  return node
}

async function alter(
  node: TestNode,
  resources: readonly (readonly [type: number, name: string, ...changes: Change[]])[],
  options: { readonly version?: number; readonly validateOnly?: boolean } = {},
): Promise<Results> {
  const request = createIncrementalAlterConfigsRequest({
    validateOnly: options.validateOnly ?? false,
    resources: resources.map(([resourceType, resourceName, ...changes]) =>
      createIncrementalAlterConfigsRequestAlterConfigsResource({
        resourceType,
        resourceName,
        configs: changes.map(([configOperation, name, value]) =>
          createIncrementalAlterConfigsRequestAlterableConfig({ name, configOperation, value }),
        ),
      }),
    ),
  })
  const answer = await node.ask<object, IncrementalAlterConfigsResponse>(
    incrementalAlterConfigsHandler,
    request,
    options.version ?? 1,
  )
  expect(answer.responses.map(({ resourceType, resourceName }) => [resourceType, resourceName])).toEqual(
    resources.map(([type, name]) => [type, name]),
  )
  return answer.responses
}

async function replace(
  node: TestNode,
  version: number,
  resourceType: number,
  resourceName: string,
  values: Readonly<Record<string, string>>,
): Promise<Results> {
  const configs = Object.entries(values).map(([name, value]) =>
    createAlterConfigsRequestAlterableConfig({ name, value }),
  )
  const resources = [createAlterConfigsRequestAlterConfigsResource({ resourceType, resourceName, configs })]
  const request = createAlterConfigsRequest({ resources })
  return (await node.ask<object, AlterConfigsResponse>(alterConfigsHandler, request, version)).responses
}

async function describeOne(
  node: TestNode,
  resourceType: number,
  resourceName: string,
  keys: string[] | null = null,
  options: Partial<DescribeConfigsRequest> & { readonly version?: number } = {},
): Promise<DescribeConfigsResponseDescribeConfigsResult> {
  const { version = 4, ...rest } = options
  const resource = createDescribeConfigsRequestDescribeConfigsResource({
    resourceType,
    resourceName,
    configurationKeys: keys,
  })
  const request = createDescribeConfigsRequest({ resources: [resource], ...rest })
  const { results } = await node.ask<object, DescribeConfigsResponse>(describeConfigsHandler, request, version)
  expect(results).toHaveLength(1)
  return results[0]!
}

async function valueOf(node: TestNode, type: number, name: string, key: string): Promise<unknown> {
  const { configs } = await describeOne(node, type, name, [key])
  return configs.map(({ value, configSource }) => [value, configSource])[0]
}

const codes = (results: Results) => results.map(({ errorCode }) => errorCode)

describe('DescribeConfigs', () => {
  it('takes values from where Kafka does that stand under another name', async () => {
    const node = await TestNode.start()
    const { configs } = await describeOne(node, 4, String(BROKER_ID), ['broker.id', 'node.id'])
    expect(configs.map(({ name, value, configSource }) => [name, value, configSource])).toEqual([
      ['broker.id', '1', 4],
      ['node.id', '1', 4],
    ])
    expect(await valueOf(node, 32, 'g', 'streams.assignor.name')).toEqual(['sticky', 5])
  })

  it('names what is wrong with a request for the loggers of a broker', async () => {
    const node = await TestNode.start()
    const messageOf = async (name: string) => (await describeOne(node, 8, name)).errorMessage
    expect(await messageOf('')).toBe('Broker id must not be empty')
    expect(await messageOf('x')).toBe('Broker id must be an integer, but it is: x')
    expect(await messageOf('9')).toBe('Unexpected broker id, expected 1 but received 9')
  })

  it('pitfall 174: null and no keys ask for all configs, with types since version 3 and synonyms where asked for', async () => {
    const node = await started()
    for (let version = 1; version <= 4; version++) {
      for (const keys of [null, []]) {
        const { errorCode, configs } = await describeOne(node, TOPIC, 'a', keys, { version, includeSynonyms: true })
        expect(errorCode, `v${version}`).toBe(0)
        expect(configs.length).toBeGreaterThan(25)
        const retention = configs.find(({ name }) => name === 'retention.ms')!
        expect(retention).toMatchObject({
          value: '604800000',
          readOnly: false,
          isSensitive: false,
          configSource: ConfigSource.DEFAULT,
          configType: version >= 3 ? 5 : 0,
        })
        const segment = configs.find(({ name }) => name === 'segment.bytes')!
        expect(segment.synonyms).toMatchObject([
          { name: 'log.segment.bytes', value: '1073741824', source: ConfigSource.DEFAULT },
        ])
      }
    }
    const plain = await describeOne(node, TOPIC, 'a', ['segment.bytes', 'no.such.config'])
    expect(plain.configs).toHaveLength(1)
    expect(plain.configs[0]!.synonyms).toEqual([])
  })

  it('names synonyms in the order of precedence', async () => {
    const node = await started({ 'log.segment.bytes': '3000000' })
    await alter(node, [
      [TOPIC, 'a', [SET, 'segment.bytes', '5000000']],
      [BROKER, '', [SET, 'log.segment.bytes', '4000000']],
    ])
    const { configs } = await describeOne(node, TOPIC, 'a', ['segment.bytes'], { includeSynonyms: true })
    expect(configs[0]!.synonyms.map(({ value, source }) => [value, source])).toEqual([
      ['5000000', ConfigSource.DYNAMIC_TOPIC],
      ['4000000', ConfigSource.DYNAMIC_DEFAULT_BROKER],
      ['3000000', ConfigSource.STATIC_BROKER],
      ['1073741824', ConfigSource.DEFAULT],
    ])
  })

  it("pitfall 175: a value that is set is the topic's own, even where it equals the default", async () => {
    const node = await started()
    await alter(node, [[TOPIC, 'a', [SET, 'retention.ms', '604800000']]])
    expect(await valueOf(node, TOPIC, 'a', 'retention.ms')).toEqual(['604800000', ConfigSource.DYNAMIC_TOPIC])
    expect(await valueOf(node, TOPIC, 'b', 'retention.ms')).toEqual(['604800000', ConfigSource.DEFAULT])
  })

  it('pitfall 176: a broker describes what tools cannot do without', async () => {
    const node = await started()
    const { configs } = await describeOne(node, BROKER, '1')
    const values = new Map(configs.map(({ name, value }) => [name, value]))
    expect(values.get('auto.create.topics.enable')).toBe('true')
    expect(values.get('default.replication.factor')).toBe('1')
    expect(values.get('num.partitions')).toBe('1')
    expect(values.get('log.dirs')).toBe('/logs')
    expect(values.get('listeners')).toBe('PLAINTEXT://:9092,CONTROLLER://:9093')
    for (const name of ['inter.broker.listener.name', 'security.inter.broker.protocol', 'delete.topic.enable']) {
      expect(values.has(name), name).toBe(true)
    }
  })

  it('pitfall 177: passwords and what nobody knows are sensitive, and have no value', async () => {
    const node = await started({ 'ssl.keystore.password': 'secret', 'my.plugin.token': 'secret' })
    for (const name of ['ssl.keystore.password', 'my.plugin.token']) {
      const { configs } = await describeOne(node, BROKER, '1', [name], { includeSynonyms: true })
      expect(configs[0], name).toMatchObject({ value: null, isSensitive: true })
      expect(JSON.stringify(configs)).not.toContain('secret')
    }
  })

  it('describes what is set for all brokers under the empty name', async () => {
    const node = await started()
    const { configs } = await describeOne(node, BROKER, '')
    expect(configs.map(({ name, value, configSource }) => [name, value, configSource])).toEqual([
      ['min.insync.replicas', '1', ConfigSource.DYNAMIC_DEFAULT_BROKER],
    ])
  })

  it('a config of a group that no broker config stands behind is its own synonym', async () => {
    const node = await started()
    const name = 'share.auto.offset.reset'
    const synonyms = async (): Promise<unknown> => {
      const { configs } = await describeOne(node, GROUP, 'g', [name], { includeSynonyms: true })
      return configs[0]!.synonyms.map(({ name: synonym, value, source }) => [synonym, value, source])
    }
    expect(await synonyms()).toEqual([[name, 'latest', ConfigSource.DEFAULT]])
    await alter(node, [[GROUP, 'g', [SET, name, 'earliest']]])
    expect(await synonyms()).toEqual([
      [name, 'earliest', ConfigSource.DYNAMIC_GROUP],
      [name, 'latest', ConfigSource.DEFAULT],
    ])
  })

  it('describes groups and client metrics that have no configs, too', async () => {
    const node = await started()
    expect(await valueOf(node, GROUP, 'g', 'consumer.session.timeout.ms')).toEqual(['45000', ConfigSource.DEFAULT])
    expect(await valueOf(node, CLIENT_METRICS, 'm', 'interval.ms')).toEqual(['300000', ConfigSource.DEFAULT])
  })

  it('says what is wrong with a resource', async () => {
    const node = await started()
    const expected = [
      [TOPIC, 'no', ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
      [TOPIC, 'a b', ErrorCode.INVALID_TOPIC_EXCEPTION],
      [TOPIC, '', ErrorCode.INVALID_TOPIC_EXCEPTION],
      [BROKER, '2', ErrorCode.INVALID_REQUEST],
      [BROKER, 'one', ErrorCode.INVALID_REQUEST],
      [BROKER_LOGGER, '1', ErrorCode.INVALID_REQUEST],
      [GROUP, '', ErrorCode.INVALID_REQUEST],
      [CLIENT_METRICS, '', ErrorCode.INVALID_REQUEST],
      [99, 'x', ErrorCode.INVALID_REQUEST],
    ] as const
    for (const [type, name, errorCode] of expected) {
      const result = await describeOne(node, type, name)
      expect(result, `${type} ${name}`).toMatchObject({ errorCode, resourceType: type, resourceName: name })
      expect(result.configs).toEqual([])
    }
    const { errorMessage } = await describeOne(node, BROKER, '2')
    expect(errorMessage).toBe('Unexpected broker id, expected 1 or empty string, but received 2')
  })
})

describe('IncrementalAlterConfigs', () => {
  it('sets and deletes in every version', async () => {
    const node = await started()
    for (const version of [0, 1]) {
      expect(codes(await alter(node, [[TOPIC, 'a', [SET, 'retention.ms', '5000']]], { version }))).toEqual([0])
      expect(await valueOf(node, TOPIC, 'a', 'retention.ms')).toEqual(['5000', ConfigSource.DYNAMIC_TOPIC])
      expect(node.broker.logConfig('a').retentionMs).toBe(5000)
      expect(codes(await alter(node, [[TOPIC, 'a', [DELETE, 'retention.ms', null]]], { version }))).toEqual([0])
      expect(await valueOf(node, TOPIC, 'a', 'retention.ms')).toEqual(['604800000', ConfigSource.DEFAULT])
    }
  })

  it('pitfall 178: appends to and subtracts from cleanup.policy', async () => {
    const node = await started()
    await alter(node, [[TOPIC, 'a', [APPEND, 'cleanup.policy', 'compact']]])
    expect(await valueOf(node, TOPIC, 'a', 'cleanup.policy')).toEqual(['delete,compact', ConfigSource.DYNAMIC_TOPIC])
    await alter(node, [[TOPIC, 'a', [SUBTRACT, 'cleanup.policy', 'delete']]])
    expect(await valueOf(node, TOPIC, 'a', 'cleanup.policy')).toEqual(['compact', ConfigSource.DYNAMIC_TOPIC])
    expect(codes(await alter(node, [[TOPIC, 'a', [APPEND, 'retention.ms', '1']]]))).toEqual([ErrorCode.INVALID_CONFIG])
  })

  it('tells with the code and the text of Kafka what is wrong with client metrics and groups', async () => {
    const node = await started()
    const { INVALID_CONFIG, INVALID_REQUEST } = ErrorCode
    const expected = [
      [CLIENT_METRICS, 'm', [SET, 'interval.ms', '99'], INVALID_REQUEST, 'interval must be between 100 and 3600000'],
      [CLIENT_METRICS, 'm', [SET, 'interval.ms', 'x'], INVALID_CONFIG, 'Not a number of type INT'],
      [CLIENT_METRICS, 'm', [SET, 'no.such', '1'], INVALID_REQUEST, 'Unknown client metrics configuration: no.such'],
      [CLIENT_METRICS, 'm', [SET, 'match', 'nobody=x'], INVALID_CONFIG, 'Illegal client matching pattern: nobody=x'],
      [CLIENT_METRICS, 'm', [SET, 'match', 'client_id'], INVALID_CONFIG, 'Illegal client matching pattern: client_id'],
      [CLIENT_METRICS, 'm', [SET, 'match', 'client_id=['], INVALID_CONFIG, 'Illegal client matching pattern'],
      [CLIENT_METRICS, 'm', [APPEND, 'metrics', 'a'], INVALID_CONFIG, "Can't APPEND to key metrics"],
      [CLIENT_METRICS, '', [SET, 'metrics', 'a'], INVALID_REQUEST, "Subscription name can't be empty"],
      [GROUP, 'g', [SET, 'streams.assignor.name', 'x'], INVALID_CONFIG, 'is not a registered task assignor'],
      [GROUP, 'g', [SET, 'consumer.session.timeout.ms', '1'], INVALID_CONFIG, 'must be in the range 45000 to 60000'],
      [GROUP, 'g', [SET, 'streams.num.standby.replicas', '9'], INVALID_CONFIG, 'must be less than or equal to 2'],
      [GROUP, 'g', [SET, 'errors.deadletterqueue.topic.name', '__x'], INVALID_CONFIG, "must not start with '__'"],
    ] as const
    for (const [type, name, change, errorCode, message] of expected) {
      const [result] = await alter(node, [[type, name, change]])
      expect(result!.errorCode).toBe(errorCode)
      expect(result!.errorMessage).toContain(message)
    }
    expect(codes(await alter(node, [[GROUP, 'g', [SET, 'streams.assignor.name', 'sticky']]]))).toEqual([0])
    expect(codes(await alter(node, [[CLIENT_METRICS, 'm', [SET, 'match', 'client_id=a.*']]]))).toEqual([0])
  })

  it('a broker refuses what it could not change to, and takes security configs that need no listener', async () => {
    const node = await started()
    const [refused] = await alter(node, [[BROKER, '', [SET, 'num.io.threads', '100']]])
    expect(refused!.errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect(refused!.errorMessage).toContain('value should not be greater than double the current value 8')
    expect(codes(await alter(node, [[BROKER, '1', [SET, 'ssl.protocol', 'TLSv1.3']]]))).toEqual([0])
    const [keystore] = await alter(node, [[BROKER, '1', [SET, 'ssl.keystore.type', 'PEM']]])
    expect(keystore!.errorMessage).toContain('only per-listener using the listener prefix: [ssl.keystore.type]')
  })

  it('pitfall 180: a bad value changes nothing of its resource, and nothing else is kept from changing', async () => {
    const node = await started()
    const results = await alter(node, [
      [TOPIC, 'a', [SET, 'segment.bytes', '2000000'], [SET, 'retention.ms', 'soon']],
      [TOPIC, 'b', [SET, 'retention.ms', '7000']],
      [TOPIC, 'no', [SET, 'retention.ms', '7000']],
    ])
    expect(codes(results)).toEqual([ErrorCode.INVALID_CONFIG, 0, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION])
    expect(results[0]!.errorMessage).toContain('retention.ms')
    expect(await valueOf(node, TOPIC, 'a', 'segment.bytes')).toEqual(['1073741824', ConfigSource.DEFAULT])
    expect(await valueOf(node, TOPIC, 'b', 'retention.ms')).toEqual(['7000', ConfigSource.DYNAMIC_TOPIC])
  })

  it('changes nothing where it is only to be checked', async () => {
    const node = await started()
    const checked = await alter(
      node,
      [
        [TOPIC, 'a', [SET, 'retention.ms', '7000']],
        [TOPIC, 'b', [SET, 'no.such', '1']],
      ],
      { validateOnly: true },
    )
    expect(codes(checked)).toEqual([0, ErrorCode.INVALID_CONFIG])
    expect(await valueOf(node, TOPIC, 'a', 'retention.ms')).toEqual(['604800000', ConfigSource.DEFAULT])
  })

  it('alters this broker and all brokers, and checks before what they would have', async () => {
    const node = await started()
    const results = await alter(node, [
      [BROKER, '1', [SET, 'log.retention.ms', '8000']],
      [BROKER, '', [SET, 'message.max.bytes', '2000000']],
    ])
    expect(codes(results)).toEqual([0, 0])
    expect(await valueOf(node, BROKER, '1', 'log.retention.ms')).toEqual(['8000', ConfigSource.DYNAMIC_BROKER])
    expect(await valueOf(node, TOPIC, 'a', 'max.message.bytes')).toEqual([
      '2000000',
      ConfigSource.DYNAMIC_DEFAULT_BROKER,
    ])
    expect(node.broker.logConfig('a').retentionMs).toBe(8000)
    const refused: (readonly [string, Change])[] = [
      ['2', [SET, 'log.retention.ms', '1']],
      ['one', [SET, 'log.retention.ms', '1']],
      ['1', [SET, 'process.roles', 'broker']],
      ['1', [SET, 'log.retention.ms', 'soon']],
      ['', [SET, 'advertised.listeners', 'PLAINTEXT://x:9092']],
    ]
    for (const [name, change] of refused) {
      expect(codes(await alter(node, [[BROKER, name, change]])), change[1]).toEqual([ErrorCode.INVALID_REQUEST])
    }
    expect(codes(await alter(node, [[BROKER, '1', [DELETE, 'no.such.config', null]]]))).toEqual([0])
  })

  it('refuses what is named twice, values that are missing, log levels and strange resources', async () => {
    const node = await started()
    const twice = await alter(node, [
      [TOPIC, 'a', [SET, 'retention.ms', '1']],
      [TOPIC, 'a', [SET, 'segment.ms', '1000']],
      [TOPIC, 'b', [SET, 'retention.ms', '9000']],
    ])
    expect(codes(twice)).toEqual([ErrorCode.INVALID_REQUEST, ErrorCode.INVALID_REQUEST, 0])
    const refused = await alter(node, [
      [TOPIC, 'a', [SET, 'retention.ms', '1'], [SET, 'retention.ms', '2']],
      [TOPIC, 'b', [SET, 'retention.ms', null]],
      [BROKER_LOGGER, '1', [SET, 'kafka.server', 'DEBUG']],
      [99, 'x', [SET, 'y', 'z']],
    ])
    expect(codes(refused)).toEqual(refused.map(() => ErrorCode.INVALID_REQUEST))
    expect(refused[1]!.errorMessage).toBe('Null value not supported for : retention.ms')
  })
})

describe('AlterConfigs', () => {
  it('pitfall 179: what is not named goes back to its default, in every version', async () => {
    const node = await started()
    for (const version of [0, 1, 2]) {
      await replace(node, version, TOPIC, 'a', { 'retention.ms': '5000', 'segment.ms': '60000' })
      expect(codes(await replace(node, version, TOPIC, 'a', { 'segment.ms': '70000' }))).toEqual([0])
      expect(await valueOf(node, TOPIC, 'a', 'retention.ms')).toEqual(['604800000', ConfigSource.DEFAULT])
      expect(await valueOf(node, TOPIC, 'a', 'segment.ms')).toEqual(['70000', ConfigSource.DYNAMIC_TOPIC])
    }
  })

  it('refuses other brokers, static configs and log levels', async () => {
    const node = await started()
    for (const [type, name, values] of [
      [BROKER, '2', { 'log.retention.ms': '1' }],
      [BROKER, '1', { 'process.roles': 'broker' }],
      [BROKER_LOGGER, '1', { 'kafka.server': 'DEBUG' }],
    ] as const) {
      expect(codes(await replace(node, 2, type, name, values))).toEqual([ErrorCode.INVALID_REQUEST])
    }
  })
})

describe('ListConfigResources', () => {
  const list = async (node: TestNode, version: number, ...resourceTypes: number[]) =>
    await node.ask<object, ListConfigResourcesResponse>(
      listConfigResourcesHandler,
      createListConfigResourcesRequest({ resourceTypes }),
      version,
    )

  it('pitfall 194: version 0 knows client metrics alone, version 1 takes none for all', async () => {
    const node = await started()
    await alter(node, [
      [CLIENT_METRICS, 'm', [SET, 'interval.ms', '1000']],
      [GROUP, 'g', [SET, 'consumer.session.timeout.ms', '50000']],
    ])
    expect((await list(node, 0)).configResources.map(({ resourceName }) => resourceName)).toEqual(['m'])
    const all = (await list(node, 1)).configResources
    expect(all.map(({ resourceType, resourceName }) => [resourceType, resourceName])).toEqual([
      [GROUP, 'g'],
      [CLIENT_METRICS, 'm'],
      [BROKER_LOGGER, '1'],
      [BROKER, '1'],
      [TOPIC, 'a'],
      [TOPIC, 'b'],
    ])
    const some = (await list(node, 1, BROKER, TOPIC)).configResources
    expect(some.map(({ resourceName }) => resourceName)).toEqual(['1', 'a', 'b'])
    expect(await list(node, 1, 77)).toMatchObject({ errorCode: ErrorCode.UNSUPPORTED_VERSION, configResources: [] })
  })
})
