// The outside clients: how each is started, what it brings, and what it cannot do, with the reason.
import { join } from 'node:path'
import { classes, interopDir, jars, nodeBinary, npmModules, pythonModules } from '../lib/cache.ts'
import { type Driver, ProcessDriver, type RecordIn } from '../lib/driver.ts'
import { ConsoleTools } from './console-tools.ts'
import { Kcat } from './kcat.ts'

/** One client of the matrix. */
export interface Client {
  readonly name: string
  start(bootstrap: string): Driver
  /** Codecs that it brings without a plug-in. */
  readonly codecs: readonly string[]
  /** Whether a produce tells the offsets. */
  readonly tellsOffsets: boolean
  /** Whether records may carry a timestamp of the program's choice. */
  readonly setsTimestamps: boolean
  /** Whether it creates topics, reads configs and groups; without it a helper client does that for the scenario. */
  readonly admin: boolean
  /** Turns a record into the nearest that the client can express, where it cannot express all. */
  readonly shape?: (record: RecordIn) => RecordIn
  /** True where it has no way to make an offset out of range an error. */
  readonly cannotResetNone?: true
  /** Takes part in the scenarios that send bytes of their own, and in no other. */
  readonly raw?: true
  /** Scenarios that it cannot take part in, with the reason. */
  readonly cannot: Readonly<Record<string, string>>
}

const ALL = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
const JVM = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto']

function script(name: string): string {
  return join(interopDir, 'clients', name)
}

function java(set: string): Client {
  return {
    name: `java-${set.slice('clients-'.length)}`,
    start: (bootstrap) =>
      new ProcessDriver('java', [...JVM, '-cp', `${classes(set)}:${jars(set)}`, 'Driver', bootstrap]),
    codecs: ALL,
    tellsOffsets: true,
    setsTimestamps: true,
    admin: true,
    cannot: {},
  }
}

/** Every client, in the order of the matrix. */
export const clients: readonly Client[] = [
  {
    name: 'kcat',
    start: (bootstrap) => new Kcat(bootstrap),
    codecs: ALL,
    tellsOffsets: false,
    setsTimestamps: false,
    admin: false,
    cannot: {
      topics: 'kcat has no commands for administration',
      'group-admin': 'kcat has no commands for administration',
      restart: 'kcat ends when its only broker is gone',
    },
  },
  {
    name: 'kafkajs',
    start: (bootstrap) => new ProcessDriver(nodeBinary, [script('kafkajs.mjs'), bootstrap, npmModules]),
    codecs: ['none', 'gzip'],
    tellsOffsets: true,
    setsTimestamps: true,
    admin: true,
    cannotResetNone: true,
    // KafkaJS refuses a header without a value.
    shape: (record) => ({ ...record, headers: (record.headers ?? []).map(([name, value]) => [name, value ?? '']) }),
    cannot: {},
  },
  {
    name: 'platformatic',
    start: (bootstrap) => new ProcessDriver(nodeBinary, [script('platformatic.mjs'), bootstrap, npmModules]),
    codecs: ALL,
    tellsOffsets: true,
    setsTimestamps: true,
    admin: true,
    cannot: {},
  },
  {
    name: 'confluent-python',
    start: (bootstrap) => new ProcessDriver('python3', [script('confluent.py'), bootstrap, pythonModules]),
    codecs: ALL,
    tellsOffsets: true,
    setsTimestamps: true,
    admin: true,
    cannot: {},
  },
  java('clients-4.4.0'),
  java('clients-2.8.2'),
  {
    name: 'console-tools',
    start: (bootstrap) => new ConsoleTools(bootstrap),
    codecs: ALL,
    tellsOffsets: false,
    setsTimestamps: false,
    admin: true,
    cannot: {},
  },
  {
    // It takes part by its bytes alone: lib/wire.ts.
    name: 'raw',
    start: () => ({
      call: async () => await Promise.reject(new Error('the raw client makes no calls')),
      close: async () => {},
      kill: async () => {},
    }),
    codecs: [],
    tellsOffsets: true,
    setsTimestamps: true,
    admin: true,
    raw: true,
    cannot: {},
  },
]

/** Does the administration for clients that have none. */
export const helper: Client = clients.find((client) => client.name === 'confluent-python') as Client
