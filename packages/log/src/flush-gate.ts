/**
 * Bounds how many logs flush at once. Each flush holds a thread of the host's pool for as long as the medium takes; without a bound a
 * thousand active partitions would leave no thread for reads.
 */
export class FlushGate {
  readonly #limit: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  /** `limit` flushes at a time, at least 1. */
  constructor(limit: number) {
    this.#limit = Math.max(1, limit)
  }

  get running(): number {
    return this.#running
  }

  /** Takes a place at once, or returns a promise of one. Every place taken is given back by `leave`. */
  enter(): Promise<void> | null {
    if (this.#running < this.#limit) {
      this.#running++
      return null
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running--
    else next()
  }
}

/** Flushes at once, where nothing else is said: half of the host's usual pool of four threads stays free for reads. */
export const DEFAULT_CONCURRENT_FLUSHES = 2
