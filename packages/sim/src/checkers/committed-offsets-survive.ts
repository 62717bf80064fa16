/**
 * The offset that a group is told is the last one whose commit was acknowledged, one that was under way beside it, or one whose
 * outcome nobody knows. Of a generation that is over nothing comes later any more.
 *
 * What was committed for a topic that is gone is gone with it, soon after it: a node that dies in between keeps it, as Kafka does,
 * and who then asks by name is told it for the next topic of that name.
 */
import { type CommitOp, type CommittedOp, type History, nameOf, type Op } from '../history.ts'
import { certain, topicsOf } from '../names.ts'
import { type Checker, deletedBefore, groupBy, interruptions } from './checker.ts'

const NONE = -1
/** Virtual ms in which a node that lives has forgotten the offsets of a topic. */
const GRACE_MS = 2_000

export const committedOffsetsSurvive: Checker = {
  name: 'committed-offsets-survive',
  check(history) {
    const byName = groupBy(history.of('commit'), placeOf)
    const found: string[] = []
    for (const read of certain(history, 'committed')) {
      // With the topic its offsets go.
      if (read.outcome !== 'ok' || deletedBefore(history, read.completed).has(read.at.topicId)) continue
      const allowed = allowedFor(history, read, byName.get(placeOf(read)) ?? [])
      if (allowed.has(read.offset)) continue
      const expected = [...allowed].join(' or ')
      found.push(`${read.group} is told ${read.offset} for ${nameOf(read.at)}, and committed ${expected}`)
    }
    return found
  },
}

function placeOf({ at, group }: Op<CommitOp> | Op<CommittedOp>): string {
  return `${group} ${nameOf(at)}`
}

function allowedFor(history: History, read: Op<CommittedOp>, commits: readonly Op<CommitOp>[]): Set<number> {
  const { topicId } = read.at
  const sure: Op<CommitOp>[] = []
  const possible: Op<CommitOp>[] = []
  for (const commit of commits) {
    if (commit.invoked > read.completed || commit.outcome === 'refused') continue
    const topics = topicsOf(history, commit)
    if (topics.size === 1 && topics.has(topicId) && commit.outcome === 'ok') sure.push(commit)
    else if (topics.has(topicId) || mayBeLeft(history, read, commit)) possible.push(commit)
  }
  const before = sure.filter(({ completed }) => completed < read.invoked)
  const allowed = new Set(before.length === 0 ? [NONE] : [])
  for (const commit of sure) if (!before.some(({ invoked }) => invoked > commit.completed)) allowed.add(commit.offset)
  for (const { generation, offset } of possible) {
    const isOver = generation >= 0 && before.some((later) => later.generation > generation)
    if (!isOver) allowed.add(offset)
  }
  return allowed
}

/** A commit for an earlier topic of that name, which nobody has had the time to forget. */
function mayBeLeft(history: History, read: Op<CommittedOp>, commit: Op<CommitOp>): boolean {
  // Both named their topic by its id: the coordinator can tell them apart.
  if (!read.byName && !commit.byName) return false
  const deletion = history.of('delete-topic').find((op) => op.topicId === commit.at.topicId)
  if (deletion === undefined || deletion.outcome !== 'ok') return true
  const forgottenMs = deletion.completedMs + GRACE_MS
  if (read.invokedMs < forgottenMs) return true
  // Also one that is just over: a log finds out a second later that the disk has room again.
  return interruptions(history).some(
    (op) => op.completedMs + GRACE_MS > deletion.invokedMs && op.invokedMs < forgottenMs,
  )
}
