// Fetch over several partitions and topics: limits to the byte, sessions whose partitions come, go, change and are deleted,
// and waits that end by records, by errors and by time.
import { batch } from '../../lib/bytes.ts'
import { sleep } from '../../lib/process.ts'
import type { Plain } from '../message.ts'
import { type Body, type Conversation, produceBody, type Talk, TIME } from '../talk.ts'

interface Asked {
  readonly topic: string
  readonly topicId?: string
  readonly partition?: number
  readonly fetchOffset?: number
  readonly partitionMaxBytes?: number
}

function topicsOf(asked: readonly Asked[]): Plain[] {
  return asked.map(({ topic, topicId, partition = 0, fetchOffset = 0, partitionMaxBytes = 1 << 20 }) => ({
    topic,
    ...(topicId === undefined ? {} : { topicId }),
    partitions: [{ partition, fetchOffset, partitionMaxBytes }],
  }))
}

async function limits(talk: Talk): Promise<void> {
  const ids = new Map<string, string>()
  for (const topic of ['fl-a', 'fl-b', 'fl-c']) {
    ids.set(topic, await talk.topic(topic, 2))
    for (let i = 0; i < 3; i++) await talk.append(topic, [`value ${i}`.repeat(i + 1)])
    await talk.append(topic, ['in one'], 1)
  }
  const all = [...ids].flatMap(([topic, topicId]) => [
    { topic, topicId, partition: 0 },
    { topic, topicId, partition: 1 },
  ])
  for (const version of [4, 12, 13, 18]) {
    const ask = async (what: string, asked: readonly Asked[], more: Body = {}): Promise<void> => {
      const body = { maxWaitMs: 0, minBytes: 0, maxBytes: 1 << 24, topics: topicsOf(asked), ...more }
      await talk.ask('Fetch', version, `limits ${what}`, body)
    }
    for (const maxBytes of [0, 1, 60, 75, 76, 77, 78, 100, 154, 230, 300, 400, 1_000]) {
      await ask(`max ${maxBytes}`, all, { maxBytes })
      await ask(
        `partition max ${maxBytes}`,
        all.map((one) => ({ ...one, partitionMaxBytes: maxBytes })),
      )
      const half = all.map((one) => ({ ...one, partitionMaxBytes: 100 }))
      await ask(`max ${maxBytes}, partition max 100`, half, { maxBytes })
    }
    const [first, second] = all as [Asked, Asked]
    await ask('the first is at its end', [{ ...first, fetchOffset: 3 }, second], { maxBytes: 1 })
    await ask('the first is beyond its end', [{ ...first, fetchOffset: 9 }, second], { maxBytes: 1 })
    await ask('the same partition twice', [first, { ...first, fetchOffset: 2 }])
    await ask('a topic twice', [first, second])
    await ask('min larger than there is', [first], { maxWaitMs: 30, minBytes: 100_000 })
    await ask('min larger than max', [first], { maxWaitMs: 30, minBytes: 100_000, maxBytes: 50 })
    await ask(
      'waits beside an error',
      [
        { ...first, fetchOffset: 3 },
        { ...first, partition: 9 },
      ],
      {
        maxWaitMs: 30,
        minBytes: 1,
      },
    )
  }
}

/** One session, by names or by ids: what it was made of, and where it stands. */
class Session {
  readonly names: readonly [string, string, string]
  readonly #talk: Talk
  readonly #version: number
  readonly #ids: string[] = []
  id: Plain = 0
  epoch = 0

  constructor(talk: Talk, version: number) {
    this.#talk = talk
    this.#version = version
    this.names = [`fs-${version}-a`, `fs-${version}-b`, `fs-${version}-c`]
  }

  /** Topics of two partitions with two records in the first. */
  async prepare(): Promise<void> {
    for (const name of this.names) this.#ids.push(await this.#talk.topic(name, 2))
    for (const name of this.names) await this.#talk.append(name, ['one', 'two'])
  }

  target(index: number, more: Partial<Asked> = {}): Asked {
    return { topic: this.names[index] as string, topicId: this.#ids[index] as string, ...more }
  }

  forgotten(...targets: readonly (readonly [index: number, partition: number])[]): Body {
    const forgottenTopicsData = targets.map(([index, partition]) => ({
      topic: this.names[index] as string,
      topicId: this.#ids[index] as string,
      partitions: [partition],
    }))
    return { forgottenTopicsData }
  }

  async ask(what: string, asked: readonly Asked[] = [], more: Body = {}): Promise<Body | null> {
    const body: Body = {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1 << 24,
      sessionId: this.id,
      sessionEpoch: this.epoch,
      topics: topicsOf(asked),
      ...more,
    }
    const answer = await this.#talk.ask('Fetch', this.#version, `in a session: ${what}`, body)
    if (answer !== null && answer['errorCode'] === 0) this.epoch++
    return answer
  }
}

/** From its making to its end. */
async function session(talk: Talk, version: number): Promise<void> {
  const one = new Session(talk, version)
  await one.prepare()
  const made = await one.ask('made', [one.target(0), one.target(1), one.target(0, { partition: 1 })])
  one.id = made?.['sessionId'] ?? 0
  await partitionsChange(talk, one)
  const other = version >= 13 ? 12 : 13
  await talk.ask('Fetch', other, `in a session of v${version}`, {
    sessionId: one.id,
    sessionEpoch: one.epoch,
    maxWaitMs: 0,
    minBytes: 0,
    topics: [],
  })
  await topicsChange(talk, one)
  await one.ask('all forgotten', [], one.forgotten([0, 0], [0, 1], [1, 0], [2, 0]))
  await one.ask('after all were forgotten')
  await talk.ask('Fetch', version, 'in a session: one by itself', {
    maxWaitMs: 0,
    minBytes: 0,
    topics: topicsOf([one.target(2)]),
  })
}

async function partitionsChange(talk: Talk, one: Session): Promise<void> {
  await one.ask('nothing changed')
  await one.ask('one moves on', [one.target(0, { fetchOffset: 2 })])
  await one.ask('still the other')
  await one.ask('all at their ends', [one.target(1, { fetchOffset: 2 })])
  await one.ask('quiet')
  await talk.append(one.names[0], ['three'])
  await one.ask('a new record')
  await one.ask('its second look', [one.target(0, { fetchOffset: 3 })])
  await one.ask('one more partition', [one.target(2)])
  await one.ask('less of it', [one.target(2, { partitionMaxBytes: 10 })])
  await one.ask('forgets one', [], one.forgotten([2, 0]))
  await one.ask('forgets what it does not know', [], one.forgotten([2, 0], [1, 9]))
  await one.ask('forgets and adds at once', [one.target(1, { fetchOffset: 1 })], one.forgotten([1, 0]))
  await one.ask('an unknown partition', [one.target(0, { partition: 9 })])
  await one.ask('it is told again')
  await one.ask('an offset beyond', [one.target(1, { fetchOffset: 100 })])
  await one.ask('that is told again')
  await one.ask('repaired', [one.target(1, { fetchOffset: 2 })], one.forgotten([0, 9]))
  await one.ask('quiet again')
}

async function topicsChange(talk: Talk, one: Session): Promise<void> {
  const [a, b] = one.names
  const topics = [{ name: a, partitions: [{ partitionIndex: 0, offset: 2 }] }]
  await talk.quietly('DeleteRecords', 2, { topics, timeoutMs: 10_000 })
  await one.ask('another log start')
  await one.ask('no longer another')
  await talk.quietly('DeleteTopics', 5, { topicNames: [b], timeoutMs: 10_000 })
  await gone(talk, b)
  await one.ask('a topic is gone')
  await one.ask('it stays gone')
  await talk.quietly('CreateTopics', 5, {
    topics: [{ name: b, numPartitions: 2, replicationFactor: 1 }],
    timeoutMs: 10_000,
  })
  await talk.ready(b, 2)
  await one.ask('a new topic of the same name')
}

async function gone(talk: Talk, name: string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const found = await talk.quietly('ListOffsets', 5, {
      replicaId: -1,
      topics: [{ name, partitions: [{ partitionIndex: 0, timestamp: -1 }] }],
    })
    if (JSON.stringify(found).includes('"errorCode":3')) return
    await sleep(20)
  }
  throw new Error(`${name} is not gone`)
}

/** Sessions of one connection are not bound to it, and a full fetch with a session's id ends it. */
async function exchanged(talk: Talk): Promise<void> {
  const topicId = await talk.topic('fx', 1)
  await talk.append('fx', ['one'])
  const beside = talk.beside()
  const body = (sessionId: Plain, sessionEpoch: number, asked: readonly Asked[] = []): Body => ({
    maxWaitMs: 0,
    minBytes: 0,
    sessionId,
    sessionEpoch,
    topics: topicsOf(asked),
  })
  const target = { topic: 'fx', topicId }
  try {
    const made = await talk.ask('Fetch', 13, 'exchanged: made', body(0, 0, [target]))
    const sessionId = made?.['sessionId'] ?? 0
    await beside.ask('Fetch', 13, 'exchanged: on another connection', body(sessionId, 1))
    await talk.ask('Fetch', 13, 'exchanged: on the first again', body(sessionId, 2))
    await beside.ask('Fetch', 17, 'exchanged: by another version', body(sessionId, 3))
    const renewed = await talk.ask('Fetch', 13, 'exchanged: made anew', body(sessionId, 0, [target]))
    await talk.ask('Fetch', 13, 'exchanged: the old id', body(sessionId, 4))
    await talk.ask('Fetch', 13, 'exchanged: the new id', body(renewed?.['sessionId'] ?? 0, 1))
    await talk.ask('Fetch', 13, 'exchanged: closed with partitions', body(renewed?.['sessionId'] ?? 0, -1, [target]))
    await talk.ask('Fetch', 13, 'exchanged: closed again', body(renewed?.['sessionId'] ?? 0, -1))
    await talk.ask('Fetch', 13, 'exchanged: made of nothing', body(0, 0))
    await talk.ask('Fetch', 13, 'exchanged: an unknown id made anew', body(77, 0, [target]))
    await talk.ask('Fetch', 13, 'exchanged: negative id', body(-5, 1, [target]))
    await talk.ask('Fetch', 13, 'exchanged: largest epoch', body(0, 2_147_483_647, [target]))
    await talk.ask('Fetch', 13, 'exchanged: smallest epoch', body(0, -2_147_483_648, [target]))
  } finally {
    beside.close()
  }
}

async function waits(talk: Talk): Promise<void> {
  const topicId = await talk.topic('fw', 1)
  for (const version of [4, 12, 13, 18]) {
    const beside = talk.beside()
    try {
      const start = await talk.ask('ListOffsets', 7, `fw before ${version}`, {
        replicaId: -1,
        topics: [{ name: 'fw', partitions: [{ partitionIndex: 0, timestamp: -1 }] }],
      })
      const [topic] = (start?.['topics'] ?? []) as Body[]
      const [at] = (topic?.['partitions'] ?? []) as Body[]
      const waiting = beside.ask('Fetch', version, 'waits for a record', {
        maxWaitMs: 4_000,
        minBytes: 1,
        topics: [
          {
            topic: 'fw',
            topicId,
            partitions: [{ partition: 0, fetchOffset: at?.['offset'] ?? 0, partitionMaxBytes: 1_000 }],
          },
        ],
      })
      await sleep(40)
      await talk.ask('Produce', 9, `fw for ${version}`, produceBody('fw', batch(['w'], { timestamp: TIME })))
      await waiting
    } finally {
      beside.close()
    }
  }
}

export const fetchLives: Conversation = {
  name: 'fetch-lives',
  talk: async (talk) => {
    await limits(talk)
    for (const version of [7, 11, 12, 13, 16, 18]) await session(talk, version)
    await exchanged(talk)
    await waits(talk)
  },
}
