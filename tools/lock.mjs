// `npm run lock`: writes package-lock.json anew from the package.json files, then completes it. A registry mirror that
// lacks packages for other platforms makes npm leave them out, and then `npm ci` refuses the lock file on every
// platform; npm never downloads what another platform needs, so their entries can be written without asking for them.
// Plain JavaScript for Node 20.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

const path = join(root, 'package-lock.json')
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** What the name of a platform's package says: `@oxlint/binding-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = SYSTEMS.filter((one) => words.includes(one))
  const cpu = PROCESSORS.filter((one) => words.includes(one))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} names no platform: complete the lock file by hand`)
  const libc = words.includes('musl') ? ['musl'] : words.some((word) => word.startsWith('gnu')) ? ['glibc'] : undefined
  return { cpu, os, libc }
}

/** Where the package at `from` has its dependency, or would have it: npm puts it beside, if that place is free. */
function place(packages, from, name, version) {
  const beside = `${from.slice(0, Math.max(0, from.lastIndexOf('node_modules/')))}node_modules/${name}`
  const inside = `${from}/node_modules/${name}`
  // A range that npm has resolved is met: binaries of platforms are asked for by exact version.
  const meets = (key) => packages[key] !== undefined && (packages[key].version === version || !/^\d/.test(version))
  const found = [inside, beside, `node_modules/${name}`].find(meets)
  return found ?? (packages[beside] === undefined ? beside : inside)
}

const made = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
  cwd: root,
  stdio: 'inherit',
})
if (made.status !== 0) process.exit(made.status ?? 1)

const lock = JSON.parse(readFileSync(path, 'utf8'))
let added = 0
for (const [from, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = place(lock.packages, from, name, version)
    if (lock.packages[key] !== undefined) continue
    const { cpu, os, libc } = platformOf(name)
    const dev = parent.dev ? { dev: true } : {}
    lock.packages[key] = { version, cpu, ...dev, ...(libc ? { libc } : {}), optional: true, os }
    added++
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
console.log(`package-lock.json: ${sorted.length} packages, ${added} of other platforms added`)
