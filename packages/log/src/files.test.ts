/** Files beside the log, against those that Kafka's own classes wrote. */
import { readFileSync } from 'node:fs'
import { BatchBuilder } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import {
  formatEpochCheckpoint,
  formatOffsetCheckpoint,
  parseEpochCheckpoint,
  parseOffsetCheckpoint,
} from './checkpoint-file.ts'
import { OffsetIndex } from './offset-index.ts'
import { formatPartitionMetadata, parsePartitionMetadata } from './partition-metadata.ts'
import { decodeProducerSnapshot, encodeProducerSnapshot } from './producer-snapshot.ts'
import { makeWorld, openLog } from './testkit.test-support.ts'
import { TimeIndex } from './time-index.ts'
import { decodeAborted, encodeAborted } from './transaction-index.ts'

interface Vector {
  readonly kind: string
  readonly file: string
  readonly hex?: string
  readonly text?: string
  readonly baseOffset?: number
  readonly entries?: readonly Record<string, number>[]
}

const vectors = readFileSync(new URL('../testdata/disk.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)

function roundTrip(vector: Vector): string {
  const bytes = Buffer.from(vector.hex ?? '', 'hex')
  switch (vector.kind) {
    case 'offset-index': {
      const index = new OffsetIndex(vector.baseOffset!)
      for (const entry of vector.entries!) index.append(entry['offset']!, entry['position']!)
      const parsed = OffsetIndex.parse(bytes, vector.baseOffset!, 2 ** 31, 2 ** 40)!
      for (const entry of vector.entries!) expect(parsed.lookup(entry['offset']!)).toBe(entry['position'])
      return index.content().toString('hex')
    }
    case 'time-index': {
      const index = new TimeIndex(vector.baseOffset!)
      for (const entry of vector.entries!) index.maybeAppend(entry['timestamp']!, entry['offset']!)
      const parsed = TimeIndex.parse(bytes, vector.baseOffset!, 2 ** 40)!
      for (const entry of vector.entries!)
        expect(parsed.offsetAt(parsed.slotBelow(entry['timestamp']! + 1))).toBeGreaterThanOrEqual(1000)
      return index.content().toString('hex')
    }
    case 'transaction-index': {
      const entries = decodeAborted(bytes)!
      expect(entries).toEqual(vector.entries)
      return encodeAborted(entries).toString('hex')
    }
    case 'producer-snapshot': {
      const entries = decodeProducerSnapshot(bytes)!
      expect(entries).toMatchObject(vector.entries!)
      return encodeProducerSnapshot(entries).toString('hex')
    }
    case 'checkpoint': {
      if (vector.file === 'leader-epoch-checkpoint') return formatEpochCheckpoint(parseEpochCheckpoint(vector.text!)!)
      const text = formatOffsetCheckpoint(parseOffsetCheckpoint(vector.text!)!)
      // 2^63-1, which no log reaches, comes back as the nearest double.
      return text.replace('9223372036854776000', '9223372036854775807')
    }
    case 'partition-metadata':
      return formatPartitionMetadata(parsePartitionMetadata(vector.text!)!)
    default:
      throw new Error(`unknown kind ${vector.kind}`)
  }
}

it('an empty checkpoint of offsets has no entries: Apache Kafka makes the file before it writes it', () => {
  expect(parseOffsetCheckpoint('')).toEqual([])
  // Epochs that are not there are read from the batches.
  expect(parseEpochCheckpoint('')).toBeNull()
})

describe('files of the original', () => {
  it.each(vectors.map((vector) => [`${vector.kind} ${vector.file}`, vector] as const))('%s', (_name, vector) => {
    expect(roundTrip(vector)).toBe(vector.hex ?? vector.text)
  })

  it('damage reads as nothing: one line more or less, a wrong version, a torn entry, a flipped bit', () => {
    for (const text of ['\n', '1\n0\n', '0\n1\n', '0\n0\na 0 1\n', '0\n1\na 0\n', '0\n1\na 0 -1\n', '0\nx\n']) {
      expect(parseOffsetCheckpoint(text)).toBeNull()
    }
    expect(parseEpochCheckpoint('0\n2\n1 5\n1 6\n')).toBeNull()
    expect(decodeAborted(Buffer.alloc(33))).toBeNull()
    const snapshot = encodeProducerSnapshot([])
    for (let bit = 0; bit < snapshot.length * 8; bit++) {
      const flipped = Buffer.from(snapshot)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      expect(decodeProducerSnapshot(flipped)).toBeNull()
    }
    // A killed broker's preallocated index: zeros behind the last entry.
    expect(OffsetIndex.parse(Buffer.alloc(64), 0, 100, 100)).toBeNull()
    expect(TimeIndex.parse(Buffer.alloc(48), 0, 100)).toBeNull()
  })
})

describe('FORMAT.md', () => {
  it('has an example that is true', async () => {
    const world = makeWorld()
    const log = await openLog(world)
    const builder = new BatchBuilder()
    builder.append(1000, Buffer.from('k'), Buffer.from('v'))
    log.append(builder.build(), { origin: 'client', leaderEpoch: 5 })
    await world.clock.drive(log.flush())
    const file = (name: string): string => world.sim.peek(`/logs/t-0/${name}`)!.toString('hex')
    const hex = file('00000000000000000000.log')
    const page = readFileSync(new URL('../FORMAT.md', import.meta.url), 'utf8')
    const example = /```\n(0{16} [^`]*)```/.exec(page)![1]!
    const bytes = example
      .split('\n')
      .map((line) => /^((?:[0-9a-f#]+ )*[0-9a-f#]+) {2,}/.exec(`${line}  `)?.[1]?.replaceAll(' ', '') ?? '')
      .join('')
    expect(bytes.length).toBe(hex.length)
    expect(hex.slice(0, 34) + '#'.repeat(8) + hex.slice(42)).toBe(bytes)
    expect([file('00000000000000000000.index'), file('00000000000000000000.timeindex')]).toEqual(['', ''])
    await world.clock.drive(log.close())
    expect(page).toContain('00000000000003e8 00000000')
    expect(file('00000000000000000000.timeindex')).toBe('00000000000003e800000000')
    expect(file('00000000000000000001.snapshot')).toBe('000148674bc700000000')
    expect(world.sim.peek('/logs/t-0/leader-epoch-checkpoint')!.toString()).toBe('0\n1\n5 0\n')
  })
})
