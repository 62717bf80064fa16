/** The shards that this broker hosts, each on the log of one partition that it leads. */
import type { Clock, Logger, Random } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import { AppendError, type Decision, type ReplicatedLog, Runtime } from '@ottla/rsm'
import { coordinatorError } from './group/append-errors.ts'
import type { Outcome } from './group/classic/scope.ts'
import type { GroupConfig } from './group/config.ts'
import type { GroupObserver } from './group/observer.ts'
import type { GroupRecord } from './group/records.ts'
import { GroupShard } from './group/shard.ts'

export interface ShardHostOptions {
  readonly config: GroupConfig
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly observer: GroupObserver
}

/** What came of an operation: its reply, or the error code for the client. */
export type Result<T> = { readonly reply: T } | { readonly error: number }

interface Host {
  readonly leaderEpoch: number
  readonly runtime: Runtime<GroupRecord, GroupShard>
  readonly loading: Promise<void>
}

export class ShardHosts {
  readonly #options: ShardHostOptions
  readonly #hosts = new Map<number, Host>()

  constructor(options: ShardHostOptions) {
    this.#options = options
  }

  /** Resolves when the shard serves, or will not. */
  elect(partition: number, log: ReplicatedLog<GroupRecord>, leaderEpoch: number): Promise<void> {
    const before = this.#hosts.get(partition)
    if (before !== undefined && before.leaderEpoch >= leaderEpoch) return before.loading
    this.resign(partition)
    const { config, clock, random, observer } = this.#options
    const logger = this.#options.logger.child(`group-coordinator-${partition}`)
    const runtime = new Runtime<GroupRecord, GroupShard>({
      log,
      clock,
      logger,
      errorCodes: { loading: ErrorCode.COORDINATOR_LOAD_IN_PROGRESS, closed: ErrorCode.NOT_COORDINATOR },
      makeShard: (timers) =>
        new GroupShard({ config, timers, logger, observer, random: random.fork(`${partition}-${leaderEpoch}`) }),
    })
    const loading = runtime.load().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      logger.log('error', 'groups of this partition cannot be loaded and are not served', { partition, error: message })
    })
    this.#hosts.set(partition, { leaderEpoch, runtime, loading })
    return loading
  }

  resign(partition: number): void {
    const host = this.#hosts.get(partition)
    if (host === undefined) return
    this.#hosts.delete(partition)
    host.runtime.close(new AppendError(ErrorCode.NOT_COORDINATOR, 'this broker no longer leads the partition'))
  }

  close(): void {
    for (const partition of this.#hosts.keys()) this.resign(partition)
  }

  *shards(): Generator<GroupShard> {
    for (const { runtime } of this.#hosts.values()) if (runtime.state === 'active') yield runtime.shard
  }

  partitions(): number[] {
    return [...this.#hosts.keys()]
  }

  /** What is neither a reply nor a refusal of the log is a bug, and thrown. */
  async write<T>(
    partition: number,
    operation: (shard: GroupShard, now: number) => Decision<GroupRecord, T>,
  ): Promise<Result<T>> {
    const host = this.#hosts.get(partition)
    if (host === undefined) return { error: ErrorCode.NOT_COORDINATOR }
    try {
      return { reply: await host.runtime.write(operation) }
    } catch (error) {
      if (error instanceof AppendError) return { error: coordinatorError(error.errorCode) }
      throw error
    }
  }

  /** For operations that park: what follows the commit, or the loss, of their records is done here. NONE or the error. */
  async writeThenSettle(partition: number, operation: (shard: GroupShard, now: number) => Outcome): Promise<number> {
    const decided: { settled: Outcome['settled'] } = { settled: null }
    const result = await this.write(partition, (shard, now) => {
      const { records, settled } = operation(shard, now)
      decided.settled = settled
      // Without records nothing rests on the log: its failures must not take back a request that the group has parked.
      return { records, reply: undefined, immediate: records.length === 0 }
    })
    const errorCode = 'error' in result ? result.error : ErrorCode.NONE
    decided.settled?.(errorCode, this.#options.clock.now())
    return errorCode
  }

  async forgetTopics(topics: ReadonlySet<string>): Promise<void> {
    await Promise.all([...this.#hosts].map(([partition, host]) => this.#forget(partition, host, topics)))
  }

  /**
   * Everything is decided in this turn, or in the one in which the shard has been loaded: what is committed later may be
   * for another topic under the name, and stays.
   */
  async #forget(partition: number, { runtime, loading }: Host, topics: ReadonlySet<string>): Promise<void> {
    if (runtime.state === 'loading') await loading
    const decided: { units: readonly GroupRecord[][] } = { units: [] }
    const first = this.write(partition, (shard) => {
      decided.units = shard.topicsDeleted(topics)
      return { records: decided.units[0] ?? [], reply: undefined }
    })
    const others = decided.units.slice(1).map((records) => this.write(partition, () => ({ records, reply: undefined })))
    const written: readonly Result<void>[] = await Promise.all([first, ...others])
    for (const result of written) {
      if (!('error' in result)) continue
      this.#options.logger.log('warn', 'offsets of deleted topics stay', { partition, error: result.error })
      return
    }
  }
}
