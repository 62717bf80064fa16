/**
 * DeleteGroups, versions 0-3 (KIP-229).
 *
 * - NON_EMPTY_GROUP with members; GROUP_ID_NOT_FOUND for an unknown one; a group named twice is answered once.
 * - The offsets go with the group. v3: messages.
 */
import {
  type DeleteGroupsRequest,
  DeleteGroupsRequestType,
  type DeleteGroupsResponse,
  DeleteGroupsResponseType,
} from '@ottla/protocol'
import { type AnyHandler, handler } from '../handler.ts'

export const deleteGroupsHandler: AnyHandler = handler<DeleteGroupsRequest, DeleteGroupsResponse>({
  request: DeleteGroupsRequestType,
  response: DeleteGroupsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DELETE', resource: 'GROUP' }],
  throttled: true,
  handle: (request, call) => call.broker.groups.deleteGroups(request),
})
