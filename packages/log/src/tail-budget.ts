/**
 * One budget of memory for the tails of all logs of a broker. Chunks are given up oldest first, whichever log they belong to, and
 * only when they are written: bytes that are nowhere else stay, and count.
 */
export class TailBudget {
  readonly limitBytes: number
  #usedBytes = 0
  /** Written chunks in the order they became evictable. */
  readonly #evictable = new Set<Evictable>()

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes
  }

  /** Bytes held now; above the limit only while they wait to be written. */
  get usedBytes(): number {
    return this.#usedBytes
  }

  charge(bytes: number): void {
    this.#usedBytes += bytes
    if (this.#usedBytes > this.limitBytes) this.#evict()
  }

  refund(bytes: number): void {
    this.#usedBytes -= bytes
  }

  /** The chunk stands on disk and may go. Idempotent. */
  offer(chunk: Evictable): void {
    this.#evictable.add(chunk)
    if (this.#usedBytes > this.limitBytes) this.#evict()
  }

  /** The chunk got new bytes, or is gone. */
  withdraw(chunk: Evictable): void {
    this.#evictable.delete(chunk)
  }

  #evict(): void {
    for (const chunk of this.#evictable) {
      if (this.#usedBytes <= this.limitBytes) return
      this.#evictable.delete(chunk)
      chunk.evict()
    }
  }
}

export interface Evictable {
  /** Gives up its bytes and refunds them. */
  evict(): void
}

/** For a broker that was told nothing else. */
export const DEFAULT_TAIL_BYTES: number = 64 * 1024 * 1024
