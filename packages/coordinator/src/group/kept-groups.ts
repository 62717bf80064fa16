/**
 * Groups of the consumer, share and streams protocols, as far as their records tell: enough to list them, to guard their
 * offsets, and to delete empty ones. Their members are served by nobody here.
 */
import {
  type AnyMessageType,
  ConsumerGroupCurrentMemberAssignmentValueType,
  ConsumerGroupMetadataValueType,
  ConsumerGroupTargetAssignmentMetadataValueType,
  decodeMessage,
  ErrorCode,
  StreamsGroupCurrentMemberAssignmentValueType,
  StreamsGroupMetadataValueType,
  StreamsGroupTargetAssignmentMetadataValueType,
} from '@ottla/protocol'
import type { KeptGroup } from './group-state.ts'
import type { KeptGroupType, KeptRecord } from './records.ts'

export type KeptGroupState = 'Empty' | 'Assigning' | 'Reconciling' | 'Stable'

/** Record types by what they hold; null where a protocol has no such record that matters here. */
const TYPES: Record<KeptGroupType, { member: number; epoch: number; targetEpoch: number; current: number }> = {
  consumer: { member: 5, epoch: 3, targetEpoch: 6, current: 8 },
  share: { member: 10, epoch: 11, targetEpoch: 12, current: 14 },
  streams: { member: 19, epoch: 17, targetEpoch: 20, current: 22 },
}

/** Tombstones go from the members' state to the group's epoch, which ends the group. */
const TOMBSTONE_ORDER: readonly number[] = [8, 7, 6, 5, 4, 16, 3, 22, 21, 20, 19, 18, 23, 17]

const STABLE_MEMBER = 0

export function keptGroupState(group: KeptGroup): KeptGroupState {
  if (isEmptyKeptGroup(group)) return 'Empty'
  if (group.type === 'share') return 'Stable'
  const isConsumer = group.type === 'consumer'
  const types = TYPES[group.type]
  const epochType = isConsumer ? ConsumerGroupMetadataValueType : StreamsGroupMetadataValueType
  const targetType = isConsumer
    ? ConsumerGroupTargetAssignmentMetadataValueType
    : StreamsGroupTargetAssignmentMetadataValueType
  const epochRecord = firstOf(group, types.epoch)
  const targetRecord = firstOf(group, types.targetEpoch)
  const epoch = epochRecord === null ? 0 : decodeValue<{ epoch: number }>(epochRecord, epochType).epoch
  const target =
    targetRecord === null ? -1 : decodeValue<{ assignmentEpoch: number }>(targetRecord, targetType).assignmentEpoch
  if (epoch > target) return 'Assigning'
  for (const record of group.records.values()) {
    if (record.type !== types.current) continue
    const { memberEpoch, state } = decodeCurrent(group, record)
    if (memberEpoch !== target || state !== STABLE_MEMBER) return 'Reconciling'
  }
  return 'Stable'
}

export function isEmptyKeptGroup(group: KeptGroup): boolean {
  const { member } = TYPES[group.type]
  for (const record of group.records.values()) if (record.type === member) return false
  return true
}

/** The error that a commit to the group, or a fetch by one of its members, gets. */
export function validateMemberEpoch(group: KeptGroup, memberId: string, memberEpoch: number): number {
  const key = [...group.records.values()].find(
    (record) => record.type === TYPES[group.type].current && lastStringOf(record.key) === memberId,
  )
  if (key === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
  return decodeCurrent(group, key).memberEpoch === memberEpoch ? ErrorCode.NONE : ErrorCode.STALE_MEMBER_EPOCH
}

export function keptGroupTombstones(group: KeptGroup): KeptRecord[] {
  return [...group.records.values()]
    .sort((a, b) => TOMBSTONE_ORDER.indexOf(a.type) - TOMBSTONE_ORDER.indexOf(b.type))
    .map((record) => ({ ...record, value: null }))
}

function decodeCurrent(group: KeptGroup, record: KeptRecord): { memberEpoch: number; state: number } {
  const type =
    group.type === 'streams'
      ? StreamsGroupCurrentMemberAssignmentValueType
      : ConsumerGroupCurrentMemberAssignmentValueType
  return decodeValue<{ memberEpoch: number; state: number }>(record, type)
}

function firstOf(group: KeptGroup, type: number): KeptRecord | null {
  for (const record of group.records.values()) if (record.type === type) return record
  return null
}

function decodeValue<T extends object>(
  record: KeptRecord,
  type: { read(reader: never, version: number): T } & AnyMessageType,
): T {
  const value = record.value!
  return decodeMessage(type, value.subarray(2), value.readInt16BE(0)) as T
}

/** A member's key: int16 type, the group's id, the member's id. */
function lastStringOf(key: Buffer): string {
  const afterGroup = 4 + key.readInt16BE(2)
  return key.toString('utf8', afterGroup + 2, afterGroup + 2 + key.readInt16BE(afterGroup))
}
