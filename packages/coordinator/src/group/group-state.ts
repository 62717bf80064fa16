/**
 * The hard state of a shard: what its log says, and nothing else. `replay` and `replayMarker` alone change it, on a
 * timeline, so that records that were lost can be taken back.
 */
import { Timeline, TimelineMap } from '@ottla/base'
import type { GroupMetadataValue } from '@ottla/protocol'
import { OffsetTable } from './offset-table.ts'
import { type GroupRecord, type KeptGroupType, type KeptRecord, keptTypeOf, type OffsetRecord } from './records.ts'

export type GroupType = 'classic' | KeptGroupType

/** A group of a protocol that is not served yet: its records by the hex of their key. */
export interface KeptGroup {
  readonly type: KeptGroupType
  readonly records: TimelineMap<string, KeptRecord>
}

/** The offsets that one producer has written in its open transaction. */
interface PendingOffsets {
  readonly table: OffsetTable
}

export class GroupState {
  readonly timeline: Timeline = new Timeline()
  /** null: a group that only holds offsets and has no record of its own. */
  readonly classic: TimelineMap<string, GroupMetadataValue | null> = new TimelineMap(this.timeline)
  readonly kept: TimelineMap<string, KeptGroup> = new TimelineMap(this.timeline)
  readonly offsets: OffsetTable = new OffsetTable(this.timeline)
  /** By producer id: invisible until the transaction's marker. */
  readonly #pending: TimelineMap<number, PendingOffsets> = new TimelineMap(this.timeline)

  /** null where there is no such group. A group of a later protocol may follow a simple one of the same name. */
  typeOf(groupId: string): GroupType | null {
    return this.kept.get(groupId)?.type ?? (this.classic.has(groupId) ? 'classic' : null)
  }

  *groupIds(): Generator<string> {
    yield* this.kept.keys()
    for (const groupId of this.classic.keys()) if (!this.kept.has(groupId)) yield groupId
  }

  replay(offset: number, record: GroupRecord, producerId: number): void {
    switch (record.kind) {
      case 'offset':
        this.#replayOffset(offset, record, producerId)
        return
      case 'classic':
        if (record.value === null) this.classic.delete(record.group)
        else this.classic.set(record.group, record.value)
        return
      case 'kept':
        this.#replayKept(record)
        return
    }
  }

  replayMarker(producerId: number, committed: boolean): void {
    const pending = this.#pending.get(producerId)
    if (pending === undefined) return
    this.#pending.delete(producerId)
    if (!committed) return
    for (const { group, topic, partition, committed: offset } of pending.table.entries()) {
      // A commit outside the transaction that stands later in the log is newer, although the marker comes after it.
      const current = this.offsets.get(group, topic, partition)
      if (current === undefined || current.recordOffset < offset.recordOffset) {
        this.offsets.set(group, topic, partition, offset)
      }
    }
  }

  /** Some open transaction has written an offset for this partition. */
  hasPendingOffset(group: string, topic: string, partition: number): boolean {
    for (const pending of this.#pending.values()) {
      if (pending.table.get(group, topic, partition) !== undefined) return true
    }
    return false
  }

  /** Some open transaction has written an offset for this group. */
  hasOpenTransaction(group: string): boolean {
    for (const pending of this.#pending.values()) if (pending.table.hasGroup(group)) return true
    return false
  }

  *pendingOffsets(): Generator<{ group: string; topic: string; partition: number }> {
    for (const pending of this.#pending.values()) yield* pending.table.entries()
  }

  #replayOffset(offset: number, record: OffsetRecord, producerId: number): void {
    const { group, topic, partition, value } = record
    if (value === null) {
      this.offsets.delete(group, topic, partition)
      for (const pending of this.#pending.values()) pending.table.delete(group, topic, partition)
      return
    }
    if (this.typeOf(group) === null) this.classic.set(group, null)
    const committed = { value, recordOffset: offset }
    if (producerId < 0) {
      this.offsets.set(group, topic, partition, committed)
      return
    }
    let pending = this.#pending.get(producerId)
    if (pending === undefined) {
      pending = { table: new OffsetTable(this.timeline) }
      this.#pending.set(producerId, pending)
    }
    pending.table.set(group, topic, partition, committed)
  }

  #replayKept(record: KeptRecord): void {
    const type = keptTypeOf(record.type)!
    let group = this.kept.get(record.group)
    const key = record.key.toString('latin1')
    if (record.value === null) {
      if (group === undefined) return
      group.records.delete(key)
      if (group.records.size === 0) this.kept.delete(record.group)
      return
    }
    // An id whose former group is of another kind: the log has the tombstones of that one further on, or had them.
    if (group === undefined || group.type !== type) {
      group = { type, records: new TimelineMap(this.timeline) }
      this.kept.set(record.group, group)
    }
    group.records.set(key, record)
  }
}
