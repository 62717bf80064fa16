// Made by tools/gen.ts from tables/records/raft/voters-record.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface VotersRecord {
  version: number
  voters: VotersRecordVoter[]
  unknownTags: UnknownTag[] | null
}

export function createVotersRecord(init?: Partial<VotersRecord>): VotersRecord {
  const message: VotersRecord = {
    version: 0,
    voters: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVotersRecord(reader: Reader, version: number): VotersRecord {
  return {
    version: reader.int16(),
    voters: readVotersRecordVoterArray(reader, reader.compactCount(27, 168), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeVotersRecord(writer: Writer, message: VotersRecord, version: number): void {
  writer.int16(message.version)
  writer.compactCount(message.voters.length)
  for (const element of message.voters) writeVotersRecordVoter(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VotersRecordVoter {
  voterId: number
  voterDirectoryId: Uuid
  endpoints: VotersRecordEndpoint[]
  kRaftVersionFeature: VotersRecordKRaftVersionFeature
  unknownTags: UnknownTag[] | null
}

export function createVotersRecordVoter(init?: Partial<VotersRecordVoter>): VotersRecordVoter {
  const message: VotersRecordVoter = {
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    endpoints: [],
    kRaftVersionFeature: createVotersRecordKRaftVersionFeature(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVotersRecordVoter(reader: Reader, version: number): VotersRecordVoter {
  return {
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    endpoints: readVotersRecordEndpointArray(reader, reader.compactCount(5, 64), version),
    kRaftVersionFeature: readVotersRecordKRaftVersionFeature(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function readVotersRecordVoterArray(reader: Reader, count: number, version: number): VotersRecordVoter[] {
  const array = sized<VotersRecordVoter>(count)
  for (let i = 0; i < count; i++) array[i] = readVotersRecordVoter(reader, version)
  return array
}

function writeVotersRecordVoter(writer: Writer, message: VotersRecordVoter, version: number): void {
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.compactCount(message.endpoints.length)
  for (const element of message.endpoints) writeVotersRecordEndpoint(writer, element, version)
  writeVotersRecordKRaftVersionFeature(writer, message.kRaftVersionFeature, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VotersRecordEndpoint {
  name: string
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createVotersRecordEndpoint(init?: Partial<VotersRecordEndpoint>): VotersRecordEndpoint {
  const message: VotersRecordEndpoint = {
    name: '',
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVotersRecordEndpoint(reader: Reader, _version: number): VotersRecordEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readVotersRecordEndpointArray(reader: Reader, count: number, version: number): VotersRecordEndpoint[] {
  const array = sized<VotersRecordEndpoint>(count)
  for (let i = 0; i < count; i++) array[i] = readVotersRecordEndpoint(reader, version)
  return array
}

function writeVotersRecordEndpoint(writer: Writer, message: VotersRecordEndpoint, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export interface VotersRecordKRaftVersionFeature {
  minSupportedVersion: number
  maxSupportedVersion: number
  unknownTags: UnknownTag[] | null
}

export function createVotersRecordKRaftVersionFeature(init?: Partial<VotersRecordKRaftVersionFeature>): VotersRecordKRaftVersionFeature {
  const message: VotersRecordKRaftVersionFeature = {
    minSupportedVersion: 0,
    maxSupportedVersion: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readVotersRecordKRaftVersionFeature(reader: Reader, _version: number): VotersRecordKRaftVersionFeature {
  return {
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeVotersRecordKRaftVersionFeature(writer: Writer, message: VotersRecordKRaftVersionFeature, _version: number): void {
  writer.int16(message.minSupportedVersion)
  writer.int16(message.maxSupportedVersion)
  writeUnknownTags(writer, message.unknownTags)
}

export const VotersRecordType: MessageType<VotersRecord> = {
  name: 'VotersRecord',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createVotersRecord,
  read: readVotersRecord,
  write: writeVotersRecord,
}
