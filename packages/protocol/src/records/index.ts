export * from './batch.ts'
export { BatchBuilder, type BatchOptions, endTxnMarkerBatch, type RecordHeader } from './batch-builder.ts'
export {
  ControlRecordType,
  controlRecordKey,
  endTxnMarkerValue,
  readControlRecordType,
  readCoordinatorEpoch,
} from './control-record.ts'
export { RecordCursor } from './record-cursor.ts'
