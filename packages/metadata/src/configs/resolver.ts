import type { ConfigDefinition, ConfigType } from './definition.ts'
import {
  brokerConfigOf,
  brokerConfigSynonyms,
  brokerConfigs,
  clientMetricsConfigs,
  dynamicBrokerConfigs,
  groupConfigs,
  topicConfigs,
} from './definitions.ts'
import { canonicalText, parseConfigText } from './value.ts'

/** Where a value comes from, with the codes of DescribeConfigs. */
export const ConfigSource = {
  UNKNOWN: 0,
  DYNAMIC_TOPIC: 1,
  DYNAMIC_BROKER: 2,
  DYNAMIC_DEFAULT_BROKER: 3,
  STATIC_BROKER: 4,
  DEFAULT: 5,
  DYNAMIC_BROKER_LOGGER: 6,
  DYNAMIC_CLIENT_METRICS: 7,
  DYNAMIC_GROUP: 8,
} as const

/** Types with the codes of DescribeConfigs; 0 is a config that no definition knows. */
const TYPE_CODES: Readonly<Record<ConfigType, number>> = {
  boolean: 1,
  string: 2,
  int: 3,
  short: 4,
  long: 5,
  double: 6,
  list: 7,
  class: 8,
  password: 9,
}

export interface ConfigEntrySynonym {
  readonly name: string
  readonly value: string | null
  readonly source: number
}

/** One line of an answer to DescribeConfigs. */
export interface ConfigEntry {
  readonly name: string
  /** null where it is sensitive, or where nothing is set and the default is null. */
  readonly value: string | null
  readonly source: number
  readonly sensitive: boolean
  readonly readOnly: boolean
  /** Code of DescribeConfigs: 1 boolean to 9 password, 0 unknown. */
  readonly type: number
  /** All values in the order in which they are asked. */
  readonly synonyms: readonly ConfigEntrySynonym[]
}

/** The layers below a topic's or a group's own configs, as one broker (or the controller) sees them. */
export interface BrokerConfigLayers {
  /** Dynamic configs of this broker. */
  readonly dynamicBroker: ReadonlyMap<string, string>
  /** Dynamic configs of all brokers: the broker resource with the empty name. */
  readonly dynamicDefault: ReadonlyMap<string, string>
  /** server.properties. */
  readonly staticBroker: ReadonlyMap<string, string>
}

/**
 * Answers what a config's value is and where from. Precedence: the resource's own, dynamic broker, dynamic default of
 * brokers, static, default. What it returns is computed at each call: callers on a hot path keep the result by image.
 */
export class ConfigResolver {
  readonly #layers: () => BrokerConfigLayers

  /** `layers` is asked at each call, so that it may follow the image. */
  constructor(layers: () => BrokerConfigLayers) {
    this.#layers = layers
  }

  /** Effective value of one topic config as text; null where the default is null. `name` must be a topic config. */
  topicValue(own: ReadonlyMap<string, string>, name: string): string | null {
    return this.#effective(topicConfigs.get(name)!, own, ConfigSource.DYNAMIC_TOPIC, this.#layers()).value
  }

  /** All effective topic configs as text, internal ones too: what a log is opened with. */
  topicValues(own: ReadonlyMap<string, string>): Map<string, string | null> {
    const layers = this.#layers()
    const values = new Map<string, string | null>()
    for (const definition of topicConfigs.values()) {
      values.set(definition.name, this.#effective(definition, own, ConfigSource.DYNAMIC_TOPIC, layers).value)
    }
    return values
  }

  /** Effective configs as CreateTopics shows them: by name, without synonyms, and what was given as it was given. */
  createdTopicEntries(own: ReadonlyMap<string, string>): ConfigEntry[] {
    const layers = this.#layers()
    return shown(topicConfigs.values()).map((definition) => {
      const { value, source } = this.#effective(definition, own, ConfigSource.DYNAMIC_TOPIC, layers)
      return entryOf(definition, own.get(definition.name) ?? value, source, [])
    })
  }

  /** DescribeConfigs of a topic. */
  describeTopic(own: ReadonlyMap<string, string>): ConfigEntry[] {
    return this.#describeOwned(topicConfigs.values(), own, ConfigSource.DYNAMIC_TOPIC)
  }

  /** DescribeConfigs of a group. What no broker config stands behind is its own synonym. */
  describeGroup(own: ReadonlyMap<string, string>): ConfigEntry[] {
    return this.#describeOwned(groupConfigs.values(), own, ConfigSource.DYNAMIC_GROUP).map((entry) => {
      const { name, synonyms: brokers, defaultValue = null } = groupConfigs.get(entry.name)!
      if (brokers.length > 0 || defaultValue === null) return entry
      return { ...entry, synonyms: [...entry.synonyms, { name, value: defaultValue, source: ConfigSource.DEFAULT }] }
    })
  }

  /** Effective value of one group config as text. */
  groupValue(own: ReadonlyMap<string, string>, name: string): string | null {
    return this.#effective(groupConfigs.get(name)!, own, ConfigSource.DYNAMIC_GROUP, this.#layers()).value
  }

  /** DescribeConfigs of a client-metrics resource. */
  describeClientMetrics(own: ReadonlyMap<string, string>): ConfigEntry[] {
    return shown(clientMetricsConfigs.values()).map((definition) => {
      const set = own.get(definition.name)
      const source = set === undefined ? ConfigSource.DEFAULT : ConfigSource.DYNAMIC_CLIENT_METRICS
      const value = set === undefined ? (definition.defaultValue ?? null) : canonicalText(definition.type, set)
      const synonyms = set === undefined ? [] : [{ name: definition.name, value, source }]
      return entryOf(definition, value, source, synonyms)
    })
  }

  /** DescribeConfigs of this broker: all that is defined, and all that is set and not defined. */
  describeBroker(): ConfigEntry[] {
    const { staticBroker, dynamicBroker, dynamicDefault } = this.#layers()
    const names = new Set(shown(brokerConfigs.values()).map((definition) => definition.name))
    for (const layer of [staticBroker, dynamicDefault, dynamicBroker]) for (const name of layer.keys()) names.add(name)
    return [...names].sort().map((name) => this.#describeBrokerConfig(name, false))
  }

  /** DescribeConfigs of the broker resource with the empty name: what is set for all brokers, and nothing else. */
  describeDefaultBroker(): ConfigEntry[] {
    return [...this.#layers().dynamicDefault.keys()].sort().map((name) => this.#describeBrokerConfig(name, true))
  }

  /** Effective value of one broker config as text, synonyms asked; null where nothing is set and the default is null. */
  brokerValue(name: string): string | null {
    const { dynamicBroker, dynamicDefault, staticBroker } = this.#layers()
    for (const layer of [dynamicBroker, dynamicDefault, staticBroker]) {
      const value = layer.get(name)
      if (value !== undefined) return canonicalText(brokerConfigOf(name)?.type ?? 'string', value)
    }
    return brokerConfigOf(name)?.defaultValue ?? null
  }

  #describeBrokerConfig(name: string, defaultsOnly: boolean): ConfigEntry {
    const definition = brokerConfigOf(name)
    // What no definition knows may be a secret: its value is never shown.
    const sensitive = definition === undefined || definition.type === 'password'
    const all = this.#brokerSynonyms(name, sensitive)
    const synonyms = defaultsOnly ? all.filter(({ source }) => source === ConfigSource.DYNAMIC_DEFAULT_BROKER) : all
    const text = defaultsOnly ? (this.#layers().dynamicDefault.get(name) ?? null) : this.brokerValue(name)
    return {
      name,
      value: sensitive ? null : text,
      source: synonyms[0]?.source ?? ConfigSource.DEFAULT,
      sensitive,
      readOnly: !dynamicBrokerConfigs.has(definition?.name ?? name),
      type: definition === undefined ? 0 : TYPE_CODES[definition.type],
      synonyms,
    }
  }

  #describeOwned(
    definitions: Iterable<ConfigDefinition>,
    own: ReadonlyMap<string, string>,
    ownSource: number,
  ): ConfigEntry[] {
    const layers = this.#layers()
    return shown(definitions).map((definition) => {
      const { value } = this.#effective(definition, own, ownSource, layers)
      const first = definition.synonyms[0]
      const synonyms = first === undefined ? [] : this.#brokerSynonyms(first.name, definition.type === 'password')
      if (own.has(definition.name)) synonyms.unshift({ name: definition.name, value, source: ownSource })
      return entryOf(definition, value, synonyms[0]?.source ?? ConfigSource.DEFAULT, synonyms)
    })
  }

  /** Values of a broker config and of those behind it, by precedence, from the first that bears its own name on. */
  #brokerSynonyms(name: string, sensitive: boolean): ConfigEntrySynonym[] {
    const { dynamicBroker, dynamicDefault, staticBroker } = this.#layers()
    const found: ConfigEntrySynonym[] = []
    const names = brokerConfigSynonyms(name)
    const add = (source: number, valueOf: (name: string) => string | null | undefined) => {
      for (const synonym of names) {
        const value = valueOf(synonym) ?? null
        if (value !== null) found.push({ name: synonym, value: sensitive ? null : value, source })
      }
    }
    add(ConfigSource.DYNAMIC_BROKER, (synonym) => dynamicBroker.get(synonym))
    add(ConfigSource.DYNAMIC_DEFAULT_BROKER, (synonym) => dynamicDefault.get(synonym))
    add(ConfigSource.STATIC_BROKER, (synonym) => staticBroker.get(synonym))
    add(ConfigSource.DEFAULT, (synonym) => brokerConfigs.get(synonym)?.defaultValue)
    const from = found.findIndex((synonym) => synonym.name === name)
    return from < 0 ? [] : found.slice(from)
  }

  #effective(
    definition: ConfigDefinition,
    own: ReadonlyMap<string, string>,
    ownSource: number,
    layers: BrokerConfigLayers,
  ): { value: string | null; source: number } {
    const set = own.get(definition.name)
    if (set !== undefined) return { value: canonicalText(definition.type, set), source: ownSource }
    const order = [
      [layers.dynamicBroker, ConfigSource.DYNAMIC_BROKER],
      [layers.dynamicDefault, ConfigSource.DYNAMIC_DEFAULT_BROKER],
      [layers.staticBroker, ConfigSource.STATIC_BROKER],
    ] as const
    for (const [layer, source] of order) {
      for (const synonym of definition.synonyms) {
        const value = layer.get(synonym.name)
        if (value !== undefined) return { value: scaled(definition, value, synonym.factor), source }
      }
    }
    return { value: definition.defaultValue ?? firstOfDefault(definition), source: ConfigSource.DEFAULT }
  }
}

/** A synonym's value in the unit of the config: hours in milliseconds. */
function scaled(definition: ConfigDefinition, text: string, factor: number): string | null {
  if (isFirstOfList(definition)) return firstOf(text)
  if (factor === 1) return canonicalText(definition.type, text)
  const value = Number(parseConfigText(definition.name, 'int', text).value)
  // Minus one hour is no length of time, it means unlimited.
  return String(value < 0 ? -1 : value * factor)
}

/** `streams.assignor.name` is the first of the broker's `group.streams.assignors`. */
function isFirstOfList({ type, synonyms }: ConfigDefinition): boolean {
  return type === 'string' && synonyms.some(({ name }) => brokerConfigs.get(name)?.type === 'list')
}

function firstOfDefault(definition: ConfigDefinition): string | null {
  if (!isFirstOfList(definition)) return null
  return firstOf(brokerConfigs.get(definition.synonyms[0]!.name)?.defaultValue ?? '')
}

function firstOf(list: string): string | null {
  return list.split(',')[0]?.trim() || null
}

function shown(definitions: Iterable<ConfigDefinition>): ConfigDefinition[] {
  return [...definitions].filter((definition) => !definition.internal)
}

function entryOf(
  definition: ConfigDefinition,
  value: string | null,
  source: number,
  synonyms: readonly ConfigEntrySynonym[],
): ConfigEntry {
  const sensitive = definition.type === 'password'
  return {
    name: definition.name,
    value: sensitive ? null : value,
    source,
    sensitive,
    readOnly: false,
    type: TYPE_CODES[definition.type],
    synonyms,
  }
}
