import type { LogConfig, PartitionLog, Retainer } from '@ottla/log'
import { batchBaseOffset, batchSizeInBytes, ErrorCode, isControlBatch } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { type FetchLimits, type FetchLook, lookAt, type PartitionOutcome } from './fetch-read.ts'
import type { FetchTarget } from './fetch-session.ts'
import { batch, EPOCH, lead, makeDisk, openLog, registration, TOPIC, TOPIC_ID } from './partition.test-support.ts'
import { ACKS_ALL, type Partition } from './partition.ts'

const UNCOMMITTED: FetchLimits = { maxBytes: 1 << 20, readCommitted: false, toLogEnd: false }
const COMMITTED: FetchLimits = { ...UNCOMMITTED, readCommitted: true }

interface World {
  readonly clock: ReturnType<typeof makeDisk>['clock']
  readonly partition: Partition
  readonly log: PartitionLog
}

async function makePartition(config: Partial<LogConfig> = {}): Promise<World> {
  const disk = makeDisk()
  const log = await openLog(disk, config)
  return { clock: disk.clock, log, partition: lead(log).partition }
}

async function append({ clock, partition }: World, bytes: Buffer): Promise<number> {
  const result = partition.append(bytes, ACKS_ALL, 1, null)
  if (typeof result === 'number' || result.errorCode !== 0) throw new Error('append refused')
  await clock.settle()
  return bytes.length
}

/** A world with batches of three records each. */
async function filled(batches: number): Promise<{ world: World; size: number }> {
  const world = await makePartition()
  let size = 0
  for (let n = 0; n < batches; n++) size = await append(world, batch([`${n}a`, `${n}b`, `${n}c`]))
  return { world, size }
}

function target(fetchOffset: number, changes: Partial<FetchTarget> = {}): FetchTarget {
  return {
    topicId: TOPIC_ID,
    topic: TOPIC,
    partition: 0,
    currentLeaderEpoch: -1,
    fetchOffset,
    lastFetchedEpoch: -1,
    logStartOffset: -1,
    maxBytes: 1 << 20,
    ...changes,
  }
}

/** Partitions are those of the worlds, by index; -1 is one that is unknown. */
async function look(
  worlds: readonly World[],
  targets: readonly FetchTarget[],
  limits: FetchLimits = UNCOMMITTED,
): Promise<FetchLook> {
  const found = lookAt(targets, limits, ({ partition }) =>
    partition < 0 ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION : worlds[partition]!.partition,
  )
  return found instanceof Promise ? await worlds[0]!.clock.drive(found) : found
}

async function lookOne(world: World, wanted: FetchTarget, limits?: FetchLimits): Promise<PartitionOutcome> {
  return (await look([world], [wanted], limits)).outcomes[0]!
}

/** Base offsets of the batches in the answer. */
function offsets({ records }: PartitionOutcome): number[] {
  const found: number[] = []
  for (const chunk of records?.chunks ?? []) {
    for (let at = 0; at < chunk.length; at += batchSizeInBytes(chunk, at)) found.push(batchBaseOffset(chunk, at))
  }
  return found
}

describe('a look at the partitions of a fetch', () => {
  it('pitfall 74: an offset inside a batch gives the whole batch', async () => {
    const { world } = await filled(3)
    expect(offsets(await lookOne(world, target(4)))).toEqual([3, 6])
  })

  it('pitfall 75: the end, and 0 of an empty partition, give nothing; only beyond is out of range', async () => {
    const { world } = await filled(1)
    const empty = await makePartition()
    expect(await lookOne(empty, target(0))).toMatchObject({ errorCode: 0, hasRecords: false, highWatermark: 0 })
    expect(await lookOne(world, target(3))).toMatchObject({ errorCode: 0, hasRecords: false, highWatermark: 3 })
    for (const offset of [4, -1]) {
      expect((await lookOne(world, target(offset))).errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    }
    await world.partition.deleteRecordsTo(2)
    expect((await lookOne(world, target(1))).errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    expect(await lookOne(world, target(2))).toMatchObject({ errorCode: 0, logStartOffset: 2, hasRecords: true })
  })

  it('between watermark and end there is nothing yet, and no error', async () => {
    const { world } = await filled(1)
    world.partition.append(batch(['unflushed']), ACKS_ALL, 1, null)
    expect(world.log.endOffset).toBe(4)
    expect(await lookOne(world, target(4))).toMatchObject({ errorCode: 0, hasRecords: false, highWatermark: 3 })
    expect(offsets(await lookOne(world, target(0)))).toEqual([0])
    expect(offsets(await lookOne(world, target(0), { ...UNCOMMITTED, toLogEnd: true }))).toEqual([0, 3])
  })

  it('pitfall 76: the first batch is whole whatever the limits, but only that of the first partition with data', async () => {
    const { world, size } = await filled(2)
    const other = (await filled(2)).world
    const empty = await makePartition()
    const worlds = [empty, world, other]
    const all = [0, 1, 2].map((partition) => target(0, { partition }))
    const tight = await look(worlds, all, { ...UNCOMMITTED, maxBytes: 1 })
    expect(tight.outcomes.map(offsets)).toEqual([[], [0], []])
    expect(tight.bytes).toBe(size)
    const some = await look(worlds, all, { ...UNCOMMITTED, maxBytes: 3 * size })
    expect(some.outcomes.map(offsets)).toEqual([[], [0, 3], [0]])
    const small = [0, 1, 2].map((partition) => target(0, { partition, maxBytes: 1 }))
    expect((await look(worlds, small)).outcomes.map(offsets)).toEqual([[], [0], []])
  })

  it('what a limit cuts off counts as if it had been sent, but not where nothing could be', async () => {
    const { world, size } = await filled(2)
    const other = (await filled(2)).world
    const both = [0, 1].map((partition) => target(0, { partition }))
    const cut = await look([world, other], both, { ...UNCOMMITTED, maxBytes: 2 * size - 1 })
    expect(cut.outcomes.map(offsets)).toEqual([[0], []])
    expect(cut.bytes).toBe(2 * size - 1)
    const narrow = [target(0, { maxBytes: size + 1 }), target(0, { partition: 1, maxBytes: size - 1 })]
    const found = await look([world, other], narrow, { ...UNCOMMITTED, maxBytes: 3 * size })
    expect(found.outcomes.map(offsets)).toEqual([[0], []])
    expect(found.bytes).toBe(size + 1)
  })

  it('pitfall 77: partitions are served in the order of the request', async () => {
    const { world, size } = await filled(1)
    const other = (await filled(1)).world
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const targets = order.map((partition) => target(0, { partition }))
      const found = await look([world, other], targets, { ...UNCOMMITTED, maxBytes: size })
      expect(found.outcomes.map(({ hasRecords }) => hasRecords)).toEqual([true, false])
    }
  })

  it('a limit of 0 for a partition gives its first batch, a negative one fails where there is something to read', async () => {
    const { world } = await filled(2)
    expect(offsets(await lookOne(world, target(0, { maxBytes: 0 })))).toEqual([0])
    expect(await lookOne(world, target(0, { maxBytes: -1 }))).toMatchObject({ errorCode: -1, highWatermark: -1 })
    expect(await lookOne(world, target(6, { maxBytes: -1 }))).toMatchObject({ errorCode: 0, hasRecords: false })
  })

  it('pitfall 79: errors and diverging epochs are urgent, data and its absence are not', async () => {
    const { world } = await filled(1)
    expect((await look([world], [target(0)])).urgent).toBe(false)
    expect((await look([world], [target(3)])).urgent).toBe(false)
    expect((await look([world], [target(3), target(9)])).urgent).toBe(true)
    expect(await look([world], [target(3), target(0, { partition: -1 })])).toMatchObject({ urgent: false, absent: 1 })
    expect((await look([world], [target(3, { lastFetchedEpoch: EPOCH - 1 })])).urgent).toBe(true)
  })

  it('pitfall 83: a partition is cut between batches', async () => {
    const { world, size } = await filled(3)
    for (const [maxBytes, expected] of [
      [size, [0]],
      [2 * size - 1, [0]],
      [2 * size, [0, 3]],
      [3 * size, [0, 3, 6]],
    ] as const) {
      const found = await lookOne(world, target(0, { maxBytes }))
      expect(offsets(found)).toEqual(expected)
      expect(found.records!.sizeInBytes).toBe(expected.length * size)
    }
  })

  it('pitfall 84: an error shows no offsets, no transactions, no records', async () => {
    const { world } = await filled(1)
    for (const [wanted, transactions] of [
      [target(9), null],
      [target(0, { partition: -1 }), []],
      [target(0, { currentLeaderEpoch: EPOCH + 1 }), null],
    ] as const) {
      const found = (await look([world], [wanted], COMMITTED)).outcomes[0]!
      expect(found.errorCode).not.toBe(0)
      expect(found).toMatchObject({ highWatermark: -1, lastStableOffset: -1, logStartOffset: -1 })
      expect([found.abortedTransactions, found.records, found.diverging]).toEqual([transactions, null, null])
    }
  })

  it('pitfall 85: leader epochs are checked before anything else', async () => {
    const { world } = await filled(1)
    const codes: number[] = []
    for (const epoch of [-1, EPOCH - 1, EPOCH, EPOCH + 1]) {
      codes.push((await lookOne(world, target(99, { currentLeaderEpoch: epoch }))).errorCode)
    }
    const { OFFSET_OUT_OF_RANGE, FENCED_LEADER_EPOCH, UNKNOWN_LEADER_EPOCH } = ErrorCode
    expect(codes).toEqual([OFFSET_OUT_OF_RANGE, FENCED_LEADER_EPOCH, OFFSET_OUT_OF_RANGE, UNKNOWN_LEADER_EPOCH])
  })

  it('pitfall 86: where histories part, the answer is an epoch and its end, without records', async () => {
    const { world } = await filled(1)
    world.partition.becomeLeader(registration({ leaderEpoch: EPOCH + 2 }))
    await append(world, batch(['d', 'e']))
    const diverging = async (fetchOffset: number, lastFetchedEpoch: number) => {
      const found = await lookOne(world, target(fetchOffset, { lastFetchedEpoch }), COMMITTED)
      if (found.diverging !== null)
        expect([found.errorCode, found.hasRecords, found.abortedTransactions]).toEqual([0, false, null])
      return found.errorCode === 0 ? found.diverging : found.errorCode
    }
    expect(await diverging(5, EPOCH + 2)).toBe(null)
    expect(await diverging(3, EPOCH)).toBe(null)
    // The client has more of that epoch than there was.
    expect(await diverging(4, EPOCH)).toEqual({ epoch: EPOCH, endOffset: 3 })
    expect(await diverging(4, EPOCH + 1)).toEqual({ epoch: EPOCH, endOffset: 3 })
    // Beyond our end, but the epoch says more than the offset does.
    expect(await diverging(99, EPOCH)).toEqual({ epoch: EPOCH, endOffset: 3 })
    expect(await diverging(3, EPOCH + 3)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    await world.partition.deleteRecordsTo(4)
    expect(await diverging(2, EPOCH)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
  })

  it('gives back what it took, also when a later partition fails', async () => {
    const world = await makePartition()
    let held = 0
    const retainer: Retainer = { retain: () => void held++, release: () => void held--, retainedBytes: 1 << 16 }
    const large = batch(['x'.repeat(50_000)])
    world.partition.append(large, ACKS_ALL, 1, retainer)
    await world.clock.settle()
    const before = held
    const found = await look([world], [target(0), target(0)])
    expect(held).toBe(before + 2)
    found.release()
    expect(held).toBe(before)
    const failing = (): unknown =>
      lookAt([target(0), target(0, { partition: 1 })], UNCOMMITTED, ({ partition }) => {
        if (partition === 1) throw new Error('unforeseen')
        return world.partition
      })
    expect(failing).toThrow('unforeseen')
    expect(held).toBe(before)
  })
})

describe('a look at transactions', () => {
  async function transaction(world: World, producerId: number, value: string, baseSequence = 0): Promise<void> {
    await append(world, batch([value], { producerId, producerEpoch: 0, baseSequence, transactional: true }))
  }
  async function end(world: World, producerId: number, committed: boolean): Promise<void> {
    const marker = { producerId, producerEpoch: 0, committed, coordinatorEpoch: 0, leaderEpoch: EPOCH }
    expect(world.log.appendEndTxnMarker(marker).errorCode).toBe(0)
    await world.clock.settle()
  }

  it('pitfall 80: read_committed ends at the last stable offset', async () => {
    const { world } = await filled(1)
    await transaction(world, 7, 'open')
    await append(world, batch(['behind']))
    const found = await lookOne(world, target(0), COMMITTED)
    expect([offsets(found), found.highWatermark, found.lastStableOffset]).toEqual([[0], 5, 3])
    expect(offsets(await lookOne(world, target(0)))).toEqual([0, 3, 4])
    expect(await lookOne(world, target(3), COMMITTED)).toMatchObject({ errorCode: 0, hasRecords: false })
    expect(await lookOne(world, target(5), COMMITTED)).toMatchObject({ errorCode: 0, hasRecords: false })
  })

  it('pitfall 80: aborted transactions that began before the offset are told, by first offset', async () => {
    const world = await makePartition()
    await transaction(world, 7, 'a')
    await transaction(world, 8, 'b')
    await transaction(world, 8, 'c', 1)
    await end(world, 8, false)
    await end(world, 7, false)
    await transaction(world, 9, 'd')
    await end(world, 9, true)
    const aborted = async (from: number) =>
      (await lookOne(world, target(from), COMMITTED)).abortedTransactions!.map(({ producerId, firstOffset }) => [
        producerId,
        firstOffset,
      ])
    expect(await aborted(0)).toEqual([
      [7, 0],
      [8, 1],
    ])
    expect(await aborted(2)).toEqual([
      [7, 0],
      [8, 1],
    ])
    expect(await aborted(4)).toEqual([[7, 0]])
    expect(await aborted(5)).toEqual([])
    expect(await aborted(7)).toEqual([])
    expect((await lookOne(world, target(0))).abortedTransactions).toBe(null)
  })

  it('pitfall 81: markers are in the answer for both isolation levels', async () => {
    const world = await makePartition()
    await transaction(world, 7, 'a')
    await end(world, 7, true)
    for (const limits of [UNCOMMITTED, COMMITTED]) {
      const found = await lookOne(world, target(0), limits)
      expect(offsets(found)).toEqual([0, 1])
      expect(isControlBatch(found.records!.chunks.at(-1)!, found.records!.chunks.at(-1)!.length - 78)).toBe(true)
    }
  })
})
