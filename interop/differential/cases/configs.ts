// DescribeConfigs, IncrementalAlterConfigs and AlterConfigs.
import type { Plain } from '../message.ts'
import type { Body, Conversation, Talk } from '../talk.ts'

const TOPIC = 2
const BROKER = 4
const LOGGER = 8
const SET = 0
const DELETE = 1
const APPEND = 2
const SUBTRACT = 3

/** The configs of a topic once a change is seen there: Kafka's answers come before its brokers know. */
export async function settled(talk: Talk, topic: string): Promise<void> {
  const body = { resources: [{ resourceType: TOPIC, resourceName: topic, configurationKeys: null }] }
  let last = ''
  for (let same = 0; same < 3; ) {
    const now = JSON.stringify(await talk.quietly('DescribeConfigs', 4, body))
    same = now === last ? same + 1 : 0
    last = now
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

export const describeConfigs: Conversation = {
  name: 'describe-configs',
  talk: async (talk) => {
    await talk.topic('dc', 1, { 'retention.ms': '5000', 'cleanup.policy': 'compact' })
    for (const version of talk.versions('DescribeConfigs')) {
      const ask = async (
        what: string,
        resourceType: number,
        resourceName: string,
        configurationKeys: string[] | null = null,
        more: Body = {},
      ): Promise<void> => {
        const resources = [{ resourceType, resourceName, configurationKeys }]
        await talk.ask('DescribeConfigs', version, what, { resources, ...more })
      }
      await ask('topic', TOPIC, 'dc')
      await ask('topic with synonyms', TOPIC, 'dc', null, { includeSynonyms: true })
      if (version >= 3)
        await ask('topic with documentation', TOPIC, 'dc', ['retention.ms'], { includeDocumentation: true })
      await ask('two keys', TOPIC, 'dc', ['retention.ms', 'segment.ms'])
      await ask('unknown key', TOPIC, 'dc', ['no.such'])
      await ask('no keys', TOPIC, 'dc', [])
      await ask('unknown topic', TOPIC, 'dc-nowhere')
      await ask('bad topic', TOPIC, 'a b')
      await ask('empty topic', TOPIC, '')
      await ask('broker', BROKER, '1')
      await ask('broker with synonyms', BROKER, '1', null, { includeSynonyms: true })
      await ask('cluster', BROKER, '')
      await ask('broker 9', BROKER, '9')
      await ask('broker x', BROKER, 'x')
      await ask('unknown kind', 77, 'x')
      await ask('kind 0', 0, 'x')
      await ask('loggers of broker 9', LOGGER, '9')
      await ask('group', 32, 'dc-group')
      await ask('client metrics', 16, 'dc-metrics')
      await talk.ask('DescribeConfigs', version, 'nothing', { resources: [] })
      const twice = { resourceType: TOPIC, resourceName: 'dc', configurationKeys: ['retention.ms'] }
      await talk.ask('DescribeConfigs', version, 'twice', { resources: [twice, twice] })
    }
  },
}

export const incremental: Conversation = {
  name: 'incremental-alter-configs',
  talk: async (talk) => {
    for (const version of talk.versions('IncrementalAlterConfigs')) {
      const name = `ia-${version}`
      await talk.topic(name, 1)
      const change = (key: string, configOperation: number, value: string | null): Body => ({
        name: key,
        configOperation,
        value,
      })
      const ask = async (
        what: string,
        configs: Plain[],
        more: Body = {},
        validateOnly: boolean = false,
      ): Promise<void> => {
        const resources = [{ resourceType: TOPIC, resourceName: name, configs, ...more }]
        await talk.ask('IncrementalAlterConfigs', version, what, { resources, validateOnly })
      }
      const cluster = { resourceType: BROKER, resourceName: '' }
      await ask('set', [change('retention.ms', SET, '1000')])
      await ask('set two', [change('segment.ms', SET, '20000'), change('cleanup.policy', SET, 'compact')])
      await ask('append', [change('cleanup.policy', APPEND, 'delete')])
      await ask('subtract', [change('cleanup.policy', SUBTRACT, 'compact')])
      await ask('append to no list', [change('retention.ms', APPEND, '1')])
      await ask('subtract from no list', [change('retention.ms', SUBTRACT, '1')])
      await ask('delete', [change('segment.ms', DELETE, null)])
      await ask('delete what is not set', [change('flush.ms', DELETE, null)])
      await ask('delete unknown', [change('no.such', DELETE, null)])
      await ask('unknown key', [change('no.such', SET, '1')])
      await ask('bad value', [change('retention.ms', SET, 'soon')])
      await ask('out of range', [change('segment.bytes', SET, '1')])
      await ask('null value', [change('retention.ms', SET, null)])
      await ask('empty value', [change('retention.ms', SET, '')])
      await ask('blanks', [change('retention.ms', SET, ' 3000 ')])
      await ask('boolean in capitals', [change('preallocate', SET, 'TRUE')])
      await ask('bad boolean', [change('preallocate', SET, 'yes')])
      await ask('bad operation', [change('retention.ms', 9, '1')])
      await ask('twice', [change('retention.ms', SET, '1'), change('retention.ms', SET, '2')])
      await ask('validate only', [change('retention.ms', SET, '777')], {}, true)
      await ask('validate only of a bad one', [change('retention.ms', SET, 'x')], {}, true)
      await ask('nothing', [])
      await ask('unknown topic', [change('retention.ms', SET, '1')], { resourceName: 'ia-nowhere' })
      await ask('bad topic', [change('retention.ms', SET, '1')], { resourceName: 'a b' })
      await ask('empty topic', [change('retention.ms', SET, '1')], { resourceName: '' })
      await ask('unknown kind', [change('x', SET, '1')], { resourceType: 77 })
      await ask('min isr 0', [change('min.insync.replicas', SET, '0')])
      await ask('broker key', [change('log.retention.ms', SET, '100000000')], cluster)
      await ask('broker key away', [change('log.retention.ms', DELETE, null)], cluster)
      await ask('read-only broker key', [change('node.id', SET, '3')], { resourceType: BROKER, resourceName: '1' })
      await ask('broker 9', [change('log.retention.ms', SET, '1')], { resourceType: BROKER, resourceName: '9' })
      await ask('broker x', [change('log.retention.ms', SET, '1')], { resourceType: BROKER, resourceName: 'x' })
      const one = { resourceType: TOPIC, resourceName: name, configs: [change('retention.ms', SET, '5')] }
      await talk.ask('IncrementalAlterConfigs', version, 'a resource twice', { resources: [one, one] })
      await talk.ask('IncrementalAlterConfigs', version, 'good and bad', {
        resources: [one, { resourceType: TOPIC, resourceName: 'ia-nowhere', configs: [] }],
      })
      await settled(talk, name)
      await talk.ask('DescribeConfigs', 4, `after IncrementalAlterConfigs v${version}`, {
        resources: [{ resourceType: TOPIC, resourceName: name, configurationKeys: null }],
        includeSynonyms: true,
      })
    }
  },
}

export const alter: Conversation = {
  name: 'alter-configs',
  talk: async (talk) => {
    for (const version of talk.versions('AlterConfigs')) {
      const name = `al-${version}`
      await talk.topic(name, 1, { 'retention.ms': '4000', 'segment.ms': '9000' })
      const ask = async (what: string, configs: Plain[], more: Body = {}): Promise<void> => {
        const resources = [{ resourceType: TOPIC, resourceName: name, configs, ...more }]
        await talk.ask('AlterConfigs', version, what, { resources })
      }
      await ask('replaces', [{ name: 'retention.ms', value: '1000' }])
      await ask('bad value', [{ name: 'retention.ms', value: 'x' }])
      await ask('null value', [{ name: 'retention.ms', value: null }])
      await ask('unknown key', [{ name: 'no.such', value: '1' }])
      await ask('unknown topic', [{ name: 'retention.ms', value: '1' }], { resourceName: 'al-nowhere' })
      await settled(talk, name)
      await talk.ask('DescribeConfigs', 4, `after AlterConfigs v${version}`, {
        resources: [{ resourceType: TOPIC, resourceName: name, configurationKeys: ['retention.ms', 'segment.ms'] }],
      })
    }
  },
}
