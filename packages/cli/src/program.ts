/** The command line: what there is, with which options. What they do stands in `commands/`. */
import { Command, InvalidArgumentError, Option } from 'commander'
import type { DebugLogOptions } from './commands/debug-log.ts'
import type { DevOptions } from './commands/dev.ts'
import type { StartOptions } from './commands/start.ts'
import type { StorageFormatOptions } from './commands/storage-format.ts'
import type { StorageInfoOptions } from './commands/storage-info.ts'
import { VERSION } from './version.ts'

export function program(): Command {
  const root = new Command('ottla')
  root
    .description('Apache Kafka, whole, in TypeScript')
    .version(VERSION, '-V, --version')
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', EXAMPLES)
  addDev(root)
  addStart(root)
  addStorage(root)
  addDebug(root)
  return root
}

const EXAMPLES = `
Examples:
  ottla dev                                     a broker on 127.0.0.1:9092, its data in ./.ottla
  ottla dev --memory --topic orders:6           nothing on disk, a topic to begin with
  ottla start -c server.properties              a node by Apache Kafka's own configuration
  ottla storage format -t $(ottla storage random-uuid) -c server.properties --standalone
  ottla debug log data/kafka/orders-0/00000000000000000000.log`

function addDev(root: Command): void {
  root
    .command('dev')
    .description('the platform in one process on this machine, ready for clients')
    .option('--kafka-port <port>', 'port of the Kafka listener; 0 takes a free one', port, 9092)
    .option('--http-port <port>', 'port of /metrics, /healthz and /readyz; 0 takes a free one', port, 8080)
    .addOption(new Option('--data <dir>', 'where data is kept (default: ./.ottla)').conflicts('memory'))
    .option('--memory', 'keep everything in memory')
    .option('--topic <name:partitions>', 'a topic to begin with; may be repeated', collect, [])
    .addOption(
      new Option('--durability <policy>', 'what an acknowledged record survives: fsync power loss, os a kill')
        .choices(['fsync', 'interval', 'os'])
        .default('fsync'),
    )
    .option('--json', 'print the banner as one line of JSON, and nothing else')
    .addHelpText(
      'after',
      `
Differs from Apache Kafka's defaults: internal topics have one partition and one replica, and a group's first rebalance does
not wait for further members (group.initial.rebalance.delay.ms=0).

Examples:
  ottla dev --topic orders:6 --topic payments:3
  ottla dev --kafka-port 19092 --http-port 18080 --data ./scratch`,
    )
    .action(async (options: DevOptions) => await (await import('./commands/dev.ts')).dev(options))
}

function addStart(root: Command): void {
  root
    .command('start')
    .description('a node by a server.properties as Apache Kafka reads it')
    .requiredOption('-c, --config <file>', 'server.properties')
    .option('--override <key=value>', 'replaces one key of the file; may be repeated', collect, [])
    .addHelpText(
      'after',
      `
Keys of our own, in the same file:
  ottla.durability=fsync|interval|os    what an acknowledged record survives (default fsync; os is what Apache Kafka does)
  ottla.allow.remote.plaintext=true     listeners beyond loopback without authentication
  ottla.http.address=127.0.0.1:8080     /metrics, /healthz and /readyz (default: none)

Example:
  ottla start -c server.properties --override log.retention.hours=24`,
    )
    .action(async (options: StartOptions) => await (await import('./commands/start.ts')).start(options))
}

function addStorage(root: Command): void {
  const storage = root.command('storage').description('the directories of a node, as kafka-storage handles them')
  storage
    .command('format')
    .description('formats the directories of a node')
    .requiredOption('-t, --cluster-id <id>', 'id of the cluster, as random-uuid prints one')
    .requiredOption('-c, --config <file>', 'server.properties')
    .option('-s, --standalone', 'the node is the one voter of its quorum')
    .option('-r, --release-version <version>', 'begin as this release would, for example 4.2 (default: 4.3-IV0)')
    .option('-f, --feature <name=level>', 'level of one feature; may be repeated', collect, [])
    .option('-g, --ignore-formatted', 'leave directories that are formatted already as they are')
    .option('-I, --initial-controllers <list>', 'not served yet: quorums of more than one node')
    .option('-N, --no-initial-controllers', 'not served yet: quorums of more than one node')
    .option('-S, --add-scram <user>', 'not served yet: SCRAM')
    .action(
      async (options: StorageFormatOptions) =>
        await (await import('./commands/storage-format.ts')).storageFormat(options),
    )
  storage
    .command('info')
    .description('says what the directories of a node are')
    .requiredOption('-c, --config <file>', 'server.properties')
    .action(
      async (options: StorageInfoOptions) => await (await import('./commands/storage-info.ts')).storageInfo(options),
    )
  storage
    .command('random-uuid')
    .description('prints a random id for a cluster')
    .action(async () => (await import('./commands/storage-uuid.ts')).storageUuid())
}

function addDebug(root: Command): void {
  const debug = root.command('debug').description("Kafka's bytes for the eye")
  const lines = async (): Promise<AsyncIterable<string>> => (await import('./lines.ts')).linesOf(process.stdin)
  debug
    .command('message')
    .description('reads lines {"type","version","hex"} of messages, and prints them as JSON and as our own bytes')
    .action(async () => {
      const { debugMessage } = await import('./commands/debug-message.ts')
      await debugMessage(await lines(), printLine)
    })
  debug
    .command('batches')
    .description('reads lines {"hex"} of record batches, and prints what is in them')
    .action(async () => {
      const { debugBatches } = await import('./commands/debug-batches.ts')
      await debugBatches(await lines(), printLine)
    })
  debug
    .command('log')
    .description('prints a segment, index, snapshot or checkpoint as kafka-dump-log does')
    .argument('<file...>', 'files of a log directory')
    .addOption(
      new Option('--decoder <name>', 'how keys and values are read (default: by the directory)').choices([
        'string',
        'offsets',
        'transaction-log',
        'share-group-state',
        'cluster-metadata',
        'remote-log-metadata',
      ]),
    )
    .option('--skip-record-metadata', 'of a record only its key and payload')
    .option('--index-sanity-check', 'of an index only the check that is made at a start')
    .option('--verify-index-only', 'compare an index with its segment without printing it')
    .action(async (files: string[], options: DebugLogOptions) => {
      const { debugLog } = await import('./commands/debug-log.ts')
      for (const file of files) await debugLog(file, printLine, options)
    })
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value]
}

function port(text: string): number {
  const value = Number(text)
  if (!/^\d{1,5}$/.test(text) || value > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return value
}
