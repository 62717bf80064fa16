/** What a start makes of leftovers, and of files that are missing or damaged beside sound batches. */
import { batchSizeInBytes, ErrorCode } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { batch, CLIENT, config, makeWorld, openLog, readValues, type TestWorld } from './testkit.test-support.ts'
import type { OpenLogOptions } from './types.ts'

/** Young enough that the producer is still remembered. */
const TIME = 1_767_225_600_000
const SMALL = { config: config({ segmentBytes: 600, indexIntervalBytes: 100 }) }

/** 30 records of one producer in several segments, closed cleanly. */
async function closedLog(logStartOffset = 0): Promise<{ world: TestWorld; values: string[] }> {
  const world = makeWorld()
  const log = await openLog(world, { ...SMALL, logStartOffset })
  const values = Array.from({ length: 30 }, (_, i) => `value-${i}`)
  for (const [i, value] of values.entries()) {
    log.append(batch([value], { producerId: 1, producerEpoch: 0, baseSequence: i }, TIME + i), CLIENT)
  }
  await world.clock.drive(log.close())
  return { world, values }
}

async function write(world: TestWorld, name: string, bytes: Buffer): Promise<void> {
  const file = await world.sim.open(`/logs/t-0/${name}`, 'replace')
  if (bytes.length > 0) await file.write([bytes], 0)
  await file.sync()
  await file.close()
}

function names(world: TestWorld): string[] {
  return world.sim.paths().map((path) => path.slice('/logs/t-0/'.length))
}

const starts: [string, Partial<OpenLogOptions>][] = [
  ['clean', { ...SMALL, cleanShutdown: true, recoveryPoint: 30 }],
  ['unclean', { ...SMALL, recoveryPoint: 12 }],
]

describe.each(starts)('pitfall 212: after a %s stop', (stop, options) => {
  it.each(['.index', '.timeindex', '.snapshot', '.txnindex', 'leader-epoch-checkpoint'])(
    '%s files may be missing',
    async (suffix) => {
      const { world, values } = await closedLog()
      for (const path of world.sim.paths()) if (path.endsWith(suffix)) world.sim.deleteAtRest(path)
      const log = await openLog(world, options)
      expect(await readValues(log)).toEqual(values)
      expect(log.activeProducers()[0]!.lastSequence).toBe(29)
      expect(await log.offsetForTimestamp(TIME + 17)).toMatchObject({ offset: 17 })
    },
  )

  it.each(['.index', '.timeindex', '.snapshot', 'leader-epoch-checkpoint'])(
    '%s files may be damaged',
    async (suffix) => {
      const { world, values } = await closedLog()
      for (const path of world.sim.paths()) {
        if (path.endsWith(suffix)) world.sim.corrupt(path, (bytes) => Buffer.concat([bytes.fill(0), Buffer.alloc(24)]))
      }
      const log = await openLog(world, options)
      expect(await readValues(log)).toEqual(values)
      expect(log.activeProducers()[0]!.lastSequence).toBe(29)
      expect(await log.offsetForTimestamp(TIME + 17)).toMatchObject({ offset: 17 })
      expect(log.endOffsetForEpoch(0)).toEqual({ epoch: 0, endOffset: 30 })
    },
  )

  it('leftovers of deletion, compaction and interrupted writes are cleared away, other names are left alone', async () => {
    const { world, values } = await closedLog()
    const gone = [
      '00000000000000000099.log.deleted',
      '00000000000000000099.index',
      '00000000000000000003.log.cleaned',
      'leader-epoch-checkpoint.tmp',
    ]
    for (const name of gone) await write(world, name, Buffer.from('rubbish'))
    await write(world, '00000000000000000012-0000000001.checkpoint', Buffer.from('kept'))
    const log = await openLog(world, options)
    expect(await readValues(log)).toEqual(values)
    for (const name of gone) expect(names(world)).not.toContain(name)
    expect(names(world)).toContain('00000000000000000012-0000000001.checkpoint')
  })

  it('a finished compaction replaces the segments that it covers', async () => {
    const { world, values } = await closedLog()
    const bases = names(world)
      .filter((name) => name.endsWith('.log'))
      .sort()
    const [first, second] = bases
    const third = Number(bases[2]!.slice(0, 20))
    const merged = Buffer.concat([first!, second!].map((name) => world.sim.peek(`/logs/t-0/${name}`)!))
    await write(world, `${first}.swap`, merged)
    const log = await openLog(world, { ...options, recoveryPoint: 30 })
    expect(await readValues(log)).toEqual(values)
    expect(names(world)).toContain(first)
    expect(names(world)).not.toContain(second)
    expect(Number(second!.slice(0, 20))).toBeLessThan(third)
  })

  it('a log that ends below its start begins anew at its start; after a clean stop one of both is wrong', async () => {
    const { world } = await closedLog()
    const log = await openLog(world, { ...options, logStartOffset: 500 })
    if (stop === 'clean') {
      expect([log.state, log.problem?.message]).toEqual([
        'corrupt',
        expect.stringContaining('log-start-offset-checkpoint'),
      ])
      expect(await readValues(await openLog(world, options))).toHaveLength(30)
      return
    }
    expect([log.logStartOffset, log.endOffset, log.state]).toEqual([500, 500, 'online'])
    expect(log.append(batch(['new']), CLIENT).baseOffset).toBe(500)
  })
})

/** Larger than any offset that a segment's index can hold. */
const FAR = 3_000_000_000

describe.each(starts)('a log that begins beyond 2^31, after a %s stop', (_name, { recoveryPoint, ...rest }) => {
  const options = { ...rest, logStartOffset: FAR, recoveryPoint: FAR + recoveryPoint! }

  it.each(['.index', '.timeindex', '.snapshot', 'leader-epoch-checkpoint', 'nothing'])(
    'may lack %s',
    async (suffix) => {
      const { world, values } = await closedLog(FAR)
      for (const path of world.sim.paths()) if (path.endsWith(suffix)) world.sim.deleteAtRest(path)
      const log = await openLog(world, options)
      expect(log.state).toBe('online')
      expect(await readValues(log)).toEqual(values)
      expect(log.activeProducers()[0]!.lastSequence).toBe(29)
      expect(await log.offsetForTimestamp(TIME + 17)).toMatchObject({ offset: FAR + 17 })
      expect(await log.offsetOfMaxTimestamp()).toMatchObject({ offset: FAR + 29 })
      await world.clock.drive(log.truncateTo(FAR + 25))
      expect(await readValues(log)).toEqual(values.slice(0, 25))
    },
  )

  it('takes over what a compaction has finished', async () => {
    const { world, values } = await closedLog(FAR)
    const [first, second] = names(world)
      .filter((name) => name.endsWith('.log'))
      .sort()
    const merged = Buffer.concat([first!, second!].map((name) => world.sim.peek(`/logs/t-0/${name}`)!))
    await write(world, `${first}.swap`, merged)
    const log = await openLog(world, options)
    expect(await readValues(log)).toEqual(values)
    expect(names(world)).not.toContain(second)
  })
})

it('zeros behind the last batch are no data: a file that was extended and not filled', async () => {
  const { world, values } = await closedLog()
  const last = world.sim
    .paths()
    .filter((path) => path.endsWith('.log'))
    .sort()
    .at(-1)!
  world.sim.corrupt(last, (bytes) => Buffer.concat([bytes, Buffer.alloc(100_000)]))
  const log = await openLog(world, { ...SMALL, recoveryPoint: 30 })
  expect(await readValues(log)).toEqual(values)
  expect(world.sim.peek(last)!.length).toBeLessThan(1000)
})

it('damage in a segment that is not the last is corruption, even behind the recovery point', async () => {
  const { world } = await closedLog()
  const [first] = world.sim
    .paths()
    .filter((path) => path.endsWith('.log'))
    .sort()
  world.sim.truncateAtRest(first!, world.sim.peek(first!)!.length - 1)
  expect((await openLog(world, SMALL)).state).toBe('corrupt')
})

it('a batch whose length is damaged after a clean stop: an error for who reads it, what stands before it is served', async () => {
  const { world } = await closedLog()
  const first = world.sim
    .paths()
    .filter((path) => path.endsWith('.log'))
    .sort()[0]!
  const whole = Buffer.from(world.sim.peek(first)!)
  const second = batchSizeInBytes(whole, 0)
  let refused = 0
  for (let bit = 8 * (second + 8); bit < 8 * (second + 12); bit++) {
    const damaged = Buffer.from(whole)
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    world.sim.corrupt(first, () => damaged)
    const log = await openLog(world, { ...SMALL, cleanShutdown: true, recoveryPoint: 30 })
    const before = await world.clock.drive(Promise.resolve(log.read(0, 1 << 20)))
    expect([before.errorCode, before.chunks[0]!.subarray(0, second)]).toEqual([0, whole.subarray(0, second)])
    const at = await world.clock.drive(Promise.resolve(log.read(1, 1 << 20)))
    expect([ErrorCode.NONE, ErrorCode.CORRUPT_MESSAGE]).toContain(at.errorCode)
    if (at.errorCode !== ErrorCode.NONE) refused++
    expect(log.state).toBe('online')
    await world.clock.drive(log.abandon())
  }
  expect(refused).toBeGreaterThan(20)
})
