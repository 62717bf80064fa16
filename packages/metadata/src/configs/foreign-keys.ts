/**
 * Keys of server.properties that Kafka once read or that only a JVM can follow. A broker that starts without doing what
 * they say would be a surprise: they are refused, each with what to do instead.
 */

const ZOOKEEPER_KEYS: ReadonlySet<string> = new Set([
  'broker.id.generation.enable',
  'control.plane.listener.name',
  'reserved.broker.max.id',
  'inter.broker.protocol.version',
  'log.message.format.version',
  'log.message.timestamp.difference.max.ms',
  'log.message.downconversion.enable',
  'delegation.token.master.key',
])

const CLASS_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['alter.config.policy.class.name', []],
  ['client.quota.callback.class', []],
  ['create.topic.policy.class.name', []],
  ['group.streams.topology.description.plugin.class', []],
  ['kafka.metrics.reporters', []],
  ['metric.reporters', ['org.apache.kafka.common.metrics.JmxReporter']],
  ['principal.builder.class', ['org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder']],
  ['security.providers', []],
  ['ssl.engine.factory.class', []],
  ['authorizer.class.name', ['org.apache.kafka.metadata.authorizer.StandardAuthorizer']],
  ['replica.selector.class', ['org.apache.kafka.common.replica.RackAwareReplicaSelector']],
  ['config.providers', []],
])

/** What to tell about a key (and its value), or null where there is nothing to refuse. */
export function refusalOf(key: string, value: string): string | null {
  if (key.startsWith('zookeeper.') || key.startsWith('password.encoder.') || ZOOKEEPER_KEYS.has(key)) {
    return (
      `${key} belongs to Kafka before 4.0 (ZooKeeper): remove it. A cluster that still runs on ZooKeeper is migrated ` +
      'with Apache Kafka 3.9 first; then set process.roles, node.id and controller.quorum.voters.'
    )
  }
  const known = CLASS_KEYS.get(key)
  if (known === undefined) return null
  const foreign = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !known.includes(name))
  if (foreign.length === 0) return null
  return `${key}=${foreign.join(',')} names Java code, which only Apache Kafka can load: remove it, or run this node with Apache Kafka.`
}
