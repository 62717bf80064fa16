// Topics: Metadata, CreateTopics, CreatePartitions, DeleteTopics, DescribeTopicPartitions, DescribeCluster, DeleteRecords.
import type { Plain } from '../message.ts'
import type { Body, Conversation, Talk } from '../talk.ts'

const LONG = 'x'.repeat(250)
const BAD_NAMES: readonly string[] = ['', '.', '..', 'a b', 'ä', 'a/b', LONG]
const NOBODY = 'abcdefghijklmnopqrstuQ'

export const metadata: Conversation = {
  name: 'metadata',
  talk: async (talk) => {
    const id = await talk.topic('md-one', 1)
    await talk.topic('md-three', 3)
    for (const version of talk.versions('Metadata')) {
      const ask = async (what: string, body: Body): Promise<void> => {
        await talk.ask('Metadata', version, what, { allowAutoTopicCreation: false, ...body })
      }
      const byName = (...names: string[]): Body => ({ topics: names.map((name) => ({ name })) })
      await ask('two', byName('md-one', 'md-three'))
      await ask('twice', byName('md-one', 'md-one'))
      await ask('no topics', { topics: [] })
      if (version >= 1) await ask('all', { topics: null })
      if (version >= 4) await ask('unknown', byName('md-nowhere'))
      for (const name of BAD_NAMES) await ask(`bad name ${name.slice(0, 9)}`, byName(name))
      if (version >= 8) {
        const more = { includeTopicAuthorizedOperations: true, includeClusterAuthorizedOperations: true }
        await ask('authorized operations', { ...byName('md-one'), ...(version <= 10 ? more : dropCluster(more)) })
      }
      if (version >= 10) {
        await ask('by id', { topics: [{ name: null, topicId: id }] })
        await ask('by id and name', { topics: [{ name: 'md-one', topicId: id }] })
        await ask('by an unknown id', { topics: [{ name: null, topicId: NOBODY }] })
        await ask('null name and zero id', { topics: [{ name: null }] })
        await ask('id and name of two', { topics: [{ name: null, topicId: id }, { name: 'md-three' }] })
      }
      await ask('made by the request', { ...byName(`md-auto-${version}`), allowAutoTopicCreation: true })
      await talk.ready(`md-auto-${version}`, 1)
    }
  },
}

function dropCluster(more: Body): Body {
  const { includeClusterAuthorizedOperations: _, ...rest } = more
  return rest
}

export const createTopics: Conversation = {
  name: 'create-topics',
  talk: async (talk) => {
    for (const version of talk.versions('CreateTopics')) {
      const ask = async (what: string, topics: Plain[], more: Body = {}): Promise<void> => {
        await talk.ask('CreateTopics', version, what, { topics, timeoutMs: 10_000, ...more })
      }
      const topic = (part: string, more: Body = {}): Body => ({
        name: `ct-${version}-${part}`,
        numPartitions: 1,
        replicationFactor: 1,
        ...more,
      })
      const config = (name: string, value: string | null): Body => ({ configs: [{ name, value }] })
      await ask('one', [topic('one')])
      await ask('exists', [topic('one')])
      await ask('three with configs', [topic('three', { numPartitions: 3, ...config('retention.ms', '1000') })])
      await ask('twice', [topic('twice'), topic('twice')])
      await ask('twice and one', [topic('twice2'), topic('twice2'), topic('beside')])
      await ask('nothing', [])
      await ask('zero partitions', [topic('zero', { numPartitions: 0 })])
      await ask('-2 partitions', [topic('minus', { numPartitions: -2 })])
      await ask('default counts', [topic('default', { numPartitions: -1, replicationFactor: -1 })])
      await ask('replication 2', [topic('two', { replicationFactor: 2 })])
      await ask('replication 0', [topic('none', { replicationFactor: 0 })])
      await ask('replication -2', [topic('none2', { replicationFactor: -2 })])
      for (const name of BAD_NAMES) await ask(`bad name ${name.slice(0, 9)}`, [{ ...topic('x'), name }])
      await ask('colliding', [
        { ...topic('x'), name: `ct.${version}-one` },
        { ...topic('x'), name: `ct_${version}-one` },
      ])
      await ask('colliding later', [{ ...topic('x'), name: `ct_${version}-one` }])
      await ask('starts with underscores', [{ ...topic('x'), name: `__ct${version}` }])
      await ask('unknown config', [topic('cu', config('no.such.key', '1'))])
      await ask('bad value', [topic('cb', config('retention.ms', 'soon'))])
      await ask('out of range', [topic('cr', config('segment.bytes', '1'))])
      await ask('null value', [topic('cn', config('retention.ms', null))])
      await ask('bad policy', [topic('cp', config('cleanup.policy', 'shred'))])
      await ask('both policies', [topic('cc', config('cleanup.policy', 'compact,delete'))])
      await ask('min isr 3', [topic('mi', config('min.insync.replicas', '3'))])
      await ask('bad compression', [topic('bc', config('compression.type', 'rar'))])
      const assigned = (lists: number[][]): Body => ({
        numPartitions: -1,
        replicationFactor: -1,
        assignments: lists.map((brokerIds, partitionIndex) => ({ partitionIndex, brokerIds })),
      })
      await ask('assigned', [topic('as', assigned([[1], [1]]))])
      await ask('assigned to nobody', [topic('an', assigned([[7]]))])
      await ask('assigned twice', [topic('at', assigned([[1, 1]]))])
      await ask('assigned to none', [topic('ae', assigned([[]]))])
      await ask('assigned with count', [topic('ac', { ...assigned([[1]]), numPartitions: 1, replicationFactor: 1 })])
      await ask('assigned from 1', [
        topic('a1', { ...assigned([]), assignments: [{ partitionIndex: 1, brokerIds: [1] }] }),
      ])
      await ask('validate only', [topic('vo', { numPartitions: 2, ...config('cleanup.policy', 'compact') })], {
        validateOnly: true,
      })
      await ask('validate only of what exists', [topic('one')], { validateOnly: true })
      await ask('internal', [{ ...topic('x'), name: '__consumer_offsets' }])
      await ask('internal metadata', [{ ...topic('x'), name: '__cluster_metadata' }])
      for (const name of ['one', 'three', 'default', 'as'])
        await talk.ready(`ct-${version}-${name}`, name === 'three' ? 3 : name === 'as' ? 2 : 1)
      const made = ['one', 'three', 'twice', 'default', 'as', 'vo', 'cn'].map((part) => ({
        name: `ct-${version}-${part}`,
      }))
      await talk.ask('Metadata', 12, `after CreateTopics v${version}`, { topics: made, allowAutoTopicCreation: false })
    }
  },
}

export const createPartitions: Conversation = {
  name: 'create-partitions',
  talk: async (talk) => {
    for (const version of talk.versions('CreatePartitions')) {
      const name = `cp-${version}`
      await talk.topic(name, 2)
      const ask = async (what: string, topics: Plain[], validateOnly: boolean = false): Promise<void> => {
        await talk.ask('CreatePartitions', version, what, { topics, timeoutMs: 10_000, validateOnly })
      }
      const assigned = (lists: number[][]): Plain => lists.map((brokerIds) => ({ brokerIds }))
      await ask('validate only', [{ name, count: 5, assignments: null }], true)
      await ask('same', [{ name, count: 2, assignments: null }])
      await ask('fewer', [{ name, count: 1, assignments: null }])
      await ask('zero', [{ name, count: 0, assignments: null }])
      await ask('negative', [{ name, count: -1, assignments: null }])
      await ask('unknown', [{ name: 'cp-nowhere', count: 3, assignments: null }])
      await ask('bad name', [{ name: 'a b', count: 3, assignments: null }])
      await ask('empty name', [{ name: '', count: 3, assignments: null }])
      await ask('twice', [
        { name, count: 3, assignments: null },
        { name, count: 4, assignments: null },
      ])
      await ask('nothing', [])
      await ask('assigned too few', [{ name, count: 4, assignments: assigned([[1]]) }])
      await ask('assigned to nobody', [{ name, count: 3, assignments: assigned([[9]]) }])
      await ask('assigned twice', [{ name, count: 3, assignments: assigned([[1, 1]]) }])
      await ask('assigned to none', [{ name, count: 3, assignments: assigned([[]]) }])
      await ask('more', [{ name, count: 3, assignments: null }])
      await ask('more, assigned', [{ name, count: 4, assignments: assigned([[1]]) }])
      await talk.ready(name, 4)
      await talk.ask('Metadata', 12, `after CreatePartitions v${version}`, { topics: [{ name }] })
    }
  },
}

export const deleteTopics: Conversation = {
  name: 'delete-topics',
  talk: async (talk) => {
    for (const version of talk.versions('DeleteTopics')) {
      const name = `dt-${version}`
      const id = await talk.topic(name, 1)
      const other = await talk.topic(`${name}-other`, 1)
      await talk.topic(`${name}-third`, 1)
      const ask = async (what: string, names: (string | null)[], ids: string[] = []): Promise<void> => {
        const topics = [...names.map((one) => ({ name: one })), ...ids.map((topicId) => ({ name: null, topicId }))]
        const body = version >= 6 ? { topics } : { topicNames: names }
        await talk.ask('DeleteTopics', version, what, { ...body, timeoutMs: 10_000 })
      }
      await ask('nothing', [])
      await ask('unknown', ['dt-nowhere'])
      await ask('bad name', ['a b'])
      await ask('empty name', [''])
      await ask('twice', [`${name}-third`, `${name}-third`])
      if (version >= 6) {
        await ask('unknown id', [], [NOBODY])
        await ask('zero id', [null])
        const both = { topics: [{ name, topicId: id }], timeoutMs: 10_000 }
        await talk.ask('DeleteTopics', version, 'name and id', both)
        await ask('id twice', [], [other, other])
        await ask('name and its id', [`${name}-other`], [other])
        await ask('by id', [], [other])
      } else await ask('other', [`${name}-other`])
      await ask('one and unknown', [name, 'dt-nowhere'])
      await ask('again', [name])
      await gone(talk, name)
      await talk.ask('Metadata', 12, `after DeleteTopics v${version}`, {
        topics: [{ name }, { name: `${name}-other` }, { name: `${name}-third` }],
        allowAutoTopicCreation: false,
      })
    }
  },
}

async function gone(talk: Talk, name: string): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    const found = await talk.quietly('Metadata', 12, { topics: [{ name }], allowAutoTopicCreation: false })
    if (JSON.stringify(found).includes('"errorCode":3')) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export const describe: Conversation = {
  name: 'describe-cluster-and-topics',
  talk: async (talk) => {
    for (const version of talk.versions('DescribeCluster')) {
      await talk.ask('DescribeCluster', version, 'plain', {})
      await talk.ask('DescribeCluster', version, 'authorized', { includeClusterAuthorizedOperations: true })
      for (const endpointType of version >= 1 ? [0, 2, 3] : []) {
        await talk.ask('DescribeCluster', version, `endpoints ${endpointType}`, { endpointType })
      }
      if (version >= 2) await talk.ask('DescribeCluster', version, 'fenced too', { includeFencedBrokers: true })
    }
    await talk.topic('dp-five', 5)
    await talk.topic('dp-one', 1)
    for (const version of talk.versions('DescribeTopicPartitions')) {
      const ask = async (what: string, topics: string[], more: Body = {}): Promise<void> => {
        const body = { topics: topics.map((name) => ({ name })), ...more }
        await talk.ask('DescribeTopicPartitions', version, what, { ...body })
      }
      const cursor = (topicName: string, partitionIndex: number): Body => ({ cursor: { topicName, partitionIndex } })
      await ask('two', ['dp-one', 'dp-five'])
      await ask('twice', ['dp-one', 'dp-one'])
      for (const limit of [-1, 0, 1, 3, 5, 6]) {
        await ask(`limit ${limit}`, ['dp-five', 'dp-one'], { responsePartitionLimit: limit })
      }
      await ask('cursor', ['dp-five', 'dp-one'], cursor('dp-five', 2))
      await ask('cursor at the end', ['dp-five'], cursor('dp-five', 5))
      await ask('cursor of no topic', ['dp-five'], cursor('dp-g', 0))
      await ask('cursor negative', ['dp-five'], cursor('dp-five', -1))
      await ask('unknown', ['dp-nowhere'])
      await ask('bad name', ['a b'])
      await ask('empty name', [''])
    }
  },
}

export const deleteRecords: Conversation = {
  name: 'delete-records',
  talk: async (talk) => {
    for (const version of talk.versions('DeleteRecords')) {
      const name = `dr-${version}`
      await talk.topic(name, 1)
      await talk.topic(`${name}-compact`, 1, { 'cleanup.policy': 'compact' })
      await talk.append(name, ['a', 'b', 'c', 'd', 'e'])
      const ask = async (what: string, topic: string, partitionIndex: number, offset: number): Promise<void> => {
        const topics = [{ name: topic, partitions: [{ partitionIndex, offset }] }]
        await talk.ask('DeleteRecords', version, what, { topics, timeoutMs: 5_000 })
      }
      await ask('to 2', name, 0, 2)
      await ask('to 1', name, 0, 1)
      await ask('to -2', name, 0, -2)
      await ask('beyond', name, 0, 100)
      await ask('to the end', name, 0, -1)
      await ask('partition 7', name, 7, 0)
      await ask('unknown', 'dr-nowhere', 0, 0)
      await ask('compacted', `${name}-compact`, 0, 0)
    }
  },
}
