// Made by tools/gen.ts from tables/apis/082-update-raft-voter.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface UpdateRaftVoterRequest {
  clusterId: string | null
  currentLeaderEpoch: number
  voterId: number
  voterDirectoryId: Uuid
  listeners: UpdateRaftVoterRequestListener[]
  kRaftVersionFeature: UpdateRaftVoterRequestKRaftVersionFeature
  unknownTags: UnknownTag[] | null
}

export function createUpdateRaftVoterRequest(init?: Partial<UpdateRaftVoterRequest>): UpdateRaftVoterRequest {
  const message: UpdateRaftVoterRequest = {
    clusterId: '',
    currentLeaderEpoch: 0,
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    listeners: [],
    kRaftVersionFeature: createUpdateRaftVoterRequestKRaftVersionFeature(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateRaftVoterRequest(reader: Reader, version: number): UpdateRaftVoterRequest {
  return {
    clusterId: reader.compactNullableString(),
    currentLeaderEpoch: reader.int32(),
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    listeners: readUpdateRaftVoterRequestListenerArray(reader, reader.compactCount(5, 64), version),
    kRaftVersionFeature: readUpdateRaftVoterRequestKRaftVersionFeature(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUpdateRaftVoterRequest(writer: Writer, message: UpdateRaftVoterRequest, version: number): void {
  writer.compactNullableString(message.clusterId)
  writer.int32(message.currentLeaderEpoch)
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.compactCount(message.listeners.length)
  for (const element of message.listeners) writeUpdateRaftVoterRequestListener(writer, element, version)
  writeUpdateRaftVoterRequestKRaftVersionFeature(writer, message.kRaftVersionFeature, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface UpdateRaftVoterRequestListener {
  name: string
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createUpdateRaftVoterRequestListener(init?: Partial<UpdateRaftVoterRequestListener>): UpdateRaftVoterRequestListener {
  const message: UpdateRaftVoterRequestListener = {
    name: '',
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateRaftVoterRequestListener(reader: Reader, _version: number): UpdateRaftVoterRequestListener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readUpdateRaftVoterRequestListenerArray(reader: Reader, count: number, version: number): UpdateRaftVoterRequestListener[] {
  const array = sized<UpdateRaftVoterRequestListener>(count)
  for (let i = 0; i < count; i++) array[i] = readUpdateRaftVoterRequestListener(reader, version)
  return array
}

function writeUpdateRaftVoterRequestListener(writer: Writer, message: UpdateRaftVoterRequestListener, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export interface UpdateRaftVoterRequestKRaftVersionFeature {
  minSupportedVersion: number
  maxSupportedVersion: number
  unknownTags: UnknownTag[] | null
}

export function createUpdateRaftVoterRequestKRaftVersionFeature(init?: Partial<UpdateRaftVoterRequestKRaftVersionFeature>): UpdateRaftVoterRequestKRaftVersionFeature {
  const message: UpdateRaftVoterRequestKRaftVersionFeature = {
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateRaftVoterRequestKRaftVersionFeature(reader: Reader, _version: number): UpdateRaftVoterRequestKRaftVersionFeature {
  return {
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUpdateRaftVoterRequestKRaftVersionFeature(writer: Writer, message: UpdateRaftVoterRequestKRaftVersionFeature, _version: number): void {
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const UpdateRaftVoterRequestType: MessageType<UpdateRaftVoterRequest> = {
  name: 'UpdateRaftVoterRequest',
  kind: 'request',
  key: 82,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUpdateRaftVoterRequest,
  read: readUpdateRaftVoterRequest,
  write: writeUpdateRaftVoterRequest,
}

export interface UpdateRaftVoterResponse {
  throttleTimeMs: number
  errorCode: number
  currentLeader: UpdateRaftVoterResponseCurrentLeader // tag 0
  unknownTags: UnknownTag[] | null
}

export function createUpdateRaftVoterResponse(init?: Partial<UpdateRaftVoterResponse>): UpdateRaftVoterResponse {
  const message: UpdateRaftVoterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    currentLeader: createUpdateRaftVoterResponseCurrentLeader(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateRaftVoterResponse(reader: Reader, version: number): UpdateRaftVoterResponse {
  const message: UpdateRaftVoterResponse = {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    currentLeader: createUpdateRaftVoterResponseCurrentLeader(),
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.currentLeader = readUpdateRaftVoterResponseCurrentLeader(reader, version)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function writeUpdateRaftVoterResponse(writer: Writer, message: UpdateRaftVoterResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (!isDefaultUpdateRaftVoterResponseCurrentLeader(message.currentLeader)) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (!isDefaultUpdateRaftVoterResponseCurrentLeader(message.currentLeader)) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writeUpdateRaftVoterResponseCurrentLeader(writer, message.currentLeader, version)
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export interface UpdateRaftVoterResponseCurrentLeader {
  leaderId: number
  leaderEpoch: number
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createUpdateRaftVoterResponseCurrentLeader(init?: Partial<UpdateRaftVoterResponseCurrentLeader>): UpdateRaftVoterResponseCurrentLeader {
  const message: UpdateRaftVoterResponseCurrentLeader = {
    leaderId: -1,
    leaderEpoch: -1,
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateRaftVoterResponseCurrentLeader(reader: Reader, _version: number): UpdateRaftVoterResponseCurrentLeader {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUpdateRaftVoterResponseCurrentLeader(writer: Writer, message: UpdateRaftVoterResponseCurrentLeader, _version: number): void {
  writer.int32(message.leaderId)
  writer.int32(message.leaderEpoch)
  writer.compactString(message.host)
  writer.int32(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

function isDefaultUpdateRaftVoterResponseCurrentLeader(message: UpdateRaftVoterResponseCurrentLeader): boolean {
  if (message.leaderId !== -1) return false
  if (message.leaderEpoch !== -1) return false
  if (message.host !== '') return false
  if (message.port !== 0) return false
  return message.unknownTags === null || message.unknownTags.length === 0
}

export const UpdateRaftVoterResponseType: MessageType<UpdateRaftVoterResponse> = {
  name: 'UpdateRaftVoterResponse',
  kind: 'response',
  key: 82,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUpdateRaftVoterResponse,
  read: readUpdateRaftVoterResponse,
  write: writeUpdateRaftVoterResponse,
}
