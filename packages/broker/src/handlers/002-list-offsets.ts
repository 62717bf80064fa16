/**
 * ListOffsets, versions 1-11 (KIP-79, KIP-98, KIP-207, KIP-320, KIP-734, KIP-405, KIP-1005, KIP-1023, KIP-1075).
 *
 * | timestamp | from version | answer |
 * | --- | --- | --- |
 * | -1 latest | 1 | high watermark, or last stable offset with read_committed; the log end for replicas and debuggers |
 * | -2 earliest | 1 | log start |
 * | -3 max timestamp | 7 | first record that has the largest timestamp |
 * | -4 earliest local | 8 | log start: there is no tiered storage |
 * | -5 latest tiered | 9 | -1 |
 * | -6 earliest pending upload | 11 | -1 |
 * | 0 and above | 1 | first record that is not older |
 *
 * - Other negative timestamps, and those above below their version, are UNSUPPORTED_VERSION for the partition.
 * - A record that a client may not fetch yet is not found: -1 without an error.
 * - A partition that is named twice is INVALID_REQUEST, once.
 * - v4: leader epochs. A leader whose watermark has not reached the start of its epoch answers OFFSET_NOT_AVAILABLE, below
 *   v5 LEADER_NOT_AVAILABLE, instead of an offset that goes back.
 * - v10: a timeout, which is for tiered storage alone.
 */
import { DiskError } from '@ottla/base'
import type { PartitionLog, TimestampOffset } from '@ottla/log'
import {
  createListOffsetsResponse,
  createListOffsetsResponseListOffsetsPartitionResponse,
  createListOffsetsResponseListOffsetsTopicResponse,
  ErrorCode,
  type ListOffsetsRequest,
  type ListOffsetsRequestListOffsetsPartition,
  ListOffsetsRequestType,
  type ListOffsetsResponse,
  type ListOffsetsResponseListOffsetsPartitionResponse,
  type ListOffsetsResponseListOffsetsTopicResponse,
  ListOffsetsResponseType,
} from '@ottla/protocol'
import { findPartition } from '../find-partition.ts'
import { type Answered, type AnyHandler, type Call, handler } from '../handler.ts'
import type { Partition } from '../partition.ts'

const LATEST = -1n
const EARLIEST = -2n
const MAX_TIMESTAMP = -3n
const EARLIEST_LOCAL = -4n
const LATEST_TIERED = -5n
const EARLIEST_PENDING_UPLOAD = -6n

const FIRST_VERSION: ReadonlyMap<bigint, number> = new Map([
  [LATEST, 1],
  [EARLIEST, 1],
  [MAX_TIMESTAMP, 7],
  [EARLIEST_LOCAL, 8],
  [LATEST_TIERED, 9],
  [EARLIEST_PENDING_UPLOAD, 11],
])

const LEADER_EPOCH = 4
const OFFSET_NOT_AVAILABLE = 5
const CONSUMER = -1
const READ_UNCOMMITTED = 0
const READ_COMMITTED = 1
const MAX_TIME = 2n ** 63n - 1n
/** Look-ups by time read files: so many run at once for one request. */
const CONCURRENT_SEARCHES = 8

export const listOffsetsHandler: AnyHandler = handler<ListOffsetsRequest, ListOffsetsResponse>({
  request: ListOffsetsRequestType,
  response: ListOffsetsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'TOPIC' }],
  throttled: true,
  handle: listOffsets,
})

type Wanted = ListOffsetsRequestListOffsetsPartition
type PartitionAnswer = ListOffsetsResponseListOffsetsPartitionResponse

function listOffsets(request: ListOffsetsRequest, call: Call): Answered<ListOffsetsResponse> {
  const { isolationLevel } = request
  if (isolationLevel !== READ_UNCOMMITTED && isolationLevel !== READ_COMMITTED) return failedWhole(request)
  const topics: ListOffsetsResponseListOffsetsTopicResponse[] = []
  const searches: (() => Promise<void>)[] = []
  for (const [name, wanted] of byTopic(request)) {
    const topic = createListOffsetsResponseListOffsetsTopicResponse({ name })
    topics.push(topic)
    for (const [partitionIndex, asked] of wanted) {
      const answer = createListOffsetsResponseListOffsetsPartitionResponse({ partitionIndex })
      topic.partitions.push(answer)
      const search = lookUp(name, asked, answer, request, call)
      if (search !== null) searches.push(search)
    }
  }
  const response = createListOffsetsResponse({ topics })
  return searches.length === 0 ? response : runAll(searches).then(() => response)
}

/** Kafka does not foresee other isolation levels: everything that was asked fails, in the shape of the question. */
function failedWhole({ topics }: ListOffsetsRequest): ListOffsetsResponse {
  const errorCode = ErrorCode.UNKNOWN_SERVER_ERROR
  return createListOffsetsResponse({
    topics: topics.map(({ name, partitions }) =>
      createListOffsetsResponseListOffsetsTopicResponse({
        name,
        partitions: partitions.map(({ partitionIndex }) =>
          createListOffsetsResponseListOffsetsPartitionResponse({ partitionIndex, errorCode }),
        ),
      }),
    ),
  })
}

/** Topics without partitions are left out. null: the partition is named more than once. */
function byTopic({ topics }: ListOffsetsRequest): Map<string, Map<number, Wanted | null>> {
  const found = new Map<string, Map<number, Wanted | null>>()
  for (const { name, partitions } of topics) {
    if (partitions.length === 0) continue
    let wanted = found.get(name)
    if (wanted === undefined) found.set(name, (wanted = new Map<number, Wanted | null>()))
    for (const partition of partitions) {
      const { partitionIndex } = partition
      wanted.set(partitionIndex, wanted.has(partitionIndex) ? null : partition)
    }
  }
  return found
}

/** Fills in the answer, or returns the search that will. */
function lookUp(
  topic: string,
  wanted: Wanted | null,
  answer: PartitionAnswer,
  request: ListOffsetsRequest,
  { broker, apiVersion }: Call,
): (() => Promise<void>) | null {
  const refuse = (errorCode: number): null => {
    answer.errorCode = errorCode
    return null
  }
  if (wanted === null) return refuse(ErrorCode.INVALID_REQUEST)
  const { timestamp, currentLeaderEpoch } = wanted
  if (timestamp < 0n && apiVersion < (FIRST_VERSION.get(timestamp) ?? Infinity)) {
    return refuse(ErrorCode.UNSUPPORTED_VERSION)
  }
  const partition = findPartition(broker, topic, wanted.partitionIndex)
  if (typeof partition === 'number') return refuse(partition)
  const error = partition.checkLeader(currentLeaderEpoch)
  if (error !== ErrorCode.NONE) return refuse(error)
  const log = partition.log!
  if (timestamp === EARLIEST || timestamp === EARLIEST_LOCAL) {
    found(answer, -1, log.logStartOffset, log.epochForOffset(log.logStartOffset), apiVersion)
    return null
  }
  if (timestamp === LATEST_TIERED || timestamp === EARLIEST_PENDING_UPLOAD) return null
  const unavailable = isBehindItsEpoch(partition, request)
    ? apiVersion >= OFFSET_NOT_AVAILABLE
      ? ErrorCode.OFFSET_NOT_AVAILABLE
      : ErrorCode.LEADER_NOT_AVAILABLE
    : ErrorCode.NONE
  if (timestamp !== LATEST) return () => search(partition, wanted, answer, request, apiVersion, unavailable)
  if (unavailable !== ErrorCode.NONE) return refuse(unavailable)
  found(answer, -1, endFor(log, request), partition.leaderEpoch, apiVersion)
  return null
}

async function search(
  partition: Partition,
  { timestamp, currentLeaderEpoch }: Wanted,
  answer: PartitionAnswer,
  request: ListOffsetsRequest,
  apiVersion: number,
  unavailable: number,
): Promise<void> {
  const log = partition.log!
  const end = endFor(log, request)
  let hit: TimestampOffset | null = null
  try {
    hit = await (timestamp === MAX_TIMESTAMP ? log.offsetOfMaxTimestamp() : log.offsetForTimestamp(Number(timestamp)))
  } catch (error) {
    if (!(error instanceof DiskError)) throw error
    answer.errorCode = ErrorCode.KAFKA_STORAGE_ERROR
    return
  }
  // The search took its time: "not found" of a log that went away meanwhile says nothing.
  answer.errorCode = partition.checkLeader(currentLeaderEpoch)
  if (answer.errorCode !== ErrorCode.NONE) return
  if (hit !== null && hit.offset < end) found(answer, hit.timestamp, hit.offset, hit.leaderEpoch, apiVersion)
  else answer.errorCode = unavailable
}

function found(
  answer: PartitionAnswer,
  timestamp: number,
  offset: number,
  leaderEpoch: number,
  apiVersion: number,
): void {
  // The nearest double of the largest time is above it.
  answer.timestamp = timestamp >= 2 ** 63 ? MAX_TIME : BigInt(timestamp)
  answer.offset = offset
  if (apiVersion >= LEADER_EPOCH) answer.leaderEpoch = leaderEpoch
}

/** Consumers see what they may fetch; replicas and debuggers all that there is. */
function endFor(log: PartitionLog, { replicaId, isolationLevel }: ListOffsetsRequest): number {
  if (replicaId !== CONSUMER) return log.endOffset
  return isolationLevel === READ_COMMITTED ? log.lastStableOffset : log.highWatermark
}

function isBehindItsEpoch(partition: Partition, { replicaId }: ListOffsetsRequest): boolean {
  return replicaId === CONSUMER && partition.highWatermark < partition.epochStartOffset
}

async function runAll(searches: readonly (() => Promise<void>)[]): Promise<void> {
  const next = searches.values()
  const worker = async (): Promise<void> => {
    for (const search of next) await search()
  }
  await Promise.all(Array.from({ length: Math.min(CONCURRENT_SEARCHES, searches.length) }, worker))
}
