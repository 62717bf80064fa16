/** What a batch of the log means to producer state: used when it is appended, recovered or replayed, so that all three agree. */
import {
  batchBaseOffset,
  batchBaseSequence,
  batchLastOffset,
  batchLastSequence,
  batchMagic,
  batchMaxTimestamp,
  batchProducerEpoch,
  batchProducerId,
  ControlRecordType,
  hasProducerId,
  isControlBatch,
  isTransactional,
  RecordCursor,
  readControlRecordType,
  readCoordinatorEpoch,
} from '@ottla/protocol'
import type { BatchSummary, ProducerState } from './producer-state.ts'
import type { AbortedTransaction } from './types.ts'

const cursor = new RecordCursor()

export function summarize(buffer: Buffer, at: number): BatchSummary {
  return {
    producerId: batchProducerId(buffer, at),
    producerEpoch: batchProducerEpoch(buffer, at),
    firstSequence: batchBaseSequence(buffer, at),
    lastSequence: batchLastSequence(buffer, at),
    firstOffset: batchBaseOffset(buffer, at),
    lastOffset: batchLastOffset(buffer, at),
    timestamp: batchMaxTimestamp(buffer, at),
    isTransactional: isTransactional(buffer, at),
  }
}

/** Applies a batch that is in the log. Returns the transaction-index entry that it makes, or null. */
export function applyBatch(producers: ProducerState, buffer: Buffer, at: number): AbortedTransaction | null {
  if (batchMagic(buffer, at) < 2 || !hasProducerId(buffer, at)) return null
  if (!isControlBatch(buffer, at)) {
    producers.update(summarize(buffer, at))
    return null
  }
  // A control batch emptied by compaction has no record any more; its transaction was settled long before.
  if (!cursor.open(buffer, at) || !cursor.next()) return null
  const type = readControlRecordType(cursor.key)
  if (type !== ControlRecordType.ABORT && type !== ControlRecordType.COMMIT) return null
  const aborted = type === ControlRecordType.ABORT
  const completed = producers.endTransaction(
    batchProducerId(buffer, at),
    batchProducerEpoch(buffer, at),
    readCoordinatorEpoch(cursor.value) ?? -1,
    batchLastOffset(buffer, at),
    batchMaxTimestamp(buffer, at),
    aborted,
  )
  if (completed === null || !aborted) return null
  return {
    producerId: completed.producerId,
    firstOffset: completed.firstOffset,
    lastOffset: completed.lastOffset,
    lastStableOffset: producers.stableOffsetAfter(completed),
  }
}
