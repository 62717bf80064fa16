/** The golden batches of testdata/, and batches at random. */

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { SeededNumbers } from '../vectors.test-support.ts'
import { BatchBuilder, type BatchOptions, type RecordHeader } from './batch-builder.ts'
import type { BatchRecord } from './read-records.ts'

export interface BatchBytes {
  readonly name: string
  readonly bytes: Buffer
}

export function goldenBatches(): BatchBytes[] {
  return parse(gunzipSync(read('batches.jsonl.gz')).toString('utf8'))
}

export function goldenBatch(name: string): Buffer {
  const found = goldenBatches().find((vector) => vector.name === name)
  if (found === undefined) throw new Error(`no vector is called ${name}`)
  return found.bytes
}

export function badBatches(): BatchBytes[] {
  return parse(read('batches-bad.jsonl').toString('utf8'))
}

function read(name: string): Buffer {
  return readFileSync(new URL(`../../testdata/${name}`, import.meta.url))
}

function parse(lines: string): BatchBytes[] {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { name, hex } = JSON.parse(line) as { name: string; hex: string }
      return { name, bytes: Buffer.from(hex, 'hex') }
    })
}

/** What a reader should give back. */
export interface WrittenRecord {
  readonly delta: number
  readonly timestamp: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
}

export interface WrittenBatch {
  readonly options: BatchOptions
  readonly records: readonly WrittenRecord[]
  readonly bytes: Buffer
}

export function randomBatch(random: SeededNumbers, codec: NonNullable<BatchOptions['codec']>): WrittenBatch {
  const options: BatchOptions = {
    codec,
    baseOffset: random.pick([0, 7, 2 ** 31, 2 ** 53, 2n ** 62n]),
    leaderEpoch: random.pick([-1, 0, 2147483647]),
    producerId: random.pick([-1, 0, 2 ** 40, 2n ** 60n]),
    producerEpoch: random.pick([-1, 0, 32767]),
    baseSequence: random.pick([-1, 0, 2147483640]),
    transactional: random.below(2) === 1,
    initialCapacity: random.pick([0, 61, 5000]),
  }
  const records: WrittenRecord[] = []
  for (let delta = 0; records.length < random.below(60) + 1; delta += 1 + random.below(3)) {
    records.push({
      delta,
      timestamp: random.pick([0n, -1n, 1_760_000_000_000n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)]),
      key: randomBytes(random),
      value: randomBytes(random),
      headers: Array.from({ length: random.pick([0, 0, 1, 4]) }, () => ({
        key: random.pick(['', 'trace', 'trace', 'ключ-🚀']),
        value: randomBytes(random),
      })),
    })
  }
  const builder = new BatchBuilder(options)
  for (const { delta, timestamp, key, value, headers } of records) {
    // Safe ones as numbers, as the node's own callers do.
    const safe = Number.isSafeInteger(Number(timestamp)) ? Number(timestamp) : timestamp
    builder.appendAt(delta, safe, key, value, headers)
  }
  return { options, records, bytes: builder.build() }
}

function randomBytes(random: SeededNumbers): Buffer | null {
  const kind = random.below(6)
  if (kind === 0) return null
  const size = kind === 1 ? 0 : kind === 2 ? 60 + random.below(10) : kind === 3 ? random.below(3000) : random.below(20)
  return Buffer.from(Array.from({ length: size }, () => random.below(random.pick([2, 256]))))
}

/** A record that was read, in the form in which it was written. */
export function asWritten(record: BatchRecord, baseOffset: bigint): WrittenRecord {
  return {
    delta: Number(record.offsetExact - baseOffset),
    timestamp: record.timestampExact,
    key: record.key,
    value: record.value,
    headers: record.headers,
  }
}
