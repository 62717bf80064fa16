/** Records that carry their key and version: values of __cluster_metadata and __remote_log_metadata. */

import { ProtocolError } from './bytes/protocol-error.ts'
import { Reader } from './bytes/reader.ts'
import { Writer } from './bytes/writer.ts'
import {
  type MetadataRecord,
  type MetadataRecordName,
  type MetadataRecords,
  metadataRecordTypes,
  metadataRecordTypesByKey,
} from './generated/metadata-records.ts'
import {
  type RemoteLogRecord,
  type RemoteLogRecordName,
  type RemoteLogRecords,
  remoteLogRecordTypes,
  remoteLogRecordTypesByKey,
} from './generated/remote-log-records.ts'
import { type AnyMessageType, checkVersion, type MessageType } from './message-type.ts'

/** Version of the framing itself. Kafka has had no other. */
const FRAME_VERSION = 1
const MAX_RECORD_VERSION = 32767

/** Throws ProtocolError where the version has no place for a value. */
export function encodeMetadataRecord(record: MetadataRecord): Buffer {
  const type: AnyMessageType = metadataRecordTypes[record.type]
  return encodeFramed(type, record.record, record.version)
}

/** Throws ProtocolError, also for keys and versions that are not ours. */
export function decodeMetadataRecord(value: Buffer): MetadataRecord {
  const { key, version, reader } = readFrame(value)
  const name = metadataRecordTypesByKey.get(key)
  if (name === undefined) throw new ProtocolError(`no metadata record has key ${key}`)
  return metadataRecord(name, version, read(metadataRecordTypes[name], reader, version))
}

/** Pairs a record with its name and version. */
export function metadataRecord<N extends MetadataRecordName>(
  type: N,
  version: number,
  record: MetadataRecords[N],
): MetadataRecord {
  // The compiler does not see that name and record of a union's member belong together; the parameters say so.
  return { type, version, record } as unknown as MetadataRecord
}

export function encodeRemoteLogRecord(record: RemoteLogRecord): Buffer {
  const type: AnyMessageType = remoteLogRecordTypes[record.type]
  return encodeFramed(type, record.record, record.version)
}

export function decodeRemoteLogRecord(value: Buffer): RemoteLogRecord {
  const { key, version, reader } = readFrame(value)
  const name = remoteLogRecordTypesByKey.get(key)
  if (name === undefined) throw new ProtocolError(`no remote log record has key ${key}`)
  const type: AnyMessageType = remoteLogRecordTypes[name]
  return remoteLogRecord(name, version, read(type, reader, version) as RemoteLogRecords[RemoteLogRecordName])
}

export function remoteLogRecord<N extends RemoteLogRecordName>(
  type: N,
  version: number,
  record: RemoteLogRecords[N],
): RemoteLogRecord {
  return { type, version, record } as unknown as RemoteLogRecord
}

function encodeFramed(type: AnyMessageType, record: object, version: number): Buffer {
  checkVersion(type, version)
  const writer = new Writer(256)
  writer.uvarint(FRAME_VERSION)
  writer.uvarint(type.key)
  writer.uvarint(version)
  type.write(writer, record, version)
  return writer.toBuffer()
}

function readFrame(value: Buffer): { key: number; version: number; reader: Reader } {
  const reader = new Reader(value)
  const frameVersion = reader.uvarint()
  if (frameVersion !== FRAME_VERSION) throw new ProtocolError(`record frame of version ${frameVersion}`)
  const key = reader.uvarint()
  const version = reader.uvarint()
  if (version > MAX_RECORD_VERSION) throw new ProtocolError(`record version ${version}`)
  return { key, version, reader }
}

/** Kafka refuses bytes behind the record: they would be lost on the way to a snapshot. */
function read<T>(type: MessageType<T>, reader: Reader, version: number): T {
  checkVersion(type, version)
  const record = type.read(reader, version)
  if (reader.remaining > 0) throw new ProtocolError(`${reader.remaining} bytes behind a ${type.name}`)
  return record
}
