/** Counters and gauges of groups, under Kafka's names. */
import type { Meter, Metrics } from '@ottla/base'
import type { GroupObserver } from './group/observer.ts'
import type { GroupShard } from './group/shard.ts'

const SHOWN_STATES = ['PreparingRebalance', 'CompletingRebalance', 'Stable', 'Dead', 'Empty']

/** Registers the gauges over the shards that are there when somebody looks, and returns what counts the rest. */
export function groupMetrics(
  metrics: Metrics,
  shards: () => Iterable<GroupShard>,
  onGroupStable: (groupId: string, generation: number, memberCount: number) => void,
): GroupObserver {
  const gauge = (name: string, read: (shard: GroupShard) => number): void => {
    metrics.gauge({ group: 'kafka.coordinator.group', type: 'GroupMetadataManager', name }, () => {
      let sum = 0
      for (const shard of shards()) sum += read(shard)
      return sum
    })
  }
  gauge('NumGroups', (shard) => shard.state.classic.size)
  gauge('NumOffsets', (shard) => shard.state.offsets.count())
  for (const state of SHOWN_STATES) gauge(`NumGroups${state}`, (shard) => shard.listGroups([state], ['classic']).length)
  const meter = (name: string): Meter =>
    metrics.meter({ group: 'kafka.server', type: 'group-coordinator-metrics', name })
  const commits = meter('offset-commit-count')
  const expirations = meter('offset-expiration-count')
  const deletions = meter('offset-deletion-count')
  const rebalances = meter('group-completed-rebalance-count')
  return {
    rebalanceCompleted: (groupId, generation, memberCount) => {
      rebalances.mark(1)
      onGroupStable(groupId, generation, memberCount)
    },
    offsetsCommitted: (count) => commits.mark(count),
    offsetsExpired: (count) => expirations.mark(count),
    offsetsDeleted: (count) => deletions.mark(count),
  }
}
