/** The codecs by id, and the seam at which one is replaced. */
import { CODEC_NAMES, type Codec, CompressionCodec, CompressionError } from './codec.ts'
import { lz4 } from './lz4.ts'
import { snappy } from './snappy.ts'
import { gzip, zstd } from './zlib.ts'

export { CODEC_NAMES, type Codec, CompressionCodec, CompressionError } from './codec.ts'
export { hasZstd } from './zlib.ts'

/** Bytes that one batch may give when decompressed, where the caller names no limit. Kafka has none. */
export const MAX_DECOMPRESSED_BYTES: number = 100 * 1024 * 1024
const MAX_RATIO = 100
const RATIO_FREE_BYTES = 1024 * 1024

/** The limit for bytes from outside: a hundredfold of what came and 1 MiB, and never above `MAX_DECOMPRESSED_BYTES`. */
export function decompressionLimit(compressedBytes: number): number {
  return Math.min(MAX_DECOMPRESSED_BYTES, MAX_RATIO * compressedBytes + RATIO_FREE_BYTES)
}

const none: Codec = {
  compress: (bytes) => bytes,
  decompress: (bytes) => bytes,
}

const codecs = new Map<number, Codec>([
  [CompressionCodec.NONE, none],
  [CompressionCodec.GZIP, gzip],
  [CompressionCodec.SNAPPY, snappy],
  [CompressionCodec.LZ4, lz4],
  [CompressionCodec.ZSTD, zstd],
])

/** Puts another implementation in a codec's place: zstd where zlib has none, fixed output in a simulation. */
export function registerCodec(id: CompressionCodec, codec: Codec): void {
  codecs.set(id, codec)
}

/** @throws CompressionError for an id that is no codec */
export function compress(id: number, bytes: Buffer, level?: number, magic = 2): Buffer {
  return codecOf(id).compress(bytes, level, magic)
}

/** @throws CompressionError for an id that is no codec, bad bytes, or more than `maxOutput` bytes of output */
export function decompress(id: number, bytes: Buffer, maxOutput: number = MAX_DECOMPRESSED_BYTES, magic = 2): Buffer {
  return codecOf(id).decompress(bytes, maxOutput, magic)
}

/** @throws CompressionError for an id that is no codec */
export function codecOf(id: number): Codec {
  const codec = codecs.get(id)
  if (codec === undefined) throw new CompressionError(`Unknown compression type id: ${id} (${CODEC_NAMES.join(', ')})`)
  return codec
}
