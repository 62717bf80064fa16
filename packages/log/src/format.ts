/** Names and sizes of Kafka's files, in one place for writer, reader, loader and tools. FORMAT.md explains them. */

export const LOG_SUFFIX = '.log'
export const INDEX_SUFFIX = '.index'
export const TIME_INDEX_SUFFIX = '.timeindex'
export const TXN_INDEX_SUFFIX = '.txnindex'
export const SNAPSHOT_SUFFIX = '.snapshot'
/** To be removed; found at a start it is removed then. */
export const DELETED_SUFFIX = '.deleted'
/** Output of compaction that was not finished. */
export const CLEANED_SUFFIX = '.cleaned'
/** Output of compaction that is finished and replaces what it covers. */
export const SWAP_SUFFIX = '.swap'
export const TEMPORARY_SUFFIX = '.tmp'
/** Ours: bytes that recovery set aside. As long as such a file is there the partition stays offline. */
export const CORRUPT_SUFFIX = '.corrupt'

export const LEADER_EPOCH_FILE = 'leader-epoch-checkpoint'
export const PARTITION_METADATA_FILE = 'partition.metadata'

export const DELETE_DIR_SUFFIX = '-delete'
export const FUTURE_DIR_SUFFIX = '-future'
/** Of a partition that the metadata gives to somebody else, or to nobody. Kept until a human decides. */
export const STRAY_DIR_SUFFIX = '-stray'

export const OFFSET_INDEX_ENTRY_SIZE = 8
export const TIME_INDEX_ENTRY_SIZE = 12
export const TXN_INDEX_ENTRY_SIZE = 34

const OFFSET_DIGITS = 20
/** Relative offsets of the indexes are int32. */
export const MAX_RELATIVE_OFFSET = 0x7fffffff

/** `123` and `.log` -> `00000000000000000123.log`. */
export function segmentFileName(offset: number, suffix: string): string {
  return String(offset).padStart(OFFSET_DIGITS, '0') + suffix
}

/** Offset in a file's name, if it is `<20 digits><suffix>`; null for other names and for offsets that are no safe integer. */
export function offsetOfFileName(name: string, suffix: string): number | null {
  if (name.length !== OFFSET_DIGITS + suffix.length || !name.endsWith(suffix)) return null
  const digits = name.slice(0, OFFSET_DIGITS)
  if (!/^\d+$/.test(digits)) return null
  const offset = Number(digits)
  return Number.isSafeInteger(offset) ? offset : null
}

/** `orders-3` -> topic and partition; null for what is no partition's directory. */
export function parsePartitionDir(name: string): { topic: string; partition: number } | null {
  const dash = name.lastIndexOf('-')
  if (dash <= 0 || name.includes('.', dash)) return null
  const digits = name.slice(dash + 1)
  if (!/^\d{1,10}$/.test(digits)) return null
  return { topic: name.slice(0, dash), partition: Number(digits) }
}

/** `orders-3.<32 hex>-delete` and its siblings. A topic's name is at most 249 characters, so ours stay below 255 by cutting it. */
export function suffixedDirName(topic: string, partition: number, uniqueHex: string, suffix: string): string {
  const tail = `-${partition}.${uniqueHex}${suffix}`
  return topic.slice(0, 255 - tail.length) + tail
}
