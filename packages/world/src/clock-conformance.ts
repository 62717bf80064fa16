import { assert, type Clock, sleep } from '@ottla/base'

/** What every Clock must do, as data. A simulated one is driven by the test around it. */
export interface ClockConformanceCase {
  readonly name: string
  readonly run: (clock: Clock) => Promise<void>
}

export const CLOCK_CONFORMANCE: readonly ClockConformanceCase[] = [
  { name: 'a timer fires once, no earlier than its delay', run: fires },
  { name: 'timers fire in the order of their times, equal ones in the order of setting', run: inOrder },
  { name: 'a cancelled timer does not fire, and cancelling again is fine', run: cancelled },
  { name: 'a timer set by a timer fires', run: nested },
  { name: 'deferred work runs in order, after microtasks and before timers that are due later', run: deferred },
  { name: 'deferred work may defer more', run: deferredNested },
  { name: 'monotonic time does not go back', run: monotonic },
]

async function fires(clock: Clock): Promise<void> {
  const start = clock.monotonic()
  let times = 0
  await new Promise<void>((resolve) => {
    clock.schedule(5, () => {
      times++
      resolve()
    })
  })
  assert(clock.monotonic() - start >= 5, 'not too early')
  await sleep(clock, 10)
  assert(times === 1, 'once')
}

async function inOrder(clock: Clock): Promise<void> {
  const order: string[] = []
  clock.schedule(12, () => order.push('c'))
  clock.schedule(3, () => order.push('a'))
  clock.schedule(3, () => order.push('b'))
  clock.schedule(-1, () => order.push('now'))
  await sleep(clock, 30)
  assert(order.join(' ') === 'now a b c', `the order was ${order.join(' ')}`)
}

async function cancelled(clock: Clock): Promise<void> {
  let fired = false
  const timer = clock.schedule(2, () => {
    fired = true
  })
  timer.cancel()
  timer.cancel()
  await sleep(clock, 10)
  assert(!fired, 'cancelled')
}

async function nested(clock: Clock): Promise<void> {
  const times: number[] = []
  await new Promise<void>((resolve) => {
    clock.schedule(1, () => {
      times.push(clock.monotonic())
      clock.schedule(0, () => {
        times.push(clock.monotonic())
        clock.schedule(2, resolve)
      })
    })
  })
  assert(times.length === 2 && times[1]! >= times[0]!, 'both fired')
}

async function deferred(clock: Clock): Promise<void> {
  const order: string[] = []
  await new Promise<void>((resolve) => {
    clock.schedule(20, () => {
      order.push('timer')
      resolve()
    })
    clock.defer(() => order.push('first'))
    clock.defer(() => order.push('second'))
    void Promise.resolve().then(() => order.push('microtask'))
    order.push('code')
  })
  assert(order.join(' ') === 'code microtask first second timer', `the order was ${order.join(' ')}`)
}

async function deferredNested(clock: Clock): Promise<void> {
  let rounds = 0
  await new Promise<void>((resolve) => {
    const again = (): void => {
      rounds++
      if (rounds === 100) resolve()
      else clock.defer(again)
    }
    clock.defer(again)
  })
  assert(rounds === 100, 'all ran')
}

async function monotonic(clock: Clock): Promise<void> {
  let last = clock.monotonic()
  for (let i = 0; i < 5; i++) {
    await sleep(clock, 1)
    const now = clock.monotonic()
    assert(now >= last, 'not back')
    last = now
  }
}
