import type { MetadataRecord, MetadataRecordName, MetadataRecords } from '@ottla/protocol'
import { requireMetadataVersion, versionedRecord } from '../records.ts'

/** Takes the records of an image, at the versions of one level of metadata.version. */
export class ImageWriter {
  readonly metadataVersion: number
  readonly records: MetadataRecord[] = []

  constructor(metadataVersion: number) {
    this.metadataVersion = metadataVersion
  }

  /** False where the level has no such record. */
  supports(type: MetadataRecordName): boolean {
    return (
      type !== 'RegisterControllerRecord' || requireMetadataVersion(this.metadataVersion).registerController !== null
    )
  }

  write<N extends MetadataRecordName>(type: N, record: MetadataRecords[N]): void {
    this.records.push(versionedRecord(type, record, this.metadataVersion))
  }
}

/** A map with changes applied, in the order of its keys; null takes a key away. The map itself if nothing changes. */
export function sortedById<V>(
  before: ReadonlyMap<number, V>,
  changes: ReadonlyMap<number, V | null>,
): ReadonlyMap<number, V> {
  return sorted(before, changes, (a, b) => a - b)
}

/** The same for keys that are text, in code unit order. */
export function sortedByKey<V>(
  before: ReadonlyMap<string, V>,
  changes: ReadonlyMap<string, V | null>,
): ReadonlyMap<string, V> {
  return sorted(before, changes, (a, b) => (a < b ? -1 : 1))
}

function sorted<K, V>(
  before: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | null>,
  compare: (a: K, b: K) => number,
): ReadonlyMap<K, V> {
  if (changes.size === 0) return before
  const after = new Map(before)
  let grown = false
  for (const [key, value] of changes) {
    if (value === null) after.delete(key)
    else {
      grown ||= !after.has(key)
      after.set(key, value)
    }
  }
  // Replacing a value keeps its place, so that a large topic is not sorted for each of its changes.
  return grown ? new Map([...after].sort(([a], [b]) => compare(a, b))) : after
}
