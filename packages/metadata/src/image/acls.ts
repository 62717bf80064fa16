import type { Uuid } from '@ottla/base'
import type { AccessControlEntryRecord, RemoveAccessControlEntryRecord } from '@ottla/protocol'
import { createAccessControlEntryRecord } from '@ottla/protocol'
import { PersistentMap } from '../persistent-map.ts'
import type { ImageWriter } from './writer.ts'

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

export function writeAcls(image: AclsImage, writer: ImageWriter): void {
  for (const [id, acl] of image.acls) {
    writer.write('AccessControlEntryRecord', createAccessControlEntryRecord({ id, ...acl }))
  }
}

export class AclsDelta {
  readonly image: AclsImage
  /** Entries by id; null is one that is gone. In the order of the records. */
  readonly changes: Map<Uuid, StandardAcl | null> = new Map()

  constructor(image: AclsImage) {
    this.image = image
  }

  add(record: AccessControlEntryRecord): void {
    const { resourceType, resourceName, patternType, principal, host, operation, permissionType } = record
    const acl = { resourceType, resourceName, patternType, principal, host, operation, permissionType }
    this.changes.set(record.id, acl)
  }

  remove(record: RemoveAccessControlEntryRecord): void {
    this.changes.set(record.id, null)
  }

  finishSnapshot(): void {
    for (const id of this.image.acls.keys()) if (!this.changes.has(id)) this.changes.set(id, null)
  }

  apply(): AclsImage {
    let { acls } = this.image
    for (const [id, acl] of this.changes) acls = acl === null ? acls.delete(id) : acls.set(id, acl)
    return new AclsImage(acls)
  }
}
