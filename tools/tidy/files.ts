/** The project's tracked text files, read once. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly text: string
}

export interface Finding {
  readonly path: string
  /** From 1; 0 for the file as a whole. */
  readonly line: number
  readonly message: string
}

const TEXT = /\.(ts|mts|mjs|cjs|js|json|md|txt|tsv|yml|yaml|py|java|sh|xml)$/

/** Tracked files and those that git does not know yet and does not ignore. */
export function readFiles(root: string): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  const files: SourceFile[] = []
  for (const path of new Set(listed.split('\0'))) {
    if (path === '' || !TEXT.test(path) || path === 'package-lock.json') continue
    try {
      files.push({ path, text: readFileSync(join(root, path), 'utf8') })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return files
}

/** `packages/log/src/x.ts` -> `log`; null outside packages. */
export function packageOf(path: string): string | null {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? null
}

export function isTest(path: string): boolean {
  return /\.(test|fuzz|bench|test-support)\.ts$/.test(path)
}

export function lineOf(text: string, index: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i !== -1 && i < index; i = text.indexOf('\n', i + 1)) line++
  return line
}
