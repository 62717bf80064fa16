import type { Uuid } from '@ottla/base'
import { PersistentMap } from '../persistent-map.ts'

/** An access control entry, with the codes of the protocol. */
export interface StandardAcl {
  readonly resourceType: number
  readonly resourceName: string
  readonly patternType: number
  readonly principal: string
  readonly host: string
  readonly operation: number
  readonly permissionType: number
}

export class AclsImage {
  static readonly EMPTY: AclsImage = new AclsImage(PersistentMap.empty())
  readonly acls: PersistentMap<Uuid, StandardAcl>

  constructor(acls: PersistentMap<Uuid, StandardAcl>) {
    this.acls = acls
  }
}
