/** Does to the world what the swarm allows, one fault after the other, and undoes it. The node is up between two of them. */
import { sleep } from '@ottla/base'
import type { PowerCutOptions, SimRandom } from '@ottla/world'
import type { History } from './history.ts'
import { BROKER_HOST, type NodeProcess } from './node-process.ts'
import type { Fault, Swarm } from './swarm.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000

/** A node that should have come up, or gone on, and did not. */
export class NodeFailure extends Error {
  override name = 'NodeFailure'
}

export class Nemesis {
  readonly #world: World
  readonly #node: NodeProcess
  readonly #history: History
  readonly #swarm: Swarm
  readonly #random: SimRandom
  readonly #faults: readonly Fault[]
  #over = false

  constructor(world: World, node: NodeProcess, history: History, swarm: Swarm) {
    this.#world = world
    this.#node = node
    this.#history = history
    this.#swarm = swarm
    this.#random = world.random.fork('nemesis')
    this.#faults = [...swarm.faults]
  }

  /** Until `finish`; resolves with the world healed and the node up. Throws NodeFailure. */
  async run(): Promise<void> {
    while (!this.#over && this.#faults.length > 0) {
      await sleep(this.#world.clock, this.#random.float() * this.#swarm.faultEveryMs)
      if (this.#node.fatal !== null) throw new NodeFailure(`the node gave up: ${this.#node.fatal.message}`)
      if (!this.#over) await this.inflict(this.#random.pick(this.#faults))
    }
  }

  finish(): void {
    this.#over = true
  }

  async inflict(fault: Fault): Promise<void> {
    const op = this.#history.begin('nemesis', { kind: 'fault', fault })
    switch (fault) {
      case 'crash':
        this.#node.kill()
        await this.#comeBack()
        break
      case 'power-cut':
        this.#node.powerCut(this.#cutOptions())
        await this.#comeBack()
        break
      case 'clean-restart':
        await this.#stopCleanly()
        await this.#comeBack()
        break
      case 'slow-disk':
        await this.#slowDisk()
        break
      case 'full-disk':
        await this.#fullDisk()
        break
      case 'failing-flush':
        await this.#failingFlush()
        break
      case 'reset':
        this.#reset()
        break
      case 'partition':
        await this.#partition()
        break
      case 'wall-jump':
        this.#node.jumpWall(
          Math.floor((this.#random.float() - 0.5) * 2 * this.#random.pick([10, 60_000, 48 * HOUR_MS])),
        )
        break
    }
    this.#history.end(op, 'ok')
  }

  #cutOptions(): PowerCutOptions {
    return {
      writes: this.#random.pick(['none', 'prefix', 'any', 'any', 'all'] as const),
      names: this.#random.pick(['none', 'prefix', 'any', 'any', 'all'] as const),
      tearBytes: this.#swarm.tearBytes,
    }
  }

  /** After a while the node starts; now and then it dies again on its way. */
  async #comeBack(): Promise<void> {
    const { clock } = this.#world
    await sleep(clock, this.#random.float() * this.#swarm.downMs)
    for (;;) {
      const dies = this.#random.chance(this.#swarm.crashWhileStarting)
      if (dies) {
        clock.schedule(this.#random.float() * 200, () => {
          if (this.#swarm.faults.has('power-cut') && this.#random.chance(0.5)) this.#node.powerCut(this.#cutOptions())
          else this.#node.kill()
        })
      }
      const result = await this.#start()
      // Until the kill that is due has come, the node is not there to stay.
      if (dies && result === 'up') await sleep(clock, 250)
      if (this.#node.up) return
    }
  }

  async #start(): Promise<string> {
    try {
      return await this.#node.start()
    } catch (error) {
      throw new NodeFailure(`the node does not start: ${(error as Error).message}`, { cause: error })
    }
  }

  async #stopCleanly(): Promise<void> {
    try {
      await this.#node.stop()
    } catch (error) {
      throw new NodeFailure(`the node does not stop: ${(error as Error).message}`, { cause: error })
    }
  }

  async #slowDisk(): Promise<void> {
    const { disk, clock } = this.#world
    const { latency } = disk
    const factor = this.#random.pick([5, 50, 500])
    const mostMs = this.#random.pick([50, 500, 3_000])
    disk.latency = (operation, bytes) => Math.min(mostMs, factor * latency(operation, bytes))
    await sleep(clock, this.#random.float() * 2_000)
    disk.latency = latency
  }

  /** Writes are refused until there is room again; sometimes the node dies meanwhile. */
  async #fullDisk(): Promise<void> {
    const { disk, clock } = this.#world
    disk.capacityBytes = disk.usedBytes + this.#random.below(5_000)
    await sleep(clock, this.#random.float() * 2_000)
    const dies = this.#random.chance(0.3)
    if (dies) this.#node.kill()
    disk.capacityBytes = Infinity
    if (dies) await this.#comeBack()
  }

  /**
   * A flush fails, and the kernel takes the pages for clean. What the node then does is its affair, but nothing that was not
   * flushed may be acknowledged; after such an error only a machine that starts anew can be trusted.
   */
  async #failingFlush(): Promise<void> {
    const { disk, clock } = this.#world
    const heal = disk.faults.add({
      operation: 'sync',
      path: this.#random.pick([/__cluster_metadata/, /\.log$/, /./]),
      code: 'EIO',
      skip: this.#random.below(20),
      times: 1 + this.#random.below(3),
    })
    await sleep(clock, this.#random.float() * 1_000)
    heal()
    this.#node.powerCut(this.#cutOptions())
    await this.#comeBack()
  }

  #reset(): void {
    const client = `client-${this.#random.below(this.#swarm.clients)}`
    const after = this.#random.chance(0.5) ? null : this.#random.below(2_000)
    if (this.#random.chance(0.5)) this.#world.network.reset(client, BROKER_HOST, after)
    else this.#world.network.reset(BROKER_HOST, client, after)
  }

  async #partition(): Promise<void> {
    const { network, clock } = this.#world
    const client = `client-${this.#random.below(this.#swarm.clients)}`
    const oneWay = this.#random.chance(0.5)
    const heal = network.partition(
      (from, to) => (from === client && to === BROKER_HOST) || (!oneWay && from === BROKER_HOST && to === client),
    )
    await sleep(clock, this.#random.float() * 4_000)
    heal()
  }
}
