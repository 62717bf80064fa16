/** Work that waits until an offset is reached: replies at commit, acknowledgements at the high watermark. */
export class DeferredQueue {
  #items: Deferred[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  /** `offset` must not be below that of an item added before. `done(error)` is called exactly once. */
  add(offset: number, done: (error: Error | null) => void): void {
    this.#items.push({ offset, done })
  }

  /** Completes everything that waits for an offset up to and including `offset`, in order of arrival. */
  completeTo(offset: number): void {
    while (this.#head < this.#items.length && this.#items[this.#head]!.offset <= offset) {
      const item = this.#items[this.#head]!
      this.#head++
      item.done(null)
    }
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
  }

  /** Fails what waits for an offset of at least `offset`: the log was cut there, or is gone (0). */
  failFrom(offset: number, error: Error): void {
    const failed: Deferred[] = []
    const kept: Deferred[] = []
    for (let i = this.#head; i < this.#items.length; i++) {
      const item = this.#items[i]!
      ;(item.offset >= offset ? failed : kept).push(item)
    }
    this.#items = kept
    this.#head = 0
    for (const item of failed) item.done(error)
  }
}

interface Deferred {
  readonly offset: number
  readonly done: (error: Error | null) => void
}
