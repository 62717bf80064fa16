// Made by tools/gen.ts from tables/apis/057-update-features.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface UpdateFeaturesRequest {
  timeoutMs: number
  featureUpdates: UpdateFeaturesRequestFeatureUpdateKey[]
  validateOnly: boolean // 1+
  unknownTags: UnknownTag[] | null
}

export function createUpdateFeaturesRequest(init?: Partial<UpdateFeaturesRequest>): UpdateFeaturesRequest {
  const message: UpdateFeaturesRequest = {
    timeoutMs: 60000,
    featureUpdates: [],
    validateOnly: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateFeaturesRequest(reader: Reader, version: number): UpdateFeaturesRequest {
  return {
    timeoutMs: reader.int32(),
    featureUpdates: readUpdateFeaturesRequestFeatureUpdateKeyArray(reader, reader.compactCount(5, 72), version),
    validateOnly: version <= 0 ? false : reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUpdateFeaturesRequest(writer: Writer, message: UpdateFeaturesRequest, version: number): void {
  writer.int32(message.timeoutMs)
  writer.compactCount(message.featureUpdates.length)
  for (const element of message.featureUpdates) writeUpdateFeaturesRequestFeatureUpdateKey(writer, element, version)
  if (version <= 0) {
    if (message.validateOnly) unsupportedField('UpdateFeaturesRequest.validateOnly', version)
  } else writer.bool(message.validateOnly)
  writeUnknownTags(writer, message.unknownTags)
}

export interface UpdateFeaturesRequestFeatureUpdateKey {
  feature: string
  maxVersionLevel: number
  allowDowngrade: boolean // 0
  upgradeType: number // 1+
  unknownTags: UnknownTag[] | null
}

export function createUpdateFeaturesRequestFeatureUpdateKey(init?: Partial<UpdateFeaturesRequestFeatureUpdateKey>): UpdateFeaturesRequestFeatureUpdateKey {
  const message: UpdateFeaturesRequestFeatureUpdateKey = {
    feature: '',
    maxVersionLevel: 0,
    allowDowngrade: false,
    upgradeType: 1,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateFeaturesRequestFeatureUpdateKey(reader: Reader, version: number): UpdateFeaturesRequestFeatureUpdateKey {
  return {
    feature: reader.compactString(),
    maxVersionLevel: reader.int16(),
    allowDowngrade: version <= 0 ? reader.bool() : false,
    upgradeType: version <= 0 ? 1 : reader.int8(),
    unknownTags: readUnknownTags(reader),
  }
}

function readUpdateFeaturesRequestFeatureUpdateKeyArray(reader: Reader, count: number, version: number): UpdateFeaturesRequestFeatureUpdateKey[] {
  const array = sized<UpdateFeaturesRequestFeatureUpdateKey>(count)
  for (let i = 0; i < count; i++) array[i] = readUpdateFeaturesRequestFeatureUpdateKey(reader, version)
  return array
}

function writeUpdateFeaturesRequestFeatureUpdateKey(writer: Writer, message: UpdateFeaturesRequestFeatureUpdateKey, version: number): void {
  writer.compactString(message.feature)
  writer.int16(message.maxVersionLevel)
  if (version <= 0) writer.bool(message.allowDowngrade)
  else {
    if (message.allowDowngrade) unsupportedField('UpdateFeaturesRequestFeatureUpdateKey.allowDowngrade', version)
  }
  if (version <= 0) {
    if (message.upgradeType !== 1) unsupportedField('UpdateFeaturesRequestFeatureUpdateKey.upgradeType', version)
  } else writer.int8(message.upgradeType)
  writeUnknownTags(writer, message.unknownTags)
}

export const UpdateFeaturesRequestType: MessageType<UpdateFeaturesRequest> = {
  name: 'UpdateFeaturesRequest',
  kind: 'request',
  key: 57,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUpdateFeaturesRequest,
  read: readUpdateFeaturesRequest,
  write: writeUpdateFeaturesRequest,
}

export interface UpdateFeaturesResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  results: UpdateFeaturesResponseUpdatableFeatureResult[] // 0-1, ignorable
  unknownTags: UnknownTag[] | null
}

export function createUpdateFeaturesResponse(init?: Partial<UpdateFeaturesResponse>): UpdateFeaturesResponse {
  const message: UpdateFeaturesResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: '',
    results: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateFeaturesResponse(reader: Reader, version: number): UpdateFeaturesResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    results: version <= 1 ? readUpdateFeaturesResponseUpdatableFeatureResultArray(reader, reader.compactCount(5, 64), version) : [],
    unknownTags: readUnknownTags(reader),
  }
}

function writeUpdateFeaturesResponse(writer: Writer, message: UpdateFeaturesResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  if (version <= 1) writer.compactCount(message.results.length)
  if (version <= 1) for (const element of message.results) writeUpdateFeaturesResponseUpdatableFeatureResult(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface UpdateFeaturesResponseUpdatableFeatureResult {
  feature: string
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createUpdateFeaturesResponseUpdatableFeatureResult(init?: Partial<UpdateFeaturesResponseUpdatableFeatureResult>): UpdateFeaturesResponseUpdatableFeatureResult {
  const message: UpdateFeaturesResponseUpdatableFeatureResult = {
    feature: '',
    errorCode: 0,
    errorMessage: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUpdateFeaturesResponseUpdatableFeatureResult(reader: Reader, _version: number): UpdateFeaturesResponseUpdatableFeatureResult {
  return {
    feature: reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readUpdateFeaturesResponseUpdatableFeatureResultArray(reader: Reader, count: number, version: number): UpdateFeaturesResponseUpdatableFeatureResult[] {
  const array = sized<UpdateFeaturesResponseUpdatableFeatureResult>(count)
  for (let i = 0; i < count; i++) array[i] = readUpdateFeaturesResponseUpdatableFeatureResult(reader, version)
  return array
}

function writeUpdateFeaturesResponseUpdatableFeatureResult(writer: Writer, message: UpdateFeaturesResponseUpdatableFeatureResult, _version: number): void {
  writer.compactString(message.feature)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const UpdateFeaturesResponseType: MessageType<UpdateFeaturesResponse> = {
  name: 'UpdateFeaturesResponse',
  kind: 'response',
  key: 57,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUpdateFeaturesResponse,
  read: readUpdateFeaturesResponse,
  write: writeUpdateFeaturesResponse,
}
