// `npm test`: everything that must pass before a change lands.
import { join } from 'node:path'
import { installIfMissing, projectNode, root, runAndExit } from './bootstrap.mjs'

installIfMissing()
runAndExit(projectNode(), [join(root, 'tools', 'check.ts'), ...process.argv.slice(2)])
