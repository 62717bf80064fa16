/**
 * `npm run bench`: Apache Kafka and Ottla one after the other on this machine, driven by librdkafka, at least five
 * alternating pairs for each row; writes docs/performance.md. Figures are ratios within one run: the absolute numbers are
 * of the machine.
 *
 * Before each measurement a throw-away process touches memory, so that neither server pays for pages that the host took
 * back ("warm").
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { performancePage, type Row } from './report.ts'
import { kafkaServer, ottlaServer, type RunningServer, type ServerKind } from './servers.ts'

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'performance.md') },
  },
})
const PAIRS = Number(options.pairs)
const RECORD_BYTES = 1024
/** 1 KiB records of one produce run, and of the warm-up that lets the JVM compile. */
const PRODUCE_COUNT = 400_000
const WARM_UP_COUNT = 1_000_000
const FSYNC_COUNT = 150_000
/** Fits the memory that Ottla keeps for tails: read back at once, it comes from there. */
const TAIL_COUNT = 24_000
const TAIL_RUNS = 5
const LATENCY_COUNT = 5_000

const work = mkdtempSync(join(tmpdir(), 'ottla-bench-'))
const driver = join(work, 'driver')

interface Scenario {
  readonly name: string
  readonly rows: readonly Omit<Row, 'kafka' | 'ottla'>[]
  readonly flushEachBatch: boolean
  /** Of one server that was started for it: a figure for each row. */
  measure(server: RunningServer): readonly number[]
}

function drive(...args: readonly (string | number)[]): Record<string, number> {
  const result = spawnSync(driver, args.map(String), { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`driver ${args.join(' ')}: ${result.stderr}${result.stdout}`)
  return JSON.parse(result.stdout) as Record<string, number>
}

/** Memory that was handed back to the host costs seconds per GiB at its next touch: somebody else pays that here. */
function touchMemory(): void {
  spawnSync(process.execPath, ['-e', 'for (let i = 0; i < 4; i++) Buffer.alloc(1 << 30, 1)'], { stdio: 'ignore' })
}

let topics = 0

const scenarios: readonly Scenario[] = [
  {
    name: 'os',
    rows: [
      { what: 'produce, 1 KiB records, one partition, MB/s', policy: 'os on both sides', better: 'more', goal: 1 },
      {
        what: 'processor seconds of the server for each GB of that',
        policy: 'os on both sides',
        better: 'less',
        goal: null,
      },
      {
        what: `consume ${TAIL_COUNT / 1000} MB that were just written, MB/s`,
        policy: 'os on both sides',
        better: 'more',
        goal: 1,
      },
      { what: 'consume 400 MB from the files, MB/s', policy: 'os on both sides', better: 'more', goal: null },
      {
        what: 'end to end at 1,000 records a second, median, µs',
        policy: 'os on both sides',
        better: 'less',
        goal: null,
      },
    ],
    flushEachBatch: false,
    measure: (server) => {
      produce(server, WARM_UP_COUNT)
      touchMemory()
      const before = server.cpuSeconds()
      const written = produce(server, PRODUCE_COUNT)
      const seconds = (server.cpuSeconds() - before) / ((PRODUCE_COUNT * RECORD_BYTES) / 1e9)
      const file = Array.from({ length: 3 }, () => consume(server, written.topic, PRODUCE_COUNT))
      const tail = Array.from({ length: TAIL_RUNS }, () =>
        consume(server, produce(server, TAIL_COUNT).topic, TAIL_COUNT),
      )
      const latency = drive('latency', server.bootstrap, newTopic(server), LATENCY_COUNT, 1000)['p50Us']!
      return [written.rate, seconds, median(tail), median(file), latency]
    },
  },
  {
    name: 'fsync',
    rows: [
      {
        what: 'produce, 1 KiB records, one partition, MB/s',
        policy: 'every answer after a flush: fsync; Kafka with log.flush.interval.messages=1',
        better: 'more',
        goal: 1,
      },
    ],
    flushEachBatch: true,
    measure: (server) => {
      produce(server, FSYNC_COUNT)
      touchMemory()
      return [produce(server, FSYNC_COUNT).rate]
    },
  },
]

/** Made before it is used: a client looks for an unknown topic only once a second. */
function newTopic(server: RunningServer): string {
  const topic = `bench-${++topics}`
  drive('first-ack', server.bootstrap, topic, 60_000)
  return topic
}

function produce(server: RunningServer, count: number): { readonly topic: string; readonly rate: number } {
  const topic = newTopic(server)
  return { topic, rate: drive('produce', server.bootstrap, topic, count, RECORD_BYTES)['mbPerSecond']! }
}

function consume(server: RunningServer, topic: string, count: number): number {
  return drive('consume', server.bootstrap, topic, count)['mbPerSecond']!
}

async function main(): Promise<void> {
  build()
  const rows: Row[] = []
  const wanted = (name: string): boolean => options.only === undefined || options.only.includes(name)
  if (wanted('start')) rows.push(...(await startAndMemory()))
  for (const scenario of scenarios) if (wanted(scenario.name)) rows.push(...(await compare(scenario)))
  mkdirSync(join(options.out, '..'), { recursive: true })
  performancePage(options.out, rows, PAIRS)
  rmSync(work, { recursive: true, force: true })
}

function build(): void {
  if (!existsSync('/usr/include/librdkafka/rdkafka.h')) {
    throw new Error('librdkafka-dev is missing: apt-get install librdkafka-dev')
  }
  execFileSync('cc', ['-O2', '-o', driver, join(import.meta.dirname, 'driver.c'), '-lrdkafka', '-lpthread'])
}

async function start(kind: ServerKind, flushEachBatch: boolean): Promise<RunningServer> {
  const make = kind === 'kafka' ? kafkaServer : ottlaServer
  return make(join(work, `${kind}-${Date.now()}`), flushEachBatch)
}

async function compare(scenario: Scenario): Promise<Row[]> {
  const results: Record<ServerKind, (readonly number[])[]> = { kafka: [], ottla: [] }
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const kind of pair % 2 === 0 ? (['kafka', 'ottla'] as const) : (['ottla', 'kafka'] as const)) {
      const server = await start(kind, scenario.flushEachBatch)
      try {
        results[kind].push(scenario.measure(server))
      } finally {
        await server.stop()
      }
      console.log(
        `${scenario.name} ${pair + 1}/${PAIRS} ${kind}: ${results[kind]
          .at(-1)!
          .map((n) => n.toFixed(2))
          .join(' ')}`,
      )
    }
  }
  const column = (kind: ServerKind, at: number): number[] => results[kind].map((figures) => figures[at]!)
  return scenario.rows.map((row, at) => ({ ...row, kafka: column('kafka', at), ottla: column('ottla', at) }))
}

/** Seconds from the start of the process to the first acknowledged record, and the memory ten seconds later. */
async function startAndMemory(): Promise<Row[]> {
  const seconds: Record<ServerKind, number[]> = { kafka: [], ottla: [] }
  const megabytes: Record<ServerKind, number[]> = { kafka: [], ottla: [] }
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const kind of ['kafka', 'ottla'] as const) {
      const began = performance.now()
      let formatMs = 0
      const server = await start(kind, false)
      formatMs = server.formatMs
      try {
        await untilAccepting(server.bootstrap)
        const ack = spawn(driver, ['first-ack', server.bootstrap, 'first', '60000'], { stdio: 'ignore' })
        const code = await new Promise((resolve) => ack.on('exit', resolve))
        if (code !== 0) throw new Error(`${kind} acknowledged nothing`)
        seconds[kind].push((performance.now() - began - formatMs) / 1000)
        await new Promise((resolve) => setTimeout(resolve, 10_000))
        megabytes[kind].push(server.memoryMegabytes())
      } finally {
        await server.stop()
      }
      console.log(
        `start ${pair + 1}/${PAIRS} ${kind}: ${seconds[kind].at(-1)!.toFixed(3)} s, ${megabytes[kind].at(-1)!.toFixed(0)} MB`,
      )
    }
  }
  return [
    {
      what: 'start of the process to first acknowledged record, s',
      policy: 'formatted before',
      better: 'less',
      goal: 1 / 5,
      ...seconds,
    },
    { what: 'memory ten seconds after that, MB', policy: '-', better: 'less', goal: 1 / 4, ...megabytes },
  ]
}

/** A client that finds no server tries again a second later, whatever it is told: it is started when there is one. */
async function untilAccepting(bootstrap: string): Promise<void> {
  const [host, port] = bootstrap.split(':')
  for (;;) {
    const accepted = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: host!, port: Number(port) })
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (accepted) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

await main()
