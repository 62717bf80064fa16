// Made by tools/gen.ts from tables/apis/050-describe-user-scram-credentials.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeUserScramCredentialsRequest {
  users: DescribeUserScramCredentialsRequestUserName[] | null
  unknownTags: UnknownTag[] | null
}

export function createDescribeUserScramCredentialsRequest(init?: Partial<DescribeUserScramCredentialsRequest>): DescribeUserScramCredentialsRequest {
  const message: DescribeUserScramCredentialsRequest = {
    users: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeUserScramCredentialsRequest(reader: Reader, version: number): DescribeUserScramCredentialsRequest {
  return {
    users: readDescribeUserScramCredentialsRequestUserNameArrayOrNull(reader, reader.compactNullableCount(2, 48), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeUserScramCredentialsRequest(writer: Writer, message: DescribeUserScramCredentialsRequest, version: number): void {
  writer.compactCount(message.users === null ? -1 : message.users.length)
  {
    if (message.users !== null) for (const element of message.users) writeDescribeUserScramCredentialsRequestUserName(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeUserScramCredentialsRequestUserName {
  name: string
  unknownTags: UnknownTag[] | null
}

export function createDescribeUserScramCredentialsRequestUserName(init?: Partial<DescribeUserScramCredentialsRequestUserName>): DescribeUserScramCredentialsRequestUserName {
  const message: DescribeUserScramCredentialsRequestUserName = {
    name: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeUserScramCredentialsRequestUserName(reader: Reader, _version: number): DescribeUserScramCredentialsRequestUserName {
  return {
    name: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeUserScramCredentialsRequestUserNameArray(reader: Reader, count: number, version: number): DescribeUserScramCredentialsRequestUserName[] {
  const array = sized<DescribeUserScramCredentialsRequestUserName>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeUserScramCredentialsRequestUserName(reader, version)
  return array
}

function readDescribeUserScramCredentialsRequestUserNameArrayOrNull(reader: Reader, count: number, version: number): DescribeUserScramCredentialsRequestUserName[] | null {
  return count < 0 ? null : readDescribeUserScramCredentialsRequestUserNameArray(reader, count, version)
}

function writeDescribeUserScramCredentialsRequestUserName(writer: Writer, message: DescribeUserScramCredentialsRequestUserName, _version: number): void {
  writer.compactString(message.name)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeUserScramCredentialsRequestType: MessageType<DescribeUserScramCredentialsRequest> = {
  name: 'DescribeUserScramCredentialsRequest',
  kind: 'request',
  key: 50,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeUserScramCredentialsRequest,
  read: readDescribeUserScramCredentialsRequest,
  write: writeDescribeUserScramCredentialsRequest,
}

export interface DescribeUserScramCredentialsResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  results: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeUserScramCredentialsResponse(init?: Partial<DescribeUserScramCredentialsResponse>): DescribeUserScramCredentialsResponse {
  const message: DescribeUserScramCredentialsResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeUserScramCredentialsResponse(reader: Reader, version: number): DescribeUserScramCredentialsResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    results: readDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResultArray(reader, reader.compactCount(6, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeUserScramCredentialsResponse(writer: Writer, message: DescribeUserScramCredentialsResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.results.length)
  for (const element of message.results) writeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  user: string
  errorCode: number
  errorMessage: string | null
  credentialInfos: DescribeUserScramCredentialsResponseCredentialInfo[]
  unknownTags: UnknownTag[] | null
}

export function createDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(init?: Partial<DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult>): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  const message: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult = {
    user: '',
    errorCode: 0,
    errorMessage: '',
    credentialInfos: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(reader: Reader, version: number): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  return {
    user: reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    credentialInfos: readDescribeUserScramCredentialsResponseCredentialInfoArray(reader, reader.compactCount(6, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResultArray(reader: Reader, count: number, version: number): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[] {
  const array = sized<DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(reader, version)
  return array
}

function writeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(writer: Writer, message: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult, version: number): void {
  writer.compactString(message.user)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactCount(message.credentialInfos.length)
  for (const element of message.credentialInfos) writeDescribeUserScramCredentialsResponseCredentialInfo(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeUserScramCredentialsResponseCredentialInfo {
  mechanism: number
  iterations: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeUserScramCredentialsResponseCredentialInfo(init?: Partial<DescribeUserScramCredentialsResponseCredentialInfo>): DescribeUserScramCredentialsResponseCredentialInfo {
  const message: DescribeUserScramCredentialsResponseCredentialInfo = {
    mechanism: 0,
    iterations: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeUserScramCredentialsResponseCredentialInfo(reader: Reader, _version: number): DescribeUserScramCredentialsResponseCredentialInfo {
  return {
    mechanism: reader.int8(),
    iterations: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeUserScramCredentialsResponseCredentialInfoArray(reader: Reader, count: number, version: number): DescribeUserScramCredentialsResponseCredentialInfo[] {
  const array = sized<DescribeUserScramCredentialsResponseCredentialInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeUserScramCredentialsResponseCredentialInfo(reader, version)
  return array
}

function writeDescribeUserScramCredentialsResponseCredentialInfo(writer: Writer, message: DescribeUserScramCredentialsResponseCredentialInfo, _version: number): void {
  writer.int8(message.mechanism)
  writer.int32(message.iterations)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeUserScramCredentialsResponseType: MessageType<DescribeUserScramCredentialsResponse> = {
  name: 'DescribeUserScramCredentialsResponse',
  kind: 'response',
  key: 50,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeUserScramCredentialsResponse,
  read: readDescribeUserScramCredentialsResponse,
  write: writeDescribeUserScramCredentialsResponse,
}
