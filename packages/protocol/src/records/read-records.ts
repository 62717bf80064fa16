/** Records as objects, of batches of any magic: for tools, loaders and tests. The hot path uses `RecordCursor`. */
import { MAX_DECOMPRESSED_BYTES } from '../compression/index.ts'
import { batchMagic } from './batch.ts'
import type { RecordHeader } from './batch-builder.ts'
import { readLegacyRecords } from './legacy.ts'
import { RecordCursor } from './record-cursor.ts'

/** One record. Key, value and header values are views of the batch or of what was decompressed. */
export interface BatchRecord {
  readonly offset: number
  readonly offsetExact: bigint
  /** ms. */
  readonly timestamp: number
  readonly timestampExact: bigint
  /** -1 none. */
  readonly sequence: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
}

/** What is wrong with a batch, or its records. */
export type RecordsResult =
  | { readonly error: string; readonly records: null }
  | { readonly error: null; readonly records: readonly BatchRecord[] }

/** All records of the batch at `position`, whose header and size must have been checked (`batchError`). */
export function readRecords(
  buffer: Buffer,
  position: number,
  maxDecompressed: number = MAX_DECOMPRESSED_BYTES,
): RecordsResult {
  if (batchMagic(buffer, position) < 2) {
    const legacy = readLegacyRecords(buffer, position, maxDecompressed)
    if (legacy.error !== null) return legacy
    return { error: null, records: legacy.records.map((record) => ({ ...record, sequence: -1, headers: [] })) }
  }
  const cursor = new RecordCursor()
  const records: BatchRecord[] = []
  if (cursor.open(buffer, position, maxDecompressed)) {
    while (cursor.next()) {
      records.push({
        offset: cursor.offset,
        offsetExact: cursor.offsetExact,
        timestamp: cursor.timestamp,
        timestampExact: cursor.timestampExact,
        sequence: cursor.sequence,
        key: cursor.key,
        value: cursor.value,
        headers: readHeaders(cursor),
      })
    }
  }
  return cursor.error === null ? { error: null, records } : { error: cursor.error, records: null }
}

/** The headers of the cursor's current record, as objects. */
export function readHeaders(cursor: RecordCursor): RecordHeader[] {
  const headers: RecordHeader[] = []
  cursor.rewindHeaders()
  while (cursor.nextHeader()) headers.push({ key: cursor.headerKey, value: cursor.headerValue })
  return headers
}
