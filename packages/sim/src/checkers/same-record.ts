/** Whether what was read is what was sent. */
import type { SeenRecord, SentRecord } from '../history.ts'

/** What differs, for a message; null if nothing does. */
export function difference(sent: SentRecord, seen: SeenRecord): string | null {
  if (!sameBytes(seen.key, sent.key)) return 'with another key'
  if (!sameBytes(seen.value, sent.value)) return 'with another value'
  if (!seen.logAppendTime && seen.timestamp !== sent.timestamp) {
    return `of ${seen.timestamp} instead of ${sent.timestamp}`
  }
  const sameHeaders =
    seen.headers.length === sent.headers.length &&
    sent.headers.every(({ key, value }, at) => {
      const header = seen.headers[at]!
      return header.key === key && sameBytes(header.value, value)
    })
  return sameHeaders ? null : 'with other headers'
}

function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}
