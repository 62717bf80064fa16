/**
 * Which configs a resource may have, and with which values: what Kafka's controller checks on every change of a resource
 * (all of its configs, the old ones too) and what its brokers check of their own.
 */
import { type ConfigDefinition, ConfigError } from './definition.ts'
import {
  brokerConfigOf,
  brokerConfigs,
  type ConfigDefinitions,
  clientMetricsConfigs,
  dynamicBrokerConfigs,
  groupConfigs,
  topicConfigs,
} from './definitions.ts'
import { parseConfigValue } from './value.ts'

/** All configs of a topic together. Throws ConfigError. */
export function validateTopicConfigs(configs: ReadonlyMap<string, string>): void {
  validateAll(topicConfigs, configs, 'topic')
  // A config that refers to another one is checked against what is set here; the broker's defaults are not known to all.
  const max = number(configs, 'max.compaction.lag.ms')
  const min = number(configs, 'min.compaction.lag.ms')
  if (max !== undefined && min !== undefined && min > max) {
    throw new ConfigError(
      `conflict topic config setting min.compaction.lag.ms (${configs.get('min.compaction.lag.ms')}) > max.compaction.lag.ms (${configs.get('max.compaction.lag.ms')})`,
    )
  }
  validateLocalRetention(configs, 'local.retention.ms', 'retention.ms')
  validateLocalRetention(configs, 'local.retention.bytes', 'retention.bytes')
}

function number(configs: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = configs.get(name)
  return text === undefined ? undefined : Number(text)
}

/** The part that stays on the broker cannot outlast the whole (KIP-405); it matters only with remote storage. */
function validateLocalRetention(configs: ReadonlyMap<string, string>, local: string, total: string): void {
  if (configs.get('remote.storage.enable')?.trim().toLowerCase() !== 'true') return
  const localValue = number(configs, local)
  const totalValue = number(configs, total)
  if (localValue === undefined || totalValue === undefined || localValue === -2 || totalValue === -1) return
  if (localValue === -1)
    throw ConfigError.invalid(local, localValue, `Value must not be -1 as ${total} value is set as ${totalValue}.`)
  if (localValue > totalValue) {
    throw ConfigError.invalid(local, localValue, `Value must not be more than property: ${total} value.`)
  }
}

/** All configs of a group. Throws ConfigError. */
export function validateGroupConfigs(configs: ReadonlyMap<string, string>): void {
  validateAll(groupConfigs, configs, 'group')
  const assignor = configs.get('streams.assignor.name')?.trim() ?? STREAMS_ASSIGNOR
  if (assignor === STREAMS_ASSIGNOR) return
  const known = `Registered assignors are: [${STREAMS_ASSIGNOR}].`
  throw new ConfigError(`streams.assignor.name '${assignor}' is not a registered task assignor. ${known}`)
}

/** The only one that brokers have. */
const STREAMS_ASSIGNOR = 'sticky'

/**
 * All configs of a client-metrics resource (KIP-714). Throws ConfigError, or what `refused` makes of a complaint that Kafka does
 * not count as one about a config.
 */
export function validateClientMetricsConfigs(
  configs: ReadonlyMap<string, string>,
  refused: (message: string) => Error,
): void {
  for (const [name, text] of configs) {
    const definition = clientMetricsConfigs.get(name)
    if (definition === undefined) throw refused(`Unknown client metrics configuration: ${name}`)
    parseConfigValue(definition, text)
  }
  const interval = configs.get('interval.ms')
  if (interval !== undefined && (Number(interval) < 100 || Number(interval) > 3_600_000)) {
    throw refused(`Invalid value ${interval} for interval.ms, interval must be between 100 and 3600000 (1 hour)`)
  }
  for (const pattern of listOf(configs.get('match'))) {
    const [name = '', expression, ...more] = pattern.split('=')
    const isPair = expression !== undefined && more.length === 0
    if (!isPair || !CLIENT_MATCHES.has(name.trim()) || !isExpression(expression.trim())) {
      throw new ConfigError(`Illegal client matching pattern: ${pattern}`)
    }
  }
}

function isExpression(text: string): boolean {
  try {
    RegExp(text)
    return true
  } catch {
    // Not an expression: that is what was asked.
    return false
  }
}

const CLIENT_MATCHES: ReadonlySet<string> = new Set([
  'client_instance_id',
  'client_id',
  'client_software_name',
  'client_software_version',
  'client_source_address',
  'client_source_port',
])

/**
 * Dynamic configs of one broker (`perBroker`) or of all. A config that no definition knows passes: plugins have their own.
 * Throws ConfigError; requests get it as INVALID_REQUEST.
 */
export function validateDynamicBrokerConfigs(configs: ReadonlyMap<string, string>, perBroker: boolean): void {
  const names = [...configs.keys()]
  const complain = (refused: string[], why: string) => {
    if (refused.length > 0) throw new ConfigError(`${why}: [${refused.join(', ')}]`)
  }
  const definitions = names.map((name) => ({ name, definition: brokerConfigOf(name) }))
  const isStatic = ({ definition }: { definition: ConfigDefinition | undefined }) =>
    definition !== undefined && !dynamicBrokerConfigs.has(definition.name)
  complain(
    definitions.filter(isStatic).map(({ name }) => name),
    'Cannot update these configs dynamically',
  )
  if (!perBroker) {
    complain(
      definitions
        .filter(({ name, definition }) =>
          name.startsWith('listener.name.')
            ? !CLUSTER_LEVEL_OF_LISTENERS.has(definition?.name ?? '')
            : definition?.update === 'per-broker',
        )
        .map(({ name }) => name),
      'Cannot update these configs at default cluster level, broker id must be specified',
    )
  }
  complain(
    names.filter((name) => LISTENER_ONLY.has(name)),
    'These security configs can be dynamically updated only per-listener using the listener prefix',
  )
  for (const { name, definition } of definitions) {
    if (definition !== undefined) parseConfigValue({ ...definition, name }, configs.get(name))
  }
}

/** Configs of a listener that may be set for the listeners of that name of all brokers. */
const CLUSTER_LEVEL_OF_LISTENERS: ReadonlySet<string> = new Set([
  'max.connections',
  'max.connection.creation.rate',
  'num.network.threads',
])

/** Security configs that a broker may change for one listener only: keys and whom to trust. */
const LISTENER_ONLY: ReadonlySet<string> = new Set(
  [...brokerConfigs.keys()].filter(
    (name) => /^ssl\.(key|truststore)(store)?\./.test(name) && dynamicBrokerConfigs.has(name),
  ),
)

/** A config whose value is a list: APPEND and SUBTRACT work on it. */
export function isListConfig(definitions: ConfigDefinitions, name: string): boolean {
  return definitions.get(name)?.type === 'list'
}

function validateAll(definitions: ConfigDefinitions, configs: ReadonlyMap<string, string>, kind: string): void {
  for (const name of configs.keys()) {
    if (!definitions.has(name)) throw new ConfigError(`Unknown ${kind} config name: ${name}`)
  }
  for (const [name, text] of configs) parseConfigValue(definitions.get(name)!, text)
}

function listOf(text: string | undefined): string[] {
  return text === undefined || text.trim() === '' ? [] : text.trim().split(/\s*,\s*/)
}
