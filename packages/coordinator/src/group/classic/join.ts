/** JoinGroup: who may come in, under which id, and whether the group has to rebalance for it. */
import { ErrorCode, type JoinGroupRequest } from '@ottla/protocol'
import { NEW_MEMBER_JOIN_TIMEOUT_MS } from '../config.ts'
import type { GroupRequestContext } from '../context.ts'
import { classicGroupRecord } from '../records.ts'
import { type ClassicGroup, joinError } from './group.ts'
import { ClassicMember, EMPTY_BYTES, type JoinReply, type MemberProtocol } from './member.ts'
import { generateMemberId } from './member-id.ts'
import { keepSession, maybeCompleteJoin, prepareRebalance, rebalanceOrComplete, scheduleExpiry } from './rebalance.ts'
import { type ClassicScope, NOTHING, type Outcome } from './scope.ts'

/** From here on a dynamic member without an id gets one and has to come again with it (KIP-394). */
const FIRST_VERSION_THAT_REQUIRES_MEMBER_ID = 4
/** From here on a static leader that is back can be told not to assign anew (KIP-814). */
const FIRST_VERSION_WITH_SKIP_ASSIGNMENT = 9

/** A request as all versions mean it. Protocols are copies: the group outlives the request's buffer. */
export interface JoinOperation {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly protocolType: string
  readonly protocols: readonly MemberProtocol[]
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  readonly context: GroupRequestContext
  readonly reply: JoinReply
}

export function joinOperation(
  request: JoinGroupRequest,
  context: GroupRequestContext,
  reply: JoinReply,
): JoinOperation {
  return {
    memberId: request.memberId,
    groupInstanceId: request.groupInstanceId,
    protocolType: request.protocolType,
    protocols: request.protocols.map(({ name, metadata }) => ({ name, metadata: Buffer.from(metadata) })),
    sessionTimeoutMs: request.sessionTimeoutMs,
    // Version 0 has no rebalance timeout; its clients rejoin within a session.
    rebalanceTimeoutMs: context.apiVersion === 0 ? request.sessionTimeoutMs : request.rebalanceTimeoutMs,
    context,
    reply,
  }
}

export function join(scope: ClassicScope, group: ClassicGroup, operation: JoinOperation, now: number): Outcome {
  const { memberId, protocolType, protocols, reply } = operation
  if (!hasRoomFor(scope, group, memberId)) {
    const member = group.member(memberId)
    if (member !== undefined) group.answerJoin(member, joinError(ErrorCode.GROUP_MAX_SIZE_REACHED, ''))
    group.remove(memberId)
    reply(joinError(ErrorCode.GROUP_MAX_SIZE_REACHED, ''))
    return maybeCompleteJoin(scope, group, now)
  }
  if (!group.supportsProtocols(protocolType, protocols)) {
    reply(joinError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL, memberId))
    return NOTHING
  }
  return memberId === '' ? joinNewMember(scope, group, operation, now) : rejoin(scope, group, operation, now)
}

/**
 * `group.max.size` keeps newcomers out, never members in. During a rebalance those who wait already are counted, so that
 * a group that is above a lowered limit loses whoever comes last.
 */
function hasRoomFor(scope: ClassicScope, group: ClassicGroup, memberId: string): boolean {
  const member = group.member(memberId)
  switch (group.state) {
    case 'Empty':
      return true
    case 'PreparingRebalance':
      return (member !== undefined && member.awaitingJoin !== null) || group.awaitingJoinCount < scope.config.maxSize
    case 'CompletingRebalance':
    case 'Stable':
      return member !== undefined || group.size < scope.config.maxSize
  }
}

function joinNewMember(scope: ClassicScope, group: ClassicGroup, operation: JoinOperation, now: number): Outcome {
  const { groupInstanceId, context } = operation
  const memberId = generateMemberId(groupInstanceId ?? context.clientId, scope.random)
  if (groupInstanceId !== null) {
    const existing = group.staticMemberId(groupInstanceId)
    if (existing === undefined) return admit(scope, group, operation, memberId, now)
    return replaceStaticMember(scope, group, operation, existing, memberId, now)
  }
  if (context.apiVersion < FIRST_VERSION_THAT_REQUIRES_MEMBER_ID) return admit(scope, group, operation, memberId, now)
  group.pendingJoin.add(memberId)
  scheduleExpiry(scope, group, memberId, operation.sessionTimeoutMs)
  operation.reply(joinError(ErrorCode.MEMBER_ID_REQUIRED, memberId))
  return NOTHING
}

function rejoin(scope: ClassicScope, group: ClassicGroup, operation: JoinOperation, now: number): Outcome {
  const { memberId, groupInstanceId, protocols, reply } = operation
  // A pending id was handed out to a dynamic member; with an instance id it is somebody else's.
  if (groupInstanceId === null && group.pendingJoin.has(memberId)) return admit(scope, group, operation, memberId, now)
  const error = group.validateMember(memberId, groupInstanceId)
  const member = group.member(memberId)
  if (error !== ErrorCode.NONE || member === undefined) {
    reply({ ...joinError(error, memberId), protocolName: null })
    return NOTHING
  }
  switch (group.state) {
    case 'PreparingRebalance':
      return updateAndRebalance(scope, group, member, operation, now)
    case 'CompletingRebalance':
      // The same metadata: most likely the answer to the first join was lost, so it is given again.
      if (!member.offers(protocols)) return updateAndRebalance(scope, group, member, operation, now)
      reply(group.joinResponseFor(member))
      return NOTHING
    case 'Stable':
      // A leader forces a rebalance by joining: it knows of changes that show in nobody's metadata.
      if (group.isLeader(memberId) || !member.offers(protocols)) {
        return updateAndRebalance(scope, group, member, operation, now)
      }
      reply(group.joinResponseFor(member))
      return NOTHING
    case 'Empty':
      // Without members none can be valid.
      reply(joinError(ErrorCode.UNKNOWN_MEMBER_ID, memberId))
      return NOTHING
  }
}

function admit(
  scope: ClassicScope,
  group: ClassicGroup,
  operation: JoinOperation,
  memberId: string,
  now: number,
): Outcome {
  const { context } = operation
  const member = new ClassicMember({
    memberId,
    groupInstanceId: operation.groupInstanceId,
    clientId: context.clientId,
    clientHost: context.clientHost,
    protocolType: operation.protocolType,
    rebalanceTimeoutMs: operation.rebalanceTimeoutMs,
    sessionTimeoutMs: operation.sessionTimeoutMs,
    protocols: operation.protocols,
    assignment: EMPTY_BYTES,
  })
  member.isNew = true
  if (group.state === 'PreparingRebalance' && group.previousState === 'Empty') group.newMemberAdded = true
  group.add(member, operation.reply)
  // A session cannot hold a member whose id its client has not seen yet, and a client that gave up on its parked join
  // comes again as another member. So the parked join itself has a limit.
  keepSession(scope, group, member, NEW_MEMBER_JOIN_TIMEOUT_MS)
  return rebalanceOrComplete(scope, group, now)
}

function updateAndRebalance(
  scope: ClassicScope,
  group: ClassicGroup,
  member: ClassicMember,
  operation: JoinOperation,
  now: number,
): Outcome {
  const { protocols, rebalanceTimeoutMs, sessionTimeoutMs, reply } = operation
  group.update(member, protocols, rebalanceTimeoutMs, sessionTimeoutMs, reply)
  return rebalanceOrComplete(scope, group, now)
}

/**
 * A static member came back without its id. In a Stable group whose protocol stays the same it takes over its old
 * assignment and nobody else notices; the new id is committed before it is given out.
 */
function replaceStaticMember(
  scope: ClassicScope,
  group: ClassicGroup,
  operation: JoinOperation,
  oldMemberId: string,
  newMemberId: string,
  now: number,
): Outcome {
  const instanceId = operation.groupInstanceId!
  const before = group.member(oldMemberId)!
  const leaderBefore = group.leaderId
  const member = group.replaceStatic(instanceId, oldMemberId, newMemberId)
  keepSession(scope, group, member)
  const { protocols, rebalanceTimeoutMs, sessionTimeoutMs, reply } = operation
  group.update(member, protocols, rebalanceTimeoutMs, sessionTimeoutMs, reply)
  switch (group.state) {
    case 'PreparingRebalance':
      return maybeCompleteJoin(scope, group, now)
    case 'CompletingRebalance':
      // The leader may be assigning right now, to an id that no longer exists: its assignment would miss this member.
      return prepareRebalance(scope, group, now)
    case 'Stable':
      break
    case 'Empty':
      return NOTHING
  }
  if (group.selectProtocol() !== group.protocolName) return rebalanceOrComplete(scope, group, now)
  const assignments = new Map([...group.members].map((each) => [each.memberId, each.assignment]))
  const { generation } = group
  return {
    records: [classicGroupRecord(group, assignments)],
    settled: (errorCode) => {
      // Meanwhile it may have been replaced again, removed, or swept into a rebalance that will answer it.
      if (group.member(newMemberId) !== member || group.state !== 'Stable' || group.generation !== generation) return
      if (errorCode !== ErrorCode.NONE) {
        const parked = member.awaitingJoin
        group.update(member, before.protocols, before.rebalanceTimeoutMs, before.sessionTimeoutMs, null)
        const old = group.replaceStatic(instanceId, newMemberId, oldMemberId)
        keepSession(scope, group, old)
        parked?.(joinError(errorCode, ''))
        return
      }
      const response = group.joinResponseFor(member)
      if (operation.context.apiVersion >= FIRST_VERSION_WITH_SKIP_ASSIGNMENT) {
        response.skipAssignment = group.isLeader(newMemberId)
      } else {
        // An old client that is told it leads would assign anew, and Stable groups take no assignment. It is named the
        // leader's former id and so believes that it follows.
        response.leader = leaderBefore ?? ''
        response.members = []
      }
      // While its join was parked here its session may have run out unnoticed.
      if (group.answerJoin(member, response)) keepSession(scope, group, member)
    },
  }
}
