/** A search by time finds the first record that is not older, as a reading of everything does. */
import { type History, keyOf, nameOf, type OffsetsOp, type Op } from '../history.ts'
import { certain } from '../names.ts'
import { type Checker, deletableBelow, deletedBefore, deletionsOf, expiringSince } from './checker.ts'

export const timesAreFound: Checker = {
  name: 'times-are-found',
  check(history) {
    const known = knownRecords(history)
    const deletions = deletionsOf(history)
    const deleted = deletedBefore(history, Infinity)
    const expiring = expiringSince(history)
    const found: string[] = []
    for (const op of certain(history, 'offsets')) {
      if (op.outcome !== 'ok' || typeof op.asked !== 'number' || deleted.has(op.at.topicId)) continue
      const below = expiring.has(op.at.topic) ? Infinity : deletableBelow(deletions.get(keyOf(op.at)), op.completed)
      const wrong = errorOf(op, op.asked, known.get(keyOf(op.at)) ?? new Map<number, Known>(), below)
      if (wrong !== null) found.push(`${nameOf(op.at)}, searched for ${op.asked}: ${wrong}`)
    }
    return found
  },
}

interface Known {
  readonly timestamp: number
  /** From this place on everybody may know it. */
  place: number
}

/** Every record that anybody ever read, and since when it was certain to be there. */
function knownRecords(history: History): Map<string, Map<number, Known>> {
  const known = new Map<string, Map<number, Known>>()
  for (const { at, records, completed } of certain(history, 'read')) {
    let partition = known.get(keyOf(at))
    if (partition === undefined) known.set(keyOf(at), (partition = new Map<number, Known>()))
    for (const { offset, timestamp } of records) {
      const record = partition.get(offset)
      if (record === undefined) partition.set(offset, { timestamp, place: completed })
      else record.place = Math.min(record.place, completed)
    }
  }
  for (const { at, outcome, acks, baseOffset, records, completed } of certain(history, 'produce')) {
    if (outcome !== 'ok' || acks !== -1) continue
    for (let n = 0; n < records.length; n++) {
      const record = known.get(keyOf(at))?.get(baseOffset + n)
      if (record !== undefined) record.place = Math.min(record.place, completed)
    }
  }
  return known
}

function errorOf(
  { offset, timestamp, invoked }: Op<OffsetsOp>,
  asked: number,
  records: ReadonlyMap<number, Known>,
  below: number,
): string | null {
  const answer = records.get(offset)
  if (offset >= 0 && answer !== undefined) {
    if (answer.timestamp !== timestamp) return `offset ${offset} is of ${answer.timestamp}, not of ${timestamp}`
    if (timestamp < asked) return `offset ${offset} is of ${timestamp}`
  }
  if (offset < 0 && mayHide(records, below, asked)) return null
  for (const [candidate, { timestamp: time, place }] of records) {
    if (candidate < below || time < asked || place > invoked) continue
    if (offset < 0 || candidate < offset) return `found ${offset}, and not ${candidate} of ${time}`
  }
  return null
}

/** Like Kafka the log looks into one segment: a deleted record that is late enough hides what stands behind its segment. */
function mayHide(records: ReadonlyMap<number, Known>, below: number, asked: number): boolean {
  for (let offset = 0; offset < below; offset++) {
    const deleted = records.get(offset)
    if (deleted === undefined || deleted.timestamp >= asked) return true
  }
  return false
}
