/** `ottla dev` as a child process. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PeerConnection } from '@ottla/net'
import {
  createMetadataRequest,
  MetadataRequestType,
  type MetadataResponse,
  MetadataResponseType,
} from '@ottla/protocol'
import { NodeClock, NodeNetwork } from '@ottla/server'
import { afterEach, describe, expect, it } from 'vitest'
import { failureOf, Ottla, ottla, portOf, removeScratch, scratchDir, takenPort } from './child.test-support.ts'

afterEach(removeScratch)

const ANY_PORTS = ['--kafka-port', '0', '--http-port', '0']

async function metadataOf(kafka: string): Promise<MetadataResponse> {
  const peer = await PeerConnection.connect({
    network: new NodeNetwork(),
    address: { host: '127.0.0.1', port: portOf(kafka) },
    clock: new NodeClock(),
    clientId: 'a client',
  })
  try {
    return await peer.request(MetadataRequestType, MetadataResponseType, 12, createMetadataRequest({ topics: null }))
  } finally {
    peer.close()
  }
}

describe('ottla dev', () => {
  it('prints one line of JSON, serves, and stops at SIGTERM with everything kept', async () => {
    const data = scratchDir()
    const args = ['dev', ...ANY_PORTS, '--data', data, '--json']
    const first = new Ottla([...args, '--topic', 'orders:6', '--topic', 'plain'])
    const banner = await first.json()
    expect(Object.keys(banner)).toEqual(['kafka', 'http', 'data', 'clusterId', 'readyMs'])
    expect(banner).toMatchObject({ data, kafka: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string })
    const { topics, clusterId } = await metadataOf(banner.kafka)
    expect(clusterId).toBe(banner.clusterId)
    expect(topics.map(({ name, partitions }) => `${name}:${partitions.length}`)).toEqual(['orders:6', 'plain:1'])
    expect(await (await fetch(`${banner.http}/readyz`)).text()).toBe('ready\n')
    expect(await (await fetch(`${banner.http}/metrics`)).text()).toContain(
      'kafka_server_replicamanager_partitioncount 7',
    )
    first.child.kill('SIGTERM')
    const ended = await first.ended
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(ended.out.split('\n')).toHaveLength(2)
    expect(existsSync(join(data, 'kafka', '.kafka_cleanshutdown'))).toBe(true)
    // The directory's name was given, so nothing is added to it.
    expect(readdirSync(data)).toEqual(['kafka'])

    const second = new Ottla([...args, '--topic', 'orders:6'])
    const again = await second.json()
    expect(again.clusterId).toBe(banner.clusterId)
    expect((await metadataOf(again.kafka)).topics.map(({ name }) => name)).toEqual(['orders', 'plain'])
    second.child.kill('SIGINT')
    expect((await second.ended).code).toBe(0)
  })

  it('prints a banner and what happens, plain where nobody looks at it', async () => {
    const cwd = scratchDir()
    const running = new Ottla(['dev', ...ANY_PORTS], { cwd })
    const banner = await running.says('Ctrl-C')
    expect(banner).toMatch(/ottla \d+\.\d+\.\d+ {3}ready in \d+ ms {3}data in \.ottla \(--memory for none\)/)
    expect(banner).not.toContain('\u001b')
    expect(readFileSync(join(cwd, '.ottla', '.gitignore'), 'utf8')).toBe('*\n')
    const kafka = /Kafka\s+(\S+)/.exec(banner)![1]!
    await metadataOf(kafka)
    expect(await running.says('connected\n')).toMatch(/ \d\d:\d\d:\d\d client "a client" connected\n$/)
    running.child.kill('SIGTERM')
    expect(await running.ended).toMatchObject({ code: 0, err: '' })
  })

  it('keeps nothing with --memory', async () => {
    const cwd = scratchDir()
    const running = new Ottla(['dev', ...ANY_PORTS, '--memory', '--json'], { cwd })
    expect((await running.json()).data).toBe(null)
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('stops when the process that it was told to follow is gone', async () => {
    const parent = new Ottla(['debug', 'message'])
    const env = { OTTLA_STOP_WITH_PARENT: String(parent.child.pid) }
    const running = new Ottla(['dev', ...ANY_PORTS, '--memory', '--json'], { env })
    await running.json()
    parent.child.stdin!.end()
    expect((await running.ended).code).toBe(0)
  })

  it.each(['kafka', 'http'])(
    'a busy %s port: one line that names port and option, and nothing changed',
    async (what) => {
      const { port, server } = await takenPort()
      const data = join(scratchDir(), 'data')
      const ports = [
        '--kafka-port',
        what === 'kafka' ? `${port}` : '0',
        '--http-port',
        what === 'http' ? `${port}` : '0',
      ]
      const ended = await ottla(['dev', ...ports, '--data', data])
      expect(ended.code).toBe(1)
      expect(ended.err).toMatch(
        new RegExp(
          `^ottla: .*port ${port} on 127\\.0\\.0\\.1 is in use by another process; choose another with --${what}-port\n$`,
        ),
      )
      expect(ended.out).toBe('')
      expect(existsSync(data)).toBe(false)
      server.close()
    },
  )

  it('a directory that another process uses: one line', async () => {
    const data = scratchDir()
    const args = ['dev', ...ANY_PORTS, '--data', data, '--json']
    const running = new Ottla(args)
    await running.json()
    const ended = await ottla(args)
    expect(ended).toEqual({
      code: 1,
      out: '',
      err: `ottla: ${data}/kafka is locked: another process, Ottla or Apache Kafka, uses this directory\n`,
    })
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
  })

  it('refuses options that make no sense', async () => {
    for (const [args, text] of [
      [['dev', '--kafka-port', 'many'], 'A port is a number from 0 to 65535.'],
      [['dev', '--memory', '--data', 'x'], "option '--data <dir>' cannot be used with option '--memory'"],
      [['dev', '--memory', '--kafka-port', '8080'], '--kafka-port and --http-port must differ'],
      [['dev', '--durability', 'maybe'], 'Allowed choices are fsync, interval, os.'],
      [['dev', '--memory', '--topic', 'a:b:c'], '--topic a:b:c: write it as name:partitions'],
      [['dev', '--memory', ...ANY_PORTS, '--topic', 'no good'], 'topic no good: '],
      [['nonsense'], "unknown command 'nonsense'"],
    ] as const) {
      expect(await failureOf(args), args.join(' ')).toContain(text)
    }
    expect((await ottla(['nonsense'])).code).toBe(1)
  })
})
