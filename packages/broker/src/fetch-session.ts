/**
 * Incremental fetch sessions (KIP-227). A client names its partitions once; later requests carry only what changed, and
 * answers only partitions with data, an error, or another high watermark or log start.
 *
 * | request: session id, epoch | meaning |
 * | --- | --- |
 * | any, -1 | close the session, answer this one request without a session |
 * | 0, 0 (or id, 0) | close the old session, open a new one with the partitions of this request |
 * | id, n | the n-th incremental request: change the session by the request, then fetch all of it |
 */
import type { Metrics, Random, Uuid } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'

export const FINAL_EPOCH = -1
export const INITIAL_EPOCH = 0

const SHARDS = 8
const SHARD_IDS = Math.floor(0x7fffffff / SHARDS)

/** Sessions that are not used for this long may be evicted for others. */
const EVICTION_AFTER_MS = 120_000

/** One partition as the client asks for it. Sessions by id know the name as it was when the partition came in. */
export interface FetchTarget {
  readonly topicId: Uuid
  /** null: the id is unknown here. */
  readonly topic: string | null
  readonly partition: number
  readonly currentLeaderEpoch: number
  readonly fetchOffset: number
  readonly lastFetchedEpoch: number
  readonly logStartOffset: number
  readonly maxBytes: number
}

/** What an answer says of a partition, as far as a session has to compare it. */
export interface TargetOutcome {
  readonly errorCode: number
  readonly highWatermark: number
  readonly logStartOffset: number
  readonly hasRecords: boolean
  /** A diverging epoch or a preferred replica: must be told although nothing else changed. */
  readonly hasNotice: boolean
}

interface CachedPartition {
  target: FetchTarget
  highWatermark: number
  logStartOffset: number
}

class FetchSession {
  readonly id: number
  readonly usesTopicIds: boolean
  /** Replica fetchers' sessions are kept in preference to consumers'. */
  readonly privileged: boolean
  readonly principal: string
  /** In the order in which they are served; partitions that had data move to the end. */
  readonly partitions = new Map<string, CachedPartition>()
  epoch = 1
  lastUsedMs: number
  readonly createdMs: number

  constructor(id: number, usesTopicIds: boolean, privileged: boolean, principal: string, now: number) {
    this.id = id
    this.usesTopicIds = usesTopicIds
    this.privileged = privileged
    this.principal = principal
    this.createdMs = now
    this.lastUsedMs = now
  }
}

export interface SessionRequest {
  readonly sessionId: number
  readonly sessionEpoch: number
  readonly usesTopicIds: boolean
  readonly isFollower: boolean
  readonly principal: string
  readonly targets: readonly FetchTarget[]
  readonly forgotten: readonly { readonly topicId: Uuid; readonly topic: string | null; readonly partition: number }[]
  /** For partitions of the session whose id was unknown when they came in. */
  readonly nameOf: (topicId: Uuid) => string | null
}

/** The partitions to read for one request, and how its answer is written. */
export interface FetchContext {
  readonly targets: readonly FetchTarget[]
  /**
   * Called once with the outcomes, in the order of `targets`. Says which session id to answer and which outcomes to
   * include; a session that another request has used in between makes it an error.
   */
  answer(outcomes: readonly TargetOutcome[], now: number): FetchAnswer
}

export interface FetchAnswer {
  readonly errorCode: number
  readonly sessionId: number
  /** Indices into `targets`. */
  readonly include: readonly number[]
}

/**
 * Partitions of all sessions together; each costs about half a kilobyte. Kafka bounds the sessions alone, and lets each grow for
 * ever. Beyond it a client is told that its session is gone, or gets none, and goes on with fetches that name everything.
 */
export const MAX_CACHED_PARTITIONS = 500_000

export class FetchSessionCache {
  #cachedPartitions = 0
  readonly #sessions = new Map<number, FetchSession>()
  readonly #maxSessions: number
  readonly #random: Random
  readonly #evictions: { mark(count: number): void }

  constructor(maxSessions: number, random: Random, metrics: Metrics) {
    this.#maxSessions = maxSessions
    this.#random = random
    const id = (name: string): { group: string; type: string; name: string } => ({
      group: 'kafka.server',
      type: 'FetchSessionCache',
      name,
    })
    this.#evictions = metrics.meter(id('IncrementalFetchSessionEvictionsPerSec'))
    metrics.gauge(id('NumIncrementalFetchSessions'), () => this.#sessions.size)
    metrics.gauge(id('NumIncrementalFetchPartitionsCached'), () => this.#cachedPartitions)
  }

  /** The context of a request, or the error for the whole answer. */
  open(request: SessionRequest, now: number): FetchContext | { readonly errorCode: number } {
    if (!isInShards(request.sessionId)) return { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR }
    if (request.sessionEpoch === FINAL_EPOCH || request.sessionEpoch === INITIAL_EPOCH) {
      if (request.sessionId !== 0) this.#removeOwned(request.sessionId, request.principal)
      return request.sessionEpoch === FINAL_EPOCH ? sessionless(request.targets) : this.#full(request)
    }
    const session = this.#sessions.get(request.sessionId)
    // A guessed id of somebody else's session is as good as none.
    if (session === undefined || session.principal !== request.principal) {
      return { errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND }
    }
    if (session.epoch !== request.sessionEpoch) return { errorCode: ErrorCode.INVALID_FETCH_SESSION_EPOCH }
    if (session.usesTopicIds !== request.usesTopicIds) return { errorCode: ErrorCode.FETCH_SESSION_TOPIC_ID_ERROR }
    if (this.#cachedPartitions + request.targets.length > MAX_CACHED_PARTITIONS) {
      this.#remove(session)
      return { errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND }
    }
    const before = session.partitions.size
    this.#update(session, request)
    this.#cachedPartitions += session.partitions.size - before
    if (session.partitions.size === 0) {
      this.#remove(session)
      return sessionless([])
    }
    session.epoch = nextEpoch(session.epoch)
    session.lastUsedMs = now
    return this.#incremental(session)
  }

  #update(session: FetchSession, request: SessionRequest): void {
    for (const target of request.targets) {
      const key = keyOf(session.usesTopicIds, target)
      const cached = session.partitions.get(key)
      if (cached === undefined) session.partitions.set(key, { target, highWatermark: -1, logStartOffset: -1 })
      else cached.target = target.topic === null ? { ...target, topic: cached.target.topic } : target
    }
    for (const gone of request.forgotten) session.partitions.delete(keyOf(session.usesTopicIds, gone))
    for (const cached of session.partitions.values()) {
      if (cached.target.topic !== null) continue
      const topic = request.nameOf(cached.target.topicId)
      if (topic !== null) cached.target = { ...cached.target, topic }
    }
  }

  #full(request: SessionRequest): FetchContext {
    return {
      targets: request.targets,
      answer: (outcomes, now) => ({
        errorCode: ErrorCode.NONE,
        sessionId: this.#maybeCreate(request, outcomes, now),
        include: outcomes.map((_, index) => index),
      }),
    }
  }

  #incremental(session: FetchSession): FetchContext {
    const entries = [...session.partitions]
    const expected = session.epoch
    return {
      targets: entries.map(([, cached]) => cached.target),
      answer: (outcomes) => {
        if (session.epoch !== expected) {
          return { errorCode: ErrorCode.INVALID_FETCH_SESSION_EPOCH, sessionId: session.id, include: [] }
        }
        const include: number[] = []
        for (const [index, [key, cached]] of entries.entries()) {
          const outcome = outcomes[index]!
          if (!remember(cached, outcome)) continue
          include.push(index)
          // Partitions with data go last, so that a limit on bytes starves nobody.
          if (outcome.hasRecords && session.partitions.get(key) === cached) {
            session.partitions.delete(key)
            session.partitions.set(key, cached)
          }
        }
        return { errorCode: ErrorCode.NONE, sessionId: session.id, include }
      },
    }
  }

  /** 0 where there is no room: the client then goes on without a session. */
  #maybeCreate(request: SessionRequest, outcomes: readonly TargetOutcome[], now: number): number {
    if (this.#cachedPartitions + request.targets.length > MAX_CACHED_PARTITIONS) return 0
    if (this.#sessions.size >= this.#maxSessions && !this.#evictFor(request, now)) return 0
    const session = new FetchSession(this.#freshId(), request.usesTopicIds, request.isFollower, request.principal, now)
    for (const [index, target] of request.targets.entries()) {
      const cached: CachedPartition = { target, highWatermark: -1, logStartOffset: -1 }
      remember(cached, outcomes[index]!)
      session.partitions.set(keyOf(request.usesTopicIds, target), cached)
    }
    this.#sessions.set(session.id, session)
    this.#cachedPartitions += session.partitions.size
    return session.id
  }

  /** The longest idle one goes; else the least worth, if it is worth less than the newcomer. */
  #evictFor(request: SessionRequest, now: number): boolean {
    const sessions = [...this.#sessions.values()]
    const idle = sessions
      .filter(({ lastUsedMs }) => now - lastUsedMs > EVICTION_AFTER_MS)
      .sort((a, b) => a.lastUsedMs - b.lastUsedMs)
    const victim = idle[0] ?? sessions.filter((session) => isEvictable(session, request, now)).sort(byWorth)[0]
    if (victim === undefined) return false
    const newcomer = { privileged: request.isFollower, partitions: { size: request.targets.length } }
    if (idle.length === 0 && byWorth(victim, newcomer) >= 0) return false
    this.#remove(victim)
    this.#evictions.mark(1)
    return true
  }

  #freshId(): number {
    for (;;) {
      const id = 1 + this.#random.below(0x7ffffffe)
      if (!this.#sessions.has(id)) return id
    }
  }

  #removeOwned(id: number, principal: string): void {
    const session = this.#sessions.get(id)
    if (session?.principal === principal) this.#remove(session)
  }

  #remove(session: FetchSession): void {
    this.#sessions.delete(session.id)
    this.#cachedPartitions -= session.partitions.size
  }
}

/**
 * Kafka keeps sessions in eight shards of a range of ids each, and does not foresee an id that is in none. A fetch without
 * partitions and outside of sessions does not get there.
 */
function isInShards(id: number): boolean {
  return id > -SHARD_IDS && id < SHARDS * SHARD_IDS
}

/** A young session is safe from its like; consumers' are never safe from followers. */
function isEvictable(session: FetchSession, { isFollower }: SessionRequest, now: number): boolean {
  if (isFollower && !session.privileged) return true
  return now - session.createdMs > EVICTION_AFTER_MS
}

interface Worth {
  readonly privileged: boolean
  readonly partitions: { readonly size: number }
}

/** Followers' sessions are worth more than consumers', then large ones more than small ones. */
function byWorth(a: Worth, b: Worth): number {
  return Number(a.privileged) - Number(b.privileged) || a.partitions.size - b.partitions.size
}

function sessionless(targets: readonly FetchTarget[]): FetchContext {
  return {
    targets,
    answer: (outcomes) => ({ errorCode: ErrorCode.NONE, sessionId: 0, include: outcomes.map((_, index) => index) }),
  }
}

/** Notes what the client will know after this answer; false if it knows it already. */
function remember(cached: CachedPartition, outcome: TargetOutcome): boolean {
  let tell = outcome.hasRecords || outcome.hasNotice
  if (cached.highWatermark !== outcome.highWatermark) {
    tell = true
    cached.highWatermark = outcome.highWatermark
  }
  if (cached.logStartOffset !== outcome.logStartOffset) {
    tell = true
    cached.logStartOffset = outcome.logStartOffset
  }
  if (outcome.errorCode !== ErrorCode.NONE) {
    // Repeated in every answer until it is gone, and then the watermark is told again.
    cached.highWatermark = -1
    tell = true
  }
  return tell
}

function keyOf(byId: boolean, target: { topicId: Uuid; topic: string | null; partition: number }): string {
  return `${byId ? target.topicId : target.topic}/${target.partition}`
}

/** 1 after 2^31-1: 0 and -1 have meanings of their own. */
export function nextEpoch(epoch: number): number {
  return epoch === 0x7fffffff ? 1 : epoch + 1
}
