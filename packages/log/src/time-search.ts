/** ListOffsets by time: down to the record, as Kafka answers it. */
import { batchLeaderEpoch, batchMaxTimestamp, batchSizeInBytes, RecordCursor } from '@ottla/protocol'
import type { ReadResult, TimestampOffset } from './types.ts'

const cursor = new RecordCursor()

/**
 * First record at or behind `fromOffset` with a timestamp of at least `timestamp` (or, with `exact`, equal to it), within one read; null if there is
 * none. Batches are passed by their header where it says that they are too old.
 */
export function findInRead(
  result: ReadResult,
  fromOffset: number,
  timestamp: number,
  exact: boolean,
): TimestampOffset | null {
  for (const chunk of result.chunks) {
    for (let at = 0; at < chunk.length; at += batchSizeInBytes(chunk, at)) {
      if (batchMaxTimestamp(chunk, at) < timestamp || !cursor.open(chunk, at)) continue
      while (cursor.next()) {
        const hit = exact ? cursor.timestamp === timestamp : cursor.timestamp >= timestamp
        if (hit && cursor.offset >= fromOffset) {
          return { timestamp: cursor.timestamp, offset: cursor.offset, leaderEpoch: batchLeaderEpoch(chunk, at) }
        }
      }
    }
  }
  return null
}
