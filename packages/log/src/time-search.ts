/** ListOffsets by time: down to the record, as Kafka answers it. */
import {
  batchMagic,
  batchSizeInBytes,
  ErrorCode,
  leaderEpochOf,
  maxTimestampOf,
  RecordCursor,
  readLegacyRecords,
} from '@ottla/protocol'
import type { LogReader } from './log-reader.ts'
import type { Segment } from './segment.ts'
import type { ReadResult, TimestampOffset } from './types.ts'

const cursor = new RecordCursor()

/** One read of a search. */
const SEARCH_READ_BYTES: number = 1024 * 1024

/** What a search needs of a log. */
export interface TimeSearchView {
  readonly segments: readonly Segment[]
  readonly reader: LogReader
  /** As it is now: it may move while the search waits. */
  readonly logStartOffset: number
  readonly endOffset: number
  /** Below the log start, too, as long as the segment is there. */
  read(offset: number, maxBytes: number, limitOffset: number): ReadResult | Promise<ReadResult>
}

/**
 * First record with a timestamp of at least `timestamp`; null if there is none. Like Kafka this looks into one segment, the first that has so late a
 * record, by its file's time where it has no timestamps at all. If only deleted records of it are late enough, nothing is found.
 */
export async function findByTimestamp(log: TimeSearchView, timestamp: number): Promise<TimestampOffset | null> {
  for (const [at, segment] of log.segments.entries()) {
    const latest = await log.reader.maxTimestamp(segment)
    if ((latest >= 0 ? latest : await log.reader.modifiedMs(segment)) < timestamp) continue
    const from = Math.max(await log.reader.offsetBefore(segment, timestamp), segment.baseOffset, log.logStartOffset)
    const isWanted = (record: FoundRecord): boolean =>
      record.timestamp >= timestamp && record.offset >= log.logStartOffset
    return await search(log, from, log.segments[at + 1]?.baseOffset ?? log.endOffset, (chunk, batch) =>
      maxTimestampOf(chunk, batch) < timestamp ? undefined : (firstRecord(chunk, batch, isWanted) ?? undefined),
    )
  }
  return null
}

/**
 * The first record with the largest timestamp of all segments that are there: Kafka does not ask whether it was deleted. Where no record has a
 * timestamp it is the first record of magic 1 and later; null in magic 0 and without records.
 */
export async function findMaxTimestamp(log: TimeSearchView): Promise<TimestampOffset | null> {
  let latest = Number.NEGATIVE_INFINITY
  let holder = 0
  for (const [at, segment] of log.segments.entries()) {
    const timestamp = await log.reader.maxTimestamp(segment)
    if (timestamp <= latest) continue
    latest = timestamp
    holder = at
  }
  const segment = log.segments[holder]!
  const from = Math.max(segment.maxTimestampOffset, segment.baseOffset)
  return await search(log, from, log.segments[holder + 1]?.baseOffset ?? log.endOffset, (chunk, batch) => {
    if (maxTimestampOf(chunk, batch) !== latest) return undefined
    return batchMagic(chunk, batch) === 0 ? null : firstRecord(chunk, batch, (record) => record.timestamp === latest)
  })
}

/** Batch by batch, until `judge` has an answer: undefined goes on. */
async function search(
  log: TimeSearchView,
  from: number,
  to: number,
  judge: (chunk: Buffer, batch: number) => TimestampOffset | null | undefined,
): Promise<TimestampOffset | null> {
  for (let offset = from; offset < to; ) {
    const reading = log.read(offset, SEARCH_READ_BYTES, to)
    // What comes from memory is valid until the next await: an await of it would be one.
    const result = reading instanceof Promise ? await reading : reading
    if (result.sizeInBytes === 0) {
      // Records may be deleted while their bytes are looked for: the search goes on behind them.
      if (result.errorCode !== ErrorCode.OFFSET_OUT_OF_RANGE || log.logStartOffset <= offset) return null
      offset = log.logStartOffset
      continue
    }
    for (const chunk of result.chunks) {
      for (let at = 0; at < chunk.length; at += batchSizeInBytes(chunk, at)) {
        const found = judge(chunk, at)
        if (found !== undefined) return found
      }
    }
    offset = result.nextOffset
  }
  return null
}

interface FoundRecord {
  readonly timestamp: number
  readonly offset: number
}

function firstRecord(chunk: Buffer, at: number, isWanted: (record: FoundRecord) => boolean): TimestampOffset | null {
  for (const record of recordsOf(chunk, at)) {
    if (!isWanted(record)) continue
    return { timestamp: record.timestamp, offset: record.offset, leaderEpoch: leaderEpochOf(chunk, at) }
  }
  return null
}

/** The records of a batch of any magic; of one that cannot be decompressed, none. */
function* recordsOf(chunk: Buffer, at: number): Generator<FoundRecord> {
  if (batchMagic(chunk, at) < 2) yield* readLegacyRecords(chunk, at).records ?? []
  else if (cursor.open(chunk, at)) while (cursor.next()) yield cursor
}
