// Producing: codecs, acks, the shapes of records, sizes, idempotence.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { RecordIn } from '../lib/driver.ts'
import { fails, generatedValues, makeTopic, type Scenario, settles, values } from './scenario.ts'

const ACKS = [0, 1, -1] as const
const PER_SEND = 25

export const codecs: Scenario = {
  name: 'codecs',
  about: 'produce with every codec that the client brings and with acks 0, 1 and all; read back in order',
  run: async (stage) => {
    const { driver, client } = stage
    const seen: Record<string, unknown> = {}
    for (const compression of client.codecs) {
      const topic = await makeTopic(stage, compression, 1)
      const want: string[] = []
      for (const acks of ACKS) {
        const generate = { count: PER_SEND, prefix: `${compression}${acks}-`, size: 300 }
        want.push(...generatedValues(PER_SEND, generate.prefix, 300))
        const done = await driver.call('produce', { topic, generate, partition: 0, acks, compression })
        assert.equal(done.count, PER_SEND)
        // What acks 0 sent may still be under way: the next send must come after it.
        const expected = want.length
        const at = { topic, partition: 0, at: 'latest' } as const
        await settles(driver, 'offsetAt', at, (found) => found.offset === expected)
      }
      const read = await driver.call('consume', {
        topic,
        partition: 0,
        from: { at: 'start' },
        count: want.length,
      })
      assert.deepEqual(values(read.records), want)
      assert.deepEqual(
        read.records.map((record) => record.offset),
        want.map((_, offset) => offset),
      )
      seen[compression] = want.length
    }
    return seen
  },
}

export const records: Scenario = {
  name: 'records',
  about: 'headers (repeated, null, empty, not ASCII), null keys and values, timestamps; nothing is changed on the way',
  run: async (stage) => {
    const { driver, client } = stage
    const topic = await makeTopic(stage, 'shapes', 1)
    const sent: RecordIn[] = [
      { key: 'k', value: 'plain' },
      { key: null, value: 'no key' },
      { key: 'tombstone', value: null },
      { key: 'empty value', value: '' },
      { key: 'größe', value: 'ünïcode ✓' },
      { key: 'h', value: 'one header', headers: [['a', '1']] },
      {
        key: 'h',
        value: 'repeated',
        headers: [
          ['a', '1'],
          ['a', '2'],
          ['a', '1'],
        ],
      },
      { key: 'h', value: 'null header', headers: [['n', null]] },
      { key: 'h', value: 'empty header', headers: [['e', '']] },
    ]
    const stamped = sent.map((record, i) =>
      client.setsTimestamps ? { ...record, timestamp: 1_600_000_000_000 + 1_000 * i } : record,
    )
    const shapes = client.shape === undefined ? stamped : stamped.map(client.shape)
    await driver.call('produce', { topic, partition: 0, records: shapes })
    const read = await driver.call('consume', { topic, partition: 0, from: { at: 'start' }, count: sent.length })
    const got = read.records.map(({ key, value, headers, timestamp }) => ({
      key,
      value,
      headers,
      ...(client.setsTimestamps ? { timestamp } : {}),
    }))
    const want = shapes.map((record) => ({ ...record, headers: record.headers ?? [] }))
    assert.deepEqual(got, want)
    return got
  },
}

export const large: Scenario = {
  name: 'large',
  about: 'a message of 10 MB on a topic that allows it',
  run: async (stage) => {
    const { driver } = stage
    const size = 10_000_000
    const topic = await makeTopic(stage, 'large', 1, { 'max.message.bytes': '11000000' })
    const generate = { count: 1, prefix: 'large-', size }
    await driver.call('produce', { topic, partition: 0, generate, maxRequestSize: 12_000_000 })
    const read = await driver.call('consume', {
      topic,
      partition: 0,
      from: { at: 'start' },
      count: 1,
      maxBytes: 12_000_000,
    })
    const hash = createHash('sha1').update('large-0'.padEnd(size, 'x')).digest('hex')
    assert.deepEqual(values(read.records), [`sha1:${hash}`])
    return read.records.length
  },
}

export const tooLarge: Scenario = {
  name: 'too-large',
  about: 'a message above max.message.bytes of the topic is refused with MESSAGE_TOO_LARGE and the rest goes on',
  run: async (stage) => {
    const { driver } = stage
    const topic = await makeTopic(stage, 'small', 1, { 'max.message.bytes': '10000' })
    const refused = await fails(
      driver,
      'produce',
      { topic, partition: 0, generate: { count: 1, prefix: 'big', size: 50_000 }, timeoutMs: 10_000 },
      10,
    )
    await driver.call('produce', { topic, partition: 0, records: [{ key: null, value: 'fits' }] })
    const read = await driver.call('consume', { topic, partition: 0, from: { at: 'start' }, count: 1 })
    assert.deepEqual(values(read.records), ['fits'])
    return refused
  },
}

export const idempotent: Scenario = {
  name: 'idempotent',
  about: 'an idempotent producer sends many batches; each record is there once and in order',
  run: async (stage) => {
    const { driver } = stage
    const topic = await makeTopic(stage, 'once', 1)
    const generate = { count: 3_000, prefix: 'i', size: 100 }
    await driver.call('produce', { topic, partition: 0, generate, idempotent: true })
    const from = { at: 'start' } as const
    const read = await driver.call('consume', { topic, partition: 0, from, count: 3_000 })
    assert.deepEqual(values(read.records), generatedValues(3_000, 'i', 100))
    const { offset } = await driver.call('offsetAt', { topic, partition: 0, at: 'latest' })
    assert.equal(offset, 3_000)
    return read.records.length
  },
}
