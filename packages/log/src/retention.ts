/** Which segments retention lets go: Kafka's rules, from the oldest on. */
import type { Segment } from './segment.ts'
import type { LogConfig } from './types.ts'

export interface RetentionView {
  readonly segments: readonly Segment[]
  readonly config: LogConfig
  readonly nowMs: number
  readonly logStartOffset: number
  readonly highWatermark: number
  readonly endOffset: number
  readonly sizeInBytes: number
  /** Of a segment; -1 where no record has a timestamp. */
  readonly maxTimestamp: (segment: Segment) => Promise<number>
  /** When its file was last written. */
  readonly modifiedMs: (segment: Segment) => Promise<number>
}

/**
 * How many segments may go. One goes if it lies below the log start; or, where the policy has `delete`, if its latest record (its file, where no
 * record has a timestamp) is older than `retention.ms`, or if at least `retention.bytes` remain without it. None at or above the watermark, and never an empty active one.
 */
export async function countDeletable(view: RetentionView): Promise<number> {
  const { segments, config, nowMs } = view
  let deletable = 0
  let excess = config.cleanupDelete && config.retentionBytes >= 0 ? view.sizeInBytes - config.retentionBytes : -1
  for (const [i, segment] of segments.entries()) {
    const next = segments[i + 1]
    const end = next?.baseOffset ?? view.endOffset
    if ((next === undefined && segment.size === 0) || end > view.highWatermark) break
    let drop = next !== undefined && end <= view.logStartOffset
    if (!drop && config.cleanupDelete && config.retentionMs >= 0) {
      const latest = await view.maxTimestamp(segment)
      drop = nowMs - (latest >= 0 ? latest : await view.modifiedMs(segment)) > config.retentionMs
    }
    if (!drop && excess >= segment.size && excess > 0) drop = true
    if (!drop) break
    excess -= segment.size
    deletable++
  }
  return deletable
}
