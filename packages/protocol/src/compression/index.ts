/** The codecs by id, and the seam at which one is replaced. */
import { CODEC_NAMES, type Codec, CompressionCodec, CompressionError } from './codec.ts'
import { gzip, zstd } from './zlib.ts'

export { CODEC_NAMES, type Codec, CompressionCodec, CompressionError } from './codec.ts'
export { hasZstd } from './zlib.ts'

/** Bytes that one batch may give when decompressed, where the caller names no limit. Kafka has none. */
export const MAX_DECOMPRESSED_BYTES: number = 256 * 1024 * 1024

const none: Codec = {
  compress: (bytes) => bytes,
  decompress: (bytes) => bytes,
}

const codecs = new Map<number, Codec>([
  [CompressionCodec.NONE, none],
  [CompressionCodec.GZIP, gzip],
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

function codecOf(id: number): Codec {
  const codec = codecs.get(id)
  if (codec === undefined) throw new CompressionError(`Unknown compression type id: ${id} (${CODEC_NAMES.join(', ')})`)
  return codec
}
