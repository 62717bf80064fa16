import { createHash } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { mutate } from '../mutate.test-support.ts'
import { SeededNumbers } from '../vectors.test-support.ts'
import {
  CODEC_NAMES,
  type Codec,
  CompressionCodec,
  CompressionError,
  compress,
  decompress,
  decompressionLimit,
  MAX_DECOMPRESSED_BYTES,
  registerCodec,
} from './index.ts'
import { lz4 } from './lz4.ts'
import { xxh32 } from './xxh32.ts'

const { GZIP, SNAPPY, LZ4, ZSTD } = CompressionCodec
const CODECS = [GZIP, SNAPPY, LZ4, ZSTD].map((codec) => ({ codec, name: CODEC_NAMES[codec] as string }))

/** Bytes that do not compress. */
function noise(size: number): Buffer {
  return createHash('shake256', { outputLength: Math.max(1, size) })
    .update('noise')
    .digest()
    .subarray(0, size)
}

/** Text with matches near and far, short and long. */
function words(size: number): Buffer {
  const random = new SeededNumbers(size)
  const parts: string[] = []
  for (let length = 0; length < size; ) {
    const word = random.pick(['offset ', 'a', 'partition-', 'ab'.repeat(40), `${random.below(1000)}`])
    parts.push(word)
    length += word.length
  }
  return Buffer.from(parts.join('')).subarray(0, size)
}

function errorOf(run: () => unknown): CompressionError {
  try {
    run()
  } catch (error) {
    if (error instanceof CompressionError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe.each(CODECS)('$name', ({ codec }) => {
  it.each([0, 1, 11, 12, 13, 64, 32767, 32768, 32769, 65535, 65536, 65537, 1_000_000])(
    'gives back %d bytes',
    (size) => {
      for (const bytes of [noise(size), words(size), Buffer.alloc(size), Buffer.alloc(size, 'abc')]) {
        const compressed = compress(codec, bytes)
        expect(decompress(codec, compressed, size).equals(bytes)).toBe(true)
        // The input may lie anywhere in a larger buffer.
        const within = Buffer.concat([Buffer.alloc(5, 1), compressed, Buffer.alloc(5, 1)])
        expect(decompress(codec, within.subarray(5, 5 + compressed.length), size).equals(bytes)).toBe(true)
      }
    },
  )

  it('makes what repeats smaller', () => {
    expect(compress(codec, words(100_000)).length).toBeLessThan(40_000)
  })

  it('stops at the limit, and says that it was the limit', () => {
    const bomb = compress(codec, Buffer.alloc(8 * 1024 * 1024))
    for (const limit of [0, 1, 1000, 8 * 1024 * 1024 - 1]) {
      expect(errorOf(() => decompress(codec, bomb, limit))).toMatchObject({ tooLarge: true })
    }
    expect(decompress(codec, bomb, 8 * 1024 * 1024).length).toBe(8 * 1024 * 1024)
  })

  it('refuses every stream that was cut, or gives less', () => {
    const bytes = words(3000)
    const compressed = compress(codec, bytes)
    let refused = 0
    for (let size = 0; size < compressed.length; size++) {
      try {
        expect(decompress(codec, compressed.subarray(0, size), 10_000).length).toBeLessThan(bytes.length)
      } catch (error) {
        expect(error).toBeInstanceOf(CompressionError)
        refused++
      }
    }
    // A cut between the blocks of xerial's stream, or within a length there, shows in nothing but what comes out; and no
    // bytes are no frames of zstd.
    expect(refused).toBeGreaterThanOrEqual(compressed.length - 5)
  })

  it('throws nothing but CompressionError at damaged bytes, gives no more than was allowed, and takes little memory', () => {
    const originals = [words(40), words(900), noise(100), Buffer.alloc(5000)].map((bytes) => compress(codec, bytes))
    let refused = 0
    let most = 0
    for (let seed = 1; seed <= 6000; seed++) {
      const random = new SeededNumbers(seed)
      const bytes = mutate(random.pick(originals), random.pick(originals), random)
      const before = process.memoryUsage().arrayBuffers
      try {
        const { length } = decompress(codec, bytes, 10_000)
        if (length > 10_000) expect.unreachable(`seed ${seed}: ${length} bytes`)
      } catch (error) {
        if (!(error instanceof CompressionError)) throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
        refused++
      }
      // A collection in between makes it less; never more.
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(most).toBeLessThan(256 * 1024)
    expect(refused).toBeGreaterThan(3000)
  })
})

describe('gzip and zstd', () => {
  it('read members and frames one behind the other', () => {
    expect(decompress(GZIP, Buffer.concat([gzipSync('ab'), gzipSync('cd')])).toString()).toBe('abcd')
    expect(decompress(ZSTD, Buffer.concat([zstdCompressSync('ab'), zstdCompressSync('cd')])).toString()).toBe('abcd')
    const skippable = Buffer.from('502a4d1804000000736b6970', 'hex')
    const behindMany = Buffer.concat([...Array<Buffer>(1000).fill(skippable), zstdCompressSync('ab'), skippable])
    expect(decompress(ZSTD, behindMany).toString()).toBe('ab')
    expect(decompress(ZSTD, Buffer.alloc(0)).length).toBe(0)
    const many = Buffer.concat(Array.from({ length: 65 }, () => zstdCompressSync('x')))
    expect(errorOf(() => decompress(ZSTD, many)).message).toContain('64 frames')
    const two = Buffer.concat([zstdCompressSync(Buffer.alloc(600)), zstdCompressSync(Buffer.alloc(600))])
    expect(errorOf(() => decompress(ZSTD, two, 1000)).tooLarge).toBe(true)
  })

  it('gzip: bytes that begin no other member are left alone, with any header, and a damaged member is not', () => {
    const behind = Buffer.from('behind')
    const named = Buffer.concat([Buffer.from('1f8b0818000000000003', 'hex'), Buffer.from('a name\0a comment\0')])
    const members = [gzipSync('ab'), Buffer.concat([named, gzipSync('cd').subarray(10)])]
    expect(decompress(GZIP, Buffer.concat([...members, behind])).toString()).toBe('abcd')
    const damaged = gzipSync('abcdef')
    damaged[damaged.length - 8] = (damaged[damaged.length - 8] as number) ^ 1
    for (const stream of [[damaged, behind], [behind], [gzipSync('ab').subarray(0, -1)], [named.subarray(0, 12)]]) {
      expect(errorOf(() => decompress(GZIP, Buffer.concat(stream))).tooLarge).toBe(false)
    }
    const bomb = Buffer.concat([gzipSync(Buffer.alloc(600)), gzipSync(Buffer.alloc(600)), behind])
    expect(errorOf(() => decompress(GZIP, bomb, 1000)).tooLarge).toBe(true)
    const many = Buffer.concat([...Array<Buffer>(65).fill(gzipSync('x')), behind])
    expect(errorOf(() => decompress(GZIP, many)).message).toContain('64 members')
  })

  it('take the levels that topics may ask for', () => {
    const bytes = words(50_000)
    for (const [codec, levels] of [
      [GZIP, [1, 6, 9, -1]],
      [ZSTD, [-7, 1, 3, 22]],
    ] as const) {
      const sizes = levels.map((level) => {
        const compressed = compress(codec, bytes, level)
        expect(decompress(codec, compressed).equals(bytes)).toBe(true)
        return compressed.length
      })
      expect(Math.min(...sizes)).toBeLessThan(Math.max(...sizes))
    }
  })
})

/** One LZ4 block of nothing but literals. */
function literalBlock(bytes: Buffer): Buffer {
  if (bytes.length < 15) return Buffer.concat([Buffer.from([bytes.length << 4]), bytes])
  const rest = bytes.length - 15
  return Buffer.concat([Buffer.from([0xf0, ...Array<number>(Math.floor(rest / 255)).fill(255), rest % 255]), bytes])
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

interface FrameShape {
  readonly contentSize?: bigint
  readonly blockChecksums?: boolean
  readonly contentChecksum?: (whole: Buffer, blocks: readonly Buffer[]) => number
  readonly sizeCode?: number
  readonly flags?: number
  readonly stored?: boolean
}

/** A frame by the format's text, for what our own writer never makes. */
function frame(blocks: readonly Buffer[], shape: FrameShape = {}): Buffer {
  let flags = shape.flags ?? 0x60
  if (shape.contentSize !== undefined) flags |= 0x08
  if (shape.blockChecksums === true) flags |= 0x10
  if (shape.contentChecksum !== undefined) flags |= 0x04
  const size = Buffer.alloc(shape.contentSize === undefined ? 0 : 8)
  if (shape.contentSize !== undefined) size.writeBigUInt64LE(shape.contentSize)
  const descriptor = Buffer.concat([Buffer.from([flags, (shape.sizeCode ?? 4) << 4]), size])
  const parts = [int32(0x184d2204), descriptor, Buffer.from([(xxh32(descriptor) >>> 8) & 0xff])]
  for (const block of blocks) {
    const data = shape.stored === true ? block : literalBlock(block)
    parts.push(int32(data.length | (shape.stored === true ? 0x80000000 : 0)), data)
    if (shape.blockChecksums === true) parts.push(int32(xxh32(data)))
  }
  parts.push(int32(0))
  if (shape.contentChecksum !== undefined) parts.push(int32(shape.contentChecksum(Buffer.concat(blocks), blocks)))
  return Buffer.concat(parts)
}

describe('lz4', () => {
  const blocks = [words(1000), Buffer.from('x'), words(300)]
  const whole = Buffer.concat(blocks)

  it.each<[string, FrameShape]>([
    ['without checksums, as librdkafka and Java write them', {}],
    ['with a content size, as librdkafka writes them', { contentSize: 1301n }],
    ['with a content size that is a lie', { contentSize: 2n ** 63n }],
    [
      'with a checksum of the content and large blocks, as Go writes them',
      { contentChecksum: (all) => xxh32(all), sizeCode: 7 },
    ],
    [
      'with a checksum of the content as Java reads it',
      {
        contentChecksum: (_, parts) => parts.reduce((hash, part) => hash ^ xxh32(part), 0),
      },
    ],
    ['with a checksum of the content that is wrong, which Kafka does not look at', { contentChecksum: () => 1 }],
    ['with checksums of the blocks', { blockChecksums: true }],
    ['with blocks that are stored', { stored: true, blockChecksums: true, contentChecksum: (all) => xxh32(all) }],
  ])('pitfall 57: reads frames %s', (_, shape) => {
    expect(decompress(LZ4, frame(blocks, shape)).equals(whole)).toBe(true)
  })

  it.each<[string, Buffer]>([
    ['no bytes', Buffer.alloc(0)],
    ['a wrong magic number', Buffer.from(frame(blocks)).fill(0, 0, 1)],
    ['version 0', frame(blocks, { flags: 0x20 })],
    ['dependent blocks', frame(blocks, { flags: 0x40 })],
    ['a dictionary', frame(blocks, { flags: 0x61 })],
    ['a block size that does not exist', frame(blocks, { sizeCode: 3 })],
    ['a block larger than its frame allows', frame([Buffer.alloc(65537)], { stored: true })],
    ['a header that was damaged', Buffer.from(frame(blocks)).fill(0x70, 5, 6)],
  ])('refuses %s', (_, bytes) => {
    expect(errorOf(() => decompress(LZ4, bytes)).tooLarge).toBe(false)
  })

  it('does not look at the header’s checksum in magic 0, where old clients had it wrong', () => {
    const bytes = frame(blocks)
    bytes[6] = (bytes[6] as number) ^ 0xff
    expect(lz4.decompress(bytes, 10_000, 0).equals(whole)).toBe(true)
    expect(errorOf(() => lz4.decompress(bytes, 10_000, 1)).message).toContain('descriptor')
  })

  it('has the checksum of the format’s text', () => {
    const hashes = ['', 'a', 'abc', 'Nobody inspects the spammish repetition'].map((text) => xxh32(Buffer.from(text)))
    expect(hashes).toEqual([0x02cc5d05, 0x550d7456, 0x32d153ff, 0xe2293b2f])
  })
})

describe('snappy', () => {
  /** 9 bytes: the literal `abc`, then 6 bytes from 3 back. */
  const raw = Buffer.from('09086162631603 00'.replace(' ', ''), 'hex')
  const header = Buffer.from('82534e41505059000000000100000001', 'hex')
  const block = Buffer.concat([Buffer.from([0, 0, 0, raw.length]), raw])

  it('pitfall 57: reads a bare block as other clients send it, and xerial’s stream as Java does', () => {
    expect(decompress(SNAPPY, raw).toString()).toBe('abcabcabc')
    expect(decompress(SNAPPY, Buffer.concat([header, block, block])).toString()).toBe('abcabcabc'.repeat(2))
    expect(decompress(SNAPPY, Buffer.concat([header, block, header, block])).toString()).toBe('abcabcabc'.repeat(2))
    expect(compress(SNAPPY, Buffer.from('abc')).subarray(0, 16)).toEqual(header)
    const version0 = Buffer.from('82534e41505059000000000000000000', 'hex')
    expect(decompress(SNAPPY, Buffer.concat([version0, block, Buffer.alloc(3)])).toString()).toBe('abcabcabc')
  })

  it.each([
    ['a length beyond the bytes', '0a08616263160300'],
    ['a length below the bytes', '0808616263160300'],
    ['a copy from before the beginning', '0908616263160400'],
    ['a copy from nowhere', '0908616263160000'],
    ['a literal that ends early', '09ff0000ff7f61'],
    ['a length without end', 'ffffffffffff'],
    ['a length that these bytes cannot give', 'ffffffff0f08616263'],
    ['a negative block length', `${header.toString('hex')}ffffffff`],
  ])('refuses %s', (_, hex) => {
    expect(errorOf(() => decompress(SNAPPY, Buffer.from(hex, 'hex'))).tooLarge).toBe(false)
  })
})

describe('codecs', () => {
  const original: Codec = lz4
  afterEach(() => registerCodec(LZ4, original))

  it('are told by their id, and none is refused by name', () => {
    expect(decompress(0, Buffer.from('as it is')).toString()).toBe('as it is')
    for (const id of [5, 6, 7, -1]) {
      expect(errorOf(() => decompress(id, Buffer.alloc(1))).message).toContain(`${id}`)
      expect(errorOf(() => compress(id, Buffer.alloc(1))).message).toContain('zstd')
    }
  })

  it('may be replaced', () => {
    registerCodec(LZ4, { compress: () => Buffer.from('c'), decompress: () => Buffer.from('d') })
    expect([compress(LZ4, Buffer.alloc(9)), decompress(LZ4, Buffer.alloc(9))].map(String)).toEqual(['c', 'd'])
  })

  it('have a limit that follows what came, and an end', () => {
    expect(decompressionLimit(0)).toBe(1024 * 1024)
    expect(decompressionLimit(1000)).toBe(1024 * 1024 + 100_000)
    expect(decompressionLimit(2 ** 31)).toBe(MAX_DECOMPRESSED_BYTES)
  })
})
