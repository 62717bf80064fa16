/** Whole nodes under a seed. `main.ts` is the command; this is what tests and other runners use. */
export { CHECKERS, type Checker, type Violation } from './checkers/index.ts'
export { History, type Op, type OpBody } from './history.ts'
export { NodeProcess, type NodeProcessOptions } from './node-process.ts'
export { PLANTS, type Plant } from './planted.ts'
export { DEFAULT_OPERATIONS, type RunOptions, runSeed, type SeedResult } from './run-seed.ts'
export { drawSwarm, FAULTS, type Fault, type Swarm } from './swarm.ts'
export { makeWorld, type World, type WorldOptions } from './world.ts'
