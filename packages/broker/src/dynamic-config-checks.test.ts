import { ConfigResolver } from '@ottla/metadata'
import { describe, expect, it } from 'vitest'
import { checkDynamicChange, checkDynamicListeners } from './dynamic-config-checks.ts'

const STATIC = {
  'process.roles': 'broker,controller',
  'controller.listener.names': 'CONTROLLER',
  'log.retention.hours': '1',
}

function values(dynamic: Readonly<Record<string, string>>): ConfigResolver {
  const [none, staticBroker] = [new Map<string, string>(), new Map(Object.entries(STATIC))]
  const dynamicDefault = new Map(Object.entries(dynamic))
  return new ConfigResolver(() => ({ dynamicBroker: none, dynamicDefault, staticBroker }))
}

/** From the defaults to these values. */
function change(dynamic: Readonly<Record<string, string>>): void {
  checkDynamicChange(values({}), values(dynamic), ['/logs'])
}

describe('a change of dynamic broker configs', () => {
  it.each([
    ['num.io.threads', '3', 'num.io.threads=3, value should be at least half the current value 8'],
    ['num.io.threads', '17', 'num.io.threads=17, value should not be greater than double the current value 8'],
    ['log.cleaner.threads', '3', 'cannot be increased to more than double the current value 1'],
    ['log.cleaner.threads', '0', '/ by zero'],
    ['log.cleaner.dedupe.buffer.size', '1048576', 'must be at least 1MB per cleaner thread.'],
    ['log.retention.ms', '0', 'requirement failed: log.retention.ms must be unlimited (-1)'],
    ['log.roll.ms', '0', 'requirement failed: log.roll.ms must be greater than or equal to 1'],
    ['log.roll.jitter.ms', '-1', 'requirement failed: log.roll.jitter.ms must be greater than or equal to 0'],
    ['log.local.retention.ms', '-1', 'Value must not be -1 as log.retention.ms value is set as 3600000.'],
    ['log.local.retention.ms', '3600001', 'Value must not be more than log.retention.ms property value: 3600000'],
    ['log.remote.copy.lag.ms', '3600001', 'must not exceed log.local.retention.ms (effective value: 3600000)'],
    ['max.connections', '0', 'Invalid max.connections 0'],
    ['max.connection.creation.rate', '0', 'Invalid max.connection.creation.rate 0'],
    ['max.connections.per.ip', '0', 'only if max.connections.per.ip.overrides property is set.'],
    ['max.connections.per.ip.overrides', 'x', 'begin 0, end -1, length 1'],
    ['max.connections.per.ip.overrides', '1.2.3.4:x', 'For input string: "x"'],
    ['metric.reporters', 'some.Reporter', 'class class kafka.server.DynamicMetricsReporters'],
    ['principal.builder.class', 'x', 'Class x could not be found.'],
    ['cordoned.log.dirs', '/logs,/other', 'Missing entries : /other'],
    ['listener.security.protocol.map', 'x', "property 'listener.security.protocol.map'"],
    ['listeners', 'x', "from '[x]': Unable to parse x to a broker endpoint"],
    ['listeners', 'PLAINTEXT://:9099', "only contain values appearing in the 'listeners' configuration"],
  ])('%s=%s is refused', (name, value, message) => {
    expect(() => change({ [name]: value })).toThrow(message)
  })

  it.each([
    ['num.io.threads', '4'],
    ['num.io.threads', '16'],
    ['num.replica.fetchers', '2'],
    ['log.cleaner.threads', '2'],
    ['log.retention.ms', '-1'],
    ['log.retention.ms', '-2'],
    ['log.retention.bytes', '-2'],
    ['log.local.retention.ms', '3600000'],
    ['max.connections.per.ip.overrides', 'localhost:5,127.0.0.1:0'],
    ['metric.reporters', 'org.apache.kafka.common.metrics.JmxReporter'],
    ['cordoned.log.dirs', '*'],
    ['cordoned.log.dirs', '/logs'],
    ['listeners', 'PLAINTEXT://:9092,CONTROLLER://127.0.0.1:0'],
    ['no.such.key', 'x'],
  ])('%s=%s is not', (name, value) => {
    expect(() => change({ [name]: value })).not.toThrow()
  })

  it('is measured against what is in force', () => {
    const before = values({ 'num.io.threads': '16' })
    expect(() => checkDynamicChange(before, values({ 'num.io.threads': '32' }), [])).not.toThrow()
    expect(() => checkDynamicChange(before, values({ 'num.io.threads': '7' }), [])).toThrow('half the current value 16')
    // Taken away, the default of 8 comes back.
    expect(() => checkDynamicChange(before, values({}), [])).not.toThrow()
  })
})

describe('a change of listeners', () => {
  const staticBroker = new Map([
    ['process.roles', 'broker,controller'],
    ['node.id', '1'],
    ['controller.quorum.bootstrap.servers', '127.0.0.1:9093'],
    ['listeners', 'PLAINTEXT://127.0.0.1:9092,OTHER://127.0.0.1:9094,CONTROLLER://127.0.0.1:9093'],
    ['advertised.listeners', 'PLAINTEXT://localhost:9092,OTHER://localhost:9094'],
    ['listener.security.protocol.map', 'PLAINTEXT:PLAINTEXT,OTHER:PLAINTEXT,CONTROLLER:PLAINTEXT'],
    ['controller.listener.names', 'CONTROLLER'],
  ])
  const layers = (dynamic: Readonly<Record<string, string>>) => ({
    dynamicBroker: new Map(Object.entries(dynamic)),
    dynamicDefault: new Map<string, string>(),
    staticBroker,
  })
  const changeTo = (dynamic: Readonly<Record<string, string>>) => () => {
    checkDynamicListeners(new ConfigResolver(() => layers({})), layers(dynamic))
  }

  it.each([
    ['listeners', 'PLAINTEXT://:9092,CONTROLLER://127.0.0.1:9093', 'advertised.listeners names OTHER'],
    ['listeners', 'PLAINTEXT://:9092,OTHER://:9094,MORE://:9095,CONTROLLER://:9093', 'No security protocol defined'],
    ['listener.security.protocol.map', 'CONTROLLER:PLAINTEXT', 'No security protocol defined for listener PLAINTEXT'],
  ])('%s=%s is refused', (name, value, message) => {
    expect(changeTo({ [name]: value })).toThrow(message)
  })

  it('passes where they fit, and where nothing changes', () => {
    expect(changeTo({ listeners: 'PLAINTEXT://:9092,OTHER://:9096,CONTROLLER://:9093' })).not.toThrow()
    expect(changeTo({ listeners: staticBroker.get('listeners')! })).not.toThrow()
    expect(changeTo({})).not.toThrow()
  })
})
