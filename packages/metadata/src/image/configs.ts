import { PersistentMap } from '../persistent-map.ts'

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
