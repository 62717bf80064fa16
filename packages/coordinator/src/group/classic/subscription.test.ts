import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { subscribedTopics } from './subscription.ts'

interface Vector {
  readonly kind: string
  readonly version: number
  readonly topics: string[]
  readonly hex: string
}

const vectors = readFileSync(new URL('../../../testdata/consumer-protocol.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)
  .filter(({ kind }) => kind === 'consumer-subscription')

describe('subscribedTopics', () => {
  it('reads the topics of every version that clients send', () => {
    expect(new Set(vectors.map(({ version }) => version))).toEqual(new Set([0, 1, 2, 3]))
    for (const { topics, hex } of vectors) expect(subscribedTopics(Buffer.from(hex, 'hex'))).toEqual(topics)
  })

  it('gives null for what is cut short, and never looks beyond the end', () => {
    const bytes = Buffer.from(vectors[0]!.hex, 'hex')
    const whole = 6 + vectors[0]!.topics.reduce((sum, topic) => sum + 2 + Buffer.byteLength(topic), 0)
    for (let length = 0; length < whole; length++) expect(subscribedTopics(bytes.subarray(0, length))).toBeNull()
  })

  it('refuses a count that cannot fit and negative lengths', () => {
    expect(subscribedTopics(Buffer.from('00007fffffff', 'hex'))).toBeNull()
    expect(subscribedTopics(Buffer.from('0000ffffffff', 'hex'))).toBeNull()
    expect(subscribedTopics(Buffer.from('000000000001ffff', 'hex'))).toBeNull()
    expect(subscribedTopics(Buffer.from('ffff00000000', 'hex'))).toBeNull()
  })
})
