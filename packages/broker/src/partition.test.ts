import { ErrorCode } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { BROKER, batch, EPOCH, lead, makeDisk, openLog, registration, type TestDisk } from './partition.test-support.ts'
import { ACKS_ALL, type Partition } from './partition.ts'

const STORED_HERE = 1

/** Appends, and notes the outcome of its acknowledgement under `name`. */
function produce(partition: Partition, name: string, acks: number, outcomes: Record<string, number>): number {
  const result = partition.append(batch([name]), acks, 1, null)
  if (typeof result === 'number' || result.errorCode !== 0) throw new Error('append refused')
  partition.whenAcknowledged(result.lastOffset, acks, (errorCode) => {
    expect(outcomes, `${name} is told once`).not.toHaveProperty(name)
    outcomes[name] = errorCode
  })
  return result.lastOffset
}

async function led(changes: Parameters<typeof lead>[1] = {}, world: TestDisk = makeDisk()) {
  const log = await openLog(world)
  return { ...world, log, ...lead(log, changes) }
}

describe('a partition that leads', () => {
  it('acknowledges what is stored, and moves its watermark', async () => {
    const { clock, partition, moved } = await led()
    const outcomes: Record<string, number> = {}
    const before = moved.count
    produce(partition, 'a', STORED_HERE, outcomes)
    produce(partition, 'b', ACKS_ALL, outcomes)
    expect([outcomes, partition.highWatermark]).toEqual([{}, 0])
    await clock.settle()
    expect([outcomes, partition.highWatermark]).toEqual([{ a: 0, b: 0 }, 2])
    expect(moved.count).toBe(before + 1)
    // What is acknowledged already is told at once.
    const told: number[] = []
    partition.whenAcknowledged(0, ACKS_ALL, (code) => told.push(code))
    partition.whenAcknowledged(1, STORED_HERE, (code) => told.push(code))
    expect(told).toEqual([0, 0])
  })

  it('keeps its watermark while others are in the ISR', async () => {
    const { clock, partition } = await led({ isr: [BROKER, 2], replicas: [BROKER, 2] })
    const outcomes: Record<string, number> = {}
    produce(partition, 'a', STORED_HERE, outcomes)
    produce(partition, 'b', ACKS_ALL, outcomes)
    await clock.settle()
    expect([outcomes, partition.highWatermark, partition.isUnderReplicated]).toEqual([{ a: 0 }, 0, false])
    partition.becomeLeader(registration({ isr: [BROKER], replicas: [BROKER, 2] }))
    expect([outcomes, partition.highWatermark, partition.isUnderReplicated]).toEqual([{ a: 0, b: 0 }, 2, true])
  })

  it('wants min.insync.replicas for acks=all alone', async () => {
    const { partition } = await led()
    expect(partition.append(batch(['a']), ACKS_ALL, 2, null)).toBe(ErrorCode.NOT_ENOUGH_REPLICAS)
    expect(partition.append(batch(['a']), STORED_HERE, 2, null)).toMatchObject({ errorCode: 0, baseOffset: 0 })
  })

  it('pitfall 85: checks leader epochs', async () => {
    const { partition } = await led()
    expect([-1, EPOCH - 1, EPOCH, EPOCH + 1].map((epoch) => partition.checkLeader(epoch))).toEqual([
      0,
      ErrorCode.FENCED_LEADER_EPOCH,
      0,
      ErrorCode.UNKNOWN_LEADER_EPOCH,
    ])
    partition.becomeFollower(registration({ leader: 2, leaderEpoch: EPOCH + 1 }))
    expect([-1, EPOCH, EPOCH + 1, EPOCH + 2].map((epoch) => partition.checkLeader(epoch))).toEqual([
      ErrorCode.NOT_LEADER_OR_FOLLOWER,
      ErrorCode.FENCED_LEADER_EPOCH,
      ErrorCode.NOT_LEADER_OR_FOLLOWER,
      ErrorCode.UNKNOWN_LEADER_EPOCH,
    ])
  })

  it('notes the epoch in its log when it begins to lead, and where it began', async () => {
    const { clock, partition, log } = await led()
    expect([log.latestEpoch, partition.epochStartOffset]).toEqual([EPOCH, 0])
    produce(partition, 'a', STORED_HERE, {})
    await clock.settle()
    partition.becomeLeader(registration({ partitionEpoch: 1 }))
    expect(partition.epochStartOffset).toBe(0)
    partition.becomeLeader(registration({ leaderEpoch: EPOCH + 2 }))
    expect([log.latestEpoch, partition.epochStartOffset]).toEqual([EPOCH + 2, 1])
    expect(log.endOffsetForEpoch(EPOCH)).toEqual({ epoch: EPOCH, endOffset: 1 })
  })

  it('answers who waits when it stops to lead, or is deleted', async () => {
    for (const [end, errorCode] of [
      [(of: Partition) => of.becomeFollower(registration({ leader: 2 })), ErrorCode.NOT_LEADER_OR_FOLLOWER],
      [(of: Partition) => of.close(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION), ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
    ] as const) {
      const { clock, partition, moved } = await led()
      const outcomes: Record<string, number> = {}
      produce(partition, 'a', STORED_HERE, outcomes)
      produce(partition, 'b', ACKS_ALL, outcomes)
      const before = moved.count
      end(partition)
      expect(outcomes).toEqual({ a: errorCode, b: errorCode })
      // pitfall 96: fetches look again, and find that the partition is gone.
      expect(moved.count).toBe(before + 1)
      await clock.settle()
      expect(partition.append(batch(['c']), STORED_HERE, 1, null)).toBe(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    }
  })

  it('moves its log start and tells who waits', async () => {
    const { clock, partition, log, moved } = await led()
    produce(partition, 'a', STORED_HERE, {})
    await clock.settle()
    const before = moved.count
    expect(await partition.deleteRecordsTo(2)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    expect(await partition.deleteRecordsTo(1)).toBe(0)
    expect(log.logStartOffset).toBe(1)
    expect(moved.count).toBeGreaterThan(before)
    partition.becomeFollower(registration({ leader: 2 }))
    expect(await partition.deleteRecordsTo(1)).toBe(ErrorCode.NOT_LEADER_OR_FOLLOWER)
  })
})

describe('a partition whose disk fails', () => {
  it('fails who waits, and answers KAFKA_STORAGE_ERROR from then on', async () => {
    const { clock, disk, partition, moved } = await led()
    const outcomes: Record<string, number> = {}
    disk.faults.add({ operation: 'sync', path: /\.log$/, code: 'EIO' })
    produce(partition, 'a', STORED_HERE, outcomes)
    produce(partition, 'b', ACKS_ALL, outcomes)
    const before = moved.count
    await clock.settle()
    expect(outcomes).toEqual({ a: ErrorCode.KAFKA_STORAGE_ERROR, b: ErrorCode.KAFKA_STORAGE_ERROR })
    expect(moved.count).toBeGreaterThan(before)
    expect(partition.checkLeader(-1)).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    expect(partition.append(batch(['c']), STORED_HERE, 1, null)).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
  })

  it('never acknowledges a record by the offset of another one, when a full disk took it back', async () => {
    const { clock, disk, partition, log } = await led()
    const outcomes: Record<string, number> = {}
    produce(partition, 'a', STORED_HERE, outcomes)
    await clock.settle()
    disk.faults.add({ operation: 'write', path: /\.log$/, code: 'ENOSPC', keepBytes: 0 })
    produce(partition, 'lost', STORED_HERE, outcomes)
    produce(partition, 'lost too', ACKS_ALL, outcomes)
    await clock.settle()
    expect([log.state, log.endOffset]).toEqual(['full', 1])
    expect(outcomes).toEqual({
      a: 0,
      lost: ErrorCode.KAFKA_STORAGE_ERROR,
      'lost too': ErrorCode.KAFKA_STORAGE_ERROR,
    })
    // Reads go on.
    expect(partition.checkLeader(-1)).toBe(0)
    await clock.runFor(5000)
    expect(log.state).toBe('online')
    expect(produce(partition, 'b', ACKS_ALL, outcomes)).toBe(1)
    await clock.settle()
    expect([outcomes['b'], partition.highWatermark]).toEqual([0, 2])
  })

  it('has no log when its directory did not take it', () => {
    const { partition } = lead(null)
    expect(partition.checkLeader(-1)).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    expect(partition.highWatermark).toBe(-1)
    const told: number[] = []
    partition.whenAcknowledged(0, ACKS_ALL, (code) => told.push(code))
    expect(told).toEqual([ErrorCode.KAFKA_STORAGE_ERROR])
  })
})
