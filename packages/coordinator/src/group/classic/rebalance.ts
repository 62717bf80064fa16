/**
 * How a classic group gets from one generation to the next. A rebalance is a rendezvous: the joins of all members are
 * parked until everybody is there or the time is up, then all are answered at once with the new generation; the syncs are
 * parked until the leader's has been committed.
 *
 * Three timers a group, all of them soft and set anew when the shard is loaded elsewhere:
 * join   ends the rendezvous: the rebalance timeout, or the initial delay of a group that was empty
 * sync   removes members that took their generation and never asked for an assignment
 * session, one a member: removes it when it is not heard of
 */
import { assert } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import type { Decision } from '@ottla/rsm'
import { classicGroupRecord, type GroupRecord } from '../records.ts'
import { type ClassicGroup, joinError, syncError } from './group.ts'
import { type ClassicMember, EMPTY_BYTES } from './member.ts'
import { type ClassicScope, NOTHING, type Outcome } from './scope.ts'

/** Starts a rebalance where the state allows it; in the middle of one, sees whether it is complete. */
export function rebalanceOrComplete(scope: ClassicScope, group: ClassicGroup, now: number): Outcome {
  return group.canRebalance ? prepareRebalance(scope, group, now) : maybeCompleteJoin(scope, group, now)
}

export function prepareRebalance(scope: ClassicScope, group: ClassicGroup, now: number): Outcome {
  // Whoever waits for the assignment of this generation will not get it.
  if (group.state === 'CompletingRebalance') resetAssignments(scope, group, ErrorCode.REBALANCE_IN_PROGRESS)
  group.pendingSync.clear()
  scope.timers.cancel(syncKey(group))
  const isInitial = group.state === 'Empty'
  group.transitionTo('PreparingRebalance', now)
  if (isInitial) {
    const delayMs = scope.config.initialRebalanceDelayMs
    scheduleInitialJoin(scope, group, delayMs, Math.max(group.rebalanceTimeoutMs - delayMs, 0))
    return NOTHING
  }
  if (group.hasAllJoined) return completeJoin(scope, group, now)
  scheduleJoinTimeout(scope, group)
  return NOTHING
}

/** Ends the rendezvous if nobody is missing. The first one of a group always takes its delay. */
export function maybeCompleteJoin(scope: ClassicScope, group: ClassicGroup, now: number): Outcome {
  if (group.state !== 'PreparingRebalance' || group.previousState === 'Empty' || !group.hasAllJoined) return NOTHING
  return completeJoin(scope, group, now)
}

/**
 * Ends the rendezvous with those who are there. Static members that are missing stay: their session decides. Without
 * any member the group is empty, and that is written down; with some, nothing is until the leader's assignment.
 */
export function completeJoin(scope: ClassicScope, group: ClassicGroup, now: number): Outcome {
  scope.timers.cancel(joinKey(group))
  for (const member of group.members) {
    if (member.awaitingJoin === null && !member.isStatic) forget(scope, group, member.memberId)
  }
  if (group.size > 0 && !group.electLeader()) {
    // Only static members are left and none has rejoined. Wait again: their sessions end this, one way or the other.
    scheduleJoinTimeout(scope, group)
    return NOTHING
  }
  group.nextGeneration(now)
  if (group.size === 0) return { records: [classicGroupRecord(group, new Map())], settled: null }
  for (const member of group.members) {
    group.answerJoin(member, group.joinResponseFor(member))
    keepSession(scope, group, member)
    member.isNew = false
    group.pendingSync.add(member.memberId)
  }
  scheduleSyncTimeout(scope, group)
  return NOTHING
}

/** Takes all assignments back and answers parked syncs with the error. */
export function resetAssignments(scope: ClassicScope, group: ClassicGroup, errorCode: number): void {
  for (const member of group.members) {
    member.assignment = EMPTY_BYTES
    if (group.answerSync(member, syncError(errorCode))) keepSession(scope, group, member)
  }
}

/** Heard of: the member may be silent for `timeoutMs` from now on. */
export function keepSession(
  scope: ClassicScope,
  group: ClassicGroup,
  member: ClassicMember,
  timeoutMs: number = member.sessionTimeoutMs,
): void {
  scheduleExpiry(scope, group, member.memberId, timeoutMs)
}

/** Also for ids that were only handed out. */
export function scheduleExpiry(scope: ClassicScope, group: ClassicGroup, memberId: string, timeoutMs: number): void {
  const { groupId } = group
  scope.timers.schedule(sessionKey(group, memberId), timeoutMs, (now) => {
    const current = scope.find(groupId)
    return current === null ? done(NOTHING) : done(expireMember(scope, current, memberId, now))
  })
}

export function cancelExpiry(scope: ClassicScope, group: ClassicGroup, memberId: string): void {
  scope.timers.cancel(sessionKey(group, memberId))
}

/** Removes a member or a pending id and its timer. Parked requests must be answered before. */
export function forget(scope: ClassicScope, group: ClassicGroup, memberId: string): void {
  group.remove(memberId)
  cancelExpiry(scope, group, memberId)
}

/** The member has synced; when all have, nobody needs to be removed for not doing so. */
export function syncReceived(scope: ClassicScope, group: ClassicGroup, memberId: string): void {
  group.pendingSync.delete(memberId)
  if (group.pendingSync.size === 0) scope.timers.cancel(syncKey(group))
}

/** Ends every timer of a group that goes away. */
export function cancelTimers(scope: ClassicScope, group: ClassicGroup): void {
  scope.timers.cancel(joinKey(group))
  scope.timers.cancel(syncKey(group))
  for (const memberId of group.pendingJoin) cancelExpiry(scope, group, memberId)
  for (const member of group.members) cancelExpiry(scope, group, member.memberId)
}

function expireMember(scope: ClassicScope, group: ClassicGroup, memberId: string, now: number): Outcome {
  if (group.pendingJoin.has(memberId)) {
    group.remove(memberId)
    return group.state === 'PreparingRebalance' && group.hasAllJoined ? completeJoin(scope, group, now) : NOTHING
  }
  const member = group.member(memberId)
  if (member === undefined || member.isExcusedFromHeartbeat) return NOTHING
  scope.logger.log('info', 'member expired', { group: group.groupId, member: memberId })
  // A new member may wait here with a parked join; if its client still lives, it comes again.
  group.answerJoin(member, joinError(ErrorCode.UNKNOWN_MEMBER_ID, ''))
  group.remove(memberId)
  if (group.state === 'Stable' || group.state === 'CompletingRebalance') return rebalanceOrComplete(scope, group, now)
  return group.state === 'PreparingRebalance' && group.hasAllJoined ? completeJoin(scope, group, now) : NOTHING
}

function scheduleJoinTimeout(scope: ClassicScope, group: ClassicGroup): void {
  const { groupId } = group
  scope.timers.schedule(joinKey(group), group.rebalanceTimeoutMs, (now) => {
    const current = scope.find(groupId)
    if (current === null || current.state !== 'PreparingRebalance') return done(NOTHING)
    return done(completeJoin(scope, current, now))
  })
}

/** Each newcomer buys the others another delay, until the rebalance timeout is used up. */
function scheduleInitialJoin(scope: ClassicScope, group: ClassicGroup, delayMs: number, remainingMs: number): void {
  const { groupId } = group
  scope.timers.schedule(joinKey(group), delayMs, (now) => {
    const current = scope.find(groupId)
    if (current === null || current.state !== 'PreparingRebalance') return done(NOTHING)
    if (!current.newMemberAdded || remainingMs === 0) return done(completeJoin(scope, current, now))
    current.newMemberAdded = false
    const nextDelayMs = Math.min(scope.config.initialRebalanceDelayMs, remainingMs)
    scheduleInitialJoin(scope, current, nextDelayMs, Math.max(remainingMs - delayMs, 0))
    return done(NOTHING)
  })
}

function scheduleSyncTimeout(scope: ClassicScope, group: ClassicGroup): void {
  const { groupId, generation } = group
  scope.timers.schedule(syncKey(group), group.rebalanceTimeoutMs, (now) => {
    const current = scope.find(groupId)
    if (current === null || current.generation !== generation) return done(NOTHING)
    if (current.state !== 'CompletingRebalance' && current.state !== 'Stable') return done(NOTHING)
    if (current.pendingSync.size === 0) return done(NOTHING)
    for (const memberId of current.pendingSync) forget(scope, current, memberId)
    return done(prepareRebalance(scope, current, now))
  })
}

/** What a timer decides is only records: whoever waits for more has made a request. */
function done(outcome: Outcome): Decision<GroupRecord, void> {
  assert(outcome.settled === null, 'a timer waits for no commit')
  return { records: outcome.records, reply: undefined }
}

// Ids may hold anything but a zero character would be strange; a clash costs a timer, never a wrong removal, because
// every operation looks its group and member up again.
function joinKey(group: ClassicGroup): string {
  return `join\0${group.groupId}`
}

function syncKey(group: ClassicGroup): string {
  return `sync\0${group.groupId}`
}

function sessionKey(group: ClassicGroup, memberId: string): string {
  return `session\0${group.groupId.length}\0${group.groupId}\0${memberId}`
}
