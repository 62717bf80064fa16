/** What the runtime does when something goes wrong, and replies that were parked. */
import { silentLogger, Timeline, TimelineMap } from '@ottla/base'
import { SimClock } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { MemoryLog } from './memory-log.ts'
import { OperationError } from './operation-error.ts'
import { AppendError, type EndTransaction, type TransactionalProducer } from './replicated-log.ts'
import { Runtime } from './runtime.ts'
import type { ReplayContext, Shard, ShardTimers } from './shard.ts'

/** A register by name; `poison` cannot be applied. */
class Registers implements Shard<string> {
  readonly timeline = new Timeline()
  readonly values = new TimelineMap<string, string>(this.timeline)
  readonly timers: ShardTimers<string>
  readonly markers: [number, boolean][] = []
  readonly producers: number[] = []
  unloadedWith: Error | null = null

  constructor(timers: ShardTimers<string>) {
    this.timers = timers
  }

  replay(_offset: number, record: string, context: ReplayContext): void {
    if (record === 'poison') throw new Error('cannot be applied')
    const [name, value] = record.split('=')
    this.values.set(name!, value!)
    this.producers.push(context.producerId)
  }

  replayMarker(producerId: number, _producerEpoch: number, committed: boolean): void {
    this.markers.push([producerId, committed])
  }

  loaded(): void {}

  unloaded(error: Error): void {
    this.unloadedWith = error
  }
}

/** Takes transactions: a marker is one offset without a record. */
class TransactionalLog extends MemoryLog<string> {
  readonly appendedBy: number[] = []

  override append(records: readonly string[], now: number, producer?: TransactionalProducer): number {
    this.appendedBy.push(producer?.producerId ?? -1)
    return super.append(records, now)
  }

  appendMarker(_marker: EndTransaction, now: number): number {
    return super.append(['marker='], now)
  }
}

async function active() {
  const clock = new SimClock()
  const log = new TransactionalLog(clock, {
    encode: (record) => ({ key: Buffer.from(record), value: null }),
    decode: (key) => key.toString(),
  })
  const fatal: Error[] = []
  const lines: string[] = []
  const runtime = new Runtime<string, Registers>({
    log,
    clock,
    logger: { ...silentLogger, log: (_level, message) => void lines.push(message) },
    errorCodes: { loading: 14, closed: 16 },
    makeShard: (timers) => new Registers(timers),
    onFatal: (error) => fatal.push(error),
  })
  await runtime.load()
  return { clock, log, runtime, fatal, lines }
}

const set = (record: string) => () => ({ records: [record], reply: record })

describe('parked replies', () => {
  it('leave when the records of the operation that completes them are committed, before its own', async () => {
    const { clock, runtime } = await active()
    const order: string[] = []
    const own = runtime
      .write(() => ({ records: ['a=1'], reply: 'own', onCommitted: () => order.push('parked') }))
      .then((reply) => order.push(reply))
    expect(order).toEqual([])
    await clock.runFor(10)
    await own
    expect(order).toEqual(['parked', 'own'])
  })

  it('leave at once where nothing has to be waited for', async () => {
    const { runtime } = await active()
    const order: string[] = []
    await runtime.write(() => ({ records: [], reply: null, onCommitted: () => order.push('parked') }))
    expect(order).toEqual(['parked'])
  })

  it('fail once: when the log refuses, when it loses, when the shard goes', async () => {
    const { log, runtime } = await active()
    const errors: (number | string)[] = []
    const parking = () => ({
      records: ['a=1'],
      reply: null,
      onCommitted: () => errors.push('committed'),
      onFailed: (error: Error) => errors.push(error instanceof OperationError ? error.errorCode : error.message),
    })
    log.refuseWith = 10
    await expect(runtime.write(parking)).rejects.toMatchObject({ errorCode: 10 })
    log.stalled = true
    const lost = runtime.write(parking)
    log.lose(6)
    await expect(lost).rejects.toMatchObject({ errorCode: 6 })
    const gone = runtime.write(parking)
    runtime.close(new AppendError(16, 'moved'))
    await expect(gone).rejects.toMatchObject({ errorCode: 16 })
    expect(errors).toEqual([10, 6, 16])
  })

  it('of an immediate reply wait all the same', async () => {
    const { clock, runtime } = await active()
    let committed = false
    const reply = runtime.write(() => ({
      records: ['a=1'],
      reply: 'at once',
      immediate: true,
      onCommitted: () => {
        committed = true
      },
    }))
    expect(await reply).toBe('at once')
    expect(committed).toBe(false)
    await clock.runFor(10)
    expect(committed).toBe(true)
  })
})

describe('bugs', () => {
  it('in deciding cost one request', async () => {
    const { clock, runtime, lines } = await active()
    const failed = runtime.write(() => {
      throw new TypeError('a bug')
    })
    await expect(failed).rejects.toMatchObject({ errorCode: -1 })
    expect(lines).toEqual(['operation failed'])
    const refused = runtime.write(() => {
      throw new OperationError(42, 'not like this')
    })
    await expect(refused).rejects.toMatchObject({ errorCode: 42 })
    expect(lines).toHaveLength(1)
    const next = runtime.write(set('a=1'))
    await clock.runFor(10)
    expect(await next).toBe('a=1')
  })

  it('that change hard state while deciding are taken back', async () => {
    const { runtime } = await active()
    const wrong = runtime.write((shard) => {
      shard.values.set('a', 'wrong')
      return { records: [], reply: null }
    })
    await expect(wrong).rejects.toMatchObject({ errorCode: -1 })
    expect(runtime.shard.values.size).toBe(0)
  })

  it('in replaying stop the shard, and nothing of it reaches the log', async () => {
    const { log, runtime, fatal } = await active()
    log.stalled = true
    const waiting = runtime.write(set('a=1'))
    const poison = runtime.write(set('poison'))
    await expect(waiting).rejects.toMatchObject({ errorCode: 16 })
    await expect(poison).rejects.toMatchObject({ errorCode: 16 })
    expect(fatal.map(({ message }) => message)).toEqual(['cannot be applied'])
    expect(log.endOffset).toBe(1)
    expect(runtime.state).toBe('failed')
    expect(runtime.shard.unloadedWith).not.toBeNull()
    await expect(runtime.write(set('b=1'))).rejects.toMatchObject({ errorCode: 16 })
    runtime.close(new Error('stop'))
    expect(runtime.state).toBe('closed')
  })

  it('in appending cost one request, or stop the shard if the log has taken the records', async () => {
    const { clock, log, runtime, fatal, lines } = await active()
    const append = log.append.bind(log)
    log.append = () => {
      throw new TypeError('cannot be encoded')
    }
    let failed = 0
    const refused = runtime.write(() => ({ records: ['a=1'], reply: null, onFailed: () => failed++ }))
    await expect(refused).rejects.toMatchObject({ errorCode: -1 })
    expect([failed, runtime.shard.values.size, runtime.state, lines]).toEqual([1, 0, 'active', ['append failed']])
    log.append = (records, now) => {
      append(records, now)
      throw new TypeError('after it was taken')
    }
    await expect(runtime.write(set('a=1'))).rejects.toMatchObject({ errorCode: -1 })
    expect([runtime.state, fatal.length]).toEqual(['failed', 1])
    await clock.runFor(10)
  })

  it('in replaying what is loaded fail the load', async () => {
    const { clock, log, fatal } = await active()
    log.append(['poison'], 0)
    await clock.runFor(10)
    const second = new Runtime<string, Registers>({
      log,
      clock,
      logger: silentLogger,
      errorCodes: { loading: 14, closed: 16 },
      makeShard: (timers) => new Registers(timers),
    })
    await expect(second.load()).rejects.toThrow('cannot be applied')
    expect(second.state).toBe('failed')
    expect(fatal).toEqual([])
  })
})

describe('loading', () => {
  it('waits for what is not committed yet, and ends when it is lost', async () => {
    const { clock, log } = await active()
    log.append(['a=1'], 0)
    await clock.runFor(10)
    log.stalled = true
    log.append(['b=1'], 0)
    const second = new Runtime<string, Registers>({
      log,
      clock,
      logger: silentLogger,
      errorCodes: { loading: 14, closed: 16 },
      makeShard: (timers) => new Registers(timers),
    })
    const loading = second.load()
    await clock.runFor(10)
    expect(second.state).toBe('loading')
    await expect(second.write(set('c=1'))).rejects.toMatchObject({ errorCode: 14 })
    log.lose(6)
    await clock.drive(loading)
    expect(second.state).toBe('active')
    expect([...second.shard.values]).toEqual([['a', '1']])
  })

  it('lets other work run in between, and may be given up', async () => {
    const { clock, log } = await active()
    for (let n = 0; n < 50; n++)
      log.append(
        Array.from({ length: 100 }, (_, i) => `k${n * 100 + i}=1`),
        0,
      )
    await clock.runFor(10)
    const second = new Runtime<string, Registers>({
      log,
      clock,
      logger: silentLogger,
      errorCodes: { loading: 14, closed: 16 },
      makeShard: (timers) => new Registers(timers),
    })
    const sizes: number[] = []
    const look = (): void => {
      sizes.push(second.shard.values.size)
      if (second.shard.values.size >= 3000) second.close(new AppendError(16, 'given up'))
      else if (second.state === 'loading') clock.defer(look)
    }
    const loading = second.load()
    clock.defer(look)
    await clock.drive(loading)
    expect(second.state).toBe('closed')
    expect(sizes.some((size) => size > 0 && size < 3000)).toBe(true)
    expect(second.shard.values.size).toBeLessThan(5000)
  })
})

describe('transactions', () => {
  it('are told to log and shard, and their end waits for its commit', async () => {
    const { clock, log, runtime } = await active()
    const written = runtime.write(() => ({
      records: ['a=1'],
      reply: null,
      producer: { producerId: 7, producerEpoch: 0 },
    }))
    await clock.runFor(10)
    await written
    expect(log.appendedBy).toEqual([7])
    expect(runtime.shard.producers).toEqual([7])
    let ended = false
    const ending = runtime
      .endTransaction({ producerId: 7, producerEpoch: 0, committed: true, coordinatorEpoch: 3 })
      .then(() => {
        ended = true
      })
    await clock.settle()
    expect(ended).toBe(false)
    await clock.runFor(10)
    await ending
    expect(runtime.shard.markers).toEqual([[7, true]])
    log.refuseWith = 6
    const refused = runtime.endTransaction({ producerId: 8, producerEpoch: 0, committed: false, coordinatorEpoch: 3 })
    await expect(refused).rejects.toMatchObject({ errorCode: 6 })
    expect(runtime.shard.markers).toHaveLength(1)
  })
})

describe('timers', () => {
  it('are tried again after a loss, unless the key got another deadline', async () => {
    const { clock, log, runtime } = await active()
    const { timers, values } = runtime.shard
    log.refuseWith = 19
    timers.schedule('key', 10, () => ({ records: ['a=1'], reply: undefined }))
    await clock.runFor(400)
    expect(values.size).toBe(0)
    await clock.runFor(200)
    expect([...values]).toEqual([['a', '1']])
    log.refuseWith = 19
    timers.schedule('key', 10, () => {
      timers.schedule('key', 5000, () => ({ records: ['b=late'], reply: undefined }))
      return { records: ['b=lost'], reply: undefined }
    })
    await clock.runFor(4000)
    expect(values.has('b')).toBe(false)
    await clock.runFor(2000)
    expect(values.get('b')).toBe('late')
  })
})
