/**
 * The checks behind `npm test`, one after another: types, format, lint, unused code, our own rules, tests. Every step
 * runs even if one before it failed; the last line counts tests.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (...parts: string[]): string => join(root, 'node_modules', ...parts)

interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

const report = join(tmpdir(), `ottla-tests-${process.pid}.json`)

const steps: readonly Step[] = [
  { name: 'types', command: bin('.bin', 'tsc'), args: ['-p', '.'] },
  { name: 'format', command: bin('.bin', 'biome'), args: ['check', '.'] },
  { name: 'lint', command: bin('.bin', 'oxlint'), args: ['--type-aware', '--quiet'] },
  { name: 'unused code', command: process.execPath, args: [bin('knip', 'bin', 'knip.js'), '--no-config-hints'] },
  { name: 'tidy', command: process.execPath, args: [join(root, 'tools', 'tidy', 'main.ts')] },
  {
    name: 'tests',
    command: process.execPath,
    args: [
      bin('vitest', 'vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
  },
]

const failed: string[] = []
for (const step of steps) {
  const started = performance.now()
  // The tools' own launchers look for `node` in the path; ours comes first.
  const path = `${bin('.bin')}:${process.env['PATH'] ?? ''}`
  const result = spawnSync(step.command, step.args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const ok = result.status === 0
  if (!ok) failed.push(step.name)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`)
}

const counts = readCounts()
const broken = failed.filter((name) => name !== 'tests')
if (broken.length > 0) console.log(`failed checks: ${broken.join(', ')}`)
console.log(`${counts.passed + (steps.length - 1 - broken.length)} passed, ${counts.failed + broken.length} failed`)
process.exit(failed.length > 0 || counts.passed === 0 ? 1 : 0)

/** What the runner wrote; a run that wrote nothing has failed, and so has a file whose tests could not even begin. */
function readCounts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      testResults: { status: string; assertionResults: { status: string }[] }[]
    }
    rmSync(report, { force: true })
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    )
    return { passed: numPassedTests, failed: numFailedTests + broken.length }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
