import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { activityLines } from './activity.ts'
import { banner, bannerJson, type Started, styleFor } from './banner.ts'
import { errorText } from './cli-error.ts'
import { keyValues } from './key-values.ts'
import { VERSION } from './version.ts'

const STARTED: Started = {
  kafka: '127.0.0.1:9092',
  http: 'http://127.0.0.1:8080',
  data: '/project/.ottla',
  shownData: '.ottla',
  clusterId: 'MkU3OEVBNTcwNTJENDM2Qg',
  readyMs: 123,
  topic: 'orders',
}

describe('the banner', () => {
  it('has addresses, the time it took, and what to try', () => {
    expect(banner(STARTED, styleFor({}, {}))).toBe(
      [
        '',
        `  ottla ${VERSION}   ready in 123 ms   data in .ottla (--memory for none)`,
        '  ➜ Kafka    127.0.0.1:9092',
        '  ➜ Metrics  http://127.0.0.1:8080/metrics   also /healthz, /readyz',
        '',
        '  try   echo hello | kcat -P -b 127.0.0.1:9092 -t orders',
        '        kcat -C -b 127.0.0.1:9092 -t orders -o beginning -e',
        "        new Kafka({ brokers: ['127.0.0.1:9092'] })   // KafkaJS",
        '  stop  Ctrl-C',
        '',
        '',
      ].join('\n'),
    )
  })

  it('is one line of JSON for programs', () => {
    const line = bannerJson(STARTED)
    expect(line.indexOf('\n')).toBe(line.length - 1)
    expect(JSON.parse(line)).toEqual({
      kafka: '127.0.0.1:9092',
      http: 'http://127.0.0.1:8080',
      data: '/project/.ottla',
      clusterId: 'MkU3OEVBNTcwNTJENDM2Qg',
      readyMs: 123,
    })
  })

  it('has colours on a terminal that wants them', () => {
    expect(styleFor({ isTTY: true }, {})('bold', 'x')).toBe('\u001b[1mx\u001b[0m')
    expect(styleFor({ isTTY: true }, { NO_COLOR: '' })('bold', 'x')).toBe('\u001b[1mx\u001b[0m')
    expect(styleFor({ isTTY: true }, { NO_COLOR: '1' })('bold', 'x')).toBe('x')
    expect(styleFor({ isTTY: false }, {})('bold', 'x')).toBe('x')
  })

  it('names the version of the package', () => {
    const manifest = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
    expect((JSON.parse(manifest) as { version: string }).version).toBe(VERSION)
  })
})

describe('activity lines', () => {
  it('tell each client once a minute, and no client can forge a line', () => {
    const lines: string[] = []
    let now = 0
    const events = activityLines(
      (line) => lines.push(line.replace(/^ {2}\d\d:\d\d:\d\d /, '')),
      () => now,
    )
    const client = { id: 'a\nb', software: 'kafkajs', version: '2.2.4', host: '::1' }
    events.clientConnected!(client)
    events.clientConnected!(client)
    now += 60_000
    events.clientConnected!({ ...client, id: 'c', software: 'unknown', version: 'unknown' })
    events.clientConnected!(client)
    events.topicCreated!({ name: 'orders', partitions: 6, automatic: false })
    events.topicCreated!({ name: 'logs', partitions: 1, automatic: true })
    events.topicDeleted!('logs')
    events.groupStable!('ship', 3, 2)
    events.groupStable!('ship', 4, 0)
    expect(lines).toEqual([
      'client "a\\nb" (kafkajs 2.2.4) connected\n',
      'client "c" connected\n',
      'client "a\\nb" (kafkajs 2.2.4) connected\n',
      'topic orders created (6 partitions)\n',
      'topic logs auto-created (1 partition)\n',
      'topic logs deleted\n',
      'group "ship" formed: 2 members, generation 3\n',
    ])
  })
})

describe('errors', () => {
  it('are one line where a user can do something about them, and all that is known otherwise', () => {
    const disk = (code: string) =>
      Object.assign(new Error('lock /d/.lock'), { name: 'DiskError', operation: 'lock', path: '/d/.lock', code })
    expect(errorText(disk('ELOCKED'))).toBe('/d is locked: another process, Ottla or Apache Kafka, uses this directory')
    expect(errorText(disk('EACCES'))).toBe('/d/.lock: permission denied')
    expect(errorText(disk('EIO'))).toBe('/d/.lock: lock failed with EIO')
    expect(errorText(Object.assign(new Error('two\nlines'), { name: 'ConfigError' }))).toBe('two lines')
    expect(errorText(new Error('a bug'))).toContain('    at ')
  })

  it('of key=value options', () => {
    expect([...keyValues('--override', ['a = b=c', 'd='])]).toEqual([
      ['a', 'b=c'],
      ['d', ''],
    ])
    expect(() => keyValues('--override', ['=x'])).toThrow('--override =x: write it as key=value')
  })
})
