/** int64 from outside in files of ours: producer ids and timestamps may lie beyond what a number counts exactly. */

const TWO_TO_63 = 2 ** 63

/** Writes the nearest int64; a client's `2^63-1`, read as the nearest double, must not overflow. */
export function writeSaturatedInt64(buffer: Buffer, position: number, value: number): void {
  if (value >= TWO_TO_63) {
    buffer.writeInt32BE(0x7fffffff, position)
    buffer.writeUInt32BE(0xffffffff, position + 4)
    return
  }
  const high = Math.max(-0x80000000, Math.floor(value / 0x100000000))
  buffer.writeInt32BE(high, position)
  buffer.writeUInt32BE(value < -TWO_TO_63 ? 0 : value - high * 0x100000000, position + 4)
}
