/**
 * What every ReplicatedLog must do, as data, for the test runner of the package that has one:
 *
 *     for (const { name, needs, run } of REPLICATED_LOG_CONFORMANCE) it(name, () => run(open))
 *
 * where `open` gives a fresh log. A log may write records of its own (Raft's begin each epoch), so offsets are counted
 * from where the log stands.
 */
import { assert } from '@ottla/base'
import type { OperationError } from './operation-error.ts'
import { AppendError, type LogUnderTest, type ReplicatedLog } from './replicated-log.ts'

export interface LogConformanceCase {
  readonly name: string
  /** Left out for a log that cannot do it. */
  readonly needs: 'crash' | 'failNextWrite' | null
  readonly run: <R>(open: () => Promise<LogUnderTest<R>>) => Promise<void>
}

export const REPLICATED_LOG_CONFORMANCE: readonly LogConformanceCase[] = [
  { name: 'append gives the new end and commits later', needs: null, run: appendThenCommit },
  {
    name: 'listeners hear of commits in order, never inside append, until they unsubscribe',
    needs: null,
    run: listeners,
  },
  { name: 'a listener may append', needs: null, run: appendFromListener },
  { name: 'one append is one batch, with its offsets and its time', needs: null, run: batches },
  { name: 'reading stops at what was committed at the call', needs: null, run: readCommitted },
  { name: 'reading begins at the offset asked for', needs: null, run: readFrom },
  { name: 'reading may be given up halfway', needs: null, run: readHalf },
  { name: 'appends of one turn are committed together or in order', needs: null, run: manyAppends },
  { name: 'a large append comes back whole', needs: null, run: largeAppend },
  { name: 'what was committed is there when the log is opened again', needs: null, run: reopened },
  { name: 'what a write loses is told, and is not there', needs: 'failNextWrite', run: failedWrite },
  { name: 'a crash leaves what was committed, and whole appends behind it', needs: 'crash', run: crashed },
  { name: 'crashes one after another lose nothing', needs: 'crash', run: crashedOften },
]

async function appendThenCommit<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const base = log.endOffset
  same(log.committedOffset, base, 'a log at rest is committed to its end')
  same(log.append([under.record(0), under.record(1)], clock.now()), base + 2, 'the new end')
  same(log.endOffset, base + 2, 'the end')
  same(log.committedOffset, base, 'nothing is committed inside append')
  await under.settle()
  same(log.committedOffset, base + 2, 'committed after a while')
  same(log.endOffset, base + 2, 'commits move no end')
}

async function listeners<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const told: number[] = []
  let appending = false
  const unsubscribe = log.subscribe({
    committed: (offset) => {
      assert(!appending, 'a listener was called inside append')
      same(log.committedOffset, offset, 'the offset that a listener hears of')
      told.push(offset)
    },
    failed: fail,
  })
  for (let n = 0; n < 5; n++) {
    appending = true
    log.append([under.record(n)], clock.now())
    appending = false
    if (n % 2 === 0) await under.settle()
  }
  await under.settle()
  same(told.at(-1), log.endOffset, 'the last offset told')
  assert(
    told.every((offset, i) => i === 0 || offset >= told[i - 1]!),
    'the committed offset went back',
  )
  unsubscribe()
  const count = told.length
  log.append([under.record(9)], clock.now())
  await under.settle()
  same(told.length, count, 'calls after unsubscribing')
}

async function appendFromListener<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const base = log.endOffset
  let more = 3
  log.subscribe({
    committed: (offset) => {
      if (offset < log.endOffset || more === 0) return
      log.append([under.record(10 + more--)], clock.now())
    },
    failed: fail,
  })
  log.append([under.record(0)], clock.now())
  await under.settle()
  same(log.committedOffset, base + 4, 'end of what the listener appended')
  same(await numbers(under, base), [[0], [13], [12], [11]], 'records')
}

async function batches<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log } = under
  const base = log.endOffset
  log.append([under.record(1), under.record(2), under.record(3)], 1_700_000_000_001)
  log.append([under.record(4)], 1_700_000_000_002)
  await under.settle()
  const found: unknown[] = []
  for await (const batch of log.read(base)) {
    const { baseOffset, endOffset, timestamp, marker, isTransactional, records } = batch
    found.push([baseOffset, endOffset, timestamp, marker, isTransactional, records.map(({ offset }) => offset)])
  }
  same(
    found,
    [
      [base, base + 3, 1_700_000_000_001, null, false, [base, base + 1, base + 2]],
      [base + 3, base + 4, 1_700_000_000_002, null, false, [base + 3]],
    ],
    'batches',
  )
}

async function readCommitted<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const base = log.endOffset
  log.append([under.record(0)], clock.now())
  await under.settle()
  const batchesFound = log.read(base)
  log.append([under.record(1)], clock.now())
  const found: (number | null)[] = []
  const reading = (async () => {
    for await (const batch of batchesFound) found.push(...batch.records.map(({ record }) => under.numberOf(record)))
  })()
  await under.settle()
  await reading
  // An iterator that reads lazily may look at the watermark when it is first asked, which is before any commit.
  same(found, [0], 'records read while another one was being committed')
}

async function readFrom<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const base = log.endOffset
  for (let n = 0; n < 10; n++) log.append([under.record(2 * n), under.record(2 * n + 1)], clock.now())
  await under.settle()
  for (let from = base; from <= base + 20; from += 2) {
    const expected = Array.from({ length: (base + 20 - from) / 2 }, (_, i) => from - base + 2 * i)
    same(
      await numbers(under, from),
      expected.map((n) => [n, n + 1]),
      `records from ${from}`,
    )
  }
  same(await numbers(under, log.endOffset), [], 'records behind the end')
}

async function readHalf<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const base = log.endOffset
  for (let n = 0; n < 5; n++) log.append([under.record(n)], clock.now())
  await under.settle()
  let read = 0
  for await (const _batch of log.read(base)) if (++read === 2) break
  same(read, 2, 'batches before giving up')
  same(await numbers(under, base), [[0], [1], [2], [3], [4]], 'records')
}

async function manyAppends<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock } = under
  const base = log.endOffset
  for (let n = 0; n < 300; n++) log.append([under.record(n)], clock.now())
  await under.settle()
  same(log.committedOffset, base + 300, 'committed')
  same(
    await numbers(under, base),
    Array.from({ length: 300 }, (_, n) => [n]),
    'records',
  )
}

async function largeAppend<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const base = under.log.endOffset
  const wanted = Array.from({ length: 5000 }, (_, n) => n)
  under.log.append(
    wanted.map((n) => under.record(n)),
    under.clock.now(),
  )
  await under.settle()
  same(await numbers(under, base), [wanted], 'records')
}

async function reopened<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  let under = await settled(open)
  const base = under.log.endOffset
  for (let round = 0; round < 3; round++) {
    under.log.append([under.record(2 * round), under.record(2 * round + 1)], under.clock.now())
    await under.settle()
    const end = under.log.endOffset
    under = await under.reopen()
    await under.settle()
    assert(under.log.endOffset >= end, 'the end went back')
    same(under.log.committedOffset, under.log.endOffset, 'committed after opening again')
    const wanted = Array.from({ length: round + 1 }, (_, i) => [2 * i, 2 * i + 1])
    same(await numbers(under, base), wanted, 'records')
  }
}

async function failedWrite<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const { log, clock, failNextWrite } = under
  assert(failNextWrite !== null, 'the log must be able to fail')
  const base = log.endOffset
  log.append([under.record(0)], clock.now())
  await under.settle()
  const failures: [number, OperationError, number][] = []
  log.subscribe({
    committed: (offset) => assert(offset <= base + 1, 'what was lost is called committed'),
    failed: (fromOffset, error) => failures.push([fromOffset, error, log.endOffset]),
  })
  failNextWrite()
  log.append([under.record(1)], clock.now())
  log.append([under.record(2), under.record(3)], clock.now())
  await under.settle()
  same(failures.length, 1, 'calls of failed')
  const [fromOffset, error, end] = failures[0]!
  same([fromOffset, end], [base + 1, base + 1], 'where it was lost, and the end at that time')
  assert(error instanceof AppendError && error.errorCode !== 0, 'a loss has an error code')
  same(log.committedOffset, base + 1, 'committed')
  // A medium that is gone for good gives nothing any more; one that goes on gives what it had.
  const found = await numbers(under, base).catch(() => null)
  if (found !== null) same(found, [[0]], 'records')
}

async function crashed<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  const under = await settled(open)
  const base = under.log.endOffset
  for (let n = 0; n < 4; n++) under.log.append([under.record(2 * n), under.record(2 * n + 1)], under.clock.now())
  await under.settle()
  for (let n = 4; n < 8; n++) under.log.append([under.record(2 * n), under.record(2 * n + 1)], under.clock.now())
  assert(under.crash !== null, 'the log must be able to crash')
  const after = await under.crash()
  await after.settle()
  const found = await numbers(after, base)
  assert(found.length >= 4, 'what was committed is gone')
  same(
    found,
    Array.from({ length: found.length }, (_, n) => [2 * n, 2 * n + 1]),
    'records after the crash',
  )
}

async function crashedOften<R>(open: () => Promise<LogUnderTest<R>>): Promise<void> {
  let under = await settled(open)
  const base = under.log.endOffset
  let next = 0
  let kept = 0
  for (let round = 0; round < 8; round++) {
    const { log, clock } = under
    log.subscribe({ committed: () => {}, failed: fail })
    for (let n = 0; n < 3; n++) log.append([under.record(next++)], clock.now())
    if (round % 3 !== 2) {
      await under.settle()
      kept = next
    }
    assert(under.crash !== null, 'the log must be able to crash')
    under = await under.crash()
    await under.settle()
    const found = (await numbers(under, base)).flat()
    assert(found.length >= kept, 'what was committed is gone')
    same(
      found,
      Array.from({ length: found.length }, (_, n) => n),
      `records after crash ${round}`,
    )
    next = found.length
    kept = next
  }
}

async function settled<R>(open: () => Promise<LogUnderTest<R>>): Promise<LogUnderTest<R>> {
  const under = await open()
  await under.settle()
  return under
}

/** Numbers of the records of each batch from an offset on; batches that the log wrote by itself left out. */
async function numbers<R>(under: LogUnderTest<R>, fromOffset: number): Promise<number[][]> {
  const found: number[][] = []
  const log: ReplicatedLog<R> = under.log
  let before = -1
  for await (const batch of log.read(fromOffset)) {
    assert(batch.endOffset > fromOffset, 'a batch below the offset asked for')
    assert(batch.baseOffset >= before, 'batches out of order')
    before = batch.endOffset
    const own = batch.records.map(({ record }) => under.numberOf(record)).filter((n) => n !== null)
    if (own.length > 0) found.push(own)
  }
  return found
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: ${a}, expected ${b}`)
}

function fail(): never {
  throw new Error('nothing was to be lost here')
}
