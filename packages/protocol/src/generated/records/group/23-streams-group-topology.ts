// Made by tools/gen.ts from tables/records/group/23-streams-group-topology.txt: change that, not this.

import { readCompactStringArray, readInt16Array, sized, writeCompactStringArray, writeInt16Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface StreamsGroupTopologyKey {
  groupId: string
}

export function createStreamsGroupTopologyKey(init?: Partial<StreamsGroupTopologyKey>): StreamsGroupTopologyKey {
  const message: StreamsGroupTopologyKey = {
    groupId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyKey(reader: Reader, _version: number): StreamsGroupTopologyKey {
  return {
    groupId: reader.string(),
  }
}

function writeStreamsGroupTopologyKey(writer: Writer, message: StreamsGroupTopologyKey, _version: number): void {
  writer.string(message.groupId)
}

export const StreamsGroupTopologyKeyType: MessageType<StreamsGroupTopologyKey> = {
  name: 'StreamsGroupTopologyKey',
  kind: 'key',
  key: 23,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createStreamsGroupTopologyKey,
  read: readStreamsGroupTopologyKey,
  write: writeStreamsGroupTopologyKey,
}

export interface StreamsGroupTopologyValue {
  epoch: number
  subtopologies: StreamsGroupTopologyValueSubtopology[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyValue(init?: Partial<StreamsGroupTopologyValue>): StreamsGroupTopologyValue {
  const message: StreamsGroupTopologyValue = {
    epoch: 0,
    subtopologies: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyValue(reader: Reader, version: number): StreamsGroupTopologyValue {
  return {
    epoch: reader.int32(),
    subtopologies: readStreamsGroupTopologyValueSubtopologyArray(reader, reader.compactCount(8, 384), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupTopologyValue(writer: Writer, message: StreamsGroupTopologyValue, version: number): void {
  writer.int32(message.epoch)
  writer.compactCount(message.subtopologies.length)
  for (const element of message.subtopologies) writeStreamsGroupTopologyValueSubtopology(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyValueSubtopology {
  subtopologyId: string
  sourceTopics: string[]
  sourceTopicRegex: string[]
  stateChangelogTopics: StreamsGroupTopologyValueTopicInfo[]
  repartitionSinkTopics: string[]
  repartitionSourceTopics: StreamsGroupTopologyValueTopicInfo[]
  copartitionGroups: StreamsGroupTopologyValueCopartitionGroup[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyValueSubtopology(init?: Partial<StreamsGroupTopologyValueSubtopology>): StreamsGroupTopologyValueSubtopology {
  const message: StreamsGroupTopologyValueSubtopology = {
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

function readStreamsGroupTopologyValueSubtopology(reader: Reader, version: number): StreamsGroupTopologyValueSubtopology {
  return {
    subtopologyId: reader.compactString(),
    sourceTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    sourceTopicRegex: readCompactStringArray(reader, reader.compactCount(1, 8)),
    stateChangelogTopics: readStreamsGroupTopologyValueTopicInfoArray(reader, reader.compactCount(9, 120), version),
    repartitionSinkTopics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    repartitionSourceTopics: readStreamsGroupTopologyValueTopicInfoArray(reader, reader.compactCount(9, 120), version),
    copartitionGroups: readStreamsGroupTopologyValueCopartitionGroupArray(reader, reader.compactCount(4, 208), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyValueSubtopologyArray(reader: Reader, count: number, version: number): StreamsGroupTopologyValueSubtopology[] {
  const array = sized<StreamsGroupTopologyValueSubtopology>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyValueSubtopology(reader, version)
  return array
}

function writeStreamsGroupTopologyValueSubtopology(writer: Writer, message: StreamsGroupTopologyValueSubtopology, version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.sourceTopics.length)
  writeCompactStringArray(writer, message.sourceTopics)
  writer.compactCount(message.sourceTopicRegex.length)
  writeCompactStringArray(writer, message.sourceTopicRegex)
  writer.compactCount(message.stateChangelogTopics.length)
  for (const element of message.stateChangelogTopics) writeStreamsGroupTopologyValueTopicInfo(writer, element, version)
  writer.compactCount(message.repartitionSinkTopics.length)
  writeCompactStringArray(writer, message.repartitionSinkTopics)
  writer.compactCount(message.repartitionSourceTopics.length)
  for (const element of message.repartitionSourceTopics) writeStreamsGroupTopologyValueTopicInfo(writer, element, version)
  writer.compactCount(message.copartitionGroups.length)
  for (const element of message.copartitionGroups) writeStreamsGroupTopologyValueCopartitionGroup(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyValueTopicInfo {
  name: string
  partitions: number
  replicationFactor: number
  topicConfigs: StreamsGroupTopologyValueTopicConfig[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyValueTopicInfo(init?: Partial<StreamsGroupTopologyValueTopicInfo>): StreamsGroupTopologyValueTopicInfo {
  const message: StreamsGroupTopologyValueTopicInfo = {
    name: '',
    partitions: 0,
    replicationFactor: 0,
    topicConfigs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyValueTopicInfo(reader: Reader, version: number): StreamsGroupTopologyValueTopicInfo {
  return {
    name: reader.compactString(),
    partitions: reader.int32(),
    replicationFactor: reader.int16(),
    topicConfigs: readStreamsGroupTopologyValueTopicConfigArray(reader, reader.compactCount(3, 56), version),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyValueTopicInfoArray(reader: Reader, count: number, version: number): StreamsGroupTopologyValueTopicInfo[] {
  const array = sized<StreamsGroupTopologyValueTopicInfo>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyValueTopicInfo(reader, version)
  return array
}

function writeStreamsGroupTopologyValueTopicInfo(writer: Writer, message: StreamsGroupTopologyValueTopicInfo, version: number): void {
  writer.compactString(message.name)
  writer.int32(message.partitions)
  writer.int16(message.replicationFactor)
  writer.compactCount(message.topicConfigs.length)
  for (const element of message.topicConfigs) writeStreamsGroupTopologyValueTopicConfig(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyValueTopicConfig {
  key: string
  value: string
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyValueTopicConfig(init?: Partial<StreamsGroupTopologyValueTopicConfig>): StreamsGroupTopologyValueTopicConfig {
  const message: StreamsGroupTopologyValueTopicConfig = {
    key: '',
    value: '',
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyValueTopicConfig(reader: Reader, _version: number): StreamsGroupTopologyValueTopicConfig {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyValueTopicConfigArray(reader: Reader, count: number, version: number): StreamsGroupTopologyValueTopicConfig[] {
  const array = sized<StreamsGroupTopologyValueTopicConfig>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyValueTopicConfig(reader, version)
  return array
}

function writeStreamsGroupTopologyValueTopicConfig(writer: Writer, message: StreamsGroupTopologyValueTopicConfig, _version: number): void {
  writer.compactString(message.key)
  writer.compactString(message.value)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTopologyValueCopartitionGroup {
  sourceTopics: number[]
  sourceTopicRegex: number[]
  repartitionSourceTopics: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTopologyValueCopartitionGroup(init?: Partial<StreamsGroupTopologyValueCopartitionGroup>): StreamsGroupTopologyValueCopartitionGroup {
  const message: StreamsGroupTopologyValueCopartitionGroup = {
    sourceTopics: [],
    sourceTopicRegex: [],
    repartitionSourceTopics: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTopologyValueCopartitionGroup(reader: Reader, _version: number): StreamsGroupTopologyValueCopartitionGroup {
  return {
    sourceTopics: readInt16Array(reader, reader.compactCount(2, 8)),
    sourceTopicRegex: readInt16Array(reader, reader.compactCount(2, 8)),
    repartitionSourceTopics: readInt16Array(reader, reader.compactCount(2, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTopologyValueCopartitionGroupArray(reader: Reader, count: number, version: number): StreamsGroupTopologyValueCopartitionGroup[] {
  const array = sized<StreamsGroupTopologyValueCopartitionGroup>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTopologyValueCopartitionGroup(reader, version)
  return array
}

function writeStreamsGroupTopologyValueCopartitionGroup(writer: Writer, message: StreamsGroupTopologyValueCopartitionGroup, _version: number): void {
  writer.compactCount(message.sourceTopics.length)
  writeInt16Array(writer, message.sourceTopics)
  writer.compactCount(message.sourceTopicRegex.length)
  writeInt16Array(writer, message.sourceTopicRegex)
  writer.compactCount(message.repartitionSourceTopics.length)
  writeInt16Array(writer, message.repartitionSourceTopics)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupTopologyValueType: MessageType<StreamsGroupTopologyValue> = {
  name: 'StreamsGroupTopologyValue',
  kind: 'value',
  key: 23,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupTopologyValue,
  read: readStreamsGroupTopologyValue,
  write: writeStreamsGroupTopologyValue,
}
