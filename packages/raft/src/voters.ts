/** Who votes: as the records of KIP-853 have it, and the rule that this node must be alone. */
import type { Uuid } from '@ottla/base'
import {
  createVotersRecord,
  createVotersRecordEndpoint,
  createVotersRecordKRaftVersionFeature,
  createVotersRecordVoter,
  supportedFeatures,
  type VotersRecord,
} from '@ottla/protocol'
import { NotSoleVoterError } from './errors.ts'

/** Where a controller listens. Kafka writes the listener's name in upper case. */
export interface ControllerEndpoint {
  readonly name: string
  readonly host: string
  readonly port: number
}

/** This node as a voter. */
export interface LocalVoter {
  readonly nodeId: number
  readonly directoryId: Uuid
  readonly endpoints: readonly ControllerEndpoint[]
}

export function votersRecordOf(voter: LocalVoter): VotersRecord {
  const feature = supportedFeatures.find(({ name }) => name === 'kraft.version')
  return createVotersRecord({
    voters: [
      createVotersRecordVoter({
        voterId: voter.nodeId,
        voterDirectoryId: voter.directoryId,
        endpoints: voter.endpoints.map(({ name, host, port }) => createVotersRecordEndpoint({ name, host, port })),
        kRaftVersionFeature: createVotersRecordKRaftVersionFeature({
          minSupportedVersion: feature?.min ?? 0,
          maxSupportedVersion: feature?.max ?? 0,
        }),
      }),
    ],
  })
}

/** Throws NotSoleVoterError unless the set holds this node, in this directory, and nobody else. */
export function checkSoleVoter(voters: VotersRecord, local: LocalVoter, source: string): void {
  const described = voters.voters.map(({ voterId, voterDirectoryId }) => `${voterId} in ${voterDirectoryId}`).join(', ')
  const [only] = voters.voters
  if (voters.voters.length !== 1 || only === undefined || only.voterId !== local.nodeId) {
    throw new NotSoleVoterError(
      `${source}: the voters are ${described || 'nobody'}; node ${local.nodeId} can only lead a quorum of which it is the one voter`,
    )
  }
  if (only.voterDirectoryId !== local.directoryId) {
    throw new NotSoleVoterError(
      `${source}: the voter is ${described}, but this node's metadata directory is ${local.directoryId}: meta.properties belongs to another directory`,
    )
  }
}

/** The same for a quorum whose voters stand in `controller.quorum.voters`, or in quorum-state of version 0. */
export function checkSoleVoterId(voterIds: readonly number[], nodeId: number, source: string): void {
  if (voterIds.length === 1 && voterIds[0] === nodeId) return
  throw new NotSoleVoterError(
    `${source}: the voters are ${voterIds.join(', ') || 'nobody'}; node ${nodeId} can only lead a quorum of which it is the one voter`,
  )
}

/** The endpoints or the version range of the only voter have changed since the set was written. */
export function needsUpdate(voters: VotersRecord, local: LocalVoter): boolean {
  const [written] = voters.voters
  const [wanted] = votersRecordOf(local).voters
  if (written === undefined || wanted === undefined) return true
  const { minSupportedVersion, maxSupportedVersion } = written.kRaftVersionFeature
  if (minSupportedVersion !== wanted.kRaftVersionFeature.minSupportedVersion) return true
  if (maxSupportedVersion !== wanted.kRaftVersionFeature.maxSupportedVersion) return true
  const text = (endpoints: readonly ControllerEndpoint[]): string =>
    endpoints
      .map(({ name, host, port }) => `${name} ${host} ${port}`)
      .sort()
      .join('\n')
  return text(written.endpoints) !== text(wanted.endpoints)
}
