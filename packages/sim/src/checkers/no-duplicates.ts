/** A batch that was sent once, or that its producer may repeat because the broker can tell, is in the log at most once. */
import { keyOf, nameOf } from '../history.ts'
import { certain } from '../names.ts'
import type { Checker } from './checker.ts'
import { idOf } from './records-are-what-was-sent.ts'

export const noDuplicates: Checker = {
  name: 'no-duplicates-for-idempotent',
  check(history) {
    const repeatable = new Set<string>()
    for (const { idempotent, attempts, records } of history.of('produce')) {
      if (idempotent || attempts <= 1) for (const { id } of records) repeatable.add(id)
    }
    const places = new Map<string, number>()
    const found: string[] = []
    for (const { at, records } of certain(history, 'read')) {
      for (const record of records) {
        const id = idOf(record)
        const key = `${keyOf(at)} ${id}`
        const first = places.get(key)
        if (first === undefined) places.set(key, record.offset)
        else if (first !== record.offset && repeatable.has(id)) {
          found.push(`${id} is in ${nameOf(at)} at offsets ${first} and ${record.offset}`)
        }
      }
    }
    return found
  },
}
