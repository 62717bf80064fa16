// Made by tools/gen.ts from tables/apis/060-describe-cluster.txt: change that, not this.

import { sized } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface DescribeClusterRequest {
  includeClusterAuthorizedOperations: boolean
  endpointType: number // 1+
  includeFencedBrokers: boolean // 2+
  unknownTags: UnknownTag[] | null
}

export function createDescribeClusterRequest(init?: Partial<DescribeClusterRequest>): DescribeClusterRequest {
  const message: DescribeClusterRequest = {
    includeClusterAuthorizedOperations: false,
    endpointType: 1,
    includeFencedBrokers: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClusterRequest(reader: Reader, version: number): DescribeClusterRequest {
  return {
    includeClusterAuthorizedOperations: reader.bool(),
    endpointType: version <= 0 ? 1 : reader.int8(),
    includeFencedBrokers: version <= 1 ? false : reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeClusterRequest(writer: Writer, message: DescribeClusterRequest, version: number): void {
  writer.bool(message.includeClusterAuthorizedOperations)
  if (version <= 0) {
    if (message.endpointType !== 1) unsupportedField('DescribeClusterRequest.endpointType', version)
  } else writer.int8(message.endpointType)
  if (version <= 1) {
    if (message.includeFencedBrokers) unsupportedField('DescribeClusterRequest.includeFencedBrokers', version)
  } else writer.bool(message.includeFencedBrokers)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeClusterRequestType: MessageType<DescribeClusterRequest> = {
  name: 'DescribeClusterRequest',
  kind: 'request',
  key: 60,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeClusterRequest,
  read: readDescribeClusterRequest,
  write: writeDescribeClusterRequest,
}

export interface DescribeClusterResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  endpointType: number // 1+
  clusterId: string
  controllerId: number
  brokers: DescribeClusterResponseDescribeClusterBroker[]
  clusterAuthorizedOperations: number
  unknownTags: UnknownTag[] | null
}

export function createDescribeClusterResponse(init?: Partial<DescribeClusterResponse>): DescribeClusterResponse {
  const message: DescribeClusterResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    endpointType: 1,
    clusterId: '',
    controllerId: -1,
    brokers: [],
    clusterAuthorizedOperations: -2147483648,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClusterResponse(reader: Reader, version: number): DescribeClusterResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    endpointType: version <= 0 ? 1 : reader.int8(),
    clusterId: reader.compactString(),
    controllerId: reader.int32(),
    brokers: readDescribeClusterResponseDescribeClusterBrokerArray(reader, reader.compactCount(11, 80), version),
    clusterAuthorizedOperations: reader.int32(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeDescribeClusterResponse(writer: Writer, message: DescribeClusterResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  if (version <= 0) {
    if (message.endpointType !== 1) unsupportedField('DescribeClusterResponse.endpointType', version)
  } else writer.int8(message.endpointType)
  writer.compactString(message.clusterId)
  writer.int32(message.controllerId)
  writer.compactCount(message.brokers.length)
  for (const element of message.brokers) writeDescribeClusterResponseDescribeClusterBroker(writer, element, version)
  writer.int32(message.clusterAuthorizedOperations)
  writeUnknownTags(writer, message.unknownTags)
}

export interface DescribeClusterResponseDescribeClusterBroker {
  brokerId: number
  host: string
  port: number
  rack: string | null
  isFenced: boolean // 2+
  unknownTags: UnknownTag[] | null
}

export function createDescribeClusterResponseDescribeClusterBroker(init?: Partial<DescribeClusterResponseDescribeClusterBroker>): DescribeClusterResponseDescribeClusterBroker {
  const message: DescribeClusterResponseDescribeClusterBroker = {
    brokerId: 0,
    host: '',
    port: 0,
    rack: null,
    isFenced: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readDescribeClusterResponseDescribeClusterBroker(reader: Reader, version: number): DescribeClusterResponseDescribeClusterBroker {
  return {
    brokerId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    isFenced: version <= 1 ? false : reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function readDescribeClusterResponseDescribeClusterBrokerArray(reader: Reader, count: number, version: number): DescribeClusterResponseDescribeClusterBroker[] {
  const array = sized<DescribeClusterResponseDescribeClusterBroker>(count)
  for (let i = 0; i < count; i++) array[i] = readDescribeClusterResponseDescribeClusterBroker(reader, version)
  return array
}

function writeDescribeClusterResponseDescribeClusterBroker(writer: Writer, message: DescribeClusterResponseDescribeClusterBroker, version: number): void {
  writer.int32(message.brokerId)
  writer.compactString(message.host)
  writer.int32(message.port)
  writer.compactNullableString(message.rack)
  if (version <= 1) {
    if (message.isFenced) unsupportedField('DescribeClusterResponseDescribeClusterBroker.isFenced', version)
  } else writer.bool(message.isFenced)
  writeUnknownTags(writer, message.unknownTags)
}

export const DescribeClusterResponseType: MessageType<DescribeClusterResponse> = {
  name: 'DescribeClusterResponse',
  kind: 'response',
  key: 60,
  minVersion: 0,
  maxVersion: 2,
  flexibleSince: 0,
  latestUnstable: false,
  create: createDescribeClusterResponse,
  read: readDescribeClusterResponse,
  write: writeDescribeClusterResponse,
}
