/**
 * LeaveGroup, versions 0-5 (KIP-345, KIP-800).
 *
 * - Below v3: one member, whose error is that of the answer. From v3: several, also by group.instance.id, each with its own.
 * - v5: a reason for each member, which the log keeps.
 */
import {
  type LeaveGroupRequest,
  LeaveGroupRequestType,
  type LeaveGroupResponse,
  LeaveGroupResponseType,
} from '@ottla/protocol'
import { groupContext } from '../group-context.ts'
import { type AnyHandler, handler } from '../handler.ts'

export const leaveGroupHandler: AnyHandler = handler<LeaveGroupRequest, LeaveGroupResponse>({
  request: LeaveGroupRequestType,
  response: LeaveGroupResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'READ', resource: 'GROUP' }],
  throttled: true,
  handle: (request, call) => call.broker.groups.leaveGroup(request, groupContext(call)),
})
