/**
 * Time from outside. Two clocks, because a step of the wall clock must never expire a session:
 * deadlines and timeouts use `monotonic`, everything that is stored or shown uses `now`.
 */
export interface Clock {
  /** Wall clock, milliseconds since the epoch. May jump in both directions. */
  now(): number
  /** Milliseconds since an arbitrary start. Never goes back. */
  monotonic(): number
  /**
   * Calls `fire` once, no earlier than `delayMs` from now on the monotonic clock.
   * A host keeps one heap of deadlines and one real timer, so a timer costs no system call.
   */
  schedule(delayMs: number, fire: () => void): Timer
  /** Calls `run` after the work at hand and its microtasks, before time moves on. For coalescing. */
  defer(run: () => void): void
}

export interface Timer {
  /** Idempotent; after it, `fire` is not called. */
  cancel(): void
}

/** Resolves after `delayMs`. For tests, retries and tools; hot paths keep deadlines in state instead. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(delayMs, resolve)
  })
}
