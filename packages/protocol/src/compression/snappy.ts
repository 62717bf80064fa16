/**
 * Snappy as Kafka carries it: xerial's framing (a header, then blocks with their lengths) is what Java writes and what we
 * write; a bare snappy block, which other clients send, is read too.
 */
import { snappyCompress } from '@platformatic/wasm-utils/bundled'
import { type Codec, CompressionError } from './codec.ts'
import { copyMatch } from './lz4-block.ts'
import { OutputBuffer } from './output-buffer.ts'

/** 0x82 "SNAPPY" 0, then version and lowest compatible version, both 1. */
const XERIAL_HEADER: Buffer = Buffer.from('82534e41505059000000000100000001', 'hex')
const XERIAL_MAGIC_SIZE = 8
/** Bytes that xerial's writer puts into one block. */
const BLOCK_SIZE = 32 * 1024
/** Literals and copies above this go by `set` and `copyWithin`. */
const LONG_COPY = 32

export const snappy: Codec = {
  compress(bytes) {
    const parts: Buffer[] = [XERIAL_HEADER]
    for (let start = 0; start < bytes.length; start += BLOCK_SIZE) {
      const block = snappyCompress(bytes.subarray(start, start + BLOCK_SIZE))
      const length = Buffer.allocUnsafe(4)
      length.writeInt32BE(block.length)
      parts.push(length, block)
    }
    return Buffer.concat(parts)
  },
  decompress(bytes, maxOutput) {
    const output = new OutputBuffer('snappy', maxOutput, 2 * bytes.length)
    if (isXerialHeader(bytes, 0)) readBlocks(bytes, output)
    else readBlock(bytes, 0, bytes.length, output)
    return output.finish()
  },
}

function isXerialHeader(bytes: Buffer, at: number): boolean {
  return (
    at + XERIAL_HEADER.length <= bytes.length &&
    bytes.compare(XERIAL_HEADER, 0, XERIAL_MAGIC_SIZE, at, at + XERIAL_MAGIC_SIZE) === 0
  )
}

function readBlocks(bytes: Buffer, output: OutputBuffer): void {
  let at = 0
  while (at < bytes.length) {
    // Streams may be concatenated, so a header may stand wherever a length may. Nobody looks at its versions.
    if (isXerialHeader(bytes, at)) {
      at += XERIAL_HEADER.length
      continue
    }
    // Java's reader takes less than a length for the end.
    if (at + 4 > bytes.length) return
    const length = bytes.readInt32BE(at)
    at += 4
    if (length < 0 || length > bytes.length - at) throw new CompressionError(`snappy: invalid block length ${length}`)
    readBlock(bytes, at, at + length, output)
    at += length
  }
}

/** Decodes one block: the length of its output as an unsigned varint, then literals and copies. */
function readBlock(bytes: Buffer, start: number, end: number, output: OutputBuffer): void {
  let at = start
  let length = 0
  for (let shift = 0; ; shift += 7) {
    if (at >= end || shift > 28) throw new CompressionError('snappy: invalid output length')
    const byte = bytes[at++] as number
    length += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  // Two or three bytes give at most 64: a length that this input cannot give is refused before room is made.
  if (length > 32 * (end - at)) throw new CompressionError(`snappy: output length ${length} is impossible`)
  if (output.reserve(length) < length) throw output.tooLarge()
  const to = decodeElements(bytes, at, end, output.bytes, output.length, output.length + length)
  if (to !== output.length + length) throw output.badBlock(false)
  output.length = to
}

/** Returns the position behind the output, which is wrong (-1 or short of `limit`) for a malformed block. */
function decodeElements(
  input: Buffer,
  start: number,
  end: number,
  output: Buffer,
  floor: number,
  limit: number,
): number {
  let at = start
  let out = floor
  while (at < end) {
    const tag = input[at++] as number
    if ((tag & 3) === 0) {
      let length = tag >>> 2
      if (length >= 60) {
        const bytes = length - 59
        if (bytes > end - at) return -1
        length = input.readUIntLE(at, bytes)
        at += bytes
      }
      length++
      if (length > end - at || length > limit - out) return -1
      if (length > LONG_COPY) {
        output.set(input.subarray(at, at + length), out)
        at += length
        out += length
      } else {
        for (const stop = at + length; at < stop; ) output[out++] = input[at++] as number
      }
      continue
    }
    let length = (tag >>> 2) + 1
    let distance: number
    if ((tag & 3) === 1) {
      if (at >= end) return -1
      length = ((tag >>> 2) & 7) + 4
      distance = ((tag >>> 5) << 8) | (input[at++] as number)
    } else if ((tag & 3) === 2) {
      if (end - at < 2) return -1
      distance = input.readUInt16LE(at)
      at += 2
    } else {
      if (end - at < 4) return -1
      distance = input.readUInt32LE(at)
      at += 4
    }
    if (distance === 0 || distance > out - floor || length > limit - out) return -1
    out = copyMatch(output, out, distance, length)
  }
  return out
}
