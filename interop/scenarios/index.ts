// Every scenario, in the order of the matrix.
import { outOfRange, positions } from './consume.ts'
import { crash, requestTimeout, restart } from './failures.ts'
import { flights } from './flights.ts'
import { groupAdmin, groupOfThree } from './groups.ts'
import { orders } from './orders.ts'
import { printed } from './printed.ts'
import { codecs, idempotent, large, records, tooLarge } from './produce.ts'
import { badBatches, fencedEpoch, sequences } from './raw.ts'
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
  badBatches,
  sequences,
  printed,
  flights,
  orders,
  requestTimeout,
  restart,
  crash,
  fencedEpoch,
]
