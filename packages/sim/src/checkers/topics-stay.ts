/** A topic whose creation was acknowledged is there, whole, until somebody deletes it; one whose deletion was is not. */
import type { CreateTopicOp, History } from '../history.ts'
import { type Checker, groupBy } from './checker.ts'

export const topicsStay: Checker = {
  name: 'topics-acknowledged-exist',
  check(history) {
    const deletions = groupBy(history.of('delete-topic'), ({ topicId }) => topicId)
    const creations = history.of('create-topic').filter(({ topicId }) => topicId !== '')
    const found: string[] = []
    for (const { shown, outcome, invoked, completed } of history.of('topics')) {
      if (outcome !== 'ok') continue
      for (const made of creations) {
        const deletion = deletions.get(made.topicId)?.[0]
        const there = shown.get(made.topicId)
        const isGone = deletion !== undefined && deletion.outcome === 'ok' && deletion.completed < invoked
        const mustBe = made.completed < invoked && (deletion === undefined || deletion.invoked > completed)
        if (isGone && there !== undefined) found.push(`${made.topic} is shown after it was deleted`)
        if (mustBe && there === undefined) found.push(`${made.topic} is not shown after it was made`)
        const { least, most } = partitionsOf(history, made, invoked, completed)
        const count = there?.leaderEpochs.length ?? least
        if (mustBe && (count < least || count > most)) {
          found.push(`${made.topic} has ${count} partitions, and should have ${least} to ${most}`)
        }
      }
    }
    return found
  },
}

/** Those that were acknowledged by then, and those that were asked for. */
function partitionsOf(
  history: History,
  { topic, topicId, partitions }: CreateTopicOp,
  invoked: number,
  completed: number,
): { readonly least: number; readonly most: number } {
  const more = history.of('create-partitions').filter((op) => op.topic === topic && op.invoked < completed)
  const acknowledged = more.filter((op) => op.topicId === topicId && op.outcome === 'ok' && op.completed < invoked)
  return {
    least: Math.max(partitions, ...acknowledged.map((op) => op.partitions)),
    most: Math.max(partitions, ...more.map((op) => op.partitions)),
  }
}
