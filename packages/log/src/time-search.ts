/** ListOffsets by time: down to the record, as Kafka answers it. */
import { batchLeaderEpoch, batchMaxTimestamp, batchSizeInBytes, ErrorCode, RecordCursor } from '@ottla/protocol'
import type { LogReader } from './log-reader.ts'
import type { Segment } from './segment.ts'
import type { ReadResult, TimestampOffset } from './types.ts'

const cursor = new RecordCursor()

/**
 * First record at or behind `fromOffset` with a timestamp of at least `timestamp` (or, with `exact`, equal to it), within one read; null if there is
 * none. Batches are passed by their header where it says that they are too old.
 */
function findInRead(result: ReadResult, fromOffset: number, timestamp: number, exact: boolean): TimestampOffset | null {
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

/** One read of a search. */
const SEARCH_READ_BYTES: number = 1024 * 1024

/** What a search needs of a log. */
export interface TimeSearchView {
  readonly segments: readonly Segment[]
  readonly reader: LogReader
  /** As it is now: it may move while the search waits. */
  readonly logStartOffset: number
  readonly endOffset: number
  read(offset: number, maxBytes: number): ReadResult | Promise<ReadResult>
}

/** First record with a timestamp of at least `timestamp`; null if there is none. */
export async function findByTimestamp(log: TimeSearchView, timestamp: number): Promise<TimestampOffset | null> {
  for (const segment of log.segments) {
    if ((await log.reader.maxTimestamp(segment)) < timestamp) continue
    const found = await search(log, segment, timestamp, false)
    if (found !== null) return found
  }
  return null
}

/** The first record that has the largest timestamp of all; null without records. */
export async function findMaxTimestamp(log: TimeSearchView): Promise<TimestampOffset | null> {
  let latest = -1
  let holder: Segment | null = null
  for (const segment of log.segments) {
    const timestamp = await log.reader.maxTimestamp(segment)
    if (timestamp <= latest) continue
    latest = timestamp
    holder = segment
  }
  return holder === null ? null : await search(log, holder, latest, true)
}

async function search(
  log: TimeSearchView,
  segment: Segment,
  timestamp: number,
  exact: boolean,
): Promise<TimestampOffset | null> {
  const { times } = await log.reader.indexes(segment)
  const from = Math.max(times.lookup(timestamp), segment.baseOffset, log.logStartOffset)
  for (let offset = from; offset < log.endOffset; ) {
    const reading = log.read(offset, SEARCH_READ_BYTES)
    // What comes from memory is valid until the next await: an await of it would be one.
    const result = reading instanceof Promise ? await reading : reading
    if (result.sizeInBytes === 0) {
      // Records may be deleted while their bytes are looked for: the search goes on behind them.
      if (result.errorCode !== ErrorCode.OFFSET_OUT_OF_RANGE || log.logStartOffset <= offset) return null
      offset = log.logStartOffset
      continue
    }
    const found = findInRead(result, log.logStartOffset, timestamp, exact)
    if (found !== null) return found
    offset = result.nextOffset
  }
  return null
}
