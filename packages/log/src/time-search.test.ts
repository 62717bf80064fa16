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
})
