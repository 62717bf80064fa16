import { describe, expect, it } from 'vitest'
import { parseTable } from '../packages/protocol/src/table/parse.ts'
import { tableCode } from './gen/message-code.ts'
import { staleFiles } from './gen.ts'

describe('generated code', () => {
  it('is what the tables say', () => {
    expect(staleFiles()).toEqual([])
  })

  it('follows a change of one line of a table', () => {
    const table = (line: string) =>
      parseTable('apis/x', `api 1 X  listeners broker\n\nrequest X  versions 0-2  flexible 2+\n${line}\n`)
    expect(tableCode(table('  Name string 0+'))).toContain(
      'name: version <= 1 ? reader.string() : reader.compactString(),',
    )
    expect(tableCode(table('  Name string 1+'))).toContain(
      `name: version <= 0 ? '' : version <= 1 ? reader.string() : reader.compactString(),`,
    )
    expect(tableCode(table('  Name string 1+'))).toContain('unsupportedField')
    expect(tableCode(table('  Name string 1+ ignorable'))).not.toContain('unsupportedField')
  })
})
