/** Nothing that was acknowledged is lost: in the end it stands where the acknowledgement said, byte for byte. */
import { type History, keyOf, nameOf, type SeenRecord } from '../history.ts'
import { certain } from '../names.ts'
import { type Checker, deletableBelow, deletedBefore, deletionsOf, expiringSince } from './checker.ts'
import { difference } from './same-record.ts'

export const acknowledgedIsDurable: Checker = {
  name: 'acknowledged-is-durable',
  check(history) {
    if (!history.of('topics').some(({ final, outcome }) => final && outcome === 'ok')) return []
    const kept = lastRead(history)
    const deleted = deletedBefore(history, Infinity)
    const deletions = deletionsOf(history)
    const expiring = expiringSince(history)
    const found: string[] = []
    for (const { at, outcome, acks, baseOffset, records } of certain(history, 'produce')) {
      if (outcome !== 'ok' || acks === 0 || deleted.has(at.topicId)) continue
      const last = kept.get(keyOf(at))
      // Records that may go by age go from the start on: what is left is whole.
      const start = expiring.has(at.topic) ? (last?.start ?? Infinity) : 0
      const below = Math.max(start, deletableBelow(deletions.get(keyOf(at))))
      for (const [index, record] of records.entries()) {
        const offset = baseOffset + index
        if (offset < below) continue
        const there = last?.records.get(offset)
        const wrong = there === undefined ? 'is not there' : difference(record, there)
        if (wrong !== null) found.push(`${record.id}, acknowledged at ${nameOf(at)} offset ${offset}, ${wrong}`)
      }
    }
    return found
  },
}

interface LastReading {
  /** Place of its first fetch. */
  readonly begun: number
  start: number
  next: number
  readonly records: Map<number, SeenRecord>
}

function lastRead(history: History): Map<string, LastReading> {
  const kept = readings(history)
  for (const { at, asked, offset, invoked } of history.of('offsets')) {
    const reading = kept.get(keyOf(at))
    if (asked === 'earliest' && reading !== undefined && invoked > reading.begun) {
      reading.start = Math.max(reading.start, offset)
    }
  }
  return kept
}

function readings(history: History): Map<string, LastReading> {
  const kept = new Map<string, LastReading>()
  for (const { at, final, fetchOffset, invoked, records } of history.of('read')) {
    if (!final) continue
    let reading = kept.get(keyOf(at))
    if (reading === undefined) {
      reading = { begun: invoked, start: fetchOffset, next: fetchOffset, records: new Map<number, SeenRecord>() }
      kept.set(keyOf(at), reading)
    }
    // Records went while they were read: it was gone on with behind them.
    if (fetchOffset > reading.next) reading.start = fetchOffset
    for (const record of records) reading.records.set(record.offset, record)
    reading.next = (records.at(-1)?.offset ?? fetchOffset - 1) + 1
  }
  return kept
}
