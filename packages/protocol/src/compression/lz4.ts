/**
 * LZ4 frames (format 1.6) as Kafka's clients write and read them: independent blocks, no dictionary; block and content
 * checksums and the content size may be there. Dependent blocks are refused, as Kafka refuses them.
 *
 * In messages of magic 0 the header checksum was once computed over the magic number too, so it is not looked at there.
 */
import { lz4Compress } from '@platformatic/wasm-utils/bundled'
import { type Codec, CompressionError } from './codec.ts'
import { decodeLz4Block, LZ4_BAD_BLOCK } from './lz4-block.ts'
import { OutputBuffer } from './output-buffer.ts'
import { xxh32 } from './xxh32.ts'

const FRAME_MAGIC = 0x184d2204
/** Magic, FLG, BD, HC. */
const MIN_HEADER_SIZE = 7
const CONTENT_SIZE_FLAG = 0x08
const CONTENT_CHECKSUM_FLAG = 0x04
const BLOCK_CHECKSUM_FLAG = 0x10
const BLOCK_INDEPENDENCE_FLAG = 0x20
const RESERVED_FLAGS = 0x03
const UNCOMPRESSED_BLOCK = 0x80000000
/** Magic, version 1 with independent blocks, blocks of 64 KiB, header checksum, end mark. */
const EMPTY_FRAME: Buffer = Buffer.from('04224d1860408200000000', 'hex')

export const lz4: Codec = {
  compress(bytes) {
    // The library fails on empty input once its memory has grown.
    return bytes.length === 0 ? Buffer.from(EMPTY_FRAME) : lz4Compress(bytes)
  },
  decompress(bytes, maxOutput, magic = 2) {
    return new FrameReader(bytes, maxOutput).read(magic)
  },
}

class FrameReader {
  private readonly input: Buffer
  private readonly maxOutput: number
  private position = 0
  private flags = 0
  private maxBlockSize = 0

  constructor(input: Buffer, maxOutput: number) {
    this.input = input
    this.maxOutput = maxOutput
  }

  read(magic: number): Buffer {
    this.readHeader(magic)
    const output = new OutputBuffer('lz4', this.maxOutput, 4 * this.input.length)
    for (;;) {
      const word = this.readWord()
      const size = word & ~UNCOMPRESSED_BLOCK
      if (size === 0) break
      this.readBlock(size, (word & UNCOMPRESSED_BLOCK) !== 0, output)
    }
    // It must be there, and nobody looks at it: Java's writer and reader disagree about what it is of, and the checksum
    // of the batch covers these bytes.
    if (this.flags & CONTENT_CHECKSUM_FLAG) this.readWord()
    return output.finish()
  }

  private readHeader(magic: number): void {
    const { input } = this
    if (input.length < MIN_HEADER_SIZE) throw new CompressionError('lz4: stream ended prematurely')
    if (input.readUInt32LE(0) !== FRAME_MAGIC) throw new CompressionError('lz4: invalid magic bytes')
    const flags = input[4] as number
    const descriptor = input[5] as number
    if (flags >>> 6 !== 1) throw new CompressionError(`lz4: version ${flags >>> 6} is unsupported`)
    if (flags & RESERVED_FLAGS) throw new CompressionError('lz4: dictionaries and reserved flags are unsupported')
    if (!(flags & BLOCK_INDEPENDENCE_FLAG)) throw new CompressionError('lz4: dependent blocks are unsupported')
    const sizeCode = descriptor >>> 4
    if (sizeCode < 4 || sizeCode > 7 || descriptor & 0x0f) throw new CompressionError('lz4: invalid block size')
    this.maxBlockSize = 1 << (2 * sizeCode + 8)
    this.flags = flags
    // A content size is not trusted and not needed.
    const checksumAt = flags & CONTENT_SIZE_FLAG ? 14 : 6
    if (checksumAt >= input.length) throw new CompressionError('lz4: stream ended prematurely')
    if (magic > 0 && input[checksumAt] !== ((xxh32(input, 4, checksumAt) >>> 8) & 0xff)) {
      throw new CompressionError('lz4: frame descriptor corrupted')
    }
    this.position = checksumAt + 1
  }

  private readBlock(size: number, uncompressed: boolean, output: OutputBuffer): void {
    const { input, position, maxBlockSize } = this
    if (size > maxBlockSize) throw new CompressionError(`lz4: block of ${size} bytes exceeds ${maxBlockSize}`)
    const end = position + size
    if (end > input.length) throw new CompressionError('lz4: stream ended prematurely')
    if (uncompressed) {
      output.append(input, position, end)
    } else {
      // A byte of input gives at most 255 of output, which bounds the room better than the block size of small frames.
      const room = output.reserve(Math.min(maxBlockSize, 255 * size))
      const from = output.length
      const to = decodeLz4Block(input, position, end, output.bytes, from, from + room, from)
      if (to === LZ4_BAD_BLOCK) throw output.badBlock(room < maxBlockSize && room < 255 * size)
      output.length = to
    }
    this.position = end
    if (this.flags & BLOCK_CHECKSUM_FLAG && this.readWord() !== xxh32(input, position, end)) {
      throw new CompressionError('lz4: block checksum mismatch')
    }
  }

  private readWord(): number {
    const at = this.position
    if (at + 4 > this.input.length) throw new CompressionError('lz4: stream ended prematurely')
    this.position = at + 4
    return this.input.readUInt32LE(at)
  }
}
