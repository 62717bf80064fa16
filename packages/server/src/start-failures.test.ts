/** Starts that must fail: with one line that says what to do, and nothing changed. */
import { BrokerConfig } from '@ottla/metadata'
import { describe, expect, it } from 'vitest'
import { devProperties } from './dev-properties.ts'
import { SimMachine } from './node.test-support.ts'
import { checkServable, nodeSettingsOf } from './node-settings.ts'

function snapshotOf(machine: SimMachine): Map<string, string> {
  return new Map(
    machine.disk
      .paths()
      .filter((path) => !path.endsWith('/.lock'))
      .map((path) => [path, machine.disk.peek(path)!.toString('base64')]),
  )
}

async function stopped(seed: number): Promise<SimMachine> {
  const machine = new SimMachine(seed)
  const node = await machine.clock.drive(machine.start())
  await machine.clock.drive(node.stop())
  return machine
}

describe('a start that fails changes nothing', () => {
  it('a busy port, before anything is formatted', async () => {
    const machine = new SimMachine(1)
    await machine.host.listen({ host: '', port: 9092 }, () => {})
    await expect(machine.clock.drive(machine.start())).rejects.toThrow(
      'listener PLAINTEXT: port 9092 on 127.0.0.1 is in use by another process',
    )
    expect(machine.disk.paths()).toEqual([])
  })

  it('pitfall 223: a directory of another node or another cluster', async () => {
    const machine = await stopped(2)
    const before = snapshotOf(machine)
    await expect(machine.clock.drive(machine.start({ 'node.id': '7' }))).rejects.toThrow(
      '/kafka belongs to node 1, but node.id is 7',
    )
    expect(snapshotOf(machine)).toEqual(before)
    const other = await stopped(3)
    await machine.clock.drive(machine.disk.makeDir('/other'))
    const file = await machine.clock.drive(machine.disk.open('/other/meta.properties', 'create'))
    await machine.clock.drive(file.write([other.disk.peek('/kafka/meta.properties')!], 0))
    await machine.clock.drive(file.close())
    const both = snapshotOf(machine)
    await expect(machine.clock.drive(machine.start({ 'log.dirs': '/kafka,/other' }))).rejects.toThrow(
      /^\/other belongs to cluster \S+, but \/kafka belongs to cluster \S+$/,
    )
    expect(snapshotOf(machine)).toEqual(both)
    // And the port is free again.
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(node.stop())
  })

  it('a locked directory', async () => {
    const machine = await stopped(4)
    const before = snapshotOf(machine)
    const lock = await machine.clock.drive(machine.disk.lock('/kafka/.lock'))
    await expect(machine.clock.drive(machine.start())).rejects.toThrow('ELOCKED')
    expect(snapshotOf(machine)).toEqual(before)
    await machine.clock.drive(lock.release())
  })

  it('a directory that is missing beside one that is formatted: an unmounted disk', async () => {
    const machine = await stopped(5)
    const before = snapshotOf(machine)
    await expect(machine.clock.drive(machine.start({ 'log.dirs': '/kafka,/mnt/data' }))).rejects.toThrow(
      '/mnt/data is not formatted: run `ottla storage format`',
    )
    expect(snapshotOf(machine)).toEqual(before)
  })

  it('a directory with files of somebody else', async () => {
    const machine = new SimMachine(6)
    await machine.clock.drive(machine.disk.makeDir('/kafka'))
    const file = await machine.clock.drive(machine.disk.open('/kafka/holiday.jpg', 'create'))
    await machine.clock.drive(file.close())
    await expect(machine.clock.drive(machine.start())).rejects.toThrow('/kafka is not formatted')
    expect(machine.disk.paths()).toEqual(['/kafka/holiday.jpg'])
  })

  it('directories that nobody may format', async () => {
    const machine = new SimMachine(7)
    await expect(machine.clock.drive(machine.start({}, { formatIfEmpty: false }))).rejects.toThrow('is not formatted')
    expect(machine.disk.paths()).toEqual([])
  })

  it('a format that was cut short is done again', async () => {
    const machine = new SimMachine(8)
    const starting = machine.start()
    starting.catch(() => {})
    while (machine.disk.peek('/kafka/bootstrap.checkpoint') === null) await machine.clock.step()
    machine.kill()
    expect(machine.disk.peek('/kafka/meta.properties')).toBe(null)
    const node = await machine.clock.drive(machine.start())
    expect(node.formatted).toBe(true)
    await machine.clock.drive(node.stop())
  })

  it('a damaged metadata log keeps the marker of the clean stop', async () => {
    const machine = await stopped(9)
    machine.disk.corrupt('/kafka/__cluster_metadata-0/quorum-state', () => Buffer.from('{'))
    const before = snapshotOf(machine)
    await expect(machine.clock.drive(machine.start())).rejects.toThrow('quorum-state is not JSON')
    expect(snapshotOf(machine)).toEqual(before)
  })
})

describe('what is not served is refused', () => {
  const check = (config: Record<string, string>): void => {
    const parsed = new BrokerConfig(devProperties({ logDir: '/kafka', kafkaPort: 9092, config }))
    checkServable(parsed, nodeSettingsOf(parsed))
  }
  const listeners = (text: string) => ({ listeners: `${text},CONTROLLER://127.0.0.1:9093` })

  it('a listener beyond loopback without the flag', () => {
    expect(() => check(listeners('PLAINTEXT://0.0.0.0:9092'))).toThrow('set ottla.allow.remote.plaintext=true')
    expect(() => check(listeners('PLAINTEXT://kafka.example:9092'))).toThrow('is open to other machines')
    const flag = { 'ottla.allow.remote.plaintext': 'true' }
    check({ ...listeners('PLAINTEXT://0.0.0.0:9092'), ...flag })
    for (const host of ['', 'localhost', '127.0.0.1', '[::1]']) check(listeners(`PLAINTEXT://${host}:9092`))
  })

  it('security protocols, authorizers, other roles, other voters', () => {
    const sasl = {
      ...listeners('SASL_PLAINTEXT://127.0.0.1:9092'),
      'security.inter.broker.protocol': 'SASL_PLAINTEXT',
      'listener.security.protocol.map': 'SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    }
    expect(() => check(sasl)).toThrow('listener SASL_PLAINTEXT wants SASL_PLAINTEXT, which is not served yet')
    const authorizer = { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' }
    expect(() => check(authorizer)).toThrow('ACLs are not served yet')
    const voters = { 'controller.quorum.voters': '1@127.0.0.1:9093,2@127.0.0.1:9094' }
    expect(() => check(voters)).toThrow('names other nodes (2)')
    const controller = { 'process.roles': 'controller', listeners: 'CONTROLLER://127.0.0.1:9093' }
    expect(() => check(controller)).toThrow('set process.roles=broker,controller')
  })

  it('keys of ours that do not exist, and values that they do not have', () => {
    expect(() => check({ 'ottla.durabilty': 'os' })).toThrow('ottla.durabilty is no key of ottla')
    expect(() => check({ 'ottla.durability': 'maybe' })).toThrow('fsync, interval, os')
    expect(() => check({ 'ottla.allow.remote.plaintext': 'yes' })).toThrow('choose true or false')
  })
})
