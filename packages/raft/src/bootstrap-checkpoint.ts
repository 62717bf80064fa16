/**
 * The records with which an empty metadata log begins, as formatting left them: Apache Kafka 4.4 puts them into the snapshot at offset 0,
 * beside the voters; before, and here, they stand in `bootstrap.checkpoint`, a snapshot file without voters.
 */
import { type Clock, type Disk, readWhole, replaceWhole } from '@ottla/base'
import type { MetadataRecord } from '@ottla/protocol'
import { METADATA_LOG_DIR } from './metadata-dir.ts'
import { BOOTSTRAP_SNAPSHOT_ID, decodeSnapshot, encodeSnapshot, snapshotFileName } from './snapshot-file.ts'

const BOOTSTRAP_FILE = 'bootstrap.checkpoint'

/** null: neither file has any, as in directories of before 3.3. Throws DamagedMetadataError and DiskError. */
export async function readBootstrapRecords(disk: Disk, metadataLogDir: string): Promise<MetadataRecord[] | null> {
  const snapshot = `${metadataLogDir}/${METADATA_LOG_DIR}/${snapshotFileName(BOOTSTRAP_SNAPSHOT_ID)}`
  // Of directories formatted before 4.4 the snapshot holds the voters alone.
  for (const path of [snapshot, `${metadataLogDir}/${BOOTSTRAP_FILE}`]) {
    const bytes = await readWhole(disk, path)
    const records = bytes === null ? [] : decodeSnapshot(bytes, path).records
    if (records.length > 0) return records
  }
  return null
}

/** On the medium when it resolves. */
export async function writeBootstrapCheckpoint(
  disk: Disk,
  clock: Clock,
  logDir: string,
  records: readonly MetadataRecord[],
): Promise<void> {
  const content = { epoch: 0, lastContainedLogTimeMs: 0, quorum: null, records }
  const bytes = Buffer.concat([...encodeSnapshot(content, () => clock.now())])
  await replaceWhole(disk, `${logDir}/${BOOTSTRAP_FILE}`, bytes)
}
