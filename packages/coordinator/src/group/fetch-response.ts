/**
 * OffsetFetch over its versions: one group until 7, several from 8 on; an error of the group stands with each partition
 * in version 1, at the top until 7, with the group from 8 on.
 */
import {
  createOffsetFetchRequestGroup,
  createOffsetFetchRequestTopics,
  createOffsetFetchResponse,
  createOffsetFetchResponseGroup,
  createOffsetFetchResponsePartition,
  createOffsetFetchResponseTopic,
  ErrorCode,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
} from '@ottla/protocol'
import type { TopicResolver } from './context.ts'
import { fetchError, resolveFetchTopics, withTopicIds } from './topics.ts'

const FIRST_VERSION_WITH_GROUPS = 8
const FIRST_VERSION_WITH_TOP_LEVEL_ERROR = 2

export type FetchGroup = OffsetFetchRequest['groups'][number]
export type FetchedGroup = OffsetFetchResponse['groups'][number]

/** The groups of a request of any version, in the form of the newest. */
export function fetchGroupsOf(request: OffsetFetchRequest, apiVersion: number): FetchGroup[] {
  if (apiVersion >= FIRST_VERSION_WITH_GROUPS) return request.groups
  const topics = request.topics?.map(({ name, partitionIndexes }) =>
    createOffsetFetchRequestTopics({ name, partitionIndexes }),
  )
  return [createOffsetFetchRequestGroup({ groupId: request.groupId, topics: topics ?? null })]
}

/** `read` asks the group's shard: an error code, or the offsets by topic name. */
export async function fetchFromGroup(
  group: FetchGroup,
  apiVersion: number,
  resolver: TopicResolver,
  read: (group: FetchGroup) => Promise<{ error: number } | { reply: number | FetchedGroup['topics'] }>,
): Promise<FetchedGroup> {
  const resolved = group.topics === null ? null : resolveFetchTopics(group.topics, apiVersion, resolver)
  const result = await read({ ...group, topics: resolved?.known ?? null })
  const reply = 'error' in result ? result.error : result.reply
  if (typeof reply === 'number') {
    const topics =
      apiVersion < FIRST_VERSION_WITH_TOP_LEVEL_ERROR
        ? (group.topics ?? []).map((topic) => fetchError(topic, reply))
        : []
    return createOffsetFetchResponseGroup({ groupId: group.groupId, errorCode: reply, topics })
  }
  const topics = resolved === null ? withTopicIds(reply, apiVersion, resolver) : [...reply, ...resolved.refused]
  return createOffsetFetchResponseGroup({ groupId: group.groupId, errorCode: ErrorCode.NONE, topics })
}

export function fetchResponse(groups: FetchedGroup[], apiVersion: number): OffsetFetchResponse {
  if (apiVersion >= FIRST_VERSION_WITH_GROUPS) return createOffsetFetchResponse({ groups })
  const { errorCode, topics } = groups[0]!
  return createOffsetFetchResponse({
    errorCode,
    topics: topics.map(({ name, partitions }) =>
      createOffsetFetchResponseTopic({
        name,
        partitions: partitions.map((partition) =>
          createOffsetFetchResponsePartition({
            partitionIndex: partition.partitionIndex,
            committedOffset: partition.committedOffset,
            committedLeaderEpoch: partition.committedLeaderEpoch,
            metadata: partition.metadata,
            errorCode: partition.errorCode,
          }),
        ),
      }),
    ),
  })
}
