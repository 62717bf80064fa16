// Made by tools/gen.ts from tables/records/metadata/09-remove-topic.txt: change that, not this.

import { type Uuid, ZERO_UUID } from '@ottla/base'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface RemoveTopicRecord {
  topicId: Uuid
  unknownTags: UnknownTag[] | null
}

export function createRemoveTopicRecord(init?: Partial<RemoveTopicRecord>): RemoveTopicRecord {
  const message: RemoveTopicRecord = {
    topicId: ZERO_UUID,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readRemoveTopicRecord(reader: Reader, _version: number): RemoveTopicRecord {
  return {
    topicId: reader.uuid(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeRemoveTopicRecord(writer: Writer, message: RemoveTopicRecord, _version: number): void {
  writer.uuid(message.topicId)
  writeUnknownTags(writer, message.unknownTags)
}

export const RemoveTopicRecordType: MessageType<RemoveTopicRecord> = {
  name: 'RemoveTopicRecord',
  kind: 'metadata-record',
  key: 9,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createRemoveTopicRecord,
  read: readRemoveTopicRecord,
  write: writeRemoveTopicRecord,
}
