// Made by tools/gen.ts from tables/records/raft/quorum-state-data.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface QuorumStateData {
  clusterId: string // 0
  leaderId: number
  leaderEpoch: number
  votedId: number
  votedDirectoryId: Uuid // 1+
  appliedOffset: number // 0
  currentVoters: QuorumStateDataVoter[] | null // 0
  unknownTags: UnknownTag[] | null
}

export function createQuorumStateData(init?: Partial<QuorumStateData>): QuorumStateData {
  const message: QuorumStateData = {
    clusterId: '',
    leaderId: -1,
    leaderEpoch: -1,
    votedId: -1,
    votedDirectoryId: ZERO_UUID,
    appliedOffset: 0,
    currentVoters: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readQuorumStateData(reader: Reader, version: number): QuorumStateData {
  return {
    clusterId: version <= 0 ? reader.compactString() : '',
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    votedId: reader.int32(),
    votedDirectoryId: version <= 0 ? ZERO_UUID : reader.uuid(),
    appliedOffset: version <= 0 ? reader.int64() : 0,
    currentVoters: version <= 0 ? readQuorumStateDataVoterArrayOrNull(reader, reader.compactNullableCount(5, 48), version) : [],
    unknownTags: readUnknownTags(reader),
  }
}

function writeQuorumStateData(writer: Writer, message: QuorumStateData, version: number): void {
  if (version <= 0) writer.compactString(message.clusterId)
  else {
    if (message.clusterId !== '') unsupportedField('QuorumStateData.clusterId', version)
  }
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.int32(message.votedId)
  if (version <= 0) {
    if (message.votedDirectoryId !== ZERO_UUID) unsupportedField('QuorumStateData.votedDirectoryId', version)
  } else writer.uuid(message.votedDirectoryId)
  if (version <= 0) writer.int64(message.appliedOffset)
  else {
    if (message.appliedOffset !== 0) unsupportedField('QuorumStateData.appliedOffset', version)
  }
  if (version <= 0) writer.compactCount(message.currentVoters === null ? -1 : message.currentVoters.length)
  else {
    if (message.currentVoters === null || message.currentVoters.length !== 0) unsupportedField('QuorumStateData.currentVoters', version)
  }
  if (version <= 0) {
    if (message.currentVoters !== null) for (const element of message.currentVoters) writeQuorumStateDataVoter(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface QuorumStateDataVoter {
  voterId: number
  unknownTags: UnknownTag[] | null
}

export function createQuorumStateDataVoter(init?: Partial<QuorumStateDataVoter>): QuorumStateDataVoter {
  const message: QuorumStateDataVoter = {
    voterId: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readQuorumStateDataVoter(reader: Reader, _version: number): QuorumStateDataVoter {
  return {
    voterId: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readQuorumStateDataVoterArray(reader: Reader, count: number, version: number): QuorumStateDataVoter[] {
  const array = sized<QuorumStateDataVoter>(count)
  for (let i = 0; i < count; i++) array[i] = readQuorumStateDataVoter(reader, version)
  return array
}

function readQuorumStateDataVoterArrayOrNull(reader: Reader, count: number, version: number): QuorumStateDataVoter[] | null {
  return count < 0 ? null : readQuorumStateDataVoterArray(reader, count, version)
}

function writeQuorumStateDataVoter(writer: Writer, message: QuorumStateDataVoter, _version: number): void {
  writer.int32(message.voterId)
  writeUnknownTags(writer, message.unknownTags)
}

export const QuorumStateDataType: MessageType<QuorumStateData> = {
  name: 'QuorumStateData',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createQuorumStateData,
  read: readQuorumStateData,
  write: writeQuorumStateData,
}
