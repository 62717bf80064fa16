import { describe, expect, it } from 'vitest'
import { CLOCK_CONFORMANCE } from './clock-conformance.ts'
import { NETWORK_CONFORMANCE } from './network-conformance.ts'
import { ProcessClock } from './process-clock.ts'
import { SimClock } from './sim-clock.ts'
import { SimNetwork } from './sim-network.ts'
import { SimRandom } from './sim-random.ts'

describe('simulated network without delays', () => {
  for (const { name, run } of NETWORK_CONFORMANCE) {
    it(name, async () => {
      const clock = new SimClock()
      const network = new SimNetwork({ clock }).host('broker-1')
      await expect(clock.drive(run(network, 'broker-1'))).resolves.toBeUndefined()
      expect(network.connections).toBe(0)
    })
  }
})

describe('simulated network with random delays', () => {
  for (const { name, run } of NETWORK_CONFORMANCE) {
    it(name, async () => {
      const clock = new SimClock()
      const random = new SimRandom(1)
      const sim = new SimNetwork({ clock, latency: () => random.below(20) })
      // From one host to another: a host reaches itself without delay.
      const near = sim.host('client')
      const far = sim.host('broker-1')
      const network = { listen: far.listen.bind(far), connect: near.connect.bind(near) }
      await expect(clock.drive(run(network, 'broker-1'))).resolves.toBeUndefined()
      expect(near.connections + far.connections).toBe(0)
    })
  }
})

describe('simulated clock', () => {
  for (const { name, run } of CLOCK_CONFORMANCE) {
    it(name, async () => {
      const clock = new SimClock()
      await expect(clock.drive(run(clock))).resolves.toBeUndefined()
    })
    it(`of a process: ${name}`, async () => {
      const clock = new SimClock()
      await expect(clock.drive(run(new ProcessClock(clock)))).resolves.toBeUndefined()
    })
  }
})
