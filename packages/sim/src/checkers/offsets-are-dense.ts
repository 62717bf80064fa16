/**
 * Offsets of a partition have no gaps (nothing here is compacted or transactional), acknowledged batches do not overlap, and the
 * batches of one producer stand in the order in which it sent them.
 */
import { type History, keyOf, nameOf } from '../history.ts'
import { certain } from '../names.ts'
import { type Checker, groupBy } from './checker.ts'

export const offsetsAreDense: Checker = {
  name: 'offsets-monotonic-and-dense',
  check: (history) => [...gaps(history), ...overlaps(history), ...disorder(history)],
}

function* gaps(history: History): Generator<string> {
  for (const { at, fetchOffset, records } of history.of('read')) {
    let expected = fetchOffset
    for (const { offset } of records) {
      if (offset !== expected) yield `${nameOf(at)}, read from ${fetchOffset}: ${offset} where ${expected} should be`
      expected = offset + 1
    }
  }
}

function* overlaps(history: History): Generator<string> {
  const acknowledged = certain(history, 'produce').filter(({ baseOffset }) => baseOffset >= 0)
  for (const batches of groupBy(acknowledged, ({ at }) => keyOf(at)).values()) {
    batches.sort((a, b) => a.baseOffset - b.baseOffset)
    for (let n = 1; n < batches.length; n++) {
      const [before, batch] = [batches[n - 1]!, batches[n]!]
      if (batch.baseOffset >= before.baseOffset + before.records.length) continue
      const ids = `${before.records[0]!.id} and ${batch.records[0]!.id}`
      yield `${nameOf(batch.at)}: ${ids} were both acknowledged at offset ${batch.baseOffset}`
    }
  }
}

function* disorder(history: History): Generator<string> {
  const acknowledged = certain(history, 'produce').filter(({ baseOffset }) => baseOffset >= 0)
  for (const batches of groupBy(acknowledged, ({ at, producer }) => `${producer} ${keyOf(at)}`).values()) {
    for (let n = 1; n < batches.length; n++) {
      const [before, batch] = [batches[n - 1]!, batches[n]!]
      if (batch.baseOffset > before.baseOffset) continue
      yield `${nameOf(batch.at)}: ${batch.records[0]!.id} was sent behind ${before.records[0]!.id} and stands before it`
    }
  }
}
