/**
 * Which package may import which. Imports only go down; changing this table is a decision, and the same commit says why
 * in docs/design.md. `tidy` reads it, and checks that every package.json says the same.
 */
export interface Layer {
  readonly level: number
  /** Packages of the workspace it may import. */
  readonly imports: readonly string[]
  /** Runs inside the simulator: no Node modules, process, timers, wall clock or chance of its own. */
  readonly pure: boolean
}

const below = (...names: string[]): readonly string[] => names

/** What a process is made of: all that a broker may import, and the broker. */
const nodeParts: readonly string[] = below(
  'base',
  'protocol',
  'net',
  'log',
  'rsm',
  'raft',
  'metadata',
  'controller',
  'coordinator',
  'broker',
)

export const layers: Readonly<Record<string, Layer>> = {
  base: { level: 0, pure: true, imports: [] },
  protocol: { level: 1, pure: true, imports: below('base') },
  world: { level: 1, pure: true, imports: below('base', 'protocol') },
  net: { level: 2, pure: true, imports: below('base', 'protocol') },
  log: { level: 2, pure: true, imports: below('base', 'protocol') },
  rsm: { level: 2, pure: true, imports: below('base') },
  raft: { level: 3, pure: true, imports: below('base', 'protocol', 'net', 'log', 'rsm') },
  metadata: { level: 3, pure: true, imports: below('base', 'protocol') },
  controller: { level: 4, pure: true, imports: below('base', 'protocol', 'net', 'metadata', 'rsm') },
  coordinator: { level: 4, pure: true, imports: below('base', 'protocol', 'metadata', 'rsm') },
  broker: {
    level: 5,
    pure: true,
    imports: below('base', 'protocol', 'net', 'log', 'rsm', 'raft', 'metadata', 'controller', 'coordinator'),
  },
  server: { level: 6, pure: false, imports: below(...nodeParts) },
  testing: { level: 7, pure: false, imports: below(...nodeParts, 'server', 'world') },
  sim: { level: 7, pure: false, imports: below(...nodeParts, 'server', 'world', 'testing') },
  cli: { level: 7, pure: false, imports: below(...nodeParts, 'server', 'world', 'testing') },
  ottla: { level: 7, pure: false, imports: below('cli', 'testing', 'server') },
}

/** Packages whose tests any package may import: the simulated world. */
export const testOnlyImports: readonly string[] = ['world']
