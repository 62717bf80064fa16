// Where Ottla differs from Apache Kafka in what no comparison asks, or on purpose, or because it is not built yet; printed into
// docs/compatibility.md. A line goes when the difference does.

/** What is not there yet, besides the APIs that the table calls "not served". */
export const notYet: readonly string[] = [
  'The cleaner: compacted topics keep all their records. `__consumer_offsets` is such a topic.',
  'Transactions: a transactional id is refused by InitProducerId and FindCoordinator with UNSUPPORTED_VERSION. Transactions that Kafka wrote are read as Kafka reads them.',
  'Segments of magic 0 and 1, from before Kafka 0.11: the protocol reads them, the log takes them for damage and does not serve the partition.',
  'Broker loggers (resource type 8): INVALID_REQUEST.',
  'DescribeConfigs has no documentation texts.',
  'Security protocols other than PLAINTEXT, an authorizer, quotas, more than one node: refused at the start, in one line.',
  'Directories (JBOD): several `log.dirs` work, moving replicas between them does not.',
]

/** Where ours is stricter, or keeps more, on purpose. */
export const onPurpose: readonly string[] = [
  'An acknowledged DeleteRecords survives `kill -9`: its checkpoint is written before the answer.',
  'Requests other than Produce may have 4 MiB (JoinGroup and SyncGroup 16 MiB); Kafka allows `socket.request.max.bytes` for all.',
  'A frame must be complete 30 s after its first byte, the first request 10 s after the connection, and an answer read within 60 s.',
  'A known tagged field must be exactly as long as it says; a tagged section has at most 10,000 fields; compact lengths of 2^31 and more are errors.',
  'A batch may become at most 100 MiB by decompression; more is MESSAGE_TOO_LARGE.',
  'Bytes that had been stored and are damaged are set aside and the partition is not served; Kafka truncates there and loses what follows.',
  'A group whose member metadata cannot be parsed completes its join; in Kafka it hangs.',
  'A combined node serves as soon as its log is recovered; Kafka waits after a kill until its old registration expires.',
  'DescribeConfigs, DescribeGroups, DescribeProducers and OffsetFetch close the connection of a request that names the same things again more than 64 times.',
  'All fetch sessions together hold at most 500,000 partitions; beyond it a client goes on without a session. Kafka bounds their number alone.',
  'A zstd stream has at most 64 frames that hold something.',
]
