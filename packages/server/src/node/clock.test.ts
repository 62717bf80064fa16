import { CLOCK_CONFORMANCE } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { NodeClock } from './clock.ts'

describe('real clock', () => {
  for (const { name, run } of CLOCK_CONFORMANCE) {
    it(name, async () => {
      await expect(run(new NodeClock())).resolves.toBeUndefined()
    })
  }
})
