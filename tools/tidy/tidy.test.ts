import { describe, expect, it } from 'vitest'
import { banned } from './banned.ts'
import { apis, documents, scripts } from './completeness.ts'
import type { Finding, SourceFile } from './files.ts'
import { functions } from './functions.ts'
import { layering } from './layering.ts'
import { foreignWords } from './words.ts'

const file = (path: string, text: string): SourceFile => ({ path, text })
const messages = (findings: readonly Finding[]): string[] => findings.map((finding) => finding.message)

describe('layering', () => {
  it('lets imports go down, and nowhere else', () => {
    expect(layering([file('packages/log/src/a.ts', `import { x } from '@ottla/base'\n`)])).toEqual([])
    expect(messages(layering([file('packages/log/src/a.ts', `import { x } from '@ottla/broker'\n`)]))).toEqual([
      'log may not import broker (tools/layers.ts)',
    ])
  })
  it('sees imports that stand on several lines, type imports, re-exports and dynamic ones', () => {
    const bad = [
      `import {\n  a,\n  b,\n} from '@ottla/server'\n`,
      `import type { a } from '@ottla/server'\n`,
      `export { a } from '@ottla/server'\n`,
      `const a = await import('@ottla/server')\n`,
    ]
    for (const text of bad) expect(layering([file('packages/base/src/a.ts', text)]), text).toHaveLength(1)
  })
  it('knows a package by its index alone', () => {
    expect(
      messages(layering([file('packages/log/src/a.ts', `import { x } from '@ottla/base/src/heap.ts'\n`)])),
    ).toEqual(['imports a file inside base: only its index is its outside'])
    expect(layering([file('packages/log/src/a.ts', `import { x } from '../../base/src/heap.ts'\n`)])).toHaveLength(1)
  })
  it('lets tests use the simulated world', () => {
    expect(layering([file('packages/log/src/a.test.ts', `import { SimDisk } from '@ottla/world'\n`)])).toEqual([])
    expect(layering([file('packages/log/src/a.ts', `import { SimDisk } from '@ottla/world'\n`)])).toHaveLength(1)
  })
  it('checks package.json against the table', () => {
    expect(layering([file('packages/base/package.json', '{"dependencies":{"@ottla/log":"0.1.0"}}')])).toHaveLength(1)
  })
})

describe('banned', () => {
  it('names the replacement', () => {
    expect(messages(banned([file('packages/log/src/a.ts', 'const t = Date.now()')]))).toEqual([
      'Date.now is banned here: use clock.now()',
    ])
  })
  it('ignores comments, tests and packages that face the real world', () => {
    expect(banned([file('packages/log/src/a.ts', '// Date.now() would jump\n/* setTimeout( */')])).toEqual([])
    expect(banned([file('packages/log/src/a.test.ts', 'Date.now()')])).toEqual([])
    expect(banned([file('packages/server/src/a.ts', 'Date.now()')])).toEqual([])
  })
  it('finds leftovers in comments', () => {
    expect(banned([file('packages/server/src/a.ts', `// ${'TO'}${'DO'}: later`)])).toHaveLength(1)
  })
})

describe('functions', () => {
  it('accepts seventy lines and refuses more', () => {
    const body = (lines: number): string => `export function f(): void {\n${'  g()\n'.repeat(lines - 2)}}\n`
    expect(functions([file('packages/log/src/a.ts', body(70))])).toEqual([])
    expect(messages(functions([file('packages/log/src/a.ts', body(71))]))).toEqual([
      'a function of 71 lines; 70 are enough',
    ])
  })
})

describe('words', () => {
  it('finds machines and registries', () => {
    expect(foreignWords([file('docs/a.md', `see /${'work'}/main/x`)])).toHaveLength(1)
    expect(foreignWords([file('docs/a.md', 'an issue of the disk')])).toEqual([])
  })
})

describe('completeness', () => {
  const table = file('packages/protocol/tables/apis/012-heartbeat.txt', '')
  const handler = file('packages/broker/src/handlers/012-heartbeat.ts', '')
  const design = (status: string): SourceFile => file('docs/design.md', `| 12 | Heartbeat | ${status} |\n`)
  it('wants a row for each API that agrees with the handlers', () => {
    expect(apis([table, handler])).toHaveLength(1)
    expect(apis([table, handler, design('served')])).toEqual([])
    expect(apis([table, design('served')])).toHaveLength(1)
    expect(apis([table, handler, design('transactions')])).toHaveLength(1)
    expect(apis([table, design('transactions')])).toEqual([])
  })
  it('wants a test for each script', () => {
    const script = file('packages/rsm/testdata/revert.txt', '')
    expect(scripts([script])).toHaveLength(1)
    expect(scripts([script, file('packages/rsm/src/a.test.ts', `run('revert.txt')`)])).toEqual([])
  })
  it('wants a README for each package and a reason for each dependency', () => {
    const manifest = file('packages/log/package.json', '{"dependencies":{"left-pad":"1.0.0"}}')
    expect(documents([manifest])).toHaveLength(2)
    const rest = [file('packages/log/README.md', ''), file('docs/dependencies.md', '`left-pad` pads')]
    expect(documents([manifest, ...rest])).toEqual([])
    const loose = file('packages/log/package.json', '{"dependencies":{"left-pad":"^1.0.0"}}')
    expect(messages(documents([loose, ...rest]))).toEqual(['left-pad ^1.0.0: pin it exactly'])
  })
})
