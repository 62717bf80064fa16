/** Code that depends on the version, from a function of the version: equal stretches become one branch. */

import { MAX_VERSION, type Versions } from '../../packages/protocol/src/table/schema.ts'

export interface Run {
  readonly first: number
  readonly last: number
  readonly text: string
}

export function runs(versions: Versions, text: (version: number) => string): Run[] {
  const result: Run[] = []
  for (let version = versions.first; version <= versions.last; version++) {
    const now = text(version)
    const last = result.at(-1)
    if (last !== undefined && last.text === now) result[result.length - 1] = { ...last, last: version }
    else result.push({ first: version, last: version, text: now })
  }
  return result
}

/** An expression that yields each run's text in its versions. */
export function chooseExpression(all: readonly Run[]): string {
  const parts = all.map((run, index) => (index === all.length - 1 ? run.text : `version <= ${run.last} ? ${run.text}`))
  return parts.join(' : ')
}

/** Statements that run each run's text (`''` for nothing) in its versions. */
export function chooseStatements(all: readonly Run[], indent: string): string[] {
  const busy = all.filter((run) => run.text !== '')
  if (busy.length === 0) return []
  const whole = { first: all[0]!.first, last: all.at(-1)!.last }
  const lines: string[] = []
  let open = ''
  // While no version was passed over, the branches before already exclude all lower versions.
  let after = whole.first
  let gap = false
  for (const run of busy) {
    if (run.first > after) gap = true
    const condition = rangeCondition(run, { first: gap ? whole.first : after, last: whole.last })
    const line = condition === null ? run.text : `if (${condition}) ${run.text}`
    const before = lines.at(-1)
    if (before?.endsWith('}') && open !== '') lines[lines.length - 1] = `${before} ${open}${line}`
    else lines.push(`${indent}${open}${line}`)
    open = 'else '
    after = run.last + 1
  }
  return lines
}

/** The test that a version of `within` is in `range`; null where it always is. */
export function rangeCondition(range: Versions, within: Versions): string | null {
  const low = range.first > within.first
  const high = range.last < within.last
  if (low && high) {
    return range.first === range.last
      ? `version === ${range.first}`
      : `version >= ${range.first} && version <= ${range.last}`
  }
  if (low) return `version >= ${range.first}`
  return high ? `version <= ${range.last}` : null
}

export function describeVersions(range: Versions): string {
  if (range.last < range.first) return 'none'
  if (range.first === range.last) return `${range.first}`
  return range.last === MAX_VERSION ? `${range.first}+` : `${range.first}-${range.last}`
}
