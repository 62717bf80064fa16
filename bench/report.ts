/** docs/performance.md from the rows of one run. */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

export interface Row {
  readonly what: string
  readonly policy: string
  readonly better: 'more' | 'less'
  /** Ottla to Kafka: at least (more) or at most (less); null: shown only. */
  readonly goal: number | null
  readonly kafka: readonly number[]
  readonly ottla: readonly number[]
}

export function performancePage(file: string, rows: readonly Row[], pairs: number): void {
  const lines = [
    '# Performance',
    '',
    'Written by `npm run bench`; do not edit. Apache Kafka 4.4.0 (1 GiB heap, its own defaults) and Ottla in alternation on one',
    `machine (${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB), ${pairs} pairs a row, both driven by the same librdkafka program. Median, least and most in`,
    'brackets. The ratio is Ottla to Kafka, the median of the pairs. What counts is the ratio: the figures are of this machine.',
    '',
    '| | flush policy | Apache Kafka | Ottla | ratio | goal |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(rowText),
    '',
  ]
  writeFileSync(file, lines.join('\n'))
}

function rowText(row: Row): string {
  const ratio = median(row.ottla.map((value, index) => value / row.kafka[index]!))
  return `| ${row.what} | ${row.policy} | ${spread(row.kafka)} | ${spread(row.ottla)} | ${digits(ratio)} | ${goalText(row, ratio)} |`
}

function goalText({ goal, better }: Row, ratio: number): string {
  if (goal === null) return '-'
  const met = better === 'more' ? ratio >= goal : ratio <= goal
  return `${better === 'more' ? 'at least' : 'at most'} ${digits(goal)}: ${met ? 'met' : 'missed'}`
}

function spread(values: readonly number[]): string {
  return `${digits(median(values))} [${digits(Math.min(...values))}..${digits(Math.max(...values))}]`
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
