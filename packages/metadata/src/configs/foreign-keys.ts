/**
 * Keys of server.properties that this broker does not follow: those of ZooKeeper's days are refused, since a broker that
 * starts without them is not what was meant; those that only a JVM can follow are ignored, and listed once.
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

/** Keys that name Java classes, or settings of Java's libraries, with the values that mean no code of the user's. */
const JVM_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['alter.config.policy.class.name', []],
  ['client.quota.callback.class', []],
  ['config.providers', []],
  ['create.topic.policy.class.name', []],
  ['group.streams.topology.description.plugin.class', []],
  ['kafka.metrics.reporters', []],
  ['metric.reporters', ['org.apache.kafka.common.metrics.JmxReporter']],
  ['principal.builder.class', ['org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder']],
  ['remote.log.metadata.manager.class.name', []],
  ['remote.log.metadata.manager.class.path', []],
  ['remote.log.storage.manager.class.name', []],
  ['remote.log.storage.manager.class.path', []],
  ['replica.selector.class', ['org.apache.kafka.common.replica.RackAwareReplicaSelector']],
  ['sasl.client.callback.handler.class', []],
  ['sasl.login.callback.handler.class', []],
  ['sasl.login.class', []],
  ['sasl.server.callback.handler.class', []],
  ['security.providers', []],
  ['ssl.engine.factory.class', []],
  ['ssl.keymanager.algorithm', []],
  ['ssl.provider', []],
  ['ssl.secure.random.implementation', []],
  ['ssl.trustmanager.algorithm', []],
])

const STANDARD_AUTHORIZER = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer'

/** What to tell about a key (and its value) that stops the start, or null where there is nothing to refuse. */
export function refusalOf(key: string, value: string): string | null {
  if (key.startsWith('zookeeper.') || key.startsWith('password.encoder.') || ZOOKEEPER_KEYS.has(key)) {
    return (
      `${key} belongs to Kafka before 4.0 (ZooKeeper): remove it. A cluster that still runs on ZooKeeper is migrated ` +
      'with Apache Kafka 3.9 first; then set process.roles, node.id and controller.quorum.voters.'
    )
  }
  // Ignoring it would open to everybody what somebody closed.
  if (key === 'authorizer.class.name' && value.trim() !== '' && value.trim() !== STANDARD_AUTHORIZER) {
    return `${key}=${value.trim()} names a Java class: set ${STANDARD_AUTHORIZER}, or run this node with Apache Kafka.`
  }
  return null
}

/** Whether only a JVM can follow the key's value. */
export function isJvmOnly(key: string, value: string): boolean {
  const known = JVM_KEYS.get(key.replace(/^listener\.name\.[^.]*\./, ''))
  if (known === undefined) return false
  const names = value.split(',').map((name) => name.trim())
  return names.some((name) => name !== '' && !known.includes(name))
}
