// `node tools/run.mjs FILE [ARGS]`: what an npm script needs to run a TypeScript file of ours from any Node.
import { resolve } from 'node:path'
import { fail, installIfMissing, projectNode, root, runAndExit } from './bootstrap.mjs'

const [file, ...args] = process.argv.slice(2)
if (file === undefined) fail('usage: node tools/run.mjs FILE [ARGS]')
installIfMissing()
runAndExit(projectNode(), [resolve(root, file), ...args])
