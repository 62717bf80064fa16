/** What a dump ends with where a file cannot be read as what its name says. Lines written before stand. */
export class DebugLogError extends Error {
  override name = 'DebugLogError'
}
