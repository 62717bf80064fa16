/**
 * What a broker has against new values of its own configs, beyond their types and ranges: pools of threads change by a factor of
 * two at most, limits must fit each other, and classes and directories must be there. Kafka asks each part that would
 * change; the texts are theirs.
 */
import { BrokerConfig, type BrokerConfigLayers, ConfigError, type ConfigResolver } from '@ottla/metadata'

/** Effective values of broker configs, by name. */
type Values = Pick<ConfigResolver, 'brokerValue'>

const THREAD_POOLS: readonly string[] = [
  'num.io.threads',
  'num.network.threads',
  'num.replica.fetchers',
  'num.recovery.threads.per.data.dir',
  'background.threads',
  'remote.log.reader.threads',
  'remote.log.manager.copier.thread.pool.size',
  'remote.log.manager.expiration.thread.pool.size',
  'remote.log.manager.follower.thread.pool.size',
]
/** Classes that a broker would load; none of ours is replaced by one. */
const CLASSES: readonly string[] = ['principal.builder.class', 'ssl.engine.factory.class']
const JMX_REPORTER = 'org.apache.kafka.common.metrics.JmxReporter'
const MIN_DEDUPE_BYTES_PER_THREAD = 1024 * 1024
const UNLIMITED = -1
/** Local retention that follows the whole one. */
const AS_A_WHOLE = -2

/** Throws ConfigError where the change from `before` to `after` is refused. Values of both have passed their own validators. */
export function checkDynamicChange(before: Values, after: Values, logDirs: readonly string[]): void {
  const changed = (name: string): string | null => {
    const value = after.brokerValue(name)
    return value === before.brokerValue(name) ? null : value
  }
  checkRequirements(after, changed, logDirs)
  for (const name of CLASSES) {
    const value = changed(name)
    if (value !== null) throw ConfigError.invalid(name, value, `Class ${value} could not be found.`)
  }
  for (const name of THREAD_POOLS) checkPool(name, number(before, name), number(after, name))
  checkCleaner(number(before, 'log.cleaner.threads'), number(after, 'log.cleaner.threads'))
  checkLocalRetention(after, 'ms')
  checkLocalRetention(after, 'bytes')
  for (const name of ['max.connections', 'max.connection.creation.rate']) {
    if (number(after, name) <= 0) refuse(`Invalid ${name} ${after.brokerValue(name)}`)
  }
  const reporters = listOf(changed('metric.reporters'))
  if (reporters.some((name) => name !== JMX_REPORTER)) {
    const where = 'class class kafka.server.DynamicMetricsReporters'
    refuse(`Validation of dynamic config update of Set(metric.reporters) failed with ${where}`)
  }
}

/** Throws ConfigError where the listeners would no longer fit each other, as at the start; `after` is what would be in force. */
export function checkDynamicListeners(before: Values, after: BrokerConfigLayers): void {
  const properties = new Map(after.staticBroker)
  let isChanged = false
  for (const name of ['listeners', 'listener.security.protocol.map']) {
    const value = after.dynamicBroker.get(name) ?? after.dynamicDefault.get(name)
    if (value === undefined) continue
    properties.set(name, value)
    isChanged ||= value !== before.brokerValue(name)
  }
  if (isChanged) void new BrokerConfig(properties)
}

/** What Kafka requires of any configuration, also at its start. */
function checkRequirements(after: Values, changed: (name: string) => string | null, logDirs: readonly string[]): void {
  if (number(after, 'log.cleaner.threads') === 0) throw new ConfigError('/ by zero')
  const perThread = number(after, 'log.cleaner.dedupe.buffer.size') / number(after, 'log.cleaner.threads')
  require(Math.trunc(perThread) >
    MIN_DEDUPE_BYTES_PER_THREAD, 'log.cleaner.dedupe.buffer.size must be at least 1MB per cleaner thread.')
  require(atLeast(after, 'log.roll.ms', 1), 'log.roll.ms must be greater than or equal to 1')
  require(atLeast(after, 'log.roll.jitter.ms', 0), 'log.roll.jitter.ms must be greater than or equal to 0')
  // Below 0 is unlimited, too.
  require(after.brokerValue('log.retention.ms') === null ||
    number(after, 'log.retention.ms') !== 0, 'log.retention.ms must be unlimited (-1) or, greater than or equal to 1')
  const overrides = after.brokerValue('max.connections.per.ip.overrides') ?? ''
  require(number(after, 'max.connections.per.ip') > 0 ||
    overrides !==
      '', 'max.connections.per.ip can be set to zero only if max.connections.per.ip.overrides property is set.')
  checkPairs('max.connections.per.ip.overrides', overrides)
  for (const pair of listOf(overrides)) {
    const limit = pair.slice(pair.lastIndexOf(':') + 1).trim()
    if (!/^[+-]?\d+$/.test(limit)) throw new ConfigError(`For input string: "${limit}"`)
  }
  checkPairs('listener.security.protocol.map', changed('listener.security.protocol.map') ?? '')
  const cordoned = listOf(changed('cordoned.log.dirs')).filter((dir) => dir !== '*' && !logDirs.includes(dir))
  require(cordoned.length ===
    0, `All entries in cordoned.log.dirs must be present in log.dirs or log.dir. Missing entries : ${cordoned.join(', ')}`)
  const listeners = listOf(changed('listeners'))
  const foreign = listeners.find((listener) => !/^[^:/]+:\/\/\[?[^\]/]*\]?:-?\d+$/.test(listener))
  if (foreign !== undefined) {
    const why = `Unable to parse ${foreign} to a broker endpoint`
    throw new ConfigError(`Error creating broker listeners from '[${listeners.join(', ')}]': ${why}`)
  }
  const names = listeners.map((listener) => listener.slice(0, listener.indexOf(':')))
  const controllers = listOf(after.brokerValue('controller.listener.names'))
  require(listeners.length === 0 ||
    controllers.every((name) =>
      names.includes(name),
    ), "controller.listener.names must only contain values appearing in the 'listeners' configuration when running the KRaft controller role")
}

/** `name:value` pairs; what has no colon is the end of Java's patience. */
function checkPairs(name: string, text: string): void {
  const wrong = listOf(text).find((pair) => !pair.includes(':'))
  if (wrong === undefined) return
  throw new ConfigError(`Error parsing configuration property '${name}': begin 0, end -1, length ${wrong.length}`)
}

function checkPool(name: string, before: number, after: number): void {
  if (after === before) return
  const complain = (why: string): never =>
    refuse(`Dynamic thread count update validation failed for ${name}=${after}, value should ${why}`)
  if (after <= 0) complain('be at least 1')
  if (after < Math.trunc(before / 2)) complain(`be at least half the current value ${before}`)
  if (after > before * 2) complain(`not be greater than double the current value ${before}`)
}

function checkCleaner(before: number, after: number): void {
  if (after < Math.trunc(before / 2)) {
    refuse(`Log cleaner threads cannot be reduced to less than half the current value ${before}`)
  }
  if (after > before * 2) {
    refuse(`Log cleaner threads cannot be increased to more than double the current value ${before}`)
  }
}

/** The part that stays on a broker cannot outlast the whole, and the lag of its copies not the part (KIP-405). */
function checkLocalRetention(after: Values, unit: 'ms' | 'bytes'): void {
  const totalName = `log.retention.${unit}`
  const localName = `log.local.retention.${unit}`
  const lagName = `log.remote.copy.lag.${unit}`
  const total = unit === 'ms' ? retentionMs(after) : number(after, totalName)
  const local = number(after, localName)
  if (total > UNLIMITED && local !== AS_A_WHOLE) {
    if (local === UNLIMITED) {
      const why = `Value must not be -1 as ${totalName} value is set as ${total}.`
      refuse(ConfigError.invalid(localName, after.brokerValue(localName), why).message)
    }
    if (local > total) {
      const why = `Value must not be more than ${totalName} property value: ${total}`
      refuse(ConfigError.invalid(localName, after.brokerValue(localName), why).message)
    }
  }
  const effective = local === AS_A_WHOLE ? total : local
  if (effective > UNLIMITED && number(after, lagName) > effective) {
    const why = `Value must not exceed ${localName} (effective value: ${effective})`
    refuse(ConfigError.invalid(lagName, after.brokerValue(lagName), why).message)
  }
}

/** In the finest unit that is set. */
function retentionMs(values: Values): number {
  for (const [unit, factor] of [
    ['ms', 1],
    ['minutes', 60_000],
    ['hours', 3_600_000],
  ] as const) {
    const text = values.brokerValue(`log.retention.${unit}`)
    if (text !== null) return Number(text) < 0 ? UNLIMITED : Number(text) * factor
  }
  return UNLIMITED
}

function number(values: Values, name: string): number {
  return Number(values.brokerValue(name))
}

/** Nothing set is nothing wrong. */
function atLeast(values: Values, name: string, least: number): boolean {
  const text = values.brokerValue(name)
  return text === null || Number(text) >= least
}

function listOf(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
}

function require(holds: boolean, message: string): void {
  if (!holds) throw new ConfigError(`requirement failed: ${message}`)
}

/** Of a part that would have to change: Kafka tells its complaint as the value. */
function refuse(message: string): never {
  const complaint = `org.apache.kafka.common.config.ConfigException: ${message}`
  throw new ConfigError(`Invalid value ${complaint} for configuration Invalid dynamic configuration`)
}
