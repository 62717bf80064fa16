/** Prints what breaks a rule of ours, and fails if anything does. */
import { join } from 'node:path'
import { banned } from './banned.ts'
import { apis, documents, scripts } from './completeness.ts'
import { type Finding, readFiles } from './files.ts'
import { functions } from './functions.ts'
import { layering } from './layering.ts'
import { foreignWords } from './words.ts'

const files = readFiles(join(import.meta.dirname, '..', '..'))
const findings: Finding[] = [layering, banned, functions, foreignWords, apis, scripts, documents].flatMap((rule) =>
  rule(files),
)
for (const { path, line, message } of findings) console.log(`${path}${line > 0 ? `:${line}` : ''}: ${message}`)
console.log(findings.length === 0 ? `tidy: ${files.length} files, nothing found` : `tidy: ${findings.length} found`)
process.exit(findings.length === 0 ? 0 : 1)
