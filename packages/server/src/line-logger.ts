/** One line per event on a stream. Values from outside are escaped here, so no client can forge a line. */
import type { Clock, Logger, LogLevel } from '@ottla/base'

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 }

export function lineLogger(clock: Clock, level: LogLevel, write: (line: string) => void, name = ''): Logger {
  return {
    enabled: (wanted) => RANK[wanted] >= RANK[level],
    log(wanted, message, fields) {
      if (RANK[wanted] < RANK[level]) return
      const at = new Date(clock.now()).toISOString()
      const text = fields === undefined ? '' : fieldText(fields)
      write(
        `${at} ${wanted.toUpperCase().padEnd(5)} ${name === '' ? '' : `[${name}] `}${escapeControls(message)}${text}\n`,
      )
    },
    child: (child) => lineLogger(clock, level, write, name === '' ? child : `${name}.${child}`),
  }
}

function fieldText(fields: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const [key, value] of Object.entries(fields)) text += ` ${key}=${valueText(value)}`
  return text
}

function valueText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  if (value instanceof Error) return quoted(value.stack ?? value.message)
  if (typeof value === 'string') return /^[\w.:/@-]+$/.test(value) ? value : quoted(value)
  if (typeof value === 'bigint') return String(value)
  return quoted(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'undefined',
  )
}

function quoted(text: string): string {
  return escapeControls(JSON.stringify(text))
}

/** Control characters, line separators and direction marks as \uXXXX. */
export function escapeControls(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- these are what is escaped
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
