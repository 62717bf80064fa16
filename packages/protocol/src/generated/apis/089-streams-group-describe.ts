// Made by tools/gen.ts from tables/apis/089-streams-group-describe.txt: change that, not this.

import { readCompactStringArray, readInt32Array, sized, writeCompactStringArray, writeInt32Array } from '../../bytes/arrays.ts'
import { unsupportedField } from '../../bytes/protocol-error.ts'
import type { Reader } from '../../bytes/reader.ts'
import type { UnknownTag } from '../../bytes/unknown-tags.ts'
import type { Writer } from '../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../message-type.ts'

export interface StreamsGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
  includeTopologyDescription: boolean // 1+
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeRequest(init?: Partial<StreamsGroupDescribeRequest>): StreamsGroupDescribeRequest {
  const message: StreamsGroupDescribeRequest = {
    groupIds: [],
    includeAuthorizedOperations: false,
    includeTopologyDescription: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeRequest(reader: Reader, version: number): StreamsGroupDescribeRequest {
  return {
    groupIds: readCompactStringArray(reader, reader.compactCount(1, 8)),
    includeAuthorizedOperations: reader.bool(),
    includeTopologyDescription: version <= 0 ? false : reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupDescribeRequest(writer: Writer, message: StreamsGroupDescribeRequest, version: number): void {
  writer.compactCount(message.groupIds.length)
  writeCompactStringArray(writer, message.groupIds)
  writer.bool(message.includeAuthorizedOperations)
  if (version <= 0) {
    if (message.includeTopologyDescription) unsupportedField('StreamsGroupDescribeRequest.includeTopologyDescription', version)
  } else writer.bool(message.includeTopologyDescription)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupDescribeRequestType: MessageType<StreamsGroupDescribeRequest> = {
  name: 'StreamsGroupDescribeRequest',
  kind: 'request',
  key: 89,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupDescribeRequest,
  read: readStreamsGroupDescribeRequest,
  write: writeStreamsGroupDescribeRequest,
}

export interface StreamsGroupDescribeResponse {
  throttleTimeMs: number
  groups: StreamsGroupDescribeResponseDescribedGroup[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponse(init?: Partial<StreamsGroupDescribeResponse>): StreamsGroupDescribeResponse {
  const message: StreamsGroupDescribeResponse = {
    throttleTimeMs: 0,
    groups: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponse(reader: Reader, version: number): StreamsGroupDescribeResponse {
  return {
    throttleTimeMs: reader.int32(),
    groups: readStreamsGroupDescribeResponseDescribedGroupArray(reader, reader.compactCount(20, 424), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupDescribeResponse(writer: Writer, message: StreamsGroupDescribeResponse, version: number): void {
  writer.int32(message.throttleTimeMs)
  writer.compactCount(message.groups.length)
  for (const element of message.groups) writeStreamsGroupDescribeResponseDescribedGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseDescribedGroup {
  errorCode: number
  errorMessage: string | null
  groupId: string
  groupState: string
  groupEpoch: number
  assignmentEpoch: number
  topology: StreamsGroupDescribeResponseTopology | null
  members: StreamsGroupDescribeResponseMember[]
  authorizedOperations: number
  topologyDescription: StreamsGroupDescribeResponseTopologyDescription | null // 1+
  topologyDescriptionStatus: number // 1+
  assignorName: string | null // 1+, ignorable
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseDescribedGroup(init?: Partial<StreamsGroupDescribeResponseDescribedGroup>): StreamsGroupDescribeResponseDescribedGroup {
  const message: StreamsGroupDescribeResponseDescribedGroup = {
    errorCode: 0,
    errorMessage: null,
    groupId: '',
    groupState: '',
    groupEpoch: 0,
    assignmentEpoch: 0,
    topology: null,
    members: [],
    authorizedOperations: -2147483648,
    topologyDescription: null,
    topologyDescriptionStatus: 0,
    assignorName: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseDescribedGroup(reader: Reader, version: number): StreamsGroupDescribeResponseDescribedGroup {
  return {
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    groupId: reader.compactString(),
    groupState: reader.compactString(),
    groupEpoch: reader.int32(),
    assignmentEpoch: reader.int32(),
    topology: reader.structPresent() ? readStreamsGroupDescribeResponseTopology(reader, version) : null,
    members: readStreamsGroupDescribeResponseMemberArray(reader, reader.compactCount(28, 752), version),
    authorizedOperations: reader.int32(),
    topologyDescription: version <= 0 ? null : reader.structPresent() ? readStreamsGroupDescribeResponseTopologyDescription(reader, version) : null,
    topologyDescriptionStatus: version <= 0 ? 0 : reader.int8(),
    assignorName: version <= 0 ? null : reader.compactNullableString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseDescribedGroupArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseDescribedGroup[] {
  const array = sized<StreamsGroupDescribeResponseDescribedGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseDescribedGroup(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseDescribedGroup(writer: Writer, message: StreamsGroupDescribeResponseDescribedGroup, version: number): void {
  writer.int16(message.errorCode)
  writer.compactNullableString(message.errorMessage)
  writer.compactString(message.groupId)
  writer.compactString(message.groupState)
  writer.int32(message.groupEpoch)
  writer.int32(message.assignmentEpoch)
  {
    if (message.topology === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeStreamsGroupDescribeResponseTopology(writer, message.topology, version)
    }
  }
  writer.compactCount(message.members.length)
  for (const element of message.members) writeStreamsGroupDescribeResponseMember(writer, element, version)
  writer.int32(message.authorizedOperations)
  if (version <= 0) {
    if (message.topologyDescription !== null) unsupportedField('StreamsGroupDescribeResponseDescribedGroup.topologyDescription', version)
  } else {
    if (message.topologyDescription === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeStreamsGroupDescribeResponseTopologyDescription(writer, message.topologyDescription, version)
    }
  }
  if (version <= 0) {
    if (message.topologyDescriptionStatus !== 0) unsupportedField('StreamsGroupDescribeResponseDescribedGroup.topologyDescriptionStatus', version)
  } else writer.int8(message.topologyDescriptionStatus)
  if (version >= 1) writer.compactNullableString(message.assignorName)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTopology {
  epoch: number
  subtopologies: StreamsGroupDescribeResponseSubtopology[] | null
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTopology(init?: Partial<StreamsGroupDescribeResponseTopology>): StreamsGroupDescribeResponseTopology {
  const message: StreamsGroupDescribeResponseTopology = {
    epoch: 0,
    subtopologies: null,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTopology(reader: Reader, version: number): StreamsGroupDescribeResponseTopology {
  return {
    epoch: reader.int32(),
    subtopologies: readStreamsGroupDescribeResponseSubtopologyArrayOrNull(reader, reader.compactNullableCount(6, 272), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupDescribeResponseTopology(writer: Writer, message: StreamsGroupDescribeResponseTopology, version: number): void {
  writer.int32(message.epoch)
  writer.compactCount(message.subtopologies === null ? -1 : message.subtopologies.length)
  {
    if (message.subtopologies !== null) for (const element of message.subtopologies) writeStreamsGroupDescribeResponseSubtopology(writer, element, version)
  }
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseSubtopology {
  subtopologyId: string
  sourceTopics: string[]
  repartitionSinkTopics: string[]
  stateChangelogTopics: StreamsGroupDescribeResponseTopicInfo[]
  repartitionSourceTopics: StreamsGroupDescribeResponseTopicInfo[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseSubtopology(init?: Partial<StreamsGroupDescribeResponseSubtopology>): StreamsGroupDescribeResponseSubtopology {
  const message: StreamsGroupDescribeResponseSubtopology = {
    subtopologyId: '',
    sourceTopics: [],
    repartitionSinkTopics: [],
    stateChangelogTopics: [],
    repartitionSourceTopics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseSubtopology(reader: Reader, version: number): StreamsGroupDescribeResponseSubtopology {
  return {
    subtopologyId: reader.compactString(),
    sourceTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    repartitionSinkTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    stateChangelogTopics: readStreamsGroupDescribeResponseTopicInfoArray(reader, reader.compactCount(9, 120), version),
    repartitionSourceTopics: readStreamsGroupDescribeResponseTopicInfoArray(reader, reader.compactCount(9, 120), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseSubtopologyArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseSubtopology[] {
  const array = sized<StreamsGroupDescribeResponseSubtopology>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseSubtopology(reader, version)
  return array
}

function readStreamsGroupDescribeResponseSubtopologyArrayOrNull(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseSubtopology[] | null {
  return count < 0 ? null : readStreamsGroupDescribeResponseSubtopologyArray(reader, count, version)
}

function writeStreamsGroupDescribeResponseSubtopology(writer: Writer, message: StreamsGroupDescribeResponseSubtopology, version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.sourceTopics.length)
  writeCompactStringArray(writer, message.sourceTopics)
  writer.compactCount(message.repartitionSinkTopics.length)
  writeCompactStringArray(writer, message.repartitionSinkTopics)
  writer.compactCount(message.stateChangelogTopics.length)
  for (const element of message.stateChangelogTopics) writeStreamsGroupDescribeResponseTopicInfo(writer, element, version)
  writer.compactCount(message.repartitionSourceTopics.length)
  for (const element of message.repartitionSourceTopics) writeStreamsGroupDescribeResponseTopicInfo(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTopicInfo {
  name: string
  partitions: number
  replicationFactor: number
  topicConfigs: StreamsGroupDescribeResponseKeyValue[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTopicInfo(init?: Partial<StreamsGroupDescribeResponseTopicInfo>): StreamsGroupDescribeResponseTopicInfo {
  const message: StreamsGroupDescribeResponseTopicInfo = {
    name: '',
    partitions: 0,
    replicationFactor: 0,
    topicConfigs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTopicInfo(reader: Reader, version: number): StreamsGroupDescribeResponseTopicInfo {
  return {
    name: reader.compactString(),
    partitions: reader.int32(),
    replicationFactor: reader.int16(),
    topicConfigs: readStreamsGroupDescribeResponseKeyValueArray(reader, reader.compactCount(3, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseTopicInfoArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseTopicInfo[] {
  const array = sized<StreamsGroupDescribeResponseTopicInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseTopicInfo(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseTopicInfo(writer: Writer, message: StreamsGroupDescribeResponseTopicInfo, version: number): void {
  writer.compactString(message.name)
  writer.int32(message.partitions)
  writer.int16(message.replicationFactor)
  writer.compactCount(message.topicConfigs.length)
  for (const element of message.topicConfigs) writeStreamsGroupDescribeResponseKeyValue(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseKeyValue {
  key: string
  value: string
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseKeyValue(init?: Partial<StreamsGroupDescribeResponseKeyValue>): StreamsGroupDescribeResponseKeyValue {
  const message: StreamsGroupDescribeResponseKeyValue = {
    key: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseKeyValue(reader: Reader, _version: number): StreamsGroupDescribeResponseKeyValue {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseKeyValueArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseKeyValue[] {
  const array = sized<StreamsGroupDescribeResponseKeyValue>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseKeyValue(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseKeyValue(writer: Writer, message: StreamsGroupDescribeResponseKeyValue, _version: number): void {
  writer.compactString(message.key)
  writer.compactString(message.value)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseMember {
  memberId: string
  memberEpoch: number
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  topologyEpoch: number
  processId: string
  userEndpoint: StreamsGroupDescribeResponseEndpoint | null
  clientTags: StreamsGroupDescribeResponseKeyValue[]
  taskOffsets: StreamsGroupDescribeResponseTaskOffset[]
  taskEndOffsets: StreamsGroupDescribeResponseTaskOffset[]
  assignment: StreamsGroupDescribeResponseAssignment
  targetAssignment: StreamsGroupDescribeResponseAssignment
  isClassic: boolean
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseMember(init?: Partial<StreamsGroupDescribeResponseMember>): StreamsGroupDescribeResponseMember {
  const message: StreamsGroupDescribeResponseMember = {
    memberId: '',
    memberEpoch: 0,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    topologyEpoch: 0,
    processId: '',
    userEndpoint: null,
    clientTags: [],
    taskOffsets: [],
    taskEndOffsets: [],
    assignment: createStreamsGroupDescribeResponseAssignment(),
    targetAssignment: createStreamsGroupDescribeResponseAssignment(),
    isClassic: false,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseMember(reader: Reader, version: number): StreamsGroupDescribeResponseMember {
  return {
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    topologyEpoch: reader.int32(),
    processId: reader.compactString(),
    userEndpoint: reader.structPresent() ? readStreamsGroupDescribeResponseEndpoint(reader, version) : null,
    clientTags: readStreamsGroupDescribeResponseKeyValueArray(reader, reader.compactCount(3, 56), version),
    taskOffsets: readStreamsGroupDescribeResponseTaskOffsetArray(reader, reader.compactCount(14, 128), version),
    taskEndOffsets: readStreamsGroupDescribeResponseTaskOffsetArray(reader, reader.compactCount(14, 128), version),
    assignment: readStreamsGroupDescribeResponseAssignment(reader, version),
    targetAssignment: readStreamsGroupDescribeResponseAssignment(reader, version),
    isClassic: reader.bool(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseMemberArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseMember[] {
  const array = sized<StreamsGroupDescribeResponseMember>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseMember(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseMember(writer: Writer, message: StreamsGroupDescribeResponseMember, version: number): void {
  writer.compactString(message.memberId)
  writer.int32(message.memberEpoch)
  writer.compactNullableString(message.instanceId)
  writer.compactNullableString(message.rackId)
  writer.compactString(message.clientId)
  writer.compactString(message.clientHost)
  writer.int32(message.topologyEpoch)
  writer.compactString(message.processId)
  {
    if (message.userEndpoint === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeStreamsGroupDescribeResponseEndpoint(writer, message.userEndpoint, version)
    }
  }
  writer.compactCount(message.clientTags.length)
  for (const element of message.clientTags) writeStreamsGroupDescribeResponseKeyValue(writer, element, version)
  writer.compactCount(message.taskOffsets.length)
  for (const element of message.taskOffsets) writeStreamsGroupDescribeResponseTaskOffset(writer, element, version)
  writer.compactCount(message.taskEndOffsets.length)
  for (const element of message.taskEndOffsets) writeStreamsGroupDescribeResponseTaskOffset(writer, element, version)
  writeStreamsGroupDescribeResponseAssignment(writer, message.assignment, version)
  writeStreamsGroupDescribeResponseAssignment(writer, message.targetAssignment, version)
  writer.bool(message.isClassic)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseEndpoint {
  host: string
  port: number
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseEndpoint(init?: Partial<StreamsGroupDescribeResponseEndpoint>): StreamsGroupDescribeResponseEndpoint {
  const message: StreamsGroupDescribeResponseEndpoint = {
    host: '',
    port: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseEndpoint(reader: Reader, _version: number): StreamsGroupDescribeResponseEndpoint {
  return {
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupDescribeResponseEndpoint(writer: Writer, message: StreamsGroupDescribeResponseEndpoint, _version: number): void {
  writer.compactString(message.host)
  writer.uint16(message.port)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTaskOffset {
  subtopologyId: string
  partition: number
  offset: number
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTaskOffset(init?: Partial<StreamsGroupDescribeResponseTaskOffset>): StreamsGroupDescribeResponseTaskOffset {
  const message: StreamsGroupDescribeResponseTaskOffset = {
    subtopologyId: '',
    partition: 0,
    offset: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTaskOffset(reader: Reader, _version: number): StreamsGroupDescribeResponseTaskOffset {
  return {
    subtopologyId: reader.compactString(),
    partition: reader.int32(),
    offset: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseTaskOffsetArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseTaskOffset[] {
  const array = sized<StreamsGroupDescribeResponseTaskOffset>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseTaskOffset(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseTaskOffset(writer: Writer, message: StreamsGroupDescribeResponseTaskOffset, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.int32(message.partition)
  writer.int64(message.offset)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseAssignment {
  activeTasks: StreamsGroupDescribeResponseTaskIds[]
  standbyTasks: StreamsGroupDescribeResponseTaskIds[]
  warmupTasks: StreamsGroupDescribeResponseTaskIds[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseAssignment(init?: Partial<StreamsGroupDescribeResponseAssignment>): StreamsGroupDescribeResponseAssignment {
  const message: StreamsGroupDescribeResponseAssignment = {
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseAssignment(reader: Reader, version: number): StreamsGroupDescribeResponseAssignment {
  return {
    activeTasks: readStreamsGroupDescribeResponseTaskIdsArray(reader, reader.compactCount(3, 104), version),
    standbyTasks: readStreamsGroupDescribeResponseTaskIdsArray(reader, reader.compactCount(3, 104), version),
    warmupTasks: readStreamsGroupDescribeResponseTaskIdsArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupDescribeResponseAssignment(writer: Writer, message: StreamsGroupDescribeResponseAssignment, version: number): void {
  writer.compactCount(message.activeTasks.length)
  for (const element of message.activeTasks) writeStreamsGroupDescribeResponseTaskIds(writer, element, version)
  writer.compactCount(message.standbyTasks.length)
  for (const element of message.standbyTasks) writeStreamsGroupDescribeResponseTaskIds(writer, element, version)
  writer.compactCount(message.warmupTasks.length)
  for (const element of message.warmupTasks) writeStreamsGroupDescribeResponseTaskIds(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTaskIds(init?: Partial<StreamsGroupDescribeResponseTaskIds>): StreamsGroupDescribeResponseTaskIds {
  const message: StreamsGroupDescribeResponseTaskIds = {
    subtopologyId: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTaskIds(reader: Reader, _version: number): StreamsGroupDescribeResponseTaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseTaskIdsArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseTaskIds[] {
  const array = sized<StreamsGroupDescribeResponseTaskIds>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseTaskIds(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseTaskIds(writer: Writer, message: StreamsGroupDescribeResponseTaskIds, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTopologyDescription {
  subtopologies: StreamsGroupDescribeResponseTopologyDescriptionSubtopology[]
  globalStores: StreamsGroupDescribeResponseTopologyDescriptionGlobalStore[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTopologyDescription(init?: Partial<StreamsGroupDescribeResponseTopologyDescription>): StreamsGroupDescribeResponseTopologyDescription {
  const message: StreamsGroupDescribeResponseTopologyDescription = {
    subtopologies: [],
    globalStores: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTopologyDescription(reader: Reader, version: number): StreamsGroupDescribeResponseTopologyDescription {
  return {
    subtopologies: readStreamsGroupDescribeResponseTopologyDescriptionSubtopologyArray(reader, reader.compactCount(3, 104), version),
    globalStores: readStreamsGroupDescribeResponseTopologyDescriptionGlobalStoreArray(reader, reader.compactCount(15, 504), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupDescribeResponseTopologyDescription(writer: Writer, message: StreamsGroupDescribeResponseTopologyDescription, version: number): void {
  writer.compactCount(message.subtopologies.length)
  for (const element of message.subtopologies) writeStreamsGroupDescribeResponseTopologyDescriptionSubtopology(writer, element, version)
  writer.compactCount(message.globalStores.length)
  for (const element of message.globalStores) writeStreamsGroupDescribeResponseTopologyDescriptionGlobalStore(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTopologyDescriptionSubtopology {
  subtopologyId: string
  nodes: StreamsGroupDescribeResponseTopologyDescriptionNode[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTopologyDescriptionSubtopology(init?: Partial<StreamsGroupDescribeResponseTopologyDescriptionSubtopology>): StreamsGroupDescribeResponseTopologyDescriptionSubtopology {
  const message: StreamsGroupDescribeResponseTopologyDescriptionSubtopology = {
    subtopologyId: '',
    nodes: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTopologyDescriptionSubtopology(reader: Reader, version: number): StreamsGroupDescribeResponseTopologyDescriptionSubtopology {
  return {
    subtopologyId: reader.compactString(),
    nodes: readStreamsGroupDescribeResponseTopologyDescriptionNodeArray(reader, reader.compactCount(7, 232), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseTopologyDescriptionSubtopologyArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseTopologyDescriptionSubtopology[] {
  const array = sized<StreamsGroupDescribeResponseTopologyDescriptionSubtopology>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseTopologyDescriptionSubtopology(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseTopologyDescriptionSubtopology(writer: Writer, message: StreamsGroupDescribeResponseTopologyDescriptionSubtopology, version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.nodes.length)
  for (const element of message.nodes) writeStreamsGroupDescribeResponseTopologyDescriptionNode(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupDescribeResponseTopologyDescriptionNode {
  name: string
  nodeType: number
  sourceTopics: string[]
  sinkTopic: string | null
  stores: string[]
  successors: string[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTopologyDescriptionNode(init?: Partial<StreamsGroupDescribeResponseTopologyDescriptionNode>): StreamsGroupDescribeResponseTopologyDescriptionNode {
  const message: StreamsGroupDescribeResponseTopologyDescriptionNode = {
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

function readStreamsGroupDescribeResponseTopologyDescriptionNode(reader: Reader, _version: number): StreamsGroupDescribeResponseTopologyDescriptionNode {
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

function readStreamsGroupDescribeResponseTopologyDescriptionNodeArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseTopologyDescriptionNode[] {
  const array = sized<StreamsGroupDescribeResponseTopologyDescriptionNode>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseTopologyDescriptionNode(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseTopologyDescriptionNode(writer: Writer, message: StreamsGroupDescribeResponseTopologyDescriptionNode, _version: number): void {
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

export interface StreamsGroupDescribeResponseTopologyDescriptionGlobalStore {
  source: StreamsGroupDescribeResponseTopologyDescriptionNode
  processor: StreamsGroupDescribeResponseTopologyDescriptionNode
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupDescribeResponseTopologyDescriptionGlobalStore(init?: Partial<StreamsGroupDescribeResponseTopologyDescriptionGlobalStore>): StreamsGroupDescribeResponseTopologyDescriptionGlobalStore {
  const message: StreamsGroupDescribeResponseTopologyDescriptionGlobalStore = {
    source: createStreamsGroupDescribeResponseTopologyDescriptionNode(),
    processor: createStreamsGroupDescribeResponseTopologyDescriptionNode(),
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupDescribeResponseTopologyDescriptionGlobalStore(reader: Reader, version: number): StreamsGroupDescribeResponseTopologyDescriptionGlobalStore {
  return {
    source: readStreamsGroupDescribeResponseTopologyDescriptionNode(reader, version),
    processor: readStreamsGroupDescribeResponseTopologyDescriptionNode(reader, version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupDescribeResponseTopologyDescriptionGlobalStoreArray(reader: Reader, count: number, version: number): StreamsGroupDescribeResponseTopologyDescriptionGlobalStore[] {
  const array = sized<StreamsGroupDescribeResponseTopologyDescriptionGlobalStore>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupDescribeResponseTopologyDescriptionGlobalStore(reader, version)
  return array
}

function writeStreamsGroupDescribeResponseTopologyDescriptionGlobalStore(writer: Writer, message: StreamsGroupDescribeResponseTopologyDescriptionGlobalStore, version: number): void {
  writeStreamsGroupDescribeResponseTopologyDescriptionNode(writer, message.source, version)
  writeStreamsGroupDescribeResponseTopologyDescriptionNode(writer, message.processor, version)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupDescribeResponseType: MessageType<StreamsGroupDescribeResponse> = {
  name: 'StreamsGroupDescribeResponse',
  kind: 'response',
  key: 89,
  minVersion: 0,
  maxVersion: 1,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupDescribeResponse,
  read: readStreamsGroupDescribeResponse,
  write: writeStreamsGroupDescribeResponse,
}
