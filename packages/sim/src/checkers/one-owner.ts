/**
 * In one generation of a group each partition has one owner, and every member owns what the leader of that generation gave it. A static
 * member that comes back under another id is the same owner.
 */
import type { SyncOp } from '../group-ops.ts'
import type { History, Op } from '../history.ts'
import { type Checker, groupBy } from './checker.ts'

export const oneOwner: Checker = {
  name: 'one-owner-per-generation',
  check: (history) => {
    const syncs = history.of('sync').filter(({ outcome }) => outcome !== 'refused')
    const found: string[] = []
    for (const group of groupBy(syncs, (op) => `${op.group} generation ${op.generation}`)) {
      found.push(...sharedPartitions(group), ...notAsGiven(history, group))
    }
    return found
  },
}

type Generation = readonly [name: string, syncs: readonly Op<SyncOp>[]]

function ownerOf({ instanceId, memberId }: Pick<SyncOp, 'instanceId' | 'memberId'>): string {
  return instanceId ?? memberId
}

function* sharedPartitions([name, syncs]: Generation): Generator<string> {
  const owners = new Map<string, string>()
  for (const op of syncs) {
    if (op.outcome !== 'ok') continue
    for (const partition of op.received) {
      const owner = owners.get(partition)
      if (owner !== undefined && owner !== ownerOf(op)) yield `${name}: ${owner} and ${ownerOf(op)} own ${partition}`
      owners.set(partition, ownerOf(op))
    }
  }
}

function* notAsGiven(history: History, [name, syncs]: Generation): Generator<string> {
  const assignments = syncs.flatMap(({ sent }) => sent ?? [])
  for (const op of syncs) {
    if (op.outcome !== 'ok') continue
    const ids = idsOf(history, op)
    const given = assignments.some((sent) => {
      const shares = ids.flatMap((id) => sent.get(id) ?? [])
      return shares.join() === op.received.join()
    })
    if (!given) yield `${name}: ${ownerOf(op)} owns ${op.received.join(' ')}, and no leader gave it that`
  }
}

/** All ids under which the member was known. */
function idsOf(history: History, { group, memberId, instanceId }: SyncOp): string[] {
  if (instanceId === null) return [memberId]
  const joins = history.of('join').filter((op) => op.group === group && op.instanceId === instanceId)
  return [...new Set([memberId, ...joins.map(({ toldId }) => toldId)])]
}
