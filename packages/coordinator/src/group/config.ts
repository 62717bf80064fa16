/** What a broker's configuration says of groups; the comment names the key of `server.properties`. */
export interface GroupConfig {
  /** `group.min.session.timeout.ms` */
  readonly minSessionTimeoutMs: number
  /** `group.max.session.timeout.ms` */
  readonly maxSessionTimeoutMs: number
  /** `group.initial.rebalance.delay.ms` */
  readonly initialRebalanceDelayMs: number
  /** `group.max.size`: members of a classic group. */
  readonly maxSize: number
  /** `offset.metadata.max.bytes`; counts UTF-16 code units, as Kafka does in spite of the name. */
  readonly offsetMetadataMaxBytes: number
  /** `offsets.retention.minutes` in milliseconds. */
  readonly offsetsRetentionMs: number
  /** `offsets.retention.check.interval.ms` */
  readonly offsetsRetentionCheckIntervalMs: number
}

/** Kafka's defaults. */
export const defaultGroupConfig: GroupConfig = {
  minSessionTimeoutMs: 6_000,
  maxSessionTimeoutMs: 1_800_000,
  initialRebalanceDelayMs: 3_000,
  maxSize: 2_147_483_647,
  offsetMetadataMaxBytes: 4_096,
  offsetsRetentionMs: 10_080 * 60_000,
  offsetsRetentionCheckIntervalMs: 600_000,
}

/**
 * A member that has joined but never had a generation waits for the first one at least this long, whatever its session
 * timeout is: a first rebalance may take longer than a session.
 */
export const NEW_MEMBER_JOIN_TIMEOUT_MS: number = 5 * 60 * 1_000
