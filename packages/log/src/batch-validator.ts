/**
 * Checks a batch as Kafka's leader checks it, and prepares it for the log: timestamp type, largest timestamp, codec. Synchronous, and without an
 * object for each record: one validator with one cursor serves all logs of a thread, its fields hold the last outcome.
 */
import { crc32c } from '@ottla/base'
import {
  BATCH_HEADER_SIZE,
  BatchBuilder,
  type BatchOptions,
  batchBaseOffset,
  batchBaseSequence,
  batchCodec,
  batchCrc,
  batchError,
  batchLastOffsetDelta,
  batchMagic,
  batchMaxTimestamp,
  batchProducerEpoch,
  batchProducerIdExact,
  batchRecordCount,
  CORRUPT_BATCH,
  CompressionCodec,
  CRC_START,
  ErrorCode,
  hasProducerId,
  isControlBatch,
  isLogAppendTime,
  isTransactional,
  LOG_APPEND_TIME_FLAG,
  NO_TIMESTAMP,
  nextBatch,
  RecordCursor,
  type RecordHeader,
} from '@ottla/protocol'
import { writeSaturatedInt64 } from './int64.ts'
import type { LogConfig, RecordError } from './types.ts'

const NO_RECORD_ERRORS: readonly RecordError[] = []
/** Record errors told in one answer; a batch may have millions of records. */
const MAX_RECORD_ERRORS = 1000
const ATTRIBUTES_AT = 21
const MAX_TIMESTAMP_AT = 35
const CRC_AT = 17
/** Attribute bits that Kafka knows; it drops the others whenever it rewrites the field. */
const KNOWN_ATTRIBUTES = 0x7f

const CODEC_OF: Readonly<Record<LogConfig['compressionType'], number>> = {
  producer: -1,
  uncompressed: CompressionCodec.NONE,
  gzip: CompressionCodec.GZIP,
  snappy: CompressionCodec.SNAPPY,
  lz4: CompressionCodec.LZ4,
  zstd: CompressionCodec.ZSTD,
}

export class BatchValidator {
  errorCode: number = ErrorCode.NONE
  errorMessage: string | null = null
  recordErrors: readonly RecordError[] = NO_RECORD_ERRORS
  /** What goes into the log: the batch that came in, its header changed in place, or a new buffer. */
  bytes: Buffer = Buffer.alloc(0)
  size = 0
  /** The bytes are not those that came in, so nobody else holds them. */
  rebuilt = false
  maxTimestamp: number = NO_TIMESTAMP
  readonly #cursor = new RecordCursor()
  #invalidTimestamp = false
  #recordErrorCount = 0
  #told: RecordError[] = []
  #consecutive = true

  /** Checks the single batch in `records` and prepares it; false with `errorCode` set. `where` is `topic-partition`, for texts. */
  validate(records: Buffer, fromClient: boolean, config: LogConfig, nowMs: number, where: string): boolean {
    this.errorCode = ErrorCode.NONE
    this.errorMessage = null
    this.recordErrors = NO_RECORD_ERRORS
    this.bytes = records
    this.rebuilt = false
    if (!this.#checkFrame(records, fromClient, config, where)) return false
    if (fromClient && !this.#checkHeader(records)) return false
    if (!this.#checkRecords(records, fromClient, config, nowMs, where)) return false
    const source = batchCodec(records, 0)
    const configured = CODEC_OF[config.compressionType]
    let target = configured < 0 ? source : configured
    if (source === CompressionCodec.NONE && isControlBatch(records, 0)) target = CompressionCodec.NONE
    // Offsets of a compressed batch that is kept as it is must be consecutive. Kafka meant to write such a batch anew, but
    // has not read its keys and values by then, and fails.
    if (source === target && source !== CompressionCodec.NONE && !this.#consecutive) {
      return this.#fail(ErrorCode.UNKNOWN_SERVER_ERROR, `Offsets of a compressed batch are not consecutive in ${where}`)
    }
    if (source !== target) {
      this.#rebuild(records, target, config, nowMs)
      if (this.size > config.maxMessageBytes) return this.#tooLarge(this.size, config, where)
      return true
    }
    if (config.timestampType === 'LogAppendTime') this.maxTimestamp = nowMs
    setTimestamps(records, config.timestampType === 'LogAppendTime', this.maxTimestamp)
    return true
  }

  #fail(errorCode: number, message: string): false {
    this.errorCode = errorCode
    this.errorMessage = message
    return false
  }

  #tooLarge(size: number, config: LogConfig, where: string): false {
    return this.#fail(
      ErrorCode.MESSAGE_TOO_LARGE,
      `The record batch size in the append to ${where} is ${size} bytes which exceeds the maximum configured value of ${config.maxMessageBytes}.`,
    )
  }

  /** One whole batch of magic 2, small enough, with a right CRC. */
  #checkFrame(records: Buffer, fromClient: boolean, config: LogConfig, where: string): boolean {
    const size = nextBatch(records, 0)
    if (size === CORRUPT_BATCH)
      return this.#fail(ErrorCode.CORRUPT_MESSAGE, `Invalid batch length or magic in ${where}.`)
    if (size <= 0)
      return this.#fail(ErrorCode.INVALID_RECORD, 'Produce requests must have at least one record batch per partition')
    if (batchMagic(records, 0) !== 2)
      return this.#fail(
        ErrorCode.INVALID_RECORD,
        'Produce requests are only allowed to contain record batches with magic version 2',
      )
    const second = nextBatch(records, size)
    if (second === CORRUPT_BATCH)
      return this.#fail(ErrorCode.CORRUPT_MESSAGE, `Invalid batch length or magic in ${where}.`)
    if (second > 0)
      return this.#fail(
        ErrorCode.INVALID_RECORD,
        'Produce requests must contain exactly one record batch per partition',
      )
    if (size < BATCH_HEADER_SIZE)
      return this.#fail(
        ErrorCode.CORRUPT_MESSAGE,
        `Record batch of ${size} bytes is smaller than its header in ${where}.`,
      )
    const baseOffset = batchBaseOffset(records, 0)
    if (fromClient && baseOffset !== 0) {
      return this.#fail(
        ErrorCode.INVALID_RECORD,
        `The baseOffset of the record batch in the append to ${where} should be 0, but it is ${baseOffset}`,
      )
    }
    if (size > config.maxMessageBytes) return this.#tooLarge(size, config, where)
    if (batchError(records, 0, size) !== null) {
      return this.#fail(
        ErrorCode.CORRUPT_MESSAGE,
        `Record is corrupt (stored crc = ${batchCrc(records, 0)}) in topic partition ${where}.`,
      )
    }
    this.size = size
    return true
  }

  /** What only a client can get wrong. */
  #checkHeader(records: Buffer): boolean {
    const delta = batchLastOffsetDelta(records, 0)
    const count = batchRecordCount(records, 0)
    if (delta < 0) return this.#fail(ErrorCode.INVALID_RECORD, `Batch has an invalid offset range: [0, ${delta}]`)
    if (count <= 0) return this.#fail(ErrorCode.INVALID_RECORD, `Invalid reported count for record batch: ${count}`)
    if (count !== delta + 1) {
      return this.#fail(
        ErrorCode.INVALID_RECORD,
        `Inconsistent batch offset range [0, ${delta}] and count of records ${count}`,
      )
    }
    if (isControlBatch(records, 0))
      return this.#fail(ErrorCode.INVALID_RECORD, 'Clients are not allowed to write control records')
    const sequence = batchBaseSequence(records, 0)
    if (hasProducerId(records, 0) && sequence < 0) {
      return this.#fail(
        ErrorCode.INVALID_RECORD,
        `Invalid sequence number ${sequence} in record batch with producerId ${batchProducerIdExact(records, 0)}`,
      )
    }
    return true
  }

  #checkRecords(records: Buffer, fromClient: boolean, config: LogConfig, nowMs: number, where: string): boolean {
    const cursor = this.#cursor
    // The cursor's own limit, which is that of everybody who will read the batch. Producers split what is too large.
    if (!cursor.open(records, 0)) {
      const code = cursor.tooLarge ? ErrorCode.MESSAGE_TOO_LARGE : ErrorCode.UNKNOWN_SERVER_ERROR
      return this.#fail(code, cursor.error ?? 'The batch cannot be decompressed')
    }
    const compact = config.cleanupCompact && !isControlBatch(records, 0)
    const createTime = config.timestampType === 'CreateTime'
    const unlimited = Math.min(config.timestampBeforeMaxMs, config.timestampAfterMaxMs) >= 2 ** 63
    // Without limits the smallest times pass as well: Kafka's difference to them overflows.
    const earliest = unlimited ? Number.NEGATIVE_INFINITY : nowMs - config.timestampBeforeMaxMs
    const latest = nowMs + config.timestampAfterMaxMs
    const stamped = fromClient && isLogAppendTime(records, 0)
    const compressed = batchCodec(records, 0) !== CompressionCodec.NONE
    let maxTimestamp = NO_TIMESTAMP
    let expected = batchBaseOffset(records, 0)
    this.#consecutive = true
    this.#invalidTimestamp = false
    this.#recordErrorCount = 0
    if (this.#told.length > 0) this.#told = []
    while (cursor.next()) {
      const { timestamp } = cursor
      if (compact && cursor.keyLength < 0) {
        if (this.#countError()) {
          this.#tell(`Compacted topic cannot accept message without key in topic partition ${where}`)
        }
      } else if (createTime && timestamp !== NO_TIMESTAMP) {
        if (timestamp < earliest || timestamp > latest) {
          this.#invalidTimestamp = true
          if (this.#countError()) this.#tell(outOfRange(cursor, config, nowMs))
        }
      } else if (stamped) {
        this.#invalidTimestamp = true
        if (this.#countError()) this.#tell(stampedByClient(cursor, compressed))
      }
      if (timestamp > maxTimestamp) maxTimestamp = timestamp
      if (cursor.offset !== expected) this.#consecutive = false
      expected++
    }
    if (cursor.error !== null) return this.#fail(ErrorCode.INVALID_RECORD, cursor.error)
    this.maxTimestamp = maxTimestamp
    return this.#recordErrorCount === 0 || this.#rejectRecords()
  }

  /** Whether the error is still told: texts are made for those only, since a batch may hold millions of bad records. */
  #countError(): boolean {
    return ++this.#recordErrorCount <= MAX_RECORD_ERRORS
  }

  #tell(message: string): void {
    this.#told.push({ batchIndex: this.#cursor.recordsRead - 1, message })
  }

  #rejectRecords(): false {
    this.recordErrors = this.#told
    if (this.#invalidTimestamp) {
      return this.#fail(ErrorCode.INVALID_TIMESTAMP, 'One or more records have been rejected due to invalid timestamp')
    }
    const shown = this.recordErrors
      .slice(0, 3)
      .map((error) => `RecordError(batchIndex=${error.batchIndex}, message='${error.message}')`)
    return this.#fail(
      ErrorCode.INVALID_RECORD,
      `One or more records have been rejected due to ${this.#recordErrorCount} record errors in total, and only showing the first three errors at most: [${shown.join(', ')}]`,
    )
  }

  /** Writes the records anew, in another codec. */
  #rebuild(records: Buffer, codec: number, config: LogConfig, nowMs: number): void {
    const builder = new BatchBuilder(this.#rebuildOptions(records, codec, config, nowMs))
    const cursor = this.#cursor
    cursor.open(records, 0)
    while (cursor.next()) {
      const timestamp = Number.isSafeInteger(cursor.timestamp) ? cursor.timestamp : cursor.timestampExact
      builder.append(timestamp, cursor.key, cursor.value, headersOf(cursor))
    }
    this.bytes = builder.build()
    this.size = this.bytes.length
    this.rebuilt = true
    if (config.timestampType === 'LogAppendTime') this.maxTimestamp = nowMs
  }

  #rebuildOptions(records: Buffer, codec: number, config: LogConfig, nowMs: number): BatchOptions {
    const level =
      codec === CompressionCodec.GZIP
        ? config.compressionGzipLevel
        : codec === CompressionCodec.LZ4
          ? config.compressionLz4Level
          : config.compressionZstdLevel
    return {
      codec: codec as CompressionCodec,
      compressionLevel: level,
      producerId: batchProducerIdExact(records, 0),
      producerEpoch: batchProducerEpoch(records, 0),
      baseSequence: batchBaseSequence(records, 0),
      transactional: isTransactional(records, 0),
      control: isControlBatch(records, 0),
      initialCapacity: this.#cursor.bytes.length + BATCH_HEADER_SIZE,
      ...(config.timestampType === 'LogAppendTime' ? { logAppendTimeMs: nowMs } : {}),
    }
  }
}

function outOfRange(cursor: RecordCursor, config: LogConfig, nowMs: number): string {
  const now = BigInt(nowMs)
  const earliest = BigInt.asIntN(64, now - int64(config.timestampBeforeMaxMs))
  const latest = BigInt.asIntN(64, now + int64(config.timestampAfterMaxMs))
  return `Timestamp ${cursor.timestampExact} of message with offset ${cursor.offset} is out of range. The timestamp should be within [${earliest}, ${latest}]`
}

/** The batch says that a broker stamped it. Kafka's text names the class of its record, which depends on the codec. */
function stampedByClient(cursor: RecordCursor, compressed: boolean): string {
  const { offset, timestampExact, keyLength, valueLength } = cursor
  const [kind, ofNull] = compressed ? ['PartialDefaultRecord', -1] : ['DefaultRecord', 0]
  const [key, value] = [Math.max(keyLength, ofNull), Math.max(valueLength, ofNull)]
  const record = `${kind}(offset=${offset}, timestamp=${timestampExact}, key=${key} bytes, value=${value} bytes)`
  return `Invalid timestamp type in message ${record}. Producer should not set timestamp type to LogAppendTime.`
}

/** The setting as Kafka holds it: numbers cannot hold 2^63-1. */
function int64(setting: number): bigint {
  return setting >= 2 ** 63 ? 2n ** 63n - 1n : BigInt(Math.trunc(setting))
}

function headersOf(cursor: RecordCursor): RecordHeader[] {
  const headers: RecordHeader[] = []
  while (cursor.nextHeader()) headers.push({ key: cursor.headerKey, value: cursor.headerValue })
  return headers
}

/** Timestamp type and largest timestamp as the topic wants them. Only where something changes is the CRC computed anew. */
function setTimestamps(batch: Buffer, logAppendTime: boolean, maxTimestamp: number): void {
  if (isLogAppendTime(batch, 0) === logAppendTime && batchMaxTimestamp(batch, 0) === maxTimestamp) return
  const flags = batch.readInt16BE(ATTRIBUTES_AT) & KNOWN_ATTRIBUTES & ~LOG_APPEND_TIME_FLAG
  batch.writeInt16BE(flags | (logAppendTime ? LOG_APPEND_TIME_FLAG : 0), ATTRIBUTES_AT)
  writeSaturatedInt64(batch, MAX_TIMESTAMP_AT, maxTimestamp)
  const end = batch.readInt32BE(8) + 12
  batch.writeUInt32BE(crc32c(batch, CRC_START, end), CRC_AT)
}
