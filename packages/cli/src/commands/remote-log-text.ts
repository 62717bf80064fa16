/** A record of `__remote_log_metadata` as Kafka's own class prints it, and what Kafka says of one that it cannot read. */

import { type Position, readUnsignedVarint } from '@ottla/base'
import {
  interpret,
  type JsonObject,
  type JsonValue,
  messageSchema,
  ProtocolError,
  remoteLogRecordTypesByKey,
} from '@ottla/protocol'

const SEGMENT_STATES: readonly string[] = [
  'COPY_SEGMENT_STARTED',
  'COPY_SEGMENT_FINISHED',
  'DELETE_SEGMENT_STARTED',
  'DELETE_SEGMENT_FINISHED',
]
const DELETE_STATES: readonly string[] = [
  'DELETE_PARTITION_MARKED',
  'DELETE_PARTITION_STARTED',
  'DELETE_PARTITION_FINISHED',
]

/** Throws ProtocolError with Kafka's text. */
export function remoteLogText(value: Buffer | null): string {
  if (value === null) throw new ProtocolError('the record has no value')
  const { key, data } = readFrame(value)
  if (key === 0) return segmentText(data)
  if (key === 1) return updateText(data)
  if (key === 2) return deleteText(data)
  return snapshotText(data)
}

function readFrame(value: Buffer): { key: number; data: JsonObject } {
  const at: Position = { position: 0 }
  const frame = readShort(value, at, 'frame version')
  if (frame === 0) {
    throw new ProtocolError(
      'Could not deserialize metadata record with frame version 0. Note that upgrades from the preview release of KRaft in 2.8 to newer versions are not supported.',
    )
  }
  if (frame !== 1) {
    throw new ProtocolError(
      `Could not deserialize metadata record due to unknown frame version ${frame}(only frame version 1 is supported)`,
    )
  }
  const key = readShort(value, at, 'type')
  const version = readShort(value, at, 'version')
  const name = remoteLogRecordTypesByKey.get(key)
  const schema = name === undefined ? null : messageSchema(name)
  if (schema === null) {
    throw new ProtocolError(`org.apache.kafka.common.errors.UnsupportedVersionException: Unknown metadata id ${key}`)
  }
  try {
    const { json, rest } = interpret(schema, value.subarray(at.position), version)
    if (rest === 0) return { key, data: json }
    throw new GarbageError(`Found ${rest} byte(s) of garbage after ${key}`)
  } catch (error) {
    if (error instanceof GarbageError || !(error instanceof ProtocolError)) throw error
    throw new ProtocolError(`Failed to deserialize record with type ${key}`, { cause: error })
  }
}

class GarbageError extends ProtocolError {}

/** Kafka compares the int that it read, and then takes its lower half. */
function readShort(value: Buffer, at: Position, what: string): number {
  const read = readUnsignedVarint(value, at, value.length)
  if (Number.isNaN(read)) throw new ProtocolError(`Error while reading ${what}`)
  if ((read | 0) > 0x7fff) throw new ProtocolError(`Value for ${what} was too large.`)
  return (read << 16) >> 16
}

function segmentText(data: JsonObject): string {
  const startOffset = int(data, 'startOffset')
  const endOffset = int(data, 'endOffset')
  // The order in which Kafka finds fault.
  if (startOffset < 0n) {
    throw new ProtocolError(
      `Unexpected start offset = ${startOffset}. StartOffset for a remote segment cannot be negative`,
    )
  }
  if (endOffset < startOffset) {
    throw new ProtocolError(
      `Unexpected end offset = ${endOffset}. EndOffset for a remote segment cannot be less than startOffset = ${startOffset}`,
    )
  }
  const epochs = epochsText(data)
  return (
    `RemoteLogSegmentMetadata{remoteLogSegmentId=${segmentIdText(data)}, startOffset=${startOffset}, endOffset=${endOffset},` +
    ` brokerId=${int(data, 'brokerId')}, maxTimestampMs=${int(data, 'maxTimestampMs')}, eventTimestampMs=${int(data, 'eventTimestampMs')},` +
    ` segmentLeaderEpochs=${epochs}, segmentSizeInBytes=${int(data, 'segmentSizeInBytes')},` +
    ` customMetadata=${customText(data)}, state=${segmentState(data)}, txnIdxEmpty=${isTrue(data, 'txnIndexEmpty')}}`
  )
}

function updateText(data: JsonObject): string {
  return (
    `RemoteLogSegmentMetadataUpdate{remoteLogSegmentId=${segmentIdText(data)}, customMetadata=${customText(data)},` +
    ` state=${segmentState(data)}, eventTimestampMs=${int(data, 'eventTimestampMs')}, brokerId=${int(data, 'brokerId')}}`
  )
}

function deleteText(data: JsonObject): string {
  const state = DELETE_STATES[Number(int(data, 'remotePartitionDeleteState'))]
  // Kafka's check has no text of its own.
  if (state === undefined) throw new ProtocolError('null')
  return (
    `RemotePartitionDeleteMetadata{topicPartition=${partitionText(object(data, 'topicIdPartition'))}, state=${state},` +
    ` eventTimestampMs=${int(data, 'eventTimestampMs')}, brokerId=${int(data, 'brokerId')}}`
  )
}

function snapshotText(data: JsonObject): string {
  const state = segmentState(data)
  return (
    `RemoteLogSegmentMetadataSnapshot{segmentId=${text(data, 'segmentId')}, startOffset=${int(data, 'startOffset')},` +
    ` endOffset=${int(data, 'endOffset')}, maxTimestampMs=${int(data, 'maxTimestampMs')},` +
    ` segmentLeaderEpochs=${epochsText(data)}, segmentSizeInBytes=${int(data, 'segmentSizeInBytes')},` +
    ` customMetadata=${customText(data)}, state=${state}, txnIdxEmpty=${isTrue(data, 'txnIndexEmpty')}}`
  )
}

function segmentIdText(data: JsonObject): string {
  const id = object(data, 'remoteLogSegmentId')
  return `RemoteLogSegmentId{topicIdPartition=${partitionText(object(id, 'topicIdPartition'))}, id=${text(id, 'id')}}`
}

function partitionText(partition: JsonObject): string {
  return `${text(partition, 'id')}:${text(partition, 'name')}-${int(partition, 'partition')}`
}

function segmentState(data: JsonObject): string {
  const state = SEGMENT_STATES[Number(int(data, 'remoteLogSegmentState'))]
  if (state === undefined) throw new ProtocolError('state can not be null')
  return state
}

/** A map of Java that is ordered by epoch; of an epoch that stands twice the last counts. */
function epochsText(data: JsonObject): string {
  const entries = data.get('segmentLeaderEpochs')
  const byEpoch = new Map<bigint, bigint>()
  for (const entry of Array.isArray(entries) ? entries : []) {
    if (entry instanceof Map) byEpoch.set(int(entry, 'leaderEpoch'), int(entry, 'offset'))
  }
  if (byEpoch.size === 0) throw new ProtocolError('segmentLeaderEpochs can not be null or empty')
  const sorted = [...byEpoch].sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([epoch, offset]) => `${epoch}=${offset}`).join(', ')}}`
}

function customText(data: JsonObject): string {
  const base64 = data.get('customMetadata')
  if (typeof base64 !== 'string') return 'Optional.empty'
  return `Optional[CustomMetadata{${Buffer.from(base64, 'base64').length} bytes}]`
}

function int(data: JsonObject, field: string): bigint {
  const value = data.get(field)
  return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : 0n
}

function text(data: JsonObject, field: string): string {
  const value = data.get(field)
  return typeof value === 'string' ? value : ''
}

function isTrue(data: JsonObject, field: string): boolean {
  return data.get(field) === true
}

function object(data: JsonObject, field: string): JsonObject {
  const value: JsonValue | undefined = data.get(field)
  if (!(value instanceof Map)) throw new ProtocolError(`${field} is missing`)
  return value
}
