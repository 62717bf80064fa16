/** What a checker is, and what several of them need. A checker sees a history and nothing else. */
import { type DeleteRecordsOp, type History, keyOf, type Op, type PartitionRef } from '../history.ts'

export interface Checker {
  /** Name of the invariant. */
  readonly name: string
  /** One text for each breach. */
  check(history: History): string[]
}

export interface Violation {
  readonly invariant: string
  readonly text: string
}

/** Ids of topics whose deletion was asked for before `place`. */
export function deletedBefore(history: History, place: number): Set<string> {
  const ids = history.of('delete-topic').filter(({ invoked }) => invoked < place)
  return new Set(ids.map(({ topicId }) => topicId))
}

/** By partition, the deletions of records that may have had an effect. */
export function deletionsOf(history: History): Map<string, Op<DeleteRecordsOp>[]> {
  return groupBy(
    history.of('delete-records').filter(({ outcome }) => outcome !== 'refused'),
    ({ at }) => keyOf(at),
  )
}

/** Below it, records may have been deleted on request by the time of `place`. */
export function deletableBelow(
  deletions: readonly Op<DeleteRecordsOp>[] | undefined,
  place: number = Infinity,
): number {
  return Math.max(0, ...(deletions ?? []).filter(({ invoked }) => invoked < place).map(({ offset }) => offset))
}

export function groupBy<T>(items: Iterable<T>, keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOfItem(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** Something that a client was shown at some time during an operation, and that must not be less later. */
export interface Observation {
  readonly op: Op
  readonly at: PartitionRef
  readonly value: number
  /** It is a promise for what is shown later. */
  readonly promises: boolean
  /** It must keep the promises made before. */
  readonly keeps: boolean
}

export interface Setback {
  readonly observation: Observation
  readonly promised: number
}

/** Observations that are below one that was complete before their operation began. */
export function setbacks(observations: readonly Observation[]): Setback[] {
  const found: Setback[] = []
  for (const group of groupBy(observations, ({ at }) => keyOf(at)).values()) {
    const promises = group.filter(({ promises }) => promises).sort((a, b) => a.op.completed - b.op.completed)
    const keeping = group.filter(({ keeps }) => keeps).sort((a, b) => a.op.invoked - b.op.invoked)
    let promised = -1
    let next = 0
    for (const observation of keeping) {
      for (; next < promises.length && promises[next]!.op.completed < observation.op.invoked; next++) {
        promised = Math.max(promised, promises[next]!.value)
      }
      if (observation.value < promised) found.push({ observation, promised })
    }
  }
  return found
}
