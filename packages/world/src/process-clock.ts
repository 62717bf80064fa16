import type { Clock, Timer } from '@ottla/base'

/**
 * One process's view of a shared clock. A killed process runs none of its timers again, however much of its state is
 * still reachable in memory; a paused one (SIGSTOP, a long collection) runs them late, all at once; its wall clock may
 * be wrong by itself.
 */
export class ProcessClock implements Clock {
  readonly #clock: Clock
  #state: 'running' | 'paused' | 'dead' = 'running'
  #held: (() => void)[] = []
  /** Milliseconds by which this process's wall clock is ahead. */
  wallSkewMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return this.#clock.now() + this.wallSkewMs
  }

  monotonic(): number {
    return this.#clock.monotonic()
  }

  schedule(delayMs: number, fire: () => void): Timer {
    if (this.#state === 'dead') return { cancel: () => {} }
    let live = true
    const timer = this.#clock.schedule(delayMs, () =>
      this.#run(() => {
        if (live) fire()
      }),
    )
    return {
      cancel: () => {
        live = false
        timer.cancel()
      },
    }
  }

  defer(run: () => void): void {
    if (this.#state !== 'dead') this.#clock.defer(() => this.#run(run))
  }

  get alive(): boolean {
    return this.#state !== 'dead'
  }

  kill(): void {
    this.#state = 'dead'
    this.#held = []
  }

  pause(): void {
    if (this.#state === 'running') this.#state = 'paused'
  }

  resume(): void {
    if (this.#state !== 'paused') return
    this.#state = 'running'
    const held = this.#held
    this.#held = []
    for (const run of held) this.#clock.defer(() => this.#run(run))
  }

  #run(work: () => void): void {
    if (this.#state === 'running') work()
    else if (this.#state === 'paused') this.#held.push(work)
  }
}
