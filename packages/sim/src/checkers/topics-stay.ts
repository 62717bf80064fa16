/** A topic whose creation was acknowledged is there, whole, until somebody deletes it; one whose deletion was is not. */
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
        if (mustBe && there !== undefined && there.leaderEpochs.length !== made.partitions) {
          found.push(`${made.topic} has ${there.leaderEpochs.length} partitions, and was made with ${made.partitions}`)
        }
      }
    }
    return found
  },
}
