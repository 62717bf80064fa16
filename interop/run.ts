// Runs the scenarios with the outside clients against Apache Kafka first and then against Ottla, in one job.
//
//   node interop/run.ts [--target kafka|ottla|both] [--client NAME]... [--scenario NAME]... [--mode dev|start]
//                       [--parallel N]
//
// Writes results/latest.json, prints the matrix, ends with `N passed, N failed`. Exits with 1 if a cell failed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { type Client, clients, helper } from './clients/index.ts'
import { estate } from './directories/estate.ts'
import { formatted } from './directories/formatted.ts'
import { exchange, exchanges } from './directories.ts'
import { interopDir } from './lib/cache.ts'
import type { Driver } from './lib/driver.ts'
import { oldSegments } from './old-segments.ts'
import { scenarios } from './scenarios/index.ts'
import type { Scenario, Stage } from './scenarios/scenario.ts'
import { freshKafka } from './targets/kafka.ts'
import { freshDev, freshStart } from './targets/ottla.ts'
import type { Target, TargetName } from './targets/target.ts'

/** One cell: a scenario, a client, a target. */
interface Cell {
  readonly scenario: string
  readonly client: string
  readonly target: TargetName
  readonly verdict: 'pass' | 'fail' | 'impossible'
  /** Why it failed, or why it is impossible. */
  readonly why: string
  readonly ms: number
  /** What was seen; equal on both targets. */
  readonly seen: unknown
}

/** A hang guard: ten times what the slowest cell takes. */
const CELL_LIMIT_MS = 180_000

const { values: options } = parseArgs({
  options: {
    target: { type: 'string', default: 'both' },
    client: { type: 'string', multiple: true, default: [] },
    scenario: { type: 'string', multiple: true, default: [] },
    mode: { type: 'string', default: 'dev' },
    parallel: { type: 'string', default: '4' },
  },
})

const chosenClients = clients.filter(({ name }) => options.client.length === 0 || options.client.includes(name))
const chosen = scenarios.filter(({ name }) => options.scenario.length === 0 || options.scenario.includes(name))
const onlyDirectories = options.scenario.length === 1 && options.scenario[0] === 'directories'
if (chosenClients.length === 0 || (chosen.length === 0 && !onlyDirectories)) {
  console.error(`no such cell; clients: ${clients.map((one) => one.name).join(' ')}`)
  console.error(`scenarios: ${scenarios.map((one) => one.name).join(' ')} directories`)
  process.exit(2)
}

/** A row for one client has one cell; the raw client takes part in such rows only. */
function cellsOf(client: Client): Scenario[] {
  return chosen.filter(({ only }) => (only === undefined ? client.raw !== true : only === client.name))
}

/** One client's processes on one target: kept over its scenarios, started when first needed. */
class Bench {
  readonly #target: Target
  readonly #client: Client
  #driver: Driver | null = null
  #helper: Driver | null = null
  #others: Driver[] = []

  constructor(target: Target, client: Client) {
    this.#target = target
    this.#client = client
  }

  stage(scenario: Scenario): Stage {
    const target = this.#target
    const client = this.#client
    this.#driver ??= client.start(target.bootstrap)
    if (!client.admin || !client.setsTimestamps) this.#helper ??= helper.start(target.bootstrap)
    const prefix = `${scenario.name}.${client.name}`.replaceAll('.', '-')
    return {
      target,
      client,
      driver: this.#driver,
      admin: client.admin ? this.#driver : (this.#helper ?? this.#driver),
      helper: this.#helper ?? this.#driver,
      another: () => {
        const other = client.start(target.bootstrap)
        this.#others.push(other)
        return other
      },
      name: (part) => `${prefix}-${part}`,
    }
  }

  /** After a failure the processes may be in any state: the next scenario gets new ones. */
  async reset(): Promise<void> {
    const all = [this.#driver, this.#helper, ...this.#others].filter((one) => one !== null)
    this.#driver = null
    this.#helper = null
    this.#others = []
    await Promise.all(all.map(async (driver) => await driver.kill()))
  }
}

async function runCell(scenario: Scenario, client: Client, bench: Bench, target: Target): Promise<Cell> {
  const base = { scenario: scenario.name, client: client.name, target: target.name }
  const reason = client.cannot[scenario.name]
  if (reason !== undefined) return { ...base, verdict: 'impossible', why: reason, ms: 0, seen: null }
  const begin = Date.now()
  let timer: NodeJS.Timeout | undefined
  const guard = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${CELL_LIMIT_MS} ms`)), CELL_LIMIT_MS)
  })
  try {
    const seen = await Promise.race([scenario.run(bench.stage(scenario)), guard])
    console.log(`${target.name} ${scenario.name} ${client.name}: pass, ${Date.now() - begin} ms`)
    return { ...base, verdict: 'pass', why: '', ms: Date.now() - begin, seen: seen ?? null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.log(
      `${target.name} ${scenario.name} ${client.name}: FAIL, ${Date.now() - begin} ms\n    ${why.slice(0, 1500)}`,
    )
    await bench.reset()
    return { ...base, verdict: 'fail', why, ms: Date.now() - begin, seen: null }
  } finally {
    clearTimeout(timer)
  }
}

async function freshTarget(name: TargetName): Promise<Target> {
  if (name === 'kafka') return await freshKafka('4.4.0')
  return options.mode === 'start' ? await freshStart() : await freshDev()
}

/** All chosen cells of one target: clients side by side, then the scenarios that need the server for themselves. */
async function runTarget(name: TargetName): Promise<Cell[]> {
  let target: Target
  try {
    target = await freshTarget(name)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [{ scenario: 'start', client: '', target: name, verdict: 'fail', why, ms: 0, seen: null }]
  }
  const cells: Cell[] = []
  const benches = new Map(chosenClients.map((client) => [client, new Bench(target, client)]))
  try {
    const queue = [...benches]
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [client, bench] = next
        for (const scenario of cellsOf(client)) {
          if (scenario.exclusive !== true) cells.push(await runCell(scenario, client, bench, target))
        }
        if (cellsOf(client).every((scenario) => scenario.exclusive !== true)) await bench.reset()
      }
    }
    await Promise.all(Array.from({ length: Number(options.parallel) }, worker))
    for (const [client, bench] of benches) {
      for (const scenario of cellsOf(client)) {
        if (scenario.exclusive === true) cells.push(await runCell(scenario, client, bench, target))
      }
      await bench.reset()
    }
  } finally {
    await Promise.all([...benches.values()].map(async (bench) => await bench.reset()))
    await target.stop()
  }
  rmSync(target.dir, { recursive: true, force: true })
  return cells
}

/** What was seen on Ottla must be what was seen on Apache Kafka. */
function compared(cells: readonly Cell[]): Cell[] {
  return cells.map((cell) => {
    if (cell.target !== 'ottla' || cell.verdict !== 'pass') return cell
    const control = cells.find(
      (one) => one.target === 'kafka' && one.scenario === cell.scenario && one.client === cell.client,
    )
    if (control === undefined || control.verdict !== 'pass' || isDeepStrictEqual(control.seen, cell.seen)) return cell
    const why = `other than Apache Kafka: ${JSON.stringify(cell.seen)} instead of ${JSON.stringify(control.seen)}`
    return { ...cell, verdict: 'fail', why }
  })
}

function printMatrix(target: TargetName, cells: readonly Cell[]): void {
  const width = Math.max(...chosenClients.map((client) => client.name.length)) + 2
  const first = Math.max(...chosen.map((scenario) => scenario.name.length), target.length) + 2
  console.log(`\n${target.padEnd(first)}${chosenClients.map((client) => client.name.padEnd(width)).join('')}`)
  if (onlyDirectories) return
  const rows = chosen.filter((scenario) => chosenClients.some((client) => cellsOf(client).includes(scenario)))
  for (const scenario of rows) {
    const row = chosenClients.map((client) => {
      const cell = cells.find(
        (one) => one.target === target && one.scenario === scenario.name && one.client === client.name,
      )
      const shown = { pass: 'pass', fail: 'FAIL', impossible: '-' }
      return (cell === undefined ? '' : shown[cell.verdict]).padEnd(width)
    })
    console.log(`${scenario.name.padEnd(first)}${row.join('')}`)
  }
}

/** The exchanges of directories that belong to the chosen targets, and segments of before 0.11: one cell each. */
async function runExchanges(): Promise<Cell[]> {
  if (options.scenario.length > 0 && !options.scenario.includes('directories')) return []
  if (options.client.length > 0) return []
  const works = exchanges.map((one) => ({
    client: `${one.writer} > ${one.reader}`,
    target: (one.writer === 'ottla' || one.reader === 'ottla' ? 'ottla' : 'kafka') as TargetName,
    run: async () => await exchange(one),
  }))
  works.push({ client: 'estate of kafka-4.4.0', target: 'ottla', run: async () => await estate() })
  works.push({ client: 'format of kafka-4.4.0', target: 'ottla', run: async () => await formatted() })
  works.push({ client: 'magic 0 and 1', target: 'ottla', run: async () => await oldSegments() })
  const found: Cell[] = []
  for (const { client, target, run } of works) {
    if (!targets.includes(target)) continue
    const begin = Date.now()
    const base = { scenario: 'directories', client, target, seen: null }
    try {
      await run()
      found.push({ ...base, verdict: 'pass', why: '', ms: Date.now() - begin })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      found.push({ ...base, verdict: 'fail', why, ms: Date.now() - begin })
    }
    const last = found.at(-1)
    console.log(`${target} directories ${last?.client}: ${last?.verdict}, ${last?.ms} ms`)
  }
  return found
}

const targets: TargetName[] = options.target === 'both' ? ['kafka', 'ottla'] : [options.target as TargetName]
let cells: Cell[] = []
if (!onlyDirectories) for (const target of targets) cells.push(...(await runTarget(target)))
cells.push(...(await runExchanges()))
cells = compared(cells)
mkdirSync(join(interopDir, 'results'), { recursive: true })
writeFileSync(join(interopDir, 'results', 'latest.json'), `${JSON.stringify(cells, null, 1)}\n`)
for (const target of targets) printMatrix(target, cells)
for (const cell of cells.filter((one) => one.scenario === 'directories')) {
  console.log(`directories  ${cell.client.padEnd(28)}${cell.verdict === 'pass' ? 'pass' : 'FAIL'}`)
}
for (const cell of cells) {
  if (cell.verdict === 'fail')
    console.log(`\n${cell.target} ${cell.scenario} ${cell.client}: ${cell.why.slice(0, 2000)}`)
}
const failed = cells.filter((cell) => cell.verdict === 'fail').length
const passed = cells.filter((cell) => cell.verdict === 'pass').length
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
