import { describe, expect, it } from 'vitest'
import { ConfigResolver, ConfigSource } from './resolver.ts'

function resolver(layers: { broker?: object; all?: object; file?: object } = {}): ConfigResolver {
  const map = (entries: object = {}) => new Map(Object.entries(entries) as [string, string][])
  const resolved = {
    dynamicBroker: map(layers.broker),
    dynamicDefault: map(layers.all),
    staticBroker: map({ 'node.id': '1', ...layers.file }),
  }
  return new ConfigResolver(() => resolved)
}

const own = (entries: object = {}) => new Map(Object.entries(entries) as [string, string][])

describe('ConfigResolver', () => {
  it('asks the topic, the broker, all brokers, the file and the default, in this order', () => {
    const layers = {
      broker: { 'log.segment.bytes': '4000000' },
      all: { 'log.segment.bytes': '3000000', 'message.max.bytes': '30' },
      file: { 'log.segment.bytes': '2000000', 'message.max.bytes': '20', 'log.retention.hours': '2' },
    }
    const subject = resolver(layers)
    expect(subject.topicValue(own({ 'segment.bytes': '5000000' }), 'segment.bytes')).toBe('5000000')
    expect(subject.topicValue(own(), 'segment.bytes')).toBe('4000000')
    expect(subject.topicValue(own(), 'max.message.bytes')).toBe('30')
    expect(subject.topicValue(own(), 'retention.ms')).toBe('7200000')
    expect(subject.topicValue(own(), 'flush.ms')).toBe('9223372036854775807')
  })

  it('pitfall 174: describes all configs with value, source, type and synonyms in order of precedence', () => {
    const subject = resolver({ all: { 'min.insync.replicas': '1' }, file: { 'min.insync.replicas': '2' } })
    const entries = new Map(
      subject.describeTopic(own({ 'min.insync.replicas': '3' })).map((entry) => [entry.name, entry]),
    )
    expect(entries.size).toBe(37)
    expect(entries.get('min.insync.replicas')).toEqual({
      name: 'min.insync.replicas',
      value: '3',
      source: ConfigSource.DYNAMIC_TOPIC,
      sensitive: false,
      readOnly: false,
      type: 3,
      synonyms: [
        { name: 'min.insync.replicas', value: '3', source: 1 },
        { name: 'min.insync.replicas', value: '1', source: 3 },
        { name: 'min.insync.replicas', value: '2', source: 4 },
        { name: 'min.insync.replicas', value: '1', source: 5 },
      ],
    })
    // Its first synonym has no default, so none is shown.
    expect(entries.get('retention.ms')).toMatchObject({ value: '604800000', source: 5, synonyms: [] })
    expect(entries.get('segment.bytes')!.synonyms).toEqual([
      { name: 'log.segment.bytes', value: '1073741824', source: 5 },
    ])
  })

  it('pitfall 175: shows a topic config that equals its default as set by the topic', () => {
    const entry = resolver()
      .describeTopic(own({ 'retention.ms': '604800000' }))
      .find(({ name }) => name === 'retention.ms')
    expect(entry!.source).toBe(ConfigSource.DYNAMIC_TOPIC)
  })

  it('pitfall 176: describes the broker configs that tools look for', () => {
    const names = resolver()
      .describeBroker()
      .map(({ name }) => name)
    for (const name of [
      'auto.create.topics.enable',
      'default.replication.factor',
      'num.partitions',
      'log.dirs',
      'listeners',
    ]) {
      expect(names).toContain(name)
    }
  })

  it('pitfall 177: keeps passwords and what it does not know to itself', () => {
    const subject = resolver({ all: { 'my.secret': 'x' }, file: { 'ssl.keystore.password': 'p' } })
    const entries = new Map(subject.describeBroker().map((entry) => [entry.name, entry]))
    expect(entries.get('ssl.keystore.password')).toMatchObject({ value: null, sensitive: true, type: 9, source: 4 })
    expect(entries.get('ssl.keystore.password')!.synonyms).toEqual([
      { name: 'ssl.keystore.password', value: null, source: 4 },
    ])
    expect(entries.get('my.secret')).toMatchObject({ value: null, sensitive: true, type: 0, source: 3 })
    expect(subject.describeDefaultBroker()).toMatchObject([{ name: 'my.secret', value: null, sensitive: true }])
  })

  it('says which broker configs are read-only', () => {
    const entries = new Map(
      resolver()
        .describeBroker()
        .map((entry) => [entry.name, entry]),
    )
    expect(entries.get('node.id')).toMatchObject({ readOnly: true, value: '1', source: 4 })
    expect(entries.get('log.retention.ms')).toMatchObject({ readOnly: false, value: null, source: 5 })
    expect(entries.get('log.cleaner.backoff.ms')).toMatchObject({ readOnly: false, value: '15000', source: 5 })
  })

  it('gives CreateTopics the effective configs by name, without internal ones', () => {
    const entries = resolver().createdTopicEntries(own({ 'cleanup.policy': 'compact' }))
    expect(entries.map(({ name }) => name)).toEqual(entries.map(({ name }) => name).sort())
    expect(entries.find(({ name }) => name === 'cleanup.policy')).toMatchObject({ value: 'compact', source: 1 })
    expect(entries.some(({ name }) => name === 'internal.segment.bytes')).toBe(false)
  })
})
