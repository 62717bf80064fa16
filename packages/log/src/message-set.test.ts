/** Segments of before 0.11: message sets of magic 0 and 1, plain and compressed, with batches of magic 2 behind them. */
import { batchSizeInBytes, CompressionCodec, lastOffsetOf } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { type MessageSetOptions, messageSet, type OldMessage } from './message-set.test-support.ts'
import type { PartitionLog } from './partition-log.ts'
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
import type { LogConfig, OpenLogOptions } from './types.ts'

const { NONE, GZIP, SNAPPY, LZ4 } = CompressionCodec
const TIME = 1_400_000_000_000
const DIR = '/logs/t-0'
const SMALL = config({ segmentBytes: 1 << 20, indexIntervalBytes: 100, retentionMs: -1 })

/** `count` messages that say their offsets; each third one is earlier than the one before it. */
function old(count: number, options: MessageSetOptions): Buffer {
  const messages: OldMessage[] = Array.from({ length: count }, (_, i) => {
    const offset = options.baseOffset + i
    return { timestampMs: TIME + 10 * (offset % 3 === 2 ? offset - 2 : offset), key: `k${offset}`, value: `v${offset}` }
  })
  return messageSet(messages, options)
}

/** Two segments of old messages, and one where batches follow them. By the base offset of the file. */
function segments(): Map<number, Buffer> {
  const newer = (baseOffset: number): Buffer =>
    batch(
      [`v${baseOffset}`, `v${baseOffset + 1}`],
      { baseOffset, leaderEpoch: 3, producerId: 7, producerEpoch: 0, baseSequence: baseOffset - 36 },
      TIME + 10 * baseOffset,
    )
  return new Map([
    [
      0,
      Buffer.concat([
        old(4, { magic: 0, baseOffset: 0 }),
        old(4, { magic: 0, baseOffset: 4, codec: GZIP }),
        old(4, { magic: 0, baseOffset: 8, codec: SNAPPY }),
      ]),
    ],
    [
      12,
      Buffer.concat([
        old(4, { magic: 1, baseOffset: 12 }),
        old(4, { magic: 1, baseOffset: 16, codec: LZ4 }),
        old(4, { magic: 1, baseOffset: 20, codec: GZIP, appendTimeMs: TIME + 205 }),
        old(4, { magic: 1, baseOffset: 24, codec: NONE, appendTimeMs: TIME + 255 }),
      ]),
    ],
    [28, Buffer.concat([old(8, { magic: 1, baseOffset: 28, codec: SNAPPY }), newer(36), newer(38)])],
  ])
}

/** Without the segment of magic 0. */
function timed(): Map<number, Buffer> {
  return new Map([...segments()].slice(1))
}

const VALUES = Array.from({ length: 40 }, (_, i) => `v${i}`)

async function put(world: TestWorld, base: number, bytes: Buffer): Promise<void> {
  const file = await world.sim.open(`${DIR}/${String(base).padStart(20, '0')}.log`, 'replace')
  await file.write([bytes], 0)
  await file.sync()
  await file.close()
}

async function written(files: ReadonlyMap<number, Buffer> = segments()): Promise<TestWorld> {
  const world = makeWorld()
  await world.clock.drive(
    (async () => {
      await world.sim.makeDir(DIR)
      for (const [base, bytes] of files) await put(world, base, bytes)
      await world.sim.syncDir(DIR)
    })(),
  )
  return world
}

/** As the next process finds it. */
function later(world: TestWorld): TestWorld {
  world.sim.kill()
  return worldOn(world.sim, world.clock, world.random)
}

async function opened(
  world: TestWorld,
  overrides: Partial<LogConfig> = {},
  options: Partial<OpenLogOptions> = {},
): Promise<PartitionLog> {
  const log = await openLog(
    { ...world, disk: world.sim.mount() },
    { config: { ...SMALL, ...overrides }, highWatermark: 40, ...options },
  )
  expect(log.problem).toBeNull()
  return log
}

describe('segments of magic 0 and 1', () => {
  it('are recovered and served as they stand, from each offset', async () => {
    const world = await written()
    const log = await opened(world)
    expect([log.state, log.logStartOffset, log.endOffset, log.segmentCount]).toEqual(['online', 0, 40, 3])
    expect(await world.clock.drive(readValues(log))).toEqual(VALUES)
    expect(Buffer.concat(await world.clock.drive(readBatches(log)))).toEqual(Buffer.concat([...segments().values()]))
    for (let offset = 0; offset < 40; offset++) {
      const { chunks, nextOffset } = await world.clock.drive(Promise.resolve(log.read(offset, 1)))
      const [found] = chunks
      expect([chunks.length, lastOffsetOf(found!, 0)]).toEqual([1, nextOffset - 1])
      expect(found!.length).toBe(batchSizeInBytes(found!, 0))
      expect(nextOffset).toBeGreaterThan(offset)
      expect(nextOffset).toBeLessThanOrEqual(offset + 8)
    }
  })

  it('know neither epochs nor producers: both begin with the batches', async () => {
    const world = await written()
    const log = await opened(world)
    expect(log.activeProducers()).toMatchObject([{ producerId: 7, lastSequence: 3 }])
    expect([0, 35, 36].map((offset) => log.epochForOffset(offset))).toEqual([-1, -1, 3])
    expect(log.lastStableOffset).toBe(40)
  })

  it.each(['unclean', 'clean'])('go on after a %s stop, with the same indexes as before', async (stop) => {
    const world = await written()
    const log = await opened(world)
    log.append(batch(['v40', 'v41']), { ...CLIENT, leaderEpoch: 4 })
    await world.clock.drive(log.close())
    const indexes = (): string[] => {
      const paths = world.sim
        .paths()
        .filter((path) => path.endsWith('index'))
        .sort()
      return paths.map((path) => `${path} ${world.sim.peek(path)!.toString('hex')}`)
    }
    const before = indexes()
    expect(before.filter((line) => line.endsWith(' ')).length).toBe(2)
    const next = later(world)
    if (stop === 'unclean')
      for (const path of world.sim.paths()) if (path.endsWith('index')) world.sim.deleteAtRest(path)
    const again = await opened(next, {}, stop === 'clean' ? { cleanShutdown: true, recoveryPoint: 42 } : {})
    expect(await next.clock.drive(readValues(again))).toEqual([...VALUES, 'v40', 'v41'])
    await next.clock.drive(again.close())
    expect(indexes()).toEqual(before)
  })

  it('offsets by time: a wrapper with append time gives it to all that it holds', async () => {
    const world = await written(timed())
    const log = await opened(world)
    const find = async (time: number): Promise<unknown> => await world.clock.drive(log.offsetForTimestamp(time))
    expect(await find(0)).toEqual({ timestamp: TIME + 120, offset: 12, leaderEpoch: -1 })
    expect(await find(TIME + 165)).toEqual({ timestamp: TIME + 180, offset: 18, leaderEpoch: -1 })
    expect(await find(TIME + 200)).toEqual({ timestamp: TIME + 205, offset: 20, leaderEpoch: -1 })
    expect(await find(TIME + 206)).toEqual({ timestamp: TIME + 255, offset: 24, leaderEpoch: -1 })
    expect(await find(TIME + 351)).toEqual({ timestamp: TIME + 360, offset: 36, leaderEpoch: 3 })
    expect(await find(TIME + 381)).toBeNull()
    expect(await world.clock.drive(log.offsetOfMaxTimestamp())).toEqual({
      timestamp: TIME + 380,
      offset: 38,
      leaderEpoch: 3,
    })
  })

  it('offsets by time: a segment of magic 0 counts as of the time of its file, and hides what is older behind it', async () => {
    const world = await written()
    const log = await opened(world)
    const fileTime = (await world.sim.stat(`${DIR}/00000000000000000000.log`))!.modifiedMs
    expect(await world.clock.drive(log.offsetForTimestamp(fileTime))).toBeNull()
    expect(await world.clock.drive(log.offsetForTimestamp(TIME))).toBeNull()
    log.append(batch(['v40'], {}, fileTime + 2), CLIENT)
    expect(await world.clock.drive(log.offsetForTimestamp(fileTime + 1))).toMatchObject({ offset: 40 })
    expect(await world.clock.drive(log.offsetOfMaxTimestamp())).toMatchObject({ offset: 40 })
  })

  it('without any timestamp: nothing is found by time, and retention goes by the time of the file', async () => {
    const world = await written(new Map([[0, segments().get(0)!]]))
    const log = await opened(world, { retentionMs: 60_000 })
    expect(await world.clock.drive(log.offsetForTimestamp(0))).toBeNull()
    expect(await world.clock.drive(log.offsetOfMaxTimestamp())).toBeNull()
    log.append(batch(['x'], {}, world.clock.now()), CLIENT)
    log.roll()
    log.updateHighWatermark(13)
    await world.clock.settle()
    await world.clock.runFor(59_000)
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(0)
    await world.clock.runFor(2_000)
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(1)
    expect(log.logStartOffset).toBe(13)
  })

  it('retention goes by the largest timestamp where there is one', async () => {
    const world = await written()
    const log = await opened(world)
    const olderThan = (time: number): LogConfig => ({ ...SMALL, retentionMs: world.clock.now() - time })
    log.updateConfig(olderThan(TIME + 300))
    // The file of magic 0 was written just now and goes first: nothing behind it may go before.
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(0)
    expect(await world.clock.drive(log.deleteRecordsTo(13))).toBe(0)
    log.updateConfig(olderThan(TIME))
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(1)
    log.updateConfig(olderThan(TIME + 300))
    expect(await world.clock.drive(log.deleteOldSegments())).toBe(1)
    expect(log.logStartOffset).toBe(28)
  })

  it('DeleteRecords into a compressed message: it is served whole, and nothing below is found by time', async () => {
    const world = await written(timed())
    const log = await opened(world)
    expect(await world.clock.drive(log.deleteRecordsTo(18))).toBe(0)
    expect(log.logStartOffset).toBe(18)
    const read = await world.clock.drive(Promise.resolve(log.read(18, 1)))
    expect([lastOffsetOf(read.chunks[0]!, 0), read.nextOffset]).toEqual([19, 20])
    expect(await world.clock.drive(log.offsetForTimestamp(0))).toMatchObject({ offset: 18 })
  })

  it('roll by time counts from the start of the process where the first message has no timestamp', async () => {
    const world = await written(new Map([[0, segments().get(0)!]]))
    await world.clock.runFor(10_000)
    const log = await opened(world, { segmentMs: 5_000 })
    log.append(batch(['a'], {}, world.clock.now()), CLIENT)
    expect(log.segmentCount).toBe(1)
    await world.clock.runFor(5_001)
    log.append(batch(['b'], {}, world.clock.now()), CLIENT)
    expect(log.segmentCount).toBe(2)
  })

  it('are cut where a follower would cut them', async () => {
    const world = await written()
    const log = await opened(world)
    await world.clock.drive(log.truncateTo(24))
    expect([log.endOffset, log.latestEpoch, log.activeProducers()]).toEqual([24, -1, []])
    expect(log.append(batch(['new']), CLIENT)).toMatchObject({ errorCode: 0, baseOffset: 24 })
    await world.clock.settle()
    expect(await world.clock.drive(readValues(log))).toEqual([...VALUES.slice(0, 24), 'new'])
  })

  it('may come behind newer ones: the format of a topic could be taken back', async () => {
    const bytes = Buffer.concat([
      batch(['v0', 'v1'], { leaderEpoch: 5 }),
      old(3, { magic: 0, baseOffset: 2, codec: GZIP }),
    ])
    const world = await written(new Map([[0, bytes]]))
    const log = await opened(world)
    expect(await world.clock.drive(readValues(log))).toEqual(VALUES.slice(0, 5))
    expect(log.latestEpoch).toBe(5)
  })
})

describe('damage in segments of magic 0 and 1', () => {
  const last = (): Buffer =>
    Buffer.concat([
      old(2, { magic: 0, baseOffset: 0 }),
      old(3, { magic: 1, baseOffset: 2, codec: GZIP }),
      old(1, { magic: 1, baseOffset: 5 }),
    ])

  it('every cut: whole messages stay, a torn one goes; what was flushed and is missing is corruption', async () => {
    const bytes = last()
    for (let cut = 0; cut <= bytes.length; cut++) {
      let end = 0
      let kept = 0
      while (end + 12 <= cut && end + batchSizeInBytes(bytes, end) <= cut) {
        kept = lastOffsetOf(bytes, end) + 1
        end += batchSizeInBytes(bytes, end)
      }
      const log = await reopened(bytes.subarray(0, cut), 0)
      expect([log.state, log.endOffset, log.sizeInBytes], `cut at ${cut}`).toEqual(['online', kept, end])
      expect((await reopened(bytes.subarray(0, cut), kept + 1)).state, `flushed, cut at ${cut}`).toBe('corrupt')
    }
  })

  it('every flipped bit: found, but for an offset that fits between its neighbours', async () => {
    const bytes = last()
    const starts: number[] = []
    for (let at = 0; at < bytes.length; at += batchSizeInBytes(bytes, at)) starts.push(at)
    let unseen = 0
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const damaged = Buffer.from(bytes)
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      const log = await reopened(damaged, 6)
      if (log.state === 'corrupt') continue
      // Offsets stand outside the checksum.
      expect(
        starts.some((start) => bit >= 8 * start && bit < 8 * (start + 8)),
        `bit ${bit}`,
      ).toBe(true)
      expect(log.state).toBe('online')
      unseen++
    }
    expect(unseen).toBeLessThan(64)
  })

  async function reopened(bytes: Buffer, recoveryPoint: number): Promise<PartitionLog> {
    const world = await written(new Map([[0, bytes]]))
    return await openLog(world, { config: SMALL, recoveryPoint })
  }
})
