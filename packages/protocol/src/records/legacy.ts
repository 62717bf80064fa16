/**
 * Message sets of magic 0 and 1, read only: logs and clients of before 0.11 have them. An uncompressed message is a batch
 * of one record; a compressed one wraps a message set of the same magic.
 */
import { CompressionCodec, CompressionError } from '../compression/codec.ts'
import { decompress, MAX_DECOMPRESSED_BYTES } from '../compression/index.ts'
import {
  batchBaseOffset,
  batchBaseOffsetExact,
  batchLength,
  batchMagic,
  batchSizeInBytes,
  CODEC_MASK,
  isCrcValid,
  LOG_APPEND_TIME_FLAG,
  LOG_OVERHEAD,
  MIN_MESSAGE_LENGTH_V0,
  MIN_MESSAGE_LENGTH_V1,
  NO_TIMESTAMP,
  readInt64,
  readInt64Exact,
} from './batch.ts'

const ATTRIBUTES_AT = 17
const TIMESTAMP_AT = 18
/** Where the key's length stands, by magic. */
const KEY_AT: readonly [number, number] = [18, 26]

/** One message. Key and value are views of what was read. */
export interface LegacyRecord {
  readonly offset: number
  readonly offsetExact: bigint
  /** ms; -1 in magic 0. */
  readonly timestamp: number
  readonly timestampExact: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** Of the message itself, wrapped or not: the CRC as it stands, and whether it is right. */
  readonly crc: number
  readonly crcValid: boolean
}

/** What is wrong with a message, or its records. */
export type LegacyResult =
  | { readonly error: string; readonly records: null }
  | { readonly error: null; readonly records: readonly LegacyRecord[] }

/** The CRC as it stands, unsigned. Magic 0 and 1. */
export function messageCrc(buffer: Buffer, position: number): number {
  return buffer.readUInt32BE(position + LOG_OVERHEAD)
}

export function messageAttributes(buffer: Buffer, position: number): number {
  return buffer.readInt8(position + ATTRIBUTES_AT)
}

export function messageCodec(buffer: Buffer, position: number): CompressionCodec {
  return ((buffer[position + ATTRIBUTES_AT] as number) & CODEC_MASK) as CompressionCodec
}

/** ms as it stands; -1 in magic 0. */
export function messageTimestamp(buffer: Buffer, position: number): number {
  return batchMagic(buffer, position) === 0 ? NO_TIMESTAMP : readInt64(buffer, position + TIMESTAMP_AT)
}

/** The same with all its digits. */
export function messageTimestampExact(buffer: Buffer, position: number): bigint {
  return batchMagic(buffer, position) === 0 ? BigInt(NO_TIMESTAMP) : readInt64Exact(buffer, position + TIMESTAMP_AT)
}

export function isMessageLogAppendTime(buffer: Buffer, position: number): boolean {
  return (
    batchMagic(buffer, position) === 1 && ((buffer[position + ATTRIBUTES_AT] as number) & LOG_APPEND_TIME_FLAG) !== 0
  )
}

/**
 * The records of the message of magic 0 or 1 at `position`, whose size must have been checked (`batchError`). Offsets of
 * wrapped messages are absolute in magic 0, and in magic 1 count from the first, the wrapper's own being that of the last.
 */
export function readLegacyRecords(
  buffer: Buffer,
  position: number,
  maxDecompressed: number = MAX_DECOMPRESSED_BYTES,
): LegacyResult {
  const end = position + batchSizeInBytes(buffer, position)
  const outer = readMessage(buffer, position, end, 0n, false)
  if (typeof outer === 'string') return failed(outer)
  const codec = messageCodec(buffer, position)
  if (codec === CompressionCodec.NONE) return { error: null, records: [outer] }
  const magic = batchMagic(buffer, position)
  if (outer.value === null) return failed(`Found invalid compressed record set with null value (magic = ${magic})`)
  if (codec >= CompressionCodec.ZSTD) return failed(`Compression type ${codec} is not valid for magic ${magic}`)
  let bytes: Buffer
  try {
    bytes = decompress(codec, outer.value, maxDecompressed, magic)
  } catch (error) {
    if (!(error instanceof CompressionError)) throw error
    return failed(error.message)
  }
  return readWrapped(bytes, magic, outer, isMessageLogAppendTime(buffer, position))
}

function readWrapped(bytes: Buffer, magic: number, outer: LegacyRecord, appendTime: boolean): LegacyResult {
  const smallest = magic === 0 ? MIN_MESSAGE_LENGTH_V0 : MIN_MESSAGE_LENGTH_V1
  const records: LegacyRecord[] = []
  let position = 0
  // A last message cut short is left out, as Kafka leaves it out.
  while (bytes.length - position >= LOG_OVERHEAD) {
    const length = batchLength(bytes, position)
    if (length < smallest) return failed(`Record size ${length} is less than the minimum record overhead (${smallest})`)
    const end = position + LOG_OVERHEAD + length
    if (end > bytes.length) break
    if (batchMagic(bytes, position) !== magic) {
      return failed(`Inner magic ${batchMagic(bytes, position)} does not match outer magic ${magic}`)
    }
    if (messageCodec(bytes, position) !== CompressionCodec.NONE) return failed('Inner messages must not be compressed')
    const record = readMessage(bytes, position, end, outer.timestampExact, appendTime)
    if (typeof record === 'string') return failed(record)
    records.push(record)
    position = end
  }
  const last = records.at(-1)
  if (last === undefined) return failed('Found invalid compressed record set with no inner records')
  if (magic === 0) return { error: null, records }
  // Some old clients sent 0 for the wrapper; the inner offsets are then taken as they are.
  const base = outer.offsetExact === 0n ? 0n : outer.offsetExact - last.offsetExact
  if (base < 0n) {
    return failed(`Found invalid wrapper offset ${outer.offsetExact} below its last inner offset ${last.offsetExact}`)
  }
  return { error: null, records: records.map((record) => movedBy(record, base)) }
}

function movedBy(record: LegacyRecord, base: bigint): LegacyRecord {
  const offsetExact = base + record.offsetExact
  return { ...record, offset: Number(offsetExact), offsetExact }
}

function readMessage(
  buffer: Buffer,
  position: number,
  end: number,
  appendTimestamp: bigint,
  appendTime: boolean,
): LegacyRecord | string {
  const magic = batchMagic(buffer, position)
  const keyAt = position + KEY_AT[magic as 0 | 1] + 4
  if (keyAt > end) return 'Message ends before its key'
  const keyLength = buffer.readInt32BE(keyAt - 4)
  const keyEnd = keyAt + Math.max(0, keyLength)
  if (keyEnd + 4 > end) return `Key of ${keyLength} bytes goes beyond the message`
  const valueLength = buffer.readInt32BE(keyEnd)
  const valueEnd = keyEnd + 4 + Math.max(0, valueLength)
  if (valueEnd > end) return `Value of ${valueLength} bytes goes beyond the message`
  const timestampExact = appendTime ? appendTimestamp : messageTimestampExact(buffer, position)
  return {
    offset: batchBaseOffset(buffer, position),
    offsetExact: batchBaseOffsetExact(buffer, position),
    timestamp: Number(timestampExact),
    timestampExact,
    key: keyLength < 0 ? null : buffer.subarray(keyAt, keyEnd),
    value: valueLength < 0 ? null : buffer.subarray(keyEnd + 4, valueEnd),
    crc: messageCrc(buffer, position),
    crcValid: isCrcValid(buffer, position, end - position),
  }
}

function failed(error: string): LegacyResult {
  return { error, records: null }
}
