/**
 * Records of `__consumer_offsets`. A key begins with an int16 that says which kind of record it is and a value with the
 * int16 version of its schema. Offsets (types 0 and 1) and classic groups (type 2) are decoded; the records of consumer,
 * share and streams groups are kept as they are, so that a directory that has them loses nothing.
 */
import {
  createGroupMetadataKey,
  createGroupMetadataValue,
  createGroupMetadataValueMemberMetadata,
  createOffsetCommitKey,
  createOffsetCommitValue,
  decodeMessage,
  encodeMessage,
  GroupMetadataKeyType,
  type GroupMetadataValue,
  GroupMetadataValueType,
  OffsetCommitKeyType,
  type OffsetCommitValue,
  OffsetCommitValueType,
} from '@ottla/protocol'
import type { ClassicGroup } from './classic/group.ts'
import { EMPTY_BYTES } from './classic/member.ts'

export type GroupRecord = OffsetRecord | ClassicGroupRecord | KeptRecord

/** A committed offset, or with a null value its tombstone. */
export interface OffsetRecord {
  readonly kind: 'offset'
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly value: OffsetCommitValue | null
}

/** A generation of a classic group, or with a null value the end of the group. */
export interface ClassicGroupRecord {
  readonly kind: 'classic'
  readonly group: string
  readonly value: GroupMetadataValue | null
}

/** A record of another group protocol, byte for byte. */
export interface KeptRecord {
  readonly kind: 'kept'
  /** The int16 in front of the key. */
  readonly type: number
  readonly group: string
  readonly key: Buffer
  readonly value: Buffer | null
}

const LEGACY_OFFSET_COMMIT = 0
const OFFSET_COMMIT = 1
const GROUP_METADATA = 2

/** The version of group metadata that brokers of every level read. */
const GROUP_METADATA_VALUE_VERSION = 3
const OFFSET_COMMIT_VALUE_VERSION = 4
/** The only version with a time of expiry, for clients that still send a retention. */
const OFFSET_COMMIT_VALUE_VERSION_WITH_EXPIRY = 1

/** `expireTimestamp` of an offset that follows the broker's retention. */
export const NO_EXPIRY = -1

/** How the records of a group's shard stand in a log. */
export const groupRecordCodec: {
  encode(record: GroupRecord): { readonly key: Buffer; readonly value: Buffer | null }
  decode(key: Buffer | null, value: Buffer | null): GroupRecord | null
} = { encode, decode }

function encode(record: GroupRecord): { readonly key: Buffer; readonly value: Buffer | null } {
  switch (record.kind) {
    case 'offset': {
      const { group, topic, partition, value } = record
      const key = encodeMessage(OffsetCommitKeyType, createOffsetCommitKey({ group, topic, partition }), 0)
      return { key: versioned(OFFSET_COMMIT, key), value: value === null ? null : encodeOffset(value) }
    }
    case 'classic': {
      const key = encodeMessage(GroupMetadataKeyType, createGroupMetadataKey({ group: record.group }), 0)
      const value =
        record.value === null ? null : encodeMessage(GroupMetadataValueType, record.value, GROUP_METADATA_VALUE_VERSION)
      return {
        key: versioned(GROUP_METADATA, key),
        value: value === null ? null : versioned(GROUP_METADATA_VALUE_VERSION, value),
      }
    }
    case 'kept':
      return { key: record.key, value: record.value }
  }
}

function encodeOffset(value: OffsetCommitValue): Buffer {
  const version =
    Number(value.expireTimestamp) === NO_EXPIRY ? OFFSET_COMMIT_VALUE_VERSION : OFFSET_COMMIT_VALUE_VERSION_WITH_EXPIRY
  return versioned(version, encodeMessage(OffsetCommitValueType, value, version))
}

/**
 * null for a kind of record that no version of Kafka has: it is left where it is. The record does not point into the
 * buffers that it was read from. Throws ProtocolError where the bytes are not what their type says.
 */
function decode(key: Buffer | null, value: Buffer | null): GroupRecord | null {
  if (key === null || key.length < 2 || (value !== null && value.length < 2)) return null
  const type = key.readInt16BE(0)
  if (type === LEGACY_OFFSET_COMMIT || type === OFFSET_COMMIT) {
    const { group, topic, partition } = decodeMessage(OffsetCommitKeyType, key.subarray(2), 0)
    const decoded =
      value === null ? null : decodeMessage(OffsetCommitValueType, value.subarray(2), value.readInt16BE(0))
    return { kind: 'offset', group, topic, partition, value: decoded }
  }
  if (type === GROUP_METADATA) {
    const { group } = decodeMessage(GroupMetadataKeyType, key.subarray(2), 0)
    if (value === null) return { kind: 'classic', group, value: null }
    const own = Buffer.from(value)
    return {
      kind: 'classic',
      group,
      value: decodeMessage(GroupMetadataValueType, own.subarray(2), own.readInt16BE(0)),
    }
  }
  if (keptTypeOf(type) === null) return null
  // Keys of all other kinds begin with the group's id, in the classic encoding.
  const { group } = decodeMessage(GroupMetadataKeyType, key.subarray(2), 0)
  return { kind: 'kept', type, group, key: Buffer.from(key), value: value === null ? null : Buffer.from(value) }
}

export type KeptGroupType = 'consumer' | 'share' | 'streams'

/** Which group protocol a key's type belongs to; null for none of the later ones. */
export function keptTypeOf(type: number): KeptGroupType | null {
  if ((type >= 3 && type <= 8) || type === 16) return 'consumer'
  if (type >= 9 && type <= 15) return 'share'
  if (type >= 17 && type <= 23) return 'streams'
  return null
}

function versioned(version: number, message: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(message.length + 2)
  bytes.writeInt16BE(version, 0)
  message.copy(bytes, 2)
  return bytes
}

export function offsetTombstone(group: string, topic: string, partition: number): OffsetRecord {
  return { kind: 'offset', group, topic, partition, value: null }
}

export function offsetRecord(
  group: string,
  topic: string,
  partition: number,
  value: Partial<OffsetCommitValue>,
): OffsetRecord {
  return { kind: 'offset', group, topic, partition, value: createOffsetCommitValue(value) }
}

export function classicGroupTombstone(group: string): ClassicGroupRecord {
  return { kind: 'classic', group, value: null }
}

/**
 * The group with its current generation. `assignments` by member id; a member that is missing there gets empty bytes.
 * The protocol type of a group without members is kept, as the type of the offsets' owner.
 */
export function classicGroupRecord(group: ClassicGroup, assignments: ReadonlyMap<string, Buffer>): ClassicGroupRecord {
  return {
    kind: 'classic',
    group: group.groupId,
    value: createGroupMetadataValue({
      protocolType: group.protocolType ?? '',
      generation: group.generation,
      protocol: group.protocolName,
      leader: group.leaderId,
      currentStateTimestamp: group.stateTimestamp,
      members: [...group.members].map((member) =>
        createGroupMetadataValueMemberMetadata({
          memberId: member.memberId,
          groupInstanceId: member.groupInstanceId,
          clientId: member.clientId,
          clientHost: member.clientHost,
          rebalanceTimeout: member.rebalanceTimeoutMs,
          sessionTimeout: member.sessionTimeoutMs,
          subscription: member.metadataOf(group.protocolName) ?? EMPTY_BYTES,
          assignment: assignments.get(member.memberId) ?? EMPTY_BYTES,
        }),
      ),
    }),
  }
}

/** A group that was just made: known from now on, without a generation. */
export function newClassicGroupRecord(group: ClassicGroup): ClassicGroupRecord {
  return {
    kind: 'classic',
    group: group.groupId,
    value: createGroupMetadataValue({
      protocolType: '',
      generation: 0,
      protocol: null,
      leader: null,
      currentStateTimestamp: group.stateTimestamp,
      members: [],
    }),
  }
}
