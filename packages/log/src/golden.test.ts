/** Directories written by Apache Kafka give what a client saw there. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batchLeaderEpoch, batchProducerId, isControlBatch, isTransactional, RecordCursor } from '@ottla/protocol'
import { SimClock, SimDisk, SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { LogDir } from './log-dir.ts'
import { LogManager } from './log-manager.ts'
import type { PartitionLog } from './partition-log.ts'
import { config, readBatches, type TestWorld, turn, worldOn } from './testkit.test-support.ts'

const GOLDEN = new URL('../testdata/golden/', import.meta.url).pathname
const NAMES = ['1-started', '2-plain', '3-transactions', '4-compacted', '5-groups', '6-metadata', '7-killed']

interface TruthRecord {
  readonly offset: number
  readonly timestamp: number
  readonly key: string | null
  readonly value: string | null
  readonly leaderEpoch: number
}

interface TruthPartition {
  readonly earliest: number
  readonly latest: number
  readonly lastStable: number
  readonly maxTimestamp: number
  readonly maxTimestampOffset: number
  readonly records: readonly TruthRecord[]
  readonly committedOffsets?: readonly number[]
}

interface Truth {
  readonly topics: Record<string, { readonly id: string; readonly partitions: Record<string, TruthPartition> }>
}

/** Unpacks a directory into a simulated disk. */
async function unpack(name: string): Promise<TestWorld> {
  const temporary = mkdtempSync(join(tmpdir(), 'golden-'))
  const clock = new SimClock({ wallMs: 1_795_228_200_000, barrier: turn })
  const sim = new SimDisk({ clock, random: new SimRandom(1) })
  try {
    execFileSync('tar', ['xzf', `${GOLDEN}${name}.tar.gz`, '-C', temporary])
    await copy(join(temporary, name), '/logs', sim)
  } finally {
    rmSync(temporary, { recursive: true })
  }
  return worldOn(sim, clock, new SimRandom(2))
}

async function copy(from: string, to: string, sim: SimDisk): Promise<void> {
  await sim.makeDir(to)
  for (const name of readdirSync(from)) {
    if (statSync(join(from, name)).isDirectory()) {
      await copy(join(from, name), `${to}/${name}`, sim)
      continue
    }
    const file = await sim.open(`${to}/${name}`, 'replace')
    const bytes = readFileSync(join(from, name))
    // Sparse, as it was: the preallocated indexes are mostly zeros.
    await file.write([bytes], 0)
    await file.sync()
    await file.close()
  }
}

async function openAll(world: TestWorld): Promise<LogManager> {
  const dir = await world.clock.drive(LogDir.open({ path: '/logs', world }))
  // Small enough that recovery meets the same index entries as the original, which had an entry every 200 bytes.
  const configFor = (): ReturnType<typeof config> => config({ indexIntervalBytes: 200, segmentIndexBytes: 8192 })
  return await world.clock.drive(LogManager.open({ dirs: [dir], configFor, world }))
}

function printable(bytes: Buffer | null): string | null {
  if (bytes === null) return null
  const text = bytes.toString('utf8')
  // The truth has other bytes in base64.
  return Buffer.from(text, 'utf8').equals(bytes) && /^[\P{C}]*$/u.test(text)
    ? text
    : `base64:${bytes.toString('base64')}`
}

async function readRecords(log: PartitionLog): Promise<TruthRecord[]> {
  const records: TruthRecord[] = []
  const cursor = new RecordCursor()
  for (const bytes of await readBatches(log)) {
    if (isControlBatch(bytes, 0)) continue
    expect(cursor.open(bytes, 0)).toBe(true)
    while (cursor.next()) {
      if (cursor.offset < log.logStartOffset) continue
      records.push({
        offset: cursor.offset,
        timestamp: cursor.timestamp,
        key: printable(cursor.key),
        value: printable(cursor.value),
        leaderEpoch: batchLeaderEpoch(bytes, 0),
      })
    }
  }
  return records
}

/** As a read_committed consumer filters: by the aborted list, up to the last stable offset. */
async function readCommitted(log: PartitionLog): Promise<number[]> {
  const aborted = log.abortedTransactions(log.logStartOffset, log.lastStableOffset)
  const visible: number[] = []
  const cursor = new RecordCursor()
  for (const bytes of await readBatches(log)) {
    if (isControlBatch(bytes, 0)) continue
    const producer = batchProducerId(bytes, 0)
    cursor.open(bytes, 0)
    while (cursor.next()) {
      const { offset } = cursor
      if (offset < log.logStartOffset || offset >= log.lastStableOffset) continue
      const gone = aborted.some((t) => t.producerId === producer && t.firstOffset <= offset && offset <= t.lastOffset)
      if (!(isTransactional(bytes, 0) && gone)) visible.push(offset)
    }
  }
  return visible
}

describe.each(NAMES)('golden directory %s', (name) => {
  it('reads as the truth beside it says', async () => {
    const world = await unpack(name)
    const manager = await openAll(world)
    const truth =
      name === '1-started' ? { topics: {} } : (JSON.parse(readFileSync(`${GOLDEN}${name}.truth.json`, 'utf8')) as Truth)
    let compared = 0
    for (const [topic, { id, partitions }] of Object.entries(truth.topics)) {
      for (const [index, expected] of Object.entries(partitions)) {
        const log = manager.get(topic, Number(index))!
        expect(log, `${topic}-${index}`).not.toBeNull()
        expect(log.problem).toBeNull()
        expect(log.topicId).toBe(id)
        log.updateHighWatermark(log.endOffset)
        const seen = {
          earliest: log.logStartOffset,
          latest: log.endOffset,
          lastStable: log.lastStableOffset,
        }
        const { earliest, latest, lastStable } = expected
        expect({ topic, index, ...seen }).toEqual({ topic, index, earliest, latest, lastStable })
        const records = await readRecords(log)
        const wanted = expected.records.map(({ offset, timestamp, key, value, leaderEpoch }) => ({
          offset,
          timestamp,
          key: key ?? null,
          value: value ?? null,
          leaderEpoch,
        }))
        expect(records).toEqual(wanted)
        const max = await world.clock.drive(log.offsetOfMaxTimestamp())
        const none = { offset: -1, timestamp: -1 }
        expect({ offset: (max ?? none).offset, timestamp: (max ?? none).timestamp }).toEqual({
          offset: expected.maxTimestampOffset,
          timestamp: expected.maxTimestamp,
        })
        if (expected.committedOffsets) expect(await readCommitted(log)).toEqual(expected.committedOffsets)
        for (const record of records.slice(0, 20)) {
          const found = await world.clock.drive(log.offsetForTimestamp(record.timestamp))
          const first = records.find((other) => other.timestamp >= record.timestamp)!
          // A segment whose late records were deleted hides what comes later, as in Kafka.
          if (found === null) {
            expect(earliest).toBeGreaterThan(log.firstOffsetOnDisk)
            continue
          }
          // Of several batches with late timestamps the log answers the first record, transactional markers included.
          expect(found.offset).toBeLessThanOrEqual(first.offset)
          expect(found.timestamp).toBeGreaterThanOrEqual(record.timestamp)
        }
        compared++
      }
    }
    if (name !== '1-started' && name !== '6-metadata') expect(compared).toBeGreaterThan(0)
    await world.clock.drive(manager.shutdown(13))
  })
})

describe('pitfall 212: indexes rebuilt from batches', () => {
  it('are those of the original, byte for byte', async () => {
    const world = await unpack('2-plain')
    const truth = JSON.parse(readFileSync(`${GOLDEN}2-plain.truth.json`, 'utf8')) as {
      topics: Record<string, { configs: Record<string, string> }>
    }
    const originals = new Map<string, Buffer>()
    for (const path of world.sim.paths()) {
      if (!/\/(plain|append-time|recompressed)-\d\/\d+\.(time)?index$/.test(path)) continue
      originals.set(path, world.sim.peek(path)!)
      world.sim.deleteAtRest(path)
    }
    expect(originals.size).toBe(50)
    const dir = await world.clock.drive(LogDir.open({ path: '/logs', world }))
    const configFor = (topic: string): ReturnType<typeof config> =>
      config({ indexIntervalBytes: Number(truth.topics[topic]?.configs['index.interval.bytes'] ?? 4096) })
    const manager = await world.clock.drive(LogManager.open({ dirs: [dir], configFor, world }))
    await world.clock.drive(manager.shutdown(1))
    for (const [path, original] of originals) {
      expect({ path, hex: world.sim.peek(path)!.toString('hex') }).toEqual({ path, hex: original.toString('hex') })
    }
  })
})
