import { MetricRegistry } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import {
  type FetchContext,
  FetchSessionCache,
  type FetchTarget,
  nextEpoch,
  type SessionRequest,
  type TargetOutcome,
} from './fetch-session.ts'

const ME = 'User:me'
const IDLE: TargetOutcome = {
  errorCode: 0,
  highWatermark: 10,
  logStartOffset: 0,
  hasRecords: false,
  hasNotice: false,
}

function target(partition: number, changes: Partial<FetchTarget> = {}): FetchTarget {
  return {
    topicId: 'topic-id',
    topic: 'orders',
    partition,
    currentLeaderEpoch: -1,
    fetchOffset: 0,
    lastFetchedEpoch: -1,
    logStartOffset: -1,
    maxBytes: 1000,
    ...changes,
  }
}

function request(sessionId: number, sessionEpoch: number, changes: Partial<SessionRequest> = {}): SessionRequest {
  return {
    sessionId,
    sessionEpoch,
    usesTopicIds: true,
    isFollower: false,
    principal: ME,
    targets: [],
    forgotten: [],
    nameOf: () => null,
    ...changes,
  }
}

function makeCache(maxSessions = 10): FetchSessionCache {
  return new FetchSessionCache(maxSessions, new SimRandom(1), new MetricRegistry())
}

function open(cache: FetchSessionCache, ...args: Parameters<typeof request>): FetchContext {
  const context = cache.open(request(...args), 0)
  if ('errorCode' in context) throw new Error(`refused: ${context.errorCode}`)
  return context
}

const partitionsOf = (context: FetchContext): number[] => context.targets.map(({ partition }) => partition)

/** Opens a session over the partitions; its id. */
function begin(
  cache: FetchSessionCache,
  partitions: readonly number[],
  changes: Partial<SessionRequest> = {},
  now = 0,
): number {
  const targets = partitions.map((partition) => target(partition))
  const context = cache.open(request(0, 0, { targets, ...changes }), now)
  if ('errorCode' in context) throw new Error(`refused: ${context.errorCode}`)
  const answer = context.answer(
    context.targets.map(() => IDLE),
    now,
  )
  expect(answer.include).toEqual(partitions.map((_, index) => index))
  return answer.sessionId
}

describe('a fetch session', () => {
  it('pitfall 87: is opened with epoch 0, and epoch 1 without topics fetches all of it', () => {
    const cache = makeCache()
    const id = begin(cache, [0, 1, 2])
    expect(id).toBeGreaterThan(0)
    expect(partitionsOf(open(cache, id, 1))).toEqual([0, 1, 2])
  })

  it('an id that is in none of the shards of Kafka fails the whole fetch, whatever the epoch', () => {
    const cache = makeCache()
    for (const id of [2_147_483_647, 2_147_483_640, -268_435_455, -2_147_483_648]) {
      for (const epoch of [-1, 0, 1]) {
        expect(cache.open(request(id, epoch), 0)).toEqual({ errorCode: ErrorCode.UNKNOWN_SERVER_ERROR })
      }
    }
    for (const id of [2_147_483_639, -268_435_454]) {
      expect(cache.open(request(id, 1), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
    }
  })

  it('may be opened over nothing, and ends with its first request that adds nothing', () => {
    const cache = makeCache()
    const id = begin(cache, [])
    expect(id).toBeGreaterThan(0)
    expect(open(cache, id, 1, { targets: [target(4)] }).targets).toHaveLength(1)
    const other = begin(cache, [])
    expect(open(cache, other, 1).answer([], 0)).toEqual({ errorCode: 0, sessionId: 0, include: [] })
    expect(cache.open(request(other, 2), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
  })

  it('pitfall 88: answers only what has data, an error, or another watermark or start', () => {
    const cache = makeCache()
    const id = begin(cache, [0, 1, 2, 3, 4, 5])
    const outcomes = [
      IDLE,
      { ...IDLE, hasRecords: true },
      { ...IDLE, highWatermark: 11 },
      { ...IDLE, logStartOffset: 1 },
      { ...IDLE, errorCode: 3, highWatermark: -1, logStartOffset: -1 },
      { ...IDLE, hasNotice: true },
    ]
    expect(open(cache, id, 1).answer(outcomes, 0)).toEqual({ errorCode: 0, sessionId: id, include: [1, 2, 3, 4, 5] })
    const next = open(cache, id, 2)
    // An error is repeated until it is gone; what was told is known.
    const later = new Map(outcomes.map((outcome, at) => [at, { ...outcome, hasRecords: false, hasNotice: false }]))
    const answer = next.answer(
      next.targets.map(({ partition }) => later.get(partition)!),
      0,
    )
    expect(answer.include.map((index) => next.targets[index]!.partition)).toEqual([4])
    const idle = open(cache, id, 3)
    const back = idle.answer(
      idle.targets.map(({ partition }) => (partition === 4 ? IDLE : later.get(partition)!)),
      0,
    )
    expect(back.include.map((index) => idle.targets[index]!.partition)).toEqual([4])
  })

  it('pitfall 89: of another epoch or an unknown id is refused', () => {
    const cache = makeCache()
    const id = begin(cache, [0])
    for (const epoch of [2, 5, -2]) {
      expect(cache.open(request(id, epoch), 0)).toEqual({ errorCode: ErrorCode.INVALID_FETCH_SESSION_EPOCH })
    }
    expect(cache.open(request(id + 1, 1), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
    expect(cache.open(request(0, -2), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
    // A refusal changes nothing.
    expect(partitionsOf(open(cache, id, 1))).toEqual([0])
    expect(cache.open(request(id, 1), 0)).toEqual({ errorCode: ErrorCode.INVALID_FETCH_SESSION_EPOCH })
  })

  it('of somebody else is as good as none', () => {
    const cache = makeCache()
    const id = begin(cache, [0])
    const stranger = { principal: 'User:other' }
    expect(cache.open(request(id, 1, stranger), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
    open(cache, id, -1, stranger)
    open(cache, id, 0, stranger)
    expect(partitionsOf(open(cache, id, 1))).toEqual([0])
  })

  it('pitfall 90: that finds no room is none, and the client gets everything', () => {
    const cache = makeCache(1)
    expect(begin(cache, [0])).toBeGreaterThan(0)
    const targets = [target(0), target(1)]
    for (let round = 0; round < 3; round++) {
      const context = open(cache, 0, 0, { targets })
      expect(context.answer([IDLE, IDLE], 0)).toEqual({ errorCode: 0, sessionId: 0, include: [0, 1] })
    }
  })

  it('pitfall 91: forgets by id where it knows ids, by name where it knows names', () => {
    for (const usesTopicIds of [true, false]) {
      const cache = makeCache()
      const id = begin(cache, [0, 1], { usesTopicIds })
      const other = usesTopicIds ? { topicId: 'other-id', topic: 'orders' } : { topicId: 'topic-id', topic: 'other' }
      const mine = usesTopicIds ? { topicId: 'topic-id', topic: null } : { topicId: 'any-id', topic: 'orders' }
      const kept = open(cache, id, 1, { usesTopicIds, forgotten: [{ ...other, partition: 0 }] })
      expect(partitionsOf(kept)).toEqual([0, 1])
      const left = open(cache, id, 2, { usesTopicIds, forgotten: [{ ...mine, partition: 0 }] })
      expect(partitionsOf(left)).toEqual([1])
    }
  })

  it('pitfall 92: is refused where ids and names are mixed', () => {
    for (const usesTopicIds of [true, false]) {
      const cache = makeCache()
      const id = begin(cache, [0], { usesTopicIds })
      expect(cache.open(request(id, 1, { usesTopicIds: !usesTopicIds }), 0)).toEqual({
        errorCode: ErrorCode.FETCH_SESSION_TOPIC_ID_ERROR,
      })
    }
  })

  it('pitfall 92: keeps the name of an id, and learns it when the id becomes known', () => {
    const cache = makeCache()
    const targets = [target(0), target(1, { topicId: 'new-id', topic: null })]
    const context = open(cache, 0, 0, { targets })
    const id = context.answer([IDLE, { ...IDLE, errorCode: 100 }], 0).sessionId
    const names = (of: FetchContext) => of.targets.map(({ topic }) => topic)
    expect(names(open(cache, id, 1))).toEqual(['orders', null])
    expect(names(open(cache, id, 2, { nameOf: (topicId) => (topicId === 'new-id' ? 'new' : null) }))).toEqual([
      'orders',
      'new',
    ])
    // Both topics are gone: the session goes on under the names that it had.
    const gone = [target(0, { topic: null, fetchOffset: 7 })]
    const after = open(cache, id, 3, { targets: gone })
    expect(after.targets.map(({ topic, fetchOffset }) => [topic, fetchOffset])).toEqual([
      ['orders', 7],
      ['new', 0],
    ])
  })

  it('pitfall 77: moves partitions with data to the end, so that none starves', () => {
    const cache = makeCache()
    const id = begin(cache, [0, 1, 2])
    open(cache, id, 1).answer([{ ...IDLE, hasRecords: true }, IDLE, { ...IDLE, highWatermark: 11 }], 0)
    expect(partitionsOf(open(cache, id, 2))).toEqual([1, 2, 0])
  })

  it('ends with epoch -1, and with its last partition', () => {
    const cache = makeCache()
    const id = begin(cache, [0])
    const last = open(cache, id, -1, { targets: [target(5)] })
    expect(partitionsOf(last)).toEqual([5])
    expect(last.answer([IDLE], 0).sessionId).toBe(0)
    expect(cache.open(request(id, 1), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
    const other = begin(cache, [0])
    const empty = open(cache, other, 1, { forgotten: [{ topicId: 'topic-id', topic: 'orders', partition: 0 }] })
    expect(empty.targets).toEqual([])
    expect(empty.answer([], 0)).toEqual({ errorCode: 0, sessionId: 0, include: [] })
    expect(cache.open(request(other, 2), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
  })

  it('is replaced by epoch 0', () => {
    const cache = makeCache(1)
    const id = begin(cache, [0])
    const context = open(cache, id, 0, { targets: [target(3)] })
    const { sessionId } = context.answer([IDLE], 0)
    expect(sessionId).not.toBe(0)
    expect(cache.open(request(id, 1), 0)).toEqual({ errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND })
    expect(partitionsOf(open(cache, sessionId, 1))).toEqual([3])
  })

  it('that was used again while a fetch waited makes that one an error', () => {
    const cache = makeCache()
    const id = begin(cache, [0])
    const waiting = open(cache, id, 1)
    const newer = open(cache, id, 2)
    expect(waiting.answer([{ ...IDLE, hasRecords: true }], 0)).toEqual({
      errorCode: ErrorCode.INVALID_FETCH_SESSION_EPOCH,
      sessionId: id,
      include: [],
    })
    expect(newer.answer([{ ...IDLE, hasRecords: true }], 0).include).toEqual([0])
  })

  it('counts epochs from 1 to 2^31-1 and round', () => {
    expect(nextEpoch(1)).toBe(2)
    expect(nextEpoch(0x7fffffff)).toBe(1)
  })
})

describe('the cache of fetch sessions', () => {
  const lives = (cache: FetchSessionCache, id: number, epoch: number, now: number): boolean =>
    !('errorCode' in cache.open(request(id, epoch), now))

  it('lets go of the session that was idle for longest, past two minutes', () => {
    const cache = makeCache(2)
    const a = begin(cache, [0], {}, 0)
    const b = begin(cache, [0], {}, 1000)
    expect(begin(cache, [0], {}, 120_000)).toBe(0)
    expect(begin(cache, [0], {}, 120_001)).toBeGreaterThan(0)
    expect(lives(cache, a, 1, 120_001)).toBe(false)
    expect(lives(cache, b, 1, 120_001)).toBe(true)
  })

  it('lets a larger session take the place of a smaller one that is older than two minutes', () => {
    const cache = makeCache(2)
    const small = begin(cache, [0], {}, 0)
    const large = begin(cache, [0, 1, 2], {}, 0)
    for (const [epoch, now] of [
      [1, 100_000],
      [2, 200_000],
    ] as const) {
      expect(lives(cache, small, epoch, now) && lives(cache, large, epoch, now)).toBe(true)
    }
    expect(begin(cache, [0], {}, 200_000)).toBe(0)
    expect(begin(cache, [0, 1], {}, 200_000)).toBeGreaterThan(0)
    expect(lives(cache, small, 3, 200_000)).toBe(false)
    expect(lives(cache, large, 3, 200_000)).toBe(true)
  })

  it("prefers followers' sessions to consumers', however young and large", () => {
    const follower = { isFollower: true }
    const cache = makeCache(2)
    const first = begin(cache, [0, 1, 2], {}, 0)
    const second = begin(cache, [0, 1], {}, 0)
    expect(begin(cache, [0], follower, 1)).toBeGreaterThan(0)
    expect(lives(cache, second, 1, 1)).toBe(false)
    expect(begin(cache, [0], follower, 1)).toBeGreaterThan(0)
    expect(lives(cache, first, 1, 1)).toBe(false)
    // And a consumer never takes a follower's.
    expect(begin(cache, [0, 1, 2, 3], {}, 2)).toBe(0)
    expect(begin(cache, [0, 1, 2, 3], follower, 2)).toBe(0)
  })

  it('shows in the metrics', () => {
    const metrics = new MetricRegistry()
    const cache = new FetchSessionCache(1, new SimRandom(1), metrics)
    begin(cache, [0, 1], {}, 0)
    begin(cache, [0], {}, 120_001)
    const values = Object.fromEntries([...metrics.samples()].map(({ id, value }) => [id.name, value]))
    expect(values).toEqual({
      IncrementalFetchSessionEvictionsPerSec: 1,
      NumIncrementalFetchSessions: 1,
      NumIncrementalFetchPartitionsCached: 1,
    })
  })
})

describe('a client that keeps sessions', () => {
  /** What the broker has: by partition, an error or the watermark; records are told once. */
  interface World {
    readonly error: number
    readonly highWatermark: number
    readonly logStartOffset: number
  }

  it('knows at every moment what a client without sessions would, in any order of events', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new SimRandom(seed)
      const cache = new FetchSessionCache(2, random.fork('cache'), new MetricRegistry())
      const world = new Map<number, World>()
      const change = (partition: number): void => {
        world.set(partition, {
          error: random.below(6) === 0 ? 3 : 0,
          highWatermark: random.below(3),
          logStartOffset: random.below(2),
        })
      }
      for (let partition = 0; partition < 6; partition++) change(partition)
      let wanted = new Set<number>([0])
      let asked = new Set<number>()
      let known = new Map<number, World>()
      let session = { id: 0, epoch: 0 }
      for (let step = 0; step < 60; step++) {
        if (random.below(2) === 0) change(random.below(6))
        if (random.below(4) === 0) wanted = new Set([...wanted, random.below(6)])
        if (random.below(5) === 0 && wanted.size > 1) wanted = new Set([...wanted].slice(1))
        // Somebody else's session may push ours out.
        if (random.below(15) === 0) begin(cache, [0, 1, 2, 3, 4, 5, 6, 7], {}, step * 30_000)
        const isFull = session.id === 0 || session.epoch === 0
        const targets = [...wanted].filter((partition) => isFull || !asked.has(partition)).map((p) => target(p))
        const forgotten = isFull
          ? []
          : [...asked]
              .filter((p) => !wanted.has(p))
              .map((p) => ({ topicId: 'topic-id', topic: 'orders', partition: p }))
        const context = cache.open(
          request(session.id, isFull ? 0 : session.epoch, { targets, forgotten }),
          step * 30_000,
        )
        if ('errorCode' in context) {
          expect(context.errorCode).toBe(ErrorCode.FETCH_SESSION_ID_NOT_FOUND)
          session = { id: 0, epoch: 0 }
          asked = new Set()
          known = new Map()
          continue
        }
        expect(new Set(context.targets.map(({ partition }) => partition))).toEqual(wanted)
        const outcomes = context.targets.map(({ partition }): TargetOutcome => {
          const { error, highWatermark, logStartOffset } = world.get(partition)!
          const failed = error !== 0
          return {
            errorCode: error,
            highWatermark: failed ? -1 : highWatermark,
            logStartOffset: failed ? -1 : logStartOffset,
            hasRecords: !failed && random.below(4) === 0,
            hasNotice: false,
          }
        })
        const answer = context.answer(outcomes, step * 30_000)
        expect(answer.errorCode).toBe(0)
        if (isFull) known = new Map()
        for (const partition of known.keys()) if (!wanted.has(partition)) known.delete(partition)
        // An error lasts only as long as it is repeated.
        for (const [partition, { error }] of known) if (error !== 0) known.delete(partition)
        for (const index of answer.include) {
          const { errorCode, highWatermark, logStartOffset } = outcomes[index]!
          known.set(context.targets[index]!.partition, { error: errorCode, highWatermark, logStartOffset })
        }
        for (const [index, outcome] of outcomes.entries()) {
          if (outcome.hasRecords) expect(answer.include).toContain(index)
          const { errorCode: error, highWatermark, logStartOffset } = outcome
          expect(known.get(context.targets[index]!.partition)).toEqual({ error, highWatermark, logStartOffset })
        }
        asked = new Set(wanted)
        session = { id: answer.sessionId, epoch: answer.sessionId === 0 ? 0 : nextEpoch(isFull ? 0 : session.epoch) }
      }
    }
  })
})
