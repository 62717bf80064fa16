// Made by tools/gen.ts from tables/records/metadata/15-producer-ids.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ProducerIdsRecord {
  brokerId: number
  brokerEpoch: number
  nextProducerId: number
  unknownTags: UnknownTag[] | null
}

export function createProducerIdsRecord(init?: Partial<ProducerIdsRecord>): ProducerIdsRecord {
  const message: ProducerIdsRecord = {
    brokerId: 0,
    brokerEpoch: -1,
    nextProducerId: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProducerIdsRecord(reader: Reader, _version: number): ProducerIdsRecord {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    nextProducerId: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeProducerIdsRecord(writer: Writer, message: ProducerIdsRecord, _version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writer.int64(message.nextProducerId)
  writeUnknownTags(writer, message.unknownTags)
}

export const ProducerIdsRecordType: MessageType<ProducerIdsRecord> = {
  name: 'ProducerIdsRecord',
  kind: 'metadata-record',
  key: 15,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createProducerIdsRecord,
  read: readProducerIdsRecord,
  write: writeProducerIdsRecord,
}
