/** LeaveGroup: members go on their own account, or an administrator removes static ones by their instance id. */
import { createLeaveGroupResponseMemberResponse, ErrorCode, type LeaveGroupResponse } from '@ottla/protocol'
import { type ClassicGroup, joinError, syncError } from './group.ts'
import { forget, maybeCompleteJoin, rebalanceOrComplete } from './rebalance.ts'
import { type ClassicScope, NOTHING, type Outcome } from './scope.ts'

export interface LeavingMember {
  /** Empty where only the instance id is known. */
  readonly memberId: string
  readonly groupInstanceId: string | null
}

export type LeaveResults = LeaveGroupResponse['members']

export function leave(
  scope: ClassicScope,
  group: ClassicGroup,
  leaving: readonly LeavingMember[],
  now: number,
): { readonly outcome: Outcome; readonly results: LeaveResults } {
  const results = leaving.map((each) => leaveResult(each, removeOne(scope, group, each)))
  const anyLeft = results.some((result) => result.errorCode === ErrorCode.NONE)
  return { outcome: anyLeft ? afterLeaving(scope, group, now) : NOTHING, results }
}

export function leaveResult({ memberId, groupInstanceId }: LeavingMember, errorCode: number): LeaveResults[number] {
  return createLeaveGroupResponseMemberResponse({ memberId, groupInstanceId, errorCode })
}

function afterLeaving(scope: ClassicScope, group: ClassicGroup, now: number): Outcome {
  switch (group.state) {
    case 'Stable':
    case 'CompletingRebalance':
      return rebalanceOrComplete(scope, group, now)
    case 'PreparingRebalance':
      return maybeCompleteJoin(scope, group, now)
    case 'Empty':
      return NOTHING
  }
}

function removeOne(scope: ClassicScope, group: ClassicGroup, { memberId, groupInstanceId }: LeavingMember): number {
  if (memberId === '') {
    const current = groupInstanceId === null ? undefined : group.staticMemberId(groupInstanceId)
    if (current === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
    removeMember(scope, group, current)
    return ErrorCode.NONE
  }
  if (group.pendingJoin.has(memberId)) {
    forget(scope, group, memberId)
    return ErrorCode.NONE
  }
  const error = group.validateMember(memberId, groupInstanceId)
  if (error === ErrorCode.NONE) removeMember(scope, group, memberId)
  return error
}

function removeMember(scope: ClassicScope, group: ClassicGroup, memberId: string): void {
  const member = group.member(memberId)
  if (member !== undefined) {
    group.answerJoin(member, joinError(ErrorCode.UNKNOWN_MEMBER_ID, ''))
    group.answerSync(member, syncError(ErrorCode.UNKNOWN_MEMBER_ID))
  }
  forget(scope, group, memberId)
}
