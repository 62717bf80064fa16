/** All generated files of packages/protocol: path below `src/generated/` to text. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTable } from '../../packages/protocol/src/table/parse.ts'
import type { Table } from '../../packages/protocol/src/table/schema.ts'
import { apiTableCode, errorsCode, featuresCode } from './data-code.ts'
import { tableCode } from './message-code.ts'
import { framedRecordsCode, keyedRecordsCode, registryCode, tableTextCode } from './registry-code.ts'

const GROUPS = ['apis', 'headers', 'records/metadata', 'records/group', 'records/transaction', 'records/share'] as const
const OTHER_RECORDS = ['records/log', 'records/raft', 'records/client'] as const

export function generatedFiles(tablesDirectory: string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const group of [...GROUPS, ...OTHER_RECORDS]) {
    for (const name of readdirSync(join(tablesDirectory, group)).sort()) {
      if (!name.endsWith('.txt') || name.startsWith('layout-')) continue
      texts.set(`${group}/${name.slice(0, -4)}`, readFileSync(join(tablesDirectory, group, name), 'utf8'))
    }
  }
  const tables = [...texts].map(([path, text]) => parseTable(path, text))
  checkNames(tables)
  const data = (name: string): string => readFileSync(join(tablesDirectory, name), 'utf8')
  const files = new Map<string, string>()
  for (const table of tables) {
    const code = tableCode(table)
    if (code !== null) files.set(`${table.path}.ts`, code)
  }
  const below = (group: string): Table[] => tables.filter((table) => table.path.startsWith(`${group}/`))
  files.set('api-table.ts', apiTableCode(below('apis'), data('api-versions.txt')))
  files.set('errors.ts', errorsCode(data('errors.txt'), data('error-texts.txt')))
  files.set('features.ts', featuresCode(data('features.txt'), data('api-versions.txt')))
  files.set('metadata-records.ts', framedRecordsCode('MetadataRecord', below('records/metadata')))
  files.set('remote-log-records.ts', framedRecordsCode('RemoteLogRecord', below('records/log')))
  files.set('group-records.ts', keyedRecordsCode('Group', below('records/group')))
  files.set('transaction-records.ts', keyedRecordsCode('Transaction', below('records/transaction')))
  files.set('share-records.ts', keyedRecordsCode('Share', below('records/share')))
  files.set('registry.ts', registryCode(tables))
  files.set('tables.ts', tableTextCode(texts))
  files.set('index.ts', indexCode([...files.keys()]))
  return files
}

function indexCode(paths: readonly string[]): string {
  // The texts of the tables are for the interpreter alone: whoever needs only codecs does not load them.
  const lines = paths.filter((path) => path !== 'tables.ts').map((path) => `export * from './${path}'`)
  return `// Made by tools/gen.ts.\n\n${lines.join('\n')}\n`
}

function checkNames(tables: readonly Table[]): void {
  const seen = new Set<string>()
  for (const message of tables.flatMap((table) => table.messages)) {
    if (seen.has(message.name)) throw new Error(`two messages ${message.name}`)
    seen.add(message.name)
  }
}
