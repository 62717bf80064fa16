import { assert, type Clock, type Timer, TimerQueue } from '@ottla/base'

/**
 * Virtual time. Nothing happens unless somebody drives it: `runFor`, `runUntil`, `drive`, `settle` or `step`.
 *
 * Events run one at a time, ordered by (time, order of scheduling), and after each one its microtasks are drained, so
 * that a run is a function of the code and the seed alone. Nothing inside may wait for the real world (timers, files,
 * sockets, worker threads): its completion would come at a different place in every run.
 */
export class SimClock implements Clock {
  #monotonicMs = 0
  #wallOffsetMs: number
  readonly #timers = new TimerQueue()
  #deferred: (() => void)[] = []
  #deferredHead = 0
  /** Grows with every call that leaves work behind; lets a drain without a barrier see that code is still running. */
  #activity = 0
  #driving = false
  readonly #barrier: (() => Promise<void>) | null
  #eventsRun = 0

  constructor(options: SimClockOptions = {}) {
    this.#wallOffsetMs = options.wallMs ?? DEFAULT_WALL_MS
    this.#barrier = options.barrier ?? null
  }

  now(): number {
    return Math.floor(this.#monotonicMs + this.#wallOffsetMs)
  }

  monotonic(): number {
    return this.#monotonicMs
  }

  schedule(delayMs: number, fire: () => void): Timer {
    assert(!Number.isNaN(delayMs), 'a delay is a number')
    this.#activity++
    return this.#timers.add(this.#monotonicMs + Math.max(0, delayMs), fire)
  }

  defer(run: () => void): void {
    this.#activity++
    this.#deferred.push(run)
  }

  /** Events run since the start; two runs of one seed agree on it. */
  get eventsRun(): number {
    return this.#eventsRun
  }

  /** Timers that are set and not cancelled. Zero after everything was closed: a leak test. */
  get pendingTimers(): number {
    return this.#timers.size
  }

  /** The wall clock steps; the monotonic clock does not notice. */
  jumpWall(deltaMs: number): void {
    this.#wallOffsetMs += deltaMs
  }

  /** Runs what is due now, and whatever that makes due, without moving time. */
  async settle(): Promise<void> {
    await this.#exclusively(() => this.#settle())
  }

  /** Runs the next event, moving time to it; false where there is none. */
  async step(): Promise<boolean> {
    return await this.#exclusively(async () => {
      await this.#drain()
      if (this.#runDeferred()) {
        await this.#drain()
        return true
      }
      if (!this.#fireNext(Infinity)) return false
      await this.#drain()
      return true
    })
  }

  async runFor(durationMs: number): Promise<void> {
    await this.runUntil(this.#monotonicMs + durationMs)
  }

  /** Runs everything up to and including `monotonicMs`, which is then the time. */
  async runUntil(monotonicMs: number): Promise<void> {
    await this.#exclusively(async () => {
      await this.#settle()
      while (this.#fireNext(monotonicMs)) {
        await this.#drain()
        await this.#settle()
      }
      if (monotonicMs > this.#monotonicMs) this.#monotonicMs = monotonicMs
    })
  }

  /**
   * Runs until `work` has settled and not one event more, and returns its result. Throws when nothing is left to run, or when `limitMs` of
   * virtual time have passed: the hang of a simulated world.
   */
  async drive<T>(work: Promise<T>, limitMs: number = DEFAULT_DRIVE_LIMIT_MS): Promise<T> {
    let settled = false
    const done = (): void => {
      settled = true
    }
    work.then(done, done)
    const deadline = this.#monotonicMs + limitMs
    await this.#exclusively(async () => {
      // Work that needs no event is seen to be done before one is run that belongs to somebody else.
      await this.#drain()
      while (!settled) {
        if (!this.#runDeferred() && !this.#fireNext(Infinity)) throw new Error('the simulation has nothing left to run')
        await this.#drain()
        if (this.#monotonicMs > deadline) throw new Error(`not done after ${limitMs} ms of virtual time`)
      }
    })
    return await work
  }

  async #exclusively<T>(run: () => Promise<T>): Promise<T> {
    assert(!this.#driving, 'only one caller drives a clock at a time')
    this.#driving = true
    try {
      return await run()
    } finally {
      this.#driving = false
    }
  }

  async #settle(): Promise<void> {
    await this.#drain()
    for (let steps = 0; this.#runDeferred() || this.#fireNext(this.#monotonicMs); steps++) {
      assert(steps < MAX_STEPS_WITHOUT_TIME, 'time does not move: events make new events for the same moment')
      await this.#drain()
    }
  }

  #runDeferred(): boolean {
    if (this.#deferredHead === this.#deferred.length) return false
    const run = this.#deferred[this.#deferredHead++]!
    if (this.#deferredHead === this.#deferred.length) {
      this.#deferred = []
      this.#deferredHead = 0
    }
    this.#eventsRun++
    run()
    return true
  }

  #fireNext(latestMs: number): boolean {
    const at = this.#timers.nextAt()
    const fire = at === Infinity ? null : this.#timers.takeDue(latestMs)
    if (fire === null) return false
    if (at > this.#monotonicMs) this.#monotonicMs = at
    this.#eventsRun++
    fire()
    return true
  }

  async #drain(): Promise<void> {
    if (this.#barrier !== null) {
      await this.#barrier()
      return
    }
    // Without a barrier there is no way to see the end of the microtask queue; a chain of awaits that touches
    // neither clock nor disk nor network for this many turns counts as done. Deterministic either way.
    for (let quiet = 0, seen = this.#activity; quiet < QUIET_MICROTASK_TURNS; quiet++) {
      await Promise.resolve()
      if (this.#activity !== seen) {
        seen = this.#activity
        quiet = 0
      }
    }
  }
}

export interface SimClockOptions {
  /** Wall clock at the start, milliseconds since the epoch. */
  readonly wallMs?: number
  /**
   * Resolves when the microtask queue is empty: `() => new Promise((resolve) => setImmediate(resolve))` in Node. It
   * comes from outside because this package has no timers. Without it a fixed number of turns is waited for.
   */
  readonly barrier?: () => Promise<void>
}

/** 2026-01-01T00:00:00Z: any fixed moment will do. */
const DEFAULT_WALL_MS = 1_767_225_600_000
const DEFAULT_DRIVE_LIMIT_MS = 600_000
const MAX_STEPS_WITHOUT_TIME = 1_000_000
const QUIET_MICROTASK_TURNS = 48
