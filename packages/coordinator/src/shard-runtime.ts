/**
 * Hosts one shard on one log: loads it, runs operations on it one after another, and holds each reply back until all
 * that the decision rests on is committed. What the log loses is taken back.
 */
import { type Clock, DeferredQueue, type Logger, type Timer } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import {
  AppendError,
  type Decision,
  type ReadBatch,
  type ReplicatedLog,
  type Shard,
  type ShardTimers,
} from '@ottla/rsm'

export interface ShardRuntimeOptions<R, S extends Shard<R>> {
  readonly log: ReplicatedLog<R>
  readonly clock: Clock
  readonly logger: Logger
  readonly makeShard: (timers: ShardTimers<R>) => S
}

type RuntimeState = 'loading' | 'active' | 'closed'

export class ShardRuntime<R, S extends Shard<R>> {
  readonly #log: ReplicatedLog<R>
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #shard: S
  readonly #timers = new Map<string, Timer>()
  readonly #deferred = new DeferredQueue()
  readonly #unsubscribe: () => void
  #state: RuntimeState = 'loading'
  /** End of what this runtime has appended or loaded: a decision may rest on everything below. */
  #end = 0
  #wakeLoader: () => void = () => {}

  constructor(options: ShardRuntimeOptions<R, S>) {
    this.#log = options.log
    this.#clock = options.clock
    this.#logger = options.logger
    this.#shard = options.makeShard({
      schedule: (key, delayMs, operation) => this.#schedule(key, delayMs, operation),
      cancel: (key) => this.#cancel(key),
    })
    this.#unsubscribe = this.#log.subscribe({
      committed: (offset) => this.#committed(offset),
      failed: (fromOffset, error) => this.#failed(fromOffset, error),
    })
  }

  /** To look at; only operations may decide on it. */
  get shard(): S {
    return this.#shard
  }

  get state(): RuntimeState {
    return this.#state
  }

  /** Replays the whole log, then serves. Throws what the log or the shard threw; the runtime is closed then. */
  async load(): Promise<void> {
    try {
      while (this.#state === 'loading') {
        const committed = this.#log.committedOffset
        for await (const batch of this.#log.read(this.#end)) {
          if (this.#state !== 'loading') return
          this.#replayBatch(batch)
        }
        // Compaction may have left nothing of the last offsets.
        this.#end = Math.max(this.#end, committed)
        if (this.#end >= this.#log.endOffset) break
        // What the leader before us appended will be committed, or lost, soon.
        if (this.#log.committedOffset <= this.#end) await this.#nextChange()
      }
    } catch (error) {
      this.close(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
    if (this.#state !== 'loading') return
    this.#state = 'active'
    this.#shard.loaded(this.#clock.now())
  }

  /**
   * Runs the operation now. Resolves with its reply when that may leave; rejects with AppendError if the shard is not
   * served here or the log does not take or keep the records.
   */
  write<T>(operation: (shard: S, now: number) => Decision<R, T>): Promise<T> {
    if (this.#state === 'loading') return rejected(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS, 'the shard is loading')
    if (this.#state === 'closed') return rejected(ErrorCode.NOT_COORDINATOR, 'the shard is not served here')
    return new Promise((resolve, reject) => {
      const now = this.#clock.now()
      const { records, reply, immediate } = operation(this.#shard, now)
      if (records.length > 0) this.#append(records, now)
      if (immediate === true || this.#end <= this.#log.committedOffset) resolve(reply)
      else this.#deferred.add(this.#end, (error) => (error === null ? resolve(reply) : reject(error)))
    })
  }

  /** Idempotent. Whoever waits is answered with the error. */
  close(error: Error): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#unsubscribe()
    for (const timer of this.#timers.values()) timer.cancel()
    this.#timers.clear()
    this.#shard.unloaded(error)
    this.#deferred.failFrom(0, error)
    this.#wakeLoader()
  }

  #append(records: readonly R[], now: number): void {
    this.#end = this.#log.append(records, now)
    const base = this.#end - records.length
    records.forEach((record, i) => this.#replay(base + i, record, -1, -1))
  }

  #replay(offset: number, record: R, producerId: number, producerEpoch: number): void {
    this.#shard.timeline.advance(offset)
    this.#shard.replay(offset, record, { producerId, producerEpoch })
  }

  #replayBatch(batch: ReadBatch<R>): void {
    const { marker, records, isTransactional, producerEpoch } = batch
    const producerId = isTransactional ? batch.producerId : -1
    if (marker !== null) {
      this.#shard.timeline.advance(batch.baseOffset)
      this.#shard.replayMarker?.(batch.producerId, producerEpoch, marker.committed)
    }
    for (const { offset, record } of records) this.#replay(offset, record, producerId, producerEpoch)
    this.#end = batch.endOffset
    // What is read is committed: nothing of it will ever be taken back.
    this.#shard.timeline.commitTo(batch.endOffset)
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeLoader = resolve
    })
  }

  #committed(offset: number): void {
    this.#wakeLoader()
    if (this.#state !== 'active') return
    this.#shard.timeline.commitTo(offset)
    this.#deferred.completeTo(offset)
  }

  #failed(fromOffset: number, error: AppendError): void {
    this.#wakeLoader()
    if (this.#state !== 'active') return
    this.#shard.timeline.revertTo(fromOffset)
    this.#end = Math.min(this.#end, fromOffset)
    // An end at `fromOffset` lies below what was lost.
    this.#deferred.failFrom(fromOffset + 1, error)
  }

  #schedule(key: string, delayMs: number, operation: (now: number) => Decision<R, void>): void {
    this.#cancel(key)
    const timer = this.#clock.schedule(delayMs, () => {
      this.#timers.delete(key)
      this.write((_shard, now) => operation(now)).catch((error: unknown) => {
        // The records are lost and taken back; the next operation decides anew.
        if (!(error instanceof AppendError)) throw error
        this.#logger.log('warn', 'what a timer decided was not committed', { key, error: error.message })
      })
    })
    this.#timers.set(key, timer)
  }

  #cancel(key: string): void {
    this.#timers.get(key)?.cancel()
    this.#timers.delete(key)
  }
}

function rejected(errorCode: number, message: string): Promise<never> {
  return Promise.reject(new AppendError(errorCode, message))
}
