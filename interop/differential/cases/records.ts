// Produce, Fetch, ListOffsets, OffsetForLeaderEpoch, InitProducerId.
import { type BatchOptions, batch } from '../../lib/bytes.ts'
import { sleep } from '../../lib/process.ts'
import type { Plain } from '../message.ts'
import { type Body, type Conversation, produceBody, type Talk, TIME } from '../talk.ts'

const NOBODY = 'abcdefghijklmnopqrstuQ'

function made(values: readonly string[], options: BatchOptions = {}): Buffer {
  return batch(values, { timestamp: TIME, ...options })
}

export const produce: Conversation = {
  name: 'produce',
  talk: async (talk) => {
    for (const version of talk.versions('Produce', 3)) {
      const name = `pr-${version}`
      const id = await talk.topic(name, 2)
      const compacted = await talk.topic(`${name}-compact`, 1, { 'cleanup.policy': 'compact' })
      const small = await talk.topic(`${name}-small`, 1, { 'max.message.bytes': '200' })
      const stamped = await talk.topic(`${name}-stamped`, 1, { 'message.timestamp.type': 'LogAppendTime' })
      const send = async (
        what: string,
        records: Buffer | null,
        more: { topic?: string; id?: string; partition?: number; acks?: number; transactionalId?: string } = {},
      ): Promise<void> => {
        const body = produceBody(more.topic ?? name, records, more.partition ?? 0, {
          id: more.id ?? id,
          ...(more.acks === undefined ? {} : { acks: more.acks }),
          ...(more.transactionalId === undefined ? {} : { transactionalId: more.transactionalId }),
        })
        await talk.ask('Produce', version, what, body)
      }
      await send('one', made(['a']))
      await send('three', made(['a', 'b', 'c']))
      await send('acks 1', made(['a']), { acks: 1 })
      await send('acks 2', made(['a']), { acks: 2 })
      await send('acks -2', made(['a']), { acks: -2 })
      await send('partition 1', made(['a']), { partition: 1 })
      await send('partition 9', made(['a']), { partition: 9 })
      await send('partition -1', made(['a']), { partition: -1 })
      await send('unknown topic', made(['a']), { topic: 'pr-nowhere', id: NOBODY })
      await send('bad name', made(['a']), { topic: 'a b', id: NOBODY })
      await shapes(send)
      await send('no key on a compacted topic', made(['a']), { topic: `${name}-compact`, id: compacted })
      await send('too large', made(['x'.repeat(500)]), { topic: `${name}-small`, id: small })
      await send('fits', made(['x']), { topic: `${name}-small`, id: small })
      await send('stamped', made(['x']), { topic: `${name}-stamped`, id: stamped })
      await send('stamped twice', made(['x'], { attributes: 8 }), { topic: `${name}-stamped`, id: stamped })
      await sequences(version, send)
      await talk.ask('Produce', version, 'nothing', { acks: -1, timeoutMs: 1_000, topicData: [] })
      const twice = { index: 0, records: made(['twice']).toString('base64') }
      await talk.ask('Produce', version, 'a partition twice', {
        acks: -1,
        timeoutMs: 1_000,
        topicData: [{ name, topicId: id, partitionData: [twice, twice] }],
      })
      await talk.ask('Produce', version, 'good and bad', {
        acks: -1,
        timeoutMs: 1_000,
        topicData: [
          {
            name,
            topicId: id,
            partitionData: [
              { index: 0, records: made(['g']).toString('base64') },
              { index: 5, records: made(['g']).toString('base64') },
            ],
          },
        ],
      })
      await talk.ask('Fetch', 12, `after Produce v${version}`, fetchBody(name, null, { fetchOffset: 0 }))
    }
  },
}

type Send = (
  what: string,
  records: Buffer | null,
  more?: { topic?: string; id?: string; partition?: number; acks?: number; transactionalId?: string },
) => Promise<void>

/** Idempotent producers: in order, repeated, with gaps, with other epochs. */
async function sequences(version: number, send: Send): Promise<void> {
  const from = (
    baseSequence: number,
    producerEpoch: number = 0,
    producerId: number = 7_000 + version,
  ): BatchOptions => ({
    producerId,
    producerEpoch,
    baseSequence,
  })
  await send('sequence 0', made(['a', 'b'], from(0)))
  await send('sequence 2', made(['c'], from(2)))
  await send('sequence 0 again', made(['a', 'b'], from(0)))
  await send('sequence 2 again', made(['c'], from(2)))
  await send('sequence gap', made(['d'], from(9)))
  for (let next = 3; next < 9; next++) await send(`sequence ${next}`, made(['d'], from(next)))
  await send('sequence 0 too late', made(['a', 'b'], from(0)))
  await send('epoch 1 at 5', made(['e'], from(5, 1)))
  await send('epoch 1 at 0', made(['e'], from(0, 1)))
  await send('epoch 0 again', made(['e'], from(9, 0)))
  await send('first of a producer at 5', made(['e'], from(5, 0, 8_000 + version)))
  await send('producer -2', made(['e'], from(0, 0, -2)))
  await send('epoch without producer', made(['e'], from(0, 3, -1)))
  await send('transactional id with a plain batch', made(['e']), { transactionalId: 'pr-tx' })
}

/** Batches that are wrong, odd, or of another time. */
async function shapes(send: Send): Promise<void> {
  await send('empty', Buffer.alloc(0))
  await send('bad crc', made(['a'], { badCrc: true }))
  await send('magic 3', made(['a'], { magic: 3 }))
  await send('count too large', made(['a'], { count: 2, lastOffsetDelta: 1 }))
  await send('count too small', made(['a', 'b'], { count: 1, lastOffsetDelta: 0 }))
  await send('count zero', made([], { count: 0, lastOffsetDelta: 0 }))
  await send('delta', made(['a', 'b'], { lastOffsetDelta: 7 }))
  await send('two batches', Buffer.concat([made(['a']), made(['b'])]))
  await send('cut', made(['abcdef']).subarray(0, 65))
  await send('cut in the header', made(['abcdef']).subarray(0, 30))
  await send('seven bytes behind', Buffer.concat([made(['a']), Buffer.alloc(7)]))
  await send('codec 5', made(['a'], { attributes: 5 }))
  await send('codec 7', made(['a'], { attributes: 7 }))
  for (const codec of [1, 2, 3, 4]) await send(`not codec ${codec}`, made(['a'], { attributes: codec }))
  await send('append time', made(['a'], { attributes: 8 }))
  await send('transactional', made(['a'], { attributes: 16, producerId: 9, producerEpoch: 0, baseSequence: 0 }))
  await send('control', made(['a'], { attributes: 32 }))
  await send('delete horizon', made(['a'], { attributes: 64 }))
  await send('unused bits', made(['a'], { attributes: 256 }))
  await send('timestamp 0', made(['a'], { timestamp: 0 }))
  await send('timestamp -1', made(['a'], { timestamp: -1 }))
  await send('timestamp -5', made(['a'], { timestamp: -5 }))
  await send('far ahead', made(['a'], { timestamp: 4_000_000_000_000 }))
}

function fetchBody(topic: string, topicId: string | null, partition: Body, more: Body = {}): Body {
  const one = { partition: 0, fetchOffset: 0, partitionMaxBytes: 1 << 20, ...partition }
  return {
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 1 << 24,
    topics: [{ ...(topicId === null ? { topic } : { topic, topicId }), partitions: [one] }],
    ...more,
  }
}

export const fetch: Conversation = {
  name: 'fetch',
  talk: async (talk) => {
    const id = await talk.topic('fe', 2)
    for (let i = 0; i < 5; i++) await talk.append('fe', [`a${i}`, `b${i}`, `c${i}`])
    await talk.append('fe', ['in one'], 1)
    for (const version of talk.versions('Fetch')) {
      const ask = async (what: string, partition: Body, more: Body = {}): Promise<Body | null> =>
        await talk.ask('Fetch', version, what, fetchBody('fe', id, partition, more))
      for (const fetchOffset of [0, 1, 4, 14, 15]) await ask(`from ${fetchOffset}`, { fetchOffset })
      for (const fetchOffset of [16, 1_000, -1, -2]) await ask(`beyond ${fetchOffset}`, { fetchOffset })
      for (const partitionMaxBytes of [-1, 0, 1, 100, 150, 300]) {
        await ask(`partition max ${partitionMaxBytes}`, { partitionMaxBytes })
      }
      for (const maxBytes of [0, 1, 100, 200]) await ask(`max ${maxBytes}`, {}, { maxBytes })
      await ask('partition 9', { partition: 9 })
      await ask('partition -1', { partition: -1 })
      await ask('read committed', {}, { isolationLevel: 1 })
      await ask('isolation 7', {}, { isolationLevel: 7 })
      await ask('waits for more than there is', { fetchOffset: 15 }, { maxWaitMs: 50, minBytes: 1 })
      await talk.ask('Fetch', version, 'no topics', { maxWaitMs: 0, minBytes: 1, topics: [] })
      await talk.ask('Fetch', version, 'unknown', fetchBody('fe-nowhere', NOBODY, {}))
      if (version <= 12) await talk.ask('Fetch', version, 'bad name', fetchBody('a b', null, {}))
      if (version <= 14) await ask('as replica 77', {}, { replicaId: 77 })
      if (version <= 14) await ask('as replica -2', {}, { replicaId: -2 })
      const both = [
        { partition: 0, fetchOffset: 12, partitionMaxBytes: 1 << 20 },
        { partition: 1, fetchOffset: 0, partitionMaxBytes: 1 << 20 },
      ]
      await talk.ask('Fetch', version, 'two partitions', {
        ...fetchBody('fe', id, {}),
        topics: [{ topic: 'fe', topicId: id, partitions: both }],
      })
      if (version >= 9) {
        for (const currentLeaderEpoch of [-1, 0, 1, 5]) await ask(`epoch ${currentLeaderEpoch}`, { currentLeaderEpoch })
      }
      if (version >= 12) {
        for (const lastFetchedEpoch of [-1, 0, 1]) {
          await ask(`last epoch ${lastFetchedEpoch}`, { lastFetchedEpoch, fetchOffset: 3 })
        }
        await ask('other cluster', {}, { clusterId: 'other' })
      }
      if (version >= 7) await session(ask, async (what, body) => await talk.ask('Fetch', version, what, body))
    }
  },
}

/** A fetch session from its making to its end. Its id is random: it goes into no label and no answer. */
async function session(
  ask: (what: string, partition: Body, more?: Body) => Promise<Body | null>,
  plain: (what: string, body: Body) => Promise<Body | null>,
): Promise<void> {
  const first = await ask('session: made', { fetchOffset: 12 }, { sessionId: 0, sessionEpoch: 0 })
  const sessionId = first?.['sessionId'] ?? 0
  const step = async (what: string, sessionEpoch: number, topics: Plain[] = [], more: Body = {}): Promise<void> => {
    await plain(`session: ${what}`, {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1 << 24,
      sessionId,
      sessionEpoch,
      topics,
      ...more,
    })
  }
  await step('nothing new', 1)
  await step('again', 2)
  await step('epoch too low', 1)
  await step('epoch too high', 9)
  await step('goes on', 3)
  await plain('session: unknown', { maxWaitMs: 0, minBytes: 0, sessionId: 123_456_789, sessionEpoch: 1, topics: [] })
  await step('closed', -1)
  await step('after the end', 4)
  await plain('session: epoch -2', { maxWaitMs: 0, minBytes: 0, sessionId: 0, sessionEpoch: -2, topics: [] })
  await plain('session: id 0 with epoch 5', { maxWaitMs: 0, minBytes: 0, sessionId: 0, sessionEpoch: 5, topics: [] })
}

export const listOffsets: Conversation = {
  name: 'list-offsets',
  talk: async (talk) => {
    await talk.topic('lo', 2)
    for (let i = 0; i < 3; i++) await talk.append('lo', [`a${i}`, `b${i}`])
    for (const version of talk.versions('ListOffsets')) {
      const ask = async (what: string, partition: Body, more: Body = {}): Promise<void> => {
        const partitions = [{ partitionIndex: 0, timestamp: -1, ...partition }]
        await talk.ask('ListOffsets', version, what, {
          replicaId: -1,
          topics: [{ name: 'lo', partitions }],
          ...more,
        })
      }
      for (const timestamp of [-1, -2, -3, -4, -5, -6, -7, -100, 0, 1, TIME - 1, TIME, TIME + 1]) {
        await ask(`at ${timestamp}`, { timestamp })
        await ask(`empty partition at ${timestamp}`, { timestamp, partitionIndex: 1 })
      }
      await ask('partition 9', { partitionIndex: 9 })
      await ask('partition -1', { partitionIndex: -1 })
      await ask('unknown', {}, { topics: [{ name: 'lo-nowhere', partitions: [{ partitionIndex: 0, timestamp: -1 }] }] })
      await ask('bad name', {}, { topics: [{ name: 'a b', partitions: [{ partitionIndex: 0, timestamp: -1 }] }] })
      await ask('nothing', {}, { topics: [] })
      await ask('as replica 5', {}, { replicaId: 5 })
      await ask('as replica -2', {}, { replicaId: -2 })
      const twice = { partitionIndex: 0, timestamp: -1 }
      await ask('twice', {}, { topics: [{ name: 'lo', partitions: [twice, { ...twice, timestamp: -2 }] }] })
      if (version >= 2) await ask('read committed', {}, { isolationLevel: 1 })
      for (const currentLeaderEpoch of version >= 4 ? [-1, 0, 1, 9] : []) {
        await ask(`epoch ${currentLeaderEpoch}`, { currentLeaderEpoch })
      }
    }
    for (const version of talk.versions('OffsetForLeaderEpoch')) {
      const ask = async (what: string, partition: Body, topic: string = 'lo'): Promise<void> => {
        const partitions = [{ partition: 0, currentLeaderEpoch: -1, leaderEpoch: 0, ...partition }]
        await talk.ask('OffsetForLeaderEpoch', version, what, { topics: [{ topic, partitions }] })
      }
      for (const leaderEpoch of [-2, -1, 0, 1, 9]) {
        await ask(`of ${leaderEpoch}`, { leaderEpoch })
        await ask(`empty partition of ${leaderEpoch}`, { leaderEpoch, partition: 1 })
      }
      for (const currentLeaderEpoch of [0, 1, 9]) await ask(`current ${currentLeaderEpoch}`, { currentLeaderEpoch })
      await ask('partition 9', { partition: 9 })
      await ask('unknown', {}, 'lo-nowhere')
    }
  },
}

/** Apache Kafka answers COORDINATOR_LOAD_IN_PROGRESS until its first block of ids has come: how long is chance. */
export async function producerIdsReady(talk: Talk): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const body = { transactionTimeoutMs: 60_000, transactionalId: null }
    const answer = await talk.quietly('InitProducerId', 1, body)
    if (JSON.stringify(answer).includes('"errorCode":0')) return
    await sleep(50)
  }
  throw new Error('no producer ids')
}

export const producerIds: Conversation = {
  name: 'producer-ids',
  talk: async (talk) => {
    await producerIdsReady(talk)
    for (const version of talk.versions('InitProducerId')) {
      const ask = async (what: string, body: Body): Promise<void> => {
        await talk.ask('InitProducerId', version, what, {
          transactionTimeoutMs: 60_000,
          transactionalId: null,
          ...body,
        })
      }
      await ask('plain', {})
      await ask('timeout 0', { transactionTimeoutMs: 0 })
      await ask('timeout -1', { transactionTimeoutMs: -1 })
      if (version >= 3) {
        await ask('with an id', { producerId: 5, producerEpoch: 3 })
        await ask('id without epoch', { producerId: 5 })
        await ask('epoch without id', { producerEpoch: 3 })
      }
      await ask('empty transactional id', { transactionalId: '' })
    }
  },
}
