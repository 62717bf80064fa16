import { type ConfigDefinition, type ConfigSynonym, type ConfigType, type UpdateMode } from './definition.ts'
import {
  BROKER_DYNAMIC_TABLE,
  BROKER_TABLE,
  CLIENT_METRICS_TABLE,
  GROUP_TABLE,
  QUOTA_IP_TABLE,
  QUOTA_USER_CLIENT_TABLE,
  TOPIC_TABLE,
  USER_TABLE,
} from './generated.ts'
import { validatorOf } from './validators.ts'

/** All configs of one kind of resource, by name, in the order of names. */
export type ConfigDefinitions = ReadonlyMap<string, ConfigDefinition>

function definitionsOf(rows: readonly (readonly string[])[], last: 'synonyms' | 'update' | 'none'): ConfigDefinitions {
  return new Map(rows.map((row) => [row[0]!, definitionOf(row, last)]))
}

function definitionOf(row: readonly string[], last: 'synonyms' | 'update' | 'none'): ConfigDefinition {
  const [name, type, defaultText, valid, importance, internal, extra] = row
  return {
    name: name!,
    type: type as ConfigType,
    defaultValue: defaultOf(defaultText!),
    validate: validatorOf(valid!),
    importance: importance as ConfigDefinition['importance'],
    internal: internal === 'yes',
    update: last === 'update' ? (extra as UpdateMode) : 'read-only',
    synonyms: last === 'synonyms' ? synonymsOf(extra!) : [],
  }
}

function defaultOf(text: string): string | null | undefined {
  if (text === '(required)') return undefined
  if (text === 'null') return null
  return text === '(empty)' ? '' : text
}

/** `log.roll.ms, log.roll.hours (1 -> 3600000)` */
function synonymsOf(text: string): ConfigSynonym[] {
  if (text === '-') return []
  return text.split(', ').map((word) => {
    const [, name, factor] = /^(\S+)(?: \(1 -> (\d+)\))?$/.exec(word)!
    return { name: name!, factor: Number(factor ?? '1') }
  })
}

export const topicConfigs: ConfigDefinitions = definitionsOf(TOPIC_TABLE, 'synonyms')
export const groupConfigs: ConfigDefinitions = definitionsOf(GROUP_TABLE, 'synonyms')
export const clientMetricsConfigs: ConfigDefinitions = definitionsOf(CLIENT_METRICS_TABLE, 'none')
export const ipQuotaConfigs: ConfigDefinitions = definitionsOf(QUOTA_IP_TABLE, 'none')
export const clientQuotaConfigs: ConfigDefinitions = definitionsOf(QUOTA_USER_CLIENT_TABLE, 'none')
export const userConfigs: ConfigDefinitions = definitionsOf(USER_TABLE, 'none')
/** What server.properties may hold. */
export const brokerConfigs: ConfigDefinitions = definitionsOf(BROKER_TABLE, 'update')

/** Replication quotas: a broker takes them dynamically only, so they stand in no static definition. */
const dynamicOnly: ConfigDefinitions = new Map(
  BROKER_DYNAMIC_TABLE.filter(([name]) => !brokerConfigs.has(name!)).map(([name, update]) => [
    name!,
    definitionOf([name!, 'long', '9223372036854775807', '[0,...]', 'medium', 'no', update!], 'update'),
  ]),
)

/** What may be altered on a broker resource while it runs. */
export const dynamicBrokerConfigs: ConfigDefinitions = new Map(
  BROKER_DYNAMIC_TABLE.map(([name]) => [name!, (brokerConfigs.get(name!) ?? dynamicOnly.get(name!))!]),
)

/** Prefix of the configs of one listener: `listener.name.internal.ssl.client.auth`; group 1 is the config's own name. */
const LISTENER_PREFIX = /^listener\.name\.[^.]*\.(.*)$/

/** The definition behind a broker config's name, which may have a listener's prefix (and a mechanism's after it). */
export function brokerConfigOf(name: string): ConfigDefinition | undefined {
  const base = LISTENER_PREFIX.exec(name)?.[1]
  if (base === undefined) return brokerConfigs.get(name) ?? dynamicOnly.get(name)
  return brokerConfigs.get(base) ?? brokerConfigs.get(base.slice(base.indexOf('.') + 1))
}

/** Names under which a broker looks a config up, the first that is set wins: `DynamicBrokerConfig.brokerConfigSynonyms`. */
export function brokerConfigSynonyms(name: string): readonly string[] {
  const special = BROKER_SYNONYMS.get(name)
  if (special !== undefined) return special
  const base = LISTENER_PREFIX.exec(name)?.[1]
  if (base === undefined) return [name]
  // SASL configs of a listener may also name the mechanism.
  return [name, brokerConfigs.has(base) ? base : base.slice(base.indexOf('.') + 1)]
}

const BROKER_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['log.roll.ms', 'log.roll.hours'],
    ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
    ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'],
    ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ].flatMap((names) => names.map((name) => [name, names] as const)),
)
