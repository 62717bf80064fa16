import { type ConfigDefinition, ConfigError, type ConfigType, type ConfigValue } from './definition.ts'

const LIMITS: ReadonlyMap<ConfigType, readonly [bigint, bigint]> = new Map([
  ['short', [-(2n ** 15n), 2n ** 15n - 1n]],
  ['int', [-(2n ** 31n), 2n ** 31n - 1n]],
  ['long', [-(2n ** 63n), 2n ** 63n - 1n]],
])

/** What `ConfigDef.parseType` makes of a text: the value and the text that Kafka shows for it. Throws ConfigError. */
export function parseConfigText(name: string, type: ConfigType, given: string): { value: ConfigValue; text: string } {
  const text = given.trim()
  switch (type) {
    case 'boolean': {
      const lower = text.toLowerCase()
      if (lower !== 'true' && lower !== 'false')
        throw ConfigError.invalid(name, given, 'Expected value to be either true or false')
      return { value: lower === 'true', text: lower }
    }
    case 'int':
    case 'short':
    case 'long': {
      const [min, max] = LIMITS.get(type)!
      const integer = /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : null
      if (integer === null || integer < min || integer > max) {
        throw ConfigError.invalid(name, given, `Not a number of type ${type.toUpperCase()}`)
      }
      return { value: Number(integer), text: String(integer) }
    }
    case 'double': {
      if (!/^[+-]?(NaN|Infinity|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?)$/.test(text)) {
        throw ConfigError.invalid(name, given, 'Not a number of type DOUBLE')
      }
      const value = Number(text.replace(/[fFdD]$/, ''))
      return { value, text: javaDouble(value) }
    }
    case 'list': {
      // A value that is named twice counts once (KIP-1161), so that old configs stay valid.
      const value = text === '' ? [] : [...new Set(text.split(/\s*,\s*/))]
      return { value, text: value.join(',') }
    }
    case 'string':
    case 'class':
    case 'password':
      return { value: text, text }
  }
}

/** Parses and validates a text, or the default where it is undefined. Throws ConfigError. */
export function parseConfigValue(definition: ConfigDefinition, given: string | undefined): ConfigValue {
  const { name, type, defaultValue } = definition
  const text = given ?? defaultValue
  if (text === undefined) {
    throw new ConfigError(`Missing required configuration "${name}" which has no default value.`)
  }
  const value = text === null ? null : parseConfigText(name, type, text).value
  definition.validate(name, value)
  return value
}

/** The text that Kafka shows for a text that was set; the text itself where it cannot be parsed. */
export function canonicalText(type: ConfigType, text: string): string {
  try {
    return parseConfigText('', type, text).text
  } catch (error) {
    if (error instanceof ConfigError) return text
    throw error
  }
}

/** As Java's `Double.toString` writes a number: `0.5`, `2.147483647E9`. */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(value)
    return plain.includes('.') ? plain : `${plain}.0`
  }
  const [mantissa, exponent] = value.toExponential().split('e')
  return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}
