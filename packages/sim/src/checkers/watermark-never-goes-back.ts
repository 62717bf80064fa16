/** What one client has been shown of the end of a partition, no client is shown less of later; nor what was acknowledged. */
import { type History, keyOf, nameOf } from '../history.ts'
import { certain } from '../names.ts'
import {
  type Checker,
  deletableBelow,
  deletedBefore,
  deletionsOf,
  expiringSince,
  type Observation,
  placeOf,
  setbacks,
} from './checker.ts'

export const watermarkNeverGoesBack: Checker = {
  name: 'watermark-never-goes-back',
  check: (history) => [...lowered(history), ...takenAway(history)],
}

function* lowered(history: History): Generator<string> {
  for (const { observation, promised } of setbacks([...observations(history)], placeOf)) {
    yield `${nameOf(observation.at)} ends at ${observation.value} for ${observation.op.client}, after ${promised}`
  }
}

function* observations(history: History): Generator<Observation> {
  for (const op of certain(history, 'read')) {
    if (op.outcome === 'ok' && op.highWatermark >= 0) {
      yield { op, at: op.at, value: op.highWatermark, promises: true, keeps: true }
    }
  }
  for (const op of certain(history, 'offsets')) {
    if (op.outcome === 'ok' && op.asked === 'latest') {
      yield { op, at: op.at, value: op.offset, promises: true, keeps: true }
    }
  }
  for (const op of certain(history, 'produce')) {
    if (op.outcome !== 'ok' || op.acks !== -1) continue
    yield { op, at: op.at, value: op.baseOffset + op.records.length, promises: true, keeps: false }
  }
}

/** A position that a consumer was given is out of range later, and nobody has deleted records there. */
function* takenAway(history: History): Generator<string> {
  const deletions = deletionsOf(history)
  const expiring = expiringSince(history)
  for (const { at, client, fetchOffset, error, completed } of certain(history, 'read')) {
    if (error !== 'OFFSET_OUT_OF_RANGE' || deletedBefore(history, completed).has(at.topicId)) continue
    if (expiring.has(at.topic) || fetchOffset < deletableBelow(deletions.get(keyOf(at)), completed)) continue
    yield `${nameOf(at)}: the position ${fetchOffset} of ${client} is out of range`
  }
}
