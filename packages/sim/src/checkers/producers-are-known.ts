/** No two producers get the same id, and the sequences of one that follows the protocol are accepted, whatever died meanwhile. */
import { nameOf } from '../history.ts'
import { type Checker, deletedBefore } from './checker.ts'

const BROKEN: ReadonlySet<string | null> = new Set([
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'UNKNOWN_PRODUCER_ID',
  'DUPLICATE_SEQUENCE_NUMBER',
])

export const producersAreKnown: Checker = {
  name: 'producers-are-known',
  check(history) {
    const found: string[] = []
    const owners = new Map<string, string>()
    for (const { outcome, producer, producerId, producerEpoch } of history.of('producer-id')) {
      if (outcome !== 'ok') continue
      const id = `${producerId} in epoch ${producerEpoch}`
      const owner = owners.get(id)
      if (owner !== undefined) found.push(`producer id ${id} was given to ${owner}, and then to ${producer}`)
      owners.set(id, producer)
    }
    const deleted = deletedBefore(history, Infinity)
    for (const { at, error, records } of history.of('produce')) {
      if (!BROKEN.has(error) || deleted.has(at.topicId)) continue
      found.push(`${records[0]!.id} was refused by ${nameOf(at)} with ${error}`)
    }
    return found
  },
}
