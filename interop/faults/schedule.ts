// What a seed decides: when the process dies, how, and under which durability. Mulberry32: the same numbers everywhere.

export class Seeded {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  float(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1))
  }
}

/** One life of the process. */
export interface Cycle {
  readonly number: number
  readonly durability: 'fsync' | 'os'
  /** How it ends: `kill` is SIGKILL under load, `early` SIGKILL while it starts (then it is started again), `term` SIGTERM under load. */
  readonly ending: 'kill' | 'early' | 'term'
  /** ms of load before it ends; for `early` ms after its start. */
  readonly afterMs: number
}

export function scheduleOf(seed: number, cycles: number): Cycle[] {
  const random = new Seeded(seed)
  const schedule: Cycle[] = []
  for (let number = 1; number <= cycles; number++) {
    const ending = number % 4 === 0 ? 'term' : number % 5 === 0 ? 'early' : 'kill'
    schedule.push({
      number,
      durability: random.float() < 0.5 ? 'fsync' : 'os',
      ending,
      afterMs: ending === 'early' ? random.between(50, 900) : random.between(100, 2_000),
    })
  }
  return schedule
}
