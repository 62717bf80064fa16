/** A checker that cannot fail proves nothing: each gets a history without a breach, and one with it. */
import { describe, expect, it } from 'vitest'
import {
  type CommitOp,
  History,
  type Op,
  type OpBody,
  type Outcome,
  type PartitionRef,
  type ReadOp,
  type SeenRecord,
} from '../history.ts'
import type { Fault } from '../swarm.ts'
import { CHECKERS } from './index.ts'

const AT: PartitionRef = { topic: 'orders', topicId: 'orders-id', partition: 0 }

/** Builds a history one whole operation at a time. */
class Script {
  #nowMs = 0
  #at = AT
  readonly history = new History(() => this.#nowMs)

  op<B extends OpBody>(body: B, outcome: Outcome = 'ok', error: string | null = null): this {
    const op = this.history.begin('c', body)
    this.history.end(op as Op, outcome, error)
    return this
  }

  produce(ids: string, baseOffset: number, more: { outcome?: Outcome; error?: string; attempts?: number } = {}): this {
    const { outcome = 'ok', error = null, attempts = 1 } = more
    const records = ids.split(' ').map((id) => ({ id, key: null, value: valueOf(id), headers: [], timestamp: 100 }))
    const produced = {
      at: this.#at,
      byName: false,
      producer: 'p',
      records,
      acks: -1,
      idempotent: true,
      attempts,
      baseOffset,
    }
    return this.op({ kind: 'produce', ...produced }, outcome, error)
  }

  read(fetchOffset: number, ids: string, more: Partial<ReadOp> & { error?: string } = {}): this {
    const { error = null, ...fields } = more
    const records = ids === '' ? [] : ids.split(' ').map((id, n) => seen(id, fetchOffset + n))
    const body: ReadOp = {
      kind: 'read',
      at: this.#at,
      fetchOffset,
      byName: false,
      inSession: false,
      answered: true,
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
    return this.op({ kind: 'delete-records', at: this.#at, byName: true, offset, lowWatermark: offset })
  }

  /** Its name is given to another topic, which is the one that is spoken of from then on. */
  madeAgain(): this {
    this.#at = { ...AT, topicId: 'another-id' }
    return this.op({ kind: 'create-topic', topic: AT.topic, partitions: 1, topicId: this.#at.topicId })
  }

  partitions(partitions: number): this {
    return this.op({ kind: 'create-partitions', topic: AT.topic, topicId: AT.topicId, partitions })
  }

  retention(): this {
    return this.op({ kind: 'retention', topic: AT.topic, topicId: AT.topicId, retentionMs: 100 })
  }

  join(memberId: string, generation: number, instanceId: string | null = null): this {
    const timeouts = { sessionTimeoutMs: 100, rebalanceTimeoutMs: 100 }
    const told = { toldId: memberId, leader: 'm', members: [] }
    return this.op({ kind: 'join', group: 'g', memberId: '', instanceId, ...timeouts, generation, ...told })
  }

  /** What the leader `m` gives: a text for each member, `m=0,1 n=2`. */
  sync(memberId: string, generation: number, received: string, given: string | null = null): this {
    const shares = given?.split(' ').map((share): [string, string[]] => {
      const [id, partitions] = share.split('=')
      return [id!, partitions!.split(',')]
    })
    const body = { group: 'g', memberId, instanceId: memberId.startsWith('static') ? 'i' : null, generation }
    const sent = shares === undefined ? null : new Map(shares)
    return this.op({ kind: 'sync', ...body, sent, received: received === '' ? [] : received.split(',') })
  }

  heartbeat(memberId: string, generation: number, error: string | null = null): this {
    const body = { kind: 'heartbeat' as const, group: 'g', memberId, instanceId: null, generation }
    return this.op(body, error === null ? 'ok' : 'refused', error)
  }

  leave(memberId: string): this {
    return this.op({ kind: 'leave', group: 'g', memberId, instanceId: null })
  }

  /** Time passes. */
  wait(ms: number): this {
    this.#nowMs += ms
    return this
  }

  settled(missing: readonly string[]): this {
    return this.op({ kind: 'settled', group: 'g', wanted: ['0'], missing }, missing.length === 0 ? 'ok' : 'refused')
  }

  fault(fault: Fault): this {
    return this.op({ kind: 'fault', fault })
  }

  commit(offset: number, outcome: Outcome = 'ok', more: Partial<CommitOp> = {}): this {
    const named = { at: this.#at, byName: false, group: 'g', generation: -1, memberId: '', offset }
    return this.op({ kind: 'commit', ...named, ...more }, outcome)
  }

  committed(offset: number, byName = false): this {
    return this.op({ kind: 'committed', at: this.#at, byName, group: 'g', offset })
  }

  found(asked: number, offset: number, timestamp: number): this {
    return this.op({ kind: 'offsets', at: this.#at, byName: true, asked, offset, timestamp, leaderEpoch: 0 })
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
  return { offset, key: null, value: valueOf(id), headers: [], timestamp, logAppendTime: false, leaderEpoch }
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
    breach: 'a record behind those that went by age is lost',
    sound: run().retention().produce('a b', 0).read(1, 'b', { final: true }).topics([0], true),
    broken: run().retention().produce('a b c', 0).read(1, 'b', { final: true }).topics([0], true),
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
    invariant: 'records-are-what-was-sent',
    breach: 'a record has another timestamp',
    sound: run()
      .produce('a', 0)
      .read(0, '', { records: [{ ...seen('a', 0, 7), logAppendTime: true }] }),
    broken: run()
      .produce('a', 0)
      .read(0, '', { records: [seen('a', 0, 7)] }),
  },
  {
    invariant: 'records-are-what-was-sent',
    breach: 'a record has lost its headers',
    sound: run().produce('a', 0).read(0, 'a'),
    broken: run()
      .produce('a', 0)
      .read(0, '', { records: [{ ...seen('a', 0), headers: [{ key: 'k', value: null }] }] }),
  },
  {
    invariant: 'records-are-what-was-sent',
    breach: 'a record of a topic that is gone is in the next of its name',
    sound: run().created().produce('a', 0).deleted().madeAgain().produce('b', 0).read(0, 'b'),
    broken: run().created().produce('a', 0).deleted().madeAgain().read(0, 'a'),
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
    invariant: 'committed-offsets-survive',
    breach: 'a commit of a generation that is over takes effect',
    sound: run().commit(5, 'unknown', { generation: 1 }).commit(9, 'ok', { generation: 2 }).committed(9),
    broken: run().commit(5, 'unknown', { generation: 1 }).commit(9, 'ok', { generation: 2 }).committed(5),
  },
  {
    invariant: 'committed-offsets-survive',
    breach: 'an offset of a topic that is gone is told for the next of its name',
    sound: run().created().commit(5).deleted().madeAgain().committed(-1),
    broken: run().created().commit(5).deleted().madeAgain().committed(5),
  },
  {
    invariant: 'committed-offsets-survive',
    breach: 'an offset of a topic that is gone is not forgotten in time',
    sound: run().created().commit(5).deleted().madeAgain().committed(5, true),
    broken: run().created().commit(5).deleted().madeAgain().wait(10_000).committed(5, true),
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
      .op({ kind: 'delete-records', at: AT, byName: true, offset: 5, lowWatermark: -1 }, 'unknown')
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
    breach: 'a partition that was added disappears',
    sound: run().created().partitions(2).topics([3, 3]),
    broken: run().created().partitions(2).topics([3]),
  },
  {
    invariant: 'topics-acknowledged-exist',
    breach: 'there are more partitions than anybody asked for',
    sound: run().created().partitions(2).topics([3, 3]),
    broken: run().created().topics([3, 3]),
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
  {
    invariant: 'deleted-topics-stay-deleted',
    breach: 'a topic is read by an id that is gone',
    sound: run().created().deleted().read(0, '', { error: 'UNKNOWN_TOPIC_ID' }),
    broken: run().created().deleted().read(0, ''),
  },
  {
    invariant: 'deleted-topics-stay-deleted',
    breach: 'a fetch by an id that is gone is told something else',
    sound: run().created().deleted().read(0, '', { error: 'UNKNOWN_TOPIC_OR_PARTITION', inSession: true }),
    broken: run().created().deleted().read(0, '', { error: 'UNKNOWN_TOPIC_OR_PARTITION' }),
  },
  {
    invariant: 'deleted-topics-stay-deleted',
    breach: 'a record for an id that is gone is acknowledged',
    sound: run().created().produce('a', 0).deleted(),
    broken: run().created().deleted().produce('a', 0),
  },
  {
    invariant: 'one-owner-per-generation',
    breach: 'two members own one partition',
    sound: run().sync('m', 1, '0', 'm=0 n=1').sync('n', 1, '1'),
    broken: run().sync('m', 1, '0,1', 'm=0,1 n=1').sync('n', 1, '1'),
  },
  {
    invariant: 'one-owner-per-generation',
    breach: 'a member owns what the leader did not give it',
    sound: run().sync('m', 1, '0', 'm=0 n=1').sync('n', 1, '1'),
    broken: run().sync('m', 1, '0', 'm=0 n=1').sync('n', 1, '2'),
  },
  {
    invariant: 'one-owner-per-generation',
    breach: 'a static member that is back owns something else',
    sound: run().join('static-1', 1, 'i').sync('m', 1, '0', 'm=0 static-1=1').sync('static-2', 1, '1'),
    broken: run().join('static-1', 1, 'i').sync('m', 1, '0', 'm=0 static-1=1').sync('static-2', 1, '3'),
  },
  {
    invariant: 'generations-rise',
    breach: 'a generation comes back after a crash',
    sound: run().join('m', 2).fault('crash').join('m', 2).sync('m', 2, '').fault('crash').join('m', 3),
    broken: run().join('m', 2).sync('m', 2, '').fault('crash').join('m', 1),
  },
  {
    invariant: 'generations-rise',
    breach: 'a generation comes back while the node lives',
    sound: run().join('m', 2).join('n', 2),
    broken: run().join('m', 2).join('n', 1),
  },
  {
    invariant: 'generations-rise',
    breach: 'a heartbeat of a generation that is over is taken',
    sound: run().join('m', 1).join('n', 2).heartbeat('m', 1, 'ILLEGAL_GENERATION'),
    broken: run().join('m', 1).join('n', 2).heartbeat('m', 1),
  },
  {
    invariant: 'generations-rise',
    breach: 'a commit of a generation that is over is taken',
    sound: run().join('m', 1).join('n', 2).commit(5, 'refused', { generation: 1 }),
    broken: run().join('m', 1).join('n', 2).commit(5, 'ok', { generation: 1 }),
  },
  {
    invariant: 'fencing-is-deserved',
    breach: 'a member that was heard in time is sent away',
    sound: run().join('m', 1).heartbeat('m', 1).wait(100).heartbeat('m', 1, 'UNKNOWN_MEMBER_ID'),
    broken: run().join('m', 1).heartbeat('m', 1).wait(99).heartbeat('m', 1, 'UNKNOWN_MEMBER_ID'),
  },
  {
    invariant: 'fencing-is-deserved',
    breach: 'a member that did nothing to leave is sent away',
    sound: run().join('m', 1).heartbeat('m', 1).leave('m').heartbeat('m', 1, 'UNKNOWN_MEMBER_ID'),
    broken: run().join('m', 1).heartbeat('m', 1).leave('n').heartbeat('m', 1, 'UNKNOWN_MEMBER_ID'),
  },
  {
    invariant: 'groups-come-to-rest',
    breach: 'a partition has no owner in the end',
    sound: run().settled([]),
    broken: run().settled(['0']),
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
