import { describe, expect, it } from 'vitest'
import { parseTable, TableError } from './parse.ts'
import { MAX_VERSION } from './schema.ts'

describe('the table language', () => {
  it('reads a message with nested, shared and tagged fields', () => {
    const table = parseTable(
      'apis/099-x',
      `api 99 X  listeners broker controller

request XRequest  versions 1-3  flexible 2+  unstable-latest
  Name     string     0+  null 2+  default null  ignorable
  Offset   int64      1-2  default -1  bigint
  Topics   []Topic    2+  tag 0 2+
    Id     uuid       2+  key
    Other  Shared     3
  More     []Shared   3+
struct Shared  versions 3+
  Value    int32      3+
`,
    )
    expect(table.api).toEqual({ key: 99, name: 'X', listeners: ['broker', 'controller'] })
    const message = table.messages[0]!
    expect(message).toMatchObject({ key: 99, kind: 'request', versions: { first: 1, last: 3 }, latestUnstable: true })
    expect(message.flexible).toEqual({ first: 2, last: MAX_VERSION })
    expect(message.root.fields.map((field) => field.jsonName)).toEqual(['name', 'offset', 'topics', 'more'])
    expect(message.root.fields[0]).toMatchObject({ nullable: { first: 2 }, default: { kind: 'null' }, ignorable: true })
    expect(message.root.fields[1]).toMatchObject({ default: { kind: 'number', value: -1n }, bigint: true })
    expect(message.root.fields[2]?.tag).toEqual({ number: 0, versions: { first: 2, last: MAX_VERSION } })
    expect(message.structs.map((struct) => [struct.name, struct.fields.length])).toEqual([
      ['Topic', 2],
      ['Shared', 1],
    ])
  })

  it.each([
    ['an unknown attribute', '  A int32 0+ sometimes'],
    ['a struct without fields', '  A Thing 0+'],
    ['fields below a primitive', '  A int32 0+\n    B int32 0+'],
    ['a field twice', '  A int32 0+\n  A int32 0+'],
    ['a bad range', '  A int32 one'],
    ['an empty range', '  A int32 3-2'],
    ['a bad default', '  A int32 0+ default x'],
    ['an odd indent', '   A int32 0+'],
    ['a line that ends early', '  A int32'],
    ['a struct defined twice', '  A S 0+\n    B int32 0+\nstruct S  versions 0+\n  B int32 0+'],
  ])('refuses %s and says where', (_, lines) => {
    expect(() => parseTable('x', `data X  versions 0  flexible none\n${lines}\n`)).toThrow(TableError)
    expect(() => parseTable('x', `data X  versions 0  flexible none\n${lines}\n`)).toThrow(/^x:\d+: /)
  })
})
