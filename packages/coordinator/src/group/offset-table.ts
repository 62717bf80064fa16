import { type Timeline, TimelineMap } from '@ottla/base'
import type { OffsetCommitValue } from '@ottla/protocol'

/** A committed offset and where in the log its record stands. */
export interface CommittedOffset {
  readonly value: OffsetCommitValue
  readonly recordOffset: number
}

type Partitions = TimelineMap<number, CommittedOffset>
type Topics = TimelineMap<string, Partitions>

/** Offsets by group, topic and partition. Inner maps exist only while they have entries. */
export class OffsetTable {
  readonly #timeline: Timeline
  readonly #groups: TimelineMap<string, Topics>

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    this.#groups = new TimelineMap(timeline)
  }

  get(group: string, topic: string, partition: number): CommittedOffset | undefined {
    return this.#groups.get(group)?.get(topic)?.get(partition)
  }

  hasGroup(group: string): boolean {
    return this.#groups.has(group)
  }

  groups(): MapIterator<string> {
    return this.#groups.keys()
  }

  /** Of one group, topic by topic. */
  topicsOf(group: string): Iterable<[string, Partitions]> {
    return this.#groups.get(group) ?? []
  }

  /** All offsets there are; looks at every topic of every group. */
  count(): number {
    let count = 0
    for (const topics of this.#groups.values()) for (const partitions of topics.values()) count += partitions.size
    return count
  }

  *entries(): Generator<{ group: string; topic: string; partition: number; committed: CommittedOffset }> {
    for (const [group, topics] of this.#groups) {
      for (const [topic, partitions] of topics) {
        for (const [partition, committed] of partitions) yield { group, topic, partition, committed }
      }
    }
  }

  set(group: string, topic: string, partition: number, committed: CommittedOffset): void {
    let topics = this.#groups.get(group)
    if (topics === undefined) {
      topics = new TimelineMap(this.#timeline)
      this.#groups.set(group, topics)
    }
    let partitions = topics.get(topic)
    if (partitions === undefined) {
      partitions = new TimelineMap(this.#timeline)
      topics.set(topic, partitions)
    }
    partitions.set(partition, committed)
  }

  delete(group: string, topic: string, partition: number): boolean {
    const topics = this.#groups.get(group)
    const partitions = topics?.get(topic)
    if (topics === undefined || partitions === undefined || !partitions.delete(partition)) return false
    if (partitions.size === 0) topics.delete(topic)
    if (topics.size === 0) this.#groups.delete(group)
    return true
  }
}
