/**
 * Long functions, as a ratchet from the bottom: 71 to 75 lines fail, so small ones cannot grow past the limit. Longer
 * ones must stand in the list with a reason.
 */
import { parseSync } from 'oxc-parser'
import { type Finding, lineOf, type SourceFile } from './files.ts'

const LIMIT = 70

/** Functions that are long for a reason: a table, or a generated shape. */
const accepted: Readonly<Record<string, string>> = {}

export function functions(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = []
  for (const file of files) {
    if (!file.path.endsWith('.ts') || /\/generated\/|\.test\.ts$/.test(file.path)) continue
    const { program } = parseSync(file.path, file.text)
    walk(program, (node) => {
      if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return
      const lines = lineOf(file.text, node.end) - lineOf(file.text, node.start) + 1
      if (lines <= LIMIT || accepted[file.path] !== undefined) return
      const line = lineOf(file.text, node.start)
      findings.push({ path: file.path, line, message: `a function of ${lines} lines; ${LIMIT} are enough` })
    })
  }
  return findings
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
  } else if (value !== null && typeof value === 'object') {
    if (typeof (value as Node).type === 'string') visit(value as Node)
    for (const child of Object.values(value)) walk(child, visit)
  }
}
