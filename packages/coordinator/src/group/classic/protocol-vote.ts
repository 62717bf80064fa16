import { javaHashCode } from '../../partition-for.ts'
import type { ClassicMember } from './member.ts'

/**
 * The protocol of the next generation: among those that every member offers, the one that most members would rather
 * have. null where there is none. A tie goes to the one that Java's HashMap would list first, so that a group with equal
 * members gets the same protocol from every broker.
 */
export function selectProtocol(members: readonly ClassicMember[]): string | null {
  const candidates = commonProtocols(members)
  const votes = new Map<string, number>()
  for (const member of members) {
    const vote = member.vote(candidates)
    if (vote !== null) votes.set(vote, (votes.get(vote) ?? 0) + 1)
  }
  let best: string | null = null
  for (const name of inHashMapOrder([...votes.keys()])) {
    if (best === null || votes.get(name)! > votes.get(best)!) best = name
  }
  return best
}

/** Names that every member offers. A name that a member repeats counts once. */
function commonProtocols(members: readonly ClassicMember[]): Set<string> {
  const counts = new Map<string, number>()
  for (const member of members) {
    for (const name of new Set(member.protocols.map((protocol) => protocol.name))) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const common = new Set<string>()
  for (const [name, count] of counts) if (count === members.length) common.add(name)
  return common
}

/** A HashMap's table starts with 16 buckets and doubles beyond three quarters. */
function inHashMapOrder(names: string[]): string[] {
  let buckets = 16
  while (names.length > buckets * 0.75) buckets *= 2
  const bucketOf = (name: string): number => {
    const hash = javaHashCode(name)
    return (hash ^ (hash >>> 16)) & (buckets - 1)
  }
  return names.sort((a, b) => bucketOf(a) - bucketOf(b))
}
