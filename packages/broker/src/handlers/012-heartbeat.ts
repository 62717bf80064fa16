/**
 * Heartbeat, versions 0-4 (KIP-345).
 *
 * - REBALANCE_IN_PROGRESS sends the member to rejoin and keeps its session all the same.
 * - While the group is loading the answer is NONE: nobody is sent away for a restart of the coordinator.
 * - v3: group.instance.id; an older holder of the same one is FENCED_INSTANCE_ID.
 */
import {
  type HeartbeatRequest,
  HeartbeatRequestType,
  type HeartbeatResponse,
  HeartbeatResponseType,
} from '@ottla/protocol'
import { type AnyHandler, handler } from '../handler.ts'

export const heartbeatHandler: AnyHandler = handler<HeartbeatRequest, HeartbeatResponse>({
  request: HeartbeatRequestType,
  response: HeartbeatResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'READ', resource: 'GROUP' }],
  throttled: true,
  handle: (request, call) => call.broker.groups.heartbeat(request),
})
