/**
 * Lines of a byte stream. Not node:readline: it also ends lines at U+2028 and U+2029, which may stand in a JSON string,
 * and keeps a line without end until there is no memory.
 */

/** Bytes of a line that are kept; the rest of a longer one is dropped, and whoever reads it sees that it is too long. */
const MAX_LINE_BYTES: number = 256 * 1024 * 1024 + 1
const NEWLINE = 0x0a
const RETURN = 0x0d

/** Without their ends, `\n` or `\r\n`. A last line may have none. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer | string>,
  maxBytes: number = MAX_LINE_BYTES,
): AsyncGenerator<string> {
  let parts: Buffer[] = []
  let length = 0
  const add = (part: Buffer): void => {
    const kept = part.subarray(0, maxBytes - length)
    if (kept.length > 0) parts.push(kept)
    length += kept.length
  }
  const finish = (): string => {
    const line = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
    parts = []
    length = 0
    return line.toString('utf8', 0, line.at(-1) === RETURN ? line.length - 1 : line.length)
  }
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      add(bytes.subarray(start, end))
      yield finish()
      start = end + 1
    }
    add(bytes.subarray(start))
  }
  if (parts.length > 0) yield finish()
}
