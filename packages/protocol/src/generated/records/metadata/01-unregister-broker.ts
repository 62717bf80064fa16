// Made by tools/gen.ts from tables/records/metadata/01-unregister-broker.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface UnregisterBrokerRecord {
  brokerId: number
  brokerEpoch: number
  unknownTags: UnknownTag[] | null
}

export function createUnregisterBrokerRecord(init?: Partial<UnregisterBrokerRecord>): UnregisterBrokerRecord {
  const message: UnregisterBrokerRecord = {
    brokerId: 0,
    brokerEpoch: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readUnregisterBrokerRecord(reader: Reader, _version: number): UnregisterBrokerRecord {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeUnregisterBrokerRecord(writer: Writer, message: UnregisterBrokerRecord, _version: number): void {
  writer.int32(message.brokerId)
  writer.int64(message.brokerEpoch)
  writeUnknownTags(writer, message.unknownTags)
}

export const UnregisterBrokerRecordType: MessageType<UnregisterBrokerRecord> = {
  name: 'UnregisterBrokerRecord',
  kind: 'metadata-record',
  key: 1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createUnregisterBrokerRecord,
  read: readUnregisterBrokerRecord,
  write: writeUnregisterBrokerRecord,
}
