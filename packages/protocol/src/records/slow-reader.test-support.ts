/** The slow and obvious twin of RecordCursor: one byte after the other, by the text of the format. */

import { CompressionError, decompress } from '../compression/index.ts'
import type { RecordHeader } from './batch-builder.ts'

export interface SlowRecord {
  readonly start: number
  readonly offset: bigint
  readonly timestamp: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
}

class Malformed extends Error {}

/** The records of the magic 2 batch that fills `batch`; null where there is something wrong with any. */
export function readSlowly(batch: Buffer, maxDecompressed: number): SlowRecord[] | null {
  const count = batch.readInt32BE(57)
  const codec = batch.readInt16BE(21) & 7
  if (count < 0) return null
  try {
    const packed = batch.subarray(61)
    const bytes = codec === 0 ? packed : count === 0 ? Buffer.alloc(0) : decompress(codec, packed, maxDecompressed, 2)
    const reader = new SlowReader(bytes, codec === 0 ? 61 : 0)
    const records: SlowRecord[] = []
    for (let n = 0; n < count; n++) records.push(reader.record(batch))
    if (reader.at < bytes.length) return null
    return records
  } catch (error) {
    if (error instanceof Malformed || error instanceof CompressionError) return null
    throw error
  }
}

class SlowReader {
  at = 0
  private readonly bytes: Buffer
  /** What the cursor's positions count in addition. */
  private readonly shift: number
  private end = 0

  constructor(bytes: Buffer, shift: number) {
    this.bytes = bytes
    this.shift = shift
  }

  record(batch: Buffer): SlowRecord {
    const start = this.at + this.shift
    this.end = this.bytes.length
    const length = Number(this.integer(32))
    if (length < 0 || this.at + length > this.bytes.length) throw new Malformed()
    this.end = this.at + length
    this.take(1)
    const own = batch.readBigInt64BE(27) + this.integer(64)
    const offset = batch.readBigInt64BE(0) + this.integer(32)
    const key = this.bytesOrNull()
    const value = this.bytesOrNull()
    const headers: RecordHeader[] = []
    const headerCount = this.integer(32)
    if (headerCount < 0n) throw new Malformed()
    for (let n = 0n; n < headerCount; n++) {
      const headerKey = this.bytesOrNull()
      if (headerKey === null) throw new Malformed()
      headers.push({ key: headerKey.toString('utf8'), value: this.bytesOrNull() })
    }
    if (this.at !== this.end) throw new Malformed()
    const appendTime = (batch.readInt16BE(21) & 8) !== 0
    const timestamp = appendTime ? batch.readBigInt64BE(35) : BigInt.asIntN(64, own)
    return { start, offset, timestamp, key, value, headers }
  }

  private take(count: number): Buffer {
    if (count > this.end - this.at) throw new Malformed()
    this.at += count
    return this.bytes.subarray(this.at - count, this.at)
  }

  private bytesOrNull(): Buffer | null {
    const length = Number(this.integer(32))
    return length < 0 ? null : this.take(length)
  }

  private integer(bits: 32 | 64): bigint {
    let value = 0n
    for (let shift = 0n; shift < bits; shift += 7n) {
      const byte = this.take(1)[0] as number
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) {
        const unsigned = BigInt.asUintN(bits, value)
        return BigInt.asIntN(bits, (unsigned >> 1n) ^ -(unsigned & 1n))
      }
    }
    throw new Malformed()
  }
}
