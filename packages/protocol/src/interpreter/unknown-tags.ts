/** Unknown tagged fields beside a message in JSON form: which struct holds them is told by a path. */

import type { UnknownTag } from '../bytes/unknown-tags.ts'

export interface TagsAtPath {
  /** Of the struct: `` for the message, `topics[0].partitions[1]`. */
  readonly path: string
  readonly tags: readonly UnknownTag[]
}

export function fieldPath(struct: string, field: string): string {
  return struct === '' ? field : `${struct}.${field}`
}

/** Whether `path` is the struct or lies inside of it. */
export function isWithin(path: string, struct: string): boolean {
  if (!path.startsWith(struct)) return false
  const next = path[struct.length]
  return struct === '' || next === undefined || next === '.' || next === '['
}
