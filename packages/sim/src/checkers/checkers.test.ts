/** A checker that cannot fail proves nothing: each gets a history without a breach, and one with it. */
import { describe, expect, it } from 'vitest'
import {
  History,
  type Op,
  type OpBody,
  type Outcome,
  type PartitionRef,
  type ReadOp,
  type SeenRecord,
} from '../history.ts'
import { CHECKERS } from './index.ts'

const AT: PartitionRef = { topic: 'orders', topicId: 'orders-id', partition: 0 }

/** Builds a history one whole operation at a time. */
class Script {
  readonly history = new History(() => 0)

  op<B extends OpBody>(body: B, outcome: Outcome = 'ok', error: string | null = null): this {
    const op = this.history.begin('c', body)
    this.history.end(op as Op, outcome, error)
    return this
  }

  produce(ids: string, baseOffset: number, more: { outcome?: Outcome; error?: string; attempts?: number } = {}): this {
    const { outcome = 'ok', error = null, attempts = 1 } = more
    const records = ids.split(' ').map((id) => ({ id, key: null, value: valueOf(id), timestamp: 100 }))
    const produced = { at: AT, producer: 'p', records, acks: -1, idempotent: true, attempts, baseOffset }
    return this.op({ kind: 'produce', ...produced }, outcome, error)
  }

  read(fetchOffset: number, ids: string, more: Partial<ReadOp> & { error?: string } = {}): this {
    const { error = null, ...fields } = more
    const records = ids === '' ? [] : ids.split(' ').map((id, n) => seen(id, fetchOffset + n))
    const body: ReadOp = {
      kind: 'read',
      at: AT,
      fetchOffset,
      final: false,
      records,
      highWatermark: -1,
      logStartOffset: -1,
      damage: null,
      ...fields,
    }
    return this.op(body, error === null ? 'ok' : 'refused', error)
  }

  topics(leaderEpochs: readonly number[] | null, final = false): this {
    const shown = new Map(leaderEpochs === null ? [] : [[AT.topicId, { topic: AT.topic, leaderEpochs }]])
    return this.op({ kind: 'topics', final, shown })
  }

  deleteRecords(offset: number): this {
    return this.op({ kind: 'delete-records', at: AT, offset, lowWatermark: offset })
  }

  fault(fault: string): this {
    return this.op({ kind: 'fault', fault })
  }

  commit(offset: number, outcome: Outcome = 'ok'): this {
    return this.op({ kind: 'commit', at: AT, group: 'g', offset }, outcome)
  }

  committed(offset: number): this {
    return this.op({ kind: 'committed', at: AT, group: 'g', offset })
  }

  found(asked: number, offset: number, timestamp: number): this {
    return this.op({ kind: 'offsets', at: AT, asked, offset, timestamp, leaderEpoch: 0 })
  }

  created(): this {
    return this.op({ kind: 'create-topic', topic: AT.topic, partitions: 1, topicId: AT.topicId })
  }

  deleted(): this {
    return this.op({ kind: 'delete-topic', topic: AT.topic, topicId: AT.topicId })
  }

  producerId(producer: string, producerId: number): this {
    return this.op({ kind: 'producer-id', producer, producerId, producerEpoch: 0 })
  }
}

function valueOf(id: string): Buffer {
  return Buffer.from(`${id} value`)
}

function seen(id: string, offset: number, timestamp = 100, leaderEpoch = 0): SeenRecord {
  return { offset, key: null, value: valueOf(id), timestamp, leaderEpoch }
}

const run = (): Script => new Script()
/** A last reading of everything, as a run ends. */
const end = (script: Script, ids: string): Script => script.read(0, ids, { final: true }).topics([0], true)

interface Case {
  readonly invariant: string
  readonly breach: string
  readonly sound: Script
  readonly broken: Script
}

const CASES: readonly Case[] = [
  {
    invariant: 'acknowledged-is-durable',
    breach: 'an acknowledged record is lost',
    sound: end(run().produce('a b', 0), 'a b'),
    broken: end(run().produce('a b', 0), 'a'),
  },
  {
    invariant: 'acknowledged-is-durable',
    breach: 'another record stands where it was acknowledged',
    sound: end(run().produce('a', 0).produce('b', 1), 'a b'),
    broken: end(run().produce('a', 0).produce('b', 1), 'b a'),
  },
  {
    invariant: 'records-are-what-was-sent',
    breach: 'an offset shows another record later',
    sound: run().produce('a', 0).produce('b', 1).read(0, 'a b').read(0, 'a b'),
    broken: run().produce('a', 0).produce('b', 1).read(0, 'a').read(0, 'b'),
  },
  {
    invariant: 'records-are-what-was-sent',
    breach: 'a record was sent by nobody',
    sound: run().produce('a', 0).read(0, 'a'),
    broken: run().produce('a', 0).read(0, 'x'),
  },
  {
    invariant: 'records-are-what-was-sent',
    breach: 'a record was refused',
    sound: run().produce('a', -1, { outcome: 'unknown' }).read(0, 'a'),
    broken: run().produce('a', -1, { outcome: 'refused' }).read(0, 'a'),
  },
  {
    invariant: 'records-are-what-was-sent',
    breach: 'the bytes are damaged',
    sound: run().read(0, ''),
    broken: run().read(0, '', { damage: 'checksum' }),
  },
  {
    invariant: 'no-duplicates-for-idempotent',
    breach: 'a repeated batch is there twice',
    sound: run().produce('a', 0, { attempts: 2 }).read(0, 'a').read(0, 'a'),
    broken: run().produce('a', 0, { attempts: 2 }).read(0, 'a a'),
  },
  {
    invariant: 'offsets-monotonic-and-dense',
    breach: 'a reading has a gap',
    sound: run().read(3, '', { records: [seen('a', 3), seen('b', 4)] }),
    broken: run().read(3, '', { records: [seen('a', 3), seen('b', 5)] }),
  },
  {
    invariant: 'offsets-monotonic-and-dense',
    breach: 'two batches are acknowledged at one place',
    sound: run().produce('a b', 0).produce('c', 2),
    broken: run().produce('a b', 0).produce('c', 1),
  },
  {
    invariant: 'offsets-monotonic-and-dense',
    breach: 'a later batch stands before an earlier one',
    sound: run().produce('a', 4).produce('b', 7),
    broken: run().produce('a', 7).produce('b', 4),
  },
  {
    invariant: 'committed-offsets-survive',
    breach: 'an acknowledged commit is forgotten',
    sound: run().committed(-1).commit(5).commit(9, 'unknown').committed(5).committed(9),
    broken: run().commit(5).committed(-1),
  },
  {
    invariant: 'committed-offsets-survive',
    breach: 'an older commit comes back',
    sound: run().commit(5).commit(9).committed(9),
    broken: run().commit(5).commit(9).committed(5),
  },
  {
    invariant: 'watermark-never-goes-back',
    breach: 'the end is lower than shown before',
    sound: run().read(0, '', { highWatermark: 5 }).read(0, '', { highWatermark: 5 }),
    broken: run().read(0, '', { highWatermark: 5 }).read(0, '', { highWatermark: 4 }),
  },
  {
    invariant: 'watermark-never-goes-back',
    breach: 'the end is lower than what was acknowledged',
    sound: run().produce('a b', 4).read(0, '', { highWatermark: 6 }),
    broken: run().produce('a b', 4).read(0, '', { highWatermark: 5 }),
  },
  {
    invariant: 'watermark-never-goes-back',
    breach: 'a position is out of range and nobody deleted records',
    sound: run().deleteRecords(5).read(4, '', { error: 'OFFSET_OUT_OF_RANGE' }),
    broken: run().deleteRecords(4).read(4, '', { error: 'OFFSET_OUT_OF_RANGE' }),
  },
  {
    invariant: 'log-start-never-goes-back',
    breach: 'deleted records come back',
    sound: run().deleteRecords(5).fault('power-cut').read(5, '', { logStartOffset: 5 }),
    broken: run().deleteRecords(5).fault('power-cut').read(5, '', { logStartOffset: 0 }),
  },
  {
    invariant: 'log-start-never-goes-back',
    breach: 'a start that was shown goes back while the node lives',
    sound: run().deleteRecords(5).read(5, '', { logStartOffset: 5 }).read(5, '', { logStartOffset: 5 }),
    broken: run()
      .op({ kind: 'delete-records', at: AT, offset: 5, lowWatermark: -1 }, 'unknown')
      .read(5, '', { logStartOffset: 5 })
      .read(5, '', { logStartOffset: 0 }),
  },
  {
    invariant: 'log-start-never-goes-back',
    breach: 'more goes than was deleted',
    sound: run().deleteRecords(5).read(5, '', { logStartOffset: 5 }),
    broken: run().deleteRecords(5).read(5, '', { logStartOffset: 6 }),
  },
  {
    invariant: 'topics-acknowledged-exist',
    breach: 'a topic disappears',
    sound: run().topics(null).created().topics([0]),
    broken: run().created().topics(null),
  },
  {
    invariant: 'topics-acknowledged-exist',
    breach: 'a partition disappears',
    sound: run().created().topics([3]),
    broken: run().created().topics([]),
  },
  {
    invariant: 'topics-acknowledged-exist',
    breach: 'a deleted topic comes back',
    sound: run().created().deleted().topics(null),
    broken: run().created().deleted().topics([0]),
  },
  {
    invariant: 'leader-epoch-never-goes-back',
    breach: 'clients are told an older leader epoch',
    sound: run().topics([3]).topics([4]),
    broken: run().topics([4]).topics([3]),
  },
  {
    invariant: 'leader-epoch-never-goes-back',
    breach: 'records of an older leader stand behind those of a newer one',
    sound: run().read(0, '', { final: true, records: [seen('a', 0, 1, 1), seen('b', 1, 1, 2)] }),
    broken: run().read(0, '', { final: true, records: [seen('a', 0, 1, 2), seen('b', 1, 1, 1)] }),
  },
  {
    invariant: 'times-are-found',
    breach: 'an earlier record is passed over',
    sound: run()
      .read(0, '', { records: [seen('a', 0, 10), seen('b', 1, 20)] })
      .found(15, 1, 20),
    broken: run()
      .read(0, '', { records: [seen('a', 0, 17), seen('b', 1, 20)] })
      .found(15, 1, 20),
  },
  {
    invariant: 'times-are-found',
    breach: 'nothing is found where something is',
    sound: run()
      .read(0, '', { records: [seen('a', 0, 10)] })
      .found(15, -1, -1),
    broken: run()
      .read(0, '', { records: [seen('a', 0, 15)] })
      .found(15, -1, -1),
  },
  {
    invariant: 'times-are-found',
    breach: 'nothing is found, though no deleted record was late enough to hide it',
    sound: run()
      .read(0, '', { records: [seen('a', 0, 20), seen('b', 1, 30)] })
      .deleteRecords(1)
      .found(15, -1, -1),
    broken: run()
      .read(0, '', { records: [seen('a', 0, 10), seen('b', 1, 30)] })
      .deleteRecords(1)
      .found(15, -1, -1),
  },
  {
    invariant: 'producers-are-known',
    breach: 'two producers share an id',
    sound: run().producerId('p', 1).producerId('q', 2),
    broken: run().producerId('p', 1).producerId('q', 1),
  },
  {
    invariant: 'producers-are-known',
    breach: 'the next sequence is refused',
    sound: run()
      .produce('a', -1, { outcome: 'unknown', error: 'OUT_OF_ORDER_SEQUENCE_NUMBER', attempts: 2 })
      .read(0, 'a'),
    broken: run().produce('a', -1, { outcome: 'refused', error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' }),
  },
]

describe('checkers', () => {
  for (const { invariant, breach, sound, broken } of CASES) {
    it(`${invariant}: finds that ${breach}`, () => {
      const checker = CHECKERS.find(({ name }) => name === invariant)!
      expect(checker.check(sound.history)).toEqual([])
      expect(checker.check(broken.history)).not.toEqual([])
    })
  }

  it('are all tried', () => {
    expect(new Set(CASES.map(({ invariant }) => invariant))).toEqual(new Set(CHECKERS.map(({ name }) => name)))
  })
})
