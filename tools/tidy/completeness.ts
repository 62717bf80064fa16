/** Things that belong together are all there: tables with golden bytes and handlers, scripts with a runner, docs. */
import { type Finding, packageOf, type SourceFile } from './files.ts'

/** Every API is served by a handler of its number, or stands in docs/design.md with the step that will serve it. */
export function apis(files: readonly SourceFile[]): Finding[] {
  const design = files.find((file) => file.path === 'docs/design.md')?.text ?? ''
  const handlers = new Set(
    files.flatMap((file) => /^packages\/broker\/src\/handlers\/(\d{3})-[a-z-]+\.ts$/.exec(file.path)?.[1] ?? []),
  )
  const findings: Finding[] = []
  for (const file of files) {
    const match = /^packages\/protocol\/tables\/apis\/(\d{3})-([a-z-]+)\.txt$/.exec(file.path)
    if (match === null) continue
    const [, number, name] = match as unknown as [string, string, string]
    const row = new RegExp(`^\\| ${Number(number)} \\|[^|]*\\| ([^|]*)\\|`, 'm').exec(design)
    if (row === null) {
      findings.push({ path: file.path, line: 0, message: `${number}-${name} has no row in docs/design.md` })
      continue
    }
    const served = row[1]!.trim().startsWith('served')
    if (served !== handlers.has(number)) {
      const message = served
        ? 'is called served in docs/design.md but has no handler'
        : 'has a handler that docs/design.md denies'
      findings.push({ path: file.path, line: 0, message: `${number}-${name} ${message}` })
    }
  }
  return findings
}

/** A script that no test runs proves nothing. */
export function scripts(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = []
  for (const file of files) {
    if (!/^packages\/[^/]+\/testdata\/[^/]+\.txt$/.test(file.path)) continue
    const owner = packageOf(file.path)
    const name = file.path.split('/').at(-1)!
    const run = files.some(
      (test) =>
        packageOf(test.path) === owner &&
        test.path.endsWith('.test.ts') &&
        (test.text.includes(name) || /runScripts\(|testdata\/?['"`]\s*[,)]/.test(test.text)),
    )
    if (!run) findings.push({ path: file.path, line: 0, message: 'no test of its package runs this script' })
  }
  return findings
}

/** Every package says what it is for, and every dependency why it is there. */
export function documents(files: readonly SourceFile[]): Finding[] {
  const paths = new Set(files.map((file) => file.path))
  const reasons = files.find((file) => file.path === 'docs/dependencies.md')?.text ?? ''
  const findings: Finding[] = []
  for (const file of files) {
    if (file.path !== 'package.json' && !/^packages\/[^/]+\/package\.json$/.test(file.path)) continue
    const readme = file.path.replace('package.json', 'README.md')
    if (!paths.has(readme)) findings.push({ path: file.path, line: 0, message: `there is no ${readme}` })
    const json = JSON.parse(file.text) as Record<string, Record<string, string> | undefined>
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      for (const [name, version] of Object.entries(json[kind] ?? {})) {
        if (name.startsWith('@ottla/')) continue
        if (!/^\d/.test(version))
          findings.push({ path: file.path, line: 0, message: `${name} ${version}: pin it exactly` })
        if (!reasons.includes(`\`${name}\``)) {
          findings.push({ path: file.path, line: 0, message: `${name} has no line in docs/dependencies.md` })
        }
      }
    }
  }
  return findings
}
