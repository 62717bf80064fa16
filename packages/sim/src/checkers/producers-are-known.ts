/**
 * No two producers get the same id, and the sequences of one that follows the protocol are accepted, whatever died meanwhile.
 *
 * One refusal is right: Kafka's snapshot of producers keeps the last batch of each, so that after a restart a repetition of an earlier
 * one is out of order and not a duplicate. That batch is in the log; one that is not must have been taken.
 */
import { type History, keyOf, nameOf } from '../history.ts'
import { type Checker, deletedBefore, deletionsOf, expiringSince } from './checker.ts'
import { idOf } from './records-are-what-was-sent.ts'

const BROKEN: ReadonlySet<string | null> = new Set([
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'UNKNOWN_PRODUCER_ID',
  'DUPLICATE_SEQUENCE_NUMBER',
])

export const producersAreKnown: Checker = {
  name: 'producers-are-known',
  check: (history) => [...sharedIds(history), ...refusedSequences(history)],
}

function* sharedIds(history: History): Generator<string> {
  const owners = new Map<string, string>()
  for (const { outcome, producer, producerId, producerEpoch } of history.of('producer-id')) {
    if (outcome !== 'ok') continue
    const id = `${producerId} in epoch ${producerEpoch}`
    const owner = owners.get(id)
    if (owner !== undefined) yield `producer id ${id} was given to ${owner}, and then to ${producer}`
    owners.set(id, producer)
  }
}

function* refusedSequences(history: History): Generator<string> {
  const deleted = deletedBefore(history, Infinity)
  const deletions = deletionsOf(history)
  const expiring = expiringSince(history)
  const inLog = new Set(history.of('read').flatMap(({ records }) => records.map(idOf)))
  for (const { at, error, records, attempts } of history.of('produce')) {
    if (!BROKEN.has(error) || deleted.has(at.topicId)) continue
    const forgotten = attempts > 1 && (inLog.has(records[0]!.id) || deletions.has(keyOf(at)) || expiring.has(at.topic))
    if (!forgotten) yield `${records[0]!.id} was refused by ${nameOf(at)} with ${error}`
  }
}
