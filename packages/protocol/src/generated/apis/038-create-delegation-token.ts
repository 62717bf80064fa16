// Made by tools/gen.ts from tables/apis/038-create-delegation-token.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface CreateDelegationTokenRequest {
  ownerPrincipalType: string | null // 3+
  ownerPrincipalName: string | null // 3+
  renewers: CreateDelegationTokenRequestCreatableRenewers[]
  maxLifetimeMs: number
  unknownTags: UnknownTag[] | null
}

export function createCreateDelegationTokenRequest(init?: Partial<CreateDelegationTokenRequest>): CreateDelegationTokenRequest {
  const message: CreateDelegationTokenRequest = {
    ownerPrincipalType: '',
    ownerPrincipalName: '',
    renewers: [],
    maxLifetimeMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateDelegationTokenRequest(reader: Reader, version: number): CreateDelegationTokenRequest {
  return {
    ownerPrincipalType: version <= 2 ? '' : reader.compactNullableString(),
    ownerPrincipalName: version <= 2 ? '' : reader.compactNullableString(),
    renewers: version <= 1 ? readCreateDelegationTokenRequestCreatableRenewersArray(reader, reader.count(4, 56), version) : readCreateDelegationTokenRequestCreatableRenewersArray(reader, reader.compactCount(3, 56), version),
    maxLifetimeMs: reader.int64(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeCreateDelegationTokenRequest(writer: Writer, message: CreateDelegationTokenRequest, version: number): void {
  if (version <= 2) {
    if (message.ownerPrincipalType !== '') unsupportedField('CreateDelegationTokenRequest.ownerPrincipalType', version)
  } else writer.compactNullableString(message.ownerPrincipalType)
  if (version <= 2) {
    if (message.ownerPrincipalName !== '') unsupportedField('CreateDelegationTokenRequest.ownerPrincipalName', version)
  } else writer.compactNullableString(message.ownerPrincipalName)
  if (version <= 1) writer.count(message.renewers.length)
  else writer.compactCount(message.renewers.length)
  for (const element of message.renewers) writeCreateDelegationTokenRequestCreatableRenewers(writer, element, version)
  writer.int64(message.maxLifetimeMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateDelegationTokenRequest', version)
}

export interface CreateDelegationTokenRequestCreatableRenewers {
  principalType: string
  principalName: string
  unknownTags: UnknownTag[] | null
}

export function createCreateDelegationTokenRequestCreatableRenewers(init?: Partial<CreateDelegationTokenRequestCreatableRenewers>): CreateDelegationTokenRequestCreatableRenewers {
  const message: CreateDelegationTokenRequestCreatableRenewers = {
    principalType: '',
    principalName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateDelegationTokenRequestCreatableRenewers(reader: Reader, version: number): CreateDelegationTokenRequestCreatableRenewers {
  return {
    principalType: version <= 1 ? reader.string() : reader.compactString(),
    principalName: version <= 1 ? reader.string() : reader.compactString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readCreateDelegationTokenRequestCreatableRenewersArray(reader: Reader, count: number, version: number): CreateDelegationTokenRequestCreatableRenewers[] {
  const array = sized<CreateDelegationTokenRequestCreatableRenewers>(count)
  for (let i = 0; i < count; i++) array[i] = readCreateDelegationTokenRequestCreatableRenewers(reader, version)
  return array
}

function writeCreateDelegationTokenRequestCreatableRenewers(writer: Writer, message: CreateDelegationTokenRequestCreatableRenewers, version: number): void {
  if (version <= 1) writer.string(message.principalType)
  else writer.compactString(message.principalType)
  if (version <= 1) writer.string(message.principalName)
  else writer.compactString(message.principalName)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateDelegationTokenRequestCreatableRenewers', version)
}

export const CreateDelegationTokenRequestType: MessageType<CreateDelegationTokenRequest> = {
  name: 'CreateDelegationTokenRequest',
  kind: 'request',
  key: 38,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createCreateDelegationTokenRequest,
  read: readCreateDelegationTokenRequest,
  write: writeCreateDelegationTokenRequest,
}

export interface CreateDelegationTokenResponse {
  errorCode: number
  principalType: string
  principalName: string
  tokenRequesterPrincipalType: string // 3+
  tokenRequesterPrincipalName: string // 3+
  issueTimestampMs: number
  expiryTimestampMs: number
  maxTimestampMs: number
  tokenId: string
  hmac: Buffer
  throttleTimeMs: number
  unknownTags: UnknownTag[] | null
}

export function createCreateDelegationTokenResponse(init?: Partial<CreateDelegationTokenResponse>): CreateDelegationTokenResponse {
  const message: CreateDelegationTokenResponse = {
    errorCode: 0,
    principalType: '',
    principalName: '',
    tokenRequesterPrincipalType: '',
    tokenRequesterPrincipalName: '',
    issueTimestampMs: 0,
    expiryTimestampMs: 0,
    maxTimestampMs: 0,
    tokenId: '',
    hmac: EMPTY_BYTES,
    throttleTimeMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readCreateDelegationTokenResponse(reader: Reader, version: number): CreateDelegationTokenResponse {
  return {
    errorCode: reader.int16(),
    principalType: version <= 1 ? reader.string() : reader.compactString(),
    principalName: version <= 1 ? reader.string() : reader.compactString(),
    tokenRequesterPrincipalType: version <= 2 ? '' : reader.compactString(),
    tokenRequesterPrincipalName: version <= 2 ? '' : reader.compactString(),
    issueTimestampMs: reader.int64(),
    expiryTimestampMs: reader.int64(),
    maxTimestampMs: reader.int64(),
    tokenId: version <= 1 ? reader.string() : reader.compactString(),
    hmac: version <= 1 ? reader.bytes() : reader.compactBytes(),
    throttleTimeMs: reader.int32(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeCreateDelegationTokenResponse(writer: Writer, message: CreateDelegationTokenResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.string(message.principalType)
  else writer.compactString(message.principalType)
  if (version <= 1) writer.string(message.principalName)
  else writer.compactString(message.principalName)
  if (version <= 2) {
    if (message.tokenRequesterPrincipalType !== '') unsupportedField('CreateDelegationTokenResponse.tokenRequesterPrincipalType', version)
  } else writer.compactString(message.tokenRequesterPrincipalType)
  if (version <= 2) {
    if (message.tokenRequesterPrincipalName !== '') unsupportedField('CreateDelegationTokenResponse.tokenRequesterPrincipalName', version)
  } else writer.compactString(message.tokenRequesterPrincipalName)
  writer.int64(message.issueTimestampMs)
  writer.int64(message.expiryTimestampMs)
  writer.int64(message.maxTimestampMs)
  if (version <= 1) writer.string(message.tokenId)
  else writer.compactString(message.tokenId)
  if (version <= 1) writer.bytes(message.hmac)
  else writer.compactBytes(message.hmac)
  writer.int32(message.throttleTimeMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'CreateDelegationTokenResponse', version)
}

export const CreateDelegationTokenResponseType: MessageType<CreateDelegationTokenResponse> = {
  name: 'CreateDelegationTokenResponse',
  kind: 'response',
  key: 38,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createCreateDelegationTokenResponse,
  read: readCreateDelegationTokenResponse,
  write: writeCreateDelegationTokenResponse,
}
