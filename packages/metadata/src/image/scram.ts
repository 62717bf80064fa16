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
