/** What goes wrong in ways that a user can do something about: one line, and no stack. */

/** Ends the command with this line on standard error. */
export class CliError extends Error {
  override name = 'CliError'
}

/**
 * Errors of other packages that say themselves what is wrong and what to do. By name: importing their classes would
 * load packages that the command may not need.
 */
const EXPECTED: ReadonlySet<string> = new Set([
  'CliError',
  'ConfigError',
  'CorruptLogError',
  'DamagedMetadataError',
  'DebugLogError',
  'DuplicateLogError',
  'ListenError',
  'NetworkError',
  'NotFormattedError',
  'NotSoleVoterError',
  'RegistrationError',
  'StorageError',
  'TopicError',
])

/** What to print for an error: a line where it is an expected one, else all that is known. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (EXPECTED.has(error.name)) return error.message.replaceAll('\n', ' ')
  return diskErrorText(error) ?? error.stack ?? error.message
}

function diskErrorText(error: Error): string | null {
  const { code, path, operation } = error as { code?: unknown; path?: unknown; operation?: unknown }
  if (typeof code !== 'string' || typeof path !== 'string') return null
  if (code === 'ELOCKED') {
    return `${path.replace(/\/\.lock$/, '')} is locked: another process, Ottla or Apache Kafka, uses this directory`
  }
  if (code === 'ENOENT') return `${path} does not exist`
  if (code === 'EACCES' || code === 'EPERM') return `${path}: permission denied`
  return `${path}: ${typeof operation === 'string' ? `${operation} failed with ` : ''}${code}`
}
