/** A consumer: a fetch session over some partitions, each read from a position of its own. */
import {
  batchError,
  batchLeaderEpoch,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createFetchRequestForgottenTopic,
  ErrorCode,
  errorInfo,
  FetchRequestType,
  type FetchResponse,
  type FetchResponsePartitionData,
  FetchResponseType,
  inOnePiece,
  isLogAppendTime,
  nextBatch,
  readRecords,
} from '@ottla/protocol'
import { type History, keyOf, type Op, type PartitionRef, type ReadOp, type SeenRecord } from '../history.ts'
import { type Client, networkErrorName } from './client.ts'

interface Assigned {
  readonly at: PartitionRef
  position: number
  /** The position that the session knows; null: it does not know the partition. */
  sent: number | null
}

export interface FetchSettings {
  readonly maxWaitMs: number
  readonly maxBytes: number
  readonly partitionMaxBytes: number
  /** Part of the last reading. */
  readonly final?: boolean
}

/** The first version that names topics by their ids. */
const FIRST_VERSION_WITH_IDS = 13

/** The first of them is refused the records of topics that are compressed with zstd. */
const FETCH_VERSIONS: readonly number[] = [7, 11, 12, 13, 17, 18]
/** Those that get all records. */
export const FULL_FETCH_VERSIONS: readonly number[] = FETCH_VERSIONS.slice(1)

type Pending = Map<string, Op<ReadOp>>

export class Consumer {
  readonly #client: Client
  readonly #history: History
  readonly #versions: readonly number[]
  readonly #assigned = new Map<string, Assigned>()
  #forgotten: PartitionRef[] = []
  #sessionId = 0
  #sessionEpoch = 0

  constructor(client: Client, history: History, versions: readonly number[] = FETCH_VERSIONS) {
    this.#client = client
    this.#versions = versions
    this.#history = history
  }

  get partitions(): PartitionRef[] {
    return [...this.#assigned.values()].map(({ at }) => at)
  }

  position(at: PartitionRef): number | null {
    return this.#assigned.get(keyOf(at))?.position ?? null
  }

  seek(at: PartitionRef, position: number): void {
    const assigned = this.#assigned.get(keyOf(at))
    if (assigned !== undefined) {
      assigned.position = position
      return
    }
    this.#leaveNamesake(at)
    this.#assigned.set(keyOf(at), { at, position, sent: null })
  }

  /** A session that goes by names cannot tell a topic from the one before it: it begins anew. */
  #leaveNamesake(at: PartitionRef): void {
    const known = [...this.partitions, ...this.#forgotten]
    if (!known.some(({ topic, partition }) => topic === at.topic && partition === at.partition)) return
    for (const other of this.partitions) {
      if (other.topic === at.topic && other.partition === at.partition) this.#assigned.delete(keyOf(other))
    }
    this.newSession()
  }

  drop(at: PartitionRef): void {
    const assigned = this.#assigned.get(keyOf(at))
    if (assigned === undefined) return
    this.#assigned.delete(keyOf(at))
    if (assigned.sent !== null) this.#forgotten.push(at)
  }

  /** One Fetch. Resolves to what was read, whatever became of it. */
  async fetch(settings: FetchSettings): Promise<Op<ReadOp>[]> {
    const peer = await this.#client.connection()
    // From 7 on there are sessions, from 13 on topics go by their ids; a session keeps one form.
    const version = Math.min(peer.versionFor(FetchRequestType) ?? 13, this.#sessionVersion())
    const pending: Pending = new Map()
    for (const { at, position } of this.#assigned.values()) {
      pending.set(keyOf(at), this.#begin(at, position, version < FIRST_VERSION_WITH_IDS, settings.final ?? false))
    }
    try {
      const request = this.#request(settings)
      const answer = await peer.request(FetchRequestType, FetchResponseType, version, request)
      this.#onAnswer(answer, version, pending)
    } catch (error) {
      const name = networkErrorName(error)
      for (const op of pending.values()) this.#history.end(op, 'unknown', name)
      this.newSession()
    }
    return [...pending.values()]
  }

  #version: number | null = null

  #sessionVersion(): number {
    if (this.#sessionEpoch <= 0 || this.#version === null) this.#version = this.#client.random.pick(this.#versions)
    return this.#version
  }

  #begin(at: PartitionRef, fetchOffset: number, byName: boolean, final: boolean): Op<ReadOp> {
    return this.#history.begin(this.#client.name, {
      kind: 'read',
      at,
      fetchOffset,
      byName,
      inSession: this.#sessionEpoch > 0,
      final,
      answered: false,
      records: [],
      highWatermark: -1,
      logStartOffset: -1,
      damage: null,
    })
  }

  #request({ maxWaitMs, maxBytes, partitionMaxBytes }: FetchSettings): ReturnType<typeof createFetchRequest> {
    const changed = [...this.#assigned.values()].filter(
      ({ position, sent }) => this.#sessionEpoch === 0 || sent !== position,
    )
    for (const assigned of changed) assigned.sent = assigned.position
    const forgotten = this.#sessionEpoch === 0 ? [] : this.#forgotten.splice(0)
    this.#forgotten = []
    return createFetchRequest({
      maxWaitMs,
      minBytes: 1,
      maxBytes,
      sessionId: this.#sessionId,
      sessionEpoch: this.#sessionEpoch,
      topics: changed.map(({ at, position }) =>
        createFetchRequestFetchTopic({
          topic: at.topic,
          topicId: at.topicId,
          partitions: [
            createFetchRequestFetchPartition({ partition: at.partition, fetchOffset: position, partitionMaxBytes }),
          ],
        }),
      ),
      forgottenTopicsData: forgotten.map(({ topic, topicId, partition }) =>
        createFetchRequestForgottenTopic({ topic, topicId, partitions: [partition] }),
      ),
    })
  }

  #onAnswer(answer: FetchResponse, version: number, pending: Pending): void {
    if (answer.errorCode !== ErrorCode.NONE) {
      const { name } = errorInfo(answer.errorCode)
      for (const op of pending.values()) this.#history.end(op, 'refused', name)
      this.newSession()
      return
    }
    const named = new Map<string, FetchResponsePartitionData>()
    for (const topic of answer.responses) {
      for (const data of topic.partitions) {
        named.set(`${version >= FIRST_VERSION_WITH_IDS ? topic.topicId : topic.topic}/${data.partitionIndex}`, data)
      }
    }
    for (const op of pending.values()) {
      const { at } = op
      const data = named.get(`${version >= FIRST_VERSION_WITH_IDS ? at.topicId : at.topic}/${at.partition}`)
      // What an answer within a session leaves out has not changed, and says nothing.
      if (data === undefined) this.#history.end(op, 'ok')
      else this.#onPartition(op, data)
    }
    this.#sessionId = answer.sessionId
    if (answer.sessionId === 0) this.newSession()
    else this.#sessionEpoch++
  }

  #onPartition(op: Op<ReadOp>, data: FetchResponsePartitionData): void {
    op.answered = true
    op.highWatermark = data.highWatermark
    op.logStartOffset = data.logStartOffset
    if (data.errorCode !== ErrorCode.NONE) {
      this.#history.end(op, 'refused', errorInfo(data.errorCode).name)
      return
    }
    const bytes = data.records === null ? Buffer.alloc(0) : inOnePiece(data.records)
    op.damage = readInto(op.records, bytes, op.fetchOffset)
    const assigned = this.#assigned.get(keyOf(op.at))
    const last = op.records.at(-1)
    if (assigned !== undefined && last !== undefined) assigned.position = last.offset + 1
    this.#history.end(op, 'ok')
  }

  /** The broker is not told: it finds out by itself, or forgets. */
  newSession(): void {
    this.#sessionId = 0
    this.#sessionEpoch = 0
    this.#forgotten = []
    for (const assigned of this.#assigned.values()) assigned.sent = null
  }
}

/** Records from `from` on; returns what is wrong with the bytes. A last batch that is cut short is none of that. */
function readInto(records: SeenRecord[], bytes: Buffer, from: number): string | null {
  for (let position = 0; position < bytes.length; ) {
    const size = nextBatch(bytes, position)
    if (size === 0) return null
    if (size < 0) return `no batch at byte ${position} of an answer`
    const error = batchError(bytes, position)
    if (error !== null) return error
    const read = readRecords(bytes, position)
    if (read.error !== null) return read.error
    const leaderEpoch = batchLeaderEpoch(bytes, position)
    const logAppendTime = isLogAppendTime(bytes, position)
    for (const { offset, key, value, headers, timestamp } of read.records) {
      if (offset >= from) records.push({ offset, key, value, headers, timestamp, logAppendTime, leaderEpoch })
    }
    position += size
  }
  return null
}
