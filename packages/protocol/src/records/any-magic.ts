/**
 * Headers of batches and messages of any magic, for whoever reads a log's files: segments that were begun before 0.11 hold messages of
 * magic 0 and 1, which have neither leader epoch nor producer, and whose offset is that of their last record.
 */
import {
  BATCH_HEADER_SIZE,
  batchBaseOffset,
  batchLastOffset,
  batchLeaderEpoch,
  batchMagic,
  batchMaxTimestamp,
  HEADER_SIZE_UP_TO_MAGIC,
  LOG_OVERHEAD,
  MIN_MESSAGE_LENGTH_V0,
  MIN_MESSAGE_LENGTH_V1,
  NO_LEADER_EPOCH,
} from './batch.ts'
import { messageTimestamp } from './legacy.ts'

/** Least size of a batch by its magic, which is that of its header too; Kafka measures unknown magics as 0. */
export function smallestBatch(magic: number): number {
  if (magic === 2) return BATCH_HEADER_SIZE
  return LOG_OVERHEAD + (magic === 1 ? MIN_MESSAGE_LENGTH_V1 : MIN_MESSAGE_LENGTH_V0)
}

/** Whether the functions below may look at `position`: all that they read lies below `limit`. */
export function isHeaderWhole(buffer: Buffer, position: number, limit: number = buffer.length): boolean {
  const room = limit - position
  if (room >= BATCH_HEADER_SIZE) return true
  return room >= HEADER_SIZE_UP_TO_MAGIC && room >= smallestBatch(batchMagic(buffer, position))
}

/** Inclusive. */
export function lastOffsetOf(buffer: Buffer, position: number): number {
  return batchMagic(buffer, position) < 2 ? batchBaseOffset(buffer, position) : batchLastOffset(buffer, position)
}

/** Largest timestamp of the records in ms; -1 where none has one, as in magic 0. */
export function maxTimestampOf(buffer: Buffer, position: number): number {
  return batchMagic(buffer, position) < 2 ? messageTimestamp(buffer, position) : batchMaxTimestamp(buffer, position)
}

/** -1 in magic 0 and 1. */
export function leaderEpochOf(buffer: Buffer, position: number): number {
  return batchMagic(buffer, position) < 2 ? NO_LEADER_EPOCH : batchLeaderEpoch(buffer, position)
}
