/** The id of a topic that is gone is unknown, also when another topic has its name: nothing is read from it or written to it. */
import { type History, nameOf, type Op, type PartitionRef } from '../history.ts'
import type { Checker } from './checker.ts'

const GONE = 'UNKNOWN_TOPIC_ID'
/** A session goes by the name that it has found for an id once: what it says then is what it finds under that name. */
const GONE_IN_SESSION: ReadonlySet<string | null> = new Set([
  GONE,
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INCONSISTENT_TOPIC_ID',
])

export const deletedTopicsStayDeleted: Checker = {
  name: 'deleted-topics-stay-deleted',
  check: (history) => [...reads(history), ...writes(history)],
}

function* reads(history: History): Generator<string> {
  const isGone = goneBefore(history)
  for (const op of history.of('read')) {
    const isTold = op.inSession ? GONE_IN_SESSION.has(op.error) : op.error === GONE
    if (!op.byName && op.answered && isGone(op) && !isTold) {
      yield `${nameOf(op.at)} of ${op.at.topicId} is gone, and a fetch of it is told ${op.error ?? 'no error'}`
    }
  }
}

function* writes(history: History): Generator<string> {
  const isGone = goneBefore(history)
  for (const op of history.of('produce')) {
    if (!op.byName && op.acks !== 0 && isGone(op) && op.outcome === 'ok') {
      yield `${nameOf(op.at)} of ${op.at.topicId} is gone, and ${op.records[0]!.id} is acknowledged`
    }
  }
}

function goneBefore(history: History): (op: Op & { readonly at: PartitionRef }) => boolean {
  const deletions = history.of('delete-topic').filter(({ outcome }) => outcome === 'ok')
  const since = new Map(deletions.map(({ topicId, completed }) => [topicId, completed]))
  return ({ at, invoked }) => (since.get(at.topicId) ?? Infinity) < invoked
}
