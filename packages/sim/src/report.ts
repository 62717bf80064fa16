/** What a campaign did and found, as a page: docs/simulation.md. */
import { readFileSync } from 'node:fs'
import { CHECKERS } from './checkers/index.ts'
import type { SeedOutcome } from './seed-outcome.ts'
import { FAULTS } from './swarm.ts'

export interface PlantedSeed {
  readonly plant: string
  readonly seed: number
  readonly operations: number
  readonly invariant: string
}

/** The recorded seed of each planted bug. */
export function plantedSeeds(): PlantedSeed[] {
  return JSON.parse(readFileSync(new URL('../testdata/planted.json', import.meta.url), 'utf8')) as PlantedSeed[]
}

export class Figures {
  passed = 0
  failed = 0
  #firstSeed = Infinity
  #lastSeed = -Infinity
  #virtualMs = 0
  #starts = 0
  #traceEvents = 0
  readonly #counts = new Map<string, number>()
  readonly #breaches = new Map<string, number>()

  add({ seed, violations, virtualMs, starts, traceEvents, counts }: SeedOutcome): void {
    if (violations.length === 0) this.passed++
    else this.failed++
    this.#firstSeed = Math.min(this.#firstSeed, seed)
    this.#lastSeed = Math.max(this.#lastSeed, seed)
    this.#virtualMs += virtualMs
    this.#starts += starts
    this.#traceEvents += traceEvents
    for (const [key, count] of counts) add(this.#counts, key, count)
    for (const invariant of new Set(violations.map((violation) => violation.invariant)))
      add(this.#breaches, invariant, 1)
  }

  page(runsOfEach: number): string {
    return [
      ...this.#summary(runsOfEach),
      ...this.#operations(),
      ...this.#faults(),
      ...this.#invariants(),
      ...bank(),
    ].join('\n')
  }

  #summary(runsOfEach: number): string[] {
    const each = runsOfEach > 1 ? 'each run twice with the same trace' : 'each run once'
    return [
      '# Simulation',
      '',
      'Written by `node packages/sim/src/main.ts --seeds A..B --report docs/simulation.md`; what it means stands in',
      '[packages/sim](../packages/sim/README.md).',
      '',
      `Seeds ${this.#firstSeed} to ${this.#lastSeed}, ${each}: **${this.passed} passed, ${this.failed} failed**.`,
      '',
      '| figure | all seeds together |',
      '| --- | ---: |',
      `| virtual minutes | ${(this.#virtualMs / 60_000).toFixed(1)} |`,
      `| starts of the node | ${this.#starts} |`,
      `| records acknowledged | ${this.#count('records')} |`,
      `| batches sent more than once | ${this.#count('repeated')} |`,
      `| disk calls, messages, records and replies compared | ${this.#traceEvents} |`,
      '',
    ]
  }

  #operations(): string[] {
    const kinds = [...new Set([...this.#counts.keys()].map((key) => key.split(' ')[0]!))]
    const rows = kinds
      .filter((kind) => !['fault', 'records', 'repeated'].includes(kind))
      .sort()
      .map((kind) => {
        const cells = ['ok', 'refused', 'unknown'].map((outcome) => this.#count(`${kind} ${outcome}`))
        return `| ${kind} | ${cells.join(' | ')} |`
      })
    return ['## Operations', '', '| operation | ok | refused | unknown |', '| --- | ---: | ---: | ---: |', ...rows, '']
  }

  #faults(): string[] {
    const rows = FAULTS.map((fault) => `| ${fault} | ${this.#count(`fault ${fault}`)} |`)
    return ['## Faults', '', '| fault | times |', '| --- | ---: |', ...rows, '']
  }

  #invariants(): string[] {
    const names = ['the-node-lives', 'same-seed-same-trace', ...CHECKERS.map(({ name }) => name)]
    const rows = names.map((name) => `| ${name} | ${this.#breaches.get(name) ?? 0} |`)
    return ['## Invariants', '', '| invariant | seeds that broke it |', '| --- | ---: |', ...rows, '']
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0
  }
}

function bank(): string[] {
  const rows = plantedSeeds().map(({ plant, seed, invariant }) => `| ${plant} | ${invariant} | ${seed} |`)
  return ['## Planted bugs', '', '| bug | found by | seed |', '| --- | --- | ---: |', ...rows, '']
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
