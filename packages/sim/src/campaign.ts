/** Seeds one after the other, in this process or in several: each process gets the next seed when it has done one. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type CommandLine, repeatCommand } from './command-line.ts'
import { outcomeOf, type SeedOutcome } from './seed-outcome.ts'

/** What a worker's process is started with instead of a terminal. */
export const WORKER_FLAG = '--worker'

export type OnOutcome = (outcome: SeedOutcome) => void

/** Hands out the seeds of the command; none is begun when the time is up. */
class Seeds {
  readonly #last: number
  readonly #end: number
  readonly #first: number
  #next: number

  constructor({ first, last, minutes }: CommandLine) {
    this.#first = first
    this.#next = first
    this.#last = last
    this.#end = performance.now() + minutes * 60_000
  }

  /** null when there are no more. */
  take(): number | null {
    const isOver = this.#next > this.#last || (this.#next > this.#first && performance.now() >= this.#end)
    return isOver ? null : this.#next++
  }
}

/** The seed that this process runs, for an error that nobody handles. */
let underWay = -1

export function seedUnderWay(): number {
  return underWay
}

export async function campaign(command: CommandLine, args: readonly string[], onOutcome: OnOutcome): Promise<void> {
  const seeds = new Seeds(command)
  if (command.jobs === 1) {
    await runHere(command, seeds, onOutcome)
    return
  }
  await Promise.all(Array.from({ length: command.jobs }, () => runElsewhere(command, args, seeds, onOutcome)))
}

async function runHere(command: CommandLine, seeds: Seeds, onOutcome: OnOutcome): Promise<void> {
  const onLine = command.alone ? (line: string): void => console.log(`    ${line}`) : undefined
  for (let seed = seeds.take(); seed !== null; seed = seeds.take()) {
    underWay = seed
    onOutcome(await outcomeOf(seed, command, onLine))
  }
}

/** One process at a time; one that dies takes its seed with it, which has failed then. */
async function runElsewhere(
  command: CommandLine,
  args: readonly string[],
  seeds: Seeds,
  onOutcome: OnOutcome,
): Promise<void> {
  let worker: ChildProcess | null = null
  for (let seed = seeds.take(); seed !== null; seed = seeds.take()) {
    worker ??= fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [WORKER_FLAG, ...args])
    const outcome = await answerOf(worker, seed)
    if (outcome === null) worker = null
    onOutcome(outcome ?? died(seed, command))
  }
  worker?.disconnect()
}

function answerOf(worker: ChildProcess, seed: number): Promise<SeedOutcome | null> {
  return new Promise((resolve) => {
    const done = (outcome: SeedOutcome | null): void => {
      worker.removeAllListeners()
      resolve(outcome)
    }
    worker.once('message', (outcome) => done(outcome as SeedOutcome))
    worker.once('exit', () => done(null))
    worker.send(seed)
  })
}

function died(seed: number, command: CommandLine): SeedOutcome {
  const text = 'the process of the simulation is gone; what it said stands above'
  const lines = [`seed ${seed} FAILED`, `  the-node-lives: ${text}`, `  repeat: ${repeatCommand(seed, command)}`]
  const violations = [{ invariant: 'the-node-lives', text }]
  return { seed, violations, virtualMs: 0, starts: 0, traceEvents: 0, counts: [], lines }
}

/** The other end: seeds come as messages, one at a time, until nobody sends any more. */
export function work(command: CommandLine): void {
  process.on('message', (seed) => {
    void outcomeOf(seed as number, command).then((outcome) => process.send!(outcome))
  })
}
