import { sleep } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { ProcessClock } from './process-clock.ts'
import { SimClock } from './sim-clock.ts'

describe('simulated clock', () => {
  it('moves only as far as it is driven', async () => {
    const clock = new SimClock({ wallMs: 1000 })
    const fired: number[] = []
    for (const delay of [30, 10, 20]) clock.schedule(delay, () => fired.push(clock.monotonic()))
    await clock.runUntil(20)
    expect(fired).toEqual([10, 20])
    expect([clock.monotonic(), clock.now()]).toEqual([20, 1020])
    await clock.runFor(100)
    expect(fired).toEqual([10, 20, 30])
    expect(clock.monotonic()).toBe(120)
    expect(clock.pendingTimers).toBe(0)
  })

  it('finishes what an event started before the next event', async () => {
    const clock = new SimClock()
    const order: string[] = []
    clock.schedule(5, () => {
      void (async () => {
        for (let i = 0; i < 40; i++) await Promise.resolve()
        order.push('first done')
      })()
    })
    clock.schedule(5, () => order.push('second'))
    await clock.runFor(5)
    expect(order).toEqual(['first done', 'second'])
  })

  it('takes a barrier that waits for any depth of microtasks', async () => {
    const clock = new SimClock({ barrier: () => new Promise((resolve) => setImmediate(resolve)) })
    let done = false
    clock.schedule(1, () => {
      void (async () => {
        for (let i = 0; i < 10_000; i++) await Promise.resolve()
        done = true
      })()
    })
    await clock.runFor(1)
    expect(done).toBe(true)
  })

  it('settle runs what is due without moving time', async () => {
    const clock = new SimClock()
    let runs = 0
    clock.schedule(0, () => {
      runs++
      clock.defer(() => runs++)
    })
    clock.schedule(1, () => runs++)
    await clock.settle()
    expect([runs, clock.monotonic()]).toEqual([2, 0])
  })

  it('a wall clock that jumps moves no timer', async () => {
    const clock = new SimClock({ wallMs: 0 })
    const slept = sleep(clock, 100)
    clock.jumpWall(-86_400_000)
    expect(clock.now()).toBe(-86_400_000)
    await clock.drive(slept)
    expect(clock.monotonic()).toBe(100)
  })

  it('drive passes results and errors on, and finds what hangs', async () => {
    const clock = new SimClock()
    expect(await clock.drive(Promise.resolve(7))).toBe(7)
    await expect(clock.drive(Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(clock.drive(new Promise(() => {}))).rejects.toThrow('nothing left to run')
    const tick = (): void => void clock.schedule(1000, tick)
    tick()
    await expect(clock.drive(new Promise(() => {}), 5000)).rejects.toThrow('5000 ms of virtual time')
  })

  it('drive runs nothing beyond its work', async () => {
    for (const barrier of [undefined, () => new Promise<void>((resolve) => setImmediate(resolve))]) {
      const clock = new SimClock(barrier === undefined ? {} : { barrier })
      const ran: string[] = []
      clock.schedule(10, () => ran.push('timer'))
      const chain = async (): Promise<void> => {
        for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      }
      await clock.drive(chain())
      expect([ran, clock.monotonic()]).toEqual([[], 0])
      clock.defer(() => ran.push('deferred'))
      await clock.drive(sleep(clock, 5))
      expect([ran, clock.monotonic()]).toEqual([['deferred'], 5])
      await clock.drive(chain())
      expect([ran, clock.monotonic()]).toEqual([['deferred'], 5])
    }
  })

  it('forgets cancelled timers', () => {
    const clock = new SimClock()
    for (let i = 0; i < 100_000; i++) clock.schedule(1_000_000, () => {}).cancel()
    expect(clock.pendingTimers).toBe(0)
  })
})

describe('the clock of a process', () => {
  it('runs nothing after a kill', async () => {
    const clock = new SimClock()
    const process = new ProcessClock(clock)
    let runs = 0
    process.schedule(1, () => runs++)
    process.defer(() => runs++)
    process.kill()
    process.schedule(1, () => runs++)
    process.defer(() => runs++)
    await clock.runFor(10)
    expect(runs).toBe(0)
  })

  it('runs late, in order, what came due while it was paused', async () => {
    const clock = new SimClock()
    const process = new ProcessClock(clock)
    const ran: string[] = []
    process.schedule(5, () => ran.push(`a at ${clock.monotonic()}`))
    process.schedule(6, () => ran.push(`b at ${clock.monotonic()}`))
    const cancelled = process.schedule(7, () => ran.push('c'))
    process.pause()
    await clock.runFor(50)
    cancelled.cancel()
    expect(ran).toEqual([])
    process.resume()
    await clock.settle()
    expect(ran).toEqual(['a at 50', 'b at 50'])
  })

  it('has a wall clock of its own', () => {
    const clock = new SimClock({ wallMs: 1000 })
    const process = new ProcessClock(clock)
    process.wallSkewMs = -300
    expect([process.now(), process.monotonic()]).toEqual([700, 0])
  })
})
