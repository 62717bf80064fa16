export { isHeaderWhole, lastOffsetOf, leaderEpochOf, maxTimestampOf, smallestBatch } from './any-magic.ts'
export * from './batch.ts'
export { BatchBuilder, type BatchOptions, endTxnMarkerBatch, type RecordHeader } from './batch-builder.ts'
export {
  ControlRecordType,
  controlRecordKey,
  endTxnMarkerValue,
  readControlRecordType,
  readCoordinatorEpoch,
} from './control-record.ts'
export {
  isMessageLogAppendTime,
  type LegacyRecord,
  type LegacyResult,
  messageAttributes,
  messageCodec,
  messageCrc,
  messageTimestamp,
  messageTimestampExact,
  readLegacyRecords,
} from './legacy.ts'
export { type BatchRecord, type RecordsResult, readHeaders, readRecords } from './read-records.ts'
export { RecordCursor } from './record-cursor.ts'
