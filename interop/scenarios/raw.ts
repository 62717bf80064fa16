// Requests made byte by byte: bad batches, leader epochs of another time, duplicates of an idempotent producer.
import assert from 'node:assert/strict'
import { type Answer, autoTopic, fetch, leaderEpoch, listOffsets, offsetForEpoch, produce } from '../clients/raw.ts'
import { batch } from '../lib/bytes.ts'
import { until } from '../lib/process.ts'
import { Wire } from '../lib/wire.ts'
import type { Scenario } from './scenario.ts'

const NO_ERROR = 0
const OFFSET_OUT_OF_RANGE = 1
const CORRUPT_MESSAGE = 2
const OUT_OF_ORDER_SEQUENCE_NUMBER = 45
const INVALID_PRODUCER_EPOCH = 47
const FENCED_LEADER_EPOCH = 74
const UNKNOWN_LEADER_EPOCH = 75
const INVALID_RECORD = 87

const error = (answer: Answer): number => answer.error

export const badBatches: Scenario = {
  name: 'bad-batches',
  about:
    'a batch with a bad CRC, a wrong count or another magic is refused; the connection goes on and nothing is kept',
  only: 'raw',
  run: async ({ target, name }) => {
    const topic = name('bad')
    await autoTopic(target.bootstrap, topic)
    using wire = await Wire.open(target.bootstrap)
    const before = await fetch(wire, topic, 0, -1)
    const seen = {
      crc: error(await produce(wire, topic, batch(['a', 'b'], { badCrc: true }))),
      count: error(await produce(wire, topic, batch(['a', 'b'], { count: 3, lastOffsetDelta: 2 }))),
      fewer: error(await produce(wire, topic, batch(['a', 'b'], { count: 1, lastOffsetDelta: 0 }))),
      delta: error(await produce(wire, topic, batch(['a', 'b'], { lastOffsetDelta: 5 }))),
      magic: error(await produce(wire, topic, batch(['a'], { magic: 3 }))),
      codec: error(await produce(wire, topic, batch(['a'], { attributes: 5 }))),
      control: error(await produce(wire, topic, batch(['a'], { attributes: 32 }))),
      notCompressed: error(await produce(wire, topic, batch(['a'], { attributes: 1 }))),
      cut: error(await produce(wire, topic, batch(['a', 'b']).subarray(0, 60))),
      two: error(await produce(wire, topic, Buffer.concat([batch(['a']), batch(['b'])]))),
      empty: error(await produce(wire, topic, Buffer.alloc(0))),
      acks: error(await produce(wire, topic, batch(['a']), 2)),
    }
    assert.equal(seen.crc, CORRUPT_MESSAGE)
    assert.equal(seen.two, INVALID_RECORD)
    const good = await produce(wire, topic, batch(['good']))
    assert.equal(good.error, NO_ERROR)
    // Nothing of the refused was written.
    assert.equal(good.offset, before.offset)
    return seen
  },
}

export const sequences: Scenario = {
  name: 'sequences',
  about: 'a repeated batch of an idempotent producer answers its offset; a gap and an old epoch are refused',
  only: 'raw',
  run: async ({ target, name }) => {
    const topic = name('sequences')
    await autoTopic(target.bootstrap, topic)
    using wire = await Wire.open(target.bootstrap)
    const from = (baseSequence: number, producerEpoch: number = 5): Buffer =>
      batch(['a', 'b'], { producerId: 4_000, producerEpoch, baseSequence })
    const seen = {
      first: await produce(wire, topic, from(0)),
      second: await produce(wire, topic, from(2)),
      repeated: await produce(wire, topic, from(0)),
      gap: await produce(wire, topic, from(8)),
      third: await produce(wire, topic, from(4)),
      oldEpoch: await produce(wire, topic, from(6, 4)),
      newEpoch: await produce(wire, topic, from(0, 6)),
      newEpochGap: await produce(wire, topic, from(3, 7)),
    }
    assert.equal(seen.repeated.offset, seen.first.offset)
    assert.equal(seen.gap.error, OUT_OF_ORDER_SEQUENCE_NUMBER)
    assert.equal(seen.oldEpoch.error, INVALID_PRODUCER_EPOCH)
    assert.equal(seen.newEpoch.error, NO_ERROR)
    return seen
  },
}

export const fencedEpoch: Scenario = {
  name: 'fenced-epoch',
  about: 'requests with a leader epoch below or above the current one, after a restart that raised it',
  only: 'raw',
  exclusive: true,
  run: async ({ target, name }) => {
    const topic = name('epochs')
    await autoTopic(target.bootstrap, topic)
    const before = await epochNow(target.bootstrap, topic)
    await target.restart()
    const now = await epochNow(target.bootstrap, topic)
    assert.ok(now > before, `the epoch went from ${before} to ${now}: a restart must raise it`)
    using wire = await Wire.open(target.bootstrap)
    const seen = {
      fetch: await fetch(wire, topic, 0, now),
      fetchAny: await fetch(wire, topic, 0, -1),
      fetchOld: error(await fetch(wire, topic, 0, now - 1)),
      fetchNew: error(await fetch(wire, topic, 0, now + 1)),
      fetchBeyond: error(await fetch(wire, topic, 1_000, now)),
      list: await listOffsets(wire, topic, -1, now),
      listOld: error(await listOffsets(wire, topic, -1, now - 1)),
      listNew: error(await listOffsets(wire, topic, -1, now + 1)),
      endOfFirst: await offsetForEpoch(wire, topic, now, before),
      endOld: error(await offsetForEpoch(wire, topic, now - 1, before)),
      endNew: error(await offsetForEpoch(wire, topic, now + 1, before)),
      endUnknown: await offsetForEpoch(wire, topic, now, now + 5),
    }
    assert.equal(seen.fetch.error, NO_ERROR)
    assert.equal(seen.fetchOld, FENCED_LEADER_EPOCH)
    assert.equal(seen.fetchNew, UNKNOWN_LEADER_EPOCH)
    assert.equal(seen.fetchBeyond, OFFSET_OUT_OF_RANGE)
    assert.equal(seen.listOld, FENCED_LEADER_EPOCH)
    assert.equal(seen.endOld, FENCED_LEADER_EPOCH)
    return seen
  },
}

async function epochNow(address: string, topic: string): Promise<number> {
  return await until('the partition has a leader', 15_000, async () => {
    using wire = await Wire.open(address)
    const epoch = await leaderEpoch(wire, topic)
    if (epoch < 0) return undefined
    // Metadata may name the leader and its epoch before it leads.
    return error(await fetch(wire, topic, 0, epoch)) === NO_ERROR ? epoch : undefined
  })
}
