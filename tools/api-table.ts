/** Prints the table of docs/design.md: every API key, served or by which later step. `--write` puts it there. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Which step serves what is not served yet, by key. */
const LATER: readonly (readonly [step: string, keys: readonly number[]])[] = [
  ['gone since Kafka 4.0', [4, 5, 6, 7]],
  ['transactions', [24, 25, 26, 27, 28, 65, 66]],
  ['security', [17, 29, 30, 31, 36, 38, 39, 40, 41, 48, 49, 50, 51]],
  ['replication', [34, 45, 46, 56, 62, 63, 64, 67, 73]],
  ['quorum', [52, 53, 54, 55, 57, 58, 59, 70, 80, 81, 82, 94]],
  ['consumer groups (KIP-848)', [68, 69]],
  ['telemetry', [71, 72]],
  ['share groups', [76, 77, 78, 79, 83, 84, 85, 86, 87, 90, 91, 92]],
  ['streams groups', [88, 89, 93]],
]

const files = (path: string): string[] => readdirSync(join(root, path)).toSorted()
const handlers = new Set(
  files('packages/broker/src/handlers').flatMap((name) => /^(\d{3})-[a-z-]+\.ts$/.exec(name)?.[1] ?? []),
)

const rows = files('packages/protocol/tables/apis').flatMap((file) => {
  const number = /^(\d{3})-/.exec(file)?.[1]
  if (number === undefined) return []
  const text = readFileSync(join(root, 'packages/protocol/tables/apis', file), 'utf8')
  const name = /^api \d+ (\S+)/m.exec(text)![1]
  const key = Number(number)
  const step = LATER.find(([, keys]) => keys.includes(key))?.[0] ?? 'administration'
  return [`| ${key} | ${name} | ${handlers.has(number) ? 'served' : step} |`]
})
const table = ['| key | API | |', '| --- | --- | --- |', ...rows, ''].join('\n')

if (process.argv.includes('--write')) {
  const path = join(root, 'docs', 'design.md')
  const page = readFileSync(path, 'utf8')
  writeFileSync(path, `${page.slice(0, page.indexOf('\n| key | API |') + 1 || page.length)}${table}`)
} else {
  console.log(table)
}
