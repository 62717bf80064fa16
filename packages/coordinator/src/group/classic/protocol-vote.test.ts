import { describe, expect, it } from 'vitest'
import { ClassicMember, EMPTY_BYTES } from './member.ts'
import { selectProtocol } from './protocol-vote.ts'

function members(...offers: string[][]): ClassicMember[] {
  return offers.map(
    (names, i) =>
      new ClassicMember({
        memberId: `m${i}`,
        groupInstanceId: null,
        clientId: '',
        clientHost: '',
        protocolType: 'consumer',
        rebalanceTimeoutMs: 0,
        sessionTimeoutMs: 0,
        protocols: names.map((name) => ({ name, metadata: EMPTY_BYTES })),
        assignment: EMPTY_BYTES,
      }),
  )
}

describe('selectProtocol', () => {
  it('takes the favourite of most among what all offer', () => {
    expect(selectProtocol(members(['range', 'sticky'], ['sticky', 'range'], ['sticky', 'range']))).toBe('sticky')
    expect(selectProtocol(members(['range', 'sticky'], ['sticky', 'other'], ['other', 'sticky']))).toBe('sticky')
    expect(selectProtocol(members(['only']))).toBe('only')
  })

  it('gives null where nothing is common', () => {
    expect(selectProtocol(members(['range'], ['sticky']))).toBeNull()
    expect(selectProtocol([])).toBeNull()
  })

  it('counts a name that a member repeats once', () => {
    expect(selectProtocol(members(['range', 'range', 'sticky'], ['sticky']))).toBe('sticky')
  })

  it('breaks a tie in the same way whoever joined first', () => {
    const one = selectProtocol(members(['range', 'roundrobin'], ['roundrobin', 'range']))
    const other = selectProtocol(members(['roundrobin', 'range'], ['range', 'roundrobin']))
    expect(one).toBe(other)
  })
})
