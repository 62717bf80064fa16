/**
 * What a node needs to know before it starts, from server.properties: our own keys (`ottla.*`, which exist only there), and
 * the refusal of what is not served, each with what to do.
 */
import type { Durability } from '@ottla/log'
import { type BrokerConfig, ConfigError, type ListenerConfig } from '@ottla/metadata'

export interface NodeSettings {
  /** `ottla.durability`: when an answered produce counts as stored. */
  readonly durability: Durability
  /** `ottla.allow.remote.plaintext`: listeners beyond loopback may do without authentication. */
  readonly allowRemotePlaintext: boolean
}

const DURABILITIES: readonly Durability[] = ['fsync', 'interval', 'os']
const OWN_KEYS: ReadonlySet<string> = new Set([
  'ottla.durability',
  'ottla.allow.remote.plaintext',
  'ottla.http.address',
])

/** Throws ConfigError. A key that is not known is refused: a mistyped durability must not go unnoticed. */
export function nodeSettingsOf(config: BrokerConfig): NodeSettings {
  for (const key of config.properties.keys()) {
    if (key.startsWith('ottla.') && !OWN_KEYS.has(key)) {
      throw new ConfigError(`${key} is no key of ottla; there are ${[...OWN_KEYS].join(', ')}`)
    }
  }
  const durability = config.properties.get('ottla.durability') ?? 'fsync'
  const remote = config.properties.get('ottla.allow.remote.plaintext') ?? 'false'
  if (!DURABILITIES.includes(durability as Durability)) {
    throw ConfigError.invalid('ottla.durability', durability, `choose one of ${DURABILITIES.join(', ')}`)
  }
  if (remote !== 'true' && remote !== 'false') {
    throw ConfigError.invalid('ottla.allow.remote.plaintext', remote, 'choose true or false')
  }
  return { durability: durability as Durability, allowRemotePlaintext: remote === 'true' }
}

/** Throws ConfigError where the configuration wants what this release does not serve. */
export function checkServable(config: BrokerConfig, settings: NodeSettings): void {
  if (!config.isBroker || !config.isController) {
    throw new ConfigError(
      `process.roles=${config.text('process.roles') ?? ''} is not served yet: set process.roles=broker,controller`,
    )
  }
  const others = config.quorumVoters.filter(({ id }) => id !== config.nodeId)
  if (others.length > 0) {
    throw new ConfigError(
      `controller.quorum.voters names other nodes (${others.map(({ id }) => id).join(', ')}): quorums of more than one node are not served yet`,
    )
  }
  if (config.properties.has('authorizer.class.name')) {
    throw new ConfigError(
      'authorizer.class.name is set, but ACLs are not served yet: remove it only if all may do everything',
    )
  }
  for (const listener of config.listeners) checkListener(listener, settings)
}

function checkListener({ name, host, securityProtocol }: ListenerConfig, settings: NodeSettings): void {
  if (securityProtocol !== 'PLAINTEXT') {
    throw new ConfigError(`listener ${name} wants ${securityProtocol}, which is not served yet: only PLAINTEXT is`)
  }
  if (!isLoopback(host) && !settings.allowRemotePlaintext) {
    throw new ConfigError(
      `listener ${name} on ${host} is open to other machines without authentication: set ottla.allow.remote.plaintext=true if that is meant, or bind it to 127.0.0.1`,
    )
  }
}

/** Whether only this machine reaches it. The empty host counts: here it means loopback. */
export function isLoopback(host: string): boolean {
  return host === '' || host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
