import { CliError } from './cli-error.ts'

/** `key=value` of an option that may be repeated. Throws CliError. */
export function keyValues(option: string, entries: readonly string[]): Map<string, string> {
  const pairs = entries.map((entry): [string, string] => {
    const at = entry.indexOf('=')
    if (at < 1) throw new CliError(`${option} ${entry}: write it as key=value`)
    return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
  })
  return new Map(pairs)
}
