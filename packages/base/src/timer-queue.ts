import type { Timer } from './clock.ts'
import { Heap } from './heap.ts'

/** What waits for its time, earliest first, those of one moment in the order in which they came. For clocks. */
export class TimerQueue {
  #heap = new Heap<QueuedTimer>(firesBefore)
  #sequence = 0
  #cancelled = 0
  readonly #onEmpty: () => void

  /** `onEmpty` is called when a cancellation has left nothing to wait for. */
  constructor(onEmpty: () => void = () => {}) {
    this.#onEmpty = onEmpty
  }

  /** Timers that are neither fired nor cancelled. */
  get size(): number {
    return this.#heap.size - this.#cancelled
  }

  add(at: number, fire: () => void): Timer {
    const timer = new QueuedTimer(at, this.#sequence++, fire, this.#onCancel)
    this.#heap.push(timer)
    return timer
  }

  /** When the next one is due; Infinity where there is none. */
  nextAt(): number {
    for (;;) {
      const next = this.#heap.peek()
      if (next === undefined) return Infinity
      if (next.fire !== null) return next.at
      this.#heap.pop()
      this.#cancelled--
    }
  }

  /** Takes the next one off the queue, if it is due at `now`; the caller runs it. */
  takeDue(now: number): (() => void) | null {
    if (this.nextAt() > now) return null
    const timer = this.#heap.pop()
    const fire = timer?.fire ?? null
    if (timer !== undefined) timer.fire = null
    return fire
  }

  readonly #onCancel = (): void => {
    this.#cancelled++
    if (this.size === 0) this.#onEmpty()
    if (this.#cancelled < MIN_CANCELLED_TO_SWEEP || this.#cancelled * 2 < this.#heap.size) return
    // Cancelled timers far in the future (a session timeout renewed by each heartbeat) would pile up.
    const kept = new Heap<QueuedTimer>(firesBefore)
    for (let timer = this.#heap.pop(); timer !== undefined; timer = this.#heap.pop()) {
      if (timer.fire !== null) kept.push(timer)
    }
    this.#heap = kept
    this.#cancelled = 0
  }
}

const MIN_CANCELLED_TO_SWEEP = 1024

class QueuedTimer implements Timer {
  readonly at: number
  readonly sequence: number
  fire: (() => void) | null
  readonly #onCancel: () => void

  constructor(at: number, sequence: number, fire: () => void, onCancel: () => void) {
    this.at = at
    this.sequence = sequence
    this.fire = fire
    this.#onCancel = onCancel
  }

  cancel(): void {
    if (this.fire === null) return
    this.fire = null
    this.#onCancel()
  }
}

function firesBefore(a: QueuedTimer, b: QueuedTimer): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
}
