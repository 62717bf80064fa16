/**
 * The header of a record batch, read where it lies: functions over (buffer, position) that allocate nothing. Magic 2
 * unless a function says otherwise; positions are those of the batch's first byte (BaseOffset).
 */
import { crc32, crc32c } from '@ottla/base'
import type { CompressionCodec } from '../compression/codec.ts'

/** Bytes of BaseOffset and BatchLength, which every magic begins with. */
export const LOG_OVERHEAD = 12
/** Bytes up to and with the magic byte: what must be there to know the format. */
export const HEADER_SIZE_UP_TO_MAGIC = 17
/** Bytes of a magic 2 header; the records begin behind it. */
export const BATCH_HEADER_SIZE = 61
/** BatchLength of a magic 2 batch without records. */
export const MIN_BATCH_LENGTH: number = BATCH_HEADER_SIZE - LOG_OVERHEAD
/** Where the CRC of magic 2 begins to count. */
export const CRC_START = 21
/** Smallest length field of a magic 0 message (CRC, magic, attributes, two lengths). */
export const MIN_MESSAGE_LENGTH_V0 = 14
/** The same of magic 1, with the timestamp. */
export const MIN_MESSAGE_LENGTH_V1 = 22

export const NO_PRODUCER_ID = -1
export const NO_PRODUCER_EPOCH = -1
export const NO_SEQUENCE = -1
export const NO_TIMESTAMP = -1
export const NO_LEADER_EPOCH = -1
export const MAX_SEQUENCE = 0x7fffffff

const LENGTH_AT = 8
const LEADER_EPOCH_AT = 12
const MAGIC_AT = 16
const CRC_AT = 17
const ATTRIBUTES_AT = 21
const LAST_OFFSET_DELTA_AT = 23
const BASE_TIMESTAMP_AT = 27
const MAX_TIMESTAMP_AT = 35
const PRODUCER_ID_AT = 43
const PRODUCER_EPOCH_AT = 51
const BASE_SEQUENCE_AT = 53
const RECORD_COUNT_AT = 57

export const CODEC_MASK = 0x07
export const LOG_APPEND_TIME_FLAG = 0x08
export const TRANSACTIONAL_FLAG = 0x10
export const CONTROL_FLAG = 0x20
export const DELETE_HORIZON_FLAG = 0x40

/** An int64 as the nearest double. */
export function readInt64(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position) * 0x100000000 + buffer.readUInt32BE(position + 4)
}

/** An int64 with all its digits. */
export function readInt64Exact(buffer: Buffer, position: number): bigint {
  return (BigInt(buffer.readInt32BE(position)) << 32n) | BigInt(buffer.readUInt32BE(position + 4))
}

/** Writes a safe integer as int64. */
export function writeInt64(buffer: Buffer, position: number, value: number): void {
  const high = Math.floor(value / 0x100000000)
  buffer.writeInt32BE(high, position)
  buffer.writeUInt32BE(value - high * 0x100000000, position + 4)
}

/** Any magic. For a compressed message of magic 0 and 1 this is the last inner offset. */
export function batchBaseOffset(buffer: Buffer, position: number): number {
  return readInt64(buffer, position)
}

/** The same with all its digits. */
export function batchBaseOffsetExact(buffer: Buffer, position: number): bigint {
  return readInt64Exact(buffer, position)
}

/** Bytes behind the length field, as it stands. Any magic. */
export function batchLength(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + LENGTH_AT)
}

/** Bytes of the whole batch by its length field. Any magic. */
export function batchSizeInBytes(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + LENGTH_AT) + LOG_OVERHEAD
}

export function batchLeaderEpoch(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + LEADER_EPOCH_AT)
}

/** Any magic. */
export function batchMagic(buffer: Buffer, position: number): number {
  return buffer.readInt8(position + MAGIC_AT)
}

/** The CRC as it stands, unsigned. */
export function batchCrc(buffer: Buffer, position: number): number {
  return buffer.readUInt32BE(position + CRC_AT)
}

export function batchAttributes(buffer: Buffer, position: number): number {
  return buffer.readInt16BE(position + ATTRIBUTES_AT)
}

/** 0 to 7; only 0 to 4 are codecs (`CompressionCodec`). */
export function batchCodec(buffer: Buffer, position: number): CompressionCodec {
  return ((buffer[position + ATTRIBUTES_AT + 1] as number) & CODEC_MASK) as CompressionCodec
}

export function isLogAppendTime(buffer: Buffer, position: number): boolean {
  return ((buffer[position + ATTRIBUTES_AT + 1] as number) & LOG_APPEND_TIME_FLAG) !== 0
}

export function isTransactional(buffer: Buffer, position: number): boolean {
  return ((buffer[position + ATTRIBUTES_AT + 1] as number) & TRANSACTIONAL_FLAG) !== 0
}

export function isControlBatch(buffer: Buffer, position: number): boolean {
  return ((buffer[position + ATTRIBUTES_AT + 1] as number) & CONTROL_FLAG) !== 0
}

export function hasDeleteHorizon(buffer: Buffer, position: number): boolean {
  return ((buffer[position + ATTRIBUTES_AT + 1] as number) & DELETE_HORIZON_FLAG) !== 0
}

/** When tombstones and markers of the batch may go, in ms; -1 where none is set. */
export function batchDeleteHorizonMs(buffer: Buffer, position: number): number {
  return hasDeleteHorizon(buffer, position) ? readInt64(buffer, position + BASE_TIMESTAMP_AT) : NO_TIMESTAMP
}

export function batchLastOffsetDelta(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + LAST_OFFSET_DELTA_AT)
}

/** Inclusive. */
export function batchLastOffset(buffer: Buffer, position: number): number {
  return readInt64(buffer, position) + buffer.readInt32BE(position + LAST_OFFSET_DELTA_AT)
}

/** The offset behind the batch. */
export function batchNextOffset(buffer: Buffer, position: number): number {
  return batchLastOffset(buffer, position) + 1
}

/** What timestamp deltas count from, in ms; the delete horizon where that flag is set. */
export function batchBaseTimestamp(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + BASE_TIMESTAMP_AT)
}

export function batchBaseTimestampExact(buffer: Buffer, position: number): bigint {
  return readInt64Exact(buffer, position + BASE_TIMESTAMP_AT)
}

export function batchMaxTimestamp(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + MAX_TIMESTAMP_AT)
}

export function batchMaxTimestampExact(buffer: Buffer, position: number): bigint {
  return readInt64Exact(buffer, position + MAX_TIMESTAMP_AT)
}

/** -1 none. The nearest double: ids above 2^53 need `batchProducerIdExact`. */
export function batchProducerId(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + PRODUCER_ID_AT)
}

export function batchProducerIdExact(buffer: Buffer, position: number): bigint {
  return readInt64Exact(buffer, position + PRODUCER_ID_AT)
}

/** Whether a producer id is set: the batch is idempotent, transactional or a marker. */
export function hasProducerId(buffer: Buffer, position: number): boolean {
  return buffer.readInt32BE(position + PRODUCER_ID_AT) >= 0
}

export function batchProducerEpoch(buffer: Buffer, position: number): number {
  return buffer.readInt16BE(position + PRODUCER_EPOCH_AT)
}

export function batchBaseSequence(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + BASE_SEQUENCE_AT)
}

/** Sequence of the last record, counted by offsets (compaction may have removed records); -1 where none is set. */
export function batchLastSequence(buffer: Buffer, position: number): number {
  const base = buffer.readInt32BE(position + BASE_SEQUENCE_AT)
  return base === NO_SEQUENCE ? NO_SEQUENCE : incrementSequence(base, batchLastOffsetDelta(buffer, position))
}

/** As it stands: may be negative in a bad batch. */
export function batchRecordCount(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + RECORD_COUNT_AT)
}

/** Moves a sequence forward; after 2147483647 comes 0. */
export function incrementSequence(sequence: number, increment: number): number {
  if (sequence > MAX_SEQUENCE - increment) return increment - (MAX_SEQUENCE - sequence) - 1
  return sequence + increment
}

/** Moves a sequence back; before 0 comes 2147483647. */
export function decrementSequence(sequence: number, decrement: number): number {
  if (sequence < decrement) return MAX_SEQUENCE - (decrement - sequence) + 1
  return sequence - decrement
}

/** Whether the CRC of the batch at `position`, of `size` bytes, is right. Any magic; the size must have been checked. */
export function isCrcValid(buffer: Buffer, position: number, size: number): boolean {
  if (batchMagic(buffer, position) >= 2) {
    return batchCrc(buffer, position) === crc32c(buffer, position + CRC_START, position + size)
  }
  return buffer.readUInt32BE(position + 12) === crc32(buffer, position + 16, position + size)
}

/** The CRC that the batch should have. Magic 2. */
export function computeCrc(buffer: Buffer, position: number): number {
  return crc32c(buffer, position + CRC_START, position + batchSizeInBytes(buffer, position))
}

/**
 * What is wrong with the batch or message at `position` by its size and CRC, as Kafka's `ensureValid` checks; null when
 * nothing is. Its bytes must not go beyond `limit`. Base offset and leader epoch are not covered by the CRC.
 */
export function batchError(buffer: Buffer, position: number, limit: number = buffer.length): string | null {
  if (position + HEADER_SIZE_UP_TO_MAGIC > limit) return 'Batch ends before its magic byte'
  const magic = batchMagic(buffer, position)
  const size = batchSizeInBytes(buffer, position)
  if (magic < 0 || magic > 2) return `Invalid magic ${magic}`
  const smallest = magic === 2 ? MIN_BATCH_LENGTH : magic === 1 ? MIN_MESSAGE_LENGTH_V1 : MIN_MESSAGE_LENGTH_V0
  if (size < smallest + LOG_OVERHEAD) {
    return `Record batch is corrupted (the size ${size} is smaller than the minimum allowed overhead ${smallest + LOG_OVERHEAD})`
  }
  if (position + size > limit) return `Batch of ${size} bytes goes beyond the ${limit - position} that are there`
  if (!isCrcValid(buffer, position, size)) return 'Record is corrupt: its checksum does not match'
  return null
}

/** `nextBatch` found no whole batch: the bytes end, or the last one is cut short. */
export const NO_BATCH = 0
/** `nextBatch` found bytes that cannot be a batch: a length below the least of any magic, or an unknown magic. */
export const CORRUPT_BATCH = -1

/**
 * Size of the whole batch or message at `position`, or `NO_BATCH`, or `CORRUPT_BATCH`. Any magic. It looks at length and
 * magic only, as Kafka splits a buffer: `batchError` is the check of what it found.
 */
export function nextBatch(buffer: Buffer, position: number, limit: number = buffer.length): number {
  const remaining = limit - position
  if (remaining < LOG_OVERHEAD) return NO_BATCH
  const length = batchLength(buffer, position)
  if (length < MIN_MESSAGE_LENGTH_V0) return CORRUPT_BATCH
  if (remaining < HEADER_SIZE_UP_TO_MAGIC) return NO_BATCH
  const magic = batchMagic(buffer, position)
  if (magic < 0 || magic > 2) return CORRUPT_BATCH
  const size = length + LOG_OVERHEAD
  return remaining < size ? NO_BATCH : size
}

/** Sets the base offset in place. The CRC does not cover it. */
export function setBaseOffset(buffer: Buffer, position: number, baseOffset: number): void {
  writeInt64(buffer, position, baseOffset)
}

/** Sets the leader epoch in place. The CRC does not cover it. */
export function setLeaderEpoch(buffer: Buffer, position: number, leaderEpoch: number): void {
  buffer.writeInt32BE(leaderEpoch, position + LEADER_EPOCH_AT)
}

/** Makes the batch one of log append time: bit 3, MaxTimestamp, and the CRC anew. The records keep their bytes. */
export function setLogAppendTime(buffer: Buffer, position: number, timestampMs: number): void {
  buffer.writeInt16BE(batchAttributes(buffer, position) | LOG_APPEND_TIME_FLAG, position + ATTRIBUTES_AT)
  writeInt64(buffer, position + MAX_TIMESTAMP_AT, timestampMs)
  buffer.writeUInt32BE(computeCrc(buffer, position), position + CRC_AT)
}

/** What `writeBatchHeader` needs; every field of the header but size, CRC and magic. */
export interface BatchHeader {
  readonly baseOffset: number | bigint
  readonly leaderEpoch: number
  readonly attributes: number
  readonly lastOffsetDelta: number
  readonly baseTimestamp: number | bigint
  readonly maxTimestamp: number | bigint
  readonly producerId: number | bigint
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly recordCount: number
}

/** Writes a magic 2 header over a batch of `size` bytes whose records already stand at 61, and its CRC. */
export function writeBatchHeader(buffer: Buffer, position: number, size: number, header: BatchHeader): void {
  writeAnyInt64(buffer, position, header.baseOffset)
  buffer.writeInt32BE(size - LOG_OVERHEAD, position + LENGTH_AT)
  buffer.writeInt32BE(header.leaderEpoch, position + LEADER_EPOCH_AT)
  buffer.writeInt8(2, position + MAGIC_AT)
  buffer.writeInt16BE(header.attributes, position + ATTRIBUTES_AT)
  buffer.writeInt32BE(header.lastOffsetDelta, position + LAST_OFFSET_DELTA_AT)
  writeAnyInt64(buffer, position + BASE_TIMESTAMP_AT, header.baseTimestamp)
  writeAnyInt64(buffer, position + MAX_TIMESTAMP_AT, header.maxTimestamp)
  writeAnyInt64(buffer, position + PRODUCER_ID_AT, header.producerId)
  buffer.writeInt16BE(header.producerEpoch, position + PRODUCER_EPOCH_AT)
  buffer.writeInt32BE(header.baseSequence, position + BASE_SEQUENCE_AT)
  buffer.writeInt32BE(header.recordCount, position + RECORD_COUNT_AT)
  buffer.writeUInt32BE(crc32c(buffer, position + CRC_START, position + size), position + CRC_AT)
}

function writeAnyInt64(buffer: Buffer, position: number, value: number | bigint): void {
  if (typeof value === 'bigint') buffer.writeBigInt64BE(value, position)
  else writeInt64(buffer, position, value)
}
