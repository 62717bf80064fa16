/** Heartbeat: keeps a session alive and tells the member that it has to rejoin. */
import { ErrorCode, type HeartbeatRequest } from '@ottla/protocol'
import type { ClassicGroup } from './group.ts'
import { keepSession } from './rebalance.ts'
import type { ClassicScope } from './scope.ts'

/** The answer's error code. */
export function heartbeat(scope: ClassicScope, group: ClassicGroup, request: HeartbeatRequest): number {
  const error = group.validateMember(request.memberId, request.groupInstanceId)
  const member = group.member(request.memberId)
  if (error !== ErrorCode.NONE || member === undefined) return error
  if (request.generationId !== group.generation) return ErrorCode.ILLEGAL_GENERATION
  // Also while the group rebalances: the member lives, it has only not come to rejoin yet.
  keepSession(scope, group, member)
  return group.state === 'PreparingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
}
