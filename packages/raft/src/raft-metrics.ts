/** The quorum under Kafka's names: `kafka.server:type=raft-metrics`, and what is known of snapshots. */
import type { Metrics } from '@ottla/base'
import type { QuorumDescription } from './metadata-log.ts'

export interface RaftFigures {
  readonly quorum: () => QuorumDescription
  readonly snapshotBytes: () => number
  readonly snapshotAgeMs: () => number
}

export function registerRaftMetrics(metrics: Metrics, { quorum, snapshotBytes, snapshotAgeMs }: RaftFigures): void {
  const gauge = (name: string, read: (of: QuorumDescription) => number): void =>
    metrics.gauge({ group: 'kafka.server', type: 'raft-metrics', name }, () => read(quorum()))
  gauge('current-leader', ({ leaderId }) => leaderId)
  gauge('current-epoch', ({ leaderEpoch }) => leaderEpoch)
  gauge('high-watermark', ({ highWatermark }) => highWatermark)
  gauge('log-end-offset', ({ logEndOffset }) => logEndOffset)
  gauge('log-end-epoch', ({ leaderEpoch }) => leaderEpoch)
  gauge('number-of-voters', ({ voters }) => voters.length)
  gauge('number-of-observers', () => 0)
  const emitter = { group: 'kafka.server', type: 'SnapshotEmitter' }
  metrics.gauge({ ...emitter, name: 'LatestSnapshotGeneratedBytes' }, snapshotBytes)
  metrics.gauge({ ...emitter, name: 'LatestSnapshotGeneratedAgeMs' }, snapshotAgeMs)
}
