/**
 * OffsetForLeaderEpoch, versions 2-4 (KIP-101, KIP-279, KIP-320): where the records of a leader epoch end, by which a
 * client finds out where its history leaves ours.
 *
 * | asked epoch | answer: epoch, end |
 * | --- | --- |
 * | the newest | itself, end of the log |
 * | newer, or -1 | -1, -1 |
 * | below the first known, -2 too | itself, start of the first known |
 * | between | the largest that is not above it, start of the next |
 *
 * - The leader alone answers; the epoch that the client believes to be current is checked.
 * - v3: replica id (followers ask too).
 */
import {
  createOffsetForLeaderEpochResponse,
  createOffsetForLeaderEpochResponseEpochEndOffset,
  createOffsetForLeaderEpochResponseOffsetForLeaderTopicResult,
  ErrorCode,
  type OffsetForLeaderEpochRequest,
  type OffsetForLeaderEpochRequestOffsetForLeaderPartition,
  OffsetForLeaderEpochRequestType,
  type OffsetForLeaderEpochResponse,
  type OffsetForLeaderEpochResponseEpochEndOffset,
  OffsetForLeaderEpochResponseType,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { findPartition } from '../find-partition.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'

export const offsetForLeaderEpochHandler: AnyHandler = handler<
  OffsetForLeaderEpochRequest,
  OffsetForLeaderEpochResponse
>({
  request: OffsetForLeaderEpochRequestType,
  response: OffsetForLeaderEpochResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'TOPIC' }],
  throttled: true,
  handle: offsetForLeaderEpoch,
})

function offsetForLeaderEpoch({ topics }: OffsetForLeaderEpochRequest, { broker }: Call): OffsetForLeaderEpochResponse {
  return createOffsetForLeaderEpochResponse({
    topics: topics.map(({ topic, partitions }) =>
      createOffsetForLeaderEpochResponseOffsetForLeaderTopicResult({
        topic,
        partitions: partitions.map((partition) => epochEnd(broker, topic, partition)),
      }),
    ),
  })
}

function epochEnd(
  broker: Broker,
  topic: string,
  { partition: index, currentLeaderEpoch, leaderEpoch }: OffsetForLeaderEpochRequestOffsetForLeaderPartition,
): OffsetForLeaderEpochResponseEpochEndOffset {
  const answer = createOffsetForLeaderEpochResponseEpochEndOffset({ partition: index })
  const partition = findPartition(broker, topic, index)
  answer.errorCode = typeof partition === 'number' ? partition : partition.checkLeader(currentLeaderEpoch)
  if (typeof partition === 'number' || answer.errorCode !== ErrorCode.NONE) return answer
  const { epoch, endOffset } = partition.log!.endOffsetForEpoch(leaderEpoch)
  answer.leaderEpoch = epoch
  answer.endOffset = endOffset
  return answer
}
