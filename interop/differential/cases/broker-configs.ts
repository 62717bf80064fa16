// What a broker refuses of its own configs, and what the controller refuses of a group's: each change is asked for without being made.
import type { Conversation } from '../talk.ts'

const BROKER = 4
const GROUP = 32
const SET = 0

const BROKER_CHANGES: readonly (readonly [string, string])[] = [
  ...['2', '3', '4', '16', '17', '0', '-1', 'x'].map((threads) => ['num.io.threads', threads] as const),
  ['num.network.threads', '7'],
  ['num.replica.fetchers', '3'],
  ['num.recovery.threads.per.data.dir', '5'],
  ['background.threads', '4'],
  ['background.threads', '21'],
  ['remote.log.manager.copier.thread.pool.size', '3'],
  ['remote.log.manager.expiration.thread.pool.size', '4'],
  ['remote.log.manager.follower.thread.pool.size', '5'],
  ['remote.log.reader.threads', '21'],
  ['log.cleaner.threads', '2'],
  ['log.cleaner.threads', '3'],
  ['log.cleaner.dedupe.buffer.size', '100'],
  ['log.cleaner.dedupe.buffer.size', '2000000'],
  ['log.cleaner.io.max.bytes.per.second', '1.5'],
  ['log.retention.ms', '0'],
  ['log.retention.ms', '-1'],
  ['log.retention.minutes', '5'],
  ['log.roll.ms', '0'],
  ['log.local.retention.ms', '10'],
  ['log.local.retention.ms', '99999999999999'],
  ['log.local.retention.bytes', '10'],
  ['max.connections', '0'],
  ['max.connections', '-1'],
  ['max.connections', '100'],
  ['max.connections.per.ip', '0'],
  ['max.connections.per.ip.overrides', '127.0.0.1:100'],
  ['max.connections.per.ip.overrides', 'nope'],
  ['max.connections.per.ip.overrides', '1.2.3.4:x'],
  ['listener.name.plaintext.max.connections', '50'],
  ['listener.name.plaintext.ssl.keystore.type', 'JKS'],
  ['listeners', 'garbage'],
  ['listeners', ''],
  ['listener.security.protocol.map', 'CONTROLLER:PLAINTEXT'],
  ['advertised.listeners', 'NOPE://localhost:9092'],
  ['principal.builder.class', 'nope'],
  ['metric.reporters', 'nope'],
  ['metric.reporters', 'org.apache.kafka.common.metrics.JmxReporter'],
  ['cordoned.log.dirs', '/nowhere'],
  ['ssl.keystore.location', '/nowhere'],
  ['log.cleanup.policy', 'compact,delete'],
  ['unclean.leader.election.enable', 'maybe'],
]

const GROUP_CHANGES: readonly (readonly [string, string])[] = [
  ['consumer.session.timeout.ms', '1'],
  ['consumer.session.timeout.ms', '100000000'],
  ['consumer.heartbeat.interval.ms', '999999'],
  ['share.record.lock.duration.ms', '99999999'],
  ['share.delivery.count.limit', '100'],
  ['share.partition.max.record.locks', '100000'],
  ['share.auto.offset.reset', 'x'],
  ['share.auto.offset.reset', 'by_duration:PT1H'],
  ['streams.num.standby.replicas', '2'],
  ['streams.num.standby.replicas', '9'],
  ['streams.assignor.name', 'sticky'],
  ['streams.assignor.name', 'foo'],
  ['consumer.assignment.interval.ms', '999999'],
  ['errors.deadletterqueue.topic.name', '__x'],
  ['errors.deadletterqueue.topic.name', 'dead-letters'],
]

export const brokerConfigs: Conversation = {
  name: 'broker-configs',
  talk: async (talk) => {
    const version = 1
    const ask = async (resourceType: number, resourceName: string, name: string, value: string): Promise<void> => {
      const configs = [{ name, configOperation: SET, value }]
      const label = `${resourceType} '${resourceName}' ${name}=${value}`
      const resources = [{ resourceType, resourceName, configs }]
      await talk.ask('IncrementalAlterConfigs', version, label, { validateOnly: true, resources })
    }
    for (const resourceName of ['1', '']) {
      for (const [name, value] of BROKER_CHANGES) await ask(BROKER, resourceName, name, value)
    }
    for (const [name, value] of GROUP_CHANGES) await ask(GROUP, 'bc-group', name, value)
    const resources = [{ resourceType: GROUP, resourceName: 'bc-group', configurationKeys: null }]
    await talk.ask('DescribeConfigs', 4, 'group with synonyms', { resources, includeSynonyms: true })
  },
}
