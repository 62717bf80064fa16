/** What a start makes of partitions that stand where the metadata does not have them. */
import type { Logger } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import { fetchValues, produce, SimMachine } from './node.test-support.ts'

const TWO_DIRECTORIES = { 'log.dirs': '/kafka,/second' }

/** Lines of level warn and error. */
function complaints(): { readonly lines: string[]; readonly logger: Logger } {
  const lines: string[] = []
  const logger: Logger = {
    log: (level, message) => {
      if (level === 'warn' || level === 'error') lines.push(message)
    },
    child: () => logger,
    enabled: () => true,
  }
  return { lines, logger }
}

async function stopped(seed: number, topics: readonly string[], config: Record<string, string> = {}) {
  const machine = new SimMachine(seed)
  const node = await machine.clock.drive(machine.start(config))
  await machine.clock.drive(
    createTopics(
      node.broker,
      topics.map((name) => ({ name, partitions: 1 })),
    ),
  )
  const peer = await machine.clock.drive(machine.connect())
  for (const topic of topics) await machine.clock.drive(produce(peer, topic, [`of ${topic}`], machine.clock.now()))
  await machine.clock.drive(node.stop())
  return machine
}

describe('a start', () => {
  it('sets aside logs that the metadata does not know, also those of an earlier topic of the same name', async () => {
    const machine = await stopped(1, ['kept', 'renamed', 'other'])
    const disk = machine.disk.mount()
    await machine.clock.drive(disk.rename('/kafka/renamed-0', '/kafka/nobodys-0'))
    await machine.clock.drive(disk.rename('/kafka/other-0', '/kafka/renamed-0'))
    const node = await machine.clock.drive(machine.start())
    const peer = await machine.clock.drive(machine.connect())
    expect(await machine.clock.drive(fetchValues(peer, 'kept'))).toEqual(['of kept'])
    expect(await machine.clock.drive(fetchValues(peer, 'renamed'))).toEqual([])
    await machine.clock.runFor(300_000)
    const aside = machine.disk.paths().map((path) => /^\/kafka\/(\w+-0)\.[0-9a-f]{32}-stray\/.*\.log$/.exec(path)?.[1])
    expect(aside.filter((name) => name !== undefined).sort()).toEqual(['nobodys-0', 'renamed-0'])
    await machine.clock.drive(node.stop())
  })

  it('tells the controller of a replica that is in another directory, once the broker is registered', async () => {
    const machine = await stopped(2, ['a', 'b'], TWO_DIRECTORIES)
    const disk = machine.disk.mount()
    const [from, to] = machine.disk.paths().includes('/kafka/a-0/partition.metadata')
      ? ['/kafka', '/second']
      : ['/second', '/kafka']
    await machine.clock.drive(disk.rename(`${from}/a-0`, `${to}/a-0`))
    const { lines, logger } = complaints()
    machine.logger = logger
    const node = await machine.clock.drive(machine.start(TWO_DIRECTORIES))
    await machine.clock.runFor(5000)
    expect(lines).toEqual([])
    const id = /directory\.id=(\S+)/.exec(machine.disk.peek(`${to}/meta.properties`)!.toString())![1]
    expect(node.broker.image.topics.topic('a')!.partitions.get(0)!.directories).toEqual([id])
    const peer = await machine.clock.drive(machine.connect())
    expect(await machine.clock.drive(fetchValues(peer, 'a'))).toEqual(['of a'])
    await machine.clock.drive(node.stop())
  })
})
