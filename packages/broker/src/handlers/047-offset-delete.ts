/**
 * OffsetDelete, version 0 (KIP-496).
 *
 * - GROUP_SUBSCRIBED_TO_TOPIC for topics that members of a consumer group read; NON_EMPTY_GROUP for other kinds of groups with members.
 * - Unknown partitions are errors of their own; what has no offset is deleted already.
 */
import {
  type OffsetDeleteRequest,
  OffsetDeleteRequestType,
  type OffsetDeleteResponse,
  OffsetDeleteResponseType,
} from '@ottla/protocol'
import { type AnyHandler, handler } from '../handler.ts'

export const offsetDeleteHandler: AnyHandler = handler<OffsetDeleteRequest, OffsetDeleteResponse>({
  request: OffsetDeleteRequestType,
  response: OffsetDeleteResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'DELETE', resource: 'GROUP' },
    { operation: 'READ', resource: 'TOPIC' },
  ],
  throttled: true,
  handle: (request, call) => call.broker.groups.offsetDelete(request),
})
