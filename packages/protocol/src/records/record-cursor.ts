/**
 * Reads the records of a magic 2 batch one by one without making an object for each: one cursor is made and reused for
 * all batches. Every length is checked against the bytes that are there, as Kafka's iterator does; what it finds wrong
 * stands in `error`, and nothing is thrown.
 *
 *     if (!cursor.open(buffer, position)) return cursor.error
 *     while (cursor.next()) use(cursor.offset, cursor.key)
 *     if (cursor.error !== null) return cursor.error
 */
import { type Position, readVarint, readVarlong, readVarlongExact, zigzagDecode } from '@ottla/base'
import { CompressionCodec, CompressionError } from '../compression/codec.ts'
import { decompress, MAX_DECOMPRESSED_BYTES } from '../compression/index.ts'
import {
  BATCH_HEADER_SIZE,
  batchBaseOffset,
  batchBaseOffsetExact,
  batchBaseSequence,
  batchBaseTimestamp,
  batchBaseTimestampExact,
  batchCodec,
  batchMaxTimestamp,
  batchMaxTimestampExact,
  batchRecordCount,
  batchSizeInBytes,
  incrementSequence,
  isLogAppendTime,
  NO_SEQUENCE,
} from './batch.ts'

const EMPTY: Buffer = Buffer.alloc(0)
/** Below this, base and delta add up to a number that a double counts exactly. */
const MAX_PLAIN_TIME = 2 ** 52

export class RecordCursor {
  /** What is wrong with the batch; null as long as nothing is. Kafka answers CORRUPT_MESSAGE or INVALID_RECORD for it. */
  error: string | null = null
  /** The error is that more would come out of it than may: the batch itself may be sound. */
  tooLarge = false
  /** The bytes that the positions below count in: the batch's own buffer, or what was decompressed. */
  bytes: Buffer = EMPTY
  /** As the header says. */
  recordCount = 0
  /** Records passed so far; the current one's index is one less. */
  recordsRead = 0

  offset = 0
  offsetDelta = 0
  /** ms; the batch's MaxTimestamp where it is of log append time. The nearest double. */
  timestamp = 0
  /** -1 where the batch has none. */
  sequence = -1
  keyStart = 0
  /** -1 for null. */
  keyLength = -1
  valueStart = 0
  /** -1 for null. */
  valueLength = -1
  headerCount = 0
  /** Where the record's bytes begin, with its length field, and end. */
  recordStart = 0
  recordEnd = 0

  headerKeyStart = 0
  headerKeyLength = 0
  headerValueStart = 0
  /** -1 for null. */
  headerValueLength = -1

  private readonly at: Position = { position: 0 }
  private limit = 0
  private baseOffset = 0
  private baseTimestamp = 0
  private baseSequence = -1
  private plainTime = true
  /** The batch's time replaces that of the records. */
  private appendTime = false
  private maxTimestamp = 0
  private batchBuffer: Buffer = EMPTY
  private batchPosition = 0
  private timestampDelta = 0
  private timestampDeltaAt = 0
  private headersStart = 0
  private headersRead = 0

  /**
   * Begins with the batch at `position`, whose header and size must have been checked (`batchError`). Decompresses;
   * false where that fails or the count is impossible. At most `maxDecompressed` bytes are made.
   */
  open(buffer: Buffer, position: number, maxDecompressed: number = MAX_DECOMPRESSED_BYTES): boolean {
    this.error = null
    this.tooLarge = false
    this.recordsRead = 0
    this.batchBuffer = buffer
    this.batchPosition = position
    this.baseOffset = batchBaseOffset(buffer, position)
    this.baseTimestamp = batchBaseTimestamp(buffer, position)
    this.plainTime = this.baseTimestamp < MAX_PLAIN_TIME && this.baseTimestamp > -MAX_PLAIN_TIME
    this.baseSequence = batchBaseSequence(buffer, position)
    this.appendTime = isLogAppendTime(buffer, position)
    this.maxTimestamp = batchMaxTimestamp(buffer, position)
    this.recordCount = batchRecordCount(buffer, position)
    if (this.recordCount < 0) return this.fail(`Found invalid record count ${this.recordCount} in magic v2 batch`)
    const end = position + batchSizeInBytes(buffer, position)
    const codec = batchCodec(buffer, position)
    if (codec === CompressionCodec.NONE) return this.start(buffer, position + BATCH_HEADER_SIZE, end)
    // A batch emptied by compaction keeps its codec's bits and has no bytes to decompress.
    if (this.recordCount === 0) return this.start(EMPTY, 0, 0)
    try {
      const bytes = decompress(codec, buffer.subarray(position + BATCH_HEADER_SIZE, end), maxDecompressed, 2)
      return this.start(bytes, 0, bytes.length)
    } catch (error) {
      if (!(error instanceof CompressionError)) throw error
      this.tooLarge = error.tooLarge
      return this.fail(error.message)
    }
  }

  /** Moves to the next record; false behind the last one, or with `error` set. */
  next(): boolean {
    if (this.error !== null) return false
    if (this.recordsRead >= this.recordCount) {
      if (this.at.position !== this.limit) {
        this.fail('Incorrect declared batch size, records still remaining in file')
      }
      return false
    }
    if (!this.readShortRecord() && !this.readAnyRecord()) return false
    const { offsetDelta, timestampDelta } = this
    this.recordsRead++
    this.offset = this.baseOffset + offsetDelta
    if (this.appendTime) this.timestamp = this.maxTimestamp
    else if (this.plainTime && timestampDelta < MAX_PLAIN_TIME && timestampDelta > -MAX_PLAIN_TIME) {
      this.timestamp = this.baseTimestamp + timestampDelta
    } else this.timestamp = Number(this.timestampExact)
    this.sequence = this.baseSequence < 0 ? NO_SEQUENCE : incrementSequence(this.baseSequence, offsetDelta)
    return true
  }

  /** A view of the current record's key; null for none. */
  get key(): Buffer | null {
    return this.keyLength < 0 ? null : this.bytes.subarray(this.keyStart, this.keyStart + this.keyLength)
  }

  /** A view of the current record's value; null for a tombstone. */
  get value(): Buffer | null {
    return this.valueLength < 0 ? null : this.bytes.subarray(this.valueStart, this.valueStart + this.valueLength)
  }

  /** The offset with all its digits. */
  get offsetExact(): bigint {
    return batchBaseOffsetExact(this.batchBuffer, this.batchPosition) + BigInt(this.offsetDelta)
  }

  /** The timestamp with all its digits; overflow wraps as in Java. */
  get timestampExact(): bigint {
    const { batchBuffer, batchPosition } = this
    return this.appendTime ? batchMaxTimestampExact(batchBuffer, batchPosition) : this.ownTimestampExact
  }

  /** The timestamp that stands in the record itself, which log append time hides. */
  get ownTimestampExact(): bigint {
    const delta = readVarlongExact(this.bytes, { position: this.timestampDeltaAt }, this.recordEnd)
    return BigInt.asIntN(64, batchBaseTimestampExact(this.batchBuffer, this.batchPosition) + (delta as bigint))
  }

  /** Moves to the current record's next header; false behind the last one. `rewindHeaders` begins again. */
  nextHeader(): boolean {
    if (this.headersRead >= this.headerCount) return false
    const at = this.at
    const after = at.position
    at.position = this.headersRead === 0 ? this.headersStart : this.headerEnd
    this.readHeader(this.recordEnd)
    at.position = after
    this.headersRead++
    return true
  }

  rewindHeaders(): void {
    this.headersRead = 0
  }

  /** The current header's key; bytes that are no UTF-8 become U+FFFD. */
  get headerKey(): string {
    return this.bytes.toString('utf8', this.headerKeyStart, this.headerKeyStart + this.headerKeyLength)
  }

  /** A view of the current header's value; null for none. */
  get headerValue(): Buffer | null {
    if (this.headerValueLength < 0) return null
    return this.bytes.subarray(this.headerValueStart, this.headerValueStart + this.headerValueLength)
  }

  private get headerEnd(): number {
    return this.headerValueStart + Math.max(0, this.headerValueLength)
  }

  private start(bytes: Buffer, position: number, limit: number): boolean {
    this.bytes = bytes
    this.at.position = position
    this.limit = limit
    return true
  }

  private fail(message: string): false {
    this.error = message
    return false
  }

  /**
   * Reads a record whose numbers are of one or two bytes each, as nearly all are; false, with nothing changed, for any
   * other, which `readAnyRecord` reads or refuses. Written out, with everything in locals, since this is what an append and a
   * consumer do most: 25 ns a record instead of 37. fuzz.test.ts compares both ways with a reader that is slow and obvious.
   */
  private readShortRecord(): boolean {
    const { bytes, at } = this
    const start = at.position
    // Length, attributes, deltas and key length at their longest.
    if (start + 9 > this.limit) return false
    let position = start
    let byte = bytes[position++] as number
    let length = byte & 0x7f
    if (byte >= 0x80) {
      byte = bytes[position++] as number
      if (byte >= 0x80) return false
      length |= byte << 7
    }
    const end = position + zigzagDecode(length)
    if (end > this.limit) return false
    const timestampDeltaAt = ++position
    byte = bytes[position++] as number
    let timestampDelta = byte & 0x7f
    if (byte >= 0x80) {
      byte = bytes[position++] as number
      if (byte >= 0x80) return false
      timestampDelta |= byte << 7
    }
    byte = bytes[position++] as number
    let offsetDelta = byte & 0x7f
    if (byte >= 0x80) {
      byte = bytes[position++] as number
      if (byte >= 0x80) return false
      offsetDelta |= byte << 7
    }
    byte = bytes[position++] as number
    let keyLength = byte & 0x7f
    if (byte >= 0x80) {
      byte = bytes[position++] as number
      if (byte >= 0x80) return false
      keyLength |= byte << 7
    }
    keyLength = zigzagDecode(keyLength)
    const keyStart = position
    if (keyLength > 0) position += keyLength
    // The value's length and the count of headers.
    if (position + 2 > end) return false
    byte = bytes[position++] as number
    let valueLength = byte & 0x7f
    if (byte >= 0x80) {
      byte = bytes[position++] as number
      if (byte >= 0x80) return false
      valueLength |= byte << 7
    }
    valueLength = zigzagDecode(valueLength)
    const valueStart = position
    if (valueLength > 0) position += valueLength
    if (position >= end) return false
    const headerCount = bytes[position++] as number
    if (headerCount === 0 ? position !== end : !this.passHeaders(position, headerCount, end)) return false
    at.position = end
    this.recordStart = start
    this.recordEnd = end
    this.timestampDeltaAt = timestampDeltaAt
    this.timestampDelta = zigzagDecode(timestampDelta)
    this.offsetDelta = zigzagDecode(offsetDelta)
    this.keyStart = keyStart
    this.keyLength = keyLength < 0 ? -1 : keyLength
    this.valueStart = valueStart
    this.valueLength = valueLength < 0 ? -1 : valueLength
    this.headersStart = position
    this.headerCount = headerCount >>> 1
    this.headersRead = 0
    return true
  }

  /** Whether headers of short keys and values, counted by one byte, lie exactly between `start` and `end`. */
  private passHeaders(start: number, countByte: number, end: number): boolean {
    const { bytes } = this
    // Negative ones are odd.
    if (countByte >= 0x80 || (countByte & 1) !== 0) return false
    let position = start
    for (let left = countByte >>> 1; left > 0; left--) {
      if (position >= end) return false
      const keyLength = bytes[position] as number
      if (keyLength >= 0x80 || (keyLength & 1) !== 0) return false
      position += 1 + (keyLength >>> 1)
      if (position >= end) return false
      const valueLength = bytes[position++] as number
      if (valueLength >= 0x80) return false
      if ((valueLength & 1) === 0) position += valueLength >>> 1
    }
    return position === end
  }

  /** Reads any record, or says what is wrong with it. */
  private readAnyRecord(): boolean {
    const { bytes, at, limit } = this
    const start = at.position
    if (start >= limit) return this.fail('Incorrect declared batch size, premature EOF reached')
    const length = readVarint(bytes, at, limit)
    const end = at.position + length
    // Negated so that NaN, a malformed length, fails too.
    if (!(length >= 0 && end <= limit)) return this.fail('Invalid record size')
    if (length < 6) return this.fail('Found invalid record structure')
    at.position++ // The record's attributes: unused so far.
    this.timestampDeltaAt = at.position
    const timestampDelta = readVarlong(bytes, at, end)
    const offsetDelta = readVarint(bytes, at, end)
    const keyLength = readVarint(bytes, at, end)
    const keyStart = at.position
    if (keyLength > 0) at.position = keyStart + keyLength
    if (!(at.position < end)) return this.fail('Found invalid record structure')
    const valueLength = readVarint(bytes, at, end)
    const valueStart = at.position
    if (valueLength > 0) at.position = valueStart + valueLength
    if (!(at.position < end)) return this.fail('Found invalid record structure')
    const headerCount = readVarint(bytes, at, end)
    // A NaN of any field before makes the sum NaN; cheaper than asking each.
    if (Number.isNaN(timestampDelta + offsetDelta + keyLength + valueLength + headerCount)) {
      return this.fail('Found invalid record structure')
    }
    if (headerCount < 0) return this.fail(`Found invalid number of record headers ${headerCount}`)
    this.headersStart = at.position
    this.headerCount = headerCount
    this.headersRead = 0
    if (headerCount > 0 && !this.skipHeaders(headerCount, end)) return false
    if (at.position !== end) return this.fail(`Invalid record size: expected ${length} bytes in record payload`)
    this.recordStart = start
    this.recordEnd = end
    this.timestampDelta = timestampDelta
    this.offsetDelta = offsetDelta
    this.keyStart = keyStart
    this.keyLength = keyLength < 0 ? -1 : keyLength
    this.valueStart = valueStart
    this.valueLength = valueLength < 0 ? -1 : valueLength
    return true
  }

  private skipHeaders(count: number, end: number): boolean {
    // Each takes two bytes at least: a count beyond that is refused before it is counted down.
    if (count > end - this.at.position) return this.fail(`Found invalid number of record headers ${count}`)
    for (let n = 0; n < count; n++) {
      if (!this.readHeader(end)) return this.fail('Found invalid record structure')
    }
    return true
  }

  private readHeader(end: number): boolean {
    const { bytes, at } = this
    const keyLength = readVarint(bytes, at, end)
    if (!(keyLength >= 0 && at.position + keyLength <= end)) return false
    this.headerKeyStart = at.position
    this.headerKeyLength = keyLength
    at.position += keyLength
    const valueLength = readVarint(bytes, at, end)
    if (Number.isNaN(valueLength)) return false
    this.headerValueStart = at.position
    this.headerValueLength = valueLength < 0 ? -1 : valueLength
    if (valueLength > 0) at.position += valueLength
    return at.position <= end
  }
}
