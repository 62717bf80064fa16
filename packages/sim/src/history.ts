/**
 * What clients asked and were told, in the order in which it happened: all that a checker knows. An operation gets a place in that
 * order twice, when it is invoked and when its answer is in; two operations overlap unless one was answered before the
 * other was invoked.
 */
import type { RecordHeader } from '@ottla/protocol'
import type { Trace } from '@ottla/world'
import { type GroupOp, groupAnswerOf } from './group-ops.ts'
import type { Fault } from './swarm.ts'

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
  readonly headers: readonly RecordHeader[]
  /** ms */
  readonly timestamp: number
}

export interface SeenRecord {
  readonly offset: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
  readonly timestamp: number
  /** The broker's own time stands in place of the producer's. */
  readonly logAppendTime: boolean
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
  /** The request named the topic, and not its id; here and below. Of any of its repetitions. */
  byName: boolean
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
  readonly byName: boolean
  /** Not the first request of its session, so that the broker knew the partition already. */
  readonly inSession: boolean
  /** Part of the last reading, when nothing is written any more. */
  readonly final: boolean
  /** The answer said something of the partition; within a session it may not. */
  answered: boolean
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
  readonly byName: true
  readonly asked: 'earliest' | 'latest' | number
  offset: number
  timestamp: number
  leaderEpoch: number
}

export interface CommitOp {
  readonly kind: 'commit'
  readonly at: PartitionRef
  byName: boolean
  readonly group: string
  /** -1: of a group without members. */
  readonly generation: number
  readonly memberId: string
  readonly offset: number
}

/** One OffsetFetch; -1 is "none". */
export interface CommittedOp {
  readonly kind: 'committed'
  readonly at: PartitionRef
  byName: boolean
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

/** `partitions` is what there shall be. */
export interface CreatePartitionsOp {
  readonly kind: 'create-partitions'
  readonly topic: string
  readonly topicId: string
  readonly partitions: number
}

/** From now on the node may delete records of the topic by itself. */
export interface RetentionOp {
  readonly kind: 'retention'
  readonly topic: string
  readonly topicId: string
  readonly retentionMs: number
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
  readonly byName: true
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
  readonly fault: Fault
}

export type OpBody =
  | ProduceOp
  | ReadOp
  | OffsetsOp
  | CommitOp
  | CommittedOp
  | CreateTopicOp
  | DeleteTopicOp
  | CreatePartitionsOp
  | RetentionOp
  | TopicsOp
  | DeleteRecordsOp
  | ProducerIdOp
  | FaultOp
  | GroupOp

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
      return `${nameOf(op.at)} ${op.group} ${op.generation} ${op.offset}`
    case 'committed':
      return `${nameOf(op.at)} ${op.group} ${op.offset}`
    case 'create-topic':
    case 'delete-topic':
      return `${op.topic} ${op.topicId}`
    case 'create-partitions':
      return `${op.topic} ${op.topicId} ${op.partitions}`
    case 'retention':
      return `${op.topic} ${op.topicId} ${op.retentionMs}`
    case 'topics':
      return [...op.shown].map(([id, { topic, leaderEpochs }]) => `${id} ${topic} ${leaderEpochs.join(',')}`).join(' ')
    case 'delete-records':
      return `${nameOf(op.at)} ${op.offset} ${op.lowWatermark}`
    case 'producer-id':
      return `${op.producerId} ${op.producerEpoch}`
    case 'fault':
      return op.fault
    case 'join':
    case 'sync':
    case 'heartbeat':
    case 'leave':
    case 'settled':
      return groupAnswerOf(op)
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
