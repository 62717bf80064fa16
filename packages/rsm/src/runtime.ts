/**
 * Hosts one shard on one log. An operation decides, its records are replayed and appended, and its reply leaves when all
 * that it rests on is committed; what the log loses is taken back.
 *
 *     initial --load--> loading --(log replayed)--> active --close--> closed
 *                          |                          |
 *                          +--(log or replay failed)--+--(replay failed)--> failed --close--> closed
 *
 * Only `active` decides. In `loading` the shard holds a prefix of the log; in `failed` its state may be anything and is
 * never looked at again.
 */
import { assert, type Clock, DeferredQueue, type Logger } from '@ottla/base'
import { OperationError, UNKNOWN_SERVER_ERROR } from './operation-error.ts'
import { AppendError, type EndTransaction, type ReadBatch, type ReplicatedLog } from './replicated-log.ts'
import type { Decision, ReplayContext, Shard, ShardTimers } from './shard.ts'
import { Timers } from './timers.ts'

export interface RuntimeOptions<R, S extends Shard<R>> {
  readonly log: ReplicatedLog<R>
  readonly clock: Clock
  readonly logger: Logger
  readonly makeShard: (timers: ShardTimers<R>, runtime: Runtime<R, S>) => S
  /** What requests are refused with while the shard loads, and when it is not served here: codes of the protocol. */
  readonly errorCodes: { readonly loading: number; readonly closed: number }
  /**
   * Replaying a record threw while the shard was active, so state and log no longer agree: the runtime has failed all that
   * waits, and does nothing any more. The owner stops the process, or loads the shard anew.
   */
  readonly onFatal?: (error: Error) => void
}

export type RuntimeState = 'initial' | 'loading' | 'active' | 'failed' | 'closed'

/** Records that loading replays before other work gets a turn. */
const LOAD_TURN_RECORDS = 1000
/** When a timer's operation was not taken or got lost, it is tried again after this. */
const TIMER_RETRY_MS = 500

const NO_PRODUCER: ReplayContext = { producerId: -1, producerEpoch: -1 }

export class Runtime<R, S extends Shard<R>> {
  readonly #options: RuntimeOptions<R, S>
  readonly #log: ReplicatedLog<R>
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #shard: S
  readonly #timers: Timers<R>
  readonly #deferred = new DeferredQueue()
  readonly #unsubscribe: () => void
  #state: RuntimeState = 'initial'
  /** End of what the shard has replayed: a decision may rest on everything below. */
  #end = 0
  /** An operation is deciding: it must not start another one. */
  #deciding = false
  #wakeLoader: () => void = () => {}

  constructor(options: RuntimeOptions<R, S>) {
    this.#options = options
    this.#log = options.log
    this.#clock = options.clock
    this.#logger = options.logger
    this.#timers = new Timers(options.clock, (key, operation) => this.#fire(key, operation))
    this.#shard = options.makeShard(this.#timers, this)
    this.#unsubscribe = this.#log.subscribe({
      committed: (offset) => this.#committed(offset),
      failed: (fromOffset, error) => this.#failed(fromOffset, error),
    })
  }

  get state(): RuntimeState {
    return this.#state
  }

  /** To look at (metrics, tests): what it shows may be uncommitted. Only operations may decide on it. */
  get shard(): S {
    return this.#shard
  }

  /** Offset that the first record of the operation being decided will get. */
  nextOffset(): number {
    return this.#log.endOffset
  }

  /** Operations whose replies wait for the log. */
  get waiting(): number {
    return this.#deferred.size
  }

  /**
   * Replays the whole log, letting other work run in between, then serves. Rejects with what the log or the shard threw;
   * the state is `failed` then. Resolves without serving if it is closed meanwhile.
   */
  async load(): Promise<void> {
    assert(this.#state === 'initial', 'a runtime loads once')
    this.#state = 'loading'
    try {
      await this.#replaySnapshot()
      while (this.#isLoading()) {
        const committed = this.#log.committedOffset
        await this.#replayTo(committed)
        if (this.#end >= this.#log.endOffset) break
        // What a leader before us appended will be committed, or lost, soon; it counts only then.
        if (this.#isLoading() && this.#log.committedOffset <= this.#end) await this.#nextChange()
      }
      if (!this.#isLoading()) return
      this.#state = 'active'
      this.#shard.loaded(this.#clock.now())
    } catch (error) {
      this.#fail(asError(error))
      throw error
    }
  }

  /**
   * Runs the operation now and resolves with its reply when that may leave. Rejects with OperationError, of which
   * AppendError is one: not served here, refused, or lost. `name` stands in log lines.
   */
  write<T>(operation: (shard: S, now: number) => Decision<R, T>, name = 'operation'): Promise<T> {
    return new Promise((resolve, reject) => {
      assert(!this.#deciding, 'an operation starts another one')
      const refused = this.#refusal()
      if (refused !== null) {
        reject(refused)
        return
      }
      const now = this.#clock.now()
      const decision = this.#decide(name, operation, now)
      if (decision instanceof OperationError) {
        reject(decision)
        return
      }
      const error = decision.records.length > 0 ? this.#append(decision, now) : null
      if (error === null) this.#reply(decision, resolve, reject)
      else settle(decision, error, resolve, reject)
    })
  }

  /** Looks at the state and resolves when all that it rests on is committed. `look` changes nothing. */
  read<T>(look: (shard: S, now: number) => T, name = 'read'): Promise<T> {
    return this.write((shard, now) => ({ records: [], reply: look(shard, now) }), name)
  }

  /**
   * A producer's transaction ended: the marker goes to the log, the shard is told, and it resolves at commit. Rejects as
   * `write` does.
   */
  endTransaction(end: EndTransaction): Promise<void> {
    return new Promise((resolve, reject) => {
      assert(!this.#deciding, 'an operation starts another one')
      const refused = this.#refusal()
      if (refused !== null) {
        reject(refused)
        return
      }
      assert(this.#log.appendMarker !== undefined, 'this log carries no transactions')
      const base = this.#log.endOffset
      try {
        this.#end = this.#log.appendMarker(end, this.#clock.now())
      } catch (error) {
        reject(this.#notTaken(error, base))
        return
      }
      try {
        this.#shard.timeline.advance(base)
        this.#shard.replayMarker?.(end.producerId, end.producerEpoch, end.committed)
      } catch (error) {
        this.#fatal(error)
        reject(this.#refusal()!)
        return
      }
      this.#reply({ records: [], reply: undefined }, resolve, reject)
    })
  }

  /** Idempotent. Whoever waits is answered with the error; the shard gives up what it has parked. */
  close(error: Error): void {
    if (this.#state === 'closed') return
    const wasFailed = this.#state === 'failed'
    this.#state = 'closed'
    if (!wasFailed) this.#stop(error)
  }

  #isLoading(): boolean {
    return this.#state === 'loading'
  }

  async #replaySnapshot(): Promise<void> {
    const snapshot = (await this.#log.loadSnapshot?.()) ?? null
    if (snapshot === null || !this.#isLoading()) return
    const { timeline } = this.#shard
    const { lastContainedOffset, records } = snapshot
    timeline.advance(lastContainedOffset)
    let turn = 0
    for (const record of records) {
      this.#shard.replay(lastContainedOffset, record, NO_PRODUCER)
      if (++turn % LOAD_TURN_RECORDS !== 0) continue
      await this.#nextTurn()
      if (!this.#isLoading()) return
    }
    this.#end = lastContainedOffset + 1
    timeline.commitTo(this.#end)
  }

  #nextTurn(): Promise<void> {
    return new Promise((resolve) => this.#clock.defer(resolve))
  }

  async #replayTo(committed: number): Promise<void> {
    let turn = 0
    for await (const batch of this.#log.read(this.#end)) {
      if (!this.#isLoading()) return
      this.#replayBatch(batch)
      turn += batch.records.length
      if (turn < LOAD_TURN_RECORDS) continue
      turn = 0
      await this.#nextTurn()
    }
    // Compaction may have left nothing of the last offsets.
    if (this.#isLoading()) this.#end = Math.max(this.#end, committed)
  }

  #replayBatch(batch: ReadBatch<R>): void {
    const { marker, records, producerId, producerEpoch } = batch
    const { timeline } = this.#shard
    if (marker !== null) {
      timeline.advance(batch.baseOffset)
      this.#shard.replayMarker?.(producerId, producerEpoch, marker.committed)
    }
    const context = batch.isTransactional ? { producerId, producerEpoch } : NO_PRODUCER
    for (const { offset, record } of records) {
      // A batch may begin below the offset asked for.
      if (offset < this.#end) continue
      timeline.advance(offset)
      this.#shard.replay(offset, record, context)
    }
    this.#end = Math.max(this.#end, batch.endOffset)
    // What `read` gives is committed: nothing of it will ever be taken back.
    timeline.commitTo(this.#end)
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeLoader = resolve
    })
  }

  #decide<T>(
    name: string,
    operation: (shard: S, now: number) => Decision<R, T>,
    now: number,
  ): Decision<R, T> | OperationError {
    const { timeline } = this.#shard
    const pending = timeline.pending
    this.#deciding = true
    try {
      const decision = operation(this.#shard, now)
      assert(timeline.pending === pending, 'an operation changed hard state: only replay may')
      return decision
    } catch (error) {
      timeline.revertTo(this.#end)
      if (error instanceof OperationError) return error
      this.#logger.log('error', 'operation failed', { operation: name, error: stackOf(error) })
      return new AppendError(UNKNOWN_SERVER_ERROR, 'the operation failed unexpectedly', { cause: error })
    } finally {
      this.#deciding = false
    }
  }

  /** Replays and appends; null, or why the log took nothing, with the state as it was. */
  #append<T>(decision: Decision<R, T>, now: number): OperationError | null {
    const { records, producer } = decision
    const { timeline } = this.#shard
    const base = this.#log.endOffset
    this.#deciding = true
    try {
      records.forEach((record, i) => {
        timeline.advance(base + i)
        this.#shard.replay(base + i, record, producer ?? NO_PRODUCER)
      })
    } catch (error) {
      // Nothing of it is in the log yet, but a shard that cannot apply what it decides is not to be trusted.
      this.#fatal(error)
      return this.#refusal()
    } finally {
      this.#deciding = false
    }
    try {
      this.#end = this.#log.append(records, now, producer)
    } catch (error) {
      timeline.revertTo(base)
      return this.#notTaken(error, base)
    }
    assert(this.#end === base + records.length, 'the log gave other offsets than were replayed')
    return null
  }

  /** Why an append threw. What is no OperationError is a bug, in the record or in the log. */
  #notTaken(error: unknown, base: number): OperationError {
    if (error instanceof OperationError) return error
    const problem = new AppendError(UNKNOWN_SERVER_ERROR, 'the append failed unexpectedly', { cause: error })
    // The log has taken what the shard has just taken back: they no longer agree.
    if (this.#log.endOffset !== base) this.#fatal(error)
    else this.#logger.log('error', 'append failed', { error: stackOf(error) })
    return problem
  }

  #reply<T>(decision: Decision<R, T>, resolve: (reply: T) => void, reject: (error: Error) => void): void {
    if (this.#end <= this.#log.committedOffset) {
      settle(decision, null, resolve, reject)
      return
    }
    let answer = resolve
    if (decision.immediate === true) {
      resolve(decision.reply)
      if (decision.onCommitted === undefined && decision.onFailed === undefined) return
      answer = () => {}
    }
    this.#deferred.add(this.#end, (error) => settle(decision, error, answer, reject))
  }

  #committed(offset: number): void {
    this.#wakeLoader()
    if (this.#state !== 'active') return
    this.#shard.timeline.commitTo(Math.min(offset, this.#end))
    this.#deferred.completeTo(offset)
  }

  #failed(fromOffset: number, error: AppendError): void {
    this.#wakeLoader()
    if (this.#state !== 'active' || fromOffset >= this.#end) return
    this.#shard.timeline.revertTo(fromOffset)
    this.#end = fromOffset
    // An end at `fromOffset` lies below what was lost.
    this.#deferred.failFrom(fromOffset + 1, error)
  }

  #fire(key: string, operation: (now: number) => Decision<R, void>): void {
    this.write((_shard, now) => operation(now), key).catch((error: unknown) => {
      if (this.#state !== 'active' || this.#timers.has(key)) return
      const { message } = asError(error)
      this.#logger.log('warn', 'timer is tried again', { key, error: message })
      this.#timers.schedule(key, TIMER_RETRY_MS, operation)
    })
  }

  #fatal(error: unknown): void {
    const problem = asError(error)
    this.#fail(problem)
    this.#options.onFatal?.(problem)
  }

  #fail(problem: Error): void {
    if (this.#state === 'failed' || this.#state === 'closed') return
    this.#logger.log('error', 'shard failed', { error: stackOf(problem) })
    this.#state = 'failed'
    this.#stop(new AppendError(this.#options.errorCodes.closed, 'the shard has failed', { cause: problem }))
  }

  #stop(error: Error): void {
    this.#unsubscribe()
    this.#timers.clear()
    this.#deferred.failFrom(0, error)
    this.#shard.unloaded(error)
    // It may have set some while it gave up its parked requests.
    this.#timers.clear()
    this.#wakeLoader()
  }

  /** Why nothing is decided now; null if it is. */
  #refusal(): OperationError | null {
    const { loading, closed } = this.#options.errorCodes
    if (this.#state === 'active') return null
    // AppendError, as from a log that takes nothing: to whoever asks it is the same.
    if (this.#state === 'initial' || this.#state === 'loading') return new AppendError(loading, 'the shard is loading')
    return new AppendError(closed, 'the shard is not served here')
  }
}

function settle<R, T>(
  decision: Decision<R, T>,
  error: Error | null,
  resolve: (reply: T) => void,
  reject: (error: Error) => void,
): void {
  if (error === null) {
    decision.onCommitted?.()
    resolve(decision.reply)
  } else {
    decision.onFailed?.(error)
    reject(error)
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function stackOf(error: unknown): string {
  const { stack, message } = asError(error)
  return stack ?? message
}
