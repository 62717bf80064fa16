/**
 * JoinGroup, versions 0-9 (KIP-62, KIP-134, KIP-345, KIP-394, KIP-559, KIP-800).
 *
 * - The answer waits until the group is complete, or `group.initial.rebalance.delay.ms` has passed for a new one.
 * - v0 has no rebalance timeout: the session timeout stands for it. v4: a member without id is given one with MEMBER_ID_REQUIRED.
 * - v5: group.instance.id. v7: protocol type, and a null protocol. v8: a reason, which the log keeps.
 * - v9: a static leader that came back is told to skip the assignment.
 */
import {
  type JoinGroupRequest,
  JoinGroupRequestType,
  type JoinGroupResponse,
  JoinGroupResponseType,
} from '@ottla/protocol'
import { groupContext } from '../group-context.ts'
import { type AnyHandler, handler } from '../handler.ts'

export const joinGroupHandler: AnyHandler = handler<JoinGroupRequest, JoinGroupResponse>({
  request: JoinGroupRequestType,
  response: JoinGroupResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'READ', resource: 'GROUP' }],
  throttled: true,
  handle: (request, call) => call.broker.groups.joinGroup(request, groupContext(call)),
})
