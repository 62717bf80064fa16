/**
 * Which partition of an internal topic a group id or a transactional id belongs to. Every broker, tool and client must
 * compute the same, so this is Java's `String.hashCode` to the bit.
 */

/** Java's `String.hashCode`: over UTF-16 code units, wrapping at 32 bits. Not over UTF-8 bytes. */
export function javaHashCode(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return hash
}

/**
 * Partition of a group id in `__consumer_offsets`, of a transactional id in `__transaction_state`. The smallest int32
 * has no positive twin and counts as 0: this is not the mask that the producers' default partitioner uses.
 */
export function partitionFor(id: string, partitionCount: number): number {
  const hash = javaHashCode(id)
  return hash === -0x8000_0000 ? 0 : Math.abs(hash) % partitionCount
}
