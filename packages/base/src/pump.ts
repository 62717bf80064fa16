/**
 * One pump per resource. Anyone may call `pump()` at any time; `step` then runs until it says there is nothing left
 * to do, never twice at once, and a call that comes while it runs is not lost: it makes it look again.
 */
export class Pump {
  readonly #step: () => Promise<boolean>
  #running = false
  #again = false
  #idle: (() => void)[] = []

  /** `step` does one piece of work and resolves to false when it found none. It must not throw. */
  constructor(step: () => Promise<boolean>) {
    this.#step = step
  }

  get running(): boolean {
    return this.#running
  }

  pump(): void {
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = true
    void this.#run()
  }

  /** Resolves when the work that is known now has been done. */
  whenIdle(): Promise<void> {
    if (!this.#running) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      while (await this.#step());
    } while (this.#again)
    this.#running = false
    const idle = this.#idle
    this.#idle = []
    for (const resolve of idle) resolve()
  }
}
