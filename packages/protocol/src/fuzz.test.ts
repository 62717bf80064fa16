import { describe, expect, it } from 'vitest'
import { fuzz } from './fuzz.test-support.ts'

const SEED = 1
const INPUTS = 300_000

describe('hostile bytes', () => {
  it('throw nothing but ProtocolError and allocate at most 8 times the input and 64 KiB', { timeout: 600_000 }, () => {
    const report = fuzz(SEED, INPUTS)
    expect(report.failures).toEqual([])
    expect(report.typeVersions).toBe(755)
    expect(report.leastOfAVersion).toBeGreaterThanOrEqual(20)
    // A fuzzer whose inputs are all refused, or all accepted, would see only one side.
    expect(report.decoded).toBeGreaterThan(INPUTS / 100)
    expect(report.decoded).toBeLessThan(INPUTS / 2)
  })
})
