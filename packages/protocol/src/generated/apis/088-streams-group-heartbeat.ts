// Made by tools/gen.ts from tables/apis/088-streams-group-heartbeat.txt: change that, not this.

import { readCompactStringArray, readInt16Array, readInt32Array, sized, writeCompactStringArray, writeInt16Array, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface StreamsGroupHeartbeatRequest {
  groupId: string
  memberId: string
  memberEpoch: number
  endpointInformationEpoch: number
  instanceId: string | null
  rackId: string | null
  rebalanceTimeoutMs: number
  topology: StreamsGroupHeartbeatRequestTopology | null
  activeTasks: StreamsGroupHeartbeatRequestTaskIds[] | null
  standbyTasks: StreamsGroupHeartbeatRequestTaskIds[] | null
  warmupTasks: StreamsGroupHeartbeatRequestTaskIds[] | null
  processId: string | null
  userEndpoint: StreamsGroupHeartbeatRequestEndpoint | null
  clientTags: StreamsGroupHeartbeatRequestKeyValue[] | null
  taskOffsets: StreamsGroupHeartbeatRequestTaskOffset[] | null
  taskEndOffsets: StreamsGroupHeartbeatRequestTaskOffset[] | null
  shutdownApplication: boolean
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequest(init?: Partial<StreamsGroupHeartbeatRequest>): StreamsGroupHeartbeatRequest {
  const message: StreamsGroupHeartbeatRequest = {
    groupId: '',
    memberId: '',
    memberEpoch: 0,
    endpointInformationEpoch: 0,
    instanceId: null,
    rackId: null,
    rebalanceTimeoutMs: -1,
    topology: null,
    activeTasks: null,
    standbyTasks: null,
    warmupTasks: null,
    processId: null,
    userEndpoint: null,
    clientTags: null,
    taskOffsets: null,
    taskEndOffsets: null,
    shutdownApplication: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequest(reader: Reader, version: number): StreamsGroupHeartbeatRequest {
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    endpointInformationEpoch: reader.int32(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    rebalanceTimeoutMs: reader.int32(),
    topology: reader.structPresent() ? readStreamsGroupHeartbeatRequestTopology(reader, version) : null,
    activeTasks: readStreamsGroupHeartbeatRequestTaskIdsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    standbyTasks: readStreamsGroupHeartbeatRequestTaskIdsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    warmupTasks: readStreamsGroupHeartbeatRequestTaskIdsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    processId: reader.compactNullableString(),
    userEndpoint: reader.structPresent() ? readStreamsGroupHeartbeatRequestEndpoint(reader, version) : null,
    clientTags: readStreamsGroupHeartbeatRequestKeyValueArrayOrNull(reader, reader.compactNullableCount(3, 56), version),
    taskOffsets: readStreamsGroupHeartbeatRequestTaskOffsetArrayOrNull(reader, reader.compactNullableCount(14, 128), version),
    taskEndOffsets: readStreamsGroupHeartbeatRequestTaskOffsetArrayOrNull(reader, reader.compactNullableCount(14, 128), version),
    shutdownApplication: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupHeartbeatRequest(writer: Writer, message: StreamsGroupHeartbeatRequest, version: number): void {
  writer.compactString(message.groupId)
  writer.compactString(message.memberId)
  writer.int32(message.memberEpoch)
  writer.int32(message.endpointInformationEpoch)
  writer.compactNullableString(message.instanceId)
  writer.compactNullableString(message.rackId)
  writer.int32(message.rebalanceTimeoutMs)
  {
    if (message.topology === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeStreamsGroupHeartbeatRequestTopology(writer, message.topology, version)
    }
  }
  writer.compactCount(message.activeTasks === null ? -1 : message.activeTasks.length)
  {
    if (message.activeTasks !== null) for (const element of message.activeTasks) writeStreamsGroupHeartbeatRequestTaskIds(writer, element, version)
  }
  writer.compactCount(message.standbyTasks === null ? -1 : message.standbyTasks.length)
  {
    if (message.standbyTasks !== null) for (const element of message.standbyTasks) writeStreamsGroupHeartbeatRequestTaskIds(writer, element, version)
  }
  writer.compactCount(message.warmupTasks === null ? -1 : message.warmupTasks.length)
  {
    if (message.warmupTasks !== null) for (const element of message.warmupTasks) writeStreamsGroupHeartbeatRequestTaskIds(writer, element, version)
  }
  writer.compactNullableString(message.processId)
  {
    if (message.userEndpoint === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeStreamsGroupHeartbeatRequestEndpoint(writer, message.userEndpoint, version)
    }
  }
  writer.compactCount(message.clientTags === null ? -1 : message.clientTags.length)
  {
    if (message.clientTags !== null) for (const element of message.clientTags) writeStreamsGroupHeartbeatRequestKeyValue(writer, element, version)
  }
  writer.compactCount(message.taskOffsets === null ? -1 : message.taskOffsets.length)
  {
    if (message.taskOffsets !== null) for (const element of message.taskOffsets) writeStreamsGroupHeartbeatRequestTaskOffset(writer, element, version)
  }
  writer.compactCount(message.taskEndOffsets === null ? -1 : message.taskEndOffsets.length)
  {
    if (message.taskEndOffsets !== null) for (const element of message.taskEndOffsets) writeStreamsGroupHeartbeatRequestTaskOffset(writer, element, version)
  }
  writer.bool(message.shutdownApplication)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestTopology {
  epoch: number
  subtopologies: StreamsGroupHeartbeatRequestSubtopology[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestTopology(init?: Partial<StreamsGroupHeartbeatRequestTopology>): StreamsGroupHeartbeatRequestTopology {
  const message: StreamsGroupHeartbeatRequestTopology = {
    epoch: 0,
    subtopologies: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestTopology(reader: Reader, version: number): StreamsGroupHeartbeatRequestTopology {
  return {
    epoch: reader.int32(),
    subtopologies: readStreamsGroupHeartbeatRequestSubtopologyArray(reader, reader.compactCount(8, 384), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupHeartbeatRequestTopology(writer: Writer, message: StreamsGroupHeartbeatRequestTopology, version: number): void {
  writer.int32(message.epoch)
  writer.compactCount(message.subtopologies.length)
  for (const element of message.subtopologies) writeStreamsGroupHeartbeatRequestSubtopology(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestSubtopology {
  subtopologyId: string
  sourceTopics: string[]
  sourceTopicRegex: string[]
  stateChangelogTopics: StreamsGroupHeartbeatRequestTopicInfo[]
  repartitionSinkTopics: string[]
  repartitionSourceTopics: StreamsGroupHeartbeatRequestTopicInfo[]
  copartitionGroups: StreamsGroupHeartbeatRequestCopartitionGroup[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestSubtopology(init?: Partial<StreamsGroupHeartbeatRequestSubtopology>): StreamsGroupHeartbeatRequestSubtopology {
  const message: StreamsGroupHeartbeatRequestSubtopology = {
    subtopologyId: '',
    sourceTopics: [],
    sourceTopicRegex: [],
    stateChangelogTopics: [],
    repartitionSinkTopics: [],
    repartitionSourceTopics: [],
    copartitionGroups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestSubtopology(reader: Reader, version: number): StreamsGroupHeartbeatRequestSubtopology {
  return {
    subtopologyId: reader.compactString(),
    sourceTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    sourceTopicRegex: readCompactStringArray(reader, reader.compactCount(1, 8)),
    stateChangelogTopics: readStreamsGroupHeartbeatRequestTopicInfoArray(reader, reader.compactCount(9, 120), version),
    repartitionSinkTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    repartitionSourceTopics: readStreamsGroupHeartbeatRequestTopicInfoArray(reader, reader.compactCount(9, 120), version),
    copartitionGroups: readStreamsGroupHeartbeatRequestCopartitionGroupArray(reader, reader.compactCount(4, 208), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatRequestSubtopologyArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestSubtopology[] {
  const array = sized<StreamsGroupHeartbeatRequestSubtopology>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatRequestSubtopology(reader, version)
  return array
}

function writeStreamsGroupHeartbeatRequestSubtopology(writer: Writer, message: StreamsGroupHeartbeatRequestSubtopology, version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.sourceTopics.length)
  writeCompactStringArray(writer, message.sourceTopics)
  writer.compactCount(message.sourceTopicRegex.length)
  writeCompactStringArray(writer, message.sourceTopicRegex)
  writer.compactCount(message.stateChangelogTopics.length)
  for (const element of message.stateChangelogTopics) writeStreamsGroupHeartbeatRequestTopicInfo(writer, element, version)
  writer.compactCount(message.repartitionSinkTopics.length)
  writeCompactStringArray(writer, message.repartitionSinkTopics)
  writer.compactCount(message.repartitionSourceTopics.length)
  for (const element of message.repartitionSourceTopics) writeStreamsGroupHeartbeatRequestTopicInfo(writer, element, version)
  writer.compactCount(message.copartitionGroups.length)
  for (const element of message.copartitionGroups) writeStreamsGroupHeartbeatRequestCopartitionGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestTopicInfo {
  name: string
  partitions: number
  replicationFactor: number
  topicConfigs: StreamsGroupHeartbeatRequestKeyValue[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestTopicInfo(init?: Partial<StreamsGroupHeartbeatRequestTopicInfo>): StreamsGroupHeartbeatRequestTopicInfo {
  const message: StreamsGroupHeartbeatRequestTopicInfo = {
    name: '',
    partitions: 0,
    replicationFactor: 0,
    topicConfigs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestTopicInfo(reader: Reader, version: number): StreamsGroupHeartbeatRequestTopicInfo {
  return {
    name: reader.compactString(),
    partitions: reader.int32(),
    replicationFactor: reader.int16(),
    topicConfigs: readStreamsGroupHeartbeatRequestKeyValueArray(reader, reader.compactCount(3, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatRequestTopicInfoArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestTopicInfo[] {
  const array = sized<StreamsGroupHeartbeatRequestTopicInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatRequestTopicInfo(reader, version)
  return array
}

function writeStreamsGroupHeartbeatRequestTopicInfo(writer: Writer, message: StreamsGroupHeartbeatRequestTopicInfo, version: number): void {
  writer.compactString(message.name)
  writer.int32(message.partitions)
  writer.int16(message.replicationFactor)
  writer.compactCount(message.topicConfigs.length)
  for (const element of message.topicConfigs) writeStreamsGroupHeartbeatRequestKeyValue(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestKeyValue {
  key: string
  value: string
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestKeyValue(init?: Partial<StreamsGroupHeartbeatRequestKeyValue>): StreamsGroupHeartbeatRequestKeyValue {
  const message: StreamsGroupHeartbeatRequestKeyValue = {
    key: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestKeyValue(reader: Reader, _version: number): StreamsGroupHeartbeatRequestKeyValue {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatRequestKeyValueArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestKeyValue[] {
  const array = sized<StreamsGroupHeartbeatRequestKeyValue>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatRequestKeyValue(reader, version)
  return array
}

function readStreamsGroupHeartbeatRequestKeyValueArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestKeyValue[] | null {
  return count < 0 ? null : readStreamsGroupHeartbeatRequestKeyValueArray(reader, count, version)
}

function writeStreamsGroupHeartbeatRequestKeyValue(writer: Writer, message: StreamsGroupHeartbeatRequestKeyValue, _version: number): void {
  writer.compactString(message.key)
  writer.compactString(message.value)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestCopartitionGroup {
  sourceTopics: number[]
  sourceTopicRegex: number[]
  repartitionSourceTopics: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestCopartitionGroup(init?: Partial<StreamsGroupHeartbeatRequestCopartitionGroup>): StreamsGroupHeartbeatRequestCopartitionGroup {
  const message: StreamsGroupHeartbeatRequestCopartitionGroup = {
    sourceTopics: [],
    sourceTopicRegex: [],
    repartitionSourceTopics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestCopartitionGroup(reader: Reader, _version: number): StreamsGroupHeartbeatRequestCopartitionGroup {
  return {
    sourceTopics: readInt16Array(reader, reader.compactCount(2, 8)),
    sourceTopicRegex: readInt16Array(reader, reader.compactCount(2, 8)),
    repartitionSourceTopics: readInt16Array(reader, reader.compactCount(2, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatRequestCopartitionGroupArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestCopartitionGroup[] {
  const array = sized<StreamsGroupHeartbeatRequestCopartitionGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatRequestCopartitionGroup(reader, version)
  return array
}

function writeStreamsGroupHeartbeatRequestCopartitionGroup(writer: Writer, message: StreamsGroupHeartbeatRequestCopartitionGroup, _version: number): void {
  writer.compactCount(message.sourceTopics.length)
  writeInt16Array(writer, message.sourceTopics)
  writer.compactCount(message.sourceTopicRegex.length)
  writeInt16Array(writer, message.sourceTopicRegex)
  writer.compactCount(message.repartitionSourceTopics.length)
  writeInt16Array(writer, message.repartitionSourceTopics)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestTaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestTaskIds(init?: Partial<StreamsGroupHeartbeatRequestTaskIds>): StreamsGroupHeartbeatRequestTaskIds {
  const message: StreamsGroupHeartbeatRequestTaskIds = {
    subtopologyId: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestTaskIds(reader: Reader, _version: number): StreamsGroupHeartbeatRequestTaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatRequestTaskIdsArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestTaskIds[] {
  const array = sized<StreamsGroupHeartbeatRequestTaskIds>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatRequestTaskIds(reader, version)
  return array
}

function readStreamsGroupHeartbeatRequestTaskIdsArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestTaskIds[] | null {
  return count < 0 ? null : readStreamsGroupHeartbeatRequestTaskIdsArray(reader, count, version)
}

function writeStreamsGroupHeartbeatRequestTaskIds(writer: Writer, message: StreamsGroupHeartbeatRequestTaskIds, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestEndpoint {
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestEndpoint(init?: Partial<StreamsGroupHeartbeatRequestEndpoint>): StreamsGroupHeartbeatRequestEndpoint {
  const message: StreamsGroupHeartbeatRequestEndpoint = {
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestEndpoint(reader: Reader, _version: number): StreamsGroupHeartbeatRequestEndpoint {
  return {
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupHeartbeatRequestEndpoint(writer: Writer, message: StreamsGroupHeartbeatRequestEndpoint, _version: number): void {
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatRequestTaskOffset {
  subtopologyId: string
  partition: number
  offset: number
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatRequestTaskOffset(init?: Partial<StreamsGroupHeartbeatRequestTaskOffset>): StreamsGroupHeartbeatRequestTaskOffset {
  const message: StreamsGroupHeartbeatRequestTaskOffset = {
    subtopologyId: '',
    partition: 0,
    offset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatRequestTaskOffset(reader: Reader, _version: number): StreamsGroupHeartbeatRequestTaskOffset {
  return {
    subtopologyId: reader.compactString(),
    partition: reader.int32(),
    offset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatRequestTaskOffsetArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestTaskOffset[] {
  const array = sized<StreamsGroupHeartbeatRequestTaskOffset>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatRequestTaskOffset(reader, version)
  return array
}

function readStreamsGroupHeartbeatRequestTaskOffsetArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupHeartbeatRequestTaskOffset[] | null {
  return count < 0 ? null : readStreamsGroupHeartbeatRequestTaskOffsetArray(reader, count, version)
}

function writeStreamsGroupHeartbeatRequestTaskOffset(writer: Writer, message: StreamsGroupHeartbeatRequestTaskOffset, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.int32(message.partition)
  writer.int64(message.offset)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupHeartbeatRequestType: MessageType<StreamsGroupHeartbeatRequest> = {
  name: 'StreamsGroupHeartbeatRequest',
  kind: 'request',
  key: 88,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupHeartbeatRequest,
  read: readStreamsGroupHeartbeatRequest,
  write: writeStreamsGroupHeartbeatRequest,
}

export interface StreamsGroupHeartbeatResponse {
  throttleTimeMs: number
  errorCode: number
  errorMessage: string | null
  memberId: string
  memberEpoch: number
  heartbeatIntervalMs: number
  acceptableRecoveryLagLegacy: number // 0
  taskOffsetIntervalMs: number
  acceptableRecoveryLag: number // 1+, ignorable
  status: StreamsGroupHeartbeatResponseStatus[] | null
  activeTasks: StreamsGroupHeartbeatResponseTaskIds[] | null
  standbyTasks: StreamsGroupHeartbeatResponseTaskIds[] | null
  warmupTasks: StreamsGroupHeartbeatResponseTaskIds[] | null
  topologyDescriptionRequired: boolean // 1+
  endpointInformationEpoch: number
  partitionsByUserEndpoint: StreamsGroupHeartbeatResponseEndpointToPartitions[] | null
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatResponse(init?: Partial<StreamsGroupHeartbeatResponse>): StreamsGroupHeartbeatResponse {
  const message: StreamsGroupHeartbeatResponse = {
    throttleTimeMs: 0,
    errorCode: 0,
    errorMessage: null,
    memberId: '',
    memberEpoch: 0,
    heartbeatIntervalMs: 0,
    acceptableRecoveryLagLegacy: 0,
    taskOffsetIntervalMs: 0,
    acceptableRecoveryLag: -1,
    status: [],
    activeTasks: null,
    standbyTasks: null,
    warmupTasks: null,
    topologyDescriptionRequired: false,
    endpointInformationEpoch: 0,
    partitionsByUserEndpoint: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatResponse(reader: Reader, version: number): StreamsGroupHeartbeatResponse {
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    heartbeatIntervalMs: reader.int32(),
    acceptableRecoveryLagLegacy: version <= 0 ? reader.int32() : 0,
    taskOffsetIntervalMs: reader.int32(),
    acceptableRecoveryLag: version <= 0 ? -1 : reader.int64(),
    status: readStreamsGroupHeartbeatResponseStatusArrayOrNull(reader, reader.compactNullableCount(3, 56), version),
    activeTasks: readStreamsGroupHeartbeatResponseTaskIdsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    standbyTasks: readStreamsGroupHeartbeatResponseTaskIdsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    warmupTasks: readStreamsGroupHeartbeatResponseTaskIdsArrayOrNull(reader, reader.compactNullableCount(3, 104), version),
    topologyDescriptionRequired: version <= 0 ? false : reader.bool(),
    endpointInformationEpoch: reader.int32(),
    partitionsByUserEndpoint: readStreamsGroupHeartbeatResponseEndpointToPartitionsArrayOrNull(reader, reader.compactNullableCount(7, 208), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupHeartbeatResponse(writer: Writer, message: StreamsGroupHeartbeatResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactString(message.memberId)
  writer.int32(message.memberEpoch)
  writer.int32(message.heartbeatIntervalMs)
  if (version <= 0) writer.int32(message.acceptableRecoveryLagLegacy)
  else {
    if (message.acceptableRecoveryLagLegacy !== 0) unsupportedField('StreamsGroupHeartbeatResponse.acceptableRecoveryLagLegacy', version)
  }
  writer.int32(message.taskOffsetIntervalMs)
  if (version >= 1) writer.int64(message.acceptableRecoveryLag)
  writer.compactCount(message.status === null ? -1 : message.status.length)
  {
    if (message.status !== null) for (const element of message.status) writeStreamsGroupHeartbeatResponseStatus(writer, element, version)
  }
  writer.compactCount(message.activeTasks === null ? -1 : message.activeTasks.length)
  {
    if (message.activeTasks !== null) for (const element of message.activeTasks) writeStreamsGroupHeartbeatResponseTaskIds(writer, element, version)
  }
  writer.compactCount(message.standbyTasks === null ? -1 : message.standbyTasks.length)
  {
    if (message.standbyTasks !== null) for (const element of message.standbyTasks) writeStreamsGroupHeartbeatResponseTaskIds(writer, element, version)
  }
  writer.compactCount(message.warmupTasks === null ? -1 : message.warmupTasks.length)
  {
    if (message.warmupTasks !== null) for (const element of message.warmupTasks) writeStreamsGroupHeartbeatResponseTaskIds(writer, element, version)
  }
  if (version <= 0) {
    if (message.topologyDescriptionRequired) unsupportedField('StreamsGroupHeartbeatResponse.topologyDescriptionRequired', version)
  } else writer.bool(message.topologyDescriptionRequired)
  writer.int32(message.endpointInformationEpoch)
  writer.compactCount(message.partitionsByUserEndpoint === null ? -1 : message.partitionsByUserEndpoint.length)
  {
    if (message.partitionsByUserEndpoint !== null) for (const element of message.partitionsByUserEndpoint) writeStreamsGroupHeartbeatResponseEndpointToPartitions(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatResponseStatus {
  statusCode: number
  statusDetail: string
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatResponseStatus(init?: Partial<StreamsGroupHeartbeatResponseStatus>): StreamsGroupHeartbeatResponseStatus {
  const message: StreamsGroupHeartbeatResponseStatus = {
    statusCode: 0,
    statusDetail: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatResponseStatus(reader: Reader, _version: number): StreamsGroupHeartbeatResponseStatus {
  return {
    statusCode: reader.int8(),
    statusDetail: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatResponseStatusArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseStatus[] {
  const array = sized<StreamsGroupHeartbeatResponseStatus>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatResponseStatus(reader, version)
  return array
}

function readStreamsGroupHeartbeatResponseStatusArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseStatus[] | null {
  return count < 0 ? null : readStreamsGroupHeartbeatResponseStatusArray(reader, count, version)
}

function writeStreamsGroupHeartbeatResponseStatus(writer: Writer, message: StreamsGroupHeartbeatResponseStatus, _version: number): void {
  writer.int8(message.statusCode)
  writer.compactString(message.statusDetail)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatResponseTaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatResponseTaskIds(init?: Partial<StreamsGroupHeartbeatResponseTaskIds>): StreamsGroupHeartbeatResponseTaskIds {
  const message: StreamsGroupHeartbeatResponseTaskIds = {
    subtopologyId: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatResponseTaskIds(reader: Reader, _version: number): StreamsGroupHeartbeatResponseTaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatResponseTaskIdsArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseTaskIds[] {
  const array = sized<StreamsGroupHeartbeatResponseTaskIds>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatResponseTaskIds(reader, version)
  return array
}

function readStreamsGroupHeartbeatResponseTaskIdsArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseTaskIds[] | null {
  return count < 0 ? null : readStreamsGroupHeartbeatResponseTaskIdsArray(reader, count, version)
}

function writeStreamsGroupHeartbeatResponseTaskIds(writer: Writer, message: StreamsGroupHeartbeatResponseTaskIds, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatResponseEndpointToPartitions {
  userEndpoint: StreamsGroupHeartbeatResponseEndpoint
  activePartitions: StreamsGroupHeartbeatResponseTopicPartition[]
  standbyPartitions: StreamsGroupHeartbeatResponseTopicPartition[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatResponseEndpointToPartitions(init?: Partial<StreamsGroupHeartbeatResponseEndpointToPartitions>): StreamsGroupHeartbeatResponseEndpointToPartitions {
  const message: StreamsGroupHeartbeatResponseEndpointToPartitions = {
    userEndpoint: createStreamsGroupHeartbeatResponseEndpoint(),
    activePartitions: [],
    standbyPartitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatResponseEndpointToPartitions(reader: Reader, version: number): StreamsGroupHeartbeatResponseEndpointToPartitions {
  return {
    userEndpoint: readStreamsGroupHeartbeatResponseEndpoint(reader, version),
    activePartitions: readStreamsGroupHeartbeatResponseTopicPartitionArray(reader, reader.compactCount(3, 104), version),
    standbyPartitions: readStreamsGroupHeartbeatResponseTopicPartitionArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatResponseEndpointToPartitionsArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseEndpointToPartitions[] {
  const array = sized<StreamsGroupHeartbeatResponseEndpointToPartitions>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatResponseEndpointToPartitions(reader, version)
  return array
}

function readStreamsGroupHeartbeatResponseEndpointToPartitionsArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseEndpointToPartitions[] | null {
  return count < 0 ? null : readStreamsGroupHeartbeatResponseEndpointToPartitionsArray(reader, count, version)
}

function writeStreamsGroupHeartbeatResponseEndpointToPartitions(writer: Writer, message: StreamsGroupHeartbeatResponseEndpointToPartitions, version: number): void {
  writeStreamsGroupHeartbeatResponseEndpoint(writer, message.userEndpoint, version)
  writer.compactCount(message.activePartitions.length)
  for (const element of message.activePartitions) writeStreamsGroupHeartbeatResponseTopicPartition(writer, element, version)
  writer.compactCount(message.standbyPartitions.length)
  for (const element of message.standbyPartitions) writeStreamsGroupHeartbeatResponseTopicPartition(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatResponseEndpoint {
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatResponseEndpoint(init?: Partial<StreamsGroupHeartbeatResponseEndpoint>): StreamsGroupHeartbeatResponseEndpoint {
  const message: StreamsGroupHeartbeatResponseEndpoint = {
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatResponseEndpoint(reader: Reader, _version: number): StreamsGroupHeartbeatResponseEndpoint {
  return {
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupHeartbeatResponseEndpoint(writer: Writer, message: StreamsGroupHeartbeatResponseEndpoint, _version: number): void {
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupHeartbeatResponseTopicPartition {
  topic: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupHeartbeatResponseTopicPartition(init?: Partial<StreamsGroupHeartbeatResponseTopicPartition>): StreamsGroupHeartbeatResponseTopicPartition {
  const message: StreamsGroupHeartbeatResponseTopicPartition = {
    topic: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupHeartbeatResponseTopicPartition(reader: Reader, _version: number): StreamsGroupHeartbeatResponseTopicPartition {
  return {
    topic: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupHeartbeatResponseTopicPartitionArray(reader: Reader, count: number, version: number): StreamsGroupHeartbeatResponseTopicPartition[] {
  const array = sized<StreamsGroupHeartbeatResponseTopicPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupHeartbeatResponseTopicPartition(reader, version)
  return array
}

function writeStreamsGroupHeartbeatResponseTopicPartition(writer: Writer, message: StreamsGroupHeartbeatResponseTopicPartition, _version: number): void {
  writer.compactString(message.topic)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupHeartbeatResponseType: MessageType<StreamsGroupHeartbeatResponse> = {
  name: 'StreamsGroupHeartbeatResponse',
  kind: 'response',
  key: 88,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupHeartbeatResponse,
  read: readStreamsGroupHeartbeatResponse,
  write: writeStreamsGroupHeartbeatResponse,
}
