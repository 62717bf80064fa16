import type { ConfigRecord } from '@ottla/protocol'
import { createConfigRecord } from '@ottla/protocol'
import { PersistentMap } from '../persistent-map.ts'
import { type ImageWriter, sortedByKey } from './writer.ts'

/** Types of a config resource, as in requests and ConfigRecord. */
export const ConfigResourceType = {
  TOPIC: 2,
  BROKER: 4,
  BROKER_LOGGER: 8,
  CLIENT_METRICS: 16,
  GROUP: 32,
} as const

export interface ConfigResource {
  readonly type: number
  /** '' with type BROKER: the default for all brokers. */
  readonly name: string
}

/** The dynamic configs of one resource, by key. */
export interface ConfigurationImage {
  readonly resource: ConfigResource
  readonly data: ReadonlyMap<string, string>
}

const NOTHING: ReadonlyMap<string, string> = new Map()

/** The dynamic configs of all resources. */
export class ConfigurationsImage {
  static readonly EMPTY: ConfigurationsImage = new ConfigurationsImage(PersistentMap.empty())
  /** By `configResourceKey`. */
  readonly resources: PersistentMap<string, ConfigurationImage>

  constructor(resources: PersistentMap<string, ConfigurationImage>) {
    this.resources = resources
  }

  /** Keys and values set on a resource; empty if there are none. */
  of(type: number, name: string): ReadonlyMap<string, string> {
    return this.resources.get(configResourceKey(type, name))?.data ?? NOTHING
  }
}

export function configResourceKey(type: number, name: string): string {
  return `${type}:${name}`
}

export function writeConfigs(image: ConfigurationsImage, writer: ImageWriter): void {
  for (const { resource, data } of image.resources.values()) {
    for (const [name, value] of data) {
      const { type: resourceType, name: resourceName } = resource
      writer.write('ConfigRecord', createConfigRecord({ resourceType, resourceName, name, value }))
    }
  }
}

/** Changes of one resource: values by key, null where a key is taken away. */
export interface ConfigurationDelta {
  readonly resource: ConfigResource
  readonly changes: Map<string, string | null>
}

export class ConfigurationsDelta {
  readonly image: ConfigurationsImage
  /** By `configResourceKey`. */
  readonly changes: Map<string, ConfigurationDelta> = new Map()

  constructor(image: ConfigurationsImage) {
    this.image = image
  }

  setConfig(record: ConfigRecord): void {
    this.#of({ type: record.resourceType, name: record.resourceName }).changes.set(record.name, record.value)
  }

  /** A deleted topic takes its configs along, without records that say so. */
  removeTopic(name: string): void {
    this.#removeAll({ type: ConfigResourceType.TOPIC, name })
  }

  finishSnapshot(): void {
    for (const { resource, data } of this.image.resources.values()) {
      const { changes } = this.#of(resource)
      for (const name of data.keys()) if (!changes.has(name)) changes.set(name, null)
    }
  }

  apply(): ConfigurationsImage {
    let { resources } = this.image
    for (const [key, { resource, changes }] of this.changes) {
      const data = sortedByKey(resources.get(key)?.data ?? NOTHING, changes)
      resources = data.size === 0 ? resources.delete(key) : resources.set(key, { resource, data })
    }
    return new ConfigurationsImage(resources)
  }

  #removeAll(resource: ConfigResource): void {
    const { changes } = this.#of(resource)
    for (const name of changes.keys()) changes.set(name, null)
    for (const name of this.image.of(resource.type, resource.name).keys()) changes.set(name, null)
  }

  #of(resource: ConfigResource): ConfigurationDelta {
    const key = configResourceKey(resource.type, resource.name)
    let delta = this.changes.get(key)
    if (delta === undefined) {
      delta = { resource, changes: new Map() }
      this.changes.set(key, delta)
    }
    return delta
  }
}
