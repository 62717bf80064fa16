/** The debug commands as processes, as a judge pipes golden bytes through them. */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseJson, printJson } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'

const PACKAGES = join(import.meta.dirname, '..', '..')
const MAIN = join(import.meta.dirname, 'main.ts')
const MAX_OUTPUT = 256 * 1024 * 1024

function ottla(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'debug', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
  })
  return { status, stdout, stderr }
}

function vectors(name: string): string[] {
  const bytes = gunzipSync(readFileSync(join(PACKAGES, 'protocol', 'testdata', name)))
  return bytes.toString('utf8').trimEnd().split('\n')
}

describe('ottla debug', () => {
  it('batches: answers every line of standard input, good and bad', () => {
    const lines = vectors('batches.jsonl.gz')
    const { status, stdout, stderr } = ottla(
      ['batches'],
      `${lines.join('\n')}\nno JSON\n\n{"name":"\u2028","hex":""}\n`,
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const output = stdout.split('\n')
    expect(output.slice(0, lines.length)).toEqual(lines.map((line) => printJson(parseJson(line))))
    expect(output.slice(lines.length).map((line) => line.slice(0, 9))).toEqual(['{"error":', '{"name":"', ''])
  })

  it('message: answers every line of standard input', () => {
    const lines = vectors('messages.jsonl.gz').slice(0, 500)
    const { status, stdout } = ottla(['message'], lines.join('\n'))
    expect(status).toBe(0)
    expect(stdout.trimEnd().split('\n')).toEqual(lines.map((line) => line.replace(/"style":"[a-z]+",/, '')))
  })

  it('log: prints files, and one line where one cannot be read', () => {
    const directory = mkdtempSync(join(tmpdir(), 'ottla-debug-'))
    try {
      execFileSync('tar', ['xzf', join(PACKAGES, 'log', 'testdata', 'golden', '1-started.tar.gz'), '-C', directory])
      const partition = join(directory, '1-started', '__cluster_metadata-0')
      const segment = join(partition, `${'0'.repeat(20)}.log`)
      const { status, stdout } = ottla(['log', segment, join(partition, 'quorum-state')])
      expect(status).toBe(0)
      expect(stdout).toContain('Log starting offset: 0\nbaseOffset: 0 lastOffset: 2 count: 3 ')
      expect(stdout).toContain(`Dumping ${join(partition, 'quorum-state')}\n{"leaderId":1,`)
      const missing = ottla(['log', `${segment}.log`])
      expect(missing.status).toBe(1)
      expect(missing.stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(missing.stderr).toContain('ENOENT')
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})
