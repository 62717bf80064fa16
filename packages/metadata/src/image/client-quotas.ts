import type { ClientQuotaRecord } from '@ottla/protocol'
import { createClientQuotaRecord } from '@ottla/protocol'
import { PersistentMap } from '../persistent-map.ts'
import { type ImageWriter, sortedByKey } from './writer.ts'

/** What a quota is for: entity type (`user`, `client-id`, `ip`) to name, null for the default of that type. */
export type ClientQuotaEntity = ReadonlyMap<string, string | null>

export interface ClientQuotaImage {
  readonly entity: ClientQuotaEntity
  /** By quota key, such as `producer_byte_rate`. */
  readonly quotas: ReadonlyMap<string, number>
}

export class ClientQuotasImage {
  static readonly EMPTY: ClientQuotasImage = new ClientQuotasImage(PersistentMap.empty())
  /** By `clientQuotaKey`. */
  readonly entities: PersistentMap<string, ClientQuotaImage>

  constructor(entities: PersistentMap<string, ClientQuotaImage>) {
    this.entities = entities
  }

  of(entity: ClientQuotaEntity): ReadonlyMap<string, number> {
    return this.entities.get(clientQuotaKey(entity))?.quotas ?? new Map()
  }
}

/** The same text for the same entity, in whatever order its parts were named. */
export function clientQuotaKey(entity: ClientQuotaEntity): string {
  return JSON.stringify([...entity].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function writeClientQuotas(image: ClientQuotasImage, writer: ImageWriter): void {
  for (const { entity, quotas } of image.entities.values()) {
    for (const [key, value] of quotas) {
      const parts = [...entity].map(([entityType, entityName]) => ({ entityType, entityName, unknownTags: null }))
      writer.write('ClientQuotaRecord', createClientQuotaRecord({ entity: parts, key, value, remove: false }))
    }
  }
}

/** Changes of one entity: values by quota key, null where a quota is taken away. */
export interface ClientQuotaDelta {
  readonly entity: ClientQuotaEntity
  readonly changes: Map<string, number | null>
}

export class ClientQuotasDelta {
  readonly image: ClientQuotasImage
  /** By `clientQuotaKey`. */
  readonly changes: Map<string, ClientQuotaDelta> = new Map()

  constructor(image: ClientQuotasImage) {
    this.image = image
  }

  setQuota(record: ClientQuotaRecord): void {
    const entity = new Map(record.entity.map(({ entityType, entityName }) => [entityType, entityName]))
    this.#of(entity).changes.set(record.key, record.remove ? null : record.value)
  }

  finishSnapshot(): void {
    for (const { entity, quotas } of this.image.entities.values()) {
      const { changes } = this.#of(entity)
      for (const key of quotas.keys()) if (!changes.has(key)) changes.set(key, null)
    }
  }

  apply(): ClientQuotasImage {
    let { entities } = this.image
    for (const [key, { entity, changes }] of this.changes) {
      const quotas = sortedByKey(entities.get(key)?.quotas ?? new Map<string, number>(), changes)
      entities = quotas.size === 0 ? entities.delete(key) : entities.set(key, { entity, quotas })
    }
    return new ClientQuotasImage(entities)
  }

  #of(entity: ClientQuotaEntity): ClientQuotaDelta {
    const key = clientQuotaKey(entity)
    let delta = this.changes.get(key)
    if (delta === undefined) {
      delta = { entity, changes: new Map() }
      this.changes.set(key, delta)
    }
    return delta
  }
}
