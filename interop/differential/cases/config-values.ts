// Every config of topics, brokers, groups and client metrics, with values that are good, odd and bad.
import { textOf } from '../message.ts'
import type { Body, Conversation, Talk } from '../talk.ts'
import { settled } from './configs.ts'

const TOPIC = 2
const BROKER = 4
const CLIENT_METRICS = 16
const GROUP = 32
const SET = 0
const DELETE = 1
const APPEND = 2
const SUBTRACT = 3

const VALUES: readonly string[] = [
  '',
  ' ',
  '-2',
  '-1',
  '0',
  '1',
  ' 7 ',
  '+7',
  '007',
  '1.5',
  '1e3',
  '0.5',
  '0x10',
  '1000',
  '70000',
  '2147483647',
  '2147483648',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  'x',
  'true',
  'FALSE',
  'delete',
  'compact',
  'delete,compact',
  'compact , delete',
  'compact,compact',
  ',',
  'gzip',
  'ZSTD',
  'producer',
  'CreateTime',
  'LogAppendTime',
  '*',
  '0:1',
  '0:1,1:1',
  '0',
  'none',
]
/** Brokers' values need not be varied that far: the kinds of values are those of topics. */
const BROKER_VALUES: readonly string[] = ['', '-1', '0', '1', '2.5', 'x', 'true', '2147483648', '9223372036854775807']

/** Names of all configs of a resource, as it tells them. */
async function keysOf(talk: Talk, resourceType: number, resourceName: string): Promise<string[]> {
  const body = { resources: [{ resourceType, resourceName, configurationKeys: null }] }
  const answer = await talk.quietly('DescribeConfigs', 4, body)
  if (typeof answer === 'string') throw new Error(`DescribeConfigs: ${answer}`)
  const [result] = answer['results'] as [Body]
  return (result['configs'] as Body[]).map(({ name }) => textOf(name)).sort()
}

export const topicConfigValues: Conversation = {
  name: 'topic-config-values',
  talk: async (talk) => {
    await talk.topic('cv', 1)
    for (const key of [...(await keysOf(talk, TOPIC, 'cv')), 'no.such']) {
      const topics = [...new Set(VALUES)].map((value, i) => ({
        name: `cv-${i}`,
        numPartitions: 1,
        replicationFactor: 1,
        configs: [{ name: key, value }],
      }))
      await talk.ask('CreateTopics', 7, `config ${key}`, { topics, timeoutMs: 30_000, validateOnly: true })
    }
    const pairs: readonly (readonly [string, string])[][] = [
      [
        ['min.compaction.lag.ms', '100'],
        ['max.compaction.lag.ms', '10'],
      ],
      [
        ['segment.bytes', '1048576'],
        ['max.message.bytes', '9999999'],
      ],
      [
        ['retention.ms', '1000'],
        ['local.retention.ms', '2000'],
      ],
      [
        ['retention.bytes', '1000'],
        ['local.retention.bytes', '2000'],
      ],
      [['remote.storage.enable', 'true']],
      [
        ['remote.storage.enable', 'true'],
        ['cleanup.policy', 'compact'],
      ],
      [['remote.copy.disable', 'true']],
      [['remote.log.copy.disable', 'true']],
      [['remote.log.delete.on.disable', 'true']],
      [
        ['retention.ms', '1'],
        ['retention.ms', '2'],
      ],
      [
        ['leader.replication.throttled.replicas', '*'],
        ['follower.replication.throttled.replicas', 'none'],
      ],
    ]
    for (const [i, configs] of pairs.entries()) {
      const topic = { name: `cv-pair-${i}`, numPartitions: 1, replicationFactor: 1 }
      await talk.ask('CreateTopics', 7, `configs ${JSON.stringify(configs)}`, {
        topics: [{ ...topic, configs: configs.map(([name, value]) => ({ name, value })) }],
        timeoutMs: 30_000,
      })
    }
  },
}

async function change(
  talk: Talk,
  what: string,
  [resourceType, resourceName]: readonly [number, string],
  configs: readonly (readonly [name: string, operation: number, value: string | null])[],
  validateOnly: boolean = true,
): Promise<void> {
  const named = configs.map(([name, configOperation, value]) => ({ name, configOperation, value }))
  const resources = [{ resourceType, resourceName, configs: named }]
  await talk.ask('IncrementalAlterConfigs', 1, what, { resources, validateOnly })
}

export const brokerConfigValues: Conversation = {
  name: 'broker-config-values',
  talk: async (talk) => {
    for (const key of await keysOf(talk, BROKER, '1')) {
      for (const value of BROKER_VALUES) {
        await change(talk, `cluster ${key}=${value}`, [BROKER, ''], [[key, SET, value]])
      }
      await change(talk, `broker ${key}=x`, [BROKER, '1'], [[key, SET, 'x']])
      await change(talk, `broker ${key}=7`, [BROKER, '1'], [[key, SET, '7']])
      await change(talk, `broker ${key} away`, [BROKER, '1'], [[key, DELETE, null]])
      await change(talk, `cluster ${key} append`, [BROKER, ''], [[key, APPEND, 'x']])
    }
    for (const [type, name] of [
      [BROKER, '1'],
      [BROKER, ''],
    ] as const) {
      for (const [key, value] of [
        ['log.retention.ms', '100000000'],
        ['log.retention.ms', '200000000'],
        ['num.io.threads', '9'],
        ['log.cleaner.threads', '2'],
        ['message.max.bytes', '2000000'],
        ['max.connections.per.ip', '500'],
        ['follower.replication.throttled.rate', '1000'],
        ['log.cleanup.policy', 'compact'],
        ['no.such.key', 'secret'],
        ['compression.type', 'gzip'],
      ] as const) {
        const where = `${type}/${name} ${key}`
        const body = { resources: [{ resourceType: type, resourceName: name, configurationKeys: [key] }] }
        const unset = await described(talk, key)
        await change(talk, `${where} to ${value}`, [type, name], [[key, SET, value]], false)
        const set = await otherThan(talk, key, unset)
        await talk.ask('DescribeConfigs', 4, `${where} is ${value}`, { ...body, includeSynonyms: true })
        await talk.ask('DescribeConfigs', 4, `${where} is ${value} for a topic`, {
          resources: [{ resourceType: TOPIC, resourceName: 'cv', configurationKeys: null }],
          includeSynonyms: true,
        })
        await change(talk, `${where} back from ${value}`, [type, name], [[key, DELETE, null]], false)
        await otherThan(talk, key, set)
      }
    }
  },
}

async function described(talk: Talk, key: string): Promise<string> {
  const body = { resources: [{ resourceType: BROKER, resourceName: '1', configurationKeys: [key] }] }
  return JSON.stringify(await talk.quietly('DescribeConfigs', 4, { ...body, includeSynonyms: true }))
}

/** The config of broker 1 once a change is seen there: Kafka's answers come before its brokers know. */
async function otherThan(talk: Talk, key: string, before: string): Promise<string> {
  for (let turn = 0; turn < 100; turn++) {
    const now = await described(talk, key)
    if (now !== before) return now
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${key} did not change`)
}

export const groupConfigValues: Conversation = {
  name: 'group-config-values',
  talk: async (talk) => {
    for (const key of [...(await keysOf(talk, GROUP, 'cv-group')), 'no.such']) {
      for (const value of new Set(VALUES))
        await change(talk, `group ${key}=${value}`, [GROUP, 'cv-group'], [[key, SET, value]])
    }
    const metrics: readonly (readonly [string, string])[] = [
      ['interval.ms', '5000'],
      ['interval.ms', '100'],
      ['interval.ms', '99'],
      ['interval.ms', '3600001'],
      ['interval.ms', 'x'],
      ['metrics', 'org.apache.kafka.producer.'],
      ['metrics', '*'],
      ['metrics', ''],
      ['metrics', 'a,b'],
      ['match', 'client_id=x'],
      ['match', 'client_software_name=.*,client_software_version=1'],
      ['match', 'nobody=x'],
      ['match', 'client_id'],
      ['match', 'client_id=['],
      ['match', ''],
      ['no.such', '1'],
    ]
    for (const [key, value] of metrics) {
      await change(talk, `metrics ${key}=${value}`, [CLIENT_METRICS, 'cv-metrics'], [[key, SET, value]])
    }
    for (const [type, name, key, value] of [
      [GROUP, 'cv-made', 'consumer.session.timeout.ms', '50000'],
      [CLIENT_METRICS, 'cv-made', 'metrics', 'a,b'],
      [GROUP, '', 'consumer.session.timeout.ms', '50000'],
      [CLIENT_METRICS, '', 'metrics', 'a'],
    ] as const) {
      await change(talk, `make ${type}/${name}`, [type, name], [[key, SET, value]], false)
      await change(talk, `append ${type}/${name}`, [type, name], [[key, APPEND, 'c']], false)
      await change(talk, `subtract ${type}/${name}`, [type, name], [[key, SUBTRACT, 'a']], false)
      await settled(talk, 'cv')
      await talk.ask('DescribeConfigs', 4, `made ${type}/${name}`, {
        resources: [{ resourceType: type, resourceName: name, configurationKeys: null }],
        includeSynonyms: true,
      })
      await talk.ask('ListConfigResources', 1, `made ${type}/${name}`, { resourceTypes: [type] })
      await change(talk, `unmake ${type}/${name}`, [type, name], [[key, DELETE, null]], false)
      await settled(talk, 'cv')
      await talk.ask('DescribeConfigs', 4, `unmade ${type}/${name}`, {
        resources: [{ resourceType: type, resourceName: name, configurationKeys: null }],
      })
    }
    await talk.ask('ListConfigResources', 0, 'after all', {})
    await talk.ask('ListConfigResources', 1, 'groups after all', { resourceTypes: [GROUP, CLIENT_METRICS] })
  },
}
