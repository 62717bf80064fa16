/**
 * Which topic a request by name was about. A name may be given to one topic after another, and a request that names it may
 * come to any of those that were there while it was under way. What then may belong to several topics says nothing about one.
 */
import type { CreateTopicOp, History, Op, OpBody, PartitionRef } from './history.ts'

/** An operation on one partition. */
export type Placed = Extract<OpBody, { readonly at: PartitionRef }>

interface Lifetime {
  readonly topicId: string
  /** Places in the order of everything. */
  readonly from: number
  readonly to: number
}

/** Ids of the topics that the operation may have been about; its own alone where it named it by its id. */
export function topicsOf(history: History, op: Op<Placed>): ReadonlySet<string> {
  const own = op.at.topicId
  if (!op.byName) return new Set([own])
  // One without an answer may be carried out at any time.
  const end = op.outcome === 'unknown' ? Infinity : op.completed
  const lives = (lifetimes(history).get(op.at.topic) ?? []).filter(({ from, to }) => from < end && to > op.invoked)
  return new Set(lives.length === 0 ? [own] : lives.map(({ topicId }) => topicId))
}

/** Operations of a kind that were about the partition that they name, and no other. */
export function certain<K extends Placed['kind']>(history: History, kind: K): Op<Extract<OpBody, { kind: K }>>[] {
  return history.of(kind).filter((op) => {
    const placed = op as unknown as Op<Placed>
    const topics = topicsOf(history, placed)
    return topics.size === 1 && topics.has(placed.at.topicId)
  })
}

const known = new WeakMap<History, { readonly ops: number; readonly lives: ReadonlyMap<string, Lifetime[]> }>()

function lifetimes(history: History): ReadonlyMap<string, Lifetime[]> {
  const before = known.get(history)
  if (before?.ops === history.ops.length) return before.lives
  const lives = new Map<string, Lifetime[]>()
  const creations = history.of('create-topic').filter(({ topicId }) => topicId !== '')
  for (const { topic, topicId } of creations) {
    const earlier = lives.get(topic) ?? []
    lives.set(topic, earlier)
    earlier.push(
      lifetime(
        history,
        topicId,
        creations.filter((made) => made.topic === topic),
      ),
    )
  }
  known.set(history, { ops: history.ops.length, lives })
  return lives
}

/** From the moment on when the one before it may have been gone: a creation without an answer may be carried out twice. */
function lifetime(history: History, topicId: string, sameName: readonly CreateTopicOp[]): Lifetime {
  const deletions = history.of('delete-topic')
  const index = sameName.findIndex((made) => made.topicId === topicId)
  const previous = sameName[index - 1]
  const gone = deletions.find((op) => op.topicId === topicId && op.outcome === 'ok')
  return {
    topicId,
    from: deletions.find((op) => op.topicId === previous?.topicId)?.invoked ?? -1,
    to: gone?.completed ?? Infinity,
  }
}
