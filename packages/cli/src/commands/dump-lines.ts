/** The lines that Kafka's DumpLogSegments prints for a batch and its records. */

import {
  batchBaseOffsetExact,
  batchBaseSequence,
  batchBaseTimestampExact,
  batchCodec,
  batchCrc,
  batchLastOffsetDelta,
  batchLastSequence,
  batchLeaderEpoch,
  batchMagic,
  batchMaxTimestampExact,
  batchProducerEpoch,
  batchProducerIdExact,
  batchRecordCount,
  batchSizeInBytes,
  CODEC_NAMES,
  hasDeleteHorizon,
  isControlBatch,
  isCrcValid,
  isLogAppendTime,
  isMessageLogAppendTime,
  isTransactional,
  LOG_OVERHEAD,
  MIN_MESSAGE_LENGTH_V0,
  MIN_MESSAGE_LENGTH_V1,
  messageCodec,
  messageCrc,
  messageTimestampExact,
  printJson,
} from '@ottla/protocol'
import { type ControlRecordForm, controlRecordForm } from './control-record-json.ts'
import { DebugLogError } from './debug-log-error.ts'

/** What a record's line says; `legacy` for messages of magic 0 and 1, which print no sequence and no headers. */
export interface DumpedRecord {
  readonly offset: bigint
  readonly timestamp: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly sequence: number
  readonly headerKeys: readonly string[]
  readonly legacy: { readonly crc: number; readonly valid: boolean } | null
}

/** The line of the batch that fills `bytes`, which lies at `position` of its file. */
export function batchLine(bytes: Buffer, position: number): string {
  return batchMagic(bytes, 0) < 2 ? messageLine(bytes, position) : recordBatchLine(bytes, position)
}

export function timestampTypeOf(bytes: Buffer): string {
  const magic = batchMagic(bytes, 0)
  if (magic === 0) return 'NoTimestampType'
  const appendTime = magic === 1 ? isMessageLogAppendTime(bytes, 0) : isLogAppendTime(bytes, 0)
  return appendTime ? 'LogAppendTime' : 'CreateTime'
}

function messageLine(bytes: Buffer, position: number): string {
  const magic = batchMagic(bytes, 0)
  const size = batchSizeInBytes(bytes, 0)
  const smallest = LOG_OVERHEAD + (magic === 0 ? MIN_MESSAGE_LENGTH_V0 : MIN_MESSAGE_LENGTH_V1)
  return (
    `offset: ${batchBaseOffsetExact(bytes, 0)} position: ${position}` +
    ` ${timestampTypeOf(bytes)}: ${messageTimestampExact(bytes, 0)} size: ${size} magic: ${magic}` +
    ` compresscodec: ${codecName(messageCodec(bytes, 0))} crc: ${messageCrc(bytes, 0)}` +
    ` isvalid: ${size >= smallest && isCrcValid(bytes, 0, size)}`
  )
}

function recordBatchLine(bytes: Buffer, position: number): string {
  const baseOffset = batchBaseOffsetExact(bytes, 0)
  const horizon = hasDeleteHorizon(bytes, 0) ? batchBaseTimestampExact(bytes, 0) : null
  const size = batchSizeInBytes(bytes, 0)
  return (
    `baseOffset: ${baseOffset} lastOffset: ${lastOffsetOf(bytes)} count: ${batchRecordCount(bytes, 0)}` +
    ` baseSequence: ${batchBaseSequence(bytes, 0)} lastSequence: ${batchLastSequence(bytes, 0)}` +
    ` producerId: ${batchProducerIdExact(bytes, 0)} producerEpoch: ${batchProducerEpoch(bytes, 0)}` +
    ` partitionLeaderEpoch: ${batchLeaderEpoch(bytes, 0)}` +
    ` isTransactional: ${isTransactional(bytes, 0)} isControl: ${isControlBatch(bytes, 0)}` +
    ` deleteHorizonMs: ${optionalLong(horizon)} position: ${position}` +
    ` ${timestampTypeOf(bytes)}: ${batchMaxTimestampExact(bytes, 0)} size: ${size} magic: ${batchMagic(bytes, 0)}` +
    ` compresscodec: ${codecName(batchCodec(bytes, 0))} crc: ${batchCrc(bytes, 0)}` +
    ` isvalid: ${isCrcValid(bytes, 0, size)}`
  )
}

/** Of any magic, by its header: that of an older message is its last offset itself. */
export function lastOffsetOf(header: Buffer): bigint {
  const offset = batchBaseOffsetExact(header, 0)
  return batchMagic(header, 0) < 2 ? offset : BigInt.asIntN(64, offset + BigInt(batchLastOffsetDelta(header, 0)))
}

/** As Java prints an OptionalLong. */
export function optionalLong(value: bigint | null): string {
  return value === null ? 'OptionalLong.empty' : `OptionalLong[${value}]`
}

/** The line of a record without its contents; those of a control record belong to it. */
export function recordLine(record: DumpedRecord, timestampType: string, isControl: boolean): string {
  const { key, value, legacy } = record
  let line =
    `| offset: ${record.offset} ${timestampType}: ${record.timestamp}` +
    ` keySize: ${key?.length ?? -1} valueSize: ${value?.length ?? -1}`
  if (legacy === null) line += ` sequence: ${record.sequence} headerKeys: [${record.headerKeys.join(',')}]`
  else line += ` isValid: ${legacy.valid} crc: ${legacy.crc}`
  return isControl ? line + controlText(record) : line
}

function controlText(record: DumpedRecord): string {
  const form = controlRecordForm(record.key, record.value)
  if (form === null) throw new DebugLogError(`Invalid key of a control record at offset ${record.offset}`)
  switch (form.type) {
    case 'ABORT':
    case 'COMMIT':
      return ` endTxnMarker: ${form.type} coordinatorEpoch: ${printJson(valueOf(form, record).get('coordinatorEpoch') ?? null)}`
    case 'LEADER_CHANGE':
      return ` LeaderChange: ${printJson(valueOf(form, record))}`
    case 'SNAPSHOT_HEADER':
      return ` SnapshotHeader ${printJson(valueOf(form, record))}`
    case 'SNAPSHOT_FOOTER':
      return ` SnapshotFooter ${printJson(valueOf(form, record))}`
    case 'KRAFT_VERSION':
      return ` KRaftVersion ${printJson(valueOf(form, record))}`
    case 'KRAFT_VOTERS':
      return ` KRaftVoters ${printJson(valueOf(form, record))}`
    default:
      return ` controlType: ${form.type}(${form.typeId})`
  }
}

function valueOf(form: ControlRecordForm, record: DumpedRecord): NonNullable<ControlRecordForm['json']> {
  if (form.json === null) throw new DebugLogError(`Invalid value of a control record at offset ${record.offset}`)
  return form.json
}

function codecName(codec: number): string {
  const name = CODEC_NAMES[codec]
  if (name === undefined) throw new DebugLogError(`Unknown compression type id: ${codec}`)
  return name
}
