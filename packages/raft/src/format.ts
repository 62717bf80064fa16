/** What `kafka-storage format` leaves: meta.properties, bootstrap.checkpoint and, for a dynamic quorum, its voters. */
import { type Clock, type Disk, parentOf, type Random, randomUuid, type Uuid } from '@ottla/base'
import { readMetaProperties, writeMetaProperties } from '@ottla/log'
import type { MetadataRecord } from '@ottla/protocol'
import { writeBootstrapCheckpoint } from './bootstrap-checkpoint.ts'
import { NotFormattedError } from './errors.ts'
import { METADATA_LOG_DIR } from './metadata-dir.ts'
import { BOOTSTRAP_SNAPSHOT_ID } from './snapshot-file.ts'
import { SnapshotStore } from './snapshot-store.ts'
import { type ControllerEndpoint, votersRecordOf } from './voters.ts'

export interface FormatOptions {
  readonly disk: Disk
  readonly clock: Clock
  readonly random: Random
  /** `log.dirs`. */
  readonly logDirs: readonly string[]
  /** `metadata.log.dir`; one of the log directories or another one. */
  readonly metadataLogDir: string
  readonly nodeId: number
  readonly clusterId: string
  /**
   * The node's controller listeners, named in upper case: it becomes the one voter of a dynamic quorum (`--standalone`).
   * null: the voters stand in `controller.quorum.voters`, and kraft.version stays 0.
   */
  readonly controllerEndpoints: readonly ControllerEndpoint[] | null
  /** Features of the release, and what else the metadata log is to begin with. */
  readonly bootstrapRecords: readonly MetadataRecord[]
  /** Directories that are formatted already are left as they are. Otherwise they are refused. */
  readonly ignoreFormatted?: boolean
}

export interface FormattedDir {
  readonly dir: string
  readonly directoryId: Uuid
}

/**
 * Formats the directories that are not yet formatted; the metadata directory first. meta.properties is written last in each,
 * so one that a crash left half done counts as not formatted. Throws NotFormattedError and DiskError.
 */
export async function formatStandalone(options: FormatOptions): Promise<FormattedDir[]> {
  const { disk, clock, random, clusterId, nodeId, metadataLogDir } = options
  const formatted: FormattedDir[] = []
  for (const dir of new Set([metadataLogDir, ...options.logDirs])) {
    const existing = await readMetaProperties(disk, dir)
    if (existing !== null) {
      refuseFormatted(dir, existing.clusterId, options)
      continue
    }
    const directoryId = randomUuid(random)
    await disk.makeDir(dir)
    await disk.syncDir(parentOf(dir))
    await writeBootstrapCheckpoint(disk, clock, dir, options.bootstrapRecords)
    if (dir === metadataLogDir && options.controllerEndpoints !== null) {
      await writeVoters(options, directoryId, options.controllerEndpoints)
    }
    await writeMetaProperties(disk, dir, { version: 1, clusterId, nodeId, directoryId }, clock.now())
    formatted.push({ dir, directoryId })
  }
  return formatted
}

function refuseFormatted(dir: string, clusterId: string, options: FormatOptions): void {
  if (clusterId !== options.clusterId) {
    throw new NotFormattedError(`${dir} belongs to cluster ${clusterId}, not to ${options.clusterId}`)
  }
  if (options.ignoreFormatted !== true) {
    throw new NotFormattedError(
      `Log directory ${dir} is already formatted. Use --ignore-formatted to ignore this directory and format the others.`,
    )
  }
}

async function writeVoters(
  { disk, clock, metadataLogDir, nodeId }: FormatOptions,
  directoryId: Uuid,
  endpoints: readonly ControllerEndpoint[],
): Promise<void> {
  const dir = `${metadataLogDir}/${METADATA_LOG_DIR}`
  await disk.makeDir(dir)
  await disk.syncDir(metadataLogDir)
  const store = await SnapshotStore.open(disk, clock, dir)
  await store.write(BOOTSTRAP_SNAPSHOT_ID, {
    epoch: 0,
    lastContainedLogTimeMs: clock.now(),
    quorum: { kraftVersion: 1, voters: votersRecordOf({ nodeId, directoryId, endpoints }) },
    records: [],
  })
}
