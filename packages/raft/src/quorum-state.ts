/** `quorum-state`: what a voter must remember of elections. JSON, version 0 with static voters, 1 with KIP-853. */
import { type Disk, readWhole, replaceWhole, type Uuid, ZERO_UUID } from '@ottla/base'
import { DamagedMetadataError } from './errors.ts'

const INT32_MAX = 0x7fffffff
export const QUORUM_STATE_FILE = 'quorum-state'

export interface QuorumState {
  readonly version: 0 | 1
  /** -1: none. */
  readonly leaderId: number
  readonly leaderEpoch: number
  /** -1: nobody. */
  readonly votedId: number
  /** Version 1; all zeros without a vote. */
  readonly votedDirectoryId: Uuid
  /** Version 0. */
  readonly currentVoters: readonly number[]
}

/** null: nothing was ever elected here. Throws DamagedMetadataError and DiskError. */
export async function readQuorumState(disk: Disk, dir: string): Promise<QuorumState | null> {
  const path = `${dir}/${QUORUM_STATE_FILE}`
  const bytes = await readWhole(disk, path)
  if (bytes === null) return null
  const json = parseObject(bytes.toString('utf8'), path)
  const version = json['data_version']
  if (version !== 0 && version !== 1) throw new DamagedMetadataError(`${path}: data_version is neither 0 nor 1`)
  const voters = json['currentVoters']
  return {
    version,
    leaderId: number(json, 'leaderId', path),
    leaderEpoch: number(json, 'leaderEpoch', path),
    votedId: number(json, 'votedId', path),
    votedDirectoryId: typeof json['votedDirectoryId'] === 'string' ? json['votedDirectoryId'] : ZERO_UUID,
    currentVoters: Array.isArray(voters) ? voters.map((voter: object) => number({ ...voter }, 'voterId', path)) : [],
  }
}

/** On the medium when it resolves. The fields stand in the order in which Kafka writes them. */
export async function writeQuorumState(disk: Disk, dir: string, state: QuorumState): Promise<void> {
  const { version, leaderId, leaderEpoch, votedId, votedDirectoryId, currentVoters } = state
  const json =
    version === 1
      ? { leaderId, leaderEpoch, votedId, votedDirectoryId, data_version: 1 }
      : {
          clusterId: '',
          leaderId,
          leaderEpoch,
          votedId,
          appliedOffset: 0,
          currentVoters: currentVoters.map((voterId) => ({ voterId })),
          data_version: 0,
        }
  await replaceWhole(disk, `${dir}/${QUORUM_STATE_FILE}`, Buffer.from(JSON.stringify(json)))
}

function parseObject(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch (error) {
    throw new DamagedMetadataError(`${path} is not JSON`, { cause: error })
  }
  throw new DamagedMetadataError(`${path} is not a JSON object`)
}

function number(json: Record<string, unknown>, name: string, path: string): number {
  const value = json[name]
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > INT32_MAX) {
    throw new DamagedMetadataError(`${path}: ${name} is ${JSON.stringify(value) ?? 'missing'}, expected an int32`)
  }
  return value
}
