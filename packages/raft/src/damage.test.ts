/**
 * Every bit of a snapshot and of `quorum-state` flipped, and both cut at every byte: the start is refused with an error that says why, or it comes to
 * the same metadata in a later epoch.
 */
import { MetricRegistry, silentLogger } from '@ottla/base'
import { MemoryDisk, SimClock, SimRandom } from '@ottla/world'
import { beforeAll, describe, expect, it } from 'vitest'
import { DamagedMetadataError, NotFormattedError, NotSoleVoterError } from './errors.ts'
import { DIR, format, machine, numbered, numberOf, openLog, remounted } from './machine.test-support.ts'
import { decodeSnapshot } from './snapshot-file.ts'

const META = `${DIR}/__cluster_metadata-0`
const NOTES = 6
/** A hang guard, not a figure. */
const GUARD_MS = 600_000

let directoryId = ''
let epoch = 0
let files: Map<string, Buffer>

beforeAll(async () => {
  const first = machine()
  directoryId = await format(first)
  const log = await openLog(remounted(first), directoryId)
  for (let n = 0; n < NOTES; n++) log.append([numbered(n)], first.clock.now())
  await first.clock.runFor(10)
  const records = Array.from({ length: NOTES - 1 }, (_, n) => numbered(n))
  const place = { lastContainedOffset: log.committedOffset - 2, lastContainedEpoch: log.leaderEpoch }
  await first.clock.drive(log.snapshot({ ...place, lastContainedLogTimeMs: 5, records }))
  epoch = log.leaderEpoch
  await first.clock.drive(log.close())
  files = new Map(first.sim.paths().map((path) => [path, first.sim.peek(path)!]))
})

function fileNamed(pattern: RegExp): string {
  return [...files.keys()]
    .filter((path) => pattern.test(path))
    .sort()
    .at(-1)!
}

function* damagesOf(bytes: Buffer, step = 1): Generator<Buffer> {
  for (let bit = 0; bit < 8 * bytes.length; bit += step) {
    const damaged = Buffer.from(bytes)
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    yield damaged
  }
  for (let cut = 0; cut < bytes.length; cut++) yield bytes.subarray(0, cut)
}

/** What a start makes of the directory with one file changed; the error that refuses it. */
async function startWith(path: string, bytes: Buffer): Promise<unknown> {
  const clock = new SimClock({
    wallMs: 1_795_228_200_000,
    barrier: () => new Promise((resolve) => setImmediate(resolve)),
  })
  const disk = new MemoryDisk(clock)
  await disk.makeDir(META)
  for (const [name, content] of new Map([...files, [path, bytes]])) {
    const file = await disk.open(name, 'replace')
    if (content.length > 0) await file.write([content], 0)
    await file.close()
  }
  const random = new SimRandom(1)
  const world = { clock, random, disk, logger: silentLogger, metrics: new MetricRegistry() }
  try {
    const log = await openLog({ ...remounted(machine()), clock, random, world }, directoryId)
    const numbers: (number | null)[] = []
    const take = (records: readonly Parameters<typeof numberOf>[0][]): void =>
      void numbers.push(...records.map(numberOf))
    const following = await log.follow(
      {
        loadSnapshot: (snapshot) => take(snapshot.records),
        loadBatches: (batches) => batches.forEach((batch) => take(batch.records)),
      },
      (error) => {
        throw error
      },
    )
    await clock.runFor(1)
    following.stop()
    const isLater = log.leaderEpoch > epoch
    await clock.drive(log.close())
    return { numbers, isLater }
  } catch (error) {
    return error
  }
}

function isRefusal(outcome: unknown): boolean {
  return [DamagedMetadataError, NotFormattedError, NotSoleVoterError].some((kind) => outcome instanceof kind)
}

async function expectSound(path: string, step: number): Promise<{ cases: number; refused: number }> {
  const tally = { cases: 0, refused: 0 }
  const sound = { numbers: Array.from({ length: NOTES }, (_, n) => n), isLater: true }
  expect(await startWith(path, files.get(path)!)).toEqual(sound)
  for (const damaged of damagesOf(files.get(path)!, step)) {
    const outcome = await startWith(path, damaged)
    tally.cases++
    if (isRefusal(outcome)) tally.refused++
    else expect(outcome, damaged.toString('latin1')).toEqual(sound)
  }
  return tally
}

describe('damage', () => {
  it('a snapshot is whole or refused', { timeout: GUARD_MS }, async () => {
    const path = fileNamed(/[1-9]-\d+\.checkpoint$/)
    const whole = files.get(path)!
    const right = decodeSnapshot(whole, path)
    let refused = 0
    for (const damaged of damagesOf(whole)) {
      try {
        // Offsets inside a snapshot mean nothing.
        const { control, records, lastContainedLogTimeMs } = decodeSnapshot(damaged, path)
        expect(records).toEqual(right.records)
        expect(lastContainedLogTimeMs).toBe(right.lastContainedLogTimeMs)
        expect({ ...control, votersOffset: 0 }).toEqual({ ...right.control, votersOffset: 0 })
      } catch (error) {
        if (!(error instanceof DamagedMetadataError)) throw error
        refused++
      }
    }
    expect(refused).toBeGreaterThan(6 * whole.length)
    const tally = await expectSound(path, 13)
    expect(tally.refused).toBeGreaterThan(tally.cases / 2)
  })

  it('of quorum-state it reads what makes sense, and the epoch goes up', { timeout: GUARD_MS }, async () => {
    const tally = await expectSound(fileNamed(/quorum-state$/), 1)
    expect(tally.refused).toBeGreaterThan(tally.cases / 4)
  })
})
