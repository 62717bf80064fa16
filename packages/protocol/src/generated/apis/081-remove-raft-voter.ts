// Made by tools/gen.ts from tables/apis/081-remove-raft-voter.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface RemoveRaftVoterRequest {
  clusterId: string | null
  voterId: number
  voterDirectoryId: Uuid
  unknownTags: UnknownTag[] | null
}

export function createRemoveRaftVoterRequest(init?: Partial<RemoveRaftVoterRequest>): RemoveRaftVoterRequest {
  const message: RemoveRaftVoterRequest = {
    clusterId: '',
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoveRaftVoterRequest(reader: Reader, _version: number): RemoveRaftVoterRequest {
  return {
    clusterId: reader.compactNullableString(),
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoveRaftVoterRequest(writer: Writer, message: RemoveRaftVoterRequest, _version: number): void {
  writer.compactNullableString(message.clusterId)
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoveRaftVoterRequestType: MessageType<RemoveRaftVoterRequest> = {
  name: 'RemoveRaftVoterRequest',
  kind: 'request',
  key: 81,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoveRaftVoterRequest,
  read: readRemoveRaftVoterRequest,
  write: writeRemoveRaftVoterRequest,
}

export interface RemoveRaftVoterResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null // ignorable
  unknownTags: UnknownTag[] | null
}

export function createRemoveRaftVoterResponse(init?: Partial<RemoveRaftVoterResponse>): RemoveRaftVoterResponse {
  const message: RemoveRaftVoterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoveRaftVoterResponse(reader: Reader, _version: number): RemoveRaftVoterResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoveRaftVoterResponse(writer: Writer, message: RemoveRaftVoterResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoveRaftVoterResponseType: MessageType<RemoveRaftVoterResponse> = {
  name: 'RemoveRaftVoterResponse',
  kind: 'response',
  key: 81,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoveRaftVoterResponse,
  read: readRemoveRaftVoterResponse,
  write: writeRemoveRaftVoterResponse,
}
