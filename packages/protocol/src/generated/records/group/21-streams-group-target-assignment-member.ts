// Made by tools/gen.ts from tables/records/group/21-streams-group-target-assignment-member.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface StreamsGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function createStreamsGroupTargetAssignmentMemberKey(init?: Partial<StreamsGroupTargetAssignmentMemberKey>): StreamsGroupTargetAssignmentMemberKey {
  const message: StreamsGroupTargetAssignmentMemberKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTargetAssignmentMemberKey(reader: Reader, _version: number): StreamsGroupTargetAssignmentMemberKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeStreamsGroupTargetAssignmentMemberKey(writer: Writer, message: StreamsGroupTargetAssignmentMemberKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const StreamsGroupTargetAssignmentMemberKeyType: MessageType<StreamsGroupTargetAssignmentMemberKey> = {
  name: 'StreamsGroupTargetAssignmentMemberKey',
  kind: 'key',
  key: 21,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createStreamsGroupTargetAssignmentMemberKey,
  read: readStreamsGroupTargetAssignmentMemberKey,
  write: writeStreamsGroupTargetAssignmentMemberKey,
}

export interface StreamsGroupTargetAssignmentMemberValue {
  activeTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[]
  standbyTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[]
  warmupTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTargetAssignmentMemberValue(init?: Partial<StreamsGroupTargetAssignmentMemberValue>): StreamsGroupTargetAssignmentMemberValue {
  const message: StreamsGroupTargetAssignmentMemberValue = {
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTargetAssignmentMemberValue(reader: Reader, version: number): StreamsGroupTargetAssignmentMemberValue {
  return {
    activeTasks: readStreamsGroupTargetAssignmentMemberValueTaskIdsArray(reader, reader.compactCount(3, 104), version),
    standbyTasks: readStreamsGroupTargetAssignmentMemberValueTaskIdsArray(reader, reader.compactCount(3, 104), version),
    warmupTasks: readStreamsGroupTargetAssignmentMemberValueTaskIdsArray(reader, reader.compactCount(3, 104), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupTargetAssignmentMemberValue(writer: Writer, message: StreamsGroupTargetAssignmentMemberValue, version: number): void {
  writer.compactCount(message.activeTasks.length)
  for (const element of message.activeTasks) writeStreamsGroupTargetAssignmentMemberValueTaskIds(writer, element, version)
  writer.compactCount(message.standbyTasks.length)
  for (const element of message.standbyTasks) writeStreamsGroupTargetAssignmentMemberValueTaskIds(writer, element, version)
  writer.compactCount(message.warmupTasks.length)
  for (const element of message.warmupTasks) writeStreamsGroupTargetAssignmentMemberValueTaskIds(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupTargetAssignmentMemberValueTaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupTargetAssignmentMemberValueTaskIds(init?: Partial<StreamsGroupTargetAssignmentMemberValueTaskIds>): StreamsGroupTargetAssignmentMemberValueTaskIds {
  const message: StreamsGroupTargetAssignmentMemberValueTaskIds = {
    subtopologyId: '',
    partitions: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupTargetAssignmentMemberValueTaskIds(reader: Reader, _version: number): StreamsGroupTargetAssignmentMemberValueTaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    unknownTags: readUnknownTags(reader),
  }
}

function readStreamsGroupTargetAssignmentMemberValueTaskIdsArray(reader: Reader, count: number, version: number): StreamsGroupTargetAssignmentMemberValueTaskIds[] {
  const array = sized<StreamsGroupTargetAssignmentMemberValueTaskIds>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupTargetAssignmentMemberValueTaskIds(reader, version)
  return array
}

function writeStreamsGroupTargetAssignmentMemberValueTaskIds(writer: Writer, message: StreamsGroupTargetAssignmentMemberValueTaskIds, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  writeUnknownTags(writer, message.unknownTags)
}

export const StreamsGroupTargetAssignmentMemberValueType: MessageType<StreamsGroupTargetAssignmentMemberValue> = {
  name: 'StreamsGroupTargetAssignmentMemberValue',
  kind: 'value',
  key: 21,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupTargetAssignmentMemberValue,
  read: readStreamsGroupTargetAssignmentMemberValue,
  write: writeStreamsGroupTargetAssignmentMemberValue,
}
