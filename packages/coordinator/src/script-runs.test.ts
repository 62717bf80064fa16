import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { runScript } from './test-support/script.ts'
import { ShardWorld } from './test-support/shard-world.ts'

const DIRECTORY = new URL('../testdata/', import.meta.url)

/** With UPDATE_SCRIPTS=1 the traces are written anew; commit only changes that you understand. */
describe('scripts of groups', () => {
  for (const name of readdirSync(DIRECTORY).filter((each) => each.endsWith('.txt'))) {
    it(name.replaceAll('_', ' '), () => {
      const file = new URL(name, DIRECTORY)
      const text = readFileSync(file, 'utf8').trimEnd()
      const played = runScript(
        text,
        new ShardWorld(new SimRandom(1), name === 'group_max_size.txt' ? { maxSize: 2 } : {}),
      ).trimEnd()
      if (process.env['UPDATE_SCRIPTS'] === '1') writeFileSync(file, `${played}\n`)
      else expect(played).toBe(text)
    })
  }
})
