/**
 * The text of a `.properties` file as Java reads it: `key=value`, `key: value` or `key value`; `#` and `!` begin comments;
 * a backslash at the end of a line joins the next one; `\t`, `\n`, `\uXXXX` and their kin are escapes. The last of equal keys
 * wins. Throws ConfigError where an escape is broken.
 */
import { ConfigError } from './definition.ts'

export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>()
  for (const line of logicalLines(text)) {
    const { key, value } = splitLine(line)
    properties.set(unescaped(key, line), unescaped(value, line))
  }
  return properties
}

/** Lines without comments and blanks, continued ones joined. */
function logicalLines(text: string): string[] {
  const lines: string[] = []
  let joined: string | null = null
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.replace(/^[ \t\f]+/, '')
    // A comment cannot go on, but what goes on may look like one.
    if (joined === null && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue
    const slashes = /\\*$/.exec(line)![0].length
    const goesOn = slashes % 2 === 1
    joined = (joined ?? '') + (goesOn ? line.slice(0, -1) : line)
    if (goesOn) continue
    if (joined !== '') lines.push(joined)
    joined = null
  }
  if (joined !== null && joined !== '') lines.push(joined)
  return lines
}

/** The key ends at the first `=`, `:` or blank that has no backslash before it. */
function splitLine(line: string): { key: string; value: string } {
  let end = 0
  while (end < line.length && !/[=: \t\f]/.test(line[end]!)) end += line[end] === '\\' ? 2 : 1
  const rest = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '')
  return { key: line.slice(0, end), value: rest }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
])

function unescaped(text: string, line: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_match, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    // The line may hold a password: it is not shown.
    if (escape === 'u') throw new ConfigError(`Malformed \\uxxxx encoding in the value of ${splitLine(line).key}`)
    return ESCAPES.get(escape) ?? escape
  })
}
