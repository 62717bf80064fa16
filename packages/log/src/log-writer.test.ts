import { MetricRegistry } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { batch, CLIENT, config, makeWorld, openLog } from './testkit.test-support.ts'

describe('flush times', () => {
  it('are recorded once for each flush, in milliseconds', async () => {
    const metrics = new MetricRegistry()
    const world = { ...makeWorld(), metrics }
    const log = await openLog(world)
    world.sim.latency = (operation) => (operation === 'sync' ? 7 : 0)
    for (const value of ['a', 'b']) {
      log.append(batch([value]), CLIENT)
      await world.clock.drive(log.flush())
    }
    const flushes = [...metrics.samples()].filter(({ id }) => id.name === 'LogFlushRateAndTimeMs')
    expect(flushes).toHaveLength(1)
    expect(flushes[0]!.id).toEqual({ group: 'kafka.log', type: 'LogFlushStats', name: 'LogFlushRateAndTimeMs' })
    expect(flushes[0]!.value).toBe(2)
    expect(flushes[0]!.summary).toMatchObject({ mean: 7, max: 7 })
  })

  it('are not made up where nothing is flushed', async () => {
    const metrics = new MetricRegistry()
    const world = { ...makeWorld(), metrics }
    const log = await openLog(world, { config: config({ durability: 'os' }) })
    log.append(batch(['a']), CLIENT)
    while (log.flushedOffset < 1) await world.clock.runFor(1)
    const flushes = [...metrics.samples()].filter(({ id }) => id.name === 'LogFlushRateAndTimeMs')
    expect(flushes.map(({ value }) => value)).toEqual([0])
  })
})
