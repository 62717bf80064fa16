/** Nothing that was acknowledged is lost: in the end it stands where the acknowledgement said, byte for byte. */
import { type History, keyOf, nameOf, type SeenRecord } from '../history.ts'
import { type Checker, deletableBelow, deletedBefore, deletionsOf } from './checker.ts'

export const acknowledgedIsDurable: Checker = {
  name: 'acknowledged-is-durable',
  check(history) {
    if (!history.of('topics').some(({ final, outcome }) => final && outcome === 'ok')) return []
    const kept = lastRead(history)
    const deleted = deletedBefore(history, Infinity)
    const deletions = deletionsOf(history)
    const found: string[] = []
    for (const { at, outcome, acks, baseOffset, records } of history.of('produce')) {
      if (outcome !== 'ok' || acks === 0 || deleted.has(at.topicId)) continue
      const below = deletableBelow(deletions.get(keyOf(at)))
      for (const [index, { id, key, value }] of records.entries()) {
        const offset = baseOffset + index
        if (offset < below) continue
        const there = kept.get(keyOf(at))?.get(offset)
        if (there === undefined) found.push(`${id}, acknowledged at ${nameOf(at)} offset ${offset}, is not there`)
        else if (!same(there.value, value) || !same(there.key, key)) {
          found.push(`${id}, acknowledged at ${nameOf(at)} offset ${offset}, has another record in its place`)
        }
      }
    }
    return found
  },
}

function lastRead(history: History): Map<string, Map<number, SeenRecord>> {
  const kept = new Map<string, Map<number, SeenRecord>>()
  for (const { at, final, records } of history.of('read')) {
    if (!final) continue
    let partition = kept.get(keyOf(at))
    if (partition === undefined) kept.set(keyOf(at), (partition = new Map<number, SeenRecord>()))
    for (const record of records) partition.set(record.offset, record)
  }
  return kept
}

function same(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}
