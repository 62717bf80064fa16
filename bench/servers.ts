/** The two servers of a measurement, each as its users run it: Kafka with its launcher's options, Ottla as it is packed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'

export type ServerKind = 'kafka' | 'ottla'

export interface RunningServer {
  readonly bootstrap: string
  /** Time that formatting the storage took, which is not part of a start. */
  readonly formatMs: number
  memoryMegabytes(): number
  cpuSeconds(): number
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..')
const cache =
  process.env['OTTLA_INTEROP_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ottla-interop')
const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg'
/** What kafka-server-start.sh and kafka-run-class.sh pass. */
const JVM = [
  '-Xmx1G',
  '-Xms1G',
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-Djava.awt.headless=true',
]

export async function kafkaServer(dir: string, flushEachBatch: boolean): Promise<RunningServer> {
  const classPath = join(cache, 'jars', 'server-4.4.0', '*')
  const flush = flushEachBatch ? ['log.flush.interval.messages=1'] : []
  const { file, port } = await writeProperties(dir, flush)
  const began = performance.now()
  const args = ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', file, '--standalone']
  const formatted = spawnSync('java', args, { encoding: 'utf8' })
  if (formatted.status !== 0) throw new Error(`format: ${formatted.stdout}${formatted.stderr}`)
  const formatMs = performance.now() - began
  return running(spawn('java', [...JVM, '-cp', classPath, 'kafka.Kafka', file], { stdio: 'ignore' }), port, formatMs)
}

export async function ottlaServer(dir: string, flushEachBatch: boolean): Promise<RunningServer> {
  const command = ottlaCommand()
  const { file, port } = await writeProperties(dir, [`ottla.durability=${flushEachBatch ? 'fsync' : 'os'}`])
  const node = join(root, 'node_modules', '.bin', 'node')
  const began = performance.now()
  const args = [...command, 'storage', 'format', '-t', CLUSTER_ID, '-c', file, '--standalone']
  const formatted = spawnSync(node, args, { encoding: 'utf8' })
  if (formatted.status !== 0) throw new Error(`format: ${formatted.stdout}${formatted.stderr}`)
  const formatMs = performance.now() - began
  return running(spawn(node, [...command, 'start', '-c', file], { stdio: 'ignore' }), port, formatMs)
}

/** What is packed, built by `npm run build`. */
function ottlaCommand(): string[] {
  const manifest = join(root, 'dist', 'npm', 'ottla', 'package.json')
  if (!existsSync(manifest)) throw new Error('nothing is packed: npm run build')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> }
  return [join(manifest, '..', typeof bin === 'string' ? bin : bin['ottla']!)]
}

async function writeProperties(dir: string, more: readonly string[]): Promise<{ file: string; port: number }> {
  mkdirSync(join(dir, 'kafka'), { recursive: true })
  const [port, controllerPort] = [await freePort(), await freePort()]
  const file = join(dir, 'server.properties')
  const lines = [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.bootstrap.servers=127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=PLAINTEXT',
    'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    `log.dirs=${join(dir, 'kafka')}`,
    'offsets.topic.replication.factor=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    ...more,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  return { file, port }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function running(child: ChildProcess, port: number, formatMs: number): RunningServer {
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const proc = (name: string): string => readFileSync(`/proc/${child.pid}/${name}`, 'utf8')
  return {
    bootstrap: `127.0.0.1:${port}`,
    formatMs,
    memoryMegabytes: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))![1]) / 1024,
    cpuSeconds: () => {
      const fields = proc('stat')
        .slice(proc('stat').lastIndexOf(')') + 2)
        .split(' ')
      // utime and stime in clock ticks of a hundredth of a second.
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    stop: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
      await ended
      clearTimeout(timer)
    },
  }
}
