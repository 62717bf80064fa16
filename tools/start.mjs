// `npm start`: the whole platform on loopback with its data in ./data.
import { join } from 'node:path'
import { installIfMissing, projectNode, root, runAndExit } from './bootstrap.mjs'

installIfMissing()
const main = join(root, 'packages', 'cli', 'src', 'main.ts')
runAndExit(projectNode(), [main, 'dev', '--data', join(root, 'data'), ...process.argv.slice(2)], {
  OTTLA_STOP_WITH_PARENT: String(process.pid),
})
