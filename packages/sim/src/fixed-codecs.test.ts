import { gunzipSync } from 'node:zlib'
import { CompressionCodec, compress, decompress } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { fixCodecs, storedGzip, storedZstd } from './fixed-codecs.ts'

describe('codecs whose output is the same everywhere', () => {
  it('make what node:zlib reads, of any size', () => {
    fixCodecs()
    for (const size of [0, 1, 65_535, 65_536, 131_071, 131_072, 400_000]) {
      const bytes = Buffer.alloc(size, 'some bytes ')
      expect(gunzipSync(storedGzip(bytes)).equals(bytes)).toBe(true)
      for (const codec of [CompressionCodec.GZIP, CompressionCodec.ZSTD]) {
        expect(decompress(codec, compress(codec, bytes)).equals(bytes), `${codec} of ${size}`).toBe(true)
      }
    }
  })

  it('do not depend on a library', () => {
    expect(storedGzip(Buffer.from('ab')).toString('hex')).toBe('1f8b08000000000000ff010200fdff61626d48839e02000000')
    expect(storedZstd(Buffer.from('ab')).toString('hex')).toBe('28b52ffda0020000001100006162')
  })
})
