/** Where an image comes from: the last record in it, as snapshots are named. */
export interface MetadataProvenance {
  /** Offset of the last record that is in the image; -1 for the empty image. */
  readonly lastContainedOffset: number
  readonly lastContainedEpoch: number
  /** Milliseconds of the wall clock at which the controller wrote that record's batch. */
  readonly lastContainedLogTimeMs: number
  /** The last record stands at the end of its batch: brokers may only snapshot there. */
  readonly isOffsetBatchAligned: boolean
}

export const EMPTY_PROVENANCE: MetadataProvenance = {
  lastContainedOffset: -1,
  lastContainedEpoch: -1,
  lastContainedLogTimeMs: -1,
  isOffsetBatchAligned: true,
}
