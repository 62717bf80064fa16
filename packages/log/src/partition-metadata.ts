/** `partition.metadata`: which topic id the directory belongs to. Two lines, no newline at the end. */
import { parseUuid, type Uuid } from '@ottla/base'

export function formatPartitionMetadata(topicId: Uuid): string {
  return `version: 0\ntopic_id: ${topicId}`
}

/** null where the text makes no sense. */
export function parsePartitionMetadata(text: string): Uuid | null {
  const match = /^version: 0\ntopic_id: (\S+)\n?$/.exec(text)
  return match === null ? null : parseUuid(match[1]!)
}
