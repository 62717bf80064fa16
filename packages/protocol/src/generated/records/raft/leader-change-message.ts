// Made by tools/gen.ts from tables/records/raft/leader-change-message.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import { unsupportedField } from '../../../bytes/protocol-error.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface LeaderChangeMessage {
  version: number
  leaderId: number
  voters: LeaderChangeMessageVoter[]
  grantingVoters: LeaderChangeMessageVoter[]
  unknownTags: UnknownTag[] | null
}

export function createLeaderChangeMessage(init?: Partial<LeaderChangeMessage>): LeaderChangeMessage {
  const message: LeaderChangeMessage = {
    version: 0,
    leaderId: 0,
    voters: [],
    grantingVoters: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLeaderChangeMessage(reader: Reader, version: number): LeaderChangeMessage {
  return {
    version: reader.int16(),
    leaderId: reader.int32(),
    voters: readLeaderChangeMessageVoterArray(reader, reader.compactCount(5, 56), version),
    grantingVoters: readLeaderChangeMessageVoterArray(reader, reader.compactCount(5, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeLeaderChangeMessage(writer: Writer, message: LeaderChangeMessage, version: number): void {
  writer.int16(message.version)
  writer.int32(message.leaderId)
  writer.compactCount(message.voters.length)
  for (const element of message.voters) writeLeaderChangeMessageVoter(writer, element, version)
  writer.compactCount(message.grantingVoters.length)
  for (const element of message.grantingVoters) writeLeaderChangeMessageVoter(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface LeaderChangeMessageVoter {
  voterId: number
  voterDirectoryId: Uuid // 1+
  unknownTags: UnknownTag[] | null
}

export function createLeaderChangeMessageVoter(init?: Partial<LeaderChangeMessageVoter>): LeaderChangeMessageVoter {
  const message: LeaderChangeMessageVoter = {
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readLeaderChangeMessageVoter(reader: Reader, version: number): LeaderChangeMessageVoter {
  return {
    voterId: reader.int32(),
    voterDirectoryId: version <= 0 ? ZERO_UUID : reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function readLeaderChangeMessageVoterArray(reader: Reader, count: number, version: number): LeaderChangeMessageVoter[] {
  const array = sized<LeaderChangeMessageVoter>(count)
  for (let i = 0; i < count; i++) array[i] = readLeaderChangeMessageVoter(reader, version)
  return array
}

function writeLeaderChangeMessageVoter(writer: Writer, message: LeaderChangeMessageVoter, version: number): void {
  writer.int32(message.voterId)
  if (version <= 0) {
    if (message.voterDirectoryId !== ZERO_UUID) unsupportedField('LeaderChangeMessageVoter.voterDirectoryId', version)
  } else writer.uuid(message.voterDirectoryId)
  writeUnknownTags(writer, message.unknownTags)
}

export const LeaderChangeMessageType: MessageType<LeaderChangeMessage> = {
  name: 'LeaderChangeMessage',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createLeaderChangeMessage,
  read: readLeaderChangeMessage,
  write: writeLeaderChangeMessage,
}
