/**
 * The one look that a coordinator takes into members' metadata: which topics a consumer subscribes to. Version 0 of the
 * embedded consumer protocol is a prefix of all later ones, so later versions need no code here.
 */

export const CONSUMER_PROTOCOL_TYPE = 'consumer'

/**
 * Topics of a consumer's subscription: int16 version, then an array of strings in the classic encoding. null where the
 * bytes are something else.
 */
export function subscribedTopics(metadata: Buffer): string[] | null {
  if (metadata.length < 6 || metadata.readInt16BE(0) < 0) return null
  const count = metadata.readInt32BE(2)
  // Each name takes at least its length: a count that cannot fit is refused before anything is allocated.
  if (count < 0 || count * 2 > metadata.length - 6) return null
  const topics: string[] = []
  let position = 6
  for (let i = 0; i < count; i++) {
    if (position + 2 > metadata.length) return null
    const length = metadata.readInt16BE(position)
    position += 2
    if (length < 0 || position + length > metadata.length) return null
    topics.push(metadata.toString('utf8', position, position + length))
    position += length
  }
  return topics
}
