import type { RemoveUserScramCredentialRecord, UserScramCredentialRecord } from '@ottla/protocol'
import { createUserScramCredentialRecord } from '@ottla/protocol'
import { type ImageWriter, sortedById, sortedByKey } from './writer.ts'

/** SCRAM mechanisms by code: 1 SCRAM-SHA-256, 2 SCRAM-SHA-512. */
export type ScramMechanism = number

export interface ScramCredential {
  readonly salt: Buffer
  readonly storedKey: Buffer
  readonly serverKey: Buffer
  readonly iterations: number
}

export class ScramImage {
  static readonly EMPTY: ScramImage = new ScramImage(new Map())
  readonly mechanisms: ReadonlyMap<ScramMechanism, ReadonlyMap<string, ScramCredential>>

  constructor(mechanisms: ReadonlyMap<ScramMechanism, ReadonlyMap<string, ScramCredential>>) {
    this.mechanisms = mechanisms
  }

  credential(mechanism: ScramMechanism, user: string): ScramCredential | undefined {
    return this.mechanisms.get(mechanism)?.get(user)
  }
}

export function writeScram(image: ScramImage, writer: ImageWriter): void {
  for (const [mechanism, users] of image.mechanisms) {
    for (const [name, credential] of users) {
      writer.write('UserScramCredentialRecord', createUserScramCredentialRecord({ name, mechanism, ...credential }))
    }
  }
}

export class ScramDelta {
  readonly image: ScramImage
  /** Credentials by mechanism and user; null is one that is gone. */
  readonly changes: Map<ScramMechanism, Map<string, ScramCredential | null>> = new Map()

  constructor(image: ScramImage) {
    this.image = image
  }

  set(record: UserScramCredentialRecord): void {
    // The record's bytes are views of a batch: an image outlives it.
    const credential = {
      salt: Buffer.from(record.salt),
      storedKey: Buffer.from(record.storedKey),
      serverKey: Buffer.from(record.serverKey),
      iterations: record.iterations,
    }
    this.#of(record.mechanism).set(record.name, credential)
  }

  remove(record: RemoveUserScramCredentialRecord): void {
    this.#of(record.mechanism).set(record.name, null)
  }

  finishSnapshot(): void {
    for (const [mechanism, users] of this.image.mechanisms) {
      const changes = this.#of(mechanism)
      for (const user of users.keys()) if (!changes.has(user)) changes.set(user, null)
    }
  }

  apply(): ScramImage {
    const changed = new Map<ScramMechanism, ReadonlyMap<string, ScramCredential> | null>()
    for (const [mechanism, changes] of this.changes) {
      const users = sortedByKey(this.image.mechanisms.get(mechanism) ?? new Map<string, ScramCredential>(), changes)
      changed.set(mechanism, users.size === 0 ? null : users)
    }
    return new ScramImage(sortedById(this.image.mechanisms, changed))
  }

  #of(mechanism: ScramMechanism): Map<string, ScramCredential | null> {
    let users = this.changes.get(mechanism)
    if (users === undefined) {
      users = new Map()
      this.changes.set(mechanism, users)
    }
    return users
  }
}
