/** The simulated world of one seed: one clock, one disk, one network, one trace over all that happens in them. */

import { SimClock, SimDisk, SimNetwork, SimRandom, Trace } from '@ottla/world'
import { fixCodecs } from './fixed-codecs.ts'

export interface World {
  readonly random: SimRandom
  readonly clock: SimClock
  readonly trace: Trace
  readonly disk: SimDisk
  readonly network: SimNetwork
}

export interface WorldOptions {
  readonly seed: number
  /** ms of a message on the way, and of a disk's operation, at most. */
  readonly networkMs: number
  readonly diskMs: number
  /** Lines of the trace that are kept as text. */
  readonly keepLines?: number
}

export function makeWorld({ seed, networkMs, diskMs, keepLines = 0 }: WorldOptions): World {
  fixCodecs()
  const random = new SimRandom(seed)
  // Chains of awaits in a whole node are deep: the real end of the microtasks is waited for.
  const clock = new SimClock({ barrier: () => new Promise((resolve) => setImmediate(resolve)) })
  const trace = new Trace({ keepLines })
  const delays = random.fork('delays')
  const disk = new SimDisk({ clock, random: random.fork('disk'), trace, latency: () => delays.float() * diskMs })
  const network = new SimNetwork({
    clock,
    trace,
    latency: () => delays.float() * networkMs,
    connectTimeoutMs: 3_000,
  })
  return { random, clock, trace, disk, network }
}
