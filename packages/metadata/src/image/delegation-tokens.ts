import type { DelegationTokenRecord, RemoveDelegationTokenRecord } from '@ottla/protocol'
import { createDelegationTokenRecord } from '@ottla/protocol'
import { type ImageWriter, sortedByKey } from './writer.ts'

/** A delegation token without its secret (KIP-900): the HMAC is derived from the token's id. Principals as `User:name`. */
export interface DelegationToken {
  readonly tokenId: string
  readonly owner: string
  readonly requester: string
  readonly renewers: readonly string[]
  readonly issueTimestamp: number
  readonly maxTimestamp: number
  readonly expirationTimestamp: number
}

export class DelegationTokenImage {
  static readonly EMPTY: DelegationTokenImage = new DelegationTokenImage(new Map())
  readonly tokens: ReadonlyMap<string, DelegationToken>

  constructor(tokens: ReadonlyMap<string, DelegationToken>) {
    this.tokens = tokens
  }
}

export function writeDelegationTokens(image: DelegationTokenImage, writer: ImageWriter): void {
  for (const token of image.tokens.values()) {
    writer.write('DelegationTokenRecord', createDelegationTokenRecord({ ...token, renewers: [...token.renewers] }))
  }
}

export class DelegationTokenDelta {
  readonly image: DelegationTokenImage
  /** Tokens by id; null is one that is gone. */
  readonly changes: Map<string, DelegationToken | null> = new Map()

  constructor(image: DelegationTokenImage) {
    this.image = image
  }

  set(record: DelegationTokenRecord): void {
    const { tokenId, owner, requester, renewers, issueTimestamp, maxTimestamp, expirationTimestamp } = record
    const token = { tokenId, owner, requester, renewers, issueTimestamp, maxTimestamp, expirationTimestamp }
    this.changes.set(tokenId, token)
  }

  remove(record: RemoveDelegationTokenRecord): void {
    this.changes.set(record.tokenId, null)
  }

  finishSnapshot(): void {
    for (const id of this.image.tokens.keys()) if (!this.changes.has(id)) this.changes.set(id, null)
  }

  apply(): DelegationTokenImage {
    return new DelegationTokenImage(sortedByKey(this.image.tokens, this.changes))
  }
}
