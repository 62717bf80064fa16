/** Configs of topics, brokers, groups and client metrics as the controller changes them. */
import {
  type BrokerConfigLayers,
  type ConfigDefinitions,
  ConfigError,
  ConfigResolver,
  ConfigResourceType,
  dynamicBrokerConfigs,
  groupConfigs,
  topicConfigs,
  validateClientMetricsConfigs,
  validateGroupConfigs,
  validateTopicConfigs,
  versionedRecord,
} from '@ottla/metadata'
import { createConfigRecord, ErrorCode, type MetadataRecord } from '@ottla/protocol'
import { ControllerError } from './controller-error.ts'
import type { ControllerOptions } from './options.ts'
import type { ControllerState } from './state.ts'
import { validateTopicName } from './topic-names.ts'

/** Operations of IncrementalAlterConfigs, by code. */
export const ConfigOperation = { SET: 0, DELETE: 1, APPEND: 2, SUBTRACT: 3 } as const

/** Kafka does not foresee it: the whole request fails in its controller. */
export class UnknownOperationError extends Error {
  override name = 'UnknownOperationError'
}

export interface ConfigChange {
  readonly name: string
  readonly operation: number
  readonly value: string | null
}

/** A record's text may have so many characters. */
const MAX_VALUE_LENGTH = 32_767

const MIN_ISR = 'min.insync.replicas'

export class ConfigControl {
  /** Effective configs as this node sees them. */
  readonly resolver: ConfigResolver
  readonly #state: ControllerState

  constructor(state: ControllerState, options: ControllerOptions) {
    this.#state = state
    this.resolver = new ConfigResolver(
      (): BrokerConfigLayers => ({
        dynamicBroker: state.configs(ConfigResourceType.BROKER, String(options.nodeId)),
        dynamicDefault: state.configs(ConfigResourceType.BROKER, ''),
        staticBroker: options.staticConfigs,
      }),
    )
  }

  /**
   * Records of the changes of one resource, each of another key, checked. Throws ControllerError: nothing of the resource
   * changes then. Throws UnknownOperationError: nothing of the request may change.
   */
  incrementalAlter(type: number, name: string, changes: readonly ConfigChange[]): MetadataRecord[] {
    const after = changes.map((change): [string, string | null] => [change.name, this.#changed(type, name, change)])
    return this.#checkedRecords(type, name, after)
  }

  /** Records that give a resource these configs and no others (AlterConfigs). Throws ControllerError. */
  replace(type: number, name: string, configs: ReadonlyMap<string, string>): MetadataRecord[] {
    const after: [string, string | null][] = [...configs]
    for (const key of this.#state.configs(type, name).keys()) if (!configs.has(key)) after.push([key, null])
    return this.#checkedRecords(type, name, after)
  }

  /** Records of the configs of a topic that is about to be created. Throws ControllerError. */
  ofNewTopic(name: string, configs: ReadonlyMap<string, string>): MetadataRecord[] {
    for (const value of configs.values()) checkLength(value)
    this.#validate(ConfigResourceType.TOPIC, name, configs)
    return [...configs].map(([key, value]) => this.#record(ConfigResourceType.TOPIC, name, key, value))
  }

  #changed(type: number, name: string, change: ConfigChange): string | null {
    const current = this.#state.configs(type, name).get(change.name) ?? null
    switch (change.operation) {
      case ConfigOperation.SET:
        return change.value
      case ConfigOperation.DELETE:
        return null
      case ConfigOperation.APPEND:
      case ConfigOperation.SUBTRACT:
        return this.#changedList(type, change, current)
      default:
        throw new UnknownOperationError(`operation ${change.operation} on ${change.name}`)
    }
  }

  #changedList(type: number, change: ConfigChange, current: string | null): string {
    const definition = definitionsOf(type).get(change.name)
    const append = change.operation === ConfigOperation.APPEND
    if (definition?.type !== 'list') {
      throw new ControllerError(
        ErrorCode.INVALID_CONFIG,
        `Can't ${append ? 'APPEND' : 'SUBTRACT'} to key ${change.name} because its type is not LIST.`,
      )
    }
    const items = partsOf(current ?? definition.defaultValue ?? '')
    const named = (change.value ?? '').split(',')
    const changed = append
      ? [...items, ...named.filter((item) => !items.includes(item))]
      : items.filter((item) => !named.includes(item))
    return [...new Set(changed)].join(',')
  }

  #checkedRecords(type: number, name: string, after: readonly [string, string | null][]): MetadataRecord[] {
    const current = this.#state.configs(type, name)
    // Brokers are told even of what does not change: they read files again, such as keystores.
    const changed = after.filter(
      ([key, value]) => type === ConfigResourceType.BROKER || (current.get(key) ?? null) !== value,
    )
    this.#checkMinIsr(type, name, changed)
    const all = new Map(current)
    for (const [key, value] of changed) {
      if (value === null) all.delete(key)
      else {
        checkLength(value)
        all.set(key, value)
      }
    }
    // In this order, as Kafka does: a name that no topic can have is another error than that of a topic which is not there.
    this.#checkName(type, name)
    this.#validate(type, name, all)
    this.#checkExists(type, name)
    return changed.map(([key, value]) => this.#record(type, name, key, value))
  }

  /** With eligible leader replicas every broker must agree on min.insync.replicas. */
  #checkMinIsr(type: number, name: string, after: readonly [string, string | null][]): void {
    if (type !== ConfigResourceType.BROKER || !this.#state.isElrEnabled) return
    const change = after.find(([key]) => key === MIN_ISR)
    if (change === undefined) return
    if (name !== '') {
      throw new ControllerError(
        ErrorCode.INVALID_CONFIG,
        `Broker-level ${MIN_ISR} cannot be altered while ELR is enabled.`,
      )
    }
    if (change[1] === null) {
      throw new ControllerError(
        ErrorCode.INVALID_CONFIG,
        `Cluster-level ${MIN_ISR} cannot be removed while ELR is enabled.`,
      )
    }
  }

  #checkExists(type: number, name: string): void {
    if (type !== ConfigResourceType.TOPIC || this.#state.topic(name) !== undefined) return
    throw new ControllerError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `The topic '${name}' does not exist.`)
  }

  #checkName(type: number, name: string): void {
    const refuse = (message: string): never => {
      throw new ControllerError(ErrorCode.INVALID_REQUEST, message)
    }
    switch (type) {
      case ConfigResourceType.TOPIC:
        if (name === '') refuse('Default topic resources are not allowed.')
        validateTopicName(name)
        return
      case ConfigResourceType.BROKER:
        if (name !== '' && !/^\d+$/.test(name)) refuse('Unable to parse broker name as a base 10 number.')
        return
      case ConfigResourceType.CLIENT_METRICS:
        if (name === '') refuse("Subscription name can't be empty")
        return
      case ConfigResourceType.GROUP:
        if (name === '') refuse('Default group resources are not allowed.')
        return
      default:
        refuse(`Unknown resource type ${type}`)
    }
  }

  #validate(type: number, name: string, configs: ReadonlyMap<string, string>): void {
    try {
      if (type === ConfigResourceType.TOPIC) validateTopicConfigs(configs)
      else if (type === ConfigResourceType.GROUP) validateGroupConfigs(configs)
      else if (type === ConfigResourceType.CLIENT_METRICS) validateClientMetricsConfigs(configs, invalidRequest)
      // Configs of a broker are checked by the broker that takes the request: it alone knows its listeners.
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      throw new ControllerError(ErrorCode.INVALID_CONFIG, error.message)
    }
    if (type === ConfigResourceType.TOPIC) this.#checkRemoteStorage(name, configs)
    if (type === ConfigResourceType.GROUP) this.#checkGroupLimits(configs)
  }

  /** A group's own values stay between the limits that brokers set. */
  #checkGroupLimits(configs: ReadonlyMap<string, string>): void {
    const refuse = (message: string): never => {
      throw new ControllerError(ErrorCode.INVALID_CONFIG, message)
    }
    for (const [name, text] of configs) {
      const [kind, ...rest] = name.split('.')
      // `streams.num.standby.replicas` is bounded by `group.streams.max.standby.replicas`.
      const what = rest.join('.').replace(/^num\./, '')
      const min = this.#brokerLimit(`group.${kind}.min.${what}`)
      const max = this.#brokerLimit(`group.${kind}.max.${what}`)
      const value = Number(text)
      if ((min === null || value >= min) && (max === null || value <= max)) continue
      if (max === null) refuse(`${name} must be greater than or equal to ${min}`)
      if (min === null) refuse(`${name} must be less than or equal to ${max}`)
      refuse(`${name} must be in the range ${min} to ${max} inclusive.`)
    }
    if (configs.get('errors.deadletterqueue.topic.name')?.startsWith('__') === true) {
      refuse("errors.deadletterqueue.topic.name: DLQ topic name must not start with '__'")
    }
    for (const kind of ['consumer', 'share', 'streams']) {
      const value = (name: string) => Number(this.resolver.groupValue(configs, `${kind}.${name}`))
      if (value('session.timeout.ms') <= value('heartbeat.interval.ms')) {
        refuse(`${kind}.session.timeout.ms must be greater than ${kind}.heartbeat.interval.ms`)
      }
    }
  }

  #brokerLimit(name: string): number | null {
    const value = this.resolver.brokerValue(name)
    return value === null ? null : Number(value)
  }

  #checkRemoteStorage(name: string, configs: ReadonlyMap<string, string>): void {
    const enabled = configs.get('remote.storage.enable')?.trim().toLowerCase() === 'true'
    if (enabled && this.resolver.brokerValue('remote.log.storage.system.enable') !== 'true') {
      throw new ControllerError(
        ErrorCode.INVALID_CONFIG,
        `Tiered Storage functionality is disabled in the broker. Topic ${name} cannot be configured with remote log storage.`,
      )
    }
  }

  #record(resourceType: number, resourceName: string, name: string, value: string | null): MetadataRecord {
    const record = createConfigRecord({ resourceType, resourceName, name, value })
    return versionedRecord('ConfigRecord', record, this.#state.metadataVersion)
  }
}

function checkLength(value: string): void {
  if (value.length <= MAX_VALUE_LENGTH) return
  throw new ControllerError(
    ErrorCode.INVALID_CONFIG,
    `The configuration value cannot be added because it exceeds the maximum value size of ${MAX_VALUE_LENGTH} bytes.`,
  )
}

function definitionsOf(type: number): ConfigDefinitions {
  if (type === ConfigResourceType.TOPIC) return topicConfigs
  if (type === ConfigResourceType.GROUP) return groupConfigs
  // Kafka's controller does not know the types of those of client metrics: no list is one to it.
  return type === ConfigResourceType.CLIENT_METRICS ? NO_DEFINITIONS : dynamicBrokerConfigs
}

const NO_DEFINITIONS: ConfigDefinitions = new Map()

function invalidRequest(message: string): ControllerError {
  return new ControllerError(ErrorCode.INVALID_REQUEST, message)
}

function partsOf(text: string): string[] {
  return text.split(',').filter((part) => part !== '')
}
