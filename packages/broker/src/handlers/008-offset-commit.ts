/**
 * OffsetCommit, versions 2-10 (KIP-98, KIP-211, KIP-320, KIP-345, KIP-848, KIP-1166).
 *
 * - The answer comes when the offsets are below the watermark of the group's partition of `__consumer_offsets`.
 * - A partition that does not exist, metadata above `offset.metadata.max.bytes`: errors of their own, the others are stored.
 * - Generation -1 with an empty member commits for a group that nobody manages.
 * - v5 drops the retention time of the request; v6 has leader epochs; v7 group.instance.id.
 * - v9: the generation may be a KIP-848 member epoch, and an unknown group with one is GROUP_ID_NOT_FOUND.
 * - v10: topics by id; an id that is none is UNKNOWN_TOPIC_ID.
 */
import {
  type OffsetCommitRequest,
  OffsetCommitRequestType,
  type OffsetCommitResponse,
  OffsetCommitResponseType,
} from '@ottla/protocol'
import { groupContext } from '../group-context.ts'
import { type AnyHandler, handler } from '../handler.ts'

export const offsetCommitHandler: AnyHandler = handler<OffsetCommitRequest, OffsetCommitResponse>({
  request: OffsetCommitRequestType,
  response: OffsetCommitResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'READ', resource: 'GROUP' },
    { operation: 'READ', resource: 'TOPIC' },
  ],
  throttled: true,
  handle: (request, call) => call.broker.groups.offsetCommit(request, groupContext(call)),
})
