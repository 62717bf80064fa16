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
/** The magic of skippable frames without its last four bits, which are free. */
const ZSTD_SKIPPABLE_MAGIC = 0x184d2a5
/** Magic and length. */
const ZSTD_SKIPPABLE_HEADER_BYTES = 8

const GZIP_MAGIC = 0x1f8b
const GZIP_DEFLATE = 8
/** Magic, method, flags, time, extra flags, system. */
const GZIP_HEADER_BYTES = 10
const GZIP_HAS_CHECKSUM = 0x02
const GZIP_HAS_EXTRA = 0x04
const GZIP_HAS_NAME = 0x08
const GZIP_HAS_COMMENT = 0x10
/** Checksum and length. */
const GZIP_TRAILER_BYTES = 8
const BAD_GZIP_HEADER = /incorrect header check|unknown compression method|unknown header flags|header crc mismatch/
/** Members that are read one by one; each costs a decoder. */
const GZIP_MAX_MEMBERS = 64
/** Kafka's default levels: gzip leaves it to zlib, zstd uses 3. */
const GZIP_DEFAULT_LEVEL = -1
const ZSTD_DEFAULT_LEVEL = 3

export const gzip: Codec = {
  compress(bytes, level = GZIP_DEFAULT_LEVEL) {
    return zlib.gzipSync(bytes, { level })
  },
  decompress(bytes, maxOutput) {
    if (bytes.length === 0) throw new CompressionError('gzip: no bytes')
    try {
      return guarded('gzip', maxOutput, () => zlib.gunzipSync(bytes, { maxOutputLength: Math.max(1, maxOutput) }))
    } catch (error) {
      // What zlib says of bytes that begin no member, the first or one behind it; other damage is looked at only once.
      if (!BAD_GZIP_HEADER.test((error as Error).message)) throw error
      return gunzipMembers(bytes, maxOutput)
    }
  },
}

export const zstd: Codec = {
  compress(bytes, level = ZSTD_DEFAULT_LEVEL) {
    requireZstd()
    return zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_compressionLevel]: level } })
  },
  decompress(bytes, maxOutput) {
    requireZstd()
    // No bytes are no frames, to Java's reader too: what is missing then is records.
    const frames: Buffer[] = []
    let room = maxOutput
    // node:zlib stops behind the first frame without a word, so the frames are walked here.
    for (let at = 0; at < bytes.length; ) {
      const skipped = skippableFrame(bytes, at)
      if (skipped > 0) {
        at += skipped
        continue
      }
      if (frames.length === ZSTD_MAX_FRAMES) throw new CompressionError(`zstd: more than ${ZSTD_MAX_FRAMES} frames`)
      const { output, consumed } = zstdFrame(bytes.subarray(at), room)
      frames.push(output)
      room -= output.length
      at += consumed
    }
    return frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames)
  },
}

/**
 * The members of a gzip stream one by one. node:zlib refuses the whole of it for bytes behind the last member that begin no
 * other one; Java's reader stops there, and so Kafka takes it.
 */
function gunzipMembers(bytes: Buffer, maxOutput: number): Buffer {
  const members: Buffer[] = []
  let room = maxOutput
  for (let at = 0; at < bytes.length; ) {
    const start = gzipHeaderEnd(bytes, at)
    if (start === null && members.length > 0) break
    if (start === null) throw new CompressionError('gzip: no header')
    if (members.length === GZIP_MAX_MEMBERS) throw new CompressionError(`gzip: more than ${GZIP_MAX_MEMBERS} members`)
    const { output, consumed } = inflateRaw(bytes.subarray(start), room)
    const end = start + consumed
    if (end + GZIP_TRAILER_BYTES > bytes.length) throw new CompressionError('gzip: stream ended within its trailer')
    if (bytes.readUInt32LE(end) !== zlib.crc32(output) || bytes.readUInt32LE(end + 4) !== output.length) {
      throw new CompressionError('gzip: checksum or length mismatch')
    }
    members.push(output)
    room -= output.length
    at = end + GZIP_TRAILER_BYTES
  }
  return Buffer.concat(members)
}

/** Where the compressed bytes of the member at `start` begin; null: no member begins there. */
function gzipHeaderEnd(bytes: Buffer, start: number): number | null {
  if (start + GZIP_HEADER_BYTES > bytes.length) return null
  if (bytes.readUInt16BE(start) !== GZIP_MAGIC || bytes[start + 2] !== GZIP_DEFLATE) return null
  const flags = bytes[start + 3] as number
  let at = start + GZIP_HEADER_BYTES
  if (flags & GZIP_HAS_EXTRA) {
    if (at + 2 > bytes.length) return null
    at += 2 + bytes.readUInt16LE(at)
  }
  for (const flag of [GZIP_HAS_NAME, GZIP_HAS_COMMENT]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  if (flags & GZIP_HAS_CHECKSUM) at += 2
  return at > bytes.length ? null : at
}

function inflateRaw(bytes: Buffer, maxOutput: number): { readonly output: Buffer; readonly consumed: number } {
  let consumed = 0
  const output = guarded('gzip', maxOutput, () => {
    const options = { maxOutputLength: Math.max(1, maxOutput), info: true }
    const result = zlib.inflateRawSync(bytes, options) as unknown as Informed
    consumed = result.engine.bytesWritten
    return result.buffer
  })
  return { output, consumed }
}

/** What node:zlib gives with `info`; its types do not say so. */
interface Informed {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}

/** Size of the skippable frame at `at`, which holds nothing for us; 0 where there is none, or not all of it. */
function skippableFrame(bytes: Buffer, at: number): number {
  if (at + ZSTD_SKIPPABLE_HEADER_BYTES > bytes.length) return 0
  if (bytes.readUInt32LE(at) >>> 4 !== ZSTD_SKIPPABLE_MAGIC) return 0
  const size = ZSTD_SKIPPABLE_HEADER_BYTES + bytes.readUInt32LE(at + 4)
  return at + size > bytes.length ? 0 : size
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
    }) as unknown as Informed
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
