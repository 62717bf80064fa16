/** How the only voter becomes the leader: from what lies on the disk to the first batch of the next epoch. */
import { METADATA_TOPIC_ID, parentOf, ZERO_UUID } from '@ottla/base'
import { DEFAULT_LOG_CONFIG, type LogConfig, PartitionLog } from '@ottla/log'
import { ErrorCode } from '@ottla/protocol'
import { AppendError } from '@ottla/rsm'
import { type ControlState, type DynamicQuorum, leaderChangeBatch, newControlState } from './control-batches.ts'
import { DamagedMetadataError, NotFormattedError } from './errors.ts'
import { appendBatch, scanControl } from './log-batches.ts'
import { METADATA_LOG_DIR } from './metadata-dir.ts'
import type { MetadataLogConfig, MetadataLogOptions } from './options.ts'
import { type QuorumState, readQuorumState, writeQuorumState } from './quorum-state.ts'
import { SnapshotStore } from './snapshot-store.ts'
import { checkSoleVoter, checkSoleVoterId, type LocalVoter, needsUpdate, votersRecordOf } from './voters.ts'

const INT32_MAX = 0x7fffffff

/** What an election leaves in hand. */
export interface Elected {
  readonly log: PartitionLog
  readonly snapshots: SnapshotStore
  readonly epoch: number
  readonly quorum: DynamicQuorum | null
  readonly bytesSinceSnapshot: number
}

/** Throws NotFormattedError, NotSoleVoterError, DamagedMetadataError, AppendError and DiskError. */
export async function elect(options: MetadataLogOptions, config: MetadataLogConfig): Promise<Elected> {
  const { world, metadataLogDir, nodeId } = options
  const { disk, clock } = world
  const dir = `${metadataLogDir}/${METADATA_LOG_DIR}`
  if ((await disk.stat(dir)) === null) {
    await disk.makeDir(dir)
    await disk.syncDir(parentOf(dir))
  }
  const before = await readQuorumState(disk, dir)
  const snapshots = await SnapshotStore.open(disk, clock, dir)
  const control = snapshots.latest === null ? newControlState() : (await snapshots.read(snapshots.latest)).control
  // Offsets inside a snapshot say nothing; -1 for the one of formatting, as its voters are not in the log yet.
  control.votersOffset = (snapshots.latest?.offset ?? 0) - 1
  const log = await openLog(options, config, dir, snapshots)
  try {
    const bytesSinceSnapshot = await scanControl(log, snapshots.latest?.offset ?? 0, control, dir)
    const quorum = soleQuorum(options, control, before)
    const epoch = Math.max(before?.leaderEpoch ?? 0, log.latestEpoch, snapshots.latest?.epoch ?? 0, 0) + 1
    if (epoch > INT32_MAX) throw new DamagedMetadataError(`${dir}: no epoch is left behind ${epoch - 1}`)
    await writeQuorumState(disk, dir, {
      version: quorum === null ? 0 : 1,
      leaderId: nodeId,
      leaderEpoch: epoch,
      votedId: -1,
      votedDirectoryId: ZERO_UUID,
      currentVoters: [nodeId],
    })
    const place = { baseOffset: log.endOffset, leaderEpoch: epoch, timestampMs: clock.now() }
    // The voters go to the log once, and again whenever the node listens elsewhere.
    const isNew =
      control.votersOffset === -1 || (control.voters !== null && needsUpdate(control.voters, local(options)))
    const batch = leaderChangeBatch(place, nodeId, isNew ? quorum : null)
    const { errorCode, errorMessage } = appendBatch(log, batch, epoch)
    if (errorCode !== ErrorCode.NONE) throw new AppendError(errorCode, errorMessage ?? 'the metadata log takes nothing')
    await log.flush()
    log.updateHighWatermark(log.endOffset)
    return { log, snapshots, epoch, quorum, bytesSinceSnapshot: bytesSinceSnapshot + batch.length }
  } catch (error) {
    await log.abandon()
    throw error
  }
}

async function openLog(
  { world }: MetadataLogOptions,
  config: MetadataLogConfig,
  dir: string,
  snapshots: SnapshotStore,
): Promise<PartitionLog> {
  const log = await PartitionLog.open({
    dir,
    topic: '__cluster_metadata',
    partition: 0,
    topicId: METADATA_TOPIC_ID,
    config: logConfig(config),
    world,
  })
  if (log.state !== 'online') throw log.problem ?? new DamagedMetadataError(`${dir}: the log is ${log.state}`)
  // Of the only voter's log everything that survived is committed.
  log.updateHighWatermark(log.endOffset)
  const latest = snapshots.latest?.offset ?? 0
  const oldest = snapshots.oldest?.offset ?? 0
  if (log.endOffset < latest) {
    // The log ends below what the snapshot stands for: nothing in it counts any more.
    await log.truncateFullyAndStartAt(latest)
  } else if (log.logStartOffset > latest) {
    await log.abandon()
    throw new DamagedMetadataError(
      `${dir}: the log begins at ${log.logStartOffset}, and no snapshot stands for what was before (the newest ends at ${latest})`,
    )
  } else if (log.logStartOffset < oldest) await log.deleteSegmentsBelow(oldest)
  return log
}

function logConfig(config: MetadataLogConfig): LogConfig {
  const { segmentBytes, segmentMs, durability } = config
  // Snapshots alone decide what goes: the log's own retention is off.
  return { ...DEFAULT_LOG_CONFIG, segmentBytes, segmentMs, durability, retentionBytes: -1, retentionMs: -1 }
}

/** The quorum, if this node is all of it; null with static voters. Throws NotSoleVoterError, NotFormattedError. */
function soleQuorum(
  options: MetadataLogOptions,
  control: ControlState,
  before: QuorumState | null,
): DynamicQuorum | null {
  const { nodeId, staticVoters = [] } = options
  const voter = local(options)
  if (control.kraftVersion > 0) {
    if (control.voters === null) {
      throw new DamagedMetadataError(
        `kraft.version is ${control.kraftVersion}, but neither log nor snapshot has voters`,
      )
    }
    checkSoleVoter(control.voters, voter, 'metadata log')
    return { kraftVersion: control.kraftVersion, voters: votersRecordOf(voter) }
  }
  if (before !== null && before.version === 0 && before.currentVoters.length > 0) {
    checkSoleVoterId(before.currentVoters, nodeId, 'quorum-state')
  }
  if (staticVoters.length === 0) {
    throw new NotFormattedError(
      `${options.metadataLogDir} names no voters and controller.quorum.voters is empty: format it with --standalone`,
    )
  }
  checkSoleVoterId(staticVoters, nodeId, 'controller.quorum.voters')
  return null
}

function local({ nodeId, directoryId, controllerEndpoints }: MetadataLogOptions): LocalVoter {
  return { nodeId, directoryId, endpoints: controllerEndpoints }
}
