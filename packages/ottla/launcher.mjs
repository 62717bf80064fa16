#!/usr/bin/env node
// Plain JavaScript that an old Node parses too. The command itself runs in this process, and from V8's code cache:
// which lies with the user's own files, because others may write to the directory for temporary ones.
import * as module from 'node:module'
import { join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
const runsServers = major > 22 || (major === 22 && minor >= 18)
const first = process.argv[2]
// What only reads and prints works on any Node that the package can be installed on.
if (!runsServers && first !== undefined && first !== 'debug' && !first.startsWith('-') && first !== 'help') {
  console.error(`ottla ${first} needs Node 22.18 or newer; this is Node ${process.versions.node}`)
  process.exit(1)
}
const home =
  process.env.XDG_CACHE_HOME ?? (process.env.HOME ? join(process.env.HOME, '.cache') : process.env.LOCALAPPDATA)
if (home !== undefined) module.enableCompileCache?.(join(home, 'ottla', 'code'))
await import('./command.js')
