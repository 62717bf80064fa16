/**
 * Fetch, versions 4-18, for consumers. Replicas of this cluster do not fetch yet: a follower's id is answered
 * NOT_LEADER_OR_FOLLOWER for each partition, as Kafka answers a replica that it does not know.
 *
 * - Waits until there are `minBytes`, an error, a diverging epoch, or `maxWaitMs`; then the same look runs again.
 * - v7 sessions (KIP-227), v9 leader epochs, v12 divergence by the last fetched epoch (KIP-595), v13 topic ids, v16 tells
 *   who leads where we do not (KIP-951).
 * - zstd is sent to clients of versions that cannot know it, too: Kafka no longer looks.
 */

import { ZERO_UUID } from '@ottla/base'
import {
  createFetchResponse,
  createFetchResponseAbortedTransaction,
  createFetchResponseEpochEndOffset,
  createFetchResponseFetchableTopicResponse,
  createFetchResponseLeaderIdAndEpoch,
  createFetchResponseNodeEndpoint,
  createFetchResponsePartitionData,
  EMPTY_BYTES,
  ErrorCode,
  type FetchRequest,
  FetchRequestType,
  type FetchResponse,
  type FetchResponsePartitionData,
  FetchResponseType,
} from '@ottla/protocol'
import { type FetchLimits, type FetchLook, isAbsent, lookAt, type PartitionOutcome } from '../fetch-read.ts'
import type { FetchContext, FetchTarget } from '../fetch-session.ts'
import { type Answered, type AnyHandler, type Call, handler } from '../handler.ts'
import { endpointOf, type NodeEndpoint } from '../leader-endpoint.ts'
import type { Partition } from '../partition.ts'
import type { Parked, Waiter } from '../waiters.ts'

const BY_ID = 13
const REPLICA_STATE = 15
const CURRENT_LEADER = 16
const READ_UNCOMMITTED = 0
const READ_COMMITTED = 1
/** `replicaId` of the debugging consumer. */
const DEBUGGING_CONSUMER = -2
/** Longer waits are cut: a client that went away is forgotten in the end. */
const MAX_WAIT_MS = 300_000

export const fetchHandler: AnyHandler = handler<FetchRequest, FetchResponse>({
  request: FetchRequestType,
  response: FetchResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'READ', resource: 'TOPIC' }],
  throttled: true,
  handle: fetch,
})

function fetch(request: FetchRequest, call: Call): Answered<FetchResponse> {
  const { broker, connection } = call
  const context = broker.fetchSessions.open(
    {
      sessionId: request.sessionId,
      sessionEpoch: request.sessionEpoch,
      usesTopicIds: call.apiVersion >= BY_ID,
      isFollower: replicaOf(request, call) >= 0,
      principal: connection.principal,
      targets: targetsOf(request, call),
      forgotten: request.forgottenTopicsData.flatMap(({ topic, topicId, partitions }) =>
        partitions.map((partition) => ({ topicId, topic, partition })),
      ),
      nameOf: (topicId) => broker.image.topics.topicById(topicId)?.name ?? null,
    },
    call.clock.monotonic(),
  )
  if ('errorCode' in context) {
    const { errorCode } = context
    if (errorCode === ErrorCode.UNKNOWN_SERVER_ERROR) return failedWhole(request, call.apiVersion, errorCode)
    return createFetchResponse({ errorCode })
  }
  if (isReading(request, call, context) && !isIsolationLevel(request.isolationLevel)) {
    return failedWhole(request, call.apiVersion, ErrorCode.UNKNOWN_SERVER_ERROR)
  }
  return new FetchWork(request, call, context).run()
}

function replicaOf(request: FetchRequest, call: Call): number {
  return call.apiVersion >= REPLICA_STATE ? request.replicaState.replicaId : request.replicaId
}

/** Some partition of the fetch is there; Kafka does not look at the settings of a fetch without one. */
function isReading(request: FetchRequest, call: Call, { targets }: FetchContext): boolean {
  return targets.some((target) => {
    const found = partitionOf(target, request, call)
    return typeof found !== 'number' || !isAbsent(found)
  })
}

function isIsolationLevel(level: number): boolean {
  return level === READ_UNCOMMITTED || level === READ_COMMITTED
}

/** Kafka's answer to a fetch that failed before any partition was read: older clients look at the partitions alone. */
function failedWhole(request: FetchRequest, apiVersion: number, errorCode: number): FetchResponse {
  const response = createFetchResponse({ errorCode, sessionId: request.sessionId })
  if (apiVersion >= BY_ID) return response
  response.responses = request.topics.map(({ topic, partitions }) =>
    createFetchResponseFetchableTopicResponse({
      topic,
      partitions: partitions.map(({ partition: partitionIndex }) =>
        createFetchResponsePartitionData({ partitionIndex, errorCode, highWatermark: -1, records: EMPTY_BYTES }),
      ),
    }),
  )
  return response
}

/** The partition behind a target, or the error that says why there is none. */
function partitionOf(target: FetchTarget, request: FetchRequest, call: Call): Partition | number {
  const { broker, apiVersion } = call
  if (replicaOf(request, call) >= 0) return ErrorCode.NOT_LEADER_OR_FOLLOWER
  if (target.topic === null) return ErrorCode.UNKNOWN_TOPIC_ID
  const topic = broker.image.topics.topic(target.topic)
  if (topic === undefined) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  if (apiVersion >= BY_ID && topic.id !== target.topicId) return ErrorCode.INCONSISTENT_TOPIC_ID
  if (!topic.partitions.has(target.partition)) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  return broker.replicaOf(topic.id, target.partition)
}

/**
 * Names are looked up once: a session goes on under the name that the id had then. Of a partition that is named twice the
 * last one counts, in the place of the first.
 */
function targetsOf(request: FetchRequest, { broker, apiVersion }: Call): FetchTarget[] {
  const { topics } = broker.image
  const targets: FetchTarget[] = []
  const placesOf = new Map<string, Map<number, number>>()
  for (const { topic, topicId, partitions } of request.topics) {
    const byId = apiVersion >= BY_ID
    const name = byId ? (topics.topicById(topicId)?.name ?? null) : topic
    const key = byId ? topicId : topic
    let places = placesOf.get(key)
    if (places === undefined) placesOf.set(key, (places = new Map<number, number>()))
    for (const partition of partitions) {
      const place = places.get(partition.partition) ?? targets.length
      places.set(partition.partition, place)
      targets[place] = {
        topicId: byId ? topicId : ZERO_UUID,
        topic: name,
        partition: partition.partition,
        currentLeaderEpoch: partition.currentLeaderEpoch,
        fetchOffset: partition.fetchOffset,
        lastFetchedEpoch: partition.lastFetchedEpoch,
        logStartOffset: partition.logStartOffset,
        maxBytes: partition.partitionMaxBytes,
      }
    }
  }
  return targets
}

/** One fetch from its first look to its answer. */
class FetchWork implements Waiter {
  readonly #request: FetchRequest
  readonly #call: Call
  readonly #context: FetchContext
  readonly #limits: FetchLimits
  readonly #beganMs: number
  #absentAtFirst: number | null = null
  #parked: Parked | null = null
  #resolve: (response: FetchResponse | null) => void = () => {}
  #reject: (error: unknown) => void = () => {}
  /** A look over files is under way. */
  #looking = false
  /** Somebody moved, or the deadline passed, while it was. */
  #lookAgain = false
  #expired = false
  #done = false

  constructor(request: FetchRequest, call: Call, context: FetchContext) {
    this.#request = request
    this.#call = call
    this.#context = context
    this.#beganMs = call.clock.monotonic()
    this.#limits = {
      maxBytes: Math.min(request.maxBytes, call.broker.config.number('fetch.max.bytes')),
      readCommitted: request.isolationLevel === READ_COMMITTED,
      toLogEnd: replicaOf(request, call) === DEBUGGING_CONSUMER,
    }
  }

  run(): Answered<FetchResponse> {
    const look = this.#look()
    if (look instanceof Promise) {
      return look.then((late) => {
        if (this.#isEnough(late)) return this.#answer(late)
        const waiting = this.#wait(late)
        // What moved while the files were read woke nobody.
        this.attempt(false)
        return waiting
      })
    }
    return this.#isEnough(look) ? this.#answer(look) : this.#wait(look)
  }

  attempt(expired: boolean): boolean {
    this.#expired ||= expired
    if (this.#looking) {
      this.#lookAgain = true
      return this.#done
    }
    let look: FetchLook | Promise<FetchLook>
    try {
      look = this.#look()
    } catch (error) {
      this.#failed(error)
      return true
    }
    if (look instanceof Promise) {
      this.#looking = true
      look.then(
        (late) => this.#looked(late),
        (error: unknown) => this.#failed(error),
      )
      return false
    }
    return this.#settle(look)
  }

  #looked(look: FetchLook): void {
    this.#looking = false
    if (this.#done) return look.release()
    const again = this.#lookAgain
    this.#lookAgain = false
    if (!this.#settle(look) && again) this.attempt(false)
  }

  #failed(error: unknown): void {
    this.#looking = false
    if (this.#done) return
    this.#reject(error)
    this.#finish(null)
  }

  #settle(look: FetchLook): boolean {
    if (!this.#expired && !this.#isEnough(look)) {
      look.release()
      return false
    }
    this.#finish(this.#answer(look))
    return true
  }

  #finish(response: FetchResponse | null): void {
    if (this.#done) return
    this.#done = true
    this.#call.connection.onClosed = null
    this.#parked?.cancel()
    this.#resolve(response)
  }

  #look(): FetchLook | Promise<FetchLook> {
    return lookAt(this.#context.targets, this.#limits, (target) => partitionOf(target, this.#request, this.#call))
  }

  #isEnough(look: FetchLook): boolean {
    if (look.urgent || this.#request.maxWaitMs <= 0) return true
    // What was not there from the beginning may wait with the others; what went away meanwhile may not.
    this.#absentAtFirst ??= look.absent
    if (look.absent === look.outcomes.length || look.absent > this.#absentAtFirst) return true
    return look.bytes >= Math.min(this.#request.minBytes, this.#limits.maxBytes)
  }

  #wait(look: FetchLook): Promise<FetchResponse | null> {
    const partitions = look.outcomes.flatMap(({ partition }) => partition ?? [])
    look.release()
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
      const { connection, broker, clock } = this.#call
      // Reading files was part of the wait.
      const waited = clock.monotonic() - this.#beganMs
      const delayMs = Math.max(0, Math.min(this.#request.maxWaitMs, MAX_WAIT_MS) - waited)
      this.#parked = broker.fetchWaiters.park(partitions, delayMs, this)
      connection.onClosed = () => this.#finish(null)
    })
  }

  #answer(look: FetchLook): FetchResponse {
    const { clock } = this.#call
    const answer = this.#context.answer(look.outcomes, clock.monotonic())
    const response = createFetchResponse({ errorCode: answer.errorCode, sessionId: answer.sessionId })
    const nodes = new Map<number, NodeEndpoint>()
    for (const index of answer.include) {
      const target = this.#context.targets[index]!
      const outcome = look.outcomes[index]!
      let topic = response.responses.at(-1)
      if (topic === undefined || topic.topicId !== target.topicId || topic.topic !== (target.topic ?? '')) {
        topic = createFetchResponseFetchableTopicResponse({ topic: target.topic ?? '', topicId: target.topicId })
        response.responses.push(topic)
      }
      const data = partitionData(target, outcome)
      this.#tellLeader(target, data, nodes)
      topic.partitions.push(data)
      if (target.topic !== null) this.#count(target.topic, outcome)
    }
    response.nodeEndpoints = [...nodes].map(([nodeId, node]) => createFetchResponseNodeEndpoint({ nodeId, ...node }))
    this.#call.onSent(() => look.release())
    return response
  }

  #tellLeader(target: FetchTarget, data: FetchResponsePartitionData, nodes: Map<number, NodeEndpoint>): void {
    const { broker, apiVersion, connection } = this.#call
    const moved =
      data.errorCode === ErrorCode.NOT_LEADER_OR_FOLLOWER || data.errorCode === ErrorCode.FENCED_LEADER_EPOCH
    if (apiVersion < CURRENT_LEADER || !moved) return
    const registration = broker.image.topics.partition(target.topicId, target.partition)
    if (registration === undefined) return
    const { leader: leaderId, leaderEpoch } = registration
    data.currentLeader = createFetchResponseLeaderIdAndEpoch({ leaderId, leaderEpoch })
    // Followers know where the others are.
    const node = replicaOf(this.#request, this.#call) >= 0 ? null : endpointOf(broker, leaderId, connection)
    if (node !== null) nodes.set(leaderId, node)
  }

  #count(topic: string, outcome: PartitionOutcome): void {
    const { topicMetrics, image } = this.#call.broker
    // Names that no topic has come from outside without end: they are counted together only.
    const known = image.topics.topic(topic) !== undefined
    const mark = (
      name: 'TotalFetchRequestsPerSec' | 'FailedFetchRequestsPerSec' | 'BytesOutPerSec',
      count: number,
    ): void => (known ? topicMetrics.mark(topic, name, count) : topicMetrics.all[name].mark(count))
    mark('TotalFetchRequestsPerSec', 1)
    if (outcome.errorCode !== ErrorCode.NONE) mark('FailedFetchRequestsPerSec', 1)
    if (outcome.records !== null) mark('BytesOutPerSec', outcome.records.sizeInBytes)
  }
}

function partitionData(target: FetchTarget, outcome: PartitionOutcome): FetchResponsePartitionData {
  const data = createFetchResponsePartitionData({
    partitionIndex: target.partition,
    errorCode: outcome.errorCode,
    highWatermark: outcome.highWatermark,
    lastStableOffset: outcome.lastStableOffset,
    logStartOffset: outcome.logStartOffset,
    abortedTransactions:
      outcome.abortedTransactions?.map(({ producerId, firstOffset }) =>
        createFetchResponseAbortedTransaction({ producerId, firstOffset }),
      ) ?? null,
    records: outcome.records?.chunks ?? EMPTY_BYTES,
  })
  if (outcome.diverging !== null) data.divergingEpoch = createFetchResponseEpochEndOffset(outcome.diverging)
  return data
}
