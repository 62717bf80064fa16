/** SyncGroup: the leader hands in the assignment, everybody gets their part of it once it is committed. */
import { ErrorCode, type SyncGroupRequest } from '@ottla/protocol'
import { classicGroupRecord } from '../records.ts'
import { type ClassicGroup, syncError } from './group.ts'
import { EMPTY_BYTES, type SyncReply } from './member.ts'
import { keepSession, rebalanceOrComplete, resetAssignments, syncReceived } from './rebalance.ts'
import { type ClassicScope, NOTHING, type Outcome } from './scope.ts'

export function sync(scope: ClassicScope, group: ClassicGroup, request: SyncGroupRequest, reply: SyncReply): Outcome {
  const error = validate(group, request)
  const member = group.member(request.memberId)
  if (error !== ErrorCode.NONE || member === undefined) {
    reply(syncError(error))
    return NOTHING
  }
  syncReceived(scope, group, member.memberId)
  if (group.state === 'Stable') {
    reply(group.syncResponseFor(member))
    return NOTHING
  }
  // A second request of a member whose first one is parked: that client has given up on it.
  group.answerSync(member, syncError(ErrorCode.REBALANCE_IN_PROGRESS))
  member.awaitingSync = reply
  return group.isLeader(member.memberId) ? storeAssignment(scope, group, request) : NOTHING
}

function validate(group: ClassicGroup, request: SyncGroupRequest): number {
  if (group.state === 'Empty') return ErrorCode.UNKNOWN_MEMBER_ID
  const error = group.validateMember(request.memberId, request.groupInstanceId)
  if (error !== ErrorCode.NONE) return error
  if (request.generationId !== group.generation) return ErrorCode.ILLEGAL_GENERATION
  if (differs(request.protocolType, group.protocolType) || differs(request.protocolName, group.protocolName)) {
    return ErrorCode.INCONSISTENT_GROUP_PROTOCOL
  }
  return group.state === 'PreparingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
}

function differs(requested: string | null, actual: string | null): boolean {
  return requested !== null && actual !== null && requested !== actual
}

function storeAssignment(scope: ClassicScope, group: ClassicGroup, request: SyncGroupRequest): Outcome {
  // Copies: the record and the members outlive the request's buffer.
  const assignments = new Map(
    request.assignments.map(({ memberId, assignment }) => [memberId, Buffer.from(assignment)]),
  )
  const { generation } = group
  return {
    records: [classicGroupRecord(group, assignments)],
    settled: (errorCode, now) => {
      // While the record was on its way somebody may have joined or left. Then this assignment is void and the parked
      // syncs have been answered.
      if (group.state !== 'CompletingRebalance' || group.generation !== generation) return
      if (errorCode === ErrorCode.NONE) {
        becomeStable(scope, group, assignments, now)
        return
      }
      resetAssignments(scope, group, errorCode)
      const { records } = rebalanceOrComplete(scope, group, now)
      // Nobody has rejoined yet, so the rebalance cannot be complete and has nothing to write.
      if (records.length > 0) throw new Error('a failed assignment wrote records')
    },
  }
}

function becomeStable(
  scope: ClassicScope,
  group: ClassicGroup,
  assignments: ReadonlyMap<string, Buffer>,
  now: number,
): void {
  group.transitionTo('Stable', now)
  scope.observer.rebalanceCompleted(group.groupId, group.generation, group.size)
  for (const member of group.members) {
    member.assignment = assignments.get(member.memberId) ?? EMPTY_BYTES
    // Its session may have run out while it was excused, and that is not looked at again.
    if (group.answerSync(member, group.syncResponseFor(member))) keepSession(scope, group, member)
  }
}
