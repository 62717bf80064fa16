/**
 * OffsetFetch, versions 1-10 (KIP-88, KIP-320, KIP-447, KIP-709, KIP-848, KIP-1166).
 *
 * - An unknown group, topic or partition has no offset: -1 without an error.
 * - v2: null topics are all that the group has; the whole answer has an error code. v5: leader epochs.
 * - v7: `requireStable` answers UNSTABLE_OFFSET_COMMIT where a transaction has yet to decide.
 * - v8: several groups in a request, each with an error of its own. v9: member id and epoch are checked.
 * - v10: topics by id; an id that is none is UNKNOWN_TOPIC_ID.
 */
import {
  type OffsetFetchRequest,
  OffsetFetchRequestType,
  type OffsetFetchResponse,
  OffsetFetchResponseType,
} from '@ottla/protocol'
import { groupContext } from '../group-context.ts'
import { type AnyHandler, handler } from '../handler.ts'

export const offsetFetchHandler: AnyHandler = handler<OffsetFetchRequest, OffsetFetchResponse>({
  request: OffsetFetchRequestType,
  response: OffsetFetchResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'DESCRIBE', resource: 'GROUP' },
    { operation: 'DESCRIBE', resource: 'TOPIC' },
  ],
  throttled: true,
  // What is committed may have kilobytes of metadata, for four bytes that ask for it.
  asked: ({ topics, groups }) => [
    ...partitionsOf('', topics),
    ...groups.flatMap((group) => [group.groupId, ...partitionsOf(group.groupId, group.topics)]),
  ],
  handle: (request, call) => call.broker.groups.offsetFetch(request, groupContext(call)),
})

type Topics = readonly {
  readonly name: string
  readonly topicId?: string
  readonly partitionIndexes: readonly number[]
}[]

function partitionsOf(groupId: string, topics: Topics | null): string[] {
  return (topics ?? []).flatMap(({ name, topicId, partitionIndexes }) =>
    partitionIndexes.map((partition) => `${partition}:${topicId ?? ''}:${name}:${groupId}`),
  )
}
