/**
 * Writes packages/protocol/src/generated from packages/protocol/tables. Run it after every change of a table:
 * `node tools/gen.ts`. With `--check` it writes nothing and fails where a file is not what it would write.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFiles } from './gen/files.ts'

const PROTOCOL = join(import.meta.dirname, '..', 'packages', 'protocol')

/** Paths below src/generated that are missing, different, or there without a table. */
export function staleFiles(): string[] {
  const root = join(PROTOCOL, 'src', 'generated')
  const files = generatedFiles(join(PROTOCOL, 'tables'))
  const stale: string[] = []
  for (const [path, text] of files) {
    const file = join(root, path)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(path)
  }
  for (const entry of existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : []) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1)
    if (entry.isFile() && !files.has(path)) stale.push(path)
  }
  return stale
}

function write(): void {
  const root = join(PROTOCOL, 'src', 'generated')
  const files = generatedFiles(join(PROTOCOL, 'tables'))
  for (const path of staleFiles()) {
    const text = files.get(path)
    const file = join(root, path)
    if (text === undefined) rmSync(file)
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    console.log(`${text === undefined ? 'removed' : 'written'} ${path}`)
  }
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = staleFiles()
    for (const path of stale) console.log(`stale: ${path}`)
    process.exitCode = stale.length === 0 ? 0 : 1
  } else write()
}
