/**
 * What a seed draws before anything runs: which classes of faults there are at all, how often, and the sizes at which the node's
 * own machinery turns over. Leaving classes out finds bugs that a mixture of everything hides.
 */
import type { SimRandom } from '@ottla/world'

export const FAULTS = [
  'crash',
  'power-cut',
  'clean-restart',
  'slow-disk',
  'full-disk',
  'failing-flush',
  'reset',
  'partition',
  'wall-jump',
] as const
export type Fault = (typeof FAULTS)[number]

export interface Swarm {
  readonly faults: ReadonlySet<Fault>
  /** ms between two faults, at most. */
  readonly faultEveryMs: number
  /** ms that the node stays down, at most. */
  readonly downMs: number
  /** How likely a node is killed again while it starts. */
  readonly crashWhileStarting: number
  /** ms of a message on the way, and of a disk's operation, at most. */
  readonly networkMs: number
  readonly diskMs: number
  /** Bytes at whose multiples a torn write ends. */
  readonly tearBytes: number
  readonly clients: number
  /** Keys of server.properties. */
  readonly nodeConfig: Readonly<Record<string, string>>
}

export function drawSwarm(random: SimRandom): Swarm {
  const faults = new Set(FAULTS.filter(() => random.chance(0.6)))
  return {
    faults,
    faultEveryMs: random.pick([200, 700, 2_000]),
    downMs: random.pick([10, 300, 2_000]),
    crashWhileStarting: random.pick([0, 0, 0.3]),
    networkMs: random.pick([0.2, 2, 30]),
    diskMs: random.pick([0.2, 2, 15]),
    tearBytes: random.pick([1, 512, 4096]),
    clients: 8 + random.below(4),
    nodeConfig: {
      'offsets.topic.num.partitions': String(1 + random.below(3)),
      'metadata.log.max.record.bytes.between.snapshots': random.pick(['500', '5000', '20971520']),
      'log.index.interval.bytes': random.pick(['0', '128', '4096']),
      'log.roll.ms': random.pick(['300', '3000', '604800000']),
      'log.flush.offset.checkpoint.interval.ms': random.pick(['200', '60000']),
      'replica.high.watermark.checkpoint.interval.ms': random.pick(['200', '5000']),
      'log.message.timestamp.type': random.pick(['CreateTime', 'CreateTime', 'LogAppendTime']),
      'max.incremental.fetch.session.cache.slots': random.pick(['1', '1000']),
      'compression.type': random.pick(['producer', 'producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd']),
      'log.retention.check.interval.ms': random.pick(['100', '1000', '300000']),
      'log.segment.delete.delay.ms': random.pick(['0', '500', '60000']),
      'group.initial.rebalance.delay.ms': random.pick(['0', '0', '700']),
    },
  }
}
