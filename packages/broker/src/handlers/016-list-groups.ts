/**
 * ListGroups, versions 0-5 (KIP-518, KIP-848).
 *
 * - The groups of every partition of `__consumer_offsets` that this broker leads; COORDINATOR_LOAD_IN_PROGRESS while one loads.
 * - v4: states, and a filter by them. v5: types, and a filter by them. Both ignore case; unknown values find nothing.
 */
import {
  type ListGroupsRequest,
  ListGroupsRequestType,
  type ListGroupsResponse,
  ListGroupsResponseType,
} from '@ottla/protocol'
import { type AnyHandler, handler } from '../handler.ts'

export const listGroupsHandler: AnyHandler = handler<ListGroupsRequest, ListGroupsResponse>({
  request: ListGroupsRequestType,
  response: ListGroupsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'CLUSTER' }],
  throttled: true,
  handle: (request, call) => call.broker.groups.listGroups(request),
})
