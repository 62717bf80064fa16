/** The invariants, by name. A new one is a file beside this one, a line here, and a planted history in checkers.test.ts. */
import { acknowledgedIsDurable } from './acknowledged-is-durable.ts'
import type { Checker } from './checker.ts'
import { committedOffsetsSurvive } from './committed-offsets-survive.ts'
import { deletedTopicsStayDeleted } from './deleted-topics-stay-deleted.ts'
import { fencingIsDeserved } from './fencing-is-deserved.ts'
import { generationsRise } from './generations-rise.ts'
import { groupsComeToRest } from './groups-come-to-rest.ts'
import { leaderEpochNeverGoesBack } from './leader-epoch-never-goes-back.ts'
import { logStartNeverGoesBack } from './log-start-never-goes-back.ts'
import { noDuplicates } from './no-duplicates.ts'
import { offsetsAreDense } from './offsets-are-dense.ts'
import { oneOwner } from './one-owner.ts'
import { producersAreKnown } from './producers-are-known.ts'
import { recordsAreWhatWasSent } from './records-are-what-was-sent.ts'
import { timesAreFound } from './times-are-found.ts'
import { topicsStay } from './topics-stay.ts'
import { watermarkNeverGoesBack } from './watermark-never-goes-back.ts'

export type { Checker, Violation } from './checker.ts'

export const CHECKERS: readonly Checker[] = [
  acknowledgedIsDurable,
  recordsAreWhatWasSent,
  noDuplicates,
  offsetsAreDense,
  committedOffsetsSurvive,
  watermarkNeverGoesBack,
  logStartNeverGoesBack,
  topicsStay,
  leaderEpochNeverGoesBack,
  timesAreFound,
  producersAreKnown,
  deletedTopicsStayDeleted,
  oneOwner,
  generationsRise,
  fencingIsDeserved,
  groupsComeToRest,
]
