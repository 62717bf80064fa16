/** What a checker is, and what several of them need. A checker sees a history and nothing else. */
import { type DeleteRecordsOp, type FaultOp, type History, keyOf, type Op, type PartitionRef } from '../history.ts'
import { topicsOf } from '../names.ts'
import type { Fault } from '../swarm.ts'

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
  const deletions = new Map<string, Op<DeleteRecordsOp>[]>()
  for (const op of history.of('delete-records')) {
    if (op.outcome === 'refused') continue
    for (const topicId of topicsOf(history, op)) {
      const key = keyOf({ ...op.at, topicId })
      deletions.set(key, [...(deletions.get(key) ?? []), op])
    }
  }
  return deletions
}

/** Names of topics whose records may go by themselves, and since when. */
export function expiringSince(history: History): Map<string, number> {
  const since = new Map<string, number>()
  for (const { topic, retentionMs, invoked } of history.of('retention')) {
    if (retentionMs >= 0 && !since.has(topic)) since.set(topic, invoked)
  }
  return since
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
export interface Observed {
  readonly op: Op
  readonly value: number
  /** It is a promise for what is shown later. */
  readonly promises: boolean
  /** It must keep the promises made before. */
  readonly keeps: boolean
}

/** The same of a partition. */
export interface Observation extends Observed {
  readonly at: PartitionRef
}

export interface Setback<O extends Observed> {
  readonly observation: O
  readonly promised: number
}

export function placeOf({ at }: Observation): string {
  return keyOf(at)
}

/** Observations that are below one of the same subject that was complete before their operation began. */
export function setbacks<O extends Observed>(
  observations: readonly O[],
  subjectOf: (observation: O) => string,
): Setback<O>[] {
  const found: Setback<O>[] = []
  for (const group of groupBy(observations, subjectOf).values()) {
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

/** Faults in which the node may have died without a word. */
const DEATHS: ReadonlySet<Fault> = new Set<Fault>(['crash', 'power-cut', 'failing-flush', 'full-disk'])
/** Faults in which a coordinator may have lost what it only remembers. */
const INTERRUPTIONS: ReadonlySet<Fault> = new Set<Fault>([...DEATHS, 'clean-restart', 'slow-disk'])

export function deaths(history: History): Op<FaultOp>[] {
  return history.of('fault').filter(({ fault }) => DEATHS.has(fault))
}

export function interruptions(history: History): Op<FaultOp>[] {
  return history.of('fault').filter(({ fault }) => INTERRUPTIONS.has(fault))
}

/** The observations that lie wholly between two of these faults. */
export function livesBetween<O extends Observed>(faults: readonly Op<FaultOp>[], observations: readonly O[]): O[][] {
  const ends = [...faults.map(({ invoked }) => invoked), Infinity]
  const begins = [-1, ...faults.map(({ completed }) => completed)]
  return begins.map((begin, index) =>
    observations.filter(({ op }) => op.invoked > begin && op.completed < ends[index]!),
  )
}
