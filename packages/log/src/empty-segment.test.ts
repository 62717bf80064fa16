/** What Apache Kafka's cleaner leaves of a segment in which every record was overwritten later: a file without a byte. */
import { describe, expect, it } from 'vitest'
import { batch, makeWorld, openLog, readValues } from './testkit.test-support.ts'

const DIR = '/logs/t-0'

describe('a segment that a compaction emptied', () => {
  it.each(['clean', 'unclean'])('is passed over by reads from below and within it, after a %s stop', async (stop) => {
    const world = makeWorld()
    const files: [number, Buffer][] = [
      [0, Buffer.alloc(0)],
      [8, Buffer.alloc(0)],
      [20, batch(['v25'], { baseOffset: 25 })],
      [30, batch(['v30', 'v31'], { baseOffset: 30 })],
    ]
    await world.clock.drive(
      (async () => {
        await world.sim.makeDir(DIR)
        for (const [base, bytes] of files) {
          const file = await world.sim.open(`${DIR}/${String(base).padStart(20, '0')}.log`, 'replace')
          await file.write([bytes], 0)
          await file.sync()
          await file.close()
        }
        await world.sim.syncDir(DIR)
      })(),
    )
    const before = stop === 'clean' ? { cleanShutdown: true, recoveryPoint: 32 } : {}
    const log = await openLog({ ...world, disk: world.sim.mount() }, { highWatermark: 32, ...before })
    expect([log.problem, log.logStartOffset, log.endOffset]).toEqual([null, 0, 32])
    for (const from of [0, 5, 8, 19, 24]) {
      const { chunks, nextOffset } = await world.clock.drive(Promise.resolve(log.read(from, 1)))
      expect([from, chunks.length, nextOffset]).toEqual([from, 1, 26])
    }
    expect(await world.clock.drive(readValues(log))).toEqual(['v25', 'v30', 'v31'])
  })
})
