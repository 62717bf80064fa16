/** Batches of control records: what Raft says of itself in the log and in snapshots. All records are of version 0, as Kafka's. */
import {
  BatchBuilder,
  batchMagic,
  batchSizeInBytes,
  ControlRecordType,
  createKRaftVersionRecord,
  createLeaderChangeMessage,
  createLeaderChangeMessageVoter,
  createSnapshotFooterRecord,
  createSnapshotHeaderRecord,
  decodeMessage,
  encodeMessage,
  encodeMetadataRecord,
  KRaftVersionRecordType,
  LeaderChangeMessageType,
  type MetadataRecord,
  nextBatch,
  readControlRecordType,
  readRecords,
  SnapshotFooterRecordType,
  type SnapshotHeaderRecord,
  SnapshotHeaderRecordType,
  type VotersRecord,
  VotersRecordType,
} from '@ottla/protocol'
import { DamagedMetadataError } from './errors.ts'

const VERSION = 0

/** Where a batch stands and when it is written. */
export interface BatchPlace {
  readonly baseOffset: number
  readonly leaderEpoch: number
  readonly timestampMs: number
}

/** kraft.version and voters that go with each other; null with kraft.version 0. */
export interface DynamicQuorum {
  readonly kraftVersion: number
  readonly voters: VotersRecord
}

/** First batch of an epoch of which `nodeId` is the leader and the only voter. */
export function leaderChangeBatch(place: BatchPlace, nodeId: number, quorum: DynamicQuorum | null): Buffer {
  const builder = controlBuilder(place)
  const voters = [createLeaderChangeMessageVoter({ voterId: nodeId })]
  const message = createLeaderChangeMessage({ leaderId: nodeId, voters, grantingVoters: voters })
  const value = encodeMessage(LeaderChangeMessageType, message, VERSION)
  builder.appendControl(place.timestampMs, ControlRecordType.LEADER_CHANGE, value)
  if (quorum !== null) appendQuorum(builder, place.timestampMs, quorum)
  return builder.build()
}

export function snapshotHeaderBatch(place: BatchPlace, logTimeMs: number, quorum: DynamicQuorum | null): Buffer {
  const builder = controlBuilder(place)
  const message = createSnapshotHeaderRecord({ lastContainedLogTimestamp: logTimeMs })
  const value = encodeMessage(SnapshotHeaderRecordType, message, VERSION)
  builder.appendControl(place.timestampMs, ControlRecordType.SNAPSHOT_HEADER, value)
  if (quorum !== null) appendQuorum(builder, place.timestampMs, quorum)
  return builder.build()
}

export function snapshotFooterBatch(place: BatchPlace): Buffer {
  const builder = controlBuilder(place)
  const value = encodeMessage(SnapshotFooterRecordType, createSnapshotFooterRecord(), VERSION)
  builder.appendControl(place.timestampMs, ControlRecordType.SNAPSHOT_FOOTER, value)
  return builder.build()
}

/** Metadata records have no keys. */
export function metadataBatch(place: BatchPlace, records: readonly MetadataRecord[]): Buffer {
  const { baseOffset, leaderEpoch, timestampMs } = place
  const builder = new BatchBuilder({ baseOffset, leaderEpoch })
  for (const record of records) builder.append(timestampMs, null, encodeMetadataRecord(record))
  return builder.build()
}

/** What the control batches of a log or a snapshot have said so far. */
export interface ControlState {
  header: SnapshotHeaderRecord | null
  hasFooter: boolean
  /** 0 until something else is read. */
  kraftVersion: number
  voters: VotersRecord | null
  /** Of the batch that had the voters. */
  votersOffset: number
}

export function newControlState(): ControlState {
  return { header: null, hasFooter: false, kraftVersion: 0, voters: null, votersOffset: -1 }
}

/** Takes in the control batch at `position`. Types that are not known are skipped. Throws DamagedMetadataError. */
export function readControlBatch(state: ControlState, buffer: Buffer, position: number, source: string): void {
  const { error, records } = readRecords(buffer, position)
  if (error !== null) throw new DamagedMetadataError(`${source}: control batch: ${error}`)
  for (const { key, value, offset } of records) {
    const type = readControlRecordType(key)
    if (type === null || value === null) throw new DamagedMetadataError(`${source}: control record ${offset} is none`)
    if (type === ControlRecordType.SNAPSHOT_HEADER)
      state.header = decodeMessage(SnapshotHeaderRecordType, value, VERSION)
    else if (type === ControlRecordType.SNAPSHOT_FOOTER) state.hasFooter = true
    else if (type === ControlRecordType.KRAFT_VERSION) {
      state.kraftVersion = decodeMessage(KRaftVersionRecordType, value, VERSION).kRaftVersion
    } else if (type === ControlRecordType.KRAFT_VOTERS) {
      state.voters = decodeMessage(VotersRecordType, value, VERSION)
      state.votersOffset = offset
    }
  }
}

/** Positions of the whole batches in `buffer`. Throws DamagedMetadataError where bytes are left that are none. */
export function* batchPositions(buffer: Buffer, source: string): Generator<number> {
  let at = 0
  while (at < buffer.length) {
    // Messages of before 0.11 never stood in a metadata log.
    if (nextBatch(buffer, at) <= 0 || batchMagic(buffer, at) !== 2)
      throw new DamagedMetadataError(`${source}: no batch at position ${at}`)
    yield at
    at += batchSizeInBytes(buffer, at)
  }
}

function controlBuilder({ baseOffset, leaderEpoch }: BatchPlace): BatchBuilder {
  return new BatchBuilder({ baseOffset, leaderEpoch, control: true, initialCapacity: 256 })
}

function appendQuorum(builder: BatchBuilder, timestampMs: number, { kraftVersion, voters }: DynamicQuorum): void {
  const version = createKRaftVersionRecord({ kRaftVersion: kraftVersion })
  const encoded = encodeMessage(KRaftVersionRecordType, version, VERSION)
  builder.appendControl(timestampMs, ControlRecordType.KRAFT_VERSION, encoded)
  builder.appendControl(timestampMs, ControlRecordType.KRAFT_VOTERS, encodeMessage(VotersRecordType, voters, VERSION))
}
