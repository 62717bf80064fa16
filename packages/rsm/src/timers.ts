/** The timers of one shard: deadlines by key in one heap, and one timer of the clock for the earliest. */
import { type Clock, Heap, type Timer } from '@ottla/base'
import type { Decision, ShardTimers } from './shard.ts'

type Operation<R> = (now: number) => Decision<R, void>

interface Entry<R> {
  readonly key: string
  /** When it is due, ms of the monotonic clock. Moves on when the key gets a later deadline. */
  deadline: number
  /** Where the heap has it: at most `deadline`. A session renewed by each heartbeat so costs no heap work. */
  readonly queuedAt: number
  readonly sequence: number
  /** null: cancelled, or replaced by an earlier one. */
  operation: Operation<R> | null
}

/** Dead entries are swept when there are more of them than live ones and this many. */
const MIN_DEAD_TO_SWEEP = 64

export class Timers<R> implements ShardTimers<R> {
  readonly #clock: Clock
  readonly #fire: (key: string, operation: Operation<R>) => void
  readonly #live = new Map<string, Entry<R>>()
  #heap = new Heap<Entry<R>>(before)
  #sequence = 0
  #armed: Timer | null = null
  #armedAt = Infinity

  /** `fire` runs what is due as a write operation. */
  constructor(clock: Clock, fire: (key: string, operation: Operation<R>) => void) {
    this.#clock = clock
    this.#fire = fire
  }

  get size(): number {
    return this.#live.size
  }

  has(key: string): boolean {
    return this.#live.has(key)
  }

  schedule(key: string, delayMs: number, operation: Operation<R>): void {
    const deadline = this.#clock.monotonic() + Math.max(0, delayMs)
    const present = this.#live.get(key)
    if (present !== undefined && deadline >= present.queuedAt) {
      present.deadline = deadline
      present.operation = operation
      return
    }
    if (present !== undefined) present.operation = null
    this.#push({ key, deadline, queuedAt: deadline, sequence: this.#sequence++, operation })
    this.#arm()
  }

  cancel(key: string): void {
    const entry = this.#live.get(key)
    if (entry === undefined) return
    entry.operation = null
    this.#live.delete(key)
    this.#sweep()
  }

  clear(): void {
    this.#live.clear()
    this.#heap = new Heap<Entry<R>>(before)
    this.#armed?.cancel()
    this.#armed = null
    this.#armedAt = Infinity
  }

  #push(entry: Entry<R>): void {
    this.#live.set(entry.key, entry)
    this.#heap.push(entry)
  }

  #arm(): void {
    const next = this.#heap.peek()
    if (next === undefined || next.queuedAt >= this.#armedAt) return
    this.#armed?.cancel()
    this.#armedAt = next.queuedAt
    this.#armed = this.#clock.schedule(next.queuedAt - this.#clock.monotonic(), () => this.#run())
  }

  #run(): void {
    this.#armed = null
    this.#armedAt = Infinity
    const now = this.#clock.monotonic()
    for (let next = this.#heap.peek(); next !== undefined && next.queuedAt <= now; next = this.#heap.peek()) {
      this.#heap.pop()
      const { key, operation, deadline } = next
      if (operation === null) continue
      if (deadline > now) {
        this.#push({ key, deadline, queuedAt: deadline, sequence: this.#sequence++, operation })
        continue
      }
      // First, so that the operation may set the same key again.
      this.#live.delete(key)
      next.operation = null
      this.#fire(key, operation)
    }
    this.#arm()
  }

  /** Keys that come and go (a join that completed, a member that left) would pile up until their deadlines. */
  #sweep(): void {
    const dead = this.#heap.size - this.#live.size
    if (dead < MIN_DEAD_TO_SWEEP || dead <= this.#live.size) return
    this.#heap = new Heap<Entry<R>>(before)
    for (const entry of this.#live.values()) this.#heap.push(entry)
  }
}

function before(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.queuedAt < b.queuedAt || (a.queuedAt === b.queuedAt && a.sequence < b.sequence)
}
