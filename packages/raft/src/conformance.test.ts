/** The metadata log keeps what every replicated log promises; what power cuts may take is tried at random. */
import { REPLICATED_LOG_CONFORMANCE } from '@ottla/rsm'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import {
  format,
  logUnderTest,
  type Machine,
  machine,
  numbered,
  numberOf,
  openLog,
  remounted,
} from './machine.test-support.ts'
import type { MetadataLog } from './metadata-log.ts'

const SMALL = { config: { segmentBytes: 2000 } }

describe.each([
  { title: 'on a disk without delays that runs full', open: () => logUnderTest(0, 'ENOSPC') },
  { title: 'on a slow disk that breaks', open: () => logUnderTest(8, 'EIO') },
  { title: 'in small segments', open: () => logUnderTest(1, 'EIO', SMALL) },
])('metadata log $title', ({ open }) => {
  for (const { name, run } of REPLICATED_LOG_CONFORMANCE) {
    it(name, async () => {
      await expect(run(open)).resolves.toBeUndefined()
    })
  }
})

/** One process's life: appends, commits, snapshots, until the power goes at a moment of chance. */
async function live(on: Machine, log: MetadataLog, random: SimRandom, next: number): Promise<number> {
  for (let step = 0; step < 10; step++) {
    const count = 1 + random.below(3)
    log.append(
      Array.from({ length: count }, () => numbered(next++)),
      on.clock.now(),
    )
    await on.clock.runFor(random.below(4))
    if (random.below(3) === 0 && log.committedOffset > 0) {
      // Time passes while it is read: the state is that of now.
      const to = log.committedOffset
      const records = await on.clock.drive(allNumbers(log, to))
      const state = {
        lastContainedOffset: to - 1,
        lastContainedEpoch: log.leaderEpoch,
        lastContainedLogTimeMs: on.clock.now(),
        records: records.map(numbered),
      }
      // It may be under way when the power goes.
      log.snapshot(state).catch(() => {})
    }
  }
  return next
}

/** Numbers that the newest snapshot and the log behind it have, in order. */
async function allNumbers(log: MetadataLog, to: number): Promise<number[]> {
  const snapshot = await log.loadSnapshot()
  const found = (snapshot?.records ?? []).map((record) => numberOf(record)!)
  for await (const batch of log.read(snapshot === null ? 0 : snapshot.lastContainedOffset + 1)) {
    for (const { record, offset } of batch.records) if (offset < to) found.push(numberOf(record)!)
  }
  return found
}

describe('power cuts', () => {
  for (let seed = 1; seed <= 25; seed++) {
    it(`take nothing that was committed, with snapshots and cleaning, seed ${seed}`, async () => {
      const random = new SimRandom(seed)
      let on = machine(seed, undefined, 2)
      const directoryId = await format(on)
      const options = { config: { segmentBytes: 1000, retentionBytes: 3000 } }
      let next = 0
      let epoch = 0
      for (let round = 0; round < 6; round++) {
        const log = await openLog(on, directoryId, options)
        expect(log.leaderEpoch).toBeGreaterThan(epoch)
        epoch = log.leaderEpoch
        const found = await on.clock.drive(allNumbers(log, log.endOffset))
        expect(found, `round ${round}`).toEqual(Array.from({ length: found.length }, (_, n) => n))
        expect(found.length).toBeGreaterThanOrEqual(next)
        next = found.length
        let committed = log.committedOffset
        const start = log.committedOffset
        log.subscribe({
          committed: (offset) => {
            committed = offset
          },
          failed: () => expect.unreachable('nothing fails here'),
        })
        await live(on, log, random, next)
        next += committed - start
        on.sim.powerCut()
        on = remounted(on)
      }
    })
  }
})
