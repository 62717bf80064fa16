import { type Logger, silentLogger, Timeline, TimelineMap } from '@ottla/base'
import { SimClock } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { MemoryLog } from './memory-log.ts'
import { AppendError, type ReadBatch } from './replicated-log.ts'
import { Runtime } from './runtime.ts'
import type { Decision, ReplayContext, Shard, ShardTimers } from './shard.ts'

/** Codes of the protocol, which this layer does not know. */
const ErrorCode = {
  NOT_LEADER_OR_FOLLOWER: 6,
  MESSAGE_TOO_LARGE: 10,
  COORDINATOR_LOAD_IN_PROGRESS: 14,
  NOT_COORDINATOR: 16,
  NOT_ENOUGH_REPLICAS: 19,
}

/** Counts by word; words of transactions count when these are committed. */
class Words implements Shard<string> {
  readonly timeline = new Timeline()
  readonly counts = new TimelineMap<string, number>(this.timeline)
  readonly pending = new Map<number, string[]>()
  readonly timers: ShardTimers<string>
  loadedAt = -1
  unloadedWith: Error | null = null

  constructor(timers: ShardTimers<string>) {
    this.timers = timers
  }

  replay(_offset: number, record: string, context: ReplayContext): void {
    if (context.producerId < 0) this.counts.set(record, (this.counts.get(record) ?? 0) + 1)
    else this.pending.set(context.producerId, [...(this.pending.get(context.producerId) ?? []), record])
  }

  replayMarker(producerId: number, _producerEpoch: number, committed: boolean): void {
    for (const word of this.pending.get(producerId) ?? []) {
      if (committed) this.counts.set(word, (this.counts.get(word) ?? 0) + 1)
    }
    this.pending.delete(producerId)
  }

  loaded(now: number): void {
    this.loadedAt = now
  }

  unloaded(error: Error): void {
    this.unloadedWith = error
  }
}

const codec = {
  encode: (record: string): { key: Buffer; value: null } => ({ key: Buffer.from(record), value: null }),
  decode: (key: Buffer): string => key.toString(),
}

function setUp(logger: Logger = silentLogger, log?: MemoryLog<string>) {
  const clock = new SimClock()
  const memory = log ?? new MemoryLog<string>(clock, codec)
  const runtime = new Runtime<string, Words>({
    log: memory,
    clock,
    logger,
    errorCodes: { loading: ErrorCode.COORDINATOR_LOAD_IN_PROGRESS, closed: ErrorCode.NOT_COORDINATOR },
    makeShard: (timers) => new Words(timers),
  })
  return { clock, log: memory, runtime }
}

function say(...records: string[]): () => Decision<string, string> {
  return () => ({ records, reply: records.join(' ') })
}

function batch(init: Partial<ReadBatch<string>> & { baseOffset: number; endOffset: number }): ReadBatch<string> {
  return { producerId: -1, producerEpoch: -1, marker: null, isTransactional: false, timestamp: 0, records: [], ...init }
}

describe('Runtime', () => {
  it('refuses while it loads and after it was closed', async () => {
    const { runtime } = setUp()
    await expect(runtime.write(say('a'))).rejects.toMatchObject({ errorCode: ErrorCode.COORDINATOR_LOAD_IN_PROGRESS })
    await runtime.load()
    const error = new AppendError(ErrorCode.NOT_COORDINATOR, 'moved')
    runtime.close(error)
    expect(runtime.shard.unloadedWith).toBe(error)
    await expect(runtime.write(say('a'))).rejects.toMatchObject({ errorCode: ErrorCode.NOT_COORDINATOR })
  })

  it('loads transactions with their markers, and the holes that compaction left', async () => {
    const clock = new SimClock()
    const log = new MemoryLog<string>(clock, codec)
    log.endOffset = 9
    log.committedOffset = 9
    const transactional = { isTransactional: true, producerEpoch: 0 }
    const marker = { ...transactional, marker: { committed: true, coordinatorEpoch: 0 } }
    const batches = [
      batch({ baseOffset: 0, endOffset: 2, records: [{ offset: 1, record: 'plain' }] }),
      batch({ baseOffset: 2, endOffset: 3, producerId: 5, ...transactional, records: [{ offset: 2, record: 'kept' }] }),
      batch({
        baseOffset: 3,
        endOffset: 4,
        producerId: 6,
        ...transactional,
        records: [{ offset: 3, record: 'dropped' }],
      }),
      batch({ baseOffset: 4, endOffset: 5, producerId: 5, ...marker }),
      batch({
        baseOffset: 5,
        endOffset: 6,
        producerId: 6,
        ...marker,
        marker: { committed: false, coordinatorEpoch: 0 },
      }),
    ]
    log.read = async function* (from: number) {
      for (const each of batches) {
        await Promise.resolve()
        if (each.baseOffset >= from) yield each
      }
    }
    const { runtime } = setUp(silentLogger, log)
    await runtime.load()
    expect([...runtime.shard.counts]).toEqual([
      ['plain', 1],
      ['kept', 1],
    ])
    expect(runtime.state).toBe('active')
  })

  it('begins with the snapshot that stands for the start of the log', async () => {
    const clock = new SimClock()
    const log = new MemoryLog<string>(clock, codec)
    const tail = batch({ baseOffset: 7, endOffset: 8, records: [{ offset: 7, record: 'tail' }] })
    const from: number[] = []
    log.endOffset = 8
    log.committedOffset = 8
    log.read = async function* (offset: number) {
      from.push(offset)
      await Promise.resolve()
      yield tail
    }
    const snapshot = { lastContainedOffset: 6, lastContainedEpoch: 1, lastContainedLogTimeMs: 5, records: ['a', 'a'] }
    const { runtime } = setUp(silentLogger, Object.assign(log, { loadSnapshot: () => Promise.resolve(snapshot) }))
    await clock.drive(runtime.load())
    expect(from).toEqual([7])
    expect([...runtime.shard.counts]).toEqual([
      ['a', 2],
      ['tail', 1],
    ])
    expect(runtime.shard.timeline.pending).toBe(0)
  })

  it('gives replies in order, each when what it rests on is committed, and immediate ones at once', async () => {
    const { clock, log, runtime } = setUp()
    await runtime.load()
    log.commitDelayMs = 10
    const order: string[] = []
    const write = (name: string, operation: () => Decision<string, unknown>): void => {
      void runtime.write(operation).then(() => order.push(name))
    }
    write('first', say('a'))
    write('read', () => ({ records: [], reply: null }))
    write('immediate', () => ({ records: [], reply: null, immediate: true }))
    write('second', say('b'))
    await clock.runFor(9)
    expect(order).toEqual(['immediate'])
    await clock.runFor(1)
    expect(order).toEqual(['immediate', 'first', 'read', 'second'])
  })

  it('takes back what the log refuses or loses', async () => {
    const { clock, log, runtime } = setUp()
    await runtime.load()
    const kept = runtime.write(say('kept'))
    await clock.runFor(10)
    expect(await kept).toBe('kept')
    log.refuseWith = ErrorCode.MESSAGE_TOO_LARGE
    await expect(runtime.write(say('refused'))).rejects.toMatchObject({ errorCode: ErrorCode.MESSAGE_TOO_LARGE })
    log.stalled = true
    const lost = runtime.write(say('lost'))
    expect(runtime.shard.counts.get('lost')).toBe(1)
    log.lose(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    await expect(lost).rejects.toMatchObject({ errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER })
    expect([...runtime.shard.counts]).toEqual([['kept', 1]])
  })

  it('runs timers as writes: the last deadline of a key counts, and what is lost is logged', async () => {
    const lines: string[] = []
    const logger = { ...silentLogger, log: (_level: string, message: string) => void lines.push(message) }
    const { clock, log, runtime } = setUp(logger)
    await runtime.load()
    const { timers, counts } = runtime.shard
    timers.schedule('key', 10, () => ({ records: ['early'], reply: undefined }))
    timers.schedule('key', 20, () => ({ records: ['late'], reply: undefined }))
    timers.schedule('other', 5, () => ({ records: ['never'], reply: undefined }))
    timers.cancel('other')
    await clock.runFor(30)
    expect([...counts]).toEqual([['late', 1]])
    log.refuseWith = ErrorCode.NOT_ENOUGH_REPLICAS
    timers.schedule('key', 1, () => ({ records: ['refused'], reply: undefined }))
    await clock.runFor(10)
    expect(lines).toHaveLength(1)
    timers.schedule('key', 1, () => ({ records: ['closed'], reply: undefined }))
    runtime.close(new AppendError(ErrorCode.NOT_COORDINATOR, 'end'))
    await clock.runFor(10)
    expect([...counts]).toEqual([['late', 1]])
    expect(clock.pendingTimers).toBe(0)
  })
})
