/**
 * Requests that wait: fetches until there are enough bytes, produces until the watermark passes. A waiter is woken by
 * the partitions it named or by its deadline, and then the same function that parked it runs again.
 */
import type { Clock, Metrics, Timer } from '@ottla/base'

export interface Waiter {
  /**
   * Looks again. Returns true when it has answered and is to be forgotten. `expired`: the deadline passed, answer now
   * with what there is.
   */
  attempt(expired: boolean): boolean
}

/** A parked waiter, until it has answered or was cancelled. */
export interface Parked {
  cancel(): void
}

/** Keys are partitions; a waiter may stand under several. */
export class Waiters<K> {
  readonly #clock: Clock
  readonly #byKey = new Map<K, Set<Entry<K>>>()
  #woken: Entry<K>[] = []
  #scheduled = false
  #size = 0

  constructor(clock: Clock, metrics: Metrics, operation: string) {
    this.#clock = clock
    const tags = { delayedOperation: operation }
    metrics.gauge(
      { group: 'kafka.server', type: 'DelayedOperationPurgatory', name: 'PurgatorySize', tags },
      () => this.#size,
    )
  }

  get size(): number {
    return this.#size
  }

  park(keys: Iterable<K>, delayMs: number, waiter: Waiter): Parked {
    const entry: Entry<K> = { waiter, keys: [...keys], timer: null, done: false, woken: false }
    for (const key of entry.keys) {
      let set = this.#byKey.get(key)
      if (set === undefined) this.#byKey.set(key, (set = new Set()))
      set.add(entry)
    }
    this.#size++
    entry.timer = this.#clock.schedule(delayMs, () => {
      if (!entry.done) this.#finish(entry, entry.waiter.attempt(true))
    })
    return { cancel: () => this.#forget(entry) }
  }

  /**
   * Something moved at `key`. Waiters look again after the work at hand, once however often they were woken: many
   * appends of one tick cost one look.
   */
  wake(key: K): void {
    const set = this.#byKey.get(key)
    if (set === undefined) return
    for (const entry of set) {
      if (entry.woken) continue
      entry.woken = true
      this.#woken.push(entry)
    }
    if (this.#woken.length === 0 || this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => this.#look())
  }

  /** The broker stops: everybody answers now with what there is. */
  expireAll(): void {
    for (const set of this.#byKey.values()) {
      for (const entry of set) if (!entry.done) this.#finish(entry, entry.waiter.attempt(true))
    }
  }

  #look(): void {
    this.#scheduled = false
    const woken = this.#woken
    this.#woken = []
    for (const entry of woken) {
      entry.woken = false
      if (!entry.done) this.#finish(entry, entry.waiter.attempt(false))
    }
  }

  #finish(entry: Entry<K>, answered: boolean): void {
    if (answered) this.#forget(entry)
  }

  #forget(entry: Entry<K>): void {
    if (entry.done) return
    entry.done = true
    this.#size--
    entry.timer?.cancel()
    for (const key of entry.keys) {
      const set = this.#byKey.get(key)
      set?.delete(entry)
      if (set?.size === 0) this.#byKey.delete(key)
    }
  }
}

interface Entry<K> {
  readonly waiter: Waiter
  readonly keys: readonly K[]
  timer: Timer | null
  done: boolean
  woken: boolean
}
