// Every scenario, in the order of the matrix.
import { outOfRange, positions } from './consume.ts'
import { requestTimeout, restart } from './failures.ts'
import { groupAdmin, groupOfThree } from './groups.ts'
import { codecs, idempotent, large, records, tooLarge } from './produce.ts'
import type { Scenario } from './scenario.ts'
import { metadata, topics } from './topics.ts'

export const scenarios: readonly Scenario[] = [
  topics,
  metadata,
  codecs,
  records,
  idempotent,
  large,
  tooLarge,
  positions,
  outOfRange,
  groupAdmin,
  groupOfThree,
  requestTimeout,
  restart,
]
