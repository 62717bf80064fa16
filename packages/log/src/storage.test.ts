/** Writing, flushing, reading back, rolling, retention, truncation, and what a failing disk does. */
import { ErrorCode } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { FlushGate } from './flush-gate.ts'
import type { PartitionLog } from './partition-log.ts'
import { TailBudget } from './tail-budget.ts'
import {
  batch,
  CLIENT,
  config,
  makeWorld,
  openLog,
  readBatches,
  readValues,
  type TestWorld,
  worldOn,
} from './testkit.test-support.ts'
import type { LogConfig, OpenLogOptions, ReadResult } from './types.ts'

function put(log: PartitionLog, ...values: string[]): void {
  for (const value of values) expect(log.append(batch([value]), CLIENT).errorCode).toBe(0)
}

function numbered(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `value-${from + i}`)
}

async function restart(world: TestWorld, overrides: Partial<OpenLogOptions> = {}): Promise<PartitionLog> {
  return await openLog(world, overrides)
}

/** A tail without memory: everything that is written is read from files. */
const FORGETFUL = { flushGate: new FlushGate(2), tailBudget: new TailBudget(0) }

function countSyncs(world: TestWorld): { count: number } {
  const counter = { count: 0 }
  const open = world.sim.open.bind(world.sim)
  world.sim.open = async (path, mode) => {
    const file = await open(path, mode)
    if (path.endsWith('.log')) {
      const sync = file.sync.bind(file)
      file.sync = async () => {
        counter.count++
        await sync()
      }
    }
    return file
  }
  return counter
}

describe('durability', () => {
  it('fsync: the appends of one turn share one write and one flush, and only then count', async () => {
    const world = makeWorld()
    const counter = countSyncs(world)
    const log = await openLog(world)
    const before = counter.count
    const seen: number[] = []
    log.onFlushed(() => seen.push(log.flushedOffset))
    put(log, ...numbered(0, 100))
    expect(log.flushedOffset).toBe(0)
    await world.clock.settle()
    expect(seen).toEqual([100])
    expect(counter.count - before).toBe(1)
    expect(world.sim.unsyncedBytes('/logs/t-0/00000000000000000000.log')).toBe(0)
  })

  it('os: a write counts, nothing is flushed', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ durability: 'os' }) })
    put(log, 'a')
    await world.clock.settle()
    expect([log.flushedOffset, log.recoveryPoint]).toEqual([1, 0])
    await world.clock.drive(log.flush())
    expect(log.recoveryPoint).toBe(1)
  })

  it('interval: a write counts, flushed after flush.messages or flush.ms', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ durability: 'os', flushMessages: 3 }) })
    put(log, 'a', 'b')
    await world.clock.settle()
    expect([log.flushedOffset, log.recoveryPoint]).toEqual([2, 0])
    put(log, 'c')
    await world.clock.settle()
    expect(log.recoveryPoint).toBe(3)
    log.updateConfig(config({ durability: 'os', flushMs: 50 }))
    put(log, 'd')
    await world.clock.runFor(49)
    expect(log.recoveryPoint).toBe(3)
    await world.clock.runFor(1)
    expect(log.recoveryPoint).toBe(4)
  })

  it('flush.messages=1 is fsync whatever the broker says', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ durability: 'os', flushMessages: 1 }) })
    put(log, 'a')
    expect(log.flushedOffset).toBe(0)
    await world.clock.settle()
    expect(log.recoveryPoint).toBe(1)
  })

  it('no more flushes at once than the gate allows', async () => {
    const world = makeWorld()
    world.sim.latency = (operation) => (operation === 'sync' ? 10 : 0)
    const gate = new FlushGate(2)
    const shared = { flushGate: gate, tailBudget: new TailBudget(1 << 20) }
    const logs: PartitionLog[] = []
    for (let i = 0; i < 6; i++) logs.push(await openLog(world, { dir: `/logs/t-${i}`, partition: i, shared }))
    for (const log of logs) put(log, 'a')
    await world.clock.runFor(9)
    expect(gate.running).toBe(2)
    await world.clock.runFor(11)
    expect(logs.filter((log) => log.flushedOffset === 1)).toHaveLength(4)
    await world.clock.runFor(10)
    expect(logs.every((log) => log.flushedOffset === 1)).toBe(true)
    expect(gate.running).toBe(0)
  })
})

describe('reading', () => {
  const cases: [string, Partial<OpenLogOptions>][] = [
    ['memory', {}],
    ['files', { shared: FORGETFUL }],
  ]
  it.each(cases)('pitfall 74: from %s, an offset inside a batch gives the whole batch', async (_name, options) => {
    const world = makeWorld()
    const log = await openLog(world, options)
    log.append(batch(['a', 'b', 'c']), CLIENT)
    log.append(batch(['d', 'e']), CLIENT)
    await world.clock.settle()
    const result = await log.read(1, 1 << 20)
    expect(result).toMatchObject({ errorCode: 0, baseOffset: 0, nextOffset: 5 })
    expect(await log.read(4, 1 << 20)).toMatchObject({ baseOffset: 3, nextOffset: 5 })
  })

  it.each(cases)(
    'pitfall 75: from %s, the end is empty, beyond it and below the start is out of range',
    async (_n, options) => {
      const world = makeWorld()
      const log = await openLog(world, { ...options, logStartOffset: 5 })
      expect(await log.read(5, 100)).toMatchObject({ errorCode: 0, sizeInBytes: 0 })
      put(log, 'a')
      await world.clock.settle()
      expect(await log.read(6, 100)).toMatchObject({ errorCode: 0, sizeInBytes: 0 })
      expect((await log.read(7, 100)).errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
      expect((await log.read(4, 100)).errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
      expect((await log.read(2 ** 63, 100)).errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    },
  )

  it.each(cases)(
    'pitfall 76, pitfall 83: from %s, the first batch is whole and the rest ends at a batch',
    async (_n, options) => {
      const world = makeWorld()
      const log = await openLog(world, options)
      put(log, ...numbered(0, 50))
      await world.clock.settle()
      const size = batch(['value-0']).length
      expect(await log.read(0, 1)).toMatchObject({ sizeInBytes: size, nextOffset: 1 })
      expect(await log.read(0, 1, { minOneBatch: false })).toMatchObject({ sizeInBytes: 0, nextOffset: 0 })
      expect(await log.read(3, 2 * size + 5)).toMatchObject({ sizeInBytes: 2 * size, nextOffset: 5 })
      expect(await log.read(0, 1 << 20, { limitOffset: 7 })).toMatchObject({ nextOffset: 7 })
      expect(await log.read(7, 1 << 20, { limitOffset: 7 })).toMatchObject({ sizeInBytes: 0 })
    },
  )

  it('from files over many segments gives every batch once, whatever the limit', async () => {
    const world = makeWorld()
    const small = config({ segmentBytes: 1000, indexIntervalBytes: 200 })
    const log = await openLog(world, { config: small, shared: FORGETFUL })
    const values = numbered(0, 300)
    for (const value of values) {
      put(log, value)
      if (value.endsWith('7')) await world.clock.settle()
    }
    await world.clock.settle()
    expect(log.segmentCount).toBeGreaterThan(20)
    expect(await readValues(log)).toEqual(values)
    expect((await readBatches(log, 1)).length).toBe(300)
    expect((await readBatches(log, 250)).length).toBe(300)
  })

  it('a gap in the offsets, between chunks or in a file, is skipped', async () => {
    for (const options of [{}, { shared: FORGETFUL }]) {
      const world = makeWorld()
      const log = await openLog(world, options)
      const raft = { origin: 'raft', leaderEpoch: 0 } as const
      const retainer = { retain: () => {}, release: () => {}, retainedBytes: 40_000 }
      const large = 'x'.repeat(40_000)
      log.append(batch([large], { baseOffset: 0, leaderEpoch: 0 }), { ...raft, retainer })
      log.append(batch([large], { baseOffset: 10, leaderEpoch: 0 }), { ...raft, retainer })
      await world.clock.settle()
      expect(await log.read(5, 1)).toMatchObject({ errorCode: 0, baseOffset: 10, nextOffset: 11 })
    }
  })

  it('looks up times in a segment whose file does not exist yet', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    log.append(batch(['a'], {}, 100), CLIENT)
    log.roll()
    log.append(batch(['b'], {}, 200), CLIENT)
    expect(await log.offsetForTimestamp(150)).toMatchObject({ offset: 1 })
    expect(await log.offsetOfMaxTimestamp()).toMatchObject({ offset: 1 })
  })

  it('the largest time is that of a record which was deleted, while its segment is there', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    log.append(batch(['a', 'b'], {}, 300), CLIENT)
    log.append(batch(['c'], {}, 100), CLIENT)
    await world.clock.drive(log.flush())
    log.updateHighWatermark(3)
    for (const start of [2, 3]) {
      expect(await world.clock.drive(log.deleteRecordsTo(start))).toBe(0)
      expect(await log.offsetOfMaxTimestamp()).toMatchObject({ timestamp: 300, offset: 0 })
      expect(await log.offsetForTimestamp(200)).toBe(null)
    }
  })

  it('without limits any time passes, with one of them the smallest does not', async () => {
    const world = makeWorld()
    const none = await openLog(world, {
      config: config({ timestampBeforeMaxMs: 2 ** 63, timestampAfterMaxMs: 2 ** 63 }),
    })
    expect(none.append(batch(['a'], {}, -(2 ** 63)), CLIENT).errorCode).toBe(0)
    const one = await openLog(makeWorld(), {
      config: config({ timestampBeforeMaxMs: 2 ** 63, timestampAfterMaxMs: 3_600_000 }),
    })
    expect(one.append(batch(['a'], {}, -(2 ** 63)), CLIENT).errorCode).toBe(ErrorCode.INVALID_TIMESTAMP)
  })

  it('a read ends with its segment, and says where a limit cut it', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    const size = batch(['a']).length
    for (const value of ['a', 'b']) log.append(batch([value]), CLIENT)
    log.roll()
    log.append(batch(['c']), CLIENT)
    const seen = async (offset: number, maxBytes: number): Promise<unknown> => {
      const { nextOffset, cut, sizeInBytes } = await log.read(offset, maxBytes)
      return [nextOffset, cut, sizeInBytes / size]
    }
    for (let turn = 0; turn < 2; turn++) {
      expect(await seen(0, 10 * size)).toEqual([2, false, 2])
      expect(await seen(0, 2 * size)).toEqual([2, false, 2])
      expect(await seen(0, 2 * size - 1)).toEqual([1, true, 1])
      expect(await seen(1, 1)).toEqual([2, false, 1])
      expect(await seen(2, 10 * size)).toEqual([3, false, 1])
      await world.clock.drive(log.flush())
    }
  })

  it('large batches are adopted with their buffer, held while a reader or the tail needs it', async () => {
    const world = makeWorld()
    const budget = new TailBudget(0)
    const log = await openLog(world, { shared: { flushGate: new FlushGate(2), tailBudget: budget } })
    let holders = 0
    const retainer = { retain: () => void holders++, release: () => void holders--, retainedBytes: 65_536 }
    log.append(batch(['x'.repeat(40_000)]), { ...CLIENT, retainer })
    expect(holders).toBe(1)
    expect(budget.usedBytes).toBe(65_536)
    const result = log.read(0, 1) as ReadResult
    result.retain()
    await world.clock.settle()
    expect(holders).toBe(1)
    expect(budget.usedBytes).toBe(0)
    result.release()
    expect(holders).toBe(0)
    expect(await readValues(log)).toEqual(['x'.repeat(40_000)])
    log.append(batch(['small']), { ...CLIENT, retainer })
    expect(holders).toBe(0)
  })

  it('pitfall 97, pitfall 99, pitfall 100: offsets by time, to the record, the earliest of equals', async () => {
    const world = makeWorld()
    const log = await openLog(world, {
      config: config({ segmentBytes: 500, indexIntervalBytes: 100 }),
      shared: FORGETFUL,
    })
    expect(await log.offsetForTimestamp(0)).toBeNull()
    expect(await log.offsetOfMaxTimestamp()).toBeNull()
    const times = [100, 300, 200, 500, 500, 400, 450]
    for (const time of times) log.append(batch([`at ${time}`, 'twin'], {}, time), { ...CLIENT, leaderEpoch: 2 })
    await world.clock.settle()
    const find = async (time: number): Promise<unknown> => await log.offsetForTimestamp(time)
    expect(await find(50)).toEqual({ timestamp: 100, offset: 0, leaderEpoch: 2 })
    expect(await find(150)).toEqual({ timestamp: 300, offset: 2, leaderEpoch: 2 })
    expect(await find(301)).toEqual({ timestamp: 500, offset: 6, leaderEpoch: 2 })
    expect(await find(501)).toBeNull()
    expect(await log.offsetOfMaxTimestamp()).toEqual({ timestamp: 500, offset: 6, leaderEpoch: 2 })
  })
})

describe('segments', () => {
  async function rolled(
    overrides: Partial<LogConfig>,
    count: number,
    step: (world: TestWorld) => Promise<void>,
  ): Promise<number> {
    const world = makeWorld()
    const log = await openLog(world, { config: config(overrides) })
    for (let i = 0; i < count; i++) {
      log.append(batch([`v${i}`], {}, world.clock.now()), CLIENT)
      await step(world)
    }
    return log.segmentCount
  }
  const still = async (world: TestWorld): Promise<void> => await world.clock.settle()

  it('roll by size, by time, and when an index is full', async () => {
    const size = batch(['v0']).length
    expect(await rolled({ segmentBytes: 2 * size }, 6, still)).toBe(3)
    expect(await rolled({ segmentMs: 1000 }, 6, async (world) => await world.clock.runFor(600))).toBe(3)
    expect(await rolled({ segmentIndexBytes: 24, indexIntervalBytes: 0 }, 9, still)).toBeGreaterThan(2)
    expect(
      await rolled({ cleanupCompact: true, maxCompactionLagMs: 1000 }, 6, async (w) => await w.clock.runFor(600)),
    ).toBe(3)
  })

  it('roll when an offset is too far for the indexes', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    put(log, 'a')
    const far = batch(['b'], { baseOffset: 2 ** 31 + 5, leaderEpoch: 0 })
    expect(log.append(far, { origin: 'raft', leaderEpoch: 0 }).errorCode).toBe(0)
    await world.clock.settle()
    expect(log.segmentCount).toBe(2)
    expect(world.sim.paths()).toContain(`/logs/t-0/${String(2 ** 31 + 5).padStart(20, '0')}.log`)
  })

  it('a clean close leaves what the next start needs and no scan', async () => {
    const world = makeWorld()
    const small = config({ segmentBytes: 1000, indexIntervalBytes: 100 })
    const log = await openLog(world, { config: small })
    put(log, ...numbered(0, 40))
    expect(await world.clock.drive(log.close())).toBe(true)
    const files = world.sim.paths().map((path) => path.slice('/logs/t-0/'.length))
    expect(files).toContain('00000000000000000040.snapshot')
    const again = await restart(world, { config: small, cleanShutdown: true, recoveryPoint: 40 })
    expect(again.endOffset).toBe(40)
    put(again, ...numbered(40, 60))
    await world.clock.settle()
    expect(await readValues(again)).toEqual(numbered(0, 60))
    expect(await again.offsetOfMaxTimestamp()).toMatchObject({ offset: 0 })
  })

  it('pitfall 213: retention by time looks at the largest record timestamp', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ retentionMs: 1000, timestampAfterMaxMs: Number.MAX_VALUE }) })
    const now = world.clock.now()
    for (const time of [now - 5000, now + 5000, now - 5000]) {
      log.append(batch(['a'], {}, time), CLIENT)
      log.roll()
    }
    log.updateHighWatermark(3)
    await world.clock.settle()
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(1)
    expect(log.logStartOffset).toBe(1)
    await world.clock.runFor(6001)
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(2)
    expect([log.logStartOffset, log.endOffset]).toEqual([3, 3])
  })

  it('pitfall 214: retention by size leaves at least the limit', async () => {
    const world = makeWorld()
    const size = batch(['v0']).length
    const log = await openLog(world, { config: config({ segmentBytes: size, retentionBytes: 3 * size - 1 }) })
    put(log, 'v0', 'v1', 'v2', 'v3', 'v4')
    log.updateHighWatermark(5)
    await world.clock.settle()
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(2)
    expect(log.sizeInBytes).toBe(3 * size)
  })

  it('pitfall 215: nothing at or above the watermark is deleted', async () => {
    const world = makeWorld()
    const size = batch(['v0']).length
    const log = await openLog(world, { config: config({ segmentBytes: size, retentionBytes: 0 }) })
    put(log, 'v0', 'v1', 'v2')
    log.updateHighWatermark(1)
    await world.clock.settle()
    await world.clock.drive(log.deleteOldSegments())
    expect(log.logStartOffset).toBe(1)
  })

  it('a log that lost all its records goes on where it ended, whatever dies at whatever moment', async () => {
    for (const death of ['kill', 'powerCut'] as const) {
      // Milliseconds, each a call of the disk; the last deletion comes to its end.
      for (let calls = 0; calls < 40; calls++) {
        const world = makeWorld()
        const log = await openLog({ ...world, disk: world.sim.mount() }, { config: config({ retentionMs: 1000 }) })
        for (const dir of ['/', '/logs']) await world.clock.drive(world.sim.syncDir(dir))
        put(log, ...numbered(0, 5))
        log.updateHighWatermark(5)
        await world.clock.runFor(1500)
        world.sim.latency = () => 1
        log.deleteOldSegments().catch(() => {})
        await world.clock.runFor(calls)
        if (calls === 39) expect(log.logStartOffset).toBe(5)
        world.sim[death]({ names: 'prefix' })
        const again = await openLog(worldOn(world.sim, world.clock, world.random))
        expect(again.endOffset, `${death} after ${calls} calls`).toBe(5)
      }
    }
  })

  it('deleted segments are renamed, and removed after the delay', async () => {
    const world = makeWorld()
    const size = batch(['v0']).length
    const log = await openLog(world, {
      config: config({ segmentBytes: size, retentionBytes: 0, fileDeleteDelayMs: 100 }),
    })
    put(log, 'v0', 'v1')
    log.updateHighWatermark(1)
    await world.clock.settle()
    await world.clock.drive(log.deleteOldSegments())
    const deleted = (): number => world.sim.paths().filter((path) => path.endsWith('.deleted')).length
    expect(deleted()).toBeGreaterThan(2)
    await world.clock.runFor(101)
    expect(deleted()).toBe(0)
  })

  it('pitfall 106: DeleteRecords moves the start up to the watermark and no further', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    put(log, ...numbered(0, 10))
    log.updateHighWatermark(8)
    expect(await log.deleteRecordsTo(9)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    expect(await log.deleteRecordsTo(4)).toBe(0)
    expect(await log.deleteRecordsTo(2)).toBe(0)
    expect(log.logStartOffset).toBe(4)
    expect(await log.deleteRecordsTo(-1)).toBe(0)
    expect(log.logStartOffset).toBe(8)
  })
})

describe('leader epochs', () => {
  it('pitfall 105: the end of an epoch, known, too new, too old, in between', async () => {
    const log = await openLog(makeWorld())
    const put3 = (leaderEpoch: number): unknown => log.append(batch(['a', 'b', 'c']), { origin: 'client', leaderEpoch })
    for (const epoch of [2, 2, 5, 7]) put3(epoch)
    expect(log.endOffsetForEpoch(7)).toEqual({ epoch: 7, endOffset: 12 })
    expect(log.endOffsetForEpoch(8)).toEqual({ epoch: -1, endOffset: -1 })
    expect(log.endOffsetForEpoch(1)).toEqual({ epoch: 1, endOffset: 0 })
    expect(log.endOffsetForEpoch(2)).toEqual({ epoch: 2, endOffset: 6 })
    expect(log.endOffsetForEpoch(4)).toEqual({ epoch: 2, endOffset: 6 })
    expect(log.endOffsetForEpoch(6)).toEqual({ epoch: 5, endOffset: 9 })
    expect([0, 5, 6, 11].map((offset) => log.epochForOffset(offset))).toEqual([2, 2, 5, 7])
  })

  it('stand in the file, and are rebuilt where that is damaged', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    for (const leaderEpoch of [0, 3, 3, 4]) log.append(batch(['a']), { origin: 'client', leaderEpoch })
    await world.clock.drive(log.close())
    const path = '/logs/t-0/leader-epoch-checkpoint'
    expect(world.sim.peek(path)!.toString()).toBe('0\n3\n0 0\n3 1\n4 3\n')
    world.sim.corrupt(path, () => Buffer.from('0\n7\n0 0\n'))
    const again = await restart(world, { cleanShutdown: true, recoveryPoint: 4 })
    expect(again.endOffsetForEpoch(3)).toEqual({ epoch: 3, endOffset: 3 })
    expect(world.sim.peek(path)!.toString()).toBe('0\n3\n0 0\n3 1\n4 3\n')
  })
})

describe('truncation', () => {
  it.each([{}, { shared: FORGETFUL }])(
    'cuts memory, files, epochs, producers and the watermark (%#)',
    async (options) => {
      const world = makeWorld()
      const small = { ...options, config: config({ segmentBytes: 600, indexIntervalBytes: 100 }) }
      const log = await openLog(world, small)
      const producer = { producerId: 1, producerEpoch: 0 }
      for (let i = 0; i < 30; i++) {
        log.append(batch([`v${i}`], { ...producer, baseSequence: i }), {
          origin: 'client',
          leaderEpoch: i < 15 ? 1 : 2,
        })
        if (i % 4 === 0) await world.clock.settle()
      }
      log.updateHighWatermark(30)
      await world.clock.drive(log.truncateTo(12))
      expect([log.endOffset, log.highWatermark, log.flushedOffset, log.latestEpoch]).toEqual([12, 12, 12, 1])
      const next = batch(['new'], { ...producer, baseSequence: 12 })
      expect(log.append(next, { origin: 'client', leaderEpoch: 3 })).toMatchObject({ errorCode: 0, baseOffset: 12 })
      await world.clock.settle()
      const expected = [...Array.from({ length: 12 }, (_, i) => `v${i}`), 'new']
      expect(await readValues(log)).toEqual(expected)
      world.sim.kill()
      const crashed = await restart({ ...world, disk: world.sim.mount() }, small)
      expect(await readValues(crashed)).toEqual(expected)
      expect(crashed.activeProducers()[0]!.lastSequence).toBe(12)
    },
  )

  it('fully, to start elsewhere', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ segmentBytes: 300 }) })
    put(log, ...numbered(0, 10))
    await world.clock.drive(log.truncateFullyAndStartAt(1000))
    expect([log.logStartOffset, log.endOffset, log.highWatermark, log.sizeInBytes]).toEqual([1000, 1000, 1000, 0])
    put(log, 'a')
    await world.clock.drive(log.close())
    const again = await restart(world, { cleanShutdown: true, recoveryPoint: 1001 })
    expect([again.logStartOffset, again.endOffset]).toEqual([1000, 1001])
  })
})

describe('a failing disk', () => {
  it('no room: the partial batch goes, appends are refused, reads go on, and it recovers by itself', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    put(log, ...numbered(0, 5))
    await world.clock.settle()
    world.sim.capacityBytes = world.sim.usedBytes + 100
    const states: string[] = []
    log.onFlushed(() => states.push(log.state))
    put(log, 'x'.repeat(200), 'y')
    await world.clock.settle()
    expect([log.state, log.endOffset, log.flushedOffset]).toEqual(['full', 5, 5])
    expect(states).toContain('full')
    expect(log.append(batch(['z']), CLIENT).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    expect(await readValues(log)).toEqual(numbered(0, 5))
    await world.clock.runFor(5000)
    expect(log.state).toBe('full')
    world.sim.capacityBytes = Infinity
    await world.clock.runFor(1000)
    expect(log.state).toBe('online')
    put(log, 'again')
    await world.clock.settle()
    world.sim.powerCut()
    const after = await restart({ ...world, disk: world.sim.mount() })
    expect(await readValues(after)).toEqual([...numbered(0, 5), 'again'])
  })

  it('no room at a roll: the segment before goes on', async () => {
    const world = makeWorld()
    const log = await openLog(world, { config: config({ segmentBytes: 300 }) })
    put(log, ...numbered(0, 3))
    await world.clock.settle()
    world.sim.faults.add({
      operation: ['write', 'open'],
      path: /0{19}[1-9]\.(log|snapshot)$/,
      code: 'ENOSPC',
      keepBytes: 0,
      times: 3,
    })
    put(log, ...numbered(3, 6))
    await world.clock.settle()
    const end = log.endOffset
    expect(log.state).toBe('full')
    await world.clock.runFor(3000)
    world.sim.faults.clear()
    await world.clock.runFor(3000)
    expect(log.state).toBe('online')
    put(log, ...numbered(end, 9))
    await world.clock.drive(log.flush())
    expect(await readValues(log)).toEqual(numbered(0, 9))
  })

  it('a flush that fails is final: nothing counts, the directory is told once, and the flush is not tried again', async () => {
    const world = makeWorld()
    const failures: Error[] = []
    const log = await openLog(world, { onFailure: (error) => failures.push(error) })
    put(log, 'a')
    await world.clock.settle()
    world.sim.faults.add({ operation: 'sync', path: /\.log$/, code: 'EIO' })
    put(log, 'b')
    const flush = log.flush()
    flush.catch(() => {})
    await world.clock.settle()
    await expect(flush).rejects.toMatchObject({ code: 'EIO' })
    refuses(log)
    await world.clock.runFor(10_000)
    expect([log.state, log.flushedOffset, failures.length]).toEqual(['failed', 1, 1])
    expect((await log.read(0, 100)).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
  })

  function refuses(log: PartitionLog): void {
    expect(log.append(batch(['z']), CLIENT).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
  }

  it('damage before the recovery point sets the file aside and keeps the partition offline, at the next start too', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    put(log, ...numbered(0, 10))
    await world.clock.drive(log.close())
    world.sim.flipBit('/logs/t-0/00000000000000000000.log', 8 * 100)
    for (let start = 0; start < 2; start++) {
      const again = await restart(worldOn(world.sim, world.clock, world.random), { recoveryPoint: 10 })
      expect(again.state).toBe('corrupt')
      expect(again.problem!.message).toContain('.corrupt')
      expect(again.append(batch(['z']), CLIENT).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    }
    expect(world.sim.paths()).toContain('/logs/t-0/00000000000000000000.log.corrupt')
  })
})
