/** Writes magic 2 batches: records one by one, then the header over them. */
import { sizeOfVarint, sizeOfVarlong, writeVarint, writeVarlong } from '@ottla/base'
import { CompressionCodec } from '../compression/codec.ts'
import { compress } from '../compression/index.ts'
import {
  BATCH_HEADER_SIZE,
  CONTROL_FLAG,
  DELETE_HORIZON_FLAG,
  LOG_APPEND_TIME_FLAG,
  NO_LEADER_EPOCH,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  NO_SEQUENCE,
  NO_TIMESTAMP,
  TRANSACTIONAL_FLAG,
  writeBatchHeader,
} from './batch.ts'
import { type ControlRecordType, controlRecordKey, endTxnMarkerValue } from './control-record.ts'

/** One header of a record. A key may repeat; a value may be null. */
export interface RecordHeader {
  readonly key: string
  readonly value: Buffer | null
}

/** What a batch's header gets; what is left out is Kafka's "none". */
export interface BatchOptions {
  readonly baseOffset?: number | bigint
  readonly leaderEpoch?: number
  readonly codec?: CompressionCodec
  /** As in `compression.<codec>.level`. */
  readonly compressionLevel?: number
  readonly producerId?: number | bigint
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly transactional?: boolean
  readonly control?: boolean
  /** ms. The batch is then one of log append time: bit 3, and this as MaxTimestamp. */
  readonly logAppendTimeMs?: number | bigint
  /** ms. Stands in BaseTimestamp, with bit 6. */
  readonly deleteHorizonMs?: number | bigint
  /** ms. Where it is left out: the first record's timestamp. */
  readonly baseTimestampMs?: number | bigint
  /** ms. Where it is left out: the largest of the records', -1 without records. */
  readonly maxTimestampMs?: number | bigint
  /** Where it is left out: that of the last record. Compaction keeps the original one. */
  readonly lastOffsetDelta?: number
  /** Bytes to begin with; the buffer grows by doubling. */
  readonly initialCapacity?: number
}

const NO_HEADERS: readonly RecordHeader[] = []
const DEFAULT_CAPACITY = 1024
/** Length, attributes, timestamp delta, offset delta, key length, value length and header count at their longest. */
const MAX_RECORD_OVERHEAD = 5 + 1 + 10 + 5 + 5 + 5 + 5

export class BatchBuilder {
  private readonly options: BatchOptions
  private buffer: Buffer
  private position = BATCH_HEADER_SIZE
  private baseTimestamp: number | bigint | null
  private maxTimestamp: number | bigint | null = null
  private lastOffsetDelta = -1
  private count = 0

  constructor(options: BatchOptions = {}) {
    this.options = options
    this.buffer = Buffer.allocUnsafeSlow(Math.max(BATCH_HEADER_SIZE, options.initialCapacity ?? DEFAULT_CAPACITY))
    this.baseTimestamp = options.deleteHorizonMs ?? options.baseTimestampMs ?? null
  }

  get recordCount(): number {
    return this.count
  }

  /** Size of the batch so far, uncompressed. */
  get sizeInBytes(): number {
    return this.position
  }

  /** Offset delta of the last record; -1 before the first. */
  get lastDelta(): number {
    return this.lastOffsetDelta
  }

  /** Bytes by which one record more would make the uncompressed batch longer; an upper bound, headers exact. */
  static sizeUpperBound(
    key: Buffer | null,
    value: Buffer | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): number {
    let size = MAX_RECORD_OVERHEAD + (key?.length ?? 0) + (value?.length ?? 0)
    for (const header of headers) size += sizeOfHeader(header)
    return size
  }

  /** Adds a record behind the last one, at the next offset. Returns its offset delta. */
  append(
    timestampMs: number | bigint,
    key: Buffer | null,
    value: Buffer | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): number {
    return this.appendAt(this.lastOffsetDelta + 1, timestampMs, key, value, headers)
  }

  /** The same at a given offset delta, which must be above the last one; for compacted batches, which have gaps. */
  appendAt(
    offsetDelta: number,
    timestampMs: number | bigint,
    key: Buffer | null,
    value: Buffer | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): number {
    this.baseTimestamp ??= timestampMs
    const delta = difference(timestampMs, this.baseTimestamp)
    const length = bodySize(offsetDelta, delta, key, value, headers)
    this.reserve(length + 5)
    const buffer = this.buffer
    let at = writeVarint(buffer, this.position, length)
    buffer[at++] = 0
    at = writeVarlong(buffer, at, delta)
    at = writeVarint(buffer, at, offsetDelta)
    at = writeBytes(buffer, at, key)
    at = writeBytes(buffer, at, value)
    at = writeVarint(buffer, at, headers.length)
    for (const header of headers) {
      at = writeVarint(buffer, at, Buffer.byteLength(header.key))
      at += buffer.write(header.key, at, 'utf8')
      at = writeBytes(buffer, at, header.value)
    }
    this.position = at
    this.count++
    this.lastOffsetDelta = offsetDelta
    if (this.maxTimestamp === null || timestampMs > this.maxTimestamp) this.maxTimestamp = timestampMs
    return offsetDelta
  }

  /** Adds a control record; the batch must be made with `control`. */
  appendControl(timestampMs: number | bigint, type: ControlRecordType, value: Buffer): number {
    return this.append(timestampMs, controlRecordKey(type), value)
  }

  /** The batch's bytes. A builder makes one batch. */
  build(): Buffer {
    const { options } = this
    const codec = options.codec ?? CompressionCodec.NONE
    let batch = this.buffer.subarray(0, this.position)
    if (codec !== CompressionCodec.NONE && this.count > 0) {
      const records = compress(codec, batch.subarray(BATCH_HEADER_SIZE), options.compressionLevel, 2)
      batch = Buffer.allocUnsafeSlow(BATCH_HEADER_SIZE + records.length)
      records.copy(batch, BATCH_HEADER_SIZE)
    }
    writeBatchHeader(batch, 0, batch.length, {
      baseOffset: options.baseOffset ?? 0,
      leaderEpoch: options.leaderEpoch ?? NO_LEADER_EPOCH,
      attributes: attributesOf(options),
      lastOffsetDelta: options.lastOffsetDelta ?? this.lastOffsetDelta,
      baseTimestamp: this.baseTimestamp ?? NO_TIMESTAMP,
      maxTimestamp: options.logAppendTimeMs ?? options.maxTimestampMs ?? this.maxTimestamp ?? NO_TIMESTAMP,
      producerId: options.producerId ?? NO_PRODUCER_ID,
      producerEpoch: options.producerEpoch ?? NO_PRODUCER_EPOCH,
      baseSequence: options.baseSequence ?? NO_SEQUENCE,
      recordCount: this.count,
    })
    return batch
  }

  private reserve(bytes: number): void {
    const needed = this.position + bytes
    if (needed <= this.buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.buffer.length))
    this.buffer.copy(larger, 0, 0, this.position)
    this.buffer = larger
  }
}

/** A transaction marker as a batch: one control record, transactional, without sequence. */
export function endTxnMarkerBatch(
  type: typeof ControlRecordType.ABORT | typeof ControlRecordType.COMMIT,
  producerId: number | bigint,
  producerEpoch: number,
  coordinatorEpoch: number,
  timestampMs: number,
): Buffer {
  const builder = new BatchBuilder({
    producerId,
    producerEpoch,
    transactional: true,
    control: true,
    initialCapacity: 96,
  })
  builder.appendControl(timestampMs, type, endTxnMarkerValue(coordinatorEpoch))
  return builder.build()
}

function attributesOf(options: BatchOptions): number {
  let attributes: number = options.codec ?? CompressionCodec.NONE
  if (options.logAppendTimeMs !== undefined) attributes |= LOG_APPEND_TIME_FLAG
  if (options.transactional === true) attributes |= TRANSACTIONAL_FLAG
  if (options.control === true) attributes |= CONTROL_FLAG
  if (options.deleteHorizonMs !== undefined) attributes |= DELETE_HORIZON_FLAG
  return attributes
}

function bodySize(
  offsetDelta: number,
  timestampDelta: number | bigint,
  key: Buffer | null,
  value: Buffer | null,
  headers: readonly RecordHeader[],
): number {
  let size = 1 + sizeOfVarlong(timestampDelta) + sizeOfVarint(offsetDelta)
  size += sizeOfBytes(key) + sizeOfBytes(value) + sizeOfVarint(headers.length)
  for (const header of headers) size += sizeOfHeader(header)
  return size
}

function sizeOfHeader(header: RecordHeader): number {
  const keyLength = Buffer.byteLength(header.key)
  return sizeOfVarint(keyLength) + keyLength + sizeOfBytes(header.value)
}

function sizeOfBytes(bytes: Buffer | null): number {
  return bytes === null ? 1 : sizeOfVarint(bytes.length) + bytes.length
}

function writeBytes(buffer: Buffer, position: number, bytes: Buffer | null): number {
  if (bytes === null) return writeVarint(buffer, position, -1)
  const at = writeVarint(buffer, position, bytes.length)
  buffer.set(bytes, at)
  return at + bytes.length
}

/** Exact, and wrapped to 64 bits as Java's subtraction is. */
function difference(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') {
    const delta = a - b
    if (Number.isSafeInteger(delta)) return delta
  }
  return BigInt.asIntN(64, BigInt(a) - BigInt(b))
}
