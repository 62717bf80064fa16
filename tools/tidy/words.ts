/** The project speaks of itself alone: no path of a machine, no host of a registry, no word of how it was made. */
import { type Finding, lineOf, type SourceFile } from './files.ts'

const words: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\/work\/(?:main|shared)\b|\/root\/|\/home\/[a-z]/g, what: 'a path of one machine' },
  { pattern: /\.\.\/shared\b|\.\.\/\.library\b/g, what: 'a path outside the project' },
  {
    pattern: /registry\.(?:npmjs|yarnpkg)|repo1?\.maven|repo\.maven|files\.pythonhosted|proxy\.golang/g,
    what: 'a registry host',
  },
  { pattern: /\bhelper [A-Z]\d?\b|\bsubagent|\bthis issue\b|\bissue #?\d+\b(?! of)/gi, what: 'the workplace' },
]

export function foreignWords(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = []
  for (const file of files) {
    if (/\/testdata\/|^tools\/tidy\//.test(file.path)) continue
    for (const { pattern, what } of words) {
      for (const match of file.text.matchAll(pattern)) {
        findings.push({ path: file.path, line: lineOf(file.text, match.index), message: `${match[0]}: names ${what}` })
      }
    }
  }
  return findings
}
