import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerConfigs, dynamicBrokerConfigs, topicConfigs } from './definitions.ts'
import { CONFIG_TABLES, configTableModule } from './table-module.ts'
import { validateDynamicBrokerConfigs, validateTopicConfigs } from './validation.ts'
import { javaDouble, parseConfigText, parseConfigValue } from './value.ts'

const topic = (...entries: [string, string][]) => validateTopicConfigs(new Map(entries))

describe('tables of configs', () => {
  it('are what generated.ts holds', () => {
    const tables = CONFIG_TABLES.map(({ name, file }) => ({
      name,
      text: readFileSync(new URL(`../../tables/configs/${file}`, import.meta.url), 'utf8'),
    }))
    expect(configTableModule(tables)).toBe(readFileSync(new URL('generated.ts', import.meta.url), 'utf8'))
  })

  it('have defaults that pass their own validation', () => {
    for (const definitions of [topicConfigs, brokerConfigs]) {
      for (const definition of definitions.values()) {
        if (definition.defaultValue === undefined) continue
        expect(() => parseConfigValue(definition, undefined), definition.name).not.toThrow()
      }
    }
  })

  it('know the synonyms of topic configs, each of them a broker config', () => {
    expect(topicConfigs.get('segment.ms')!.synonyms).toEqual([
      { name: 'log.roll.ms', factor: 1 },
      { name: 'log.roll.hours', factor: 3_600_000 },
    ])
    for (const { synonyms } of topicConfigs.values()) {
      for (const synonym of synonyms) expect(brokerConfigs.has(synonym.name), synonym.name).toBe(true)
    }
    expect(dynamicBrokerConfigs.get('leader.replication.throttled.rate')!.type).toBe('long')
  })
})

describe('values', () => {
  it('are trimmed, booleans ignore case, lists forget what is named twice', () => {
    expect(parseConfigText('a', 'boolean', ' TRUE ')).toEqual({ value: true, text: 'true' })
    expect(parseConfigText('a', 'int', ' +042 ')).toEqual({ value: 42, text: '42' })
    expect(parseConfigText('a', 'list', 'x, y ,x')).toEqual({ value: ['x', 'y'], text: 'x,y' })
    expect(parseConfigText('a', 'long', '9223372036854775807').text).toBe('9223372036854775807')
  })

  it('are refused in the words of the original', () => {
    expect(() => parseConfigText('k', 'int', '2147483648')).toThrow(
      'Invalid value 2147483648 for configuration k: Not a number of type INT',
    )
    expect(() => parseConfigText('k', 'long', '9223372036854775808')).toThrow('Not a number of type LONG')
    expect(() => parseConfigText('k', 'boolean', 'yes')).toThrow('Expected value to be either true or false')
    expect(() => topic(['retention.ms', '-2'])).toThrow(
      'Invalid value -2 for configuration retention.ms: Value must be at least -1',
    )
    expect(() => topic(['min.cleanable.dirty.ratio', '1.5'])).toThrow('Value must be no more than 1')
    expect(() => topic(['cleanup.policy', 'compact,none'])).toThrow(
      'Invalid value none for configuration cleanup.policy: String must be one of: compact, delete',
    )
    expect(() => topic(['compression.gzip.level', '0'])).toThrow('between 1 and 9')
    expect(() => topic(['nope', '1'])).toThrow('Unknown topic config name: nope')
    expect(() => topic(['leader.replication.throttled.replicas', '0:1,x'])).toThrow(
      "Invalid value [0:1, x] for configuration leader.replication.throttled.replicas: leader.replication.throttled.replicas must be the literal '*'",
    )
  })

  it('pass where the original lets them', () => {
    topic(['cleanup.policy', ''], ['retention.ms', ' 5 '], ['preallocate', 'FALSE'])
    topic(['cleanup.policy', 'compact,compact'])
    topic(['compression.gzip.level', '-1'], ['leader.replication.throttled.replicas', '*'])
    topic(['leader.replication.throttled.replicas', ','], ['follower.replication.throttled.replicas', ' 0:1 , 1:1 '])
  })

  it('are refused together where they contradict each other', () => {
    expect(() => topic(['min.compaction.lag.ms', '10'], ['max.compaction.lag.ms', '9'])).toThrow(
      'conflict topic config',
    )
  })

  it('of doubles are written as Java writes them', () => {
    expect([0.5, 1, 2147483647, 1e7, 1.5e-5, 1.7976931348623157e308].map(javaDouble)).toEqual([
      '0.5',
      '1.0',
      '2.147483647E9',
      '1.0E7',
      '1.5E-5',
      '1.7976931348623157E308',
    ])
  })
})

describe('dynamic broker configs', () => {
  const check = (name: string, value: string, perBroker = true) =>
    validateDynamicBrokerConfigs(new Map([[name, value]]), perBroker)

  it('are those that Kafka may change while it runs', () => {
    expect(() => check('log.cleaner.backoff.ms', '501', false)).not.toThrow()
    expect(() => check('node.id', '2')).toThrow('Cannot update these configs dynamically: [node.id]')
    expect(() => check('listener.name.external.ssl.keystore.location', '/k')).not.toThrow()
    expect(() => check('listener.name.external.ssl.keystore.location', '/k', false)).toThrow('at default cluster level')
    expect(() => check('ssl.keystore.location', '/k')).toThrow('only per-listener')
    expect(() => check('listener.name.external.max.connections', '5', false)).not.toThrow()
    expect(() => check('num.io.threads', '0')).toThrow('Value must be at least 1')
    expect(() => check('some.plugin.key', 'x')).not.toThrow()
  })
})
