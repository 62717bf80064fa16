// Made by tools/gen.ts from tables/apis/080-add-raft-voter.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AddRaftVoterRequest {
  clusterId: string | null
  timeoutMs: number
  voterId: number
  voterDirectoryId: Uuid
  listeners: AddRaftVoterRequestListener[]
  ackWhenCommitted: boolean // 1+
  unknownTags: UnknownTag[] | null
}

export function createAddRaftVoterRequest(init?: Partial<AddRaftVoterRequest>): AddRaftVoterRequest {
  const message: AddRaftVoterRequest = {
    clusterId: '',
    timeoutMs: 0,
    voterId: 0,
    voterDirectoryId: ZERO_UUID,
    listeners: [],
    ackWhenCommitted: true,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddRaftVoterRequest(reader: Reader, version: number): AddRaftVoterRequest {
  return {
    clusterId: reader.compactNullableString(),
    timeoutMs: reader.int32(),
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    listeners: readAddRaftVoterRequestListenerArray(reader, reader.compactCount(5, 64), version),
    ackWhenCommitted: version <= 0 ? true : reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAddRaftVoterRequest(writer: Writer, message: AddRaftVoterRequest, version: number): void {
  writer.compactNullableString(message.clusterId)
  writer.int32(message.timeoutMs)
  writer.int32(message.voterId)
  writer.uuid(message.voterDirectoryId)
  writer.compactCount(message.listeners.length)
  for (const element of message.listeners) writeAddRaftVoterRequestListener(writer, element, version)
  if (version <= 0) {
    if (!message.ackWhenCommitted) unsupportedField('AddRaftVoterRequest.ackWhenCommitted', version)
  } else writer.bool(message.ackWhenCommitted)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AddRaftVoterRequestListener {
  name: string
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createAddRaftVoterRequestListener(init?: Partial<AddRaftVoterRequestListener>): AddRaftVoterRequestListener {
  const message: AddRaftVoterRequestListener = {
    name: '',
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddRaftVoterRequestListener(reader: Reader, _version: number): AddRaftVoterRequestListener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAddRaftVoterRequestListenerArray(reader: Reader, count: number, version: number): AddRaftVoterRequestListener[] {
  const array = sized<AddRaftVoterRequestListener>(count)
  for (let i = 0; i < count; i++) array[i] = readAddRaftVoterRequestListener(reader, version)
  return array
}

function writeAddRaftVoterRequestListener(writer: Writer, message: AddRaftVoterRequestListener, _version: number): void {
  writer.compactString(message.name)
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export const AddRaftVoterRequestType: MessageType<AddRaftVoterRequest> = {
  name: 'AddRaftVoterRequest',
  kind: 'request',
  key: 80,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAddRaftVoterRequest,
  read: readAddRaftVoterRequest,
  write: writeAddRaftVoterRequest,
}

export interface AddRaftVoterResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null // ignorable
  unknownTags: UnknownTag[] | null
}

export function createAddRaftVoterResponse(init?: Partial<AddRaftVoterResponse>): AddRaftVoterResponse {
  const message: AddRaftVoterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAddRaftVoterResponse(reader: Reader, _version: number): AddRaftVoterResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAddRaftVoterResponse(writer: Writer, message: AddRaftVoterResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const AddRaftVoterResponseType: MessageType<AddRaftVoterResponse> = {
  name: 'AddRaftVoterResponse',
  kind: 'response',
  key: 80,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAddRaftVoterResponse,
  read: readAddRaftVoterResponse,
  write: writeAddRaftVoterResponse,
}
