/** `bootstrap.checkpoint`: the records with which an empty metadata log begins. A snapshot file without voters. */
import { type Clock, type Disk, readWhole, replaceWhole } from '@ottla/base'
import type { MetadataRecord } from '@ottla/protocol'
import { decodeSnapshot, encodeSnapshot } from './snapshot-file.ts'

export const BOOTSTRAP_FILE = 'bootstrap.checkpoint'

/** null: there is none, as in directories of before 3.3. Throws DamagedMetadataError and DiskError. */
export async function readBootstrapCheckpoint(disk: Disk, logDir: string): Promise<MetadataRecord[] | null> {
  const path = `${logDir}/${BOOTSTRAP_FILE}`
  const bytes = await readWhole(disk, path)
  return bytes === null ? null : decodeSnapshot(bytes, path).records
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
