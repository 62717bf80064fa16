import { ConfigResourceType, METADATA_VERSION, versionedRecord } from '@ottla/metadata'
import {
  createAbortTransactionRecord,
  createBeginTransactionRecord,
  createConfigRecord,
  createEndTransactionRecord,
  createFeatureLevelRecord,
  defaultLevelsOf,
  type MetadataRecord,
  metadataVersionNamed,
} from '@ottla/protocol'
import type { ControllerOptions } from './options.ts'
import type { ControllerState } from './state.ts'

/** 3.6-IV2: metadata transactions (KIP-868). */
const TRANSACTIONS = 14

/**
 * The features that a cluster begins with: those of a release (`4.3-IV0` or `4.3`), with levels named by the user in
 * place of the defaults. What `kafka-storage format` puts into bootstrap.checkpoint. Null for an unknown release.
 */
export function bootstrapRecords(
  release: string,
  levels: ReadonlyMap<string, number> = new Map(),
): MetadataRecord[] | null {
  const version = metadataVersionNamed(release)
  const defaults = version === null ? null : defaultLevelsOf(version.name)
  if (version === null || defaults === null) return null
  const features = new Map([...defaults, ...levels])
  // Of the voters, and written by Raft.
  features.delete('kraft.version')
  const record = (name: string, featureLevel: number) =>
    versionedRecord('FeatureLevelRecord', createFeatureLevelRecord({ name, featureLevel }), version.level)
  const others = [...features].filter(([, level]) => level > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  return [record(METADATA_VERSION, version.level), ...others.map(([name, level]) => record(name, level))]
}

/** What a controller writes first when it becomes active: the bootstrap, or the end of what another left unfinished. */
export function activationRecords(state: ControllerState, options: ControllerOptions): MetadataRecord[] {
  const aborted = state.isInTransaction
    ? [versionedRecord('AbortTransactionRecord', createAbortTransactionRecord({ reason: 'Controller failover' }), 30)]
    : []
  return state.isEmpty ? [...aborted, ...emptyLogRecords(options)] : aborted
}

function emptyLogRecords(options: ControllerOptions): MetadataRecord[] {
  const levels = new Map<string, number>()
  for (const entry of options.bootstrapRecords) {
    if (entry.type === 'FeatureLevelRecord') levels.set(entry.record.name, entry.record.featureLevel)
  }
  const level = levels.get(METADATA_VERSION) ?? 0
  const records = [...options.bootstrapRecords]
  // Eligible leaders hang on min.insync.replicas: from now on every broker must see the same, so it is set for all.
  if ((levels.get('eligible.leader.replicas.version') ?? 0) >= 1) {
    const value = options.staticConfigs.get('min.insync.replicas') ?? '1'
    const fields = { resourceType: ConfigResourceType.BROKER, resourceName: '', name: 'min.insync.replicas', value }
    records.push(versionedRecord('ConfigRecord', createConfigRecord(fields), level))
  }
  if (level < TRANSACTIONS) return records
  return [
    versionedRecord('BeginTransactionRecord', createBeginTransactionRecord({ name: 'Bootstrap records' }), level),
    ...records,
    versionedRecord('EndTransactionRecord', createEndTransactionRecord(), level),
  ]
}
