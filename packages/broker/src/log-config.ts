/** The settings of a partition's log, from the effective configs of its topic. */
import { DEFAULT_LOG_CONFIG, type Durability, type LogConfig } from '@ottla/log'

/** Values as text by the names of topic configs, as ConfigResolver.topicValues gives them. */
export function logConfigOf(
  values: ReadonlyMap<string, string | null>,
  durability: Durability,
  producerIdExpirationMs: number,
): LogConfig {
  const text = (name: string): string => values.get(name) ?? ''
  const number = (name: string): number => Number(text(name))
  const policies = text('cleanup.policy')
    .split(',')
    .map((policy) => policy.trim())
  return {
    ...DEFAULT_LOG_CONFIG,
    segmentBytes: number('segment.bytes'),
    segmentMs: number('segment.ms'),
    segmentJitterMs: number('segment.jitter.ms'),
    segmentIndexBytes: number('segment.index.bytes'),
    indexIntervalBytes: number('index.interval.bytes'),
    retentionBytes: number('retention.bytes'),
    retentionMs: number('retention.ms'),
    fileDeleteDelayMs: number('file.delete.delay.ms'),
    flushMessages: number('flush.messages'),
    flushMs: number('flush.ms'),
    maxMessageBytes: number('max.message.bytes'),
    cleanupCompact: policies.includes('compact'),
    cleanupDelete: policies.includes('delete'),
    maxCompactionLagMs: number('max.compaction.lag.ms'),
    compressionType: text('compression.type') as LogConfig['compressionType'],
    compressionGzipLevel: number('compression.gzip.level'),
    compressionLz4Level: number('compression.lz4.level'),
    compressionZstdLevel: number('compression.zstd.level'),
    timestampType: text('message.timestamp.type') as LogConfig['timestampType'],
    timestampBeforeMaxMs: number('message.timestamp.before.max.ms'),
    timestampAfterMaxMs: number('message.timestamp.after.max.ms'),
    producerIdExpirationMs,
    durability,
  }
}
