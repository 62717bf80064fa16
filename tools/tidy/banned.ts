/** Calls that a pure package may not make, each with what to use instead; and leftovers that nobody may leave. */
import { layers } from '../layers.ts'
import { type Finding, isTest, lineOf, packageOf, type SourceFile } from './files.ts'

interface Ban {
  readonly pattern: RegExp
  readonly instead: string
}

const inPurePackages: readonly Ban[] = [
  { pattern: /\bDate\.now\b|\bnew Date\(\s*\)/g, instead: 'clock.now()' },
  { pattern: /\bperformance\.now\b/g, instead: 'clock.monotonic()' },
  { pattern: /\b(?:setTimeout|setInterval)\s*\(/g, instead: 'clock.schedule()' },
  { pattern: /\bsetImmediate\s*\(|\bprocess\.nextTick\b/g, instead: 'clock.defer() or queueMicrotask()' },
  { pattern: /\bMath\.random\b/g, instead: 'random, an argument' },
  // `process.roles` is a key of server.properties.
  { pattern: /\bprocess\.(?!roles\b)\w/g, instead: 'an argument' },
  { pattern: /\bconsole\.\w/g, instead: 'logger, an argument' },
  { pattern: /from\s+['"]node:/g, instead: 'an interface of base' },
  { pattern: /\blocaleCompare\b|\bIntl\./g, instead: 'comparison by code unit: traces must be equal everywhere' },
  { pattern: /\breadBigU?Int64[BL]E\b/g, instead: 'reader.int64(): 7 ns instead of 40' },
]

const everywhere: readonly Ban[] = [
  { pattern: /\bFIXME\b|\bXXX\b|\bTODO\b/g, instead: 'doing it, or a line in docs/compatibility.md' },
  { pattern: /\beval\s*\(|\bnew Function\b/g, instead: 'code that is generated ahead of time' },
]

/** Files of pure packages that may name what the others may not, and why. */
const exempt: Readonly<Record<string, string>> = {
  'packages/protocol/src/compression/zlib.ts': 'zlib, synchronous: a pure function of its input',
}

export function banned(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = []
  for (const file of files) {
    if (!file.path.endsWith('.ts') || file.path.startsWith('tools/tidy/')) continue
    const name = packageOf(file.path)
    const pure = name !== null && layers[name]?.pure === true && !isTest(file.path) && exempt[file.path] === undefined
    const code = withoutComments(file.text)
    for (const ban of pure ? [...everywhere, ...inPurePackages] : everywhere) {
      for (const match of code.matchAll(ban.pattern)) {
        findings.push({
          path: file.path,
          line: lineOf(file.text, match.index),
          message: `${match[0].trim()} is banned here: use ${ban.instead}`,
        })
      }
    }
  }
  return findings
}

/** Comments become spaces of the same length, except leftovers, which live in comments. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`\\])\/\/[^\n]*/g, (comment) =>
    /FIXME|XXX|TODO/.test(comment) ? comment : comment.replace(/[^\n]/g, ' '),
  )
}
