// Made by tools/gen.ts from tables/apis/093-streams-group-topology-description-update.txt: change that, not this.

import { readCompactStringArray, sized, writeCompactStringArray } from '../../bytes/arrays.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface StreamsGroupTopologyDescriptionUpdateRequest {
  groupId: string
  memberId: string
  topologyEpoch: number
  topologyDescription: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyDescriptionUpdateRequest(init?: Partial<StreamsGroupTopologyDescriptionUpdateRequest>): StreamsGroupTopologyDescriptionUpdateRequest {
  const message: StreamsGroupTopologyDescriptionUpdateRequest = {
    groupId: '',
    memberId: '',
    topologyEpoch: 0,
    topologyDescription: createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescription(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyDescriptionUpdateRequest(reader: Reader, version: number): StreamsGroupTopologyDescriptionUpdateRequest {
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    topologyEpoch: reader.int32(),
    topologyDescription: readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescription(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupTopologyDescriptionUpdateRequest(writer: Writer, message: StreamsGroupTopologyDescriptionUpdateRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactString(message.memberId)
  writer.int32(message.topologyEpoch)
  writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescription(writer, message.topologyDescription, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription {
  subtopologies: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology[]
  globalStores: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescription(init?: Partial<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription>): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription {
  const message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription = {
    subtopologies: [],
    globalStores: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescription(reader: Reader, version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription {
  return {
    subtopologies: readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopologyArray(reader, reader.compactCount(3, 104), version),
    globalStores: readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStoreArray(reader, reader.compactCount(15, 504), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescription(writer: Writer, message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescription, version: number): void {
  writer.compactCount(message.subtopologies.length)
  for (const element of message.subtopologies) writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology(writer, element, version)
  writer.compactCount(message.globalStores.length)
  for (const element of message.globalStores) writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology {
  subtopologyId: string
  nodes: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology(init?: Partial<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology>): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology {
  const message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology = {
    subtopologyId: '',
    nodes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology(reader: Reader, version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology {
  return {
    subtopologyId: reader.compactString(),
    nodes: readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNodeArray(reader, reader.compactCount(7, 232), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopologyArray(reader: Reader, count: number, version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology[] {
  const array = sized<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology(reader, version)
  return array
}

function writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology(writer: Writer, message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionSubtopology, version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.nodes.length)
  for (const element of message.nodes) writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode {
  name: string
  nodeType: number
  sourceTopics: string[]
  sinkTopic: string | null
  stores: string[]
  successors: string[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(init?: Partial<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode>): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode {
  const message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode = {
    name: '',
    nodeType: 0,
    sourceTopics: [],
    sinkTopic: null,
    stores: [],
    successors: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(reader: Reader, _version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode {
  return {
    name: reader.compactString(),
    nodeType: reader.int8(),
    sourceTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    sinkTopic: reader.compactNullableString(),
    stores: readCompactStringArray(reader, reader.compactCount(1, 8)),
    successors: readCompactStringArray(reader, reader.compactCount(1, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNodeArray(reader: Reader, count: number, version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode[] {
  const array = sized<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(reader, version)
  return array
}

function writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(writer: Writer, message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode, _version: number): void {
  writer.compactString(message.name)
  writer.int8(message.nodeType)
  writer.compactCount(message.sourceTopics.length)
  writeCompactStringArray(writer, message.sourceTopics)
  writer.compactNullableString(message.sinkTopic)
  writer.compactCount(message.stores.length)
  writeCompactStringArray(writer, message.stores)
  writer.compactCount(message.successors.length)
  writeCompactStringArray(writer, message.successors)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore {
  source: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode
  processor: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore(init?: Partial<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore>): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore {
  const message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore = {
    source: createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(),
    processor: createStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore(reader: Reader, version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore {
  return {
    source: readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(reader, version),
    processor: readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStoreArray(reader: Reader, count: number, version: number): StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore[] {
  const array = sized<StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore(reader, version)
  return array
}

function writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore(writer: Writer, message: StreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionGlobalStore, version: number): void {
  writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(writer, message.source, version)
  writeStreamsGroupTopologyDescriptionUpdateRequestTopologyDescriptionNode(writer, message.processor, version)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupTopologyDescriptionUpdateRequestType: MessageType<StreamsGroupTopologyDescriptionUpdateRequest> = {
  name: 'StreamsGroupTopologyDescriptionUpdateRequest',
  kind: 'request',
  key: 93,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupTopologyDescriptionUpdateRequest,
  read: readStreamsGroupTopologyDescriptionUpdateRequest,
  write: writeStreamsGroupTopologyDescriptionUpdateRequest,
}

export interface StreamsGroupTopologyDescriptionUpdateResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyDescriptionUpdateResponse(init?: Partial<StreamsGroupTopologyDescriptionUpdateResponse>): StreamsGroupTopologyDescriptionUpdateResponse {
  const message: StreamsGroupTopologyDescriptionUpdateResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyDescriptionUpdateResponse(reader: Reader, _version: number): StreamsGroupTopologyDescriptionUpdateResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupTopologyDescriptionUpdateResponse(writer: Writer, message: StreamsGroupTopologyDescriptionUpdateResponse, _version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupTopologyDescriptionUpdateResponseType: MessageType<StreamsGroupTopologyDescriptionUpdateResponse> = {
  name: 'StreamsGroupTopologyDescriptionUpdateResponse',
  kind: 'response',
  key: 93,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupTopologyDescriptionUpdateResponse,
  read: readStreamsGroupTopologyDescriptionUpdateResponse,
  write: writeStreamsGroupTopologyDescriptionUpdateResponse,
}
