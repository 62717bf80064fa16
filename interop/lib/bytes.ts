// Requests and record batches made by hand, in the few versions that the raw scenarios need. Own bytes on purpose: what
// judges the protocol code must not be made by it.

/** Writes big-endian fields one after the other. */
export class Out {
  readonly #parts: Buffer[] = []

  i8(value: number): this {
    const part = Buffer.alloc(1)
    part.writeInt8(value)
    return this.bytes(part)
  }

  i16(value: number): this {
    const part = Buffer.alloc(2)
    part.writeInt16BE(value)
    return this.bytes(part)
  }

  i32(value: number): this {
    const part = Buffer.alloc(4)
    part.writeInt32BE(value)
    return this.bytes(part)
  }

  u32(value: number): this {
    const part = Buffer.alloc(4)
    part.writeUInt32BE(value)
    return this.bytes(part)
  }

  i64(value: number | bigint): this {
    const part = Buffer.alloc(8)
    part.writeBigInt64BE(BigInt(value))
    return this.bytes(part)
  }

  /** A zigzag varint. */
  varint(value: number): this {
    let rest = ((value << 1) ^ (value >> 31)) >>> 0
    const part: number[] = []
    while (rest > 127) {
      part.push((rest & 127) | 128)
      rest >>>= 7
    }
    part.push(rest)
    return this.bytes(Buffer.from(part))
  }

  /** A string with a length of 16 bits; null is -1. */
  text(value: string | null): this {
    if (value === null) return this.i16(-1)
    const part = Buffer.from(value)
    return this.i16(part.length).bytes(part)
  }

  bytes(part: Buffer): this {
    this.#parts.push(part)
    return this
  }

  done(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

/** Reads big-endian fields one after the other. */
export class In {
  readonly #buffer: Buffer
  #at = 0

  constructor(buffer: Buffer) {
    this.#buffer = buffer
  }

  i8(): number {
    return this.#buffer.readInt8(this.#move(1))
  }

  i16(): number {
    return this.#buffer.readInt16BE(this.#move(2))
  }

  i32(): number {
    return this.#buffer.readInt32BE(this.#move(4))
  }

  i64(): number {
    return Number(this.#buffer.readBigInt64BE(this.#move(8)))
  }

  text(): string | null {
    const length = this.i16()
    if (length < 0) return null
    const begin = this.#move(length)
    return this.#buffer.toString('utf8', begin, begin + length)
  }

  bytes(): Buffer | null {
    const length = this.i32()
    if (length < 0) return null
    const begin = this.#move(length)
    return this.#buffer.subarray(begin, begin + length)
  }

  array<T>(one: () => T): T[] {
    return Array.from({ length: Math.max(0, this.i32()) }, one)
  }

  #move(by: number): number {
    const at = this.#at
    this.#at += by
    return at
  }
}

const CRC32C = Array.from({ length: 256 }, (_, i) => {
  let crc = i
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  return crc >>> 0
})

function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC32C[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** What may be asked of a hand-made batch beside its values. */
export interface BatchOptions {
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly attributes?: number
  readonly timestamp?: number
  readonly magic?: number
  /** Overrides what the header says of the number of records. */
  readonly count?: number
  readonly lastOffsetDelta?: number
  readonly badCrc?: boolean
  readonly baseOffset?: number
  readonly maxTimestamp?: bigint
  readonly baseTimestamp?: bigint
  /** Stands where the records are: compressed, or no records at all. */
  readonly payload?: Buffer
  /** What the length field says; the bytes stay as they are. */
  readonly batchLength?: number
  /** The same key for all records; none where it is missing. */
  readonly key?: string
  /** How far the time of each record is behind the first one's; all 0 where it is missing. */
  readonly timeDeltas?: readonly number[]
  /** Does to the records what the codec in `attributes` says. */
  readonly compress?: (records: Buffer) => Buffer
}

/** A record of magic 2, at its batch's time and without a key unless told otherwise. */
export function record(value: string, offsetDelta: number, timeDelta = 0, key: string | null = null): Buffer {
  const text = Buffer.from(value)
  const head = new Out().i8(0).varint(timeDelta).varint(offsetDelta)
  if (key === null) head.varint(-1)
  else head.varint(Buffer.byteLength(key)).bytes(Buffer.from(key))
  const bytes = head.varint(text.length).bytes(text).varint(0).done()
  return new Out().varint(bytes.length).bytes(bytes).done()
}

/** A batch of magic 2 with these values, uncompressed and all at one timestamp unless told otherwise. */
export function batch(values: readonly string[], options: BatchOptions = {}): Buffer {
  const deltas = options.timeDeltas ?? []
  const records = values.map((value, i) => record(value, i, deltas[i] ?? 0, options.key ?? null))
  const timestamp = options.timestamp ?? Date.now()
  const plain = Buffer.concat(records)
  const after = new Out()
    .i16(options.attributes ?? 0)
    .i32(options.lastOffsetDelta ?? values.length - 1)
    .i64(options.baseTimestamp ?? timestamp)
    .i64(options.maxTimestamp ?? timestamp + Math.max(0, ...deltas))
    .i64(options.producerId ?? -1)
    .i16(options.producerEpoch ?? -1)
    .i32(options.baseSequence ?? -1)
    .i32(options.count ?? values.length)
    .bytes(options.payload ?? options.compress?.(plain) ?? plain)
    .done()
  const crc = options.badCrc === true ? (crc32c(after) ^ 1) >>> 0 : crc32c(after)
  return new Out()
    .i64(options.baseOffset ?? 0)
    .i32(options.batchLength ?? 4 + 1 + 4 + after.length)
    .i32(-1)
    .i8(options.magic ?? 2)
    .u32(crc)
    .bytes(after)
    .done()
}
