import { ConfigError } from './definition.ts'

/** Security protocols by name, with the codes of records and requests. */
export const SECURITY_PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['PLAINTEXT', 0],
  ['SSL', 1],
  ['SASL_PLAINTEXT', 2],
  ['SASL_SSL', 3],
])

/** One entry of `listeners` or `advertised.listeners`. */
export interface ListenerConfig {
  /** In upper case, as listeners are compared. */
  readonly name: string
  /** '' where the text names none: all interfaces, or whatever the host decides. IPv6 without brackets. */
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly securityProtocol: string
}

export interface HostPort {
  readonly host: string
  readonly port: number
}

export interface QuorumVoter extends HostPort {
  readonly id: number
}

/** `NAME://host:port,...` with the protocol of each name. Throws ConfigError. */
export function parseListeners(
  key: string,
  entries: readonly string[],
  protocols: ReadonlyMap<string, string>,
): ListenerConfig[] {
  return entries.map((entry) => {
    const match = /^([A-Za-z0-9_.-]+):\/\/(\[[0-9a-fA-F:.%]+\]|[^:/[\]]*):(-?\d+)$/.exec(entry.trim())
    if (match === null) {
      throw new ConfigError(`Invalid value ${entry} for configuration ${key}: write NAME://host:port`)
    }
    const name = match[1]!.toUpperCase()
    const port = Number(match[3])
    if (port < 0 || port > 65535) throw ConfigError.invalid(key, entry, `${port} is no port`)
    const securityProtocol = protocols.get(name)
    if (securityProtocol === undefined) {
      throw new ConfigError(
        `No security protocol defined for listener ${name}: add ${name}:PLAINTEXT (or another protocol) to listener.security.protocol.map`,
      )
    }
    return { name, host: match[2]!.replace(/^\[|\]$/g, ''), port, securityProtocol }
  })
}

/** `listener.security.protocol.map`. Throws ConfigError. */
export function parseProtocolMap(text: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const at = pair.lastIndexOf(':')
    const name = pair.slice(0, at).trim().toUpperCase()
    const protocol = pair
      .slice(at + 1)
      .trim()
      .toUpperCase()
    if (at < 0 || name === '' || !SECURITY_PROTOCOLS.has(protocol)) {
      throw ConfigError.invalid('listener.security.protocol.map', text, `write NAME:PROTOCOL, not "${pair.trim()}"`)
    }
    map.set(name, protocol)
  }
  return map
}

/** `controller.quorum.voters`: `1@host:port,...`. Throws ConfigError. */
export function parseQuorumVoters(entries: readonly string[]): QuorumVoter[] {
  return entries.map((entry) => {
    const match = /^(\d+)@(.+)$/.exec(entry.trim())
    const address = match === null ? null : hostPort(match[2]!)
    if (match === null || address === null) {
      throw ConfigError.invalid(
        'controller.quorum.voters',
        entry,
        'Each entry should be in the form `{id}@{host}:{port}`.',
      )
    }
    return { id: Number(match[1]), ...address }
  })
}

/** `controller.quorum.bootstrap.servers`: `host:port,...`. Throws ConfigError. */
export function parseBootstrapServers(entries: readonly string[]): HostPort[] {
  return entries.map((entry) => {
    const address = hostPort(entry.trim())
    if (address === null) {
      throw ConfigError.invalid('controller.quorum.bootstrap.servers', entry, 'write host:port')
    }
    return address
  })
}

function hostPort(text: string): HostPort | null {
  const match = /^(\[[0-9a-fA-F:.%]+\]|[^:/[\]\s]+):(\d+)$/.exec(text)
  if (match === null) return null
  const port = Number(match[2])
  return port > 65535 ? null : { host: match[1]!.replace(/^\[|\]$/g, ''), port }
}
