#!/usr/bin/env node
// `npx ottla` in a clone: the command from its sources, on the Node that the project brings. The published package has
// launcher.mjs in this place.
import { join } from 'node:path'
import { installIfMissing, projectNode, root, runAndExit } from '../../tools/bootstrap.mjs'

installIfMissing()
runAndExit(
  projectNode(),
  [join(root, 'packages', 'cli', 'src', 'main.ts'), ...process.argv.slice(2)],
  {},
  process.cwd(),
)
