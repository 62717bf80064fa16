import { describe, expect, it } from 'vitest'
import { batch, CLIENT, makeWorld, openLog } from './testkit.test-support.ts'

const TIME = 1_767_225_600_000

describe('search by time', () => {
  it('goes on behind records that are deleted while it looks for them', async () => {
    const world = makeWorld()
    const first = await openLog(world)
    for (let n = 0; n < 6; n++) first.append(batch([`v${n}`], {}, TIME + n), CLIENT)
    await world.clock.drive(first.close())
    // Opened anew, so that nothing is in memory and the search has to wait for the disk.
    world.sim.latency = () => 1
    const log = await openLog(world)
    log.updateHighWatermark(6)
    const searching = log.offsetForTimestamp(TIME)
    const deleting = log.deleteRecordsTo(4)
    const [found] = await world.clock.drive(Promise.all([searching, deleting]))
    expect(found).toMatchObject({ offset: 4, timestamp: TIME + 4 })
  })

  it('looks into the first segment with so late a record, also when that one was deleted', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    for (const [n, time] of [1000, 10, 2000, 1500].entries()) {
      log.append(batch([`v${n}`], {}, time), CLIENT)
      if (n > 0) log.roll()
    }
    log.updateHighWatermark(4)
    await world.clock.settle()
    const find = async (time: number): Promise<unknown> => await world.clock.drive(log.offsetForTimestamp(time))
    expect(await find(500)).toMatchObject({ offset: 0 })
    expect(await world.clock.drive(log.deleteRecordsTo(1))).toBe(0)
    expect(await find(5)).toMatchObject({ offset: 1, timestamp: 10 })
    expect(await find(500)).toBeNull()
    expect(await find(1500)).toMatchObject({ offset: 2, timestamp: 2000 })
    expect(await find(2500)).toBeNull()
  })

  it('the largest timestamp may be that of a deleted record whose segment is still there', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    for (const time of [1000, 10]) log.append(batch(['v'], {}, time), CLIENT)
    log.updateHighWatermark(2)
    await world.clock.settle()
    expect(await world.clock.drive(log.deleteRecordsTo(1))).toBe(0)
    expect(await world.clock.drive(log.offsetOfMaxTimestamp())).toMatchObject({ offset: 0, timestamp: 1000 })
  })

  it('without timestamps the first record has the largest, and nothing is found by time', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    for (const values of [['a', 'b'], ['c']]) log.append(batch(values, {}, -1), CLIENT)
    await world.clock.settle()
    expect(await world.clock.drive(log.offsetOfMaxTimestamp())).toEqual({ offset: 0, timestamp: -1, leaderEpoch: 0 })
    expect(await world.clock.drive(log.offsetForTimestamp(0))).toBeNull()
  })
})
