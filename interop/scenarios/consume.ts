// Consuming from each kind of position, and from one that is not there.
import assert from 'node:assert/strict'
import type { Position } from '../lib/driver.ts'
import { fails, makeTopic, type Scenario, values } from './scenario.ts'

const BEGIN = 1_600_000_000_000

export const positions: Scenario = {
  name: 'positions',
  about: 'consume from the start, the end, a time and an offset; look up offsets',
  run: async (stage) => {
    const { driver, helper } = stage
    const topic = await makeTopic(stage, 'positions', 1)
    const records = Array.from({ length: 10 }, (_, i) => ({
      key: null,
      value: `p${i}`,
      timestamp: BEGIN + i * 1_000,
    }))
    await helper.call('produce', { topic, partition: 0, records })
    const from = async (position: Position, count: number): Promise<(string | null)[]> => {
      const got = await driver.call('consume', { topic, partition: 0, from: position, count })
      return values(got.records)
    }
    const seen = {
      start: await from({ at: 'start' }, 10),
      offset: await from({ at: 'offset', offset: 7 }, 3),
      time: await from({ at: 'time', timestamp: BEGIN + 3_500 }, 6),
      exactTime: await from({ at: 'time', timestamp: BEGIN + 8_000 }, 2),
      end: values(
        (
          await driver.call('consume', {
            topic,
            partition: 0,
            from: { at: 'end' },
            count: 1,
            later: [{ key: null, value: 'later' }],
          })
        ).records,
      ),
      earliest: (await driver.call('offsetAt', { topic, partition: 0, at: 'earliest' })).offset,
      latest: (await driver.call('offsetAt', { topic, partition: 0, at: 'latest' })).offset,
      byTime: (await driver.call('offsetAt', { topic, partition: 0, at: BEGIN + 4_001 })).offset,
    }
    assert.deepEqual(seen, {
      start: ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'],
      offset: ['p7', 'p8', 'p9'],
      time: ['p4', 'p5', 'p6', 'p7', 'p8', 'p9'],
      exactTime: ['p8', 'p9'],
      end: ['later'],
      earliest: 0,
      latest: 11,
      byTime: 5,
    })
    return seen
  },
}

export const outOfRange: Scenario = {
  name: 'out-of-range',
  about: 'an offset beyond the end, with reset earliest, latest and none',
  run: async (stage) => {
    const { driver, client } = stage
    const topic = await makeTopic(stage, 'range', 1)
    const records = Array.from({ length: 5 }, (_, i) => ({ key: null, value: `r${i}` }))
    await driver.call('produce', { topic, partition: 0, records })
    const from = { at: 'offset', offset: 1_000 } as const
    const earliest = await driver.call('consume', { topic, partition: 0, from, count: 5, reset: 'earliest' })
    assert.deepEqual(values(earliest.records), ['r0', 'r1', 'r2', 'r3', 'r4'])
    const latest = await driver.call('consume', {
      topic,
      partition: 0,
      from,
      count: 1,
      reset: 'latest',
      // Should the first arrive before the reset, the second comes after it.
      later: [{ key: null, value: 'new' }],
    })
    assert.deepEqual(values(latest.records), ['new'])
    const none = client.cannotResetNone
      ? null
      : await fails(driver, 'consume', { topic, partition: 0, from, count: 1, reset: 'none' }, 1)
    return { earliest: values(earliest.records), latest: values(latest.records), none }
  },
}
