/** Which version of each metadata record a level of metadata.version asks for. */
import { assert } from '@ottla/base'
import {
  type BrokerRegistrationChangeRecord,
  type MetadataRecord,
  type MetadataRecordName,
  type MetadataRecords,
  type MetadataVersion,
  metadataRecord,
  metadataVersions,
} from '@ottla/protocol'

/** Lowest level that a log of today may have: 3.3-IV3, the first of KRaft in production. */
export const MINIMUM_METADATA_VERSION = 7

/** The row of a level; above the last known one there is no way to write. */
export function requireMetadataVersion(level: number): MetadataVersion {
  const row = metadataVersions.find((version) => version.level === level)
  if (row === undefined) throw new Error(`metadata.version ${level} is not known`)
  return row
}

/** The record at the version that the level of metadata.version asks for. */
export function versionedRecord<N extends MetadataRecordName>(
  type: N,
  record: MetadataRecords[N],
  metadataVersion: number,
): MetadataRecord {
  const version = recordVersion(type, record, metadataVersion)
  return metadataRecord(type, version, record)
}

function recordVersion(type: MetadataRecordName, record: object, metadataVersion: number): number {
  const level = requireMetadataVersion(metadataVersion)
  if (type === 'RegisterBrokerRecord') return known(level.registerBroker)
  if (type === 'PartitionRecord') return known(level.partition)
  if (type === 'PartitionChangeRecord') return known(level.partitionChange)
  if (type === 'BrokerRegistrationChangeRecord') return changeVersion(record as BrokerRegistrationChangeRecord)
  return 0
}

/** All levels since the minimum have these records. */
function known(version: number | null): number {
  assert(version !== null, 'a record that every level of metadata.version has')
  return version
}

/** Kafka writes a change of a registration at the lowest version that has the field. */
function changeVersion(record: BrokerRegistrationChangeRecord): number {
  if (record.cordonedLogDirs !== null) return 3
  if (record.logDirs.length > 0) return 2
  return record.inControlledShutdown === 0 ? 0 : 1
}
