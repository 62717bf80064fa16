/** The leader epoch that clients are told never goes back, and neither does that of the records along the offsets. */
import { type History, keyOf, nameOf } from '../history.ts'
import { type Checker, groupBy, type Observation, placeOf, setbacks } from './checker.ts'

export const leaderEpochNeverGoesBack: Checker = {
  name: 'leader-epoch-never-goes-back',
  check: (history) => [...told(history), ...stored(history)],
}

function* told(history: History): Generator<string> {
  const observations: Observation[] = []
  for (const op of history.of('topics')) {
    if (op.outcome !== 'ok') continue
    for (const [topicId, { topic, leaderEpochs }] of op.shown) {
      for (const [partition, value] of leaderEpochs.entries()) {
        observations.push({ op, at: { topic, topicId, partition }, value, promises: true, keeps: true })
      }
    }
  }
  for (const { observation, promised } of setbacks(observations, placeOf)) {
    yield `${nameOf(observation.at)} has leader epoch ${observation.value} after ${promised}`
  }
}

function* stored(history: History): Generator<string> {
  const final = history.of('read').filter((op) => op.final)
  for (const reads of groupBy(final, ({ at }) => keyOf(at)).values()) {
    let highest = -1
    for (const { at, records } of reads) {
      for (const { offset, leaderEpoch } of records) {
        if (leaderEpoch < highest)
          yield `${nameOf(at)} offset ${offset} has leader epoch ${leaderEpoch} behind ${highest}`
        highest = Math.max(highest, leaderEpoch)
      }
    }
  }
}
