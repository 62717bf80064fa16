// Made by tools/gen.ts from tables/records/group/22-streams-group-current-member-assignment.txt: change that, not this.

import { orNull, readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface StreamsGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function createStreamsGroupCurrentMemberAssignmentKey(init?: Partial<StreamsGroupCurrentMemberAssignmentKey>): StreamsGroupCurrentMemberAssignmentKey {
  const message: StreamsGroupCurrentMemberAssignmentKey = {
    groupId: '',
    memberId: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupCurrentMemberAssignmentKey(reader: Reader, _version: number): StreamsGroupCurrentMemberAssignmentKey {
  return {
    groupId: reader.string(),
    memberId: reader.string(),
  }
}

function writeStreamsGroupCurrentMemberAssignmentKey(writer: Writer, message: StreamsGroupCurrentMemberAssignmentKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.memberId)
}

export const StreamsGroupCurrentMemberAssignmentKeyType: MessageType<StreamsGroupCurrentMemberAssignmentKey> = {
  name: 'StreamsGroupCurrentMemberAssignmentKey',
  kind: 'key',
  key: 22,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createStreamsGroupCurrentMemberAssignmentKey,
  read: readStreamsGroupCurrentMemberAssignmentKey,
  write: writeStreamsGroupCurrentMemberAssignmentKey,
}

export interface StreamsGroupCurrentMemberAssignmentValue {
  memberEpoch: number
  previousMemberEpoch: number
  state: number
  activeTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[]
  standbyTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[]
  warmupTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[]
  activeTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[]
  standbyTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[]
  warmupTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[]
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupCurrentMemberAssignmentValue(init?: Partial<StreamsGroupCurrentMemberAssignmentValue>): StreamsGroupCurrentMemberAssignmentValue {
  const message: StreamsGroupCurrentMemberAssignmentValue = {
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: 0,
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
    activeTasksPendingRevocation: [],
    standbyTasksPendingRevocation: [],
    warmupTasksPendingRevocation: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupCurrentMemberAssignmentValue(reader: Reader, version: number): StreamsGroupCurrentMemberAssignmentValue {
  return {
    memberEpoch: reader.int32(),
    previousMemberEpoch: reader.int32(),
    state: reader.int8(),
    activeTasks: readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader, reader.compactCount(3, 160), version),
    standbyTasks: readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader, reader.compactCount(3, 160), version),
    warmupTasks: readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader, reader.compactCount(3, 160), version),
    activeTasksPendingRevocation: readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader, reader.compactCount(3, 160), version),
    standbyTasksPendingRevocation: readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader, reader.compactCount(3, 160), version),
    warmupTasksPendingRevocation: readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader, reader.compactCount(3, 160), version),
    unknownTags: readUnknownTags(reader),
  }
}

function writeStreamsGroupCurrentMemberAssignmentValue(writer: Writer, message: StreamsGroupCurrentMemberAssignmentValue, version: number): void {
  writer.int32(message.memberEpoch)
  writer.int32(message.previousMemberEpoch)
  writer.int8(message.state)
  writer.compactCount(message.activeTasks.length)
  for (const element of message.activeTasks) writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element, version)
  writer.compactCount(message.standbyTasks.length)
  for (const element of message.standbyTasks) writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element, version)
  writer.compactCount(message.warmupTasks.length)
  for (const element of message.warmupTasks) writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element, version)
  writer.compactCount(message.activeTasksPendingRevocation.length)
  for (const element of message.activeTasksPendingRevocation) writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element, version)
  writer.compactCount(message.standbyTasksPendingRevocation.length)
  for (const element of message.standbyTasksPendingRevocation) writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element, version)
  writer.compactCount(message.warmupTasksPendingRevocation.length)
  for (const element of message.warmupTasksPendingRevocation) writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element, version)
  writeUnknownTags(writer, message.unknownTags)
}

export interface StreamsGroupCurrentMemberAssignmentValueTaskIds {
  subtopologyId: string
  partitions: number[]
  assignmentEpochs: number[] | null // tag 0
  unknownTags: UnknownTag[] | null
}

export function createStreamsGroupCurrentMemberAssignmentValueTaskIds(init?: Partial<StreamsGroupCurrentMemberAssignmentValueTaskIds>): StreamsGroupCurrentMemberAssignmentValueTaskIds {
  const message: StreamsGroupCurrentMemberAssignmentValueTaskIds = {
    subtopologyId: '',
    partitions: [],
    assignmentEpochs: [],
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readStreamsGroupCurrentMemberAssignmentValueTaskIds(reader: Reader, _version: number): StreamsGroupCurrentMemberAssignmentValueTaskIds {
  const message: StreamsGroupCurrentMemberAssignmentValueTaskIds = {
    subtopologyId: reader.compactString(),
    partitions: readInt32Array(reader, reader.compactCount(4, 8)),
    assignmentEpochs: [],
    unknownTags: null,
  }
  for (let left = reader.tagCount(); left > 0; left--) {
    const tag = reader.uvarint()
    const end = reader.tagEnd(136)
    switch (tag) {
      case 0:
        message.assignmentEpochs = orNull(reader, reader.compactNullableCount(4, 8), readInt32Array)
        break
      default:
        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)
    }
    reader.endTag(end)
  }
  return message
}

function readStreamsGroupCurrentMemberAssignmentValueTaskIdsArray(reader: Reader, count: number, version: number): StreamsGroupCurrentMemberAssignmentValueTaskIds[] {
  const array = sized<StreamsGroupCurrentMemberAssignmentValueTaskIds>(count)
  for (let i = 0; i < count; i++) array[i] = readStreamsGroupCurrentMemberAssignmentValueTaskIds(reader, version)
  return array
}

function writeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer: Writer, message: StreamsGroupCurrentMemberAssignmentValueTaskIds, _version: number): void {
  writer.compactString(message.subtopologyId)
  writer.compactCount(message.partitions.length)
  writeInt32Array(writer, message.partitions)
  const unknown = message.unknownTags
  let tags = unknown === null ? 0 : unknown.length
  if (message.assignmentEpochs === null || message.assignmentEpochs.length !== 0) tags++
  writer.uvarint(tags)
  let next = 0
  if (unknown !== null) next = writer.unknownTags(unknown, next, 0)
  if (message.assignmentEpochs === null || message.assignmentEpochs.length !== 0) {
    writer.uvarint(0)
    const mark = writer.beginSized()
    writer.compactCount(message.assignmentEpochs === null ? -1 : message.assignmentEpochs.length)
    {
      if (message.assignmentEpochs !== null) writeInt32Array(writer, message.assignmentEpochs)
    }
    writer.endSized(mark)
  }
  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)
}

export const StreamsGroupCurrentMemberAssignmentValueType: MessageType<StreamsGroupCurrentMemberAssignmentValue> = {
  name: 'StreamsGroupCurrentMemberAssignmentValue',
  kind: 'value',
  key: 22,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createStreamsGroupCurrentMemberAssignmentValue,
  read: readStreamsGroupCurrentMemberAssignmentValue,
  write: writeStreamsGroupCurrentMemberAssignmentValue,
}
