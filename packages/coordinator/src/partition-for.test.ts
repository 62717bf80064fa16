import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { javaHashCode, partitionFor } from './partition-for.ts'

interface Vector {
  readonly name: string
  readonly hash: number
  readonly partitions: Record<string, number>
}

const vectors = readFileSync(new URL('../testdata/partitioner.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)

describe('partitionFor', () => {
  it.each(vectors)('pitfall 134: $name hashes as in Java, and so belongs to the same partition', (vector) => {
    expect(javaHashCode(vector.name)).toBe(vector.hash)
    for (const [count, partition] of Object.entries(vector.partitions)) {
      expect(partitionFor(vector.name, Number(count))).toBe(partition)
    }
  })

  it('pitfall 134: the smallest hash has no absolute value and belongs to partition 0', () => {
    // "polygenelubricants" is the well-known string with this hash.
    expect(javaHashCode('polygenelubricants')).toBe(-0x8000_0000)
    expect(partitionFor('polygenelubricants', 50)).toBe(0)
    expect(partitionFor('polygenelubricants', 3)).toBe(0)
  })
})
