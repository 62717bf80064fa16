// Differences that are meant: each with the reason, which docs/compatibility.md repeats. Everything else fails the run.

import type { Plain } from './message.ts'

/** A difference that does not count. */
export interface Allowed {
  /** Matches the label, for example `Metadata v9 all`. */
  readonly label: RegExp
  /** Matches the path inside the answer; the whole answer where it is missing. */
  readonly path?: RegExp
  /** Where the values themselves decide: what Apache Kafka said, and what the other did. */
  readonly when?: (reference: Plain | undefined, other: Plain | undefined) => boolean
  readonly reason: string
}

/** The same batches; Apache Kafka sent the beginning of one more. */
function isCutAtBatch(reference: Plain | undefined, other: Plain | undefined): boolean {
  if (typeof reference !== 'string' || typeof other !== 'string' || other === '') return false
  const [longer, shorter] = [Buffer.from(reference, 'base64'), Buffer.from(other, 'base64')]
  const rest = longer.subarray(shorter.length)
  if (!longer.subarray(0, shorter.length).equals(shorter) || rest.length === 0) return false
  return rest.length < 12 || rest.length < 12 + rest.readInt32BE(8)
}

export const allowed: readonly Allowed[] = [
  {
    label: /^ApiVersions v[345] /,
    path: /^\.finalizedFeatures\.(group|share|streams|transaction)\.version$/,
    reason: 'our own format finalises only features that are served; these come with their APIs',
  },
  {
    label: /^DescribeConfigs v[34] /,
    path: /\.documentation$/,
    reason: 'the documentation of configs is prose of Apache Kafka, which is not carried along; the field is null',
  },
  {
    label: /^IncrementalAlterConfigs v1 cluster (controller\.listener\.names|process\.roles) append$/,
    reason:
      'Kafka does not foresee APPEND to a config that is required and has no default: UNKNOWN_SERVER_ERROR; ours says that it is static',
  },
  {
    label: /^DescribeLogDirs v\d field topics null$/,
    path: /\.partitionSize$/,
    reason: 'what a broker compresses itself has other bytes: another encoder',
  },
  {
    label: /^IncrementalAlterConfigs v1 group streams\.rack\.aware\.assignment\.tags=compact,compact$/,
    reason: 'streams groups are not served yet: a tag that is named twice is taken for one',
  },
  {
    label: /^an array of Metadata v9: 4 GiB$/,
    reason: 'a compact length of 2^31 and more is an error; Kafka takes it for a negative one, and that for null',
  },
  {
    label: /^API 71 v0$/,
    reason: 'telemetry is not served; Kafka answers the request although it does not announce it without a receiver',
  },
  {
    label: /^FindCoordinator v\d+ random .*"keyType":[12][,}]/,
    reason: 'transactions and share groups are not served yet: UNSUPPORTED_VERSION, which no client retries',
  },
  {
    label: /^Fetch v1[3-8] random .*"topicId":"A{22}"/,
    when: (reference) => reference === undefined || reference === -1,
    reason:
      'Kafka fails the whole of some fetches that name the zero topic id with UNKNOWN_SERVER_ERROR; ours answers each partition',
  },
  {
    label: /^Fetch v\d+ /,
    path: /\.records$/,
    when: isCutAtBatch,
    reason:
      'an answer ends behind a whole batch: Kafka adds the beginning of the next one, which some clients cannot skip',
  },
]
