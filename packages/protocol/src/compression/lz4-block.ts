/**
 * Decodes one LZ4 block. Our own because a block from outside must neither write past the room it is given nor trap: the
 * WebAssembly decoder does not take a limit, and what it does not like ends in a trap that leaves its memory in use.
 */

/** The block is malformed, or gives more than the room. */
export const LZ4_BAD_BLOCK = -1

const MIN_MATCH = 4
/** From here on `copyWithin` and `set` are faster than a loop of bytes. */
const LONG_COPY = 32

/**
 * Decodes `input[start, end)` into `output` at `to`, never beyond `limit`, and never reading output before `floor`.
 * Returns the position behind the last byte written, or `LZ4_BAD_BLOCK`.
 */
export function decodeLz4Block(
  input: Buffer,
  start: number,
  end: number,
  output: Buffer,
  to: number,
  limit: number,
  floor: number,
): number {
  let at = start
  let out = to
  while (at < end) {
    const token = input[at++] as number
    let literals = token >>> 4
    if (literals === 15) {
      let byte = 255
      while (byte === 255) {
        if (at >= end) return LZ4_BAD_BLOCK
        byte = input[at++] as number
        literals += byte
      }
    }
    if (literals > end - at || literals > limit - out) return LZ4_BAD_BLOCK
    if (literals > LONG_COPY) {
      output.set(input.subarray(at, at + literals), out)
      at += literals
      out += literals
    } else {
      for (const stop = at + literals; at < stop; ) output[out++] = input[at++] as number
    }
    // The last sequence has literals only.
    if (at === end) return out
    if (end - at < 2) return LZ4_BAD_BLOCK
    const distance = (input[at] as number) | ((input[at + 1] as number) << 8)
    at += 2
    let length = (token & 15) + MIN_MATCH
    if (length === 15 + MIN_MATCH) {
      let byte = 255
      while (byte === 255) {
        if (at >= end) return LZ4_BAD_BLOCK
        byte = input[at++] as number
        length += byte
      }
    }
    if (distance === 0 || distance > out - floor || length > limit - out) return LZ4_BAD_BLOCK
    out = copyMatch(output, out, distance, length)
  }
  // Input that ends behind a match, or an empty block.
  return LZ4_BAD_BLOCK
}

/** Repeats what stands `distance` bytes back for `length` bytes; the two may overlap. Returns the position behind. */
export function copyMatch(output: Buffer, out: number, distance: number, length: number): number {
  const end = out + length
  if (length <= LONG_COPY) {
    for (let from = out - distance; out < end; ) output[out++] = output[from++] as number
    return end
  }
  // Copies of what is there already, doubling, so that an overlapping run costs few calls.
  const source = out - distance
  while (out < end) {
    const count = Math.min(out - source, end - out)
    output.copyWithin(out, source, source + count)
    out += count
  }
  return end
}
