/** What one config is: Kafka's `ConfigDef.ConfigKey`. */
export type ConfigType = 'boolean' | 'string' | 'int' | 'short' | 'long' | 'double' | 'list' | 'class' | 'password'

/** How a broker config may change while the broker runs. */
export type UpdateMode = 'read-only' | 'per-broker' | 'cluster-wide'

/** A config of the broker that stands in for a topic's or a group's where that has none. */
export interface ConfigSynonym {
  readonly name: string
  /** The synonym's value times this is the config's value: hours to milliseconds. */
  readonly factor: number
}

export interface ConfigDefinition {
  readonly name: string
  readonly type: ConfigType
  /** As text; null where the default is null, undefined where a value is required. */
  readonly defaultValue: string | null | undefined
  /** Throws ConfigError. Called with the parsed value, null included. */
  readonly validate: ConfigValidator
  readonly importance: 'high' | 'medium' | 'low'
  /** Kafka keeps it out of its documentation and of DescribeConfigs. */
  readonly internal: boolean
  /** Of broker configs; 'read-only' elsewhere means nothing. */
  readonly update: UpdateMode
  /** In the order in which they are asked. */
  readonly synonyms: readonly ConfigSynonym[]
}

/** A parsed value: int, short, long and double are numbers (a long beyond 2^53 is the nearest double). */
export type ConfigValue = boolean | number | string | readonly string[] | null

export type ConfigValidator = (name: string, value: ConfigValue) => void

/** A value that Kafka refuses, with Kafka's text. Reaches clients as INVALID_CONFIG, and whoever starts a broker as is. */
export class ConfigError extends Error {
  override name = 'ConfigError'

  /** The form of all complaints about one value. */
  static invalid(name: string, value: ConfigValue, reason: string): ConfigError {
    return new ConfigError(`Invalid value ${shown(value)} for configuration ${name}: ${reason}`)
  }
}

function shown(value: ConfigValue): string {
  return typeof value === 'object' && value !== null ? `[${value.join(', ')}]` : String(value)
}
