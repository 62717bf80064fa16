/**
 * The offset that a group is told is the last one whose commit was acknowledged, or one whose outcome nobody knows. Each
 * group here has one client that commits, one commit after the other.
 */
import { type CommitOp, type CommittedOp, keyOf, nameOf, type Op } from '../history.ts'
import { type Checker, deletedBefore, groupBy } from './checker.ts'

const NONE = -1

export const committedOffsetsSurvive: Checker = {
  name: 'committed-offsets-survive',
  check(history) {
    const commits = groupBy(history.of('commit'), ({ at, group }) => `${group} ${keyOf(at)}`)
    const found: string[] = []
    for (const read of history.of('committed')) {
      // With the topic its offsets go.
      if (read.outcome !== 'ok' || deletedBefore(history, read.completed).has(read.at.topicId)) continue
      const allowed = allowedFor(read, commits.get(`${read.group} ${keyOf(read.at)}`) ?? [])
      if (allowed.has(read.offset)) continue
      const expected = [...allowed].join(' or ')
      found.push(`${read.group} is told ${read.offset} for ${nameOf(read.at)}, and committed ${expected}`)
    }
    return found
  },
}

function allowedFor(read: Op<CommittedOp>, commits: readonly Op<CommitOp>[]): Set<number> {
  const last = commits.findLast(({ outcome, completed }) => outcome === 'ok' && completed < read.invoked)
  const allowed = new Set([last?.offset ?? NONE])
  for (const { outcome, offset, invoked } of commits) {
    if (invoked > read.completed || outcome === 'refused') continue
    // One without an answer may still be on its way, however old it is.
    if (outcome === 'unknown' || invoked > (last?.invoked ?? -1)) allowed.add(offset)
  }
  return allowed
}
