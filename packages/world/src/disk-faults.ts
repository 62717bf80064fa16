/** Which operations of a simulated disk fail, when and how. Rules are asked in the order in which they were added. */

export type DiskOperation =
  | 'open'
  | 'list'
  | 'stat'
  | 'makeDir'
  | 'rename'
  | 'remove'
  | 'removeDir'
  | 'syncDir'
  | 'space'
  | 'lock'
  | 'read'
  | 'write'
  | 'truncate'
  | 'sync'

export interface DiskFault {
  readonly operation: DiskOperation | readonly DiskOperation[]
  /** Only this path, or those that match; any path if left out. A rename matches by its old or its new name. */
  readonly path?: string | RegExp
  /** The errno to fail with. Left out: the operation is only late. */
  readonly code?: string
  /** Milliseconds by which the operation is late; Infinity hangs until the process is killed. */
  readonly delayMs?: number
  /** Matching operations that pass first. */
  readonly skip?: number
  /** How many are hit then; 1 if left out. */
  readonly times?: number
  /** Bytes that a failing write leaves in the file all the same; a random prefix if left out. */
  readonly keepBytes?: number
}

export class DiskFaults {
  readonly #rules = new Set<Rule>()

  /** Returns a function that takes the fault away again. */
  add(fault: DiskFault): () => void {
    const operations = typeof fault.operation === 'string' ? [fault.operation] : fault.operation
    const rule = { fault, operations, skip: fault.skip ?? 0, times: fault.times ?? 1 }
    this.#rules.add(rule)
    return () => {
      this.#rules.delete(rule)
    }
  }

  clear(): void {
    this.#rules.clear()
  }

  /** The fault that hits this operation now, counted as used. */
  take(operation: DiskOperation, path: string, otherPath: string | null): DiskFault | null {
    for (const rule of this.#rules) {
      if (!rule.operations.includes(operation)) continue
      if (!matches(rule.fault, path) && (otherPath === null || !matches(rule.fault, otherPath))) continue
      if (rule.skip > 0) {
        rule.skip--
        continue
      }
      rule.times--
      if (rule.times <= 0) this.#rules.delete(rule)
      return rule.fault
    }
    return null
  }
}

interface Rule {
  readonly fault: DiskFault
  readonly operations: readonly DiskOperation[]
  skip: number
  times: number
}

function matches(fault: DiskFault, path: string): boolean {
  if (fault.path === undefined) return true
  return typeof fault.path === 'string' ? fault.path === path : fault.path.test(path)
}
