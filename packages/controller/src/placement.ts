/**
 * Where the replicas of new partitions go: striped over racks, and over the brokers of each rack, so that leaders and
 * their followers spread evenly. Racks first, then brokers; unfenced brokers before fenced ones; the first replica, which
 * leads, is never fenced.
 */
import type { Random } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import { ControllerError } from './controller-error.ts'

export interface UsableBroker {
  readonly id: number
  readonly rack: string | null
  readonly fenced: boolean
}

/** Replicas of each new partition, the preferred leader first. Throws ControllerError: INVALID_REPLICATION_FACTOR. */
export function placeReplicas(
  partitions: number,
  replicationFactor: number,
  brokers: readonly UsableBroker[],
  random: Random,
): number[][] {
  checkReplicationFactor(replicationFactor, brokers)
  const racks = new Racks(brokers, random)
  return Array.from({ length: partitions }, () => racks.place(replicationFactor))
}

function checkReplicationFactor(replicationFactor: number, brokers: readonly UsableBroker[]): void {
  const refuse = (message: string): never => {
    throw new ControllerError(ErrorCode.INVALID_REPLICATION_FACTOR, message)
  }
  if (replicationFactor <= 0) {
    refuse(`Invalid replication factor ${replicationFactor}: the replication factor must be positive.`)
  }
  if (brokers.every((broker) => broker.fenced))
    refuse('All brokers are currently fenced, or have all their log directories cordoned.')
  if (replicationFactor > brokers.length) {
    refuse(
      `The target replication factor of ${replicationFactor} cannot be reached because only ${brokers.length} broker(s) are registered or some brokers have all their log directories cordoned.`,
    )
  }
}

/** Brokers taken in turn; each partition begins one further than the last. */
class Stripe {
  readonly #ids: readonly number[]
  #offset: number
  #taken = 0

  constructor(ids: readonly number[], random: Random) {
    this.#ids = [...ids].sort((a, b) => a - b)
    this.#offset = ids.length === 0 ? 0 : random.below(ids.length)
  }

  startPartition(): void {
    this.#taken = 0
    if (this.#ids.length > 0) this.#offset = (this.#offset + 1) % this.#ids.length
  }

  next(): number | null {
    if (this.#taken >= this.#ids.length) return null
    return this.#ids[(this.#offset + this.#taken++) % this.#ids.length]!
  }
}

interface Rack {
  readonly unfenced: Stripe
  readonly fenced: Stripe
}

class Racks {
  readonly #racks: readonly Rack[]
  #offset: number

  constructor(brokers: readonly UsableBroker[], random: Random) {
    const names = [...new Set(brokers.map((broker) => broker.rack))].sort(byName)
    this.#racks = names.map((name) => {
      const here = brokers.filter((broker) => broker.rack === name)
      const ids = (fenced: boolean) => here.filter((broker) => broker.fenced === fenced).map((broker) => broker.id)
      return { unfenced: new Stripe(ids(false), random), fenced: new Stripe(ids(true), random) }
    })
    this.#offset = random.below(this.#racks.length)
  }

  place(replicationFactor: number): number[] {
    for (const rack of this.#racks) {
      rack.unfenced.startPartition()
      rack.fenced.startPartition()
    }
    const count = this.#racks.length
    const start = this.#offset
    this.#offset = (this.#offset + 1) % count
    let at = start
    const replicas: number[] = []
    // The leader: the first rack from here on that has an unfenced broker.
    while (replicas.length === 0) {
      const leader = this.#racks[at]!.unfenced.next()
      if (leader !== null) replicas.push(leader)
      at = (at + 1) % count
    }
    while (replicas.length < replicationFactor) {
      const rack = this.#racks[at]!
      const broker = rack.unfenced.next() ?? rack.fenced.next()
      if (broker !== null) replicas.push(broker)
      at = (at + 1) % count
    }
    return replicas
  }
}

/** Brokers without a rack stand first. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
