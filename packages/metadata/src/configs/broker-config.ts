import type { ConfigDefinition, ConfigValue } from './definition.ts'
import { ConfigError } from './definition.ts'
import { brokerConfigOf, brokerConfigs } from './definitions.ts'
import { isJvmOnly, refusalOf } from './foreign-keys.ts'
import {
  type HostPort,
  type ListenerConfig,
  parseBootstrapServers,
  parseListeners,
  parseProtocolMap,
  parseQuorumVoters,
  type QuorumVoter,
} from './listeners.ts'
import { parseConfigValue } from './value.ts'

/** Plugins' own configs, and ours: never unknown. */
const FREE_PREFIXES = ['ottla.', 'rsm.config.', 'rlmm.config.', 'listener.name.']
/** Of the authorizer, which reads them by itself. */
const AUTHORIZER_KEYS = ['super.users', 'allow.everyone.if.no.acl.found']

/**
 * server.properties, parsed and checked as Kafka's `KafkaConfig` does it. Values are static: what may change while the
 * broker runs is asked of a ConfigResolver, which has this one's `properties` as its lowest layer.
 */
export class BrokerConfig {
  /** As given. */
  readonly properties: ReadonlyMap<string, string>
  /** Keys that nothing reads, in the order given: worth a warning, as Kafka warns. */
  readonly unknownKeys: readonly string[]
  /** Keys that only a JVM can follow, in the order given: they are ignored, which is worth one line. */
  readonly jvmOnlyKeys: readonly string[]
  readonly nodeId: number
  readonly isBroker: boolean
  readonly isController: boolean
  /** All listeners of the node, the controller's included. */
  readonly listeners: readonly ListenerConfig[]
  /** What clients and brokers are told; where nothing is set, the listeners themselves (a host may still be ''). */
  readonly advertisedListeners: readonly ListenerConfig[]
  /** In upper case; the first one is what brokers use to reach controllers. */
  readonly controllerListenerNames: readonly string[]
  readonly interBrokerListenerName: string
  /** Listener names to security protocols. */
  readonly securityProtocols: ReadonlyMap<string, string>
  readonly quorumVoters: readonly QuorumVoter[]
  readonly quorumBootstrapServers: readonly HostPort[]
  readonly logDirs: readonly string[]
  readonly metadataLogDir: string
  readonly #values = new Map<string, ConfigValue>()

  /** Throws ConfigError with the first thing that is wrong. */
  constructor(properties: ReadonlyMap<string, string>) {
    this.properties = properties
    this.unknownKeys = checkKeys(properties)
    this.jvmOnlyKeys = [...properties].filter(([key, value]) => isJvmOnly(key, value)).map(([key]) => key)
    for (const definition of brokerConfigs.values()) this.#values.set(definition.name, this.#parse(definition))
    const roles = this.list('process.roles')
    this.isBroker = roles.includes('broker')
    this.isController = roles.includes('controller')
    this.nodeId = this.number('node.id')
    this.controllerListenerNames = this.list('controller.listener.names').map((name) => name.toUpperCase())
    this.securityProtocols = this.#protocols()
    this.listeners = parseListeners('listeners', this.list('listeners'), this.securityProtocols)
    this.interBrokerListenerName = this.#interBroker()
    this.advertisedListeners = this.#advertised()
    this.quorumVoters = parseQuorumVoters(this.list('controller.quorum.voters'))
    this.quorumBootstrapServers = parseBootstrapServers(this.list('controller.quorum.bootstrap.servers'))
    const logDirs = this.list('log.dirs')
    this.logDirs = logDirs.length > 0 ? logDirs : this.list('log.dir')
    this.metadataLogDir = this.text('metadata.log.dir') ?? this.logDirs[0]!
    checkTogether(this)
  }

  /** As given, and with `broker.id` where only `node.id` is, or the other way round: what DescribeConfigs shows as static. */
  get describedProperties(): ReadonlyMap<string, string> {
    const nodeId = this.properties.get('node.id') ?? this.properties.get('broker.id')
    if (nodeId === undefined) return this.properties
    return new Map([['broker.id', nodeId], ['node.id', nodeId], ...this.properties])
  }

  /** Value of an int, short, long or double config; throws ConfigError where it is null. */
  number(name: string): number {
    const value = this.#value(name)
    if (typeof value !== 'number') throw new ConfigError(`${name} is not set`)
    return value
  }

  numberOrNull(name: string): number | null {
    return this.#value(name) === null ? null : this.number(name)
  }

  boolean(name: string): boolean {
    return this.#value(name) === true
  }

  text(name: string): string | null {
    const value = this.#value(name)
    return value === null ? null : String(value)
  }

  /** Value of a list; empty where it is null. */
  list(name: string): readonly string[] {
    const value = this.#value(name)
    return typeof value === 'object' && value !== null ? value : []
  }

  /** A config of one listener: with the prefix `listener.name.<name>.` where that is set, else the broker's. */
  ofListener(listener: string, name: string): ConfigValue {
    const own = `listener.name.${listener.toLowerCase()}.${name}`
    const given = this.properties.get(own)
    const definition = brokerConfigOf(own)
    if (given === undefined || definition === undefined) return this.#value(name)
    return parseConfigValue({ ...definition, name: own }, given)
  }

  /** `log.retention.ms`, else minutes, else hours; -1 is unlimited. */
  get logRetentionMs(): number {
    return this.#duration('log.retention.ms', ['log.retention.minutes', 60_000], ['log.retention.hours', 3_600_000])
  }

  get logRollMs(): number {
    return this.#duration('log.roll.ms', ['log.roll.hours', 3_600_000])
  }

  get logRollJitterMs(): number {
    return this.#duration('log.roll.jitter.ms', ['log.roll.jitter.hours', 3_600_000])
  }

  #duration(name: string, ...others: readonly (readonly [string, number])[]): number {
    const own = this.numberOrNull(name)
    if (own !== null) return own
    for (const [other, factor] of others) {
      const value = this.numberOrNull(other)
      if (value !== null) return value < 0 ? -1 : value * factor
    }
    throw new ConfigError(`${name} is not set`)
  }

  #value(name: string): ConfigValue {
    const value = this.#values.get(name)
    if (value === undefined) throw new ConfigError(`${name} is no config of a broker`)
    return value
  }

  #parse(definition: ConfigDefinition): ConfigValue {
    const given = this.properties.get(definition.name)
    if (given === undefined && definition.name === 'node.id' && this.properties.has('broker.id')) {
      return parseConfigValue(definition, this.properties.get('broker.id'))
    }
    return parseConfigValue(definition, given)
  }

  /** Controllers' listeners are plaintext without further words, unless the node has a secured listener. */
  #protocols(): Map<string, string> {
    const map = parseProtocolMap(this.text('listener.security.protocol.map')!)
    if (this.properties.has('listener.security.protocol.map')) return map
    const secured = this.list('listeners').some((entry) => /^(SSL|SASL_PLAINTEXT|SASL_SSL):/i.test(entry.trim()))
    if (!secured) for (const name of this.controllerListenerNames) if (!map.has(name)) map.set(name, 'PLAINTEXT')
    return map
  }

  #interBroker(): string {
    const name = this.text('inter.broker.listener.name')?.toUpperCase()
    if (name === undefined) return this.text('security.inter.broker.protocol')!
    if (this.properties.has('security.inter.broker.protocol')) {
      throw new ConfigError(
        'Only one of inter.broker.listener.name and security.inter.broker.protocol should be set: remove one of them',
      )
    }
    return name
  }

  #advertised(): ListenerConfig[] {
    const given = this.list('advertised.listeners')
    if (given.length > 0) {
      const own = parseListeners('advertised.listeners', given, this.securityProtocols)
      // A controller's listener that is not named is advertised as it is.
      const missing = this.listeners.filter(
        ({ name }) => this.controllerListenerNames.includes(name) && !own.some((listener) => listener.name === name),
      )
      return [...own, ...missing]
    }
    return [...this.listeners]
  }
}

function checkKeys(properties: ReadonlyMap<string, string>): string[] {
  const unknown: string[] = []
  for (const [key, value] of properties) {
    const refusal = refusalOf(key, value)
    if (refusal !== null) throw new ConfigError(refusal)
    const known = brokerConfigs.has(key) || AUTHORIZER_KEYS.includes(key)
    if (!known && !FREE_PREFIXES.some((prefix) => key.startsWith(prefix))) unknown.push(key)
  }
  return unknown
}

function checkTogether(config: BrokerConfig): void {
  checkIds(config)
  checkListeners(config)
  checkQuorum(config)
  for (const [lower, upper] of ORDERED) {
    if (config.number(lower) > config.number(upper)) {
      throw new ConfigError(
        `${lower} (${config.text(lower)}) must not be greater than ${upper} (${config.text(upper)})`,
      )
    }
  }
}

function checkIds(config: BrokerConfig): void {
  const brokerId = config.number('broker.id')
  if (brokerId !== -1 && brokerId !== config.nodeId) {
    throw new ConfigError('You must set `node.id` to the same value as `broker.id`.')
  }
}

function checkListeners(config: BrokerConfig): void {
  const { listeners, advertisedListeners, controllerListenerNames } = config
  const names = listeners.map(({ name }) => name)
  const shown = listeners.map(({ name, host, port }) => `${name}://${host}:${port}`).join(',')
  if (new Set(names).size !== names.length) {
    throw new ConfigError(`Each listener must have a different name, listeners: ${shown}`)
  }
  const addresses = listeners.filter(({ port }) => port !== 0).map(({ host, port }) => `${host}:${port}`)
  if (new Set(addresses).size !== addresses.length) {
    throw new ConfigError(`Each listener must have a different port, listeners: ${shown}`)
  }
  const isControllers = (name: string) => controllerListenerNames.includes(name)
  for (const { name, host } of advertisedListeners) {
    if (!names.includes(name)) {
      throw new ConfigError(`advertised.listeners names ${name}, which is not in listeners (${names.join(',')})`)
    }
    if (host === '0.0.0.0' && config.properties.has('advertised.listeners')) {
      throw new ConfigError(
        'advertised.listeners cannot use the nonroutable meta-address 0.0.0.0. Use a routable IP address.',
      )
    }
  }
  if (config.isController && !names.some(isControllers)) {
    throw new ConfigError(
      "controller.listener.names must contain at least one value appearing in the 'listeners' configuration when running the KRaft controller role",
    )
  }
  if (!config.isBroker) {
    if (!names.every(isControllers)) {
      throw new ConfigError(
        'The listeners config must only contain KRaft controller listeners from controller.listener.names when process.roles=controller',
      )
    }
    return
  }
  if (!config.isController && names.some(isControllers)) {
    throw new ConfigError(
      "controller.listener.names must not contain a value appearing in the 'listeners' configuration when running KRaft with just the broker role",
    )
  }
  checkInterBroker(config, names)
}

function checkInterBroker(config: BrokerConfig, names: readonly string[]): void {
  const name = config.interBrokerListenerName
  if (config.controllerListenerNames.includes(name)) {
    throw new ConfigError(`The inter-broker listener ${name} must not be in controller.listener.names`)
  }
  if (!names.includes(name)) {
    throw new ConfigError(
      `Brokers speak to each other over the listener ${name}, which is not in listeners (${names.join(',')}): set inter.broker.listener.name to one of them`,
    )
  }
}

function checkQuorum(config: BrokerConfig): void {
  const { quorumVoters, quorumBootstrapServers, nodeId } = config
  if (quorumVoters.length === 0 && quorumBootstrapServers.length === 0) {
    throw new ConfigError(
      'If using process.roles, either controller.quorum.bootstrap.servers must contain the set of bootstrap controllers or controller.quorum.voters must contain a parseable set of controllers.',
    )
  }
  const ids = quorumVoters.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) throw new ConfigError('controller.quorum.voters names a node id twice')
  if (ids.length === 0) return
  if (config.isController && !ids.includes(nodeId)) {
    throw new ConfigError(
      `If process.roles contains the 'controller' role, the node id ${nodeId} must be included in the set of voters controller.quorum.voters=${ids.join(',')}`,
    )
  }
  if (!config.isController && ids.includes(nodeId)) {
    throw new ConfigError(
      `If process.roles contains just the 'broker' role, the node id ${nodeId} must not be included in the set of voters controller.quorum.voters=${ids.join(',')}`,
    )
  }
}

/** Pairs of which the first must not be greater. */
const ORDERED: readonly (readonly [string, string])[] = [
  ['replica.fetch.wait.max.ms', 'replica.lag.time.max.ms'],
  ['group.min.session.timeout.ms', 'group.max.session.timeout.ms'],
  ...['consumer', 'share', 'streams'].flatMap((kind) =>
    ['heartbeat.interval.ms', 'session.timeout.ms', 'assignment.interval.ms'].flatMap(
      (name) =>
        [
          [`group.${kind}.min.${name}`, `group.${kind}.${name}`],
          [`group.${kind}.${name}`, `group.${kind}.max.${name}`],
        ] as const,
    ),
  ),
  ...['consumer', 'share', 'streams'].map(
    (kind) => [`group.${kind}.heartbeat.interval.ms`, `group.${kind}.session.timeout.ms`] as const,
  ),
  ['group.share.min.record.lock.duration.ms', 'group.share.record.lock.duration.ms'],
  ['group.share.record.lock.duration.ms', 'group.share.max.record.lock.duration.ms'],
  ['group.share.delivery.count.limit', 'group.share.max.delivery.count.limit'],
]
