/**
 * What clients asked and were told, in the order in which it happened: all that a checker knows. An operation gets a place in that
 * order twice, when it is invoked and when its answer is in; two operations overlap unless one was answered before the
 * other was invoked.
 */
import type { Trace } from '@ottla/world'

/**
 * `ok`: it was answered and did what it says. `refused`: it certainly had no effect. `unknown`: it may have had its effect,
 * or may have it later: the connection broke, time ran out, or the error leaves it open.
 */
export type Outcome = 'ok' | 'refused' | 'unknown'

/** One partition of one topic for its whole life: a topic of the same name made later has another id. */
export interface PartitionRef {
  readonly topic: string
  readonly topicId: string
  readonly partition: number
}

export interface SentRecord {
  /** Unique in a history; what the value begins with. */
  readonly id: string
  readonly key: Buffer | null
  readonly value: Buffer
  /** ms */
  readonly timestamp: number
}

export interface SeenRecord {
  readonly offset: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly timestamp: number
  readonly leaderEpoch: number
}

/** One batch, with all its repetitions. */
export interface ProduceOp {
  readonly kind: 'produce'
  readonly at: PartitionRef
  readonly producer: string
  readonly records: readonly SentRecord[]
  readonly acks: number
  /** Repetitions of it are told apart by the broker. */
  readonly idempotent: boolean
  /** How often it was sent. */
  attempts: number
  /** Of the first record; -1 unless it was acknowledged, and with acks=0. */
  baseOffset: number
}

/** What one Fetch answered about one partition. */
export interface ReadOp {
  readonly kind: 'read'
  readonly at: PartitionRef
  readonly fetchOffset: number
  /** Part of the last reading, when nothing is written any more. */
  readonly final: boolean
  records: SeenRecord[]
  /** -1 where the answer did not tell. */
  highWatermark: number
  logStartOffset: number
  /** What is wrong with the bytes themselves. */
  damage: string | null
}

/** One ListOffsets. */
export interface OffsetsOp {
  readonly kind: 'offsets'
  readonly at: PartitionRef
  readonly asked: 'earliest' | 'latest' | number
  offset: number
  timestamp: number
  leaderEpoch: number
}

export interface CommitOp {
  readonly kind: 'commit'
  readonly at: PartitionRef
  readonly group: string
  readonly offset: number
}

/** One OffsetFetch; -1 is "none". */
export interface CommittedOp {
  readonly kind: 'committed'
  readonly at: PartitionRef
  readonly group: string
  offset: number
}

export interface CreateTopicOp {
  readonly kind: 'create-topic'
  readonly topic: string
  readonly partitions: number
  topicId: string
}

export interface DeleteTopicOp {
  readonly kind: 'delete-topic'
  readonly topic: string
  readonly topicId: string
}

/** One Metadata of all topics: leader epochs by partition, by topic id. */
export interface TopicsOp {
  readonly kind: 'topics'
  readonly final: boolean
  shown: Map<string, { readonly topic: string; readonly leaderEpochs: readonly number[] }>
}

export interface DeleteRecordsOp {
  readonly kind: 'delete-records'
  readonly at: PartitionRef
  readonly offset: number
  lowWatermark: number
}

export interface ProducerIdOp {
  readonly kind: 'producer-id'
  readonly producer: string
  producerId: number
  producerEpoch: number
}

/** Something was done to the world; answered when it is over. */
export interface FaultOp {
  readonly kind: 'fault'
  readonly fault: string
}

export type OpBody =
  | ProduceOp
  | ReadOp
  | OffsetsOp
  | CommitOp
  | CommittedOp
  | CreateTopicOp
  | DeleteTopicOp
  | TopicsOp
  | DeleteRecordsOp
  | ProducerIdOp
  | FaultOp

export interface OpTimes {
  readonly client: string
  /** Place in the order of everything. */
  readonly invoked: number
  /** Infinity: never answered. */
  completed: number
  /** Virtual ms. */
  readonly invokedMs: number
  completedMs: number
  outcome: Outcome
  /** Name of the error code, or of the network's error. */
  error: string | null
}

export type Op<B extends OpBody = OpBody> = B & OpTimes

export class History {
  readonly ops: Op[] = []
  readonly #trace: Trace | null
  readonly #nowMs: () => number
  #places = 0

  constructor(nowMs: () => number, trace: Trace | null = null) {
    this.#nowMs = nowMs
    this.#trace = trace
  }

  begin<B extends OpBody>(client: string, body: B): Op<B> {
    const invokedMs = this.#nowMs()
    const times: OpTimes = {
      client,
      invoked: this.#places++,
      completed: Infinity,
      invokedMs,
      completedMs: Infinity,
      outcome: 'unknown',
      error: null,
    }
    const op = { ...body, ...times }
    this.ops.push(op)
    this.#trace?.event('invoke', client, body.kind, op.invoked)
    return op
  }

  end(op: Op, outcome: Outcome, error: string | null = null): void {
    op.completed = this.#places++
    op.completedMs = this.#nowMs()
    op.outcome = outcome
    op.error = error
    this.#trace?.event('complete', op.client, op.kind, op.invoked, outcome, error ?? '', answerOf(op))
    if (op.kind !== 'read' || this.#trace === null) return
    for (const { offset, key, value, timestamp } of op.records) {
      this.#trace.event('record', offset, timestamp, key ?? '-', value ?? '-')
    }
  }

  of<K extends OpBody['kind']>(kind: K): Op<Extract<OpBody, { kind: K }>>[] {
    return this.ops.filter((op) => op.kind === kind) as Op<Extract<OpBody, { kind: K }>>[]
  }
}

/** The numbers that an answer carried, for the trace. */
function answerOf(op: Op): string {
  switch (op.kind) {
    case 'produce':
      return `${nameOf(op.at)} ${op.baseOffset} ${op.attempts}`
    case 'read':
      return `${nameOf(op.at)} ${op.fetchOffset} ${op.highWatermark} ${op.logStartOffset} ${op.records.length}`
    case 'offsets':
      return `${nameOf(op.at)} ${op.asked} ${op.offset} ${op.timestamp} ${op.leaderEpoch}`
    case 'commit':
    case 'committed':
      return `${nameOf(op.at)} ${op.group} ${op.offset}`
    case 'create-topic':
    case 'delete-topic':
      return `${op.topic} ${op.topicId}`
    case 'topics':
      return [...op.shown].map(([id, { topic, leaderEpochs }]) => `${id} ${topic} ${leaderEpochs.join(',')}`).join(' ')
    case 'delete-records':
      return `${nameOf(op.at)} ${op.offset} ${op.lowWatermark}`
    case 'producer-id':
      return `${op.producerId} ${op.producerEpoch}`
    case 'fault':
      return op.fault
  }
}

/** `orders-0`, for messages. */
export function nameOf(at: PartitionRef): string {
  return `${at.topic}-${at.partition}`
}

/** Key of maps: the same for the whole life of a partition, and for nothing else. */
export function keyOf(at: PartitionRef): string {
  return `${at.topicId}/${at.partition}`
}
