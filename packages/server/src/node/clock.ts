import { type Clock, type Timer, TimerQueue } from '@ottla/base'

/**
 * Real time. All timers share one queue and one timer of Node's, so that setting one costs no system call.
 *
 * `defer` runs in the check phase of the event loop: after everything that this turn's poll found ready (all readable
 * sockets) has been handled. So what those requests appended leaves in one write, and one flush covers it.
 */
export class NodeClock implements Clock {
  readonly #timers = new TimerQueue(() => this.#disarm())
  readonly #keepsProcess: boolean
  #timeout: NodeJS.Timeout | null = null
  #timeoutAt = Infinity
  #deferred: (() => void)[] = []

  /** With `unref` no timer keeps the process alive: for embedding, where the owner's work does. */
  constructor(options: { readonly unref?: boolean } = {}) {
    this.#keepsProcess = options.unref !== true
  }

  now(): number {
    return Date.now()
  }

  monotonic(): number {
    return performance.now()
  }

  schedule(delayMs: number, fire: () => void): Timer {
    const at = performance.now() + Math.max(0, delayMs)
    const timer = this.#timers.add(at, fire)
    this.#arm(at)
    return timer
  }

  defer(run: () => void): void {
    this.#deferred.push(run)
    if (this.#deferred.length === 1) setImmediate(this.#runDeferred)
  }

  #arm(at: number): void {
    if (at >= this.#timeoutAt) return
    if (this.#timeout !== null) clearTimeout(this.#timeout)
    this.#timeoutAt = at
    const delayMs = Math.min(MAX_TIMEOUT_MS, Math.max(1, Math.ceil(at - performance.now())))
    this.#timeout = setTimeout(this.#onTimeout, delayMs)
    if (!this.#keepsProcess) this.#timeout.unref()
  }

  /** Nothing to wait for: a timeout left behind would keep the process alive. */
  #disarm(): void {
    if (this.#timeout !== null) clearTimeout(this.#timeout)
    this.#timeout = null
    this.#timeoutAt = Infinity
  }

  readonly #onTimeout = (): void => {
    this.#timeout = null
    this.#timeoutAt = Infinity
    // Timers that the ones run here set for "now" wait for the next turn: nobody else would get one.
    const now = performance.now()
    try {
      for (let fire = this.#timers.takeDue(now); fire !== null; fire = this.#timers.takeDue(now)) fire()
    } finally {
      const next = this.#timers.nextAt()
      if (next !== Infinity) this.#arm(next)
    }
  }

  readonly #runDeferred = (): void => {
    const runs = this.#deferred
    this.#deferred = []
    let done = 0
    try {
      for (; done < runs.length; done++) runs[done]!()
    } finally {
      // A throw ends the process unless somebody listens; then the rest must still happen.
      if (done < runs.length) {
        if (this.#deferred.length === 0) setImmediate(this.#runDeferred)
        this.#deferred.unshift(...runs.slice(done + 1))
      }
    }
  }
}

/** The longest delay that Node's timers take; the queue looks again then. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1
