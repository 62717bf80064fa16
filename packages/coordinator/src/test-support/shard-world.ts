/**
 * A shard on its own, for tests: virtual time, timers, and a log whose commits and failures are the test's to order.
 * What the shard decides is replayed at once, as its host does it.
 */
import { type Random, silentLogger } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import type { Decision, ShardTimers } from '@ottla/rsm'
import type { Outcome } from '../group/classic/scope.ts'
import { defaultGroupConfig, type GroupConfig } from '../group/config.ts'
import { silentObserver } from '../group/observer.ts'
import type { GroupRecord } from '../group/records.ts'
import { type Answer, GroupShard } from '../group/shard.ts'

interface PendingTimer {
  readonly at: number
  readonly sequence: number
  readonly operation: (now: number) => Decision<GroupRecord, void>
}

export class ShardWorld {
  now = 1_000_000
  /** Everything appended, committed or not. */
  log: GroupRecord[] = []
  committed = 0
  /** Commits follow appends at once unless this is off. */
  autoCommit = true
  onAppend: (record: GroupRecord) => void = () => {}
  shard: GroupShard
  readonly config: GroupConfig
  readonly #random: Random
  #sequence = 0
  #timers = new Map<string, PendingTimer>()
  #settling: { end: number; settled: (errorCode: number, now: number) => void }[] = []

  constructor(random: Random, config: Partial<GroupConfig> = {}) {
    this.#random = random
    this.config = { ...defaultGroupConfig, ...config }
    this.shard = this.#makeShard()
    this.shard.loaded(this.now)
  }

  get timerCount(): number {
    return this.#timers.size
  }

  run(operation: (shard: GroupShard, now: number) => Outcome): void {
    const { records, settled } = operation(this.shard, this.now)
    this.#append(records)
    if (settled !== null) this.#settling.push({ end: this.log.length, settled })
    if (this.autoCommit) this.commit()
  }

  answer<T>(operation: (shard: GroupShard, now: number) => Answer<T>): T {
    const { records, reply } = operation(this.shard, this.now)
    this.#append(records)
    if (this.autoCommit) this.commit()
    return reply
  }

  commit(): void {
    this.committed = this.log.length
    this.shard.timeline.commitTo(this.committed)
    const settling = this.#settling
    this.#settling = []
    for (const { settled } of settling) settled(ErrorCode.NONE, this.now)
  }

  /** Everything that is not committed is lost. */
  fail(errorCode: number): void {
    this.log.length = this.committed
    this.shard.timeline.revertTo(this.committed)
    const settling = this.#settling
    this.#settling = []
    for (const { settled } of settling) settled(errorCode, this.now)
  }

  /** Runs the timers that fall due, in order, each at its own time. */
  advance(ms: number): void {
    const until = this.now + ms
    for (;;) {
      const next = [...this.#timers].sort(([, a], [, b]) => a.at - b.at || a.sequence - b.sequence)[0]
      if (next === undefined || next[1].at > until) break
      const [key, timer] = next
      this.#timers.delete(key)
      this.now = Math.max(this.now, timer.at)
      this.#append(timer.operation(this.now).records)
      if (this.autoCommit) this.commit()
    }
    this.now = until
  }

  /** The shard moves: what is committed is loaded anew, here or elsewhere. */
  reload(): void {
    this.log.length = this.committed
    this.#settling = []
    this.shard.unloaded(new Error('moved'))
    this.#timers.clear()
    this.shard = this.#makeShard()
    this.log.forEach((record, offset) => this.#replay(record, offset))
    this.shard.timeline.commitTo(this.committed)
    this.shard.loaded(this.now)
  }

  #makeShard(): GroupShard {
    const timers: ShardTimers<GroupRecord> = {
      schedule: (key, delayMs, operation) => {
        this.#timers.set(key, { at: this.now + delayMs, sequence: this.#sequence++, operation })
      },
      cancel: (key) => void this.#timers.delete(key),
    }
    return new GroupShard({
      config: this.config,
      timers,
      random: this.#random,
      logger: silentLogger,
      observer: silentObserver,
    })
  }

  #append(records: readonly GroupRecord[]): void {
    for (const record of records) {
      this.log.push(record)
      this.#replay(record, this.log.length - 1)
      this.onAppend(record)
    }
  }

  #replay(record: GroupRecord, offset: number): void {
    this.shard.timeline.advance(offset)
    this.shard.replay(offset, record, { producerId: -1, producerEpoch: -1 })
  }
}
