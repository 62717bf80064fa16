/** The command's arguments, and the command that repeats a run. */
import { parseArgs } from 'node:util'
import { PLANTS, type Plant } from './planted.ts'
import { DEFAULT_OPERATIONS, type RunOptions } from './run-seed.ts'
import { FAULTS, type Fault, type Swarm } from './swarm.ts'

export const USAGE: string = `usage: main.ts [options]

which seeds
  --seed N            one seed, with what the node says
  --seeds A..B        these, to the end
  (neither)           from 1 on, for two minutes
  --minutes M         no seed is begun after so long
  --jobs N            so many processes, each with a seed of its own

what a seed does
  --ops N             operations of all clients together, ${DEFAULT_OPERATIONS} unless told
  --clients N         clients, as drawn unless told
  --faults A,B        faults that may be, as drawn unless told: ${FAULTS.join(' ')}
  --plant NAME        a world that is broken on purpose: ${Object.keys(PLANTS).join(' ')}
  --once              each seed once, and not twice for its trace
  --no-shrink         no search for a smaller run of a seed that failed

what is written
  --report FILE       the figures, as a page

A long campaign on all processors, from a seed that nobody has tried:
  node_modules/.bin/node packages/sim/src/main.ts --seeds 100000..999999 --minutes 480 --jobs 8 --report docs/simulation.md`

/** What there is to choose of a run beside its seed. */
export interface RunChoice {
  readonly operations: number
  readonly clients: number | null
  readonly faults: readonly Fault[] | null
  /** Name in PLANTS. */
  readonly plant: string | null
}

export interface CommandLine extends RunChoice {
  readonly first: number
  readonly last: number
  /** One seed: its node may talk. */
  readonly alone: boolean
  readonly minutes: number
  readonly jobs: number
  readonly once: boolean
  readonly shrink: boolean
  readonly report: string | null
  readonly help: boolean
}

export class UsageError extends Error {
  override name = 'UsageError'
}

const DEFAULT_MINUTES = 2

/** Throws UsageError. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = valuesOf(args)
  const [first, last] = seedRange(values.seed, values.seeds)
  const faults = values.faults?.split(',').filter((name) => name !== '') ?? null
  const unknown = faults?.find((name) => !FAULTS.includes(name as Fault))
  if (unknown !== undefined) throw new UsageError(`there is no fault ${unknown}`)
  if (values.plant !== undefined && PLANTS[values.plant] === undefined) {
    throw new UsageError(`there is no plant ${values.plant}`)
  }
  return {
    first,
    last,
    alone: values.seed !== undefined,
    // A range of seeds is run to its end.
    minutes: numberOf('minutes', values.minutes, last === Infinity ? DEFAULT_MINUTES : Infinity),
    jobs: Math.max(1, numberOf('jobs', values.jobs, 1)),
    operations: numberOf('ops', values.ops, DEFAULT_OPERATIONS),
    clients: values.clients === undefined ? null : numberOf('clients', values.clients, 1),
    faults: faults as Fault[] | null,
    plant: values.plant ?? null,
    once: values.once ?? false,
    shrink: values['no-shrink'] !== true,
    report: values.report ?? null,
    help: values.help ?? false,
  }
}

/** How a run with this choice is made. */
export function runOptionsOf(seed: number, choice: RunChoice): RunOptions {
  const { operations, clients, faults, plant } = choice
  const swarm: Partial<Swarm> = {
    ...(clients === null ? {} : { clients }),
    ...(faults === null ? {} : { faults: new Set(faults) }),
  }
  return { seed, operations, swarm, plant: plantOf(plant) }
}

export function repeatCommand(seed: number, { operations, clients, faults, plant }: RunChoice): string {
  const parts = ['node_modules/.bin/node packages/sim/src/main.ts', `--seed ${seed}`, `--ops ${operations}`]
  if (clients !== null) parts.push(`--clients ${clients}`)
  if (faults !== null) parts.push(`--faults ${faults.join(',') || ','}`)
  if (plant !== null) parts.push(`--plant ${plant}`)
  return parts.join(' ')
}

function plantOf(name: string | null): Plant {
  return name === null ? {} : PLANTS[name]!
}

interface Values {
  readonly seed?: string
  readonly seeds?: string
  readonly minutes?: string
  readonly jobs?: string
  readonly ops?: string
  readonly clients?: string
  readonly faults?: string
  readonly plant?: string
  readonly once?: boolean
  readonly 'no-shrink'?: boolean
  readonly report?: string
  readonly help?: boolean
}

function valuesOf(args: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        seeds: { type: 'string' },
        minutes: { type: 'string' },
        jobs: { type: 'string' },
        ops: { type: 'string' },
        clients: { type: 'string' },
        faults: { type: 'string' },
        plant: { type: 'string' },
        once: { type: 'boolean' },
        'no-shrink': { type: 'boolean' },
        report: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function seedRange(seed: string | undefined, seeds: string | undefined): readonly [number, number] {
  if (seed !== undefined) {
    const only = numberOf('seed', seed, 1)
    return [only, only]
  }
  if (seeds === undefined) return [1, Infinity]
  const [first, last] = seeds.split('..')
  return [numberOf('seeds', first, 1), numberOf('seeds', last, 1)]
}

function numberOf(name: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text)
  if (text !== undefined && !(Number.isFinite(value) && value >= 0)) {
    throw new UsageError(`--${name} ${text} is no number`)
  }
  return value
}
