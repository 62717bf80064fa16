// Differences that are meant: each with the reason, which docs/compatibility.md repeats. Everything else fails the run.

/** A difference that does not count. */
export interface Allowed {
  /** Matches the label, for example `Metadata v9 all`. */
  readonly label: RegExp
  /** Matches the path inside the answer; the whole answer where it is missing. */
  readonly path?: RegExp
  readonly reason: string
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
]
