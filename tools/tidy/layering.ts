/** Imports between packages follow the layer table, by package name only, and package.json says the same. */
import { type Layer, layers, testOnlyImports } from '../layers.ts'
import { type Finding, isTest, lineOf, packageOf, type SourceFile } from './files.ts'

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n]*(?:\n[^'"]*?)?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

export function layering(files: readonly SourceFile[], table: Readonly<Record<string, Layer>> = layers): Finding[] {
  const findings: Finding[] = []
  for (const file of files) {
    const from = packageOf(file.path)
    if (from === null) continue
    const layer = table[from]
    if (layer === undefined) {
      findings.push({ path: file.path, line: 0, message: `package ${from} is not in the layer table` })
      continue
    }
    if (file.path.endsWith('/package.json')) findings.push(...manifest(file, layer))
    if (!file.path.endsWith('.ts')) continue
    for (const match of file.text.matchAll(IMPORT)) {
      const target = match[1] ?? match[2] ?? ''
      const problem = importProblem(target, file.path, from, layer)
      if (problem !== null)
        findings.push({ path: file.path, line: lineOf(file.text, match.index + 1), message: problem })
    }
  }
  return findings
}

function importProblem(target: string, path: string, from: string, layer: Layer): string | null {
  if (target.startsWith('.')) {
    const depth = path.split('/').length - 3
    const ups = target.split('/').filter((part) => part === '..').length
    return ups >= depth + 1 ? `reaches outside its package: import ${target} by package name` : null
  }
  const match = /^@ottla\/([^/]+)(\/.*)?$/.exec(target)
  if (match === null) return null
  const to = match[1]!
  if (match[2] !== undefined) return `imports a file inside ${to}: only its index is its outside`
  if (layer.imports.includes(to) || to === from) return null
  if (isTest(path) && testOnlyImports.includes(to)) return null
  return `${from} may not import ${to} (tools/layers.ts)`
}

function manifest(file: SourceFile, layer: Layer): Finding[] {
  const json = JSON.parse(file.text) as { dependencies?: Record<string, string> }
  const findings: Finding[] = []
  for (const name of Object.keys(json.dependencies ?? {})) {
    const to = /^@ottla\/(.+)$/.exec(name)?.[1]
    if (to !== undefined && !layer.imports.includes(to)) {
      findings.push({ path: file.path, line: 0, message: `depends on ${name}, which the layer table does not allow` })
    }
  }
  return findings
}
