/**
 * What is read was sent, to this partition and unchanged, and was not refused; and what an offset has shown once, it shows for
 * ever: to all clients, before and after every crash.
 */
import {
  type History,
  keyOf,
  nameOf,
  type Op,
  type PartitionRef,
  type ProduceOp,
  type SeenRecord,
  type SentRecord,
} from '../history.ts'
import { certain, topicsOf } from '../names.ts'
import type { Checker } from './checker.ts'
import { difference } from './same-record.ts'

export const recordsAreWhatWasSent: Checker = {
  name: 'records-are-what-was-sent',
  check(history) {
    const sent = sentById(history)
    const shown = new Map<string, SeenRecord>()
    const found: string[] = []
    for (const { at, damage, records } of certain(history, 'read')) {
      if (damage !== null) found.push(`${nameOf(at)}: ${damage}`)
      for (const record of records) {
        const place = `${nameOf(at)} offset ${record.offset}`
        const wrong = originError(history, sent, at, record)
        if (wrong !== null) found.push(`${place}: ${wrong}`)
        const before = shown.get(`${keyOf(at)} ${record.offset}`)
        if (before === undefined) shown.set(`${keyOf(at)} ${record.offset}`, record)
        else if (idOf(before) !== idOf(record) || before.timestamp !== record.timestamp) {
          found.push(`${place}: was ${idOf(before)} at first, and ${idOf(record)} later`)
        }
      }
    }
    return found
  },
}

interface Sent {
  readonly op: Op<ProduceOp>
  readonly record: SentRecord
}

function sentById(history: History): Map<string, Sent> {
  const sent = new Map<string, Sent>()
  for (const op of history.of('produce')) for (const record of op.records) sent.set(record.id, { op, record })
  return sent
}

function originError(
  history: History,
  sent: ReadonlyMap<string, Sent>,
  at: PartitionRef,
  seen: SeenRecord,
): string | null {
  const origin = sent.get(idOf(seen))
  if (origin === undefined) return 'a record that nobody sent'
  const { op, record } = origin
  if (op.at.partition !== at.partition || !topicsOf(history, op).has(at.topicId)) {
    return `${record.id}, which was sent to ${nameOf(op.at)} of ${op.at.topicId}`
  }
  if (op.outcome === 'refused') return `${record.id}, which was refused with ${op.error}`
  const wrong = difference(record, seen)
  return wrong === null ? null : `${record.id}, ${wrong}`
}

/** A value begins with the id of its record and a space. */
export function idOf({ value }: Pick<SeenRecord, 'value'>): string {
  if (value === null) return 'no value'
  const end = value.indexOf(0x20)
  return value.toString('latin1', 0, end < 0 ? Math.min(value.length, 40) : end)
}
