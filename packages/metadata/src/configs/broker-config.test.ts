import { describe, expect, it } from 'vitest'
import { BrokerConfig } from './broker-config.ts'
import { parseProperties } from './properties.ts'

const COMBINED = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  listeners: 'PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093',
  'controller.listener.names': 'CONTROLLER',
  'controller.quorum.bootstrap.servers': 'localhost:9093',
  'log.dirs': '/data/a, /data/b',
}

const config = (changes: Record<string, string | null> = {}) => {
  const entries = Object.entries({ ...COMBINED, ...changes }).filter(([, value]) => value !== null)
  return new BrokerConfig(new Map(entries as [string, string][]))
}

describe('BrokerConfig', () => {
  it('reads what a combined node needs', () => {
    const subject = config()
    expect(subject).toMatchObject({
      nodeId: 1,
      isBroker: true,
      isController: true,
      listeners: [
        { name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 'PLAINTEXT' },
        { name: 'CONTROLLER', host: 'localhost', port: 9093, securityProtocol: 'PLAINTEXT' },
      ],
      controllerListenerNames: ['CONTROLLER'],
      interBrokerListenerName: 'PLAINTEXT',
      quorumBootstrapServers: [{ host: 'localhost', port: 9093 }],
      logDirs: ['/data/a', '/data/b'],
      metadataLogDir: '/data/a',
      unknownKeys: [],
    })
  })

  it('prefers milliseconds to minutes to hours', () => {
    expect(config().logRetentionMs).toBe(604_800_000)
    expect(config({ 'log.retention.hours': '1' }).logRetentionMs).toBe(3_600_000)
    expect(config({ 'log.retention.hours': '1', 'log.retention.minutes': '2' }).logRetentionMs).toBe(120_000)
    expect(config({ 'log.retention.minutes': '2', 'log.retention.ms': '3' }).logRetentionMs).toBe(3)
    expect(config({ 'log.retention.minutes': '-1' }).logRetentionMs).toBe(-1)
    expect(config({ 'log.roll.hours': '2' }).logRollMs).toBe(7_200_000)
  })

  it('takes a listener its own values', () => {
    const subject = config({ 'listener.name.plaintext.max.connections': '5' })
    expect(subject.ofListener('PLAINTEXT', 'max.connections')).toBe(5)
    expect(subject.ofListener('CONTROLLER', 'max.connections')).toBe(2147483647)
  })

  it('keeps unknown keys for a warning, not those of plugins and of ours', () => {
    expect(config({ 'no.such.key': '1', 'ottla.durability': 'os', 'rsm.config.x': 'y' }).unknownKeys).toEqual([
      'no.such.key',
    ])
  })

  it('takes a file as Apache Kafka ships it', () => {
    const text = `
      process.roles=broker,controller
      node.id=1
      controller.quorum.bootstrap.servers=localhost:9093
      listeners=PLAINTEXT://:9092,CONTROLLER://:9093
      inter.broker.listener.name=PLAINTEXT
      advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
      controller.listener.names=CONTROLLER
      listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
      num.network.threads=3
      log.dirs=/tmp/kraft-combined-logs
      num.partitions=1
      offsets.topic.replication.factor=1
      share.coordinator.state.topic.replication.factor=1
      transaction.state.log.min.isr=1
      log.retention.hours=168
    `
    const subject = new BrokerConfig(parseProperties(text))
    expect(subject.unknownKeys).toEqual([])
    expect(subject.jvmOnlyKeys).toEqual([])
    expect(subject.listeners.map(({ name, host, port }) => [name, host, port])).toEqual([
      ['PLAINTEXT', '', 9092],
      ['CONTROLLER', '', 9093],
    ])
    expect(subject.number('transaction.state.log.min.isr')).toBe(1)
  })

  it('lists what only a JVM can follow, and goes on', () => {
    const subject = config({
      'metric.reporters': 'com.example.Reporter',
      'create.topic.policy.class.name': 'com.example.Policy',
      'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
    })
    expect(subject.jvmOnlyKeys).toEqual(['metric.reporters', 'create.topic.policy.class.name'])
  })

  it.each([
    [{ 'node.id': null }, 'Missing required configuration "node.id" which has no default value.'],
    [{ 'broker.id': '2' }, 'You must set `node.id` to the same value as `broker.id`.'],
    [{ 'zookeeper.connect': 'zk:2181' }, 'ZooKeeper'],
    [{ 'authorizer.class.name': 'com.example.Authorizer' }, 'names a Java class'],
    [{ 'controller.quorum.bootstrap.servers': null }, 'controller.quorum.bootstrap.servers must contain'],
    [{ 'controller.quorum.voters': '2@localhost:9093' }, 'the node id 1 must be included'],
    [{ 'controller.listener.names': 'OTHER' }, 'No security protocol defined for listener CONTROLLER'],
    [{ listeners: 'PLAINTEXT://:9092,CONTROLLER://:9092' }, 'Each listener must have a different port'],
    [{ listeners: 'CONTROLLER://:9093' }, 'Brokers speak to each other over the listener PLAINTEXT'],
    [{ 'process.roles': 'broker' }, 'just the broker role'],
    [{ 'process.roles': 'controller' }, 'must only contain KRaft controller listeners'],
    [{ 'process.roles': 'king' }, 'String must be one of: broker, controller'],
    [{ listeners: 'localhost:9092' }, 'write NAME://host:port'],
    [{ 'advertised.listeners': 'PLAINTEXT://0.0.0.0:9092' }, 'nonroutable'],
    [{ 'inter.broker.listener.name': 'PLAINTEXT', 'security.inter.broker.protocol': 'SSL' }, 'Only one of'],
    [{ 'group.min.session.timeout.ms': '10', 'group.max.session.timeout.ms': '9' }, 'must not be greater than'],
    [{ 'num.io.threads': 'many' }, 'Not a number of type INT'],
  ])('refuses %o', (changes, message) => {
    expect(() => config(changes as Record<string, string | null>)).toThrow(message)
  })
})
