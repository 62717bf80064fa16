/** What tools see of groups: ListGroups and DescribeGroups. Reads only. */
import {
  createDescribeGroupsResponseDescribedGroup,
  createDescribeGroupsResponseDescribedGroupMember,
  createListGroupsResponseListedGroup,
  type DescribeGroupsResponse,
  ErrorCode,
  type ListGroupsResponse,
} from '@ottla/protocol'
import type { ClassicGroup } from './classic/group.ts'
import type { ClassicMember } from './classic/member.ts'
import { EMPTY_BYTES } from './classic/member.ts'
import type { GroupType } from './group-state.ts'

export type ListedGroup = ListGroupsResponse['groups'][number]
export type DescribedGroup = DescribeGroupsResponse['groups'][number]

export function listedGroup(groupId: string, type: GroupType, protocolType: string, groupState: string): ListedGroup {
  return createListGroupsResponseListedGroup({ groupId, protocolType, groupState, groupType: type })
}

/** Filters are words in any case; an empty list lets everything through, an unknown word lets nothing. */
export function passesFilters(
  group: ListedGroup,
  statesFilter: readonly string[],
  typesFilter: readonly string[],
): boolean {
  const matches = (filter: readonly string[], value: string): boolean =>
    filter.length === 0 || filter.some((word) => word.trim().toLowerCase() === value.toLowerCase())
  return matches(statesFilter, group.groupState) && matches(typesFilter, group.groupType)
}

/** Metadata and assignments only of a Stable group: before, they are those of different generations. */
export function describeClassicGroup(group: ClassicGroup): DescribedGroup {
  const stable = group.state === 'Stable'
  return createDescribeGroupsResponseDescribedGroup({
    errorCode: ErrorCode.NONE,
    groupId: group.groupId,
    groupState: group.state,
    protocolType: group.protocolType ?? '',
    protocolData: stable ? (group.protocolName ?? '') : '',
    members: [...group.members].map((member) => describeMember(member, stable ? group.protocolName : null)),
  })
}

function describeMember(member: ClassicMember, protocolName: string | null): DescribedGroup['members'][number] {
  return createDescribeGroupsResponseDescribedGroupMember({
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    memberMetadata: protocolName === null ? EMPTY_BYTES : (member.metadataOf(protocolName) ?? EMPTY_BYTES),
    memberAssignment: member.assignment,
  })
}

/** From version 6 on an unknown group is an error; before, a group in the state Dead (KIP-1043). */
export function describeMissingGroup(groupId: string, apiVersion: number, isOfOtherType: boolean): DescribedGroup {
  const group = createDescribeGroupsResponseDescribedGroup({ groupId, groupState: 'Dead' })
  if (apiVersion < 6) return group
  group.errorCode = ErrorCode.GROUP_ID_NOT_FOUND
  group.errorMessage = isOfOtherType ? `Group ${groupId} is not a classic group.` : `Group ${groupId} not found.`
  return group
}
