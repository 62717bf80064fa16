/**
 * SyncGroup, versions 0-5 (KIP-345, KIP-559).
 *
 * - Followers wait for the leader; nobody is answered before the assignment is below the watermark.
 * - A member without an assignment gets empty bytes. v3: group.instance.id.
 * - v5: the protocol is named in both directions, and must be the group's (INCONSISTENT_GROUP_PROTOCOL).
 */
import {
  type SyncGroupRequest,
  SyncGroupRequestType,
  type SyncGroupResponse,
  SyncGroupResponseType,
} from '@ottla/protocol'
import { groupContext } from '../group-context.ts'
import { type AnyHandler, handler } from '../handler.ts'

export const syncGroupHandler: AnyHandler = handler<SyncGroupRequest, SyncGroupResponse>({
  request: SyncGroupRequestType,
  response: SyncGroupResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'READ', resource: 'GROUP' }],
  throttled: true,
  handle: (request, call) => call.broker.groups.syncGroup(request, groupContext(call)),
})
