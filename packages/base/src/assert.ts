/** A broken invariant of ours: the process stops with the state described. Never thrown for bad input. */
export class AssertionError extends Error {
  override name = 'AssertionError'
}

/**
 * Stays on in production. Pass a literal; build a longer message only after the condition failed
 * (`if (!ok) unreachable(...)`), so that the passing path allocates nothing.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** For branches that cannot be taken; with an exhausted union it is also a compile-time check. */
export function unreachable(message: string, value?: never): never {
  throw new AssertionError(value === undefined ? message : `${message}: ${String(value)}`)
}
