/** One seed from its first start to its verdict. */
import { CHECKERS, type Violation } from './checkers/index.ts'
import { History } from './history.ts'
import { Nemesis } from './nemesis.ts'
import { NodeProcess } from './node-process.ts'
import type { Plant } from './planted.ts'
import { drawSwarm, type Swarm } from './swarm.ts'
import { ProduceFetch } from './workloads/produce-fetch.ts'
import { makeWorld } from './world.ts'

export interface RunOptions {
  readonly seed: number
  readonly operations?: number
  readonly plant?: Plant
  /** In place of what is drawn, and of what the plant says. */
  readonly swarm?: Partial<Swarm>
  /** Lines of the trace that are kept as text. */
  readonly keepLines?: number
  readonly onLine?: (line: string) => void
}

export interface SeedResult {
  readonly seed: number
  readonly swarm: Swarm
  readonly violations: readonly Violation[]
  /** Of the trace of all disk calls, messages, records and replies. */
  readonly hash: string
  readonly traceEvents: number
  readonly traceLines: readonly string[]
  readonly virtualMs: number
  readonly starts: number
  readonly history: History
}

export const DEFAULT_OPERATIONS = 2_000
/** Virtual ms after which a run has hung. */
const RUN_LIMIT_MS = 900_000

export async function runSeed(options: RunOptions): Promise<SeedResult> {
  const { seed, operations = DEFAULT_OPERATIONS, plant = {}, keepLines = 0, onLine } = options
  const drawn = drawSwarm(makeWorld({ seed, networkMs: 0, diskMs: 0 }).random.fork('swarm'))
  const swarm: Swarm = { ...drawn, ...plant.swarm, ...options.swarm }
  const world = makeWorld({ seed, networkMs: swarm.networkMs, diskMs: swarm.diskMs, keepLines })
  const history = new History(() => world.clock.monotonic(), world.trace)
  const node = new NodeProcess(world, {
    config: { ...swarm.nodeConfig, ...plant.nodeConfig },
    ...(plant.wrapDisk === undefined ? {} : { wrapDisk: plant.wrapDisk }),
    ...(plant.misbehave === undefined ? {} : { onUp: plant.misbehave }),
    ...(onLine === undefined ? {} : { onLine }),
  })
  const workload = new ProduceFetch(world, history, {
    clients: swarm.clients,
    operations,
    withoutSequences: plant.withoutSequences ?? false,
  })
  const nemesis = new Nemesis(world, node, history, swarm)
  const violations: Violation[] = []
  try {
    const lie = (): void => {
      world.disk.lying = plant.lyingDisk ?? false
    }
    await world.clock.drive(runAll(node, workload, nemesis, swarm, lie), RUN_LIMIT_MS)
  } catch (error) {
    const { name, message } = error as Error
    violations.push({ invariant: 'the-node-lives', text: `${name}: ${message}` })
    onLine?.(String((error as Error).stack))
  }
  for (const checker of CHECKERS) {
    for (const text of checker.check(history)) violations.push({ invariant: checker.name, text })
  }
  return {
    seed,
    swarm,
    violations,
    hash: world.trace.hash(),
    traceEvents: world.trace.events,
    traceLines: world.trace.lines(),
    virtualMs: world.clock.monotonic(),
    starts: node.starts,
    history,
  }
}

async function runAll(
  node: NodeProcess,
  workload: ProduceFetch,
  nemesis: Nemesis,
  swarm: Swarm,
  prepared: () => void,
): Promise<void> {
  await node.start()
  await workload.prepare()
  prepared()
  const done = workload.run().finally(() => nemesis.finish())
  await Promise.all([nemesis.run(), done])
  // The last word is had by the harshest restart that the seed allows.
  const last = (['power-cut', 'crash', 'clean-restart'] as const).find((fault) => swarm.faults.has(fault))
  await nemesis.inflict(last ?? 'clean-restart')
  await workload.readAll()
  await node.stop()
}
