import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MAX_VARINT_BYTES,
  MAX_VARLONG_BYTES,
  readUnsignedVarint,
  readVarint,
  readVarlong,
  readVarlongExact,
  sizeOfUnsignedVarint,
  sizeOfVarint,
  sizeOfVarlong,
  writeUnsignedVarint,
  writeVarint,
  writeVarlong,
  zigzagDecode,
  zigzagEncode,
} from './varint.ts'

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

/** Kafka's own rule, bit by bit. */
function slowVarlong(value: bigint): string {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n))
  const bytes: number[] = []
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)]).toString('hex')
}

function varlongHex(value: number | bigint): string {
  const bytes = Buffer.alloc(16, 0xee)
  return bytes.subarray(0, writeVarlong(bytes, 0, value)).toString('hex')
}

function varintHex(value: number): string {
  const bytes = Buffer.alloc(16, 0xee)
  return bytes.subarray(0, writeVarint(bytes, 0, value)).toString('hex')
}

describe('varint', () => {
  it.each([
    [0, '00'],
    [-1, '01'],
    [1, '02'],
    [63, '7e'],
    [-64, '7f'],
    [64, '8001'],
    [-65, '8101'],
    [8191, 'fe7f'],
    [-8192, 'ff7f'],
    [8192, '808001'],
    [-8193, '818001'],
    [1048575, 'feff7f'],
    [1048576, '80808001'],
    [134217727, 'feffff7f'],
    [134217728, '8080808001'],
    [2147483647, 'feffffff0f'],
    [-2147483648, 'ffffffff0f'],
  ])('%d is %s', (value, hex) => {
    expect(varintHex(value)).toBe(hex)
    expect(sizeOfVarint(value)).toBe(hex.length / 2)
    const at = { position: 0 }
    expect(readVarint(Buffer.from(hex, 'hex'), at, hex.length / 2)).toBe(value)
    expect(at.position).toBe(hex.length / 2)
  })

  it('comes back, and takes as many bytes as was said', () => {
    fc.assert(
      fc.property(int32, (value) => {
        const bytes = Buffer.alloc(8)
        const end = writeVarint(bytes, 2, value)
        expect(end - 2).toBe(sizeOfVarint(value))
        const at = { position: 2 }
        expect(readVarint(bytes, at, end)).toBe(value)
        expect(at.position).toBe(end)
        expect(readVarint(bytes, { position: 2 }, end - 1)).toBeNaN()
        expect(zigzagDecode(zigzagEncode(value))).toBe(value)
      }),
    )
  })

  it('unsigned: comes back as 0 to 2^32-1', () => {
    fc.assert(
      fc.property(uint32, (value) => {
        const bytes = Buffer.alloc(8)
        const end = writeUnsignedVarint(bytes, 0, value)
        expect(end).toBe(sizeOfUnsignedVarint(value))
        expect(readUnsignedVarint(bytes, { position: 0 }, end)).toBe(value)
      }),
    )
  })

  it('is malformed after five bytes that go on, and where the bytes end', () => {
    const endless = Buffer.alloc(12, 0x80)
    const at = { position: 1 }
    expect(readUnsignedVarint(endless, at, 12)).toBeNaN()
    expect(at.position).toBe(1 + MAX_VARINT_BYTES)
    expect(readVarint(endless, { position: 0 }, 12)).toBeNaN()
    expect(readVarint(endless, { position: 0 }, 3)).toBeNaN()
    expect(readVarint(Buffer.alloc(0), { position: 0 }, 0)).toBeNaN()
    expect(readVarint(Buffer.from([2]), { position: 1 }, 1)).toBeNaN()
  })

  it('drops bits above 32, and takes zeros that are not needed, as Java does', () => {
    expect(readUnsignedVarint(Buffer.from('ffffffff7f', 'hex'), { position: 0 }, 5)).toBe(0xffffffff)
    expect(readVarint(Buffer.from('8280808000', 'hex'), { position: 0 }, 5)).toBe(1)
  })
})

describe('varlong', () => {
  it.each([
    [0n, '00'],
    [-1n, '01'],
    [2n ** 31n, '8080808010'],
    [-(2n ** 31n) - 1n, '8180808010'],
    [2n ** 48n - 1n, 'feffffffffff7f'],
    [2n ** 53n, '8080808080808020'],
    [2n ** 53n + 1n, '8280808080808020'],
    [-(2n ** 53n) - 1n, '8180808080808020'],
    [2n ** 63n - 1n, 'feffffffffffffffff01'],
    [-(2n ** 63n), 'ffffffffffffffffff01'],
  ])('%d is %s', (value, hex) => {
    expect(slowVarlong(value)).toBe(hex)
    expect(varlongHex(value)).toBe(hex)
    expect(sizeOfVarlong(value)).toBe(hex.length / 2)
    const bytes = Buffer.from(hex, 'hex')
    expect(readVarlongExact(bytes, { position: 0 }, bytes.length)).toBe(value)
    expect(readVarlong(bytes, { position: 0 }, bytes.length)).toBe(Number(value))
  })

  it('pitfall 241: every int64 comes back with all its digits', () => {
    fc.assert(
      fc.property(int64, (value) => {
        const hex = varlongHex(value)
        expect(hex).toBe(slowVarlong(value))
        expect(sizeOfVarlong(value)).toBe(hex.length / 2)
        const bytes = Buffer.from(`ff${hex}`, 'hex')
        const at = { position: 1 }
        expect(readVarlongExact(bytes, at, bytes.length)).toBe(value)
        expect(at.position).toBe(bytes.length)
      }),
    )
  })

  it('a number and the bigint of it give the same bytes', () => {
    const limits = [2 ** 31, 2 ** 32, 2 ** 34, 2 ** 41, 2 ** 48, 2 ** 50, 2 ** 52, Number.MAX_SAFE_INTEGER]
    const near = limits.flatMap((limit) => [limit - 1, limit, limit + 1, -limit - 1, -limit, -limit + 1])
    for (const value of near.filter(Number.isSafeInteger)) {
      expect(varlongHex(value), `${value}`).toBe(slowVarlong(BigInt(value)))
      expect(sizeOfVarlong(value), `${value}`).toBe(varlongHex(value).length / 2)
    }
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(varlongHex(value)).toBe(slowVarlong(BigInt(value)))
        expect(sizeOfVarlong(value)).toBe(sizeOfVarlong(BigInt(value)))
        const bytes = Buffer.from(varlongHex(value), 'hex')
        const at = { position: 0 }
        expect(readVarlong(bytes, at, bytes.length)).toBe(value)
        expect(at.position).toBe(bytes.length)
      }),
    )
  })

  it('is malformed after ten bytes that go on, and where the bytes end', () => {
    const endless = Buffer.alloc(16, 0x80)
    const at = { position: 0 }
    expect(readVarlongExact(endless, at, 16)).toBeNull()
    expect(at.position).toBe(MAX_VARLONG_BYTES)
    expect(readVarlong(endless, { position: 0 }, 16)).toBeNaN()
    for (let limit = 0; limit < 10; limit++) {
      expect(readVarlong(endless, { position: 0 }, limit)).toBeNaN()
      expect(readVarlongExact(endless, { position: 0 }, limit)).toBeNull()
    }
  })

  it('drops bits above 64, as Java does', () => {
    const bytes = Buffer.from('feffffffffffffffff7f', 'hex')
    expect(readVarlongExact(bytes, { position: 0 }, 10)).toBe(2n ** 63n - 1n)
  })
})
