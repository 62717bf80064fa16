import { ConfigError, type ConfigValidator, type ConfigValue } from './definition.ts'

/**
 * Makes a validator from the column `valid` of a table. Each form that Kafka prints has its own line here; a form that is
 * not known is a mistake in the table, and stops the module from loading.
 */
export function validatorOf(valid: string): ConfigValidator {
  const named = NAMED.get(valid)
  if (named !== undefined) return named
  const range = /^\[([-\d.]+),\.\.\.(?:,([-\d.]+))?\]$/.exec(valid)
  if (range !== null) return between(Number(range[1]), range[2] === undefined ? null : Number(range[2]))
  const list = /^(?:\(list\)|\[(.*)\]) no duplicates(, not empty)?(, or null)?$/.exec(valid)
  if (list !== null) {
    return listOf(list[1]?.split(', ') ?? [], {
      emptyAllowed: list[2] === undefined,
      nullAllowed: list[3] !== undefined,
    })
  }
  const words = /^(\(case insensitive\) )?\[([^\]]*)\]$/.exec(valid)
  if (words !== null) return oneOf(words[2]!.split(', '), words[1] !== undefined)
  throw new Error(`no validator is known for "${valid}"`)
}

const anything: ConfigValidator = () => {}

function between(min: number, max: number | null): ConfigValidator {
  return (name, value) => {
    if (value === null) throw ConfigError.invalid(name, value, 'Value must be non-null')
    const number = Number(value)
    if (number < min) throw ConfigError.invalid(name, value, `Value must be at least ${min}`)
    if (max !== null && number > max) throw ConfigError.invalid(name, value, `Value must be no more than ${max}`)
  }
}

function oneOf(words: readonly string[], ignoreCase: boolean): ConfigValidator {
  return (name, value) => {
    const word = ignoreCase && typeof value === 'string' ? value.toUpperCase() : value
    if (words.includes(word as string)) return
    const rule = ignoreCase ? 'String must be one of (case insensitive)' : 'String must be one of'
    throw ConfigError.invalid(name, value, `${rule}: ${words.join(', ')}`)
  }
}

function listOf(
  words: readonly string[],
  rule: { readonly emptyAllowed: boolean; readonly nullAllowed: boolean },
): ConfigValidator {
  const known = words.length === 0 ? anything : oneOf(words, false)
  return (name, value) => {
    if (value === null) {
      if (rule.nullAllowed) return
      throw new ConfigError(`Configuration '${name}' values must not be null.`)
    }
    const items = listItems(value)
    if (items.length === 0 && !rule.emptyAllowed) {
      const valid = words.length === 0 ? 'any non-empty value' : `[${words.join(', ')}]`
      throw new ConfigError(`Configuration '${name}' must not be empty. Valid values include: ${valid}`)
    }
    for (const item of items) {
      if (item === '') throw new ConfigError(`Configuration '${name}' values must not be empty.`)
      known(name, item)
    }
  }
}

function listItems(value: ConfigValue): readonly string[] {
  return typeof value === 'object' && value !== null ? value : []
}

/** `compression.gzip.level`: -1 is the library's own default. */
const gzipLevel: ConfigValidator = (name, value) => {
  const level = Number(value)
  if (value === null || (level !== -1 && (level < 1 || level > 9))) {
    throw ConfigError.invalid(name, value, 'Value must be between 1 and 9 or equal to -1')
  }
}

/** `leader.replication.throttled.replicas` and its sibling: partition and broker, or all. */
const throttledReplicas: ConfigValidator = (name, value) => {
  const items = listItems(value)
  if (items.every((item) => /^(\d+:\d+)?$/.test(item)) || (items.length === 1 && items[0] === '*')) return
  const form = '[partitionId]:[brokerId],[partitionId]:[brokerId],...'
  throw ConfigError.invalid(
    name,
    value,
    `${name} must be the literal '*' or a list of replicas in the following format: ${form}`,
  )
}

/** `share.auto.offset.reset` (KIP-932). */
const shareOffsetReset: ConfigValidator = (name, value) => {
  const text = String(value)
  if (text === 'latest' || text === 'earliest') return
  if (/^by_duration:P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,9})?S)?)?$/i.test(text)) return
  const form = "either 'earliest', 'latest' or of the format 'by_duration:<PnDTnHnMn.nS>'"
  throw ConfigError.invalid(
    name,
    value,
    `Invalid value \`${text}\` for configuration ${name}. The value must be ${form}.`,
  )
}

const nonEmptyString: ConfigValidator = (name, value) => {
  if (typeof value === 'string' && value === '') throw ConfigError.invalid(name, value, 'String must be non-empty')
}

const nonNullString: ConfigValidator = (name, value) => {
  if (value === null) throw ConfigError.invalid(name, value, 'entry must be non null')
}

const NAMED: ReadonlyMap<string, ConfigValidator> = new Map([
  ['-', anything],
  ['[1,...,9] or -1', gzipLevel],
  ['[partitionId]:[brokerId],[partitionId]:[brokerId],...', throttledReplicas],
  ['[latest, earliest, by_duration:PnDTnHnMn.nS]', shareOffsetReset],
  ['non-empty string', nonEmptyString],
  ['non-null string', nonNullString],
  // Of the quorum's addresses: their form is checked where they are parsed, and an empty list is the default.
  ['non-empty list', anything],
])
