import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { crc32, crc32c, crc32cByTable, hasNativeCrc32c } from './crc32c.ts'

/** The definition: one bit after the other. */
function slow(polynomial: number, bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
  }
  return ~crc >>> 0
}

const CASTAGNOLI = 0x82f63b78
const ISO = 0xedb88320

describe('crc32c', () => {
  beforeAll(async () => {
    // The native module is loaded in the background: it is there a few turns after the first import.
    for (let i = 0; i < 100 && !hasNativeCrc32c(); i++) await new Promise((done) => setTimeout(done, 10))
  })

  it.each([
    ['', 0],
    ['123456789', 0xe3069283],
    ['\u0000'.repeat(32), 0x8a9136aa],
    ['a', 0xc1d04330],
  ])('of %j is %d', (text, expected) => {
    expect(crc32c(Buffer.from(text))).toBe(expected)
    expect(crc32cByTable(Buffer.from(text))).toBe(expected)
  })

  it('pitfall 250: comes from the native module, is not zlib’s polynomial, and the tables say the same', () => {
    expect(hasNativeCrc32c()).toBe(true)
    expect(crc32c(Buffer.from('123456789'))).not.toBe(crc32(Buffer.from('123456789')))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const expected = slow(CASTAGNOLI, bytes)
        expect(crc32c(bytes)).toBe(expected)
        expect(crc32cByTable(bytes)).toBe(expected)
      }),
    )
  })

  it('of a part, and of parts one behind the other, at any position', () => {
    const bytes = createHash('shake256', { outputLength: 4096 }).update('crc').digest()
    fc.assert(
      fc.property(fc.nat(4096), fc.nat(4096), fc.nat(4096), (a, b, c) => {
        const [start, middle, end] = [a, b, c].toSorted((x, y) => x - y) as [number, number, number]
        const expected = slow(CASTAGNOLI, bytes.subarray(start, end))
        for (const compute of [crc32c, crc32cByTable]) {
          expect(compute(bytes, start, end)).toBe(expected)
          expect(compute(bytes, middle, end, compute(bytes, start, middle))).toBe(expected)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('crc32', () => {
  it('is that of gzip', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, skip) => {
        expect(crc32(bytes)).toBe(slow(ISO, bytes))
        const start = Math.min(skip, bytes.length)
        expect(crc32(bytes, start)).toBe(slow(ISO, bytes.subarray(start)))
      }),
    )
  })
})
