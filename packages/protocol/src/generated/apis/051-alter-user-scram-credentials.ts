// Made by tools/gen.ts from tables/apis/051-alter-user-scram-credentials.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { type Reader, EMPTY_BYTES } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface AlterUserScramCredentialsRequest {
  deletions: AlterUserScramCredentialsRequestScramCredentialDeletion[]
  upsertions: AlterUserScramCredentialsRequestScramCredentialUpsertion[]
  unknownTags: UnknownTag[] | null
}

export function createAlterUserScramCredentialsRequest(init?: Partial<AlterUserScramCredentialsRequest>): AlterUserScramCredentialsRequest {
  const message: AlterUserScramCredentialsRequest = {
    deletions: [],
    upsertions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterUserScramCredentialsRequest(reader: Reader, version: number): AlterUserScramCredentialsRequest {
  return {
    deletions: readAlterUserScramCredentialsRequestScramCredentialDeletionArray(reader, reader.compactCount(3, 56), version),
    upsertions: readAlterUserScramCredentialsRequestScramCredentialUpsertionArray(reader, reader.compactCount(9, 80), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterUserScramCredentialsRequest(writer: Writer, message: AlterUserScramCredentialsRequest, version: number): void {
  writer.compactCount(message.deletions.length)
  for (const element of message.deletions) writeAlterUserScramCredentialsRequestScramCredentialDeletion(writer, element, version)
  writer.compactCount(message.upsertions.length)
  for (const element of message.upsertions) writeAlterUserScramCredentialsRequestScramCredentialUpsertion(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterUserScramCredentialsRequestScramCredentialDeletion {
  name: string
  mechanism: number
  unknownTags: UnknownTag[] | null
}

export function createAlterUserScramCredentialsRequestScramCredentialDeletion(init?: Partial<AlterUserScramCredentialsRequestScramCredentialDeletion>): AlterUserScramCredentialsRequestScramCredentialDeletion {
  const message: AlterUserScramCredentialsRequestScramCredentialDeletion = {
    name: '',
    mechanism: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterUserScramCredentialsRequestScramCredentialDeletion(reader: Reader, _version: number): AlterUserScramCredentialsRequestScramCredentialDeletion {
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterUserScramCredentialsRequestScramCredentialDeletionArray(reader: Reader, count: number, version: number): AlterUserScramCredentialsRequestScramCredentialDeletion[] {
  const array = sized<AlterUserScramCredentialsRequestScramCredentialDeletion>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterUserScramCredentialsRequestScramCredentialDeletion(reader, version)
  return array
}

function writeAlterUserScramCredentialsRequestScramCredentialDeletion(writer: Writer, message: AlterUserScramCredentialsRequestScramCredentialDeletion, _version: number): void {
  writer.compactString(message.name)
  writer.int8(message.mechanism)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterUserScramCredentialsRequestScramCredentialUpsertion {
  name: string
  mechanism: number
  iterations: number
  salt: Buffer
  saltedPassword: Buffer
  unknownTags: UnknownTag[] | null
}

export function createAlterUserScramCredentialsRequestScramCredentialUpsertion(init?: Partial<AlterUserScramCredentialsRequestScramCredentialUpsertion>): AlterUserScramCredentialsRequestScramCredentialUpsertion {
  const message: AlterUserScramCredentialsRequestScramCredentialUpsertion = {
    name: '',
    mechanism: 0,
    iterations: 0,
    salt: EMPTY_BYTES,
    saltedPassword: EMPTY_BYTES,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterUserScramCredentialsRequestScramCredentialUpsertion(reader: Reader, _version: number): AlterUserScramCredentialsRequestScramCredentialUpsertion {
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    iterations: reader.int32(),
    salt: reader.compactBytes(),
    saltedPassword: reader.compactBytes(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterUserScramCredentialsRequestScramCredentialUpsertionArray(reader: Reader, count: number, version: number): AlterUserScramCredentialsRequestScramCredentialUpsertion[] {
  const array = sized<AlterUserScramCredentialsRequestScramCredentialUpsertion>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterUserScramCredentialsRequestScramCredentialUpsertion(reader, version)
  return array
}

function writeAlterUserScramCredentialsRequestScramCredentialUpsertion(writer: Writer, message: AlterUserScramCredentialsRequestScramCredentialUpsertion, _version: number): void {
  writer.compactString(message.name)
  writer.int8(message.mechanism)
  writer.int32(message.iterations)
  writer.compactBytes(message.salt)
  writer.compactBytes(message.saltedPassword)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterUserScramCredentialsRequestType: MessageType<AlterUserScramCredentialsRequest> = {
  name: 'AlterUserScramCredentialsRequest',
  kind: 'request',
  key: 51,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterUserScramCredentialsRequest,
  read: readAlterUserScramCredentialsRequest,
  write: writeAlterUserScramCredentialsRequest,
}

export interface AlterUserScramCredentialsResponse {
  throttleTimeMs: number
  results: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[]
  unknownTags: UnknownTag[] | null
}

export function createAlterUserScramCredentialsResponse(init?: Partial<AlterUserScramCredentialsResponse>): AlterUserScramCredentialsResponse {
  const message: AlterUserScramCredentialsResponse = {
    throttleTimeMs: 0,
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterUserScramCredentialsResponse(reader: Reader, version: number): AlterUserScramCredentialsResponse {
  return {
    throttleTimeMs: reader.int32(),
    results: readAlterUserScramCredentialsResponseAlterUserScramCredentialsResultArray(reader, reader.compactCount(5, 64), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeAlterUserScramCredentialsResponse(writer: Writer, message: AlterUserScramCredentialsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.results.length)
  for (const element of message.results) writeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  user: string
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(init?: Partial<AlterUserScramCredentialsResponseAlterUserScramCredentialsResult>): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  const message: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult = {
    user: '',
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(reader: Reader, _version: number): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  return {
    user: reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readAlterUserScramCredentialsResponseAlterUserScramCredentialsResultArray(reader: Reader, count: number, version: number): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[] {
  const array = sized<AlterUserScramCredentialsResponseAlterUserScramCredentialsResult>(count)
  for (let i = 0; i < count; i++) array[i] = readAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(reader, version)
  return array
}

function writeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(writer: Writer, message: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult, _version: number): void {
  writer.compactString(message.user)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const AlterUserScramCredentialsResponseType: MessageType<AlterUserScramCredentialsResponse> = {
  name: 'AlterUserScramCredentialsResponse',
  kind: 'response',
  key: 51,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createAlterUserScramCredentialsResponse,
  read: readAlterUserScramCredentialsResponse,
  write: writeAlterUserScramCredentialsResponse,
}
