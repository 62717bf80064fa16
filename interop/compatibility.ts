// Writes docs/compatibility.md from the results of `run.ts` and `differential/main.ts`, both run against Ottla. Nothing in it
// depends on the time or the machine: the same verdicts give the same page.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiInfo } from '@ottla/protocol'
import { clients } from './clients/index.ts'
import { allowed } from './differential/allowed.ts'
import { notYet, onPurpose } from './known-differences.ts'
import { interopDir, rootDir } from './lib/cache.ts'
import { scenarios } from './scenarios/index.ts'

interface Cell {
  readonly scenario: string
  readonly client: string
  readonly target: string
  readonly verdict: 'pass' | 'fail' | 'impossible'
}

interface Differential {
  readonly other: string
  readonly missing: readonly number[]
  readonly versions: Record<string, Record<string, { readonly equal: number; readonly different: number }>>
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(interopDir, 'results', name), 'utf8'))
}

const cells = (read('latest.json') as Cell[]).filter((cell) => cell.target === 'ottla')
const differential = read('differential.json') as Differential
if (cells.length === 0 || differential.other !== 'ottla') {
  throw new Error('the results are not those of Ottla: run run.ts and differential/main.ts first')
}

function shown(scenario: string, client: string): string {
  const cell = cells.find((one) => one.scenario === scenario && one.client === client)
  return cell === undefined ? '' : { pass: 'pass', fail: '**fails**', impossible: '-' }[cell.verdict]
}

function row(columns: readonly string[]): string {
  return `| ${columns.join(' | ')} |`
}

function matrix(): string[] {
  const columns = clients.filter((client) => client.raw !== true)
  const rows = scenarios.filter((scenario) => scenario.only === undefined)
  const lines = [row(['scenario', ...columns.map((client) => client.name)]), row(['---', ...columns.map(() => '---')])]
  for (const { name } of rows) lines.push(row([name, ...columns.map((client) => shown(name, client.name))]))
  lines.push('')
  for (const { name, about } of rows) lines.push(`- \`${name}\`: ${about}.`)
  lines.push('', 'Impossible, marked `-`:', '')
  for (const client of columns) {
    for (const [name, reason] of Object.entries(client.cannot)) lines.push(`- ${name} with ${client.name}: ${reason}.`)
    const missing = ['none', 'gzip', 'snappy', 'lz4', 'zstd'].filter((codec) => !client.codecs.includes(codec))
    if (missing.length > 0) lines.push(`- codecs with ${client.name}: it brings no ${missing.join(', ')}.`)
  }
  return lines
}

function single(): string[] {
  const lines = [row(['scenario', 'with', '', 'what']), row(['---', '---', '---', '---'])]
  for (const { name, only, about } of scenarios) {
    if (only !== undefined) lines.push(row([name, only, shown(name, only), about]))
  }
  for (const cell of cells.filter((one) => one.scenario === 'directories')) {
    lines.push(row(['directories', cell.client, shown('directories', cell.client), exchanged(cell.client)]))
  }
  return lines
}

/** What was done with the directories of a cell. */
function exchanged(cell: string): string {
  if (cell.includes(' > '))
    return 'the second starts on the directory of the first, reads everything and writes more; then back'
  if (cell.startsWith('estate')) {
    return 'what we do not make yet (transactions, consumer, share and streams groups, credentials, quotas) is carried by us, and found again'
  }
  if (cell.startsWith('format'))
    return 'formatted by kafka-storage, at the newest level and the oldest, and started by us first'
  return 'segments of before 0.11, opened, answered from and indexed by both'
}

/** `1-4, 6` for 1, 2, 3, 4, 6. */
function ranges(numbers: readonly number[]): string {
  const parts: string[] = []
  for (let i = 0; i < numbers.length; ) {
    let end = i
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end++
    parts.push(end === i ? `${numbers[i]}` : `${numbers[i]}-${numbers[end]}`)
    i = end + 1
  }
  return parts.join(', ')
}

function apis(): string[] {
  const lines = [row(['API', 'Apache Kafka', 'yes', 'answers compared']), row(['---', '---', '---', '---'])]
  for (let key = 0; key < 100; key++) {
    const info = apiInfo(key)
    if (info === null || info.broker === null) continue
    const kafka = `${info.broker.min}-${info.broker.max}`
    const counts = Object.entries(differential.versions[info.name] ?? {})
    const yes = counts
      .filter(([, count]) => count.different === 0 && count.equal > 0)
      .map(([version]) => Number(version))
    const compared = counts.reduce((sum, [, count]) => sum + count.equal + count.different, 0)
    if (differential.missing.includes(key)) lines.push(row([info.name, kafka, 'not served', '']))
    else lines.push(row([info.name, kafka, yes.length === 0 ? '' : ranges(yes), compared === 0 ? '' : `${compared}`]))
  }
  return lines
}

const meant = allowed.map(({ label, path, reason }) =>
  row([`\`${label.source}\``, path === undefined ? '' : `\`${path.source}\``, reason]),
)
const page = [
  '# Compatibility',
  '',
  'Made by `interop/compatibility.ts` from the results of `interop/run.ts` and `interop/differential/main.ts`: change those, not this.',
  'Every scenario passed against Apache Kafka 4.4.0 in the same job, and what was seen was the same.',
  '',
  '## Scenarios by client',
  '',
  ...matrix(),
  '',
  '## Scenarios of one client',
  '',
  ...single(),
  '',
  '## API versions',
  '',
  'A version counts as yes only if the differential program sent it and every answer was that of Apache Kafka, field by field.',
  '',
  ...apis(),
  '',
  '## Where answers differ on purpose',
  '',
  ...(meant.length === 0 ? ['Nowhere.'] : [row(['question', 'field', 'reason']), row(['---', '---', '---']), ...meant]),
  '',
  ...onPurpose.map((line) => `- ${line}`),
  '',
  '## What is not there yet',
  '',
  ...notYet.map((line) => `- ${line}`),
  '',
]
writeFileSync(join(rootDir, 'docs', 'compatibility.md'), page.join('\n'))
console.log('wrote docs/compatibility.md')
