/**
 * DeleteRecords, versions 0-2 (KIP-107).
 *
 * - Offset -1 is the high watermark; above it, or another negative one: OFFSET_OUT_OF_RANGE. Below the log start: nothing
 *   changes, and the answer is the current start.
 * - Topics that are only compacted answer POLICY_VIOLATION, internal ones INVALID_TOPIC_EXCEPTION.
 * - The new start is on the medium before the answer is given; the low watermark is the smallest log start of the replicas.
 * - The same partition twice: the last one counts.
 */
import {
  createDeleteRecordsResponse,
  createDeleteRecordsResponseDeleteRecordsPartitionResult,
  createDeleteRecordsResponseDeleteRecordsTopicResult,
  type DeleteRecordsRequest,
  DeleteRecordsRequestType,
  type DeleteRecordsResponse,
  type DeleteRecordsResponseDeleteRecordsPartitionResult,
  DeleteRecordsResponseType,
  ErrorCode,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { findPartition } from '../find-partition.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { INTERNAL_TOPICS } from '../internal-topics.ts'

export const deleteRecordsHandler: AnyHandler = handler<DeleteRecordsRequest, DeleteRecordsResponse>({
  request: DeleteRecordsRequestType,
  response: DeleteRecordsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DELETE', resource: 'TOPIC' }],
  throttled: true,
  handle: deleteRecords,
})

async function deleteRecords(request: DeleteRecordsRequest, { broker }: Call): Promise<DeleteRecordsResponse> {
  const offsets = new Map<string, Map<number, number>>()
  for (const { name, partitions } of request.topics) {
    // Nothing is asked of such a topic, and nothing answered.
    if (partitions.length === 0) continue
    let known = offsets.get(name)
    if (known === undefined) offsets.set(name, (known = new Map<number, number>()))
    for (const { partitionIndex, offset } of partitions) known.set(partitionIndex, offset)
  }
  const topics = [...offsets].map(async ([name, partitions]) =>
    createDeleteRecordsResponseDeleteRecordsTopicResult({
      name,
      partitions: await Promise.all([...partitions].map(([index, offset]) => deleteTo(broker, name, index, offset))),
    }),
  )
  return createDeleteRecordsResponse({ topics: await Promise.all(topics) })
}

async function deleteTo(
  broker: Broker,
  topic: string,
  partitionIndex: number,
  offset: number,
): Promise<DeleteRecordsResponseDeleteRecordsPartitionResult> {
  const answer = (errorCode: number, lowWatermark = -1): DeleteRecordsResponseDeleteRecordsPartitionResult =>
    createDeleteRecordsResponseDeleteRecordsPartitionResult({ partitionIndex, lowWatermark, errorCode })
  const partition = findPartition(broker, topic, partitionIndex)
  if (partition === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION) return answer(partition)
  if (INTERNAL_TOPICS.has(topic)) return answer(ErrorCode.INVALID_TOPIC_EXCEPTION)
  if (typeof partition === 'number') return answer(partition)
  const error = partition.checkLeader(-1)
  if (error !== ErrorCode.NONE) return answer(error)
  const log = partition.log!
  if (log.config.cleanupCompact && !log.config.cleanupDelete) return answer(ErrorCode.POLICY_VIOLATION)
  const outcome = await partition.deleteRecordsTo(offset)
  return outcome === ErrorCode.NONE ? answer(outcome, log.logStartOffset) : answer(outcome)
}
