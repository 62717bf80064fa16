// Installs the outside judges, pinned, into a cache outside the tree: Apache Kafka's jars, kcat, Python and npm clients.
// Plain JavaScript for Node 20: it runs before anything of the workspace is there. Idempotent: each part leaves a
// marker with the hash of the files that pin it, and a second run only compares markers.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname
const cache =
  process.env.OTTLA_INTEROP_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ottla-interop')

/** Runs a command; its output is shown only when it fails. */
function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 << 20, ...options })
  if (done.error !== undefined) throw new Error(`${command} is missing or cannot run: ${done.error.message}`)
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${done.status}\n${done.stdout}\n${done.stderr}`)
  }
  return done.stdout
}

/** Does `work` unless the marker of `name` says that it was done with the same pins. */
function once(name, pins, work) {
  const hash = createHash('sha256')
  for (const file of pins) hash.update(readFileSync(file))
  const want = hash.digest('hex')
  const marker = join(cache, 'markers', name)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === want) return
  const begin = Date.now()
  mkdirSync(join(cache, 'markers'), { recursive: true })
  rmSync(marker, { force: true })
  work()
  writeFileSync(marker, want)
  console.log(`interop: installed ${name} in ${((Date.now() - begin) / 1000).toFixed(1)} s`)
}

function installJars() {
  for (const set of readdirSync(join(here, 'jars'))) {
    const pom = join(here, 'jars', set, 'pom.xml')
    once(`jars-${set}`, [pom], () => {
      const into = join(cache, 'jars', set)
      rmSync(into, { recursive: true, force: true })
      const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`]
      run('mvn', ['-q', '-B', '-f', pom, ...goal])
    })
  }
}

/** The Java drivers are compiled once for each clients jar, so that each is proved to compile against it. */
function compileDrivers() {
  const source = (name) => join(here, 'clients', 'java', `${name}.java`)
  const compile = (set, names) => {
    const sources = [...names, 'Json'].map(source)
    once(`classes-${set}`, [join(here, 'jars', set, 'pom.xml'), ...sources], () => {
      const into = join(cache, 'classes', set)
      rmSync(into, { recursive: true, force: true })
      mkdirSync(into, { recursive: true })
      run('javac', ['-nowarn', '-cp', join(cache, 'jars', set, '*'), '-d', into, ...sources])
    })
  }
  compile('clients-4.4.0', ['Driver', 'Estate'])
  compile('clients-2.8.2', ['Driver'])
  compile('server-4.3.1', ['Tools'])
}

function installNpm() {
  const pins = ['package.json', 'package-lock.json'].map((name) => join(here, 'npm', name))
  once('npm', pins, () => {
    const into = join(cache, 'npm')
    mkdirSync(into, { recursive: true })
    for (const pin of pins) cpSync(pin, join(into, pin.slice(pin.lastIndexOf('/') + 1)))
    run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', into], { cwd: into })
  })
}

function installPython() {
  const pin = join(here, 'python', 'requirements.txt')
  once('python', [pin], () => {
    const into = join(cache, 'python')
    rmSync(into, { recursive: true, force: true })
    run('python3', ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--target', into, '-r', pin])
  })
}

function installKcat() {
  if (spawnSync('kcat', ['-V']).status === 0) return
  const begin = Date.now()
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'kcat'])
  console.log(`interop: installed kcat in ${((Date.now() - begin) / 1000).toFixed(1)} s`)
}

mkdirSync(cache, { recursive: true })
installKcat()
installNpm()
installPython()
installJars()
compileDrivers()
console.log(`interop: the judges are in ${cache}`)
