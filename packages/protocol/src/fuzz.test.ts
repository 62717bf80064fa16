import { describe, expect, it } from 'vitest'
import { allocation, mayAllocate } from './allocation.test-support.ts'
import { ProtocolError } from './bytes/protocol-error.ts'
import { decodeMetadataRecord, decodeRemoteLogRecord } from './framed-records.ts'
import { fuzz } from './fuzz.test-support.ts'
import { hollowMessages } from './hollow.test-support.ts'
import { messageSchemas } from './interpreter/schemas.ts'
import { decodeGroupRecord, decodeShareRecord, decodeTransactionRecord } from './keyed-records.ts'
import { mutate } from './mutate.test-support.ts'
import { messageTypeByName } from './registry.ts'
import { readLines, SeededNumbers } from './vectors.test-support.ts'

const SEED = 1
const INPUTS = 300_000
const HOLLOW_BYTES = 48 * 1024

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

  it('of empty elements, the dearest there are, allocate no more than that', { timeout: 600_000 }, () => {
    const failures: string[] = []
    let messages = 0
    for (const schema of messageSchemas().values()) {
      const type = messageTypeByName(schema.name)!
      for (let version = schema.versions.first; version <= schema.versions.last; version++) {
        for (const { path, bytes } of hollowMessages(schema, version, HOLLOW_BYTES)) {
          messages++
          const allocated = allocation(type, bytes, version)
          if (allocated <= mayAllocate(bytes)) continue
          failures.push(`${schema.name} v${version} ${path}: ${allocated} bytes allocated for ${bytes.length}`)
        }
      }
    }
    expect(failures).toEqual([])
    expect(messages).toBeGreaterThan(1000)
  })

  it('in stored records throw nothing but ProtocolError', () => {
    const originals = readLines('stored-records.jsonl.gz').flatMap((line) =>
      ['hex', 'keyHex', 'valueHex'].flatMap((name) => {
        const hex = line.get(name)
        return typeof hex === 'string' ? [Buffer.from(hex, 'hex')] : []
      }),
    )
    const readers: ((bytes: Buffer, other: Buffer) => unknown)[] = [
      decodeMetadataRecord,
      decodeRemoteLogRecord,
      decodeGroupRecord,
      decodeTransactionRecord,
      decodeShareRecord,
    ]
    let refused = 0
    for (let seed = 1; seed <= 20_000; seed++) {
      const random = new SeededNumbers(seed)
      const bytes = mutate(random.pick(originals), random.pick(originals), random)
      const other = random.pick(originals)
      for (const read of readers) {
        try {
          read(bytes, other)
        } catch (error) {
          expect(error, `seed ${seed}: ${bytes.toString('hex')}`).toBeInstanceOf(ProtocolError)
          refused++
        }
      }
    }
    expect(refused).toBeGreaterThan(20_000)
  })
})
