// Made by tools/gen.ts from tables/records/metadata/02-topic.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface TopicRecord {
  name: string
  topicId: Uuid
  unknownTags: UnknownTag[] | null
}

export function createTopicRecord(init?: Partial<TopicRecord>): TopicRecord {
  const message: TopicRecord = {
    name: '',
    topicId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readTopicRecord(reader: Reader, _version: number): TopicRecord {
  return {
    name: reader.compactString(),
    topicId: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeTopicRecord(writer: Writer, message: TopicRecord, _version: number): void {
  writer.compactString(message.name)
  writer.uuid(message.topicId)
  writeUnknownTags(writer, message.unknownTags)
}

export const TopicRecordType: MessageType<TopicRecord> = {
  name: 'TopicRecord',
  kind: 'metadata-record',
  key: 2,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createTopicRecord,
  read: readTopicRecord,
  write: writeTopicRecord,
}
