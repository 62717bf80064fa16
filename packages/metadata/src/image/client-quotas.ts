import { PersistentMap } from '../persistent-map.ts'

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
