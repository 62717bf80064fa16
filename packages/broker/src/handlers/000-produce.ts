/**
 * Produce, versions 3-13; announced from 0, because old clients look for that before they compress (KAFKA-18659).
 *
 * - One batch of magic 2 for each partition; the log checks it (record-batch rules, idempotence) and the answer of each
 *   partition is its own: an unknown topic or a bad batch leaves the others alone.
 * - acks 0 gets no answer; an error closes the connection. What follows on the connection, unless it is a Produce, sees the
 *   records: it waits until they are stored. acks 1 is answered when the batch is stored here, acks -1 when
 *   it is below the high watermark; other values are INVALID_REQUIRED_ACKS. What waits longer than the request's timeout
 *   is answered REQUEST_TIMED_OUT, and stays in the log.
 * - The same partition twice, in one topic or in two of the same name: the last one counts. v13 names topics by id.
 * - Transactions are not served yet: no partition is ever part of one (INVALID_TXN_STATE, from v12 TRANSACTION_ABORTABLE).
 */
import type { Retainer } from '@ottla/log'
import {
  createProduceResponse,
  createProduceResponseBatchIndexAndErrorMessage,
  createProduceResponseLeaderIdAndEpoch,
  createProduceResponseNodeEndpoint,
  createProduceResponsePartitionProduceResponse,
  createProduceResponseTopicProduceResponse,
  ErrorCode,
  type ProduceRequest,
  type ProduceRequestPartitionProduceData,
  type ProduceRequestTopicProduceData,
  ProduceRequestType,
  type ProduceResponse,
  type ProduceResponsePartitionProduceResponse,
  type ProduceResponseTopicProduceResponse,
  ProduceResponseType,
} from '@ottla/protocol'
import { type Answered, type AnyHandler, type Call, handler } from '../handler.ts'
import { INTERNAL_TOPICS } from '../internal-topics.ts'
import { endpointOf } from '../leader-endpoint.ts'
import { ACKS_ALL, ACKS_NONE, type Partition } from '../partition.ts'
import { recordsError, requestProblem, transactionError } from '../produce-checks.ts'

/** First version that names topics by id (KIP-516). */
const BY_ID = 13
/** First version whose answer tells who leads (KIP-951). */
const CURRENT_LEADER = 10
/** Errors that Kafka answers without the log start; with all others of the log it is there. */
const WITHOUT_LOG_START: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.MESSAGE_TOO_LARGE,
  ErrorCode.RECORD_LIST_TOO_LARGE,
  ErrorCode.CORRUPT_MESSAGE,
  ErrorCode.KAFKA_STORAGE_ERROR,
])
/** Kafka's admin tools may write internal topics under this name. */
const ADMIN_CLIENT = '__admin_client'

export const produceHandler: AnyHandler = handler<ProduceRequest, ProduceResponse>({
  request: ProduceRequestType,
  response: ProduceResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'WRITE', resource: 'TOPIC' },
    { operation: 'WRITE', resource: 'TRANSACTIONAL_ID' },
  ],
  throttled: true,
  handle: produce,
})

function produce(request: ProduceRequest, call: Call): Answered<ProduceResponse> {
  const work = new ProduceWork(request, call)
  work.append()
  call.frame.allowNext()
  if (request.acks === ACKS_NONE) return work.answerNothing()
  return work.whenAcknowledged()
}

/** Partitions of one request, from their append to the last acknowledgement. */
class ProduceWork {
  readonly #request: ProduceRequest
  readonly #call: Call
  readonly #topics: ProduceResponseTopicProduceResponse[] = []
  readonly #nodes = new Map<number, { readonly host: string; readonly port: number; readonly rack: string | null }>()
  readonly #waiting = new Map<ProduceResponsePartitionProduceResponse, { partition: Partition; lastOffset: number }>()
  #failure: string | null = null

  constructor(request: ProduceRequest, call: Call) {
    this.#request = request
    this.#call = call
  }

  append(): void {
    const { apiVersion } = this.#call
    const refused = requestProblem(this.#request, apiVersion)
    for (const topic of eachOnce(this.#request.topicData, apiVersion >= BY_ID)) {
      if (topic.partitionData.length === 0) continue
      const { name, topicId, partitionData } = topic
      const answer = createProduceResponseTopicProduceResponse({ name, topicId })
      this.#topics.push(answer)
      const last = lastOfEach(partitionData)
      const repeated = last.length < partitionData.length ? byIndex(partitionData) : null
      for (const data of last) {
        const result =
          refused === null
            ? this.#appendLast(topic, data, repeated?.get(data.index))
            : failure(data.index, refused.errorCode, refused.errorMessage)
        answer.partitionResponses.push(result)
        if (result.errorCode !== ErrorCode.NONE)
          this.#failure ??= `partition ${topic.name}-${data.index}: error ${result.errorCode}`
      }
    }
  }

  answerNothing(): Answered<ProduceResponse> {
    if (this.#failure !== null) this.#call.refuse(`with acks=0, ${this.#failure}`)
    if (this.#failure !== null || this.#waiting.size === 0) return null
    return new Promise((resolve) => {
      let open = this.#waiting.size
      for (const { partition, lastOffset } of this.#waiting.values()) {
        // Whatever becomes of the records now: nobody is told.
        partition.whenAcknowledged(lastOffset, ACKS_NONE, () => {
          if (--open === 0) resolve(null)
        })
      }
    })
  }

  whenAcknowledged(): Answered<ProduceResponse> {
    if (this.#waiting.size === 0) return this.#response()
    const { acks, timeoutMs } = this.#request
    return new Promise((resolve) => {
      let open = this.#waiting.size
      let timer: { cancel(): void } | null = null
      const done = (): void => {
        timer?.cancel()
        resolve(this.#response())
      }
      for (const [answer, { partition, lastOffset }] of this.#waiting) {
        partition.whenAcknowledged(lastOffset, acks, (errorCode) => {
          if (!this.#waiting.delete(answer)) return
          answer.errorCode = errorCode
          if (--open === 0) done()
        })
      }
      if (open === 0) return
      timer = this.#call.clock.schedule(Math.max(timeoutMs, 0), () => {
        for (const answer of this.#waiting.keys()) answer.errorCode = ErrorCode.REQUEST_TIMED_OUT
        this.#waiting.clear()
        done()
      })
    })
  }

  /**
   * Of a partition that is named several times the last readable records are written; where others cannot be read, the answer
   * is their error all the same.
   */
  #appendLast(
    topic: ProduceRequestTopicProduceData,
    last: ProduceRequestPartitionProduceData,
    all: readonly ProduceRequestPartitionProduceData[] = [],
  ): ProduceResponsePartitionProduceResponse {
    if (all.length < 2) return this.#appendOne(topic, last)
    const isReadable = ({ records }: ProduceRequestPartitionProduceData): boolean =>
      records !== null && recordsError(records, this.#call.apiVersion) === ErrorCode.NONE
    const wrong = all.findLast((data) => !isReadable(data))
    if (wrong === undefined) return this.#appendOne(topic, last)
    const readable = all.findLast(isReadable)
    // Its own answer is shown to nobody; the request waits for it all the same.
    if (readable !== undefined) this.#appendOne(topic, readable)
    return this.#appendOne(topic, wrong)
  }

  #appendOne(
    topic: ProduceRequestTopicProduceData,
    { index, records }: ProduceRequestPartitionProduceData,
  ): ProduceResponsePartitionProduceResponse {
    const { broker, apiVersion, clientId, frame } = this.#call
    const { topics } = broker.image
    const known = apiVersion >= BY_ID ? topics.topicById(topic.topicId) : topics.topic(topic.name)
    if (known === undefined) {
      return failure(index, apiVersion >= BY_ID ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    }
    if (!known.partitions.has(index)) return failure(index, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    const invalid = records === null ? ErrorCode.INVALID_RECORD : recordsError(records, apiVersion)
    if (invalid !== ErrorCode.NONE) return failure(index, invalid)
    const { acks } = this.#request
    if (acks < ACKS_ALL || acks > 1) return failure(index, ErrorCode.INVALID_REQUIRED_ACKS)
    const refused = transactionError(records!, apiVersion)
    if (refused !== ErrorCode.NONE) return failure(index, refused)
    broker.topicMetrics.mark(known.name, 'TotalProduceRequestsPerSec', 1)
    if (INTERNAL_TOPICS.has(known.name) && clientId !== ADMIN_CLIENT)
      return failure(index, ErrorCode.INVALID_TOPIC_EXCEPTION)
    const partition = broker.partitions.get(known.id, index)
    if (partition === undefined) return this.#notLeader(failure(index, ErrorCode.NOT_LEADER_OR_FOLLOWER), known.id)
    const replicas = partition.registration.replicas.length
    const minIsr = Math.min(Number(broker.topicConfig(known.name, 'min.insync.replicas')), replicas)
    const result = partition.append(records!, acks, minIsr, retainerOf(frame.buffer))
    if (typeof result === 'number') {
      const answer = this.#rejected(known.name, index, result, records!.length)
      if (!WITHOUT_LOG_START.has(result)) answer.logStartOffset = partition.log?.logStartOffset ?? -1
      return result === ErrorCode.NOT_LEADER_OR_FOLLOWER ? this.#notLeader(answer, known.id) : answer
    }
    const answer = createProduceResponsePartitionProduceResponse({
      index,
      errorCode: result.errorCode,
      // Kafka tells the reason only where single records are at fault.
      errorMessage: result.recordErrors.length > 0 ? result.errorMessage : null,
      baseOffset: result.baseOffset,
      logAppendTimeMs: result.logAppendTimeMs,
      logStartOffset: WITHOUT_LOG_START.has(result.errorCode) ? -1 : result.logStartOffset,
      recordErrors: result.recordErrors.map(({ batchIndex, message }) =>
        createProduceResponseBatchIndexAndErrorMessage({ batchIndex, batchIndexErrorMessage: message }),
      ),
    })
    if (result.errorCode !== ErrorCode.NONE) {
      broker.topicMetrics.mark(known.name, 'FailedProduceRequestsPerSec', 1)
      broker.topicMetrics.mark(known.name, 'BytesRejectedPerSec', records!.length)
      return answer
    }
    if (!result.duplicate) {
      broker.topicMetrics.mark(known.name, 'BytesInPerSec', records!.length)
      broker.topicMetrics.mark(known.name, 'MessagesInPerSec', result.lastOffset - result.baseOffset + 1)
    }
    this.#waiting.set(answer, { partition, lastOffset: result.lastOffset })
    return answer
  }

  #rejected(topic: string, index: number, errorCode: number, bytes: number): ProduceResponsePartitionProduceResponse {
    this.#call.broker.topicMetrics.mark(topic, 'FailedProduceRequestsPerSec', 1)
    this.#call.broker.topicMetrics.mark(topic, 'BytesRejectedPerSec', bytes)
    return failure(index, errorCode)
  }

  #notLeader(
    answer: ProduceResponsePartitionProduceResponse,
    topicId: string,
  ): ProduceResponsePartitionProduceResponse {
    const { broker, apiVersion, connection } = this.#call
    const registration = broker.image.topics.partition(topicId, answer.index)
    if (apiVersion < CURRENT_LEADER || registration === undefined) return answer
    const { leader: leaderId, leaderEpoch } = registration
    answer.currentLeader = createProduceResponseLeaderIdAndEpoch({ leaderId, leaderEpoch })
    const node = endpointOf(broker, leaderId, connection)
    if (node !== null) this.#nodes.set(leaderId, node)
    return answer
  }

  #response(): ProduceResponse {
    return createProduceResponse({
      responses: this.#topics,
      nodeEndpoints: [...this.#nodes].map(([nodeId, node]) => createProduceResponseNodeEndpoint({ nodeId, ...node })),
    })
  }
}

/** Topics that are named twice become one, in the place of the first. */
function eachOnce(
  topics: readonly ProduceRequestTopicProduceData[],
  byId: boolean,
): Iterable<ProduceRequestTopicProduceData> {
  if (topics.length < 2) return topics
  const merged = new Map<string, ProduceRequestTopicProduceData>()
  for (const topic of topics) {
    const key = byId ? topic.topicId : topic.name
    const known = merged.get(key)
    // The decoded request is nobody else's: its lists may grow.
    if (known === undefined) merged.set(key, topic)
    else for (const data of topic.partitionData) known.partitionData.push(data)
  }
  return merged.values()
}

function lastOfEach(
  partitions: readonly ProduceRequestPartitionProduceData[],
): readonly ProduceRequestPartitionProduceData[] {
  if (partitions.length === 1) return partitions
  return [...new Map(partitions.map((partition) => [partition.index, partition])).values()]
}

function byIndex(
  partitions: readonly ProduceRequestPartitionProduceData[],
): Map<number, ProduceRequestPartitionProduceData[]> {
  const found = new Map<number, ProduceRequestPartitionProduceData[]>()
  for (const partition of partitions) {
    const same = found.get(partition.index)
    if (same === undefined) found.set(partition.index, [partition])
    else same.push(partition)
  }
  return found
}

function failure(
  index: number,
  errorCode: number,
  errorMessage: string | null = null,
): ProduceResponsePartitionProduceResponse {
  return createProduceResponsePartitionProduceResponse({ index, errorCode, errorMessage, baseOffset: -1 })
}

function retainerOf(buffer: Call['frame']['buffer']): Retainer | null {
  if (buffer === null) return null
  return { retain: () => buffer.retain(), release: () => buffer.release(), retainedBytes: buffer.bytes.length }
}
