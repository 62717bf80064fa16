// Made by tools/gen.ts from tables/apis/041-describe-delegation-token.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, refuseTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeDelegationTokenRequest {
  owners: DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeDelegationTokenRequest(init?: Partial<DescribeDelegationTokenRequest>): DescribeDelegationTokenRequest {
  const message: DescribeDelegationTokenRequest = {
    owners: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeDelegationTokenRequest(reader: Reader, version: number): DescribeDelegationTokenRequest {
  return {
    owners: version <= 1 ? readDescribeDelegationTokenRequestDescribeDelegationTokenOwnerArrayOrNull(reader, reader.nullableCount(4, 56), version) : readDescribeDelegationTokenRequestDescribeDelegationTokenOwnerArrayOrNull(reader, reader.compactNullableCount(3, 56), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDescribeDelegationTokenRequest(writer: Writer, message: DescribeDelegationTokenRequest, version: number): void {
  if (version <= 1) writer.count(message.owners === null ? -1 : message.owners.length)
  else writer.compactCount(message.owners === null ? -1 : message.owners.length)
  {
    if (message.owners !== null) for (const element of message.owners) writeDescribeDelegationTokenRequestDescribeDelegationTokenOwner(writer, element, version)
  }
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeDelegationTokenRequest', version)
}

export interface DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  principalType: string
  principalName: string
  unknownTags: UnknownTag[] | null
}

export function createDescribeDelegationTokenRequestDescribeDelegationTokenOwner(init?: Partial<DescribeDelegationTokenRequestDescribeDelegationTokenOwner>): DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  const message: DescribeDelegationTokenRequestDescribeDelegationTokenOwner = {
    principalType: '',
    principalName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeDelegationTokenRequestDescribeDelegationTokenOwner(reader: Reader, version: number): DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  return {
    principalType: version <= 1 ? reader.string() : reader.compactString(),
    principalName: version <= 1 ? reader.string() : reader.compactString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeDelegationTokenRequestDescribeDelegationTokenOwnerArray(reader: Reader, count: number, version: number): DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] {
  const array = sized<DescribeDelegationTokenRequestDescribeDelegationTokenOwner>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeDelegationTokenRequestDescribeDelegationTokenOwner(reader, version)
  return array
}

function readDescribeDelegationTokenRequestDescribeDelegationTokenOwnerArrayOrNull(reader: Reader, count: number, version: number): DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null {
  return count < 0 ? null : readDescribeDelegationTokenRequestDescribeDelegationTokenOwnerArray(reader, count, version)
}

function writeDescribeDelegationTokenRequestDescribeDelegationTokenOwner(writer: Writer, message: DescribeDelegationTokenRequestDescribeDelegationTokenOwner, version: number): void {
  if (version <= 1) writer.string(message.principalType)
  else writer.compactString(message.principalType)
  if (version <= 1) writer.string(message.principalName)
  else writer.compactString(message.principalName)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeDelegationTokenRequestDescribeDelegationTokenOwner', version)
}

export const DescribeDelegationTokenRequestType: MessageType<DescribeDelegationTokenRequest> = {
  name: 'DescribeDelegationTokenRequest',
  kind: 'request',
  key: 41,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDescribeDelegationTokenRequest,
  read: readDescribeDelegationTokenRequest,
  write: writeDescribeDelegationTokenRequest,
}

export interface DescribeDelegationTokenResponse {
  errorCode: number
  tokens: DescribeDelegationTokenResponseDescribedDelegationToken[]
  throttleTimeMs: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeDelegationTokenResponse(init?: Partial<DescribeDelegationTokenResponse>): DescribeDelegationTokenResponse {
  const message: DescribeDelegationTokenResponse = {
    errorCode: 0,
    tokens: [],
    throttleTimeMs: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeDelegationTokenResponse(reader: Reader, version: number): DescribeDelegationTokenResponse {
  return {
    errorCode: reader.int16(),
    tokens: version <= 1 ? readDescribeDelegationTokenResponseDescribedDelegationTokenArray(reader, reader.count(38, 360), version) : readDescribeDelegationTokenResponseDescribedDelegationTokenArray(reader, reader.compactCount(30, 360), version),
    throttleTimeMs: reader.int32(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function writeDescribeDelegationTokenResponse(writer: Writer, message: DescribeDelegationTokenResponse, version: number): void {
  writer.int16(message.errorCode)
  if (version <= 1) writer.count(message.tokens.length)
  else writer.compactCount(message.tokens.length)
  for (const element of message.tokens) writeDescribeDelegationTokenResponseDescribedDelegationToken(writer, element, version)
  writer.int32(message.throttleTimeMs)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeDelegationTokenResponse', version)
}

export interface DescribeDelegationTokenResponseDescribedDelegationToken {
  principalType: string
  principalName: string
  tokenRequesterPrincipalType: string // 3+
  tokenRequesterPrincipalName: string // 3+
  issueTimestamp: number
  expiryTimestamp: number
  maxTimestamp: number
  tokenId: string
  hmac: Buffer
  renewers: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeDelegationTokenResponseDescribedDelegationToken(init?: Partial<DescribeDelegationTokenResponseDescribedDelegationToken>): DescribeDelegationTokenResponseDescribedDelegationToken {
  const message: DescribeDelegationTokenResponseDescribedDelegationToken = {
    principalType: '',
    principalName: '',
    tokenRequesterPrincipalType: '',
    tokenRequesterPrincipalName: '',
    issueTimestamp: 0,
    expiryTimestamp: 0,
    maxTimestamp: 0,
    tokenId: '',
    hmac: EMPTY_BYTES,
    renewers: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeDelegationTokenResponseDescribedDelegationToken(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationToken {
  return {
    principalType: version <= 1 ? reader.string() : reader.compactString(),
    principalName: version <= 1 ? reader.string() : reader.compactString(),
    tokenRequesterPrincipalType: version <= 2 ? '' : reader.compactString(),
    tokenRequesterPrincipalName: version <= 2 ? '' : reader.compactString(),
    issueTimestamp: reader.int64(),
    expiryTimestamp: reader.int64(),
    maxTimestamp: reader.int64(),
    tokenId: version <= 1 ? reader.string() : reader.compactString(),
    hmac: version <= 1 ? reader.bytes() : reader.compactBytes(),
    renewers: version <= 1 ? readDescribeDelegationTokenResponseDescribedDelegationTokenRenewerArray(reader, reader.count(4, 56), version) : readDescribeDelegationTokenResponseDescribedDelegationTokenRenewerArray(reader, reader.compactCount(3, 56), version),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeDelegationTokenResponseDescribedDelegationTokenArray(reader: Reader, count: number, version: number): DescribeDelegationTokenResponseDescribedDelegationToken[] {
  const array = sized<DescribeDelegationTokenResponseDescribedDelegationToken>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeDelegationTokenResponseDescribedDelegationToken(reader, version)
  return array
}

function writeDescribeDelegationTokenResponseDescribedDelegationToken(writer: Writer, message: DescribeDelegationTokenResponseDescribedDelegationToken, version: number): void {
  if (version <= 1) writer.string(message.principalType)
  else writer.compactString(message.principalType)
  if (version <= 1) writer.string(message.principalName)
  else writer.compactString(message.principalName)
  if (version <= 2) {
    if (message.tokenRequesterPrincipalType !== '') unsupportedField('DescribeDelegationTokenResponseDescribedDelegationToken.tokenRequesterPrincipalType', version)
  } else writer.compactString(message.tokenRequesterPrincipalType)
  if (version <= 2) {
    if (message.tokenRequesterPrincipalName !== '') unsupportedField('DescribeDelegationTokenResponseDescribedDelegationToken.tokenRequesterPrincipalName', version)
  } else writer.compactString(message.tokenRequesterPrincipalName)
  writer.int64(message.issueTimestamp)
  writer.int64(message.expiryTimestamp)
  writer.int64(message.maxTimestamp)
  if (version <= 1) writer.string(message.tokenId)
  else writer.compactString(message.tokenId)
  if (version <= 1) writer.bytes(message.hmac)
  else writer.compactBytes(message.hmac)
  if (version <= 1) writer.count(message.renewers.length)
  else writer.compactCount(message.renewers.length)
  for (const element of message.renewers) writeDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(writer, element, version)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeDelegationTokenResponseDescribedDelegationToken', version)
}

export interface DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  principalType: string
  principalName: string
  unknownTags: UnknownTag[] | null
}

export function createDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(init?: Partial<DescribeDelegationTokenResponseDescribedDelegationTokenRenewer>): DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  const message: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer = {
    principalType: '',
    principalName: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  return {
    principalType: version <= 1 ? reader.string() : reader.compactString(),
    principalName: version <= 1 ? reader.string() : reader.compactString(),
    unknownTags: version <= 1 ? null : readUnknownTags(reader),
  }
}

function readDescribeDelegationTokenResponseDescribedDelegationTokenRenewerArray(reader: Reader, count: number, version: number): DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[] {
  const array = sized<DescribeDelegationTokenResponseDescribedDelegationTokenRenewer>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(reader, version)
  return array
}

function writeDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(writer: Writer, message: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer, version: number): void {
  if (version <= 1) writer.string(message.principalType)
  else writer.compactString(message.principalType)
  if (version <= 1) writer.string(message.principalName)
  else writer.compactString(message.principalName)
  if (version >= 2) writeUnknownTags(writer, message.unknownTags)
  else refuseTags(message.unknownTags, 'DescribeDelegationTokenResponseDescribedDelegationTokenRenewer', version)
}

export const DescribeDelegationTokenResponseType: MessageType<DescribeDelegationTokenResponse> = {
  name: 'DescribeDelegationTokenResponse',
  kind: 'response',
  key: 41,
  minVersion: 1,
  maxVersion: 3,
  flexibleSince: 2,
  latestUnstable: false,
  create: createDescribeDelegationTokenResponse,
  read: readDescribeDelegationTokenResponse,
  write: writeDescribeDelegationTokenResponse,
}
