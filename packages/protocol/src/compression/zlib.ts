/**
 * gzip and zstd by node:zlib. zstd came to node:zlib with Node 22.15 and 23.8; where it is missing both directions say
 * so by name, and `registerCodec` (index.ts) is the seam by which another implementation comes in.
 */
import * as zlib from 'node:zlib'
import { type Codec, CompressionError } from './codec.ts'

/**
 * Frames that ask for a larger window than 2^27 are refused. It is the largest that Kafka's own readers take, and what
 * Java's writer announces at level 22 even for a short stream. The window is reserved, not touched: memory in use stays
 * bounded by the bytes that come out.
 */
const ZSTD_MAX_WINDOW_LOG = 27
/** Frames in one stream. Writers make one; each costs a decoder. */
const ZSTD_MAX_FRAMES = 64
/** Kafka's default levels: gzip leaves it to zlib, zstd uses 3. */
const GZIP_DEFAULT_LEVEL = -1
const ZSTD_DEFAULT_LEVEL = 3

export const gzip: Codec = {
  compress(bytes, level = GZIP_DEFAULT_LEVEL) {
    return zlib.gzipSync(bytes, { level })
  },
  decompress(bytes, maxOutput) {
    if (bytes.length === 0) throw new CompressionError('gzip: no bytes')
    return guarded('gzip', maxOutput, () => zlib.gunzipSync(bytes, { maxOutputLength: Math.max(1, maxOutput) }))
  },
}

export const zstd: Codec = {
  compress(bytes, level = ZSTD_DEFAULT_LEVEL) {
    requireZstd()
    return zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_compressionLevel]: level } })
  },
  decompress(bytes, maxOutput) {
    requireZstd()
    if (bytes.length === 0) throw new CompressionError('zstd: no bytes')
    const frames: Buffer[] = []
    let room = maxOutput
    // node:zlib stops behind the first frame without a word, so the frames are walked here.
    for (let at = 0; at < bytes.length; ) {
      if (frames.length === ZSTD_MAX_FRAMES) throw new CompressionError(`zstd: more than ${ZSTD_MAX_FRAMES} frames`)
      const { output, consumed } = zstdFrame(bytes.subarray(at), room)
      frames.push(output)
      room -= output.length
      at += consumed
    }
    return frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames)
  },
}

/** Whether this Node's zlib knows zstd. */
export function hasZstd(): boolean {
  return typeof zlib.zstdDecompressSync === 'function'
}

function zstdFrame(bytes: Buffer, maxOutput: number): { readonly output: Buffer; readonly consumed: number } {
  let consumed = 0
  const output = guarded('zstd', maxOutput, () => {
    const result = zlib.zstdDecompressSync(bytes, {
      maxOutputLength: Math.max(1, maxOutput),
      params: { [zlib.constants.ZSTD_d_windowLogMax]: ZSTD_MAX_WINDOW_LOG },
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } }
    consumed = result.engine.bytesWritten
    return result.buffer
  })
  if (!(consumed > 0)) throw new CompressionError('zstd: no frame')
  return { output, consumed }
}

function requireZstd(): void {
  if (!hasZstd()) throw new CompressionError('zstd: this Node has no zstd in node:zlib (22.15 or later has)')
}

function guarded(name: string, maxOutput: number, run: () => Buffer): Buffer {
  let output: Buffer
  try {
    output = run()
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new CompressionError(`${name}: more than ${maxOutput} bytes come out`, true, error)
    }
    if (typeof code !== 'string') throw error
    throw new CompressionError(`${name}: ${(error as Error).message}`, false, error)
  }
  if (output.length > maxOutput) throw new CompressionError(`${name}: more than ${maxOutput} bytes come out`, true)
  return output
}
