import type { Clock } from '@ottla/base'
import { SimHost } from './sim-host.ts'
import type { Trace } from './trace.ts'

export interface SimNetworkOptions {
  /** Delays and order of events come from here; with a real clock and no latency this is a network in memory. */
  readonly clock: Clock
  /** Milliseconds from one host to another, asked for each segment; 0 if left out. */
  readonly latency?: (from: string, to: string, bytes: number) => number
  readonly connectTimeoutMs?: number
  readonly trace?: Trace
}

/** Whether what `from` sends to `to` gets there now. */
export type LinkRule = (from: string, to: string) => boolean

/**
 * Machines and what travels between them. A connection is a byte stream as TCP gives it: in order, without loss, until
 * it breaks; while a partition lasts its bytes wait (TCP repeats them), and arrive when it heals.
 */
export class SimNetwork {
  readonly clock: Clock
  readonly trace: Trace | null
  readonly connectTimeoutMs: number
  latency: (from: string, to: string, bytes: number) => number
  readonly #hosts = new Map<string, SimHost>()
  #cuts = new Set<LinkRule>()
  #waiting: { from: string; to: string; arrive: () => void }[] = []

  constructor(options: SimNetworkOptions) {
    this.clock = options.clock
    this.trace = options.trace ?? null
    this.connectTimeoutMs = options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS
    this.latency = options.latency ?? (() => 0)
  }

  /** The machine of that name; made at its first mention. */
  host(name: string): SimHost {
    let host = this.#hosts.get(name)
    if (host === undefined) {
      host = new SimHost(this, name)
      this.#hosts.set(name, host)
    }
    return host
  }

  find(name: string): SimHost | null {
    return this.#hosts.get(name) ?? null
  }

  /** Nothing passes where `cut` says so; returns the function that heals it. Several may be in force at once. */
  partition(cut: LinkRule): () => void {
    this.#cuts.add(cut)
    return () => {
      this.#cuts.delete(cut)
      this.#release()
    }
  }

  heal(): void {
    this.#cuts = new Set()
    this.#release()
  }

  /** Breaks the connections between two hosts; with `afterBytes`, once the first has sent so much more. */
  reset(from: string, to: string, afterBytes: number | null = null): void {
    for (const transport of this.host(from).transports()) {
      if (transport.remote.host !== to) continue
      if (afterBytes === null) transport.reset()
      else transport.resetAfter(afterBytes)
    }
  }

  /** Calls `arrive` once it got there, never before `notBefore`; returns when that will be. For SimHost and SimTransport. */
  carry(from: string, to: string, bytes: number, notBefore: number, arrive: () => void): number {
    const now = this.clock.monotonic()
    const delayMs = from === to ? 0 : this.latency(from, to, bytes)
    const at = Math.max(now + delayMs, notBefore)
    const land = (): void => {
      if (this.#isCut(from, to)) this.#waiting.push({ from, to, arrive })
      else arrive()
    }
    if (at <= now) this.clock.defer(land)
    else this.clock.schedule(at - now, land)
    return at
  }

  #isCut(from: string, to: string): boolean {
    // What waits already goes first, or a stream would lose its order.
    if (this.#waiting.some((held) => held.from === from && held.to === to)) return true
    for (const cut of this.#cuts) if (cut(from, to)) return true
    return false
  }

  /** As one event: whatever lands before it still finds the earlier ones waiting, and waits behind them. */
  #release(): void {
    this.clock.defer(() => {
      const waiting = this.#waiting
      this.#waiting = []
      for (const held of waiting) {
        if (this.#isCut(held.from, held.to)) this.#waiting.push(held)
        else held.arrive()
      }
    })
  }
}

const DEFAULT_CONNECT_TIMEOUT_MS = 30_000
