/** What a codec is, their ids, and the one error they throw. */

/** Ids of the codecs as in a batch's attributes. */
export const CompressionCodec = {
  NONE: 0,
  GZIP: 1,
  SNAPPY: 2,
  LZ4: 3,
  ZSTD: 4,
} as const
export type CompressionCodec = (typeof CompressionCodec)[keyof typeof CompressionCodec]

/** Names of the codecs by id, as in `compression.type`. */
export const CODEC_NAMES: readonly string[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

/** One codec. `magic` matters to LZ4 alone, whose header checksum is another one in messages of magic 0. */
export interface Codec {
  /** `level` as in `compression.<codec>.level`; the codec's default where it is left out. */
  compress(bytes: Buffer, level?: number, magic?: number): Buffer
  /**
   * All bytes out of `bytes`, at most `maxOutput` of them.
   * @throws CompressionError for bytes that are no such stream, end early, or give more than `maxOutput`
   */
  decompress(bytes: Buffer, maxOutput: number, magic?: number): Buffer
}

/** Bytes that cannot be decompressed, or that would give more than allowed. */
export class CompressionError extends Error {
  override readonly name = 'CompressionError'
  /** Refused for its size alone: the stream itself may be sound. */
  readonly tooLarge: boolean

  constructor(message: string, tooLarge = false, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.tooLarge = tooLarge
  }
}
