/**
 * Kafka's variable-length integers: seven bits a byte, lowest first; the signed ones in zigzag. Record batches use the
 * signed forms, compact lengths and metadata frames the unsigned one.
 *
 * Readers move a `Position` that the caller reuses, and answer NaN where the bytes end early or the number does not end
 * in time; the position is then where reading stopped. Bits above the type's width are dropped, as Java drops them.
 */

/** Where a reader stands; made once and reused. */
export interface Position {
  position: number
}

/** Most bytes of a 32-bit varint. */
export const MAX_VARINT_BYTES = 5
/** Most bytes of a 64-bit varint. */
export const MAX_VARLONG_BYTES = 10

/** Unsigned 32-bit varint as 0..2^32-1; NaN when malformed. */
export function readUnsignedVarint(bytes: Uint8Array, at: Position, limit: number): number {
  let position = at.position
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    if (position >= limit) break
    const byte = bytes[position++] as number
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) {
      at.position = position
      return value >>> 0
    }
  }
  at.position = position
  return Number.NaN
}

/** Signed (zigzag) 32-bit varint; NaN when malformed. */
export function readVarint(bytes: Uint8Array, at: Position, limit: number): number {
  const value = readUnsignedVarint(bytes, at, limit)
  return Number.isNaN(value) ? value : zigzagDecode(value)
}

/** Signed (zigzag) 64-bit varint as the nearest double; NaN when malformed. */
export function readVarlong(bytes: Uint8Array, at: Position, limit: number): number {
  const start = at.position
  let position = start
  let value = 0
  let scale = 1
  // Seven bytes hold 49 bits, which a double counts exactly; longer ones are rare and take the exact way.
  for (let n = 0; n < 7; n++) {
    if (position >= limit) {
      at.position = position
      return Number.NaN
    }
    const byte = bytes[position++] as number
    value += (byte & 0x7f) * scale
    if (byte < 0x80) {
      at.position = position
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    }
    scale *= 128
  }
  at.position = start
  const exact = readVarlongExact(bytes, at, limit)
  return exact === null ? Number.NaN : Number(exact)
}

/** Signed (zigzag) 64-bit varint with all its digits; null when malformed. */
export function readVarlongExact(bytes: Uint8Array, at: Position, limit: number): bigint | null {
  let position = at.position
  let value = 0n
  for (let n = 0; n < MAX_VARLONG_BYTES; n++) {
    if (position >= limit) break
    const byte = bytes[position++] as number
    value |= BigInt(byte & 0x7f) << BigInt(7 * n)
    if (byte < 0x80) {
      at.position = position
      const bits = BigInt.asUintN(64, value)
      return BigInt.asIntN(64, (bits >> 1n) ^ -(bits & 1n))
    }
  }
  at.position = position
  return null
}

/** Writes an unsigned 32-bit varint; returns the position behind it. */
export function writeUnsignedVarint(bytes: Uint8Array, position: number, value: number): number {
  let rest = value >>> 0
  let next = position
  while (rest >= 0x80) {
    bytes[next++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[next++] = rest
  return next
}

/** Writes a signed (zigzag) 32-bit varint; returns the position behind it. */
export function writeVarint(bytes: Uint8Array, position: number, value: number): number {
  return writeUnsignedVarint(bytes, position, zigzagEncode(value))
}

/** Writes a signed (zigzag) 64-bit varint; returns the position behind it. A number must be a safe integer. */
export function writeVarlong(bytes: Uint8Array, position: number, value: number | bigint): number {
  let next = position
  if (typeof value === 'number' && value > -MAX_FAST && value < MAX_FAST) {
    let rest = value < 0 ? -2 * value - 1 : 2 * value
    while (rest >= 0x80) {
      bytes[next++] = (rest % 128) | 0x80
      rest = Math.floor(rest / 128)
    }
    bytes[next++] = rest
    return next
  }
  let rest = zigzagBits(BigInt(value))
  while (rest >= 0x80n) {
    bytes[next++] = Number(rest & 0x7fn) | 0x80
    rest >>= 7n
  }
  bytes[next++] = Number(rest)
  return next
}

/** Bytes of an unsigned 32-bit varint. */
export function sizeOfUnsignedVarint(value: number): number {
  const bits = 32 - Math.clz32(value >>> 0)
  return bits === 0 ? 1 : Math.ceil(bits / 7)
}

/** Bytes of a signed (zigzag) 32-bit varint. */
export function sizeOfVarint(value: number): number {
  return sizeOfUnsignedVarint(zigzagEncode(value))
}

/** Bytes of a signed (zigzag) 64-bit varint. */
export function sizeOfVarlong(value: number | bigint): number {
  if (typeof value === 'number' && value > -MAX_FAST && value < MAX_FAST) {
    const rest = value < 0 ? -2 * value - 1 : 2 * value
    if (rest < 0x100000000) return sizeOfUnsignedVarint(rest)
    let size = 5
    for (let high = Math.floor(rest / 0x800000000); high > 0; high = Math.floor(high / 128)) size++
    return size
  }
  let size = 1
  for (let rest = zigzagBits(BigInt(value)) >> 7n; rest > 0n; rest >>= 7n) size++
  return size
}

/** The sign moved into bit 0: 0, -1, 1, -2 become 0, 1, 2, 3. Answers 0..2^32-1. */
export function zigzagEncode(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0
}

/** Undoes `zigzagEncode`. */
export function zigzagDecode(value: number): number {
  return (value >>> 1) ^ -(value & 1)
}

/** Twice this is still counted exactly by a double. */
const MAX_FAST = 2 ** 52

function zigzagBits(value: bigint): bigint {
  return BigInt.asUintN(64, (value << 1n) ^ (value >> 63n))
}
