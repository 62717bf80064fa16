/** A tagged field that our tables do not know: kept, and written back as it came. */
export interface UnknownTag {
  readonly tag: number
  /** Its payload without the size in front. */
  readonly data: Buffer
}
